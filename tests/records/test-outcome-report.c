/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "records/clew-case-save.h"
#include "records/clew-outcome-words.h"

#include <string.h>

/* Whether anybody fared worse, read from an office. Today is 23 November 2026. */

static ClewOutcomeReport *
read_report (Desk *desk, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  ClewOutcomeReport *report = clew_outcome_report_read (
    desk->store, clew_day_from_iso (from), to != NULL ? clew_day_from_iso (to) : TODAY, &error);

  g_assert_no_error (error);
  return report;
}

static void
add_course (Desk *desk, const char *class, const char *offer, const char *disposition,
            const char *on)
{
  g_object_unref (desk_add (desk, &clew_kind_ordinary_course, "charge_class", class, "offer", offer,
                            "disposition", disposition, "entered_on", on, NULL));
}

static char *
add_case (Desk *desk, const char *closed)
{
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", "Aguilar");
  g_autoptr (ClewRecord) record = desk_add (desk, &clew_kind_court_case, "participant",
                                            clew_record_get_id (person), "court", "Mill",
                                            "incident_on", "2025-12-01", "closed_on", closed, NULL);

  return g_strdup (clew_record_get_id (record));
}

static void
add_count (Desk *desk, const char *id, const char *class, const char *disposition,
           const char *sentence, const char *on)
{
  g_object_unref (desk_add (desk, &clew_kind_charge, "court_case", id, "description", "Trespass",
                            "class", class, "disposition", disposition, "sentence", sentence,
                            "disposed_on", on, NULL));
}

static void
add_decision (Desk *desk, const char *id, const char *kind, const char *on, const char *offer)
{
  g_object_unref (desk_add (desk, &clew_kind_decision, "court_case", id, "kind", kind, "on_day", on,
                            "offer", offer, "source", "released_statement", NULL));
}

static void
assert_verdict (Desk *desk, const char *from, const char *to, ClewVerdict verdict)
{
  g_autoptr (ClewOutcomeReport) report = read_report (desk, from, to);

  for (guint i = CLEW_VERDICT_HARSHER; i < CLEW_N_VERDICTS; i++)
    g_assert_cmpuint (report->verdicts[i], ==, i == verdict);
  g_assert_cmpuint (report->n_cases, ==, verdict != CLEW_VERDICT_NONE);
}

/* What was entered as ordinary counts from its day on, and each count is of its own class. */
static void
test_days (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_case (desk, NULL);

  add_count (desk, id, "misdemeanor", "plea", "supervision", "2026-03-10");
  assert_verdict (desk, NULL, NULL, CLEW_VERDICT_UNKNOWN);
  add_course (desk, "felony", NULL, "prison", "2026-01-01");
  add_course (desk, "misdemeanor", NULL, "jail", "2026-03-11");
  assert_verdict (desk, NULL, NULL, CLEW_VERDICT_UNKNOWN);
  add_course (desk, "misdemeanor", NULL, "supervision", "2026-03-10");
  assert_verdict (desk, NULL, NULL, CLEW_VERDICT_SAME);
  assert_verdict (desk, "2026-03-10", "2026-03-10", CLEW_VERDICT_SAME);
  assert_verdict (desk, "2026-03-11", NULL, CLEW_VERDICT_NONE);
  assert_verdict (desk, NULL, "2026-03-09", CLEW_VERDICT_NONE);
  add_count (desk, id, "misdemeanor", "plea", "jail", "2026-05-01");
  assert_verdict (desk, NULL, NULL, CLEW_VERDICT_SAME);
  assert_verdict (desk, "2026-04-01", NULL, CLEW_VERDICT_SAME);
  add_course (desk, "misdemeanor", NULL, "fine_or_service", "2026-04-30");
  assert_verdict (desk, NULL, NULL, CLEW_VERDICT_HARSHER);
  assert_verdict (desk, NULL, "2026-04-30", CLEW_VERDICT_SAME);
}

/* A case that ended, and nobody said how; and a count that ended on a day that nobody entered. */
static void
test_missing (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_case (desk, "2026-06-01");

  add_course (desk, "misdemeanor", NULL, "fine_or_service", "2026-01-01");
  assert_verdict (desk, NULL, NULL, CLEW_VERDICT_UNKNOWN);
  assert_verdict (desk, "2026-06-02", NULL, CLEW_VERDICT_NONE);
  add_count (desk, id, "misdemeanor", NULL, NULL, NULL);
  assert_verdict (desk, "2026-06-01", "2026-06-01", CLEW_VERDICT_UNKNOWN);
  g_free (id);
  id = add_case (desk, NULL);
  add_count (desk, id, "misdemeanor", "convicted", "jail", NULL);
  assert_verdict (desk, "2026-11-23", "2026-11-23", CLEW_VERDICT_HARSHER);
}

/* A later decision takes the place of an earlier one, but hides nothing that was harsher. */
static void
test_replaced (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_case (desk, NULL);
  g_autoptr (ClewOutcomeReport) report = NULL;
  g_autofree char *words = NULL;
  ClewOutcomeCase *one;

  /* None would be kept that is harsher than what is entered by then, but what is ordinary may be
   * entered afterwards. */
  add_count (desk, id, "misdemeanor", NULL, NULL, NULL);
  add_decision (desk, id, "ordinary_course", "2026-02-01", NULL);
  add_decision (desk, id, "negotiate_disposition", "2026-03-01", "dismissal");
  add_decision (desk, id, "negotiate_disposition", "2026-02-15", "as_charged");
  assert_verdict (desk, NULL, NULL, CLEW_VERDICT_UNKNOWN);
  add_course (desk, "misdemeanor", "deferral", NULL, "2026-01-01");
  assert_verdict (desk, NULL, "2026-02-01", CLEW_VERDICT_UNKNOWN);
  assert_verdict (desk, "2026-02-16", NULL, CLEW_VERDICT_MILDER);
  assert_verdict (desk, NULL, NULL, CLEW_VERDICT_HARSHER);
  report = read_report (desk, NULL, NULL);
  one = report->cases->pdata[0];
  words = clew_outcome_dup_comparison (one->lines->pdata[2], CLEW_VERDICT_HARSHER);
  g_assert_cmpstr (words, ==, "Offer: Plea as charged; ordinarily Deferral or diversion");
  g_assert_cmpuint (report->n_resting, ==, 3);
  g_assert_cmpuint (report->classes[2][CLEW_VERDICT_HARSHER], ==, 1);
  g_assert_cmpuint (report->answers[CLEW_COURSE_OFFER][CLEW_OUTCOME_NOT_ENTERED], ==, 0);
}

static gboolean
spoil (ClewStore *store, gpointer data, GError **error)
{
  return clew_store_run (store, error,
                         "UPDATE decision SET attested_by = NULL WHERE kind = 'seek_warrant'",
                         NULL);
}

/* What wasn't entered at first matters no more once something was. */
static void
test_made_good (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_case (desk, NULL);

  add_course (desk, "misdemeanor", "deferral", NULL, "2026-01-01");
  add_count (desk, id, "misdemeanor", NULL, NULL, NULL);
  add_decision (desk, id, "ordinary_course", "2026-02-01", NULL);
  assert_verdict (desk, NULL, NULL, CLEW_VERDICT_UNKNOWN);
  add_decision (desk, id, "negotiate_disposition", "2026-02-01", "dismissal");
  assert_verdict (desk, NULL, NULL, CLEW_VERDICT_MILDER);
}

/* A decision keeps the class that it was measured by, whatever becomes of the charges. */
static void
test_class_kept (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_case (desk, NULL);

  add_course (desk, "misdemeanor", "deferral", NULL, "2026-01-01");
  add_course (desk, "felony", "as_charged", NULL, "2026-01-01");
  g_object_unref (desk_add (desk, &clew_kind_decision, "court_case", id, "kind",
                            "negotiate_disposition", "on_day", "2026-02-01", "offer", "deferral",
                            "charge_class", "misdemeanor", NULL));
  add_count (desk, id, "felony", NULL, NULL, NULL);
  assert_verdict (desk, NULL, NULL, CLEW_VERDICT_SAME);
}

/* From a file that is older than the rule, a decision may lack what it needs. */
static void
test_groundless (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_case (desk, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewOutcomeReport) before = NULL;
  g_autoptr (ClewOutcomeReport) after = NULL;

  g_object_unref (desk_add (desk, &clew_kind_decision, "court_case", id, "kind", "seek_warrant",
                            "on_day", "2026-02-01", "source", "court_file", "attested_by", "A. B.",
                            "attested_source", "court_file", NULL));
  before = read_report (desk, NULL, NULL);
  g_assert_cmpuint (before->n_groundless, ==, 0);
  g_assert_true (clew_office_change (desk->office, "spoil", spoil, NULL, &error));
  g_assert_no_error (error);
  after = read_report (desk, NULL, NULL);
  g_assert_cmpuint (after->n_groundless, ==, 1);
  g_assert_cmpuint (after->n_cases, ==, 0);
}

/* Of a sealed case there is a number, and nothing else. */
static void
test_sealed (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_case (desk, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewOutcomeReport) report = NULL;

  add_course (desk, "misdemeanor", NULL, "dismissed", "2026-01-01");
  add_count (desk, id, "misdemeanor", "plea", "jail", "2026-03-10");
  g_object_unref (desk_add (desk, &clew_kind_concern, "court_case", id, "kind", "defender", "about",
                            "disposition", "on_day", "2026-04-01", NULL));
  assert_verdict (desk, NULL, NULL, CLEW_VERDICT_HARSHER);
  g_assert_true (clew_case_seal (desk->office, id, TODAY, FALSE, &error));
  report = read_report (desk, NULL, NULL);
  g_assert_cmpuint (report->n_hidden, ==, 1);
  g_assert_cmpuint (report->n_cases, ==, 0);
  g_assert_cmpuint (report->cases->len, ==, 0);
  g_assert_cmpuint (report->concerns->len, ==, 0);
}

static ClewRecord *
add_concern (Desk *desk, const char *id, const char *on)
{
  return desk_add (desk, &clew_kind_concern, "court_case", id, "kind", "defender", "about", "offer",
                   "asked", "supervisor", "on_day", on, "raised_by", "Ines Calder", NULL);
}

/* Open ones are on the report of any days, those answered on that of the day. What was raised
 * stays as it was, and is raised again as another. */
static void
test_concerns (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_case (desk, NULL);
  g_autoptr (ClewRecord) answered = add_concern (desk, id, "2026-02-01");
  g_autoptr (ClewRecord) open = add_concern (desk, id, "2026-03-01");
  g_autoptr (ClewOutcomeReport) report = NULL;
  g_autoptr (ClewOutcomeReport) later = NULL;
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  clew_record_set_text (answered, "answered_on", "2026-04-01");
  g_assert_false (clew_case_save (desk->office, "answer", answered, &field, &error));
  g_assert_cmpstr (field, ==, "answer");
  g_clear_error (&error);
  clew_record_set_text (answered, "answer", "changed");
  g_assert_false (clew_case_save (desk->office, "answer", answered, &field, &error));
  g_assert_cmpstr (field, ==, "answered_by");
  g_clear_error (&error);
  clew_record_set_text (answered, "answered_by", "Noel Prewitt");
  g_assert_true (clew_case_save (desk->office, "answer", answered, &field, &error));
  g_assert_no_error (error);
  clew_record_set_text (open, "about", "warrant");
  g_assert_false (clew_case_save (desk->office, "edit", open, &field, &error));
  g_clear_error (&error);
  report = read_report (desk, "2026-04-01", "2026-04-01");
  g_assert_cmpuint (report->concerns->len, ==, 2);
  g_assert_cmpuint (report->n_open, ==, 1);
  g_assert_cmpstr (((ClewConcernRow *)report->concerns->pdata[0])->id, ==,
                   clew_record_get_id (open));
  later = read_report (desk, "2026-04-02", NULL);
  g_assert_cmpuint (later->concerns->len, ==, 1);
}

/* There is no column for a sentence of one's own: only names, days and choices. */
static void
test_no_words (void)
{
  for (const ClewField *field = clew_kind_concern.fields; field->column != NULL; field++)
    {
      gboolean is_name = g_str_equal (field->column, "raised_by") ||
                         g_str_equal (field->column, "answered_by");

      g_assert_cmpint (field->type, !=, CLEW_FIELD_LONG_TEXT);
      g_assert_true (is_name || field->type != CLEW_FIELD_TEXT);
    }
}

static const char *
pick (const char *const *texts)
{
  return texts[g_test_rand_int_range (0, (int)g_strv_length ((char **)texts))];
}

static char *
any_day (int first, int last)
{
  return clew_day_to_iso (TODAY - (ClewDay)g_test_rand_int_range (first, last));
}

/* Whether a count of class @class that came to @sentence on @on was harsher than what its case's
 * office had entered by then: by SQL and not by the rules. */
static gint64
count_harsher_in_sql (Desk *desk, const char *from, const char *to)
{
  g_autofree char *sql = g_strdup_printf (
    "WITH place (id, n) AS (VALUES ('dismissed', 0), ('deferred', 1), ('fine_or_service', 2), "
    "('supervision', 3), ('jail', 4), ('prison', 5)) "
    "SELECT count (DISTINCT h.court_case) FROM charge h JOIN court_case c ON c.id = h.court_case "
    "WHERE c.sealed_on IS NULL AND h.disposed_on BETWEEN '%s' AND '%s' "
    "AND (SELECT n FROM place WHERE id = h.sentence) > (SELECT n FROM place WHERE id = "
    "(SELECT o.disposition FROM ordinary_course o WHERE o.charge_class = h.class "
    "AND o.entered_on <= h.disposed_on ORDER BY o.entered_on DESC, o.rowid DESC LIMIT 1))",
    from, to);

  return desk_count (desk, sql);
}

/* No harsher one is hidden, whatever else there is in its case. */
static void
test_none_hidden (Desk *desk, gconstpointer data)
{
  static const char *const classes[] = { "felony", "misdemeanor", "violation", NULL };
  static const char *const ends[] = { "plea", "convicted", "plea", NULL };
  static const char *const places[] = { "dismissed", "deferred", "fine_or_service", "supervision",
                                        "jail", "prison", NULL };
  guint                    n_harsher = 0;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *on = any_day (0, 300);

      add_course (desk, pick (classes), NULL, pick (places), on);
    }
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *id = add_case (desk, NULL);

      for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
        {
          g_autofree char *on = any_day (0, 300);

          add_count (desk, id, pick (classes), pick (ends),
                     g_test_rand_int_range (0, 5) > 0 ? pick (places) : NULL, on);
        }
      if (g_test_rand_int_range (0, 8) == 0)
        g_assert_true (clew_case_seal (desk->office, id, TODAY, FALSE, NULL));
    }
  for (guint i = 0; i < 40; i++)
    {
      ClewDay          first = TODAY - (ClewDay)g_test_rand_int_range (0, 300);
      g_autofree char *from = clew_day_to_iso (first);
      g_autofree char *to = clew_day_to_iso (first + (ClewDay)g_test_rand_int_range (0, 30));
      g_autoptr (ClewOutcomeReport) report = read_report (desk, from, to);
      g_autofree char *answer = clew_outcome_dup_answer (report);
      gint64           expected = count_harsher_in_sql (desk, from, to);
      guint            compared = report->n_cases - report->verdicts[CLEW_VERDICT_UNKNOWN];

      g_assert_cmpint (report->verdicts[CLEW_VERDICT_HARSHER], ==, expected);
      g_assert_cmpint (strstr (answer, "none came out harsher") != NULL, ==,
                       expected == 0 && compared > 1);
      n_harsher += expected > 0;
    }
  g_test_message ("%u of 40 had a harsher one", n_harsher);
  g_assert_cmpuint (n_harsher, >, 0);
}

/* What is said when there is nothing to say it of. */
static void
test_answers (void)
{
  const struct
  {
    guint       harsher, unknown, fine;
    const char *answer;
  } rows[] = {
    { 0, 0, 0, "Nothing was decided in these days." },
    { 0, 2, 0,
      "No decided case can be compared with the ordinary course. 2 decided cases can’t be "
      "compared." },
    { 0, 0, 1,
      "The one decided case that can be compared did not come out harsher than the ordinary "
      "course." },
    { 0, 3, 39,
      "Of 39 decided cases that can be compared, none came out harsher than the ordinary course. 3 "
      "decided cases can’t be compared." },
    { 1, 1, 5,
      "1 case came out harsher than the ordinary course, out of 6 that can be compared. 1 decided "
      "case can’t be compared." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ClewOutcomeReport report = { .n_cases = rows[i].harsher + rows[i].unknown + rows[i].fine };
      g_autofree char  *answer = NULL;

      report.verdicts[CLEW_VERDICT_HARSHER] = rows[i].harsher;
      report.verdicts[CLEW_VERDICT_UNKNOWN] = rows[i].unknown;
      report.verdicts[CLEW_VERDICT_SAME] = rows[i].fine;
      answer = clew_outcome_dup_answer (&report);
      g_assert_cmpstr (answer, ==, rows[i].answer);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/outcome/days", test_days);
  DESK_ADD ("/clew/records/outcome/missing", test_missing);
  DESK_ADD ("/clew/records/outcome/replaced", test_replaced);
  DESK_ADD ("/clew/records/outcome/made-good", test_made_good);
  DESK_ADD ("/clew/records/outcome/class-kept", test_class_kept);
  DESK_ADD ("/clew/records/outcome/groundless", test_groundless);
  DESK_ADD ("/clew/records/outcome/sealed", test_sealed);
  DESK_ADD ("/clew/records/outcome/concerns", test_concerns);
  DESK_ADD ("/clew/records/outcome/none-hidden", test_none_hidden);
  g_test_add_func ("/clew/records/outcome/no-words", test_no_words);
  g_test_add_func ("/clew/records/outcome/answers", test_answers);
  return g_test_run ();
}
