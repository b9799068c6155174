/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-release-detail.h"

/* On a release's page: the forms that add to it, and what it adds to. */

void clew_addition_rows_add (GtkListBox *list, const ClewReleaseDetail *release, ClewDay today);
void clew_addition_rows_add_base (GtkListBox *list, const ClewReleaseDetail *release);
