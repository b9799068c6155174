/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-office.h"

GtkWidget *clew_neutral_words_new (void);
void       clew_neutral_words_present (GtkWindow *parent, ClewOffice *office, const char *id);
