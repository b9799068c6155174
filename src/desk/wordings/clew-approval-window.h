/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"
#include "records/clew-wording.h"

/* Entering that the PCG approved a wording. The signal "approved" follows when
 * it was kept. */

#define CLEW_TYPE_APPROVAL_WINDOW (clew_approval_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewApprovalWindow, clew_approval_window, CLEW, APPROVAL_WINDOW, AdwWindow)

ClewApprovalWindow *clew_approval_window_new (GtkWindow  *parent,
                                              ClewOffice *office,
                                              ClewRecord *wording);
char               *clew_reading_words (ClewWording *wording, gboolean *good);
char               *clew_approval_words (ClewDay on, const char *by);
