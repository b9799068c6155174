/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-locales.h"

#include "base/clew-day.h"

#include <string.h>

#define MONTH_FIRST CLEW_DATE_ORDER_MONTH_FIRST
#define DAY_FIRST   CLEW_DATE_ORDER_DAY_FIRST

static void
test_iso (void)
{
  static const char *const wrong[] = {
    NULL, "", "2026", "2026-11", "2026-11-2", "2026-1-22", "26-11-22", "2026-11-22 ",
    " 2026-11-22", "2026-11-22T00:00", "2026/11/22", "2026-13-01", "2026-00-01", "2026-02-29",
    "2026-04-31", "2026-11-00", "1900-02-29", "1849-12-31", "2201-01-01", "0000-00-00",
    "+026-11-22", "2026-11-2२"
  };
  ClewDay day = 1;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (clew_day_parse_iso (wrong[i], &day));
      g_assert_cmpint (day, ==, CLEW_DAY_UNKNOWN);
      g_assert_false (clew_day_parse_iso (wrong[i], NULL));
    }
  g_assert_true (clew_day_parse_iso ("2000-02-29", &day));
  g_assert_cmpint (day, ==, clew_day_new (2000, 2, 29));
  g_assert_true (clew_day_parse_iso ("1850-01-01", NULL));
  g_assert_true (clew_day_parse_iso ("2200-12-31", NULL));
  g_assert_null (clew_day_to_iso (CLEW_DAY_UNKNOWN));
}

/* Each day of the years that records may have, one after the other. */
static void
test_every_day (void)
{
  ClewDay day = clew_day_from_iso ("1850-01-01");
  int     weekday = 2, year = 1850, month = 1, day_of_month = 1;

  for (; year <= 2200; day++)
    {
      static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
      int              leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
      int              y, m, d;
      g_autofree char *iso = clew_day_to_iso (day);

      g_assert_cmpint (clew_day_from_iso (iso), ==, day);
      clew_day_split (day, &y, &m, &d);
      g_assert_cmpint (y, ==, year);
      g_assert_cmpint (m, ==, month);
      g_assert_cmpint (d, ==, day_of_month);
      g_assert_cmpint (clew_day_new (y, m, d), ==, day);
      g_assert_cmpint (clew_day_weekday (day), ==, weekday);

      weekday = weekday % 7 + 1;
      if (++day_of_month > lengths[month - 1] + (month == 2 ? leap : 0))
        {
          day_of_month = 1;
          month = month % 12 + 1;
          year += month == 1;
        }
    }
}

static void
test_new (void)
{
  g_assert_cmpint (clew_day_new (2026, 2, 29), ==, CLEW_DAY_UNKNOWN);
  g_assert_cmpint (clew_day_new (2026, 0, 1), ==, CLEW_DAY_UNKNOWN);
  g_assert_cmpint (clew_day_new (2026, 13, 1), ==, CLEW_DAY_UNKNOWN);
  g_assert_cmpint (clew_day_new (2026, -1, 1), ==, CLEW_DAY_UNKNOWN);
  g_assert_cmpint (clew_day_new (2026, 257, 1), ==, CLEW_DAY_UNKNOWN);
  g_assert_cmpint (clew_day_new (2026, 1, 257), ==, CLEW_DAY_UNKNOWN);
  g_assert_cmpint (clew_day_new (0, 1, 1), ==, CLEW_DAY_UNKNOWN);
  g_assert_cmpint (clew_day_new (67562, 1, 1), ==, CLEW_DAY_UNKNOWN);
  g_assert_cmpint (clew_day_new (1, 1, 1), ==, 1);
  g_assert_cmpint (clew_day_weekday (CLEW_DAY_UNKNOWN), ==, 0);
}

static void
assert_months (const char *from, int months, const char *expected)
{
  g_autofree char *found = clew_day_to_iso (clew_day_add_months (clew_day_from_iso (from), months));

  g_assert_cmpstr (found, ==, expected);
}

static void
test_months (void)
{
  assert_months ("2026-01-31", 1, "2026-02-28");
  assert_months ("2024-01-31", 1, "2024-02-29");
  assert_months ("2026-01-31", 3, "2026-04-30");
  assert_months ("2026-11-22", 12, "2027-11-22");
  assert_months ("2026-12-31", 2, "2027-02-28");
  assert_months ("2026-03-31", -1, "2026-02-28");
  assert_months ("2026-01-15", -1, "2025-12-15");
  assert_months ("2026-01-15", -25, "2023-12-15");
  assert_months ("2026-01-15", 0, "2026-01-15");
  g_assert_cmpint (clew_day_add_months (CLEW_DAY_UNKNOWN, 1), ==, CLEW_DAY_UNKNOWN);
  g_assert_cmpint (clew_day_add_months (1, -1), ==, CLEW_DAY_UNKNOWN);
  g_assert_cmpint (clew_day_add_months (1, G_MAXINT), ==, CLEW_DAY_UNKNOWN);
  g_assert_cmpint (clew_day_add_months (1, G_MININT), ==, CLEW_DAY_UNKNOWN);
  g_assert_cmpint (clew_day_add_years (1, G_MAXINT), ==, CLEW_DAY_UNKNOWN);
  g_assert_cmpint (clew_day_add_years (1, G_MININT), ==, CLEW_DAY_UNKNOWN);
  g_assert_cmpint (clew_day_add_years (clew_day_new (2024, 2, 29), 1), ==,
                   clew_day_new (2025, 2, 28));
  g_assert_cmpint (clew_day_add_years (clew_day_new (2024, 2, 29), 4), ==,
                   clew_day_new (2028, 2, 29));

  for (guint round = 0; round < 50000; round++)
    {
      ClewDay from = (ClewDay)g_test_rand_int_range (700000, 750000);
      int     months = g_test_rand_int_range (-600, 601);
      ClewDay to = clew_day_add_months (from, months);
      int     year, month, day, to_year, to_month, to_day;

      clew_day_split (from, &year, &month, &day);
      clew_day_split (to, &to_year, &to_month, &to_day);
      g_assert_cmpint (to_year * 12 + to_month, ==, year * 12 + month + months);
      /* The same day, or the last of a shorter month. */
      if (to_day != day)
        {
          g_assert_cmpint (to_day, <, day);
          clew_day_split (to + 1, NULL, NULL, &to_day);
          g_assert_cmpint (to_day, ==, 1);
        }
    }
}

static int
age (const char *born, const char *on)
{
  return clew_day_age (clew_day_from_iso (born), clew_day_from_iso (on));
}

static void
test_age (void)
{
  g_assert_cmpint (age ("2008-02-29", "2026-02-28"), ==, 17);
  g_assert_cmpint (age ("2008-02-29", "2026-03-01"), ==, 18);
  g_assert_cmpint (age ("2008-02-29", "2028-02-28"), ==, 19);
  g_assert_cmpint (age ("2008-02-29", "2028-02-29"), ==, 20);
  g_assert_cmpint (age ("1987-03-14", "2026-03-13"), ==, 38);
  g_assert_cmpint (age ("1987-03-14", "2026-03-14"), ==, 39);
  g_assert_cmpint (age ("2026-11-22", "2026-11-22"), ==, 0);
  g_assert_cmpint (age ("2026-11-23", "2026-11-22"), ==, -1);
  g_assert_cmpint (age (NULL, "2026-11-22"), ==, -1);
  g_assert_cmpint (age ("2026-11-22", NULL), ==, -1);
}

typedef struct
{
  const char   *text;
  ClewDateOrder order;
  const char   *expected;
} Typed;

/* On Sunday 22 November 2026. */
static const Typed typed[] = {
  { "2027-05-03", DAY_FIRST, "2027-05-03" },
  { " 2027-05-03 ", MONTH_FIRST, "2027-05-03" },
  { "2027-5-3", DAY_FIRST, "2027-05-03" },
  { "2027/05/03", DAY_FIRST, "2027-05-03" },
  { "2027.05.03", MONTH_FIRST, "2027-05-03" },
  { "20270503", MONTH_FIRST, "2027-05-03" },
  { "today", MONTH_FIRST, "2026-11-22" },
  { "Tomorrow", MONTH_FIRST, "2026-11-23" },
  { "YESTERDAY", MONTH_FIRST, "2026-11-21" },
  { "mon", MONTH_FIRST, "2026-11-23" },
  { "fri", MONTH_FIRST, "2026-11-27" },
  { "Friday", MONTH_FIRST, "2026-11-27" },
  { "thurs.", MONTH_FIRST, "2026-11-26" },
  { "sat", MONTH_FIRST, "2026-11-28" },
  { "sunday", MONTH_FIRST, "2026-11-29" },
  { "3/4/2027", MONTH_FIRST, "2027-03-04" },
  { "3/4/2027", DAY_FIRST, "2027-04-03" },
  { "3-4-2027", DAY_FIRST, "2027-04-03" },
  { "3 4 2027", DAY_FIRST, "2027-04-03" },
  { "03/04/27", MONTH_FIRST, "2027-03-04" },
  { "3/14/87", MONTH_FIRST, "1987-03-14" },
  { "1/1/36", MONTH_FIRST, "2036-01-01" },
  { "1/1/37", MONTH_FIRST, "1937-01-01" },
  { "1/1/00", MONTH_FIRST, "2000-01-01" },
  { "11/22", MONTH_FIRST, "2026-11-22" },
  { "11/21", MONTH_FIRST, "2027-11-21" },
  { "22/11", DAY_FIRST, "2026-11-22" },
  { "1/2", MONTH_FIRST, "2027-01-02" },
  { "3.5.2027", MONTH_FIRST, "2027-05-03" },
  { "3. 5. 2027", MONTH_FIRST, "2027-05-03" },
  { "3.5.", MONTH_FIRST, "2027-05-03" },
  { "3 may 2027", MONTH_FIRST, "2027-05-03" },
  { "3may2027", MONTH_FIRST, "2027-05-03" },
  { "3-May-2027", MONTH_FIRST, "2027-05-03" },
  { "3rd of May, 2027", MONTH_FIRST, "2027-05-03" },
  { "May 3", MONTH_FIRST, "2027-05-03" },
  { "MAY 3RD", MONTH_FIRST, "2027-05-03" },
  { "May 3, '28", MONTH_FIRST, "2028-05-03" },
  { "2027 may 3", MONTH_FIRST, "2027-05-03" },
  { "Sept. 9", MONTH_FIRST, "2027-09-09" },
  { "dec 1", DAY_FIRST, "2026-12-01" },
  { "3 de mayo", DAY_FIRST, NULL },
  { "mon 3 may 2027", MONTH_FIRST, "2027-05-03" },
  { "Monday, May 3", MONTH_FIRST, "2027-05-03" },
  { "mon 5/3/2027", MONTH_FIRST, "2027-05-03" },
  { "2027年5月3日", MONTH_FIRST, "2027-05-03" },
  { "٣/٥/٢٠٢٧", DAY_FIRST, "2027-05-03" },
  /* What can't be read with certainty. */
  { NULL, MONTH_FIRST, NULL },
  { "", MONTH_FIRST, NULL },
  { "   ", MONTH_FIRST, NULL },
  { "25/12/2026", MONTH_FIRST, NULL },
  { "12/25/2026", DAY_FIRST, NULL },
  { "2/29", MONTH_FIRST, NULL },
  { "2/29/2027", MONTH_FIRST, NULL },
  { "2/29/2028", MONTH_FIRST, "2028-02-29" },
  { "tue 3 may 2027", MONTH_FIRST, NULL },
  { "may", MONTH_FIRST, NULL },
  { "may 2027", MONTH_FIRST, NULL },
  { "3 ma 2027", MONTH_FIRST, NULL },
  { "fr", MONTH_FIRST, NULL },
  { "mon fri", MONTH_FIRST, NULL },
  { "mon", MONTH_FIRST, "2026-11-23" },
  { "3", MONTH_FIRST, NULL },
  { "3/4/", MONTH_FIRST, NULL },
  { "/3/4", MONTH_FIRST, NULL },
  { "3//4", MONTH_FIRST, NULL },
  { "3/4-2027", MONTH_FIRST, NULL },
  { "3/4/2027/5", MONTH_FIRST, NULL },
  { "3/4/027", MONTH_FIRST, NULL },
  { "3/4/7", MONTH_FIRST, NULL },
  { "003/4/2027", MONTH_FIRST, NULL },
  { "3/004/2027", MONTH_FIRST, NULL },
  { "2027/012/3", MONTH_FIRST, NULL },
  { "may 003", MONTH_FIRST, NULL },
  { "3/4/1849", MONTH_FIRST, NULL },
  { "3/4/2201", MONTH_FIRST, NULL },
  { "270503", MONTH_FIRST, NULL },
  { "20271303", MONTH_FIRST, NULL },
  { "202705033", MONTH_FIRST, NULL },
  { "2027-05", MONTH_FIRST, NULL },
  { "2027-05-03T10:00", MONTH_FIRST, NULL },
  { "soon", MONTH_FIRST, NULL },
  { "1 2 3 4 5 6 7 8 9 10", MONTH_FIRST, NULL },
  { "a b c d e f g h i j", MONTH_FIRST, NULL },
  { "3/4/2027 x", MONTH_FIRST, NULL },
  { "\xff", MONTH_FIRST, NULL },
};

static void
test_typed (void)
{
  ClewDay today = clew_day_new (2026, 11, 22);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      ClewDay          found = clew_day_parse_typed (typed[i].text, today, typed[i].order);
      g_autofree char *iso = clew_day_to_iso (found);

      if (g_strcmp0 (iso, typed[i].expected) != 0)
        g_test_message ("typed: %s", typed[i].text);
      g_assert_cmpstr (iso, ==, typed[i].expected);
    }

  /* Without a today only what is not relative can be read. */
  g_assert_cmpint (clew_day_parse_typed ("2027-05-03", CLEW_DAY_UNKNOWN, MONTH_FIRST), !=, 0);
  g_assert_cmpint (clew_day_parse_typed ("today", CLEW_DAY_UNKNOWN, MONTH_FIRST), ==, 0);
  g_assert_cmpint (clew_day_parse_typed ("fri", CLEW_DAY_UNKNOWN, MONTH_FIRST), ==, 0);
  g_assert_cmpint (clew_day_parse_typed ("3/4", CLEW_DAY_UNKNOWN, MONTH_FIRST), ==, 0);
  g_assert_cmpint (clew_day_parse_typed ("3/4/27", CLEW_DAY_UNKNOWN, MONTH_FIRST), ==, 0);
  /* In a leap year's shadow. */
  g_assert_cmpint (clew_day_parse_typed ("2/29", clew_day_new (2027, 6, 1), MONTH_FIRST), ==,
                   clew_day_new (2028, 2, 29));
  g_assert_cmpint (clew_day_parse_typed ("1/1/05", clew_day_new (2097, 6, 1), MONTH_FIRST), ==,
                   clew_day_new (2105, 1, 1));
}

/* Any day in any way of writing comes back, whatever today is. */
static void
test_typed_round (void)
{
  static const char *const month_names[] = { "jan", "february", "Mar", "April", "MAY", "june",
                                             "jul", "Aug", "sept", "oct", "Nov.", "december" };

  for (guint round = 0; round < 5000; round++)
    {
      ClewDay       today = (ClewDay)g_test_rand_int_range (730000, 750000);
      ClewDay       day = today + (ClewDay)g_test_rand_int_range (0, 365);
      ClewDateOrder order = g_test_rand_bit () ? DAY_FIRST : MONTH_FIRST;
      int           y, m, d;
      const char   *name;
      char         *texts[8];

      clew_day_split (day, &y, &m, &d);
      name = month_names[m - 1];
      texts[0] = clew_day_to_iso (day);
      texts[1] = g_strdup_printf ("%d/%d/%d", order == DAY_FIRST ? d : m,
                                  order == DAY_FIRST ? m : d, y);
      texts[2] = g_strdup_printf ("%02d/%02d", order == DAY_FIRST ? d : m,
                                  order == DAY_FIRST ? m : d);
      texts[3] = g_strdup_printf ("%d.%d.%02d", d, m, y % 100);
      texts[4] = g_strdup_printf ("%d %s %d", d, name, y);
      texts[5] = g_strdup_printf ("%s %d", name, d);
      texts[6] = g_strdup_printf ("%s %d, %d", name, d, y);
      texts[7] = g_strdup_printf ("%04d%02d%02d", y, m, d);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          g_assert_cmpint (clew_day_parse_typed (texts[i], today, order), ==, day);
          g_free (texts[i]);
        }
    }
}

/* Whatever is typed, the answer is unknown or a day that records may have. */
static void
test_typed_noise (void)
{
  static const char *const bits[] = { "1", "29", "0", "2027", "/", "-", ".", " ", ",", "may",
                                      "fri", "today", "x", "é", "日", "rd", "'", "٣", "\xc3",
                                      "99999999" };

  for (guint round = 0; round < 100000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      ClewDay day;

      for (int i = g_test_rand_int_range (0, 9); i > 0; i--)
        g_string_append (text, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
      day = clew_day_parse_typed (text->str, 740000, g_test_rand_bit () ? DAY_FIRST : MONTH_FIRST);
      if (day != CLEW_DAY_UNKNOWN)
        {
          g_autofree char *iso = clew_day_to_iso (day);

          g_assert_cmpint (clew_day_from_iso (iso), ==, day);
        }
    }
}

static void
test_today (void)
{
  g_autoptr (GTimeZone) east = g_time_zone_new_identifier ("+14:00");
  g_autoptr (GTimeZone) west = g_time_zone_new_identifier ("-12:00");
  g_autoptr (GDateTime) now = NULL;
  ClewDay before, today;

  /* Noon may pass, or midnight, between the two lines. */
  do
    {
      g_clear_pointer (&now, g_date_time_unref);
      before = clew_day_today (NULL);
      now = g_date_time_new_now_local ();
      today = clew_day_today (NULL);
    }
  while (before != today);
  g_assert_cmpint (today, ==,
                   clew_day_new (g_date_time_get_year (now), g_date_time_get_month (now),
                                 g_date_time_get_day_of_month (now)));
  /* 26 hours apart: it is never the same day in both. */
  g_assert_cmpint (clew_day_today (east), >, clew_day_today (west));
}

static void
test_instant (void)
{
  g_autofree char *one = clew_instant_now ();
  g_autofree char *two = clew_instant_now ();
  g_autoptr (GDateTime) read = g_date_time_new_from_iso8601 (one, NULL);

  g_assert_cmpint (strlen (one), ==, 27);
  g_assert_cmpint (one[10], ==, 'T');
  g_assert_cmpint (one[19], ==, '.');
  g_assert_cmpint (one[26], ==, 'Z');
  g_assert_nonnull (read);
  g_assert_cmpint (g_date_time_get_utc_offset (read), ==, 0);
  g_assert_cmpint (strcmp (one, two), <=, 0);
}

/* Days don't know of clocks put forward or back, nor of midnights that are
 * left out, as in São Paulo on 4 November 2018. */
static void
test_clock_changes (void)
{
  static const char *const zones[] = { "America/New_York", "America/Sao_Paulo", "Asia/Beirut",
                                       "Pacific/Apia" };

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_setenv ("TZ", zones[i], TRUE);
      for (ClewDay day = clew_day_new (2011, 1, 1); day < clew_day_new (2027, 1, 1); day++)
        {
          GDate            date;
          char             text[16];
          g_autofree char *iso = clew_day_to_iso (day + 1);

          g_date_clear (&date, 1);
          g_date_set_julian (&date, day);
          g_date_add_days (&date, 1);
          g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
          g_assert_cmpstr (iso, ==, text);
          g_assert_cmpint (clew_day_from_iso (text), ==, day + 1);
          g_assert_cmpint (clew_day_parse_typed ("tomorrow", day, MONTH_FIRST), ==, day + 1);
          g_assert_cmpint (clew_day_parse_typed ("yesterday", day, MONTH_FIRST), ==, day - 1);
        }
    }
  g_setenv ("TZ", "UTC", TRUE);
}

typedef struct
{
  const char   *locale;
  ClewDateOrder order;
  Typed         typed[6];
} InLocale;

/* On Sunday 22 November 2026. */
static const InLocale locales[] = {
  { "en_US", MONTH_FIRST, { { "3/4/2027", MONTH_FIRST, "2027-03-04" } } },
  { "es_ES",
    DAY_FIRST,
    { { "3 de mayo de 2027", DAY_FIRST, "2027-05-03" },
      { "1 ene", DAY_FIRST, "2027-01-01" },
      { "mar", DAY_FIRST, "2026-11-24" },
      { "miércoles", DAY_FIRST, "2026-11-25" },
      { "MIERCOLES", DAY_FIRST, "2026-11-25" },
      /* English is read everywhere. */
      { "May 3 2027", DAY_FIRST, "2027-05-03" } } },
  { "de_DE",
    DAY_FIRST,
    { { "3. März 2027", DAY_FIRST, "2027-03-03" },
      { "Mittwoch", DAY_FIRST, "2026-11-25" },
      { "do", DAY_FIRST, "2026-11-26" } } },
  /* Here the month's name stands otherwise beside a day than alone. */
  { "pl_PL",
    DAY_FIRST,
    { { "3 maja 2027", DAY_FIRST, "2027-05-03" }, { "3 maj 2027", DAY_FIRST, "2027-05-03" } } },
  { "ja_JP", MONTH_FIRST, { { "2027年5月3日", MONTH_FIRST, "2027-05-03" } } },
};

static void
check_locale (const InLocale *this)
{
  g_assert_cmpint (clew_day_order_of_locale (), ==, this->order);
  for (guint i = 0; i < G_N_ELEMENTS (this->typed) && this->typed[i].text != NULL; i++)
    {
      const Typed     *typed_here = &this->typed[i];
      g_autofree char *iso = clew_day_to_iso (
        clew_day_parse_typed (typed_here->text, clew_day_new (2026, 11, 22), typed_here->order));

      g_test_message ("%s: %s", this->locale, typed_here->text);
      g_assert_cmpstr (iso, ==, typed_here->expected);
    }
}

static void
test_locales (void)
{
  char *folder = made_locales_begin ();
  guint n_checked = 0;

  /* The tests run in the C locale: %m/%d/%y. */
  g_assert_cmpint (clew_day_order_of_locale (), ==, MONTH_FIRST);

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    if (made_locales_set (folder, locales[i].locale))
      {
        check_locale (&locales[i]);
        n_checked++;
      }
  made_locales_end (folder);
  if (n_checked == 0)
    g_test_skip ("no locale can be made here: install the package \"locales\"");
  else
    g_assert_cmpint (n_checked, ==, G_N_ELEMENTS (locales));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/base/day/iso", test_iso);
  g_test_add_func ("/clew/base/day/every-day", test_every_day);
  g_test_add_func ("/clew/base/day/new", test_new);
  g_test_add_func ("/clew/base/day/months", test_months);
  g_test_add_func ("/clew/base/day/age", test_age);
  g_test_add_func ("/clew/base/day/typed", test_typed);
  g_test_add_func ("/clew/base/day/typed-round", test_typed_round);
  g_test_add_func ("/clew/base/day/typed-noise", test_typed_noise);
  g_test_add_func ("/clew/base/day/clock-changes", test_clock_changes);
  g_test_add_func ("/clew/base/day/today", test_today);
  g_test_add_func ("/clew/base/day/instant", test_instant);
  g_test_add_func ("/clew/base/day/locales", test_locales);
  return g_test_run ();
}
