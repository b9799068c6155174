/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/clew-view.h"

/* The agencies of the site: the directory, one agency, and the people to see
 * again because one joined or left. */

#define CLEW_TYPE_AGENCIES_VIEW (clew_agencies_view_get_type ())
G_DECLARE_FINAL_TYPE (ClewAgenciesView, clew_agencies_view, CLEW, AGENCIES_VIEW, ClewView)

gint64 clew_agencies_view_count (ClewStore *reader, ClewDay today, GError **error);
