/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Times in microseconds, and how they are told. */
typedef struct
{
  GArray *values; /* double */
} BenchFigures;

BenchFigures *bench_figures_new (void);
void          bench_figures_add (BenchFigures *figures, double microseconds);
double        bench_figures_get (BenchFigures *figures, double share);
void          bench_figures_free (BenchFigures *figures);
double        bench_now (void);
void          bench_say (const char *what, gint64 people, const char *unit, double figure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchFigures, bench_figures_free)
