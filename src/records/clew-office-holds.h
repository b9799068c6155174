/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-record.h"

/* What rules/clew-office-rules.h lets this office's file hold. Asked at each record that is
 * kept, from wherever it comes. */

gboolean clew_office_holds_check (ClewStore *store, ClewRecord *record, GError **error);
GStrv    clew_office_holds_find (ClewStore *store, GError **error);
