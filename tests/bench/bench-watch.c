/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-figures.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xcb/xcb.h>

/* bench-watch ROUNDS COMMAND…: starts a program and watches the screen, so that any
 * program is measured in the same way from outside: when its first pixels were painted,
 * when the last ones before the picture held still, and its memory then. */

#define APART      12   /* pixels from one line that is looked at to the next */
#define POLL_US    4000 /* how exact the times are */
#define STILL_S    5
#define PATIENCE_S 60

typedef struct
{
  xcb_connection_t *x;
  xcb_screen_t     *screen;
} Watch;

typedef struct
{
  double first;
  double last;
  double memory_first;
} Seen;

/* Asks for all lines before it reads the first answer. */
static GByteArray *
look (Watch *watch)
{
  GByteArray                        *seen = g_byte_array_new ();
  guint                              n = watch->screen->height_in_pixels / APART;
  g_autofree xcb_get_image_cookie_t *asked = g_new (xcb_get_image_cookie_t, n);

  for (guint i = 0; i < n; i++)
    asked[i] = xcb_get_image (watch->x, XCB_IMAGE_FORMAT_Z_PIXMAP, watch->screen->root, 0,
                              (gint16)(i * APART), watch->screen->width_in_pixels, 1, ~0u);
  for (guint i = 0; i < n; i++)
    {
      xcb_get_image_reply_t *line = xcb_get_image_reply (watch->x, asked[i], NULL);

      if (line == NULL)
        g_error ("the screen can't be read");
      g_byte_array_append (seen, xcb_get_image_data (line),
                           (guint)xcb_get_image_data_length (line));
      free (line);
    }
  return seen;
}

static gboolean
is_same (GByteArray *a, GByteArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len) == 0;
}

static pid_t
start (char *argv[])
{
  pid_t child = fork ();

  if (child < 0)
    g_error ("can't start a process");
  if (child == 0)
    {
      execvp (argv[0], argv);
      _exit (127);
    }
  return child;
}

/* Looks until nothing has changed for a while. */
static void
watch_child (Watch *watch, pid_t child, GByteArray *bare, double start_time, Seen *seen)
{
  g_autoptr (GByteArray) before = g_byte_array_ref (bare);

  for (;;)
    {
      g_autoptr (GByteArray) now = look (watch);
      double time = bench_now ();

      if (!is_same (now, before))
        {
          seen->last = time;
          if (seen->first == 0)
            {
              seen->first = time;
              seen->memory_first = bench_memory (child, "VmRSS:");
            }
          g_byte_array_unref (before);
          before = g_byte_array_ref (now);
        }
      else if (seen->first > 0 && time - seen->last > STILL_S * 1e6)
        return;
      if (waitpid (child, NULL, WNOHANG) != 0)
        g_error ("the program left by itself");
      if (time - start_time > PATIENCE_S * 1e6)
        g_error ("the picture did not hold still within %d seconds", PATIENCE_S);
      g_usleep (POLL_US);
    }
}

static void
wait_until_bare (Watch *watch, GByteArray *bare)
{
  for (double start_time = bench_now (); bench_now () - start_time < PATIENCE_S * 1e6;)
    {
      g_autoptr (GByteArray) now = look (watch);

      if (is_same (now, bare))
        return;
      g_usleep (POLL_US);
    }
  g_error ("the screen did not become empty again");
}

static void
watch_once (Watch *watch, char *argv[])
{
  g_autoptr (GByteArray) bare = look (watch);
  Seen   seen = { 0 };
  double start_time = bench_now ();
  pid_t  child = start (argv);

  watch_child (watch, child, bare, start_time, &seen);
  bench_say ("outside, first pixels", 0, "ms", (seen.first - start_time) / 1000);
  bench_say ("outside, last change", 0, "ms", (seen.last - start_time) / 1000);
  bench_say ("outside, memory at the first pixels", 0, "MB", seen.memory_first);
  bench_say ("outside, memory when still", 0, "MB", bench_memory (child, "VmRSS:"));
  bench_say ("outside, most memory", 0, "MB", bench_memory (child, "VmHWM:"));
  kill (child, SIGTERM);
  waitpid (child, NULL, 0);
  wait_until_bare (watch, bare);
}

int
main (int argc, char *argv[])
{
  Watch watch = { .x = xcb_connect (NULL, NULL) };

  if (argc < 3)
    g_error ("usage: bench-watch ROUNDS COMMAND…");
  if (xcb_connection_has_error (watch.x) != 0)
    g_error ("no display");
  watch.screen = xcb_setup_roots_iterator (xcb_get_setup (watch.x)).data;
  for (int round = atoi (argv[1]); round > 0; round--)
    watch_once (&watch, argv + 2);
  xcb_disconnect (watch.x);
  return 0;
}
