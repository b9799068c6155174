/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* The days on which courts here don't sit, beside federal holidays. Kept as they are typed. */

#define CLEW_TYPE_CLOSINGS_WINDOW (clew_closings_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewClosingsWindow, clew_closings_window, CLEW, CLOSINGS_WINDOW, AdwWindow)

void clew_closings_window_present (GtkWindow *parent, ClewOffice *office, const char *id);
