/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/clew-wrap-box.h"
#include "desk/legal/clew-docket-read.h"

/* The choices by which the docket is filtered. The signal "changed" (no arguments) follows each
 * choice that somebody made. */

#define CLEW_TYPE_DOCKET_FILTERS (clew_docket_filters_get_type ())
G_DECLARE_FINAL_TYPE (ClewDocketFilters, clew_docket_filters, CLEW, DOCKET_FILTERS, GObject)

ClewDocketFilters *clew_docket_filters_new (ClewWrapBox *bar);
void               clew_docket_filters_offer (ClewDocketFilters      *filters,
                                              const ClewDocketAnswer *answer);
void               clew_docket_filters_ask (ClewDocketFilters  *filters,
                                            ClewDocketQuestion *question);
void               clew_docket_filters_clear (ClewDocketFilters *filters);
char              *clew_docket_filters_describe (ClewDocketFilters *filters);
gboolean           clew_docket_filters_show_nothing (ClewDocketFilters *filters,
                                                     AdwStatusPage     *page);
