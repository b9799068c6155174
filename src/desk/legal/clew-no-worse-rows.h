/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/legal/clew-legal-list.h"
#include "records/clew-outcome-report.h"

/* The report "No Worse Off" as rows: what needs attention first. */

void clew_no_worse_rows_fill (ClewLegalList           *list,
                              const ClewOutcomeReport *report,
                              ClewDay                  today);
