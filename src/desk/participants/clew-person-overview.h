/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-person.h"

#define CLEW_TYPE_PERSON_OVERVIEW (clew_person_overview_get_type ())
G_DECLARE_FINAL_TYPE (ClewPersonOverview, clew_person_overview, CLEW, PERSON_OVERVIEW, AdwBin)

/* What matters today: who may hear what, what comes next, how to reach them. */

gboolean clew_person_overview_show (ClewPersonOverview *overview,
                                    ClewOffice         *office,
                                    const ClewPerson   *person,
                                    const GPtrArray    *hearing,
                                    GError            **error);
