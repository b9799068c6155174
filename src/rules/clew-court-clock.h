/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"

/* Courts elsewhere keep their own time. */

#define CLEW_INSTANT_UNKNOWN G_MAXINT64

gint64  clew_court_clock_instant (ClewDay day, const char *time, GTimeZone *zone);
ClewDay clew_court_clock_today (ClewDay    today,
                                gint64     now,
                                GTimeZone *office_zone,
                                GTimeZone *court_zone);
char   *clew_court_clock_dup_zone (gint64 instant, GTimeZone *zone);
char   *clew_court_clock_dup_time (gint64 instant, GTimeZone *zone, ClewDay *day);
