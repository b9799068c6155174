/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-court-clock.h"

#define NEW_YORK "America/New_York"
#define CHICAGO  "America/Chicago"
#define PHOENIX  "America/Phoenix"
#define DENVER   "America/Denver"
#define SEATTLE  "America/Los_Angeles"
#define HONOLULU "Pacific/Honolulu"
#define GUAM     "Pacific/Guam"

/* A hearing by the clock of its court, and what the clock of the office shows then. */
static const struct
{
  const char *court, *day, *time;
  const char *zone;
  const char *office, *there, *at;
} rows[] = {
  { NEW_YORK, "2026-12-01", "09:00", "EST", SEATTLE, "2026-12-01", "06:00" },
  { SEATTLE, "2026-12-01", "09:00", "PST", NEW_YORK, "2026-12-01", "12:00" },
  { SEATTLE, "2026-12-01", "09:00", "PST", SEATTLE, "2026-12-01", "09:00" },
  /* Arizona does not turn its clocks: it goes with Denver in winter, with Seattle in summer. */
  { PHOENIX, "2026-12-01", "09:00", "MST", DENVER, "2026-12-01", "09:00" },
  { PHOENIX, "2026-07-01", "09:00", "MST", DENVER, "2026-07-01", "10:00" },
  { PHOENIX, "2026-07-01", "09:00", "MST", SEATTLE, "2026-07-01", "09:00" },
  /* On the day on which clocks are turned, 8 March 2026, in the morning and after. */
  { CHICAGO, "2026-03-08", "01:30", "CST", PHOENIX, "2026-03-08", "00:30" },
  { CHICAGO, "2026-03-08", "09:00", "CDT", PHOENIX, "2026-03-08", "07:00" },
  /* And on 1 November 2026. */
  { CHICAGO, "2026-11-01", "00:30", "CDT", PHOENIX, "2026-10-31", "22:30" },
  { CHICAGO, "2026-11-01", "09:00", "CST", PHOENIX, "2026-11-01", "08:00" },
  { SEATTLE, "2026-11-02", "09:00", "PST", NEW_YORK, "2026-11-02", "12:00" },
  /* Another day. */
  { GUAM, "2026-12-01", "09:00", "ChST", NEW_YORK, "2026-11-30", "18:00" },
  { HONOLULU, "2026-12-31", "20:00", "HST", NEW_YORK, "2027-01-01", "01:00" },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GTimeZone) court = g_time_zone_new_identifier (rows[i].court);
      g_autoptr (GTimeZone) office = g_time_zone_new_identifier (rows[i].office);
      gint64           instant = clew_court_clock_instant (clew_day_from_iso (rows[i].day),
                                                           rows[i].time, court);
      ClewDay          there;
      g_autofree char *zone = clew_court_clock_dup_zone (instant, court);
      g_autofree char *at = clew_court_clock_dup_time (instant, office, &there);
      g_autofree char *iso = clew_day_to_iso (there);

      g_test_message ("row %u", i);
      g_assert_cmpstr (zone, ==, rows[i].zone);
      g_assert_cmpstr (at, ==, rows[i].at);
      g_assert_cmpstr (iso, ==, rows[i].there);
    }
}

/* A time that the clocks skip is one all the same, and stays on its day. */
static void
test_skipped (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (CHICAGO);
  ClewDay          day = clew_day_new (2026, 3, 8);
  gint64           before = clew_court_clock_instant (day, "01:59", zone);
  gint64           skipped = clew_court_clock_instant (day, "02:30", zone);
  gint64           after = clew_court_clock_instant (day, "04:00", zone);
  ClewDay          there;
  g_autofree char *at = clew_court_clock_dup_time (skipped, zone, &there);

  g_assert_cmpint (before, <, skipped);
  g_assert_cmpint (skipped, <, after);
  g_assert_cmpuint (there, ==, day);
  g_assert_cmpint (clew_court_clock_instant (day, NULL, zone), ==, CLEW_INSTANT_UNKNOWN);
  g_assert_cmpint (clew_court_clock_instant (0, "09:00", zone), ==, CLEW_INSTANT_UNKNOWN);
  g_assert_cmpint (clew_court_clock_instant (day, "soon", zone), ==, CLEW_INSTANT_UNKNOWN);
}

static const struct
{
  const char *now, *office, *court;
  int         shift;
} days[] = {
  { "2026-12-01T17:00:00Z", NEW_YORK, SEATTLE, 0 },
  /* Past midnight in New York, not yet in Seattle. */
  { "2026-12-01T06:00:00Z", NEW_YORK, SEATTLE, -1 },
  { "2026-12-01T06:00:00Z", SEATTLE, NEW_YORK, 1 },
  /* New York's morning is Guam's next day. */
  { "2026-12-01T15:00:00Z", NEW_YORK, GUAM, 1 },
  { "2026-12-01T13:59:00Z", NEW_YORK, GUAM, 0 },
  { "2026-12-01T15:00:00Z", GUAM, NEW_YORK, -1 },
};

static void
test_today (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (days[i].now, NULL);
      g_autoptr (GTimeZone) office = g_time_zone_new_identifier (days[i].office);
      g_autoptr (GTimeZone) court = g_time_zone_new_identifier (days[i].court);

      g_test_message ("row %u", i);
      g_assert_cmpint ((int)clew_court_clock_today (1000, g_date_time_to_unix (now), office, court),
                       ==, 1000 + days[i].shift);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/court-clock/table", test_table);
  g_test_add_func ("/clew/rules/court-clock/skipped", test_skipped);
  g_test_add_func ("/clew/rules/court-clock/today", test_today);
  return g_test_run ();
}
