/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-file.h"

#include "store/clew-audit.h"
#include "store/clew-store-private.h"

/* Whoever has the key and another program gets past the triggers: what they did to the
 * records is told, although the audit and the triggers are as they were. */

#define AGENCY     "INSERT INTO agency (id, office, created, changed, legal_name, kind) VALUES "
#define DISCLOSURE "INSERT" INTO_DISCLOSURE
#define INTO_DISCLOSURE                                                              \
  " INTO disclosure (id, office, created, changed, participant, on_day, recipient, " \
  "description, categories, purpose, method, ground) VALUES "
#define PERSON "INSERT INTO participant (id, office, created, changed, family_name) VALUES "

/* Three rows of the ledger, and an agency that was changed, removed and put in again. */
static void
fill (ClewStore *store)
{
  run_in_change (store, PERSON "('p', 'o', 'n', 'n', 'Aguilar')");
  run_in_change (store, AGENCY "('a', 'o', 'n', 'n', 'First', 'court'), "
                               "('b', 'o', 'n', 'n', 'Second', 'police')");
  run_in_change (store, "UPDATE agency SET phone = '555-0100' WHERE id = 'a'");
  run_in_change (store, "DELETE FROM agency WHERE id = 'b'");
  run_in_change (store, AGENCY "('b', 'o', 'n', 'n', 'Third', 'police')");
  run_in_change (store, DISCLOSURE
                 "('d1', 'o', 'n', 'n', 'p', '2026-11-01', 'Court', '', 'c', 'u', 'm', 'g'), "
                 "('d2', 'o', 'n', 'n', 'p', '2026-11-02', 'Clinic', NULL, 'c', 'u', 'm', 'g'), "
                 "('d3', 'o', 'n', 'n', 'p', '2026-11-03', 'Shelter', NULL, 'c', 'u', 'm', 'g')");
}

/* Takes the triggers away, runs @sql, and puts them back as they were. */
static void
run_past_triggers (OfficeFile *file, const char *sql)
{
  sqlite3      *db = office_file_open_raw (file->path, file->key);
  sqlite3_stmt *statement;
  g_autoptr(GString) drops = g_string_new (NULL);
  g_autoptr(GString) creates = g_string_new (NULL);

  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_string_append_printf (drops, "DROP TRIGGER %s;", sqlite3_column_text (statement, 0));
      g_string_append_printf (creates, "%s;", sqlite3_column_text (statement, 1));
    }
  sqlite3_finalize (statement);
  raw_run (db, "BEGIN");
  raw_run (db, drops->str);
  raw_run (db, sql);
  raw_run (db, creates->str);
  raw_run (db, "COMMIT");
  sqlite3_close (db);
}

#define ALTERED "Records that are not as Clew wrote them, in "
#define ADDED   "Records that Clew did not write, in "
#define MISSING "Records that were taken out past Clew, of "

static const struct
{
  const char *name;
  const char *sql;
  const char *told;
} tamperings[] = {
  { "nothing", "SELECT 1", "" },
  { "same", "UPDATE disclosure SET recipient = recipient", "" },
  { "edit-all", "UPDATE disclosure SET recipient = 'Nobody', on_day = '2020-01-01'",
    ALTERED "disclosure: 3" },
  { "edit-one", "UPDATE disclosure SET recipient = 'court' WHERE id = 'd1'",
    ALTERED "disclosure: 1" },
  { "fill-in", "UPDATE disclosure SET person = '' WHERE id = 'd1'", ALTERED "disclosure: 1" },
  { "clear", "UPDATE disclosure SET description = NULL WHERE id = 'd1'", ALTERED "disclosure: 1" },
  { "other-column", "UPDATE disclosure SET person = description, description = NULL "
                    "WHERE id = 'd1'",
    ALTERED "disclosure: 1" },
  { "across-columns", "UPDATE disclosure SET categories = 'cu', purpose = '' WHERE id = 'd1'",
    ALTERED "disclosure: 1" },
  { "swap-rows", "UPDATE disclosure SET id = 'x' WHERE id = 'd1';"
                 "UPDATE disclosure SET id = 'd1' WHERE id = 'd2';"
                 "UPDATE disclosure SET id = 'd2' WHERE id = 'x'",
    ALTERED "disclosure: 2" },
  { "swap-order", "UPDATE disclosure SET rowid = 99 WHERE id = 'd1';"
                  "UPDATE disclosure SET rowid = 1 WHERE id = 'd2';"
                  "UPDATE disclosure SET rowid = 2 WHERE id = 'd1'",
    ALTERED "disclosure: 2" },
  { "remove-one", "DELETE FROM disclosure WHERE id = 'd2'", MISSING "disclosure: 1" },
  { "remove-all", "DELETE FROM disclosure", MISSING "disclosure: 3" },
  { "add", "INSERT INTO disclosure SELECT 'd4', office, created, changed, removed, participant, "
           "on_day, agency, recipient, recipient_address, person, categories, purpose, method, "
           "description, ground, consent, court_order, paper, staff, corrects, court_case "
           "FROM disclosure WHERE id = 'd1'",
    ADDED "disclosure: 1" },
  { "exchange", "UPDATE disclosure SET id = 'd4' WHERE id = 'd1'",
    ADDED "disclosure: 1|" MISSING "disclosure: 1" },
  { "replace",
    "INSERT OR REPLACE" INTO_DISCLOSURE "('d1', 'o', 'n', 'n', 'p', '2026-11-01', 'Nobody', '', "
    "'c', 'u', 'm', 'g')",
    ALTERED "disclosure: 1" },
  { "older-state", "UPDATE agency SET phone = NULL WHERE id = 'a'", ALTERED "agency: 1" },
  { "older-life", "UPDATE agency SET legal_name = 'Second' WHERE id = 'b'", ALTERED "agency: 1" },
  { "remove-editable", "DELETE FROM agency", MISSING "agency: 2" },
  { "bring-back", "DELETE FROM agency WHERE id = 'a'; INSERT INTO agency (id, office, created, "
                  "changed, legal_name, kind) VALUES ('a', 'o', 'n', 'n', 'First', 'court')",
    ALTERED "agency: 1" },
  { "several", "DELETE FROM agency WHERE id = 'a'; UPDATE disclosure SET ground = 'consent'",
    MISSING "agency: 1|" ALTERED "disclosure: 3" },
};

/* All that the check finds. */
static char *
tell (ClewStore *store)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) findings = NULL;

  clew_store_check (store, NULL, &findings, &error);
  g_assert_no_error (error);
  return g_strjoinv ("|", findings);
}

static void
test_tampering (OfficeFile *file, gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *told = NULL;
  g_autofree char *later = NULL;
  g_autoptr(GError) error = NULL;

  fill (file->store);
  office_file_close (file);
  run_past_triggers (file, tamperings[i].sql);
  office_file_reopen (file);
  told = tell (file->store);
  g_assert_cmpstr (told, ==, tamperings[i].told);
  /* The chain itself is whole, so this is all that tells. */
  g_assert_true (clew_audit_verify (file->store, NULL, NULL, &error));
  g_assert_no_error (error);

  /* Work that goes on does not cover it up. */
  run_in_change (file->store, PERSON "('q', 'o', 'n', 'n', 'Baker')");
  later = tell (file->store);
  g_assert_cmpstr (later, ==, told);
}

/* A kind that the file says it does not keep is looked at all the same. */
static void
test_kind_forgotten (OfficeFile *file, gconstpointer data)
{
  g_autofree char *told = NULL;
  sqlite3         *db;

  fill (file->store);
  office_file_close (file);
  db = office_file_open_raw (file->path, file->key);
  raw_run (db, "DELETE FROM record_table WHERE name = 'disclosure';"
               "DROP TRIGGER clew_insert_disclosure; DROP TRIGGER clew_keep_update_disclosure;"
               "DROP TRIGGER clew_keep_delete_disclosure; DELETE FROM disclosure WHERE id = 'd1'");
  sqlite3_close (db);
  office_file_reopen (file);
  told = tell (file->store);
  g_assert_cmpstr (told, ==, MISSING "disclosure: 3");
}

/* What each kind of value is digested as, in the trigger and when it is read again. */
static void
test_values (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *told = NULL;

  file->store->trusted++;
  g_assert_true (clew_connection_run (
    file->store->db,
    "CREATE TABLE keeper (id TEXT PRIMARY KEY, n INTEGER, share REAL, bytes BLOB, any ANY) STRICT;"
    "INSERT INTO record_table (name, append_only) VALUES ('keeper', 0)",
    &error));
  g_assert_true (clew_triggers_drop (file->store->db, &error));
  g_assert_true (clew_triggers_make (file->store->db, &error));
  file->store->trusted--;
  run_in_change (file->store, "INSERT INTO keeper VALUES ('1', '7', 3, x'', 'x'), "
                              "('2', -1, 2.5, x'0001', 7), ('3', 9223372036854775807, 1e300, "
                              "zeroblob (70000), 3.0), ('4', NULL, NULL, NULL, x'33')");
  run_in_change (file->store, "UPDATE keeper SET share = 4, any = n WHERE id <> '3'");
  run_in_change (file->store, "INSERT OR REPLACE INTO keeper VALUES ('2', 0, 0, x'00', '')");
  told = tell (file->store);
  g_assert_cmpstr (told, ==, "");
}

static const char *const refused[] = {
  "UPDATE disclosure SET recipient = 'Nobody'",
  "UPDATE OR REPLACE disclosure SET id = 'd2' WHERE id = 'd1'",
  "UPDATE OR IGNORE disclosure SET recipient = 'Nobody'",
  "UPDATE disclosure SET rowid = rowid + 10",
  "DELETE FROM disclosure",
  "REPLACE INTO disclosure SELECT * FROM disclosure WHERE id = 'd1'",
  "INSERT OR REPLACE INTO disclosure SELECT * FROM disclosure",
  "INSERT OR REPLACE INTO disclosure (rowid, id, office, created, changed, participant, on_day, "
  "recipient, categories, purpose, method, ground) VALUES (1, 'd9', 'o', 'n', 'n', 'p', "
  "'2026-11-01', 'Nobody', 'c', 'u', 'm', 'g')",
  "INSERT INTO disclosure SELECT * FROM disclosure WHERE true ON CONFLICT (id) DO UPDATE SET "
  "recipient = 'Nobody'",
  "DELETE FROM participant",
  "DROP TABLE disclosure",
  "ALTER TABLE disclosure DROP COLUMN recipient",
  "DROP TRIGGER clew_keep_update_disclosure",
  "PRAGMA recursive_triggers = OFF",
  "PRAGMA writable_schema = ON",
  "UPDATE record_table SET append_only = 0",
  "REPLACE INTO record_table VALUES ('disclosure', 0, NULL)",
};

static gboolean
run_cb (ClewStore *store, gpointer sql, GError **error)
{
  return clew_store_run (store, error, sql, NULL);
}

/* The program's own connection has no way to a row of the ledger, in whatever words. */
static void
test_refused (OfficeFile *file, gconstpointer data)
{
  g_autofree char *told = NULL;

  fill (file->store);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *rows = NULL;
      g_autoptr(GError) error = NULL;

      if (clew_store_change (file->store, NULL, "test", run_cb, (char *)refused[i], &error))
        g_error ("Not refused: %s", refused[i]);
      g_assert_nonnull (error);
      rows = get_text (file->store, "SELECT group_concat (rowid || id || on_day || recipient, ' ') "
                                    "FROM disclosure");
      g_assert_cmpstr (rows, ==, "1d12026-11-01Court 2d22026-11-02Clinic 3d32026-11-03Shelter");
    }
  told = tell (file->store);
  g_assert_cmpstr (told, ==, "");
}

static void
test_cancel (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 200; i++)
    run_in_change (file->store, PERSON "(hex (randomblob (16)), 'o', 'n', 'n', 'Aguilar')");
  g_cancellable_cancel (cancellable);
  g_assert_null (clew_audit_compare (file->store, cancellable, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autofree char *path =
        g_strconcat ("/clew/store/compare/tampering/", tamperings[i].name, NULL);

      OFFICE_FILE_ADD_DATA (path, GUINT_TO_POINTER (i), test_tampering);
    }
  OFFICE_FILE_ADD ("/clew/store/compare/refused", test_refused);
  OFFICE_FILE_ADD ("/clew/store/compare/kind-forgotten", test_kind_forgotten);
  OFFICE_FILE_ADD ("/clew/store/compare/values", test_values);
  OFFICE_FILE_ADD ("/clew/store/compare/cancel", test_cancel);
  return g_test_run ();
}
