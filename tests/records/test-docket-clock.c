/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "records/clew-case-save.h"
#include "records/clew-court-closing.h"
#include "records/clew-docket-private.h"

/* Hearings of courts elsewhere, hearings without a date, and days on which courts don't sit.
 * Today is 23 November 2026. */

static char *
add_case (Desk *desk, const char *number, const char *court, const char *zone)
{
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", "Aguilar");
  g_autoptr (ClewRecord) record = desk_add (desk, &clew_kind_court_case, "participant",
                                            clew_record_get_id (person), "cause_number", number,
                                            "court", court, "time_zone", zone, NULL);

  return g_strdup (clew_record_get_id (record));
}

static void
add_hearing (Desk *desk, const char *court_case, const char *on, const char *at)
{
  g_autoptr (ClewRecord) record = desk_add (desk, &clew_kind_hearing, "court_case", court_case,
                                            "kind", "status", "on_day", on, "at_time", at, NULL);

  g_assert_true (clew_record_is_stored (record));
}

static void
set_zone (Desk *desk, const char *zone)
{
  g_autoptr (ClewRecord) office = clew_record_copy (clew_office_get_record (desk->office));
  g_autoptr (GError) error = NULL;

  clew_record_set_text (office, "time_zone", zone);
  g_assert_true (clew_office_save (desk->office, "zone", office, &error));
  g_assert_no_error (error);
}

static GPtrArray *
load (Desk *desk, ClewDay from, ClewDay to)
{
  gboolean more;
  g_autoptr (GError) error = NULL;
  GPtrArray *days = clew_docket_load_days (desk->store, from, to, TODAY, NULL, 100, &more, &error);

  g_assert_no_error (error);
  return days;
}

static ClewDocketEntry *
get (GPtrArray *entries, guint i)
{
  return g_ptr_array_index (entries, i);
}

/* A day is in the order of the moments, each with the time of its own court. */
static void
test_order (Desk *desk, gconstpointer data)
{
  g_autofree char *here = add_case (desk, "M-1", "Mill", NULL);
  g_autofree char *same = add_case (desk, "M-2", "Mill", "America/New_York");
  g_autofree char *west = add_case (desk, "M-3", "Dune", "America/Los_Angeles");
  g_autofree char *east = add_case (desk, "M-4", "Palm", "Pacific/Guam");
  g_autoptr (GPtrArray) days = NULL;
  g_autofree char *first_here = NULL, *first_time = NULL, *last_here = NULL, *last_time = NULL;

  set_zone (desk, "America/New_York");
  add_hearing (desk, here, "2026-12-01", "10:00");
  add_hearing (desk, same, "2026-12-01", "11:00");
  add_hearing (desk, west, "2026-12-01", "09:00"); /* 12:00 here */
  add_hearing (desk, east, "2026-12-01", "09:00"); /* 18:00 here, the day before */
  add_hearing (desk, here, "2026-12-01", NULL);
  days = load (desk, TODAY, TODAY + 20);
  g_assert_cmpuint (days->len, ==, 5);
  g_assert_cmpstr (get (days, 0)->cause_number, ==, "M-4");
  g_assert_cmpstr (get (days, 1)->time, ==, "10:00");
  g_assert_cmpstr (get (days, 2)->time, ==, "11:00");
  g_assert_cmpstr (get (days, 3)->cause_number, ==, "M-3");
  g_assert_null (get (days, 4)->time);
  /* What goes by the office's clock says nothing of zones. */
  g_assert_null (get (days, 1)->zone);
  g_assert_null (get (days, 2)->zone);
  first_time = clew_docket_entry_dup_time (get (days, 0));
  first_here = clew_docket_entry_dup_here (get (days, 0), TODAY);
  g_assert_cmpstr (first_time, ==, "09:00 ChST");
  g_assert_cmpstr (first_here, ==, "Nov 30, 18:00 here");
  last_time = clew_docket_entry_dup_time (get (days, 3));
  last_here = clew_docket_entry_dup_here (get (days, 3), TODAY);
  g_assert_cmpstr (last_time, ==, "09:00 PST");
  g_assert_cmpstr (last_here, ==, "12:00 here");
}

/* A zone whose clock shows the same is named all the same, without a second time. */
static void
test_same_clock (Desk *desk, gconstpointer data)
{
  g_autofree char *there = NULL;
  g_autofree char *summer = NULL;
  g_autofree char *none = NULL;

  set_zone (desk, "America/Denver");
  there = clew_docket_describe_time (desk->store, clew_day_new (2026, 12, 1), "09:00",
                                     "America/Phoenix", TODAY);
  summer = clew_docket_describe_time (desk->store, clew_day_new (2026, 7, 1), "09:00",
                                      "America/Phoenix", TODAY);
  none = clew_docket_describe_time (desk->store, clew_day_new (2026, 7, 1), NULL,
                                    "America/Phoenix", TODAY);
  g_assert_cmpstr (there, ==, "09:00 MST");
  g_assert_cmpstr (summer, ==, "09:00 MST (10:00 here)");
  g_assert_null (none);
}

/* Overdue by the clock of the court, an hour before and after its midnight. */
static const struct
{
  const char *now;
  const char *zone;
  int         day; /* from today on */
  gboolean    overdue;
} rows[] = {
  { "2026-11-23T15:00:00Z", NULL, -1, TRUE },
  { "2026-11-23T15:00:00Z", NULL, 0, FALSE },
  /* 01:00 in New York is 22:00 of the day before in Los Angeles. */
  { "2026-11-23T06:00:00Z", "America/Los_Angeles", -1, FALSE },
  { "2026-11-23T08:30:00Z", "America/Los_Angeles", -1, TRUE },
  { "2026-11-23T08:30:00Z", "America/Los_Angeles", 0, FALSE },
  /* 10:00 in New York is 01:00 of the next day in Guam. */
  { "2026-11-23T13:30:00Z", "Pacific/Guam", 0, FALSE },
  { "2026-11-23T15:00:00Z", "Pacific/Guam", 0, TRUE },
  { "2026-11-23T15:00:00Z", "Pacific/Guam", 1, FALSE },
};

static void
test_overdue (void)
{
  g_autoptr (GTimeZone) office = g_time_zone_new_identifier ("America/New_York");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (rows[i].now, NULL);
      ClewDocketEntry *entry = g_object_new (CLEW_TYPE_DOCKET_ENTRY, NULL);
      guint            n = 1;

      g_test_message ("row %u", i);
      entry->day = (ClewDay)((int)TODAY + rows[i].day);
      entry->time = g_strdup ("09:00");
      entry->is_open = TRUE;
      entry->overdue = entry->day < TODAY;
      entry->court_zone = g_strdup (rows[i].zone);
      g_ptr_array_add (entries, entry);
      clew_docket_clock_apply (entries, TODAY, g_date_time_to_unix (now), office);
      g_assert_cmpint (entry->overdue, ==, rows[i].overdue);
      /* What is not over yet stands among the days, not above them. */
      clew_docket_take_not_over (entries, &n, days);
      g_assert_cmpuint (n, ==, rows[i].overdue ? 1 : 0);
      g_assert_cmpuint (days->len, ==, rows[i].overdue ? 0 : 1);
    }
}

/* Of open cases, and only until there is a date or an outcome. */
static void
test_undated (Desk *desk, gconstpointer data)
{
  g_autofree char *open = add_case (desk, "M-1", "Mill", NULL);
  g_autofree char *closed = add_case (desk, "M-2", "Mill", NULL);
  g_autoptr (ClewRecord) record = NULL;
  g_autoptr (GPtrArray) undated = NULL;
  g_autoptr (GPtrArray) filtered = NULL;
  ClewDocketFilter filter = { .court = "Elsewhere" };
  guint            n = 0;
  g_autoptr (GError) error = NULL;

  add_hearing (desk, open, NULL, NULL);
  add_hearing (desk, open, "2026-12-01", "09:00");
  add_hearing (desk, closed, NULL, NULL);
  record = clew_record_load (desk->store, &clew_kind_court_case, closed, &error);
  clew_record_set_day (record, "closed_on", TODAY);
  g_assert_true (clew_case_save (desk->office, "close", record, NULL, &error));
  undated = clew_docket_load_undated (desk->store, TODAY, NULL, 10, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (undated->len, ==, 1);
  g_assert_cmpstr (get (undated, 0)->cause_number, ==, "M-1");
  g_assert_cmpuint (get (undated, 0)->day, ==, CLEW_DAY_UNKNOWN);
  g_assert_false (get (undated, 0)->overdue);
  filtered = clew_docket_load_undated (desk->store, TODAY, &filter, 10, &n, &error);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (filtered->len, ==, 0);
}

static void
expect_remark (Desk *desk, const char *day, const char *court, const char *expected)
{
  g_autofree char *remark = clew_court_closing_remark (desk->store, clew_day_from_iso (day), court);

  g_assert_cmpstr (remark, ==, expected);
}

/* What concerns a court is said of its hearings, and of no others. */
static void
test_closings (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) all = desk_add (desk, &clew_kind_court_closing, "on_day", "2026-12-07",
                                         "name", "Lantern festival", NULL);
  g_autoptr (ClewRecord) one = desk_add (desk, &clew_kind_court_closing, "on_day", "2026-12-08",
                                         "name", "Move", "court", "Mill", NULL);
  g_autoptr (GPtrArray) closings = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  expect_remark (desk, "2026-12-07", "Pine",
                 "The court may be closed: Lantern festival. Check the date.");
  expect_remark (desk, "2026-12-08", "MÍLL",
                 "The court may be closed: Move (Mill). Check the date.");
  expect_remark (desk, "2026-12-08", "Pine", NULL);
  expect_remark (desk, "2026-12-08", NULL, NULL);
  expect_remark (desk, "2026-12-09", "Mill", NULL);
  expect_remark (desk, "2026-12-25", "Mill",
                 "The court may be closed: Christmas Day. Check the date.");
  expect_remark (desk, "2026-07-03", NULL,
                 "The court may be closed: Independence Day (observed). Check the date.");
  expect_remark (desk, "2026-12-05", NULL, "The court may be closed: Saturday. Check the date.");
  closings = clew_court_closing_load (desk->store, TODAY, TODAY + 60, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (closings->len, ==, 2);
  words = clew_court_closing_describe (clew_day_new (2026, 12, 8), closings);
  g_assert_cmpstr (words, ==, "Move (Mill)");
  g_assert_true (clew_office_remove (desk->office, "remove", all, &error));
  expect_remark (desk, "2026-12-07", "Pine", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/docket-clock/order", test_order);
  DESK_ADD ("/clew/records/docket-clock/same-clock", test_same_clock);
  g_test_add_func ("/clew/records/docket-clock/overdue", test_overdue);
  DESK_ADD ("/clew/records/docket-clock/undated", test_undated);
  DESK_ADD ("/clew/records/docket-clock/closings", test_closings);
  return g_test_run ();
}
