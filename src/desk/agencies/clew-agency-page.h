/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* One agency: what is entered about it, who named it, and whom to see again
 * because it joined or left. */

#define CLEW_TYPE_AGENCY_PAGE (clew_agency_page_get_type ())
G_DECLARE_FINAL_TYPE (ClewAgencyPage, clew_agency_page, CLEW, AGENCY_PAGE, AdwBin)

AdwHeaderBar *clew_agency_page_get_header_bar (ClewAgencyPage *page);
void          clew_agency_page_show (ClewAgencyPage *page, ClewOffice *office, const char *id);
void          clew_agency_page_show_people (ClewAgencyPage *page,
                                            GPtrArray      *people,
                                            gboolean        more_people,
                                            GPtrArray      *changes,
                                            gboolean        more_changes);
void          clew_agency_page_show_error (ClewAgencyPage *page, const GError *error);
void          clew_agency_page_focus (ClewAgencyPage *page);
