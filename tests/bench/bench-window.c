/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-figures.h"
#include "bench-queries.h"

#include "desk/clew-application.h"
#include "desk/participants/clew-participant-factory.h"
#include "keys/clew-keys.h"
#include "records/clew-participant-list.h"

#include <adwaita.h>

#include <stdlib.h>
#include <string.h>

/* bench-window keep|start|use OFFICE KEY-FILE
 *
 * keep   puts the key into this session's keyring, as a person's would hold it
 * start  from the start of the process to the first frame that shows people, and the
 *        memory then
 * use    from a keystroke to the frame that shows its answer, and from a jump in the
 *        list to the frame that shows the place
 *
 * Runs under headless.sh. */

#define QUERIES 200
#define JUMPS   200
/* How the queries come into the process that starts fresh. */
#define ASKED "BENCH_QUERIES"

typedef struct
{
  GApplication *application;
  GtkWidget    *window;
  GtkWidget    *entry;
  GtkListView  *view;
  GStrv         queries; /* NULL: only start */
  guint         query;
  int           letters; /* of it that are typed */
  GRand        *random;
  int           jumps;
  guint         place;    /* where the last jump went */
  gboolean      jumping;  /* the next frame is of a jump */
  gboolean      clearing; /* the next frame is of the entry made empty: not measured */
  gboolean      waiting;  /* for a frame */
  double        began;
  BenchFigures *typed;
  BenchFigures *jumped;
} Bench;

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The list, once rows of people are in it. */
static GtkListView *
find_people (GtkWidget *window)
{
  GtkWidget *view = find (window, GTK_TYPE_LIST_VIEW);
  GtkWidget *row = view != NULL ? find (view, CLEW_TYPE_PARTICIPANT_ROW) : NULL;

  return row != NULL ? GTK_LIST_VIEW (view) : NULL;
}

static guint
count_people (Bench *bench)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (bench->view)));
}

/* The entry has said what is typed, and the list has what it asks for. */
static void
searched_cb (Bench *bench)
{
  bench->waiting = TRUE;
}

static void
finish (Bench *bench)
{
  bench_say_p50_p99 ("keystroke to painted frame", 0, bench->typed);
  bench_say_p50_p99 ("jump to painted frame", 0, bench->jumped);
  g_application_quit (bench->application);
}

static void
jump (Bench *bench)
{
  bench->place = (guint)g_rand_int_range (bench->random, 0, (gint32)count_people (bench));
  bench->jumping = TRUE;
  bench->waiting = TRUE;
  bench->jumps++;
  bench->began = bench_now ();
  gtk_widget_activate_action (GTK_WIDGET (bench->view), "list.scroll-to-item", "u", bench->place);
}

static void
press (Bench *bench, const char *query)
{
  g_autofree char *before = bench_queries_type (query, bench->letters);
  g_autofree char *after = bench_queries_type (query, bench->letters + 1);
  int              end = -1;

  bench->letters++;
  bench->began = bench_now ();
  gtk_editable_insert_text (GTK_EDITABLE (bench->entry), after + strlen (before), -1, &end);
}

/* A letter of a query; after its last one the entry is made empty; after all queries
 * the jumps. */
static gboolean
go_on_cb (gpointer data)
{
  Bench      *bench = data;
  const char *query = bench->queries[bench->query];

  bench->clearing = FALSE;
  if (query == NULL && bench->jumps == JUMPS)
    {
      finish (bench);
    }
  else if (query == NULL)
    {
      jump (bench);
    }
  else if (bench->letters < bench_queries_count_keystrokes (query))
    {
      press (bench, query);
    }
  else
    {
      bench->query++;
      bench->letters = 0;
      bench->clearing = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (bench->entry), "");
    }
  return G_SOURCE_REMOVE;
}

static void
measured_cb (Bench *bench)
{
  double time = bench_now () - bench->began;

  /* A jump is over when its row stands there; that can take more than one frame. */
  if (bench->jumping && clew_participant_factory_find_row (bench->view, bench->place) == NULL)
    return;
  if (!bench->clearing)
    bench_figures_add (bench->jumping ? bench->jumped : bench->typed, time);
  bench->waiting = FALSE;
  g_idle_add (go_on_cb, bench);
}

static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  if (bench->waiting)
    measured_cb (bench);
  if (bench->view != NULL)
    return;
  bench->view = find_people (bench->window);
  if (bench->view == NULL)
    return;
  if (bench->queries == NULL)
    {
      bench_say_first_frame ();
      g_application_quit (bench->application);
      return;
    }
  bench->entry = find (bench->window, GTK_TYPE_SEARCH_ENTRY);
  /* After the program's own handler, which searches. */
  g_signal_connect_data (bench->entry, "search-changed", G_CALLBACK (searched_cb), bench, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_idle_add (go_on_cb, bench);
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
run (const char *office)
{
  const char *asked = g_getenv (ASKED);
  const char *arguments[] = { "clew", "--view=participants", office, NULL };
  Bench       bench = {
          .application = G_APPLICATION (clew_application_new ()),
          .queries = asked != NULL ? g_strsplit (asked, "\n", -1) : NULL,
          .random = g_rand_new_with_seed (1),
          .typed = bench_figures_new (),
          .jumped = bench_figures_new (),
  };
  int status;

  g_signal_connect (bench.application, "window-added", G_CALLBACK (window_added_cb), &bench);
  status = g_application_run (bench.application, 3, (char **)arguments);
  bench_figures_free (bench.typed);
  bench_figures_free (bench.jumped);
  g_rand_free (bench.random);
  g_strfreev (bench.queries);
  g_object_unref (bench.application);
  return status;
}

static void
keep_key (const char *path, ClewSecret *key)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = clew_office_read_id (path, &error);

  if (id == NULL || !clew_keys_keep_sync (id, key, &error))
    g_error ("%s", error->message);
}

static void
choose_queries (const char *path, ClewSecret *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewOffice) office = clew_office_open (path, key, &error);
  g_autoptr (GPtrArray) queries = NULL;
  g_autofree char *asked = NULL;

  if (office == NULL)
    g_error ("%s", error->message);
  queries = bench_queries_choose (clew_office_get_store (office), QUERIES);
  g_ptr_array_add (queries, NULL);
  asked = g_strjoinv ("\n", (GStrv)queries->pdata);
  g_setenv (ASKED, asked, TRUE);
  clew_office_close (office);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewSecret) key = NULL;

  if (argc != 4)
    g_error ("usage: bench-window keep|start|use OFFICE KEY-FILE");
  if (bench_is_started_again ())
    return run (argv[2]);
  key = clew_keys_read_file (argv[3], &error);
  if (key == NULL)
    g_error ("%s", error->message);
  keep_key (argv[2], key);
  if (g_str_equal (argv[1], "keep"))
    return 0;
  if (g_str_equal (argv[1], "use"))
    choose_queries (argv[2], key);
  bench_start_again (argv);
  return 1;
}
