/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-figures.h"

#include "desk/clew-application.h"
#include "desk/legal/clew-docket-span.h"
#include "keys/clew-keys.h"
#include "records/clew-docket.h"
#include "records/clew-office-read.h"

#include <adwaita.h>

#include <time.h>

/* bench-docket fill|use OFFICE KEY-FILE
 *
 * fill   puts hearings into the cases of the office until a year has HEARINGS
 * use    what each form of the docket costs the main thread from the choice to the frame that
 *        shows it, how long that takes, and a page further down
 *
 * "use" runs under headless.sh. */

#define HEARINGS 50000
#define AT_ONCE  2000
#define ROUNDS   10
#define PAGES    40

/* Of the thread alone: whatever else the machine does. */
static double
thread_now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static GPtrArray *
list_cases (ClewStore *store)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRows) rows =
               clew_store_query (store, &error, "SELECT id FROM court_case ORDER BY id", NULL);

  while (rows != NULL && clew_rows_next (rows, &error))
    g_ptr_array_add (ids, g_strdup (clew_rows_get_text (rows, 0)));
  if (error != NULL || ids->len == 0)
    g_error ("the office has no cases");
  return ids;
}

static ClewRecord *
new_hearing (GPtrArray *cases, guint i, ClewDay today, GRand *random)
{
  static const char *const kinds[] = { "arraignment", "pretrial", "status", "review" };
  ClewRecord              *record = clew_record_new (&clew_kind_hearing);
  int                      away = g_rand_int_range (random, -182, 183);
  g_autofree char         *day = clew_day_to_iso ((ClewDay)((int)today + away));
  g_autofree char         *time = g_strdup_printf ("%02d:%02d", g_rand_int_range (random, 8, 17),
                                                   g_rand_int_range (random, 0, 4) * 15);

  clew_record_set_text (record, "court_case", g_ptr_array_index (cases, i % cases->len));
  clew_record_set_text (record, "kind", kinds[g_rand_int_range (random, 0, 4)]);
  clew_record_set_text (record, "on_day", day);
  clew_record_set_text (record, "at_time", time);
  if (away < -3)
    clew_record_set_text (record, "outcome", "held");
  return record;
}

static void
fill (ClewOffice *office)
{
  g_autoptr (GPtrArray) cases = list_cases (clew_office_get_store (office));
  GRand *random = g_rand_new_with_seed (7);

  for (guint done = 0; done < HEARINGS; done += AT_ONCE)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < AT_ONCE; i++)
        g_ptr_array_add (records,
                         new_hearing (cases, done + i, clew_office_today (office), random));
      if (!clew_office_save_together (office, "bench", (ClewRecord *const *)records->pdata,
                                      records->len, &error))
        g_error ("%s", error->message);
    }
  g_rand_free (random);
}

typedef struct
{
  GApplication *application;
  GtkWidget    *window;
  guint         step; /* of a form, then of its pages */
  gboolean      waiting;
  gboolean      ready; /* the docket is there */
  double        began;
  double        began_on_thread;
  BenchFigures *opened[CLEW_DOCKET_N_FORMS];
  BenchFigures *paid[CLEW_DOCKET_N_FORMS];
  BenchFigures *scrolled[CLEW_DOCKET_N_FORMS];
} Bench;

/* All forms in turn, ROUNDS times; then each once more, and PAGES pages down in it. */
#define N_OPENED (ROUNDS * CLEW_DOCKET_N_FORMS)

static gboolean
is_opening (const Bench *bench)
{
  return bench->step < N_OPENED || (bench->step - N_OPENED) % (PAGES + 1) == 0;
}

static ClewDocketForm
get_form (const Bench *bench)
{
  /* Not the one that is shown already. */
  if (bench->step < N_OPENED)
    return (bench->step + 1) % CLEW_DOCKET_N_FORMS;
  return ((bench->step - N_OPENED) / (PAGES + 1) + 1) % CLEW_DOCKET_N_FORMS;
}

/* The one with most to scroll by. */
static GtkAdjustment *
find_adjustment (GtkWidget *widget)
{
  GtkAdjustment *best = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
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
finish (Bench *bench)
{
  for (ClewDocketForm form = 0; form < CLEW_DOCKET_N_FORMS; form++)
    {
      const char      *id = clew_docket_form_ids[form];
      g_autofree char *opened = g_strdup_printf ("docket as %s: shown", id);
      g_autofree char *paid = g_strdup_printf ("docket as %s: main thread until shown", id);
      g_autofree char *scrolled = g_strdup_printf ("docket as %s: main thread, a page down", id);

      bench_say_p50_p99 (opened, 0, bench->opened[form]);
      bench_say_p50_p99 (paid, 0, bench->paid[form]);
      bench_say_p50_p99 (scrolled, 0, bench->scrolled[form]);
    }
  g_application_quit (bench->application);
}

static gboolean
go_on_cb (gpointer data)
{
  Bench *bench = data;

  if (bench->step == N_OPENED + CLEW_DOCKET_N_FORMS * (PAGES + 1))
    {
      finish (bench);
      return G_SOURCE_REMOVE;
    }
  bench->began = bench_now ();
  bench->began_on_thread = thread_now ();
  bench->waiting = TRUE;
  if (is_opening (bench))
    {
      gtk_widget_activate_action (bench->window, "view.form", "s",
                                  clew_docket_form_ids[get_form (bench)]);
    }
  else
    {
      GtkAdjustment *adjustment = find_adjustment (bench->window);
      double         page = gtk_adjustment_get_page_size (adjustment);
      double         most = gtk_adjustment_get_upper (adjustment) - page;
      double         next = gtk_adjustment_get_value (adjustment) + page;

      /* At the end from the beginning again: something has to be drawn. */
      gtk_adjustment_set_value (adjustment, next - page >= most ? 0 : MIN (next, most));
      gtk_widget_queue_draw (bench->window);
    }
  return G_SOURCE_REMOVE;
}

/* After all that a form does when there is nothing else to do. */
static void
go_on_later (Bench *bench, guint milliseconds)
{
  g_timeout_add_full (G_PRIORITY_LOW, milliseconds, go_on_cb, bench, NULL);
}

static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  ClewDocketForm form = get_form (bench);

  if (clew_office_read_is_pending ())
    return;
  if (!bench->ready)
    {
      bench->ready = find_adjustment (bench->window) != NULL;
      if (bench->ready)
        go_on_later (bench, 1000);
      return;
    }
  if (!bench->waiting)
    return;
  bench->waiting = FALSE;
  if (is_opening (bench))
    {
      bench_figures_add (bench->opened[form], bench_now () - bench->began);
      bench_figures_add (bench->paid[form], thread_now () - bench->began_on_thread);
    }
  else
    bench_figures_add (bench->scrolled[form], thread_now () - bench->began_on_thread);
  bench->step++;
  go_on_later (bench, 100);
}

static void
realized_cb (GtkWidget *window, Bench *bench)
{
  bench->window = window;
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    bench);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Bench *bench)
{
  if (bench->window == NULL)
    g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), bench);
}

static int
use (const char *office, const char *key)
{
  g_autofree char *key_option = g_strconcat ("--key-file=", key, NULL);
  const char      *arguments[] = { "clew", "--view=docket", key_option, office, NULL };
  Bench            bench = { .application = G_APPLICATION (clew_application_new ()) };
  int              status;

  for (ClewDocketForm form = 0; form < CLEW_DOCKET_N_FORMS; form++)
    {
      bench.opened[form] = bench_figures_new ();
      bench.paid[form] = bench_figures_new ();
      bench.scrolled[form] = bench_figures_new ();
    }
  g_signal_connect (bench.application, "window-added", G_CALLBACK (window_added_cb), &bench);
  status = g_application_run (bench.application, 4, (char **)arguments);
  for (ClewDocketForm form = 0; form < CLEW_DOCKET_N_FORMS; form++)
    {
      bench_figures_free (bench.opened[form]);
      bench_figures_free (bench.paid[form]);
      bench_figures_free (bench.scrolled[form]);
    }
  g_object_unref (bench.application);
  return status;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewSecret) key = NULL;
  g_autoptr (ClewOffice) office = NULL;

  if (argc != 4)
    g_error ("usage: bench-docket fill|use OFFICE KEY-FILE");
  if (g_str_equal (argv[1], "use"))
    return use (argv[2], argv[3]);
  key = clew_keys_read_file (argv[3], &error);
  office = key != NULL ? clew_office_open (argv[2], key, &error) : NULL;
  if (office == NULL)
    g_error ("%s", error->message);
  fill (office);
  clew_office_close (office);
  return 0;
}
