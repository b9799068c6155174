/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-next-date-rules.h"

/**
 * clew_next_date_decide:
 * @state: how a hearing stands
 * @to: the next date, or unknown while nobody has said it
 * @today: today
 *
 * What never was or is over stays as it is. A hearing whose day has come, today's among them, is
 * continued: it keeps its day and gets an outcome. One that is still to come was not held, so it
 * is the same hearing on another day.
 *
 * Returns: what becomes of it
 */
ClewNextDateFate
clew_next_date_decide (const ClewNextDateState *state, ClewDay to, ClewDay today)
{
  gboolean is_due = state->on != CLEW_DAY_UNKNOWN && state->on <= today;

  if (state->is_removed)
    return CLEW_NEXT_DATE_REMOVED;
  if (!state->case_shown)
    return CLEW_NEXT_DATE_CASE_HIDDEN;
  if (state->has_outcome)
    return CLEW_NEXT_DATE_HAS_OUTCOME;
  if (state->case_closed != CLEW_DAY_UNKNOWN && state->case_closed <= today)
    return CLEW_NEXT_DATE_CASE_CLOSED;
  if (is_due)
    return to != CLEW_DAY_UNKNOWN && to < state->on ? CLEW_NEXT_DATE_TOO_EARLY
                                                    : CLEW_NEXT_DATE_CONTINUED;
  if (state->on == CLEW_DAY_UNKNOWN)
    return CLEW_NEXT_DATE_SET;
  return state->on == to ? CLEW_NEXT_DATE_STAYS : CLEW_NEXT_DATE_MOVED;
}

/**
 * clew_next_date_applies:
 * @fate: what becomes of a hearing
 *
 * Returns: whether it is changed; else it is left out
 */
gboolean
clew_next_date_applies (ClewNextDateFate fate)
{
  return fate == CLEW_NEXT_DATE_CONTINUED || fate == CLEW_NEXT_DATE_MOVED ||
         fate == CLEW_NEXT_DATE_SET;
}
