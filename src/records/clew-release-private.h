/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-release.h"

/* Between clew-release.c, which makes a form, and clew-release-record.c, which
 * records what became of it. */

ClewRecord *clew_release_new_event (ClewOffice *office,
                                    const char *consent,
                                    const char *kind,
                                    ClewDay     on);
