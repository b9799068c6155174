/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-court-days.h"

enum
{
  MONDAY = 1,
  THURSDAY = 4,
  SATURDAY = 6,
  SUNDAY = 7,
};

/* 5 U.S.C. 6103(a). A holiday is on a day of a month, or on the @nth @weekday of it; -1 is the
 * last. @since: the first year in which it was one, where it is younger than these records. */
static const struct
{
  int month;
  int day;
  int weekday;
  int nth;
  int since;
} holidays[CLEW_N_HOLIDAYS] = {
  [CLEW_HOLIDAY_NEW_YEAR] = { .month = 1, .day = 1 },
  [CLEW_HOLIDAY_KING] = { .month = 1, .weekday = MONDAY, .nth = 3, .since = 1986 },
  [CLEW_HOLIDAY_WASHINGTON] = { .month = 2, .weekday = MONDAY, .nth = 3 },
  [CLEW_HOLIDAY_MEMORIAL] = { .month = 5, .weekday = MONDAY, .nth = -1 },
  [CLEW_HOLIDAY_JUNETEENTH] = { .month = 6, .day = 19, .since = 2021 },
  [CLEW_HOLIDAY_INDEPENDENCE] = { .month = 7, .day = 4 },
  [CLEW_HOLIDAY_LABOR] = { .month = 9, .weekday = MONDAY, .nth = 1 },
  [CLEW_HOLIDAY_COLUMBUS] = { .month = 10, .weekday = MONDAY, .nth = 2 },
  [CLEW_HOLIDAY_VETERANS] = { .month = 11, .day = 11 },
  [CLEW_HOLIDAY_THANKSGIVING] = { .month = 11, .weekday = THURSDAY, .nth = 4 },
  [CLEW_HOLIDAY_CHRISTMAS] = { .month = 12, .day = 25 },
};

static gboolean
falls_on (ClewHoliday holiday, ClewDay day)
{
  int year, month, day_of_month;
  int nth = holidays[holiday].nth;

  clew_day_split (day, &year, &month, &day_of_month);
  if (month != holidays[holiday].month || year < holidays[holiday].since)
    return FALSE;
  if (nth == 0)
    return day_of_month == holidays[holiday].day;
  if (clew_day_weekday (day) != holidays[holiday].weekday)
    return FALSE;
  if (nth > 0)
    return (day_of_month - 1) / 7 == nth - 1;
  clew_day_split (day + 7, NULL, &month, NULL);
  return month != holidays[holiday].month;
}

static ClewHoliday
find (ClewDay day)
{
  for (ClewHoliday holiday = CLEW_HOLIDAY_NEW_YEAR; holiday < CLEW_N_HOLIDAYS; holiday++)
    if (falls_on (holiday, day))
      return holiday;
  return CLEW_HOLIDAY_NONE;
}

/**
 * clew_court_days_holiday:
 * @day: a day
 * @observed: (out): whether the holiday itself is the day before or after
 *
 * The federal holidays of 5 U.S.C. 6103(a). What falls on a Saturday is observed on the Friday
 * before (6103(b)(1)), what falls on a Sunday on the Monday after (Executive Order 11582, section
 * 3(a)); the day itself is one all the same. Inauguration Day is one around Washington alone
 * (6103(c)) and is left out. States and courts have days of their own: clew-court-closing.h.
 *
 * Returns: the holiday, or %CLEW_HOLIDAY_NONE
 */
ClewHoliday
clew_court_days_holiday (ClewDay day, gboolean *observed)
{
  ClewHoliday holiday = find (day);

  *observed = FALSE;
  if (holiday != CLEW_HOLIDAY_NONE || day == CLEW_DAY_UNKNOWN)
    return holiday;
  if (clew_day_weekday (day) == SATURDAY - 1)
    holiday = find (day + 1);
  else if (clew_day_weekday (day) == MONDAY)
    holiday = find (day - 1);
  *observed = holiday != CLEW_HOLIDAY_NONE;
  return holiday;
}

/**
 * clew_court_days_is_weekend:
 * @day: a day
 *
 * Returns: whether it is a Saturday or a Sunday
 */
gboolean
clew_court_days_is_weekend (ClewDay day)
{
  int weekday = clew_day_weekday (day);

  return weekday == SATURDAY || weekday == SUNDAY;
}
