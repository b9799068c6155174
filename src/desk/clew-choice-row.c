/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-choice-row.h"

#include "desk/clew-accessible.h"

#include <glib/gi18n.h>

/* Longer names go on in a next line. */
#define NAME_CHARS 34

static void
set_up_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget  *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), name);
  clew_row_set_accessible_name (label, name);
}

/**
 * clew_choice_row_show_whole:
 * @row: a row whose choices are strings
 *
 * As it comes, the row and its list cut long names, and two agencies look alike; this
 * shows them whole, in a second line.
 */
void
clew_choice_row_show_whole (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_choice_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  adw_combo_row_set_list_factory (row, factory);
  adw_combo_row_set_use_subtitle (row, TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
}

/**
 * clew_choice_row_new:
 * @title: what is chosen
 * @names: (array zero-terminated=1): the choices, translated
 *
 * Returns: (transfer floating): the row; "notify::selected" follows each choice
 */
AdwComboRow *
clew_choice_row_new (const char *title, const char *const *names)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("Choose…"));
  for (; *names != NULL; names++)
    gtk_string_list_append (choices, *names);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (row, G_LIST_MODEL (choices));
  clew_choice_row_show_whole (row);
  return row;
}

/**
 * clew_choice_row_new_for:
 * @title: what is chosen
 * @choices: the choices
 *
 * Returns: (transfer floating): the row, as of clew_choice_row_new()
 */
AdwComboRow *
clew_choice_row_new_for (const char *title, const ClewChoice *choices)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; choices[i].id != NULL; i++)
    g_ptr_array_add (names, (gpointer)clew_choice_get_label (choices, choices[i].id));
  g_ptr_array_add (names, NULL);
  return clew_choice_row_new (title, (const char *const *)names->pdata);
}

/**
 * clew_choice_row_get:
 * @row: a row
 *
 * Returns: the place of what is chosen, or -1
 */
int
clew_choice_row_get (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected == GTK_INVALID_LIST_POSITION ? -1 : (int)selected - 1;
}

/**
 * clew_choice_row_set:
 * @row: a row
 * @which: the place of a choice
 */
void
clew_choice_row_set (AdwComboRow *row, int which)
{
  adw_combo_row_set_selected (row, (guint)which + 1);
}
