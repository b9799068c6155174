/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-release.h"

/* Releases for many people: drawn ahead on all processors, and issued a few at
 * a time in the office's thread. */

typedef struct _ClewReleaseBatch ClewReleaseBatch;

ClewReleaseBatch *clew_release_batch_new (ClewOffice *office, GPtrArray *drafts, GError **error);
char             *clew_release_batch_issue (ClewReleaseBatch *batch,
                                            guint             index,
                                            GBytes          **pdf,
                                            GError          **error);
guint             clew_release_batch_get_n_kept (ClewReleaseBatch *batch);
void              clew_release_batch_free (ClewReleaseBatch *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewReleaseBatch, clew_release_batch_free)
