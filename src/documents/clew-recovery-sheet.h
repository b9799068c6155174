/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"
#include "documents/clew-page.h"

/**
 * ClewRecoverySheet:
 * @office_name: whose records it opens
 * @code: the recovery code, groups with dashes between
 * @made_on: the day it is printed
 * @a4: A4 instead of Letter
 *
 * One page to keep in a safe.
 */
typedef struct
{
  const char *office_name;
  const char *code;
  ClewDay     made_on;
  gboolean    a4;
} ClewRecoverySheet;

ClewPages *clew_recovery_sheet_lay_out (const ClewRecoverySheet *sheet, GError **error);
GBytes    *clew_recovery_sheet_render (const ClewRecoverySheet *sheet, GError **error);
