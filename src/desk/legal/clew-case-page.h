/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* One case with its charges, hearings, warrants and decisions. */

#define CLEW_TYPE_CASE_PAGE (clew_case_page_get_type ())
G_DECLARE_FINAL_TYPE (ClewCasePage, clew_case_page, CLEW, CASE_PAGE, AdwBin)

void clew_case_page_show (ClewCasePage *page, ClewOffice *office, const char *id);
void clew_case_page_record_outcome (ClewCasePage *page);
