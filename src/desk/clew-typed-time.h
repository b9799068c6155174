/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is said of a time of day that somebody typed at the desk. */

const char *clew_typed_time_problem (void);
