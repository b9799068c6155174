/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-person.h"

#define CLEW_TYPE_PERSON_TIMELINE (clew_person_timeline_get_type ())
G_DECLARE_FINAL_TYPE (ClewPersonTimeline, clew_person_timeline, CLEW, PERSON_TIMELINE, AdwBin)

/* What happened, the latest first. */

gboolean clew_person_timeline_show (ClewPersonTimeline *timeline,
                                    ClewOffice         *office,
                                    const char         *id,
                                    GError            **error);
