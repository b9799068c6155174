/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clew-store.h"

/* What is typed for the figures: the first letters of words that occur. */

#define BENCH_KEYSTROKES 12

GPtrArray *bench_queries_choose (ClewStore *store, guint n);
int        bench_queries_count_keystrokes (const char *query);
char      *bench_queries_type (const char *query, int keystrokes);
