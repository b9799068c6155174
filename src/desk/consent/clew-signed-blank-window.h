/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* A blank form that came back signed: which one, and whose it is now. */

#define CLEW_TYPE_SIGNED_BLANK_WINDOW (clew_signed_blank_window_get_type ())
G_DECLARE_FINAL_TYPE (
  ClewSignedBlankWindow, clew_signed_blank_window, CLEW, SIGNED_BLANK_WINDOW, AdwWindow)

void clew_signed_blank_window_present (GtkWindow *parent, ClewOffice *office, const char *id);
