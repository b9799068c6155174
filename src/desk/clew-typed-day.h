/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"

/* Days that somebody types at the desk, in the order that is preferred there. */

ClewDay     clew_typed_day_read (const char *text, ClewDay today, gboolean past);
const char *clew_typed_day_problem (void);
