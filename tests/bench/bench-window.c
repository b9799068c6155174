/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-figures.h"

#include "desk/clew-application.h"
#include "keys/clew-keys.h"
#include "records/clew-participant-list.h"

#include <adwaita.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* bench-window empty | start OFFICE KEY-FILE | type OFFICE KEY-FILE
 *
 * From the start of the process to the first frame that shows people (or, of
 * an empty libadwaita window, to its first frame), and the memory then; from a
 * keystroke to the frame that shows its answer. Runs under headless.sh, whose
 * keyring holds the key as a person's would. */

#define QUERIES    60
#define KEYSTROKES 12

typedef struct
{
  GApplication *application;
  GtkWidget    *window;
  GtkWidget    *entry;
  GListModel   *list;
  gboolean      typing;
  gboolean      answered;
  double        pressed;
  guint         query;
  int           letters;
  BenchFigures *frames;
} Bench;

static const char *const words[] = { "maria", "jamal", "nguyen van", "johnson", "garcia lopez",
                                     "washington", "alvarez", "patricia", "tkachenko", "smith j" };

static double
memory (void)
{
  g_autofree char *status = NULL;
  const char      *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = strstr (status, "VmRSS:");
  return line == NULL ? 0 : g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024;
}

static void
say (const char *what, double figure, const char *unit)
{
  printf ("%s\t%.3f\t%s\n", what, figure, unit);
}

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

static GListModel *
find_people (GtkWidget *window)
{
  GtkWidget  *view = find (window, GTK_TYPE_LIST_VIEW);
  GListModel *model;

  if (view == NULL || gtk_widget_get_first_child (view) == NULL)
    return NULL;
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  while (model != NULL && !CLEW_IS_PARTICIPANT_LIST (model))
    {
      g_autoptr (GListModel) next = NULL;

      g_object_get (model, "model", &next, NULL);
      model = next;
    }
  return model != NULL && g_list_model_get_n_items (model) > 0 ? model : NULL;
}

static void
answered_cb (Bench *bench)
{
  bench->answered = TRUE;
}

static void
press_next (Bench *bench)
{
  g_autofree char *typed = NULL;
  const char      *word = words[bench->query % G_N_ELEMENTS (words)];

  if (bench->letters >= MIN (KEYSTROKES, (int)strlen (word)))
    {
      bench->letters = 0;
      bench->query++;
    }
  if (bench->query >= QUERIES)
    {
      say ("painted frame p50", bench_figures_get (bench->frames, 0.5) / 1000, "ms");
      say ("painted frame p99", bench_figures_get (bench->frames, 0.99) / 1000, "ms");
      g_application_quit (bench->application);
      return;
    }
  bench->letters++;
  word = words[bench->query % G_N_ELEMENTS (words)];
  typed = g_strndup (word, bench->letters);
  bench->answered = FALSE;
  bench->pressed = bench_now ();
  gtk_editable_set_text (GTK_EDITABLE (bench->entry), typed);
}

static gboolean
press_idle (gpointer data)
{
  press_next (data);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  gboolean empty = g_getenv ("BENCH_EMPTY") != NULL;

  if (bench->frames != NULL)
    {
      if (!bench->answered)
        return;
      bench_figures_add (bench->frames, bench_now () - bench->pressed);
      bench->answered = FALSE;
      g_idle_add (press_idle, bench);
      return;
    }
  bench->list = empty ? NULL : find_people (bench->window);
  if (!empty && bench->list == NULL)
    return;
  if (!bench->typing)
    {
      say ("first frame",
           (bench_now () - g_ascii_strtod (g_getenv ("BENCH_START"), NULL)) / 1000, "ms");
      say ("memory", memory (), "MB");
      g_application_quit (bench->application);
      return;
    }
  bench->frames = bench_figures_new ();
  bench->entry = find (bench->window, GTK_TYPE_SEARCH_ENTRY);
  g_signal_connect_swapped (bench->list, "state-changed", G_CALLBACK (answered_cb), bench);
  g_idle_add (press_idle, bench);
}

static void
realized_cb (GtkWidget *window, Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  bench->window = window;
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), bench);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Bench *bench)
{
  if (bench->window == NULL)
    g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), bench);
}

static void
show_empty (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 750);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run (gboolean typing, const char *office)
{
  Bench       bench = { .typing = typing };
  const char *arguments[] = { "clew", "--view=participants", office, NULL };
  int         status;

  if (office == NULL)
    {
      bench.application =
        G_APPLICATION (adw_application_new ("org.clewproject.Bench", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (bench.application, "activate", G_CALLBACK (show_empty), NULL);
    }
  else
    {
      bench.application = G_APPLICATION (clew_application_new ());
    }
  g_signal_connect (bench.application, "window-added", G_CALLBACK (window_added_cb), &bench);
  status = g_application_run (bench.application, office == NULL ? 1 : 3, (char **)arguments);
  g_clear_pointer (&bench.frames, bench_figures_free);
  g_object_unref (bench.application);
  return status;
}

/* The key goes into this session's own keyring, then a fresh process starts. */
static void
start_again (char *argv[], const char *office, const char *key_file)
{
  g_autofree char *start = NULL;

  if (office != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id = clew_office_read_id (office, &error);
      g_autoptr (ClewSecret) key = clew_keys_read_file (key_file, &error);

      if (id == NULL || key == NULL || !clew_keys_keep_sync (id, key, &error))
        g_error ("%s", error->message);
    }
  else
    {
      g_setenv ("BENCH_EMPTY", "1", TRUE);
    }
  start = g_strdup_printf ("%.0f", bench_now ());
  g_setenv ("BENCH_START", start, TRUE);
  execv (argv[0], argv);
}

int
main (int argc, char *argv[])
{
  const char *office = argc > 2 ? argv[2] : NULL;

  if (argc < 2)
    g_error ("usage: bench-window empty | start OFFICE KEY-FILE | type OFFICE KEY-FILE");
  if (g_getenv ("BENCH_START") == NULL)
    start_again (argv, office, argc > 3 ? argv[3] : NULL);
  return run (g_str_equal (argv[1], "type"), office);
}
