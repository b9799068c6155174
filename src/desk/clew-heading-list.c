/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-heading-list.h"

#include "desk/clew-accessible.h"

/**
 * clew_heading_list_add:
 * @box: where to append them
 * @heading: what the list is; a screen reader calls it so
 *
 * Returns: (transfer none): a boxed list, in a box of its own under the heading
 */
GtkListBox *
clew_heading_list_add (GtkWidget *box, const char *heading)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *label = gtk_label_new (heading);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  clew_accessible_set_name (list, heading);
  gtk_box_append (GTK_BOX (group), label);
  gtk_box_append (GTK_BOX (group), list);
  gtk_box_append (GTK_BOX (box), group);
  return GTK_LIST_BOX (list);
}
