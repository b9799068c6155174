/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"
#include "records/clew-release-detail.h"

/* Entering what became of a release other than a signature: declined, a copy
 * given, taken back, ended, found deficient. It asks for a day and never why. */

#define CLEW_TYPE_HAPPENING_WINDOW (clew_happening_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewHappeningWindow, clew_happening_window, CLEW, HAPPENING_WINDOW, AdwWindow)

ClewHappeningWindow *clew_happening_window_new (GtkWindow               *parent,
                                                ClewOffice              *office,
                                                const ClewReleaseDetail *release,
                                                ClewConsentEventKind     kind);
