/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-search.h"
#include "store/clew-store-private.h"

#include "base/clew-day.h"
#include "base/clew-fold.h"

#include <sodium.h>

#include <stdlib.h>
#include <string.h>

/* Keeps order and words in step with the view search_source. */

/* With more people touched than this, and more than a quarter of all, it is
 * quicker to lay everything out anew. */
#define MANY 2000

/* Columns of search_source after the id. */
enum
{
  SOURCE_SORT,
  SOURCE_NAME,
  SOURCE_ALIAS,
  SOURCE_BORN,
  SOURCE_NUMBER,
  SOURCE_CAUSE,
};

/**
 * clew_person_clear:
 * @person: a person
 *
 * Frees what it holds.
 */
void
clew_person_clear (ClewPerson *person)
{
  g_free (person->participant);
  g_free (person->sort);
  g_free (person->words);
}

static void
move_clear (gpointer data)
{
  g_free (((ClewMove *)data)->participant);
}

static void
add_words (GHashTable *words, const char *text)
{
  g_auto(GStrv) folded = clew_fold_words (text);

  for (guint i = 0; folded[i] != NULL; i++)
    g_hash_table_add (words, g_strdup (folded[i]));
}

/* A date is one word of eight digits, so that no month is taken for a number. */
static void
add_date (GHashTable *words, const char *iso)
{
  g_auto(GStrv) parts = NULL;

  if (iso == NULL || *iso == '\0')
    return;
  parts = g_strsplit (iso, "-", -1);
  g_hash_table_add (words, g_strjoinv (NULL, parts));
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The words in a fixed order, and a digest of them. */
static void
set_words (ClewPerson *person, GHashTable *words)
{
  g_autofree gpointer *list = NULL;
  guint8               hash[crypto_hash_sha256_BYTES];
  guint                n;

  list = g_hash_table_get_keys_as_array (words, &n);
  qsort (list, n, sizeof *list, compare_words);
  person->words = g_strjoinv (" ", (char **)list);
  crypto_hash_sha256 (hash, (const guint8 *)person->words, strlen (person->words));
  memcpy (&person->digest, hash, sizeof person->digest);
}

/**
 * clew_search_read_person:
 * @rows: a cursor at a row of search_source
 * @first: the column of `sort`; the others follow in the view's order
 * @person: (out): gets sort, words and digest; the rest is left as it is
 */
void
clew_search_read_person (ClewRows *rows, guint first, ClewPerson *person)
{
  static const guint columns[] = { SOURCE_NAME, SOURCE_ALIAS, SOURCE_NUMBER, SOURCE_CAUSE };
  g_autoptr(GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  person->sort = clew_fold (clew_rows_get_text (rows, first + SOURCE_SORT));
  if (*person->sort == '\0')
    {
      /* Somebody known by a street name only stands where that name stands. */
      g_free (person->sort);
      person->sort = clew_fold (clew_rows_get_text (rows, first + SOURCE_ALIAS));
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_words (words, clew_rows_get_text (rows, first + columns[i]));
  add_date (words, clew_rows_get_text (rows, first + SOURCE_BORN));
  set_words (person, words);
}

/* Puts those of the person's words that are to be remembered into @vocabulary. */
static void
add_to_vocabulary (const ClewPerson *person, GHashTable *vocabulary)
{
  g_auto(GStrv) words = g_strsplit (person->words, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_hash_table_contains (vocabulary, words[i]) && clew_words_is_remembered (words[i]))
      g_hash_table_add (vocabulary, g_strdup (words[i]));
}

/* The person as search_source has it; @person->words is %NULL when it has not. */
static gboolean
load_person (ClewStore *store, const char *participant, ClewPerson *person, GError **error)
{
  g_autoptr(ClewRows) rows = NULL;
  g_autoptr(GError) local = NULL;

  memset (person, 0, sizeof *person);
  rows = clew_store_query (store, error,
                           "SELECT sort, name, alias, born, number, cause "
                           "FROM search_source WHERE participant = ?",
                           "s", participant);
  if (rows == NULL)
    return FALSE;
  if (clew_rows_next (rows, &local))
    {
      person->participant = g_strdup (participant);
      clew_search_read_person (rows, 0, person);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
forget_words (ClewStore *store, gint64 rank, GError **error)
{
  return clew_store_run (store, error, "DELETE FROM found WHERE rowid = ?", "i", rank);
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const ClewPerson *)a)->rank;
  gint64 second = ((const ClewPerson *)b)->rank;

  return (first > second) - (first < second);
}

/* In the order of ranks: FTS5 writes out what it has gathered whenever a row's
 * number is not greater than the one before. */
static gboolean
write_words (ClewStore *store, GArray *people, GError **error)
{
  g_array_sort (people, compare_ranks);
  for (guint i = 0; i < people->len; i++)
    {
      const ClewPerson *person = &g_array_index (people, ClewPerson, i);

      if (!clew_store_run (store, error, "INSERT INTO found (rowid, words) VALUES (?, ?)", "is",
                           person->rank, person->words))
        return FALSE;
    }
  return TRUE;
}

/* Puts one person where it belongs in the list. Whoever has to be indexed anew goes
 * to @people, and what was indexed is forgotten. */
static gboolean
place_person (ClewStore *store, const char *participant, GArray *people, GArray *moved,
              GError **error)
{
  g_auto(ClewPerson) person = { 0 };
  g_auto(ClewPerson) place = { 0 };
  gboolean stays;

  if (!load_person (store, participant, &person, error) ||
      !clew_browse_find (store, participant, &place, error))
    return FALSE;
  if (person.words == NULL && place.rank == 0)
    return TRUE;

  stays = person.words != NULL && place.rank != 0 && strcmp (place.sort, person.sort) == 0;
  if (stays && place.digest == person.digest)
    return TRUE;
  if (place.rank != 0 && (!forget_words (store, place.rank, error) ||
                          (!stays && !clew_browse_remove (store, place.rank, error))))
    return FALSE;
  if (person.words == NULL)
    return TRUE;
  if (stays ? !clew_browse_set_digest (store, &person, error)
            : !clew_browse_place (store, &person, moved, error))
    return FALSE;
  g_array_append_val (people, person);
  memset (&person, 0, sizeof person);
  return TRUE;
}

/* Whoever moved to make room is to be indexed anew too, once. */
static gboolean
add_moved (ClewStore *store, GArray *moved, GArray *people, GError **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < people->len; i++)
    g_hash_table_add (seen, g_strdup (g_array_index (people, ClewPerson, i).participant));
  for (guint i = 0; i < moved->len; i++)
    {
      const ClewMove *move = &g_array_index (moved, ClewMove, i);
      ClewPerson      person;

      if (!forget_words (store, move->from, error))
        return FALSE;
      if (g_hash_table_contains (seen, move->participant))
        continue;
      g_hash_table_add (seen, g_strdup (move->participant));
      if (!load_person (store, move->participant, &person, error))
        return FALSE;
      if (person.words != NULL)
        g_array_append_val (people, person);
    }
  return TRUE;
}

/* People may have moved after they were placed. */
static gboolean
find_ranks (ClewStore *store, GArray *people, GError **error)
{
  for (guint i = 0; i < people->len; i++)
    {
      ClewPerson *person = &g_array_index (people, ClewPerson, i);
      g_auto(ClewPerson) place = { 0 };

      if (!clew_browse_find (store, person->participant, &place, error))
        return FALSE;
      person->rank = place.rank;
    }
  return TRUE;
}

static gboolean
remember_words (ClewStore *store, GArray *people, GError **error)
{
  g_autoptr(GHashTable) vocabulary = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer       word;

  for (guint i = 0; i < people->len; i++)
    add_to_vocabulary (&g_array_index (people, ClewPerson, i), vocabulary);
  g_hash_table_iter_init (&iter, vocabulary);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (!clew_words_add (store, word, error))
      return FALSE;
  return TRUE;
}

static gboolean
update_each (ClewStore *store, GHashTable *touched, GError **error)
{
  g_autoptr(GArray) people = g_array_new (FALSE, FALSE, sizeof (ClewPerson));
  g_autoptr(GArray) moved = g_array_new (FALSE, FALSE, sizeof (ClewMove));
  GHashTableIter iter;
  gpointer       participant;

  g_array_set_clear_func (people, (GDestroyNotify)clew_person_clear);
  g_array_set_clear_func (moved, move_clear);
  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &participant, NULL))
    if (!place_person (store, participant, people, moved, error))
      return FALSE;
  return add_moved (store, moved, people, error) &&
         find_ranks (store, people, error) && write_words (store, people, error) &&
         remember_words (store, people, error);
}

/**
 * clew_search_update:
 * @store: a store in a change
 * @touched: (element-type utf8): ids of people
 * @error: return location
 *
 * Lists and indexes these people as search_source has them now.
 */
gboolean
clew_search_update (ClewStore *store, GHashTable *touched, GError **error)
{
  guint  n = g_hash_table_size (touched);
  gint64 total;

  if (n == 0)
    return TRUE;
  if (n <= MANY)
    return update_each (store, touched, error);
  if (!clew_connection_get_number (store->db, "SELECT sum (count) FROM page", &total, error))
    return FALSE;
  if (n > total / 4)
    return clew_search_rebuild_here (store, error);
  return update_each (store, touched, error);
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  const ClewPerson *first = a;
  const ClewPerson *second = b;
  int               order = strcmp (first->sort, second->sort);

  return order != 0 ? order : strcmp (first->participant, second->participant);
}

static gboolean
load_everybody (ClewStore *store, GArray *people, GHashTable *vocabulary, GError **error)
{
  g_autoptr(ClewRows) rows = NULL;
  g_autoptr(GError) local = NULL;

  rows = clew_store_query (store, error,
                           "SELECT participant, sort, name, alias, born, number, cause "
                           "FROM search_source",
                           NULL);
  while (rows != NULL && clew_rows_next (rows, &local))
    {
      ClewPerson person = { 0, g_strdup (clew_rows_get_text (rows, 0)), NULL, NULL, 0 };

      clew_search_read_person (rows, 1, &person);
      add_to_vocabulary (&person, vocabulary);
      g_array_append_val (people, person);
    }
  if (local == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
set_up_index (ClewStore *store, const char *option, gint64 value, GError **error)
{
  return clew_store_run (store, error, "INSERT INTO found (found, rank) VALUES (?, ?)", "si",
                         option, value);
}

/* FTS5 keeps what was written in segments, and merges those of one level, sixteen at
 * once, into one of the next. All that a rebuild writes is one large segment; where
 * it would stand among the small ones of single edits, the sixteenth edit would
 * take a second. A few tiny segments push the levels up first: rows in falling
 * order are written one by one. */
static gboolean
raise_levels (ClewStore *store, GError **error)
{
  if (!set_up_index (store, "crisismerge", 2, error))
    return FALSE;
  for (gint64 row = 8; row >= 1; row--)
    if (!clew_store_run (store, error, "INSERT INTO found (rowid, words) VALUES (?, 'x')", "i",
                         row))
      return FALSE;
  for (gint64 row = 8; row >= 1; row--)
    if (!forget_words (store, row, error))
      return FALSE;
  return set_up_index (store, "crisismerge", 16, error);
}

static gboolean
write_index (ClewStore *store, GArray *people, GError **error)
{
  return clew_store_run (store, error, "INSERT INTO found (found) VALUES ('delete-all')", NULL) &&
         raise_levels (store, error) && set_up_index (store, "hashsize", 1 << 25, error) &&
         write_words (store, people, error) &&
         clew_store_run (store, error, "INSERT INTO found (found) VALUES ('optimize')", NULL) &&
         set_up_index (store, "hashsize", 1 << 20, error);
}

/**
 * clew_search_rebuild_here:
 * @store: a store in a change
 * @error: return location
 *
 * Lists and indexes everybody anew, in one pass. Does nothing before there is a
 * schema of people.
 */
gboolean
clew_search_rebuild_here (ClewStore *store, GError **error)
{
  g_autoptr(GArray) people = g_array_new (FALSE, FALSE, sizeof (ClewPerson));
  g_autoptr(GHashTable) vocabulary = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 has_source;

  g_array_set_clear_func (people, (GDestroyNotify)clew_person_clear);
  if (!clew_connection_get_number (
        store->db, "SELECT count (*) FROM sqlite_schema WHERE name = 'search_source'",
        &has_source, error))
    return FALSE;
  if (!has_source)
    return TRUE;
  if (!load_everybody (store, people, vocabulary, error))
    return FALSE;
  g_array_sort (people, compare_people);
  return clew_browse_lay_out (store, people, error) &&
         write_index (store, people, error) && clew_words_lay_out (store, vocabulary, error);
}

static gboolean
rebuild_cb (ClewStore *store, gpointer data, GError **error)
{
  return clew_search_rebuild_here (store, error);
}

/**
 * clew_search_rebuild:
 * @store: a store
 * @error: return location
 *
 * Lists and indexes everybody anew, as a change of its own or within the one under
 * way. For repair: the store keeps both in step by itself.
 */
gboolean
clew_search_rebuild (ClewStore *store, GError **error)
{
  CLEW_STORE_ASSERT_OWNER (store);
  if (store->change.running)
    return clew_search_rebuild_here (store, error);
  return clew_store_change (store, NULL, "rebuild the search", rebuild_cb, NULL, error);
}

/**
 * clew_search_list_pages:
 * @store: a store or a reader
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type ClewPage): the list of everybody, cut
 *   into pages in the order of names; at most 256 people each
 */
GArray *
clew_search_list_pages (ClewStore *store, GError **error)
{
  g_autoptr(GArray) pages = g_array_new (FALSE, FALSE, sizeof (ClewPage));
  g_autoptr(ClewRows) rows = NULL;
  g_autoptr(GError) local = NULL;

  rows = clew_store_query (store, error, "SELECT first, count FROM page ORDER BY first", NULL);
  while (rows != NULL && clew_rows_next (rows, &local))
    {
      ClewPage page = { clew_rows_get_number (rows, 0), (guint)clew_rows_get_number (rows, 1) };

      g_array_append_val (pages, page);
    }
  if (rows != NULL && local == NULL)
    return g_steal_pointer (&pages);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
