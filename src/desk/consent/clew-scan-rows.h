/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-release-detail.h"

/* The scans of a release: to look at, to save a copy of, to remove, and one
 * more to attach. The signal "show-scan" carries a scan's id; "failed" what to
 * say, or %NULL when nothing is wrong any more. */

#define CLEW_TYPE_SCAN_ROWS (clew_scan_rows_get_type ())
G_DECLARE_FINAL_TYPE (ClewScanRows, clew_scan_rows, CLEW, SCAN_ROWS, GtkBox)

void clew_scan_rows_show (ClewScanRows *rows, ClewOffice *office, const ClewReleaseDetail *release);
void clew_scan_rows_choose (ClewScanRows *rows);
void clew_scan_rows_take (ClewScanRows *rows, GFile *file);
