/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-figures.h"

#include "exchange/clew-bring-in.h"
#include "keys/clew-keys.h"

#include <csv.h>
#include <stdlib.h>

/* bench-bring-in OFFICE KEY-FILE
 *
 * A court's calendar of 10,000 rows beside an office: a hearing in three is one of the office's,
 * as far as there are so many; of those each fourth has another judge. Beside it the same bytes
 * taken apart by libcsv alone, which keeps nothing. */

#define N_ROWS 10000
#define ROUNDS 9

static const char headers[] =
  "Case Number,Court,Defendant,DOB,Hearing Date,Time,Hearing Type,Judge,Status\n";

static void
add_stranger (GString *text, guint i)
{
  g_string_append_printf (
    text, "99-%06u-%u,\"Mill County Superior Court\",\"STRANGER%u, SOME%u\",%u/%u/19%02u,"
          "12/%u/2026,%u:%02u AM,Arraignment,\"Judge No %u\",Set\n",
    i, i % 10, i, i % 311, i % 12 + 1, i % 28 + 1, i % 50 + 40, i % 28 + 1, i % 4 + 8, i % 4 * 15,
    i % 9);
}

/* clang-format off */
#define HEARINGS_SQL \
  "SELECT c.cause_number, c.court, p.family_name, p.given_name, p.birth_date, h.on_day, " \
  "h.at_time, h.kind FROM hearing h JOIN court_case c ON c.id = h.court_case " \
  "JOIN participant p ON p.id = c.participant AND p.removed IS NULL WHERE h.removed IS NULL " \
  "AND c.cause_number IS NOT NULL AND c.sealed_on IS NULL AND c.vacated_on IS NULL " \
  "AND h.on_day IS NOT NULL ORDER BY h.id LIMIT ?"
/* clang-format on */

static GBytes *
make_file (ClewStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRows) rows = clew_store_query (store, &error, HEARINGS_SQL, "i",
                                                (gint64)N_ROWS / 3);
  GString *text = g_string_new (headers);

  for (guint i = 0; i < N_ROWS; i++)
    {
      const char *born;

      if (i % 3 != 0 || rows == NULL || !clew_rows_next (rows, NULL))
        {
          add_stranger (text, i);
          continue;
        }
      born = clew_rows_get_text (rows, 4);
      g_string_append_printf (text, "%s,\"%s\",\"%s, %s\",%s,%s,%s,%s,%s,Set\n",
                              clew_rows_get_text (rows, 0), clew_rows_get_text (rows, 1),
                              clew_rows_get_text (rows, 2), clew_rows_get_text (rows, 3),
                              born != NULL ? born : "", clew_rows_get_text (rows, 5),
                              clew_rows_get_text (rows, 6) != NULL ? clew_rows_get_text (rows, 6)
                                                                   : "",
                              clew_rows_get_text (rows, 7), i % 4 == 0 ? "Judge No 99" : "");
    }
  return g_string_free_to_bytes (text);
}

static void
cell_cb (void *cell, size_t length, void *data)
{
  (*(guint *)data)++;
}

static void
row_cb (int end, void *data)
{
}

static double
parse_bare (GBytes *file)
{
  struct csv_parser parser;
  guint             n = 0;
  double            began = bench_now ();
  gsize             length;
  const char       *text = g_bytes_get_data (file, &length);

  csv_init (&parser, 0);
  csv_parse (&parser, text, length, cell_cb, row_cb, &n);
  csv_fini (&parser, cell_cb, row_cb, &n);
  csv_free (&parser);
  return bench_now () - began;
}

static ClewBringIn *
compare (ClewOffice *office, ClewCsv *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) mapping = clew_mapping_guess (csv);
  ClewDay      today = clew_office_today (office);
  ClewBringIn *plan;

  clew_record_set_text (mapping, "name", "bench");
  clew_record_set_text (mapping, "date_order", "month_first");
  plan = clew_bring_in_compare (clew_office_get_store (office), today, csv, mapping, today, NULL,
                                &error);
  if (plan == NULL)
    g_error ("%s", error->message);
  return plan;
}

static void
keep (ClewOffice *office, ClewBringIn *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();
  double began;

  for (guint i = 0; i < plan->rows->len; i++)
    clew_incoming_set_chosen (g_ptr_array_index (plan->rows, i), TRUE);
  bench_say ("calendar of 10,000 rows: chosen", 0, "", clew_bring_in_count_chosen (plan));
  began = bench_now ();
  if (!clew_bring_in_keep (clew_office_get_store (office), clew_office_today (office),
                           clew_office_get_actor (office), plan, before, after, &error))
    g_error ("%s", error->message);
  bench_say ("calendar of 10,000 rows: keep what was chosen", 0, "ms",
             (bench_now () - began) / 1000);
  bench_say ("calendar of 10,000 rows: records kept", 0, "", after->len);
}

static void
measure (ClewOffice *office, GBytes *file)
{
  g_autoptr (BenchFigures) bare = bench_figures_new ();
  g_autoptr (BenchFigures) parsed = bench_figures_new ();
  g_autoptr (BenchFigures) compared = bench_figures_new ();
  g_autoptr (ClewBringIn) plan = NULL;
  double whole;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (ClewCsv) csv = NULL;
      double began;

      bench_figures_add (bare, parse_bare (file));
      began = bench_now ();
      csv = clew_csv_parse (file, NULL, NULL);
      bench_figures_add (parsed, bench_now () - began);
      g_clear_pointer (&plan, clew_bring_in_free);
      began = bench_now ();
      plan = compare (office, csv);
      bench_figures_add (compared, bench_now () - began);
    }
  whole = bench_figures_get (parsed, 0.5) + bench_figures_get (compared, 0.5);
  bench_say ("calendar of 10,000 rows: somebody’s", 0, "", plan->rows->len);
  bench_say_p50_p99 ("calendar of 10,000 rows: libcsv alone", 0, bare);
  bench_say_p50_p99 ("calendar of 10,000 rows: read", 0, parsed);
  bench_say_p50_p99 ("calendar of 10,000 rows: compare", 0, compared);
  bench_say ("calendar of 10,000 rows: rows a second", 0, "", N_ROWS / (whole / 1e6));
  bench_say ("calendar of 10,000 rows: times libcsv alone", 0, "×",
             whole / bench_figures_get (bare, 0.5));
  keep (office, plan);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewSecret) key = NULL;
  g_autoptr (ClewOffice) office = NULL;
  g_autoptr (GBytes) file = NULL;

  if (argc != 3)
    g_error ("usage: bench-bring-in OFFICE KEY-FILE");
  key = clew_keys_read_file (argv[2], &error);
  if (key != NULL)
    office = clew_office_open (argv[1], key, &error);
  if (office == NULL)
    g_error ("%s", error->message);
  file = make_file (clew_office_get_store (office));
  measure (office, file);
  clew_office_close (office);
  return EXIT_SUCCESS;
}
