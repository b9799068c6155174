/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-file.h"

#include "base/clew-id.h"
#include "store/clew-store-private.h"

#include <glib/gstdio.h>

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
assert_refused (const char *path, ClewSecret *key, ClewStoreError code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewStore) store = clew_store_open (path, key, &error);

  g_assert_null (store);
  g_assert_error (error, CLEW_STORE_ERROR, (int)code);
  /* What happened, what is safe, what to do. */
  g_assert_nonnull (strchr (error->message, '.'));
}

/* And the file and its folder are as they were. */
static void
assert_refused_untouched (OfficeFile *file, ClewSecret *key, ClewStoreError code)
{
  g_autofree char *journal = g_strconcat (file->path, "-journal", NULL);
  g_autofree char *before = hash_file (file->path);
  g_autofree char *after = NULL;

  assert_refused (file->path, key, code);
  after = hash_file (file->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_create (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *office = NULL;
  guint8           bytes[16];
  gsize            length;
  GStatBuf         status;

  g_assert_true (g_file_get_contents (file->path, &contents, &length, NULL));
  g_assert_true (clew_id_to_bytes (file->office, bytes));
  g_assert_cmpmem (contents, 16, bytes, 16);
  g_assert_cmpint (length % CLEW_STORE_PAGE_SIZE, ==, 0);
  g_assert_cmpint (g_stat (file->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpstr (clew_store_get_office_id (file->store), ==, file->office);
  g_assert_cmpint (clew_store_get_version (file->store), ==, clew_schema_get_newest ());

  office = clew_store_read_office_id (file->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (office, ==, file->office);
  office_file_reopen (file);
  g_assert_cmpstr (clew_store_get_office_id (file->store), ==, file->office);
}

static void
test_create_refused (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *other = office_file_get_beside (file, "link.clew");
  g_autofree char *nowhere = office_file_get_beside (file, "no/such.clew");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  office_file_close (file);
  before = hash_file (file->path);
  g_assert_null (clew_store_create (file->path, file->office, file->key, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  after = hash_file (file->path);
  g_assert_cmpstr (before, ==, after);

  /* Nor through a link that leads nowhere. */
  g_assert_cmpint (symlink ("nowhere.clew", other), ==, 0);
  g_assert_null (clew_store_create (other, file->office, file->key, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_EXISTS);
  g_clear_error (&error);

  g_assert_null (clew_store_create (nowhere, file->office, file->key, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_NO_FILE);
  g_assert_cmpuint (count_files (file->folder), ==, 2);
}

static void
test_wrong_key (OfficeFile *file, gconstpointer data)
{
  office_file_close (file);
  for (guint bit = 0; bit < 8 * CLEW_SECRET_SIZE; bit++)
    {
      guint8 bytes[CLEW_SECRET_SIZE];
      g_autoptr(ClewSecret) wrong = NULL;

      memcpy (bytes, clew_secret_get_bytes (file->key), sizeof bytes);
      bytes[bit / 8] ^= (guint8)(1 << bit % 8);
      wrong = clew_secret_new (bytes);
      assert_refused_untouched (file, wrong, CLEW_STORE_ERROR_WRONG_KEY);
    }
  office_file_reopen (file);
}

static void
write_file (OfficeFile *file, const char *contents, gssize length)
{
  g_assert_true (g_file_set_contents (file->path, contents, length, NULL));
}

static void
test_not_office (OfficeFile *file, gconstpointer data)
{
  static const char header[] = "SQLite format 3";
  g_autofree char  *noise = g_malloc (8 * CLEW_STORE_PAGE_SIZE);
  g_autofree char  *pipe_path = office_file_get_beside (file, "pipe");
  g_autofree char  *missing = office_file_get_beside (file, "missing.clew");

  office_file_close (file);
  for (gsize i = 0; i < 8 * CLEW_STORE_PAGE_SIZE; i++)
    noise[i] = (char)g_test_rand_int ();

  assert_refused (missing, file->key, CLEW_STORE_ERROR_NO_FILE);
  assert_refused (file->folder, file->key, CLEW_STORE_ERROR_NOT_OFFICE);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_refused (pipe_path, file->key, CLEW_STORE_ERROR_NOT_OFFICE);

  write_file (file, "", 0);
  assert_refused_untouched (file, file->key, CLEW_STORE_ERROR_NOT_OFFICE);
  write_file (file, noise, 100);
  assert_refused_untouched (file, file->key, CLEW_STORE_ERROR_NOT_OFFICE);
  write_file (file, noise, 8 * CLEW_STORE_PAGE_SIZE);
  assert_refused_untouched (file, file->key, CLEW_STORE_ERROR_WRONG_KEY);
  memcpy (noise, header, sizeof header);
  write_file (file, noise, 8 * CLEW_STORE_PAGE_SIZE);
  assert_refused_untouched (file, file->key, CLEW_STORE_ERROR_NOT_OFFICE);
}

/* A database with the right key that is nobody's office. */
static void
test_other_database (OfficeFile *file, gconstpointer data)
{
  sqlite3 *db;

  office_file_close (file);
  db = office_file_open_raw (file->path, file->key);
  raw_run (db, "PRAGMA application_id = 7");
  sqlite3_close (db);
  assert_refused_untouched (file, file->key, CLEW_STORE_ERROR_NOT_OFFICE);
}

static void
test_newer (OfficeFile *file, gconstpointer data)
{
  g_autofree char *sql =
    g_strdup_printf ("PRAGMA user_version = %d", clew_schema_get_newest () + 1);
  sqlite3 *db;

  office_file_close (file);
  db = office_file_open_raw (file->path, file->key);
  raw_run (db, sql);
  sqlite3_close (db);
  assert_refused_untouched (file, file->key, CLEW_STORE_ERROR_NEWER);
}

static void
test_links (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *other = office_file_get_beside (file, "other.clew");
  g_autoptr(ClewStore) store = NULL;

  office_file_close (file);
  g_assert_cmpint (symlink ("office.clew", other), ==, 0);
  store = clew_store_open (other, file->key, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clew_store_get_path (store), ==, file->path);
  /* The same file by its other name is the same file. */
  assert_refused (file->path, file->key, CLEW_STORE_ERROR_IN_USE);
  clew_store_close (store);

  g_unlink (other);
  g_assert_cmpint (link (file->path, other), ==, 0);
  assert_refused_untouched (file, file->key, CLEW_STORE_ERROR_UNSAFE_PLACE);
  assert_refused (other, file->key, CLEW_STORE_ERROR_UNSAFE_PLACE);
  g_unlink (other);
  office_file_reopen (file);
}

static void
test_places (void)
{
  static const gint64 unsafe[] = { 0x6969, 0x517b, 0xff534d42, (gint32)0xff534d42,
                                   0xfe534d42, 0x65735546, 0x01021997 };
  /* ext4, btrfs, xfs, tmpfs, overlay, zfs, ecryptfs */
  static const gint64 safe[] = { 0xef53, 0x9123683e, 0x58465342, 0x01021994,
                                 0x794c7630, 0x2fc12fc1, 0xf15f };

  for (guint i = 0; i < G_N_ELEMENTS (unsafe); i++)
    g_assert_true (clew_lock_is_unsafe_place (unsafe[i]));
  for (guint i = 0; i < G_N_ELEMENTS (safe); i++)
    g_assert_false (clew_lock_is_unsafe_place (safe[i]));
}

static void
test_settings (OfficeFile *file, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *answer;
  } settings[] = {
    { "PRAGMA journal_mode", "truncate" },
    { "PRAGMA synchronous", "2" },
    { "PRAGMA temp_store", "2" },
    { "PRAGMA foreign_keys", "1" },
    { "PRAGMA recursive_triggers", "1" },
    { "PRAGMA trusted_schema", "0" },
    { "PRAGMA secure_delete", "1" },
    { "PRAGMA cache_size", "-64000" },
    { "PRAGMA cipher_page_size", "4096" },
    { "PRAGMA cipher_use_hmac", "1" },
    { "PRAGMA cipher_settings", "PRAGMA kdf_iter = 256000;" },
    { "PRAGMA application_id", "1131177335" },
  };

  file->store->trusted++;
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      sqlite3_stmt *statement;

      sqlite3_prepare_v2 (file->store->db, settings[i].sql, -1, &statement, NULL);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      g_assert_cmpstr ((const char *)sqlite3_column_text (statement, 0), ==, settings[i].answer);
      sqlite3_finalize (statement);
    }
  file->store->trusted--;
}

/* Only between processes do locks on a file mean anything. */
static int
run_child (void (*body) (gpointer data), gpointer data)
{
  pid_t child = fork ();
  int   status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      body (data);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static void
open_as_nobody (gpointer data)
{
  OfficeFile *file = data;

  if (geteuid () == 0 && setresuid (65534, 65534, 65534) != 0)
    _exit (2);
  assert_refused (file->path, file->key, CLEW_STORE_ERROR_READ_ONLY);
  _exit (42);
}

static void
find_as_nobody (gpointer data)
{
  OfficeFile *file = data;
  g_autoptr(GError) error = NULL;

  if (geteuid () == 0 && setresuid (65534, 65534, 65534) != 0)
    _exit (2);
  g_assert_null (clew_store_open (file->path, file->key, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "may not look into the folder"));
  _exit (42);
}

/* What nobody may see is not said to be away. */
static void
test_hidden (OfficeFile *file, gconstpointer data)
{
  office_file_close (file);
  g_assert_cmpint (g_chmod (file->folder, 0), ==, 0);
  g_assert_cmpint (run_child (find_as_nobody, file), ==, 42);
  g_assert_cmpint (g_chmod (file->folder, 0700), ==, 0);
}

static void
test_read_only (OfficeFile *file, gconstpointer data)
{
  office_file_close (file);
  g_assert_cmpint (g_chmod (file->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (file->path, 0444), ==, 0);
  g_assert_cmpint (run_child (open_as_nobody, file), ==, 42);
  g_assert_cmpint (g_chmod (file->path, 0600), ==, 0);
  g_assert_cmpint (g_chmod (file->folder, 0700), ==, 0);
}

static void
find_lock_in_child (gpointer path)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int          descriptor = open (path, O_RDWR);

  if (descriptor < 0 || fcntl (descriptor, F_GETLK, &lock) != 0)
    _exit (2);
  _exit (lock.l_type == F_UNLCK ? 0 : 1);
}

static gboolean
disturb_cb (ClewStore *store, gpointer data, GError **error)
{
  OfficeFile      *file = data;
  g_autofree char *office = NULL;
  g_autofree char *copy = office_file_get_beside (file, "copy.clew");

  if (!clew_store_run (store, error,
                       "INSERT INTO agency (id, office, created, changed, legal_name, kind) "
                       "VALUES ('a', 'o', 'now', 'now', 'Somebody', 'court')",
                       NULL))
    return FALSE;
  g_assert_cmpint (run_child (find_lock_in_child, file->path), ==, 1);
  assert_refused (file->path, file->key, CLEW_STORE_ERROR_IN_USE);
  office = clew_store_read_office_id (file->path, error);
  g_assert_cmpstr (office, ==, file->office);
  g_assert_null (clew_store_create (file->path, file->office, file->key, NULL));
  {
    g_autoptr(ClewStore) reader = clew_store_open_reader (store, error);

    g_assert_nonnull (reader);
    clew_store_close (reader);
  }
  /* None of that has dropped SQLite's own locks. */
  g_assert_cmpint (run_child (find_lock_in_child, file->path), ==, 1);
  /* The control: this would have. */
  close (open (file->path, O_RDONLY));
  g_assert_cmpint (run_child (find_lock_in_child, file->path), ==, 0);
  return TRUE;
}

static void
test_locks_stay (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  /* The control: at rest there is none of SQLite's locks to be seen. */
  g_assert_cmpint (run_child (find_lock_in_child, file->path), ==, 0);
  clew_store_change (file->store, NULL, "test", disturb_cb, file, &error);
  g_assert_no_error (error);
}

typedef struct
{
  OfficeFile *file;
  int         ready[2];
  int         go[2];
} Rival;

static void
hold_in_child (gpointer data)
{
  Rival *rival = data;
  char   letter = 'w';
  g_autoptr(ClewStore) store = NULL;

  close (rival->go[1]);
  store = clew_store_open (rival->file->path, rival->file->key, NULL);
  if (store == NULL)
    letter = 'l';
  if (write (rival->ready[1], &letter, 1) != 1 || read (rival->go[0], &letter, 1) < 0)
    _exit (2);
  _exit (0);
}

static pid_t
start_rival (Rival *rival, OfficeFile *file)
{
  pid_t child;

  rival->file = file;
  g_assert_cmpint (pipe (rival->ready), ==, 0);
  g_assert_cmpint (pipe (rival->go), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    hold_in_child (rival);
  close (rival->ready[1]);
  close (rival->go[0]);
  return child;
}

static char
get_verdict (Rival *rival)
{
  char letter = '?';

  g_assert_cmpint (read (rival->ready[0], &letter, 1), ==, 1);
  return letter;
}

static void
end_rival (Rival *rival, pid_t child)
{
  int status;

  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  close (rival->ready[0]);
  close (rival->go[1]);
}

static void
test_in_use (OfficeFile *file, gconstpointer data)
{
  Rival  rival;
  pid_t  child;
  gint64 started;

  office_file_close (file);
  child = start_rival (&rival, file);
  g_assert_cmpint (get_verdict (&rival), ==, 'w');
  assert_refused (file->path, file->key, CLEW_STORE_ERROR_IN_USE);
  end_rival (&rival, child);

  /* The kernel's lock goes with the process, however it goes. */
  started = g_get_monotonic_time ();
  office_file_reopen (file);
  g_assert_cmpint (g_get_monotonic_time () - started, <, G_USEC_PER_SEC);
}

static void
test_one_winner (OfficeFile *file, gconstpointer data)
{
  office_file_close (file);
  for (int round = 0; round < 20; round++)
    {
      Rival rivals[2];
      pid_t children[2];
      char  verdicts[2];

      for (int i = 0; i < 2; i++)
        children[i] = start_rival (&rivals[i], file);
      for (int i = 0; i < 2; i++)
        verdicts[i] = get_verdict (&rivals[i]);
      g_assert_cmpint (verdicts[0] + verdicts[1], ==, 'w' + 'l');
      for (int i = 0; i < 2; i++)
        end_rival (&rivals[i], children[i]);
    }
  office_file_reopen (file);
}

/* What would take hours ends when the office closes, and nobody waits at the exit. */
static void
assert_reading_ends (ClewStore *reader)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewRows) rows = clew_store_query (
    reader, &error,
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e12) "
    "SELECT count (*) FROM n",
    NULL);

  g_assert_no_error (error);
  g_assert_false (clew_rows_next (rows, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_CANCELLED);
}

static gpointer
read_in_thread (gpointer data)
{
  ClewStore *store = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewStore) reader = clew_store_open_reader (store, &error);
  gint64 n;

  g_assert_no_error (error);
  n = get_number (reader, "SELECT count (*) FROM agency");
  g_assert_false (clew_store_run (reader, &error, "DELETE FROM agency", NULL));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_READ_ONLY);
  clew_store_close (reader);
  return GINT_TO_POINTER ((int)n);
}

static void
test_reader (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewStore) reader = NULL;
  GThread *thread;

  run_in_change (file->store, "INSERT INTO agency (id, office, created, changed, legal_name, kind) "
                              "VALUES ('a', 'o', 'now', 'now', 'Somebody', 'court')");
  thread = g_thread_new ("reader", read_in_thread, file->store);
  g_assert_cmpint (GPOINTER_TO_INT (g_thread_join (thread)), ==, 1);

  reader = clew_store_open_reader (file->store, &error);
  g_assert_no_error (error);
  run_in_change (file->store, "UPDATE agency SET phone = '555-0100'");
  g_assert_cmpint (get_number (reader, "SELECT count (*) FROM agency WHERE phone IS NOT NULL"),
                   ==, 1);

  /* The file is held until the last of them is gone. */
  office_file_close (file);
  assert_refused (file->path, file->key, CLEW_STORE_ERROR_IN_USE);
  assert_reading_ends (reader);
  clew_store_close (reader);
  office_file_reopen (file);
}

static GThread     *late_reader;
static GAsyncQueue *late_word;

/* Registered before the encryption library's own, this runs after it at exit. */
static void
let_late_reader_go (void)
{
  if (late_reader == NULL)
    return;
  g_async_queue_push (late_word, late_word);
  g_thread_join (late_reader);
  g_async_queue_unref (late_word);
}

static gpointer
read_and_stay (gpointer data)
{
  read_in_thread (data);
  g_async_queue_pop (late_word);
  return NULL;
}

/* What a thread leaves behind that ends while the process does is what it still
 * had after reading; only the leak check of the sanitizers can tell, at exit. */
static void
test_late_reader (OfficeFile *file, gconstpointer data)
{
  late_word = g_async_queue_new ();
  late_reader = g_thread_new ("late", read_and_stay, file->store);
  /* It has read before the office goes. */
  while (g_async_queue_length (late_word) >= 0)
    g_thread_yield ();
}

static gpointer
misuse_in_thread (gpointer store)
{
  clew_store_query (store, NULL, "SELECT 1", NULL);
  return NULL;
}

static void
test_one_thread (OfficeFile *file, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_thread_join (g_thread_new ("other", misuse_in_thread, file->store));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*g_thread_self*");
}

static void
test_closed (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewRows) rows =
               clew_store_query (file->store, &error, "SELECT name FROM record_table", NULL);

  g_assert_true (clew_rows_next (rows, &error));
  g_assert_nonnull (clew_rows_get_text (rows, 0));
  clew_store_close (file->store);
  g_assert_null (clew_rows_get_text (rows, 0));
  g_assert_false (clew_rows_next (rows, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (clew_store_query (file->store, &error, "SELECT 1", NULL));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (clew_store_open_reader (file->store, &error));
  g_assert_nonnull (error);
  clew_store_close (file->store);
}

/* Only the library that encrypts, with locks, and nothing temporary on the disk. */
static void
test_library (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (clew_connection_library_fits (TRUE, 3046001, "4.6.1 community", TRUE));
  g_assert_false (clew_connection_library_fits (TRUE, 3042000, "4.5.5 community", TRUE));
  g_assert_false (clew_connection_library_fits (TRUE, 3046001, NULL, TRUE));
  g_assert_false (clew_connection_library_fits (TRUE, 3046001, "", TRUE));
  g_assert_false (clew_connection_library_fits (TRUE, 3046001, "3.4.1", TRUE));
  g_assert_false (clew_connection_library_fits (TRUE, 3046001, "40.1", TRUE));
  g_assert_false (clew_connection_library_fits (TRUE, 3046001, "4.6.1 community", FALSE));
  g_assert_false (clew_connection_library_fits (FALSE, 3046001, "4.6.1 community", TRUE));

  g_assert_true (clew_store_check_library (&error));
  g_assert_no_error (error);
}

static void
test_protect (void)
{
  struct rlimit limit;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }
  /* Newer GLib has its test processes dump nothing from the start. */
  g_assert_cmpint (prctl (PR_SET_DUMPABLE, 1, 0, 0, 0), ==, 0);
  g_assert_cmpint (prctl (PR_GET_DUMPABLE, 0, 0, 0, 0), ==, 1);
  clew_store_protect_process ();
  g_assert_cmpint (prctl (PR_GET_DUMPABLE, 0, 0, 0, 0), ==, 0);
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpint (limit.rlim_max, ==, 0);
}

int
main (int argc, char **argv)
{
  atexit (let_late_reader_go);
  g_test_init (&argc, &argv, NULL);
  OFFICE_FILE_ADD ("/clew/store/open/create", test_create);
  OFFICE_FILE_ADD ("/clew/store/open/create-refused", test_create_refused);
  OFFICE_FILE_ADD ("/clew/store/open/wrong-key", test_wrong_key);
  OFFICE_FILE_ADD ("/clew/store/open/not-office", test_not_office);
  OFFICE_FILE_ADD ("/clew/store/open/other-database", test_other_database);
  OFFICE_FILE_ADD ("/clew/store/open/newer", test_newer);
  OFFICE_FILE_ADD ("/clew/store/open/links", test_links);
  OFFICE_FILE_ADD ("/clew/store/open/read-only", test_read_only);
  OFFICE_FILE_ADD ("/clew/store/open/hidden", test_hidden);
  g_test_add_func ("/clew/store/open/places", test_places);
  OFFICE_FILE_ADD ("/clew/store/open/settings", test_settings);
  OFFICE_FILE_ADD ("/clew/store/open/locks-stay", test_locks_stay);
  OFFICE_FILE_ADD ("/clew/store/open/in-use", test_in_use);
  OFFICE_FILE_ADD ("/clew/store/open/one-winner", test_one_winner);
  OFFICE_FILE_ADD ("/clew/store/open/reader", test_reader);
  OFFICE_FILE_ADD ("/clew/store/open/late-reader", test_late_reader);
  OFFICE_FILE_ADD ("/clew/store/open/one-thread", test_one_thread);
  OFFICE_FILE_ADD ("/clew/store/open/closed", test_closed);
  g_test_add_func ("/clew/store/open/library", test_library);
  g_test_add_func ("/clew/store/open/protect", test_protect);
  return g_test_run ();
}
