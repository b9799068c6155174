/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * ClewScanMatch:
 * @CLEW_SCAN_NO_CODE: no square code was read
 * @CLEW_SCAN_UNKNOWN_CODE: codes were read, and none is of a form of this office
 * @CLEW_SCAN_THIS_FORM: the code is of the form at hand, and none is of another
 * @CLEW_SCAN_OTHER_FORM: the code is of another form of this office
 * @CLEW_SCAN_BOTH_FORMS: codes of the form at hand and of another stand in one file
 *
 * What the square codes in a file say of where it belongs.
 */
typedef enum
{
  CLEW_SCAN_NO_CODE,
  CLEW_SCAN_UNKNOWN_CODE,
  CLEW_SCAN_THIS_FORM,
  CLEW_SCAN_OTHER_FORM,
  CLEW_SCAN_BOTH_FORMS,
} ClewScanMatch;

ClewScanMatch clew_scan_match (const char        *number,
                               const char *const *codes,
                               const char *const *known,
                               const char       **other);
char         *clew_form_number_on_paper (const char *number);
gboolean      clew_scan_match_is_refused (ClewScanMatch match);
