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
void          bench_say_p50_p99 (const char *what, gint64 people, BenchFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchFigures, bench_figures_free)

/* Processes. */
double   bench_memory (int process, const char *field);
void     bench_start_again (char *argv[]);
gboolean bench_is_started_again (void);
void     bench_say_first_frame (void);
