/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-court-days.h"

static const struct
{
  const char *day;
  ClewHoliday holiday;
  gboolean    observed;
} rows[] = {
  { "2026-01-01", CLEW_HOLIDAY_NEW_YEAR, FALSE },
  { "2026-01-19", CLEW_HOLIDAY_KING, FALSE },
  { "2026-01-12", CLEW_HOLIDAY_NONE, FALSE },
  { "2026-01-26", CLEW_HOLIDAY_NONE, FALSE },
  { "2026-02-16", CLEW_HOLIDAY_WASHINGTON, FALSE },
  { "2026-05-25", CLEW_HOLIDAY_MEMORIAL, FALSE },
  { "2027-05-31", CLEW_HOLIDAY_MEMORIAL, FALSE },
  { "2027-05-24", CLEW_HOLIDAY_NONE, FALSE },
  { "2026-06-19", CLEW_HOLIDAY_JUNETEENTH, FALSE },
  { "2020-06-19", CLEW_HOLIDAY_NONE, FALSE },
  { "2026-09-07", CLEW_HOLIDAY_LABOR, FALSE },
  { "2026-10-12", CLEW_HOLIDAY_COLUMBUS, FALSE },
  { "2026-11-11", CLEW_HOLIDAY_VETERANS, FALSE },
  { "2026-11-26", CLEW_HOLIDAY_THANKSGIVING, FALSE },
  { "2026-11-27", CLEW_HOLIDAY_NONE, FALSE },
  { "2026-12-25", CLEW_HOLIDAY_CHRISTMAS, FALSE },
  { "2026-12-24", CLEW_HOLIDAY_NONE, FALSE },
  /* 4 July 2026 is a Saturday: the Friday before, and the day itself. */
  { "2026-07-03", CLEW_HOLIDAY_INDEPENDENCE, TRUE },
  { "2026-07-04", CLEW_HOLIDAY_INDEPENDENCE, FALSE },
  { "2026-07-05", CLEW_HOLIDAY_NONE, FALSE },
  { "2026-07-06", CLEW_HOLIDAY_NONE, FALSE },
  /* 4 July 2027 is a Sunday: the Monday after. */
  { "2027-07-05", CLEW_HOLIDAY_INDEPENDENCE, TRUE },
  { "2027-07-02", CLEW_HOLIDAY_NONE, FALSE },
  /* Juneteenth 2027 is a Saturday, Christmas, too; New Year’s Day 2028 as well, which is observed
   * in the year before. */
  { "2027-06-18", CLEW_HOLIDAY_JUNETEENTH, TRUE },
  { "2027-12-24", CLEW_HOLIDAY_CHRISTMAS, TRUE },
  { "2027-12-31", CLEW_HOLIDAY_NEW_YEAR, TRUE },
  { "2028-01-03", CLEW_HOLIDAY_NONE, FALSE },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean observed = TRUE;

      g_test_message ("%s", rows[i].day);
      g_assert_cmpint (clew_court_days_holiday (clew_day_from_iso (rows[i].day), &observed), ==,
                       rows[i].holiday);
      g_assert_cmpint (observed, ==, rows[i].observed);
    }
}

/* Counts the weekdays of a month from its first, as a calendar on a wall shows them. */
static ClewDay
find_nth (int year, int month, int weekday, int nth)
{
  ClewDay found = CLEW_DAY_UNKNOWN;

  for (ClewDay day = clew_day_new (year, month, 1); day < clew_day_new (year, month, 28) + 4; day++)
    {
      int its_month;

      clew_day_split (day, NULL, &its_month, NULL);
      if (its_month != month || clew_day_weekday (day) != weekday)
        continue;
      found = day;
      if (--nth == 0)
        break;
    }
  return found;
}

static ClewDay
find_observed (int year, int month, int day_of_month)
{
  ClewDay day = clew_day_new (year, month, day_of_month);

  return clew_day_weekday (day) == 6 ? day - 1 : clew_day_weekday (day) == 7 ? day + 1
                                                                             : day;
}

/* Each year has eleven days off, and they are the days that a second count finds. */
static void
test_years (void)
{
  for (int year = 2022; year < 2122; year++)
    {
      ClewDay expected[] = {
        find_observed (year, 1, 1), find_nth (year, 1, 1, 3), find_nth (year, 2, 1, 3),
        find_nth (year, 5, 1, 9), find_observed (year, 6, 19), find_observed (year, 7, 4),
        find_nth (year, 9, 1, 1), find_nth (year, 10, 1, 2), find_observed (year, 11, 11),
        find_nth (year, 11, 4, 4), find_observed (year, 12, 25),
        find_observed (year + 1, 1, 1) /* perhaps in this year */
      };

      for (ClewDay day = clew_day_new (year, 1, 1); day <= clew_day_new (year, 12, 31); day++)
        {
          gboolean is_expected = FALSE, observed;

          if (clew_court_days_is_weekend (day))
            continue;
          for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
            is_expected |= expected[i] == day;
          g_assert_cmpint (clew_court_days_holiday (day, &observed) != CLEW_HOLIDAY_NONE, ==,
                           is_expected);
        }
    }
}

static void
test_unknown (void)
{
  gboolean observed;

  g_assert_cmpint (clew_court_days_holiday (CLEW_DAY_UNKNOWN, &observed), ==, CLEW_HOLIDAY_NONE);
  g_assert_false (clew_court_days_is_weekend (CLEW_DAY_UNKNOWN));
  g_assert_true (clew_court_days_is_weekend (clew_day_new (2026, 11, 28)));
  g_assert_true (clew_court_days_is_weekend (clew_day_new (2026, 11, 29)));
  g_assert_false (clew_court_days_is_weekend (clew_day_new (2026, 11, 30)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/court-days/table", test_table);
  g_test_add_func ("/clew/rules/court-days/years", test_years);
  g_test_add_func ("/clew/rules/court-days/unknown", test_unknown);
  return g_test_run ();
}
