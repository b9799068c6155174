/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-case-list-private.h"

#include "records/clew-facts.h"
#include "records/clew-person-name.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* The cases are read in one query and what the stage follows from in one each, whatever their
 * number; the rules decide. */

G_DEFINE_FINAL_TYPE (ClewCaseRow, clew_case_row, G_TYPE_OBJECT)

static void
clew_case_row_finalize (GObject *object)
{
  ClewCaseRow *row = CLEW_CASE_ROW (object);

  clew_case_label_clear (&row->of);
  g_free (row->charge);
  g_free (row->hearing);
  g_free (row->hearing_at);
  g_free (row->hearing_kind);
  G_OBJECT_CLASS (clew_case_row_parent_class)->finalize (object);
}

static void
clew_case_row_class_init (ClewCaseRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_case_row_finalize;
}

static void
clew_case_row_init (ClewCaseRow *row)
{
}

/* Reads CLEW_LABEL_COLUMNS, which stand first. */
void
clew_case_label_read (ClewCaseLabel *label, ClewRows *rows)
{
  char *names[4];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    names[i] = g_strdup (clew_rows_get_text (rows, 1 + i));
  label->participant = g_strdup (clew_rows_get_text (rows, 0));
  label->name = clew_person_name_listed (names[0], names[1], names[2], names[3]);
  label->initials = clew_person_name_initials (names[0], names[1], names[2], names[3]);
  label->court_case = g_strdup (clew_rows_get_text (rows, 5));
  label->cause_number = g_strdup (clew_rows_get_text (rows, 6));
  label->court = g_strdup (clew_rows_get_text (rows, 7));
  label->department = g_strdup (clew_rows_get_text (rows, 8));
  label->prosecutor = g_strdup (clew_rows_get_text (rows, 9));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (names[i]);
}

void
clew_case_label_clear (ClewCaseLabel *label)
{
  g_free (label->court_case);
  g_free (label->participant);
  g_free (label->name);
  g_free (label->initials);
  g_free (label->cause_number);
  g_free (label->court);
  g_free (label->department);
  g_free (label->prosecutor);
}

int
clew_case_label_compare (const ClewCaseLabel *a, const ClewCaseLabel *b)
{
  int order = strcmp (a->name, b->name);

  if (order == 0)
    order = g_strcmp0 (a->cause_number, b->cause_number);
  return order != 0 ? order : g_strcmp0 (a->court_case, b->court_case);
}

/* Whether reading rows ended with @failure, which it hands on. */
gboolean
clew_rows_failed (GError *failure, GError **error)
{
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure != NULL;
}

/* From the columns day, review and reviewed. */
ClewDecision
clew_decision_read (ClewRows *rows, guint first, ClewDecisionKind kind)
{
  return (ClewDecision){ kind, clew_day_from_iso (clew_rows_get_text (rows, first)),
                         clew_day_from_iso (clew_rows_get_text (rows, first + 1)),
                         clew_day_from_iso (clew_rows_get_text (rows, first + 2)) };
}

/* A case being put together. */
typedef struct
{
  ClewCaseRow   *row;
  ClewCaseDates  dates;
  ClewStageFacts facts;
  GArray        *decisions;
  GArray        *hearings;
  GArray        *warrants;
  GArray        *charges;
  gint64         first_charge; /* position of the one shown */
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_clear_object (&sheet->row);
  g_clear_pointer (&sheet->decisions, g_array_unref);
  g_clear_pointer (&sheet->hearings, g_array_unref);
  g_clear_pointer (&sheet->warrants, g_array_unref);
  g_clear_pointer (&sheet->charges, g_array_unref);
  g_free (sheet);
}

/* Most cases have few of them, and many have none. */
#define ADD(array, item)                                   \
  G_STMT_START                                             \
  {                                                        \
    if ((array) == NULL)                                   \
      (array) = g_array_new (FALSE, FALSE, sizeof (item)); \
    g_array_append_val (array, item);                      \
  }                                                        \
  G_STMT_END

#define POINT(facts, member, array)                \
  G_STMT_START                                     \
  {                                                \
    if ((array) != NULL)                           \
      {                                            \
        (facts)->member = (gpointer)(array)->data; \
        (facts)->n_##member = (array)->len;        \
      }                                            \
  }                                                \
  G_STMT_END

static ClewStagePlace
find_place (Sheet *sheet, ClewDay today)
{
  ClewStageFacts *facts = &sheet->facts;

  facts->incident = sheet->dates.incident;
  facts->arrested = sheet->dates.arrested;
  facts->filed = sheet->dates.filed;
  facts->closed = sheet->dates.closed;
  POINT (facts, decisions, sheet->decisions);
  POINT (facts, hearings, sheet->hearings);
  POINT (facts, warrants, sheet->warrants);
  POINT (facts, charges, sheet->charges);
  return clew_stage_find_place (facts, today);
}

/* What is there was entered by today, whatever day it was in UTC. */
static ClewStageHearing
make_hearing (const char *kind,
              const char *outcome,
              const char *on,
              const char *created,
              ClewDay     today)
{
  char day[sizeof "2026-11-30"];

  g_strlcpy (day, created != NULL ? created : "", sizeof day);
  return (ClewStageHearing){ .on = clew_day_from_iso (on),
                             .set_on = MIN (clew_day_from_iso (day), today),
                             .disposes = clew_stage_disposes (kind),
                             .has_outcome = outcome != NULL,
                             .resolves = clew_stage_resolves (outcome) };
}

static ClewStageWarrant
make_warrant (const char *issued, const char *quashed, const char *served)
{
  ClewDay quashed_on = clew_day_from_iso (quashed);
  ClewDay served_on = clew_day_from_iso (served);
  ClewDay ended = MIN (quashed_on, served_on);

  if (ended == CLEW_DAY_UNKNOWN)
    ended = MAX (quashed_on, served_on);
  return (ClewStageWarrant){ clew_day_from_iso (issued), ended };
}

/* What every case of the list, and nothing else, must say. */
/* clang-format off */
#define WANTED \
  CLEW_LISTED_CASE "AND (?2 IS NULL OR c.court = ?2) AND (?3 IS NULL OR c.prosecutor = ?3) " \
  "AND (?4 IS NULL OR c.closed_on IS NULL OR c.closed_on >= ?4) "
#define OF_ONE "c.participant = ?1 AND "
#define OF_ALL "?1 IS NULL AND "
#define CASES(whose) \
  "SELECT " CLEW_LABEL_COLUMNS ", c.incident_on, c.arrested_on, c.filed_on, c.closed_on, " \
  "c.is_remote FROM court_case c " CLEW_JOIN_CASE "WHERE " whose WANTED
/* Of each part: 0 case, then what its reader wants. Of everybody without a look at the case: those
 * that are not on the list are found in no table, which costs less. */
#define PART_OF_ALL(columns, table, more) \
  "SELECT t.court_case, " columns " FROM " table " t WHERE t.removed IS NULL " more
#define PART_OF_ONE(columns, table, more) \
  "SELECT t.court_case, " columns " FROM court_case c JOIN " table " t ON t.court_case = c.id " \
  "WHERE c.participant = ?1 AND t.removed IS NULL " more
#define PART(columns, table, more) \
  PART_OF_ALL (columns, table, more), PART_OF_ONE (columns, table, more)
#define DECISIONS \
  PART ("t.kind, t.on_day, t.review_on, t.reviewed_on", "decision", "ORDER BY t.rowid")
#define HEARINGS \
  PART ("t.kind, t.outcome, t.on_day, t.created, t.at_time, t.id, " \
        "(SELECT k.name FROM hearing_kind k WHERE k.id = t.site_kind)", "hearing", \
        "AND (t.outcome IS NULL OR t.outcome IN ('dismissed', 'resolved') " \
        "OR t.kind IN ('plea', 'trial', 'sentencing', 'dismissal'))")
#define WARRANTS PART ("t.issued_on, t.quashed_on, t.served_on", "warrant", "")
#define CHARGES \
  PART ("t.disposed_on, t.disposition, t.description, t.position", "charge", "ORDER BY t.rowid")
/* clang-format on */

static void
take_decision (Sheet *sheet, ClewRows *rows, ClewDay today)
{
  ClewDecisionKind kind;
  ClewDecision     decision;

  if (!clew_decision_find_kind (clew_rows_get_text (rows, 1), &kind))
    return;
  decision = clew_decision_read (rows, 2, kind);
  ADD (sheet->decisions, decision);
}

static void
take_next (ClewCaseRow *row, ClewRows *rows, ClewDay on)
{
  const char *name = clew_rows_get_text (rows, 7);
  const char *at = clew_rows_get_text (rows, 5);

  if (row->hearing_on != CLEW_DAY_UNKNOWN &&
      (row->hearing_on < on || (row->hearing_on == on && g_strcmp0 (row->hearing_at, at) <= 0)))
    return;
  row->hearing_on = on;
  g_free (row->hearing);
  g_free (row->hearing_at);
  g_free (row->hearing_kind);
  row->hearing_at = g_strdup (at);
  row->hearing = g_strdup (clew_rows_get_text (rows, 6));
  if (name == NULL)
    name = clew_choice_get_label (clew_hearing_kinds, clew_rows_get_text (rows, 1));
  row->hearing_kind = g_strdup (name);
}

static void
take_hearing (Sheet *sheet, ClewRows *rows, ClewDay today)
{
  ClewStageHearing hearing =
    make_hearing (clew_rows_get_text (rows, 1), clew_rows_get_text (rows, 2),
                  clew_rows_get_text (rows, 3), clew_rows_get_text (rows, 4), today);

  if (hearing.disposes || hearing.resolves)
    ADD (sheet->hearings, hearing);
  if (!hearing.has_outcome && hearing.on != CLEW_DAY_UNKNOWN && hearing.on >= today)
    take_next (sheet->row, rows, hearing.on);
}

static void
take_warrant (Sheet *sheet, ClewRows *rows, ClewDay today)
{
  ClewStageWarrant warrant = make_warrant (clew_rows_get_text (rows, 1),
                                           clew_rows_get_text (rows, 2),
                                           clew_rows_get_text (rows, 3));

  ADD (sheet->warrants, warrant);
  sheet->row->n_warrants += warrant.issued <= today &&
                            (warrant.ended == CLEW_DAY_UNKNOWN || warrant.ended > today);
  if (sheet->dates.warrant_issued == CLEW_DAY_UNKNOWN ||
      warrant.issued < sheet->dates.warrant_issued)
    sheet->dates.warrant_issued = warrant.issued;
}

static void
take_charge (Sheet *sheet, ClewRows *rows, ClewDay today)
{
  ClewStageCharge charge = { clew_day_from_iso (clew_rows_get_text (rows, 1)),
                             g_strcmp0 (clew_rows_get_text (rows, 2), "amended") == 0 };
  gint64          position = clew_rows_get_number (rows, 4);

  ADD (sheet->charges, charge);
  if (sheet->row->charge == NULL || position < sheet->first_charge)
    {
      g_free (sheet->row->charge);
      sheet->row->charge = g_strdup (clew_rows_get_text (rows, 3));
      sheet->first_charge = position;
    }
  sheet->row->n_charges++;
}

static const struct
{
  const char *of_all;
  const char *of_one;
  void (*take) (Sheet *sheet, ClewRows *rows, ClewDay today);
} parts[] = {
  { DECISIONS, take_decision },
  { HEARINGS, take_hearing },
  { WARRANTS, take_warrant },
  { CHARGES, take_charge },
};

/* The sheets in @sheets, and by the case's id in @by_case. */
static gboolean
read_cases (ClewStore            *store,
            const ClewCaseFilter *filter,
            GPtrArray            *sheets,
            GHashTable           *by_case,
            GError              **error)
{
  const char *sql = filter->participant != NULL ? CASES (OF_ONE) : CASES (OF_ALL);
  g_autoptr (ClewRows) rows = clew_store_query (store, error, sql, "sssd", filter->participant,
                                                filter->court, filter->prosecutor,
                                                filter->resolved_from);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (clew_rows_next (rows, &failure))
    {
      Sheet *sheet = g_new0 (Sheet, 1);

      sheet->row = g_object_new (CLEW_TYPE_CASE_ROW, NULL);
      clew_case_label_read (&sheet->row->of, rows);
      sheet->dates = (ClewCaseDates){
        .incident = clew_day_from_iso (clew_rows_get_text (rows, CLEW_N_LABEL_COLUMNS)),
        .arrested = clew_day_from_iso (clew_rows_get_text (rows, CLEW_N_LABEL_COLUMNS + 1)),
        .filed = clew_day_from_iso (clew_rows_get_text (rows, CLEW_N_LABEL_COLUMNS + 2)),
        .closed = clew_day_from_iso (clew_rows_get_text (rows, CLEW_N_LABEL_COLUMNS + 3)),
      };
      sheet->row->is_remote = clew_rows_get_number (rows, CLEW_N_LABEL_COLUMNS + 4) == 1;
      g_ptr_array_add (sheets, sheet);
      g_hash_table_insert (by_case, sheet->row->of.court_case, sheet);
    }
  return !clew_rows_failed (failure, error);
}

static gboolean
read_parts (ClewStore  *store,
            const char *participant,
            ClewDay     today,
            GHashTable *by_case,
            GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (ClewRows) rows = NULL;
      GError *failure = NULL;

      if (participant != NULL)
        rows = clew_store_query (store, error, parts[i].of_one, "s", participant);
      else
        rows = clew_store_query (store, error, parts[i].of_all, NULL);
      if (rows == NULL)
        return FALSE;
      while (clew_rows_next (rows, &failure))
        {
          Sheet *sheet = g_hash_table_lookup (by_case, clew_rows_get_text (rows, 0));

          /* None where the case is not wanted. */
          if (sheet != NULL)
            parts[i].take (sheet, rows, today);
        }
      if (clew_rows_failed (failure, error))
        return FALSE;
    }
  return TRUE;
}

static void
find_review (Sheet *sheet, ClewDay today)
{
  const ClewStageFacts *facts = &sheet->facts;

  for (guint i = 0; i < facts->n_decisions; i++)
    {
      ClewReviewState state = clew_decision_get_review (facts->decisions, facts->n_decisions, i,
                                                        today);
      ClewDay         on = facts->decisions[i].review_on;

      if ((state == CLEW_REVIEW_WAITING || state == CLEW_REVIEW_DUE) &&
          (sheet->row->review_on == CLEW_DAY_UNKNOWN || on < sheet->row->review_on))
        sheet->row->review_on = on;
    }
}

/* For whoever wants to bring the case to another stage. */
static void
find_beneath (Sheet *sheet, ClewCaseRow *row, ClewDay today)
{
  ClewStageFacts facts = sheet->facts;
  int            i = clew_decision_find_governing (facts.decisions, facts.n_decisions,
                                                   CLEW_DECISION_ABOUT_CHARGE, today);

  row->is_filed = facts.filed != CLEW_DAY_UNKNOWN && facts.filed <= today;
  row->holds_filed = i >= 0 && facts.decisions[i].kind == CLEW_DECISION_HOLD_FILED_CASE;
  facts.n_warrants = 0;
  row->beneath = row->stage.stage == CLEW_STAGE_WARRANT ? clew_stage_find (&facts, today)
                                                        : row->stage.stage;
}

static gboolean
is_wanted (const ClewCaseRow *row, const ClewCaseFilter *filter)
{
  if (filter->has_stage && row->stage.stage != filter->stage)
    return FALSE;
  return row->stage.stage != CLEW_STAGE_RESOLVED || filter->resolved_from == CLEW_DAY_UNKNOWN ||
         row->stage.since >= filter->resolved_from;
}

typedef struct
{
  GHashTable *by_person; /* id → GPtrArray of Sheet */
  ClewDay     today;
} Classify;

static gboolean
classify (const ClewFacts *facts, gpointer data)
{
  Classify  *job = data;
  GPtrArray *sheets = g_hash_table_lookup (job->by_person, clew_facts_get_participant (facts));
  ClewDay    enrolled = clew_facts_get_enrollment (facts, job->today).enrolled;

  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      Sheet *sheet = g_ptr_array_index (sheets, i);

      sheet->dates.enrolled = enrolled;
      sheet->row->standing = clew_case_classify (&sheet->dates);
    }
  return TRUE;
}

static gboolean
classify_all (ClewStore *store, GPtrArray *sheets, ClewDay today, GError **error)
{
  g_autoptr (GHashTable) by_person = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                            (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < sheets->len; i++)
    {
      Sheet     *sheet = g_ptr_array_index (sheets, i);
      GPtrArray *theirs = g_hash_table_lookup (by_person, sheet->row->of.participant);

      if (theirs == NULL)
        {
          theirs = g_ptr_array_new ();
          g_hash_table_insert (by_person, sheet->row->of.participant, theirs);
          g_ptr_array_add (ids, sheet->row->of.participant);
        }
      g_ptr_array_add (theirs, sheet);
    }
  g_ptr_array_add (ids, NULL);
  return clew_facts_each_enrollment (store, (const char *const *)ids->pdata, classify,
                                     &(Classify){ by_person, today }, error);
}

/* Those open first, by how long they are at their stage; then the name. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const ClewCaseRow *first = *(ClewCaseRow *const *)a;
  const ClewCaseRow *second = *(ClewCaseRow *const *)b;

  if (first->stage.stage != second->stage.stage)
    return first->stage.stage < second->stage.stage ? -1 : 1;
  if (first->stage.since != second->stage.since)
    return first->stage.since < second->stage.since ? -1 : 1;
  return clew_case_label_compare (&first->of, &second->of);
}

/**
 * clew_case_list_read:
 * @store: a store; for many cases a reader's in a thread
 * @filter: what is wanted
 * @today: today
 * @error: return location
 *
 * Reads cases with the stage of each (clew-stage-rules.c). The cost is that of the cases
 * that @filter lets through, not of all that the office has ever had, when
 * it names a day for those resolved.
 *
 * Returns: (transfer full) (element-type ClewCaseRow): by stage, in each the one that is
 *   there longest first, or %NULL with @error set
 */
GPtrArray *
clew_case_list_read (ClewStore            *store,
                     const ClewCaseFilter *filter,
                     ClewDay               today,
                     GError              **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (sheet_free);
  g_autoptr (GHashTable) by_case = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  if (!read_cases (store, filter, sheets, by_case, error) ||
      !read_parts (store, filter->participant, today, by_case, error))
    return NULL;
  for (guint i = sheets->len; i > 0; i--)
    {
      Sheet *sheet = g_ptr_array_index (sheets, i - 1);

      sheet->row->stage = find_place (sheet, today);
      find_beneath (sheet, sheet->row, today);
      if (is_wanted (sheet->row, filter))
        find_review (sheet, today);
      else
        g_ptr_array_remove_index_fast (sheets, i - 1);
    }
  if (filter->with_class && !classify_all (store, sheets, today, error))
    return NULL;
  for (guint i = 0; i < sheets->len; i++)
    g_ptr_array_add (found, g_object_ref (((Sheet *)g_ptr_array_index (sheets, i))->row));
  g_ptr_array_sort (found, compare_rows);
  return g_steal_pointer (&found);
}

static void
add_part (Sheet *sheet, ClewRecord *record, ClewDay today)
{
  const ClewKind  *kind = clew_record_get_kind (record);
  ClewDecisionKind decided;

  if (kind == &clew_kind_hearing)
    {
      const char      *outcome = clew_record_get_text (record, "outcome");
      const char      *on = clew_record_get_text (record, "on_day");
      ClewStageHearing hearing = make_hearing (clew_record_get_text (record, "kind"), outcome, on,
                                               clew_record_get_created (record), today);

      ADD (sheet->hearings, hearing);
    }
  else if (kind == &clew_kind_warrant)
    {
      ClewStageWarrant warrant = make_warrant (clew_record_get_text (record, "issued_on"),
                                               clew_record_get_text (record, "quashed_on"),
                                               clew_record_get_text (record, "served_on"));

      ADD (sheet->warrants, warrant);
    }
  else if (kind == &clew_kind_charge)
    {
      ClewStageCharge charge = {
        clew_record_get_day (record, "disposed_on"),
        g_strcmp0 (clew_record_get_text (record, "disposition"), "amended") == 0
      };

      ADD (sheet->charges, charge);
    }
  else if (clew_decision_find_kind (clew_record_get_text (record, "kind"), &decided))
    {
      ClewDecision decision = { decided, clew_record_get_day (record, "on_day"),
                                clew_record_get_day (record, "review_on"),
                                clew_record_get_day (record, "reviewed_on") };

      ADD (sheet->decisions, decision);
    }
}

/**
 * clew_case_get_stage:
 * @court_case: a case with all that hangs on it
 * @today: today
 *
 * Returns: its stage, and since when; of one that is not shown, resolved since unknown
 */
ClewStagePlace
clew_case_get_stage (const ClewCase *court_case, ClewDay today)
{
  GPtrArray     *lists[] = { court_case->decisions, court_case->hearings, court_case->warrants,
                             court_case->charges };
  Sheet         *sheet;
  ClewStagePlace place = { CLEW_STAGE_RESOLVED, CLEW_DAY_UNKNOWN };

  if (!court_case->is_shown)
    return place;
  sheet = g_new0 (Sheet, 1);
  sheet->dates = clew_case_read_dates (court_case->record);
  /* A case has its latest decision first, the rules want it last. */
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = lists[i]->len; j > 0; j--)
      add_part (sheet, g_ptr_array_index (lists[i], j - 1), today);
  place = find_place (sheet, today);
  sheet_free (sheet);
  return place;
}
