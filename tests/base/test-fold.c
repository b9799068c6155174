/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-fold.h"

#include <string.h>

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { NULL, "" },
    { "", "" },
    { " \t-'.- ", "" },
    { "Rosa", "rosa" },
    { "  ROSA   delgado ", "rosa delgado" },
    { "O'Brien", "obrien" },
    { "O’Brien", "obrien" },
    { "O‘Brien", "obrien" },
    { "O`Brien", "obrien" },
    { "O´Brien", "obrien" },
    { "Oʻahu", "oahu" },
    { "Garcia-Lopez", "garcia lopez" },
    { "García–López", "garcia lopez" },
    { "Garcia - Lopez", "garcia lopez" },
    { "Garc\u00ada", "garca" },
    { "J.R. Smith, Jr.", "j r smith jr" },
    { "Łukasz", "lukasz" },
    { "Søren", "soren" },
    { "Đặng Thị Hồng", "dang thi hong" },
    { "Nguyễn Trần", "nguyen tran" },
    { "Straße", "strasse" },
    { "STRAẞE", "strasse" },
    { "Æsa Þórðardóttir", "aesa thordardottir" },
    { "ısık IŞIK İşık", "isik isik isik" },
    { "Œuvre ħ ŋ ŧ", "oeuvre h n t" },
    { "Zoe\u0308", "zoe" },
    { "ﬁnn Ｒｏｓａ", "finn rosa" },
    { "Сергей Ёлкин", "сергеи елкин" },
    { "ΟΔΥΣΣΕΥΣ Οδυσσεύς", "οδυσσευσ οδυσσευσ" },
    { "مُحَمَّد أحمد", "محمد احمد" },
    { "שָׁלוֹם", "שלום" },
    { "山田太郎", "山田太郎" },
    { "山田 太郎", "山田 太郎" },
    { "김민수", "김민수" },
    { "\u1100\u1175\u11b7", "김" },
    { "山田Taro", "山田 taro" },
    { "हिन्दी", "हिन्दी" },
    { "กุ้ง", "กุง" },
    { "26-1-00417-4 SEA", "26 1 00417 4 sea" },
    { "abc\xff"
      "def",
      "abc def" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = clew_fold (cases[i][0]);
      g_autofree char *again = clew_fold (folded);

      g_assert_cmpstr (folded, ==, cases[i][1]);
      g_assert_cmpstr (again, ==, folded);
    }
}

static void
assert_words (const char *text, const char *expected)
{
  g_auto (GStrv) words = clew_fold_words (text);
  g_autofree char *joined = g_strjoinv (" ", words);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_words (void)
{
  assert_words (NULL, "");
  assert_words ("", "");
  assert_words ("--", "");
  assert_words ("Rosa Delgado", "rosa delgado");
  assert_words ("O'Brien", "obrien");
  assert_words ("Garcia-Lopez", "garcia lopez garcialopez");
  assert_words ("Ana García‑López Ruiz", "ana garcia lopez garcialopez ruiz");
  assert_words ("Garcia -Lopez", "garcia lopez");
  assert_words ("26-1-00417-4", "26 1 00417 4 261004174");
  assert_words ("1987-03-14", "1987 03 14 19870314");
  assert_words ("J.R. Smith", "j r jr smith");
  assert_words ("山田太郎", "山田太郎 田太郎 太郎 郎");
  assert_words ("김민수", "김민수 민수 수");
  assert_words ("山田Taro", "山田 田 taro 山田taro");
  assert_words ("กุ้ง", "กุง ง");
  assert_words ("アン・リー", "アン ン リー ー アンリー");
}

static gboolean
starts_a_word (GStrv words, const char *typed)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], typed))
      return TRUE;
  return FALSE;
}

/* As the search does: each word typed begins one of the words of what is found. */
static gboolean
is_found (const char *text, const char *typed)
{
  g_auto (GStrv) words = clew_fold_words (text);
  g_autofree char *folded = clew_fold (typed);
  g_auto (GStrv) wanted = g_strsplit (folded, " ", -1);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (!starts_a_word (words, wanted[i]))
      return FALSE;
  return TRUE;
}

static void
test_finding (void)
{
  static const char *const hyphens[] = { "garcia", "lopez", "garcia lopez", "garcialopez",
                                         "Garcia-Lopez", "LOPEZ garcia", "garcíal", "garcia lo" };
  static const char *const numbers[] = { "26-1-00417-4", "261004174", "00417", "26-1-004",
                                         "26 1 00417 4", "2610041" };

  for (guint i = 0; i < G_N_ELEMENTS (hyphens); i++)
    g_assert_true (is_found ("García-López", hyphens[i]));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_true (is_found ("26-1-00417-4", numbers[i]));
  g_assert_false (is_found ("García-López", "lopezgarcia"));
  g_assert_false (is_found ("26-1-00417-4", "417"));
  /* Spaces where the name has a hyphen, and the other way. */
  g_assert_true (is_found ("Garcia Lopez", "garcia-lopez"));
  g_assert_true (is_found ("O'Brien", "obr"));
  g_assert_true (is_found ("OBrien", "o’brien"));
  g_assert_true (is_found ("山田太郎", "太郎"));
  g_assert_true (is_found ("山田太郎", "山田 太郎"));
  g_assert_true (is_found ("山田Taro", "山田taro"));
  g_assert_true (is_found ("1987-03-14", "1987-03"));
}

/* However long a run is, the words are short and each character starts one. */
static void
test_long_run (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  const char *at;

  for (guint i = 0; i < 500; i++)
    g_string_append_unichar (text, 0x4e00 + i);
  words = clew_fold_words (text->str);
  g_assert_cmpint (g_strv_length (words), ==, 500);

  at = text->str;
  for (guint i = 0; i < 500; i++)
    {
      g_assert_cmpint (g_utf8_strlen (words[i], -1), ==, MIN (32, 500 - i));
      g_assert_true (g_str_has_prefix (at, words[i]));
      at = g_utf8_next_char (at);
    }
}

/* For each character there is: folded text is valid, stays as it is when
 * folded again, has no marks and no doubled spaces, and the words are in it. */
static void
test_every_character (void)
{
  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      char             text[16] = "a";
      gsize            length;
      g_autofree char *folded = NULL;
      g_autofree char *again = NULL;

      if (!g_unichar_validate (c))
        continue;
      length = 1 + (gsize)g_unichar_to_utf8 (c, text + 1);
      text[length] = 'b';
      folded = clew_fold (text);
      again = clew_fold (folded);
      g_assert_cmpstr (folded, ==, again);
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_null (strpbrk (folded, "\x1e\x1f'-"));
      g_assert_null (strstr (folded, "  "));
      g_assert_cmpint (folded[0], ==, 'a');
      g_assert_cmpint (folded[strlen (folded) - 1], ==, 'b');
    }
}

/* ASCII takes a way of its own through the code; it must end the same. */
static void
test_ascii_is_no_exception (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      static const char signs[] = "aBz09 '`-._/\\,()\t\"#";
      char              text[12], wide[16];
      guint             n = (guint)g_test_rand_int_range (0, 11);
      g_auto (GStrv) words = NULL;
      g_auto (GStrv) wide_words = NULL;

      for (guint i = 0; i < n; i++)
        text[i] = signs[g_test_rand_int_range (0, sizeof signs - 1)];
      text[n] = '\0';
      /* A character that counts for nothing leads to the other way. */
      g_snprintf (wide, sizeof wide, "%s\u200b", text);
      words = clew_fold_words (text);
      wide_words = clew_fold_words (wide);
      g_assert_true (g_strv_equal ((const char *const *)words, (const char *const *)wide_words));
    }
}

/* Optimal string alignment, as in the textbook. */
static guint
naive_distance (const gunichar *a, guint n, const gunichar *b, guint m)
{
  guint d[16][16];

  for (guint i = 0; i <= n; i++)
    d[i][0] = i;
  for (guint j = 0; j <= m; j++)
    d[0][j] = j;
  for (guint i = 1; i <= n; i++)
    for (guint j = 1; j <= m; j++)
      {
        d[i][j] = MIN (MIN (d[i - 1][j], d[i][j - 1]) + 1,
                       d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          d[i][j] = MIN (d[i][j], d[i - 2][j - 2] + 1);
      }
  return d[n][m];
}

static void
test_one_typo (void)
{
  /* Two that share a lead byte, two that share a last byte, one of four bytes. */
  static const gunichar alphabet[] = { 'a', 'b', 0xe9, 0xe8, 0x4e2d, 0x4e6d, 0x1f600 };
  guint                 n_near = 0, n_far = 0;

  for (guint round = 0; round < 200000; round++)
    {
      gunichar         a[8], b[8];
      guint            n = (guint)g_test_rand_int_range (0, 8), m;
      g_autofree char *text_a = NULL;
      g_autofree char *text_b = NULL;
      gboolean         near;

      for (guint i = 0; i < n; i++)
        a[i] = alphabet[g_test_rand_int_range (0, G_N_ELEMENTS (alphabet))];
      /* Mostly a neighbor, so that both answers come up. */
      memcpy (b, a, sizeof a);
      m = n;
      for (int slips = g_test_rand_int_range (0, 4); slips > 0 && m > 0; slips--)
        {
          guint at = (guint)g_test_rand_int_range (0, (gint32)m);

          if (g_test_rand_bit ())
            b[at] = alphabet[g_test_rand_int_range (0, G_N_ELEMENTS (alphabet))];
          else if (g_test_rand_bit () && at + 1 < m)
            {
              gunichar c = b[at];

              b[at] = b[at + 1];
              b[at + 1] = c;
            }
          else
            {
              memmove (b + at, b + at + 1, (m - at - 1) * sizeof *b);
              m--;
            }
        }
      text_a = g_ucs4_to_utf8 (a, n, NULL, NULL, NULL);
      text_b = g_ucs4_to_utf8 (b, m, NULL, NULL, NULL);
      near = naive_distance (a, n, b, m) <= 1;
      near ? n_near++ : n_far++;
      g_assert_cmpint (clew_fold_one_typo (text_a, text_b), ==, near);
      g_assert_cmpint (clew_fold_one_typo (text_b, text_a), ==, near);
    }
  g_assert_cmpint (n_near, >, 20000);
  g_assert_cmpint (n_far, >, 20000);
}

static void
test_right_to_left (void)
{
  const char *const left[] = { "ا", "ע", "ܐ", "ހ", "ߊ" };
  const char *const right[] = { "a", "Ł", "ሰ", "張", "5", "“", " ", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    g_assert_true (clew_fold_runs_right_to_left (g_utf8_get_char (left[i])));
  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    g_assert_false (clew_fold_runs_right_to_left (g_utf8_get_char (right[i])));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/base/fold/fold", test_fold);
  g_test_add_func ("/clew/base/fold/words", test_words);
  g_test_add_func ("/clew/base/fold/finding", test_finding);
  g_test_add_func ("/clew/base/fold/long-run", test_long_run);
  g_test_add_func ("/clew/base/fold/every-character", test_every_character);
  g_test_add_func ("/clew/base/fold/ascii-is-no-exception", test_ascii_is_no_exception);
  g_test_add_func ("/clew/base/fold/one-typo", test_one_typo);
  g_test_add_func ("/clew/base/fold/right-to-left", test_right_to_left);
  return g_test_run ();
}
