/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/clew-gate-rules.h"

/* What befell a person's papers, written in lines "PAPER DAY WHAT [AGENCY[:CATEGORY]]…" with
 * "; " between: the papers are a, b and c; "*" stands for all, "PAPER DAY until" ends a paper. */

#define FIRST_DAY  ((ClewDay)740000)
#define MAX_EVENTS 8

typedef struct
{
  ClewConsent      consents[3];
  ClewConsentEvent events[3][MAX_EVENTS];
  ClewConsentGrant grants[3][MAX_EVENTS][6];
  guint            n;
} History;

void history_read (History *history, const char *text);
