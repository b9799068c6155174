/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-ordinary.h"

#include "base/clew-error.h"
#include "records/clew-case-list-private.h"
#include "records/clew-case.h"

#include <glib/gi18n-lib.h>

const char *const clew_course_columns[CLEW_COURSE_N_SCALES] = {
  [CLEW_COURSE_OFFER] = "offer",
  [CLEW_COURSE_DETENTION] = "detention",
  [CLEW_COURSE_DISPOSITION] = "disposition",
};

/* clang-format off */
#define GOVERNING \
  "charge_class = ?1 AND entered_on <= ?2 AND (?3 IS NULL OR created <= ?3) " \
  "ORDER BY entered_on DESC, rowid DESC LIMIT 1"
#define MISSING_SQL \
  "SELECT h.class, count (DISTINCT h.court_case) FROM charge h " \
  "JOIN court_case c ON c.id = h.court_case AND c.removed IS NULL AND c.closed_on IS NULL AND " \
  CLEW_CASE_SHOWN_SQL " " \
  "WHERE h.removed IS NULL AND h.class IS NOT NULL AND h.class <> 'unknown' " \
  "AND EXISTS (SELECT 1 FROM decision d WHERE d.court_case = c.id AND d.removed IS NULL) " \
  "AND NOT EXISTS (SELECT 1 FROM ordinary_course o WHERE o.charge_class = h.class " \
  "AND o.removed IS NULL) GROUP BY h.class"
/* clang-format on */

/**
 * clew_course_get_choices:
 * @scale: a scale
 *
 * Returns: what can be entered on it, from the mildest on
 */
const ClewChoice *
clew_course_get_choices (ClewCourseScale scale)
{
  return clew_kind_find_field (&clew_kind_ordinary_course, clew_course_columns[scale], NULL)
    ->choices;
}

/**
 * clew_course_read:
 * @record: (nullable): a decision or an ordinary course
 * @course: (out): what it says, unknown where it says nothing
 */
void
clew_course_read (ClewRecord *record, ClewCourse *course)
{
  for (guint i = 0; i < CLEW_COURSE_N_SCALES; i++)
    course->place[i] = record == NULL
                         ? CLEW_COURSE_UNKNOWN
                         : clew_course_find_place (i, clew_record_get_text (
                                                        record, clew_course_columns[i]));
}

/**
 * clew_course_describe:
 * @course: a course
 *
 * Returns: (transfer full): what is known of it, for people; empty if nothing is
 */
char *
clew_course_describe (const ClewCourse *course)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < CLEW_COURSE_N_SCALES; i++)
    if (course->place[i] != CLEW_COURSE_UNKNOWN)
      {
        const ClewChoice *choices = clew_course_get_choices (i);

        g_ptr_array_add (
          parts,
          /* Translators: what is ordinary in one respect: "Offer: Plea as charged" */
          g_strdup_printf (_ ("%s: %s"),
                              clew_choice_get_label (clew_course_aspects, clew_course_columns[i]),
                              clew_choice_get_label (choices, choices[course->place[i]].id)));
      }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

/* The gravest of the classes that are known; NULL if none is. */
static gboolean
find_gravest (ClewStore *store, const char *court_case, const char **class, GError **error)
{
  g_autoptr (GPtrArray) charges = clew_record_select (store, &clew_kind_charge, error,
                                                      "court_case = ?", "s", court_case);

  *class = NULL;
  for (guint i = 0; charges != NULL && clew_charge_classes[i].id != NULL; i++)
    for (guint j = 0; j < charges->len; j++)
      if (*class == NULL && !g_str_equal (clew_charge_classes[i].id, "unknown") &&
          g_strcmp0 (clew_record_get_text (g_ptr_array_index (charges, j), "class"),
                     clew_charge_classes[i].id) == 0)
        *class = clew_charge_classes[i].id;
  return charges != NULL;
}

/* @created: (nullable): what was entered later is left out */
static gboolean
find_course (ClewStore    *store,
             ClewDay       on,
             const char   *created,
             ClewOrdinary *ordinary,
             GError      **error)
{
  g_autoptr (GPtrArray) found = NULL;

  clew_course_read (NULL, &ordinary->course);
  ordinary->entered_on = CLEW_DAY_UNKNOWN;
  if (ordinary->charge_class == NULL || on == CLEW_DAY_UNKNOWN)
    return TRUE;
  found = clew_record_select (store, &clew_kind_ordinary_course, error, GOVERNING, "sds",
                              ordinary->charge_class, on, created);
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    {
      clew_course_read (g_ptr_array_index (found, 0), &ordinary->course);
      ordinary->entered_on = clew_record_get_day (g_ptr_array_index (found, 0), "entered_on");
    }
  return TRUE;
}

/**
 * clew_ordinary_find:
 * @store: a store
 * @court_case: a case's id
 * @on: the day of a decision
 * @ordinary: (out): what was ordinary on that day (convention 6 of clew-decision-rules.c)
 * @error: return location
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_ordinary_find (ClewStore    *store,
                    const char   *court_case,
                    ClewDay       on,
                    ClewOrdinary *ordinary,
                    GError      **error)
{
  return find_gravest (store, court_case, &ordinary->charge_class, error) &&
         find_course (store, on, NULL, ordinary, error);
}

/* What a decision that is kept was measured by stays its measure: charges are amended, and
 * a course that somebody enters later doesn't reach back. */
static gboolean
find_measure (ClewStore *store, ClewRecord *decision, ClewOrdinary *ordinary, GError **error)
{
  gboolean    is_stored = clew_record_is_stored (decision);
  const char *created = is_stored ? clew_record_get_created (decision) : NULL;

  ordinary->charge_class = is_stored ? clew_record_get_text (decision, "charge_class") : NULL;
  if (ordinary->charge_class == NULL &&
      !find_gravest (store, clew_record_get_text (decision, "court_case"), &ordinary->charge_class,
                     error))
    return FALSE;
  return find_course (store, clew_record_get_day (decision, "on_day"), created, ordinary, error);
}

/**
 * clew_ordinary_check:
 * @store: a store
 * @decision: a decision, new or kept, from here or from outside
 * @field: (out) (optional): the column that is harsher
 * @error: return location; %CLEW_RECORDS_ERROR_REFUSED when it is harsher than the ordinary course
 *
 * K20, LEAD toolkit: "the most severe result ... would be to proceed with standard/mainstream
 * case processing". Asked for each decision on whatever way it comes.
 *
 * Returns: whether it may be kept
 */
gboolean
clew_ordinary_check (ClewStore   *store,
                     ClewRecord  *decision,
                     const char **field,
                     GError     **error)
{
  ClewDecisionKind kind = CLEW_DECISION_DECLINE;
  ClewCourseScale  scale;
  ClewCourse       decided;
  ClewOrdinary     ordinary;

  clew_decision_find_kind (clew_record_get_text (decision, "kind"), &kind);
  clew_course_read (decision, &decided);
  if (!find_measure (store, decision, &ordinary, error))
    return FALSE;
  if (!clew_course_find_harsher (kind, &decided, &ordinary.course, &scale))
    return TRUE;
  if (field != NULL)
    *field = clew_course_columns[scale];
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED,
                       _ ("This is harsher than what this office ordinarily does with such a "
                          "charge, and nobody may fare worse for taking part."));
  return FALSE;
}

/**
 * clew_ordinary_list:
 * @store: a store
 * @charge_class: id of a class of charges
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): all that was entered for it: what holds
 *   now, and then what held before; or %NULL with @error set
 */
GPtrArray *
clew_ordinary_list (ClewStore *store, const char *charge_class, GError **error)
{
  return clew_record_select (store, &clew_kind_ordinary_course, error,
                             "charge_class = ? ORDER BY entered_on DESC, rowid DESC", "s",
                             charge_class);
}

static void
add_missing (GPtrArray *missing, ClewRows *rows)
{
  for (guint i = 0; clew_charge_classes[i].id != NULL; i++)
    if (g_strcmp0 (clew_charge_classes[i].id, clew_rows_get_text (rows, 0)) == 0)
      {
        ClewMissingCourse *one = g_new0 (ClewMissingCourse, 1);

        one->charge_class = clew_charge_classes[i].id;
        one->n_cases = (guint)clew_rows_get_number (rows, 1);
        g_ptr_array_add (missing, one);
      }
}

/**
 * clew_ordinary_list_missing:
 * @store: a store
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewMissingCourse): the classes of charges in open cases
 *   with decisions for which nothing was ever entered, or %NULL with @error set
 */
GPtrArray *
clew_ordinary_list_missing (ClewStore *store, GError **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ClewRows) rows = clew_store_query (store, error, MISSING_SQL, NULL);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    add_missing (missing, rows);
  return clew_rows_failed (failure, error) ? NULL : g_steal_pointer (&missing);
}
