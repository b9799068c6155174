/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-participant-list.h"

#define CLEW_TYPE_PARTICIPANTS_PANE (clew_participants_pane_get_type ())
G_DECLARE_FINAL_TYPE (ClewParticipantsPane,
                      clew_participants_pane,
                      CLEW,
                      PARTICIPANTS_PANE,
                      AdwBin)

/* The list of people with its search and its filters.
 *
 * "person-selected" (id) follows the selection while the pane stands beside
 * the person's page; "person-activated" (id) is Return or a double click, or,
 * while the pane stands alone, a click. */

void          clew_participants_pane_set_office (ClewParticipantsPane *pane, ClewOffice *office);
void          clew_participants_pane_refresh (ClewParticipantsPane *pane);
void          clew_participants_pane_set_alone (ClewParticipantsPane *pane, gboolean alone);
void          clew_participants_pane_select (ClewParticipantsPane *pane, const char *id);
void          clew_participants_pane_focus_search (ClewParticipantsPane *pane);
void          clew_participants_pane_focus_list (ClewParticipantsPane *pane);
void          clew_participants_pane_toggle_filters (ClewParticipantsPane *pane);
void          clew_participants_pane_clear_filters (ClewParticipantsPane *pane);
AdwHeaderBar *clew_participants_pane_get_header_bar (ClewParticipantsPane *pane);
