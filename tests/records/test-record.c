/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "base/clew-id.h"
#include "records/clew-record-store.h"

#include <string.h>

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *)data)++;
}

static void
test_text (void)
{
  g_autoptr (ClewRecord) person = clew_record_new (&clew_kind_participant);
  guint            n = 0;
  g_autofree char *property = NULL;

  g_signal_connect (person, "notify::given-name", G_CALLBACK (count_cb), &n);
  g_assert_null (clew_record_get_text (person, "given_name"));
  clew_record_set_text (person, "given_name", "  Rosa\n");
  g_assert_cmpstr (clew_record_get_text (person, "given_name"), ==, "Rosa");
  clew_record_set_text (person, "given_name", "Rosa");
  g_assert_cmpuint (n, ==, 1);
  g_object_get (person, "given-name", &property, NULL);
  g_assert_cmpstr (property, ==, "Rosa");
  g_object_set (person, "given-name", "Mara", NULL);
  g_assert_cmpstr (clew_record_get_text (person, "given_name"), ==, "Mara");
  clew_record_set_text (person, "given_name", "   ");
  g_assert_null (clew_record_get_text (person, "given_name"));
  g_assert_cmpuint (n, ==, 3);
  /* Bytes that are no UTF-8 never reach the file. */
  clew_record_set_text (person, "given_name", "Ros\xff");
  g_assert_true (g_utf8_validate (clew_record_get_text (person, "given_name"), -1, NULL));
}

static void
test_other_types (void)
{
  g_autoptr (ClewRecord) office = clew_record_new (&clew_kind_office);
  g_autoptr (ClewRecord) print = clew_record_new (&clew_kind_consent_print);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GBytes) property = NULL;
  gboolean yes = FALSE;
  gint64   number = 0;

  g_assert_cmpint (clew_record_get_number (office, "release_months", 7), ==, 7);
  clew_record_set_number (office, "release_months", 0);
  g_assert_cmpint (clew_record_get_number (office, "release_months", 7), ==, 0);
  clew_record_set_nothing (office, "release_months");
  g_assert_cmpint (clew_record_get_number (office, "release_months", 7), ==, 7);
  g_object_get (office, "release-months", &number, NULL);
  g_assert_cmpint (number, ==, G_MININT64);
  g_object_set (office, "is-demonstration", TRUE, NULL);
  g_assert_true (clew_record_get_yes (office, "is_demonstration"));
  g_object_get (office, "is-demonstration", &yes, NULL);
  g_assert_true (yes);
  clew_record_set_bytes (print, "bytes", bytes);
  g_object_get (print, "bytes", &property, NULL);
  g_assert_true (g_bytes_equal (property, bytes));
  clew_record_set_day (office, "name", TODAY);
  g_assert_cmpstr (clew_record_get_text (office, "name"), ==, "2026-11-23");
  g_assert_cmpuint (clew_record_get_day (office, "name"), ==, TODAY);
  clew_record_set_day (office, "name", CLEW_DAY_UNKNOWN);
  g_assert_null (clew_record_get_text (office, "name"));
}

static void
test_copy (void)
{
  g_autoptr (ClewRecord) person = clew_record_new (&clew_kind_participant);
  g_autoptr (ClewRecord) other = clew_record_new (&clew_kind_participant);
  g_autoptr (ClewRecord) copy = NULL;

  g_assert_true (clew_id_is_valid (clew_record_get_id (person)));
  g_assert_false (clew_record_equal (person, other));
  clew_record_set_text (person, "given_name", "Rosa");
  copy = clew_record_copy (person);
  g_assert_true (clew_record_equal (person, copy));
  clew_record_set_text (copy, "given_name", "Mara");
  g_assert_false (clew_record_equal (person, copy));
  g_assert_cmpstr (clew_record_get_text (person, "given_name"), ==, "Rosa");
}

/* What each field may hold: a kind, a column, a text, and whether it is taken. */
typedef struct
{
  const ClewKind *kind;
  const char     *column;
  const char     *text;
  gboolean        good;
} Case;

static const Case cases[] = {
  { &clew_kind_participant, "birth_date", "1990-02-28", TRUE },
  { &clew_kind_participant, "birth_date", "1990-02-29", FALSE },
  { &clew_kind_participant, "birth_date", "2026-11-23", TRUE },
  { &clew_kind_participant, "birth_date", "2026-11-24", FALSE },
  { &clew_kind_participant, "birth_date", "2/3/1990", FALSE },
  { &clew_kind_participant, "gender", "declined", TRUE },
  { &clew_kind_participant, "gender", "Declined", FALSE },
  { &clew_kind_participant, "language", "sign", TRUE },
  { &clew_kind_participant, "language", "tlh", FALSE },
  { &clew_kind_participant, "family_name", "O’Brien", TRUE },
  { &clew_kind_participant, "family_name", "O\nBrien", FALSE },
  { &clew_kind_participant, "usual_places", "Library\nPark", TRUE },
  { &clew_kind_participant, "case_manager", "nobody", FALSE },
  { &clew_kind_hearing, "on_day", "2027-01-01", TRUE },
  { &clew_kind_hearing, "at_time", "23:59", TRUE },
  { &clew_kind_hearing, "at_time", "24:00", FALSE },
  { &clew_kind_hearing, "at_time", "9:30", FALSE },
  { &clew_kind_hearing, "at_time", "09:60", FALSE },
  { &clew_kind_agency, "offered_categories", "enrollment court", TRUE },
  { &clew_kind_agency, "offered_categories", "enrollment enrollment", FALSE },
  { &clew_kind_agency, "offered_categories", "enrollment  court", FALSE },
  { &clew_kind_agency, "offered_categories", "everything", FALSE },
  { &clew_kind_agency, "mou_ended_on", "2019-01-01", FALSE },
  { &clew_kind_court_case, "filed_on", "2019-01-01", FALSE },
  { &clew_kind_warrant, "quashed_on", "2019-01-01", FALSE },
};

/* A record of each kind in use here that may be kept. */
static ClewRecord *
make_valid (const ClewKind *kind)
{
  static const char  id[] = "01234567-89ab-4cde-8f01-23456789abcd";
  static const char *fields[][4] = {
    { "participant", "given_name", "Rosa" },
    { "hearing", "kind", "trial", "court_case" },
    { "agency", "legal_name", "Cedar" },
    { "court_case", "court", "Municipal", "participant" },
    { "warrant", "issued_on", "2020-01-01", "court_case" },
    { "consent", "form_number", "1", "participant" },
  };
  ClewRecord *record = clew_record_new (kind);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i][0], kind->table))
      {
        clew_record_set_text (record, fields[i][1], fields[i][2]);
        if (fields[i][3] != NULL)
          clew_record_set_text (record, fields[i][3], id);
      }
  if (kind == &clew_kind_agency)
    {
      clew_record_set_text (record, "kind", "treatment");
      clew_record_set_text (record, "mou_signed_on", "2020-01-01");
    }
  if (kind == &clew_kind_court_case)
    clew_record_set_text (record, "incident_on", "2020-01-01");
  if (kind == &clew_kind_consent)
    clew_record_set_text (record, "kind", "multi_party");
  return record;
}

static void
test_check (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClewRecord) record = make_valid (cases[i].kind);
      g_autoptr (GError) error = NULL;
      const char *field = NULL;
      gboolean    good;

      g_test_message ("%s.%s %s", cases[i].kind->table, cases[i].column, cases[i].text);
      g_assert_true (clew_record_check (record, TODAY, NULL, NULL));
      clew_record_set_text (record, cases[i].column, cases[i].text);
      good = clew_record_check (record, TODAY, &field, &error);
      g_assert_cmpint (good, ==, cases[i].good);
      if (good)
        continue;
      g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
      g_assert_cmpstr (field, ==, cases[i].column);
      g_assert_null (strstr (error->message, cases[i].text));
    }
}

/* Every required field, left empty, is named. */
static void
test_check_required (void)
{
  for (guint i = 0; clew_kinds[i] != NULL; i++)
    {
      g_autoptr (ClewRecord) record = clew_record_new (clew_kinds[i]);
      const char *field = NULL;

      for (guint j = 0; clew_kinds[i]->fields[j].column != NULL; j++)
        if ((clew_kinds[i]->fields[j].flags & CLEW_FIELD_REQUIRED) != 0)
          {
            g_assert_false (clew_record_check (record, TODAY, &field, NULL));
            g_assert_cmpstr (field, ==, clew_kinds[i]->fields[j].column);
            break;
          }
    }
}

static void
test_check_together (void)
{
  g_autoptr (ClewRecord) person = clew_record_new (&clew_kind_participant);
  g_autoptr (ClewRecord) consent = make_valid (&clew_kind_consent);
  const char *field = NULL;

  g_assert_false (clew_record_check (person, TODAY, &field, NULL));
  g_assert_cmpstr (field, ==, "given_name");
  clew_record_set_text (person, "preferred_name", "Bear");
  g_assert_true (clew_record_check (person, TODAY, NULL, NULL));
  clew_record_set_number (person, "approximate_age", 9);
  g_assert_false (clew_record_check (person, TODAY, &field, NULL));
  g_assert_cmpstr (field, ==, "approximate_age");
  clew_record_set_number (person, "approximate_age", 40);
  g_assert_true (clew_record_check (person, TODAY, NULL, NULL));
  clew_record_set_text (person, "birth_date", "1980-01-01");
  g_assert_false (clew_record_check (person, TODAY, &field, NULL));

  /* 42 CFR 2.31(a)(7): no release without an end. */
  g_assert_false (clew_record_check (consent, TODAY, &field, NULL));
  g_assert_cmpstr (field, ==, "expires_on");
  clew_record_set_text (consent, "expires_event", "When I leave LEAD");
  g_assert_true (clew_record_check (consent, TODAY, NULL, NULL));
}

static void
test_store (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", "Peña");
  g_autoptr (ClewRecord) loaded = NULL;
  g_autoptr (ClewRecord) removed = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const char *id = clew_record_get_id (person);

  g_assert_true (clew_record_is_stored (person));
  g_assert_cmpuint (strlen (clew_record_get_created (person)), ==, 27);
  loaded = clew_record_load (desk->store, &clew_kind_participant, id, &error);
  g_assert_no_error (error);
  g_assert_true (clew_record_equal (person, loaded));
  found = clew_record_select (desk->store, &clew_kind_participant, &error, "family_name = ?", "s",
                              "Peña");
  g_assert_cmpuint (found->len, ==, 1);

  g_assert_true (clew_office_remove (desk->office, "remove", loaded, &error));
  g_assert_true (clew_record_is_removed (loaded));
  removed = clew_record_load (desk->store, &clew_kind_participant, id, &error);
  g_assert_true (clew_record_is_removed (removed));
  g_clear_pointer (&found, g_ptr_array_unref);
  found = clew_record_select (desk->store, &clew_kind_participant, &error, "1", NULL);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_null (clew_record_load (desk->store, &clew_kind_alias, id, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND);
}

static gboolean
run_sql (ClewStore *store, gpointer data, GError **error)
{
  return clew_store_run (store, error, data, NULL);
}

static gboolean
save_cb (ClewStore *store, gpointer data, GError **error)
{
  return clew_record_save (store, data, error);
}

/* What is no longer in the file is not kept there in silence. */
static void
test_not_there (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", NULL);
  g_autoptr (ClewRecord) alias = desk_add (desk, &clew_kind_alias, "participant",
                                           clew_record_get_id (person), "name", "Bear", NULL);
  gint64 changes;

  g_assert_true (clew_office_change (desk->office, "lose", run_sql, (gpointer) "DELETE FROM alias",
                                     &error));
  changes = desk_count (desk, "SELECT count (*) FROM change");
  clew_record_set_text (alias, "name", "Cub");
  g_assert_false (clew_office_change (desk->office, "edit", save_cb, alias, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM change"), ==, changes);
}

/* Events are refused a second time by the room, and by the file itself. */
static void
test_append_only (Desk *desk, gconstpointer data)
{
  static const char *const forbidden[] = {
    "UPDATE enrollment_event SET kind = 'died'",
    "DELETE FROM enrollment_event",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", NULL);
  g_autoptr (ClewRecord) event = desk_add (desk, &clew_kind_enrollment_event, "participant",
                                           clew_record_get_id (person), "kind",
                                           "intake_completed", "on_day", "2026-11-01", NULL);

  clew_record_set_text (event, "on_day", "2026-11-02");
  g_assert_false (clew_office_save (desk->office, "change", event, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_APPEND_ONLY);
  g_clear_error (&error);
  g_assert_false (clew_office_remove (desk->office, "remove", event, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_APPEND_ONLY);
  g_clear_error (&error);
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      g_assert_false (clew_office_change (desk->office, "spoil", run_sql,
                                          (gpointer)forbidden[i], &error));
      g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_CONSTRAINT);
      g_clear_error (&error);
    }
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM enrollment_event "
                                     "WHERE on_day = '2026-11-01'"),
                   ==, 1);
}

/* A record that is refused at save is as it was and keeps nothing. */
static void
test_refused (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) alias = clew_record_new (&clew_kind_alias);
  gint64 changes = desk_count (desk, "SELECT count (*) FROM change");

  clew_record_set_text (alias, "name", "Bear");
  clew_record_set_text (alias, "participant", "01234567-89ab-4cde-8f01-23456789abcd");
  g_assert_false (clew_office_save (desk->office, "add", alias, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_CONSTRAINT);
  g_assert_false (clew_record_is_stored (alias));
  g_clear_error (&error);
  clew_record_set_nothing (alias, "name");
  g_assert_false (clew_office_save (desk->office, "add", alias, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM change"), ==, changes);
}

/* What does not pass any more can still be taken out. */
static void
test_remove_invalid (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", NULL);
  g_autoptr (ClewRecord) now = NULL;

  g_assert_true (clew_office_change (desk->office, "spoil", run_sql,
                                     (gpointer) "UPDATE participant SET gender = 'x'", &error));
  now = clew_record_load (desk->store, &clew_kind_participant, clew_record_get_id (person), &error);
  clew_office_remove (desk->office, "remove", now, &error);
  g_assert_no_error (error);
}

static gboolean
collect (ClewRecord *record, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_object_ref (record));
  return TRUE;
}

static gboolean
import_one (ClewStore *store, gpointer data, GError **error)
{
  return clew_record_import (store, data, "01234567-89ab-4cde-8f01-23456789abcd",
                             "2020-01-01T00:00:00.000000Z", "2021-01-01T00:00:00.000000Z", error);
}

static void
test_each_and_import (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) first = desk_add_person (desk, "Zoë", NULL);
  g_autoptr (ClewRecord) second = clew_record_new (&clew_kind_participant);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  clew_record_set_text (second, "given_name", "Abe");
  g_assert_true (clew_office_change (desk->office, "import", import_one, second, &error));
  g_assert_no_error (error);
  g_assert_true (clew_record_each (desk->store, &clew_kind_participant, collect, all, &error));
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_true (clew_record_equal (all->pdata[0], first));
  g_assert_cmpstr (clew_record_get_id (all->pdata[1]), ==, "01234567-89ab-4cde-8f01-23456789abcd");
  g_assert_cmpstr (clew_record_get_created (all->pdata[1]), ==, "2020-01-01T00:00:00.000000Z");
  g_assert_cmpstr (clew_record_get_removed (all->pdata[1]), ==, "2021-01-01T00:00:00.000000Z");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/records/record/text", test_text);
  g_test_add_func ("/clew/records/record/other-types", test_other_types);
  g_test_add_func ("/clew/records/record/copy", test_copy);
  g_test_add_func ("/clew/records/record/check", test_check);
  g_test_add_func ("/clew/records/record/check-required", test_check_required);
  g_test_add_func ("/clew/records/record/check-together", test_check_together);
  DESK_ADD ("/clew/records/record/store", test_store);
  DESK_ADD ("/clew/records/record/not-there", test_not_there);
  DESK_ADD ("/clew/records/record/append-only", test_append_only);
  DESK_ADD ("/clew/records/record/refused", test_refused);
  DESK_ADD ("/clew/records/record/remove-invalid", test_remove_invalid);
  DESK_ADD ("/clew/records/record/each-and-import", test_each_and_import);
  return g_test_run ();
}
