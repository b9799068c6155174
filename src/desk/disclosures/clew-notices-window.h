/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* Notices to the agencies that a release named, once it was taken back. */

#define CLEW_TYPE_NOTICES_WINDOW (clew_notices_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewNoticesWindow, clew_notices_window, CLEW, NOTICES_WINDOW, AdwWindow)

ClewNoticesWindow *clew_notices_window_new (GtkWindow  *parent,
                                            ClewOffice *office,
                                            const char *consent,
                                            GError    **error);
void               clew_notices_window_present (GtkWindow  *parent,
                                                ClewOffice *office,
                                                const char *consent);
