/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* What the site calls a kind of hearing, or what is ordinary for a class of charges. */

#define CLEW_TYPE_COURTS_WINDOW (clew_courts_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewCourtsWindow, clew_courts_window, CLEW, COURTS_WINDOW, AdwWindow)

ClewCourtsWindow *clew_courts_window_new_kind (GtkWindow  *parent,
                                               ClewOffice *office,
                                               ClewRecord *kind);
ClewCourtsWindow *clew_courts_window_new_course (GtkWindow  *parent,
                                                 ClewOffice *office,
                                                 const char *charge_class);
