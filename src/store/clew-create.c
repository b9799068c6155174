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
#include <sys/vfs.h>
#include <unistd.h>

/* The folder must be there; the file must not. */
static char *
resolve_new (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char            *real = realpath (folder, NULL);
  char            *joined;
  struct stat      status;
  struct statfs    place;

  if (real == NULL || statfs (real, &place) != 0)
    {
      clew_file_fail (errno, error);
      free (real);
      return NULL;
    }
  joined = g_build_filename (real, name, NULL);
  free (real);
  if (clew_lock_is_unsafe_place ((gint64)place.f_type))
    g_set_error (
      error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_UNSAFE_PLACE,
      _("This folder is on the network or kept by a synchronizing program, where two computers "
        "could spoil an office file. Nothing was made. Choose a folder on a disk of this "
        "computer."));
  else if (lstat (joined, &status) == 0)
    clew_file_fail (EEXIST, error);
  else
    return joined;
  g_free (joined);
  return NULL;
}

static gboolean
fill (const char   *temporary,
      const guint8 *salt,
      ClewSecret   *key,
      int           version,
      GError      **error)
{
  g_autoptr(ClewStore) store =
               clew_store_new (temporary, NULL, salt, key, CLEW_CONNECTION_NEW, error);

  return store != NULL && clew_schema_migrate (store, version, error);
}

/* The lock goes with the file when it gets its name, so nobody can come between. */
static ClewStore *
publish_and_open (const char *temporary, const char *path, ClewSecret *key, GError **error)
{
  g_autoptr(ClewLock) lock = clew_lock_take (temporary, error);
  ClewStore *store;

  if (lock == NULL || !clew_file_publish (temporary, path, FALSE, error))
    return NULL;
  store = clew_store_new (path, lock, clew_lock_get_salt (lock), key, CLEW_CONNECTION_WRITE, error);
  if (store == NULL)
    g_unlink (path);
  return store;
}

/**
 * clew_store_create_at_version:
 * @path: where
 * @office_id: the office's UUID
 * @key: the key
 * @version: of the schema
 * @error: return location
 *
 * As clew_store_create(), for tests of migration.
 *
 * Returns: (transfer full) (nullable): the store
 */
ClewStore *
clew_store_create_at_version (const char *path,
                              const char *office_id,
                              ClewSecret *key,
                              int         version,
                              GError    **error)
{
  g_autofree char *real = NULL;
  g_autofree char *temporary = NULL;
  guint8           salt[CLEW_STORE_SALT_SIZE];
  ClewStore       *store = NULL;

  g_return_val_if_fail (path != NULL && key != NULL, NULL);
  g_return_val_if_fail (clew_id_to_bytes (office_id, salt), NULL);

  real = resolve_new (path, error);
  if (real == NULL)
    return NULL;
  temporary = clew_file_make_temporary (real, error);
  if (temporary == NULL)
    return NULL;
  if (fill (temporary, salt, key, version, error) && clew_file_sync (temporary, error))
    store = publish_and_open (temporary, real, key, error);
  clew_file_remove_temporary (temporary);
  return store;
}

/**
 * clew_store_create:
 * @path: where; nothing may be there yet
 * @office_id: the office's UUID, which becomes the file's first 16 bytes
 * @key: the key that the file shall have
 * @error: return location
 *
 * Makes a new office file, which only this person may read and write, and opens it.
 * It appears under its name when it is whole; when making it fails, nothing is left.
 *
 * Returns: (transfer full) (nullable): the store
 */
ClewStore *
clew_store_create (const char *path, const char *office_id, ClewSecret *key, GError **error)
{
  return clew_store_create_at_version (path, office_id, key, clew_schema_get_newest (), error);
}

/**
 * clew_store_discard:
 * @store: a store that this program has just created
 *
 * Closes it and removes its file, for an office that came to nothing before
 * anybody worked in it.
 */
void
clew_store_discard (ClewStore *store)
{
  g_autofree char *path = g_strdup (clew_store_get_path (store));

  clew_store_close (store);
  clew_file_remove_temporary (path);
}
