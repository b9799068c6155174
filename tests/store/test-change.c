/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-file.h"

#include "base/clew-day.h"
#include "base/clew-id.h"
#include "store/clew-audit.h"

#include <string.h>

static gboolean
add_two_cb (ClewStore *store, gpointer data, GError **error)
{
  g_autofree char *id = add_person (store, "Rosa", "Invented", "1985-05-08");

  add_alias (store, id, "Rosie");
  if (data == NULL)
    return TRUE;
  g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED, "on purpose");
  return FALSE;
}

static void
count_cb (ClewStore *store, gpointer data)
{
  (*(guint *)data)++;
}

static void
test_commit (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *what = NULL;
  guint            n_changed = 0;

  g_signal_connect (file->store, "changed", G_CALLBACK (count_cb), &n_changed);
  clew_store_change (file->store, "somebody", "add a person", add_two_cb, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM participant"), ==, 1);
  what = get_text (file->store,
                   "SELECT actor || ':' || what FROM change ORDER BY number DESC LIMIT 1");
  g_assert_cmpstr (what, ==, "somebody:add a person");

  office_file_reopen (file);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM alias"), ==, 1);
}

static void
test_rollback (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  gint64 n_audit = get_number (file->store, "SELECT count (*) FROM audit");
  guint  n_changed = 0;

  g_signal_connect (file->store, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_false (clew_store_change (file->store, NULL, "add a person", add_two_cb, file, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "on purpose");
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM participant"), ==, 0);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM audit"), ==, n_audit);
}

static gboolean
nothing_cb (ClewStore *store, gpointer data, GError **error)
{
  return clew_store_run (store, error, "UPDATE participant SET phone = '1' WHERE id = 'nobody'",
                         NULL);
}

static void
test_nothing (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  gint64 n = get_number (file->store, "SELECT count (*) FROM change");
  guint  n_changed = 0;

  g_signal_connect (file->store, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_true (clew_store_change (file->store, NULL, "nothing", nothing_cb, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM change"), ==, n);
  g_assert_cmpuint (n_changed, ==, 0);
}

static gboolean
nested_cb (ClewStore *store, gpointer data, GError **error)
{
  return clew_store_change (store, NULL, "inside", nothing_cb, NULL, error);
}

static void
test_nested (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (clew_store_change (file->store, NULL, "outside", nested_cb, NULL, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED);
  g_assert_true (clew_store_change (file->store, NULL, "alone", nothing_cb, NULL, NULL));
}

static gboolean
silent_cb (ClewStore *store, gpointer data, GError **error)
{
  return FALSE;
}

static void
test_silent (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (clew_store_change (file->store, NULL, "silent", silent_cb, NULL, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED);
}

static const char *const outside[] = {
  "INSERT INTO agency (id, office, created, changed, legal_name, kind) VALUES ('a', 'o', 'n', "
  "'n', 'A', 'court')",
  "UPDATE agency SET phone = '1'",
  "DELETE FROM agency",
  "BEGIN",
  "BEGIN IMMEDIATE",
  "ROLLBACK",
  "PRAGMA journal_mode = DELETE",
  "PRAGMA user_version",
  "PRAGMA rekey = 'x'",
  "ATTACH ':memory:' AS other",
  "VACUUM",
};

static const char *const never[] = {
  "COMMIT",
  "ROLLBACK",
  "SAVEPOINT s",
  "PRAGMA user_version = 9",
  "PRAGMA foreign_keys = OFF",
  "PRAGMA data_version = 1",
  "ATTACH ':memory:' AS other",
  "CREATE TABLE more (id TEXT)",
  "CREATE TEMP TABLE more (id TEXT)",
  "DROP TABLE agency",
  "DROP TRIGGER clew_insert_agency",
  "ALTER TABLE agency ADD COLUMN more TEXT",
  "INSERT INTO audit (seq, change, action, kind, hash) VALUES (99, 1, 'a', 'b', x'')",
  "UPDATE audit SET old = NULL",
  "DELETE FROM audit",
  "INSERT INTO change (number, at, what) VALUES (99, 'a', 'b')",
  "UPDATE change SET actor = 'x'",
  "DELETE FROM change",
  "UPDATE chain SET count = 0",
  "DELETE FROM record_table",
  "UPDATE sqlite_schema SET sql = ''",
  "DELETE FROM found_data",
};

static gboolean
try_each_cb (ClewStore *store, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    {
      g_autoptr(GError) local = NULL;

      if (clew_store_run (store, &local, never[i], NULL))
        g_error ("allowed: %s", never[i]);
      g_assert_nonnull (local);
    }
  return TRUE;
}

static void
test_doors (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      g_autoptr(GError) local = NULL;

      if (clew_store_run (file->store, &local, outside[i], NULL))
        g_error ("allowed: %s", outside[i]);
      g_assert_nonnull (local);
    }
  g_assert_true (clew_store_change (file->store, NULL, "try", try_each_cb, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (clew_audit_verify (file->store, NULL, NULL, &error));
}

static gboolean
change_event_cb (ClewStore *store, gpointer data, GError **error)
{
  return clew_store_run (store, error, data, NULL);
}

static void
test_append_only (OfficeFile *file, gconstpointer data)
{
  static const char *const statements[] = {
    "UPDATE enrollment_event SET on_day = '2026-01-02'",
    "UPDATE enrollment_event SET removed = 'now'",
    "DELETE FROM enrollment_event",
    "INSERT OR REPLACE INTO enrollment_event (id, office, created, changed, participant, kind, "
    "on_day) "
    "SELECT id, office, created, changed, participant, 'closed', on_day FROM enrollment_event",
    "INSERT INTO enrollment_event (id, office, created, changed, participant, kind, on_day) "
    "SELECT id, office, created, changed, participant, kind, on_day FROM enrollment_event WHERE "
    "true "
    "ON CONFLICT (id) DO UPDATE SET kind = 'closed'",
  };

  run_in_change (
    file->store,
    "INSERT INTO participant (id, office, created, changed) VALUES ('p', 'o', 'n', 'n')");
  run_in_change (
    file->store,
    "INSERT INTO enrollment_event (id, office, created, changed, participant, kind, on_day) "
    "VALUES ('e', 'o', 'n', 'n', 'p', 'enrolled', '2026-01-01')");
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (clew_store_change (file->store, NULL, "try", change_event_cb,
                                         (char *)statements[i], &error));
      g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_CONSTRAINT);
    }
  g_assert_cmpint (
    get_number (file->store, "SELECT count (*) FROM enrollment_event WHERE kind = 'enrolled'"),
    ==, 1);
}

static void
test_constraints (OfficeFile *file, gconstpointer data)
{
  static const char *const statements[] = {
    "INSERT INTO alias (id, office, created, changed, participant, name) VALUES ('a', 'o', 'n', "
    "'n', 'nobody', 'x')",
    "INSERT INTO agency (id, office, created, changed, kind) VALUES ('a', 'o', 'n', 'n', "
    "'court')",
    "INSERT INTO agency (id, office, created, changed, legal_name, kind, may_receive) "
    "VALUES ('a', 'o', 'n', 'n', 'A', 'court', 'perhaps')",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (clew_store_change (file->store, NULL, "try", change_event_cb,
                                         (char *)statements[i], &error));
      g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_CONSTRAINT);
    }
}

static gboolean
values_cb (ClewStore *store, gpointer bytes, GError **error)
{
  g_auto(ClewValue) text = CLEW_VALUE_INIT;

  clew_value_set_text (&text, "v");
  return clew_store_run (
           store, error,
           "INSERT INTO participant (id, office, created, changed, birth_date, approximate_age) "
           "VALUES (?, 'o', 'n', 'n', ?, ?)",
           "sdi", "p", clew_day_new (1985, 5, 8), (gint64)G_MAXINT64) &&
         clew_store_run (
           store, error,
           "INSERT INTO participant (id, office, created, changed, given_name, birth_date) "
           "VALUES (?, 'o', 'n', 'n', ?, ?)",
           "ssd", "q", NULL, CLEW_DAY_UNKNOWN) &&
         clew_store_run (
           store, error,
           "INSERT INTO consent (id, office, created, changed, participant, kind, form_number) "
           "VALUES ('c', 'o', 'n', 'n', 'p', 'k', 'f')",
           NULL) &&
         clew_store_run (
           store, error,
           "INSERT INTO consent_event (id, office, created, changed, consent, kind, on_day) "
           "VALUES ('e', 'o', 'n', 'n', 'c', 'printed', '2026-01-01')",
           NULL) &&
         clew_store_run (
           store, error,
           "INSERT INTO consent_print (id, office, created, changed, event, sha256, bytes) "
           "VALUES ('x', 'o', 'n', 'n', 'e', 's', ?)",
           "b", bytes) &&
         clew_store_run_values (store, error, "UPDATE participant SET family_name = ?", &text, 1);
}

static void
test_values (OfficeFile *file, gconstpointer data)
{
  static const guint8 raw[] = { 0, 1, 2, 0, 255 };
  g_autoptr(GBytes) bytes = g_bytes_new_static (raw, sizeof raw);
  g_autoptr(GBytes) back = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewRows) rows = NULL;
  g_auto(ClewValue) value = CLEW_VALUE_INIT;

  g_assert_true (clew_store_change (file->store, NULL, "values", values_cb, bytes, &error));
  g_assert_no_error (error);
  rows = clew_store_query (
    file->store, &error,
    "SELECT p.birth_date AS born, approximate_age, given_name, bytes, family_name "
    "FROM participant p LEFT JOIN consent_print ON p.id = 'p' ORDER BY p.id",
    NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (clew_rows_get_n_columns (rows), ==, 5);
  g_assert_cmpstr (clew_rows_get_column_name (rows, 0), ==, "born");
  g_assert_true (clew_rows_next (rows, &error));
  g_assert_cmpstr (clew_rows_get_text (rows, 0), ==, "1985-05-08");
  g_assert_cmpint (clew_rows_get_number (rows, 1), ==, G_MAXINT64);
  g_assert_true (clew_rows_is_nothing (rows, 2));
  back = clew_rows_dup_bytes (rows, 3);
  g_assert_true (g_bytes_equal (bytes, back));
  clew_rows_get_value (rows, 1, &value);
  g_assert_cmpint (value.type, ==, CLEW_VALUE_NUMBER);
  clew_rows_get_value (rows, 3, &value);
  g_assert_cmpint (value.type, ==, CLEW_VALUE_BYTES);
  clew_rows_get_value (rows, 4, &value);
  g_assert_cmpstr (value.text, ==, "v");
  g_assert_true (clew_rows_next (rows, &error));
  g_assert_true (clew_rows_is_nothing (rows, 0));
  clew_rows_get_value (rows, 0, &value);
  g_assert_cmpint (value.type, ==, CLEW_VALUE_NONE);
  g_assert_false (clew_rows_next (rows, &error));
  /* And stays at the end. */
  g_assert_false (clew_rows_next (rows, &error));
  g_assert_no_error (error);
}

static void
test_wrong_number (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (clew_store_query (file->store, &error, "SELECT ?, ?", "s", "one"));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (clew_store_query (file->store, &error, "SELECT ?", NULL));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (clew_store_query (file->store, &error, "SELECT nonsense FROM nowhere", NULL));
  g_assert_nonnull (error);
}

/* The same text inside itself, and many texts after each other. */
static void
test_statements (OfficeFile *file, gconstpointer data)
{
  static const char sql[] = "SELECT name FROM record_table ORDER BY name";
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewRows) outer = clew_store_query (file->store, &error, sql, NULL);
  guint n = 0;

  while (clew_rows_next (outer, &error))
    {
      g_autoptr(ClewRows) inner = clew_store_query (file->store, &error, sql, NULL);
      g_autofree char *name = g_strdup (clew_rows_get_text (outer, 0));

      for (guint i = 0; i <= n; i++)
        g_assert_true (clew_rows_next (inner, &error));
      g_assert_cmpstr (clew_rows_get_text (inner, 0), ==, name);
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 10);

  for (int i = 0; i < 500; i++)
    {
      g_autofree char *other = g_strdup_printf ("SELECT %d + ?", i);
      g_autoptr(ClewRows) rows = clew_store_query (file->store, &error, other, "i", (gint64)1);

      g_assert_true (clew_rows_next (rows, &error));
      g_assert_cmpint (clew_rows_get_number (rows, 0), ==, i + 1);
    }
}

/* A second connection that writes, on a thread of its own. */

#define N_LARGE 6

#define LARGE_AGENCY                                                     \
  "INSERT INTO agency (id, office, created, changed, legal_name, kind) " \
  "SELECT 'large-' || count (*), 'o', 'now', 'now', hex (randomblob (2500000)), 'court' FROM agency"

static gboolean
add_large_cb (ClewStore *store, gpointer data, GError **error)
{
  return clew_store_run (store, error, LARGE_AGENCY, NULL);
}

typedef struct
{
  ClewStore *store;
  int        is_done; /* atomic */
} Writing;

static gpointer
write_in_thread (gpointer data)
{
  Writing *writing = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewStore) writer = clew_store_open_writer (writing->store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < N_LARGE; i++)
    {
      clew_store_change (writer, "thread", "add much", add_large_cb, NULL, &error);
      g_assert_no_error (error);
    }
  clew_store_close (writer);
  g_atomic_int_set (&writing->is_done, 1);
  return NULL;
}

/* Both write by the one door: each change is whole, in one chain, and the first
 * connection reads on meanwhile. */
static void
test_writer (OfficeFile *file, gconstpointer data)
{
  Writing  writing = { file->store, 0 };
  GThread *thread = g_thread_new ("writer", write_in_thread, &writing);
  guint    n_small = 0, n_reads = 0;
  gint64   longest = 0;
  g_auto(GStrv) findings = NULL;
  g_autoptr(GError) error = NULL;

  while (!g_atomic_int_get (&writing.is_done))
    {
      gint64 start = g_get_monotonic_time ();

      g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM agency"), <=,
                       N_LARGE + (gint64)n_small);
      longest = MAX (longest, g_get_monotonic_time () - start);
      if (n_reads++ % 50 == 0)
        {
          clew_store_change (file->store, "main", "add a person", add_two_cb, NULL, &error);
          g_assert_no_error (error);
          n_small++;
        }
      g_usleep (200);
    }
  g_thread_join (thread);
  g_test_message ("%u reads and %u changes beside %u of 5 MB; a read waited for %.1f ms at most",
                  n_reads, n_small, N_LARGE, (double)longest / 1000);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM agency"), ==, N_LARGE);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM participant"), ==, n_small);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM change WHERE actor = 'thread'"),
                   ==, N_LARGE);
  clew_store_check (file->store, NULL, &findings, &error);
  g_assert_no_error (error);
  g_assert_null (findings[0]);
}

typedef struct
{
  GMutex     mutex;
  GCond      moved;
  ClewStore *store;
  int        step; /* 1: the thread is inside its change; 2: the store is closed */
} Closing;

static void
go_to (Closing *closing, int step)
{
  g_mutex_lock (&closing->mutex);
  closing->step = step;
  g_cond_broadcast (&closing->moved);
  g_mutex_unlock (&closing->mutex);
}

static void
wait_for (Closing *closing, int step)
{
  g_mutex_lock (&closing->mutex);
  while (closing->step < step)
    g_cond_wait (&closing->moved, &closing->mutex);
  g_mutex_unlock (&closing->mutex);
}

static gboolean
add_slowly_cb (ClewStore *store, gpointer closing, GError **error)
{
  if (!clew_store_run (store, error, LARGE_AGENCY, NULL))
    return FALSE;
  go_to (closing, 1);
  wait_for (closing, 2);
  return TRUE;
}

static gpointer
write_slowly_in_thread (gpointer data)
{
  Closing *closing = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewStore) writer = clew_store_open_writer (closing->store, &error);

  g_assert_no_error (error);
  clew_store_change (writer, "thread", "add slowly", add_slowly_cb, closing, &error);
  g_assert_no_error (error);
  clew_store_close (writer);
  return NULL;
}

/* A change under way when the store closes comes to its end, and holds the file until then. */
static void
test_writer_outlives (OfficeFile *file, gconstpointer data)
{
  Closing  closing = { .store = g_object_ref (file->store) };
  GThread *thread = g_thread_new ("writer", write_slowly_in_thread, &closing);
  g_autoptr(GError) error = NULL;

  wait_for (&closing, 1);
  office_file_close (file);
  g_assert_null (clew_store_open (file->path, file->key, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_IN_USE);
  g_clear_error (&error);
  go_to (&closing, 2);
  g_thread_join (thread);
  g_assert_null (clew_store_open_writer (closing.store, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED);
  g_object_unref (closing.store);
  office_file_reopen (file);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM agency"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  OFFICE_FILE_ADD ("/clew/store/change/commit", test_commit);
  OFFICE_FILE_ADD ("/clew/store/change/rollback", test_rollback);
  OFFICE_FILE_ADD ("/clew/store/change/nothing", test_nothing);
  OFFICE_FILE_ADD ("/clew/store/change/nested", test_nested);
  OFFICE_FILE_ADD ("/clew/store/change/silent", test_silent);
  OFFICE_FILE_ADD ("/clew/store/change/doors", test_doors);
  OFFICE_FILE_ADD ("/clew/store/change/append-only", test_append_only);
  OFFICE_FILE_ADD ("/clew/store/change/constraints", test_constraints);
  OFFICE_FILE_ADD ("/clew/store/rows/values", test_values);
  OFFICE_FILE_ADD ("/clew/store/rows/wrong-number", test_wrong_number);
  OFFICE_FILE_ADD ("/clew/store/rows/statements", test_statements);
  OFFICE_FILE_ADD ("/clew/store/change/writer", test_writer);
  OFFICE_FILE_ADD ("/clew/store/change/writer-outlives", test_writer_outlives);
  return g_test_run ();
}
