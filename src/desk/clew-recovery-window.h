/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#define CLEW_TYPE_RECOVERY_WINDOW (clew_recovery_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewRecoveryWindow, clew_recovery_window, CLEW, RECOVERY_WINDOW, AdwWindow)

ClewRecoveryWindow *clew_recovery_window_new (GtkWindow *parent, const char *office_id);
