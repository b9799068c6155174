/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/clew-bring-in.h"

/* How a file of a court is read: what it is, of which day, and which column says what, beside its
 * first rows. */

#define CLEW_TYPE_BRING_IN_SETTINGS (clew_bring_in_settings_get_type ())
G_DECLARE_FINAL_TYPE (ClewBringInSettings,
                      clew_bring_in_settings,
                      CLEW,
                      BRING_IN_SETTINGS,
                      AdwBin)

void        clew_bring_in_settings_show (ClewBringInSettings *settings,
                                         ClewOffice          *office,
                                         ClewCsv             *csv,
                                         ClewRecord          *mapping,
                                         ClewDay              as_of);
ClewRecord *clew_bring_in_settings_commit (ClewBringInSettings *settings, ClewDay *as_of);
