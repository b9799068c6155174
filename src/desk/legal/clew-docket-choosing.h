/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-docket.h"

/* Selecting several hearings in the agenda, whose rows stand in a list for each day: with Ctrl and
 * Shift as in any list, over all days. */

#define CLEW_TYPE_DOCKET_CHOOSING (clew_docket_choosing_get_type ())
G_DECLARE_FINAL_TYPE (ClewDocketChoosing, clew_docket_choosing, CLEW, DOCKET_CHOOSING, GObject)

ClewDocketChoosing *clew_docket_choosing_new (GtkWidget *days);
void                clew_docket_choosing_offer (ClewDocketChoosing *choosing, GPtrArray *entries);
void                clew_docket_choosing_mark (ClewDocketChoosing *choosing, GtkWidget *row);
void                clew_docket_choosing_choose (ClewDocketChoosing *choosing, gboolean all);
GPtrArray          *clew_docket_choosing_get_chosen (ClewDocketChoosing *choosing);
