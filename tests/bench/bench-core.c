/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-figures.h"

#include "base/clew-fold.h"
#include "keys/clew-keys.h"
#include "records/clew-participant-list.h"
#include "store/clew-search.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* bench-core OFFICE KEY-FILE PEOPLE: search as you type through the store and,
 * as bare SQL, on the same rows with and without encryption; jumps in the list. */

#define QUERIES    1000
#define KEYSTROKES 12
#define SHOWN      200
#define JUMPS      1000

/* Names that occur, in random order of their words. */
static GPtrArray *
choose_queries (ClewStore *store, gint64 people)
{
  GPtrArray *queries = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  g_autoptr (GArray) pages = clew_search_list_pages (store, NULL);

  while (queries->len < QUERIES)
    {
      ClewPage *page = &g_array_index (pages, ClewPage, g_rand_int_range (random, 0, pages->len));
      g_autoptr (ClewRows) rows = clew_store_query (
        store, NULL, "SELECT sort FROM browse WHERE rank >= ? ORDER BY rank LIMIT 1 OFFSET ?", "ii",
        page->first, (gint64)g_rand_int_range (random, 0, page->count));
      g_auto (GStrv) words = NULL;

      if (!clew_rows_next (rows, NULL))
        continue;
      words = clew_fold_words (clew_rows_get_text (rows, 0));
      if (words[0] != NULL && words[1] != NULL && g_rand_boolean (random))
        g_ptr_array_add (queries, g_strdup_printf ("%s %s", words[1], words[0]));
      else
        g_ptr_array_add (queries, g_strjoinv (" ", words));
    }
  return queries;
}

static char *
first_letters (const char *text, int letters)
{
  glong length = g_utf8_strlen (text, -1);

  return g_utf8_substring (text, 0, MIN (letters, length));
}

/* What the store asks of FTS5 for plain beginnings of words. */
static char *
match_for (const char *typed)
{
  g_autofree char *folded = clew_fold (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *match = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (match, "%s\"%s\"*", match->len > 0 ? " " : "", words[i]);
  return g_string_free (match, FALSE);
}

static void
measure_search (ClewStore *store, GPtrArray *queries, gint64 people)
{
  g_autoptr (BenchFigures) all = bench_figures_new ();

  for (int round = 0; round < 2; round++)
    for (guint i = 0; i < queries->len; i++)
      for (int letters = 1; letters <= KEYSTROKES; letters++)
        {
          g_autofree char *typed = first_letters (g_ptr_array_index (queries, i), letters);
          double           start = bench_now ();
          g_autoptr (GArray) found = clew_search_find (store, typed, SHOWN, NULL, NULL, NULL);

          /* the first round warms the cache */
          if (round == 1)
            bench_figures_add (all, bench_now () - start);
        }
  bench_say ("search p50", people, "ms", bench_figures_get (all, 0.5) / 1000);
  bench_say ("search p99", people, "ms", bench_figures_get (all, 0.99) / 1000);
  bench_say ("search worst", people, "ms", bench_figures_get (all, 1) / 1000);
}

static void
run_sql (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static sqlite3 *
open_raw (const char *path, const char *hex)
{
  sqlite3 *db;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  if (hex != NULL)
    {
      g_autofree char *key = g_strdup_printf ("x'%s'", hex);

      sqlite3_key_v2 (db, "main", key, (int)strlen (key));
    }
  run_sql (db, "PRAGMA cache_size = -64000; PRAGMA query_only = ON");
  return db;
}

/* The same rows without encryption, for the ratio. Invented people only. */
static void
make_plain_twin (const char *path, const char *hex, const char *plain)
{
  sqlite3         *db = open_raw (path, hex);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS plain KEY ''", plain);

  g_unlink (plain);
  run_sql (db, "PRAGMA query_only = OFF");
  run_sql (db, attach);
  run_sql (db, "SELECT sqlcipher_export ('plain', 'main')");
  sqlite3_close (db);
}

static void
measure_raw (const char *path, const char *hex, GPtrArray *queries, BenchFigures *figures)
{
  sqlite3      *db = open_raw (path, hex);
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db,
                          "SELECT b.rank, b.sort FROM found f JOIN browse b ON b.rank = f.rowid "
                          "WHERE found MATCH ? ORDER BY f.rowid LIMIT 200",
                          -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  for (int round = 0; round < 2; round++)
    for (guint i = 0; i < queries->len; i++)
      for (int letters = 1; letters <= KEYSTROKES; letters++)
        {
          g_autofree char *typed = first_letters (g_ptr_array_index (queries, i), letters);
          g_autofree char *match = match_for (typed);
          double           start = bench_now ();

          sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
          while (sqlite3_step (statement) == SQLITE_ROW)
            sqlite3_column_text (statement, 1);
          sqlite3_reset (statement);
          if (round == 1)
            bench_figures_add (figures, bench_now () - start);
        }
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
measure_ratio (const char *path, ClewSecret *key, GPtrArray *queries, gint64 people)
{
  g_autoptr (BenchFigures) encrypted = bench_figures_new ();
  g_autoptr (BenchFigures) plain = bench_figures_new ();
  g_autofree char *twin = g_strconcat (path, ".plain", NULL);
  char            *hex = clew_secret_dup_hex (key);

  make_plain_twin (path, hex, twin);
  measure_raw (path, hex, queries, encrypted);
  measure_raw (twin, NULL, queries, plain);
  bench_say ("bare query, encrypted, p50", people, "ms", bench_figures_get (encrypted, 0.5) / 1000);
  bench_say ("bare query, encrypted, p99", people, "ms",
             bench_figures_get (encrypted, 0.99) / 1000);
  bench_say ("bare query, plain, p50", people, "ms", bench_figures_get (plain, 0.5) / 1000);
  bench_say ("bare query, plain, p99", people, "ms", bench_figures_get (plain, 0.99) / 1000);
  bench_say ("encrypted / plain, p50", people, "x",
             bench_figures_get (encrypted, 0.5) / bench_figures_get (plain, 0.5));
  bench_say ("encrypted / plain, p99", people, "x",
             bench_figures_get (encrypted, 0.99) / bench_figures_get (plain, 0.99));
  g_unlink (twin);
  clew_secret_free_text (hex);
}

static void
measure_list (ClewOffice *office, gint64 people)
{
  double start = bench_now ();
  g_autoptr (ClewParticipantList) list = clew_participant_list_new (office);
  g_autoptr (BenchFigures) jumps = bench_figures_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  bench_say ("list model ready", people, "ms", (bench_now () - start) / 1000);
  for (int i = 0; i < JUMPS; i++)
    {
      guint  place = (guint)g_rand_int_range (random, 0, (gint32)n);
      double before = bench_now ();

      /* as many rows as a tall window shows */
      for (guint row = place; row < MIN (place + 20, n); row++)
        g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), row));
      bench_figures_add (jumps, bench_now () - before);
    }
  bench_say ("jump in the list p50", people, "ms", bench_figures_get (jumps, 0.5) / 1000);
  bench_say ("jump in the list p99", people, "ms", bench_figures_get (jumps, 0.99) / 1000);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewSecret) key = NULL;
  g_autoptr (ClewOffice) office = NULL;
  g_autoptr (GPtrArray) queries = NULL;
  gint64 people;
  double start;

  if (argc != 4)
    g_error ("usage: bench-core OFFICE KEY-FILE PEOPLE");
  people = g_ascii_strtoll (argv[3], NULL, 10);
  key = clew_keys_read_file (argv[2], &error);
  if (key == NULL)
    g_error ("%s", error->message);
  start = bench_now ();
  office = clew_office_open (argv[1], key, &error);
  if (office == NULL)
    g_error ("%s", error->message);
  bench_say ("open the office", people, "ms", (bench_now () - start) / 1000);
  queries = choose_queries (clew_office_get_store (office), people);
  measure_list (office, people);
  measure_search (clew_office_get_store (office), queries, people);
  clew_office_close (office);
  measure_ratio (argv[1], key, queries, people);
  return 0;
}
