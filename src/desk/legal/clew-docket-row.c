/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-row.h"

#include "desk/clew-accessible.h"
#include "desk/clew-pill.h"
#include "desk/legal/clew-docket-words.h"
#include "records/clew-day-words.h"

#include <adwaita.h>

static GtkWidget *
when_label (ClewDocketEntry *entry, ClewDay today)
{
  g_autofree char *words = entry->overdue ? clew_day_words_short (entry->day, today)
                                          : clew_time_words (entry->time);
  GtkWidget       *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
pill_for (ClewDocketEntry *entry, ClewDay today)
{
  g_autofree char *relative = NULL;

  if (!entry->overdue)
    return clew_pill_new_release (entry->release, entry->release_day, today);
  relative = clew_day_words_relative (entry->day, today);
  return clew_pill_new ("appointment-missed-symbolic", relative, CLEW_PILL_BAD);
}

/**
 * clew_docket_row_new:
 * @entry: what is due
 * @today: today
 *
 * Returns: (transfer floating): a row that can be activated
 */
GtkWidget *
clew_docket_row_new (ClewDocketEntry *entry, ClewDay today)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *icon = gtk_image_new_from_icon_name (clew_docket_words_icon (entry));
  GtkWidget       *next = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *title = clew_docket_words_title (entry);
  g_autofree char *subtitle = clew_docket_words_details (entry, today);
  g_autofree char *sentence = clew_docket_words_spoken (entry, today);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), when_label (entry, today));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill_for (entry, today));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  clew_accessible_set_name (row, sentence);
  gtk_widget_set_name (row, "docket-row");
  g_object_set_data_full (G_OBJECT (row), "entry", g_object_ref (entry), g_object_unref);
  return row;
}

/**
 * clew_docket_row_open:
 * @widget: where somebody chose it
 * @entry: what is due
 *
 * Goes to the case, or to the release that ends.
 */
void
clew_docket_row_open (GtkWidget *widget, ClewDocketEntry *entry)
{
  if (entry->court_case != NULL)
    gtk_widget_activate_action (widget, "win.show-case", "s", entry->court_case);
  else
    gtk_widget_activate_action (widget, "win.show-release", "s", entry->id);
}
