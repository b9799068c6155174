/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-store-private.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What SQL text may do, and its statements. They are prepared once and kept by
 * their text while idle; one that runs is taken out, so the same text may run
 * inside itself. */

/* The tables by which the file proves what happened. Only triggers and the
 * store itself write them. */
static gboolean
is_protected (const char *table)
{
  return table != NULL &&
         (strcmp (table, "audit") == 0 || strcmp (table, "change") == 0 ||
          strcmp (table, "chain") == 0 || strcmp (table, "record_table") == 0);
}

static int
authorize_cb (void       *data,
              int         action,
              const char *first,
              const char *second,
              const char *database,
              const char *trigger)
{
  ClewStore *store = data;

  if (store->trusted > 0)
    return SQLITE_OK;
  switch (action)
    {
    case SQLITE_READ:
    case SQLITE_SELECT:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
      return is_protected (first) && trigger == NULL ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_PRAGMA:
      /* FTS5 asks so whether somebody else wrote. */
      return g_strcmp0 (first, "data_version") == 0 && second == NULL ? SQLITE_OK : SQLITE_DENY;
    default:
      /* Transactions, ATTACH, and every change of the schema. */
      return SQLITE_DENY;
    }
}

/**
 * clew_statements_guard:
 * @store: a store whose connection is open
 * @error: return location
 *
 * From here on SQL text can't reach past the store's own doors: transactions,
 * settings, other files, the schema, and the tables that hold the audit.
 */
gboolean
clew_statements_guard (ClewStore *store, GError **error)
{
  int result = sqlite3_set_authorizer (store->db, authorize_cb, store);

  if (result == SQLITE_OK)
    return TRUE;
  return clew_connection_fail (store->db, result, "guard", error);
}

static sqlite3_stmt *
find_or_prepare (ClewStore *store, const char *sql, GError **error)
{
  GList        *link = g_hash_table_lookup (store->statements.idle, sql);
  sqlite3_stmt *statement = NULL;
  int           result;

  if (link != NULL)
    {
      statement = link->data;
      g_hash_table_remove (store->statements.idle, sql);
      g_queue_delete_link (&store->statements.order, link);
      return statement;
    }

  result = sqlite3_prepare_v3 (store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result == SQLITE_OK && statement != NULL)
    return statement;
  clew_connection_fail (store->db, result == SQLITE_OK ? SQLITE_MISUSE : result, "prepare", error);
  return NULL;
}

/**
 * clew_statements_give_back:
 * @store: a store
 * @statement: what clew_statements_take() gave
 *
 * Keeps the statement for the next time.
 */
void
clew_statements_give_back (ClewStore *store, sqlite3_stmt *statement)
{
  const char *sql = sqlite3_sql (statement);

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  if (g_hash_table_contains (store->statements.idle, sql))
    {
      sqlite3_finalize (statement);
      return;
    }
  g_queue_push_tail (&store->statements.order, statement);
  g_hash_table_insert (store->statements.idle, (char *)sql, store->statements.order.tail);
  if (store->statements.order.length > CLEW_STORE_MAX_IDLE_STATEMENTS)
    {
      sqlite3_stmt *oldest = g_queue_pop_head (&store->statements.order);

      g_hash_table_remove (store->statements.idle, sqlite3_sql (oldest));
      sqlite3_finalize (oldest);
    }
}

/**
 * clew_statements_forget:
 * @store: a store about to close its connection
 *
 * Finalizes all that are idle.
 */
void
clew_statements_forget (ClewStore *store)
{
  g_clear_pointer (&store->statements.probe, sqlite3_finalize);
  g_hash_table_remove_all (store->statements.idle);
  g_queue_foreach (&store->statements.order, (GFunc)(void (*) (void))sqlite3_finalize, NULL);
  g_queue_clear (&store->statements.order);
}

static gboolean
check_may_write (ClewStore *store, sqlite3_stmt *statement, GError **error)
{
  if (sqlite3_stmt_readonly (statement))
    return TRUE;
  if (store->fixed.is_reader)
    g_set_error (
      error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_READ_ONLY,
      "A reader can't write. Nothing was changed. This is a fault of the program: report it.");
  else if (!store->change.running)
    g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED,
                 "Writing outside a named change is refused. Nothing was changed. "
                 "This is a fault of the program: report it.");
  else if (sqlite3_get_autocommit (store->db))
    /* An error before this (a full disk) has undone the transaction; what is
     * written now would stand without a name. */
    g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED,
                 _("An earlier error undid this change. Nothing of it was kept. Try again."));
  else
    return TRUE;
  return FALSE;
}

/**
 * clew_statements_fail_closed:
 * @error: return location
 *
 * Returns: %FALSE
 */
gboolean
clew_statements_fail_closed (GError **error)
{
  g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED,
               _("The office file is closed. Nothing was changed. Open it again."));
  return FALSE;
}

/**
 * clew_statements_take:
 * @store: a store
 * @sql: one statement
 * @error: return location
 *
 * Gives the statement, ready to run and without values. One that writes is refused
 * outside a change.
 *
 * Returns: (nullable): give it back with clew_statements_give_back()
 */
sqlite3_stmt *
clew_statements_take (ClewStore *store, const char *sql, GError **error)
{
  sqlite3_stmt *statement;

  CLEW_STORE_ASSERT_OWNER (store);
  if (store->db == NULL)
    return clew_statements_fail_closed (error), NULL;
  statement = find_or_prepare (store, sql, error);
  if (statement == NULL)
    return NULL;
  if (check_may_write (store, statement, error))
    return statement;
  clew_statements_give_back (store, statement);
  return NULL;
}

/* A page that does not check comes out of SQLCipher as zeros, and the statement goes
 * on as if that were what is written there; only the next page that is asked for is
 * refused. So whenever pages were read from the disk, one more is asked for (from
 * memory) before anybody sees the row. */
static gboolean
is_sound (ClewStore *store)
{
  int misses, highest, result;

  sqlite3_db_status (store->db, SQLITE_DBSTATUS_CACHE_MISS, &misses, &highest, 0);
  if (misses == store->statements.misses)
    return TRUE;
  if (store->statements.probe == NULL &&
      sqlite3_prepare_v2 (store->db, "SELECT 1 FROM sqlite_schema LIMIT 1", -1,
                          &store->statements.probe, NULL) != SQLITE_OK)
    return FALSE;
  result = sqlite3_step (store->statements.probe);
  sqlite3_reset (store->statements.probe);
  if (result == SQLITE_ROW)
    sqlite3_db_status (store->db, SQLITE_DBSTATUS_CACHE_MISS, &store->statements.misses, &highest,
                       0);
  return result == SQLITE_ROW;
}

/**
 * clew_statements_step:
 * @store: a store
 * @statement: a statement
 * @error: return location
 *
 * One step. What a failed statement had put into the audit is undone with it.
 *
 * Returns: SQLITE_ROW, SQLITE_DONE, or what went wrong
 */
int
clew_statements_step (ClewStore *store, sqlite3_stmt *statement, GError **error)
{
  int result = sqlite3_step (statement);

  if ((result == SQLITE_ROW || result == SQLITE_DONE || result == SQLITE_ERROR) &&
      !is_sound (store))
    {
      store->change.chain.known = FALSE;
      clew_connection_fail (NULL, SQLITE_CORRUPT, "read a page", error);
      return SQLITE_CORRUPT;
    }
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    return result;
  if (!sqlite3_stmt_readonly (statement))
    store->change.chain.known = FALSE;
  clew_connection_fail (store->db, sqlite3_extended_errcode (store->db), "step", error);
  return result;
}
