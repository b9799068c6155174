/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* When whoever works here has last looked at what changed in the cases of an office: kept for
 * this account on this computer, by ids, with nobody's name. */

char *clew_cases_seen_get (ClewOffice *office);
void  clew_cases_seen_set (ClewOffice *office, const char *instant);
