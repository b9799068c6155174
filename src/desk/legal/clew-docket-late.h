/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/legal/clew-docket-read.h"

/* What is overdue, in one line above a calendar. Its button for all activates
 * "view.show-overdue". */

#define CLEW_TYPE_DOCKET_LATE (clew_docket_late_get_type ())
G_DECLARE_FINAL_TYPE (ClewDocketLate, clew_docket_late, CLEW, DOCKET_LATE, AdwBin)

GtkWidget *clew_docket_late_new (void);
void       clew_docket_late_show (ClewDocketLate         *late,
                                  const ClewDocketAnswer *answer,
                                  ClewDay                 today);
