/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* Rows of the boxed lists on a person's page: an icon, what it is, what there
 * is to say, and perhaps where a press leads. Each is one spoken sentence. */

GtkWidget *clew_boxed_row_new (const char *icon_name, const char *title, const char *subtitle);
void       clew_boxed_row_lead_to (GtkWidget *row, const char *action, const char *id);
GtkWidget *clew_boxed_row_new_property (const char *label, const char *value);
void       clew_boxed_list_fill (GtkListBox *list, GPtrArray *rows);
void       clew_boxed_list_activate (GtkListBox *list, GtkListBoxRow *row);
