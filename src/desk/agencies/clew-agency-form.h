/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/clew-field-form.h"

/* All that is entered about an agency, for a new one and for one that is kept. */

#define CLEW_TYPE_AGENCY_FORM (clew_agency_form_get_type ())
G_DECLARE_FINAL_TYPE (ClewAgencyForm, clew_agency_form, CLEW, AGENCY_FORM, GObject)

ClewAgencyForm *clew_agency_form_new (ClewOffice         *office,
                                      AdwPreferencesPage *page,
                                      ClewRecord         *agency,
                                      gboolean            partial,
                                      ClewFieldKeep       keep,
                                      gpointer            data);
ClewRecord     *clew_agency_form_get_record (ClewAgencyForm *form);
ClewFieldForm  *clew_agency_form_get_fields (ClewAgencyForm *form);
void            clew_agency_form_show (ClewAgencyForm *form, ClewRecord *now);
