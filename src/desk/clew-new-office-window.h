/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#define CLEW_TYPE_NEW_OFFICE_WINDOW (clew_new_office_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewNewOfficeWindow,
                      clew_new_office_window,
                      CLEW,
                      NEW_OFFICE_WINDOW,
                      AdwWindow)

ClewNewOfficeWindow *clew_new_office_window_new (GtkWindow *parent);
