/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* The tab of a person's page that lists what was told about them. */

#define CLEW_TYPE_PERSON_DISCLOSURES (clew_person_disclosures_get_type ())
G_DECLARE_FINAL_TYPE (ClewPersonDisclosures,
                      clew_person_disclosures,
                      CLEW,
                      PERSON_DISCLOSURES,
                      AdwBin)

gboolean clew_person_disclosures_show (ClewPersonDisclosures *disclosures,
                                       ClewOffice            *office,
                                       const char            *id,
                                       GError               **error);
