/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-signer-rules.h"

/* Who must sign, by age. A site where a minor alone releases what is about
 * treatment from 13 and what is about health from 16. */

static const ClewMinorRule  rules[] = { { "treatment", 13 }, { "health", 16 } };
static const ClewSignerAges ages = { 18, rules, G_N_ELEMENTS (rules) };

#define ONE(category) ((const char *const[]){ category, NULL })
#define TWO(a, b)     ((const char *const[]){ a, b, NULL })
#define NOTHING       ((const char *const[]){ NULL })

static ClewDay
day (const char *text)
{
  return text == NULL ? CLEW_DAY_UNKNOWN : clew_day_from_iso (text);
}

static const struct
{
  const char        *born;
  const char        *on;
  const char *const *categories;
  ClewSigner         signer;
  ClewSignerAnswer   answer;
} cases[] = {
  /* The day before, the birthday, the day after: of majority. */
  { "2008-05-08", "2026-05-07", ONE ("plan"), CLEW_SIGNER_PARTICIPANT, CLEW_SIGNER_NEEDS_PARENT },
  { "2008-05-08", "2026-05-08", ONE ("plan"), CLEW_SIGNER_PARTICIPANT, CLEW_SIGNER_FITS },
  { "2008-05-08", "2026-05-09", ONE ("plan"), CLEW_SIGNER_PARTICIPANT, CLEW_SIGNER_FITS },
  { "2008-05-08", "2026-05-07", ONE ("plan"), CLEW_SIGNER_MINOR_AND_PARENT, CLEW_SIGNER_FITS },
  { "2008-05-08", "2026-05-08", ONE ("plan"), CLEW_SIGNER_MINOR_AND_PARENT,
    CLEW_SIGNER_IS_OF_AGE },
  { "2008-05-08", "2026-05-08", ONE ("plan"), CLEW_SIGNER_REPRESENTATIVE, CLEW_SIGNER_FITS },
  { "2008-05-08", "2026-05-07", ONE ("plan"), CLEW_SIGNER_REPRESENTATIVE,
    CLEW_SIGNER_NEEDS_MINOR },
  /* Born on 29 February: of age on 1 March of a shorter year. */
  { "2008-02-29", "2026-02-28", ONE ("plan"), CLEW_SIGNER_PARTICIPANT, CLEW_SIGNER_NEEDS_PARENT },
  { "2008-02-29", "2026-03-01", ONE ("plan"), CLEW_SIGNER_PARTICIPANT, CLEW_SIGNER_FITS },
  { "2008-02-29", "2024-02-28", ONE ("health"), CLEW_SIGNER_PARTICIPANT,
    CLEW_SIGNER_NEEDS_PARENT },
  { "2008-02-29", "2024-02-29", ONE ("health"), CLEW_SIGNER_PARTICIPANT, CLEW_SIGNER_FITS },
  /* What a minor alone may release, and what not. */
  { "2012-05-08", "2026-05-08", ONE ("treatment"), CLEW_SIGNER_PARTICIPANT, CLEW_SIGNER_FITS },
  { "2012-05-08", "2026-05-08", ONE ("treatment"), CLEW_SIGNER_MINOR_AND_PARENT,
    CLEW_SIGNER_NEEDS_NO_PARENT },
  { "2012-05-08", "2026-05-08", ONE ("health"), CLEW_SIGNER_PARTICIPANT,
    CLEW_SIGNER_NEEDS_PARENT },
  { "2012-05-08", "2026-05-08", TWO ("treatment", "housing"), CLEW_SIGNER_PARTICIPANT,
    CLEW_SIGNER_NEEDS_PARENT },
  { "2012-05-08", "2026-05-08", TWO ("treatment", "housing"), CLEW_SIGNER_MINOR_AND_PARENT,
    CLEW_SIGNER_FITS },
  { "2012-05-08", "2026-05-08", NOTHING, CLEW_SIGNER_PARTICIPANT, CLEW_SIGNER_NEEDS_PARENT },
  /* Nobody's age is guessed. */
  { NULL, "2026-05-08", ONE ("plan"), CLEW_SIGNER_PARTICIPANT, CLEW_SIGNER_AGE_UNKNOWN },
  { NULL, "2026-05-08", ONE ("plan"), CLEW_SIGNER_MINOR_AND_PARENT, CLEW_SIGNER_AGE_UNKNOWN },
};

static void
test_check (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (clew_signer_check (&ages, day (cases[i].born), day (cases[i].on),
                                          cases[i].categories, cases[i].signer),
                       ==, cases[i].answer);
    }
}

static const struct
{
  const char        *born;
  const char        *on;
  const char *const *categories;
  const char        *ends;
} ends[] = {
  { "2010-05-08", "2026-05-01", ONE ("plan"), "2028-05-08" },
  { "2008-02-29", "2025-05-01", ONE ("plan"), "2026-03-01" },
  /* Sixteen a week after signing: then the person is asked about health alone. */
  { "2010-05-08", "2026-05-01", TWO ("plan", "health"), "2026-05-08" },
  { "2010-05-08", "2026-05-08", TWO ("plan", "health"), "2028-05-08" },
  /* Thirteen long ago. */
  { "2010-05-08", "2026-05-01", TWO ("plan", "treatment"), "2028-05-08" },
  { NULL, "2026-05-01", ONE ("plan"), NULL },
};

static void
test_ends (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpuint (clew_signer_parent_ends (&ages, day (ends[i].born), day (ends[i].on),
                                                 ends[i].categories),
                        ==, day (ends[i].ends));
    }
}

/* Over all days of a life and all pairs of kinds: a parent's signature that
 * fits has not ended on its day, and on the day on which it ends a parent is
 * needed for less than before. The second reading counts years by age. */
static void
test_days (void)
{
  static const char *const kinds[] = { "plan", "treatment", "health" };
  ClewDay                  born = clew_day_new (2008, 2, 29);
  guint                    checked = 0;

  for (ClewDay on = born; on < clew_day_new (2028, 3, 2); on++)
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
        {
          const char *const *both = TWO (kinds[i], kinds[j]);
          int                age = clew_day_age (born, on);
          int                needed = MAX (clew_signer_own_age (&ages, kinds[i]),
                                           clew_signer_own_age (&ages, kinds[j]));
          ClewSigner         expected = age < needed ? CLEW_SIGNER_MINOR_AND_PARENT
                                                     : CLEW_SIGNER_PARTICIPANT;

          g_assert_cmpint (clew_signer_expect (&ages, born, on, both), ==, expected);
          if (expected == CLEW_SIGNER_MINOR_AND_PARENT)
            {
              ClewDay end = clew_signer_parent_ends (&ages, born, on, both);

              g_assert_cmpuint (end, >, on);
              g_assert_cmpint (clew_day_age (born, end), >, clew_day_age (born, end - 1));
            }
          checked++;
        }
  g_test_message ("%u days and pairs of kinds", checked);
}

static void
test_own_age (void)
{
  static const ClewMinorRule late[] = { { "health", 30 } };
  const ClewSignerAges       odd = { 18, late, 1 };

  g_assert_cmpint (clew_signer_own_age (&odd, "health"), ==, 18);
  g_assert_cmpint (clew_signer_own_age (&ages, "plan"), ==, 18);
  g_assert_cmpint (clew_signer_find ("minor_and_parent"), ==, CLEW_SIGNER_MINOR_AND_PARENT);
  g_assert_cmpint (clew_signer_find (NULL), ==, CLEW_SIGNER_PARTICIPANT);
}

/* What is typed as authority must say one. */
static void
test_authority (void)
{
  static const char *const none[] = { "", "-", "none", "None.", "NO",
                                      "ninguna", "??", "n/a", "Ninguno", "no sé" };
  static const char *const some[] = { "guardian", "mother", "Legal guardian by order 26-4-00017",
                                      "madre", "power of attorney for health care" };

  g_assert_false (clew_signer_is_authority (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_test_message ("%s", none[i]);
      g_assert_false (clew_signer_is_authority (none[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    g_assert_true (clew_signer_is_authority (some[i]));
}

static void
test_language (void)
{
  static const struct
  {
    const char *form;
    const char *spoken;
    gboolean    needs;
    gboolean    had;
    gboolean    fits;
  } rows[] = {
    { "en", "en", FALSE, FALSE, TRUE },
    { "en", "es", FALSE, FALSE, FALSE },
    { "en", "es", FALSE, TRUE, TRUE },
    { "es", "es", FALSE, FALSE, TRUE },
    { "en", "en", TRUE, FALSE, FALSE },
    { "en", "sign", TRUE, TRUE, TRUE },
    { "en", NULL, FALSE, FALSE, TRUE },
    { "en", "unknown", FALSE, FALSE, TRUE },
    { "en", "declined", TRUE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (clew_signer_could_read (rows[i].form, rows[i].spoken, rows[i].needs,
                                               rows[i].had),
                       ==, rows[i].fits);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/signer/check", test_check);
  g_test_add_func ("/clew/rules/signer/parent-ends", test_ends);
  g_test_add_func ("/clew/rules/signer/days", test_days);
  g_test_add_func ("/clew/rules/signer/own-age", test_own_age);
  g_test_add_func ("/clew/rules/signer/authority", test_authority);
  g_test_add_func ("/clew/rules/signer/language", test_language);
  return g_test_run ();
}
