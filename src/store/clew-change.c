/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#define G_LOG_DOMAIN "clew-change"

#include "store/clew-store-private.h"

#include "base/clew-day.h"
#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* The one door to writing: a transaction with a name. */

static gboolean
run_trusted (ClewStore *store, const char *sql, GError **error)
{
  gboolean ok;

  store->trusted++;
  ok = clew_connection_run (store->db, sql, error);
  store->trusted--;
  return ok;
}

/**
 * clew_change_begin:
 * @store: a store that can write
 * @error: return location
 *
 * Begins the transaction. It has no name until clew_change_sign().
 */
gboolean
clew_change_begin (ClewStore *store, GError **error)
{
  /* IMMEDIATE: a transaction that turns from reading to writing halfway could
   * be refused there, whatever the timeout. */
  if (!run_trusted (store, "BEGIN IMMEDIATE", error))
    return FALSE;
  store->change.running = TRUE;
  store->change.number = 0;
  g_hash_table_remove_all (store->change.touched);
  return TRUE;
}

/**
 * clew_change_sign:
 * @store: a store in a transaction
 * @actor: (nullable): who; nobody is the program itself
 * @what: what for
 * @error: return location
 *
 * Names the change. All that it does to records from here on stands in the audit
 * under its number.
 */
gboolean
clew_change_sign (ClewStore *store, const char *actor, const char *what, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int           result;

  g_free (store->change.at);
  store->change.at = clew_instant_now ();
  /* Not one that the audit knows already, even if somebody removed its row. */
  if (!clew_connection_get_number (
        store->db,
        "SELECT 1 + max ((SELECT ifnull (max (number), 0) FROM change), "
        "ifnull ((SELECT change FROM audit ORDER BY seq DESC LIMIT 1), 0))",
        &store->change.number, error) ||
      !clew_audit_begin (store, error))
    return FALSE;

  store->trusted++;
  result = sqlite3_prepare_v2 (
    store->db, "INSERT INTO change (number, at, actor, what) VALUES (?1, ?2, ?3, ?4)", -1,
    &statement, NULL);
  if (result == SQLITE_OK)
    {
      sqlite3_bind_int64 (statement, 1, store->change.number);
      sqlite3_bind_text (statement, 2, store->change.at, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 3, actor, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 4, what, -1, SQLITE_STATIC);
      result = sqlite3_step (statement);
    }
  store->trusted--;
  if (result != SQLITE_DONE)
    clew_connection_fail (store->db, sqlite3_extended_errcode (store->db), "name a change", error);
  sqlite3_finalize (statement);
  return result == SQLITE_DONE;
}

static void
forget (ClewStore *store)
{
  store->change.running = FALSE;
  store->change.chain.known = FALSE;
  g_hash_table_remove_all (store->change.touched);
}

/**
 * clew_change_undo:
 * @store: a store, in a transaction or not
 *
 * Rolls back. Nothing can go wrong that matters: a transaction that could not be
 * rolled back is by whoever opens the file next.
 */
void
clew_change_undo (ClewStore *store)
{
  if (!sqlite3_get_autocommit (store->db))
    run_trusted (store, "ROLLBACK", NULL);
  forget (store);
}

/* Whether the change stands in the file. A commit can be reported as failed and
 * have happened: of 1,124 errors injected into writes, 13 had. */
static gboolean
is_kept (ClewStore *store, gboolean *known)
{
  sqlite3_stmt *statement = NULL;
  gboolean      is = FALSE;
  int           result;

  result = sqlite3_prepare_v2 (store->db, "SELECT 1 FROM change WHERE number = ?1 AND at = ?2",
                               -1, &statement, NULL);
  if (result == SQLITE_OK)
    {
      sqlite3_bind_int64 (statement, 1, store->change.number);
      sqlite3_bind_text (statement, 2, store->change.at, -1, SQLITE_STATIC);
      result = sqlite3_step (statement);
      is = result == SQLITE_ROW;
    }
  *known = result == SQLITE_ROW || result == SQLITE_DONE;
  sqlite3_finalize (statement);
  return is;
}

static gboolean
commit (ClewStore *store, GError **error)
{
  g_autoptr(GError) local = NULL;
  gboolean known, kept;

  if (run_trusted (store, "COMMIT", &local))
    return TRUE;
  if (!sqlite3_get_autocommit (store->db))
    run_trusted (store, "ROLLBACK", NULL);
  kept = is_kept (store, &known);
  if (kept)
    {
      g_message ("A commit was reported as failed, yet stands in the file");
      return TRUE;
    }
  if (known)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (
      error, CLEW_STORE_ERROR, local->code,
      _("The disk failed while this change was being kept. Whether it was kept shows when the "
        "office file is opened again; all that was saved before is safe. Close the office, look "
        "at the disk, and open it again. (%s)"),
         local->message);
  return FALSE;
}

/**
 * clew_change_end:
 * @store: a store in a signed change
 * @error: return location
 *
 * Indexes anew whom the change touched, closes the audit, and commits. On an error
 * nothing is kept.
 */
gboolean
clew_change_end (ClewStore *store, GError **error)
{
  if (sqlite3_get_autocommit (store->db))
    g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED,
                 _("An earlier error undid this change. Nothing of it was kept. Try again."));
  else if (clew_search_update (store, store->change.touched, error) &&
           clew_audit_end (store, error) && commit (store, error))
    {
      forget (store);
      return TRUE;
    }
  clew_change_undo (store);
  return FALSE;
}

static gboolean
check_may_begin (ClewStore *store, GError **error)
{
  const char *why = NULL;

  if (store->db == NULL)
    why = _("The office file is closed. Nothing was changed. Open it again.");
  else if (store->fixed.is_reader)
    why = "A reader can't write. Nothing was changed. This is a fault of the program: report it.";
  else if (store->change.running)
    why = "A change inside a change is refused. Nothing was changed. This is a fault of the "
          "program: report it.";
  if (why != NULL)
    g_set_error_literal (
      error, CLEW_STORE_ERROR,
      store->fixed.is_reader ? CLEW_STORE_ERROR_READ_ONLY : CLEW_STORE_ERROR_FAILED, why);
  return why == NULL;
}

static gboolean
run_body (ClewStore *store, ClewChangeFunc func, gpointer data, GError **error)
{
  g_autoptr(GError) local = NULL;

  if (func (store, data, &local))
    {
      if (local == NULL)
        return TRUE;
      g_critical ("The body of a change set an error and yet said that all is well");
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED,
                 _("This could not be done. Nothing was changed. Try again."));
  return FALSE;
}

/**
 * clew_store_change:
 * @store: a store
 * @actor: (nullable): the id of the member of staff who does it, or their login name where
 *   the office knows no such member; %NULL is the program itself
 * @what: what for, in a few words of the program's (never with personal data)
 * @func: (scope call): what to do
 * @data: for @func
 * @error: return location
 *
 * Runs @func in one transaction, keeps all of it or nothing, and writes to the
 * audit what it did. Changes do not nest: a second one from within @func is refused.
 *
 * When @func changed nothing, nothing is kept, not even the change's name. "changed"
 * is emitted after the commit if a row was touched by more than clew_audit_note().
 *
 * A commit that the disk reports as failed is looked up; this function says what
 * the file says.
 */
gboolean
clew_store_change (ClewStore     *store,
                   const char    *actor,
                   const char    *what,
                   ClewChangeFunc func,
                   gpointer       data,
                   GError       **error)
{
  sqlite3_int64 before, changes;
  guint         n_notes;

  CLEW_STORE_ASSERT_OWNER (store);
  g_return_val_if_fail (what != NULL && func != NULL, FALSE);

  if (!check_may_begin (store, error) || !clew_change_begin (store, error))
    return FALSE;
  if (!clew_change_sign (store, actor, what, error))
    {
      clew_change_undo (store);
      return FALSE;
    }

  before = sqlite3_total_changes64 (store->db);
  if (!run_body (store, func, data, error))
    {
      clew_change_undo (store);
      return FALSE;
    }
  changes = sqlite3_total_changes64 (store->db) - before;
  n_notes = store->change.chain.n_notes;
  if (changes == 0 && !sqlite3_get_autocommit (store->db))
    {
      clew_change_undo (store);
      return TRUE;
    }
  if (!clew_change_end (store, error))
    return FALSE;
  if (changes > n_notes)
    g_signal_emit_by_name (store, "changed");
  return TRUE;
}
