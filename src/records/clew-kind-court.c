/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-kind.h"

#include <glib/gi18n-lib.h>

/* What the site knows of its courts. */

/* clang-format off */
static const ClewField court_closing_fields[] = {
  { "on_day", CLEW_FIELD_DAY, N_ ("Day"), CLEW_FIELD_REQUIRED },
  { "name", CLEW_FIELD_TEXT, N_ ("Why"), CLEW_FIELD_REQUIRED },
  { "court", CLEW_FIELD_TEXT, N_ ("Court, if only one") },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_court_closing = {
  "court_closing", "ClewCourtClosingRecord", N_ ("Court closing"), N_ ("Court closings"), FALSE,
  court_closing_fields, NULL
};
