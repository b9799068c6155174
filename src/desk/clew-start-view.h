/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/clew-view.h"

#define CLEW_TYPE_START_VIEW (clew_start_view_get_type ())
G_DECLARE_FINAL_TYPE (ClewStartView, clew_start_view, CLEW, START_VIEW, ClewView)
