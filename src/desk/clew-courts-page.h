/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* What a site agreed on about courts: the time for an intake, what hearings are called, and what is
 * ordinary. */

#define CLEW_TYPE_COURTS_PAGE (clew_courts_page_get_type ())
G_DECLARE_FINAL_TYPE (ClewCourtsPage, clew_courts_page, CLEW, COURTS_PAGE, AdwPreferencesPage)

ClewCourtsPage *clew_courts_page_new (ClewOffice *office);
gboolean        clew_courts_page_commit (ClewCourtsPage *page);
