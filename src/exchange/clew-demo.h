/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"
#include "records/clew-release.h"

#include <gio/gio.h>

/* An office of invented people, the same for the same seed and day. */

#define CLEW_DEMO_PEOPLE       300
#define CLEW_DEMO_AGENCIES     14
#define CLEW_DEMO_MAX_AGENCIES 60

/**
 * ClewDemoOptions:
 * @people: how many people; at least 1
 * @agencies: how many agencies, from 1 to %CLEW_DEMO_MAX_AGENCIES
 * @seed: another seed invents other people
 * @kind: an id of clew_office_kinds: what the file of such an office holds
 * @today: the day around which everything happens, or unknown for the office's day
 * @printer: (nullable): makes the paper of a few releases; without it none has printed bytes
 * @printer_data: for @printer
 */
typedef struct
{
  guint              people;
  guint              agencies;
  guint64            seed;
  const char        *kind;
  ClewDay            today;
  ClewReleasePrinter printer;
  gpointer           printer_data;
} ClewDemoOptions;

#define CLEW_DEMO_OPTIONS_INIT                                                               \
  {                                                                                          \
    CLEW_DEMO_PEOPLE, CLEW_DEMO_AGENCIES, 1, "case_management", CLEW_DAY_UNKNOWN, NULL, NULL \
  }

ClewRecord *clew_demo_new_office_record (const ClewDemoOptions *options);
gboolean    clew_demo_fill (ClewOffice            *office,
                            const ClewDemoOptions *options,
                            GCancellable          *cancellable,
                            GError               **error);
ClewOffice *clew_demo_create (const char            *path,
                              const char            *office_id,
                              ClewSecret            *key,
                              const ClewDemoOptions *options,
                              GCancellable          *cancellable,
                              GError               **error);
