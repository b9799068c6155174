/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-case-changes.h"

#include "records/clew-audit-view.h"
#include "records/clew-case-list-private.h"

/* The audit is read from its end until the moment that is asked for, so the cost is that of
 * what happened since. */

G_DEFINE_FINAL_TYPE (ClewCaseChange, clew_case_change, G_TYPE_OBJECT)

static void
clew_case_change_finalize (GObject *object)
{
  ClewCaseChange *change = CLEW_CASE_CHANGE (object);

  clew_case_label_clear (&change->of);
  g_free (change->at);
  g_free (change->who);
  g_free (change->id);
  g_free (change->what);
  g_free (change->fields);
  G_OBJECT_CLASS (clew_case_change_parent_class)->finalize (object);
}

static void
clew_case_change_class_init (ClewCaseChangeClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_case_change_finalize;
}

static void
clew_case_change_init (ClewCaseChange *change)
{
}

/* How a record of each kind leads to its case, and to whose it is. Parameter: its id.
 * After the label: day before and day since, of a move. */
/* clang-format off */
#define SELECT "SELECT " CLEW_LABEL_COLUMNS ", "
#define BY_CASE(table) \
  SELECT "NULL, NULL FROM " table " t JOIN court_case c ON c.id = t.court_case " CLEW_JOIN_CASE \
  "WHERE t.id = ?1 AND " CLEW_LISTED_CASE
#define BY_PERSON(table) \
  SELECT "NULL, NULL FROM " table " t JOIN participant p ON p.id = t.participant " \
  "AND p.removed IS NULL LEFT JOIN court_case c ON c.id = t.court_case WHERE t.id = ?1 AND " \
  "(c.id IS NULL OR (" CLEW_LISTED_CASE "))"
#define OF_CASE \
  SELECT "NULL, NULL FROM court_case c " CLEW_JOIN_CASE "WHERE c.id = ?1 AND " CLEW_CASE_SHOWN_SQL
#define OF_MOVE \
  SELECT "t.from_day, t.to_day FROM hearing_move t JOIN hearing h ON h.id = t.hearing " \
  "JOIN court_case c ON c.id = h.court_case " CLEW_JOIN_CASE "WHERE t.id = ?1 AND " \
  CLEW_LISTED_CASE " AND " CLEW_MOVE_STANDS_SQL ("t")
#define OF_EXTENSION \
  "SELECT " CLEW_PERSON_COLUMNS ", NULL, NULL, NULL, NULL, NULL, NULL, NULL " \
  "FROM intake_extension t JOIN held_charge h ON h.id = t.held_charge " \
  "JOIN participant p ON p.id = h.participant AND p.removed IS NULL WHERE t.id = ?1"
/* clang-format on */

static const struct
{
  const ClewKind *kind;
  const char     *sql;
} ways[] = {
  { &clew_kind_court_case, OF_CASE },
  { &clew_kind_related_case, BY_CASE ("related_case") },
  { &clew_kind_charge, BY_CASE ("charge") },
  { &clew_kind_hearing, BY_CASE ("hearing") },
  { &clew_kind_hearing_move, OF_MOVE },
  { &clew_kind_warrant, BY_CASE ("warrant") },
  { &clew_kind_court_condition, BY_CASE ("court_condition") },
  { &clew_kind_custody_stay, BY_PERSON ("custody_stay") },
  { &clew_kind_held_charge, BY_PERSON ("held_charge") },
  { &clew_kind_intake_extension, OF_EXTENSION },
  { &clew_kind_decision, BY_CASE ("decision") },
  { &clew_kind_refused_decision, BY_CASE ("refused_decision") },
  { &clew_kind_concern, BY_CASE ("concern") },
  { &clew_kind_received, BY_PERSON ("received") },
};

static const char *
find_way (const char *table, const ClewKind **kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].kind->table, table))
      {
        *kind = ways[i].kind;
        return ways[i].sql;
      }
  return NULL;
}

/* Columns: 0 action, 1 kind, 2 record, 3 when, 4 who, 5 their id, 6 what for, 7 the entry's
 * number. */
/* clang-format off */
#define ENTRIES_SQL \
  "SELECT a.action, a.kind, a.record, c.at, coalesce (s.name, c.actor), c.actor, c.what, a.seq " \
  "FROM audit a JOIN change c ON c.number = a.change LEFT JOIN staff s ON s.id = c.actor " \
  "WHERE a.kind <> 'change' AND a.action IN ('insert', 'update') ORDER BY a.seq DESC"
#define FIELDS_SQL \
  "SELECT (SELECT group_concat (key, ' ') FROM json_each (a.old)), " \
  "json_type (a.old, '$.removed') FROM audit a WHERE a.seq = ?1 AND json_valid (a.old)"
/* clang-format on */

static void
take_entry (ClewCaseChange *change, ClewRows *rows, const char *me)
{
  change->at = g_strdup (clew_rows_get_text (rows, 3));
  change->who = g_strdup (clew_rows_get_text (rows, 4));
  change->is_mine = me != NULL && g_strcmp0 (clew_rows_get_text (rows, 5), me) == 0;
  change->what = g_strdup (clew_rows_get_text (rows, 6));
}

/* Which fields the latest change altered, and whether it removed the record. */
static gboolean
read_fields (ClewStore *store, ClewCaseChange *change, gint64 seq, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error, FIELDS_SQL, "i", seq);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  if (clew_rows_next (rows, &failure))
    {
      change->fields = clew_audit_label_fields (change->kind->table, clew_rows_get_text (rows, 0));
      if (g_strcmp0 (clew_rows_get_text (rows, 1), "null") == 0)
        change->deed = CLEW_CHANGE_REMOVED;
    }
  return !clew_rows_failed (failure, error);
}

/* Fills in which case it is about. @listed: whether there is one that may be shown. */
static gboolean
read_label (ClewStore      *store,
            ClewCaseChange *change,
            const char     *sql,
            gboolean       *listed,
            GError        **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error, sql, "s", change->id);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  *listed = clew_rows_next (rows, &failure);
  if (*listed)
    {
      clew_case_label_read (&change->of, rows);
      change->moved_from = clew_day_from_iso (clew_rows_get_text (rows, CLEW_N_LABEL_COLUMNS));
      change->moved_to = clew_day_from_iso (clew_rows_get_text (rows, CLEW_N_LABEL_COLUMNS + 1));
    }
  return !clew_rows_failed (failure, error);
}

/* A record that was put in since then was added, whatever was altered later, unless it is gone. */
static void
note_insert (ClewCaseChange *change)
{
  if (change->deed != CLEW_CHANGE_ALTERED)
    return;
  change->deed = CLEW_CHANGE_ADDED;
  g_clear_pointer (&change->fields, g_free);
}

/* Takes in one entry of the audit. */
static gboolean
take (ClewStore *store, ClewRows *rows, const char *me, GHashTable *seen, GPtrArray *found,
      GError **error)
{
  const ClewKind *kind = NULL;
  const char     *sql = find_way (clew_rows_get_text (rows, 1), &kind);
  const char     *id = clew_rows_get_text (rows, 2);
  gboolean        is_insert = g_str_equal (clew_rows_get_text (rows, 0), "insert");
  gboolean        listed = FALSE;
  ClewCaseChange *later = sql != NULL ? g_hash_table_lookup (seen, id) : NULL;
  g_autoptr (ClewCaseChange) change = NULL;

  if (later != NULL && is_insert)
    note_insert (later);
  if (sql == NULL || later != NULL)
    return TRUE;
  change = g_object_new (CLEW_TYPE_CASE_CHANGE, NULL);
  change->kind = kind;
  change->id = g_strdup (id);
  change->deed = is_insert ? CLEW_CHANGE_ADDED : CLEW_CHANGE_ALTERED;
  take_entry (change, rows, me);
  if ((!is_insert && !read_fields (store, change, clew_rows_get_number (rows, 7), error)) ||
      !read_label (store, change, sql, &listed, error))
    return FALSE;
  if (listed)
    g_ptr_array_add (found, g_object_ref (change));
  g_hash_table_insert (seen, change->id, g_object_ref (change));
  return TRUE;
}

/**
 * clew_case_changes_read:
 * @store: a store
 * @since: an instant, ISO 8601 in UTC as clew_instant_now() writes it
 * @me: (nullable): clew_office_get_actor() of who asks, to mark what is their own
 * @limit: how many are wanted
 * @more: (out): whether there are more
 * @error: return location
 *
 * What changed about cases after @since: a row a record. What isn't shown of a case
 * (clew_case_is_shown()) isn't here either.
 *
 * Returns: (transfer full) (element-type ClewCaseChange): the latest first, or %NULL with
 *   @error set
 */
GPtrArray *
clew_case_changes_read (ClewStore  *store,
                        const char *since,
                        const char *me,
                        guint       limit,
                        gboolean   *more,
                        GError    **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                       g_object_unref);
  g_autoptr (ClewRows) rows = clew_store_query (store, error, ENTRIES_SQL, NULL);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  *more = FALSE;
  while (clew_rows_next (rows, &failure))
    {
      if (g_strcmp0 (clew_rows_get_text (rows, 3), since) <= 0)
        break;
      if (!take (store, rows, me, seen, found, error))
        return NULL;
      if (found->len > limit)
        {
          *more = TRUE;
          g_ptr_array_set_size (found, limit);
          break;
        }
    }
  return clew_rows_failed (failure, error) ? NULL : g_steal_pointer (&found);
}
