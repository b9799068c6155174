/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-case-save.h"

#include "base/clew-error.h"
#include "records/clew-ordinary.h"
#include "records/clew-refusal.h"

#include <glib/gi18n-lib.h>

/* A decision is kept as it was made; what it may not be is refused, and whoever manages the
 * project is told. */

/* What it is measured by, now and for good. */
static gboolean
take_class (ClewStore *store, ClewRecord *decision, GError **error)
{
  ClewOrdinary ordinary;

  if (!clew_ordinary_find (store, clew_record_get_text (decision, "court_case"),
                           clew_record_get_day (decision, "on_day"), &ordinary, error))
    return FALSE;
  clew_record_set_text (decision, "charge_class",
                        ordinary.charge_class != NULL ? ordinary.charge_class : "unknown");
  return TRUE;
}

static gboolean
check_harsher (ClewOffice *office, ClewRecord *decision, const char **field, GError **error)
{
  const char *column = NULL;
  g_autoptr (GError) failure = NULL;

  if (clew_ordinary_check (clew_office_get_store (office), decision, &column, &failure))
    return TRUE;
  if (!g_error_matches (failure, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!clew_refusal_keep (office, clew_record_get_text (decision, "court_case"), column, error))
    return FALSE;
  if (field != NULL)
    *field = column;
  g_set_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED,
               /* Translators: %s is why a decision is refused, in a sentence */
               _ ("%s It was not kept. The project manager will see that it was tried."),
                  failure->message);
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
 *   than the ordinary course (K20), which is then kept as a refusal for the project manager
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
      !take_class (clew_office_get_store (office), decision, error) ||
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
