/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-store-private.h"

#include "base/clew-error.h"
#include "base/clew-id.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Guards fixed.lock, which closing takes away: a worker may be opening a reader
 * at that moment. */
static GMutex lock_mutex;

G_DEFINE_FINAL_TYPE (ClewStore, clew_store, G_TYPE_OBJECT)

static void
drop_lock (ClewStore *store)
{
  g_mutex_lock (&lock_mutex);
  g_clear_pointer (&store->fixed.lock, clew_lock_unref);
  g_mutex_unlock (&lock_mutex);
}

static void
close_connection (ClewStore *store)
{
  if (store->db == NULL)
    return;
  if (!store->fixed.is_reader)
    g_cancellable_cancel (store->fixed.closing);
  if (store->change.running)
    clew_change_undo (store);
  clew_rows_forget_all (store);
  if (sqlite3_close (store->db) != SQLITE_OK)
    g_critical ("A connection was closed with work left in it");
  store->db = NULL;
  /* Only now: closing the lock's descriptor drops SQLite's own locks. */
  drop_lock (store);
}

static void
clew_store_finalize (GObject *object)
{
  ClewStore *store = CLEW_STORE (object);

  close_connection (store);
  g_hash_table_unref (store->statements.idle);
  g_hash_table_unref (store->statements.open);
  g_hash_table_unref (store->change.touched);
  g_free (store->change.at);
  g_free (store->fixed.path);
  g_free (store->fixed.office_id);
  g_clear_pointer (&store->fixed.key, clew_secret_unref);
  g_clear_object (&store->fixed.closing);
  drop_lock (store);
  G_OBJECT_CLASS (clew_store_parent_class)->finalize (object);
}

static void
clew_store_class_init (ClewStoreClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_store_finalize;

  /**
   * ClewStore::changed:
   *
   * Follows each commit that touched a row, on the store's thread.
   */
  signals[CHANGED] = g_signal_new ("changed", CLEW_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
clew_store_init (ClewStore *store)
{
  store->fixed.owner = g_thread_self ();
  store->fixed.closing = g_cancellable_new ();
  store->statements.idle = g_hash_table_new (g_str_hash, g_str_equal);
  store->statements.open = g_hash_table_new (NULL, NULL);
  store->change.touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static char *
resolve (const char *path, GError **error)
{
  char *real = realpath (path, NULL);
  int   code = errno;
  char *copy = g_strdup (real);

  if (real == NULL && code == EACCES)
    g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_READ_ONLY,
                 _("You may not look into the folder of the office file. Nothing was changed. Get "
                   "the right to read and write there, then try again."));
  else if (real == NULL)
    g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_NO_FILE,
                 _("There is no office file at this place. Nothing was changed. If it is on "
                   "another disk, connect it and try again, or choose the file."));
  free (real);
  return copy;
}

/**
 * clew_store_new:
 * @path: an absolute path, symbolic links resolved
 * @lock: (nullable): what holds the file, if anything has to
 * @salt: the file's first 16 bytes
 * @key: the key
 * @mode: what for
 * @error: return location
 *
 * Opens one connection as a store. Does not migrate.
 *
 * Returns: (transfer full) (nullable): the store
 */
ClewStore *
clew_store_new (const char        *path,
                ClewLock          *lock,
                const guint8      *salt,
                ClewSecret        *key,
                ClewConnectionMode mode,
                GError           **error)
{
  g_autoptr(ClewStore) store = g_object_new (CLEW_TYPE_STORE, NULL);
  gint64 version = -1;

  store->fixed.path = g_strdup (path);
  store->fixed.lock = lock != NULL ? clew_lock_ref (lock) : NULL;
  store->fixed.office_id = clew_id_from_bytes (salt);
  store->fixed.key = clew_secret_ref (key);
  store->fixed.is_reader = mode == CLEW_CONNECTION_READ;
  store->db =
    clew_connection_open (path, mode, key, mode == CLEW_CONNECTION_NEW ? salt : NULL, error);

  /* The functions come first: to prepare a statement is to meet the triggers. */
  if (store->db == NULL ||
      !clew_connection_get_number (store->db, "PRAGMA user_version", &version, error) ||
      !clew_audit_install (store, error) || !clew_statements_guard (store, error))
    return NULL;
  store->version = (int)version;
  return g_steal_pointer (&store);
}

/* Proves the key before anything could be written. */
static gboolean
probe (const char *path, ClewSecret *key, GError **error)
{
  g_autoptr(GError) local = NULL;
  sqlite3 *db = clew_connection_open (path, CLEW_CONNECTION_PROBE, key, NULL, &local);
  gboolean fits;

  if (db != NULL)
    {
      sqlite3_close (db);
      return TRUE;
    }
  /* The schema may be half written, too; the key fits, and the journal will tell. */
  if (g_error_matches (local, CLEW_STORE_ERROR, CLEW_STORE_ERROR_WRONG_KEY) ||
      g_error_matches (local, CLEW_STORE_ERROR, CLEW_STORE_ERROR_DAMAGED))
    {
      if (!clew_journal_prove_key (path, key, &fits, error))
        return FALSE;
      if (fits)
        return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * clew_store_read_office_id:
 * @path: an office file
 * @error: return location
 *
 * Reads to which office a file belongs. Needs no key, and does not disturb whoever
 * has it open. May be called from any thread.
 *
 * Returns: (transfer full) (nullable): the office's UUID
 */
char *
clew_store_read_office_id (const char *path, GError **error)
{
  g_autofree char *real = resolve (path, error);
  guint8           salt[CLEW_STORE_SALT_SIZE];

  if (real == NULL || !clew_lock_read_salt (real, salt, error))
    return NULL;
  return clew_id_from_bytes (salt);
}

/**
 * clew_store_open:
 * @path: an office file
 * @key: its key
 * @error: return location
 *
 * Opens the file for this process alone, and brings it to this program's schema if
 * it is older. Until the key is proven nothing is written, whatever is wrong.
 *
 * The store belongs to the calling thread.
 *
 * Returns: (transfer full) (nullable): the store
 */
ClewStore *
clew_store_open (const char *path, ClewSecret *key, GError **error)
{
  g_autofree char *real = NULL;
  g_autoptr(ClewLock) lock = NULL;
  g_autoptr(ClewStore) store = NULL;

  g_return_val_if_fail (path != NULL && key != NULL, NULL);

  real = resolve (path, error);
  if (real == NULL)
    return NULL;
  lock = clew_lock_take (real, error);
  if (lock == NULL || !probe (real, key, error))
    return NULL;
  store = clew_store_new (real, lock, clew_lock_get_salt (lock), key, CLEW_CONNECTION_WRITE, error);
  if (store == NULL || !clew_schema_migrate (store, clew_schema_get_newest (), error))
    return NULL;
  return g_steal_pointer (&store);
}

static ClewStore *
open_second (ClewStore *store, ClewConnectionMode mode, GError **error)
{
  g_autoptr(ClewLock) lock = NULL;

  g_mutex_lock (&lock_mutex);
  if (store->fixed.lock != NULL)
    lock = clew_lock_ref (store->fixed.lock);
  g_mutex_unlock (&lock_mutex);
  if (lock != NULL)
    return clew_store_new (store->fixed.path, lock, clew_lock_get_salt (lock), store->fixed.key,
                           mode, error);
  g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED,
               _("The office file is closed. Nothing was changed. Open it again."));
  return NULL;
}

/**
 * clew_store_open_reader:
 * @store: a store, of any thread
 * @error: return location
 *
 * Opens a second connection to the same file, which can only read and belongs to
 * the calling thread. The file stays held until the last of them is closed. While
 * a reader reads, @store can't commit: it waits some seconds, then gives up. When
 * @store closes, what a reader reads ends with %CLEW_STORE_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the reader
 */
ClewStore *
clew_store_open_reader (ClewStore *store, GError **error)
{
  ClewStore *reader;

  g_return_val_if_fail (CLEW_IS_STORE (store), NULL);

  reader = open_second (store, CLEW_CONNECTION_READ, error);
  if (reader != NULL)
    {
      g_set_object (&reader->fixed.closing, store->fixed.closing);
      clew_store_watch (reader, NULL);
    }
  return reader;
}

/**
 * clew_store_open_writer:
 * @store: a store, of any thread
 * @error: return location
 *
 * Opens a second connection to the same file, which belongs to the calling thread
 * and changes it by clew_store_change() like the first: for one change so large
 * that it would hold up the window. While it is made, @store can read until the
 * change is written out, and its own changes wait their turn. Whoever opened it
 * says on @store's thread that records have changed. When @store closes, a change
 * under way goes on to its end.
 *
 * Returns: (transfer full) (nullable): the writer
 */
ClewStore *
clew_store_open_writer (ClewStore *store, GError **error)
{
  g_return_val_if_fail (CLEW_IS_STORE (store), NULL);

  return open_second (store, CLEW_CONNECTION_WRITE, error);
}

/**
 * clew_store_watch:
 * @store: a store
 * @cancellable: (nullable): what stops its statements from here on; %NULL for what
 *   always stops them, which for a reader is the closing of the store that it
 *   was opened from
 */
void
clew_store_watch (ClewStore *store, GCancellable *cancellable)
{
  if (cancellable == NULL && store->fixed.is_reader)
    cancellable = store->fixed.closing;
  clew_connection_watch (store->db, cancellable);
}

/**
 * clew_store_close:
 * @store: (nullable): a store
 *
 * Closes the connection now, whoever still holds a reference; a change under way
 * is rolled back, cursors end.
 */
void
clew_store_close (ClewStore *store)
{
  if (store == NULL)
    return;
  CLEW_STORE_ASSERT_OWNER (store);
  close_connection (store);
  /* A reader's thread keeps nothing of the encryption library's, which can't let
   * go of it once the process has begun to end. */
  if (store->fixed.is_reader)
    OPENSSL_thread_stop ();
}

/**
 * clew_store_get_path:
 * @store: a store
 *
 * May be called from any thread.
 *
 * Returns: the file's absolute path, symbolic links resolved
 */
const char *
clew_store_get_path (ClewStore *store)
{
  return store->fixed.path;
}

/**
 * clew_store_get_office_id:
 * @store: a store
 *
 * May be called from any thread.
 *
 * Returns: the UUID of the office whose file this is
 */
const char *
clew_store_get_office_id (ClewStore *store)
{
  return store->fixed.office_id;
}

/**
 * clew_store_get_key:
 * @store: a store
 *
 * Returns: (transfer none): the key with which it was opened
 */
ClewSecret *
clew_store_get_key (ClewStore *store)
{
  CLEW_STORE_ASSERT_OWNER (store);
  return store->fixed.key;
}

/**
 * clew_store_get_version:
 * @store: a store
 *
 * Returns: the version of the file's schema
 */
int
clew_store_get_version (ClewStore *store)
{
  CLEW_STORE_ASSERT_OWNER (store);
  return store->version;
}

/**
 * clew_store_protect_process:
 *
 * Keeps what is in memory out of core dumps, and other programs of the same person
 * from looking into this process. Call it first thing in main().
 */
void
clew_store_protect_process (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}
