/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/clew-view.h"

/* Releases of everybody, those that need somebody first, and the page of one. */

#define CLEW_TYPE_RELEASES_VIEW (clew_releases_view_get_type ())
G_DECLARE_FINAL_TYPE (ClewReleasesView, clew_releases_view, CLEW, RELEASES_VIEW, ClewView)

gint64 clew_releases_view_count (ClewStore *reader, ClewDay today, GError **error);
