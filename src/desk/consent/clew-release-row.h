/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-release-list.h"

/* One release in the list: whose, which form, how it stands. */

#define CLEW_TYPE_RELEASE_ROW (clew_release_row_get_type ())
G_DECLARE_FINAL_TYPE (ClewReleaseRow, clew_release_row, CLEW, RELEASE_ROW, GtkBox)

GtkWidget *clew_release_row_new (void);
void       clew_release_row_show (ClewReleaseRow *row, ClewReleaseItem *item, ClewDay today);
