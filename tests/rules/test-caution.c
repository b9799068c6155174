/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-caution-rules.h"

#include <string.h>

/* A list as a site could have it. */
static const ClewCautionWord words[] = {
  { "arrest*", CLEW_CAUTION_OFFENSE },
  { "gun", CLEW_CAUTION_OFFENSE },
  { "meth", CLEW_CAUTION_USE },
  { "methamphetamine", CLEW_CAUTION_USE },
  { "tested positive", CLEW_CAUTION_USE },
  { "recaída", CLEW_CAUTION_USE },
  { "staying at", CLEW_CAUTION_WHEREABOUTS },
  { "no show", CLEW_CAUTION_BREACH },
  { "no contact order*", CLEW_CAUTION_BREACH },
  { "violat* probation", CLEW_CAUTION_BREACH },
  { "d’être", CLEW_CAUTION_OFFENSE },
  { "*", CLEW_CAUTION_OFFENSE },
  { "", CLEW_CAUTION_OFFENSE },
  { "go*", CLEW_CAUTION_OFFENSE },
};

/* What is found in a text: "written=kind" for each, with commas between. */
static const struct
{
  const char *text;
  const char *found;
} cases[] = {
  { "", "" },
  { "Working together since May.", "" },
  /* Whole words: not inside others. */
  { "She has begun.", "" },
  { "A gun was there.", "gun=offense" },
  { "The shotgun.", "" },
  { "Something is something", "" },
  { "Meth.", "Meth=use" },
  /* Stems: at the beginning of a word only. */
  { "He was Arrested, twice.", "Arrested=offense" },
  { "ARREST", "ARREST=offense" },
  { "rearrested", "" },
  { "re-arrested", "re-arrested=offense" },
  { "“arrests”", "arrests=offense" },
  /* Several words in a row, whatever stands between them. */
  { "Tested  positive", "Tested  positive=use" },
  { "tested\npositive", "tested\npositive=use" },
  { "tested, positive", "tested, positive=use" },
  { "tested very positive", "" },
  { "positive tested", "" },
  { "tested", "" },
  { "violated probation", "violated probation=breach" },
  { "no-show", "no-show=breach" },
  { "a no show—again", "no show=breach" },
  { "no contact orders", "no contact orders=breach" },
  { "no contact", "" },
  /* Accents, apostrophes, hyphens, invisible letters don't hide a word. */
  { "una recaida", "recaida=use" },
  { "una RECAÍDA", "RECAÍDA=use" },
  { "una recai\u0301da", "recai\u0301da=use" },
  { "raison d'etre", "d'etre=offense" },
  { "ar\u00adrested", "ar\u00adrested=offense" },
  { "ａｒｒｅｓｔ", "ａｒｒｅｓｔ=offense" },
  { "meth-amphetamine", "meth-amphetamine=use" },
  { "g.u.n", "g.u.n=offense" },
  /* In the order of the text. */
  { "staying at the inn with a gun, arrested", "staying at=whereabouts,gun=offense,"
                                               "arrested=offense" },
  /* A short stem and an empty entry are no entries. */
  { "go going gone", "" },
};

static char *
list (const GPtrArray *hits)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const ClewCautionHit *hit = g_ptr_array_index (hits, i);

      g_string_append_printf (out, "%s%s=%s", i > 0 ? "," : "", hit->written,
                              clew_caution_kind_ids[hit->kind]);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) hits = clew_caution_find (cases[i].text, words, G_N_ELEMENTS (words),
                                                      9);
      g_autofree char *found = list (hits);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_most (void)
{
  g_autoptr (GPtrArray) none = clew_caution_find ("gun gun gun", words, G_N_ELEMENTS (words), 0);
  g_autoptr (GPtrArray) two = clew_caution_find ("gun gun gun", words, G_N_ELEMENTS (words), 2);
  g_autoptr (GPtrArray) no_list = clew_caution_find ("gun", NULL, 0, 2);
  g_autoptr (GPtrArray) broken = clew_caution_find ("\xff gun", words, G_N_ELEMENTS (words), 2);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpuint (no_list->len, ==, 0);
  g_assert_cmpuint (broken->len, ==, 1);
}

static void
test_longest (void)
{
  static const ClewCautionWord both[] = { { "order", CLEW_CAUTION_OFFENSE },
                                          { "order of protection", CLEW_CAUTION_BREACH } };
  g_autoptr (GPtrArray) hits = clew_caution_find ("an order of protection", both, 2, 9);
  g_autofree char *found = list (hits);

  g_assert_cmpstr (found, ==, "order of protection=breach");
}

static void
test_usable (void)
{
  g_assert_true (clew_caution_is_usable ("gun"));
  g_assert_true (clew_caution_is_usable ("gun*"));
  g_assert_true (clew_caution_is_usable ("no show"));
  g_assert_true (clew_caution_is_usable ("枪"));
  g_assert_false (clew_caution_is_usable (""));
  g_assert_false (clew_caution_is_usable ("*"));
  g_assert_false (clew_caution_is_usable ("gu*"));
  g_assert_false (clew_caution_is_usable ("no sh*"));
  g_assert_false (clew_caution_is_usable ("  "));
  g_assert_false (clew_caution_is_usable ("…"));
}

/* Whatever surrounds a word, it is found; and nothing is found that the plain
 * way of reading, letter by letter, does not find. */
static void
test_random (void)
{
  static const char *const pieces[] = { "gun", "begun", "arrest", "arrested", "rearrest", "tested",
                                        "positive", "housing", "plan" };
  static const char *const gaps[] = { " ", ", ", "; ", "\n", " (", ") ", ". " };
  guint                    n_found = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint       n = (guint)g_test_rand_int_range (0, 8), expected = 0;
      const char *before = "";
      g_autoptr (GPtrArray) hits = NULL;

      for (guint i = 0; i < n; i++)
        {
          const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];

          expected += strcmp (piece, "gun") == 0 || strncmp (piece, "arrest", 6) == 0 ||
                      (strcmp (before, "tested") == 0 && strcmp (piece, "positive") == 0);
          g_string_append_printf (text, "%s%s", piece,
                                  gaps[g_test_rand_int_range (0, G_N_ELEMENTS (gaps))]);
          before = piece;
        }
      hits = clew_caution_find (text->str, words, G_N_ELEMENTS (words), 99);
      g_assert_cmpuint (hits->len, ==, expected);
      n_found += expected;
    }
  g_test_message ("20000 texts, %u words found", n_found);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/caution/cases", test_cases);
  g_test_add_func ("/clew/rules/caution/most", test_most);
  g_test_add_func ("/clew/rules/caution/longest", test_longest);
  g_test_add_func ("/clew/rules/caution/usable", test_usable);
  g_test_add_func ("/clew/rules/caution/random", test_random);
  return g_test_run ();
}
