/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#define CLEW_TYPE_WELCOME_PAGE (clew_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (ClewWelcomePage, clew_welcome_page, CLEW, WELCOME_PAGE, AdwBin)
