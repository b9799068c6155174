/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

#include <gtk/gtk.h>

/* How much of each kind waits for whoever coordinates cases this morning. */
typedef enum
{
  CLEW_COUNT_TODAY,    /* hearings today */
  CLEW_COUNT_OVERDUE,  /* hearings that are over, without an outcome */
  CLEW_COUNT_FILING,   /* cases of which nobody has decided whether to file */
  CLEW_COUNT_REVIEWS,  /* held cases whose review is due */
  CLEW_COUNT_WARRANTS, /* warrants that stand */
  CLEW_COUNT_CHANGES,  /* cases that others changed */
  CLEW_N_COUNTS,
} ClewStartCount;

/* What the counts are told from the window's thread. */
typedef struct
{
  char *since; /* an instant: until when changes were seen */
  char *me;    /* (nullable): whose own changes are no news */
} ClewStartSeen;

/* @more: whether there are more than that */
typedef struct
{
  guint    n;
  gboolean more;
} ClewStartNumber;

ClewStartSeen *clew_start_seen_new (ClewOffice *office);
void           clew_start_seen_free (ClewStartSeen *seen);
gboolean       clew_start_counts_read (ClewStore           *reader,
                                       ClewDay              today,
                                       const ClewStartSeen *seen,
                                       ClewStartNumber      numbers[CLEW_N_COUNTS],
                                       GError             **error);
GtkWidget     *clew_start_counts_new (const ClewStartNumber numbers[CLEW_N_COUNTS]);
