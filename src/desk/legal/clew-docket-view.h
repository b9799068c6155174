/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/clew-view.h"

#define CLEW_TYPE_DOCKET_VIEW (clew_docket_view_get_type ())
G_DECLARE_FINAL_TYPE (ClewDocketView, clew_docket_view, CLEW, DOCKET_VIEW, ClewView)

gint64 clew_docket_view_count (ClewStore *reader, ClewDay today, GError **error);
