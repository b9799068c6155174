/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-queries.h"

#include "base/clew-fold.h"

#include <string.h>

/* What people are looked for by. Each is as likely as the others, although far more
 * people have a name than a case: all kinds of index entries shall be asked for. */
static const struct
{
  const char *table;
  const char *column;
} sources[] = {
  { "browse", "sort" },
  { "alias", "name" },
  { "participant", "birth_date" },
  { "court_case", "cause_number" },
  { "identifier", "number" },
};

static gint64
count_rows (ClewStore *store, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (rowid) FROM %s", table);
  g_autoptr (ClewRows) rows = clew_store_query (store, NULL, sql, NULL);

  return rows != NULL && clew_rows_next (rows, NULL) ? clew_rows_get_number (rows, 0) : 0;
}

/* Some value of the column: the first from a random row on. */
static char *
draw (ClewStore *store, guint source, gint64 highest, GRand *random)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT %s FROM %s WHERE rowid >= ? AND %s IS NOT NULL ORDER BY rowid LIMIT 1",
    sources[source].column, sources[source].table, sources[source].column);
  gint64 from = (gint64)(g_rand_double (random) * (double)highest);
  g_autoptr (ClewRows) rows = clew_store_query (store, NULL, sql, "i", from);

  if (rows == NULL || !clew_rows_next (rows, NULL))
    return NULL;
  return g_strdup (clew_rows_get_text (rows, 0));
}

/* The list has the family name first; half of those who search have it last. */
static char *
turn_round (const char *name)
{
  g_auto (GStrv) words = clew_fold_words (name);

  if (words[0] == NULL || words[1] == NULL)
    return g_strdup (name);
  return g_strdup_printf ("%s %s", words[1], words[0]);
}

/**
 * bench_queries_choose:
 * @store: an office's store
 * @n: how many
 *
 * Names, aliases, dates of birth, cause numbers and identifiers that occur in the
 * office; the same ones in each run over the same office.
 *
 * Returns: (transfer full) (element-type utf8): @n of them
 */
GPtrArray *
bench_queries_choose (ClewStore *store, guint n)
{
  GPtrArray *queries = g_ptr_array_new_with_free_func (g_free);
  gint64     highest[G_N_ELEMENTS (sources)];
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    highest[i] = count_rows (store, sources[i].table);
  if (highest[0] == 0)
    g_error ("the office has nobody to look for");
  while (queries->len < n)
    {
      guint            i = (guint)g_rand_int_range (random, 0, G_N_ELEMENTS (sources));
      g_autofree char *found = highest[i] > 0 ? draw (store, i, highest[i], random) : NULL;

      if (found != NULL && *found != '\0')
        g_ptr_array_add (queries, i == 0 && g_rand_boolean (random) ? turn_round (found)
                                                                    : g_steal_pointer (&found));
    }
  return queries;
}

/* How many keystrokes of it are measured. */
int
bench_queries_count_keystrokes (const char *query)
{
  return (int)MIN (BENCH_KEYSTROKES, g_utf8_strlen (query, -1));
}

/* What stands in the entry after so many keystrokes. */
char *
bench_queries_type (const char *query, int keystrokes)
{
  return g_utf8_substring (query, 0, keystrokes);
}
