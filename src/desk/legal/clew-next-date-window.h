/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-docket.h"

/* The window in which one next date is set for several hearings. It says of each what will happen
 * to it before anything does. */

#define CLEW_TYPE_NEXT_DATE_WINDOW (clew_next_date_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewNextDateWindow, clew_next_date_window, CLEW, NEXT_DATE_WINDOW, AdwWindow)

ClewNextDateWindow *clew_next_date_window_new (GtkWindow  *parent,
                                               ClewOffice *office,
                                               GPtrArray  *hearings);
