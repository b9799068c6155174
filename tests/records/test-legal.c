/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "records/clew-case-changes.h"
#include "records/clew-case-save.h"
#include "records/clew-concern-list.h"
#include "records/clew-docket.h"
#include "records/clew-legal-lists.h"
#include "records/clew-person.h"
#include "records/clew-timeline.h"

/* What is written about cases, and how lists say it. Today is 23 November 2026. */

static ClewDay
day (const char *text)
{
  ClewDay found = clew_day_from_iso (text);

  g_assert_cmpuint (found, !=, CLEW_DAY_UNKNOWN);
  return found;
}

static char *
add_case (Desk *desk, const char *person, const char *number, const char *court)
{
  g_autoptr (ClewRecord) record = desk_add (desk, &clew_kind_court_case, "participant", person,
                                            "cause_number", number, "court", court, "incident_on",
                                            "2026-10-01", "filed_on", "2026-10-05", NULL);

  return g_strdup (clew_record_get_id (record));
}

static char *
add_one (Desk *desk)
{
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", "Aguilar");

  return add_case (desk, clew_record_get_id (person), "M-77", "Mill");
}

static char *
add_hearing (Desk *desk, const char *court_case, const char *kind, const char *on)
{
  g_autoptr (ClewRecord) record = desk_add (desk, &clew_kind_hearing, "court_case", court_case,
                                            "kind", kind, "on_day", on, "at_time",
                                            on != NULL ? "09:00" : NULL, NULL);

  return g_strdup (clew_record_get_id (record));
}

static ClewRecord *
load (Desk *desk, const ClewKind *kind, const char *id)
{
  g_autoptr (GError) error = NULL;
  ClewRecord *record = clew_record_load (desk->store, kind, id, &error);

  g_assert_no_error (error);
  return record;
}

static ClewStagePlace
get_stage (Desk *desk, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewCase) court_case = clew_case_load (desk->store, id, &error);

  g_assert_no_error (error);
  return clew_case_get_stage (court_case, TODAY);
}

static void
expect_refused (gboolean done, int code, const char *expected, const char **field, GError **error)
{
  g_assert_false (done);
  g_assert_error (*error, CLEW_RECORDS_ERROR, code);
  g_assert_cmpstr (*field, ==, expected);
  *field = NULL;
  g_clear_error (error);
}

/* One number in two courts, twice in one, and once more when the first is sealed. */
static void
test_numbers (Desk *desk, gconstpointer data)
{
  g_autofree char *first = add_one (desk);
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Ana", "Ruiz");
  g_autoptr (ClewRecord) other = clew_record_new (&clew_kind_court_case);
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  clew_record_set_text (other, "participant", clew_record_get_id (person));
  clew_record_set_text (other, "cause_number", "M-77");
  clew_record_set_text (other, "court", "MÍLL");
  expect_refused (clew_case_save (desk->office, "add", other, &field, &error),
                  CLEW_RECORDS_ERROR_INVALID, "cause_number", &field, &error);
  clew_record_set_text (other, "court", "Pine");
  g_assert_true (clew_case_save (desk->office, "add", other, &field, &error));
  clew_record_set_text (other, "court", "Mill");
  expect_refused (clew_case_save (desk->office, "add", other, &field, &error),
                  CLEW_RECORDS_ERROR_INVALID, "cause_number", &field, &error);
  g_assert_true (clew_case_seal (desk->office, first, TODAY, FALSE, &error));
  g_assert_true (clew_case_save (desk->office, "add", other, &field, &error));
  g_assert_no_error (error);
}

/* K28 between a case and what hangs on it, and a case that would follow itself. */
static void
test_order (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_one (desk);
  g_autoptr (ClewRecord) record = load (desk, &clew_kind_court_case, id);
  g_autoptr (ClewRecord) warrant = clew_record_new (&clew_kind_warrant);
  g_autoptr (GError) error = NULL;
  g_autofree char *again = add_case (desk, clew_record_get_text (record, "participant"), "M-78",
                                     "Mill");
  g_autoptr (ClewRecord) second = load (desk, &clew_kind_court_case, again);
  const char *field = NULL;

  clew_record_set_text (warrant, "court_case", id);
  clew_record_set_text (warrant, "issued_on", "2026-09-30");
  expect_refused (clew_case_save (desk->office, "add", warrant, &field, &error),
                  CLEW_RECORDS_ERROR_INVALID, "issued_on", &field, &error);
  clew_record_set_text (warrant, "issued_on", "2026-10-03");
  g_assert_true (clew_case_save (desk->office, "add", warrant, &field, &error));
  clew_record_set_text (record, "incident_on", "2026-10-04");
  expect_refused (clew_case_save (desk->office, "edit", record, &field, &error),
                  CLEW_RECORDS_ERROR_INVALID, "incident_on", &field, &error);
  clew_record_set_text (record, "incident_on", "2026-10-03");
  clew_record_set_text (record, "closed_on", "2026-10-04");
  expect_refused (clew_case_save (desk->office, "edit", record, &field, &error),
                  CLEW_RECORDS_ERROR_INVALID, "closed_on", &field, &error);
  clew_record_set_nothing (record, "closed_on");
  clew_record_set_text (record, "follows", again);
  g_assert_true (clew_case_save (desk->office, "edit", record, &field, &error));
  clew_record_set_text (second, "follows", id);
  expect_refused (clew_case_save (desk->office, "edit", second, &field, &error),
                  CLEW_RECORDS_ERROR_INVALID, "follows", &field, &error);
}

static void
test_move (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_one (desk);
  g_autofree char *hearing = add_hearing (desk, id, "plea", "2026-12-01");
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewCase) court_case = NULL;
  g_autoptr (ClewRecord) moved = NULL;
  ClewRecord *move;

  g_assert_true (clew_hearing_move (desk->office, hearing, day ("2026-12-08"), "13:30", "defense",
                                    &error));
  g_assert_true (clew_hearing_move (desk->office, hearing, CLEW_DAY_UNKNOWN, NULL, "court",
                                    &error));
  /* Nothing new to say. */
  g_assert_true (clew_hearing_move (desk->office, hearing, CLEW_DAY_UNKNOWN, NULL, "court",
                                    &error));
  g_assert_no_error (error);
  court_case = clew_case_load (desk->store, id, &error);
  g_assert_cmpuint (court_case->moves->len, ==, 2);
  move = g_ptr_array_index (court_case->moves, 1);
  g_assert_cmpstr (clew_record_get_text (move, "from_day"), ==, "2026-12-01");
  g_assert_cmpstr (clew_record_get_text (move, "from_time"), ==, "09:00");
  g_assert_cmpstr (clew_record_get_text (move, "to_day"), ==, "2026-12-08");
  g_assert_cmpstr (clew_record_get_text (move, "reason"), ==, "defense");
  g_assert_cmpstr (clew_record_get_text (move, "staff"), ==, clew_office_get_actor (desk->office));
  moved = load (desk, &clew_kind_hearing, hearing);
  g_assert_null (clew_record_get_text (moved, "on_day"));
  g_assert_cmpstr (clew_record_get_text (moved, "moved_from"), ==, "2026-12-08");
  g_assert_false (clew_hearing_move (desk->office, hearing, day ("2026-09-08"), NULL, "court",
                                     &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing_move"), ==, 2);
}

/* An outcome and the next date: one change, undone at once, and entered again without a second
 * hearing. */
static void
test_outcome (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_one (desk);
  g_autofree char *hearing = add_hearing (desk, id, "pretrial", "2026-11-23");
  ClewNextHearing  next = { .day = day ("2026-12-14"), .time = "10:30" };
  g_autoptr (GError) error = NULL;
  const char *open = "SELECT count (*) FROM hearing WHERE removed IS NULL AND outcome IS NULL";
  const char *chained = "SELECT count (*) FROM hearing WHERE removed IS NULL AND on_day = "
                        "'2027-01-04' AND kind = 'plea' AND moved_from = '2026-11-23' "
                        "AND continued_from IS NOT NULL";

  g_assert_true (clew_hearing_set_outcome (desk->office, hearing, "continued", &next, &error));
  g_assert_no_error (error);
  g_assert_cmpint (desk_count (desk, open), ==, 1);
  g_assert_true (clew_office_undo (desk->office, &error));
  g_assert_cmpint (desk_count (desk, open), ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing WHERE removed IS NULL"), ==, 1);
  g_assert_true (clew_office_redo (desk->office, &error));
  next.day = day ("2027-01-04");
  next.kind = "plea";
  g_assert_true (clew_hearing_set_outcome (desk->office, hearing, "continued", &next, &error));
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing WHERE removed IS NULL"), ==, 2);
  g_assert_cmpint (desk_count (desk, chained), ==, 1);
  g_assert_cmpint (get_stage (desk, id).stage, ==, CLEW_STAGE_SET_FOR_DISPOSITION);
  next.day = day ("2026-11-22");
  g_assert_false (clew_hearing_set_outcome (desk->office, hearing, "continued", &next, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
}

/* Many at once: one change, undone and done again at once. */
static void
test_set_next (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_one (desk);
  g_autofree char *past = add_hearing (desk, id, "status", "2026-11-20");
  g_autofree char *dateless = add_hearing (desk, id, "review", NULL);
  g_autofree char *coming = add_hearing (desk, id, "motion", "2026-12-01");
  const char      *ids[] = { past, dateless, coming, NULL };
  ClewNextDates    dates = { .next = { .day = day ("2026-12-15"), .department = "4" } };
  ClewNextDateFate fates[3];
  const char      *there = "SELECT count (*) FROM hearing WHERE on_day = '2026-12-15' "
                           "AND outcome IS NULL AND department = '4' AND removed IS NULL";
  const char      *moves = "SELECT count (*) FROM hearing_move m "
                           "WHERE " CLEW_MOVE_STANDS_SQL ("m");
  guint            n_changed = 0;
  g_autoptr (GError) error = NULL;
  gint64 n_changes = desk_count (desk, "SELECT count (*) FROM change");

  g_assert_true (clew_hearing_plan_next (desk->office, ids, dates.next.day, fates, &error));
  g_assert_cmpint (fates[0], ==, CLEW_NEXT_DATE_CONTINUED);
  g_assert_cmpint (fates[1], ==, CLEW_NEXT_DATE_SET);
  g_assert_cmpint (fates[2], ==, CLEW_NEXT_DATE_MOVED);
  /* What is missing is asked for, and nothing is changed before. */
  g_assert_false (clew_hearing_set_next (desk->office, ids, &dates, NULL, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  dates.outcome = "continued";
  g_assert_false (clew_hearing_set_next (desk->office, ids, &dates, NULL, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM change"), ==, n_changes);

  dates.reason = "court";
  g_assert_true (clew_hearing_set_next (desk->office, ids, &dates, &n_changed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 3);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM change"), ==, n_changes + 1);
  g_assert_cmpstr (clew_office_get_undo (desk->office), ==, "Set next date");
  g_assert_cmpint (desk_count (desk, there), ==, 3);
  g_assert_cmpint (desk_count (desk, moves), ==, 2);
  /* The first has an outcome by now, and the others have that date: nothing is left to do. */
  g_assert_false (clew_hearing_set_next (desk->office, ids, &dates, NULL, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (clew_office_undo (desk->office, &error));
  g_assert_no_error (error);
  g_assert_cmpint (desk_count (desk, there), ==, 0);
  g_assert_cmpint (desk_count (desk, moves), ==, 0);
  g_assert_true (clew_office_redo (desk->office, &error));
  g_assert_no_error (error);
  g_assert_cmpint (desk_count (desk, there), ==, 3);
  g_assert_cmpint (desk_count (desk, moves), ==, 2);
}

/* Of a case that is closed nothing is set anew; the others are. */
static void
test_set_next_left_out (Desk *desk, gconstpointer data)
{
  g_autofree char *open = add_one (desk);
  g_autoptr (ClewRecord) first = load (desk, &clew_kind_court_case, open);
  g_autofree char *closed = add_case (desk, clew_record_get_text (first, "participant"), "M-78",
                                      "Mill");
  g_autofree char *there = add_hearing (desk, open, "status", "2026-11-20");
  g_autofree char *over = add_hearing (desk, closed, "status", "2026-11-20");
  g_autoptr (ClewRecord) record = load (desk, &clew_kind_court_case, closed);
  const char   *ids[] = { over, there, NULL };
  ClewNextDates dates = { .outcome = "continued", .next = { .day = day ("2026-12-15") } };
  guint         n_changed = 0;
  g_autoptr (GError) error = NULL;

  clew_record_set_day (record, "closed_on", TODAY);
  g_assert_true (clew_case_save (desk->office, "close", record, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (clew_hearing_set_next (desk->office, ids, &dates, &n_changed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing WHERE on_day = '2026-12-15'"),
                   ==, 1);
}

/* A move is taken back by another, and moved again by a third. The day before all of them is what
 * the hearing came from, as though nothing had been. */
static void
test_undo_move (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_one (desk);
  g_autofree char *hearing = add_hearing (desk, id, "plea", "2026-12-01");
  g_autoptr (GError) error = NULL;

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (ClewRecord) now = NULL;
      g_autoptr (ClewCase) moved = NULL;
      g_autoptr (ClewCase) back = NULL;
      g_autoptr (ClewRecord) then = NULL;

      if (round == 0)
        g_assert_true (clew_hearing_move (desk->office, hearing, day ("2026-12-08"), "13:30",
                                          "defense", &error));
      else
        g_assert_true (clew_office_redo (desk->office, &error));
      g_assert_no_error (error);
      moved = clew_case_load (desk->store, id, &error);
      g_assert_cmpuint (moved->moves->len, ==, 1);
      now = load (desk, &clew_kind_hearing, hearing);
      g_assert_cmpstr (clew_record_get_text (now, "on_day"), ==, "2026-12-08");
      g_assert_true (clew_office_undo (desk->office, &error));
      g_assert_no_error (error);
      back = clew_case_load (desk->store, id, &error);
      g_assert_cmpuint (back->moves->len, ==, 0);
      then = load (desk, &clew_kind_hearing, hearing);
      g_assert_cmpstr (clew_record_get_text (then, "on_day"), ==, "2026-12-01");
      g_assert_cmpstr (clew_record_get_text (then, "at_time"), ==, "09:00");
      g_assert_null (clew_record_get_text (then, "moved_from"));
    }
  /* Nothing that was kept is gone. */
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing_move"), ==, 4);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM hearing_move a JOIN hearing_move b "
                                     "ON a.undoes = b.id AND a.from_day = b.to_day "
                                     "AND a.to_day = b.from_day AND a.to_time = b.from_time"),
                   ==, 2);
}

static ClewRecord *
new_decision (const char *court_case, const char *kind, const char *on)
{
  ClewRecord *decision = clew_record_new (&clew_kind_decision);

  clew_record_set_text (decision, "court_case", court_case);
  clew_record_set_text (decision, "kind", kind);
  clew_record_set_text (decision, "on_day", on);
  clew_record_set_text (decision, "decided_by", "Noel Prewitt");
  return decision;
}

/* K19. */
static void
test_ground (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_one (desk);
  g_autoptr (ClewRecord) decision = new_decision (id, "seek_warrant", "2026-11-20");
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  expect_refused (clew_decision_make (desk->office, decision, &field, &error),
                  CLEW_RECORDS_ERROR_INVALID, "attested_by", &field, &error);
  clew_record_set_text (decision, "attested_by", "Noel Prewitt");
  expect_refused (clew_decision_make (desk->office, decision, &field, &error),
                  CLEW_RECORDS_ERROR_INVALID, "attested_source", &field, &error);
  clew_record_set_text (decision, "attested_source", "police_report");
  clew_record_set_text (decision, "source", "released_statement");
  expect_refused (clew_decision_make (desk->office, decision, &field, &error),
                  CLEW_RECORDS_ERROR_INVALID, "source", &field, &error);
  /* Nor by any other way. */
  g_assert_false (clew_office_save (desk->office, "save", decision, &error));
  g_clear_error (&error);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM decision"), ==, 0);
  clew_record_set_text (decision, "source", "independent");
  g_assert_true (clew_decision_make (desk->office, decision, &field, &error));
  g_assert_no_error (error);
}

/* A decision stays as it was made. */
static void
test_kept (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_one (desk);
  g_autoptr (ClewRecord) decision = new_decision (id, "hold_filed_case", "2026-11-02");
  g_autoptr (ClewRecord) later = new_decision (id, "move_to_dismiss", "2026-11-20");
  g_autoptr (ClewRecord) other = new_decision (id, "no_warrant", "2026-11-20");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  g_autoptr (ClewRecord) before = NULL;
  const char *decided;

  clew_record_set_text (decision, "review_on", "2026-11-20");
  g_assert_true (clew_decision_make (desk->office, decision, NULL, &error));
  decided = clew_record_get_id (decision);
  clew_record_set_text (decision, "kind", "decline");
  g_assert_false (clew_office_save (desk->office, "edit", decision, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_APPEND_ONLY);
  g_clear_error (&error);
  g_assert_true (clew_decision_make (desk->office, other, NULL, &error));
  reviews = clew_review_list_read (desk->store, NULL, TODAY, TODAY, &error);
  g_assert_cmpuint (reviews->len, ==, 1);
  g_assert_true (((ClewReviewRow *)reviews->pdata[0])->is_due);
  g_assert_cmpint (get_stage (desk, id).stage, ==, CLEW_STAGE_HELD);

  /* Looked at, and to be again. */
  g_assert_true (clew_decision_review (desk->office, decided, TODAY, day ("2026-12-20"), &error));
  g_ptr_array_unref (reviews);
  reviews = clew_review_list_read (desk->store, NULL, TODAY, TODAY, &error);
  g_assert_cmpuint (reviews->len, ==, 0);
  /* A later one about the same is the review, and takes its place. */
  g_assert_true (clew_decision_make (desk->office, later, NULL, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (reviews);
  reviews = clew_review_list_read (desk->store, NULL, day ("2027-11-23"), TODAY, &error);
  g_assert_cmpuint (reviews->len, ==, 0);
  before = load (desk, &clew_kind_decision, decided);
  g_assert_cmpstr (clew_record_get_text (before, "reviewed_on"), ==, "2026-11-20");
  g_assert_cmpstr (clew_record_get_text (before, "kind"), ==, "hold_filed_case");
  g_assert_cmpint (get_stage (desk, id).stage, ==, CLEW_STAGE_FILED);
  g_assert_cmpuint (get_stage (desk, id).since, ==, day ("2026-11-20"));
  g_assert_true (clew_office_undo (desk->office, &error));
  g_assert_cmpint (get_stage (desk, id).stage, ==, CLEW_STAGE_HELD);
}

/* How many rows of any list are about the case. */
static guint
count_everywhere (Desk *desk, const char *id, const char *person)
{
  g_autoptr (GError) error = NULL;
  ClewCaseFilter filter = { .with_class = TRUE };
  ClewCaseFilter of_one = { .participant = person };
  gboolean       more;
  GPtrArray     *lists[] = {
        clew_case_list_read (desk->store, &filter, TODAY, &error),
        clew_case_list_read (desk->store, &of_one, TODAY, &error),
        clew_warrant_list_read (desk->store, NULL, TODAY, &error),
        clew_review_list_read (desk->store, NULL, TODAY, TODAY, &error),
        clew_docket_load (desk->store, TODAY - 60, TODAY + 60, TODAY, &error),
        clew_timeline_load (desk->store, person, &error),
        clew_concern_list_read (desk->store, FALSE, &error),
        clew_case_changes_read (desk->store, "2000", NULL, 1000, &more, &error),
  };
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_test_message ("list %u: %u", i, lists[i]->len);
      /* The person alone has changed, and is not of a case. */
      n += lists[i]->len > 0;
      g_ptr_array_unref (lists[i]);
    }
  n += desk_count (desk, "SELECT count (*) FROM search_source WHERE cause IS NOT NULL") > 0;
  return n;
}

static void
test_sealed (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_one (desk);
  g_autofree char *hearing = add_hearing (desk, id, "plea", "2026-12-01");
  g_autoptr (ClewRecord) record = load (desk, &clew_kind_court_case, id);
  const char *person = clew_record_get_text (record, "participant");
  g_autoptr (ClewRecord) decision = new_decision (id, "hold_filed_case", "2026-11-02");
  g_autoptr (GPtrArray) theirs = NULL;
  g_autoptr (ClewCase) sealed = NULL;
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  clew_record_set_text (decision, "review_on", "2026-11-20");
  g_assert_true (clew_decision_make (desk->office, decision, NULL, &error));
  g_object_unref (desk_add (desk, &clew_kind_warrant, "court_case", id, "issued_on", "2026-11-01",
                            NULL));
  g_object_unref (desk_add (desk, &clew_kind_concern, "court_case", id, "kind", "defender",
                            "about", "offer", "on_day", "2026-11-10", NULL));
  g_assert_cmpuint (count_everywhere (desk, id, person), ==, 9);

  for (guint vacated = 0; vacated < 2; vacated++)
    {
      g_assert_true (clew_case_seal (desk->office, id, TODAY, vacated, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (count_everywhere (desk, id, person), ==, 0);
      sealed = clew_case_load (desk->store, id, &error);
      g_assert_false (sealed->is_shown);
      g_assert_cmpstr (clew_case_get_hidden_label (sealed), ==,
                       vacated ? "Vacated case" : "Sealed case");
      g_assert_cmpuint (sealed->hearings->len + sealed->warrants->len + sealed->decisions->len, ==,
                        0);
      g_assert_null (clew_record_get_text (sealed->record, "cause_number"));
      g_assert_null (clew_record_get_text (sealed->record, "court"));
      /* What is left can't be saved over the whole. */
      g_assert_false (clew_office_save (desk->office, "edit", sealed->record, &error));
      g_clear_error (&error);
      g_clear_pointer (&sealed, clew_case_free);
      theirs = clew_case_list (desk->store, person, &error);
      g_assert_cmpuint (theirs->len, ==, 1);
      g_assert_null (clew_record_get_text (theirs->pdata[0], "cause_number"));
      g_clear_pointer (&theirs, g_ptr_array_unref);
      /* Nothing more is entered. */
      g_clear_object (&decision);
      decision = new_decision (id, "decline", "2026-11-20");
      expect_refused (clew_decision_make (desk->office, decision, &field, &error),
                      CLEW_RECORDS_ERROR_INVALID, "court_case", &field, &error);
      g_assert_false (clew_hearing_move (desk->office, hearing, TODAY, NULL, "court", &error));
      g_clear_error (&error);
      g_assert_true (clew_case_unseal (desk->office, id, &error));
      g_assert_cmpuint (count_everywhere (desk, id, person), ==, 9);
    }
}

/* The list says of each case what the case by itself says, whatever was invented. */
static void
test_list (Desk *desk, gconstpointer data)
{
  ClewCaseFilter filter = { .with_class = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = clew_case_list_read (desk->store, &filter, TODAY, &error);
  guint n[CLEW_N_STAGES] = { 0 };

  g_assert_no_error (error);
  g_assert_cmpint (rows->len, ==,
                   desk_count (desk, "SELECT count (*) FROM court_case WHERE removed IS NULL "
                                     "AND sealed_on IS NULL AND vacated_on IS NULL"));
  for (guint i = 0; i < rows->len; i++)
    {
      ClewCaseRow *row = g_ptr_array_index (rows, i);
      g_autoptr (ClewCase) one = clew_case_load (desk->store, row->of.court_case, &error);
      ClewStagePlace place = clew_case_get_stage (one, TODAY);
      ClewRecord    *next = clew_case_find_next_hearing (one, TODAY);

      g_assert_cmpint (row->stage.stage, ==, place.stage);
      g_assert_cmpuint (row->stage.since, ==, place.since);
      g_assert_cmpint (row->standing.class, ==, one->standing.class);
      g_assert_cmpint (row->standing.from_filing_queue, ==, one->standing.from_filing_queue);
      g_assert_cmpuint (row->n_charges, ==, one->charges->len);
      g_assert_cmpstr (row->hearing, ==, next != NULL ? clew_record_get_id (next) : NULL);
      n[place.stage]++;
    }
  for (ClewCaseStage stage = 0; stage < CLEW_N_STAGES; stage++)
    {
      ClewCaseFilter at = { .has_stage = TRUE, .stage = stage };
      g_autoptr (GPtrArray) some = clew_case_list_read (desk->store, &at, TODAY, &error);

      g_test_message ("%s: %u", clew_stage_get_id (stage), n[stage]);
      g_assert_cmpuint (some->len, ==, n[stage]);
      g_assert_cmpuint (n[stage], >, 0);
    }
}

static void
test_held (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", "Aguilar");
  g_autoptr (ClewRecord) held = desk_add (
    desk, &clew_kind_held_charge, "participant", clew_record_get_id (person), "charge", "Trespass",
    "diverted_on", "2026-10-20", "held_by", "prosecutor", NULL);
  g_autoptr (ClewRecord) extension = clew_record_new (&clew_kind_intake_extension);
  g_autoptr (ClewRecord) office = g_object_ref (clew_office_get_record (desk->office));
  g_autoptr (GError) error = NULL;
  GPtrArray  *rows = clew_held_list_read (desk->store, NULL, TODAY, &error);
  const char *field = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (((ClewHeldRow *)rows->pdata[0])->clock.state, ==, CLEW_INTAKE_PASSED);
  g_assert_cmpint (((ClewHeldRow *)rows->pdata[0])->clock.day, ==, 34);
  g_ptr_array_unref (rows);
  /* K23: no extension without somebody who agreed, and a reason. */
  clew_record_set_text (extension, "held_charge", clew_record_get_id (held));
  clew_record_set_text (extension, "extended_until", "2026-12-10");
  clew_record_set_text (extension, "agreed_on", "2026-11-20");
  expect_refused (clew_case_save (desk->office, "extend", extension, &field, &error),
                  CLEW_RECORDS_ERROR_INVALID, "agreed_by", &field, &error);
  clew_record_set_text (extension, "agreed_by", "sergeant");
  expect_refused (clew_case_save (desk->office, "extend", extension, &field, &error),
                  CLEW_RECORDS_ERROR_INVALID, "reason", &field, &error);
  clew_record_set_text (extension, "reason", "jail");
  g_assert_true (clew_case_save (desk->office, "extend", extension, &field, &error));
  rows = clew_held_list_read (desk->store, clew_record_get_id (person), TODAY, &error);
  g_assert_cmpint (((ClewHeldRow *)rows->pdata[0])->clock.days_left, ==, 17);
  g_assert_true (((ClewHeldRow *)rows->pdata[0])->clock.is_extended);
  g_ptr_array_unref (rows);
  /* The intake ends the wait, and the paperwork that was given up is of one person's list only. */
  g_object_unref (desk_add (desk, &clew_kind_enrollment_event, "participant",
                            clew_record_get_id (person), "kind", "intake_completed", "on_day",
                            "2026-11-22", NULL));
  rows = clew_held_list_read (desk->store, NULL, TODAY, &error);
  g_assert_cmpint (((ClewHeldRow *)rows->pdata[0])->clock.state, ==, CLEW_INTAKE_DONE);
  g_ptr_array_unref (rows);
  clew_record_set_text (held, "ended_on", "2026-11-23");
  clew_record_set_text (held, "ended_as", "not_filed");
  g_assert_true (clew_case_save (desk->office, "end", held, &field, &error));
  rows = clew_held_list_read (desk->store, NULL, TODAY, &error);
  g_assert_cmpuint (rows->len, ==, 0);
  g_ptr_array_unref (rows);
  rows = clew_held_list_read (desk->store, clew_record_get_id (person), TODAY, &error);
  g_assert_cmpint (((ClewHeldRow *)rows->pdata[0])->clock.state, ==, CLEW_INTAKE_ENDED);
  g_ptr_array_unref (rows);
  g_assert_no_error (error);
}

static void
test_changes (Desk *desk, gconstpointer data)
{
  g_autofree char *id = add_one (desk);
  g_autofree char *hearing = add_hearing (desk, id, "plea", "2026-12-01");
  g_autofree char *since = clew_instant_now ();
  g_autofree char *fresh = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) few = NULL;
  ClewCaseChange *change;
  gboolean        more;

  g_assert_true (clew_hearing_move (desk->office, hearing, day ("2026-12-08"), NULL, "court",
                                    &error));
  fresh = add_hearing (desk, id, "status", "2026-12-02");
  g_assert_true (clew_hearing_move (desk->office, fresh, day ("2026-12-03"), "10:00", "court",
                                    &error));
  rows = clew_case_changes_read (desk->store, since, clew_office_get_actor (desk->office), 100,
                                 &more, &error);
  g_assert_no_error (error);
  g_assert_false (more);
  /* Two hearings and two moves. */
  g_assert_cmpuint (rows->len, ==, 4);
  for (guint i = 0; i < rows->len; i++)
    {
      change = g_ptr_array_index (rows, i);
      g_assert_cmpstr (change->of.court_case, ==, id);
      g_assert_cmpstr (change->who, ==, "Robin Teller");
      g_assert_true (change->is_mine);
      if (g_str_equal (change->id, hearing))
        g_assert_cmpint (change->deed, ==, CLEW_CHANGE_ALTERED);
      else
        g_assert_cmpint (change->deed, ==, CLEW_CHANGE_ADDED);
    }
  change = g_ptr_array_index (rows, rows->len - 1);
  few = clew_case_changes_read (desk->store, since, NULL, 2, &more, &error);
  g_assert_true (more);
  g_assert_cmpuint (few->len, ==, 2);
  g_assert_cmpstr (((ClewCaseChange *)few->pdata[0])->id, ==,
                   ((ClewCaseChange *)rows->pdata[0])->id);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/legal/numbers", test_numbers);
  DESK_ADD ("/clew/records/legal/order", test_order);
  DESK_ADD ("/clew/records/legal/move", test_move);
  DESK_ADD ("/clew/records/legal/outcome", test_outcome);
  DESK_ADD ("/clew/records/legal/set-next", test_set_next);
  DESK_ADD ("/clew/records/legal/set-next-left-out", test_set_next_left_out);
  DESK_ADD ("/clew/records/legal/undo-move", test_undo_move);
  DESK_ADD ("/clew/records/legal/ground", test_ground);
  DESK_ADD ("/clew/records/legal/kept", test_kept);
  DESK_ADD ("/clew/records/legal/sealed", test_sealed);
  DESK_ADD ("/clew/records/legal/held", test_held);
  DESK_ADD ("/clew/records/legal/changes", test_changes);
  DESK_ADD_DEMO ("/clew/records/legal/list", test_list);
  return g_test_run ();
}
