/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-facts-private.h"

/* A prosecutor's office has no releases of its own, so what it knows of a person's release and
 * enrollment is what other agencies told it. Of other offices none of this is read. */

static gboolean
is_of (const ClewTold *told, const ClewToldEnd *end)
{
  return g_strcmp0 (told->agency, end->agency) == 0;
}

static ClewUseAnswer
ask (const ClewFacts *facts, const ClewTold *told, ClewDay on)
{
  g_autofree ClewReceivedEnd *ends = g_new0 (ClewReceivedEnd, facts->told_ends->len + 1);
  guint                       n = 0;

  for (guint i = 0; i < facts->told_ends->len; i++)
    {
      const ClewToldEnd *end = &g_array_index (facts->told_ends, ClewToldEnd, i);

      if (is_of (told, end))
        ends[n++] = end->end;
    }
  return clew_received_may_use (&told->facts, ends, n, on);
}

static ClewReleaseSummary
in_force (const ClewTold *told, ClewDay on)
{
  ClewDay until = told->facts.until;

  return (ClewReleaseSummary){
    until != CLEW_DAY_UNKNOWN && until <= on + CLEW_RELEASE_SOON_DAYS ? CLEW_RELEASE_EXPIRING
                                                                      : CLEW_RELEASE_ACTIVE,
    until, NULL
  };
}

/* Which of two says more of what holds now. */
static guint
rank (const ClewReleaseSummary *summary)
{
  switch (summary->state)
    {
    case CLEW_RELEASE_ACTIVE:
      return 4;
    case CLEW_RELEASE_EXPIRING:
      return 3;
    case CLEW_RELEASE_REVOKED:
      return 2;
    case CLEW_RELEASE_EXPIRED:
      return 1;
    case CLEW_RELEASE_NONE:
    case CLEW_RELEASE_PREPARED:
    case CLEW_RELEASE_DECLINED:
    case CLEW_RELEASE_PARTLY_REVOKED:
    case CLEW_RELEASE_ENDED:
    case CLEW_RELEASE_DEFICIENT:
    case CLEW_RELEASE_N_STATES:
    default:
      return 0;
    }
}

/**
 * clew_facts_get_told_release:
 * @facts: facts of somebody who has no release in this office
 * @on: the day asked about
 *
 * Returns: the state of what was told about the person; its consent is %NULL
 */
ClewReleaseSummary
clew_facts_get_told_release (const ClewFacts *facts, ClewDay on)
{
  ClewReleaseSummary best = { CLEW_RELEASE_NONE, CLEW_DAY_UNKNOWN, NULL };

  for (guint i = 0; i < facts->told->len; i++)
    {
      const ClewTold    *told = &g_array_index (facts->told, ClewTold, i);
      ClewUseAnswer      answer = ask (facts, told, on);
      ClewReleaseSummary one = { CLEW_RELEASE_NONE, answer.since, NULL };

      if (clew_use_is_yes (answer.use))
        one = in_force (told, on);
      else if (answer.use == CLEW_USE_TAKEN_BACK)
        one.state = CLEW_RELEASE_REVOKED;
      else if (answer.use == CLEW_USE_ENDED)
        one.state = CLEW_RELEASE_EXPIRED;
      if (rank (&one) > rank (&best) || (rank (&one) == rank (&best) && one.day > best.day))
        best = one;
    }
  return best;
}

/**
 * clew_facts_get_told_enrollment:
 * @facts: facts of somebody of whom this office knows no step itself
 * @on: the day asked about
 *
 * The class of a case follows from since when somebody takes part, so that day outlasts the day
 * until which a release holds, but not that it was taken back.
 *
 * Returns: how the person stands to the program, as it was told
 */
ClewEnrollment
clew_facts_get_told_enrollment (const ClewFacts *facts, ClewDay on)
{
  ClewEnrollment enrollment = { CLEW_ENROLLMENT_NOT_REFERRED, CLEW_DAY_UNKNOWN, CLEW_DAY_UNKNOWN };

  for (guint i = 0; i < facts->told->len; i++)
    {
      const ClewTold *told = &g_array_index (facts->told, ClewTold, i);
      ClewUse         use = ask (facts, told, on).use;
      ClewDay         since = told->enrolled;

      if (clew_use_is_yes (use))
        enrollment.state = CLEW_ENROLLMENT_ACTIVE;
      if ((clew_use_is_yes (use) || use == CLEW_USE_ENDED) && since != CLEW_DAY_UNKNOWN &&
          since <= on && (enrollment.enrolled == CLEW_DAY_UNKNOWN || since < enrollment.enrolled))
        enrollment.enrolled = since;
    }
  if (enrollment.state == CLEW_ENROLLMENT_ACTIVE)
    enrollment.since = enrollment.enrolled;
  return enrollment;
}
