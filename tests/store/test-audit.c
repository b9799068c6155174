/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-file.h"

#include "store/clew-audit.h"
#include "store/clew-store-private.h"

#include <string.h>

/* What the record of changes says, and that nobody changes it unseen. */

static void
add_history (OfficeFile *file)
{
  run_in_change (file->store, "INSERT INTO agency (id, office, created, changed, legal_name, kind) "
                              "VALUES ('a', 'o', 'now', 'now', 'First', 'court')");
  run_in_change (file->store, "UPDATE agency SET legal_name = 'Sec\"ond\\', phone = '555-0100'");
  run_in_change (file->store, "INSERT INTO agency (id, office, created, changed, legal_name, kind) "
                              "VALUES ('b', 'o', 'now', 'now', 'Other', 'police')");
  run_in_change (file->store, "DELETE FROM agency WHERE id = 'a'");
}

static char *
get_entry (ClewStore *store, gint64 back)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT action || ' ' || kind || ' ' || ifnull (record, '-') || ' ' || "
                     "ifnull (old, '-') FROM audit ORDER BY seq DESC LIMIT 1 OFFSET %d",
                     (int)back);

  return get_text (store, sql);
}

static void
test_entries (OfficeFile *file, gconstpointer data)
{
  g_autofree char *inserted = NULL;
  g_autofree char *updated = NULL;
  g_autofree char *deleted = NULL;
  g_autofree char *named = NULL;

  add_history (file);
  deleted = get_entry (file->store, 0);
  named = get_entry (file->store, 1);
  inserted = get_entry (file->store, 2);
  updated = get_entry (file->store, 4);
  g_assert_cmpstr (inserted, ==, "insert agency b -");
  g_assert_cmpstr (updated, ==, "update agency a {\"legal_name\":\"First\",\"phone\":null}");
  g_assert_true (g_str_has_prefix (deleted, "delete agency a {\"id\":\"a\",\"office\":\"o\","));
  g_assert_nonnull (strstr (deleted, "\"legal_name\":\"Sec\\\"ond\\\\\""));
  g_assert_true (g_str_has_prefix (named, "begin change "));
  g_assert_nonnull (strstr (named, "\"what\":\"test\""));
}

/* A kind of record of this test's own, with values that others have not. */
static void
add_kind (ClewStore *store, const char *sql)
{
  g_autoptr(GError) error = NULL;

  store->trusted++;
  clew_connection_run (store->db, sql, &error);
  g_assert_no_error (error);
  clew_triggers_drop (store->db, &error);
  g_assert_no_error (error);
  clew_triggers_make (store->db, &error);
  g_assert_no_error (error);
  store->trusted--;
}

static void
test_blob_and_replace (OfficeFile *file, gconstpointer data)
{
  g_autofree char *deleted = NULL;
  gint64           n;

  add_kind (file->store,
            "CREATE TABLE record_keeper (id TEXT PRIMARY KEY, bytes BLOB, share REAL);"
            "INSERT INTO record_table (name, append_only) VALUES ('record_keeper', 0)");
  run_in_change (file->store, "INSERT INTO record_keeper VALUES ('x', x'0001', 2.5)");
  n = get_number (file->store, "SELECT count (*) FROM audit");
  /* REPLACE removes a row without saying DELETE; that is an entry, too. */
  run_in_change (file->store, "INSERT OR REPLACE INTO record_keeper VALUES ('x', x'02', 3.5)");
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM audit"), ==, n + 3);
  deleted = get_entry (file->store, 1);
  g_assert_cmpstr (deleted, ==,
                   "delete record_keeper x {\"id\":\"x\",\"bytes\":\"blob:2\",\"share\":2.5}");
  /* No entry for what stays as it is. */
  run_in_change (file->store, "UPDATE record_keeper SET share = 3.5");
  g_assert_cmpint (
    get_number (file->store, "SELECT count (*) FROM audit WHERE action = 'update'"), ==, 0);
}

static gboolean
note_cb (ClewStore *store, gpointer data, GError **error)
{
  return clew_audit_note (store, "printed", "consent", "c-1", error);
}

static void
count_cb (ClewStore *store, gpointer data)
{
  (*(guint *)data)++;
}

static void
test_note (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *entry = NULL;
  guint            n_changed = 0;

  g_signal_connect (file->store, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_false (clew_audit_note (file->store, "printed", "consent", NULL, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (clew_store_change (file->store, "me", "print", note_cb, NULL, &error));
  g_assert_no_error (error);
  entry = get_entry (file->store, 0);
  g_assert_cmpstr (entry, ==, "printed consent c-1 -");
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_true (clew_audit_verify (file->store, NULL, NULL, &error));
}

/* Each step of the schema begins the chain with an entry more. */
#define FIRST G_MAXINT64

/* Each does to the file what somebody with the key and a tool could do. */
static const struct
{
  const char *name;
  const char *sql;
  /* Counted from the end of what was there: 0 is the one after the last. Or FIRST. */
  gint64 first_bad;
} tamperings[] = {
  { "nothing", "SELECT 1", -1 },
  { "edit-old", "UPDATE audit SET old = replace (old, 'First', 'Third') WHERE action = 'update'",
    5 },
  { "edit-actor",
    "UPDATE audit SET old = replace (old, 'null', '\"me\"') WHERE seq = (SELECT max (seq) - 1 "
    "FROM audit)",
    2 },
  { "edit-kind", "UPDATE audit SET kind = 'staff' WHERE action = 'delete'", 1 },
  { "edit-record", "UPDATE audit SET record = NULL WHERE action = 'delete'", 1 },
  { "edit-change", "UPDATE audit SET change = change - 1 WHERE action = 'delete'", 1 },
  { "edit-digest", "UPDATE audit SET digest = zeroblob (32) WHERE action = 'update'", 5 },
  { "clear-digest", "UPDATE audit SET digest = NULL WHERE action = 'update'", 5 },
  { "give-digest", "UPDATE audit SET digest = x'' WHERE action = 'delete'", 1 },
  { "edit-hash", "UPDATE audit SET hash = zeroblob (32) WHERE action = 'delete'", 1 },
  { "shift-text", "UPDATE audit SET action = 'deleteagency', kind = '' WHERE action = 'delete'",
    1 },
  { "delete-middle", "DELETE FROM audit WHERE action = 'update'", 5 },
  { "delete-first", "DELETE FROM audit WHERE seq = 1", FIRST },
  { "delete-last", "DELETE FROM audit WHERE seq = (SELECT max (seq) FROM audit)", 1 },
  { "delete-all", "DELETE FROM audit", FIRST },
  { "reorder",
    "UPDATE audit SET seq = -1 WHERE seq = (SELECT max (seq) - 4 FROM audit);"
    "UPDATE audit SET seq = seq - 4 WHERE seq = (SELECT max (seq) FROM audit);"
    "UPDATE audit SET seq = (SELECT max (seq) + 1 FROM audit) WHERE seq = -1",
    5 },
  { "insert",
    "INSERT INTO audit SELECT seq + 1, change, action, kind, record, old, hash, digest FROM audit "
    "ORDER BY seq DESC LIMIT 1",
    0 },
  { "rename-change",
    "UPDATE change SET actor = 'somebody else' WHERE number = (SELECT max (number) FROM change)",
    2 },
  { "delete-change", "DELETE FROM change WHERE number = (SELECT max (number) FROM change)", 2 },
  { "insert-change",
    "INSERT INTO change SELECT number + 1, at, actor, what FROM change ORDER BY number DESC "
    "LIMIT 1",
    0 },
  { "chain-count", "UPDATE chain SET count = count - 1", 0 },
  { "chain-head", "UPDATE chain SET head = zeroblob (32)", 0 },
  { "chain-gone", "DELETE FROM chain", 0 },
};

static void
test_tampering (OfficeFile *file, gconstpointer data)
{
  guint    i = GPOINTER_TO_UINT (data);
  sqlite3 *db;
  g_autoptr(GError) error = NULL;
  gint64 count, first_bad = -7;

  add_history (file);
  count = get_number (file->store, "SELECT max (seq) FROM audit");
  office_file_close (file);
  db = office_file_open_raw (file->path, file->key);
  raw_run (db, "DROP TRIGGER clew_keep_update_audit; DROP TRIGGER clew_keep_delete_audit;"
               "DROP TRIGGER clew_keep_update_change; DROP TRIGGER clew_keep_delete_change;"
               "DROP TRIGGER clew_insert_change");
  raw_run (db, tamperings[i].sql);
  sqlite3_close (db);

  office_file_reopen (file);
  g_assert_cmpint (clew_audit_verify (file->store, NULL, &first_bad, &error), ==, i == 0);
  if (i == 0)
    {
      g_assert_no_error (error);
      g_assert_cmpint (first_bad, ==, 0);
      return;
    }
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_DAMAGED);
  g_assert_cmpint (first_bad, ==,
                   tamperings[i].first_bad == FIRST ? 1 : count + 1 - tamperings[i].first_bad);
}

/* Work goes on after the end was cut off, and it still shows. */
static void
test_cut_and_go_on (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  sqlite3 *db;
  gint64   first_bad, count;

  add_history (file);
  count = get_number (file->store, "SELECT max (seq) FROM audit");
  office_file_close (file);
  db = office_file_open_raw (file->path, file->key);
  raw_run (db, "DROP TRIGGER clew_keep_delete_audit; DROP TRIGGER clew_keep_delete_change");
  raw_run (db, "DELETE FROM audit WHERE seq > (SELECT max (seq) - 2 FROM audit);"
               "DELETE FROM change WHERE number = (SELECT max (number) FROM change)");
  sqlite3_close (db);

  office_file_reopen (file);
  run_in_change (file->store, "UPDATE agency SET phone = '555-0101'");
  run_in_change (file->store, "UPDATE agency SET phone = '555-0102'");
  g_assert_false (clew_audit_verify (file->store, NULL, &first_bad, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_DAMAGED);
  g_assert_cmpint (first_bad, ==, count - 1);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM audit WHERE action = 'gap'"),
                   ==, 1);
}

/* What a failed statement had chained is not in the chain. */
static gboolean
fail_between_cb (ClewStore *store, gpointer data, GError **error)
{
  g_autoptr(GError) expected = NULL;

  if (!clew_store_run (store, error, "UPDATE agency SET phone = '1'", NULL))
    return FALSE;
  g_assert_false (clew_store_run (
    store, &expected,
    "INSERT INTO agency (id, office, created, changed, legal_name, kind) VALUES "
    "('c', 'o', 'now', 'now', 'Third', 'court'), ('b', 'o', 'now', 'now', 'Twice', 'court')",
    NULL));
  g_assert_error (expected, CLEW_STORE_ERROR, CLEW_STORE_ERROR_CONSTRAINT);
  return clew_store_run (store, error, "UPDATE agency SET phone = '2'", NULL);
}

static void
test_failed_statement (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  add_history (file);
  g_assert_true (clew_store_change (file->store, NULL, "test", fail_between_cb, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (clew_audit_verify (file->store, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM agency"), ==, 1);
}

static void
test_cancel (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  gint64 first_bad;

  for (int i = 0; i < 40; i++)
    add_history (file), run_in_change (file->store, "DELETE FROM agency");
  g_cancellable_cancel (cancellable);
  g_assert_false (clew_audit_verify (file->store, cancellable, &first_bad, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_CANCELLED);
  g_assert_cmpint (first_bad, ==, 0);
  g_clear_error (&error);
  g_assert_true (clew_audit_verify (file->store, NULL, &first_bad, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  OFFICE_FILE_ADD ("/clew/store/audit/entries", test_entries);
  OFFICE_FILE_ADD ("/clew/store/audit/blob-and-replace", test_blob_and_replace);
  OFFICE_FILE_ADD ("/clew/store/audit/note", test_note);
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autofree char *path =
        g_strconcat ("/clew/store/audit/tampering/", tamperings[i].name, NULL);

      OFFICE_FILE_ADD_DATA (path, GUINT_TO_POINTER (i), test_tampering);
    }
  OFFICE_FILE_ADD ("/clew/store/audit/cut-and-go-on", test_cut_and_go_on);
  OFFICE_FILE_ADD ("/clew/store/audit/failed-statement", test_failed_statement);
  OFFICE_FILE_ADD ("/clew/store/audit/cancel", test_cancel);
  return g_test_run ();
}
