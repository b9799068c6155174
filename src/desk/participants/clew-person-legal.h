/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-person.h"

#define CLEW_TYPE_PERSON_LEGAL (clew_person_legal_get_type ())
G_DECLARE_FINAL_TYPE (ClewPersonLegal, clew_person_legal, CLEW, PERSON_LEGAL, AdwBin)

/* What happens in court: warrants that are open, and cases. */

gboolean clew_person_legal_show (ClewPersonLegal *legal,
                                 ClewOffice      *office,
                                 const char      *id,
                                 GError         **error);
