/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-boxed-rows.h"

#include "desk/clew-accessible.h"

#include <glib/gi18n.h>

/**
 * clew_boxed_row_new:
 * @icon_name: (nullable): a symbolic icon, beside the words
 * @title: what it is
 * @subtitle: (nullable): what there is to say
 *
 * Returns: (transfer floating): a row that is read; see clew_boxed_row_lead_to()
 */
GtkWidget *
clew_boxed_row_new (const char *icon_name, const char *title, const char *subtitle)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *spoken = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL && *subtitle != '\0')
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      /* Translators: spoken: the first and the second line of a row */
      spoken = g_strdup_printf (_ ("%s, %s"), title, subtitle);
    }
  clew_accessible_set_name (row, spoken != NULL ? spoken : title);
  if (icon_name != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

      gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

/**
 * clew_boxed_row_lead_to:
 * @row: a row of clew_boxed_row_new()
 * @action: an action that carries an id
 * @id: the id
 *
 * Makes a press go there; the list calls clew_boxed_list_activate().
 */
void
clew_boxed_row_lead_to (GtkWidget *row, const char *action, const char *id)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "clew-action", (gpointer)g_intern_string (action));
  g_object_set_data_full (G_OBJECT (row), "clew-id", g_strdup (id), g_free);
}

/**
 * clew_boxed_row_new_property:
 * @label: what is told
 * @value: what it is
 *
 * Returns: (transfer floating): a row with a small label above the value
 */
GtkWidget *
clew_boxed_row_new_property (const char *label, const char *value)
{
  GtkWidget *row = clew_boxed_row_new (NULL, label, value);

  gtk_widget_add_css_class (row, "clew-property");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static int
find_focused (GtkListBox *list)
{
  GtkRoot       *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget     *focused = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (focused != NULL && (focused == GTK_WIDGET (row) ||
                            gtk_widget_is_ancestor (focused, GTK_WIDGET (row))))
      return i;
  return -1;
}

/**
 * clew_boxed_list_fill:
 * @list: a list
 * @rows: (element-type GtkWidget): the rows that it shows from now on
 *
 * Shows the list only if there are rows. Somebody whose focus was on a row
 * stays at that place.
 */
void
clew_boxed_list_fill (GtkListBox *list, GPtrArray *rows)
{
  int            focused = find_focused (list);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (list, g_ptr_array_index (rows, i));
  gtk_widget_set_visible (GTK_WIDGET (list), rows->len > 0);
  if (focused >= 0 && rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (rows, MIN ((guint)focused, rows->len - 1)));
}

/**
 * clew_boxed_list_activate:
 * @list: a list
 * @row: the row that was pressed
 *
 * Goes where the row leads.
 */
void
clew_boxed_list_activate (GtkListBox *list, GtkListBoxRow *row)
{
  const char *action = g_object_get_data (G_OBJECT (row), "clew-action");
  const char *id = g_object_get_data (G_OBJECT (row), "clew-id");

  if (action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (row), action, "s", id);
}
