/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-locales.h"

#include "records/clew-day-words.h"

/* Times of day as people read them. */

/* Midnight, morning, noon, afternoon. */
static const char *const kept[] = { "00:05", "09:30", "12:00", "13:30" };

typedef struct
{
  const char *locale;
  const char *words[G_N_ELEMENTS (kept)];
} InLocale;

static const InLocale locales[] = {
  { "en_US", { "12:05 AM", "9:30 AM", "12:00 PM", "1:30 PM" } },
  { "es_ES", { "00:05", "09:30", "12:00", "13:30" } },
};

static void
check (const char *locale, const char *const *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *text = clew_time_words (kept[i]);

      g_test_message ("%s: %s", locale, kept[i]);
      g_assert_cmpstr (text, ==, words[i]);
    }
}

static void
test_clock (void)
{
  char *folder = made_locales_begin ();
  guint n_checked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    if (made_locales_set (folder, locales[i].locale))
      {
        check (locales[i].locale, locales[i].words);
        n_checked++;
      }
  made_locales_end (folder);
  if (n_checked == 0)
    g_test_skip ("no locale can be made here: install the package \"locales\"");
  else
    g_assert_cmpuint (n_checked, ==, G_N_ELEMENTS (locales));
}

/* Where the locale says nothing, the day has 24 hours; what is no time is not lost. */
static void
test_plain (void)
{
  static const char *const words[] = { "00:05", "09:30", "12:00", "13:30" };
  g_autofree char         *odd = clew_time_words ("at noon");

  check ("C", words);
  g_assert_cmpstr (odd, ==, "at noon");
  g_assert_null (clew_time_words (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/records/words/plain", test_plain);
  g_test_add_func ("/clew/records/words/clock", test_clock);
  return g_test_run ();
}
