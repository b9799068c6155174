/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/clew-view.h"

/* The view "No Worse Off": whether anybody fared worse for taking part. */

#define CLEW_TYPE_NO_WORSE_VIEW (clew_no_worse_view_get_type ())
G_DECLARE_FINAL_TYPE (ClewNoWorseView, clew_no_worse_view, CLEW, NO_WORSE_VIEW, ClewView)
