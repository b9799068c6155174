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

/* Which date can't lie before which. A charge may be filed before the arrest, and a case sealed
 * while it is open; what is vacated had an end. */
static const struct
{
  ClewCaseDate earlier;
  ClewCaseDate later;
  const char  *message;
} orders[] = {
  { CLEW_CASE_INCIDENT, CLEW_CASE_ARRESTED,
    N_ ("The arrest is dated before the incident. Check both dates.") },
  { CLEW_CASE_INCIDENT, CLEW_CASE_FILED,
    N_ ("The filing is dated before the incident. Check both dates.") },
  { CLEW_CASE_INCIDENT, CLEW_CASE_WARRANT_ISSUED,
    N_ ("The warrant is dated before the incident. Check both dates.") },
  { CLEW_CASE_INCIDENT, CLEW_CASE_CLOSED,
    N_ ("The case is closed before the incident. Check both dates.") },
  { CLEW_CASE_ARRESTED, CLEW_CASE_CLOSED,
    N_ ("The case is closed before the arrest. Check both dates.") },
  { CLEW_CASE_FILED, CLEW_CASE_CLOSED,
    N_ ("The case is closed before it was filed. Check both dates.") },
  { CLEW_CASE_INCIDENT, CLEW_CASE_SEALED,
    N_ ("The case is sealed before the incident. Check both dates.") },
  { CLEW_CASE_ARRESTED, CLEW_CASE_SEALED,
    N_ ("The case is sealed before the arrest. Check both dates.") },
  { CLEW_CASE_FILED, CLEW_CASE_SEALED,
    N_ ("The case is sealed before it was filed. Check both dates.") },
  { CLEW_CASE_INCIDENT, CLEW_CASE_VACATED,
    N_ ("The case is vacated before the incident. Check both dates.") },
  { CLEW_CASE_ARRESTED, CLEW_CASE_VACATED,
    N_ ("The case is vacated before the arrest. Check both dates.") },
  { CLEW_CASE_FILED, CLEW_CASE_VACATED,
    N_ ("The case is vacated before it was filed. Check both dates.") },
  { CLEW_CASE_CLOSED, CLEW_CASE_VACATED,
    N_ ("The case is vacated before it was closed. Check both dates.") },
};

static ClewDay
get_date (const ClewCaseDates *dates, ClewCaseDate which)
{
  switch (which)
    {
    case CLEW_CASE_INCIDENT:
      return dates->incident;
    case CLEW_CASE_ARRESTED:
      return dates->arrested;
    case CLEW_CASE_FILED:
      return dates->filed;
    case CLEW_CASE_WARRANT_ISSUED:
      return dates->warrant_issued;
    case CLEW_CASE_CLOSED:
      return dates->closed;
    case CLEW_CASE_SEALED:
      return dates->sealed;
    case CLEW_CASE_VACATED:
    default:
      return dates->vacated;
    }
}

/**
 * clew_case_check_dates:
 * @dates: what is known of a case
 * @which: (out) (optional): the date to look at when something is wrong
 *
 * Whether the dates can have come in this order (K28). Dates that are not known
 * contradict nothing, and neither does the enrollment.
 *
 * Returns: (nullable) (transfer none): %NULL, or what is wrong, to be translated
 *   with gettext when shown
 */
const char *
clew_case_check_dates (const ClewCaseDates *dates, ClewCaseDate *which)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      ClewDay earlier = get_date (dates, orders[i].earlier);
      ClewDay later = get_date (dates, orders[i].later);

      if (earlier == CLEW_DAY_UNKNOWN || later == CLEW_DAY_UNKNOWN || later >= earlier)
        continue;
      if (which != NULL)
        *which = orders[i].later;
      return orders[i].message;
    }
  return NULL;
}

/**
 * clew_case_is_shown:
 * @sealed: when the case was sealed, or unknown
 * @vacated: when it was vacated, or unknown
 *
 * What may be shown of a case: of one that was sealed or vacated nothing but that it
 * was. Asked everywhere where something of a case is read; for queries the same stands
 * in %CLEW_CASE_SHOWN_SQL.
 *
 * Returns: whether what the case says may be shown
 */
gboolean
clew_case_is_shown (ClewDay sealed, ClewDay vacated)
{
  return sealed == CLEW_DAY_UNKNOWN && vacated == CLEW_DAY_UNKNOWN;
}

/**
 * clew_warrant_get_state:
 * @dates: the days of a warrant, any of them unknown
 * @on: a day
 *
 * Each day counts. Served or quashed, it stands no more. Support says more than a
 * request.
 *
 * Returns: how the warrant stands on @on
 */
ClewWarrantState
clew_warrant_get_state (const ClewWarrantDates *dates, ClewDay on)
{
  const struct
  {
    ClewDay          day;
    ClewWarrantState state;
  } steps[] = {
    { dates->quashed, CLEW_WARRANT_QUASHED },
    { dates->served, CLEW_WARRANT_SERVED },
    { dates->quash_supported, CLEW_WARRANT_QUASH_SUPPORTED },
    { dates->quash_requested, CLEW_WARRANT_QUASH_REQUESTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].day != CLEW_DAY_UNKNOWN && steps[i].day <= on)
      return steps[i].state;
  return CLEW_WARRANT_STANDS;
}
