/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Times of day that somebody types at the desk. */

char       *clew_typed_time_read (const char *text);
const char *clew_typed_time_problem (void);
