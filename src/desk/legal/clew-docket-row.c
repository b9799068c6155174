/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-row.h"

#include "desk/clew-accessible.h"
#include "desk/clew-pill.h"
#include "records/clew-day-words.h"
#include "records/clew-state-words.h"

#include <glib/gi18n.h>

#include <adwaita.h>

static const char *
icon_for (ClewDocketEntry *entry)
{
  if (entry->overdue)
    return "dialog-warning-symbolic";
  switch (entry->kind)
    {
    case CLEW_DOCKET_REVIEW:
      return "alarm-symbolic";
    case CLEW_DOCKET_RELEASE_ENDS:
      return "document-edit-symbolic";
    case CLEW_DOCKET_HEARING:
    case CLEW_DOCKET_N_KINDS:
    default:
      return "x-office-calendar-symbolic";
    }
}

/* Initials, not names: a docket lies open on the desk while others pass. */
static char *
title_for (ClewDocketEntry *entry)
{
  if (entry->where == NULL)
    /* Translators: a participant's initials, then what is due */
    return g_strdup_printf (_ ("%s · %s"), entry->initials, entry->what);
  /* Translators: a participant's initials, what is due, in which court */
  return g_strdup_printf (_ ("%s · %s, %s"), entry->initials, entry->what, entry->where);
}

static void
add_part (GPtrArray *parts, char *part)
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, part);
  else
    g_free (part);
}

static char *
subtitle_for (ClewDocketEntry *entry, ClewDay today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_part (parts, g_strdup (entry->cause_number));
  if (entry->kind != CLEW_DOCKET_RELEASE_ENDS)
    add_part (parts, clew_case_describe_standing (entry->standing));
  if (entry->moved_from != CLEW_DAY_UNKNOWN)
    {
      g_autofree char *from = clew_day_words_short (entry->moved_from, today);

      /* Translators: a hearing was moved; %s is the date on which it was first set */
      add_part (parts, g_strdup_printf (_ ("moved from %s"), from));
    }
  if (entry->overdue)
    add_part (parts, g_strdup (entry->kind == CLEW_DOCKET_REVIEW ? _ ("review date passed")
                                                                 : _ ("no outcome entered")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

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

static char *
spoken (ClewDocketEntry *entry, ClewDay today, const char *title, const char *subtitle)
{
  g_autofree char *day = clew_day_words_long (entry->day);
  g_autofree char *time = clew_time_words (entry->time);
  g_autofree char *release = clew_release_words (entry->release, entry->release_day, today);

  /* Translators: spoken for one row: date and time, title, details, release state */
  return g_strdup_printf (_ ("%s %s: %s. %s. Release: %s"), day, time != NULL ? time : "",
                             title, subtitle, release);
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
  GtkWidget       *icon = gtk_image_new_from_icon_name (icon_for (entry));
  GtkWidget       *next = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *title = title_for (entry);
  g_autofree char *subtitle = subtitle_for (entry, today);
  g_autofree char *sentence = spoken (entry, today, title, subtitle);

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
