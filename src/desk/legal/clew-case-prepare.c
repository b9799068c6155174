/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-case-page-private.h"

#include "desk/clew-accessible.h"
#include "desk/clew-pill.h"
#include "desk/clew-task-about.h"
#include "desk/legal/clew-case-rows.h"
#include "records/clew-conference.h"
#include "records/clew-day-words.h"
#include "records/clew-received.h"
#include "records/clew-release-detail.h"
#include "records/clew-state-words.h"

#include <glib/gi18n.h>

/* The part of a case's page from which a hearing is prepared. What somebody wrote in the
 * ledger in their own words is shown nowhere here: a prosecutor reads this (K17). */

/* More of one agency are on the page of the person. */
#define MOST_TOLD 5

static const char *
get_name (const ClewCaseAgency *agency)
{
  return clew_record_get_text (agency->record, "legal_name");
}

static void
clear_warnings (ClewCasePage *page)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page->warnings))) != NULL)
    gtk_box_remove (page->warnings, child);
}

/* @consent: (nullable): of what notices can be printed */
static void
add_warning (ClewCasePage *page, const char *text, const char *consent)
{
  GtkWidget *bar = gtk_info_bar_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (text);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_start (icon, 6);
  gtk_widget_set_margin_top (icon, 3);
  gtk_widget_set_margin_top (label, 3);
  gtk_widget_set_margin_bottom (label, 3);
  gtk_info_bar_add_child (GTK_INFO_BAR (bar), icon);
  gtk_info_bar_set_message_type (GTK_INFO_BAR (bar), GTK_MESSAGE_WARNING);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_info_bar_add_child (GTK_INFO_BAR (bar), label);
  if (consent != NULL)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Notices…"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.print-notices");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", consent);
      gtk_info_bar_add_child (GTK_INFO_BAR (bar), button);
    }
  gtk_box_append (page->warnings, bar);
}

static void
show_warnings (ClewCasePage *page, const ClewCaseSharing *sharing)
{
  for (guint i = 0; i < sharing->agencies->len; i++)
    {
      const ClewCaseAgency *agency = g_ptr_array_index (sharing->agencies, i);
      g_autofree char      *text = clew_case_agency_warning (agency);

      if (text != NULL)
        add_warning (page, text, agency->consent);
    }
}

/* What may be asked */

static void
add_line (GString *text, const char *line)
{
  if (line != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static char *
list_not_heard (GStrv heard)
{
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; clew_information_categories[i].id != NULL; i++)
    if (!g_strv_contains ((const char *const *)heard, clew_information_categories[i].id))
      g_strv_builder_add (others, clew_information_categories[i].id);
  ids = g_strv_builder_end (others);
  return ids[0] != NULL ? clew_release_list_categories ((const char *const *)ids) : NULL;
}

static void
describe_today (GString *text, const ClewCaseAgency *agency)
{
  g_autofree char *heard = NULL;
  g_autofree char *others = NULL;
  g_autofree char *line = NULL;
  g_autofree char *not_line = NULL;

  if (agency->hears[0] == NULL)
    {
      add_line (text, agency->why_not);
      return;
    }
  heard = clew_release_list_categories ((const char *const *)agency->hears);
  /* Translators: %s is a list of kinds of information */
  line = g_strdup_printf (_ ("May hear today: %s"), heard);
  add_line (text, line);
  others = list_not_heard (agency->hears);
  if (others == NULL)
    return;
  /* Translators: %s is a list of kinds of information */
  not_line = g_strdup_printf (_ ("May not hear: %s"), others);
  add_line (text, not_line);
}

static gboolean
is_same_then (const ClewCaseAgency *agency)
{
  return agency->hears_then == NULL ||
         g_strv_equal ((const char *const *)agency->hears,
                       (const char *const *)agency->hears_then);
}

/* On the day of the hearing, where it is another answer than today's. */
static void
describe_then (GString *text, const ClewCaseAgency *agency, ClewDay hearing)
{
  g_autofree char *day = NULL;
  g_autofree char *heard = NULL;
  g_autofree char *line = NULL;

  if (is_same_then (agency))
    return;
  day = clew_day_words (hearing);
  if (agency->hears_then[0] == NULL)
    /* Translators: first a date, then a sentence that says why */
    line = g_strdup_printf (_ ("On %s, at the hearing, nothing. %s"), day, agency->why_not_then);
  else
    {
      heard = clew_release_list_categories ((const char *const *)agency->hears_then);
      /* Translators: first a date, then a list of kinds of information */
      line = g_strdup_printf (_ ("On %s, at the hearing, only: %s"), day, heard);
    }
  add_line (text, line);
}

static void
describe_until (GString *text, const ClewCaseAgency *agency, ClewDay hearing)
{
  g_autofree char *day = NULL;
  g_autofree char *line = NULL;

  if (agency->hears[0] == NULL || agency->until == CLEW_DAY_UNKNOWN)
    return;
  day = clew_day_words (agency->until);
  if (hearing != CLEW_DAY_UNKNOWN && agency->until <= hearing)
    /* Translators: %s is a date */
    line = g_strdup_printf (_ ("Until %s, not including: ends before the hearing"), day);
  else
    /* Translators: of what a release lets an agency hear; %s is a date */
    line = g_strdup_printf (_ ("Until %s, not including"), day);
  add_line (text, line);
}

static GtkWidget *
hears_pill (const ClewCaseAgency *agency)
{
  if (agency->hears[0] == NULL)
    return clew_pill_new ("action-unavailable-symbolic", _ ("Nothing"), CLEW_PILL_BAD);
  if (!is_same_then (agency))
    return clew_pill_new ("alarm-symbolic", _ ("Not at the hearing"), CLEW_PILL_CAREFUL);
  return clew_pill_new ("emblem-ok-symbolic", _ ("May hear"), CLEW_PILL_GOOD);
}

static void
add_about_step (GtkWidget  *steps,
                const char *label,
                const char *spoken,
                const char *action,
                const char *about)
{
  GtkWidget       *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s %s", label, spoken);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", about);
  clew_accessible_set_name (button, name);
  clew_wrap_box_append (CLEW_WRAP_BOX (steps), button);
}

static void
add_asked (ClewCasePage         *page,
           const ClewCase       *court_case,
           const ClewCaseAgency *agency,
           ClewDay               hearing)
{
  const char      *id = clew_record_get_id (agency->record);
  gboolean         open = clew_enrollment_has_cases_open (court_case->enrollment.state);
  g_autofree char *title = clew_case_rows_join (get_name (agency), agency->person, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *about = clew_task_about_to_text (page->participant, page->id, id);
  GtkWidget       *row, *steps;

  describe_today (text, agency);
  describe_then (text, agency, hearing);
  describe_until (text, agency, hearing);
  row = clew_case_row_new (title, text->str, hears_pill (agency));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  clew_case_page_place (page, page->asked, id, row);
  steps = clew_case_page_add_steps (page, page->asked, id);
  /* A letter that the gate would refuse isn't offered. */
  if (open && agency->hears[0] != NULL)
    add_about_step (steps, _ ("Write Letter…"), get_name (agency), "win.write-letter", about);
  add_about_step (steps, _ ("Record What Was Told…"), get_name (agency), "win.record-told", about);
}

/* What was shared */

static void
add_icon (GtkWidget *row, const char *icon_name)
{
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
}

static GtkWidget *
permission_pill (const ClewSharedEntry *shared)
{
  g_autofree char *day = shared->since != CLEW_DAY_UNKNOWN ? clew_day_words (shared->since) : NULL;
  g_autofree char *text = NULL;

  switch (shared->state)
    {
    case CLEW_PERMISSION_TAKEN_BACK:
      /* Translators: of a permission; %s is a date */
      text = g_strdup_printf (_ ("Taken back %s"), day);
      return clew_pill_new ("edit-undo-symbolic", text, CLEW_PILL_BAD);
    case CLEW_PERMISSION_ENDED:
      /* Translators: of a permission; %s is a date */
      text = day != NULL ? g_strdup_printf (_ ("Ended %s"), day) : g_strdup (_ ("Ended"));
      return clew_pill_new ("alarm-symbolic", text, CLEW_PILL_CAREFUL);
    case CLEW_PERMISSION_NEVER:
      return clew_pill_new ("dialog-warning-symbolic", _ ("Not covered"), CLEW_PILL_BAD);
    case CLEW_PERMISSION_STANDS:
    default:
      return clew_pill_new ("emblem-ok-symbolic", _ ("In force"), CLEW_PILL_GOOD);
    }
}

static void
add_told (ClewCasePage *page, const ClewCaseAgency *agency, const ClewSharedEntry *shared)
{
  const ClewLedgerEntry *entry = shared->entry;
  const char            *method = clew_choice_get_label (clew_disclosure_methods, entry->method);
  const char            *kind = clew_choice_get_label (clew_outgoing_kinds, entry->paper_kind);
  g_autofree char       *day = clew_day_words (entry->on);
  g_autofree char       *title = clew_case_rows_join (day, get_name (agency), NULL);
  g_autofree char       *what = clew_release_list_categories (
          (const char *const *)entry->categories);
  g_autofree char *ground = clew_ledger_ground_words (entry);
  g_autofree char *how = clew_case_rows_join (kind != NULL ? kind : method, ground,
                                              entry->earlier->len > 0 ? _ ("corrected") : NULL);
  g_autofree char *detail = g_strdup_printf ("%s\n%s", what, how);
  GtkWidget       *row = clew_case_row_new (title, detail, permission_pill (shared));

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  clew_case_page_place (page, page->shared, entry->id, row);
}

static void
person_cb (ClewCasePage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "win.show-person", "s", page->participant);
}

static void
add_more_told (ClewCasePage *page, const ClewCaseAgency *agency)
{
  guint            n = agency->told->len - MOST_TOLD;
  g_autofree char *title = g_strdup_printf (ngettext ("%u earlier", "%u earlier", n), n);
  GtkWidget       *row = clew_case_row_new (title, _ ("On the page of the person, with all who "
                                                      "were told"),
                                                      NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  add_icon (row, "go-next-symbolic");
  g_signal_connect_object (row, "activated", G_CALLBACK (person_cb), page, G_CONNECT_SWAPPED);
  clew_case_page_place (page, page->shared, clew_record_get_id (agency->record), row);
}

static void
show_sharing (ClewCasePage *page, const ClewCase *court_case, const ClewCaseSharing *sharing)
{
  guint n = 0;

  for (guint i = 0; i < sharing->agencies->len; i++)
    {
      const ClewCaseAgency *agency = g_ptr_array_index (sharing->agencies, i);

      add_asked (page, court_case, agency, sharing->hearing);
      for (guint j = 0; j < agency->told->len && j < MOST_TOLD; j++)
        add_told (page, agency, g_ptr_array_index (agency->told, j));
      if (agency->told->len > MOST_TOLD)
        add_more_told (page, agency);
      n += agency->told->len;
    }
  if (sharing->agencies->len == 0)
    clew_case_page_add_text (page, page->asked,
                             _ ("No prosecutor, court or defender is in the directory of "
                                "agencies."));
  if (n == 0)
    clew_case_page_add_text (page, page->shared, _ ("Nothing was told to them."));
}

/* Letters */

static void
paper_cb (GtkWidget *row, ClewCasePage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "win.show-paper", "s",
                              g_object_get_data (G_OBJECT (row), "paper"));
}

/* Of this case, or of none but to one of its agencies. */
static gboolean
is_of_case (ClewCasePage *page, const ClewCaseSharing *sharing, const ClewLedgerEntry *entry)
{
  if (entry->court_case != NULL)
    return g_str_equal (entry->court_case, page->id);
  for (guint i = 0; i < sharing->agencies->len; i++)
    {
      const ClewCaseAgency *agency = g_ptr_array_index (sharing->agencies, i);

      if (g_strcmp0 (entry->agency, clew_record_get_id (agency->record)) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_letter (ClewCasePage *page, const ClewLedgerEntry *entry)
{
  const char      *kind = clew_choice_get_label (clew_outgoing_kinds, entry->paper_kind);
  g_autofree char *day = clew_day_words (entry->on);
  g_autofree char *detail = clew_case_rows_join (day, entry->recipient, entry->person);
  GtkWidget       *row = clew_case_row_new (kind, detail, NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  add_icon (row, "x-office-document-symbolic");
  g_object_set_data_full (G_OBJECT (row), "paper", g_strdup (entry->paper), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (paper_cb), page, 0);
  clew_case_page_place (page, page->letters, entry->id, row);
}

static void
show_letters (ClewCasePage *page, const ClewCaseSharing *sharing)
{
  guint n = 0;

  for (guint i = 0; i < sharing->ledger->len; i++)
    {
      const ClewLedgerEntry *entry = g_ptr_array_index (sharing->ledger, i);

      if (entry->paper == NULL || entry->paper_kind == NULL || !is_of_case (page, sharing, entry))
        continue;
      add_letter (page, entry);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (page->letters), n > 0);
}

/* What came before it was taken back is warned of as what was told is. */
static void
warn_of_received (ClewCasePage *page, ClewDay today)
{
  g_autoptr (GPtrArray) list = clew_received_list_for_case (clew_office_get_store (page->office),
                                                            page->id, today, NULL);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const ClewReceived *received = g_ptr_array_index (list, i);
      g_autofree char    *use = clew_received_dup_use (received);
      g_autofree char    *text = NULL;

      if (received->answer.use != CLEW_USE_TAKEN_BACK)
        continue;
      /* Translators: an agency, and that what it shared may not be used any more */
      text = g_strdup_printf (_ ("From %s: %s."), received->from, use);
      add_warning (page, text, NULL);
    }
}

/* What this office told; a prosecutor's office tells nothing under a release. */
static void
show_told (ClewCasePage *page, const ClewCase *court_case, ClewDay today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewCaseSharing) sharing = clew_case_sharing_load (
    clew_office_get_store (page->office), court_case, today, &error);

  if (sharing == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (page->letters), FALSE);
      clew_case_page_add_text (page, page->asked, _ ("The records can’t be read now."));
      clew_case_page_add_text (page, page->shared, _ ("The records can’t be read now."));
      return;
    }
  show_warnings (page, sharing);
  show_sharing (page, court_case, sharing);
  show_letters (page, sharing);
}

/* For clew-case-parts.c: shows from what a hearing is prepared. */
void
clew_case_page_prepare (ClewCasePage *page, const ClewCase *court_case, ClewDay today)
{
  gboolean         goes_on = clew_enrollment_has_cases_open (court_case->enrollment.state);
  gboolean         tells = clew_conference_tells (page->office);
  g_autofree char *away = clew_enrollment_away_words (court_case->enrollment);

  clear_warnings (page);
  if (away != NULL)
    add_warning (page, away, NULL);
  gtk_widget_set_visible (page->writing, goes_on && tells);
  gtk_widget_set_visible (GTK_WIDGET (page->asked), tells);
  gtk_widget_set_visible (GTK_WIDGET (page->shared), tells);
  gtk_widget_set_visible (GTK_WIDGET (page->letters), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "case.record-conference", goes_on);
  clew_case_page_show_agreed (page, court_case, today);
  if (tells)
    show_told (page, court_case, today);
  warn_of_received (page, today);
  gtk_widget_set_visible (GTK_WIDGET (page->warnings),
                          gtk_widget_get_first_child (GTK_WIDGET (page->warnings)) != NULL);
}
