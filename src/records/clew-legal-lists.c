/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-legal-lists.h"

#include "records/clew-case-list-private.h"
#include "records/clew-facts.h"

#include <glib/gi18n-lib.h>

/* Each is one query by an index over what is open, whatever the office has had. */

G_DEFINE_FINAL_TYPE (ClewWarrantRow, clew_warrant_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (ClewReviewRow, clew_review_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (ClewHeldRow, clew_held_row, G_TYPE_OBJECT)

static void
clew_warrant_row_finalize (GObject *object)
{
  ClewWarrantRow *row = CLEW_WARRANT_ROW (object);

  clew_case_label_clear (&row->of);
  g_free (row->id);
  g_free (row->place);
  G_OBJECT_CLASS (clew_warrant_row_parent_class)->finalize (object);
}

static void
clew_warrant_row_class_init (ClewWarrantRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_warrant_row_finalize;
}

static void
clew_warrant_row_init (ClewWarrantRow *row)
{
}

static void
clew_review_row_finalize (GObject *object)
{
  ClewReviewRow *row = CLEW_REVIEW_ROW (object);

  clew_case_label_clear (&row->of);
  g_free (row->id);
  g_free (row->decided_by);
  G_OBJECT_CLASS (clew_review_row_parent_class)->finalize (object);
}

static void
clew_review_row_class_init (ClewReviewRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_review_row_finalize;
}

static void
clew_review_row_init (ClewReviewRow *row)
{
}

static void
clew_held_row_finalize (GObject *object)
{
  ClewHeldRow *row = CLEW_HELD_ROW (object);

  clew_case_label_clear (&row->of);
  g_free (row->id);
  g_free (row->charge);
  g_free (row->held_by);
  g_free (row->holder);
  G_OBJECT_CLASS (clew_held_row_parent_class)->finalize (object);
}

static void
clew_held_row_class_init (ClewHeldRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_held_row_finalize;
}

static void
clew_held_row_init (ClewHeldRow *row)
{
}

/* clang-format off */
#define WHOSE "(?1 IS NULL OR c.participant = ?1) "
/* After the label: the id, issued, quash requested, supported, quashed, served, bail, place,
 * told. */
#define WARRANTS_SQL \
  "SELECT " CLEW_LABEL_COLUMNS ", w.id, w.issued_on, w.quash_requested_on, " \
  "w.quash_supported_on, w.quashed_on, w.served_on, w.bail, w.place, " \
  "w.officers_told_on FROM warrant w JOIN court_case c ON c.id = w.court_case " CLEW_JOIN_CASE \
  "WHERE w.quashed_on IS NULL AND w.served_on IS NULL AND w.removed IS NULL AND " \
  CLEW_LISTED_CASE "AND c.closed_on IS NULL AND " WHOSE "ORDER BY w.issued_on, w.rowid"
/* After the label: id, kind, day, review, reviewed, who. Every decision of each case that
 * has a review open, since a later one may have taken its place. */
#define REVIEWS_SQL \
  "SELECT " CLEW_LABEL_COLUMNS ", d.id, d.kind, d.on_day, d.review_on, d.reviewed_on, " \
  "d.decided_by FROM decision d JOIN court_case c ON c.id = d.court_case " CLEW_JOIN_CASE \
  "WHERE d.removed IS NULL AND " CLEW_CASE_ASKED_SQL CLEW_LISTED_CASE \
  "AND c.closed_on IS NULL AND " WHOSE \
  "AND d.court_case IN (SELECT o.court_case FROM decision o WHERE o.reviewed_on IS NULL " \
  "AND o.removed IS NULL AND o.review_on <= ?2) ORDER BY d.court_case, d.rowid"
/* After the person: id, charge, who holds it, name, diverted, ended. */
#define HELD_SQL \
  "SELECT " CLEW_PERSON_COLUMNS ", NULL, NULL, NULL, NULL, NULL, h.id, h.charge, h.held_by, " \
  "h.holder, h.diverted_on, h.ended_on FROM held_charge h " \
  "JOIN participant p ON p.id = h.participant AND p.removed IS NULL WHERE h.removed IS NULL " \
  "AND (?1 IS NOT NULL OR h.ended_on IS NULL) AND (?1 IS NULL OR h.participant = ?1) " \
  "ORDER BY h.diverted_on, h.rowid"
#define EXTENSIONS_SQL \
  "SELECT x.held_charge, x.agreed_on, x.extended_until FROM intake_extension x " \
  "JOIN held_charge h ON h.id = x.held_charge WHERE x.removed IS NULL AND h.removed IS NULL " \
  "AND (?1 IS NOT NULL OR h.ended_on IS NULL) AND (?1 IS NULL OR h.participant = ?1)"
/* clang-format on */

#define FIRST CLEW_N_LABEL_COLUMNS

static ClewDay
get_day (ClewRows *rows, guint column)
{
  return clew_day_from_iso (clew_rows_get_text (rows, FIRST + column));
}

static char *
dup_text (ClewRows *rows, guint column)
{
  return g_strdup (clew_rows_get_text (rows, FIRST + column));
}

static ClewWarrantRow *
read_warrant (ClewRows *rows, ClewDay today)
{
  ClewWarrantRow  *row = g_object_new (CLEW_TYPE_WARRANT_ROW, NULL);
  ClewWarrantDates dates = { get_day (rows, 2), get_day (rows, 3), get_day (rows, 4),
                             get_day (rows, 5) };

  clew_case_label_read (&row->of, rows);
  row->id = dup_text (rows, 0);
  row->issued_on = get_day (rows, 1);
  row->state = clew_warrant_get_state (&dates, today);
  row->bail = clew_rows_is_nothing (rows, FIRST + 6) ? -1 : clew_rows_get_number (rows, FIRST + 6);
  row->place = dup_text (rows, 7);
  row->officers_told_on = get_day (rows, 8);
  return row;
}

/**
 * clew_warrant_list_read:
 * @store: a store
 * @participant: (nullable): id of the person, or %NULL for everybody
 * @today: today
 * @error: return location
 *
 * Warrants neither quashed nor served, in cases that are open.
 *
 * Returns: (transfer full) (element-type ClewWarrantRow): the oldest first, or %NULL
 *   with @error set
 */
GPtrArray *
clew_warrant_list_read (ClewStore  *store,
                        const char *participant,
                        ClewDay     today,
                        GError    **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ClewRows) rows = clew_store_query (store, error, WARRANTS_SQL, "s", participant);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    g_ptr_array_add (found, read_warrant (rows, today));
  return clew_rows_failed (failure, error) ? NULL : g_steal_pointer (&found);
}

static ClewReviewRow *
read_review (ClewRows *rows, const ClewDecision *decision)
{
  ClewReviewRow *row = g_object_new (CLEW_TYPE_REVIEW_ROW, NULL);

  clew_case_label_read (&row->of, rows);
  row->id = dup_text (rows, 0);
  row->kind = decision->kind;
  row->decided_on = decision->on;
  row->review_on = decision->review_on;
  row->decided_by = dup_text (rows, 5);
  return row;
}

/* Moves to @found those of one case whose review is to be made by @until, and empties both. */
static void
take_reviews (GPtrArray *of_case,
              GArray    *decisions,
              ClewDay    until,
              ClewDay    today,
              GPtrArray *found)
{
  for (guint i = 0; i < of_case->len; i++)
    {
      ClewReviewRow  *row = g_ptr_array_index (of_case, i);
      ClewReviewState state = clew_decision_get_review ((const ClewDecision *)decisions->data,
                                                        decisions->len, i, today);

      row->is_due = state == CLEW_REVIEW_DUE;
      if ((state == CLEW_REVIEW_DUE || state == CLEW_REVIEW_WAITING) && row->review_on <= until)
        g_ptr_array_add (found, g_object_ref (row));
    }
  g_ptr_array_set_size (of_case, 0);
  g_array_set_size (decisions, 0);
}

static int
compare_reviews (gconstpointer a, gconstpointer b)
{
  const ClewReviewRow *first = *(ClewReviewRow *const *)a;
  const ClewReviewRow *second = *(ClewReviewRow *const *)b;

  if (first->review_on != second->review_on)
    return first->review_on < second->review_on ? -1 : 1;
  return clew_case_label_compare (&first->of, &second->of);
}

/**
 * clew_review_list_read:
 * @store: a store
 * @participant: (nullable): id of the person, or %NULL for everybody
 * @until: the last day, included, to which reviews are wanted
 * @today: today
 * @error: return location
 *
 * Decisions that are to be looked at again (conventions 4 and 5 of clew-decision-rules.c),
 * however long ago that was due, in cases that are open.
 *
 * Returns: (transfer full) (element-type ClewReviewRow): the earliest first, or %NULL with
 *   @error set
 */
GPtrArray *
clew_review_list_read (ClewStore  *store,
                       const char *participant,
                       ClewDay     until,
                       ClewDay     today,
                       GError    **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) of_case = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) decisions = g_array_new (FALSE, FALSE, sizeof (ClewDecision));
  g_autoptr (ClewRows) rows = clew_store_query (store, error, REVIEWS_SQL, "sd", participant,
                                                until);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    {
      const char      *id = clew_rows_get_text (rows, 5);
      ClewDecisionKind kind;
      ClewDecision     decision;

      if (!clew_decision_find_kind (clew_rows_get_text (rows, FIRST + 1), &kind))
        continue;
      if (of_case->len > 0 &&
          !g_str_equal (((ClewReviewRow *)g_ptr_array_index (of_case, 0))->of.court_case, id))
        take_reviews (of_case, decisions, until, today, found);
      decision = clew_decision_read (rows, FIRST + 2, kind);
      g_array_append_val (decisions, decision);
      g_ptr_array_add (of_case, read_review (rows, &decision));
    }
  if (clew_rows_failed (failure, error))
    return NULL;
  take_reviews (of_case, decisions, until, today, found);
  g_ptr_array_sort (found, compare_reviews);
  return g_steal_pointer (&found);
}

/* Held charges being put together, in the order of the list. */
typedef struct
{
  GPtrArray  *rows;
  GHashTable *extensions; /* id of the charge → GArray of ClewIntakeExtension */
  GHashTable *by_person;  /* id → GPtrArray of ClewHeldRow */
  GHashTable *ended;      /* id of the charge → ClewDay */
  guint       days;
  ClewDay     today;
} Held;

static gboolean
read_days (ClewStore *store, guint *days, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error, "SELECT intake_days FROM office ORDER BY rowid LIMIT 1", NULL);

  if (rows == NULL || !clew_rows_next (rows, error))
    return FALSE;
  *days = clew_rows_is_nothing (rows, 0) ? CLEW_INTAKE_DAYS : (guint)clew_rows_get_number (rows, 0);
  return TRUE;
}

static gboolean
read_extensions (ClewStore *store, const char *participant, Held *held, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error, EXTENSIONS_SQL, "s", participant);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (clew_rows_next (rows, &failure))
    {
      const char         *id = clew_rows_get_text (rows, 0);
      GArray             *of_charge = g_hash_table_lookup (held->extensions, id);
      ClewIntakeExtension extension = { clew_day_from_iso (clew_rows_get_text (rows, 1)),
                                        clew_day_from_iso (clew_rows_get_text (rows, 2)) };

      if (of_charge == NULL)
        {
          of_charge = g_array_new (FALSE, FALSE, sizeof (ClewIntakeExtension));
          g_hash_table_insert (held->extensions, g_strdup (id), of_charge);
        }
      g_array_append_val (of_charge, extension);
    }
  return !clew_rows_failed (failure, error);
}

static gboolean
read_held (ClewStore *store, const char *participant, Held *held, GPtrArray *ids, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error, HELD_SQL, "s", participant);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (clew_rows_next (rows, &failure))
    {
      ClewHeldRow *row = g_object_new (CLEW_TYPE_HELD_ROW, NULL);
      GPtrArray   *theirs;

      clew_case_label_read (&row->of, rows);
      row->id = dup_text (rows, 0);
      row->charge = dup_text (rows, 1);
      row->held_by = dup_text (rows, 2);
      row->holder = dup_text (rows, 3);
      row->diverted_on = get_day (rows, 4);
      g_hash_table_insert (held->ended, row->id, GUINT_TO_POINTER (get_day (rows, 5)));
      g_ptr_array_add (held->rows, row);
      theirs = g_hash_table_lookup (held->by_person, row->of.participant);
      if (theirs == NULL)
        {
          theirs = g_ptr_array_new ();
          g_hash_table_insert (held->by_person, row->of.participant, theirs);
          g_ptr_array_add (ids, row->of.participant);
        }
      g_ptr_array_add (theirs, row);
    }
  return !clew_rows_failed (failure, error);
}

static gboolean
set_clocks (const ClewFacts *facts, gpointer data)
{
  Held      *held = data;
  GPtrArray *theirs = g_hash_table_lookup (held->by_person, clew_facts_get_participant (facts));
  ClewDay    intake = clew_facts_get_intake (facts, held->today);

  for (guint i = 0; theirs != NULL && i < theirs->len; i++)
    {
      ClewHeldRow  *row = g_ptr_array_index (theirs, i);
      GArray       *extensions = g_hash_table_lookup (held->extensions, row->id);
      ClewHeldFacts known = { .diverted = row->diverted_on, .days = held->days, .intake = intake };

      known.ended = GPOINTER_TO_UINT (g_hash_table_lookup (held->ended, row->id));
      if (extensions != NULL)
        {
          known.extensions = (const ClewIntakeExtension *)extensions->data;
          known.n_extensions = extensions->len;
        }
      row->clock = clew_intake_get_clock (&known, held->today);
    }
  return TRUE;
}

static int
compare_held (gconstpointer a, gconstpointer b)
{
  const ClewHeldRow *first = *(ClewHeldRow *const *)a;
  const ClewHeldRow *second = *(ClewHeldRow *const *)b;

  if (first->clock.deadline != second->clock.deadline)
    return first->clock.deadline < second->clock.deadline ? -1 : 1;
  return clew_case_label_compare (&first->of, &second->of);
}

static GHashTable *
new_table (GDestroyNotify free_id, GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, free_id, free_value);
}

/**
 * clew_held_list_read:
 * @store: a store
 * @participant: (nullable): id of the person, or %NULL for everybody
 * @today: today
 * @error: return location
 *
 * Diverted charges whose paperwork somebody holds, each with its clock (clew-intake-rules.c);
 * of one person those given up, too.
 *
 * Returns: (transfer full) (element-type ClewHeldRow): the earliest deadline first, or
 *   %NULL with @error set
 */
GPtrArray *
clew_held_list_read (ClewStore *store, const char *participant, ClewDay today, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) extensions = new_table (g_free, (GDestroyNotify)g_array_unref);
  g_autoptr (GHashTable) by_person = new_table (NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GHashTable) ended = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  Held held = { found, extensions, by_person, ended, CLEW_INTAKE_DAYS, today };

  if (!read_days (store, &held.days, error) ||
      !read_extensions (store, participant, &held, error) ||
      !read_held (store, participant, &held, ids, error))
    return NULL;
  g_ptr_array_add (ids, NULL);
  if (!clew_facts_each (store, (const char *const *)ids->pdata, set_clocks, &held, error))
    return NULL;
  g_ptr_array_sort (found, compare_held);
  return g_steal_pointer (&found);
}

/**
 * clew_warrant_state_label:
 * @state: how a warrant stands
 *
 * Returns: how people call it, translated
 */
const char *
clew_warrant_state_label (ClewWarrantState state)
{
  switch (state)
    {
    case CLEW_WARRANT_QUASH_REQUESTED:
      return _ ("Quash requested");
    case CLEW_WARRANT_QUASH_SUPPORTED:
      return _ ("Quash supported");
    case CLEW_WARRANT_QUASHED:
      return _ ("Quashed");
    case CLEW_WARRANT_SERVED:
      return _ ("Served");
    case CLEW_WARRANT_STANDS:
    default:
      return _ ("Stands");
    }
}

/**
 * clew_intake_state_label:
 * @state: how the clock of a held charge stands
 *
 * Returns: how people call it, translated
 */
const char *
clew_intake_state_label (ClewIntakeState state)
{
  switch (state)
    {
    case CLEW_INTAKE_SOON:
      return _ ("Ends soon");
    case CLEW_INTAKE_PASSED:
      return _ ("Past the deadline");
    case CLEW_INTAKE_DONE:
      return _ ("Intake completed");
    case CLEW_INTAKE_ENDED:
      return _ ("Given up");
    case CLEW_INTAKE_WAITING:
    default:
      return _ ("In time");
    }
}
