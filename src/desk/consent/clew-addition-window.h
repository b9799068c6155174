/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-release.h"

/* A form that only adds an agency, or kinds of information, to a release in
 * force: everything else is as it stands there. */

#define CLEW_TYPE_ADDITION_WINDOW (clew_addition_window_get_type ())
G_DECLARE_FINAL_TYPE (
  ClewAdditionWindow, clew_addition_window, CLEW, ADDITION_WINDOW, AdwWindow)

ClewAdditionWindow *clew_addition_window_new (GtkWindow        *parent,
                                              ClewOffice       *office,
                                              ClewReleaseDraft *draft);
void                clew_addition_window_present (GtkWindow  *parent,
                                                  ClewOffice *office,
                                                  const char *consent);
