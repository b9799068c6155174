/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-store-private.h"

#include "base/clew-error.h"
#include "base/clew-id.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

/* As many pages are copied between two looks at the cancellable. */
#define PAGES_AT_ONCE 256
#define MOST_RESTARTS 3

static gboolean
fail_cancelled (GError **error)
{
  g_set_error (
    error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_CANCELLED,
    _("The backup was cancelled. The office file is safe; earlier backups are as they were."));
  return FALSE;
}

/* Better before than after an hour. */
static gboolean
check_space (ClewStore *store, const char *beside, GError **error)
{
  struct stat    source;
  struct statvfs place;
  guint64        needed;

  if (stat (store->fixed.path, &source) != 0 || statvfs (beside, &place) != 0)
    return clew_file_fail (errno, error);
  needed = (guint64)source.st_size + (guint64)source.st_size / 64 + (1u << 16);
  return (guint64)place.f_bavail * place.f_frsize >= needed || clew_file_fail (ENOSPC, error);
}

/* A commit by another connection makes the copy begin again. When that has happened a
 * few times, all is copied at once, and commits wait. */
static int
copy_step (sqlite3_backup *backup, int *least_left, guint *n_restarts)
{
  int result = sqlite3_backup_step (backup, *n_restarts < MOST_RESTARTS ? PAGES_AT_ONCE : -1);
  int left = sqlite3_backup_remaining (backup);

  if (left > *least_left)
    (*n_restarts)++;
  *least_left = left;
  return result;
}

static gboolean
copy_pages (sqlite3 *from, sqlite3 *to, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int             result, least_left = G_MAXINT;
  guint           n_restarts = 0;

  if (backup == NULL)
    return clew_connection_fail (to, sqlite3_extended_errcode (to), "begin a backup", error);
  do
    result = copy_step (backup, &least_left, &n_restarts);
  while (result == SQLITE_OK && !g_cancellable_is_cancelled (cancellable));
  sqlite3_backup_finish (backup);
  if (result == SQLITE_DONE)
    return TRUE;
  if (result == SQLITE_OK)
    return fail_cancelled (error);
  return clew_connection_fail (to, result, "copy pages", error);
}

/* Says what is wrong with a page or an index, one row each; "ok" is no row. */
static gboolean
has_no_complaint (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean      clean = TRUE;
  int           result = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (result == SQLITE_OK)
    while ((result = sqlite3_step (statement)) == SQLITE_ROW)
      clean = clean && g_strcmp0 ((const char *)sqlite3_column_text (statement, 0), "ok") == 0;
  if (result != SQLITE_DONE)
    clew_connection_fail (db, sqlite3_extended_errcode (db), "check a copy", error);
  else if (!clean)
    clew_connection_fail (NULL, SQLITE_CORRUPT, "check a copy", error);
  sqlite3_finalize (statement);
  return clean && result == SQLITE_DONE;
}

/* Opened as anybody would, with a fresh connection and from the disk. */
static gboolean
check_copy (const char *path, ClewSecret *key, GError **error)
{
  sqlite3 *db = clew_connection_open (path, CLEW_CONNECTION_PROBE, key, NULL, error);
  gboolean ok = db != NULL && has_no_complaint (db, "PRAGMA cipher_integrity_check", error) &&
                has_no_complaint (db, "PRAGMA integrity_check", error);

  sqlite3_close (db);
  return ok;
}

static gboolean
fill (ClewStore *store, const char *temporary, GCancellable *cancellable, GError **error)
{
  guint8   salt[CLEW_STORE_SALT_SIZE];
  sqlite3 *copy;
  gboolean ok;

  clew_id_to_bytes (store->fixed.office_id, salt);
  copy = clew_connection_open (temporary, CLEW_CONNECTION_NEW, store->fixed.key, salt, error);
  if (copy == NULL)
    return FALSE;
  ok = copy_pages (store->db, copy, cancellable, error);
  sqlite3_close (copy);
  return ok;
}

static char *
resolve_target (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *target = NULL;
  char            *real = realpath (folder, NULL);
  struct stat      status;

  if (real == NULL)
    return clew_file_fail (errno, error), NULL;
  target = g_build_filename (real, name, NULL);
  free (real);
  /* Not over a folder, a link, or an office file that is open. */
  if (lstat (target, &status) == 0 && (!S_ISREG (status.st_mode) || clew_lock_is_held (target)))
    return clew_file_fail (EEXIST, error), NULL;
  return g_steal_pointer (&target);
}

/**
 * clew_store_back_up:
 * @store: a store, or a reader of it
 * @path: where the copy shall be
 * @cancellable: (nullable): to stop; then nothing is left behind
 * @error: return location
 *
 * Copies the office file to @path, with the same key. The copy is made beside @path
 * under another name, synced, opened anew and checked page by page; only then does
 * it get its name, and only then does an earlier copy of that name go.
 *
 * Call it on a reader of the calling thread when the file may be large: it can be
 * worked with meanwhile, although a commit makes the copy begin again.
 */
gboolean
clew_store_back_up (ClewStore *store, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *temporary = NULL;
  gboolean         ok;

  CLEW_STORE_ASSERT_OWNER (store);
  g_return_val_if_fail (store->db != NULL && !store->change.running, FALSE);

  target = resolve_target (path, error);
  if (target == NULL)
    return FALSE;
  temporary = clew_file_make_temporary (target, error);
  if (temporary == NULL)
    return FALSE;
  store->trusted++;
  ok = check_space (store, temporary, error) && fill (store, temporary, cancellable, error) &&
       clew_file_sync (temporary, error) && check_copy (temporary, store->fixed.key, error);
  store->trusted--;
  if (ok && g_cancellable_is_cancelled (cancellable))
    ok = fail_cancelled (error);
  ok = ok && clew_file_publish (temporary, target, TRUE, error);
  /* Its journal is left in any case. */
  clew_file_remove_temporary (temporary);
  return ok;
}
