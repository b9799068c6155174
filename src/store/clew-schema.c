/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-store-private.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* The schema grows by numbered files. Each is applied in one transaction with
 * the number that says so and the triggers that follow from it: a file is at one
 * version or at the next, whenever the power goes. */

#define SCHEMA_PATH "/org/clewproject/Clew/core/schema/"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The resources' names; that of version 1 stands first. */
static GPtrArray *
list_files (void)
{
  static GPtrArray *files;
  static gsize      once;

  if (g_once_init_enter (&once))
    {
      g_auto(GStrv) names =
                g_resources_enumerate_children (SCHEMA_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      GPtrArray *list = g_ptr_array_new ();

      for (guint i = 0; names != NULL && names[i] != NULL; i++)
        g_ptr_array_add (list, g_strconcat (SCHEMA_PATH, names[i], NULL));
      g_ptr_array_sort (list, compare_names);
      files = list;
      g_once_init_leave (&once, 1);
    }
  return files;
}

/**
 * clew_schema_get_newest:
 *
 * Returns: the newest version of the schema that this program knows
 */
int
clew_schema_get_newest (void)
{
  return (int)list_files ()->len;
}

static gboolean
check_references (ClewStore *store, GError **error)
{
  gint64 n;

  if (!clew_connection_get_number (store->db, "SELECT count (*) FROM pragma_foreign_key_check",
                                   &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  return clew_connection_fail (NULL, SQLITE_CONSTRAINT_FOREIGNKEY, "migrate", error);
}

static gboolean
apply (ClewStore *store, int version, GError **error)
{
  const char      *path = list_files ()->pdata[version - 1];
  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                            CLEW_STORE_APPLICATION_ID, version);
  g_autofree char *what = g_strdup_printf ("schema %d", version);
  g_autoptr(GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  /* Resources end with a zero byte that their size does not count. */
  if (sql == NULL)
    return FALSE;
  return clew_compare_before_step (store, error) && clew_triggers_drop (store->db, error) &&
         clew_connection_run (store->db, g_bytes_get_data (sql, NULL), error) &&
         check_references (store, error) && clew_triggers_make (store->db, error) &&
         clew_connection_run (store->db, marks, error) &&
         clew_change_sign (store, NULL, what, error) && clew_compare_after_step (store, error) &&
         clew_search_rebuild_here (store, error);
}

static gboolean
apply_in_transaction (ClewStore *store, int version, GError **error)
{
  gboolean ok;

  /* Files that remake a table need references off, which only works outside of
   * transactions; check_references() looks again before the end. */
  if (!clew_connection_run (store->db, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  ok = clew_change_begin (store, error) && apply (store, version, error) &&
       clew_change_end (store, error);
  if (!ok)
    clew_change_undo (store);
  return clew_connection_run (store->db, "PRAGMA foreign_keys = ON", ok ? error : NULL) && ok;
}

/* An earlier backup of that name may be all that is left of something. */
static char *
choose_backup (ClewStore *store, int target)
{
  gsize length = strlen (store->fixed.path);
  char *path;

  if (g_str_has_suffix (store->fixed.path, ".clew"))
    length -= strlen (".clew");
  path = g_strdup_printf ("%.*s.before-%d.clew", (int)length, store->fixed.path, target);
  for (guint n = 2; g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK); n++)
    {
      g_free (path);
      path =
        g_strdup_printf ("%.*s.before-%d-%u.clew", (int)length, store->fixed.path, target, n);
    }
  return path;
}

static gboolean
back_up_before (ClewStore *store, int target, GError **error)
{
  g_autofree char *path = choose_backup (store, target);
  g_autoptr(GError) local = NULL;

  if (clew_store_back_up (store, path, NULL, &local))
    return TRUE;
  g_set_error (
    error, CLEW_STORE_ERROR, local->code,
    _("This office file has to be brought to a newer form, and the backup before that failed. "
      "The file was not changed. %s"),
       local->message);
  return FALSE;
}

/**
 * clew_schema_migrate:
 * @store: a store
 * @target: the version to reach
 * @error: return location
 *
 * Brings the file to @target step by step. A file that is not new is first copied
 * to `<name>.before-<target>.clew` beside it, and the copy checked; where there is one
 * already, to `<name>.before-<target>-2.clew` and so on.
 */
gboolean
clew_schema_migrate (ClewStore *store, int target, GError **error)
{
  gboolean ok = TRUE;

  if (store->version > 0 && store->version < target && !back_up_before (store, target, error))
    return FALSE;

  store->trusted++;
  while (ok && store->version < target)
    {
      ok = apply_in_transaction (store, store->version + 1, error);
      if (ok)
        store->version++;
    }
  store->trusted--;
  return ok;
}
