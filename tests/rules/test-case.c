/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-case-rules.h"

#define PRE     CLEW_CASE_CLASS_PRE_EXISTING
#define POST    CLEW_CASE_CLASS_POST_ENROLLMENT
#define UNKNOWN CLEW_CASE_CLASS_UNKNOWN

/* Enrolled on day 10 unless said otherwise; 0 is not known. */
static const struct
{
  ClewCaseDates dates; /* incident, arrested, filed, warrant, enrolled */
  ClewCaseClass class;
  gboolean from_filing_queue;
} cases[] = {
  { { 0, 0, 0, 0, 10 }, UNKNOWN, FALSE },
  { { 5, 6, 7, 8, 0 }, UNKNOWN, FALSE },
  { { 0, 0, 7, 0, 0 }, UNKNOWN, FALSE },
  { { 0, 0, 9, 0, 10 }, PRE, FALSE },
  { { 0, 0, 0, 9, 10 }, PRE, FALSE },
  { { 5, 12, 9, 0, 10 }, PRE, FALSE },
  { { 5, 6, 12, 9, 10 }, PRE, FALSE },
  /* The day of enrollment counts as after it. */
  { { 0, 0, 10, 0, 10 }, POST, FALSE },
  { { 0, 10, 0, 0, 10 }, POST, FALSE },
  { { 10, 10, 10, 10, 10 }, POST, FALSE },
  { { 12, 12, 13, 0, 10 }, POST, FALSE },
  { { 10, 0, 0, 0, 10 }, POST, FALSE },
  { { 12, 0, 0, 13, 10 }, POST, FALSE },
  /* Out of a filing queue. */
  { { 9, 0, 10, 0, 10 }, POST, TRUE },
  { { 9, 11, 0, 0, 10 }, POST, TRUE },
  { { 5, 6, 12, 0, 10 }, POST, TRUE },
  { { 0, 6, 12, 0, 10 }, POST, TRUE },
  { { 5, 6, 12, 13, 10 }, POST, TRUE },
  /* What came before decides nothing until a charge is filed. */
  { { 9, 0, 0, 0, 10 }, UNKNOWN, FALSE },
  { { 8, 9, 0, 0, 10 }, UNKNOWN, FALSE },
  { { 0, 0, 0, 12, 10 }, UNKNOWN, FALSE },
  { { 8, 9, 0, 12, 10 }, UNKNOWN, FALSE },
};

static void
test_classify (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClewCaseStanding found = clew_case_classify (&cases[i].dates);

      g_test_message ("case %u", i);
      g_assert_cmpint (found.class, ==, cases[i].class);
      g_assert_cmpint (found.from_filing_queue, ==, cases[i].from_filing_queue);
    }
}

/* All dates of a few days, known and not: what the model says, said plainly. */
static void
test_all_dates (void)
{
  enum
  {
    DAYS = 6
  };
  guint seen[3] = { 0 }, n_flagged = 0;

  for (guint n = 0; n < DAYS * DAYS * DAYS * DAYS * DAYS; n++)
    {
      ClewCaseDates    d = { n % DAYS, n / DAYS % DAYS, n / (DAYS * DAYS) % DAYS,
                             n / (DAYS * DAYS * DAYS) % DAYS, n / (DAYS * DAYS * DAYS * DAYS) };
      ClewCaseStanding found = clew_case_classify (&d);
      gboolean         filed_before = d.filed != 0 && d.filed < d.enrolled;
      gboolean         warrant_before = d.warrant_issued != 0 && d.warrant_issued < d.enrolled;
      gboolean         is_new = MAX (MAX (d.incident, d.arrested), d.filed) >= d.enrolled;
      gboolean         began_before = (d.incident != 0 && d.incident < d.enrolled) ||
                              (d.arrested != 0 && d.arrested < d.enrolled);
      ClewCaseClass class = d.enrolled == 0                  ? UNKNOWN
                            : filed_before || warrant_before ? PRE
                            : is_new                         ? POST
                                                             : UNKNOWN;

      g_assert_cmpint (found.class, ==, class);
      g_assert_cmpint (found.from_filing_queue, ==, class == POST && began_before);
      seen[class]++;
      n_flagged += found.from_filing_queue;
    }
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (seen[i], >, 100);
  g_assert_cmpint (n_flagged, >, 100);
}

/* Each pair of dates, both ways: the text has to be at the later one. */
static void
test_check_dates (void)
{
  enum
  {
    I,
    A,
    F,
    W,
    C,
    S,
    V,
    N
  };
  /* Whether the one in the column may come before the one in the row. */
  static const gboolean refused[N][N] = {
    /*       I     A      F      W      C      S      V */
    [A] = { TRUE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE },
    [F] = { TRUE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE },
    [W] = { TRUE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE },
    [C] = { TRUE, TRUE, TRUE, FALSE, FALSE, FALSE, FALSE },
    [S] = { TRUE, TRUE, TRUE, FALSE, FALSE, FALSE, FALSE },
    [V] = { TRUE, TRUE, TRUE, FALSE, TRUE, FALSE, FALSE },
  };
  guint n_refused = 0;

  for (guint later = 0; later < N; later++)
    for (guint earlier = 0; earlier < N; earlier++)
      for (int apart = -1; apart <= 1; apart++)
        {
          ClewCaseDates dates = { 0 };
          ClewDay      *members[N] = { &dates.incident, &dates.arrested, &dates.filed,
                                       &dates.warrant_issued, &dates.closed, &dates.sealed,
                                       &dates.vacated };
          ClewCaseDate  which = CLEW_CASE_INCIDENT;
          const char   *message;

          if (later == earlier)
            continue;
          dates.enrolled = 3; /* contradicts nothing */
          *members[earlier] = 10;
          *members[later] = (ClewDay)(10 + apart);
          message = clew_case_check_dates (&dates, &which);
          g_test_message ("%u after %u by %d", later, earlier, apart);
          if (apart < 0)
            g_assert_cmpint (message != NULL, ==, refused[later][earlier]);
          else if (apart == 0)
            g_assert_null (message);
          else
            g_assert_cmpint (message != NULL, ==, refused[earlier][later]);
          if (message != NULL)
            {
              g_assert_cmpint (which, ==, apart < 0 ? later : earlier);
              n_refused++;
            }
        }
  g_test_message ("%u refused", n_refused);
  g_assert_cmpuint (n_refused, ==, 26);
}

static void
test_warrants (void)
{
  const struct
  {
    ClewWarrantDates dates; /* requested, supported, quashed, served */
    ClewDay          on;
    ClewWarrantState state;
  } rows[] = {
    { { 0, 0, 0, 0 }, 9, CLEW_WARRANT_STANDS },
    { { 5, 0, 0, 0 }, 4, CLEW_WARRANT_STANDS },
    { { 5, 0, 0, 0 }, 5, CLEW_WARRANT_QUASH_REQUESTED },
    { { 5, 6, 0, 0 }, 9, CLEW_WARRANT_QUASH_SUPPORTED },
    { { 5, 6, 8, 0 }, 7, CLEW_WARRANT_QUASH_SUPPORTED },
    { { 5, 6, 8, 0 }, 8, CLEW_WARRANT_QUASHED },
    { { 5, 6, 0, 7 }, 8, CLEW_WARRANT_SERVED },
    { { 0, 0, 8, 7 }, 9, CLEW_WARRANT_QUASHED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ClewWarrantState state = clew_warrant_get_state (&rows[i].dates, rows[i].on);

      g_assert_cmpint (state, ==, rows[i].state);
    }
}

static void
test_shown (void)
{
  g_assert_true (clew_case_is_shown (CLEW_DAY_UNKNOWN, CLEW_DAY_UNKNOWN));
  g_assert_false (clew_case_is_shown (5, CLEW_DAY_UNKNOWN));
  g_assert_false (clew_case_is_shown (CLEW_DAY_UNKNOWN, 5));
  g_assert_false (clew_case_is_shown (5, 5));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/case/classify", test_classify);
  g_test_add_func ("/clew/rules/case/all-dates", test_all_dates);
  g_test_add_func ("/clew/rules/case/check-dates", test_check_dates);
  g_test_add_func ("/clew/rules/case/warrants", test_warrants);
  g_test_add_func ("/clew/rules/case/shown", test_shown);
  return g_test_run ();
}
