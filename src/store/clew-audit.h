/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clew-store.h"

gboolean clew_audit_verify (ClewStore    *store,
                            GCancellable *cancellable,
                            gint64       *first_bad,
                            GError      **error);

/* How many records of one kind are not what the audit says. */
typedef struct
{
  char  *kind;      /* the table's name */
  gint64 n_altered; /* say something else than their last entry */
  gint64 n_added;   /* have no entry that put them in */
  gint64 n_missing; /* are gone without an entry */
} ClewAuditDifference;

GPtrArray *clew_audit_compare (ClewStore *store, GCancellable *cancellable, GError **error);
gboolean   clew_audit_note (ClewStore  *store,
                            const char *action,
                            const char *kind,
                            const char *record,
                            GError    **error);
