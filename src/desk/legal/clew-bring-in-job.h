/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/clew-bring-in.h"
#include "records/clew-office-read.h"

/* What the window for bringing cases in leaves to a thread. */

/**
 * ClewBringInJob:
 * @file: (nullable): what to load
 * @csv: (nullable): what to compare
 * @mapping: (nullable): how it is read
 * @as_of: of which day it is
 * @plan: (nullable): what to keep; of the window, which waits
 * @actor: (nullable): who keeps it
 * @cancellable: to give up
 */
typedef struct
{
  GFile        *file;
  ClewCsv      *csv;
  ClewRecord   *mapping;
  ClewDay       as_of;
  ClewBringIn  *plan;
  char         *actor;
  GCancellable *cancellable;
} ClewBringInJob;

ClewBringInJob *clew_bring_in_job_new (GCancellable *cancellable);
void            clew_bring_in_job_free (gpointer job);

/* Each is a ClewOfficeReadFunc; what they return is below, and a ClewBringIn. */
gpointer clew_bring_in_job_load (ClewStore *store, ClewDay today, gpointer job, GError **error);
gpointer clew_bring_in_job_compare (ClewStore *store, ClewDay today, gpointer job, GError **error);
gpointer clew_bring_in_job_keep (ClewStore *store, ClewDay today, gpointer job, GError **error);

/**
 * ClewBringInLoaded:
 * @csv: the file
 * @mapping: how it may be read
 * @as_of: of which day it may be
 */
typedef struct
{
  ClewCsv    *csv;
  ClewRecord *mapping;
  ClewDay     as_of;
} ClewBringInLoaded;

void clew_bring_in_loaded_free (gpointer loaded);

/**
 * ClewBringInKept:
 * @before: (element-type ClewRecord): what clew_bring_in_keep() tells
 * @after: (element-type ClewRecord): likewise
 */
typedef struct
{
  GPtrArray *before;
  GPtrArray *after;
} ClewBringInKept;

void clew_bring_in_kept_free (gpointer kept);
