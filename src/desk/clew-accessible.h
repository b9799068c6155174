/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* GTK 4.8 gives icon buttons, menu buttons and list rows names that say
 * nothing ("GtkImage", "GtkMenuButton", ""), and buttons with a mnemonic two
 * names in one ("_Open Open"). These put it right. */

void clew_accessible_set_name (GtkWidget *widget, const char *name);
void clew_accessible_set_description (GtkWidget *widget, const char *description);
void clew_menu_button_set_accessible_name (GtkMenuButton *button, const char *name);
void clew_accessible_mend (GtkWidget *root);
void clew_row_set_accessible_name (GtkWidget *child, const char *name);
