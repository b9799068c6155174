/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* Bringing cases in from a file: choose it, say how it is read, look at the differences, keep what
 * is ticked. */

#define CLEW_TYPE_BRING_IN_WINDOW (clew_bring_in_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewBringInWindow, clew_bring_in_window, CLEW, BRING_IN_WINDOW, AdwWindow)

ClewBringInWindow *clew_bring_in_window_new (GtkWindow *parent, ClewOffice *office);
void               clew_bring_in_window_load (ClewBringInWindow *window, const char *path);
void               clew_bring_in_window_open (GSimpleAction *action,
                                              GVariant      *parameter,
                                              gpointer       data);
