/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "exchange/clew-bring-in.h"
#include "exchange/clew-json.h"
#include "records/clew-case-save.h"
#include "records/clew-docket.h"
#include "records/clew-sighting.h"

#include <string.h>

/* Files of a court beside an office of its own for each test. */

#define HEADERS "Case Number,Court,Defendant,DOB,Hearing Date,Time,Hearing Type,Judge,Outcome\n"
#define AS_OF   (TODAY - 3)

typedef struct
{
  Desk       *desk;
  ClewRecord *person;
  ClewRecord *court_case;
} Known;

static ClewCsv *
read_csv (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  ClewCsv *csv = clew_csv_parse (bytes, NULL, &error);

  g_assert_no_error (error);
  return csv;
}

static ClewBringIn *
compare_as_of (Desk *desk, const char *rows, ClewDay as_of)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strconcat (HEADERS, rows, NULL);
  g_autoptr (ClewCsv) csv = read_csv (text);
  g_autoptr (ClewRecord) mapping = clew_mapping_guess (csv);
  ClewBringIn *plan;

  clew_record_set_text (mapping, "name", "Mill County calendar");
  clew_record_set_text (mapping, "date_order", "month_first");
  plan = clew_bring_in_compare (desk->store, TODAY, csv, mapping, as_of, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

static ClewBringIn *
compare (Desk *desk, const char *rows)
{
  return compare_as_of (desk, rows, AS_OF);
}

static gboolean
keep (Desk *desk, ClewBringIn *plan, GError **error)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();
  gboolean done = clew_bring_in_keep (desk->store, TODAY, clew_office_get_actor (desk->office),
                                      plan, before, after, error);

  if (done)
    clew_office_follow_all (desk->office, "Bring in cases", before, after,
                            clew_hearing_take_move_back);
  return done;
}

static void
choose_all (ClewBringIn *plan)
{
  for (guint i = 0; i < plan->rows->len; i++)
    clew_incoming_set_chosen (g_ptr_array_index (plan->rows, i), TRUE);
}

/* Brings in all that can be brought in of these rows. */
static void
bring_in (Desk *desk, const char *rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewBringIn) plan = compare (desk, rows);

  choose_all (plan);
  g_assert_true (keep (desk, plan, &error));
  g_assert_no_error (error);
}

static ClewIncoming *
row (ClewBringIn *plan, guint index)
{
  g_assert_cmpuint (index, <, plan->rows->len);
  return g_ptr_array_index (plan->rows, index);
}

static void
assert_change (ClewIncoming *incoming, const char *label, const char *before, const char *after)
{
  for (guint i = 0; i < incoming->changes->len; i++)
    {
      ClewIncomingChange *change = g_ptr_array_index (incoming->changes, i);

      if (!g_str_equal (change->label, label))
        continue;
      g_assert_cmpstr (change->before, ==, before);
      g_assert_cmpstr (change->after, ==, after);
      return;
    }
  g_error ("no change of %s", label);
}

static void
known_clear (Known *known)
{
  g_clear_object (&known->person);
  g_clear_object (&known->court_case);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

/* Somebody with a case and a hearing in a week. */
static Known
add_known (Desk *desk)
{
  Known known = { .desk = desk };
  g_autoptr (ClewRecord) hearing = NULL;

  known.person = desk_add (desk, &clew_kind_participant, "given_name", "Alma", "family_name",
                           "Ortega-Ruiz", "birth_date", "1988-03-05", NULL);
  known.court_case = desk_add (desk, &clew_kind_court_case, "participant",
                               clew_record_get_id (known.person), "cause_number", "26-1-00417-4",
                               "court", "Mill County Superior Court", NULL);
  hearing = desk_add (desk, &clew_kind_hearing, "court_case",
                      clew_record_get_id (known.court_case), "kind", "arraignment", "on_day",
                      "2026-11-30", "at_time", "09:00", NULL);
  return known;
}

#define CASE      "26-1-00417-4,Mill County Superior Court,\"ORTEGA-RUIZ, ALMA M\",03/05/1988,"
#define STRANGERS "26-1-09999-1,Mill County Superior Court,\"QUORZELDA, VIMBRIX\",01/02/1970," \
                  "11/30/2026,9:00 AM,Arraignment,A. Lee,\n"
#define KEPT CASE "11/30/2026,9:00 AM,Arraignment,,\n"
/* clang-format off */
#define OUTCOMES \
  CASE "11/30/2026,9:00,Arraignment,,Cont\n" \
  CASE "11/30/2026,9:00,Arraignment,,went badly\n"
#define REFUSED \
  CASE "01/05/2026,9:00,Motion,,\n" \
  CASE "13/45/2026,9:00,Motion,,\n" \
  CASE "12/14/2026,half past,Motion,,\n" \
  CASE "12/15/2026,9:00,Motion,,\n"
#define NEW_CASE \
  "X-77,Town Court,\"Ortega-Ruiz, Alma\",3/5/1988,12/01/2026,9:00,Motion,,\n"
/* clang-format on */

static void
test_same (Desk *desk, gconstpointer data)
{
  g_auto (Known) known = add_known (desk);
  g_autoptr (ClewBringIn) plan = compare (desk, KEPT STRANGERS);

  g_assert_cmpuint (plan->n_rows, ==, 2);
  g_assert_cmpuint (plan->n_strangers, ==, 1);
  g_assert_cmpuint (plan->rows->len, ==, 1);
  g_assert_cmpint (row (plan, 0)->state, ==, CLEW_INCOMING_SAME);
  g_assert_cmpint (row (plan, 0)->match, ==, CLEW_MATCH_SURE);
  clew_incoming_set_chosen (row (plan, 0), TRUE);
  g_assert_false (row (plan, 0)->is_chosen);
}

static void
test_new_hearing (Desk *desk, gconstpointer data)
{
  g_auto (Known) known = add_known (desk);
  const char *rows = KEPT CASE "12/14/2026,1:30 pm,PTH,A. Lee,\n";
  g_autoptr (ClewBringIn) plan = compare (desk, rows);
  g_autoptr (ClewBringIn) again = NULL;

  g_assert_cmpint (row (plan, 1)->state, ==, CLEW_INCOMING_NEW_HEARING);
  assert_change (row (plan, 1), "Hearing", NULL, "Pretrial hearing");
  assert_change (row (plan, 1), "Judge", NULL, "A. Lee");
  g_assert_false (row (plan, 1)->is_chosen);
  bring_in (desk, rows);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing WHERE on_day = '2026-12-14' "
                                     "AND at_time = '13:30' AND kind = 'pretrial' AND "
                                     "judge = 'A. Lee' AND removed IS NULL"),
                   ==, 1);
  again = compare (desk, rows);
  g_assert_cmpuint (again->n[CLEW_INCOMING_SAME], ==, 2);
}

/* A hearing that stands on another day is moved and not doubled; where it was stays. */
static void
test_moved (Desk *desk, gconstpointer data)
{
  g_auto (Known) known = add_known (desk);
  const char *rows = STRANGERS CASE "12/07/2026,10:00,Arraignment,,\n";
  g_autoptr (ClewBringIn) plan = compare (desk, rows);

  g_assert_cmpint (row (plan, 0)->state, ==, CLEW_INCOMING_MOVED);
  bring_in (desk, rows);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing WHERE on_day = '2026-12-07' "
                                     "AND moved_from = '2026-11-30' AND at_time = '10:00'"),
                   ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing"), ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing_move WHERE "
                                     "from_day = '2026-11-30' AND to_day = '2026-12-07' AND "
                                     "reason = 'calendar' AND staff IS NOT NULL"),
                   ==, 1);
}

/* A move is taken back by another, and the hearing stands where it stood. */
static void
test_undo_move (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Known) known = add_known (desk);

  bring_in (desk, STRANGERS CASE "12/07/2026,10:00,Arraignment,A. Lee,\n");
  g_assert_cmpstr (clew_office_get_undo (desk->office), ==, "Bring in cases");
  clew_office_undo (desk->office, &error);
  g_assert_no_error (error);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing WHERE on_day = '2026-11-30' "
                                     "AND at_time = '09:00' AND judge IS NULL"),
                   ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing_move"), ==, 2);
}

/* A calendar that tells nothing of the old day says nothing of the hearing on it. */
static void
test_not_covered (Desk *desk, gconstpointer data)
{
  g_auto (Known) known = add_known (desk);
  g_autoptr (ClewBringIn) plan = compare (desk, CASE "12/07/2026,10:00,Arraignment,,\n");

  g_assert_cmpint (row (plan, 0)->state, ==, CLEW_INCOMING_NEW_HEARING);
}

static void
test_outcome (Desk *desk, gconstpointer data)
{
  g_auto (Known) known = add_known (desk);
  const char *rows = OUTCOMES;
  g_autoptr (ClewBringIn) plan = compare (desk, rows);

  assert_change (row (plan, 0), "Outcome", NULL, "Continued to another date");
  g_assert_nonnull (row (plan, 1)->problem);
  bring_in (desk, rows);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing WHERE outcome = 'continued'"),
                   ==, 1);
}

static void
test_new_case (Desk *desk, gconstpointer data)
{
  g_auto (Known) known = add_known (desk);
  const char *rows = "X-77,Town Court,\"Ortega Ruiz, Alma\",3/5/1988,12/01/2026,9:00,Motion,,\n"
                     "X 77,Town Court,\"Ortega Ruiz, Alma\",3/5/1988,12/02/2026,9:00,Trial,,\n";
  g_autoptr (ClewBringIn) plan = compare (desk, rows);
  g_autoptr (ClewBringIn) again = NULL;

  g_assert_cmpint (row (plan, 0)->state, ==, CLEW_INCOMING_NEW_CASE);
  g_assert_cmpint (row (plan, 0)->match, ==, CLEW_MATCH_PERSON);
  g_assert_cmpuint (clew_bring_in_choose_sure (plan), ==, 0);
  bring_in (desk, rows);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM court_case WHERE court = 'Town Court'"),
                   ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing h JOIN court_case c ON "
                                     "c.id = h.court_case WHERE c.court = 'Town Court'"),
                   ==, 2);
  again = compare (desk, rows);
  g_assert_cmpuint (again->n[CLEW_INCOMING_SAME], ==, 2);
}

static void
test_one_number_two_courts (Desk *desk, gconstpointer data)
{
  g_auto (Known) known = add_known (desk);
  g_autoptr (ClewRecord) other = desk_add_person (desk, "Bo", "Lindqvist");
  g_autoptr (ClewRecord) same = desk_add (desk, &clew_kind_court_case, "participant",
                                          clew_record_get_id (other), "cause_number",
                                          "26-1-00417-4", "court", "Town Court", NULL);
  g_autoptr (ClewBringIn) plan = compare (
    desk, KEPT "26-1-00417-4,Town Court,\"Lindqvist, Bo\",,12/01/2026,,,,\n"
               "26-1-00417-4,,\"Lindqvist, Bo\",,12/01/2026,,,,\n"
               "26-1-00417-4,Hill Court,\"Lindqvist, Bo\",,12/01/2026,,,,\n");

  g_assert_cmpstr (row (plan, 0)->court_case, ==, clew_record_get_id (known.court_case));
  g_assert_cmpstr (row (plan, 1)->court_case, ==, clew_record_get_id (same));
  g_assert_cmpint (row (plan, 1)->match, ==, CLEW_MATCH_SURE);
  g_assert_cmpint (row (plan, 2)->state, ==, CLEW_INCOMING_UNCLEAR);
  g_assert_cmpint (row (plan, 3)->match, ==, CLEW_MATCH_OTHER_COURT);
  g_assert_cmpuint (clew_bring_in_choose_sure (plan), ==, 1);
}

static void
test_sealed (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Known) known = add_known (desk);
  const char *rows = CASE "12/14/2026,1:30 pm,PTH,A. Lee,\n"
                          "26-1-00417-4,,\"Ortega-Ruiz, Alma\",3/5/1988,12/15/2026,,,,\n"
                          "26-1-00417-4,Elsewhere,\"Ortega-Ruiz, Alma\",3/5/1988,12/15/2026,,,,\n"
                          "26 1 00417 4,Mill County Superior Court,,,12/15/2026,,,,\n";
  g_autoptr (ClewBringIn) plan = NULL;

  clew_case_seal (desk->office, clew_record_get_id (known.court_case), TODAY, FALSE, &error);
  g_assert_no_error (error);
  plan = compare (desk, rows);
  g_assert_cmpuint (plan->rows->len, ==, 0);
  g_assert_cmpuint (plan->n_strangers, ==, 4);
}

/* Sealed between the look and the choice: nothing of the whole file is kept. */
static void
test_sealed_meanwhile (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Known) known = add_known (desk);
  g_autoptr (ClewBringIn) plan = compare (
    desk, NEW_CASE CASE "12/14/2026,1:30 pm,PTH,A. Lee,\n");

  choose_all (plan);
  clew_case_seal (desk->office, clew_record_get_id (known.court_case), TODAY, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (keep (desk, plan, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM court_case"), ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing"), ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM sighting"), ==, 0);
}

static void
test_changed_meanwhile (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Known) known = add_known (desk);
  g_autoptr (ClewBringIn) plan = compare (desk, CASE "11/30/2026,9:00,Arraignment,A. Lee,\n");
  g_autoptr (GPtrArray) hearings = clew_record_select (desk->store, &clew_kind_hearing, &error,
                                                       "1", NULL);

  choose_all (plan);
  clew_record_set_text (g_ptr_array_index (hearings, 0), "judge", "B. Moss");
  clew_office_save (desk->office, "change", g_ptr_array_index (hearings, 0), &error);
  g_assert_no_error (error);
  g_assert_false (keep (desk, plan, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_FAILED);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing WHERE judge = 'B. Moss'"), ==,
                   1);
}

/* A file that can't be (a hearing before the incident) says so at its row, and others go on. */
static void
test_refused_row (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Known) known = add_known (desk);
  g_autoptr (ClewBringIn) plan = NULL;

  clew_record_set_text (known.court_case, "incident_on", "2026-06-01");
  clew_office_save (desk->office, "change", known.court_case, &error);
  g_assert_no_error (error);
  plan = compare (desk, REFUSED);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (row (plan, i)->state, ==, CLEW_INCOMING_NOT_READ);
      g_assert_nonnull (row (plan, i)->problem);
      g_assert_cmpuint (row (plan, i)->number, ==, i + 2);
    }
  g_assert_cmpstr (row (plan, 1)->column, ==, "Hearing Date");
  g_assert_cmpstr (row (plan, 2)->column, ==, "Time");
  g_assert_cmpint (row (plan, 3)->state, ==, CLEW_INCOMING_NEW_HEARING);
}

/* Of somebody who is not known here nothing is kept, wherever one looks. */
static void
test_strangers (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Known) known = add_known (desk);
  g_autofree char *path = g_build_filename (desk->folder, "all.json", NULL);
  g_autofree char *text = NULL;

  bring_in (desk, STRANGERS CASE "12/14/2026,1:30 pm,PTH,A. Lee,\n"
                                 "Q-1,Quorzelda Court,\"QUORZELDA, VIMBRIX\",1/2/1970,12/1/2026,,,"
                                 "Vimbrix,\n");
  clew_json_export (desk->office, path, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "A. Lee"));
  for (char *at = text; *at != '\0'; at++)
    *at = g_ascii_tolower (*at);
  g_assert_null (strstr (text, "quorzelda"));
  g_assert_null (strstr (text, "vimbrix"));
  g_assert_null (strstr (text, "09999"));
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM audit "
                                     "WHERE old LIKE '%quorzelda%'"),
                   ==,
                   0);
}

static void
test_undo (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Known) known = add_known (desk);

  bring_in (desk, NEW_CASE CASE "11/30/2026,9:00,Arraignment,A. Lee,\n");
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM sighting "
                                     "WHERE removed IS NULL"),
                   ==, 2);
  clew_office_undo (desk->office, &error);
  g_assert_no_error (error);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM court_case WHERE removed IS NULL"), ==,
                   1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing WHERE removed IS NULL AND "
                                     "judge IS NULL"),
                   ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM sighting "
                                     "WHERE removed IS NULL"),
                   ==, 0);
}

/* What came from a later file is not taken back by an earlier one. */
static void
test_older (Desk *desk, gconstpointer data)
{
  g_auto (Known) known = add_known (desk);
  g_autoptr (ClewBringIn) older = NULL;

  bring_in (desk, CASE "11/30/2026,9:00,Arraignment,A. Lee,\n");
  older = compare_as_of (desk, CASE "11/30/2026,9:00,Arraignment,B. Moss,\n", AS_OF - 1);
  g_assert_cmpint (row (older, 0)->state, ==, CLEW_INCOMING_OLDER);
  choose_all (older);
  g_assert_cmpuint (clew_bring_in_count_chosen (older), ==, 0);
}

static void
test_readings (Desk *desk, gconstpointer data)
{
  g_auto (Known) known = add_known (desk);
  const char *rows = KEPT STRANGERS "26-1-09999-1,MILL COUNTY SUPERIOR COURT,\"Q, V\",1/2/1970,"
                                    "12/18/2026,9:00,Motion,,\n"
                                    "1,Hill Court,\"Q, V\",1/2/1970,12/19/2026,9:00,Motion,,\n";

  bring_in (desk, rows);
  bring_in (desk, rows);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM calendar_reading"), ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM calendar_reading WHERE "
                                     "court = 'Mill County Superior Court' AND "
                                     "from_day = '2026-11-30' AND to_day = '2026-12-18' AND "
                                     "on_day = '2026-11-20'"),
                   ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM sighting"), ==, 1);
}

static char *
read_age (Desk *desk, ClewDay today)
{
  g_autoptr (GError) error = NULL;
  gboolean more;
  g_autoptr (GPtrArray) entries = clew_docket_load_days (
    desk->store, clew_day_new (2026, 11, 30), clew_day_new (2026, 11, 30), today, NULL, 10, &more,
    &error);
  ClewDocketEntry *entry;
  ClewSighting     sighting;

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_true (clew_sighting_load (desk->store, entry->id, today, &sighting, &error));
  g_assert_cmpint (sighting.state, ==, entry->sighting.state);
  return clew_sighting_words (&entry->sighting, today);
}

static void
assert_age (Desk *desk, ClewDay today, const char *expected)
{
  g_autofree char *age = read_age (desk, today);

  g_assert_cmpstr (age, ==, expected);
}

/* A hearing says how old it is once that is long ago, and when a later calendar has it no more. */
static void
test_ages (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Known) known = add_known (desk);
  g_autoptr (ClewBringIn) later = NULL;

  assert_age (desk, TODAY, NULL);
  bring_in (desk, KEPT);
  assert_age (desk, TODAY, NULL);
  assert_age (desk, AS_OF + 7, NULL);
  assert_age (desk, AS_OF + 8, "from a court calendar of Nov 20, 8 days old");
  assert_age (desk, AS_OF + 11, NULL);
  later = compare_as_of (desk, STRANGERS, TODAY);
  g_assert_true (keep (desk, later, &error));
  g_assert_no_error (error);
  assert_age (desk, TODAY, "no longer on the court’s calendar of Nov 23");
  clew_office_undo (desk->office, &error);
  g_assert_no_error (error);
  assert_age (desk, TODAY, NULL);
}

/* The settings are found again by the columns, in whatever order they stand. */
static void
test_mapping (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewCsv) csv = read_csv (HEADERS "1,2,3,4,5,6,7,8,9\n");
  g_autoptr (ClewCsv) other = read_csv ("Name,Number\n1,2\n");
  g_autoptr (ClewRecord) guess = clew_mapping_find (desk->store, csv, &error);
  g_autoptr (ClewRecord) found = NULL;
  g_autoptr (ClewRecord) fresh = NULL;
  const char *field = NULL;

  g_assert_no_error (error);
  g_assert_false (clew_record_is_stored (guess));
  g_assert_cmpstr (clew_record_get_text (guess, "in_cause_number"), ==, "Case Number");
  g_assert_cmpstr (clew_record_get_text (guess, "in_birth_date"), ==, "DOB");
  clew_record_set_text (guess, "name", "Mill County calendar");
  clew_office_save (desk->office, "save", guess, &error);
  g_assert_no_error (error);
  found = clew_mapping_find (desk->store, csv, &error);
  g_assert_true (clew_record_is_stored (found));
  fresh = clew_mapping_find (desk->store, other, &error);
  g_assert_false (clew_record_is_stored (fresh));
  g_assert_false (clew_mapping_fits (found, other, &field, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
  g_assert_cmpstr (field, ==, "in_cause_number");
}

/* Brought in twice, and once more without a choice: the second time nothing is left to change. */
static void
test_all_again (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = clew_record_select (desk->store, &clew_kind_court_case, &error,
                                                    "sealed_on IS NULL AND vacated_on IS NULL",
                                                    NULL);
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (ClewBringIn) again = NULL;
  gint64 n_before;

  g_assert_no_error (error);
  for (guint i = 0; i < cases->len; i++)
    {
      ClewRecord *one = g_ptr_array_index (cases, i);

      if (clew_record_get_text (one, "cause_number") == NULL)
        continue;
      for (int j = g_test_rand_int_range (0, 4); j > 0; j--)
        g_string_append_printf (rows, "%s,\"%s\",,,%d/%d/2026,%d:00,%s,,%s\n",
                                clew_record_get_text (one, "cause_number"),
                                clew_record_get_text (one, "court"),
                                g_test_rand_int_range (11, 13), g_test_rand_int_range (1, 29),
                                g_test_rand_int_range (8, 17),
                                g_test_rand_bit () ? "Motion" : "Trial",
                                g_test_rand_int_range (0, 5) == 0 ? "Held" : "");
    }
  g_assert_cmpuint (rows->len, >, 0);
  bring_in (desk, rows->str);
  n_before = desk_count (desk, "SELECT count (*) FROM audit");
  again = compare (desk, rows->str);
  g_assert_cmpuint (again->n[CLEW_INCOMING_NEW_HEARING] + again->n[CLEW_INCOMING_NEW_CASE], ==, 0);
  g_assert_cmpuint (again->n[CLEW_INCOMING_MOVED] + again->n[CLEW_INCOMING_CHANGED], ==, 0);
  bring_in (desk, rows->str);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM audit"), ==, n_before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/bring-in/same", test_same);
  DESK_ADD ("/clew/bring-in/new-hearing", test_new_hearing);
  DESK_ADD ("/clew/bring-in/moved", test_moved);
  DESK_ADD ("/clew/bring-in/undo-move", test_undo_move);
  DESK_ADD ("/clew/bring-in/not-covered", test_not_covered);
  DESK_ADD ("/clew/bring-in/outcome", test_outcome);
  DESK_ADD ("/clew/bring-in/new-case", test_new_case);
  DESK_ADD ("/clew/bring-in/one-number-two-courts", test_one_number_two_courts);
  DESK_ADD ("/clew/bring-in/sealed", test_sealed);
  DESK_ADD ("/clew/bring-in/sealed-meanwhile", test_sealed_meanwhile);
  DESK_ADD ("/clew/bring-in/changed-meanwhile", test_changed_meanwhile);
  DESK_ADD ("/clew/bring-in/refused-row", test_refused_row);
  DESK_ADD ("/clew/bring-in/strangers", test_strangers);
  DESK_ADD ("/clew/bring-in/undo", test_undo);
  DESK_ADD ("/clew/bring-in/older", test_older);
  DESK_ADD ("/clew/bring-in/readings", test_readings);
  DESK_ADD ("/clew/bring-in/ages", test_ages);
  DESK_ADD ("/clew/bring-in/mapping", test_mapping);
  DESK_ADD_DEMO ("/clew/bring-in/all-again", test_all_again);
  return g_test_run ();
}
