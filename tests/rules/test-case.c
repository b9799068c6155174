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

static void
test_check_dates (void)
{
  const struct
  {
    ClewCaseDates dates;
    gboolean      right;
  } orders[] = {
    { { 0, 0, 0, 0, 0 }, TRUE },
    { { 5, 5, 5, 5, 0 }, TRUE },
    { { 5, 7, 6, 0, 0 }, TRUE },
    { { 0, 7, 6, 5, 0 }, TRUE },
    { { 5, 4, 0, 0, 0 }, FALSE },
    { { 5, 0, 4, 0, 0 }, FALSE },
    { { 5, 0, 0, 4, 0 }, FALSE },
    { { 5, 9, 9, 4, 0 }, FALSE },
    { { 5, 9, 9, 9, 2 }, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      const char *message = clew_case_check_dates (&orders[i].dates, NULL);

      g_assert_cmpint (message == NULL, ==, orders[i].right);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/case/classify", test_classify);
  g_test_add_func ("/clew/rules/case/all-dates", test_all_dates);
  g_test_add_func ("/clew/rules/case/check-dates", test_check_dates);
  return g_test_run ();
}
