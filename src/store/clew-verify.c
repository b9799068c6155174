/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-audit.h"
#include "store/clew-store-private.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

/* Walks the audit's chain from its beginning. */

/* Columns of the audit: number, change, the parts, and their hash. */
#define DIGEST (2 + CLEW_AUDIT_DIGEST)
#define HASH   (2 + CLEW_AUDIT_PARTS)

typedef struct
{
  gint64 seq; /* of the last row that is as it should be */
  guint8 head[CLEW_STORE_HASH_SIZE];
  gint64 n_changes;
} Walk;

static gboolean
is_text (sqlite3_stmt *row, int column, const char *text)
{
  return g_strcmp0 ((const char *)sqlite3_column_text (row, column), text) == 0;
}

/* Whether the hash of @row, the next one after those walked, is right. */
static gboolean
is_linked (Walk *walk, sqlite3_stmt *row)
{
  const guint8 *parts[CLEW_AUDIT_PARTS];
  gsize         sizes[CLEW_AUDIT_PARTS];
  guint8        hash[CLEW_STORE_HASH_SIZE];

  if (sqlite3_column_int64 (row, 0) != walk->seq + 1 ||
      sqlite3_column_bytes (row, HASH) != CLEW_STORE_HASH_SIZE ||
      (sqlite3_column_type (row, DIGEST) != SQLITE_NULL &&
       sqlite3_column_bytes (row, DIGEST) != CLEW_STORE_HASH_SIZE))
    return FALSE;
  for (int i = 0; i < CLEW_AUDIT_PARTS; i++)
    {
      parts[i] = i == CLEW_AUDIT_DIGEST ? sqlite3_column_blob (row, 2 + i)
                                        : sqlite3_column_text (row, 2 + i);
      sizes[i] = (gsize)sqlite3_column_bytes (row, 2 + i);
    }
  clew_audit_hash (walk->head, walk->seq + 1, sqlite3_column_int64 (row, 1), parts, sizes, hash);
  return memcmp (hash, sqlite3_column_blob (row, HASH), sizeof hash) == 0;
}

/* Whether the table "change" says of a change what the audit says. */
static gboolean
is_named (sqlite3_stmt *change, sqlite3_stmt *row)
{
  gboolean is;

  sqlite3_bind_int64 (change, 1, sqlite3_column_int64 (row, 1));
  sqlite3_bind_value (change, 2, sqlite3_column_value (row, 5));
  is = sqlite3_step (change) == SQLITE_ROW && sqlite3_column_int (change, 0) == 1;
  sqlite3_reset (change);
  return is;
}

/* Stops before the first bad row, with SQLITE_ROW. */
static int
walk_rows (Walk *walk, sqlite3_stmt *row, sqlite3_stmt *change)
{
  int result;

  while ((result = sqlite3_step (row)) == SQLITE_ROW)
    {
      gboolean is_change = is_text (row, 3, "change");

      if (!is_linked (walk, row) || (is_change && !is_named (change, row)))
        break;
      memcpy (walk->head, sqlite3_column_blob (row, HASH), sizeof walk->head);
      walk->seq++;
      walk->n_changes += is_change;
    }
  return result;
}

static int
walk_all (ClewStore *store, Walk *walk)
{
  sqlite3_stmt *row = NULL, *change = NULL;
  int           result;

  result = sqlite3_prepare_v2 (
    store->db, "SELECT seq, change, action, kind, record, old, digest, hash FROM audit "
               "ORDER BY seq",
    -1,
    &row, NULL);
  if (result == SQLITE_OK)
    result =
      sqlite3_prepare_v2 (store->db,
                          "SELECT clew_old_row ('number at actor what', number, at, actor, what) "
                          "IS ?2 FROM change WHERE number = ?1",
                          -1, &change, NULL);
  if (result == SQLITE_OK)
    result = walk_rows (walk, row, change);
  sqlite3_finalize (change);
  sqlite3_finalize (row);
  return result;
}

/* Whether the chain ends where it is said to end, and no change stands beside it. */
static gboolean
ends_well (ClewStore *store, const Walk *walk, gboolean *well, GError **error)
{
  g_autoptr(ClewRows) rows = NULL;
  g_autoptr(GError) local = NULL;

  *well = FALSE;
  rows = clew_store_query (store, error,
                           "SELECT count, head, (SELECT count (*) FROM change) FROM chain", NULL);
  if (rows != NULL && clew_rows_next (rows, &local))
    {
      g_autoptr(GBytes) head = clew_rows_dup_bytes (rows, 1);

      *well = clew_rows_get_number (rows, 0) == walk->seq &&
              clew_rows_get_number (rows, 2) == walk->n_changes && head != NULL &&
              g_bytes_get_size (head) == sizeof walk->head &&
              memcmp (g_bytes_get_data (head, NULL), walk->head, sizeof walk->head) == 0;
    }
  if (local == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * clew_audit_verify:
 * @store: a store or a reader
 * @cancellable: (nullable): to stop
 * @first_bad: (out) (optional): the number of the first row of the audit that is not as it
 *   was written, or the one after the last if the chain was shortened or the names of changes
 *   were altered beside it; 0 if all is well or reading failed
 * @error: return location
 *
 * Computes the whole chain anew: rows altered, removed, put in or moved show, as do
 * altered names of changes. What it can't show is a chain that somebody with the key
 * computed anew from some row on; for that, compare with a backup.
 *
 * Returns: whether all is well; if not, @error is %CLEW_STORE_ERROR_DAMAGED
 */
gboolean
clew_audit_verify (ClewStore *store, GCancellable *cancellable, gint64 *first_bad, GError **error)
{
  Walk     walk = { 0 };
  gboolean well = FALSE;
  int      result;

  CLEW_STORE_ASSERT_OWNER (store);
  if (first_bad != NULL)
    *first_bad = 0;

  clew_store_watch (store, cancellable);
  result = walk_all (store, &walk);
  clew_store_watch (store, NULL);
  if (result != SQLITE_DONE && result != SQLITE_ROW)
    return clew_connection_fail (store->db, result, "verify the audit", error);
  if (result == SQLITE_DONE && !ends_well (store, &walk, &well, error))
    return FALSE;
  if (well)
    return TRUE;

  if (first_bad != NULL)
    *first_bad = walk.seq + 1;
  g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_DAMAGED,
               _("The record of changes is not as Clew wrote it from entry %" PRId64
                 " on. The records themselves were not touched by this check. Copy the office file "
                 "aside, and compare it with the latest backup."),
                  walk.seq + 1);
  return FALSE;
}
