/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* The site's ages among the preferences: from when somebody is of age, and from
 * when a minor alone releases which kind of information. */

#define CLEW_TYPE_MINORS_PAGE (clew_minors_page_get_type ())
G_DECLARE_FINAL_TYPE (ClewMinorsPage, clew_minors_page, CLEW, MINORS_PAGE, AdwPreferencesPage)

ClewMinorsPage *clew_minors_page_new (ClewOffice *office);
