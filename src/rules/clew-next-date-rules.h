/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"

/* What one next date that is set for many hearings at once means for each of them. */

typedef enum
{
  CLEW_NEXT_DATE_CONTINUED,   /* its day has come: it gets an outcome, and another follows it */
  CLEW_NEXT_DATE_MOVED,       /* it is still to come: it is moved to the new date */
  CLEW_NEXT_DATE_SET,         /* it has no date yet: it gets one */
  CLEW_NEXT_DATE_STAYS,       /* it has that date already */
  CLEW_NEXT_DATE_TOO_EARLY,   /* the new date is before the one that it had */
  CLEW_NEXT_DATE_HAS_OUTCOME, /* it is over */
  CLEW_NEXT_DATE_CASE_CLOSED,
  CLEW_NEXT_DATE_CASE_HIDDEN, /* sealed or vacated */
  CLEW_NEXT_DATE_REMOVED,
  CLEW_NEXT_DATE_N_FATES,
} ClewNextDateFate;

/**
 * ClewNextDateState:
 * @on: the day of the hearing, or unknown
 * @has_outcome: whether it has an outcome
 * @is_removed: whether it was removed
 * @case_closed: the day on which its case was closed, or unknown
 * @case_shown: whether its case is neither sealed nor vacated
 */
typedef struct
{
  ClewDay  on;
  gboolean has_outcome;
  gboolean is_removed;
  ClewDay  case_closed;
  gboolean case_shown;
} ClewNextDateState;

ClewNextDateFate clew_next_date_decide (const ClewNextDateState *state,
                                        ClewDay                  to,
                                        ClewDay                  today);
gboolean         clew_next_date_applies (ClewNextDateFate fate);
