/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-scan.h"

/* What people read about a scan. */

char    *clew_scan_words_refused (const GError *error);
char    *clew_scan_words_compare (const ClewScanTie *tie, const char *number);
gboolean clew_scan_words_is_unsure (const ClewScanTie *tie);
char    *clew_scan_words_compared (const char *number);
char    *clew_scan_words_match (const ClewScanTie *tie, const char *number);
