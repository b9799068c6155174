/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-case-entry.h"

#include "desk/clew-message.h"
#include "desk/legal/clew-outcome-window.h"
#include "desk/legal/clew-record-window.h"
#include "records/clew-case.h"

#include <glib/gi18n.h>

/**
 * clew_case_entry_show_toast:
 * @page: a widget of the main window
 * @text: what was done, which can be undone
 */
void
clew_case_entry_show_toast (GtkWidget *page, const char *text)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (page, ADW_TYPE_TOAST_OVERLAY);
  AdwToast  *toast;

  if (toasts == NULL)
    return;
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
}

/**
 * clew_case_entry_say:
 * @window: a window over the main window
 * @text: what was done in it, which can be undone
 */
void
clew_case_entry_say (GtkWindow *window, const char *text)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (ADW_IS_APPLICATION_WINDOW (parent))
    clew_case_entry_show_toast (
      adw_application_window_get_content (ADW_APPLICATION_WINDOW (parent)), text);
}

static GtkWindow *
find_window (GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/**
 * clew_case_entry_show_problem:
 * @page: a widget of the window to stand over
 * @error: why nothing was changed
 */
void
clew_case_entry_show_problem (GtkWidget *page, const GError *error)
{
  gtk_window_present (clew_message_new_problem (find_window (page), _ ("Nothing Was Changed"),
                                                                       error));
}

static void
present (GtkWidget *page, ClewOffice *office, const ClewRecordTask *task, ClewRecord *record)
{
  ClewRecordWindow *window = clew_record_window_new (find_window (page), office, task, record);

  g_signal_connect_object (window, "removed", G_CALLBACK (clew_case_entry_show_toast), page,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

/* A move is entered from the date that the hearing has now, so that what stays is seen. */
static ClewRecord *
new_move (ClewOffice *office, ClewRecord *hearing)
{
  ClewRecord *move = clew_record_new (&clew_kind_hearing_move);

  clew_record_set_text (move, "hearing", clew_record_get_id (hearing));
  clew_record_set_day (move, "on_day", clew_office_today (office));
  clew_record_set_text (move, "to_day", clew_record_get_text (hearing, "on_day"));
  clew_record_set_text (move, "to_time", clew_record_get_text (hearing, "at_time"));
  return move;
}

/* The new concern is about the same as the one that was answered. */
static ClewRecord *
new_concern (ClewRecord *answered)
{
  static const char *const columns[] = { "court_case", "kind", "about", "decision_kind" };
  ClewRecord              *concern = clew_record_new (&clew_kind_concern);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    clew_record_set_text (concern, columns[i], clew_record_get_text (answered, columns[i]));
  clew_record_set_text (concern, "follows", clew_record_get_id (answered));
  return concern;
}

/**
 * clew_case_entry_begin:
 * @page: a widget of the window to stand over
 * @office: an open office
 * @task: (nullable): what is entered of @record; %NULL for the outcome of a hearing
 * @record: a record that is kept
 */
void
clew_case_entry_begin (GtkWidget            *page,
                       ClewOffice           *office,
                       const ClewRecordTask *task,
                       ClewRecord           *record)
{
  g_autoptr (ClewRecord) added = NULL;

  if (task == NULL)
    {
      clew_case_entry_present_outcome (find_window (page), office, clew_record_get_id (record));
      return;
    }
  if (task == &clew_task_move_hearing)
    record = added = new_move (office, record);
  else if (task == &clew_task_raise_again)
    record = added = new_concern (record);
  present (page, office, task, record);
}

/**
 * clew_case_entry_add:
 * @page: a widget of the window to stand over
 * @office: an open office
 * @task: what is added
 * @court_case: id of the case to which
 * @participant: id of the person whose it is
 */
void
clew_case_entry_add (GtkWidget            *page,
                     ClewOffice           *office,
                     const ClewRecordTask *task,
                     const char           *court_case,
                     const char           *participant)
{
  g_autoptr (ClewRecord) record = clew_record_new (task->kind);

  clew_record_set_text (record, "court_case", court_case);
  if (clew_kind_find_field (task->kind, "participant", NULL) != NULL)
    clew_record_set_text (record, "participant", participant);
  present (page, office, task, record);
}

static void
show_case_cb (GtkWindow *window, const char *id)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-case", "s", id);
}

/**
 * clew_case_entry_present_case:
 * @parent: (nullable): the window to stand over
 * @office: an open office
 * @participant: (nullable): id of the person whose case it is; nothing opens without one
 *
 * Opens the window in which a new case is entered. Once kept, the case is shown.
 */
void
clew_case_entry_present_case (GtkWindow *parent, ClewOffice *office, const char *participant)
{
  ClewRecordWindow *window;
  g_autoptr (ClewRecord) court_case = NULL;

  if (participant == NULL)
    return;
  court_case = clew_record_new (&clew_kind_court_case);
  clew_record_set_text (court_case, "participant", participant);
  window = clew_record_window_new (parent, office, &clew_task_add_case, court_case);
  g_signal_connect (window, "kept", G_CALLBACK (show_case_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * clew_case_entry_present_outcome:
 * @parent: (nullable): the window to stand over
 * @office: an open office
 * @hearing: (nullable): id of the hearing; nothing opens without one
 *
 * Opens the window in which the outcome of a hearing and the next date are entered.
 */
void
clew_case_entry_present_outcome (GtkWindow *parent, ClewOffice *office, const char *hearing)
{
  ClewOutcomeWindow *window;
  g_autoptr (ClewRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  if (hearing == NULL)
    return;
  record = clew_record_load (clew_office_get_store (office), &clew_kind_hearing, hearing, &error);
  if (record == NULL)
    {
      gtk_window_present (
        clew_message_new_problem (parent, _ ("This Hearing Can’t Be Shown"), error));
      return;
    }
  window = clew_outcome_window_new (parent, office, record);
  gtk_window_present (GTK_WINDOW (window));
}

/* The one that was due first, or that comes next; one without a date when there is no other. */
static ClewRecord *
find_open_hearing (const ClewCase *court_case)
{
  ClewRecord *next = NULL;

  for (guint i = 0; i < court_case->hearings->len; i++)
    {
      ClewRecord *hearing = g_ptr_array_index (court_case->hearings, i);

      if (clew_record_get_text (hearing, "outcome") == NULL &&
          (next == NULL || clew_record_get_text (hearing, "on_day") != NULL))
        next = hearing;
    }
  return next;
}

static void
say_no_hearing (GtkWindow *parent)
{
  GtkWidget *toasts = ADW_IS_APPLICATION_WINDOW (parent)
                        ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (parent))
                        : NULL;

  if (ADW_IS_TOAST_OVERLAY (toasts))
    adw_toast_overlay_add_toast (
      ADW_TOAST_OVERLAY (toasts),
      adw_toast_new (_ ("No hearing of this case waits for an outcome")));
}

/**
 * clew_case_entry_present_case_outcome:
 * @parent: (nullable): the window to stand over
 * @office: an open office
 * @court_case: (nullable): id of a case; nothing opens without one
 *
 * Opens the window for the outcome of the hearing that was due first or comes next.
 */
void
clew_case_entry_present_case_outcome (GtkWindow  *parent,
                                      ClewOffice *office,
                                      const char *court_case)
{
  ClewRecord *hearing;
  g_autoptr (ClewCase) loaded = NULL;
  g_autoptr (GError) error = NULL;

  if (court_case == NULL)
    return;
  loaded = clew_case_load (clew_office_get_store (office), court_case, &error);
  if (loaded == NULL)
    {
      gtk_window_present (
        clew_message_new_problem (parent, _ ("This Case Can’t Be Shown"), error));
      return;
    }
  hearing = find_open_hearing (loaded);
  if (hearing != NULL)
    clew_case_entry_present_outcome (parent, office, clew_record_get_id (hearing));
  else
    say_no_hearing (parent);
}
