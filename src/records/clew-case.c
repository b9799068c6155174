/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-case.h"

#include "records/clew-facts.h"
#include "records/clew-hearing-kind.h"

#include <glib/gi18n-lib.h>

/* Later than anything that can be entered. */
#define LATE_ENOUGH clew_day_new (2200, 12, 31)

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
  ClewCaseDates dates = clew_case_read_dates (court_case);
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
  /* The day of enrollment does not depend on the day of asking. */
  dates.enrolled = clew_facts_get_enrollment (facts, LATE_ENOUGH).enrolled;
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
  g_clear_pointer (&court_case->moves, g_ptr_array_unref);
  g_clear_pointer (&court_case->conditions, g_ptr_array_unref);
  g_clear_pointer (&court_case->custody, g_ptr_array_unref);
  g_clear_pointer (&court_case->concerns, g_ptr_array_unref);
  g_clear_pointer (&court_case->related, g_ptr_array_unref);
  g_clear_pointer (&court_case->disclosures, g_ptr_array_unref);
  g_clear_pointer (&court_case->conferences, g_ptr_array_unref);
  g_clear_pointer (&court_case->steps, g_ptr_array_unref);
  g_clear_pointer (&court_case->step_events, g_ptr_array_unref);
  g_clear_pointer (&court_case->received, g_ptr_array_unref);
  g_clear_pointer (&court_case->hearing_names, g_hash_table_unref);
  g_free (court_case);
}

#define CONFERENCES_SQL                                                                       \
  "SELECT id FROM case_conference WHERE court_case = ?1 AND withdraws IS NULL AND id NOT IN " \
  "(SELECT withdraws FROM case_conference WHERE withdraws IS NOT NULL)"

#define STANDS CLEW_MOVE_STANDS_SQL ("hearing_move")

/* What hangs on a case, each in its order. */
static const struct
{
  const ClewKind *kind;
  const char     *where;
  gsize           offset;
} parts[] = {
  { &clew_kind_charge, "court_case = ? ORDER BY position, rowid",
    G_STRUCT_OFFSET (ClewCase, charges) },
  { &clew_kind_hearing, "court_case = ? ORDER BY on_day DESC NULLS FIRST, at_time DESC",
    G_STRUCT_OFFSET (ClewCase, hearings) },
  { &clew_kind_warrant, "court_case = ? ORDER BY issued_on DESC",
    G_STRUCT_OFFSET (ClewCase, warrants) },
  { &clew_kind_decision, "court_case = ? ORDER BY on_day DESC, rowid DESC",
    G_STRUCT_OFFSET (ClewCase, decisions) },
  { &clew_kind_hearing_move,
    "hearing IN (SELECT id FROM hearing WHERE court_case = ? AND removed IS NULL) "
    "AND " STANDS " ORDER BY rowid DESC",
    G_STRUCT_OFFSET (ClewCase, moves) },
  { &clew_kind_court_condition, "court_case = ? ORDER BY due_on NULLS LAST, rowid",
    G_STRUCT_OFFSET (ClewCase, conditions) },
  { &clew_kind_custody_stay, "court_case = ? ORDER BY booked_on DESC",
    G_STRUCT_OFFSET (ClewCase, custody) },
  { &clew_kind_concern, "court_case = ? ORDER BY on_day DESC, rowid DESC",
    G_STRUCT_OFFSET (ClewCase, concerns) },
  { &clew_kind_disclosure,
    "ground <> 'mistake' AND participant = (SELECT participant FROM court_case WHERE id = ?1) "
    "AND (court_case = ?1 OR court_case IS NULL AND agency IN (SELECT a.id FROM agency a WHERE "
    "a.kind IN ('prosecutor', 'city_attorney', 'court', 'public_defender'))) "
    "AND NOT EXISTS (SELECT 1 FROM disclosure x WHERE x.corrects = disclosure.id) "
    "ORDER BY on_day DESC, rowid DESC",
    G_STRUCT_OFFSET (ClewCase, disclosures) },
  { &clew_kind_case_conference, "id IN (" CONFERENCES_SQL ") ORDER BY on_day DESC, rowid DESC",
    G_STRUCT_OFFSET (ClewCase, conferences) },
  { &clew_kind_agreed_step, "conference IN (" CONFERENCES_SQL ") ORDER BY rowid",
    G_STRUCT_OFFSET (ClewCase, steps) },
  { &clew_kind_agreed_step_event,
    "step IN (SELECT id FROM agreed_step WHERE conference IN (" CONFERENCES_SQL ")) "
    "ORDER BY rowid",
    G_STRUCT_OFFSET (ClewCase, step_events) },
  { &clew_kind_received,
    "participant = (SELECT participant FROM court_case WHERE id = ?1) "
    "AND (court_case IS NULL OR court_case = ?1) AND NOT EXISTS (SELECT 1 FROM received_event m "
    "WHERE m.received = received.id AND m.kind = 'mistake') ORDER BY received_on DESC, rowid DESC",
    G_STRUCT_OFFSET (ClewCase, received) },
};

static GPtrArray **
get_part (ClewCase *court_case, guint part)
{
  return G_STRUCT_MEMBER_P (court_case, parts[part].offset);
}

/* The other cases: related from either side, the one that this follows and those that follow it. */
static gboolean
load_related (ClewStore *store, ClewCase *court_case, GError **error)
{
  const char *id = clew_record_get_id (court_case->record);

  court_case->related = clew_record_select (
    store, &clew_kind_court_case, error,
    "id IN (SELECT related FROM related_case WHERE court_case = ?1 AND removed IS NULL "
    "UNION SELECT court_case FROM related_case WHERE related = ?1 AND removed IS NULL "
    "UNION SELECT follows FROM court_case WHERE id = ?1 "
    "UNION SELECT id FROM court_case WHERE follows = ?1) ORDER BY rowid",
    "s", id);
  if (court_case->related == NULL)
    return FALSE;
  clew_case_redact_all (court_case->related);
  return TRUE;
}

static gboolean
load_parts (ClewStore *store, ClewCase *court_case, GError **error)
{
  const char *id = clew_record_get_id (court_case->record);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GPtrArray **part = get_part (court_case, i);

      if (court_case->is_shown)
        *part = clew_record_select (store, parts[i].kind, error, parts[i].where, "s", id);
      else
        *part = g_ptr_array_new_with_free_func (g_object_unref);
      if (*part == NULL)
        return FALSE;
    }
  court_case->hearing_names = clew_hearing_kind_load_names (store, id, error);
  if (court_case->hearing_names == NULL)
    return FALSE;
  if (court_case->is_shown)
    return load_related (store, court_case, error);
  court_case->related = g_ptr_array_new_with_free_func (g_object_unref);
  return TRUE;
}

/**
 * clew_case_redact:
 * @court_case: (transfer full): a case's record
 *
 * What may be shown of it (clew_case_is_shown()): of a case that was sealed or vacated
 * whose it is and that it was. Such a record names no court, so it can't be saved
 * by mistake over the whole one.
 *
 * Returns: (transfer full): @court_case, or what is left of it
 */
ClewRecord *
clew_case_redact (ClewRecord *court_case)
{
  static const char *const kept[] = { "participant", "sealed_on", "vacated_on" };
  ClewCaseDates            dates = clew_case_read_dates (court_case);
  ClewRecord              *left;

  if (clew_case_is_shown (dates.sealed, dates.vacated))
    return court_case;
  left = clew_record_copy (court_case);
  for (guint i = 0; clew_kind_court_case.fields[i].column != NULL; i++)
    clew_record_set_nothing (left, clew_kind_court_case.fields[i].column);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    clew_record_set_text (left, kept[i], clew_record_get_text (court_case, kept[i]));
  g_object_unref (court_case);
  return left;
}

/**
 * clew_case_redact_all:
 * @cases: (element-type ClewRecord): records of cases, which it owns
 *
 * clew_case_redact() for each.
 */
void
clew_case_redact_all (GPtrArray *cases)
{
  for (guint i = 0; i < cases->len; i++)
    cases->pdata[i] = clew_case_redact (cases->pdata[i]);
}

/* As of now: nothing of it can lie in the future. */
static void
load_enrollment (ClewStore *store, ClewCase *court_case)
{
  g_autoptr (ClewFacts) facts = clew_facts_load (
    store, clew_record_get_id (court_case->participant), NULL);

  if (facts != NULL)
    court_case->enrollment = clew_facts_get_enrollment (facts, LATE_ENOUGH);
}

/**
 * clew_case_load:
 * @store: a store
 * @id: a case's id
 * @error: return location
 *
 * Of a case that was sealed or vacated nothing hangs on it, and its record is redacted.
 *
 * Returns: (transfer full): the case with all that hangs on it
 */
ClewCase *
clew_case_load (ClewStore *store, const char *id, GError **error)
{
  g_autoptr (ClewCase) court_case = g_new0 (ClewCase, 1);
  ClewCaseDates dates;

  court_case->record = clew_record_load (store, &clew_kind_court_case, id, error);
  if (court_case->record == NULL)
    return NULL;
  dates = clew_case_read_dates (court_case->record);
  court_case->is_shown = clew_case_is_shown (dates.sealed, dates.vacated);
  court_case->record = clew_case_redact (court_case->record);
  court_case->participant =
    clew_record_load (store, &clew_kind_participant,
                      clew_record_get_text (court_case->record, "participant"), error);
  if (court_case->participant == NULL || !load_parts (store, court_case, error))
    return NULL;
  if (court_case->is_shown)
    court_case->standing = clew_case_load_standing (store, court_case->record, NULL);
  load_enrollment (store, court_case);
  return g_steal_pointer (&court_case);
}

/**
 * clew_case_list:
 * @store: a store
 * @participant: a participant's id
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): the participant's
 *   cases, those still open first, then the latest filed, those sealed or vacated
 *   redacted and last
 */
GPtrArray *
clew_case_list (ClewStore *store, const char *participant, GError **error)
{
  GPtrArray *cases = clew_record_select (
    store, &clew_kind_court_case, error,
    "participant = ? ORDER BY sealed_on IS NOT NULL OR vacated_on IS NOT NULL, "
    "closed_on IS NOT NULL, coalesce (filed_on, arrested_on, incident_on) DESC",
    "s", participant);

  if (cases != NULL)
    clew_case_redact_all (cases);
  return cases;
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
 * clew_case_get_hidden_label:
 * @court_case: a case
 *
 * Returns: (nullable): what to call a case of which nothing else is shown, translated; %NULL for
 *   one that is shown
 */
const char *
clew_case_get_hidden_label (const ClewCase *court_case)
{
  if (court_case->is_shown)
    return NULL;
  return clew_record_get_text (court_case->record, "vacated_on") != NULL ? _ ("Vacated case")
                                                                         : _ ("Sealed case");
}

/**
 * clew_case_get_hearing_name:
 * @court_case: a case
 * @hearing: one of its hearings
 *
 * Returns: what the hearing is called: by the site, or else by its kind, translated
 */
const char *
clew_case_get_hearing_name (const ClewCase *court_case, ClewRecord *hearing)
{
  const char *id = clew_record_get_text (hearing, "site_kind");
  const char *name = id != NULL ? g_hash_table_lookup (court_case->hearing_names, id) : NULL;

  return name != NULL ? name : clew_record_get_choice_label (hearing, "kind");
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

/**
 * clew_stage_label:
 * @stage: a stage
 *
 * Returns: how people call it, translated
 */
const char *
clew_stage_label (ClewCaseStage stage)
{
  static const char *const labels[CLEW_N_STAGES] = {
    [CLEW_STAGE_FILING_QUEUE] = N_ ("Filing queue"),
    [CLEW_STAGE_HELD] = N_ ("Held in abeyance"),
    [CLEW_STAGE_FILED] = N_ ("Filed"),
    [CLEW_STAGE_WARRANT] = N_ ("Warrant"),
    [CLEW_STAGE_SET_FOR_DISPOSITION] = N_ ("Set for disposition"),
    [CLEW_STAGE_RESOLVED] = N_ ("Resolved"),
  };

  return _ (labels[stage]);
}
