/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-record.h"

/* Whole kinds at once: for bringing an office's records out and in. */

typedef gboolean (*ClewRecordFunc) (ClewRecord *record, gpointer data, GError **error);

gboolean clew_record_each (ClewStore      *store,
                           const ClewKind *kind,
                           ClewRecordFunc  func,
                           gpointer        data,
                           GError        **error);
gboolean clew_record_import (ClewStore  *store,
                             ClewRecord *record,
                             const char *id,
                             const char *created,
                             const char *removed,
                             GError    **error);
