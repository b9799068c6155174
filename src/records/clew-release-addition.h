/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-release.h"

/* A form that only adds agencies to a release in force. */

ClewReleaseDraft *clew_release_addition_new (ClewOffice *office,
                                             const char *consent,
                                             GError    **error);
GStrv             clew_release_addition_list_kinds (ClewOffice             *office,
                                                    ClewReleaseDraft       *draft,
                                                    const ClewReleaseOffer *offer);
ClewReleaseGap    clew_release_addition_check (ClewReleaseDraft *draft, ClewOffice *office);
