/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-scan.h"

/* What stands where a scan was to be attached whose code is of another form:
 * nothing is kept until somebody says what to do. The signal "answered" carries
 * a ClewScanAnswer. */

typedef enum
{
  CLEW_SCAN_ANSWER_THERE,
  CLEW_SCAN_ANSWER_HERE,
  CLEW_SCAN_ANSWER_NOWHERE,
} ClewScanAnswer;

#define CLEW_TYPE_SCAN_QUESTION (clew_scan_question_get_type ())
G_DECLARE_FINAL_TYPE (ClewScanQuestion, clew_scan_question, CLEW, SCAN_QUESTION, GtkBox)

ClewScanQuestion *
clew_scan_question_new (const ClewScanTie *tie, const char *number, const char *file_name);
