/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-outcome-rules.h"

#define N CLEW_COURSE_N_SCALES

static int
place (ClewCourseScale scale, const char *id)
{
  int found = clew_course_find_place (scale, id);

  g_assert_true (id == NULL || found != CLEW_COURSE_UNKNOWN);
  return found;
}

static ClewCourse
course (const char *offer, const char *detention, const char *disposition)
{
  return (ClewCourse){ { place (CLEW_COURSE_OFFER, offer), place (CLEW_COURSE_DETENTION, detention),
                         place (CLEW_COURSE_DISPOSITION, disposition) } };
}

/* What a reader of the toolkit would say, case by case. */
static void
test_decisions (void)
{
  /* clang-format off */
  const struct
  {
    ClewDecisionKind kind;
    const char      *offer, *detention, *disposition, *class;
    gboolean         has_course;
    ClewOutcome      answers[N];
  } rows[] = {
    { CLEW_DECISION_NEGOTIATE_DISPOSITION, "deferral", NULL, "jail", "misdemeanor", TRUE,
      { CLEW_OUTCOME_MILDER, CLEW_OUTCOME_NOTHING, CLEW_OUTCOME_HARSHER } },
    { CLEW_DECISION_NEGOTIATE_DISPOSITION, "reduced_charge", "release", NULL, "misdemeanor", TRUE,
      { CLEW_OUTCOME_SAME, CLEW_OUTCOME_NO_COURSE, CLEW_OUTCOME_NOTHING } },
    { CLEW_DECISION_NEGOTIATE_DISPOSITION, NULL, NULL, NULL, "misdemeanor", TRUE,
      { CLEW_OUTCOME_NOT_ENTERED, CLEW_OUTCOME_NOTHING, CLEW_OUTCOME_NOTHING } },
    { CLEW_DECISION_NEGOTIATE_DISPOSITION, "deferral", NULL, NULL, NULL, FALSE,
      { CLEW_OUTCOME_NO_CLASS, CLEW_OUTCOME_NOTHING, CLEW_OUTCOME_NOTHING } },
    { CLEW_DECISION_NEGOTIATE_DISPOSITION, "deferral", NULL, NULL, "unknown", FALSE,
      { CLEW_OUTCOME_NO_CLASS, CLEW_OUTCOME_NOTHING, CLEW_OUTCOME_NOTHING } },
    { CLEW_DECISION_NEGOTIATE_DISPOSITION, "no_filing", NULL, NULL, "felony", FALSE,
      { CLEW_OUTCOME_NO_COURSE, CLEW_OUTCOME_NOTHING, CLEW_OUTCOME_NOTHING } },
    { CLEW_DECISION_DECLINE, NULL, NULL, NULL, "misdemeanor", TRUE,
      { CLEW_OUTCOME_MILDER, CLEW_OUTCOME_NOTHING, CLEW_OUTCOME_NOTHING } },
    { CLEW_DECISION_HOLD_FILING, NULL, NULL, NULL, "misdemeanor", TRUE,
      { CLEW_OUTCOME_NOTHING, CLEW_OUTCOME_NOTHING, CLEW_OUTCOME_NOTHING } },
    { CLEW_DECISION_ORDINARY_COURSE, NULL, NULL, NULL, "misdemeanor", TRUE,
      { CLEW_OUTCOME_NOT_ENTERED, CLEW_OUTCOME_NOTHING, CLEW_OUTCOME_NOTHING } },
    { CLEW_DECISION_FILE, NULL, NULL, NULL, "misdemeanor", TRUE,
      { CLEW_OUTCOME_NOT_ENTERED, CLEW_OUTCOME_NOTHING, CLEW_OUTCOME_NOTHING } },
    { CLEW_DECISION_FILE, "reduced_charge", NULL, NULL, "misdemeanor", TRUE,
      { CLEW_OUTCOME_SAME, CLEW_OUTCOME_NOTHING, CLEW_OUTCOME_NOTHING } },
    { CLEW_DECISION_SEEK_DETENTION, NULL, NULL, NULL, "misdemeanor", TRUE,
      { CLEW_OUTCOME_NOTHING, CLEW_OUTCOME_NO_COURSE, CLEW_OUTCOME_NOTHING } },
  };
  /* clang-format on */
  const ClewCourse ordinary = course ("reduced_charge", NULL, "fine_or_service");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ClewCourse     decided = course (rows[i].offer, rows[i].detention, rows[i].disposition);
      ClewComparison comparison;

      clew_outcome_compare_decision (rows[i].kind, &decided, rows[i].class,
                                     rows[i].has_course ? &ordinary : NULL, &comparison);
      for (guint scale = 0; scale < N; scale++)
        {
          g_test_message ("row %u, scale %u", i, scale);
          g_assert_cmpint (comparison.answers[scale], ==, rows[i].answers[scale]);
        }
    }
}

static void
test_counts (void)
{
  const struct
  {
    const char *disposition, *sentence, *class;
    gboolean    has_course;
    ClewOutcome answer;
  } rows[] = {
    { "dismissed", NULL, "misdemeanor", TRUE, CLEW_OUTCOME_MILDER },
    { "not_filed", NULL, "misdemeanor", TRUE, CLEW_OUTCOME_MILDER },
    { "acquitted", NULL, "misdemeanor", TRUE, CLEW_OUTCOME_MILDER },
    { "dismissed", NULL, "felony", FALSE, CLEW_OUTCOME_NO_COURSE },
    { "dismissed", NULL, NULL, FALSE, CLEW_OUTCOME_NO_CLASS },
    { "plea", NULL, "misdemeanor", TRUE, CLEW_OUTCOME_NOT_ENTERED },
    { "convicted", NULL, "misdemeanor", TRUE, CLEW_OUTCOME_NOT_ENTERED },
    { "other", NULL, "misdemeanor", TRUE, CLEW_OUTCOME_NOT_ENTERED },
    { NULL, NULL, "misdemeanor", TRUE, CLEW_OUTCOME_NOT_ENTERED },
    { "plea", "fine_or_service", "misdemeanor", TRUE, CLEW_OUTCOME_SAME },
    { "plea", "prison", "misdemeanor", TRUE, CLEW_OUTCOME_HARSHER },
    { "dismissed", "jail", "misdemeanor", TRUE, CLEW_OUTCOME_HARSHER },
    { "amended", NULL, "misdemeanor", TRUE, CLEW_OUTCOME_NOTHING },
    { "amended", "jail", "misdemeanor", TRUE, CLEW_OUTCOME_HARSHER },
  };
  const ClewCourse ordinary = course (NULL, NULL, "fine_or_service");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ClewComparison comparison;

      clew_outcome_compare_count (rows[i].disposition, rows[i].sentence, rows[i].class,
                                  rows[i].has_course ? &ordinary : NULL, &comparison);
      g_test_message ("row %u", i);
      g_assert_cmpint (comparison.answers[CLEW_COURSE_DISPOSITION], ==, rows[i].answer);
      g_assert_cmpint (comparison.answers[CLEW_COURSE_OFFER], ==, CLEW_OUTCOME_NOTHING);
    }
}

/* A second reading of the conventions, by what is said and not by how it is found. */
static ClewOutcome
reckon (ClewDecisionKind kind, const ClewCourse *decided, gboolean has_class,
        const ClewCourse *ordinary, ClewCourseScale scale)
{
  const char *id = clew_decision_get_id (kind);
  gboolean    is_offer = scale == CLEW_COURSE_OFFER;
  int         entered = decided->place[scale];
  int         usual = ordinary != NULL ? ordinary->place[scale] : -1;
  gboolean    says_least = FALSE;
  int         came = entered;

  if (g_str_equal (id, "file") && is_offer && entered < 1)
    {
      came = 1;
      says_least = TRUE;
    }
  if (g_str_equal (id, "seek_detention") && scale == CLEW_COURSE_DETENTION)
    came = 3;
  if (g_str_equal (id, "decline") && is_offer && entered < 0)
    came = 0;
  if (came < 0)
    {
      gboolean asks = g_str_equal (id, "negotiate_disposition") ||
                      g_str_equal (id, "ordinary_course");
      gboolean is_empty = decided->place[0] < 0 && decided->place[1] < 0 && decided->place[2] < 0;

      return is_offer && asks && is_empty ? CLEW_OUTCOME_NOT_ENTERED : CLEW_OUTCOME_NOTHING;
    }
  if (has_class && usual >= 0 && came > usual)
    return CLEW_OUTCOME_HARSHER;
  if (says_least)
    return CLEW_OUTCOME_NOT_ENTERED;
  if (!has_class)
    return CLEW_OUTCOME_NO_CLASS;
  if (usual < 0)
    return CLEW_OUTCOME_NO_COURSE;
  return came == usual ? CLEW_OUTCOME_SAME : CLEW_OUTCOME_MILDER;
}

static ClewCourse
any_course (void)
{
  return (ClewCourse){ { g_test_rand_int_range (-1, 5), g_test_rand_int_range (-1, 4),
                         g_test_rand_int_range (-1, 6) } };
}

/* And it is never milder in the report than it was to K20. */
static void
test_decisions_reckoned (void)
{
  guint n[CLEW_N_OUTCOMES] = { 0 };

  for (guint round = 0; round < 20000; round++)
    {
      ClewDecisionKind kind = g_test_rand_int_range (0, CLEW_DECISION_N_KINDS);
      ClewCourse       decided = any_course (), ordinary = any_course ();
      gboolean         has_course = g_test_rand_int_range (0, 5) > 0;
      gboolean         has_class = has_course || g_test_rand_bit ();
      ClewComparison   comparison;
      gboolean         harsher = FALSE;

      clew_outcome_compare_decision (kind, &decided, has_class ? "felony" : NULL,
                                     has_course ? &ordinary : NULL, &comparison);
      for (ClewCourseScale scale = 0; scale < N; scale++)
        {
          ClewOutcome expected = reckon (kind, &decided, has_class, has_course ? &ordinary : NULL,
                                         scale);

          g_assert_cmpint (comparison.answers[scale], ==, expected);
          harsher = harsher || expected == CLEW_OUTCOME_HARSHER;
          n[expected]++;
        }
      if (has_course)
        g_assert_cmpint (clew_course_find_harsher (kind, &decided, &ordinary, NULL), ==, harsher);
    }
  for (guint i = 0; i < CLEW_N_OUTCOMES; i++)
    {
      g_test_message ("%u: %u", i, n[i]);
      g_assert_cmpuint (n[i], >, 300);
    }
}

/* Sorts all there is to say by how grave it is, and takes the gravest. */
static void
test_judged (void)
{
  static const ClewVerdict means[CLEW_N_OUTCOMES] = {
    [CLEW_OUTCOME_NOTHING] = CLEW_VERDICT_NONE,
    [CLEW_OUTCOME_MILDER] = CLEW_VERDICT_MILDER,
    [CLEW_OUTCOME_SAME] = CLEW_VERDICT_SAME,
    [CLEW_OUTCOME_HARSHER] = CLEW_VERDICT_HARSHER,
    [CLEW_OUTCOME_NOT_ENTERED] = CLEW_VERDICT_UNKNOWN,
    [CLEW_OUTCOME_NO_CLASS] = CLEW_VERDICT_UNKNOWN,
    [CLEW_OUTCOME_NO_COURSE] = CLEW_VERDICT_UNKNOWN,
  };
  static const ClewVerdict order[] = { CLEW_VERDICT_HARSHER, CLEW_VERDICT_UNKNOWN,
                                       CLEW_VERDICT_MILDER, CLEW_VERDICT_SAME };
  guint                    n[CLEW_N_VERDICTS] = { 0 };

  for (guint round = 0; round < 20000; round++)
    {
      ClewComparison parts[4];
      guint          n_parts = (guint)g_test_rand_int_range (0, 5);
      gboolean       seen[CLEW_N_VERDICTS] = { FALSE };
      ClewVerdict    expected = CLEW_VERDICT_NONE;

      for (guint i = 0; i < n_parts; i++)
        {
          parts[i].is_replaced = g_test_rand_int_range (0, 3) == 0;
          for (guint scale = 0; scale < N; scale++)
            {
              ClewOutcome answer = g_test_rand_int_range (0, 2) == 0
                                     ? CLEW_OUTCOME_NOTHING
                                     : g_test_rand_int_range (0, g_test_rand_bit () ? 3 : 7);

              parts[i].answers[scale] = answer;
              if (!parts[i].is_replaced || answer == CLEW_OUTCOME_HARSHER)
                seen[means[answer]] = TRUE;
            }
        }
      for (guint i = G_N_ELEMENTS (order); i > 0; i--)
        if (seen[order[i - 1]])
          expected = order[i - 1];
      g_assert_cmpint (clew_outcome_judge (parts, n_parts), ==, expected);
      n[expected]++;
    }
  for (guint i = 0; i < CLEW_N_VERDICTS; i++)
    g_assert_cmpuint (n[i], >, 200);
}

/* Crosses the calendar day by day; what stands at the end is in force. */
static void
test_in_force (void)
{
  static const char *const classes[] = { "felony", "misdemeanor", "violation" };
  guint                    n_found = 0;

  for (guint round = 0; round < 5000; round++)
    {
      ClewCourseEntry entries[6];
      guint           n = (guint)g_test_rand_int_range (0, 7);
      const char *class = classes[g_test_rand_int_range (0, 3)];
      ClewDay           on = (ClewDay)g_test_rand_int_range (1, 10);
      const ClewCourse *expected = NULL;

      for (guint i = 0; i < n; i++)
        entries[i] = (ClewCourseEntry){ classes[g_test_rand_int_range (0, 3)],
                                        (ClewDay)g_test_rand_int_range (1, 10), any_course () };
      for (ClewDay day = 1; day <= on; day++)
        for (guint i = 0; i < n; i++)
          if (entries[i].entered == day && g_str_equal (entries[i].charge_class, class))
            expected = &entries[i].course;
      g_assert_true (clew_course_find_in_force (entries, n, class, on) == expected);
      g_assert_null (clew_course_find_in_force (entries, n, NULL, on));
      n_found += expected != NULL;
    }
  g_assert_cmpuint (n_found, >, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/outcome/decisions", test_decisions);
  g_test_add_func ("/clew/rules/outcome/decisions-reckoned", test_decisions_reckoned);
  g_test_add_func ("/clew/rules/outcome/counts", test_counts);
  g_test_add_func ("/clew/rules/outcome/judged", test_judged);
  g_test_add_func ("/clew/rules/outcome/in-force", test_in_force);
  return g_test_run ();
}
