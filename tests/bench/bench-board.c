/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-figures.h"

#include "desk/clew-application.h"
#include "desk/legal/clew-case-board.h"
#include "keys/clew-keys.h"
#include "records/clew-outcome-report.h"

#include <adwaita.h>

#include <time.h>

/* bench-board OFFICE KEY-FILE
 *
 * What the board of cases takes: reading them with the stage and class of each, then filling the
 * columns and painting the first frame with them, and a page down in the fullest column; and
 * the report "No Worse Off" over all days. All are
 * times of the thread, without what it waits. Runs under headless.sh. */

#define ROUNDS 20
#define PAGES  40

typedef struct
{
  ClewOffice    *office;
  ClewCaseBoard *board;
  GMainLoop     *loop;
} Bench;

/* Of the thread alone: whatever else the machine does. */
static double
thread_now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static GPtrArray *
read_cases (Bench *bench)
{
  ClewDay        today = clew_office_today (bench->office);
  ClewCaseFilter filter = { .resolved_from = today - CLEW_BOARD_RESOLVED_DAYS,
                            .with_class = TRUE };
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = clew_case_list_read (clew_office_get_store (bench->office), &filter, today,
                                         &error);

  if (rows == NULL)
    g_error ("%s", error->message);
  return rows;
}

static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  g_main_loop_quit (bench->loop);
}

/* Until the frame that follows is painted. */
static void
wait_for_frame (Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->board));
  gulong         id = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), bench);

  gtk_widget_queue_draw (GTK_WIDGET (bench->board));
  g_main_loop_run (bench->loop);
  g_signal_handler_disconnect (clock, id);
}

static guint
read_outcomes (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewOutcomeReport) report = clew_outcome_report_read (
    clew_office_get_store (bench->office), CLEW_DAY_UNKNOWN, clew_office_today (bench->office),
    &error);

  if (report == NULL)
    g_error ("%s", error->message);
  return report->n_cases;
}

static void
measure_outcomes (Bench *bench)
{
  g_autoptr (BenchFigures) read = bench_figures_new ();
  guint n = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      double began = thread_now ();

      n = read_outcomes (bench);
      bench_figures_add (read, thread_now () - began);
    }
  bench_say ("decided cases in the report", 0, "", n);
  bench_say_p50_p99 ("read No Worse Off", 0, read);
}

/* The one with most to scroll by. */
static GtkAdjustment *
find_adjustment (GtkWidget *widget)
{
  GtkAdjustment *best = NULL;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    best = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAdjustment *found = find_adjustment (child);

      if (found != NULL &&
          (best == NULL || gtk_adjustment_get_upper (found) > gtk_adjustment_get_upper (best)))
        best = found;
    }
  return best;
}

static void
measure_scrolling (Bench *bench)
{
  g_autoptr (BenchFigures) scrolled = bench_figures_new ();
  GtkAdjustment *adjustment = find_adjustment (GTK_WIDGET (bench->board));

  for (guint i = 0; i < PAGES; i++)
    {
      double began = thread_now ();

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                              gtk_adjustment_get_page_size (adjustment));
      wait_for_frame (bench);
      bench_figures_add (scrolled, thread_now () - began);
    }
  bench_say_p50_p99 ("board: a page down", 0, scrolled);
}

static void
measure (Bench *bench)
{
  g_autoptr (BenchFigures) read = bench_figures_new ();
  g_autoptr (BenchFigures) painted = bench_figures_new ();
  g_autoptr (BenchFigures) all = bench_figures_new ();
  guint n = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GPtrArray) rows = NULL;
      double began = thread_now ();
      double got;

      rows = read_cases (bench);
      got = thread_now ();
      bench_figures_add (read, got - began);
      clew_case_board_show (bench->board, bench->office, rows);
      wait_for_frame (bench);
      bench_figures_add (painted, thread_now () - got);
      bench_figures_add (all, thread_now () - began);
      n = rows->len;
    }
  bench_say ("board: cases", 0, "", n);
  bench_say_p50_p99 ("board: read with stage and class", 0, read);
  bench_say_p50_p99 ("board: main thread until shown", 0, painted);
  bench_say_p50_p99 ("board: read, filled and shown", 0, all);
  measure_scrolling (bench);
}

int
main (int argc, char *argv[])
{
  Bench bench = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewSecret) key = NULL;
  g_autofree char *text = NULL;
  GtkWidget       *window;

  if (argc != 3)
    g_error ("usage: bench-board OFFICE KEY-FILE");
  adw_init ();
  key = clew_keys_read_file (argv[2], &error);
  if (key != NULL)
    bench.office = clew_office_open (argv[1], key, &error);
  if (bench.office == NULL)
    g_error ("%s", error->message);
  bench.loop = g_main_loop_new (NULL, FALSE);
  bench.board = g_object_new (CLEW_TYPE_CASE_BOARD, NULL);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 760);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (bench.board));
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (&bench);
  measure (&bench);
  measure_outcomes (&bench);
  gtk_window_destroy (GTK_WINDOW (window));
  clew_office_close (bench.office);
  g_object_unref (bench.office);
  g_main_loop_unref (bench.loop);
  return 0;
}
