/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-intake-rules.h"

/*
 * HOUSE CONVENTIONS FOR THE CLOCK OF A HELD CHARGE (LEAD toolkit, enrollment: within 30 days
 * of the diversion, extended by agreement of the referring officer or a sergeant for a
 * specific reason; in other sites by the Operational Work Group)
 *
 *  1. The day of the diversion is day 0. Day 30 is in time.
 *  2. Nothing extends it by itself, not jail and not a hospital: only what was agreed, from
 *     the day of the agreement on. The latest day agreed on holds; none makes it shorter.
 *     What was agreed when the time had run out holds, too.
 *  3. An intake that somebody had before the diversion counts: they are known already.
 *  4. The clock says how long there is, and nothing of what to do when it has run out.
 */

static ClewDay
find_deadline (const ClewHeldFacts *facts, ClewDay on, gboolean *is_extended)
{
  ClewDay deadline = facts->diverted + facts->days;

  *is_extended = FALSE;
  for (guint i = 0; i < facts->n_extensions; i++)
    if (facts->extensions[i].agreed_on <= on && facts->extensions[i].until > deadline)
      {
        deadline = facts->extensions[i].until;
        *is_extended = TRUE;
      }
  return deadline;
}

/**
 * clew_intake_get_clock:
 * @facts: what is known of a held charge; the day of the diversion must be
 * @on: a day
 *
 * The conventions stand at the top of this file. Pure. May be called from any thread.
 *
 * Returns: how its clock stands on @on
 */
ClewIntakeClock
clew_intake_get_clock (const ClewHeldFacts *facts, ClewDay on)
{
  ClewIntakeClock clock;

  clock.deadline = find_deadline (facts, on, &clock.is_extended);
  clock.day = (int)on - (int)facts->diverted;
  clock.days_left = (int)clock.deadline - (int)on;
  if (facts->ended != CLEW_DAY_UNKNOWN && facts->ended <= on)
    clock.state = CLEW_INTAKE_ENDED;
  else if (facts->intake != CLEW_DAY_UNKNOWN && facts->intake <= on)
    clock.state = CLEW_INTAKE_DONE;
  else if (clock.days_left < 0)
    clock.state = CLEW_INTAKE_PASSED;
  else
    clock.state = clock.days_left <= CLEW_INTAKE_SOON_DAYS ? CLEW_INTAKE_SOON
                                                           : CLEW_INTAKE_WAITING;
  return clock;
}
