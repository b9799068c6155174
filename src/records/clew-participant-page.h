/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-person-row.h"
#include "store/clew-search.h"

/* Stretches of the participant list, read at once. */

GPtrArray *clew_participant_page_read (ClewStore      *store,
                                       const ClewPage *page,
                                       guint           skip,
                                       ClewDay         today,
                                       GError        **error);
GPtrArray *clew_participant_page_read_ranks (ClewStore    *store,
                                             const gint64 *ranks,
                                             guint         n_ranks,
                                             ClewDay       today,
                                             GError      **error);
