/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-received-rules.h"

/*
 * HOUSE CONVENTIONS FOR WHAT ANOTHER AGENCY TOLD (42 CFR 2.12(d), 2.31(a)(7), 2.32, 2.33, 2.35)
 *
 *  1. The day named in "until" is the first without permission, and the day on which it was taken
 *     back or ended is out whole, as in rules/clew-consent-rules.c.
 *  2. What names no ground may not be used: nobody can tell how long it would count.
 *  3. A notice that names a form ends what stands on that form. What doesn't say on which form it
 *     stands may be meant, and ends too.
 *  4. A notice that names no form ends everything that was signed by its day, and whatever doesn't
 *     say when it was signed. What was signed afterwards is a new permission.
 *  5. The order in which a notice and what it ends came in does not matter.
 *  6. Of several ends the earliest counts; on one day, that the person took it back.
 *  7. An end with something that happens is never guessed: who told it must be asked.
 *  8. Nothing was known before it came.
 */

static gboolean
reaches (const ClewReceivedEnd *end, const ClewReceivedFacts *facts)
{
  if (end->form_number == NULL)
    return facts->signed_on == CLEW_DAY_UNKNOWN || facts->signed_on <= end->on;
  return facts->form_number == NULL ||
         g_ascii_strcasecmp (facts->form_number, end->form_number) == 0;
}

static void
take_earlier (ClewUseAnswer *answer, ClewUse use, ClewDay since)
{
  if (answer->since != CLEW_DAY_UNKNOWN &&
      (answer->since < since || (answer->since == since && use != CLEW_USE_TAKEN_BACK)))
    return;
  answer->use = use;
  answer->since = since;
}

/**
 * clew_received_may_use:
 * @facts: what is known of it
 * @ends: (array length=n_ends): what the same agency said about the same person's permissions
 * @n_ends: how many
 * @on: a day
 *
 * The conventions stand at the top of this file. Pure. May be called from any thread.
 *
 * Returns: whether it may be used on @on
 */
ClewUseAnswer
clew_received_may_use (const ClewReceivedFacts *facts,
                       const ClewReceivedEnd   *ends,
                       guint                    n_ends,
                       ClewDay                  on)
{
  ClewUseAnswer answer = { CLEW_USE_YES, CLEW_DAY_UNKNOWN };

  if (facts->is_mistake)
    return (ClewUseAnswer){ CLEW_USE_MISTAKE, CLEW_DAY_UNKNOWN };
  if (on < facts->received)
    return (ClewUseAnswer){ CLEW_USE_NOT_YET, CLEW_DAY_UNKNOWN };
  if (!facts->has_ground)
    return (ClewUseAnswer){ CLEW_USE_NO_GROUND, CLEW_DAY_UNKNOWN };
  if (facts->until != CLEW_DAY_UNKNOWN && facts->until <= on)
    take_earlier (&answer, CLEW_USE_ENDED, facts->until);
  for (guint i = 0; i < n_ends; i++)
    if (ends[i].on <= on && reaches (&ends[i], facts))
      take_earlier (&answer, ends[i].is_taken_back ? CLEW_USE_TAKEN_BACK : CLEW_USE_ENDED,
                    ends[i].on);
  if (answer.use == CLEW_USE_YES && facts->is_until_event)
    answer.use = CLEW_USE_ASK;
  return answer;
}

/**
 * clew_use_is_yes:
 * @use: an answer
 *
 * Returns: whether it is one of the two that let something be used
 */
gboolean
clew_use_is_yes (ClewUse use)
{
  return use == CLEW_USE_YES || use == CLEW_USE_ASK;
}
