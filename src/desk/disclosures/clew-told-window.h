/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/clew-task-about.h"
#include "records/clew-office.h"

/* Entering in the ledger what was told already, or correcting an entry. It says
 * while somebody types what the gate would have said on that day, and keeps what
 * nothing covered only once that is owned. */

#define CLEW_TYPE_TOLD_WINDOW (clew_told_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewToldWindow, clew_told_window, CLEW, TOLD_WINDOW, AdwWindow)

ClewToldWindow *clew_told_window_new (GtkWindow  *parent,
                                      ClewOffice *office,
                                      const char *participant,
                                      ClewRecord *corrected,
                                      GError    **error);
void            clew_told_window_present (GtkWindow  *parent,
                                          ClewOffice *office,
                                          const char *text);
void            clew_told_window_begin_about (ClewToldWindow *window, const ClewTaskAbout *about);
void            clew_told_window_present_correction (GtkWindow  *parent,
                                                     ClewOffice *office,
                                                     const char *entry);
