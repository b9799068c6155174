/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"
#include "records/clew-release-detail.h"

/* Entering a signed form: the day, and exactly the boxes that are ticked on
 * the paper. Nothing is ticked in advance. */

#define CLEW_TYPE_SIGNATURE_WINDOW (clew_signature_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewSignatureWindow, clew_signature_window, CLEW, SIGNATURE_WINDOW, AdwWindow)

ClewSignatureWindow *clew_signature_window_new (GtkWindow               *parent,
                                                ClewOffice              *office,
                                                const ClewReleaseDetail *release);
