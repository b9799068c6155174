/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-file.h"

#include "base/clew-day.h"
#include "store/clew-audit.h"
#include "store/clew-search.h"
#include "store/clew-store-private.h"

#include <glib/gstdio.h>

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Words that must not be found anywhere on the disk, in any form that a program could
 * have given them. */

#define N_CANARIES 36

typedef struct
{
  OfficeFile *file;
  GPtrArray  *canaries;
  char       *temporary; /* where SQLite would put temporary files */
} Hunt;

static GPtrArray *
invent_canaries (void)
{
  GPtrArray *canaries = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < N_CANARIES; i++)
    {
      char *canary = g_malloc0 (17);

      for (int k = 0; k < 16; k++)
        canary[k] = (char)g_test_rand_int_range ('a', 'z' + 1);
      g_ptr_array_add (canaries, canary);
    }
  return canaries;
}

/* The forms of @canary, the plain one first. */
static GPtrArray *
list_forms (const char *canary)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  gsize      length = strlen (canary);
  GString   *little = g_string_new (NULL), *big = g_string_new (NULL);
  GString   *lower = g_string_new (NULL), *upper = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      g_string_append_c (little, canary[i]);
      g_string_append_c (little, '\0');
      g_string_append_c (big, '\0');
      g_string_append_c (big, canary[i]);
      g_string_append_printf (lower, "%02x", canary[i]);
      g_string_append_printf (upper, "%02X", canary[i]);
    }
  g_ptr_array_add (forms, g_bytes_new (canary, length));
  g_ptr_array_add (forms, g_string_free_to_bytes (little));
  g_ptr_array_add (forms, g_string_free_to_bytes (big));
  g_ptr_array_add (forms, g_string_free_to_bytes (lower));
  g_ptr_array_add (forms, g_string_free_to_bytes (upper));
  for (gsize skip = 0; skip < 3; skip++)
    {
      gsize            whole = (length - skip) / 3 * 3;
      g_autofree char *base64 = g_base64_encode ((const guchar *)canary + skip, whole);

      g_ptr_array_add (forms, g_bytes_new (base64, strlen (base64)));
    }
  return forms;
}

static guint
count_in_bytes (Hunt *hunt, const char *bytes, gsize length, gboolean only_plain)
{
  guint n = 0;

  for (guint i = 0; i < hunt->canaries->len; i++)
    {
      g_autoptr(GPtrArray) forms = list_forms (hunt->canaries->pdata[i]);

      for (guint k = 0; k < (only_plain ? 1 : forms->len); k++)
        {
          gsize         size;
          gconstpointer form = g_bytes_get_data (forms->pdata[k], &size);

          n += memmem (bytes, length, form, size) != NULL;
        }
    }
  return n;
}

static guint
count_in_file (Hunt *hunt, const char *path)
{
  g_autofree char *contents = NULL;
  gsize            length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return 0;
  return count_in_bytes (hunt, contents, length, FALSE);
}

static guint
count_in_folder (Hunt *hunt, const char *folder, guint *n_files)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      n += count_in_file (hunt, path);
      (*n_files)++;
    }
  return n;
}

/* Files that have no name any more still have descriptors. */
static guint
count_in_descriptors (Hunt *hunt, guint *n_files)
{
  g_autoptr(GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;
  guint       n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *target = g_file_read_link (path, NULL);

      if (target == NULL || !g_str_has_suffix (target, " (deleted)"))
        continue;
      n += count_in_file (hunt, path);
      (*n_files)++;
    }
  return n;
}

static guint
count_everywhere (Hunt *hunt, guint *n_files)
{
  *n_files = 0;
  return count_in_folder (hunt, hunt->file->folder, n_files) +
         count_in_folder (hunt, hunt->temporary, n_files) + count_in_descriptors (hunt, n_files);
}

/* The canaries walk through names, notes, numbers, bytes and the name of a change. */
static gboolean
write_canaries_cb (ClewStore *store, gpointer data, GError **error)
{
  Hunt *hunt = data;
  guint n_files;

  for (guint i = 0; i < hunt->canaries->len; i++)
    {
      const char      *canary = hunt->canaries->pdata[i];
      g_autofree char *id =
        add_person (store, i % 2 ? canary : "Rosa", i % 2 ? "Invented" : canary, NULL);
      g_autoptr(GBytes) bytes = g_bytes_new (canary, strlen (canary));

      add_alias (store, id, canary);
      if (!clew_store_run (
            store, error,
            "INSERT INTO contact_note (id, office, created, changed, participant, on_day, body) "
            "VALUES (lower (hex (randomblob (16))), 'o', 'n', 'n', ?1, '2026-01-01', "
            "printf ('%.*c', 9000, 'x') || ?2 || printf ('%.*c', 9000, 'x'))",
            "ss", id, canary) ||
          !clew_store_run (store, error,
                           "UPDATE participant SET family_name = ?, phone = ? WHERE id = ?",
                           "sss", canary, canary, id) ||
          !clew_audit_note (store, "viewed", "participant", id, error))
        return FALSE;
    }

  /* What a statement keeps for its own undoing, and what a sort puts aside. */
  if (!clew_store_run (store, error, "UPDATE contact_note SET body = body || body", NULL) ||
      !clew_store_run (store, error, "UPDATE participant SET email = phone || '@example.org'",
                       NULL))
    return FALSE;
  {
    g_autoptr(ClewRows) rows = clew_store_query (
      store, error,
      "SELECT DISTINCT a.body || b.id FROM contact_note a, contact_note b "
      "ORDER BY b.body, a.body DESC",
      NULL);

    if (rows == NULL || !clew_rows_next (rows, error))
      return FALSE;
    g_assert_cmpuint (count_everywhere (hunt, &n_files), ==, 0);
  }
  /* The office file and its journal, at least. */
  g_assert_cmpuint (n_files, >=, 2);
  return TRUE;
}

static void
export_plain (OfficeFile *file, const char *path)
{
  sqlite3         *db = office_file_open_raw (file->path, file->key);
  g_autofree char *sql = g_strdup_printf ("ATTACH '%s' AS plain KEY ''", path);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));

  raw_run (db, sql);
  raw_run (db, "SELECT sqlcipher_export ('plain')");
  sqlite3_close (db);
}

static void
test_nothing_leaks (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) canaries = invent_canaries ();
  g_autofree char *temporary = g_dir_make_tmp ("clew-canary-XXXXXX", NULL);
  g_autofree char *backup = office_file_get_beside (file, "copy.clew");
  g_autofree char *plain = g_build_filename (temporary, "plain", NULL);
  g_autofree char *contents = NULL;
  Hunt             hunt = { file, canaries, temporary };
  gsize            length;
  guint            n_files;

  g_setenv ("SQLITE_TMPDIR", temporary, TRUE);
  /* So small a cache that pages go to the disk before the end. */
  file->store->trusted++;
  g_assert_true (clew_connection_run (file->store->db, "PRAGMA cache_size = 10", &error));
  file->store->trusted--;

  g_assert_true (clew_store_change (file->store, canaries->pdata[0], canaries->pdata[1],
                                    write_canaries_cb, &hunt, &error));
  g_assert_no_error (error);
  g_assert_true (clew_search_rebuild (file->store, &error));
  g_assert_true (clew_store_back_up (file->store, backup, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_everywhere (&hunt, &n_files), ==, 0);
  g_assert_cmpuint (n_files, >=, 3);

  /* The control: in clear, each of them is there. */
  office_file_close (file);
  export_plain (file, plain);
  g_assert_true (g_file_get_contents (plain, &contents, &length, NULL));
  g_assert_cmpuint (count_in_bytes (&hunt, contents, length, TRUE), ==, N_CANARIES);
  g_unlink (plain);
  g_assert_cmpint (g_rmdir (temporary), ==, 0);
}

/* The hunt finds what there is to be found: each form, also in a file without a name. */
static void
test_hunt (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GPtrArray) canaries = invent_canaries ();
  g_autoptr(GPtrArray) forms = list_forms (canaries->pdata[0]);
  g_autofree char *path = office_file_get_beside (file, "found");
  Hunt             hunt = { file, canaries, file->folder };

  for (guint i = 0; i < forms->len; i++)
    {
      gsize         size;
      gconstpointer form = g_bytes_get_data (forms->pdata[i], &size);
      int           descriptor;
      guint         n_files = 0;

      g_assert_true (g_file_set_contents (path, form, (gssize)size, NULL));
      g_assert_cmpuint (count_in_folder (&hunt, file->folder, &n_files), >, 0);
      descriptor = open (path, O_RDONLY);
      g_unlink (path);
      g_assert_cmpuint (count_in_folder (&hunt, file->folder, &n_files), ==, 0);
      g_assert_cmpuint (count_in_descriptors (&hunt, &n_files), >, 0);
      close (descriptor);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  OFFICE_FILE_ADD ("/clew/store/canary/nothing-leaks", test_nothing_leaks);
  OFFICE_FILE_ADD ("/clew/store/canary/hunt", test_hunt);
  return g_test_run ();
}
