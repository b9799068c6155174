/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* The words of which somebody who writes a letter is warned. */

#define CLEW_TYPE_CAUTION_WINDOW (clew_caution_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewCautionWindow, clew_caution_window, CLEW, CAUTION_WINDOW, AdwWindow)

ClewCautionWindow *clew_caution_window_new (GtkWindow *parent, ClewOffice *office);
