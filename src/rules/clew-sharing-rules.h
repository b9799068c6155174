/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/clew-gate-rules.h"

/* What became of the permission under which something was told: a pure function. The
 * conventions stand at the top of the .c. */

typedef enum
{
  CLEW_PERMISSION_STANDS,
  CLEW_PERMISSION_TAKEN_BACK,
  CLEW_PERMISSION_ENDED,
  CLEW_PERMISSION_NEVER, /* nothing covered it when it was told */
} ClewPermissionState;

/**
 * ClewShared:
 * @recipient: who was told
 * @categories: (array zero-terminated=1): what
 * @purpose: what for
 * @was_covered: whether a release or an order let it out
 * @told_on: the day
 */
typedef struct
{
  const ClewGateRecipient *recipient;
  const char *const       *categories;
  ClewPurpose              purpose;
  gboolean                 was_covered;
  ClewDay                  told_on;
} ClewShared;

/**
 * ClewPermission:
 * @state: what became of it
 * @since: the first day of that, or unknown
 * @consent: (nullable): what was taken back; borrowed
 */
typedef struct
{
  ClewPermissionState state;
  ClewDay             since;
  const ClewConsent  *consent;
} ClewPermission;

ClewPermission clew_permission_find (const ClewGrounds *grounds,
                                     const ClewShared  *shared,
                                     const char *const *known_categories,
                                     ClewDay            on);
