/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-figures.h"
#include "bench-queries.h"

#include "keys/clew-keys.h"
#include "records/clew-agency-changes.h"
#include "records/clew-agency-people.h"
#include "records/clew-agency.h"
#include "records/clew-participant-list.h"
#include "records/clew-release-list.h"
#include "records/clew-who-may-hear.h"
#include "store/clew-search.h"
/* For the connection beneath the store, and for nothing else. */
#include "store/clew-store-private.h"

#include <glib/gstdio.h>

#include <stdlib.h>
#include <string.h>

/* bench-core OFFICE KEY-FILE PEOPLE PLAIN: what a search costs as somebody types, in
 * the office and in PLAIN, the same rows without encryption, which this makes;
 * jumps in the list; and who may hear about one person. */

#define QUERIES 1000
#define SHOWN   200
#define JUMPS   1000
#define LOOKS   50

static void
run_sql (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* The same rows without encryption: invented people only. Bare SQLite writes them in
 * one transaction, indexes and all, so the time also tells what making an office of
 * so many rows costs at the least. */
static void
make_plain_twin (const char *path, ClewSecret *key, const char *plain, gint64 people)
{
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS plain KEY ''", plain);
  char            *hex = clew_secret_dup_hex (key);
  g_autofree char *text = g_strdup_printf ("x'%s'", hex);
  sqlite3         *db;
  double           start;

  g_unlink (plain);
  /* CREATE is for the file that is attached. */
  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_key_v2 (db, "main", text, (int)strlen (text));
  run_sql (db, attach);
  run_sql (db, "PRAGMA main.cache_size = -64000; PRAGMA plain.cache_size = -64000");
  start = bench_now ();
  run_sql (db, "BEGIN; SELECT sqlcipher_export ('plain', 'main'); COMMIT");
  bench_say ("the same rows, bare SQLite", people, "s", (bench_now () - start) / 1e6);
  sqlite3_close (db);
  clew_secret_free_text (hex);
}

/* A store whose every statement goes to the plain file: what is measured on both is
 * the store's own search, to the last line. The library itself opens no such file. */
static ClewStore *
open_plain_twin (ClewStore *store, const char *plain)
{
  g_autoptr (GError) error = NULL;
  ClewStore *twin = clew_store_open_reader (store, &error);

  if (twin == NULL)
    g_error ("%s", error->message);
  clew_statements_forget (twin);
  sqlite3_close (twin->db);
  if (sqlite3_open_v2 (plain, &twin->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) !=
      SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (twin->db));
  /* As the store sets up its own. */
  run_sql (twin->db, "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -64000;"
                     "PRAGMA query_only = ON");
  return twin;
}

static guint
find (ClewStore *store, const char *typed, BenchFigures *figures)
{
  g_autoptr (GError) error = NULL;
  double start = bench_now ();
  g_autoptr (GArray) found = NULL;

  found = clew_search_find (store, typed, CLEW_DATE_ORDER_MONTH_FIRST, SHOWN, NULL, NULL, &error);
  if (found == NULL)
    g_error ("%s", error->message);
  if (figures != NULL)
    bench_figures_add (figures, bench_now () - start);
  return found->len;
}

/* In turns, so that whatever else the machine does falls on both alike. */
static void
measure_search (ClewStore *store, ClewStore *twin, gint64 people)
{
  g_autoptr (GPtrArray) queries = bench_queries_choose (store, QUERIES);
  g_autoptr (BenchFigures) ours = bench_figures_new ();
  g_autoptr (BenchFigures) plain = bench_figures_new ();

  for (int round = 0; round < 2; round++)
    for (guint i = 0; i < queries->len; i++)
      {
        const char *query = g_ptr_array_index (queries, i);

        for (int n = 1; n <= bench_queries_count_keystrokes (query); n++)
          {
            g_autofree char *typed = bench_queries_type (query, n);

            /* the first round warms the caches */
            if (find (store, typed, round == 1 ? ours : NULL) !=
                find (twin, typed, round == 1 ? plain : NULL))
              g_error ("the plain file answers otherwise");
          }
      }
  bench_say_p50_p99 ("search", people, ours);
  bench_say ("search worst", people, "ms", bench_figures_get (ours, 1) / 1000);
  bench_say_p50_p99 ("the same search, unencrypted,", people, plain);
  bench_say ("encrypted / unencrypted, p50", people, "x",
             bench_figures_get (ours, 0.5) / bench_figures_get (plain, 0.5));
  bench_say ("encrypted / unencrypted, p99", people, "x",
             bench_figures_get (ours, 0.99) / bench_figures_get (plain, 0.99));
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
  bench_say_p50_p99 ("20 rows at a random place, model,", people, jumps);
}

/* As the page of a person asks, each time about somebody else. */
static void
measure_who_may_hear (ClewOffice *office, gint64 people)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewParticipantList) list = clew_participant_list_new (office);
  g_autoptr (BenchFigures) today = bench_figures_new ();
  g_autoptr (BenchFigures) earlier = bench_figures_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (int i = 0; i < JUMPS; i++)
    for (ClewDay days_ago = 0; days_ago <= 365; days_ago += 365)
      {
        guint place = (guint)g_rand_int_range (random, 0, (gint32)n);
        g_autoptr (ClewPersonRow) row = g_list_model_get_item (G_LIST_MODEL (list), place);
        g_autofree char *id = g_strdup (clew_person_row_get (row)->id);
        double           before = bench_now ();
        g_autoptr (GPtrArray) table = clew_who_may_hear_load (
          clew_office_get_store (office), id, clew_office_today (office) - days_ago, &error);

        if (table == NULL)
          g_error ("%s", error->message);
        bench_figures_add (days_ago == 0 ? today : earlier, bench_now () - before);
      }
  bench_say_p50_p99 ("who may hear about one person,", people, today);
  bench_say_p50_p99 ("the same, a year earlier,", people, earlier);
}

/* As the view of releases asks, each choice in turns. */
static void
measure_endings (ClewStore *store, ClewDay today, gint64 people)
{
  static const ClewReleasesChoice choices[] = { CLEW_RELEASES_ENDS_30, CLEW_RELEASES_ENDS_60,
                                                CLEW_RELEASES_ENDS_90 };
  g_autoptr (BenchFigures) looks = bench_figures_new ();
  g_autoptr (BenchFigures) scans = bench_figures_new ();

  for (guint i = 0; i < LOOKS * G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (GError) error = NULL;
      double before = bench_now ();
      g_autoptr (GPtrArray) found = clew_release_list_load (
        store, choices[i % G_N_ELEMENTS (choices)], NULL, CLEW_DATE_ORDER_MONTH_FIRST,
        CLEW_RELEASE_LIST_LIMIT, today, NULL, &error);
      double between = bench_now ();
      g_autoptr (GPtrArray) missing = clew_release_list_load (
        store, CLEW_RELEASES_SCAN_MISSING, NULL, CLEW_DATE_ORDER_MONTH_FIRST,
        CLEW_RELEASE_LIST_LIMIT, today, NULL, &error);

      if (found == NULL || missing == NULL)
        g_error ("%s", error->message);
      bench_figures_add (looks, between - before);
      bench_figures_add (scans, bench_now () - between);
    }
  bench_say_p50_p99 ("releases that end within 30, 60, 90 days,", people, looks);
  bench_say_p50_p99 ("releases without a scan,", people, scans);
}

/* What the page of each agency of the site reads on its thread. */
static void
measure_agencies (ClewStore *store, ClewDay today, gint64 people)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) agencies = clew_agency_list_load (store, NULL, &error);
  g_autoptr (BenchFigures) named = bench_figures_new ();
  g_autoptr (BenchFigures) again = bench_figures_new ();

  if (agencies == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < agencies->len; i++)
    {
      const char *id = clew_record_get_id (g_ptr_array_index (agencies, i));
      double      start = bench_now ();
      g_autoptr (GPtrArray) who = clew_agency_people_load (store, id, CLEW_AGENCY_PEOPLE_LIMIT,
                                                           today, NULL, &error);
      double between = bench_now ();
      g_autoptr (GPtrArray) changes = clew_agency_changes_load (
        store, id, CLEW_AGENCY_CHANGES_LIMIT, today, NULL, &error);

      if (who == NULL || changes == NULL)
        g_error ("%s", error->message);
      bench_figures_add (named, between - start);
      bench_figures_add (again, bench_now () - between);
    }
  bench_say_p50_p99 ("who named an agency,", people, named);
  bench_say_p50_p99 ("whom to see again for an agency,", people, again);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewSecret) key = NULL;
  g_autoptr (ClewOffice) office = NULL;
  g_autoptr (ClewStore) twin = NULL;
  gint64 people;
  double start;

  if (argc != 5)
    g_error ("usage: bench-core OFFICE KEY-FILE PEOPLE PLAIN");
  people = g_ascii_strtoll (argv[3], NULL, 10);
  key = clew_keys_read_file (argv[2], &error);
  if (key == NULL)
    g_error ("%s", error->message);
  make_plain_twin (argv[1], key, argv[4], people);
  start = bench_now ();
  office = clew_office_open (argv[1], key, &error);
  if (office == NULL)
    g_error ("%s", error->message);
  bench_say ("open the office", people, "ms", (bench_now () - start) / 1000);
  measure_list (office, people);
  measure_who_may_hear (office, people);
  measure_endings (clew_office_get_store (office), clew_office_today (office), people);
  measure_agencies (clew_office_get_store (office), clew_office_today (office), people);
  twin = open_plain_twin (clew_office_get_store (office), argv[4]);
  measure_search (clew_office_get_store (office), twin, people);
  clew_store_close (twin);
  clew_office_close (office);
  return 0;
}
