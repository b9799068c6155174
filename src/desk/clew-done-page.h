/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* What was made is made; what failed after it, on the way to the printer or into a file, is said
 * beside that. */

void clew_done_page_show (AdwStatusPage *page,
                          const char    *kept,
                          const char    *not_out,
                          const GError  *error);
