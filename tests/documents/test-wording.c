/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records/clew-wording.h"

#include <string.h>

#include "base/clew-error.h"
#include "rules/clew-wording-rules.h"

#define HEAD  "{\"form\":\"roi\",\"language\":\"en\",\"version\":3,"
#define TEXTS "\"texts\":{\"a\":\"Hello {name}, {name} of {place}.\",\"b\":\"plain\"}"
#define KINDS                                                                       \
  "\"categories\":{\"x\":{\"label\":\"L\",\"heading\":\"H\",\"description\":\"D\"," \
  "\"sensitive\":true}}"

static const char *const languages[] = { "en", "es" };
static const char *const category_ids[] = { "enrollment", "plan", "housing", "treatment",
                                            "health", "court", "needs", NULL };

static void
test_parse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewWording) wording = clew_wording_parse (HEAD TEXTS "," KINDS "}", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (clew_wording_get_form (wording), ==, "roi");
  g_assert_cmpstr (clew_wording_get_language (wording), ==, "en");
  g_assert_cmpint (clew_wording_get_version (wording), ==, 3);
  g_assert_cmpstr (clew_wording_get_text (wording, "b"), ==, "plain");
  g_assert_null (clew_wording_get_text (wording, "c"));
  g_assert_cmpstr (clew_wording_get_category (wording, "x", "label"), ==, "L");
  g_assert_cmpstr (clew_wording_get_category (wording, "x", "heading"), ==, "H");
  g_assert_cmpstr (clew_wording_get_category (wording, "x", "description"), ==, "D");
  g_assert_cmpstr (clew_wording_get_category (wording, "x", "sensitive"), ==, "true");
  g_assert_null (clew_wording_get_category (wording, "y", "label"));
  g_assert_true (clew_wording_is_sensitive (wording, "x"));
  g_assert_false (clew_wording_is_sensitive (wording, "y"));
  g_assert_cmpuint (g_strv_length ((GStrv)clew_wording_get_keys (wording)), ==, 2);
}

static void
test_refuses (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "null",
    "{",
    "{}",
    "{\"form\":1,\"language\":\"en\",\"version\":3," TEXTS "," KINDS "}",
    "{\"form\":\"roi\",\"version\":3," TEXTS "," KINDS "}",
    "{\"form\":\"roi\",\"language\":\"\",\"version\":3," TEXTS "," KINDS "}",
    "{\"form\":\"roi\",\"language\":\"en\",\"version\":0," TEXTS "," KINDS "}",
    "{\"form\":\"roi\",\"language\":\"en\",\"version\":\"3\"," TEXTS "," KINDS "}",
    "{\"form\":\"roi\",\"language\":\"en\",\"version\":1e12," TEXTS "," KINDS "}",
    "{\"form\":\"roi\",\"language\":\"en\"," TEXTS "," KINDS "}",
    HEAD KINDS "}",
    HEAD TEXTS "}",
    HEAD "\"texts\":[]," KINDS "}",
    HEAD "\"texts\":{\"a\":1}," KINDS "}",
    HEAD "\"texts\":{\"a\":null}," KINDS "}",
    HEAD TEXTS ",\"categories\":{\"x\":{}}}",
    HEAD TEXTS ",\"categories\":{\"x\":\"y\"}}",
    HEAD TEXTS
    ",\"categories\":{\"x\":{\"label\":\"L\",\"heading\":\"H\",\"description\":\"D\"}}}",
    HEAD TEXTS ",\"categories\":{\"x\":{\"label\":\"L\",\"heading\":\"H\",\"description\":\"D\","
               "\"sensitive\":\"no\"}}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (clew_wording_parse (bad[i], &error));
      g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
    }
}

/* Any cut of a good wording is refused or read, never a crash. */
static void
test_cut_short (void)
{
  g_autofree char *json = clew_wording_dup_shipped_json ("roi", "es", NULL);
  gsize            length = strlen (json);

  for (guint i = 0; i < 200; i++)
    {
      gsize            cut = (gsize)g_test_rand_int_range (0, (gint32)length - 3);
      g_autofree char *part = g_strndup (json, cut);
      g_autoptr (GError) error = NULL;

      g_assert_null (clew_wording_parse (part, &error));
      g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
    }
}

static void
test_fill (void)
{
  g_autoptr (ClewWording) wording = clew_wording_parse (HEAD TEXTS "," KINDS "}", NULL);
  g_autofree char *both = clew_wording_fill (wording, "a", "name", "Ann", "place", "Oz", NULL);
  g_autofree char *one = clew_wording_fill (wording, "a", "name", "Ann", NULL);
  g_autofree char *braces =
    clew_wording_fill (wording, "a", "name", "{place}", "place", "{", NULL);
  g_autofree char *none = clew_wording_fill (wording, "c", "name", "Ann", NULL);
  g_autofree char *null = clew_wording_fill (wording, "a", "name", NULL, "place", "Oz", NULL);

  g_assert_cmpstr (both, ==, "Hello Ann, Ann of Oz.");
  g_assert_cmpstr (one, ==, "Hello Ann, Ann of {place}.");
  g_assert_cmpstr (braces, ==, "Hello {place}, {place} of {.");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (null, ==, "Hello ,  of Oz.");
}

/* In the form's language, whatever the program's. */
static void
test_date (void)
{
  g_autoptr (ClewWording) english = clew_wording_load_shipped ("roi", "en", NULL);
  g_autoptr (ClewWording) spanish = clew_wording_load_shipped ("roi", "es", NULL);
  g_autofree char *one = clew_wording_dup_date (english, clew_day_new (1985, 5, 8));
  g_autofree char *two = clew_wording_dup_date (spanish, clew_day_new (2027, 12, 31));
  g_autofree char *unknown = clew_wording_dup_date (english, CLEW_DAY_UNKNOWN);

  g_assert_cmpstr (one, ==, "May\302\2408,\302\2401985");
  g_assert_cmpstr (two, ==, "31\302\240de\302\240diciembre\302\240de\302\2402027");
  g_assert_cmpstr (unknown, ==, "");
}

static void
test_not_shipped (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (clew_wording_load_shipped ("roi", "tlh", &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND);
}

static void
collect_placeholders (const char *text, GHashTable *set)
{
  for (const char *p = strchr (text, '{'); p != NULL; p = strchr (p + 1, '{'))
    g_hash_table_add (set, g_strndup (p, strcspn (p, "}")));
}

/* Every language says everything, with the same places to fill. */
static void
assert_languages_agree (const char *form)
{
  g_autoptr (ClewWording) english = clew_wording_load_shipped (form, "en", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ClewWording) other = clew_wording_load_shipped (form, languages[i], NULL);
      const char *const *keys = clew_wording_get_keys (english);
      const char *const *ids = clew_wording_get_categories (english);

      g_assert_cmpstr (clew_wording_get_form (other), ==, form);
      g_assert_cmpstr (clew_wording_get_language (other), ==, languages[i]);
      g_assert_cmpuint (g_strv_length ((GStrv)keys), ==,
                        g_strv_length ((GStrv)clew_wording_get_keys (other)));
      for (; *keys != NULL; keys++)
        {
          g_autoptr (GHashTable) here =
                       g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          g_autoptr (GHashTable) there =
                       g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          GHashTableIter iter;
          gpointer       name;

          g_assert_nonnull (clew_wording_get_text (other, *keys));
          collect_placeholders (clew_wording_get_text (english, *keys), here);
          collect_placeholders (clew_wording_get_text (other, *keys), there);
          g_assert_cmpuint (g_hash_table_size (here), ==, g_hash_table_size (there));
          g_hash_table_iter_init (&iter, here);
          while (g_hash_table_iter_next (&iter, &name, NULL))
            g_assert_true (g_hash_table_contains (there, name));
        }
      for (; *ids != NULL; ids++)
        {
          g_assert_nonnull (clew_wording_get_category (other, *ids, "label"));
          g_assert_cmpint (clew_wording_is_sensitive (other, *ids), ==,
                           g_str_equal (*ids, "treatment") || g_str_equal (*ids, "health") ||
                             g_str_equal (*ids, "counseling_notes"));
        }
    }
}

static void
test_languages_agree (void)
{
  g_autoptr (ClewWording) release = clew_wording_load_shipped ("roi", "en", NULL);

  for (const ClewFormName *name = clew_form_names; name->id != NULL; name++)
    assert_languages_agree (name->id);
  for (guint i = 0; category_ids[i] != NULL; i++)
    g_assert_nonnull (clew_wording_get_category (release, category_ids[i], "label"));
}

/* K11, and the sentence of 42 CFR 2.32 word for word. */
static void
test_law (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ClewWording) wording = clew_wording_load_shipped ("roi", languages[i], NULL);
      g_autofree char *json = clew_wording_dup_shipped_json ("roi", languages[i], NULL);
      g_autofree char *lower = g_utf8_strdown (json, -1);

      g_assert_cmpstr (
        clew_wording_get_text (wording, "part2_notice"), ==,
        "42 CFR part 2 prohibits unauthorized use or disclosure of these records.");
      g_assert_null (strstr (lower, "irrevocab"));
      g_assert_nonnull (strstr (lower, "\"status\": \"draft\""));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/records/wording/parse", test_parse);
  g_test_add_func ("/clew/records/wording/refuses", test_refuses);
  g_test_add_func ("/clew/records/wording/cut-short", test_cut_short);
  g_test_add_func ("/clew/records/wording/fill", test_fill);
  g_test_add_func ("/clew/records/wording/date", test_date);
  g_test_add_func ("/clew/records/wording/not-shipped", test_not_shipped);
  g_test_add_func ("/clew/records/wording/languages-agree", test_languages_agree);
  g_test_add_func ("/clew/records/wording/law", test_law);
  return g_test_run ();
}
