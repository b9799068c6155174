/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-figures.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

BenchFigures *
bench_figures_new (void)
{
  BenchFigures *figures = g_new0 (BenchFigures, 1);

  figures->values = g_array_new (FALSE, FALSE, sizeof (double));
  return figures;
}

void
bench_figures_add (BenchFigures *figures, double microseconds)
{
  g_array_append_val (figures->values, microseconds);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *)a - *(const double *)b;

  return (difference > 0) - (difference < 0);
}

/* The value below which @share (0 to 1) of all lie. */
double
bench_figures_get (BenchFigures *figures, double share)
{
  guint place;

  g_return_val_if_fail (figures->values->len > 0, 0);
  g_array_sort (figures->values, compare);
  place = (guint)(share * (figures->values->len - 1) + 0.5);
  return g_array_index (figures->values, double, place);
}

void
bench_figures_free (BenchFigures *figures)
{
  g_array_unref (figures->values);
  g_free (figures);
}

double
bench_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* One line that tests/bench/run reads: what, for how many, unit, figure. */
void
bench_say (const char *what, gint64 people, const char *unit, double figure)
{
  printf ("%s\t%" G_GINT64_FORMAT "\t%s\t%.3f\n", what, people, unit, figure);
  fflush (stdout);
}

/* The median and the 99th of a hundred. */
void
bench_say_p50_p99 (const char *what, gint64 people, BenchFigures *figures)
{
  g_autofree char *p50 = g_strconcat (what, " p50", NULL);
  g_autofree char *p99 = g_strconcat (what, " p99", NULL);

  bench_say (p50, people, "ms", bench_figures_get (figures, 0.5) / 1000);
  bench_say (p99, people, "ms", bench_figures_get (figures, 0.99) / 1000);
}

/* What the kernel counts of a process, in MB: "VmRSS:" what it has in memory now,
 * "VmHWM:" the most that it ever had. 0 when the process is gone. */
double
bench_memory (int process, const char *field)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", process);
  g_autofree char *status = NULL;
  const char      *line;

  if (!g_file_get_contents (path, &status, NULL, NULL))
    return 0;
  line = strstr (status, field);
  return line == NULL ? 0 : g_ascii_strtod (line + strlen (field), NULL) / 1024;
}

#define STARTED "BENCH_STARTED"

/* The same program once more as a new process that knows when it was started: what
 * was done before does not count. */
void
bench_start_again (char *argv[])
{
  g_autofree char *now = NULL;

  if (g_getenv (STARTED) != NULL)
    return;
  now = g_strdup_printf ("%.0f", bench_now ());
  g_setenv (STARTED, now, TRUE);
  execv (argv[0], argv);
  g_error ("can't start %s again", argv[0]);
}

gboolean
bench_is_started_again (void)
{
  return g_getenv (STARTED) != NULL;
}

/* The first frame that shows what there is to show, and the memory at that moment. */
void
bench_say_first_frame (void)
{
  double start = g_ascii_strtod (g_getenv (STARTED), NULL);

  bench_say ("first frame", 0, "ms", (bench_now () - start) / 1000);
  bench_say ("memory at the first frame", 0, "MB", bench_memory (getpid (), "VmRSS:"));
}
