/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-record.h"
#include "store/clew-store.h"

/* What comes from outside passes the checks of consent, too. */

typedef struct _ClewImportCheck ClewImportCheck;

ClewImportCheck *clew_import_check_new (void);
void             clew_import_check_free (ClewImportCheck *check);
gboolean         clew_import_check_record (ClewImportCheck *check,
                                           ClewStore       *store,
                                           ClewRecord      *record,
                                           const char     **field,
                                           GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewImportCheck, clew_import_check_free)
