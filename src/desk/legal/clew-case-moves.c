/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-case-moves.h"

#include "desk/legal/clew-case-entry.h"
#include "desk/legal/clew-decision-window.h"
#include "desk/legal/clew-legal-task.h"
#include "records/clew-case.h"

#include <glib/gi18n.h>

/* Each deed is entered in the window that enters it elsewhere, too. */
static const struct
{
  const char           *label;
  const ClewRecordTask *task; /* (nullable): of a decision */
  ClewDecisionKind      decision;
} deeds[CLEW_N_DEEDS] = {
  [CLEW_DEED_HOLD_FILING] = { N_ ("Hold Filing in Abeyance…"), NULL, CLEW_DECISION_HOLD_FILING },
  [CLEW_DEED_HOLD_FILED_CASE] = { N_ ("Hold Filed Case, Then Dismiss…"), NULL,
                                  CLEW_DECISION_HOLD_FILED_CASE },
  [CLEW_DEED_ORDINARY_COURSE] = { N_ ("Ordinary Course…"), NULL,
                                  CLEW_DECISION_ORDINARY_COURSE },
  [CLEW_DEED_DECLINE] = { N_ ("Decline to File…"), NULL, CLEW_DECISION_DECLINE },
  [CLEW_DEED_FILED] = { N_ ("Enter Filing Date…"), &clew_task_case_filed },
  [CLEW_DEED_ADD_WARRANT] = { N_ ("Add Warrant…"), &clew_task_add_warrant },
  [CLEW_DEED_QUASHED] = { N_ ("Warrant Quashed…"), &clew_task_quashed },
  [CLEW_DEED_SERVED] = { N_ ("Warrant Served…"), &clew_task_served },
  [CLEW_DEED_SET_HEARING] = { N_ ("Set Plea, Trial, Sentencing or Dismissal…"),
                              &clew_task_add_hearing },
  [CLEW_DEED_CLOSED] = { N_ ("Case Closed…"), &clew_task_case_closed },
};

/**
 * clew_case_moves_find:
 * @row: a case
 * @to: the stage that is wanted
 * @deeds: (out): ways to bring it there
 * @n_deeds: (out): how many
 *
 * Returns: as clew_stage_find_move()
 */
ClewMoveAnswer
clew_case_moves_find (ClewCaseRow  *row,
                      ClewCaseStage to,
                      ClewStageDeed found[CLEW_MOVE_MOST_DEEDS],
                      guint        *n_deeds)
{
  ClewMoveFrom from = { row->stage.stage, row->beneath, row->is_filed, row->holds_filed,
                        row->n_warrants };

  return clew_stage_find_move (&from, to, found, n_deeds);
}

/**
 * clew_case_moves_label:
 * @deed: what can be entered
 *
 * Returns: how a menu calls it, translated
 */
const char *
clew_case_moves_label (ClewStageDeed deed)
{
  return _ (deeds[deed].label);
}

/**
 * clew_case_moves_refusal:
 * @answer: why a case can't be brought to another stage
 * @to: to which
 *
 * Returns: (transfer full): the reason and what can be done, translated
 */
char *
clew_case_moves_refusal (ClewMoveAnswer answer, ClewCaseStage to)
{
  const char *reason;

  switch (answer)
    {
    case CLEW_MOVE_RESOLVED:
      reason = _ ("This case is resolved. If that is a mistake, correct it on the page of the "
                  "case.");
      break;
    case CLEW_MOVE_FILED:
      reason = _ ("This case is filed, and what is filed doesn’t return to the filing queue.");
      break;
    case CLEW_MOVE_UNDATED:
      reason = _ ("The decision is about a filed case, but no filing date is entered. Enter it on "
                  "the page of the case.");
      break;
    case CLEW_MOVE_WARRANT:
      reason = _ ("A warrant stands. Once it is quashed or served, the case is where its other "
                  "dates and decisions put it.");
      break;
    case CLEW_MOVE_WARRANTS:
      reason = _ ("More than one warrant stands. Enter under Warrants what became of each.");
      break;
    case CLEW_MOVE_SET:
      reason = _ ("This case is set for disposition until the outcome of that hearing is entered. "
                  "Enter it on the docket or on the page of the case.");
      break;
    case CLEW_MOVE_HERE:
    case CLEW_MOVE_POSSIBLE:
    default:
      reason = _ ("This case is at that stage.");
    }
  /* Translators: a stage of a case, then why a case can't be brought there */
  return g_strdup_printf (_ ("%s: %s"), clew_stage_label (to), reason);
}

static void
begin_decision (GtkWidget *page, ClewOffice *office, const char *court_case, ClewDecisionKind kind)
{
  GtkWindow          *parent = GTK_WINDOW (gtk_widget_get_root (page));
  ClewDecisionWindow *window = clew_decision_window_new (parent, office, court_case);

  clew_decision_window_choose (window, kind);
  gtk_window_present (GTK_WINDOW (window));
}

/* The one that stands; else the case itself. */
static ClewRecord *
find_record (ClewCase *court_case, const ClewRecordTask *task)
{
  if (task->kind == &clew_kind_court_case)
    return court_case->record;
  for (guint i = 0; i < court_case->warrants->len; i++)
    {
      ClewRecord *warrant = g_ptr_array_index (court_case->warrants, i);

      if (clew_record_get_text (warrant, "quashed_on") == NULL &&
          clew_record_get_text (warrant, "served_on") == NULL)
        return warrant;
    }
  return NULL;
}

/**
 * clew_case_moves_begin:
 * @page: a widget of the window to stand over
 * @office: an open office
 * @court_case: id of the case
 * @deed: what is to be entered
 *
 * Opens the window in which it is entered. Nothing is changed before that is done.
 */
void
clew_case_moves_begin (GtkWidget    *page,
                       ClewOffice   *office,
                       const char   *court_case,
                       ClewStageDeed deed)
{
  const ClewRecordTask *task = deeds[deed].task;
  ClewRecord           *record;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewCase) loaded = NULL;

  if (task == NULL)
    {
      begin_decision (page, office, court_case, deeds[deed].decision);
      return;
    }
  loaded = clew_case_load (clew_office_get_store (office), court_case, &error);
  if (loaded == NULL)
    {
      clew_case_entry_show_problem (page, error);
      return;
    }
  if (task == &clew_task_add_warrant || task == &clew_task_add_hearing)
    {
      clew_case_entry_add (page, office, task, court_case,
                           clew_record_get_id (loaded->participant));
      return;
    }
  record = find_record (loaded, task);
  if (record != NULL)
    clew_case_entry_begin (page, office, task, record);
}
