/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-intake-rules.h"

/* Diverted on day 100, with 30 days unless it says otherwise. */
static const struct
{
  ClewDay         intake, ended, agreed, until, on;
  ClewIntakeState state;
  int             day, days_left;
} rows[] = {
  { 0, 0, 0, 0, 100, CLEW_INTAKE_WAITING, 0, 30 },
  { 0, 0, 0, 0, 122, CLEW_INTAKE_WAITING, 22, 8 },
  { 0, 0, 0, 0, 123, CLEW_INTAKE_SOON, 23, 7 },
  /* Day 30 is in time. */
  { 0, 0, 0, 0, 130, CLEW_INTAKE_SOON, 30, 0 },
  { 0, 0, 0, 0, 131, CLEW_INTAKE_PASSED, 31, -1 },
  { 110, 0, 0, 0, 109, CLEW_INTAKE_WAITING, 9, 21 },
  { 110, 0, 0, 0, 110, CLEW_INTAKE_DONE, 10, 20 },
  { 90, 0, 0, 0, 100, CLEW_INTAKE_DONE, 0, 30 },
  { 140, 0, 0, 0, 135, CLEW_INTAKE_PASSED, 35, -5 },
  { 140, 0, 0, 0, 140, CLEW_INTAKE_DONE, 40, -10 },
  { 0, 125, 0, 0, 125, CLEW_INTAKE_ENDED, 25, 5 },
  { 110, 125, 0, 0, 130, CLEW_INTAKE_ENDED, 30, 0 },
  /* Only what was agreed, from its day on; never shorter. */
  { 0, 0, 120, 150, 119, CLEW_INTAKE_WAITING, 19, 11 },
  { 0, 0, 120, 150, 140, CLEW_INTAKE_WAITING, 40, 10 },
  { 0, 0, 120, 150, 150, CLEW_INTAKE_SOON, 50, 0 },
  { 0, 0, 120, 150, 151, CLEW_INTAKE_PASSED, 51, -1 },
  { 0, 0, 135, 150, 134, CLEW_INTAKE_PASSED, 34, -4 },
  { 0, 0, 135, 150, 135, CLEW_INTAKE_WAITING, 35, 15 },
  { 0, 0, 120, 125, 126, CLEW_INTAKE_SOON, 26, 4 },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ClewIntakeExtension extension = { rows[i].agreed, rows[i].until };
      ClewHeldFacts       facts = { 100, CLEW_INTAKE_DAYS, rows[i].intake, rows[i].ended,
                                    &extension,
                              rows[i].agreed != 0 ? 1 : 0 };
      ClewIntakeClock     clock = clew_intake_get_clock (&facts, rows[i].on);

      g_test_message ("row %u", i);
      g_assert_cmpint (clock.state, ==, rows[i].state);
      g_assert_cmpint (clock.day, ==, rows[i].day);
      g_assert_cmpint (clock.days_left, ==, rows[i].days_left);
      g_assert_cmpint (clock.is_extended, ==, (int)clock.deadline > 100 + CLEW_INTAKE_DAYS);
    }
}

static ClewDay
pick_day (gint32 from, gint32 below)
{
  return (ClewDay)g_test_rand_int_range (from, below);
}

/* Counts the days down one by one. */
static void
test_counted (void)
{
  guint n[5] = { 0 };

  for (guint round = 0; round < 5000; round++)
    {
      ClewIntakeExtension extensions[3];
      ClewHeldFacts       facts = { 50, (guint)g_test_rand_int_range (7, 31), 0, 0, extensions, 0 };
      ClewDay             on = pick_day (50, 110);
      ClewDay             last = 50;
      ClewIntakeState     expected;
      ClewIntakeClock     clock;

      facts.n_extensions = (guint)g_test_rand_int_range (0, 4);
      facts.intake = g_test_rand_int_range (0, 3) == 0 ? pick_day (45, 110) : 0;
      facts.ended = g_test_rand_int_range (0, 4) == 0 ? pick_day (50, 110) : 0;
      for (guint i = 0; i < facts.n_extensions; i++)
        extensions[i] = (ClewIntakeExtension){ pick_day (50, 90),
                                               pick_day (50, 120) };
      for (guint left = facts.days; left > 0; left--)
        last++;
      for (guint i = 0; i < facts.n_extensions; i++)
        while (extensions[i].agreed_on <= on && last < extensions[i].until)
          last++;
      expected = facts.ended != 0 && on >= facts.ended     ? CLEW_INTAKE_ENDED
                 : facts.intake != 0 && on >= facts.intake ? CLEW_INTAKE_DONE
                 : on > last                               ? CLEW_INTAKE_PASSED
                 : last - on > 7                           ? CLEW_INTAKE_WAITING
                                                           : CLEW_INTAKE_SOON;
      clock = clew_intake_get_clock (&facts, on);
      g_assert_cmpint (clock.state, ==, expected);
      g_assert_cmpuint (clock.deadline, ==, last);
      n[expected]++;
    }
  g_test_message ("waiting %u, soon %u, passed %u, done %u, ended %u",
                  n[0], n[1], n[2], n[3], n[4]);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (n[i], >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/intake/table", test_table);
  g_test_add_func ("/clew/rules/intake/counted", test_counted);
  return g_test_run ();
}
