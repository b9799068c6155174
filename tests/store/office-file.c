/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-file.h"

#include "base/clew-day.h"
#include "base/clew-id.h"

#include <glib/gstdio.h>

#include <string.h>

void
office_file_set_up (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  file->folder = g_dir_make_tmp ("clew-store-XXXXXX", &error);
  g_assert_no_error (error);
  file->path = g_build_filename (file->folder, "office.clew", NULL);
  file->office = clew_id_new ();
  file->key = clew_secret_new_random ();
  file->store = clew_store_create (file->path, file->office, file->key, &error);
  g_assert_no_error (error);
  g_assert_nonnull (file->store);
}

void
office_file_close (OfficeFile *file)
{
  clew_store_close (file->store);
  g_clear_object (&file->store);
}

void
office_file_reopen (OfficeFile *file)
{
  g_autoptr(GError) error = NULL;

  office_file_close (file);
  file->store = clew_store_open (file->path, file->key, &error);
  g_assert_no_error (error);
}

void
office_file_tear_down (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GDir) folder = NULL;
  const char *name;

  office_file_close (file);
  folder = g_dir_open (file->folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (file->folder, name, NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (file->folder), ==, 0);
  g_free (file->folder);
  g_free (file->path);
  g_free (file->office);
  clew_secret_unref (file->key);
}

char *
office_file_get_beside (OfficeFile *file, const char *name)
{
  return g_build_filename (file->folder, name, NULL);
}

sqlite3 *
office_file_open_raw (const char *path, ClewSecret *key)
{
  char            *hex = clew_secret_dup_hex (key);
  g_autofree char *text = g_strdup_printf ("x'%s'", hex);
  sqlite3         *db;

  clew_secret_free_text (hex);
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_key_v2 (db, "main", text, (int)strlen (text)), ==, SQLITE_OK);
  return db;
}

void
raw_run (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

gint64
raw_get_number (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;
  gint64        number;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

/* Inside a change. */
char *
add_person (ClewStore *store, const char *given, const char *family, const char *born)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *now = clew_instant_now ();
  char            *id = clew_id_new ();

  clew_store_run (
    store, &error,
    "INSERT INTO participant (id, office, created, changed, given_name, family_name, birth_date) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)",
    "sssssss", id, clew_store_get_office_id (store), now, now, given, family, born);
  g_assert_no_error (error);
  return id;
}

void
add_alias (ClewStore *store, const char *participant, const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *now = clew_instant_now ();
  g_autofree char *id = clew_id_new ();

  clew_store_run (store, &error,
                  "INSERT INTO alias (id, office, created, changed, participant, name) VALUES "
                  "(?, ?, ?, ?, ?, ?)",
                  "ssssss", id, clew_store_get_office_id (store), now, now, participant, name);
  g_assert_no_error (error);
}

static gboolean
run_cb (ClewStore *store, gpointer sql, GError **error)
{
  return clew_store_run (store, error, sql, NULL);
}

void
run_in_change (ClewStore *store, const char *sql)
{
  g_autoptr(GError) error = NULL;

  clew_store_change (store, NULL, "test", run_cb, (char *)sql, &error);
  g_assert_no_error (error);
}

gint64
get_number (ClewStore *store, const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewRows) rows = clew_store_query (store, &error, sql, NULL);

  g_assert_no_error (error);
  g_assert_true (clew_rows_next (rows, &error));
  g_assert_no_error (error);
  return clew_rows_get_number (rows, 0);
}

char *
get_text (ClewStore *store, const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewRows) rows = clew_store_query (store, &error, sql, NULL);

  g_assert_no_error (error);
  g_assert_true (clew_rows_next (rows, &error));
  g_assert_no_error (error);
  return g_strdup (clew_rows_get_text (rows, 0));
}

char *
hash_file (const char *path)
{
  g_autofree char *contents = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)contents, length);
}
