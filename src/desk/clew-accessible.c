/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-accessible.h"

#include <string.h>

/**
 * clew_accessible_set_name:
 * @name: what a screen reader says, translated
 */
void
clew_accessible_set_name (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * clew_accessible_set_description:
 * @description: what a screen reader adds to the name, translated
 */
void
clew_accessible_set_description (GtkWidget *widget, const char *description)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (description != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/**
 * clew_menu_button_set_accessible_name:
 *
 * Names the menu button and the toggle inside it, which is what takes the focus.
 */
void
clew_menu_button_set_accessible_name (GtkMenuButton *button, const char *name)
{
  GtkWidget *toggle;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  clew_accessible_set_name (GTK_WIDGET (button), name);
  toggle = gtk_widget_get_first_child (GTK_WIDGET (button));
  if (toggle != NULL)
    clew_accessible_set_name (toggle, name);
}

/**
 * clew_row_set_accessible_name:
 * @child: what a factory put into the list item, or the child of a GtkListBoxRow
 * @name: one spoken sentence for the whole row
 *
 * Names the row that holds @child; call it at bind. In a column view, also
 * the row around the cell.
 */
void
clew_row_set_accessible_name (GtkWidget *child, const char *name)
{
  GtkWidget *row;
  GtkWidget *outer;

  g_return_if_fail (GTK_IS_WIDGET (child));

  row = gtk_widget_get_parent (child);
  if (row == NULL)
    return;
  clew_accessible_set_name (row, name);

  /* The cell's type is private in 4.8, so it is known by name only. */
  outer = gtk_widget_get_parent (row);
  if (outer != NULL && strcmp (G_OBJECT_TYPE_NAME (row), "GtkColumnViewCell") == 0)
    clew_accessible_set_name (outer, name);
}
