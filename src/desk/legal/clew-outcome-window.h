/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* What came of a hearing, and the next date with it. Return keeps both as one change. */

#define CLEW_TYPE_OUTCOME_WINDOW (clew_outcome_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewOutcomeWindow, clew_outcome_window, CLEW, OUTCOME_WINDOW, AdwWindow)

ClewOutcomeWindow *clew_outcome_window_new (GtkWindow  *parent,
                                            ClewOffice *office,
                                            ClewRecord *hearing);
