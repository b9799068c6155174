/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* The meeting of a work group: who is present, what will be spoken of, and so of whom may
 * be spoken; and the list of them on paper. */

#define CLEW_TYPE_ROSTER_WINDOW (clew_roster_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewRosterWindow, clew_roster_window, CLEW, ROSTER_WINDOW, AdwWindow)

ClewRosterWindow *clew_roster_window_new (GtkWindow *parent, ClewOffice *office);
void              clew_roster_window_present (GtkWindow  *parent,
                                              ClewOffice *office,
                                              const char *id);
