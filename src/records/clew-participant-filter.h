/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-participant-list.h"

/* Whom a search and facets leave, found on a thread of its own: facets ask
 * what is derived, so everybody's events are read. */

void    clew_participant_filter_async (ClewOffice         *office,
                                       const char         *text,
                                       ClewDateOrder       order,
                                       const ClewFacets   *facets,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            data);
GArray *clew_participant_filter_finish (GAsyncResult *result, GError **error);
GArray *clew_participant_filter_run (ClewStore        *store,
                                     const char       *text,
                                     ClewDateOrder     order,
                                     const ClewFacets *facets,
                                     ClewDay           today,
                                     GCancellable     *cancellable,
                                     GError          **error);
