/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-record.h"

/* Days on which courts may not sit: federal holidays, and what the site entered itself. */

GPtrArray *clew_court_closing_load (ClewStore *store, ClewDay from, ClewDay to, GError **error);
char      *clew_court_closing_describe (ClewDay day, GPtrArray *closings);
char      *clew_court_closing_remark (ClewStore *store, ClewDay day, const char *court);
