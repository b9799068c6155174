/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-readability.h"

#include <string.h>

/*
 * HOUSE CONVENTIONS FOR READABILITY
 *
 *  1. English is graded by Flesch-Kincaid (Kincaid and others 1975), Spanish by
 *     Fernández Huerta (1959) in the reading that Law (2011) showed to be meant:
 *     syllables a word and words a sentence. Its scale is mapped to school grades
 *     as its author's table has it: 90 and more is 4th grade, 80 is 5th, 70 is
 *     6th, 60 is 8th, 50 is before university, below is university.
 *  2. A text ends a sentence whether or not it has a full stop: what stands
 *     alone on paper, such as an item of a list, is read alone.
 *  3. A stop inside a number or word ("2.31", "p.m") ends nothing.
 *  4. A placeholder such as {name} is not counted: it is no word of the text.
 *  5. Syllables are counted by rule and not by dictionary. A number is a word
 *     of one syllable.
 */

typedef guint (*CountSyllables) (const gunichar *letters, gsize length);

static gboolean
is_one_of (gunichar c, const char *letters)
{
  return g_utf8_strchr (letters, -1, c) != NULL;
}

static gboolean
ends_with (const gunichar *letters, gsize length, const char *ending)
{
  gsize n = strlen (ending);

  if (length < n)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (letters[length - n + i] != (gunichar)ending[i])
      return FALSE;
  return TRUE;
}

static gboolean
is_english_vowel (const gunichar *letters, gsize i)
{
  if (letters[i] == 'u' && i > 0 && letters[i - 1] == 'q')
    return FALSE;
  /* Before a vowel a "y" is a consonant: "beyond". */
  if (letters[i] == 'y')
    return i > 0 && letters[i + 1] != 0 ? !is_one_of (letters[i + 1], "aeiou") : i > 0;
  return is_one_of (letters[i], "aeiouáéíóúäëïöü");
}

/* Two vowels that are spoken apart: "being", "create" (but "release"),
 * "idea", "diet", "manual", "radio" (but "nation"). */
static gboolean
are_apart (const gunichar *letters, gsize length, gsize second)
{
  gunichar one = letters[second - 1];
  gunichar two = letters[second];
  gunichar before = second > 1 ? letters[second - 2] : 0;

  if (one == 'i' && (two == 'a' || two == 'o' || two == 'u' || two == 'e'))
    {
      gboolean soft = is_one_of (before, "tscgx");

      if (two == 'e')
        return second + 1 < length && letters[second + 1] == 't' && second == 2;
      return !soft || ends_with (letters, length, "iate") || ends_with (letters, length, "iation");
    }
  if (one == 'e' && two == 'i')
    return ends_with (letters, length, "eing");
  if (one == 'e' && two == 'o')
    return before != 'p' && before != 'g';
  if (one == 'e' && two == 'a')
    return ends_with (letters, length, "dea") || ends_with (letters, length, "area") ||
           (before == 'r' && second >= 3 && letters[second - 3] == 'c');
  if (one == 'u' && two == 'a')
    return before != 'g' && before != 's';
  return one == 'o' && two == 'i' && ends_with (letters, length, "oing");
}

static gboolean
ends_silent (const gunichar *letters, gsize length)
{
  gunichar before = length > 2 ? letters[length - 3] : 0;

  if (length < 3)
    return FALSE;
  if (letters[length - 1] == 'e')
    {
      /* "table" is spoken out, "rule" is not; nor is "agree" silent. */
      if (letters[length - 2] == 'l')
        return before == 0 || is_one_of (before, "aeiouyl");
      return !is_one_of (letters[length - 2], "aeiouy");
    }
  if (ends_with (letters, length, "ed"))
    return length > 3 && !is_one_of (before, "tdaeiouy");
  if (ends_with (letters, length, "es"))
    return length > 3 && !is_one_of (before, "sxzcgaeiouy") &&
           !ends_with (letters, length, "ches") && !ends_with (letters, length, "shes") &&
           !ends_with (letters, length, "bles") && !ends_with (letters, length, "tles") &&
           !ends_with (letters, length, "ples");
  return FALSE;
}

static guint
count_english (const gunichar *letters, gsize length)
{
  guint    n = 0;
  gboolean vowel = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      gboolean now = is_english_vowel (letters, i);

      n += now && (!vowel || are_apart (letters, length, i));
      vowel = now;
    }
  if (n > 1 && ends_silent (letters, length))
    n--;
  return MAX (n, 1);
}

/* Strong vowels each carry a syllable; weak ones lean on their neighbors
 * unless an accent makes them strong. A diaeresis only says that it is heard. */
static guint
count_spanish (const gunichar *letters, gsize length)
{
  guint    n = 0;
  gboolean strong_before = FALSE;
  gboolean vowel_before = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      gboolean strong = is_one_of (letters[i], "aeoáéóíú");
      gboolean weak = is_one_of (letters[i], "iuü") || (letters[i] == 'y' && i + 1 == length);

      if (strong)
        n += strong_before || !vowel_before || is_one_of (letters[i], "íú");
      else if (weak)
        n += !vowel_before || (i > 0 && is_one_of (letters[i - 1], "íú"));
      strong_before = strong;
      vowel_before = strong || weak;
    }
  return MAX (n, 1);
}

static CountSyllables
find_counter (const char *language)
{
  if (g_strcmp0 (language, "en") == 0)
    return count_english;
  if (g_strcmp0 (language, "es") == 0)
    return count_spanish;
  return NULL;
}

/**
 * clew_readability_knows:
 * @language: a language code
 *
 * Returns: whether texts in the language can be graded
 */
gboolean
clew_readability_knows (const char *language)
{
  return find_counter (language) != NULL;
}

/* Where the word that starts at @text ends; inner apostrophes and hyphens and
 * the points in a number belong to it. */
static const char *
find_word_end (const char *text)
{
  const char *p = text;

  for (;;)
    {
      gunichar    c = g_utf8_get_char (p);
      const char *next = *p != '\0' ? g_utf8_next_char (p) : p;

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        p = next;
      else if ((c == '\'' || c == 0x2019 || c == '-' || c == '.') && p > text &&
               g_unichar_isalnum (g_utf8_get_char (next)))
        p = next;
      else
        return p;
    }
}

/* "re-entry" is spoken as its parts are. */
static guint
count_word (const char *start, const char *end, CountSyllables count)
{
  g_autofree char *word = g_utf8_strdown (start, end - start);
  g_auto (GStrv) parts = g_strsplit (word, "-", -1);
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char     *composed = g_utf8_normalize (parts[i], -1, G_NORMALIZE_DEFAULT_COMPOSE);
      glong                length = 0;
      g_autofree gunichar *letters = g_utf8_to_ucs4_fast (composed, -1, &length);

      n += count (letters, (gsize)length);
    }
  return n;
}

/**
 * clew_readability_count_syllables:
 * @word: one word
 * @language: "en" or "es"
 *
 * Returns: how many syllables it has by rule; 0 in a language without rules
 */
guint
clew_readability_count_syllables (const char *word, const char *language)
{
  CountSyllables count = find_counter (language);

  return count != NULL ? count_word (word, word + strlen (word), count) : 0;
}

static gboolean
ends_sentence (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c == '.' || c == '?' || c == '!' || c == ':' || c == 0x2026 || c == '\n';
}

/**
 * clew_readability_add:
 * @counts: counts to add to
 * @text: a text that stands for itself
 * @language: "en" or "es"; of other languages nothing is counted
 */
void
clew_readability_add (ClewReadability *counts, const char *text, const char *language)
{
  CountSyllables count = find_counter (language);
  guint          in_sentence = 0;

  if (count == NULL || !g_utf8_validate (text, -1, NULL))
    return;
  for (const char *p = text; *p != '\0';)
    {
      const char *closing = *p == '{' ? strchr (p, '}') : NULL;

      if (closing != NULL)
        p = closing + 1;
      else if (g_unichar_isalnum (g_utf8_get_char (p)))
        {
          const char *end = find_word_end (p);

          counts->words++;
          counts->syllables += count_word (p, end, count);
          in_sentence++;
          p = end;
        }
      else
        {
          counts->sentences += ends_sentence (p) && in_sentence > 0;
          in_sentence = ends_sentence (p) ? 0 : in_sentence;
          p = g_utf8_next_char (p);
        }
    }
  counts->sentences += in_sentence > 0;
}

/**
 * clew_readability_get_ease:
 * @counts: what was counted
 * @language: "en" or "es"
 *
 * Returns: the reading ease of Flesch (English) or Fernández Huerta (Spanish):
 *   100 is easy, 0 is hard; 100 when nothing was counted
 */
double
clew_readability_get_ease (const ClewReadability *counts, const char *language)
{
  double words, syllables;

  if (counts->words == 0 || counts->sentences == 0)
    return 100;
  words = (double)counts->words / counts->sentences;
  syllables = (double)counts->syllables / counts->words;
  if (g_strcmp0 (language, "es") == 0)
    return 206.84 - 60 * syllables - 1.02 * words;
  return 206.835 - 84.6 * syllables - 1.015 * words;
}

/**
 * clew_readability_get_grade:
 * @counts: what was counted
 * @language: "en" or "es"
 *
 * Returns: the school grade, at least 0
 */
double
clew_readability_get_grade (const ClewReadability *counts, const char *language)
{
  static const struct
  {
    double ease;
    double grade;
  } spanish[] = { { 90, 4 }, { 80, 5 }, { 70, 6 }, { 60, 8 }, { 50, 12 }, { 30, 13 } };

  if (counts->words == 0 || counts->sentences == 0)
    return 0;
  if (g_strcmp0 (language, "es") != 0)
    return MAX (0, 0.39 * counts->words / counts->sentences +
                     11.8 * counts->syllables / counts->words - 15.59);
  for (guint i = 0; i < G_N_ELEMENTS (spanish); i++)
    if (clew_readability_get_ease (counts, language) >= spanish[i].ease)
      return spanish[i].grade;
  return 16;
}
