/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-store-private.h"

#include "base/clew-fold.h"

#include <string.h>

/* The words by which people are found, for slips: two words lie within one slip of
 * each other only if they are equal once at most one letter is dropped from each.
 * So each word is kept under itself and under all that is left of it when one
 * letter is dropped ("gaps"), and a typed word is looked up by the same. */

/* Words with so many letters and no digit among them are remembered, so that the
 * beginning of a long word can be looked up as the words that begin so: FTS5 keeps
 * beginnings ready only up to six letters. */
#define LONG_LETTERS 7
/* More words than this are not asked for one by one. */
#define MOST_WORDS 48

/* Domain: "one typo is forgiven in words of five letters or more". */
#define FEWEST_LETTERS 5
/* Longer ones are not names; they would make many gaps. */
#define MOST_LETTERS 40

/**
 * clew_words_can_have_typo:
 * @word: a folded word
 *
 * Whether a slip in it is forgiven: it has five letters or more, and no digit (a
 * number with another digit is another number).
 */
gboolean
clew_words_can_have_typo (const char *word)
{
  glong letters = g_utf8_strlen (word, -1);

  return letters >= FEWEST_LETTERS && letters <= MOST_LETTERS &&
         strpbrk (word, "0123456789") == NULL;
}

static gboolean
begins_without_digit (const char *word, glong letters)
{
  for (glong i = 0; i < letters && *word != '\0'; i++, word = g_utf8_next_char (word))
    if (g_ascii_isdigit (*word))
      return FALSE;
  return TRUE;
}

/**
 * clew_words_is_remembered:
 * @word: a folded word
 *
 * Whether clew_words_add() keeps the word: all with five letters or more, but not
 * numbers, of which there are as many as people.
 */
gboolean
clew_words_is_remembered (const char *word)
{
  return g_utf8_strlen (word, -1) >= FEWEST_LETTERS && begins_without_digit (word, LONG_LETTERS);
}

/* What is left of @word when one letter is dropped, each once. */
static GPtrArray *
list_gaps (const char *word)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func (g_free);
  gunichar   before = 0;

  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      /* Of two equal letters in a row, it is the same to drop either. */
      if (letter != before)
        g_ptr_array_add (
          gaps, g_strdup_printf ("%.*s%s", (int)(at - word), word, g_utf8_next_char (at)));
      before = letter;
    }
  return gaps;
}

/**
 * clew_words_add:
 * @store: a store in a change
 * @word: a folded word
 * @error: return location
 *
 * Remembers @word, if it is one of those. A word stays when the last person
 * who was found by it is gone, until the search is rebuilt.
 */
gboolean
clew_words_add (ClewStore *store, const char *word, GError **error)
{
  g_autoptr(GPtrArray) gaps = NULL;

  if (!clew_words_is_remembered (word))
    return TRUE;
  if (!clew_store_run (store, error, "INSERT OR IGNORE INTO word (word) VALUES (?)", "s", word))
    return FALSE;
  if (sqlite3_changes (store->db) == 0 || !clew_words_can_have_typo (word))
    return TRUE;
  gaps = list_gaps (word);
  for (guint i = 0; i < gaps->len; i++)
    if (!clew_store_run (store, error, "INSERT OR IGNORE INTO word_gap (gap, word) VALUES (?, ?)",
                         "ss", gaps->pdata[i], word))
      return FALSE;
  return TRUE;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const char *const *first = a;
  const char *const *second = b;
  int                order = strcmp (first[0], second[0]);

  return order != 0 ? order : strcmp (first[1], second[1]);
}

/**
 * clew_words_lay_out:
 * @store: a store in a change
 * @words: (element-type utf8): a set of folded words that are to be remembered
 * @error: return location
 *
 * Forgets all words and remembers these. In the order in which they are kept, as
 * there may be a million gaps.
 */
gboolean
clew_words_lay_out (ClewStore *store, GHashTable *words, GError **error)
{
  g_autoptr(GPtrArray) owned = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr(GArray) pairs = g_array_new (FALSE, FALSE, 2 * sizeof (char *));
  GHashTableIter iter;
  gpointer       word;

  if (!clew_store_run (store, error, "DELETE FROM word", NULL) ||
      !clew_store_run (store, error, "DELETE FROM word_gap", NULL))
    return FALSE;
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      GPtrArray *gaps;

      if (!clew_store_run (store, error, "INSERT INTO word (word) VALUES (?)", "s", word))
        return FALSE;
      if (!clew_words_can_have_typo (word))
        continue;
      gaps = list_gaps (word);
      g_ptr_array_add (owned, gaps);
      for (guint i = 0; i < gaps->len; i++)
        {
          const char *pair[2] = { gaps->pdata[i], word };

          g_array_append_val (pairs, pair);
        }
    }
  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      char **pair = (gpointer)(pairs->data + i * 2 * sizeof (char *));

      if (!clew_store_run (store, error,
                           "INSERT OR IGNORE INTO word_gap (gap, word) VALUES (?, ?)", "ss",
                           pair[0], pair[1]))
        return FALSE;
    }
  return TRUE;
}

/* Adds to @near the words of a query that are within one slip of @word. */
static gboolean
add_near (ClewStore  *store,
          const char *sql,
          const char *gap,
          const char *word,
          GHashTable *near,
          GError    **error)
{
  g_autoptr(ClewRows) rows = clew_store_query (store, error, sql, "s", gap);
  g_autoptr(GError) local = NULL;

  while (rows != NULL && clew_rows_next (rows, &local))
    {
      const char *known = clew_rows_get_text (rows, 0);

      if (!g_hash_table_contains (near, known) && strcmp (known, word) != 0 &&
          clew_fold_one_typo (word, known))
        g_hash_table_add (near, g_strdup (known));
    }
  if (local == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * clew_words_list_near:
 * @store: a store
 * @word: a folded word in which slips are forgiven
 * @near: (element-type utf8): a set; gets the known words one slip away
 * @error: return location
 */
gboolean
clew_words_list_near (ClewStore *store, const char *word, GHashTable *near, GError **error)
{
  static const char by_gap[] = "SELECT word FROM word_gap WHERE gap = ?";
  static const char by_word[] = "SELECT word FROM word WHERE word = ?";
  g_autoptr(GPtrArray) gaps = list_gaps (word);

  if (!add_near (store, by_gap, word, word, near, error))
    return FALSE;
  for (guint i = 0; i < gaps->len; i++)
    if (!add_near (store, by_gap, gaps->pdata[i], word, near, error) ||
        !add_near (store, by_word, gaps->pdata[i], word, near, error))
      return FALSE;
  return TRUE;
}

/**
 * clew_words_list_longer:
 * @store: a store
 * @beginning: a folded word
 * @words: (element-type utf8): gets the words that begin so
 * @is_complete: (out): whether these are all; else ask for the beginning itself
 * @error: return location
 */
gboolean
clew_words_list_longer (ClewStore  *store,
                        const char *beginning,
                        GPtrArray  *words,
                        gboolean   *is_complete,
                        GError    **error)
{
  g_autoptr(ClewRows) rows = NULL;
  g_autoptr(GError) local = NULL;

  *is_complete = FALSE;
  if (g_utf8_strlen (beginning, -1) < LONG_LETTERS ||
      !begins_without_digit (beginning, LONG_LETTERS))
    return TRUE;
  rows =
    clew_store_query (store, error,
                      "SELECT word FROM word WHERE word >= ?1 AND word < ?1 || char (0x10ffff) "
                      "LIMIT ?2",
                      "si", beginning, (gint64)MOST_WORDS + 1);
  while (rows != NULL && clew_rows_next (rows, &local))
    g_ptr_array_add (words, g_strdup (clew_rows_get_text (rows, 0)));
  *is_complete = words->len <= MOST_WORDS;
  if (local == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
