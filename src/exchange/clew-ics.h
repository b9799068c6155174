/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-docket-calendar.h"

/* Hearings as an iCalendar file (RFC 5545), for the calendar of a person who goes to court. */

char   *clew_ics_write (GPtrArray *hearings, gboolean names, GDateTime *now, GError **error);
GBytes *clew_ics_export (ClewOffice             *office,
                         ClewDay                 from,
                         ClewDay                 to,
                         const ClewDocketFilter *filter,
                         GError                **error);
