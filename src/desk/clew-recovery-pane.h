/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/clew-secret.h"
#include "records/clew-office.h"

#define CLEW_TYPE_RECOVERY_PANE (clew_recovery_pane_get_type ())
G_DECLARE_FINAL_TYPE (ClewRecoveryPane, clew_recovery_pane, CLEW, RECOVERY_PANE, AdwBin)

void clew_recovery_pane_show (ClewRecoveryPane *pane, ClewOffice *office, ClewSecret *key);
