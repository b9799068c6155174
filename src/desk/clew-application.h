/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#define CLEW_TYPE_APPLICATION (clew_application_get_type ())
G_DECLARE_FINAL_TYPE (ClewApplication, clew_application, CLEW, APPLICATION, AdwApplication)

ClewApplication *clew_application_new (void);
