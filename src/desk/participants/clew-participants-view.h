/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/clew-view.h"

#define CLEW_TYPE_PARTICIPANTS_VIEW (clew_participants_view_get_type ())
G_DECLARE_FINAL_TYPE (ClewParticipantsView,
                      clew_participants_view,
                      CLEW,
                      PARTICIPANTS_VIEW,
                      ClewView)

gint64 clew_participants_view_count (ClewStore *reader, ClewDay today, GError **error);
