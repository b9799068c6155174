/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-secret.h"

char       *clew_recovery_code_new (ClewSecret *key, const char *office_id);
ClewSecret *clew_recovery_code_parse (const char *typed,
                                      const char *office_id,
                                      guint      *bad_group,
                                      GError    **error);

/* How many groups a code has. */
#define CLEW_RECOVERY_CODE_GROUPS 14

guint clew_recovery_code_check_groups (const char *typed, guint *bad_group);
