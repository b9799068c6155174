/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-participant-list.h"

#define CLEW_TYPE_FACET_PANE (clew_facet_pane_get_type ())
G_DECLARE_FINAL_TYPE (ClewFacetPane, clew_facet_pane, CLEW, FACET_PANE, AdwBin)

/* What else must hold of those who are listed, beside the search. The signal
 * "changed" follows each choice. */

void       clew_facet_pane_set_office (ClewFacetPane *pane, ClewOffice *office);
ClewFacets clew_facet_pane_get_facets (ClewFacetPane *pane);
guint      clew_facet_pane_count (ClewFacetPane *pane);
void       clew_facet_pane_clear (ClewFacetPane *pane);
