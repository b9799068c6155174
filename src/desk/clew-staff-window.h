/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* Somebody who works in the office: entered anew, or as they are now. */

#define CLEW_TYPE_STAFF_WINDOW (clew_staff_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewStaffWindow, clew_staff_window, CLEW, STAFF_WINDOW, AdwWindow)

ClewStaffWindow *clew_staff_window_new (GtkWindow *parent, ClewOffice *office, ClewRecord *staff);
