/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/clew-demo.h"
#include "records/clew-office.h"

/* The day on which these tests happen. */
#define TODAY (clew_day_new (2026, 11, 23))

/* An office of its own for each test. */
typedef struct
{
  char       *folder;
  char       *path;
  char       *id;
  ClewSecret *key;
  ClewOffice *office;
  ClewStore  *store;
} Desk;

#define DESK_ADD(path, test) g_test_add (path, Desk, NULL, desk_set_up, test, desk_tear_down)
#define DESK_ADD_DEMO(path, test) \
  g_test_add (path, Desk, GUINT_TO_POINTER (80), desk_set_up, test, desk_tear_down)

/* With a number as @data, so many people are invented. */
void desk_set_up (Desk *desk, gconstpointer data);
void desk_tear_down (Desk *desk, gconstpointer data);
void desk_reopen (Desk *desk);

/* A record with fields as pairs of a column and a text, saved; ends with NULL. */
ClewRecord *desk_add (Desk *desk, const ClewKind *kind, ...) G_GNUC_NULL_TERMINATED;
ClewRecord *desk_add_person (Desk *desk, const char *given, const char *family);
gint64      desk_count (Desk *desk, const char *sql);
char       *desk_pick_person (Desk *desk);
