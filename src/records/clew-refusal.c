/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-refusal.h"

#include "base/clew-error.h"
#include "records/clew-case-list-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (ClewRefusalRow, clew_refusal_row, G_TYPE_OBJECT)

static void
clew_refusal_row_finalize (GObject *object)
{
  ClewRefusalRow *row = CLEW_REFUSAL_ROW (object);

  clew_case_label_clear (&row->of);
  g_free (row->id);
  g_free (row->aspect);
  g_free (row->by);
  G_OBJECT_CLASS (clew_refusal_row_parent_class)->finalize (object);
}

static void
clew_refusal_row_class_init (ClewRefusalRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_refusal_row_finalize;
}

static void
clew_refusal_row_init (ClewRefusalRow *row)
{
}

/* After the label: id, day, aspect, who. */
/* clang-format off */
#define UNSEEN_SQL \
  "SELECT " CLEW_LABEL_COLUMNS ", r.id, r.on_day, r.aspect, s.name FROM refused_decision r " \
  "JOIN court_case c ON c.id = r.court_case " CLEW_JOIN_CASE \
  "LEFT JOIN staff s ON s.id = r.staff WHERE " CLEW_LISTED_CASE \
  "AND NOT EXISTS (SELECT 1 FROM refusal_seen n WHERE n.refused_decision = r.id) " \
  "ORDER BY r.on_day, r.rowid"
/* clang-format on */

static gboolean
save_in_change (ClewStore *store, gpointer data, GError **error)
{
  return clew_record_save (store, data, error);
}

static const char *
get_my_id (ClewOffice *office)
{
  ClewRecord *me = clew_office_get_me (office);

  return me != NULL ? clew_record_get_id (me) : NULL;
}

/**
 * clew_refusal_keep:
 * @office: an office
 * @court_case: id of the case
 * @aspect: id of clew_course_aspects: what was harsher
 * @error: return location
 *
 * Keeps that a decision was refused: the case, the day, who tried and what was harsher, and
 * nothing of what was decided. Once a day from everybody. It can't be undone.
 *
 * Returns: %FALSE with @error set when it was not kept
 */
gboolean
clew_refusal_keep (ClewOffice *office, const char *court_case, const char *aspect, GError **error)
{
  ClewDay     today = clew_office_today (office);
  const char *me = get_my_id (office);
  g_autoptr (ClewRecord) refusal = NULL;
  g_autoptr (GPtrArray) known = clew_record_select (
    clew_office_get_store (office), &clew_kind_refused_decision, error,
    "court_case = ? AND aspect = ? AND on_day = ? AND staff IS ? LIMIT 1", "ssds", court_case,
    aspect, today, me);

  if (known == NULL)
    return FALSE;
  if (known->len > 0)
    return TRUE;
  refusal = clew_record_new (&clew_kind_refused_decision);
  clew_record_set_text (refusal, "court_case", court_case);
  clew_record_set_text (refusal, "aspect", aspect);
  clew_record_set_day (refusal, "on_day", today);
  clew_record_set_text (refusal, "staff", me);
  return clew_office_change (office, _ ("Refuse decision harsher than the ordinary course"),
                                        save_in_change, refusal, error);
}

/**
 * clew_refusal_list_unseen:
 * @store: a store
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRefusalRow): those at which no project manager has
 *   looked yet, the oldest first, none of a case that isn't shown; or %NULL with @error set
 */
GPtrArray *
clew_refusal_list_unseen (ClewStore *store, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ClewRows) rows = clew_store_query (store, error, UNSEEN_SQL, NULL);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    {
      ClewRefusalRow *row = g_object_new (CLEW_TYPE_REFUSAL_ROW, NULL);

      clew_case_label_read (&row->of, rows);
      row->id = g_strdup (clew_rows_get_text (rows, CLEW_N_LABEL_COLUMNS));
      row->on = clew_day_from_iso (clew_rows_get_text (rows, CLEW_N_LABEL_COLUMNS + 1));
      row->aspect = g_strdup (clew_rows_get_text (rows, CLEW_N_LABEL_COLUMNS + 2));
      row->by = g_strdup (clew_rows_get_text (rows, CLEW_N_LABEL_COLUMNS + 3));
      g_ptr_array_add (found, row);
    }
  return clew_rows_failed (failure, error) ? NULL : g_steal_pointer (&found);
}

/**
 * clew_refusal_may_see:
 * @office: an office
 *
 * Returns: whether who works here now is a project manager
 */
gboolean
clew_refusal_may_see (ClewOffice *office)
{
  ClewRecord *me = clew_office_get_me (office);

  return me != NULL && g_strcmp0 (clew_record_get_text (me, "role"), "project_manager") == 0;
}

/**
 * clew_refusal_see:
 * @office: an office
 * @id: a refusal's id
 * @error: return location; %CLEW_RECORDS_ERROR_REFUSED when who works here is no project manager
 *
 * Keeps that a project manager has looked at it. It can't be undone.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_refusal_see (ClewOffice *office, const char *id, GError **error)
{
  g_autoptr (ClewRecord) seen = NULL;

  if (!clew_refusal_may_see (office))
    {
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED,
                           _ ("Only a project manager can say that they have looked at it."));
      return FALSE;
    }
  seen = clew_record_new (&clew_kind_refusal_seen);
  clew_record_set_text (seen, "refused_decision", id);
  clew_record_set_day (seen, "on_day", clew_office_today (office));
  clew_record_set_text (seen, "staff", get_my_id (office));
  return clew_office_change (office, _ ("Look at a refused decision"), save_in_change, seen,
                                        error);
}
