/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-figures.h"

#include <stdio.h>
#include <time.h>

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
