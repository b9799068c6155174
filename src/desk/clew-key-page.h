/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#define CLEW_TYPE_KEY_PAGE (clew_key_page_get_type ())
G_DECLARE_FINAL_TYPE (ClewKeyPage, clew_key_page, CLEW, KEY_PAGE, AdwBin)

void clew_key_page_show_error (ClewKeyPage *page, const GError *error, const char *path);
