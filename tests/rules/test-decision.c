/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-decision-rules.h"

/* K19: every kind of decision with every ground, said plainly. */
static void
test_grounds (void)
{
  static const char *const adverse[] = { "file", "seek_detention", "seek_warrant", NULL };
  static const char *const sources[] = { NULL, "released_statement", "independent", "none" };
  static const char *const texts[] = { NULL, "", "  ", "Noel Prewitt" };
  static const char *const attested[] = { NULL, "police_report" };
  guint                    n_refused = 0, n = 0;

  for (ClewDecisionKind kind = 0; kind < CLEW_DECISION_N_KINDS; kind++)
    for (guint s = 0; s < G_N_ELEMENTS (sources); s++)
      for (guint w = 0; w < G_N_ELEMENTS (texts); w++)
        for (guint a = 0; a < G_N_ELEMENTS (attested); a++)
          {
            gboolean   needs = g_strv_contains (adverse, clew_decision_get_id (kind));
            gboolean   good = s != 1 && w == 3 && a == 1;
            ClewGround ground = clew_decision_check_ground (kind, sources[s], texts[w],
                                                            attested[a]);

            g_assert_cmpint (clew_decision_is_adverse (kind), ==, needs);
            g_assert_cmpint (ground == CLEW_GROUND_GOOD, ==, !needs || good);
            if (needs && s == 1)
              g_assert_cmpint (ground, ==, CLEW_GROUND_RELEASED);
            n_refused += ground != CLEW_GROUND_GOOD;
            n++;
          }
  g_test_message ("%u of %u refused", n_refused, n);
  g_assert_cmpuint (n_refused, ==, 3 * (G_N_ELEMENTS (sources) * 8 - 3));
}

/* K20: every pair of courses and every kind. */
static void
test_harsher (void)
{
  guint n_harsher = 0, n = 0;
  int   last[] = { 4, 3, 5 };

  for (ClewDecisionKind kind = 0; kind < CLEW_DECISION_N_KINDS; kind++)
    for (ClewCourseScale at = 0; at < CLEW_COURSE_N_SCALES; at++)
      for (int decided = -1; decided <= last[at]; decided++)
        for (int ordinary = -1; ordinary <= last[at]; ordinary++)
          {
            ClewCourse      one = { { -1, -1, -1 } }, other = { { -1, -1, -1 } };
            ClewCourseScale scale = CLEW_COURSE_N_SCALES;
            int             really = decided;
            gboolean        harsher;

            if (at == CLEW_COURSE_DETENTION && kind == CLEW_DECISION_SEEK_DETENTION)
              really = 3;
            if (at == CLEW_COURSE_OFFER && kind == CLEW_DECISION_FILE && really < 1)
              really = 1;
            harsher = really >= 0 && ordinary >= 0 && really > ordinary;
            one.place[at] = decided;
            other.place[at] = ordinary;
            g_assert_cmpint (clew_course_find_harsher (kind, &one, &other, &scale), ==, harsher);
            g_assert_cmpint (scale, ==, harsher ? at : CLEW_COURSE_N_SCALES);
            n_harsher += harsher;
            n++;
          }
  g_test_message ("%u of %u harsher", n_harsher, n);
  g_assert_cmpuint (n_harsher, >, 300);
}

static void
test_reviews (void)
{
  const ClewDecision decisions[] = {
    { CLEW_DECISION_HOLD_FILING, 5, 20, 0 },
    { CLEW_DECISION_SUPPORT_QUASH, 8, 0, 0 },
    { CLEW_DECISION_HOLD_FILING, 12, 30, 25 },
    { CLEW_DECISION_NO_WARRANT, 9, 40, 0 },
  };
  const struct
  {
    guint           which;
    ClewDay         on;
    ClewReviewState state;
  } rows[] = {
    { 0, 4, CLEW_REVIEW_NONE },
    { 0, 5, CLEW_REVIEW_WAITING },
    { 0, 11, CLEW_REVIEW_WAITING },
    { 0, 12, CLEW_REVIEW_DONE },
    { 1, 50, CLEW_REVIEW_NONE },
    { 2, 24, CLEW_REVIEW_WAITING },
    { 2, 25, CLEW_REVIEW_DONE },
    { 3, 39, CLEW_REVIEW_WAITING },
    { 3, 40, CLEW_REVIEW_DUE },
    { 3, 41, CLEW_REVIEW_DUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%u on %u", rows[i].which, rows[i].on);
      g_assert_cmpint (clew_decision_get_review (decisions, 4, rows[i].which, rows[i].on), ==,
                       rows[i].state);
    }
}

/* Crosses each out as later ones come. */
static void
test_reviews_walked (void)
{
  guint n[4] = { 0 };

  for (guint round = 0; round < 5000; round++)
    {
      ClewDecision decisions[6];
      gboolean     crossed[6] = { FALSE };
      guint        count = (guint)g_test_rand_int_range (1, 7);
      ClewDay      on = (ClewDay)g_test_rand_int_range (1, 14);

      for (guint i = 0; i < count; i++)
        {
          ClewDay made = (ClewDay)g_test_rand_int_range (1, 12);

          decisions[i] = (ClewDecision){
            g_test_rand_int_range (0, CLEW_DECISION_N_KINDS), made,
            g_test_rand_int_range (0, 4) > 0 ? made + (ClewDay)g_test_rand_int_range (0, 6) : 0,
            g_test_rand_int_range (0, 4) == 0 ? made + (ClewDay)g_test_rand_int_range (0, 6) : 0
          };
        }
      for (ClewDay day = 1; day <= on; day++)
        for (guint i = 0; i < count; i++)
          for (guint j = 0; decisions[i].on == day && j < count; j++)
            if (j != i && (decisions[j].on < day || (decisions[j].on == day && j < i)) &&
                clew_decision_get_subject (decisions[j].kind) ==
                  clew_decision_get_subject (decisions[i].kind))
              crossed[j] = TRUE;
      for (guint i = 0; i < count; i++)
        {
          const ClewDecision *d = &decisions[i];
          gboolean            seen = d->reviewed_on != 0 && d->reviewed_on <= on;
          ClewReviewState     expected = d->review_on == 0 || d->on > on ? CLEW_REVIEW_NONE
                                         : seen || crossed[i]            ? CLEW_REVIEW_DONE
                                         : on >= d->review_on            ? CLEW_REVIEW_DUE
                                                                         : CLEW_REVIEW_WAITING;

          g_assert_cmpint (clew_decision_get_review (decisions, count, i, on), ==, expected);
          n[expected]++;
        }
    }
  g_test_message ("none %u, waiting %u, due %u, done %u", n[0], n[1], n[2], n[3]);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (n[i], >, 300);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/decision/grounds", test_grounds);
  g_test_add_func ("/clew/rules/decision/harsher", test_harsher);
  g_test_add_func ("/clew/rules/decision/reviews", test_reviews);
  g_test_add_func ("/clew/rules/decision/reviews-walked", test_reviews_walked);
  return g_test_run ();
}
