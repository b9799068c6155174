/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* A page of the preferences: what stands on the office's forms, and the site's own rules
 * for releases. */

#define CLEW_TYPE_SITE_PAGE (clew_site_page_get_type ())
G_DECLARE_FINAL_TYPE (ClewSitePage, clew_site_page, CLEW, SITE_PAGE, AdwPreferencesPage)

ClewSitePage *clew_site_page_new (ClewOffice *office);
gboolean      clew_site_page_commit (ClewSitePage *page);
