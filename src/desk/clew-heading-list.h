/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

GtkListBox *clew_heading_list_add (GtkWidget *box, const char *heading);
