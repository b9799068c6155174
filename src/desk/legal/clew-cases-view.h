/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/clew-view.h"

/* Legal coordination: the board of cases, warrants, held charges, decisions to review, and what
 * changed. */

#define CLEW_TYPE_CASES_VIEW (clew_cases_view_get_type ())
G_DECLARE_FINAL_TYPE (ClewCasesView, clew_cases_view, CLEW, CASES_VIEW, ClewView)

void clew_cases_view_hold_charge (GtkWindow *parent, ClewOffice *office, const char *participant);
