/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-audit.h"
#include "store/clew-store-private.h"

#include <string.h>

/* A record is what the last of its entries in the audit says that it is, by a digest, and
 * is there if more entries put it in than took it out. The entries are chained
 * (clew-verify.c), so whoever writes to a record past the triggers is seen. */

/* The digest of a row's last entry; nothing if that took it out, or there is none. */
static char *
compose_entry (const ClewRecordTable *table)
{
  return g_strdup_printf ("(SELECT digest FROM audit WHERE record = \"%s\".id AND kind = '%s' AND "
                          "kind <> 'change' AND action IN ('insert', 'update', 'delete', "
                          "'migrated') ORDER BY seq DESC LIMIT 1)",
                          table->name, table->name);
}

static void
free_difference (gpointer data)
{
  ClewAuditDifference *difference = data;

  g_free (difference->kind);
  g_free (difference);
}

static void
add_difference (GPtrArray *differences, const ClewAuditDifference *difference)
{
  ClewAuditDifference *copy;

  if (difference->n_altered == 0 && difference->n_added == 0 && difference->n_missing == 0)
    return;
  copy = g_memdup2 (difference, sizeof *difference);
  copy->kind = g_strdup (difference->kind);
  g_ptr_array_add (differences, copy);
}

/* How many records of each kind there have to be: table → number. */
static GHashTable *
count_entries (ClewStore *store, GError **error)
{
  static const char sql[] = "SELECT kind, sum (action = 'insert') - sum (action = 'delete') "
                            "FROM audit GROUP BY kind";
  g_autoptr(ClewRows) rows = clew_store_query (store, error, sql, NULL);
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    {
      gint64 n = clew_rows_get_number (rows, 1);

      g_hash_table_insert (counts, g_strdup (clew_rows_get_text (rows, 0)),
                           g_memdup2 (&n, sizeof n));
    }
  if (failure == NULL)
    return g_steal_pointer (&counts);
  g_propagate_error (error, failure);
  return NULL;
}

/* Takes the expected number of @kind out of @counts. */
static gint64
take_count (GHashTable *counts, const char *kind)
{
  const gint64 *found = g_hash_table_lookup (counts, kind);
  gint64        n = found != NULL ? *found : 0;

  g_hash_table_remove (counts, kind);
  return n;
}

/* Column 0 is what a row says, column 1 what its last entry says. */
static void
compare_row (sqlite3_stmt *row, ClewAuditDifference *difference)
{
  int size = sqlite3_column_bytes (row, 0);

  if (sqlite3_column_type (row, 1) == SQLITE_NULL)
    {
      difference->n_added++;
      return;
    }
  difference->n_missing--;
  if (sqlite3_column_bytes (row, 1) != size ||
      memcmp (sqlite3_column_blob (row, 0), sqlite3_column_blob (row, 1), (gsize)size) != 0)
    difference->n_altered++;
}

static gboolean
compare_table (ClewStore             *store,
               const ClewRecordTable *table,
               ClewAuditDifference   *difference,
               GError               **error)
{
  g_autofree char *digest = clew_record_table_compose_digest (table, table->name);
  g_autofree char *entry = compose_entry (table);
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s, %s FROM \"%s\"", digest, entry, table->name);
  sqlite3_stmt *row = NULL;
  int           result;

  result = sqlite3_prepare_v2 (store->db, sql, -1, &row, NULL);
  if (result == SQLITE_OK)
    while ((result = sqlite3_step (row)) == SQLITE_ROW)
      compare_row (row, difference);
  if (result != SQLITE_DONE)
    clew_connection_fail (store->db, result, "compare records with the audit", error);
  sqlite3_finalize (row);
  return result == SQLITE_DONE;
}

static gboolean
compare_all (ClewStore *store, GHashTable *counts, GPtrArray *differences, GError **error)
{
  g_autoptr(GPtrArray) tables = clew_record_tables_read (store->db, error);
  GHashTableIter iter;
  gpointer       kind, count;

  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      ClewRecordTable    *table = tables->pdata[i];
      ClewAuditDifference difference = { .kind = table->name };

      difference.n_missing = take_count (counts, table->name);
      if (table->columns->len > 0 && !compare_table (store, table, &difference, error))
        return FALSE;
      add_difference (differences, &difference);
    }

  /* Kinds that somebody took out of record_table, so that nobody would look. */
  g_hash_table_iter_init (&iter, counts);
  while (tables != NULL && g_hash_table_iter_next (&iter, &kind, &count))
    add_difference (differences, &(ClewAuditDifference){ kind, 0, 0, *(gint64 *)count });
  return tables != NULL;
}

/**
 * clew_audit_compare:
 * @store: a store or a reader
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Compares each record with its last entry in the audit, and their number with what the
 * entries put in and took out. It trusts the entries: ask clew_audit_verify(), too. What was
 * written before a file had digests (schema 2) is covered from its migration on.
 *
 * Returns: (transfer full) (nullable) (element-type ClewAuditDifference): a line for each kind
 *   with a record that is not as Clew wrote it; empty when all are
 */
GPtrArray *
clew_audit_compare (ClewStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) differences = g_ptr_array_new_with_free_func (free_difference);
  g_autoptr(GHashTable) counts = NULL;
  gboolean ok;

  CLEW_STORE_ASSERT_OWNER (store);
  clew_store_watch (store, cancellable);
  store->trusted++;
  counts = count_entries (store, error);
  ok = counts != NULL && compare_all (store, counts, differences, error);
  store->trusted--;
  clew_store_watch (store, NULL);
  return ok ? g_steal_pointer (&differences) : NULL;
}

/* Runs @compose's statement for each kind of record. */
static gboolean
for_each_table (ClewStore *store,
                char *(*compose) (const ClewRecordTable *table, const char *digest,
                                  const char *entry),
                GError **error)
{
  g_autoptr(GPtrArray) tables = clew_record_tables_read (store->db, error);
  gboolean ok = tables != NULL;

  for (guint i = 0; ok && i < tables->len; i++)
    {
      ClewRecordTable *table = tables->pdata[i];
      g_autofree char *digest = clew_record_table_compose_digest (table, table->name);
      g_autofree char *entry = compose_entry (table);
      g_autofree char *sql = compose (table, digest, entry);

      ok = clew_connection_run (store->db, sql, error);
    }
  return ok;
}

static char *
compose_remember (const ClewRecordTable *table, const char *digest, const char *entry)
{
  return g_strdup_printf ("INSERT INTO temp.unlike SELECT '%s', id FROM \"%s\" WHERE %s IS NOT %s",
                          table->name, table->name, digest, entry);
}

static char *
compose_migrated (const ClewRecordTable *table, const char *digest, const char *entry)
{
  return g_strdup_printf (
    "INSERT INTO audit (change, action, kind, record, old, digest, hash) "
    "SELECT clew_change (), 'migrated', '%s', id, NULL, d, "
    "clew_chain ('migrated', '%s', id, NULL, d) FROM (SELECT id, %s AS d, %s AS e "
    "FROM \"%s\") AS r WHERE d IS NOT e AND NOT EXISTS (SELECT 1 FROM temp.unlike WHERE "
    "kind = '%s' AND unlike.id = r.id)",
    table->name, table->name, digest, entry, table->name, table->name);
}

static gboolean
has_digests (ClewStore *store, gboolean *has, GError **error)
{
  gint64   n = 0;
  gboolean ok = clew_connection_get_number (
    store->db, "SELECT count (*) FROM pragma_table_info ('audit') WHERE name = 'digest'", &n,
    error);

  *has = n > 0;
  return ok;
}

/**
 * clew_compare_before_step:
 * @store: a store in a transaction that brings the file to the next schema
 * @error: return location
 *
 * Remembers which records are not as they were written, for clew_compare_after_step().
 */
gboolean
clew_compare_before_step (ClewStore *store, GError **error)
{
  gboolean has;

  return has_digests (store, &has, error) &&
         clew_connection_run (store->db,
                              "CREATE TEMP TABLE unlike (kind TEXT, id TEXT, "
                              "PRIMARY KEY (kind, id)) WITHOUT ROWID",
                              error) &&
         (!has || for_each_table (store, compose_remember, error));
}

/**
 * clew_compare_after_step:
 * @store: the store, in the same transaction, whose change is signed
 * @error: return location
 *
 * Gives an entry to each record that the step altered, and to those from before there were
 * digests; not to those that were altered already by somebody else. A step may alter
 * records but neither put in nor remove any.
 */
gboolean
clew_compare_after_step (ClewStore *store, GError **error)
{
  gboolean has;

  return has_digests (store, &has, error) &&
         (!has || for_each_table (store, compose_migrated, error)) &&
         clew_connection_run (store->db, "DROP TABLE temp.unlike", error);
}
