/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "records/clew-audit-view.h"
#include "records/clew-office-read.h"
#include "records/clew-release.h"
#include "store/clew-audit.h"
#include "store/clew-store-private.h"

#include <string.h>

/* The audit's list against all of the audit read at once, while changes arrive. */

/* What the list has told whoever shows it: the numbers, by its own signal only. */
typedef struct
{
  GListModel *model;
  GArray     *numbers;
} Shown;

static gint64
number_at (GListModel *model, guint position)
{
  g_autoptr (ClewAuditEntry) entry = g_list_model_get_item (model, position);

  g_assert_nonnull (entry);
  return entry->seq;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Shown *shown)
{
  g_array_remove_range (shown->numbers, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gint64 seq = number_at (model, position + i);

      g_array_insert_val (shown->numbers, position + i, seq);
    }
}

static void
watch (Shown *shown, GListModel *model)
{
  shown->model = model;
  shown->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  items_changed_cb (model, 0, 0, g_list_model_get_n_items (model), shown);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), shown);
}

static void
end_watch (Shown *shown)
{
  g_assert_finalize_object (shown->model);
  g_array_unref (shown->numbers);
}

/* The list must be what @sql says: number, kind, instant, action, staff member. */
static void
assert_shows (Desk *desk, Shown *shown, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRows) rows = clew_store_query (desk->store, &error, sql, NULL);
  guint n = 0;

  g_assert_no_error (error);
  for (; clew_rows_next (rows, &error); n++)
    {
      g_autoptr (ClewAuditEntry) entry = g_list_model_get_item (shown->model, n);
      g_autofree char *at = NULL;

      g_assert_cmpint (entry->seq, ==, clew_rows_get_number (rows, 0));
      g_assert_cmpint (g_array_index (shown->numbers, gint64, n), ==, entry->seq);
      if (clew_kind_find (clew_rows_get_text (rows, 1)) != NULL)
        g_assert_cmpstr (entry->kind, ==, clew_kind_find (clew_rows_get_text (rows, 1))->label);
      g_assert_cmpstr (entry->who, ==, clew_rows_get_text (rows, 4));
      at = g_date_time_format (entry->at, "%FT%R");
      g_assert_true (g_str_has_prefix (clew_rows_get_text (rows, 2), at));
      if (g_str_equal (clew_rows_get_text (rows, 3), "insert"))
        g_assert_cmpstr (entry->act, ==, "Added");
    }
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (shown->model), ==, n);
  g_assert_cmpuint (shown->numbers->len, ==, n);
  g_assert_null (g_list_model_get_item (shown->model, n));
  g_assert_no_error (clew_audit_view_get_error (CLEW_AUDIT_VIEW (shown->model)));
}

#define NAIVE_SQL                                                                      \
  "SELECT a.seq, a.kind, c.at, a.action, (SELECT name FROM staff WHERE id = c.actor) " \
  "FROM audit a JOIN change c ON c.number = a.change "

static void
save (Desk *desk, ClewRecord *record, const char *column, const char *text)
{
  g_autoptr (GError) error = NULL;

  clew_record_set_text (record, column, text);
  clew_office_save (desk->office, "Edit participant", record, &error);
  g_assert_no_error (error);
}

/* One change by chance, about @people or not. */
static void
change_something (Desk *desk, GPtrArray *people)
{
  ClewRecord      *person = g_ptr_array_index (people, g_test_rand_int_range (0, people->len));
  const char      *id = clew_record_get_id (person);
  g_autofree char *text = g_strdup_printf ("%u", g_test_rand_int () % 1000);
  g_autoptr (ClewRecord) made = NULL;
  g_autoptr (ClewRecord) below = NULL;
  g_autoptr (GError) error = NULL;

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      save (desk, person, "phone", text);
      break;
    case 1:
      made = desk_add (desk, &clew_kind_alias, "participant", id, "name", text, NULL);
      clew_office_remove (desk->office, "Remove other name", made, &error);
      break;
    case 2:
      made = desk_add (desk, &clew_kind_court_case, "participant", id, "court", "Mill", NULL);
      below = desk_add (desk, &clew_kind_charge, "court_case", clew_record_get_id (made),
                        "description", "Trespass", NULL);
      break;
    case 3:
      made = desk_add (desk, &clew_kind_agency, "legal_name", text, "kind", "police", NULL);
      break;
    case 4:
      made = desk_add_person (desk, "Somebody", "Else");
      break;
    default:
      if (clew_office_get_undo (desk->office) != NULL)
        clew_office_undo (desk->office, &error);
      break;
    }
  g_assert_no_error (error);
}

static char *
compose_person_sql (const char *id)
{
  return g_strdup_printf (
    NAIVE_SQL "WHERE record = '%1$s' OR record IN (SELECT id FROM alias WHERE participant = '%1$s')"
              " OR record IN (SELECT id FROM court_case WHERE participant = '%1$s')"
              " OR record IN (SELECT h.id FROM charge h JOIN court_case c ON c.id = h.court_case"
              " WHERE c.participant = '%1$s') ORDER BY a.seq DESC",
    id);
}

static void
test_against_naive (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  Shown            all, one;
  g_autofree char *person_sql = NULL;

  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (people, desk_add_person (desk, "Rosa", "Aguilar"));
  person_sql = compose_person_sql (clew_record_get_id (g_ptr_array_index (people, 0)));
  watch (&all, G_LIST_MODEL (clew_audit_view_new (desk->office, NULL)));
  watch (&one, G_LIST_MODEL (clew_audit_view_new (
                 desk->office, clew_record_get_id (g_ptr_array_index (people, 0)))));
  for (guint i = 0; i < 120; i++)
    {
      change_something (desk, people);
      if (i % 10 == 0)
        {
          assert_shows (desk, &all, NAIVE_SQL "ORDER BY a.seq DESC");
          assert_shows (desk, &one, person_sql);
        }
    }
  assert_shows (desk, &all, NAIVE_SQL "ORDER BY a.seq DESC");
  assert_shows (desk, &one, person_sql);
  g_assert_cmpuint (one.numbers->len, <, all.numbers->len);
  end_watch (&all);
  end_watch (&one);
}

/* All that a demonstration keeps of a person is found as theirs. (Its printed
 * forms need the documents, and are reached as the grants are.) */
static void
test_every_kind (Desk *desk, gconstpointer data)
{
  const char *const expected[] = { "alias", "consent", "consent_agency", "consent_event",
                                   "consent_grant", "contact_note", "court_case",
                                   "charge", "hearing", "hearing_move", "custody_stay",
                                   "held_charge", "identifier", "referral", "enrollment_event",
                                   "participant", NULL };
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRows) rows = clew_store_query (desk->store, &error,
                                                "SELECT id FROM participant", NULL);
  guint n_entries = 0;

  g_assert_no_error (error);
  while (clew_rows_next (rows, &error))
    {
      g_autoptr (ClewAuditView) view = clew_audit_view_new (desk->office,
                                                            clew_rows_get_text (rows, 0));
      guint n = g_list_model_get_n_items (G_LIST_MODEL (view));

      n_entries += n;
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (ClewAuditEntry) entry = g_list_model_get_item (G_LIST_MODEL (view), i);

          g_hash_table_add (kinds, (gpointer)entry->kind);
        }
    }
  for (guint i = 0; expected[i] != NULL; i++)
    if (!g_hash_table_contains (kinds, clew_kind_find (expected[i])->label))
      g_error ("No %s is among what was done to anybody", expected[i]);
  g_assert_false (g_hash_table_contains (kinds, clew_kind_agency.label));
  /* And nobody's twice: each is about one person. */
  g_assert_cmpint (n_entries, ==,
                   desk_count (desk, "SELECT count (*) FROM audit WHERE kind NOT IN ('change', "
                                     "'office', 'staff', 'agency', 'wording', "
                                     "'hearing_kind', 'ordinary_course')"));
}

static ClewAuditEntry *
get_first (ClewAuditView *view)
{
  return g_list_model_get_item (G_LIST_MODEL (view), 0);
}

/* The words of an act: which fields, never what they said. */
static void
test_words (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", "Aguilar");
  g_autoptr (ClewAuditView) view = clew_audit_view_new (desk->office, clew_record_get_id (person));
  g_autoptr (ClewAuditEntry) changed = NULL;
  g_autoptr (ClewAuditEntry) removed = NULL;
  g_autoptr (ClewAuditEntry) restored = NULL;
  g_autoptr (GError) error = NULL;

  clew_record_set_text (person, "email", "rosa@example.org");
  save (desk, person, "phone", "(360) 555-0117");
  changed = get_first (view);
  g_assert_cmpstr (changed->act, ==, "Changed");
  g_assert_cmpstr (changed->kind, ==, "Participant");
  g_assert_cmpstr (changed->fields, ==, "Phone, Email");
  g_assert_cmpstr (changed->what, ==, "Edit participant");
  g_assert_cmpstr (changed->who, ==, "Robin Teller");

  clew_office_remove (desk->office, "Remove participant", person, &error);
  g_assert_no_error (error);
  removed = get_first (view);
  g_assert_cmpstr (removed->act, ==, "Removed");
  clew_office_undo (desk->office, &error);
  g_assert_no_error (error);
  restored = get_first (view);
  g_assert_cmpstr (restored->act, ==, "Brought back");
  g_assert_cmpstr (restored->what, ==, "Undo");
}

static void
run_raw (Desk *desk, const char *sql)
{
  char            *hex = clew_secret_dup_hex (desk->key);
  g_autofree char *text = g_strdup_printf ("x'%s'", hex);
  sqlite3         *db;

  clew_secret_free_text (hex);
  clew_office_close (desk->office);
  g_assert_cmpint (sqlite3_open_v2 (desk->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_key_v2 (db, "main", text, (int)strlen (text)), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  desk_reopen (desk);
}

typedef struct
{
  gboolean done;
  gboolean whole;
  GError  *error;
} Verified;

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Verified *verified = data;

  verified->whole = clew_audit_view_verify_finish (result, &verified->error);
  verified->done = TRUE;
}

static void
verify (Desk *desk, GCancellable *cancellable, Verified *verified)
{
  *verified = (Verified){ 0 };
  clew_audit_view_verify_async (desk->office, cancellable, verified_cb, verified);
  while (!verified->done)
    g_main_context_iteration (NULL, TRUE);
}

/* An entry that somebody took out leaves a place that says so. */
static void
test_taken_out (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", "Aguilar");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ClewAuditView) view = NULL;
  g_autoptr (ClewAuditEntry) missing = NULL;
  Verified verified;

  verify (desk, cancellable, &verified);
  g_assert_no_error (verified.error);
  g_assert_true (verified.whole);

  run_raw (desk, "DROP TRIGGER clew_keep_delete_audit; DELETE FROM audit WHERE seq = 3");
  view = clew_audit_view_new (desk->office, NULL);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (view)), ==,
                   desk_count (desk, "SELECT max (seq) FROM audit"));
  missing = g_list_model_get_item (G_LIST_MODEL (view),
                                   g_list_model_get_n_items (G_LIST_MODEL (view)) - 3);
  g_assert_cmpint (missing->seq, ==, 3);
  g_assert_cmpstr (missing->act, ==, "This entry is missing");
  g_assert_null (missing->who);
  g_assert_no_error (clew_audit_view_get_error (view));

  verify (desk, cancellable, &verified);
  g_assert_error (verified.error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (verified.error->message, "from entry 3 on"));
  g_clear_error (&verified.error);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* What can't be read says so in its place, once for all of the list. */
static void
test_unreadable (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewAuditView) view = NULL;
  g_autoptr (ClewAuditEntry) entry = NULL;
  g_autoptr (ClewAuditEntry) another = NULL;
  guint n_told = 0;

  /* The name of the change is read for nothing but this list. */
  run_raw (desk, "ALTER TABLE change RENAME COLUMN what TO purpose");
  view = clew_audit_view_new (desk->office, NULL);
  g_signal_connect_swapped (view, "state-changed", G_CALLBACK (count_cb), &n_told);
  g_assert_no_error (clew_audit_view_get_error (view));
  entry = get_first (view);
  another = get_first (view);
  g_assert_cmpstr (entry->act, ==, "This entry can’t be read");
  g_assert_nonnull (clew_audit_view_get_error (view));
  g_assert_cmpuint (n_told, ==, 1);
}

/* Every column that the file keeps: kind, name and type, one behind the other. */
static GPtrArray *
list_columns (ClewStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRows) rows = clew_store_query (
    store, &error,
    "SELECT t.name, c.name, c.type FROM record_table t, pragma_table_info (t.name) c", NULL);
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  while (clew_rows_next (rows, &error))
    for (guint i = 0; i < 3; i++)
      g_ptr_array_add (columns, g_strdup (clew_rows_get_text (rows, i)));
  g_assert_no_error (error);
  return columns;
}

/* Another value for one column in one row, whatever its type. */
static char *
compose_edit (const char *table, const char *column, const char *type)
{
  const char *value = g_str_equal (type, "BLOB")      ? "x'00ff'"
                      : g_str_equal (type, "INTEGER") ? "ifnull (%s, 0) + 1"
                                                      : "ifnull (%s, '') || '~'";
  g_autoptr (GString) wrong = g_string_new (value);

  g_string_replace (wrong, "%s", column, 0);
  return g_strdup_printf ("UPDATE %s SET %s = %s WHERE rowid = (SELECT max (rowid) FROM %s)", table,
                          column, wrong->str, table);
}

static void
assert_one_is_told (ClewStore *store, const char *table, const char *column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences = clew_audit_compare (store, NULL, &error);
  const ClewAuditDifference *difference;

  g_assert_no_error (error);
  if (differences->len != 1)
    g_error ("An edit of %s.%s: %u kinds are told", table, column, differences->len);
  difference = g_ptr_array_index (differences, 0);
  g_assert_cmpstr (difference->kind, ==, table);
  if (g_str_equal (column, "id"))
    g_assert_true (difference->n_altered == 0 && difference->n_added == 1 &&
                   difference->n_missing == 1);
  else
    g_assert_true (difference->n_altered == 1 && difference->n_added == 0 &&
                   difference->n_missing == 0);
}

static void
run_trusted (ClewStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  clew_connection_run (store->db, sql, &error);
  g_assert_no_error (error);
}

/* Each column of each kind that a demonstration keeps: no value can be altered unseen. */
static void
test_every_column (Desk *desk, gconstpointer data)
{
  ClewStore *store = desk->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) columns = NULL;
  guint n = 0;

  store->trusted++;
  columns = list_columns (store);
  run_trusted (store, "PRAGMA foreign_keys = OFF; BEGIN");
  clew_triggers_drop (store->db, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < columns->len; i += 3)
    {
      char           **column = (char **)columns->pdata + i;
      g_autofree char *sql = compose_edit (column[0], column[1], column[2]);

      run_trusted (store, "SAVEPOINT before");
      run_trusted (store, sql);
      if (sqlite3_changes (store->db) == 1)
        {
          n++;
          assert_one_is_told (store, column[0], column[1]);
        }
      run_trusted (store, "ROLLBACK TO before; RELEASE before");
    }
  run_trusted (store, "ROLLBACK");
  store->trusted--;
  g_test_message ("%u columns", n);
  g_assert_cmpuint (n, >, 150);
}

/* The ledger, edited past Clew: which kind and how many, in words, and nothing of whom. */
static void
test_edited_past_clew (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", "Aguilar");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Verified verified;

  run_raw (desk, "DROP TRIGGER clew_update_participant; UPDATE participant SET phone = '1'");
  verify (desk, cancellable, &verified);
  g_assert_false (verified.whole);
  g_assert_error (verified.error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (verified.error->message, "without Clew. Participant: 1."));
  g_clear_error (&verified.error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/audit-view/against-naive", test_against_naive);
  g_test_add ("/clew/records/audit-view/every-kind", Desk, GUINT_TO_POINTER (20), desk_set_up,
              test_every_kind, desk_tear_down);
  DESK_ADD ("/clew/records/audit-view/words", test_words);
  DESK_ADD ("/clew/records/audit-view/taken-out", test_taken_out);
  DESK_ADD_DEMO ("/clew/records/audit-view/every-column", test_every_column);
  DESK_ADD ("/clew/records/audit-view/edited-past-clew", test_edited_past_clew);
  DESK_ADD ("/clew/records/audit-view/unreadable", test_unreadable);
  return g_test_run ();
}
