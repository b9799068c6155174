/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"
#include "office-file.h"
#include "people.h"

#include "store/clew-audit.h"
#include "store/clew-store-private.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* The process dies, or the disk fails, at each of the moments of a change and of a
 * migration. What was acknowledged is there, what was not is not, and nothing is
 * between. */

static void
restore (OfficeFile *file, const char *contents, gsize length)
{
  g_autofree char *journal = g_strconcat (file->path, "-journal", NULL);
  g_autofree char *backup = office_file_get_beside (file, "office.before-4.clew");
  g_autofree char *another = office_file_get_beside (file, "office.before-4-2.clew");

  g_unlink (journal);
  g_unlink (backup);
  g_unlink (another);
  /* Where nothing is replaced, GLib does not wait for the disk. */
  g_unlink (file->path);
  g_assert_true (g_file_set_contents (file->path, contents, (gssize)length, NULL));
}

static void
remove_files (OfficeFile *file, const char *beginning)
{
  g_autoptr(GDir) folder = g_dir_open (file->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, beginning))
      {
        g_autofree char *path = office_file_get_beside (file, name);

        g_unlink (path);
      }
}

/* Runs @body in a process that dies at the operation @at. Whether it did. */
static gboolean
dies_at (Fault fault, guint at, void (*body) (OfficeFile *file, int acknowledge), OfficeFile *file,
         guint *n_done)
{
  int   ends[2], status;
  char  letter;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (ends[0]);
      g_random_set_seed (at + (guint)g_test_rand_int ());
      fault_vfs_plan (fault, at);
      body (file, ends[1]);
      _exit (0);
    }
  close (ends[1]);
  *n_done = 0;
  while (read (ends[0], &letter, 1) == 1)
    (*n_done)++;
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      return TRUE;
    }
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return FALSE;
}

static gboolean
add_one_cb (ClewStore *store, gpointer data, GError **error)
{
  g_autofree char *id = add_person (store, "Rosa", data, "1985-05-08");

  add_alias (store, id, "Rosie");
  return TRUE;
}

static void
work (OfficeFile *file, int acknowledge)
{
  g_autoptr(ClewStore) store = clew_store_open (file->path, file->key, NULL);

  for (int i = 0; store != NULL && i < 3; i++)
    if (!clew_store_change (store, NULL, "add", add_one_cb, (char *)"Invented", NULL) ||
        write (acknowledge, "a", 1) != 1)
      _exit (3);
}

static void
test_killed_at_work (OfficeFile *file, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize            length;
  guint            at, n_done, n_kills = 0;

  office_file_close (file);
  g_assert_true (g_file_get_contents (file->path, &contents, &length, NULL));
  for (at = 1; dies_at (FAULT_KILL, at, work, file, &n_done); at++)
    {
      g_autoptr(GError) error = NULL;
      gint64 n;

      n_kills++;
      office_file_reopen (file);
      n = get_number (file->store, "SELECT count (*) FROM participant");
      /* All that was acknowledged; of the one under way, all or nothing. */
      g_assert_cmpint (n, >=, n_done);
      g_assert_cmpint (n, <=, n_done + 1);
      g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM alias"), ==, n);
      g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM browse"), ==, n);
      g_assert_true (clew_audit_verify (file->store, NULL, NULL, &error));
      g_assert_no_error (error);
      if (at % 10 == 0)
        assert_check_is_clean (file->store);
      office_file_close (file);
      restore (file, contents, length);
    }
  g_assert_cmpuint (n_done, ==, 3);
  g_assert_cmpuint (n_kills, >, 50);
}

/* With SQLite's default journal, which takes itself away without telling the folder. */
static void
work_carelessly (OfficeFile *file, int acknowledge)
{
  g_autoptr(ClewStore) store = clew_store_open (file->path, file->key, NULL);

  store->trusted++;
  clew_connection_run (store->db, "PRAGMA journal_mode = DELETE", NULL);
  store->trusted--;
  for (int i = 0; i < 3; i++)
    if (!clew_store_change (store, NULL, "add", add_one_cb, (char *)"Invented", NULL) ||
        write (acknowledge, "a", 1) != 1)
      _exit (3);
}

/* How many acknowledged changes are gone after power cuts at every operation. */
static guint
count_lost (OfficeFile *file, void (*body) (OfficeFile *file, int acknowledge))
{
  g_autofree char *contents = NULL;
  gsize            length;
  guint            n_done, n_lost = 0, n_cuts = 0;

  office_file_close (file);
  g_assert_true (g_file_get_contents (file->path, &contents, &length, NULL));
  for (guint at = 1; dies_at (FAULT_CUT, at, body, file, &n_done); at++)
    {
      g_autoptr(GError) error = NULL;
      guint n;

      n_cuts++;
      office_file_reopen (file);
      n = (guint)get_number (file->store, "SELECT count (*) FROM participant");
      n_lost += n < n_done ? n_done - n : 0;
      g_assert_cmpuint (n, <=, n_done + 1);
      g_assert_true (clew_audit_verify (file->store, NULL, NULL, &error));
      g_assert_no_error (error);
      if (at % 10 == 0)
        assert_check_is_clean (file->store);
      office_file_close (file);
      restore (file, contents, length);
    }
  g_assert_cmpuint (n_cuts, >, 50);
  return n_lost;
}

static void
test_power_cut (OfficeFile *file, gconstpointer data)
{
  g_assert_cmpuint (count_lost (file, work), ==, 0);
}

/* The control: what this harness finds when there is something to find. */
static void
test_power_cut_control (OfficeFile *file, gconstpointer data)
{
  g_assert_cmpuint (count_lost (file, work_carelessly), >, 0);
}

static void
migrate (OfficeFile *file, int acknowledge)
{
  g_autoptr(ClewStore) store = clew_store_open (file->path, file->key, NULL);

  if (store == NULL || clew_store_get_version (store) != clew_schema_get_newest ())
    _exit (3);
}

static void
make_old (OfficeFile *file)
{
  g_autoptr(GError) error = NULL;

  office_file_close (file);
  g_unlink (file->path);
  file->store = clew_store_create_at_version (file->path, file->office, file->key, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (clew_store_get_version (file->store), ==, 1);
  office_file_close (file);
}

/* Looks at the file as it is, before anybody opens it as an office. */
static void
assert_old_or_new (OfficeFile *file)
{
  sqlite3 *db = office_file_open_raw (file->path, file->key);
  gint64   version = raw_get_number (db, "PRAGMA user_version");
  gint64   n = raw_get_number (db, "SELECT count (*) FROM sqlite_schema WHERE name IN "
                                     "('participant', 'search_source', 'clew_insert_participant')");

  g_assert_cmpint (version, >=, 1);
  g_assert_cmpint (version, <=, clew_schema_get_newest ());
  g_assert_cmpint (n, ==, version >= 2 ? 3 : 0);
  g_assert_cmpint (raw_get_number (db, "SELECT count (*) FROM change"), ==, version);
  g_assert_cmpint (raw_get_number (db, "SELECT count (*) FROM pragma_integrity_check "
                                       "WHERE integrity_check <> 'ok'"),
                   ==, 0);
  sqlite3_close (db);
}

static void
assert_backup_is_whole (OfficeFile *file, const char *path)
{
  sqlite3 *db;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  db = office_file_open_raw (path, file->key);
  g_assert_cmpint (raw_get_number (db, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (raw_get_number (db, "SELECT count (*) FROM change"), ==, 1);
  sqlite3_close (db);
}

static void
test_migrates (OfficeFile *file, gconstpointer data)
{
  g_autofree char *backup = office_file_get_beside (file, "office.before-4.clew");
  g_autofree char *newest = g_strdup_printf ("schema %d", clew_schema_get_newest ());
  g_autofree char *what = NULL;

  make_old (file);
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  office_file_reopen (file);
  g_assert_cmpint (clew_store_get_version (file->store), ==, clew_schema_get_newest ());
  what = get_text (file->store, "SELECT what FROM change ORDER BY number DESC LIMIT 1");
  g_assert_cmpstr (what, ==, newest);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  assert_backup_is_whole (file, backup);
  assert_check_is_clean (file->store);
  run_in_change (
    file->store,
    "INSERT INTO participant (id, office, created, changed) VALUES ('p', 'o', 'n', 'n')");

  /* Once is enough. */
  g_unlink (backup);
  office_file_reopen (file);
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
}

static void
test_killed_in_migration (OfficeFile *file, gconstpointer data)
{
  g_autofree char *backup = office_file_get_beside (file, "office.before-4.clew");
  g_autofree char *contents = NULL;
  gsize            length;
  guint            n_done, n_kills = 0;

  make_old (file);
  g_assert_true (g_file_get_contents (file->path, &contents, &length, NULL));
  for (guint at = 1; dies_at (FAULT_KILL, at, migrate, file, &n_done);
       at += (guint)g_test_rand_int_range (1, 5))
    {
      n_kills++;
      assert_old_or_new (file);
      assert_backup_is_whole (file, backup);
      /* And is not bricked. */
      office_file_reopen (file);
      g_assert_cmpint (clew_store_get_version (file->store), ==, clew_schema_get_newest ());
      office_file_close (file);
      restore (file, contents, length);
      remove_files (file, ".");
    }
  g_assert_cmpuint (n_kills, >, 30);
}

static void
create (OfficeFile *file, int acknowledge)
{
  g_autoptr(ClewStore) store = clew_store_create (file->path, file->office, file->key, NULL);

  if (store == NULL)
    _exit (3);
}

static void
test_killed_in_creation (OfficeFile *file, gconstpointer data)
{
  guint n_done, n_kills = 0, n_there = 0;

  office_file_close (file);
  g_unlink (file->path);
  for (guint at = 1; dies_at (FAULT_KILL, at, create, file, &n_done);
       at += (guint)g_test_rand_int_range (1, 8))
    {
      n_kills++;
      /* A whole one or none. */
      if (g_file_test (file->path, G_FILE_TEST_EXISTS))
        {
          office_file_reopen (file);
          office_file_close (file);
          g_unlink (file->path);
          n_there++;
        }
      remove_files (file, ".");
    }
  g_assert_cmpuint (n_kills, >, 20);
  g_assert_cmpuint (n_there, <, n_kills);
}

static char *
hash_both (OfficeFile *file)
{
  g_autofree char *journal = g_strconcat (file->path, "-journal", NULL);
  g_autofree char *first = hash_file (file->path);
  g_autofree char *second = g_file_test (journal, G_FILE_TEST_EXISTS) ? hash_file (journal) : NULL;

  return g_strdup_printf ("%s %s", first, second);
}

/* As sectors that were not written when the power went. */
static void
tear_first_page (OfficeFile *file)
{
  g_autofree char *contents = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (file->path, &contents, &length, NULL));
  memset (contents + 2048, 0x55, 1024);
  g_assert_true (g_file_set_contents (file->path, contents, (gssize)length, NULL));
}

/* Whether the journal, which is synced, can bring the first page back. */
static gboolean
holds_first_page (const char *journal, gsize size)
{
  gsize at = (guchar)journal[22] * 256u;

  for (int i = 0; i < journal[11]; i++, at += 4 + 4096 + 4)
    if (at + 4 <= size && memcmp (journal + at, "\0\0\0\1", 4) == 0)
      return TRUE;
  return FALSE;
}

/* Not even a journal is played back for a key that does not fit, and for one that
 * fits it is, even where the first page has to come from the journal. */
static void
test_journal_left (OfficeFile *file, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (file->path, "-journal", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(ClewSecret) wrong = clew_secret_new_random ();
  gsize length;
  guint n_done, n_torn = 0, n_hot = 0;

  office_file_close (file);
  g_assert_true (g_file_get_contents (file->path, &contents, &length, NULL));
  for (guint at = 1; dies_at (FAULT_KILL, at, work, file, &n_done); at += 2)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *bytes = NULL;
      gsize            size = 0;

      g_file_get_contents (journal, &bytes, &size, NULL);
      if (size > 4096 && bytes[11] != 0)
        {
          n_hot++;
          if (holds_first_page (bytes, size))
            tear_first_page (file), n_torn++;
        }
      before = hash_both (file);
      g_assert_null (clew_store_open (file->path, wrong, &error));
      g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_WRONG_KEY);
      after = hash_both (file);
      g_assert_cmpstr (before, ==, after);

      office_file_reopen (file);
      g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM participant"), >=, n_done);
      office_file_close (file);
      restore (file, contents, length);
    }
  g_assert_cmpuint (n_hot, >, 5);
  g_assert_cmpuint (n_torn, >, 3);
}

static const struct
{
  const char *name;
  Fault       fault;
} faults[] = {
  { "fail", FAULT_FAIL },
  { "fail-sticky", FAULT_FAIL_STICKY },
  { "lie", FAULT_LIE },
  { "full", FAULT_FULL },
};

static gboolean
add_or_fail_cb (ClewStore *store, gpointer data, GError **error)
{
  return clew_store_run (store, error,
                         "INSERT INTO participant (id, office, created, changed, family_name) "
                         "VALUES (lower (hex (randomblob (16))), 'o', 'n', 'n', 'Invented')",
                         NULL) &&
         clew_store_run (store, error,
                         "INSERT INTO alias (id, office, created, changed, participant, name) "
                         "SELECT lower (hex (randomblob (16))), 'o', 'n', 'n', id, 'Rosie' FROM "
                         "participant LIMIT 1",
                         NULL);
}

/* What clew_store_change() says is what the file says. */
static void
test_disk_fails (OfficeFile *file, gconstpointer data)
{
  guint    i = GPOINTER_TO_UINT (data), n_failed = 0, n_expected = 0;
  gboolean was_reached = TRUE;

  for (guint at = 1; was_reached; at++)
    {
      g_autoptr(GError) error = NULL;
      gboolean ok;
      gint64   n;

      fault_vfs_plan (faults[i].fault, at);
      ok = clew_store_change (file->store, NULL, "add", add_or_fail_cb, NULL, &error);
      was_reached = fault_vfs_count () >= at;
      fault_vfs_plan (FAULT_NONE, 0);
      g_assert_true (ok || was_reached);

      office_file_reopen (file);
      n = get_number (file->store, "SELECT count (*) FROM participant");
      if (ok)
        n_expected++;
      else
        {
          n_failed++;
          g_assert_nonnull (error);
          if (faults[i].fault == FAULT_FULL)
            g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_NO_SPACE);
          /* Where nobody can know, the message says so. */
          if (strstr (error->message, "Whether it was kept") != NULL)
            n_expected = (guint)n;
        }
      g_assert_cmpint (n, ==, n_expected);
      g_assert_true (clew_audit_verify (file->store, NULL, NULL, NULL));
    }
  assert_check_is_clean (file->store);
  g_assert_cmpuint (n_failed, >, 5);
  g_test_message ("%u changes failed, %u were kept", n_failed, n_expected);
}

/* After an error that SQLite answers by undoing the whole transaction, what the body
 * goes on to write is not kept either. */
static gboolean
stubborn_cb (ClewStore *store, gpointer data, GError **error)
{
  g_autoptr(GError) expected = NULL;

  g_assert_true (clew_store_run (store, error, "UPDATE agency SET phone = '1'", NULL));
  store->trusted++;
  clew_connection_run (store->db, "ROLLBACK", NULL);
  store->trusted--;
  g_assert_false (clew_store_run (store, &expected, "UPDATE agency SET phone = '2'", NULL));
  g_assert_error (expected, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED);
  return TRUE;
}

static void
test_undone_meanwhile (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  run_in_change (file->store, "INSERT INTO agency (id, office, created, changed, legal_name, kind) "
                              "VALUES ('a', 'o', 'now', 'now', 'Somebody', 'court')");
  g_assert_false (clew_store_change (file->store, NULL, "stubborn", stubborn_cb, NULL, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED);
  g_assert_cmpint (
    get_number (file->store, "SELECT count (*) FROM agency WHERE phone IS NOT NULL"), ==, 0);
}

/* The program calls these here and not those of the C library. */
static gboolean folders_fail;
static int      rename_fails;

int
fsync (int descriptor)
{
  struct stat status;

  if (folders_fail && fstat (descriptor, &status) == 0 && S_ISDIR (status.st_mode))
    {
      errno = EIO;
      return -1;
    }
  return (int)syscall (SYS_fsync, descriptor);
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  if (rename_fails != 0 && flags != 0)
    {
      errno = rename_fails;
      return -1;
    }
  return (int)syscall (SYS_renameat2, from_folder, from, to_folder, to, flags);
}

static guint
count_files (OfficeFile *file)
{
  g_autoptr(GDir) folder = g_dir_open (file->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* Where the folder may not know the file, there is none: the caller throws its key away. */
static void
test_create_unsynced (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewStore) store = NULL;

  office_file_close (file);
  remove_files (file, "");
  folders_fail = TRUE;
  store = clew_store_create (file->path, file->office, file->key, &error);
  folders_fail = FALSE;
  g_assert_null (store);
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED);
  g_assert_cmpuint (count_files (file), ==, 0);
}

/* Where a file can't be renamed without replacing, nothing is replaced either. */
static void
test_create_without_rename (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewStore) store = NULL;
  g_autofree char *temporary = NULL;

  office_file_close (file);
  remove_files (file, "");
  rename_fails = GPOINTER_TO_INT (data);
  store = clew_store_create (file->path, file->office, file->key, &error);
  g_assert_no_error (error);
  clew_store_close (store);
  temporary = clew_file_make_temporary (file->path, &error);
  g_assert_false (clew_file_publish (temporary, file->path, FALSE, &error));
  rename_fails = 0;
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_EXISTS);
  office_file_reopen (file);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();
  OFFICE_FILE_ADD ("/clew/store/killed/at-work", test_killed_at_work);
  OFFICE_FILE_ADD ("/clew/store/killed/power-cut", test_power_cut);
  OFFICE_FILE_ADD ("/clew/store/killed/power-cut-control", test_power_cut_control);
  OFFICE_FILE_ADD ("/clew/store/killed/in-migration", test_killed_in_migration);
  OFFICE_FILE_ADD ("/clew/store/killed/in-creation", test_killed_in_creation);
  OFFICE_FILE_ADD ("/clew/store/killed/journal-left", test_journal_left);
  OFFICE_FILE_ADD ("/clew/store/migration/works", test_migrates);
  OFFICE_FILE_ADD ("/clew/store/creation/unsynced", test_create_unsynced);
  OFFICE_FILE_ADD_DATA ("/clew/store/creation/old-kernel", GINT_TO_POINTER (ENOSYS),
                        test_create_without_rename);
  OFFICE_FILE_ADD_DATA ("/clew/store/creation/plain-file-system", GINT_TO_POINTER (EINVAL),
                        test_create_without_rename);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/clew/store/disk/", faults[i].name, NULL);

      OFFICE_FILE_ADD_DATA (path, GUINT_TO_POINTER (i), test_disk_fails);
    }
  OFFICE_FILE_ADD ("/clew/store/disk/undone-meanwhile", test_undone_meanwhile);
  return g_test_run ();
}
