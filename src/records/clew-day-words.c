/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-day-words.h"

#include <glib/gi18n-lib.h>

#include <langinfo.h>
#include <stdio.h>
#include <string.h>

static char *
format (ClewDay day, const char *pattern)
{
  int year, month, day_of_month;
  g_autoptr (GDateTime) time = NULL;

  if (day == CLEW_DAY_UNKNOWN)
    return g_strdup ("");
  clew_day_split (day, &year, &month, &day_of_month);
  time = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);
  return g_date_time_format (time, pattern);
}

/**
 * clew_day_words:
 * @day: a day
 *
 * Returns: (transfer full): "May 3, 2027"; empty for a day that is not known
 */
char *
clew_day_words (ClewDay day)
{
  /* Translators: a date such as "May 3, 2027", as g_date_time_format() takes it */
  return format (day, C_ ("date", "%b %-d, %Y"));
}

/**
 * clew_day_words_short:
 * @day: a day
 * @today: today
 *
 * Returns: (transfer full): "May 3" in this year, else as clew_day_words()
 */
char *
clew_day_words_short (ClewDay day, ClewDay today)
{
  int year, this_year;

  if (day == CLEW_DAY_UNKNOWN || today == CLEW_DAY_UNKNOWN)
    return clew_day_words (day);
  clew_day_split (day, &year, NULL, NULL);
  clew_day_split (today, &this_year, NULL, NULL);
  /* Translators: a date within this year, such as "May 3" */
  return year == this_year ? format (day, C_ ("date", "%b %-d")) : clew_day_words (day);
}

/**
 * clew_day_words_long:
 * @day: a day
 *
 * Returns: (transfer full): "Monday, May 3, 2027"
 */
char *
clew_day_words_long (ClewDay day)
{
  /* Translators: a date with its weekday, such as "Monday, May 3, 2027" */
  return format (day, C_ ("date", "%A, %B %-d, %Y"));
}

/**
 * clew_day_words_weekday:
 * @day: a day
 *
 * Returns: (transfer full): "Monday"
 */
char *
clew_day_words_weekday (ClewDay day)
{
  return format (day, "%A");
}

/**
 * clew_day_words_weekday_short:
 * @day: a day
 *
 * Returns: (transfer full): "Mon"
 */
char *
clew_day_words_weekday_short (ClewDay day)
{
  return format (day, "%a");
}

/**
 * clew_day_words_month:
 * @day: a day
 *
 * Returns: (transfer full): "May 2027"
 */
char *
clew_day_words_month (ClewDay day)
{
  /* Translators: a month of a year such as "May 2027", as g_date_time_format() takes it */
  return format (day, C_ ("date", "%OB %Y"));
}

/**
 * clew_day_words_relative:
 * @day: a day
 * @today: today
 *
 * Returns: (transfer full): "today", "in 3 days", "2 days ago"
 */
char *
clew_day_words_relative (ClewDay day, ClewDay today)
{
  int distance = (int)((gint64)day - (gint64)today);

  if (distance == 0)
    return g_strdup (_ ("today"));
  if (distance == 1)
    return g_strdup (_ ("tomorrow"));
  if (distance == -1)
    return g_strdup (_ ("yesterday"));
  if (distance > 0)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", distance), distance);
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", -distance), -distance);
}

/* Whether the clock of the locale (`LC_TIME`) has twelve hours. */
static gboolean
has_twelve_hours (void)
{
  for (const char *at = nl_langinfo (T_FMT); (at = strchr (at, '%')) != NULL; at++)
    {
      at++;
      /* Padding flags and the modifiers for other digits. */
      at += strspn (at, "-_0^#EO");
      if (*at == '\0')
        return FALSE;
      if (strchr ("rIlpP", *at) != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * clew_time_words:
 * @time: (nullable): "HH:MM", as it is kept
 *
 * Returns: (transfer full) (nullable): the time by the clock of the locale,
 *   "1:30 PM" or "13:30"; what is no time as it is
 */
char *
clew_time_words (const char *time)
{
  int hour, minute;
  g_autoptr (GDateTime) when = NULL;

  if (time == NULL || sscanf (time, "%2d:%2d", &hour, &minute) != 2)
    return g_strdup (time);
  when = g_date_time_new_utc (2000, 1, 1, hour, minute, 0);
  if (when == NULL)
    return g_strdup (time);
  if (has_twelve_hours ())
    /* Translators: a time such as "1:30 PM", as g_date_time_format() takes it */
    return g_date_time_format (when, C_ ("time", "%-I:%M %p"));
  /* Translators: a time such as "13:30", as g_date_time_format() takes it */
  return g_date_time_format (when, C_ ("time", "%H:%M"));
}
