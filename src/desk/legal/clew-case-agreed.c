/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-case-page-private.h"

#include "desk/clew-message.h"
#include "desk/clew-pill.h"
#include "desk/legal/clew-case-entry.h"
#include "desk/legal/clew-case-rows.h"
#include "records/clew-conference.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

/* Conferences on a case's page, and what was agreed at them. */

static void
note_step (ClewCasePage *page, const char *step, ClewStepEventKind what)
{
  g_autoptr (GError) error = NULL;

  if (!clew_step_note (page->office, step, what, &error))
    clew_case_entry_show_problem (GTK_WIDGET (page), error);
}

static void
step_done_cb (GtkWidget *button, ClewCasePage *page)
{
  note_step (page, g_object_get_data (G_OBJECT (button), "step"), CLEW_STEP_DONE);
}

static void
step_not_needed_cb (GtkWidget *button, ClewCasePage *page)
{
  note_step (page, g_object_get_data (G_OBJECT (button), "step"), CLEW_STEP_NOT_NEEDED);
}

static void
step_open_cb (GtkWidget *button, ClewCasePage *page)
{
  note_step (page, g_object_get_data (G_OBJECT (button), "step"), CLEW_STEP_OPEN_AGAIN);
}

static void
add_step_button (ClewCasePage *page,
                 GtkWidget    *steps,
                 const char   *id,
                 const char   *label,
                 GCallback     callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (button), "step", g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", callback, page, 0);
  clew_wrap_box_append (CLEW_WRAP_BOX (steps), button);
}

static GtkWidget *
step_pill (const ClewAgreedStep *step, ClewDay today)
{
  ClewDay          due = clew_record_get_day (step->record, "due_on");
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (!step->is_open)
    {
      day = clew_day_words_short (step->closed_on, today);
      /* Translators: of an agreed step; %s is a date */
      text = g_strdup_printf (_ ("Over since %s"), day);
      return clew_pill_new ("emblem-ok-symbolic", text, CLEW_PILL_PLAIN);
    }
  if (due == CLEW_DAY_UNKNOWN)
    return NULL;
  text = clew_day_words_relative (due, today);
  return clew_pill_new ("alarm-symbolic", text, due < today ? CLEW_PILL_BAD : CLEW_PILL_CAREFUL);
}

static void
add_agreed (ClewCasePage         *page,
            const ClewConference *conference,
            const ClewAgreedStep *step,
            gboolean              goes_on,
            ClewDay               today)
{
  const char      *id = clew_record_get_id (step->record);
  ClewDay          due = clew_record_get_day (step->record, "due_on");
  g_autofree char *agreed = clew_day_words (clew_record_get_day (conference->record, "on_day"));
  g_autofree char *due_day = due != CLEW_DAY_UNKNOWN ? clew_day_words (due) : NULL;
  /* Translators: of a step that was agreed; %s is a date */
  g_autofree char *by = due_day != NULL ? g_strdup_printf (_ ("due by %s"), due_day) : NULL;
  /* Translators: of a step; %s is a date */
  g_autofree char *since = g_strdup_printf (_ ("agreed %s"), agreed);
  g_autofree char *detail = clew_case_rows_join (
    clew_record_get_choice_label (step->record, "whose"), by, since);
  GtkWidget *row = clew_case_row_new (clew_record_get_choice_label (step->record, "kind"), detail,
                                      step_pill (step, today));
  GtkWidget *steps;

  clew_case_page_place (page, page->agreed, id, row);
  if (!goes_on)
    return;
  steps = clew_case_page_add_steps (page, page->agreed, id);
  if (step->is_open)
    {
      add_step_button (page, steps, id, _ ("Done"), G_CALLBACK (step_done_cb));
      add_step_button (page, steps, id, _ ("Not Needed"), G_CALLBACK (step_not_needed_cb));
    }
  else
    add_step_button (page, steps, id, _ ("Open Again"), G_CALLBACK (step_open_cb));
}

static char *
join_agencies (const ClewConference *conference)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < conference->agencies->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (conference->agencies, i));
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("; ", (char **)names->pdata);
}

static char *
list_topics (ClewRecord *conference)
{
  const char *topics = clew_record_get_text (conference, "topics");
  g_auto (GStrv) ids = g_strsplit (topics != NULL ? topics : "", " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *label = clew_choice_get_label (clew_topics, ids[i]);

      if (label != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", label);
    }
  if (clew_record_get_yes (conference, "nothing_helpful"))
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                            _ ("Nothing helpful to share right now"));
  return g_string_free (text, FALSE);
}

static void
withdraw_answer_cb (GtkWindow *question, const char *response, ClewCasePage *page)
{
  g_autoptr (GError) error = NULL;
  const char *id = g_object_get_data (G_OBJECT (question), "conference");

  if (g_str_equal (response, CLEW_MESSAGE_GO) &&
      !clew_conference_withdraw (page->office, id, &error))
    clew_case_entry_show_problem (GTK_WIDGET (page), error);
}

static const char withdraw_text[] =
  N_ ("It is taken off this page, and the participant’s list of disclosures says that it was "
      "entered by mistake. Nothing is erased. This can’t be undone.");

/* It can't be undone: the ledger says so for ever. */
static void
withdraw_cb (GtkWidget *button, ClewCasePage *page)
{
  GtkWindow  *window = GTK_WINDOW (gtk_widget_get_root (button));
  const char *heading = _ ("Was There No Such Conference?");
  const char *go = _ ("Entered by _Mistake");
  const char *stay = _ ("_Keep It");
  const char *text = _ (withdraw_text);
  GtkWindow  *question = clew_message_new_question (window, heading, text, stay, go, TRUE);

  g_object_set_data_full (G_OBJECT (question), "conference",
                          g_strdup (g_object_get_data (G_OBJECT (button), "step")), g_free);
  g_signal_connect_object (question, "response", G_CALLBACK (withdraw_answer_cb), page, 0);
  gtk_window_present (question);
}

static void
add_conference (ClewCasePage *page, const ClewConference *conference)
{
  ClewRecord      *record = conference->record;
  const char      *id = clew_record_get_id (record);
  g_autofree char *day = clew_day_words (clew_record_get_day (record, "on_day"));
  g_autofree char *title = clew_case_rows_join (
    day, clew_record_get_choice_label (record, "method"), NULL);
  g_autofree char *agencies = join_agencies (conference);
  g_autofree char *topics = list_topics (record);
  g_autofree char *detail = g_strdup_printf ("%s\n%s", agencies, topics);
  GtkWidget       *row = clew_case_row_new (title, detail, NULL);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  clew_case_page_place (page, page->conferences, id, row);
  add_step_button (page, clew_case_page_add_steps (page, page->conferences, id), id,
                   _ ("Entered by Mistake…"), G_CALLBACK (withdraw_cb));
}

/* For clew-case-prepare.c: shows what was talked about and agreed. */
void
clew_case_page_show_agreed (ClewCasePage *page, const ClewCase *court_case, ClewDay today)
{
  gboolean goes_on = clew_enrollment_has_cases_open (court_case->enrollment.state);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conferences = clew_conference_list (clew_office_get_store (page->office),
                                                            page->id, &error);
  guint n_steps = 0;

  for (guint i = 0; conferences != NULL && i < conferences->len; i++)
    {
      const ClewConference *conference = g_ptr_array_index (conferences, i);

      add_conference (page, conference);
      for (guint j = 0; j < conference->steps->len; j++)
        {
          const ClewAgreedStep *step = g_ptr_array_index (conference->steps, j);

          /* Of the last one also what is over, so that it can be opened again. */
          if (!step->is_open && i > 0)
            continue;
          add_agreed (page, conference, step, goes_on, today);
          n_steps++;
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (page->agreed), n_steps > 0);
  if (conferences == NULL)
    clew_case_page_add_text (page, page->conferences, _ ("The records can’t be read now."));
  else if (conferences->len == 0)
    clew_case_page_add_text (page, page->conferences, _ ("No conference is recorded."));
}
