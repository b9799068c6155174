/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-received-rules.h"

/* Received on day 100; signed on day 90 on form A unless it says otherwise. */
static const struct
{
  const char *form;
  ClewDay     signed_on, until;
  gboolean    event, ground, mistake;
  const char *ended_form;
  ClewDay     ended_on;
  gboolean    taken_back;
  ClewDay     on;
  ClewUse     use;
  ClewDay     since;
} rows[] = {
  { "A", 90, 200, 0, 1, 0, NULL, 0, 0, 100, CLEW_USE_YES, 0 },
  { "A", 90, 200, 0, 1, 0, NULL, 0, 0, 99, CLEW_USE_NOT_YET, 0 },
  /* The day named is the first without. */
  { "A", 90, 200, 0, 1, 0, NULL, 0, 0, 199, CLEW_USE_YES, 0 },
  { "A", 90, 200, 0, 1, 0, NULL, 0, 0, 200, CLEW_USE_ENDED, 200 },
  { "A", 90, 0, 1, 1, 0, NULL, 0, 0, 500, CLEW_USE_ASK, 0 },
  { "A", 90, 200, 1, 1, 0, NULL, 0, 0, 200, CLEW_USE_ENDED, 200 },
  { NULL, 0, 0, 0, 0, 0, NULL, 0, 0, 150, CLEW_USE_NO_GROUND, 0 },
  { "A", 90, 200, 0, 1, 1, NULL, 0, 0, 150, CLEW_USE_MISTAKE, 0 },
  /* Taken back: out from that day on, whole. */
  { "A", 90, 200, 0, 1, 0, "A", 150, 1, 149, CLEW_USE_YES, 0 },
  { "A", 90, 200, 0, 1, 0, "A", 150, 1, 150, CLEW_USE_TAKEN_BACK, 150 },
  { "A", 90, 200, 0, 1, 0, "A", 150, 1, 300, CLEW_USE_TAKEN_BACK, 150 },
  { "A", 90, 200, 0, 1, 0, "A", 250, 1, 300, CLEW_USE_ENDED, 200 },
  { "A", 90, 200, 0, 1, 0, "A", 200, 1, 200, CLEW_USE_TAKEN_BACK, 200 },
  { "A", 90, 200, 0, 1, 0, "A", 150, 0, 150, CLEW_USE_ENDED, 150 },
  { "A", 90, 200, 0, 1, 0, "B", 150, 1, 150, CLEW_USE_YES, 0 },
  { NULL, 90, 200, 0, 1, 0, "B", 150, 1, 150, CLEW_USE_TAKEN_BACK, 150 },
  /* No form named: all that was signed by then, but nothing newer. */
  { "A", 90, 200, 0, 1, 0, NULL, 90, 1, 100, CLEW_USE_TAKEN_BACK, 90 },
  { "A", 90, 200, 0, 1, 0, NULL, 89, 1, 100, CLEW_USE_YES, 0 },
  { "A", 0, 200, 0, 1, 0, NULL, 50, 1, 100, CLEW_USE_TAKEN_BACK, 50 },
  /* The notice came first. */
  { "A", 90, 200, 0, 1, 0, "A", 95, 1, 100, CLEW_USE_TAKEN_BACK, 95 },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ClewReceivedFacts facts = { 100, rows[i].ground, rows[i].form, rows[i].signed_on,
                                  rows[i].until, rows[i].event, rows[i].mistake };
      ClewReceivedEnd   end = { rows[i].ended_form, rows[i].ended_on, rows[i].taken_back };
      ClewUseAnswer     answer = clew_received_may_use (&facts, &end, rows[i].ended_on != 0 ? 1 : 0,
                                                        rows[i].on);

      g_test_message ("row %u", i);
      g_assert_cmpint (answer.use, ==, rows[i].use);
      g_assert_cmpuint (answer.since, ==, rows[i].since);
    }
}

static ClewDay
some_day (gint32 from, gint32 below)
{
  return (ClewDay)g_test_rand_int_range (from, below);
}

static const char *
some_form (void)
{
  static const char *const forms[] = { "A", "B", NULL };

  return forms[g_test_rand_int_range (0, 3)];
}

/* Walks day by day from before anything could have ended: the first thing that happens holds. */
static ClewUse
walk (const ClewReceivedFacts *facts, const ClewReceivedEnd *ends, guint n, ClewDay on)
{
  if (facts->is_mistake)
    return CLEW_USE_MISTAKE;
  if (on < facts->received)
    return CLEW_USE_NOT_YET;
  if (!facts->has_ground)
    return CLEW_USE_NO_GROUND;
  for (ClewDay day = 1; day <= on; day++)
    {
      gboolean back = FALSE, ended = day == facts->until;

      for (guint i = 0; i < n; i++)
        {
          gboolean newer = ends[i].form_number == NULL && facts->signed_on > day;
          gboolean other = ends[i].form_number != NULL && facts->form_number != NULL &&
                           g_strcmp0 (ends[i].form_number, facts->form_number) != 0;

          if (ends[i].on != day || newer || other)
            continue;
          back = back || ends[i].is_taken_back;
          ended = TRUE;
        }
      if (back)
        return CLEW_USE_TAKEN_BACK;
      if (ended)
        return CLEW_USE_ENDED;
    }
  return facts->is_until_event ? CLEW_USE_ASK : CLEW_USE_YES;
}

static void
test_histories (void)
{
  guint seen[CLEW_USE_N] = { 0 };

  for (guint round = 0; round < 20000; round++)
    {
      ClewReceivedEnd   ends[3], turned[3];
      guint             n = (guint)g_test_rand_int_range (0, 4);
      ClewDay           on = some_day (1, 60);
      ClewReceivedFacts facts = {
        .received = some_day (10, 40),
        .has_ground = g_test_rand_int_range (0, 8) != 0,
        .form_number = some_form (),
        .signed_on = g_test_rand_int_range (0, 4) != 0 ? some_day (1, 40) : CLEW_DAY_UNKNOWN,
        .until = g_test_rand_int_range (0, 2) != 0 ? some_day (20, 70) : CLEW_DAY_UNKNOWN,
        .is_until_event = g_test_rand_int_range (0, 3) == 0,
        .is_mistake = g_test_rand_int_range (0, 15) == 0,
      };
      ClewUseAnswer answer;

      for (guint i = 0; i < n; i++)
        ends[i] = (ClewReceivedEnd){ some_form (), some_day (1, 60),
                                     g_test_rand_int_range (0, 2) != 0 };
      for (guint i = 0; i < n; i++)
        turned[i] = ends[n - 1 - i];
      answer = clew_received_may_use (&facts, ends, n, on);
      g_assert_cmpint (answer.use, ==, walk (&facts, ends, n, on));
      /* In whatever order it came, and never again after it ended. */
      g_assert_cmpint (clew_received_may_use (&facts, turned, n, on).use, ==, answer.use);
      if (on >= facts.received && !clew_use_is_yes (answer.use))
        g_assert_false (clew_use_is_yes (
          clew_received_may_use (&facts, ends, n, on + some_day (1, 30)).use));
      seen[answer.use]++;
    }
  for (guint i = 0; i < CLEW_USE_N; i++)
    g_assert_cmpuint (seen[i], >, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/received/table", test_table);
  g_test_add_func ("/clew/rules/received/histories", test_histories);
  return g_test_run ();
}
