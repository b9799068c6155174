/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/legal/clew-docket-read.h"

/* A month: how much is due on each day, and the first of it. A day activates "view.show-day". */

#define CLEW_TYPE_DOCKET_MONTH (clew_docket_month_get_type ())
G_DECLARE_FINAL_TYPE (ClewDocketMonth, clew_docket_month, CLEW, DOCKET_MONTH, AdwBin)

void clew_docket_month_show (ClewDocketMonth        *month,
                             const ClewDocketAnswer *answer,
                             ClewDay                 today);
void clew_docket_month_open_focused (ClewDocketMonth *month);
void clew_docket_month_clear (ClewDocketMonth *month);
