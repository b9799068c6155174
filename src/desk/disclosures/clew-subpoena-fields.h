/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-record.h"

/* What is written down of a subpoena that came: when, who brought it, by when it
 * must be answered, who has it now; and those that came before. The signal
 * "changed" follows each key. */

#define CLEW_TYPE_SUBPOENA_FIELDS (clew_subpoena_fields_get_type ())
G_DECLARE_FINAL_TYPE (ClewSubpoenaFields, clew_subpoena_fields, CLEW, SUBPOENA_FIELDS, GtkBox)

ClewSubpoenaFields *clew_subpoena_fields_new (ClewDay today, GPtrArray *recorded);
ClewRecord         *clew_subpoena_fields_make (ClewSubpoenaFields *fields, const char *participant);
const char         *clew_subpoena_fields_find_missing (ClewSubpoenaFields *fields);
gboolean            clew_subpoena_fields_is_touched (ClewSubpoenaFields *fields);
