/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/legal/clew-docket-read.h"

/* What is due, day by day, one row under the other. Its buttons for more activate
 * "view.more-overdue" and "view.more-days". */

#define CLEW_TYPE_DOCKET_AGENDA (clew_docket_agenda_get_type ())
G_DECLARE_FINAL_TYPE (ClewDocketAgenda, clew_docket_agenda, CLEW, DOCKET_AGENDA, AdwBin)

/* Of what is overdue only the latest few stand above today, until asked for:
 * what is to come must not be pushed off the screen. */
#define CLEW_DOCKET_FEW_OVERDUE 4

/* How many rows come at a time. Two weeks of a usual office are fewer; of a
 * very busy one, people read the beginning. */
#define CLEW_DOCKET_STRETCH 150

void       clew_docket_agenda_show (ClewDocketAgenda       *agenda,
                                    const ClewDocketAnswer *answer,
                                    ClewDay                 today,
                                    gboolean                to_top);
GPtrArray *clew_docket_agenda_get_chosen (ClewDocketAgenda *agenda);
void       clew_docket_agenda_choose (ClewDocketAgenda *agenda, gboolean all);
void       clew_docket_agenda_clear (ClewDocketAgenda *agenda);
