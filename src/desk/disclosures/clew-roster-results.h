/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-roster.h"

/* Of whom may be spoken, to be ticked for the list on paper, and of whom must not, with who
 * bars. The signal "changed" follows each tick. */

#define CLEW_TYPE_ROSTER_RESULTS (clew_roster_results_get_type ())
G_DECLARE_FINAL_TYPE (ClewRosterResults, clew_roster_results, CLEW, ROSTER_RESULTS, GtkBox)

ClewRosterResults *clew_roster_results_new (void);
void               clew_roster_results_take (ClewRosterResults *results, ClewRoster *roster);
void               clew_roster_results_add_paper (ClewRosterResults *results, GtkWidget *paper);
GStrv              clew_roster_results_list_chosen (ClewRosterResults *results);
