/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-docket.h"

/* The bar below the docket while several hearings are selected, and what can be done with them. */

#define CLEW_TYPE_DOCKET_CHOSEN (clew_docket_chosen_get_type ())
G_DECLARE_FINAL_TYPE (ClewDocketChosen, clew_docket_chosen, CLEW, DOCKET_CHOSEN, AdwBin)

void             clew_docket_chosen_show (ClewDocketChosen *chosen, GPtrArray *entries);
void             clew_docket_chosen_set_next (ClewDocketChosen *chosen, ClewOffice *office);
gboolean         clew_docket_chosen_is_several (ClewDocketChosen *chosen);
ClewDocketEntry *clew_docket_chosen_find_focused (GtkWidget *widget);
