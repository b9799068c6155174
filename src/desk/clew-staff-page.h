/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* A page of the preferences: who works in the office, and who of them sits here. */

#define CLEW_TYPE_STAFF_PAGE (clew_staff_page_get_type ())
G_DECLARE_FINAL_TYPE (ClewStaffPage, clew_staff_page, CLEW, STAFF_PAGE, AdwPreferencesPage)

ClewStaffPage *clew_staff_page_new (ClewOffice *office);
