/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

#define CLEW_TYPE_PREFERENCES_WINDOW (clew_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewPreferencesWindow,
                      clew_preferences_window,
                      CLEW,
                      PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

ClewPreferencesWindow *clew_preferences_window_new (GtkWindow *parent, ClewOffice *office);
