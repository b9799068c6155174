/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-day.h"

#include <langinfo.h>
#include <string.h>

/* Years that a date in an office's records can have. Outside them is a slip
 * of the keyboard: the oldest participant was not born before 1850. */
#define FIRST_YEAR 1850
#define LAST_YEAR  2200

/**
 * clew_day_new:
 * @year: from 1
 * @month: 1 to 12
 * @day: day of the month, from 1
 *
 * Returns: the day, or %CLEW_DAY_UNKNOWN if the calendar has no such day
 */
ClewDay
clew_day_new (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return CLEW_DAY_UNKNOWN;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return g_date_get_julian (&date);
}

/**
 * clew_day_today:
 * @zone: (nullable): the site's time zone, or %NULL for that of this machine
 *
 * Returns: the day that it is now in @zone
 */
ClewDay
clew_day_today (GTimeZone *zone)
{
  g_autoptr (GDateTime) now = NULL;

  now = zone != NULL ? g_date_time_new_now (zone) : g_date_time_new_now_local ();
  return clew_day_new (g_date_time_get_year (now), g_date_time_get_month (now),
                       g_date_time_get_day_of_month (now));
}

/**
 * clew_day_parse_iso:
 * @text: (nullable): what may be a date
 * @day: (out) (optional): the day; %CLEW_DAY_UNKNOWN on failure
 *
 * Reads "YYYY-MM-DD" and nothing else: ten ASCII characters that are a real
 * day from 1850 to 2200. This is how days stand in the office file and in JSON.
 *
 * Returns: whether @text was such a date
 */
gboolean
clew_day_parse_iso (const char *text, ClewDay *day)
{
  static const char shape[] = "dddd-dd-dd";
  ClewDay           found = CLEW_DAY_UNKNOWN;
  gboolean          fits = text != NULL;

  for (guint i = 0; fits && i < sizeof shape; i++)
    fits = shape[i] == 'd' ? g_ascii_isdigit (text[i]) : text[i] == shape[i];

  if (fits)
    {
      int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 +
                 text[3] - '0';

      if (year >= FIRST_YEAR && year <= LAST_YEAR)
        found = clew_day_new (year, (text[5] - '0') * 10 + text[6] - '0',
                              (text[8] - '0') * 10 + text[9] - '0');
    }

  if (day != NULL)
    *day = found;
  return found != CLEW_DAY_UNKNOWN;
}

/**
 * clew_day_from_iso:
 * @text: (nullable): what may be a date
 *
 * Returns: the day that clew_day_parse_iso() reads, or %CLEW_DAY_UNKNOWN
 */
ClewDay
clew_day_from_iso (const char *text)
{
  ClewDay day;

  clew_day_parse_iso (text, &day);
  return day;
}

/**
 * clew_day_to_iso:
 * @day: a day
 *
 * Returns: (transfer full) (nullable): "YYYY-MM-DD", or %NULL for %CLEW_DAY_UNKNOWN
 */
char *
clew_day_to_iso (ClewDay day)
{
  int year, month, day_of_month;

  if (day == CLEW_DAY_UNKNOWN)
    return NULL;

  clew_day_split (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}

/**
 * clew_day_order_of_locale:
 *
 * In what order the current locale (`LC_TIME`) writes day and month in figures.
 * Where the year stands first, the month stands before the day.
 */
ClewDateOrder
clew_day_order_of_locale (void)
{
  for (const char *at = nl_langinfo (D_FMT); (at = strchr (at, '%')) != NULL;)
    {
      at++;
      /* Padding flags and the modifiers for other calendars and digits. */
      at += strspn (at, "-_0^#EO");
      switch (*at)
        {
        case 'd':
        case 'e':
          return CLEW_DATE_ORDER_DAY_FIRST;
        case 'm':
        case 'b':
        case 'B':
        case 'h':
        case 'D':
        case 'F':
          return CLEW_DATE_ORDER_MONTH_FIRST;
        case '\0':
          return CLEW_DATE_ORDER_MONTH_FIRST;
        default:
          at++;
          break;
        }
    }
  return CLEW_DATE_ORDER_MONTH_FIRST;
}

/**
 * clew_day_add_months:
 * @day: a day
 * @months: how many, also below zero
 *
 * The same day of the month, so many months on; where that month is shorter,
 * its last day. "One month" from 31 January is 28 or 29 February (house
 * convention: periods clamp to the end of a shorter month).
 *
 * Returns: the day, or %CLEW_DAY_UNKNOWN if @day is, or if the calendar ends
 */
ClewDay
clew_day_add_months (ClewDay day, int months)
{
  int    year, month, day_of_month, last;
  gint64 count;

  if (day == CLEW_DAY_UNKNOWN)
    return CLEW_DAY_UNKNOWN;

  clew_day_split (day, &year, &month, &day_of_month);
  count = (gint64)year * 12 + (month - 1) + months;
  if (count < 12 || count / 12 > 9999)
    return CLEW_DAY_UNKNOWN;

  year = (int)(count / 12);
  month = (int)(count % 12) + 1;
  last = g_date_get_days_in_month ((GDateMonth)month, (GDateYear)year);
  return clew_day_new (year, month, MIN (day_of_month, last));
}

/**
 * clew_day_add_years:
 * @day: a day
 * @years: how many, also below zero
 *
 * As clew_day_add_months(): a year from 29 February is 28 February. For when
 * somebody comes of age ask clew_day_age(), which counts otherwise.
 *
 * Returns: the day, or %CLEW_DAY_UNKNOWN if @day is, or if the calendar ends
 */
ClewDay
clew_day_add_years (ClewDay day, int years)
{
  if (years < -9999 || years > 9999)
    return CLEW_DAY_UNKNOWN;
  return clew_day_add_months (day, years * 12);
}

/**
 * clew_day_age:
 * @born: the day of birth
 * @on: the day asked about
 *
 * Age in completed years. Somebody born on 29 February grows older on 1 March
 * in years without that day (house convention).
 *
 * Returns: the age, or -1 if either day is unknown or @on lies before @born
 */
int
clew_day_age (ClewDay born, ClewDay on)
{
  int year_born, month_born, day_born, year, month, day;

  if (born == CLEW_DAY_UNKNOWN || on == CLEW_DAY_UNKNOWN || on < born)
    return -1;

  clew_day_split (born, &year_born, &month_born, &day_born);
  clew_day_split (on, &year, &month, &day);
  return year - year_born - (month < month_born || (month == month_born && day < day_born));
}

/**
 * clew_day_weekday:
 * @day: a day
 *
 * Returns: 1 for Monday to 7 for Sunday, 0 for %CLEW_DAY_UNKNOWN
 */
int
clew_day_weekday (ClewDay day)
{
  /* Day 1, 1 January of the year 1, is a Monday in this calendar. */
  return day == CLEW_DAY_UNKNOWN ? 0 : (int)((day - 1) % 7) + 1;
}

/**
 * clew_day_split:
 * @day: a day
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, 1 to 12
 * @day_of_month: (out) (optional): from 1
 *
 * All three are 0 for %CLEW_DAY_UNKNOWN.
 */
void
clew_day_split (ClewDay day, int *year, int *month, int *day_of_month)
{
  GDate date;

  g_date_clear (&date, 1);
  if (g_date_valid_julian (day))
    g_date_set_julian (&date, day);

  if (year != NULL)
    *year = g_date_valid (&date) ? g_date_get_year (&date) : 0;
  if (month != NULL)
    *month = g_date_valid (&date) ? (int)g_date_get_month (&date) : 0;
  if (day_of_month != NULL)
    *day_of_month = g_date_valid (&date) ? g_date_get_day (&date) : 0;
}

/**
 * clew_instant_now:
 *
 * The instant that it is now, in UTC with microseconds, so that instants sort
 * as text: "2026-11-22T05:04:46.123456Z".
 *
 * Returns: (transfer full): 27 characters
 */
char *
clew_instant_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d.%06dZ", g_date_time_get_year (now),
                          g_date_time_get_month (now), g_date_time_get_day_of_month (now),
                          g_date_time_get_hour (now), g_date_time_get_minute (now),
                          g_date_time_get_second (now), g_date_time_get_microsecond (now));
}
