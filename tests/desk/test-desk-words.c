/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/clew-error.h"
#include "base/clew-id.h"
#include "desk/clew-areas.h"
#include "desk/clew-error-words.h"
#include "desk/clew-place.h"
#include "desk/participants/clew-person-words.h"

#include <gio/gio.h>
#include <string.h>

/* What needs no display: the words for errors, and the grammar of places. */

static void
get_words (GQuark domain, int code, ClewErrorWords *words)
{
  g_autoptr(GError) error = g_error_new_literal (domain, code, "for the test");

  clew_error_words (error, words);
}

static void
assert_says_all (const ClewErrorWords *words)
{
  const char *const texts[] = { words->title, words->happened, words->safe, words->next };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_nonnull (texts[i]);
      g_assert_cmpuint (strlen (texts[i]), >, 8);
    }
  /* Titles have no full stop, sentences have one. */
  g_assert_false (g_str_has_suffix (words->title, "."));
  g_assert_true (g_str_has_suffix (words->happened, "."));
  g_assert_true (g_str_has_suffix (words->safe, "."));
  g_assert_true (g_str_has_suffix (words->next, "."));
}

/* An error that somebody can meet while opening has a page of its own, not the fallback. */
static void
test_every_code (void)
{
  ClewErrorWords fallback;
  g_autoptr(GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  get_words (G_IO_ERROR, G_IO_ERROR_FAILED, &fallback);
  assert_says_all (&fallback);

  for (int code = CLEW_STORE_ERROR_FAILED; code <= CLEW_STORE_ERROR_LIBRARY; code++)
    {
      ClewErrorWords words;

      get_words (CLEW_STORE_ERROR, code, &words);
      assert_says_all (&words);
      if (code != CLEW_STORE_ERROR_FAILED && code != CLEW_STORE_ERROR_CANCELLED)
        g_assert_true (g_hash_table_add (titles, (gpointer)words.title));
    }
  for (int code = CLEW_KEYS_ERROR_FAILED; code <= CLEW_KEYS_ERROR_BAD_FILE; code++)
    {
      ClewErrorWords words;

      get_words (CLEW_KEYS_ERROR, code, &words);
      assert_says_all (&words);
      g_assert_true (g_hash_table_add (titles, (gpointer)words.title));
      /* Whatever the keyring does, the paper opens the office. */
      g_assert_cmpint ((words.suggested | words.others) & CLEW_REMEDY_RECOVERY_CODE, !=, 0);
    }
  g_assert_false (g_hash_table_contains (titles, fallback.title));
}

/* A wrong or absent key never leads to making a new office over the old file. */
static void
test_no_destructive_remedy (void)
{
  ClewErrorWords words;

  get_words (CLEW_STORE_ERROR, CLEW_STORE_ERROR_WRONG_KEY, &words);
  g_assert_nonnull (strstr (words.safe, "not changed"));
  get_words (CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_ABSENT, &words);
  g_assert_nonnull (strstr (words.safe, "not changed"));
  g_assert_cmpint (words.suggested, ==, CLEW_REMEDY_RECOVERY_CODE);
  get_words (CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_LOCKED, &words);
  g_assert_cmpint (words.suggested, ==, CLEW_REMEDY_UNLOCK);
  get_words (CLEW_STORE_ERROR, CLEW_STORE_ERROR_DAMAGED, &words);
  g_assert_cmpint (words.suggested, ==, CLEW_REMEDY_RESTORE_BACKUP);
}

static void
test_place_round_trip (void)
{
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *id = g_test_rand_bit () ? clew_id_new () : NULL;
      g_autoptr(ClewPlace) place = clew_place_new (id != NULL ? "person" : "docket", id);
      g_autofree char *text = clew_place_to_text (place);
      g_autoptr(ClewPlace) read = clew_place_parse (text);
      g_autoptr(ClewPlace) copy = clew_place_copy (place);

      g_assert_nonnull (read);
      g_assert_true (clew_place_equal (place, read));
      g_assert_true (clew_place_equal (place, copy));
    }
}

static void
test_place_refused (void)
{
  const char *const refused[] = { "", ":", "person:", "person:1", "person:../../x",
                                  ":9b0e5a52-95b8-4c13-9d4b-8a5b4d6f0e11" };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_null (clew_place_parse (refused[i]));
}

/* A record's place needs an id, a view's place has none; unknown names are refused. */
static void
test_place_checked (void)
{
  g_autofree char *id = clew_id_new ();
  g_autoptr(ClewPlace) nowhere = clew_place_new ("nowhere", NULL);

  g_assert_false (clew_areas_check_place (nowhere));
  for (const ClewArea *area = clew_areas; area->name != NULL; area++)
    {
      g_autoptr(ClewPlace) view = clew_place_new (area->name, NULL);
      g_autoptr(ClewPlace) view_with_id = clew_place_new (area->name, id);

      g_assert_true (clew_areas_check_place (view));
      g_assert_false (clew_areas_check_place (view_with_id));
      if (area->record != NULL)
        {
          g_autoptr(ClewPlace) record = clew_place_new (area->record, id);
          g_autoptr(ClewPlace) no_record = clew_place_new (area->record, NULL);

          g_assert_true (clew_areas_check_place (record));
          g_assert_false (clew_areas_check_place (no_record));
        }
    }
}

/* A name in Arabic letters does not turn the line that it begins. */
static void
test_order (void)
{
  g_autofree char *turned = clew_person_keep_order (g_strdup ("“حسن”, “Ace” · 61"));
  g_autofree char *later = clew_person_keep_order (g_strdup ("“Ace”, “حسن” · 61"));
  g_autofree char *nothing = clew_person_keep_order (g_strdup ("61"));

  g_assert_cmpstr (turned, ==, "\342\200\216“حسن”, “Ace” · 61");
  g_assert_cmpstr (later, ==, "“Ace”, “حسن” · 61");
  g_assert_cmpstr (nothing, ==, "61");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clew/desk/words/every-code", test_every_code);
  g_test_add_func ("/clew/desk/words/no-destructive-remedy", test_no_destructive_remedy);
  g_test_add_func ("/clew/desk/words/order", test_order);
  g_test_add_func ("/clew/desk/place/round-trip", test_place_round_trip);
  g_test_add_func ("/clew/desk/place/refused", test_place_refused);
  g_test_add_func ("/clew/desk/place/checked", test_place_checked);

  return g_test_run ();
}
