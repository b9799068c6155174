/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* One release: how it stands, who may hear what by it, what happened to it,
 * its exact pages beside, and what can be done with it now. */

#define CLEW_TYPE_RELEASE_PAGE (clew_release_page_get_type ())
G_DECLARE_FINAL_TYPE (ClewReleasePage, clew_release_page, CLEW, RELEASE_PAGE, AdwBin)

AdwHeaderBar *clew_release_page_get_header_bar (ClewReleasePage *page);
void          clew_release_page_show (ClewReleasePage *page, ClewOffice *office, const char *id);
gboolean      clew_release_page_can_print (ClewReleasePage *page);
void          clew_release_page_print (ClewReleasePage *page);
void          clew_release_page_grab_first_focus (ClewReleasePage *page);
