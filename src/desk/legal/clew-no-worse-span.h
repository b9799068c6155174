/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"

/* Of which days "No Worse Off" is asked. */

typedef enum
{
  CLEW_NO_WORSE_TWELVE_MONTHS,
  CLEW_NO_WORSE_THIS_QUARTER,
  CLEW_NO_WORSE_LAST_QUARTER,
  CLEW_NO_WORSE_THIS_YEAR,
  CLEW_NO_WORSE_LAST_YEAR,
  CLEW_NO_WORSE_ALL,
  CLEW_NO_WORSE_OTHER, /* as typed */
  CLEW_NO_WORSE_N_CHOICES,
} ClewNoWorseChoice;

/**
 * ClewNoWorseSpan:
 * @from: the first day, or unknown for all until @to
 * @to: the last day, included
 */
typedef struct
{
  ClewDay from;
  ClewDay to;
} ClewNoWorseSpan;

const char     *clew_no_worse_choice_label (ClewNoWorseChoice choice);
ClewNoWorseSpan clew_no_worse_span (ClewNoWorseChoice choice, ClewDay today);
char           *clew_no_worse_span_words (ClewNoWorseSpan span);
