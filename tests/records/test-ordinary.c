/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "base/clew-id.h"
#include "exchange/clew-json.h"
#include "records/clew-case-save.h"
#include "records/clew-ordinary.h"
#include "records/clew-record-store.h"
#include "records/clew-refusal.h"

#include <glib/gstdio.h>
#include <string.h>

/* What the office does ordinarily, and that on no way anything harsher is kept (K20). Today
 * is 23 November 2026. */

static const char decisions_sql[] = "SELECT count (*) FROM decision WHERE removed IS NULL";
static const char refused_sql[] =
  "SELECT count (*) FROM refused_decision WHERE removed IS NULL";

static char *
add_case (Desk *desk, const char *class)
{
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", "Aguilar");
  g_autoptr (ClewRecord) record = desk_add (desk, &clew_kind_court_case, "participant",
                                            clew_record_get_id (person), "court", "Mill",
                                            "incident_on",
                                            "2026-01-01", NULL);
  const char *id = clew_record_get_id (record);

  if (class != NULL)
    g_object_unref (desk_add (desk, &clew_kind_charge, "court_case", id, "description", "Trespass",
                              "class", class, NULL));
  return g_strdup (id);
}

static void
add_course (Desk *desk, const char *class, const char *on, const char *disposition)
{
  g_object_unref (desk_add (desk, &clew_kind_ordinary_course, "charge_class", class, "entered_on",
                            on, "disposition", disposition, NULL));
}

static ClewRecord *
new_decision (const char *court_case, const char *kind, const char *on, const char *disposition)
{
  ClewRecord *decision = clew_record_new (&clew_kind_decision);

  clew_record_set_text (decision, "court_case", court_case);
  clew_record_set_text (decision, "kind", kind);
  clew_record_set_text (decision, "on_day", on);
  clew_record_set_text (decision, "disposition", disposition);
  return decision;
}

static gboolean
may_make (Desk       *desk,
          const char *court_case,
          const char *kind,
          const char *on,
          const char *disposition)
{
  g_autoptr (ClewRecord) decision = new_decision (court_case, kind, on, disposition);
  g_autoptr (GError) error = NULL;

  if (clew_decision_make (desk->office, decision, NULL, &error))
    return TRUE;
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  return FALSE;
}

/* What was in force on the day counts, and of one day what was entered later. */
static void
test_in_force (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *on, *since;
    int         place;
  } cases[] = {
    { "2026-02-28", NULL, CLEW_COURSE_UNKNOWN },
    { "2026-03-01", "2026-03-01", 4 },
    { "2026-05-31", "2026-03-01", 4 },
    { "2026-06-01", "2026-06-01", 1 },
    { "2026-11-23", "2026-06-01", 1 },
  };
  g_autofree char *id = add_case (desk, "misdemeanor");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  add_course (desk, "misdemeanor", "2026-06-01", "jail");
  add_course (desk, "misdemeanor", "2026-06-01", "deferred");
  add_course (desk, "misdemeanor", "2026-03-01", "jail");
  add_course (desk, "felony", "2026-01-01", "prison");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClewOrdinary ordinary;

      g_assert_true (clew_ordinary_find (desk->store, id, clew_day_from_iso (cases[i].on),
                                         &ordinary, &error));
      g_assert_cmpstr (ordinary.charge_class, ==, "misdemeanor");
      g_assert_cmpuint (ordinary.entered_on, ==,
                        cases[i].since != NULL ? clew_day_from_iso (cases[i].since)
                                               : CLEW_DAY_UNKNOWN);
      g_assert_cmpint (ordinary.course.place[CLEW_COURSE_DISPOSITION], ==, cases[i].place);
      g_assert_cmpint (ordinary.course.place[CLEW_COURSE_OFFER], ==, CLEW_COURSE_UNKNOWN);
    }
  g_assert_true (may_make (desk, id, "negotiate_disposition", "2026-05-31", "jail"));
  g_assert_false (may_make (desk, id, "negotiate_disposition", "2026-06-01", "jail"));
  g_assert_true (may_make (desk, id, "negotiate_disposition", "2026-06-01", "deferred"));
  history = clew_ordinary_list (desk->store, "misdemeanor", &error);
  g_assert_cmpuint (history->len, ==, 3);
  g_assert_cmpstr (clew_record_get_text (history->pdata[0], "disposition"), ==, "deferred");
  g_assert_cmpstr (clew_record_get_text (history->pdata[2], "entered_on"), ==, "2026-03-01");
}

/* An entry stays: it is followed by another and neither changed nor removed. */
static void
test_history_stays (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) course = desk_add (desk, &clew_kind_ordinary_course, "charge_class",
                                            "misdemeanor", "entered_on", "2026-03-01", "offer",
                                            "deferral", NULL);
  g_autoptr (ClewRecord) empty = clew_record_new (&clew_kind_ordinary_course);
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  clew_record_set_text (course, "offer", "as_charged");
  g_assert_false (clew_office_save (desk->office, "edit", course, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_APPEND_ONLY);
  g_clear_error (&error);
  g_assert_false (clew_office_remove (desk->office, "remove", course, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_APPEND_ONLY);
  g_clear_error (&error);
  clew_record_set_text (empty, "charge_class", "misdemeanor");
  clew_record_set_day (empty, "entered_on", TODAY);
  g_assert_false (clew_record_check (empty, TODAY, &field, &error));
  g_assert_cmpstr (field, ==, "offer");
  g_clear_error (&error);
  clew_record_set_text (empty, "offer", "deferral");
  clew_record_set_text (empty, "charge_class", "unknown");
  g_assert_false (clew_record_check (empty, TODAY, &field, &error));
  g_assert_cmpstr (field, ==, "charge_class");
}

/* A decision stays as it was made, on every way but the undo of a mistake. */
static void
test_decision_stays (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_case (desk, NULL);
  g_autoptr (ClewRecord) decision = new_decision (id, "decline", "2026-11-20", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (clew_decision_make (desk->office, decision, NULL, &error));
  g_assert_false (clew_office_remove (desk->office, "remove", decision, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_APPEND_ONLY);
  g_clear_error (&error);
  g_assert_cmpint (desk_count (desk, decisions_sql), ==, 1);
  g_assert_true (clew_office_undo (desk->office, &error));
  g_assert_cmpint (desk_count (desk, decisions_sql), ==, 0);
  g_assert_true (clew_office_redo (desk->office, &error));
  g_assert_no_error (error);
}

/* A decision is measured once: not by what is entered later, nor by a charge that was
 * amended since, when it is reviewed, undone and done again, or brought to another file. */
static void
test_measured_once (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_case (desk, "felony");
  g_autoptr (GPtrArray) charges = clew_record_select (desk->store, &clew_kind_charge, NULL, "1",
                                                      NULL);
  g_autoptr (ClewRecord) decision = new_decision (id, "negotiate_disposition", "2026-11-20",
                                                  "prison");
  g_autoptr (ClewRecord) now = NULL;
  g_autoptr (GError) error = NULL;

  add_course (desk, "misdemeanor", "2026-01-01", "deferred");
  clew_record_set_text (decision, "review_on", "2026-11-22");
  g_assert_true (clew_decision_make (desk->office, decision, NULL, &error));
  g_assert_cmpstr (clew_record_get_text (decision, "charge_class"), ==, "felony");
  g_assert_true (clew_office_undo (desk->office, &error));
  g_assert_true (clew_office_redo (desk->office, &error));
  clew_record_set_text (charges->pdata[0], "class", "misdemeanor");
  g_assert_true (clew_office_save (desk->office, "edit", charges->pdata[0], &error));
  add_course (desk, "felony", "2026-01-01", "supervision");
  g_assert_true (clew_decision_review (desk->office, clew_record_get_id (decision), TODAY,
                                       CLEW_DAY_UNKNOWN, &error));
  g_assert_no_error (error);
  /* Nor is it made harsher by saying later what was left open. */
  g_clear_object (&decision);
  decision = new_decision (id, "negotiate_disposition", "2026-11-21", NULL);
  g_assert_true (clew_decision_make (desk->office, decision, NULL, &error));
  now = clew_record_load (desk->store, &clew_kind_decision, clew_record_get_id (decision), &error);
  clew_record_set_text (now, "disposition", "jail");
  g_assert_false (clew_office_save (desk->office, "edit", now, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
}

/* Who may fare worse, by a scale written down once more. */
static gboolean
is_harsher (const char *kind, int decided[3], int ordinary[3])
{
  for (int scale = 0; scale < 3; scale++)
    {
      int place = decided[scale];

      if (g_str_equal (kind, "file") && scale == 0 && place < 1)
        place = 1;
      if (g_str_equal (kind, "seek_detention") && scale == 1)
        place = 3;
      if (ordinary[scale] >= 0 && place > ordinary[scale])
        return TRUE;
    }
  return FALSE;
}

static void
set_places (ClewRecord *record, int places[3])
{
  for (int scale = 0; scale < 3; scale++)
    clew_record_set_text (record, clew_course_columns[scale],
                          places[scale] < 0 ? NULL
                                            : clew_course_get_choices (scale)[places[scale]].id);
}

static void
take_places (int places[3])
{
  static const int most[3] = { 4, 3, 5 };

  for (int scale = 0; scale < 3; scale++)
    places[scale] = g_test_rand_int_range (-1, most[scale] + 1);
}

static gboolean
save_cb (ClewStore *store, gpointer data, GError **error)
{
  return clew_record_save (store, data, error);
}

static gboolean
import_cb (ClewStore *store, gpointer data, GError **error)
{
  g_autofree char *id = clew_id_new ();

  return clew_record_import (store, data, id, "2099-11-23T23:59:59.000000Z", NULL, error);
}

/* One decision by one of the ways there are. */
static gboolean
keep_somehow (Desk *desk, guint way, ClewRecord *decision, GError **error)
{
  switch (way)
    {
    case 0:
      return clew_decision_make (desk->office, decision, NULL, error);
    case 1:
      return clew_case_save (desk->office, "add", decision, NULL, error);
    case 2:
      return clew_office_save (desk->office, "add", decision, error);
    case 3:
      return clew_office_change (desk->office, "add", save_cb, decision, error);
    default:
      return clew_office_change (desk->office, "import", import_cb, decision, error);
    }
}

static void
add_random_course (Desk *desk, ClewDay on, int ordinary[3])
{
  g_autoptr (ClewRecord) course = clew_record_new (&clew_kind_ordinary_course);
  g_autoptr (GError) error = NULL;

  do
    take_places (ordinary);
  while (ordinary[0] < 0 && ordinary[1] < 0 && ordinary[2] < 0);
  clew_record_set_text (course, "charge_class", "misdemeanor");
  clew_record_set_day (course, "entered_on", on);
  set_places (course, ordinary);
  clew_office_save (desk->office, "enter", course, &error);
  g_assert_no_error (error);
}

/* Whatever is ordinary and whatever is decided: nothing harsher is kept by any way, and
 * everything else is. */
static void
test_any_way (Desk *desk, gconstpointer data)
{
  static const char *const kinds[] = { "negotiate_disposition", "file", "seek_detention", "decline",
                                       "ordinary_course", "seek_warrant" };
  g_autofree char         *id = add_case (desk, "misdemeanor");
  guint                    n_kept = 0, n_refused = 0;

  for (guint i = 0; i < 250; i++)
    {
      const char *kind = kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))];
      g_autoptr (ClewRecord) decision = new_decision (id, kind, "2026-11-20", NULL);
      g_autoptr (GError) error = NULL;
      int      ordinary[3], decided[3];
      gboolean kept;

      add_random_course (desk, clew_day_new (2026, 11, 20), ordinary);
      take_places (decided);
      set_places (decision, decided);
      clew_record_set_text (decision, "attested_by", "Officer Lee");
      clew_record_set_text (decision, "attested_source", "police_report");
      kept = keep_somehow (desk, i % 5, decision, &error);
      g_assert_cmpint (kept, ==, !is_harsher (kind, decided, ordinary));
      if (!kept)
        g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
      n_kept += kept;
      n_refused += !kept;
    }
  g_assert_cmpuint (n_kept, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM decision"), ==, n_kept);
}

static void
set_role (Desk *desk, const char *role)
{
  g_autoptr (ClewRecord) me = clew_record_copy (clew_office_get_me (desk->office));
  g_autoptr (GError) error = NULL;

  clew_record_set_text (me, "role", role);
  clew_office_save (desk->office, "role", me, &error);
  g_assert_no_error (error);
}

/* That one was tried is kept, once a day, and waits for a project manager. */
static void
test_told (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_case (desk, "misdemeanor");
  g_autoptr (GPtrArray) unseen = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  ClewRefusalRow *row;

  add_course (desk, "misdemeanor", "2026-01-01", "deferred");
  for (guint i = 0; i < 2; i++)
    g_assert_false (may_make (desk, id, "negotiate_disposition", "2026-11-20", "jail"));
  unseen = clew_refusal_list_unseen (desk->store, &error);
  g_assert_cmpuint (unseen->len, ==, 1);
  row = unseen->pdata[0];
  g_assert_cmpstr (row->of.court_case, ==, id);
  g_assert_cmpstr (row->aspect, ==, "disposition");
  g_assert_cmpstr (row->by, ==, "Robin Teller");
  g_assert_cmpuint (row->on, ==, TODAY);
  g_assert_false (clew_refusal_see (desk->office, row->id, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_clear_error (&error);
  all = clew_record_select (desk->store, &clew_kind_refused_decision, &error, "1", NULL);
  g_assert_false (clew_office_remove (desk->office, "remove", all->pdata[0], &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_APPEND_ONLY);
  g_clear_error (&error);
  /* What went before is undone; that it was tried is not. */
  while (clew_office_get_undo (desk->office) != NULL)
    g_assert_true (clew_office_undo (desk->office, &error));
  g_assert_cmpint (desk_count (desk, refused_sql),
                   ==, 1);
}

static void
test_seen (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_case (desk, "misdemeanor");
  g_autoptr (GPtrArray) unseen = NULL;
  g_autoptr (GError) error = NULL;

  add_course (desk, "misdemeanor", "2026-01-01", "deferred");
  g_assert_false (may_make (desk, id, "negotiate_disposition", "2026-11-20", "jail"));
  set_role (desk, "project_manager");
  unseen = clew_refusal_list_unseen (desk->store, &error);
  g_assert_true (clew_refusal_see (desk->office, ((ClewRefusalRow *)unseen->pdata[0])->id, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (unseen);
  unseen = clew_refusal_list_unseen (desk->store, &error);
  g_assert_cmpuint (unseen->len, ==, 0);
  /* Another try is another one to look at. */
  clew_office_set_today (desk->office, TODAY + 1);
  g_assert_false (may_make (desk, id, "negotiate_disposition", "2026-11-20", "jail"));
  g_ptr_array_unref (unseen);
  unseen = clew_refusal_list_unseen (desk->store, &error);
  g_assert_cmpuint (unseen->len, ==, 1);
  g_assert_true (clew_case_seal (desk->office, id, TODAY, FALSE, &error));
  g_ptr_array_unref (unseen);
  unseen = clew_refusal_list_unseen (desk->store, &error);
  g_assert_cmpuint (unseen->len, ==, 0);
}

/* A class for which nothing was entered lets a decision be kept, and is to be entered. */
static void
test_missing (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_case (desk, "misdemeanor");
  g_autofree char *other = add_case (desk, "unknown");
  g_autoptr (GPtrArray) missing = clew_ordinary_list_missing (desk->store, NULL);
  g_autoptr (GError) error = NULL;
  ClewMissingCourse *one;

  g_assert_cmpuint (missing->len, ==, 0);
  g_assert_true (may_make (desk, id, "negotiate_disposition", "2026-11-20", "prison"));
  g_assert_true (may_make (desk, other, "negotiate_disposition", "2026-11-20", "prison"));
  g_ptr_array_unref (missing);
  missing = clew_ordinary_list_missing (desk->store, &error);
  g_assert_cmpuint (missing->len, ==, 1);
  one = missing->pdata[0];
  g_assert_cmpstr (one->charge_class, ==, "misdemeanor");
  g_assert_cmpuint (one->n_cases, ==, 1);
  add_course (desk, "misdemeanor", "2026-11-23", "jail");
  g_ptr_array_unref (missing);
  missing = clew_ordinary_list_missing (desk->store, &error);
  g_assert_cmpuint (missing->len, ==, 0);
}

/* Brings the office into a new file after @from became @to in what it says. */
static gboolean
bring_in (Desk *desk, const char *from, const char *to, GError **error)
{
  g_autofree char *json = g_build_filename (desk->folder, "office.json", NULL);
  g_autofree char *again = g_build_filename (desk->folder, "again.clew", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  gboolean done;

  g_unlink (json);
  g_unlink (again);
  g_assert_true (clew_json_export (desk->office, json, TRUE, NULL, error));
  g_assert_true (g_file_get_contents (json, &text, NULL, error));
  changed = g_string_new (text);
  if (from != NULL)
    g_assert_cmpuint (g_string_replace (changed, from, to, 0), ==, 1);
  g_assert_true (g_file_set_contents (json, changed->str, -1, error));
  done = clew_json_import (json, again, desk->key, NULL, NULL, error);
  g_assert_cmpint (done, ==, g_file_test (again, G_FILE_TEST_EXISTS));
  return done;
}

/* K19 and K20 hold for what comes from a file, too. */
static void
test_import (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_case (desk, "misdemeanor");
  g_autoptr (ClewRecord) warrant = new_decision (id, "seek_warrant", "2026-11-20", NULL);
  g_autoptr (GError) error = NULL;

  add_course (desk, "misdemeanor", "2026-01-01", "supervision");
  g_assert_true (may_make (desk, id, "negotiate_disposition", "2026-11-20", "deferred"));
  clew_record_set_text (warrant, "attested_by", "Officer Lee");
  clew_record_set_text (warrant, "attested_source", "laboratory");
  clew_record_set_text (warrant, "source", "independent");
  g_assert_true (clew_decision_make (desk->office, warrant, NULL, &error));
  g_assert_true (bring_in (desk, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (bring_in (desk, "\"deferred\"", "\"supervision\"", &error));
  g_assert_no_error (error);
  g_assert_false (bring_in (desk, "\"deferred\"", "\"prison\"", &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
  g_assert_nonnull (strstr (error->message, "harsher than what this office ordinarily does"));
  g_clear_error (&error);
  g_assert_false (bring_in (desk, "\"independent\"", "\"released_statement\"", &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
  g_clear_error (&error);
  g_assert_false (bring_in (desk, "\"Officer Lee\"", "null", &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/ordinary/in-force", test_in_force);
  DESK_ADD ("/clew/records/ordinary/history-stays", test_history_stays);
  DESK_ADD ("/clew/records/ordinary/decision-stays", test_decision_stays);
  DESK_ADD ("/clew/records/ordinary/measured-once", test_measured_once);
  DESK_ADD ("/clew/records/ordinary/any-way", test_any_way);
  DESK_ADD ("/clew/records/ordinary/told", test_told);
  DESK_ADD ("/clew/records/ordinary/seen", test_seen);
  DESK_ADD ("/clew/records/ordinary/missing", test_missing);
  DESK_ADD ("/clew/records/ordinary/import", test_import);
  return g_test_run ();
}
