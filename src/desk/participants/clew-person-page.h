/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

#define CLEW_TYPE_PERSON_PAGE (clew_person_page_get_type ())
G_DECLARE_FINAL_TYPE (ClewPersonPage, clew_person_page, CLEW, PERSON_PAGE, AdwBin)

/* One person: who they are, always on top, and four tabs below. */

void        clew_person_page_set_office (ClewPersonPage *page, ClewOffice *office);
void        clew_person_page_show (ClewPersonPage *page, const char *id);
void        clew_person_page_refresh (ClewPersonPage *page);
void        clew_person_page_focus (ClewPersonPage *page);
const char *clew_person_page_get_id (ClewPersonPage *page);
ClewRecord *clew_person_page_get_record (ClewPersonPage *page);
void        clew_person_page_set_alone (ClewPersonPage *page, gboolean alone);
void        clew_person_page_show_tab (ClewPersonPage *page, const char *name);
const char *clew_person_page_get_tab (ClewPersonPage *page);
