/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-next-date-rules.h"

/* Today is day 100. */
static const struct
{
  ClewDay          on, to, closed;
  gboolean         has_outcome, is_removed, is_hidden;
  ClewNextDateFate fate;
} rows[] = {
  { 99, 120, 0, FALSE, FALSE, FALSE, CLEW_NEXT_DATE_CONTINUED },
  /* Today's has come, too. */
  { 100, 120, 0, FALSE, FALSE, FALSE, CLEW_NEXT_DATE_CONTINUED },
  { 100, 100, 0, FALSE, FALSE, FALSE, CLEW_NEXT_DATE_CONTINUED },
  { 100, 99, 0, FALSE, FALSE, FALSE, CLEW_NEXT_DATE_TOO_EARLY },
  { 90, 95, 0, FALSE, FALSE, FALSE, CLEW_NEXT_DATE_CONTINUED },
  { 101, 120, 0, FALSE, FALSE, FALSE, CLEW_NEXT_DATE_MOVED },
  { 130, 120, 0, FALSE, FALSE, FALSE, CLEW_NEXT_DATE_MOVED },
  { 120, 120, 0, FALSE, FALSE, FALSE, CLEW_NEXT_DATE_STAYS },
  { 0, 120, 0, FALSE, FALSE, FALSE, CLEW_NEXT_DATE_SET },
  /* Before anybody has said the date. */
  { 99, 0, 0, FALSE, FALSE, FALSE, CLEW_NEXT_DATE_CONTINUED },
  { 101, 0, 0, FALSE, FALSE, FALSE, CLEW_NEXT_DATE_MOVED },
  { 0, 0, 0, FALSE, FALSE, FALSE, CLEW_NEXT_DATE_SET },
  { 99, 120, 0, TRUE, FALSE, FALSE, CLEW_NEXT_DATE_HAS_OUTCOME },
  { 101, 120, 0, TRUE, FALSE, FALSE, CLEW_NEXT_DATE_HAS_OUTCOME },
  { 99, 120, 100, FALSE, FALSE, FALSE, CLEW_NEXT_DATE_CASE_CLOSED },
  { 99, 120, 101, FALSE, FALSE, FALSE, CLEW_NEXT_DATE_CONTINUED },
  { 99, 120, 100, TRUE, FALSE, TRUE, CLEW_NEXT_DATE_CASE_HIDDEN },
  { 99, 120, 100, TRUE, TRUE, TRUE, CLEW_NEXT_DATE_REMOVED },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ClewNextDateState state = { rows[i].on, rows[i].has_outcome, rows[i].is_removed,
                                  rows[i].closed, !rows[i].is_hidden };

      g_test_message ("row %u", i);
      g_assert_cmpint (clew_next_date_decide (&state, rows[i].to, 100), ==, rows[i].fate);
    }
}

static void
test_applies (void)
{
  for (ClewNextDateFate fate = 0; fate < CLEW_NEXT_DATE_N_FATES; fate++)
    g_assert_cmpint (clew_next_date_applies (fate), ==, fate <= CLEW_NEXT_DATE_SET);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/next-date/table", test_table);
  g_test_add_func ("/clew/rules/next-date/applies", test_applies);
  return g_test_run ();
}
