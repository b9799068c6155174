/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-outcome-report.h"

#include "records/clew-case-list-private.h"

/* Cases, decisions, counts and courses are read in one query each, whatever their number; the
 * rules decide. A case that is sealed or vacated is read like the others and then only counted. */

static void
line_free (gpointer data)
{
  ClewOutcomeLine *line = data;

  g_free (line->id);
  g_free (line->charge_class);
  g_free (line->charge);
  g_free (line->disposition);
  g_free (line->decided_by);
  g_free (line);
}

static void
case_free (gpointer data)
{
  ClewOutcomeCase *one = data;

  clew_case_label_clear (&one->of);
  g_clear_pointer (&one->lines, g_ptr_array_unref);
  g_free (one);
}

static void
report_clear (gpointer data)
{
  ClewOutcomeReport *report = data;

  g_clear_pointer (&report->cases, g_ptr_array_unref);
  g_clear_pointer (&report->concerns, g_ptr_array_unref);
}

/**
 * clew_outcome_report_ref:
 * @report: a report, which never changes
 *
 * Returns: (transfer full): the same
 */
ClewOutcomeReport *
clew_outcome_report_ref (ClewOutcomeReport *report)
{
  return g_atomic_rc_box_acquire (report);
}

/**
 * clew_outcome_report_unref:
 * @report: (transfer full): a report
 */
void
clew_outcome_report_unref (ClewOutcomeReport *report)
{
  g_atomic_rc_box_release_full (report, report_clear);
}

/* A decision or a count as it is kept. */
typedef struct
{
  ClewDecision made; /* of a decision: for which one governs */
  ClewCourse   decided;
  char        *id;
  char        *by;
  char *class; /* (nullable): that it was measured by when it was made */
  gboolean   rests_on_released;
  ClewGround ground;
} Made;

typedef struct
{
  char *id;
  char *description;
  char *class;
  char   *disposition;
  char   *sentence;
  ClewDay on;
} Count;

/* A case being put together. */
typedef struct
{
  ClewOutcomeCase *one;
  ClewDay          closed;
  gboolean         is_shown;
  GArray          *made;   /* (nullable): of Made */
  GArray          *counts; /* (nullable): of Count */
} Sheet;

typedef struct
{
  ClewDay     from;
  ClewDay     to;
  GPtrArray  *sheets;
  GHashTable *by_case;
  GArray     *courses; /* of ClewCourseEntry */
} Work;

static void
made_clear (gpointer data)
{
  Made *made = data;

  g_free (made->id);
  g_free (made->by);
  g_free (made->class);
}

static void
count_clear (gpointer data)
{
  Count *count = data;

  g_free (count->id);
  g_free (count->description);
  g_free (count->class);
  g_free (count->disposition);
  g_free (count->sentence);
}

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_clear_pointer (&sheet->one, case_free);
  g_clear_pointer (&sheet->made, g_array_unref);
  g_clear_pointer (&sheet->counts, g_array_unref);
  g_free (sheet);
}

static void
course_clear (gpointer data)
{
  g_free ((char *)((ClewCourseEntry *)data)->charge_class);
}

/* clang-format off */
#define CASES_SQL \
  "SELECT " CLEW_LABEL_COLUMNS ", c.closed_on, c.sealed_on, c.vacated_on FROM court_case c " \
  CLEW_JOIN_CASE "WHERE c.removed IS NULL"
/* 0 case, 1 id, 2 kind, 3 day, 4 offer, 5 detention, 6 disposition, 7 by, 8 source, 9 attested by,
 * 10 attested source, 11 class. All of each case, since a later one takes the place of an earlier
 * one. */
#define DECISIONS_SQL \
  "SELECT court_case, id, kind, on_day, offer, detention, disposition, decided_by, source, " \
  "attested_by, attested_source, charge_class FROM decision WHERE removed IS NULL " \
  "AND on_day <= ?1 ORDER BY rowid"
#define COUNTS_SQL \
  "SELECT court_case, id, description, class, disposition, sentence, disposed_on FROM charge " \
  "WHERE removed IS NULL ORDER BY position, rowid"
#define COURSES_SQL \
  "SELECT charge_class, entered_on, offer, detention, disposition FROM ordinary_course " \
  "WHERE removed IS NULL ORDER BY rowid"
/* clang-format on */

static ClewDay
get_day (ClewRows *rows, guint column)
{
  return clew_day_from_iso (clew_rows_get_text (rows, column));
}

static char *
dup_text (ClewRows *rows, guint column)
{
  return g_strdup (clew_rows_get_text (rows, column));
}

static ClewCourse
get_course (ClewRows *rows, guint first)
{
  ClewCourse course;

  for (ClewCourseScale scale = 0; scale < CLEW_COURSE_N_SCALES; scale++)
    course.place[scale] = clew_course_find_place (scale, clew_rows_get_text (rows, first + scale));
  return course;
}

static void
take_case (Work *work, ClewRows *rows)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->one = g_new0 (ClewOutcomeCase, 1);
  sheet->one->lines = g_ptr_array_new_with_free_func (line_free);
  clew_case_label_read (&sheet->one->of, rows);
  sheet->closed = get_day (rows, CLEW_N_LABEL_COLUMNS);
  sheet->is_shown = clew_case_is_shown (get_day (rows, CLEW_N_LABEL_COLUMNS + 1),
                                        get_day (rows, CLEW_N_LABEL_COLUMNS + 2));
  g_ptr_array_add (work->sheets, sheet);
  g_hash_table_insert (work->by_case, sheet->one->of.court_case, sheet);
}

static void
take_decision (Work *work, ClewRows *rows)
{
  Sheet           *sheet = g_hash_table_lookup (work->by_case, clew_rows_get_text (rows, 0));
  ClewDecisionKind kind;
  const char      *source = clew_rows_get_text (rows, 8);
  Made             made = { .made.on = get_day (rows, 3) };

  if (sheet == NULL || !clew_decision_find_kind (clew_rows_get_text (rows, 2), &kind))
    return;
  made.made.kind = kind;
  made.decided = get_course (rows, 4);
  made.id = dup_text (rows, 1);
  made.by = dup_text (rows, 7);
  if (g_strcmp0 (clew_rows_get_text (rows, 11), "unknown") != 0)
    made.class = dup_text (rows, 11);
  made.rests_on_released = g_strcmp0 (source, "released_statement") == 0;
  made.ground = clew_decision_check_ground (kind, source, clew_rows_get_text (rows, 9),
                                            clew_rows_get_text (rows, 10));
  if (sheet->made == NULL)
    {
      sheet->made = g_array_new (FALSE, FALSE, sizeof (Made));
      g_array_set_clear_func (sheet->made, made_clear);
    }
  g_array_append_val (sheet->made, made);
}

static void
take_count (Work *work, ClewRows *rows)
{
  Sheet *sheet = g_hash_table_lookup (work->by_case, clew_rows_get_text (rows, 0));
  Count  count;

  if (sheet == NULL)
    return;
  count = (Count){ dup_text (rows, 1), dup_text (rows, 2), dup_text (rows, 3),
                   dup_text (rows, 4), dup_text (rows, 5), get_day (rows, 6) };
  if (sheet->counts == NULL)
    {
      sheet->counts = g_array_new (FALSE, FALSE, sizeof (Count));
      g_array_set_clear_func (sheet->counts, count_clear);
    }
  g_array_append_val (sheet->counts, count);
}

static void
take_course (Work *work, ClewRows *rows)
{
  ClewCourseEntry entry = { dup_text (rows, 0), get_day (rows, 1), get_course (rows, 2) };

  g_array_append_val (work->courses, entry);
}

static gboolean
read_all (ClewStore *store, Work *work, GError **error)
{
  static const struct
  {
    const char *sql;
    void (*take) (Work *work, ClewRows *rows);
  } parts[] = {
    { CASES_SQL, take_case },
    { DECISIONS_SQL, take_decision },
    { COUNTS_SQL, take_count },
    { COURSES_SQL, take_course },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (ClewRows) rows = parts[i].take == take_decision
                                    ? clew_store_query (store, error, parts[i].sql, "d", work->to)
                                    : clew_store_query (store, error, parts[i].sql, NULL);
      GError *failure = NULL;

      if (rows == NULL)
        return FALSE;
      while (clew_rows_next (rows, &failure))
        parts[i].take (work, rows);
      if (clew_rows_failed (failure, error))
        return FALSE;
    }
  return TRUE;
}

/* What of a case belongs to the span */

/* As K20 looks for it: the gravest of the classes that are known. */
static const char *
find_gravest (GArray *counts)
{
  for (guint n_class = 0; counts != NULL && n_class + 1 < CLEW_OUTCOME_N_CLASSES; n_class++)
    for (guint i = 0; i < counts->len; i++)
      if (g_strcmp0 (g_array_index (counts, Count, i).class, clew_outcome_class_id (n_class)) == 0)
        return clew_outcome_class_id (n_class);
  return NULL;
}

static gboolean
is_within (const Work *work, ClewDay day)
{
  return day >= work->from && day <= work->to;
}

static const ClewCourse *
find_course (const Work *work, const char *charge_class, ClewDay on)
{
  return clew_course_find_in_force ((const ClewCourseEntry *)work->courses->data,
                                    work->courses->len, charge_class, on);
}

static ClewOutcomeLine *
add_line (Sheet *sheet, const char *id, ClewDay on, const char *charge_class)
{
  ClewOutcomeLine *line = g_new0 (ClewOutcomeLine, 1);

  line->id = g_strdup (id);
  line->on = on;
  line->charge_class = g_strdup (charge_class);
  g_ptr_array_add (sheet->one->lines, line);
  return line;
}

static gboolean
is_replaced (const GArray *made, guint which)
{
  const Made *one = &g_array_index (made, Made, which);

  for (guint i = 0; i < made->len; i++)
    {
      const ClewDecision *other = &g_array_index (made, Made, i).made;

      if (i != which &&
          clew_decision_get_subject (other->kind) == clew_decision_get_subject (one->made.kind) &&
          (other->on > one->made.on || (other->on == one->made.on && i > which)))
        return TRUE;
    }
  return FALSE;
}

static void
add_decisions (Work *work, Sheet *sheet)
{
  for (guint i = 0; sheet->made != NULL && i < sheet->made->len; i++)
    {
      const Made *made = &g_array_index (sheet->made, Made, i);
      const char *class = made->class != NULL ? made->class : sheet->one->charge_class;
      ClewDay          on = made->made.on;
      ClewOutcomeLine *line;

      if (!is_within (work, on))
        continue;
      line = add_line (sheet, made->id, on, class);
      line->kind = made->made.kind;
      line->decided_by = g_strdup (made->by);
      line->rests_on_released = made->rests_on_released;
      line->ground = made->ground;
      clew_outcome_compare_decision (made->made.kind, &made->decided, class,
                                     find_course (work, class, on), &line->comparison);
      line->comparison.is_replaced = is_replaced (sheet->made, i);
    }
}

/* When a count ended: on its own day, or on that of the case. One that ended on a day that nobody
 * entered belongs to every span, so that it is hidden in none. */
static gboolean
has_ended (const Work *work, const Sheet *sheet, const Count *count, ClewDay *on)
{
  *on = count->on != CLEW_DAY_UNKNOWN ? count->on : sheet->closed;
  if (*on != CLEW_DAY_UNKNOWN)
    return is_within (work, *on);
  return count->disposition != NULL || count->sentence != NULL;
}

static void
add_counts (Work *work, Sheet *sheet)
{
  for (guint i = 0; sheet->counts != NULL && i < sheet->counts->len; i++)
    {
      const Count     *count = &g_array_index (sheet->counts, Count, i);
      ClewOutcomeLine *line;
      ClewDay          on;

      if (!has_ended (work, sheet, count, &on))
        continue;
      line = add_line (sheet, count->id, on, count->class);
      line->is_count = TRUE;
      line->charge = g_strdup (count->description);
      line->disposition = g_strdup (count->disposition);
      clew_outcome_compare_count (count->disposition, count->sentence, count->class,
                                  find_course (work, count->class,
                                               on != CLEW_DAY_UNKNOWN ? on : work->to),
                                  &line->comparison);
    }
  /* Of a case that ended without a count nothing is known. */
  if (sheet->counts == NULL && sheet->closed != CLEW_DAY_UNKNOWN && is_within (work, sheet->closed))
    {
      ClewOutcomeLine *line = add_line (sheet, sheet->one->of.court_case, sheet->closed, NULL);

      line->is_count = TRUE;
      clew_outcome_compare_count (NULL, NULL, NULL, NULL, &line->comparison);
    }
}

static void
judge (ClewOutcomeCase *one)
{
  g_autoptr (GArray) comparisons = g_array_new (FALSE, FALSE, sizeof (ClewComparison));

  for (guint i = 0; i < one->lines->len; i++)
    g_array_append_val (comparisons, ((ClewOutcomeLine *)one->lines->pdata[i])->comparison);
  one->verdict = clew_outcome_judge ((const ClewComparison *)comparisons->data, comparisons->len);
}

/* The report */

/**
 * clew_outcome_class_id:
 * @n_class: a number below %CLEW_OUTCOME_N_CLASSES
 *
 * Returns: (nullable): id of the class, the gravest first; %NULL for the last, of cases without one
 */
const char *
clew_outcome_class_id (guint n_class)
{
  static const char *const ids[CLEW_OUTCOME_N_CLASSES] = { "felony", "gross_misdemeanor",
                                                           "misdemeanor", "violation", NULL };

  return ids[n_class];
}

static void
add_answers (ClewOutcomeReport *report, const ClewOutcomeLine *line)
{
  for (ClewCourseScale scale = 0; scale < CLEW_COURSE_N_SCALES; scale++)
    {
      ClewOutcome answer = line->comparison.answers[scale];

      if (!line->comparison.is_replaced || answer == CLEW_OUTCOME_HARSHER)
        report->answers[scale][answer]++;
    }
  if (line->is_count)
    return;
  report->n_resting += line->rests_on_released;
  report->n_groundless += line->ground != CLEW_GROUND_GOOD;
}

static void
add_case (ClewOutcomeReport *report, ClewOutcomeCase *one)
{
  guint n_class = 0;

  while (n_class + 1 < CLEW_OUTCOME_N_CLASSES &&
         g_strcmp0 (clew_outcome_class_id (n_class), one->charge_class) != 0)
    n_class++;
  for (guint i = 0; i < one->lines->len; i++)
    add_answers (report, one->lines->pdata[i]);
  report->n_cases += one->verdict != CLEW_VERDICT_NONE;
  report->verdicts[one->verdict]++;
  report->classes[n_class][one->verdict]++;
  g_ptr_array_add (report->cases, one);
}

static int
compare_cases (gconstpointer a, gconstpointer b)
{
  return clew_case_label_compare (&(*(ClewOutcomeCase *const *)a)->of,
                                  &(*(ClewOutcomeCase *const *)b)->of);
}

static void
add_cases (ClewOutcomeReport *report, Work *work)
{
  for (guint i = 0; i < work->sheets->len; i++)
    {
      Sheet *sheet = g_ptr_array_index (work->sheets, i);

      sheet->one->charge_class = find_gravest (sheet->counts);
      add_decisions (work, sheet);
      add_counts (work, sheet);
      if (sheet->one->lines->len == 0)
        continue;
      judge (sheet->one);
      if (sheet->is_shown)
        add_case (report, g_steal_pointer (&sheet->one));
      else
        report->n_hidden++;
    }
  g_ptr_array_sort (report->cases, compare_cases);
}

static gboolean
read_concerns (ClewStore *store, ClewOutcomeReport *report, GError **error)
{
  g_autoptr (GPtrArray) all = clew_concern_list_read (store, FALSE, error);

  for (guint answered = 0; all != NULL && answered < 2; answered++)
    for (guint i = 0; i < all->len; i++)
      {
        ClewConcernRow *row = g_ptr_array_index (all, i);
        gboolean        is_open = row->answered_on == CLEW_DAY_UNKNOWN;

        if (is_open == (answered == 1) ||
            (!is_open && (row->answered_on < report->from || row->answered_on > report->to)))
          continue;
        g_ptr_array_add (report->concerns, g_object_ref (row));
        report->n_open += is_open;
      }
  return all != NULL;
}

/**
 * clew_outcome_report_read:
 * @store: a store
 * @from: the first day, or unknown for all until @to
 * @to: the last day, included
 * @error: return location
 *
 * What was decided and what ended from @from to @to (conventions in clew-outcome-rules.c). Of cases
 * that are sealed or vacated there is only how many were left out.
 *
 * Returns: (transfer full): the report, or %NULL with @error set
 */
ClewOutcomeReport *
clew_outcome_report_read (ClewStore *store, ClewDay from, ClewDay to, GError **error)
{
  g_autoptr (ClewOutcomeReport) report = g_atomic_rc_box_new0 (ClewOutcomeReport);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (sheet_free);
  g_autoptr (GHashTable) by_case = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) courses = g_array_new (FALSE, FALSE, sizeof (ClewCourseEntry));
  Work work = { from, to, sheets, by_case, courses };

  g_array_set_clear_func (courses, course_clear);
  report->from = from;
  report->to = to;
  report->cases = g_ptr_array_new_with_free_func (case_free);
  report->concerns = g_ptr_array_new_with_free_func (g_object_unref);
  if (!read_all (store, &work, error) || !read_concerns (store, report, error))
    return NULL;
  add_cases (report, &work);
  return g_steal_pointer (&report);
}
