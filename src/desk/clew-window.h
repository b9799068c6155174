/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/clew-place.h"
#include "records/clew-office.h"

#define CLEW_TYPE_WINDOW (clew_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewWindow, clew_window, CLEW, WINDOW, AdwApplicationWindow)

ClewWindow *clew_window_new (GtkApplication *application);

ClewOffice      *clew_window_get_office (ClewWindow *window);
const char      *clew_window_get_path (ClewWindow *window);
const ClewPlace *clew_window_get_place (ClewWindow *window);
const char      *clew_window_get_help_topic (ClewWindow *window);

void clew_window_welcome (ClewWindow *window);
void clew_window_open (ClewWindow *window,
                       const char *path,
                       const char *key_file,
                       ClewPlace  *place);
void clew_window_take_office (ClewWindow *window, ClewOffice *office, ClewPlace *place);
void clew_window_close_office (ClewWindow *window);
void clew_window_show_problem (ClewWindow *window, const GError *error);
void clew_window_go (ClewWindow *window, const ClewPlace *place);
void clew_window_add_toast (ClewWindow *window, AdwToast *toast);
