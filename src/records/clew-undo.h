/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* The steps that an office's changes of records took, to be taken back and
 * done again. For clew-office.c; others call clew_office_undo(). */

typedef struct _ClewUndo ClewUndo;

ClewUndo   *clew_undo_new (void);
void        clew_undo_free (ClewUndo *undo);
gboolean    clew_undo_change (ClewUndo          *undo,
                              ClewOffice        *office,
                              const char        *what,
                              ClewRecord *const *records,
                              guint              n_records,
                              gboolean           removing,
                              ClewTakeBackFunc   take_back,
                              GError           **error);
void        clew_undo_follow (ClewUndo        *undo,
                              const char      *what,
                              GPtrArray       *before,
                              GPtrArray       *after,
                              ClewTakeBackFunc take_back);
gboolean    clew_undo_take (ClewUndo *undo, ClewOffice *office, gboolean back, GError **error);
const char *clew_undo_get_name (ClewUndo *undo, gboolean back);
