/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* The site's wordings: each form in each language, and how it stands. */

#define CLEW_TYPE_WORDINGS_WINDOW (clew_wordings_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewWordingsWindow, clew_wordings_window, CLEW, WORDINGS_WINDOW, AdwWindow)

void clew_wordings_window_present (GtkWindow *parent, ClewOffice *office, const char *id);
