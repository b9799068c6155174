/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-file.h"
#include "people.h"

#include "base/clew-fold.h"
#include "store/clew-audit.h"
#include "store/clew-store-private.h"

#include <glib/gstdio.h>

/* A file that has records goes to a schema that has a step more (005-later.sql). */

#define N_PEOPLE 400

static void
make_at (OfficeFile *file, int version)
{
  g_autoptr(GError) error = NULL;

  office_file_close (file);
  g_unlink (file->path);
  file->store =
    clew_store_create_at_version (file->path, file->office, file->key, version, &error);
  g_assert_no_error (error);
}

static void
add_staff (OfficeFile *file, const char *id, const char *name)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO staff (id, office, created, changed, name, role) "
                     "VALUES ('%s', 'o', 'n', 'n', '%s', 'other')",
                     id, name);

  run_in_change (file->store, sql);
}

/* A file of version 4 with people, of whom one has a case manager. */
static GPtrArray *
make_with_people (OfficeFile *file, const char *manager)
{
  GPtrArray *people;

  make_at (file, 4);
  people = add_people (file->store, N_PEOPLE);
  add_staff (file, "s1", manager);
  run_in_change (file->store, "UPDATE participant SET case_manager = 's1' "
                              "WHERE id = (SELECT min (id) FROM participant)");
  return people;
}

static void
assert_audit_is_whole (ClewStore *store)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (clew_audit_verify (store, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_all_found (ClewStore *store, GPtrArray *people)
{
  g_ptr_array_sort (people, compare_people);
  assert_found (store, people, "Later Alias", N_PEOPLE);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *query = invent_query (people);
      g_autofree char *folded = clew_fold (query);

      if (*folded != '\0')
        assert_found (store, people, query, N_PEOPLE);
    }
}

static void
test_records (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GPtrArray) people = make_with_people (file, "Robin");
  gint64 n_audit = get_number (file->store, "SELECT count (*) FROM audit WHERE kind <> 'change'");
  gint64 n_aliases = get_number (file->store, "SELECT count (*) FROM alias");

  office_file_reopen (file);
  g_assert_cmpint (clew_store_get_version (file->store), ==, 5);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM participant"), ==, N_PEOPLE);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM participant p JOIN staff s "
                                            "ON s.id = p.case_manager WHERE s.name = 'Robin'"),
                   ==, 1);
  /* An entry more for what the step rewrote, and for nothing else. */
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM audit WHERE kind = 'alias' AND "
                                            "action = 'migrated'"),
                   ==, n_aliases);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM audit WHERE kind <> 'change'"),
                   ==, n_audit + n_aliases);
  assert_audit_is_whole (file->store);
  assert_check_is_clean (file->store);

  /* Listed and found anew, by the words that they have now. */
  for (guint i = 0; i < people->len; i++)
    {
      Person *person = people->pdata[i];

      if (person->alias != NULL)
        g_free (person->alias), person->alias = g_strdup ("Later Alias");
    }
  assert_all_found (file->store, people);

  /* What the step brought is watched like everything else. */
  run_in_change (file->store, "INSERT INTO pet (id, office, created, changed, participant, name) "
                              "SELECT 'pet', 'o', 'n', 'n', id, 'Biscuit' FROM participant "
                              "LIMIT 1");
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM audit WHERE record = 'pet'"), ==,
                   1);
  assert_check_is_clean (file->store);
}

/* Cases from before there were sealed ones: each is there, entered as it was, and its number
 * finds whose it is until the case is sealed. */
static void
test_cases (OfficeFile *file, gconstpointer data)
{
  make_at (file, 3);
  run_in_change (file->store,
                 "INSERT INTO participant (id, office, created, changed, family_name) "
                 "VALUES ('p', 'o', 'n', 'n', 'Aguilar')");
  run_in_change (file->store,
                 "INSERT INTO court_case (id, office, created, changed, participant, court, "
                 "cause_number) VALUES ('c', 'o', 'n', 'n', 'p', 'Mill', 'M-77')");
  run_in_change (file->store,
                 "INSERT INTO hearing (id, office, created, changed, court_case, kind, on_day) "
                 "VALUES ('h', 'o', 'n', 'n', 'c', 'plea', '2026-12-01')");
  run_in_change (file->store,
                 "INSERT INTO decision (id, office, created, changed, court_case, kind, on_day) "
                 "VALUES ('d', 'o', 'n', 'n', 'c', 'hold_filing', '2026-11-01')");
  office_file_reopen (file);
  g_assert_cmpint (get_number (file->store,
                               "SELECT count (*) FROM court_case c JOIN hearing h ON h.court_case "
                               "= c.id JOIN decision d ON d.court_case = c.id WHERE c.sealed_on "
                               "IS NULL AND h.virtual_link IS NULL AND d.source IS NULL"),
                   ==, 1);
  assert_audit_is_whole (file->store);
  assert_check_is_clean (file->store);
  g_assert_cmpint (
    get_number (file->store, "SELECT count (*) FROM search_source WHERE cause = 'M-77'"), ==, 1);
  run_in_change (file->store, "UPDATE court_case SET sealed_on = '2026-11-20' WHERE id = 'c'");
  g_assert_cmpint (
    get_number (file->store, "SELECT count (*) FROM search_source WHERE cause = 'M-77'"), ==, 0);
  assert_check_is_clean (file->store);
}

static void
assert_backup (OfficeFile *file, const char *name, int version, const char *sql, gint64 expected)
{
  g_autofree char *path = office_file_get_beside (file, name);
  sqlite3         *db = office_file_open_raw (path, file->key);

  g_assert_cmpint (raw_get_number (db, "PRAGMA user_version"), ==, version);
  g_assert_cmpint (raw_get_number (db, sql), ==, expected);
  sqlite3_close (db);
}

/* From the first version to the newest at once, with one copy aside. */
static void
test_two_steps (OfficeFile *file, gconstpointer data)
{
  g_autofree char *between = office_file_get_beside (file, "office.before-2.clew");
  g_autofree char *steps = NULL;

  make_at (file, 1);
  office_file_reopen (file);
  steps = get_text (file->store, "SELECT group_concat (what, ', ') FROM change");
  g_assert_cmpstr (steps, ==, "schema 1, schema 2, schema 3, schema 4, schema 5");
  assert_backup (file, "office.before-5.clew", 1, "SELECT count (*) FROM change", 1);
  g_assert_false (g_file_test (between, G_FILE_TEST_EXISTS));
  assert_audit_is_whole (file->store);
  assert_check_is_clean (file->store);
}

/* As a Clew that knew no digests wrote the audit. */
static void
make_old_triggers (ClewStore *store, const char *table)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *sql = g_strdup_printf (
    "DROP TRIGGER clew_insert_%s; CREATE TRIGGER clew_insert_%s AFTER INSERT ON %s BEGIN "
    "INSERT INTO audit (change, action, kind, record, old, hash) VALUES (clew_change (), "
    "'insert', '%s', NEW.id, NULL, clew_chain ('insert', '%s', NEW.id, NULL, NULL)); END",
    table, table, table, table, table);

  store->trusted++;
  clew_connection_run (store->db, sql, &error);
  g_assert_no_error (error);
  store->trusted--;
}

/* What was written before there were digests is covered from here on. */
static void
test_without_digests (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) findings = NULL;
  sqlite3 *db;

  make_at (file, 2);
  make_old_triggers (file->store, "wording");
  make_old_triggers (file->store, "staff");
  add_staff (file, "s1", "Robin");
  for (int i = 1; i < 4; i++)
    {
      g_autofree char *sql = g_strdup_printf (
        "INSERT INTO wording (id, office, created, changed, form, language, version, body) "
        "VALUES ('w%d', 'o', 'n', 'n', 'roi', 'en', %d, 'Words')",
        i, i);

      run_in_change (file->store, sql);
    }
  office_file_reopen (file);
  g_assert_cmpint (
    get_number (file->store, "SELECT count (*) FROM audit WHERE action = 'migrated'"), ==, 4);
  assert_audit_is_whole (file->store);
  assert_check_is_clean (file->store);

  office_file_close (file);
  db = office_file_open_raw (file->path, file->key);
  raw_run (db, "DROP TRIGGER clew_keep_update_wording; UPDATE wording SET body = 'Other' "
               "WHERE id = 'w2'; CREATE TRIGGER clew_keep_update_wording BEFORE UPDATE ON "
               "\"wording\" BEGIN SELECT RAISE (ABORT, 'rows of wording are only ever added'); "
               "END");
  sqlite3_close (db);
  office_file_reopen (file);
  g_assert_true (clew_store_check (file->store, NULL, &findings, &error));
  g_assert_cmpuint (g_strv_length (findings), ==, 1);
  g_assert_true (g_str_has_suffix (findings[0], "wording: 1"));
}

/* A step to a newer schema does not cover up what somebody did before it. */
static void
test_altered_before (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GPtrArray) people = make_with_people (file, "Robin");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) differences = NULL;
  const ClewAuditDifference *difference;
  sqlite3                   *db;

  office_file_close (file);
  db = office_file_open_raw (file->path, file->key);
  raw_run (db, "DROP TRIGGER clew_update_alias; UPDATE alias SET name = 'Somebody' "
               "WHERE id = (SELECT min (id) FROM alias)");
  sqlite3_close (db);
  office_file_reopen (file);
  g_assert_cmpint (clew_store_get_version (file->store), ==, 5);
  differences = clew_audit_compare (file->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, ==, 1);
  difference = differences->pdata[0];
  g_assert_cmpstr (difference->kind, ==, "alias");
  g_assert_cmpint (difference->n_altered, ==, 1);
  g_assert_cmpint (difference->n_added, ==, 0);
  g_assert_cmpint (difference->n_missing, ==, 0);
}

/* What stands where the copy would go stays as it is. */
static void
test_backup_kept (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GPtrArray) people = make_with_people (file, "Robin");
  g_autofree char *first = office_file_get_beside (file, "office.before-5.clew");
  g_autofree char *second = office_file_get_beside (file, "office.before-5-2.clew");
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (first, "the only copy", -1, NULL));
  g_assert_true (g_file_set_contents (second, "another", -1, NULL));
  office_file_reopen (file);
  g_assert_true (g_file_get_contents (first, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "the only copy");
  assert_backup (file, "office.before-5-3.clew", 4, "SELECT count (*) FROM participant", N_PEOPLE);
}

/* A step that the records refuse, at once or when references are looked at again in the
 * end, leaves the file as it was. */
static void
test_refused (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GPtrArray) people = make_with_people (file, data);
  g_autoptr(GError) error = NULL;
  gint64   n_aliases = get_number (file->store, "SELECT count (*) FROM alias");
  sqlite3 *db;

  add_staff (file, "s2", "Robin");
  office_file_close (file);
  g_assert_null (clew_store_open (file->path, file->key, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_CONSTRAINT);
  db = office_file_open_raw (file->path, file->key);
  g_assert_cmpint (raw_get_number (db, "PRAGMA user_version"), ==, 4);
  g_assert_cmpint (raw_get_number (db, "SELECT count (*) FROM staff"), ==, 2);
  g_assert_cmpint (raw_get_number (db, "SELECT count (*) FROM alias WHERE name <> 'Later Alias'"),
                   ==, n_aliases);
  g_assert_cmpint (raw_get_number (db, "SELECT count (*) FROM browse"), ==, N_PEOPLE);
  g_assert_cmpint (raw_get_number (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'pet'"),
                   ==, 0);
  g_assert_cmpint (raw_get_number (db, "SELECT count (*) FROM sqlite_schema "
                                       "WHERE name = 'clew_insert_participant'"),
                   ==, 1);
  sqlite3_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  OFFICE_FILE_ADD ("/clew/store/migration/records", test_records);
  OFFICE_FILE_ADD ("/clew/store/migration/cases", test_cases);
  OFFICE_FILE_ADD ("/clew/store/migration/two-steps", test_two_steps);
  OFFICE_FILE_ADD ("/clew/store/migration/without-digests", test_without_digests);
  OFFICE_FILE_ADD ("/clew/store/migration/altered-before", test_altered_before);
  OFFICE_FILE_ADD ("/clew/store/migration/backup-kept", test_backup_kept);
  OFFICE_FILE_ADD_DATA ("/clew/store/migration/refused-at-once", "Robin", test_refused);
  OFFICE_FILE_ADD_DATA ("/clew/store/migration/refused-in-the-end", "Leaving", test_refused);
  return g_test_run ();
}
