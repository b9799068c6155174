/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/clew-secret.h"
#include "records/clew-office.h"

#define CLEW_TYPE_RECOVERY_SHEET_WINDOW (clew_recovery_sheet_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewRecoverySheetWindow, clew_recovery_sheet_window, CLEW,
                      RECOVERY_SHEET_WINDOW, AdwWindow)

ClewRecoverySheetWindow *clew_recovery_sheet_window_new (GtkWindow  *parent,
                                                         ClewOffice *office,
                                                         ClewSecret *key);
