/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-case-rules.h"

#include <glib/gi18n-lib.h>

/*
 * HOUSE CONVENTIONS FOR THE CLASS OF A CASE
 *
 *  1. Pre-existing: filed, or a warrant issued in it, before enrollment.
 *  2. Post-enrollment: not pre-existing, and a new arrest or charge on or after
 *     the day of enrollment, which counts as after it.
 *  3. ... "even if the incident came earlier" and the case sat in a filing queue
 *     (LEAD toolkit, liaison prosecutor). It is then flagged: the incident or the
 *     arrest came before enrollment.
 *  4. What is neither is not known: without enrollment nothing is, and an
 *     incident or an arrest before it decides nothing until a charge is filed. A
 *     later warrant alone decides nothing, since nobody knows what it rests on.
 *  5. An incident on or after the day of enrollment can only lead to arrests and
 *     charges after it, so it is enough by itself.
 */

static gboolean
is_before (ClewDay day, ClewDay enrolled)
{
  return day != CLEW_DAY_UNKNOWN && day < enrolled;
}

static gboolean
is_from (ClewDay day, ClewDay enrolled)
{
  return day != CLEW_DAY_UNKNOWN && day >= enrolled;
}

/**
 * clew_case_classify:
 * @dates: what is known of a case and of the person's enrollment
 *
 * How a case stands to enrollment; the conventions stand at the top of this
 * file. Pure. May be called from any thread.
 *
 * Returns: the class, and whether the case came out of a filing queue
 */
ClewCaseStanding
clew_case_classify (const ClewCaseDates *dates)
{
  ClewCaseStanding standing = { CLEW_CASE_CLASS_UNKNOWN, FALSE };
  ClewDay          enrolled = dates->enrolled;

  if (enrolled == CLEW_DAY_UNKNOWN)
    return standing;

  if (is_before (dates->filed, enrolled) || is_before (dates->warrant_issued, enrolled))
    standing.class = CLEW_CASE_CLASS_PRE_EXISTING;
  else if (is_from (dates->arrested, enrolled) || is_from (dates->filed, enrolled) ||
           is_from (dates->incident, enrolled))
    {
      standing.class = CLEW_CASE_CLASS_POST_ENROLLMENT;
      standing.from_filing_queue = is_before (dates->incident, enrolled) ||
                                   is_before (dates->arrested, enrolled);
    }
  return standing;
}

static gboolean
is_out_of_order (ClewDay earlier, ClewDay later)
{
  return earlier != CLEW_DAY_UNKNOWN && later != CLEW_DAY_UNKNOWN && later < earlier;
}

/**
 * clew_case_check_dates:
 * @dates: what is known of a case
 *
 * Whether the dates can have come in this order: nothing is filed, nobody
 * arrested and no warrant issued before the incident. A charge may be filed
 * before the arrest. Dates that are not known contradict nothing.
 *
 * Returns: (nullable) (transfer none): %NULL, or what is wrong, to be translated
 *   with gettext when shown
 */
const char *
clew_case_check_dates (const ClewCaseDates *dates)
{
  if (is_out_of_order (dates->incident, dates->arrested))
    return N_ ("The arrest is dated before the incident. Check both dates.");
  if (is_out_of_order (dates->incident, dates->filed))
    return N_ ("The filing is dated before the incident. Check both dates.");
  if (is_out_of_order (dates->incident, dates->warrant_issued))
    return N_ ("The warrant is dated before the incident. Check both dates.");
  return NULL;
}
