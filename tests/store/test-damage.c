/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-file.h"

#include "store/clew-search.h"
#include "store/clew-store-private.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>

/* What is damaged shows, is told without a crash, and is not made worse. */

static void
fill (OfficeFile *file)
{
  for (int i = 0; i < 5; i++)
    run_in_change (
      file->store,
      "INSERT INTO participant (id, office, created, changed, given_name, family_name, "
      "birth_date) "
      "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 20) "
      "SELECT lower (hex (randomblob (16))), 'o', 'now', 'now', 'Given' || i, 'Family' || (i * 7 "
      "% 19), "
      "'1985-05-08' FROM n");
}

/* Whether somebody who opens the file and has it checked is told. */
static gboolean
is_told (OfficeFile *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewStore) store = clew_store_open (file->path, file->key, &error);
  g_auto(GStrv) findings = NULL;

  if (store == NULL)
    {
      g_assert_true (error->domain == CLEW_STORE_ERROR);
      g_assert_true (error->code == CLEW_STORE_ERROR_WRONG_KEY ||
                     error->code == CLEW_STORE_ERROR_DAMAGED ||
                     error->code == CLEW_STORE_ERROR_NOT_OFFICE);
      return TRUE;
    }
  if (!clew_store_check (store, NULL, &findings, &error))
    return TRUE;
  for (guint i = 0; findings[i] != NULL; i++)
    g_assert_null (strstr (findings[i], "Family"));
  return findings[0] != NULL;
}

static void
test_clean (OfficeFile *file, gconstpointer data)
{
  fill (file);
  office_file_close (file);
  g_assert_false (is_told (file));
}

static void
test_every_page (OfficeFile *file, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize            length;

  fill (file);
  office_file_close (file);
  g_assert_true (g_file_get_contents (file->path, &contents, &length, NULL));
  for (gsize page = 0; page < length; page += CLEW_STORE_PAGE_SIZE)
    {
      gsize at = page + (gsize)g_test_rand_int_range (0, CLEW_STORE_PAGE_SIZE);
      char  right = contents[at];

      contents[at] ^= (char)(1 << g_test_rand_int_range (0, 8));
      g_assert_true (g_file_set_contents (file->path, contents, (gssize)length, NULL));
      if (!is_told (file))
        g_error ("Nobody is told that byte %zu is wrong", at);
      contents[at] = right;
    }
  g_assert_true (g_file_set_contents (file->path, contents, (gssize)length, NULL));
  g_assert_false (is_told (file));
}

static void
test_salt (OfficeFile *file, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize            length;

  office_file_close (file);
  g_assert_true (g_file_get_contents (file->path, &contents, &length, NULL));
  for (guint i = 0; i < CLEW_STORE_SALT_SIZE; i++)
    {
      g_autoptr(GError) error = NULL;

      contents[i] ^= 0x10;
      g_assert_true (g_file_set_contents (file->path, contents, (gssize)length, NULL));
      g_assert_null (clew_store_open (file->path, file->key, &error));
      g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_WRONG_KEY);
      contents[i] ^= 0x10;
    }
}

static void
test_truncated (OfficeFile *file, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize            length;

  fill (file);
  office_file_close (file);
  g_assert_true (g_file_get_contents (file->path, &contents, &length, NULL));
  for (int i = 0; i < 60; i++)
    {
      gsize left = (gsize)g_test_rand_int_range (0, (int)length);

      if (i % 2 == 0)
        left -= left % CLEW_STORE_PAGE_SIZE;
      g_assert_true (g_file_set_contents (file->path, contents, (gssize)left, NULL));
      if (!is_told (file))
        g_error ("Nobody is told that %zu of %zu bytes are left", left, length);
    }
}

/* Damage met while working: an error, not a crash and not a wrong answer. Long
 * texts reach over several pages, the last of which SQLCipher would give as zeros. */
static void
test_met_while_reading (OfficeFile *file, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autofree char *body = g_strnfill (20000, 'n');
  gsize            length;
  guint            n_met = 0;

  fill (file);
  run_in_change (
    file->store,
    "INSERT INTO contact_note (id, office, created, changed, participant, on_day, body) "
    "SELECT id, 'o', 'n', 'n', id, '2026-01-01', replace (printf ('%.20000c', 'n'), ' ', 'n') "
    "FROM participant ORDER BY id LIMIT 1");
  office_file_close (file);
  g_assert_true (g_file_get_contents (file->path, &contents, &length, NULL));
  for (gsize page = CLEW_STORE_PAGE_SIZE; page < length; page += CLEW_STORE_PAGE_SIZE)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(ClewStore) store = NULL;
      g_autoptr(ClewRows) rows = NULL;
      guint n = 0;

      contents[page + 100] ^= 1;
      g_assert_true (g_file_set_contents (file->path, contents, (gssize)length, NULL));
      contents[page + 100] ^= 1;
      store = clew_store_open (file->path, file->key, &error);
      if (store != NULL)
        rows = clew_store_query (
          store, &error,
          "SELECT family_name, body FROM participant p LEFT JOIN contact_note c "
          "ON c.participant = p.id ORDER BY p.id",
          NULL);
      while (rows != NULL && clew_rows_next (rows, &error))
        {
          /* Not g_assert_cmpstr: it would print them. */
          if (n++ == 0)
            g_assert_true (strcmp (clew_rows_get_text (rows, 1), body) == 0);
          g_assert_cmpint (strncmp (clew_rows_get_text (rows, 0), "Family", 6), ==, 0);
        }
      if (error == NULL)
        g_assert_cmpuint (n, ==, 100);
      else
        {
          g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_DAMAGED);
          n_met++;
        }
    }
  g_assert_cmpuint (n_met, >, 8);
}

static const struct
{
  const char *name;
  const char *sql;
} drifts[] = {
  { "browse-missing", "DELETE FROM browse WHERE rank = (SELECT max (rank) FROM browse)" },
  { "browse-order",
    "UPDATE browse SET rank = rank + (1 << 30) WHERE rank = (SELECT min (rank) FROM browse)" },
  { "browse-sort",
    "UPDATE browse SET sort = sort || 'x' WHERE rank = (SELECT max (rank) FROM browse)" },
  { "browse-digest",
    "UPDATE browse SET digest = 0 WHERE rank = (SELECT max (rank) FROM browse)" },
  { "browse-extra", "INSERT INTO browse VALUES (1, 'nobody', '', 0)" },
  { "page-count", "UPDATE page SET count = count - 1" },
  { "page-missing", "DELETE FROM page" },
  { "words-missing", "DELETE FROM found WHERE rowid = (SELECT max (rank) FROM browse)" },
  { "words-extra",
    "INSERT INTO found (rowid, words) SELECT max (rank) + 1, 'ghost' FROM browse" },
  { "words-other", "DELETE FROM found WHERE rowid = (SELECT max (rank) FROM browse);"
                   "INSERT INTO found (rowid, words) SELECT max (rank), 'ghost' FROM browse" },
  { "reference", "PRAGMA foreign_keys = OFF; DROP TRIGGER clew_insert_alias;"
                 "INSERT INTO alias (id, office, created, changed, participant, name) "
                 "VALUES ('a', 'o', 'n', 'n', 'nobody', 'x')" },
  { "trigger-gone", "DROP TRIGGER clew_insert_alias" },
  { "trigger-altered", "DROP TRIGGER clew_insert_alias; CREATE TRIGGER clew_insert_alias AFTER "
                       "INSERT ON alias BEGIN SELECT 1; END" },
  { "audit", "DROP TRIGGER clew_keep_update_audit; UPDATE audit SET action = 'x' WHERE seq = 5" },
};

static void
test_drift (OfficeFile *file, gconstpointer data)
{
  guint    i = GPOINTER_TO_UINT (data);
  sqlite3 *db;
  g_autoptr(GError) error = NULL;

  fill (file);
  office_file_close (file);
  db = office_file_open_raw (file->path, file->key);
  raw_run (db, drifts[i].sql);
  sqlite3_close (db);
  g_assert_true (is_told (file));

  /* What the search lost, a rebuild brings back. */
  if (strncmp (drifts[i].name, "browse", 6) != 0 && strncmp (drifts[i].name, "page", 4) != 0 &&
      strncmp (drifts[i].name, "words", 5) != 0)
    return;
  office_file_reopen (file);
  g_assert_true (clew_search_rebuild (file->store, &error));
  g_assert_no_error (error);
  office_file_close (file);
  g_assert_false (is_told (file));
}

static void
test_back_up (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = office_file_get_beside (file, "copy.clew");
  g_autofree char *office = NULL;
  g_autoptr(ClewStore) copy = NULL;
  GStatBuf status;

  fill (file);
  g_assert_true (clew_store_back_up (file->store, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  office = clew_store_read_office_id (path, &error);
  g_assert_cmpstr (office, ==, file->office);

  copy = clew_store_open (path, file->key, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_number (copy, "SELECT count (*) FROM participant"), ==, 100);

  /* Over a copy that is open: no. Over one that is not: yes. */
  g_assert_false (clew_store_back_up (file->store, path, NULL, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  clew_store_close (copy);
  run_in_change (file->store, "UPDATE participant SET phone = '1'");
  g_assert_true (clew_store_back_up (file->store, path, NULL, &error));
  g_assert_no_error (error);
  g_clear_object (&copy);
  copy = clew_store_open (path, file->key, &error);
  g_assert_cmpint (get_number (copy, "SELECT count (*) FROM participant WHERE phone = '1'"), ==,
                   100);
  /* Nor over the file itself. */
  g_assert_false (clew_store_back_up (file->store, file->path, NULL, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_EXISTS);
}

static void
test_back_up_fails (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = office_file_get_beside (file, "copy.clew");
  g_autofree char *nowhere = office_file_get_beside (file, "no/copy.clew");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *contents = NULL;
  g_autoptr(GDir) folder = NULL;
  gsize length;
  guint n = 0;

  fill (file);
  g_assert_true (clew_store_back_up (file->store, path, NULL, &error));
  before = hash_file (path);

  g_cancellable_cancel (cancellable);
  g_assert_false (clew_store_back_up (file->store, path, cancellable, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (clew_store_back_up (file->store, nowhere, NULL, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_NO_FILE);
  g_clear_error (&error);

  /* A bad page in the file: the last good copy stays. */
  office_file_close (file);
  g_assert_true (g_file_get_contents (file->path, &contents, &length, NULL));
  contents[length - 100] ^= 1;
  g_assert_true (g_file_set_contents (file->path, contents, (gssize)length, NULL));
  office_file_reopen (file);
  g_assert_false (clew_store_back_up (file->store, path, NULL, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_DAMAGED);

  after = hash_file (path);
  g_assert_cmpstr (before, ==, after);
  folder = g_dir_open (file->folder, 0, NULL);
  while (g_dir_read_name (folder) != NULL)
    n++;
  /* The office file, its empty journal, and the copy. */
  g_assert_cmpuint (n, ==, 3);
}

typedef struct
{
  OfficeFile *file;
  char       *path;
  int         is_done;
} BusyBackup;

static gpointer
back_up_in_thread (gpointer data)
{
  BusyBackup *backup = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewStore) reader = clew_store_open_reader (backup->file->store, &error);

  g_assert_no_error (error);
  clew_store_back_up (reader, backup->path, NULL, &error);
  g_assert_no_error (error);
  clew_store_close (reader);
  g_atomic_int_set (&backup->is_done, TRUE);
  return NULL;
}

/* While somebody works without a pause. */
static void
test_back_up_busy (OfficeFile *file, gconstpointer data)
{
  g_autofree char *path = office_file_get_beside (file, "copy.clew");
  BusyBackup       backup = { file, path, FALSE };
  GThread         *thread;
  gint64           n_before, n_after, n;
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewStore) copy = NULL;
  g_auto(GStrv) findings = NULL;

  for (int i = 0; i < 20; i++)
    fill (file);
  n_before = get_number (file->store, "SELECT max (number) FROM change");
  thread = g_thread_new ("backup", back_up_in_thread, &backup);
  while (!g_atomic_int_get (&backup.is_done))
    run_in_change (file->store, "UPDATE participant SET phone = random () WHERE rowid % 50 = 0");
  g_thread_join (thread);
  n_after = get_number (file->store, "SELECT max (number) FROM change");

  copy = clew_store_open (path, file->key, &error);
  g_assert_no_error (error);
  n = get_number (copy, "SELECT max (number) FROM change");
  g_assert_cmpint (n, >=, n_before);
  g_assert_cmpint (n, <=, n_after);
  g_assert_true (clew_store_check (copy, NULL, &findings, &error));
  g_assert_no_error (error);
  g_assert_null (findings[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  OFFICE_FILE_ADD ("/clew/store/damage/clean", test_clean);
  OFFICE_FILE_ADD ("/clew/store/damage/every-page", test_every_page);
  OFFICE_FILE_ADD ("/clew/store/damage/salt", test_salt);
  OFFICE_FILE_ADD ("/clew/store/damage/truncated", test_truncated);
  OFFICE_FILE_ADD ("/clew/store/damage/met-while-reading", test_met_while_reading);
  for (guint i = 0; i < G_N_ELEMENTS (drifts); i++)
    {
      g_autofree char *path = g_strconcat ("/clew/store/drift/", drifts[i].name, NULL);

      OFFICE_FILE_ADD_DATA (path, GUINT_TO_POINTER (i), test_drift);
    }
  OFFICE_FILE_ADD ("/clew/store/backup/works", test_back_up);
  OFFICE_FILE_ADD ("/clew/store/backup/fails", test_back_up_fails);
  OFFICE_FILE_ADD ("/clew/store/backup/busy", test_back_up_busy);
  return g_test_run ();
}
