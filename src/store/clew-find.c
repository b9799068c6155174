/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-search.h"
#include "store/clew-store-private.h"

#include "base/clew-day.h"
#include "base/clew-fold.h"

#include <string.h>

/* What somebody types becomes a query of FTS5: every word typed has to be the
 * beginning of some word of the person. Answers come in the order of the list
 * (row numbers are ranks), so the first ones are found without the rest. */

/* More than a person types; keeps a pasted page from becoming a query. */
#define MOST_WORDS   12
#define MOST_LETTERS 64

/* How to read what was typed, and what reading it came upon. */
typedef struct
{
  ClewDateOrder order;
  gboolean      forgive;        /* let words one slip away stand for those typed */
  gboolean      take_apart;     /* look for the parts of numbers */
  gboolean      may_forgive;    /* a word was there in which a slip is forgiven */
  gboolean      did_forgive;    /* and there are words one slip away */
  gboolean      may_take_apart; /* a number was there that has parts */
} Reading;

static void
append_quoted (GString *query, const char *word)
{
  g_string_append_c (query, '"');
  for (const char *at = word; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (query, '"');
      g_string_append_c (query, *at);
    }
  g_string_append_c (query, '"');
}

/* The beginning of a word; of a long one, the known words that begin so. */
static gboolean
append_beginning (ClewStore *store, GString *query, const char *word, GError **error)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  gboolean is_complete;

  if (!clew_words_list_longer (store, word, words, &is_complete, error))
    return FALSE;
  append_quoted (query, word);
  if (!is_complete)
    g_string_append (query, " *");
  for (guint i = 0; is_complete && i < words->len; i++)
    if (strcmp (words->pdata[i], word) != 0)
      {
        g_string_append (query, " OR ");
        append_quoted (query, words->pdata[i]);
      }
  return TRUE;
}

/* The words one slip away from @word. */
static gboolean
append_near (ClewStore *store, GString *query, const char *word, Reading *reading,
             GError **error)
{
  g_autoptr(GHashTable) near = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer       known;

  if (!clew_words_list_near (store, word, near, error))
    return FALSE;
  g_hash_table_iter_init (&iter, near);
  while (g_hash_table_iter_next (&iter, &known, NULL))
    {
      reading->did_forgive = TRUE;
      g_string_append (query, " OR ");
      append_quoted (query, known);
    }
  return TRUE;
}

static gboolean
append_word (ClewStore *store, GString *query, const char *word, Reading *reading,
             GError **error)
{
  g_string_append_c (query, '(');
  if (!append_beginning (store, query, word, error))
    return FALSE;
  if (clew_words_can_have_typo (word))
    {
      reading->may_forgive = TRUE;
      if (reading->forgive && !append_near (store, query, word, reading, error))
        return FALSE;
    }
  g_string_append_c (query, ')');
  return TRUE;
}

/* "5/8/1985" as eight digits; nothing if it is no date. */
static char *
read_slash_date (const char *chunk, ClewDateOrder order)
{
  ClewDay today, day;
  int     year, month, day_of_month;

  if (strchr (chunk, '/') == NULL || strspn (chunk, "0123456789/") != strlen (chunk))
    return NULL;
  today = clew_day_today (NULL);
  day = clew_day_parse_typed (chunk, today, order);
  if (day == CLEW_DAY_UNKNOWN || strchr (strchr (chunk, '/') + 1, '/') == NULL)
    return NULL;
  /* Nobody was born tomorrow: 5/8/33 is of the last century. */
  if (day > today && strlen (strrchr (chunk, '/') + 1) == 2)
    day = clew_day_add_years (day, -100);
  clew_day_split (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%04d%02d%02d", year, month, day_of_month);
}

/* "1985-05" or more of an ISO date: one number, of which there is no use to look for
 * the parts. */
static gboolean
is_iso_beginning (const char *chunk)
{
  static const char shape[] = "dddd-dd-dd";
  gsize             length = strlen (chunk);

  if (length < strlen ("dddd-dd") || length > strlen (shape))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (chunk[i]) : chunk[i] != shape[i])
      return FALSE;
  return TRUE;
}

static gboolean
are_digits (GStrv parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    if (strspn (parts[i], "0123456789") != strlen (parts[i]))
      return FALSE;
  return TRUE;
}

static gboolean
append_parts (ClewStore *store, GString *query, GStrv parts, Reading *reading, GError **error)
{
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_string_append (query, i > 0 ? " AND " : "(");
      if (!append_word (store, query, parts[i], reading, error))
        return FALSE;
    }
  g_string_append_c (query, ')');
  return TRUE;
}

/* What stands between two spaces. Of "garcia-lopez" each part may be a beginning, or all
 * of it without what joins the parts. Of "26-1-00417" so may all of it; the parts of
 * numbers are so common that they are looked for only when nobody is found by the
 * whole. */
static gboolean
append_chunk (ClewStore  *store,
              GString    *query,
              const char *chunk,
              GStrv       parts,
              Reading    *reading,
              GError    **error)
{
  g_autofree char *date = read_slash_date (chunk, reading->order);
  g_autofree char *joined = g_strjoinv (NULL, parts);
  gboolean         has_parts = parts[1] != NULL, want_parts = TRUE;

  if (has_parts && are_digits (parts))
    {
      gboolean is_date = is_iso_beginning (chunk);

      want_parts = reading->take_apart && !is_date;
      reading->may_take_apart = reading->may_take_apart || !is_date;
    }

  g_string_append (query, query->len > 0 ? " AND (" : "(");
  if (date != NULL)
    {
      append_quoted (query, date);
      g_string_append (query, " OR ");
    }
  if (has_parts && !append_word (store, query, joined, reading, error))
    return FALSE;
  if (has_parts && want_parts)
    g_string_append (query, " OR ");
  if (want_parts && !append_parts (store, query, parts, reading, error))
    return FALSE;
  g_string_append_c (query, ')');
  return TRUE;
}

static GStrv
split_words (const char *folded, guint most)
{
  GStrv         words = g_strsplit (folded, " ", -1);
  GStrvBuilder *kept = g_strv_builder_new ();
  GStrv         result;

  for (guint i = 0; words[i] != NULL && i < most; i++)
    if (*words[i] != '\0')
      {
        g_autofree char *cut =
          g_utf8_substring (words[i], 0, MIN (MOST_LETTERS, g_utf8_strlen (words[i], -1)));

        g_strv_builder_add (kept, cut);
      }
  result = g_strv_builder_end (kept);
  g_strv_builder_unref (kept);
  g_strfreev (words);
  return result;
}

/* The query for @text; empty when there is no word in it. */
static char *
compose (ClewStore *store, const char *text, Reading *reading, GError **error)
{
  g_autoptr(GString) query = g_string_new (NULL);
  g_auto(GStrv) chunks = g_strsplit_set (text, " \t\n\r\f\v", -1);
  guint n_words = 0;

  for (guint i = 0; chunks[i] != NULL && n_words < MOST_WORDS; i++)
    {
      g_autofree char *folded = clew_fold (chunks[i]);
      g_auto(GStrv) parts = split_words (folded, MOST_WORDS - n_words);

      n_words += g_strv_length (parts);
      if (parts[0] != NULL && !append_chunk (store, query, chunks[i], parts, reading, error))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&query), FALSE);
}

/* Adds to @ranks whom @query finds, but for those of @known, until there are
 * @limit; then tells whether there would be more. */
static gboolean
collect (ClewStore  *store,
         const char *query,
         guint       limit,
         GHashTable *known,
         GArray     *ranks,
         gboolean   *more,
         GError    **error)
{
  g_autoptr(ClewRows) rows = NULL;
  g_autoptr(GError) local = NULL;
  guint n_known = known != NULL ? g_hash_table_size (known) : 0;

  *more = FALSE;
  rows = clew_store_query (store, error,
                           "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid LIMIT ?",
                           "si", query, (gint64)limit + n_known + 1);
  while (rows != NULL && !*more && clew_rows_next (rows, &local))
    {
      gint64 rank = clew_rows_get_number (rows, 0);

      if (known != NULL && g_hash_table_contains (known, &rank))
        continue;
      if (ranks->len < limit)
        g_array_append_val (ranks, rank);
      else
        *more = TRUE;
    }
  if (local == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
collect_forgiving (ClewStore  *store,
                   const char *text,
                   Reading    *reading,
                   guint       limit,
                   GArray     *ranks,
                   gboolean   *more,
                   GError    **error)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GArray) exact = g_array_copy (ranks);
  g_autofree char *query = NULL;

  for (guint i = 0; i < exact->len; i++)
    g_hash_table_add (known, &g_array_index (exact, gint64, i));
  reading->forgive = TRUE;
  query = compose (store, text, reading, error);
  if (query == NULL)
    return FALSE;
  return !reading->did_forgive || collect (store, query, limit, known, ranks, more, error);
}

static gboolean
collect_exact (ClewStore  *store,
               const char *text,
               Reading    *reading,
               guint       limit,
               GArray     *ranks,
               gboolean   *more,
               GError    **error)
{
  g_autofree char *query = compose (store, text, reading, error);

  *more = FALSE;
  if (query == NULL)
    return FALSE;
  return *query == '\0' || collect (store, query, limit, NULL, ranks, more, error);
}

/**
 * clew_search_find:
 * @store: a store or a reader
 * @text: what somebody typed, in any script
 * @order: how to read a date with slashes
 * @limit: at most so many answers
 * @n_exact: (out) (optional): how many of them need no slip to be forgiven; these stand first
 * @more: (out) (optional): whether there are more than @limit
 * @error: return location
 *
 * Finds people by the beginnings of words: of their names, other names, numbers and
 * cause numbers, in any order, and by the date of birth (ISO, eight digits, or with
 * slashes in @order). Each word typed has to be found; case,
 * accents, apostrophes and hyphens don't count. The parts of a number with hyphens are
 * looked for one by one only when the whole finds nobody. After those come the people for whom
 * one slip in a word of five letters or more has to be forgiven.
 *
 * Text without a letter or digit asks for nobody: the answer is empty, and the
 * whole list (clew_search_list_pages()) is what to show.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): ranks, those of each group in
 *   the order of the list
 */
GArray *
clew_search_find (ClewStore    *store,
                  const char   *text,
                  ClewDateOrder order,
                  guint         limit,
                  guint        *n_exact,
                  gboolean     *more,
                  GError      **error)
{
  g_autoptr(GArray) ranks = g_array_new (FALSE, FALSE, sizeof (gint64));
  Reading  reading = { .order = order };
  gboolean is_cut = FALSE;

  CLEW_STORE_ASSERT_OWNER (store);
  if (text == NULL)
    text = "";
  if (!collect_exact (store, text, &reading, limit, ranks, &is_cut, error))
    return NULL;
  if (ranks->len == 0 && !is_cut && reading.may_take_apart)
    {
      reading.take_apart = TRUE;
      if (!collect_exact (store, text, &reading, limit, ranks, &is_cut, error))
        return NULL;
    }
  if (n_exact != NULL)
    *n_exact = ranks->len;
  if (reading.may_forgive && !is_cut &&
      !collect_forgiving (store, text, &reading, limit, ranks, &is_cut, error))
    return NULL;
  if (more != NULL)
    *more = is_cut;
  return g_steal_pointer (&ranks);
}
