/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "base/clew-id.h"
#include "exchange/clew-json.h"
#include "records/clew-office-holds.h"
#include "rules/clew-office-rules.h"

#include <glib/gstdio.h>

#include <string.h>

/* Nothing relies on hiding: what a prosecutor's office may not have is not in its file. */

#define PROSECUTOR "prosecutor"

typedef struct
{
  char       *folder;
  char       *path;
  char       *id;
  ClewSecret *key;
  ClewOffice *office;
} Made;

static Made
make (const char *kind, guint people)
{
  Made            made = { .key = clew_secret_new_random (), .id = clew_id_new () };
  ClewDemoOptions options = {
    .kind = kind,
    .people = people,
    .agencies = 14,
    .seed = 1,
    .today = TODAY,
  };
  g_autoptr (GError) error = NULL;

  made.folder = g_dir_make_tmp ("clew-holds-XXXXXX", &error);
  g_assert_no_error (error);
  made.path = g_build_filename (made.folder, "office.clew", NULL);
  made.office = clew_demo_create (made.path, made.id, made.key, &options, NULL, &error);
  g_assert_no_error (error);
  return made;
}

static void
made_clear (Made *made)
{
  g_clear_object (&made->office);
  g_unlink (made->path);
  g_rmdir (made->folder);
  g_free (made->folder);
  g_free (made->path);
  g_free (made->id);
  g_clear_pointer (&made->key, clew_secret_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Made, made_clear)

static char *
find (ClewOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) found = clew_office_holds_find (clew_office_get_store (office), &error);

  g_assert_no_error (error);
  return g_strjoinv (" ", found);
}

static gboolean
change (ClewOffice *office, ClewChangeFunc func, gpointer data, GError **error)
{
  return clew_office_change (office, "test", func, data, error);
}

static gboolean
save (ClewStore *store, gpointer record, GError **error)
{
  return clew_record_save (store, record, error);
}

static gboolean
run (ClewStore *store, gpointer sql, GError **error)
{
  return clew_store_run (store, error, sql, NULL);
}

static void
test_table (void)
{
  static const char *const never[] = { "contact_note", "consent", "consent_event", "referral",
                                       "enrollment_event", "disclosure", "outgoing_paper", "scan",
                                       "release_draft", "subpoena", "court_order" };

  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    {
      g_assert_nonnull (clew_kind_find (never[i]));
      g_assert_false (clew_office_kind_holds (PROSECUTOR, never[i]));
      g_assert_true (clew_office_kind_holds ("case_management", never[i]));
      g_assert_true (clew_office_kinds_differ (never[i]));
    }
  g_assert_false (clew_office_kind_holds ("project_management", "contact_note"));
  /* Whoever adds a kind decides whether a prosecutor may have it. */
  g_assert_false (clew_office_kind_holds (PROSECUTOR, "a_new_kind"));
  g_assert_true (clew_office_kind_holds_field (PROSECUTOR, "participant", "birth_date"));
  g_assert_false (clew_office_kind_holds_field (PROSECUTOR, "participant", "usual_places"));
  g_assert_false (clew_office_kind_holds_choice (PROSECUTOR, "identifier", "kind",
                                                 "medical_record"));
  for (guint i = 0; clew_office_kinds[i].id != NULL; i++)
    g_assert_true (clew_office_kind_holds (clew_office_kinds[i].id, "office"));
}

static void
test_demonstrations (void)
{
  for (guint i = 0; clew_office_kinds[i].id != NULL; i++)
    {
      g_auto (Made) made = make (clew_office_kinds[i].id, 60);
      g_autofree char *found = find (made.office);

      g_assert_cmpstr (found, ==, "");
      clew_office_close (made.office);
    }
}

static void
refuse_one (ClewOffice *office, ClewRecord *record)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (change (office, save, record, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_object_unref (record);
}

static void
test_refused (void)
{
  g_auto (Made) made = make (PROSECUTOR, 5);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = clew_record_select (
    clew_office_get_store (made.office), &clew_kind_participant, &error, "1 LIMIT 1", NULL);
  ClewRecord *person = g_ptr_array_index (people, 0);
  ClewRecord *note = clew_record_new (&clew_kind_contact_note);
  ClewRecord *number = clew_record_new (&clew_kind_identifier);
  ClewRecord *places = clew_record_copy (person);
  g_autoptr (ClewRecord) named = clew_record_copy (person);

  clew_record_set_text (note, "participant", clew_record_get_id (person));
  clew_record_set_text (note, "on_day", "2026-11-01");
  clew_record_set_text (note, "body", "Met at the park.");
  refuse_one (made.office, note);
  clew_record_set_text (number, "participant", clew_record_get_id (person));
  clew_record_set_text (number, "kind", "medical_record");
  clew_record_set_text (number, "number", "7");
  refuse_one (made.office, number);
  clew_record_set_text (places, "usual_places", "Riverside Park");
  refuse_one (made.office, places);
  clew_record_set_text (named, "preferred_name", "Rosie");
  g_assert_true (clew_office_save (made.office, "test", named, &error));
  g_assert_no_error (error);
  clew_office_close (made.office);
}

/* An office can't become one that may not have what it holds. */
static void
test_other_kind (void)
{
  g_auto (Made) made = make ("case_management", 8);
  g_autoptr (ClewRecord) office = clew_record_copy (clew_office_get_record (made.office));
  g_autoptr (GError) error = NULL;

  clew_record_set_text (office, "kind", PROSECUTOR);
  g_assert_false (change (made.office, save, office, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  clew_office_close (made.office);
}

/* A whole case manager's office that says of itself that it is a prosecutor's. */
static void
test_import (void)
{
  g_auto (Made) made = make ("case_management", 8);
  g_autofree char *json = g_build_filename (made.folder, "office.json", NULL);
  g_autofree char *path = g_build_filename (made.folder, "other.clew", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (clew_json_export (made.office, json, FALSE, NULL, &error));
  clew_office_close (made.office);
  g_assert_true (g_file_get_contents (json, &text, NULL, &error));
  changed = g_string_new (text);
  /* The office itself stands first among the kinds. */
  g_assert_cmpuint (g_string_replace (changed, "\"kind\":\"case_management\"",
                                      "\"kind\":\"prosecutor\"", 1) +
                      g_string_replace (changed, "\"kind\": \"case_management\"",
                                        "\"kind\": \"prosecutor\"", 1),
                    ==, 1);
  g_assert_true (g_file_set_contents (json, changed->str, -1, &error));
  g_assert_no_error (error);
  g_assert_false (clew_json_import (json, path, made.key, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "prosecutor"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_unlink (json);
}

/* The search finds what is there: planted past everything else. */
static void
test_planted (void)
{
  static const char *const planted[][2] = {
    { "contact_note", "INSERT INTO contact_note (id, office, created, changed, participant, "
                      "on_day, body) SELECT lower (hex (randomblob (16))), office, created, "
                      "changed, id, '2026-11-01', 'x' FROM participant LIMIT 1" },
    { "participant", "UPDATE participant SET usual_places = 'x' WHERE rowid = 1" },
    { "identifier", "INSERT INTO identifier (id, office, created, changed, participant, kind, "
                    "number) SELECT lower (hex (randomblob (16))), office, created, changed, id, "
                    "'medical_record', '7' FROM participant LIMIT 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      g_auto (Made) made = make (PROSECUTOR, 5);
      g_autofree char *found = NULL;
      g_autoptr (GError) error = NULL;

      change (made.office, run, (gpointer)planted[i][1], &error);
      g_assert_no_error (error);
      found = find (made.office);
      g_assert_cmpstr (found, ==, planted[i][0]);
      clew_office_close (made.office);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/records/office-holds/table", test_table);
  g_test_add_func ("/clew/records/office-holds/demonstrations", test_demonstrations);
  g_test_add_func ("/clew/records/office-holds/refused", test_refused);
  g_test_add_func ("/clew/records/office-holds/other-kind", test_other_kind);
  g_test_add_func ("/clew/records/office-holds/import", test_import);
  g_test_add_func ("/clew/records/office-holds/planted", test_planted);
  return g_test_run ();
}
