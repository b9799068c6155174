/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-case-save.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

/* A decision is kept as it was made; what it may not be is refused, and whoever manages the
 * project is told. */

static const char *const scale_columns[CLEW_COURSE_N_SCALES] = {
  [CLEW_COURSE_OFFER] = "offer",
  [CLEW_COURSE_DETENTION] = "detention",
  [CLEW_COURSE_DISPOSITION] = "disposition",
};

static void
read_course (ClewRecord *record, ClewCourse *course)
{
  for (guint i = 0; i < CLEW_COURSE_N_SCALES; i++)
    course->place[i] =
      record == NULL ? CLEW_COURSE_UNKNOWN
                     : clew_course_find_place (i, clew_record_get_text (record, scale_columns[i]));
}

/* The gravest of the classes that are known; NULL if none is. */
static const char *
find_gravest (GPtrArray *charges)
{
  for (guint i = 0; clew_charge_classes[i].id != NULL; i++)
    for (guint j = 0; j < charges->len; j++)
      if (!g_str_equal (clew_charge_classes[i].id, "unknown") &&
          g_strcmp0 (clew_record_get_text (g_ptr_array_index (charges, j), "class"),
                     clew_charge_classes[i].id) == 0)
        return clew_charge_classes[i].id;
  return NULL;
}

/**
 * clew_decision_find_ordinary:
 * @store: a store
 * @court_case: a case's id
 * @charge_class: (out) (optional) (transfer none) (nullable): the class that was looked for:
 *   the gravest of its charges
 * @course: (out): what the office does ordinarily, as last entered; unknown on every scale
 *   where nothing was
 * @error: return location
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_decision_find_ordinary (ClewStore   *store,
                             const char  *court_case,
                             const char **charge_class,
                             ClewCourse  *course,
                             GError     **error)
{
  g_autoptr (GPtrArray) charges = clew_record_select (store, &clew_kind_charge, error,
                                                      "court_case = ?", "s", court_case);
  g_autoptr (GPtrArray) found = NULL;
  const char *class;

  read_course (NULL, course);
  if (charges == NULL)
    return FALSE;
  class = find_gravest (charges);
  if (charge_class != NULL)
    *charge_class = class;
  if (class == NULL)
    return TRUE;
  found = clew_record_select (store, &clew_kind_ordinary_course, error,
                              "charge_class = ? ORDER BY entered_on DESC, rowid DESC LIMIT 1", "s",
                              class);
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    read_course (g_ptr_array_index (found, 0), course);
  return TRUE;
}

static gboolean
save_in_change (ClewStore *store, gpointer data, GError **error)
{
  return clew_record_save (store, data, error);
}

/* Keeps, once a day, that such a decision was tried. Nobody undoes that. */
static gboolean
raise_concern (ClewOffice *office, ClewRecord *decision, ClewCourseScale scale, GError **error)
{
  const char      *court_case = clew_record_get_text (decision, "court_case");
  const char      *kind = clew_record_get_text (decision, "kind");
  g_autofree char *today = clew_day_to_iso (clew_office_today (office));
  g_autoptr (ClewRecord) concern = NULL;
  g_autoptr (GPtrArray) known = clew_record_select (
    clew_office_get_store (office), &clew_kind_concern, error,
    "court_case = ? AND kind = 'harsher' AND decision_kind = ? AND on_day = ? LIMIT 1", "sss",
    court_case, kind, today);

  if (known == NULL)
    return FALSE;
  if (known->len > 0)
    return TRUE;
  concern = clew_record_new (&clew_kind_concern);
  clew_record_set_text (concern, "court_case", court_case);
  clew_record_set_text (concern, "kind", "harsher");
  clew_record_set_text (concern, "decision_kind", kind);
  clew_record_set_text (concern, "about", scale_columns[scale]);
  clew_record_set_text (concern, "on_day", today);
  clew_record_set_text (concern, "raised_by", clew_record_get_text (decision, "decided_by"));
  return clew_office_change (office, _ ("Refuse decision harsher than the ordinary course"),
                                        save_in_change, concern, error);
}

static gboolean
check_harsher (ClewOffice *office, ClewRecord *decision, const char **field, GError **error)
{
  ClewDecisionKind kind = CLEW_DECISION_DECLINE;
  ClewCourseScale  scale;
  ClewCourse       decided, ordinary;

  clew_decision_find_kind (clew_record_get_text (decision, "kind"), &kind);
  read_course (decision, &decided);
  if (!clew_decision_find_ordinary (clew_office_get_store (office),
                                    clew_record_get_text (decision, "court_case"), NULL, &ordinary,
                                    error))
    return FALSE;
  if (!clew_course_find_harsher (kind, &decided, &ordinary, &scale))
    return TRUE;
  if (!raise_concern (office, decision, scale, error))
    return FALSE;
  if (field != NULL)
    *field = scale_columns[scale];
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED,
                       _ ("This is harsher than what this office ordinarily does with such a "
                          "charge, and nobody may fare worse for taking part. It was not kept. "
                          "The project manager will see that it was tried."));
  return FALSE;
}

/* Adds to @records the earlier decisions about the same that waited for a review: this is it. */
static gboolean
add_reviewed (ClewStore *store, ClewRecord *decision, GPtrArray *records, GError **error)
{
  ClewDecisionKind kind = CLEW_DECISION_DECLINE;
  const char      *on = clew_record_get_text (decision, "on_day");
  g_autoptr (GPtrArray) earlier = clew_record_select (
    store, &clew_kind_decision, error,
    "court_case = ? AND id <> ? AND on_day <= ? AND review_on IS NOT NULL AND reviewed_on IS NULL "
    "ORDER BY rowid",
    "sss", clew_record_get_text (decision, "court_case"), clew_record_get_id (decision), on);

  if (earlier == NULL)
    return FALSE;
  clew_decision_find_kind (clew_record_get_text (decision, "kind"), &kind);
  for (guint i = 0; i < earlier->len; i++)
    {
      ClewRecord      *one = g_ptr_array_index (earlier, i);
      ClewDecisionKind its_kind;

      if (!clew_decision_find_kind (clew_record_get_text (one, "kind"), &its_kind) ||
          clew_decision_get_subject (its_kind) != clew_decision_get_subject (kind))
        continue;
      clew_record_set_text (one, "reviewed_on", on);
      g_ptr_array_add (records, g_object_ref (one));
    }
  return TRUE;
}

/**
 * clew_decision_make:
 * @office: an office
 * @decision: a new decision
 * @field: (out) (optional): the column at which to show the message
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when a field is refused, such as an adverse
 *   decision without an independent source (K19); %CLEW_RECORDS_ERROR_REFUSED when it is harsher
 *   than the ordinary course (K20), of which a concern is then kept
 *
 * Keeps what the prosecutor decided. An earlier decision about the same that waited for a review
 * is reviewed by it. Can be undone.
 *
 * Returns: %FALSE with @error set when the decision was not kept
 */
gboolean
clew_decision_make (ClewOffice *office, ClewRecord *decision, const char **field, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  ClewRecord *const *all;

  if (!clew_case_check (office, decision, field, error) ||
      !check_harsher (office, decision, field, error))
    return FALSE;
  g_ptr_array_add (records, g_object_ref (decision));
  if (!add_reviewed (clew_office_get_store (office), decision, records, error))
    return FALSE;
  all = (ClewRecord *const *)records->pdata;
  return clew_office_save_together (office, _ ("Record decision"), all, records->len, error);
}

/**
 * clew_decision_review:
 * @office: an office
 * @id: a decision's id
 * @on: the day on which it was looked at again
 * @next: when to look at it again, or unknown if the review is done
 * @error: return location
 *
 * The decision stands as it is. Can be undone.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_decision_review (ClewOffice *office, const char *id, ClewDay on, ClewDay next, GError **error)
{
  g_autoptr (ClewRecord) decision = clew_record_load (clew_office_get_store (office),
                                                      &clew_kind_decision, id, error);

  if (decision == NULL)
    return FALSE;
  if (next != CLEW_DAY_UNKNOWN)
    clew_record_set_day (decision, "review_on", next);
  clew_record_set_day (decision, "reviewed_on", next == CLEW_DAY_UNKNOWN ? on : CLEW_DAY_UNKNOWN);
  return clew_case_save (office, _ ("Review decision"), decision, NULL, error);
}
