/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"
#include "rules/clew-decision-rules.h"

/* What the liaison prosecutor decided, as the prosecutor says it: which decision is chosen from
 * all there are, and none is proposed. */

#define CLEW_TYPE_DECISION_WINDOW (clew_decision_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewDecisionWindow, clew_decision_window, CLEW, DECISION_WINDOW, AdwWindow)

ClewDecisionWindow *clew_decision_window_new (GtkWindow  *parent,
                                              ClewOffice *office,
                                              const char *court_case);
void                clew_decision_window_choose (ClewDecisionWindow *window,
                                                 ClewDecisionKind    kind);
