/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/legal/clew-docket-read.h"

/* A week, its days side by side. The heading of a day activates "view.show-day". */

#define CLEW_TYPE_DOCKET_WEEK (clew_docket_week_get_type ())
G_DECLARE_FINAL_TYPE (ClewDocketWeek, clew_docket_week, CLEW, DOCKET_WEEK, AdwBin)

void clew_docket_week_show (ClewDocketWeek         *week,
                            const ClewDocketAnswer *answer,
                            ClewDay                 today);
void clew_docket_week_clear (ClewDocketWeek *week);
