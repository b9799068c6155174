/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* A paper from a court or a lawyer: what to do with a subpoena, and an order
 * with its mandate recorded, so that the gate can use it. */

#define CLEW_TYPE_SUBPOENA_WINDOW (clew_subpoena_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewSubpoenaWindow, clew_subpoena_window, CLEW, SUBPOENA_WINDOW, AdwWindow)

ClewSubpoenaWindow *clew_subpoena_window_new (GtkWindow  *parent,
                                              ClewOffice *office,
                                              const char *participant,
                                              GError    **error);
void                clew_subpoena_window_present (GtkWindow  *parent,
                                                  ClewOffice *office,
                                                  const char *participant);
