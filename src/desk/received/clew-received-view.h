/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/clew-view.h"

/* What other agencies shared with an office that has no releases of its own. */

#define CLEW_TYPE_RECEIVED_VIEW (clew_received_view_get_type ())
G_DECLARE_FINAL_TYPE (ClewReceivedView, clew_received_view, CLEW, RECEIVED_VIEW, ClewView)
