/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-small-numbers.h"

#define LEAST CLEW_SMALL_NUMBER

static void
test_rows (void)
{
  const struct
  {
    guint    counts[4];
    gboolean hidden[4];
  } rows[] = {
    { { 0, 0, 0, 0 }, { FALSE, FALSE, FALSE, FALSE } },
    { { 10, 20, 30, 0 }, { FALSE, FALSE, FALSE, FALSE } },
    { { 1, 20, 30, 0 }, { TRUE, TRUE, FALSE, FALSE } },
    { { 1, 2, 30, 0 }, { TRUE, TRUE, TRUE, FALSE } },
    { { 5, 6, 30, 0 }, { TRUE, TRUE, FALSE, FALSE } },
    { { 3, 0, 0, 0 }, { TRUE, FALSE, FALSE, FALSE } },
    { { 9, 12, 12, 40 }, { TRUE, TRUE, FALSE, FALSE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean hidden[4];

      clew_small_numbers_hide (rows[i].counts, 4, LEAST, hidden);
      for (guint j = 0; j < 4; j++)
        g_assert_cmpint (hidden[j], ==, rows[i].hidden[j]);
    }
}

/* Whoever sees what is shown and the total can't tell any that is hidden: some other set of numbers
 * would look the same. */
static void
test_not_told (void)
{
  guint n_hid = 0;

  for (guint round = 0; round < 20000; round++)
    {
      guint    counts[4], total = 0, sum = 0, n;
      gboolean hidden[4];
      guint    n_hidden = 0;

      for (guint i = 0; i < 4; i++)
        total += counts[i] = (guint)g_test_rand_int_range (0, g_test_rand_bit () ? 12 : 60);
      n = clew_small_numbers_hide (counts, 4, LEAST, hidden);
      for (guint i = 0; i < 4; i++)
        {
          g_assert_true (hidden[i] || counts[i] == 0 || counts[i] >= LEAST);
          g_assert_false (hidden[i] && counts[i] == 0);
          n_hidden += hidden[i];
          sum += hidden[i] ? counts[i] : 0;
        }
      g_assert_cmpuint (n, ==, n_hidden);
      if (total >= LEAST && n > 0)
        {
          g_assert_cmpuint (n, >=, 2);
          g_assert_cmpuint (sum, >=, LEAST);
          n_hid++;
        }
    }
  g_assert_cmpuint (n_hid, >, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/small-numbers/rows", test_rows);
  g_test_add_func ("/clew/rules/small-numbers/not-told", test_not_told);
  return g_test_run ();
}
