/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-court-clock.h"

#include <stdio.h>

static GDateTime *
make (ClewDay day, const char *time, GTimeZone *zone)
{
  int year, month, day_of_month, hour, minute;

  if (day == CLEW_DAY_UNKNOWN || time == NULL || sscanf (time, "%2d:%2d", &hour, &minute) != 2)
    return NULL;
  clew_day_split (day, &year, &month, &day_of_month);
  return g_date_time_new (zone, year, month, day_of_month, hour, minute, 0);
}

/**
 * clew_court_clock_instant:
 * @day: a day
 * @time: (nullable): HH:MM on the clock of @zone
 * @zone: a time zone
 *
 * A time that the clocks skip in spring counts as one by the clock before; of one that they show
 * twice in fall GLib's choice is taken, the same each time.
 *
 * Returns: when that is, in seconds since 1970, or %CLEW_INSTANT_UNKNOWN without a day or a time
 */
gint64
clew_court_clock_instant (ClewDay day, const char *time, GTimeZone *zone)
{
  g_autoptr (GDateTime) when = make (day, time, zone);

  return when != NULL ? g_date_time_to_unix (when) : CLEW_INSTANT_UNKNOWN;
}

static ClewDay
find_day (gint64 instant, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return clew_day_new (g_date_time_get_year (local), g_date_time_get_month (local),
                       g_date_time_get_day_of_month (local));
}

/**
 * clew_court_clock_today:
 * @today: today at the office
 * @now: the present moment, in seconds since 1970
 * @office_zone: where the office is
 * @court_zone: where a court is
 *
 * Returns: today at the court, which may be the day before or after
 */
ClewDay
clew_court_clock_today (ClewDay today, gint64 now, GTimeZone *office_zone, GTimeZone *court_zone)
{
  return today + find_day (now, court_zone) - find_day (now, office_zone);
}

/**
 * clew_court_clock_dup_zone:
 * @instant: a moment
 * @zone: a time zone
 *
 * Returns: (transfer full): how the clock there is called then: "MST"
 */
char *
clew_court_clock_dup_zone (gint64 instant, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_strdup (g_date_time_get_timezone_abbreviation (local));
}

/**
 * clew_court_clock_dup_time:
 * @instant: a moment
 * @zone: a time zone
 * @day: (out): the day there
 *
 * Returns: (transfer full): the time there, HH:MM
 */
char *
clew_court_clock_dup_time (gint64 instant, GTimeZone *zone, ClewDay *day)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  *day = find_day (instant, zone);
  return g_date_time_format (local, "%H:%M");
}
