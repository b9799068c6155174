/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-concern-list.h"

#include "records/clew-case-list-private.h"

G_DEFINE_FINAL_TYPE (ClewConcernRow, clew_concern_row, G_TYPE_OBJECT)

static void
clew_concern_row_finalize (GObject *object)
{
  ClewConcernRow *row = CLEW_CONCERN_ROW (object);

  clew_case_label_clear (&row->of);
  g_free (row->id);
  g_free (row->kind);
  g_free (row->about);
  g_free (row->decision_kind);
  g_free (row->asked);
  g_free (row->raised_by);
  g_free (row->answered_by);
  g_free (row->answer);
  G_OBJECT_CLASS (clew_concern_row_parent_class)->finalize (object);
}

static void
clew_concern_row_class_init (ClewConcernRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_concern_row_finalize;
}

static void
clew_concern_row_init (ClewConcernRow *row)
{
}

/* clang-format off */
#define CONCERNS_SQL \
  "SELECT " CLEW_LABEL_COLUMNS ", t.id, t.kind, t.about, t.decision_kind, t.asked, t.raised_by, " \
  "t.on_day, t.follows, t.answered_on, t.answered_by, t.answer FROM concern t " \
  "JOIN court_case c ON c.id = t.court_case " CLEW_JOIN_CASE \
  "WHERE t.removed IS NULL AND " CLEW_LISTED_CASE \
  "AND (?1 = 0 OR t.answered_on IS NULL) ORDER BY t.on_day, t.rowid"
/* clang-format on */

static char *
dup_text (ClewRows *rows, guint column)
{
  return g_strdup (clew_rows_get_text (rows, CLEW_N_LABEL_COLUMNS + column));
}

static ClewDay
get_day (ClewRows *rows, guint column)
{
  return clew_day_from_iso (clew_rows_get_text (rows, CLEW_N_LABEL_COLUMNS + column));
}

static ClewConcernRow *
read_row (ClewRows *rows)
{
  ClewConcernRow *row = g_object_new (CLEW_TYPE_CONCERN_ROW, NULL);

  clew_case_label_read (&row->of, rows);
  row->id = dup_text (rows, 0);
  row->kind = dup_text (rows, 1);
  row->about = dup_text (rows, 2);
  row->decision_kind = dup_text (rows, 3);
  row->asked = dup_text (rows, 4);
  row->raised_by = dup_text (rows, 5);
  row->on = get_day (rows, 6);
  row->is_again = !clew_rows_is_nothing (rows, CLEW_N_LABEL_COLUMNS + 7);
  row->answered_on = get_day (rows, 8);
  row->answered_by = dup_text (rows, 9);
  row->answer = dup_text (rows, 10);
  return row;
}

/**
 * clew_concern_list_read:
 * @store: a store
 * @open_only: whether those that were answered are left out
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewConcernRow): the oldest first, none of a case that is
 *   sealed or vacated; %NULL with @error set
 */
GPtrArray *
clew_concern_list_read (ClewStore *store, gboolean open_only, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ClewRows) rows = clew_store_query (store, error, CONCERNS_SQL, "i",
                                                (gint64)open_only);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    g_ptr_array_add (found, read_row (rows));
  return clew_rows_failed (failure, error) ? NULL : g_steal_pointer (&found);
}
