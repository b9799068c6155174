/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-readability.h"

#include <math.h>
#include <string.h>

/* Counting by rule, against words and texts that were counted by hand. */

typedef struct
{
  const char *word;
  guint       syllables;
} Word;

static void
test_english_words (void)
{
  static const Word words[] = {
    { "the", 1 },
    { "name", 1 },
    { "rule", 1 },
    { "table", 2 },
    { "agree", 2 },
    { "release", 2 },
    { "information", 4 },
    { "agency", 3 },
    { "agencies", 3 },
    { "housing", 2 },
    { "asked", 1 },
    { "needed", 2 },
    { "shared", 1 },
    { "changes", 2 },
    { "boxes", 2 },
    { "notes", 1 },
    { "being", 2 },
    { "create", 2 },
    { "idea", 3 },
    { "question", 2 },
    { "police", 2 },
    { "prosecutor", 4 },
    { "beyond", 2 },
    { "yes", 1 },
    { "people", 2 },
    { "radio", 3 },
    { "nation", 2 },
    { "social", 2 },
    { "diet", 2 },
    { "signature", 3 },
    { "initials", 3 },
    { "whatever", 3 },
    { "permission", 3 },
    { "treatment", 2 },
    { "medicine", 3 },
    { "I", 1 },
    { "don’t", 1 },
    { "re-entry", 3 },
    { "42", 1 },
    { "PLEASE", 1 },
    { "people’s", 2 },
    { "situation", 4 },
    { "going", 2 },
    { "try", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i].word);
      g_assert_cmpuint (clew_readability_count_syllables (words[i].word, "en"), ==,
                        words[i].syllables);
    }
}

static void
test_spanish_words (void)
{
  static const Word words[] = {
    { "sol", 1 },
    { "casa", 2 },
    { "puede", 2 },
    { "quién", 1 },
    { "que", 1 },
    { "guerra", 2 },
    { "vergüenza", 3 },
    { "vivienda", 3 },
    { "policía", 4 },
    { "fiscalía", 4 },
    { "agencia", 3 },
    { "información", 4 },
    { "leer", 2 },
    { "oír", 2 },
    { "ahora", 3 },
    { "país", 2 },
    { "muy", 1 },
    { "ayuda", 3 },
    { "yo", 1 },
    { "día", 2 },
    { "todavía", 4 },
    { "tratamiento", 4 },
    { "caer", 2 },
    { "ciudad", 2 },
    { "huir", 1 },
    { "reunión", 2 },
    { "área", 3 },
    { "baúl", 2 },
    { "MAÍZ", 2 },
    { "estudiáis", 3 },
    { "y", 1 },
    { "prohíbe", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i].word);
      g_assert_cmpuint (clew_readability_count_syllables (words[i].word, "es"), ==,
                        words[i].syllables);
    }
}

static ClewReadability
count (const char *text, const char *language)
{
  ClewReadability counts = { 0 };

  clew_readability_add (&counts, text, language);
  return counts;
}

static void
test_texts (void)
{
  static const struct
  {
    const char *language;
    const char *text;
    guint       sentences, words, syllables;
  } cases[] = {
    { "en", "", 0, 0, 0 },
    { "en", " … ", 0, 0, 0 },
    { "en", "You can say no.", 1, 4, 4 },
    { "en", "You can say no", 1, 4, 4 },
    { "en", "Really?! Yes.", 2, 2, 3 },
    { "en", "It is in 42 CFR 2.31(a)(4).", 1, 8, 8 },
    { "en", "{office} may share. I agree.", 2, 4, 5 },
    { "en", "One\nTwo", 2, 2, 2 },
    { "en", "Staff: I read it", 2, 4, 4 },
    { "es", "Usted puede decir que no.", 1, 5, 8 },
    { "es", "¿Quién puede saber? Nadie más.", 2, 5, 8 },
    { "vi", "Xin chào", 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClewReadability counts = count (cases[i].text, cases[i].language);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (counts.sentences, ==, cases[i].sentences);
      g_assert_cmpuint (counts.words, ==, cases[i].words);
      g_assert_cmpuint (counts.syllables, ==, cases[i].syllables);
    }
}

static void
assert_near (double is, double should)
{
  g_assert_cmpfloat (fabs (is - should), <, 0.005);
}

/* By the formulas, worked out by hand: 10 words a sentence, 1.5 and 2 syllables a word. */
static void
test_grades (void)
{
  ClewReadability counts = { 10, 100, 150 };
  ClewReadability none = { 0 };

  assert_near (clew_readability_get_grade (&counts, "en"), 3.9 + 17.7 - 15.59);
  assert_near (clew_readability_get_ease (&counts, "en"), 206.835 - 126.9 - 10.15);
  counts.syllables = 200;
  assert_near (clew_readability_get_ease (&counts, "es"), 206.84 - 120 - 10.2);
  assert_near (clew_readability_get_grade (&counts, "es"), 6);
  /* The scale's bounds belong to the easier grade. */
  for (guint syllables = 100; syllables <= 400; syllables += 10)
    {
      ClewReadability scale = { 10, 100, syllables };
      double          ease = clew_readability_get_ease (&scale, "es");
      double          grade = clew_readability_get_grade (&scale, "es");

      g_assert_true ((ease >= 60) == (grade <= CLEW_READABILITY_GOAL));
    }
  assert_near (clew_readability_get_grade (&none, "en"), 0);
  assert_near (clew_readability_get_grade (&none, "es"), 0);
  g_assert_true (clew_readability_knows ("en"));
  g_assert_true (clew_readability_knows ("es"));
  g_assert_false (clew_readability_knows ("vi"));
}

/* What lawyers write is told from what people say. */
static void
test_hard_and_easy (void)
{
  static const char *const hard_english =
    "Pursuant to the aforementioned authorization, the undersigned individual acknowledges "
    "understanding of applicable confidentiality regulations and redisclosure limitations.";
  static const char *const hard_spanish =
    "De conformidad con la autorización anteriormente mencionada, la persona firmante reconoce "
    "su comprensión de las reglamentaciones de confidencialidad aplicables y de las limitaciones "
    "correspondientes a la redivulgación de información.";
  ClewReadability counts = count (hard_english, "en");

  g_assert_cmpfloat (clew_readability_get_grade (&counts, "en"), >, 14);
  counts = count (hard_spanish, "es");
  g_assert_cmpfloat (clew_readability_get_grade (&counts, "es"), >, 12);
  counts = count ("I can say no. You ask me. I tell you what I want.", "en");
  g_assert_cmpfloat (clew_readability_get_grade (&counts, "en"), <, 3);
}

/* Any bytes are counted or left alone, and no word has less than a syllable. */
static void
test_anything (void)
{
  static const char *const pieces[] = { "a", "y", "e", "ü", "í", ".", " ", "{", "}", "-", "’",
                                        "\n", "9", "ß", "日", "\314\201" };

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      const char     *language = round % 2 == 0 ? "en" : "es";
      ClewReadability counts;

      for (int i = g_test_rand_int_range (0, 24); i > 0; i--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      counts = count (text->str, language);
      g_assert_cmpuint (counts.syllables, >=, counts.words);
      g_assert_cmpuint (counts.words, >=, counts.sentences);
      g_assert_true ((counts.words == 0) == (counts.sentences == 0));
      g_assert_true (clew_readability_get_grade (&counts, language) >= 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/readability/english-words", test_english_words);
  g_test_add_func ("/clew/rules/readability/spanish-words", test_spanish_words);
  g_test_add_func ("/clew/rules/readability/texts", test_texts);
  g_test_add_func ("/clew/rules/readability/grades", test_grades);
  g_test_add_func ("/clew/rules/readability/hard-and-easy", test_hard_and_easy);
  g_test_add_func ("/clew/rules/readability/anything", test_anything);
  return g_test_run ();
}
