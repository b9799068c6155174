/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-case.h"

#include "records/clew-facts.h"

#include <glib/gi18n-lib.h>

/**
 * clew_case_load_standing:
 * @store: a store
 * @court_case: a case's record
 * @error: return location
 *
 * Returns: the class of the case, from its dates and the participant's
 *   enrollment; unknown also when reading fails
 */
ClewCaseStanding
clew_case_load_standing (ClewStore *store, ClewRecord *court_case, GError **error)
{
  ClewCaseDates dates = {
    .incident = clew_record_get_day (court_case, "incident_on"),
    .arrested = clew_record_get_day (court_case, "arrested_on"),
    .filed = clew_record_get_day (court_case, "filed_on"),
  };
  g_autoptr (ClewFacts) facts = NULL;
  g_autoptr (ClewRows) rows = NULL;

  facts = clew_facts_load (store, clew_record_get_text (court_case, "participant"), error);
  if (facts == NULL)
    return (ClewCaseStanding){ CLEW_CASE_CLASS_UNKNOWN, FALSE };
  rows = clew_store_query (store, error,
                           "SELECT min (issued_on) FROM warrant "
                           "WHERE court_case = ? AND removed IS NULL",
                           "s", clew_record_get_id (court_case));
  if (rows == NULL)
    return (ClewCaseStanding){ CLEW_CASE_CLASS_UNKNOWN, FALSE };
  if (clew_rows_next (rows, NULL))
    dates.warrant_issued = clew_day_from_iso (clew_rows_get_text (rows, 0));
  /* The day of enrollment does not depend on the day of asking, so any day
   * late enough will do. */
  dates.enrolled = clew_facts_get_enrollment (facts, clew_day_new (2200, 12, 31)).enrolled;
  return clew_case_classify (&dates);
}

/**
 * clew_case_free:
 * @court_case: (nullable): a case
 */
void
clew_case_free (ClewCase *court_case)
{
  if (court_case == NULL)
    return;
  g_clear_object (&court_case->record);
  g_clear_object (&court_case->participant);
  g_clear_pointer (&court_case->charges, g_ptr_array_unref);
  g_clear_pointer (&court_case->hearings, g_ptr_array_unref);
  g_clear_pointer (&court_case->warrants, g_ptr_array_unref);
  g_clear_pointer (&court_case->decisions, g_ptr_array_unref);
  g_free (court_case);
}

static gboolean
load_parts (ClewStore *store, ClewCase *court_case, GError **error)
{
  const char *id = clew_record_get_id (court_case->record);

  court_case->charges = clew_record_select (store, &clew_kind_charge, error,
                                            "court_case = ? ORDER BY position, rowid", "s", id);
  if (court_case->charges == NULL)
    return FALSE;
  court_case->hearings = clew_record_select (
    store, &clew_kind_hearing, error,
    "court_case = ? ORDER BY on_day DESC NULLS FIRST, at_time DESC", "s", id);
  if (court_case->hearings == NULL)
    return FALSE;
  court_case->warrants = clew_record_select (store, &clew_kind_warrant, error,
                                             "court_case = ? ORDER BY issued_on DESC", "s", id);
  if (court_case->warrants == NULL)
    return FALSE;
  court_case->decisions = clew_record_select (store, &clew_kind_decision, error,
                                              "court_case = ? ORDER BY on_day DESC", "s", id);
  return court_case->decisions != NULL;
}

/**
 * clew_case_load:
 * @store: a store
 * @id: a case's id
 * @error: return location
 *
 * Returns: (transfer full): the case with all that hangs on it
 */
ClewCase *
clew_case_load (ClewStore *store, const char *id, GError **error)
{
  g_autoptr (ClewCase) court_case = g_new0 (ClewCase, 1);

  court_case->record = clew_record_load (store, &clew_kind_court_case, id, error);
  if (court_case->record == NULL)
    return NULL;
  court_case->participant =
    clew_record_load (store, &clew_kind_participant,
                      clew_record_get_text (court_case->record, "participant"), error);
  if (court_case->participant == NULL || !load_parts (store, court_case, error))
    return NULL;
  court_case->standing = clew_case_load_standing (store, court_case->record, NULL);
  return g_steal_pointer (&court_case);
}

/**
 * clew_case_list:
 * @store: a store
 * @participant: a participant's id
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): the participant's
 *   cases, those still open first, then the latest filed
 */
GPtrArray *
clew_case_list (ClewStore *store, const char *participant, GError **error)
{
  return clew_record_select (store, &clew_kind_court_case, error,
                             "participant = ? ORDER BY closed_on IS NOT NULL, "
                             "coalesce (filed_on, arrested_on, incident_on) DESC",
                             "s", participant);
}

/**
 * clew_case_class_label:
 * @class: a case's class
 *
 * Returns: (nullable): how people call it, translated
 */
const char *
clew_case_class_label (ClewCaseClass class)
{
  switch (class)
    {
    case CLEW_CASE_CLASS_PRE_EXISTING:
      return _ ("pre-existing");
    case CLEW_CASE_CLASS_POST_ENROLLMENT:
      return _ ("post-enrollment");
    case CLEW_CASE_CLASS_UNKNOWN:
    default:
      return NULL;
    }
}

/**
 * clew_case_describe_standing:
 * @standing: a case's class
 *
 * Returns: (transfer full) (nullable): the class with what there is to note
 *   about it, translated
 */
char *
clew_case_describe_standing (ClewCaseStanding standing)
{
  if (standing.from_filing_queue)
    return g_strdup (_ ("post-enrollment, from the filing queue (incident before enrollment)"));
  return g_strdup (clew_case_class_label (standing.class));
}

/**
 * clew_case_find_next_hearing:
 * @court_case: a case
 * @today: today
 *
 * Returns: (transfer none) (nullable): the first hearing from @today on that
 *   has no outcome yet
 */
ClewRecord *
clew_case_find_next_hearing (const ClewCase *court_case, ClewDay today)
{
  ClewRecord *next = NULL;

  for (guint i = 0; i < court_case->hearings->len; i++)
    {
      ClewRecord *hearing = g_ptr_array_index (court_case->hearings, i);

      if (clew_record_get_day (hearing, "on_day") >= today &&
          clew_record_get_text (hearing, "outcome") == NULL)
        next = hearing;
    }
  return next;
}
