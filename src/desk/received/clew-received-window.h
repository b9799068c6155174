/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* Enters what a letter from another agency says, or that permission ended. */

#define CLEW_TYPE_RECEIVED_WINDOW (clew_received_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewReceivedWindow, clew_received_window, CLEW, RECEIVED_WINDOW, AdwWindow)

ClewReceivedWindow *clew_received_window_new (GtkWindow  *parent,
                                              ClewOffice *office,
                                              const char *participant,
                                              gboolean    is_end);
void                clew_received_window_present (GtkWindow  *parent,
                                                  ClewOffice *office,
                                                  const char *participant);
void                clew_received_window_present_end (GtkWindow  *parent,
                                                      ClewOffice *office,
                                                      const char *participant);
