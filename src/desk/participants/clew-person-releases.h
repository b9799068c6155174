/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-person.h"

#define CLEW_TYPE_PERSON_RELEASES (clew_person_releases_get_type ())
G_DECLARE_FINAL_TYPE (ClewPersonReleases, clew_person_releases, CLEW, PERSON_RELEASES, AdwBin)

/* Every release of information that was prepared. */

gboolean clew_person_releases_show (ClewPersonReleases *releases,
                                    ClewOffice         *office,
                                    const char         *id,
                                    GError            **error);
