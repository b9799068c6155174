/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-docket.h"

GtkWidget *clew_docket_row_new (ClewDocketEntry *entry, ClewDay today);
char      *clew_docket_row_dup_text (GtkWidget *row);
void       clew_docket_row_set_chosen (GtkWidget *row, gboolean chosen);
void       clew_docket_row_open (GtkWidget *widget, ClewDocketEntry *entry);
