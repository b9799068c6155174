/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-record.h"

ClewValue *clew_record_value (ClewRecord *record, guint index);
gboolean   clew_record_take_back (ClewStore *store, ClewRecord *record, GError **error);
void       clew_record_set_stored (ClewRecord *record,
                                   const char *id,
                                   const char *created,
                                   const char *removed);
