/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-letter-rules.h"

/* What a letter may say, what that is, and what for. */

static void
test_statements (void)
{
  static const struct
  {
    const char *id;
    int         topic; /* -1: of none */
  } cases[] = {
    { "working_together_1", CLEW_TOPIC_WORKING_TOGETHER },
    { "progress_9", CLEW_TOPIC_PROGRESS },
    { "barriers_1", CLEW_TOPIC_BARRIERS },
    { "resource_limits_2", CLEW_TOPIC_RESOURCE_LIMITS },
    { "prospects_1", CLEW_TOPIC_PROSPECTS },
    { "interim_goals_3", CLEW_TOPIC_INTERIM_GOALS },
    { "progress", -1 },
    { "progress_", -1 },
    { "progress_x", -1 },
    { "progress_12", -1 },
    { "progress_1 ", -1 },
    { "intake", -1 },
    { "notice", -1 },
    { "month_1", -1 },
    { "scope_consent", -1 },
    { "", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClewTopic topic = CLEW_TOPIC_N;

      g_assert_cmpint (clew_statement_get_topic (cases[i].id, &topic), ==, cases[i].topic >= 0);
      if (cases[i].topic >= 0)
        g_assert_cmpint (topic, ==, cases[i].topic);
    }
}

static void
assert_categories (ClewLetterKind     kind,
                   const char *const *statements,
                   const char        *about,
                   const char        *expected)
{
  g_auto (GStrv) ids = about != NULL ? g_strsplit (about, " ", -1) : NULL;
  g_autofree const char **categories =
    clew_letter_list_categories (kind, statements, (const char *const *)ids);
  g_autofree char *joined = g_strjoinv (" ", (char **)categories);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_categories (void)
{
  static const char *const together[] = { "working_together_1", NULL };
  static const char *const both[] = { "working_together_1", "barriers_1", NULL };
  static const char *const ride[] = { "barriers_2", NULL };
  static const char *const made_plan[] = { "working_together_3", NULL };

  assert_categories (CLEW_LETTER_STATUS, NULL, NULL, "enrollment");
  assert_categories (CLEW_LETTER_STATUS, together, NULL, "enrollment");
  assert_categories (CLEW_LETTER_STATUS, made_plan, NULL, "enrollment plan");
  assert_categories (CLEW_LETTER_STATUS, both, NULL, "enrollment plan");
  assert_categories (CLEW_LETTER_STATUS, ride, NULL, "enrollment plan needs");
  /* Own words are about what they are said to be about, and nothing else. */
  assert_categories (CLEW_LETTER_STATUS, together, "plan", "enrollment plan");
  assert_categories (CLEW_LETTER_STATUS, NULL, "health", "enrollment health");
  assert_categories (CLEW_LETTER_STATUS, ride, "enrollment needs treatment",
                     "enrollment plan needs treatment");
  assert_categories (CLEW_LETTER_INTAKE, both, "health", "enrollment");
  assert_categories (CLEW_LETTER_NOTHING_HELPFUL, both, "health", "enrollment");
  assert_categories (CLEW_LETTER_NOTICE, both, "health", "enrollment");
}

static void
test_purpose (void)
{
  for (guint kind = 0; kind < CLEW_LETTER_N_KINDS; kind++)
    {
      gboolean notice = kind == CLEW_LETTER_NOTICE;

      g_assert_cmpint (clew_letter_get_purpose (kind, "prosecutor", FALSE), ==,
                       notice ? CLEW_PURPOSE_NOTICE : CLEW_PURPOSE_COORDINATION);
      g_assert_cmpint (clew_letter_get_purpose (kind, NULL, FALSE), ==,
                       notice ? CLEW_PURPOSE_NOTICE : CLEW_PURPOSE_COORDINATION);
      g_assert_cmpint (clew_letter_get_purpose (kind, "prosecutor", TRUE), ==,
                       notice ? CLEW_PURPOSE_NOTICE : CLEW_PURPOSE_PROCEEDING);
      g_assert_cmpint (clew_letter_get_purpose (kind, "court", FALSE), ==,
                       notice ? CLEW_PURPOSE_NOTICE : CLEW_PURPOSE_PROCEEDING);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/letter/statements", test_statements);
  g_test_add_func ("/clew/rules/letter/categories", test_categories);
  g_test_add_func ("/clew/rules/letter/purpose", test_purpose);
  return g_test_run ();
}
