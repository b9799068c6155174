/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "base/clew-id.h"

#include <glib/gstdio.h>

/* An office that is open: who works there, its day, changing and undoing. */

static void
test_create (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) record = clew_record_new (&clew_kind_office);
  g_autoptr (GPtrArray) wordings = NULL;
  g_autofree char *id = clew_office_read_id (desk->path, &error);

  g_assert_cmpstr (id, ==, desk->id);
  g_assert_cmpstr (clew_office_get_id (desk->office), ==, desk->id);
  g_assert_cmpstr (clew_record_get_text (clew_office_get_record (desk->office), "name"), ==,
                   "Test Office");
  g_assert_cmpstr (clew_record_get_text (clew_office_get_me (desk->office), "name"), ==,
                   "Robin Teller");
  wordings = clew_record_select (desk->store, &clew_kind_wording, &error, "1 ORDER BY language",
                                 NULL);
  g_assert_cmpuint (wordings->len, ==, 2);
  g_assert_cmpstr (clew_record_get_text (wordings->pdata[0], "language"), ==, "en");
  g_assert_cmpstr (clew_record_get_text (wordings->pdata[1], "language"), ==, "es");
  /* A second office is not made over the first. */
  g_assert_null (clew_office_create (desk->path, desk->id, desk->key, record, NULL, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_EXISTS);
}

/* An office that can't have its first records leaves no file. */
static void
test_create_fails (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) nameless = clew_record_new (&clew_kind_office);
  g_autofree char *id = clew_id_new ();
  g_autofree char *path = g_build_filename (desk->folder, "other.clew", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_assert_null (clew_office_create (path, id, desk->key, nameless, NULL, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
set_login (Desk *desk, const char *login)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) staff = clew_record_select (desk->store, &clew_kind_staff, &error,
                                                    "name = ?", "s", "Robin Teller");

  clew_record_set_text (staff->pdata[0], "login", login);
  clew_office_save (desk->office, "edit", staff->pdata[0], &error);
  g_assert_no_error (error);
}

/* Who is at the desk is who has this login, and nobody else. */
static void
test_me (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) gone = NULL;
  g_autoptr (ClewRecord) here = NULL;

  g_assert_nonnull (clew_office_get_me (desk->office));
  set_login (desk, NULL);
  g_assert_null (clew_office_get_me (desk->office));
  gone = desk_add (desk, &clew_kind_staff, "name", "Ida", "role", "other", "login",
                   g_get_user_name (), "ended_on", "2026-01-01", NULL);
  set_login (desk, "somebody-else");
  desk_reopen (desk);
  g_assert_null (clew_office_get_me (desk->office));
  here = desk_add (desk, &clew_kind_staff, "name", "Noor", "role", "other", "login",
                   g_get_user_name (), NULL);
  g_assert_cmpstr (clew_record_get_text (clew_office_get_me (desk->office), "name"), ==, "Noor");
  desk_reopen (desk);
  g_assert_cmpstr (clew_record_get_text (clew_office_get_me (desk->office), "name"), ==, "Noor");
}

/* What somebody does whom the office doesn't know is signed with their login, never
 * with another's name. */
static void
test_unknown_login (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) person = NULL;
  g_autoptr (ClewRows) rows = NULL;

  set_login (desk, "somebody-else");
  person = desk_add_person (desk, "Rosa", NULL);
  rows = clew_store_query (desk->store, &error,
                           "SELECT actor FROM change ORDER BY number DESC LIMIT 1", NULL);
  g_assert_no_error (error);
  g_assert_true (clew_rows_next (rows, &error));
  g_assert_cmpstr (clew_rows_get_text (rows, 0), ==, g_get_user_name ());
}

static void
count_cb (ClewOffice *office, gpointer data)
{
  (*(guint *)data)++;
}

static void
test_save (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) person = NULL;
  guint  n = 0;
  gint64 changes;

  g_signal_connect (desk->office, "changed", G_CALLBACK (count_cb), &n);
  person = desk_add_person (desk, "Rosa", "Peña");
  g_assert_cmpuint (n, ==, 1);
  changes = desk_count (desk, "SELECT count (*) FROM change");
  g_assert_true (clew_office_save (desk->office, "edit", person, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM change"), ==, changes);
  clew_record_set_text (person, "given_name", "Mara");
  g_assert_true (clew_office_save (desk->office, "edit", person, &error));
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM change"), ==, changes + 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM change "
                                     "WHERE what IN ('add', 'edit') AND actor IN "
                                     "(SELECT id FROM staff)"),
                   ==, 2);
}

static char *
name_now (Desk *desk, ClewRecord *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) now = clew_record_load (desk->store, &clew_kind_participant,
                                                 clew_record_get_id (person), &error);

  g_assert_no_error (error);
  return clew_record_is_removed (now) ? NULL : g_strdup (clew_record_get_text (now, "given_name"));
}

static void
assert_name (Desk *desk, ClewRecord *person, const char *name)
{
  g_autofree char *now = name_now (desk, person);

  g_assert_cmpstr (now, ==, name);
}

static void
take (Desk *desk, gboolean back)
{
  g_autoptr (GError) error = NULL;

  if (back)
    clew_office_undo (desk->office, &error);
  else
    clew_office_redo (desk->office, &error);
  g_assert_no_error (error);
}

static void
test_undo (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) person = NULL;

  g_assert_null (clew_office_get_undo (desk->office));
  take (desk, TRUE);
  person = desk_add_person (desk, "Rosa", NULL);
  clew_record_set_text (person, "given_name", "Mara");
  g_assert_true (clew_office_save (desk->office, "edit", person, &error));
  g_assert_true (clew_office_remove (desk->office, "remove", person, &error));
  assert_name (desk, person, NULL);
  g_assert_cmpstr (clew_office_get_undo (desk->office), ==, "remove");
  take (desk, TRUE);
  assert_name (desk, person, "Mara");
  take (desk, TRUE);
  assert_name (desk, person, "Rosa");
  take (desk, TRUE);
  assert_name (desk, person, NULL);
  g_assert_null (clew_office_get_undo (desk->office));
  g_assert_cmpstr (clew_office_get_redo (desk->office), ==, "add");
  take (desk, FALSE);
  take (desk, FALSE);
  assert_name (desk, person, "Mara");
  take (desk, FALSE);
  assert_name (desk, person, NULL);
  take (desk, FALSE);
}

/* A random walk of edits, undo and redo against a stack of names. */
static void
test_undo_walk (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) person = desk_add_person (desk, "0", NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint place = 0;

  g_ptr_array_add (names, g_strdup ("0"));
  for (guint i = 1; i < 120; i++)
    {
      int deed = g_test_rand_int_range (0, 4);

      if (deed == 0 && place > 0)
        {
          place--;
          take (desk, TRUE);
        }
      else if (deed == 1 && place + 1 < names->len)
        {
          place++;
          take (desk, FALSE);
        }
      else if (deed > 1)
        {
          g_autoptr (ClewRecord) now = clew_record_load (desk->store, &clew_kind_participant,
                                                         clew_record_get_id (person), &error);

          g_ptr_array_set_size (names, (int)++place);
          g_ptr_array_add (names, g_strdup_printf ("%u", i));
          clew_record_set_text (now, "given_name", names->pdata[place]);
          g_assert_true (clew_office_save (desk->office, "edit", now, &error));
        }
      assert_name (desk, person, names->pdata[place]);
    }
}

static gboolean
rename_everybody (ClewStore *store, gpointer data, GError **error)
{
  return clew_store_run (store, error, "UPDATE participant SET given_name = ?", "s", data);
}

/* Undo never overwrites what came later. */
static void
test_undo_conflict (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", NULL);

  clew_record_set_text (person, "given_name", "Mara");
  g_assert_true (clew_office_save (desk->office, "edit", person, &error));
  g_assert_true (
    clew_office_change (desk->office, "rename", rename_everybody, (gpointer) "Ada", &error));
  g_assert_false (clew_office_undo (desk->office, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_FAILED);
  assert_name (desk, person, "Ada");
}

/* What is saved together is kept together and undone together. */
static void
test_together (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) person = clew_record_new (&clew_kind_participant);
  g_autoptr (ClewRecord) alias = clew_record_new (&clew_kind_alias);
  ClewRecord *both[] = { person, alias };
  gint64      changes = desk_count (desk, "SELECT count (*) FROM change");

  clew_record_set_text (person, "given_name", "Rosa");
  clew_record_set_text (alias, "participant", clew_record_get_id (person));
  g_assert_false (clew_office_save_together (desk->office, "add", both, 2, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM participant"), ==, 0);
  clew_record_set_text (alias, "name", "Bear");
  g_assert_true (clew_office_save_together (desk->office, "add", both, 2, &error));
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM change"), ==, changes + 1);
  g_assert_true (clew_record_is_stored (alias));
  take (desk, TRUE);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM alias WHERE removed IS NULL"), ==, 0);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM participant WHERE removed IS NULL"),
                   ==, 0);
}

static void
test_today (Desk *desk, gconstpointer data)
{
  g_assert_cmpuint (clew_office_today (desk->office), ==, TODAY);
  clew_office_set_today (desk->office, CLEW_DAY_UNKNOWN);
  g_assert_cmpuint (clew_office_today (desk->office), >, clew_day_new (2024, 1, 1));
}

static void
test_wrong_key (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewSecret) other = clew_secret_new_random ();

  clew_office_close (desk->office);
  g_assert_null (clew_office_open (desk->path, other, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_WRONG_KEY);
  desk_reopen (desk);
}

/* A demonstration that is given up leaves no file. */
static void
test_demo_cancelled (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *id = clew_id_new ();
  g_autofree char *path = g_build_filename (desk->folder, "demo.clew", NULL);
  ClewDemoOptions  options = CLEW_DEMO_OPTIONS_INIT;

  g_cancellable_cancel (cancellable);
  g_assert_null (clew_demo_create (path, id, desk->key, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/office/create", test_create);
  DESK_ADD ("/clew/records/office/create-fails", test_create_fails);
  DESK_ADD ("/clew/records/office/me", test_me);
  DESK_ADD ("/clew/records/office/unknown-login", test_unknown_login);
  DESK_ADD ("/clew/records/office/save", test_save);
  DESK_ADD ("/clew/records/office/undo", test_undo);
  DESK_ADD ("/clew/records/office/undo-walk", test_undo_walk);
  DESK_ADD ("/clew/records/office/undo-conflict", test_undo_conflict);
  DESK_ADD ("/clew/records/office/together", test_together);
  DESK_ADD ("/clew/records/office/today", test_today);
  DESK_ADD ("/clew/records/office/wrong-key", test_wrong_key);
  DESK_ADD ("/clew/records/office/demo-cancelled", test_demo_cancelled);
  return g_test_run ();
}
