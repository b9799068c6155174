/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-facts-private.h"

/* What the facts of one person say: the rules, asked. */

/**
 * clew_facts_get_participant:
 * @facts: facts
 *
 * Returns: (nullable): whom they are about
 */
const char *
clew_facts_get_participant (const ClewFacts *facts)
{
  return facts->participant;
}

/**
 * clew_facts_get_consents:
 * @facts: facts
 * @n_consents: (out): how many
 *
 * The person's multi-party releases. What a form only adds stands among the
 * events of the release that it adds to; an entry that was corrected is left out.
 *
 * Returns: as the rules take them, borrowed
 */
const ClewConsent *
clew_facts_get_consents (const ClewFacts *facts, guint *n_consents)
{
  return clew_facts_get_consents_of (facts, CLEW_CONSENT_MULTI_PARTY, n_consents);
}

/**
 * clew_facts_get_consents_of:
 * @facts: facts
 * @kind: a kind of consent; kinds are never merged (42 CFR 2.31(b), (d))
 * @n_consents: (out): how many
 *
 * Returns: the person's consents of that kind as the rules take them, borrowed
 */
const ClewConsent *
clew_facts_get_consents_of (const ClewFacts *facts, ClewConsentKind kind, guint *n_consents)
{
  g_return_val_if_fail (kind < CLEW_CONSENT_N_KINDS, NULL);

  *n_consents = facts->consents[kind]->len;
  return (const ClewConsent *)facts->consents[kind]->data;
}

/**
 * clew_facts_get_additions:
 * @facts: facts
 * @n_additions: (out): how many
 *
 * Returns: the forms that only add to a release, each by itself, borrowed. Who
 *   may hear is asked of the releases alone.
 */
const ClewConsent *
clew_facts_get_additions (const ClewFacts *facts, guint *n_additions)
{
  *n_additions = facts->additions->len;
  return (const ClewConsent *)facts->additions->data;
}

/**
 * clew_facts_get_gaps:
 * @facts: facts
 * @n_gaps: (out): how many
 *
 * Returns: when agencies of the site were away, borrowed
 */
const ClewAgencyGap *
clew_facts_get_gaps (const ClewFacts *facts, guint *n_gaps)
{
  *n_gaps = facts->gaps->len;
  return (const ClewAgencyGap *)(gpointer)facts->gaps->data;
}

/**
 * clew_facts_find_base:
 * @facts: facts
 * @addition: the id of a form that only adds
 *
 * Returns: (nullable): the release that it adds to, with what was added among
 *   its events, borrowed; %NULL if it adds to none of the person's
 */
const ClewConsent *
clew_facts_find_base (const ClewFacts *facts, const char *addition)
{
  const ClewPaper *papers = (const ClewPaper *)(gpointer)facts->papers->data;
  const char      *base = NULL;

  for (guint i = 0; i < facts->papers->len; i++)
    if (g_str_equal (papers[i].consent.id, addition))
      base = papers[i].adds_to;
  for (guint i = 0; base != NULL && i < facts->papers->len; i++)
    if (g_str_equal (papers[i].consent.id, base))
      return papers[i].adds_to == NULL ? &papers[i].consent : NULL;
  return NULL;
}

/**
 * clew_facts_get_door:
 * @facts: facts
 *
 * Returns: (nullable): the door of the latest referral
 */
const char *
clew_facts_get_door (const ClewFacts *facts)
{
  return facts->door;
}

/**
 * clew_facts_get_case_manager:
 * @facts: facts
 *
 * Returns: (nullable): the case manager's id
 */
const char *
clew_facts_get_case_manager (const ClewFacts *facts)
{
  return facts->case_manager;
}

/**
 * clew_facts_get_referred:
 * @facts: facts
 *
 * Returns: the day of the first referral, or unknown
 */
ClewDay
clew_facts_get_referred (const ClewFacts *facts)
{
  return facts->referred;
}

/**
 * clew_facts_get_release:
 * @facts: facts
 * @on: the day asked about
 *
 * In a prosecutor’s office, which has no releases, it is that of what other agencies told it.
 *
 * Returns: the state of the person's releases in one word
 */
ClewReleaseSummary
clew_facts_get_release (const ClewFacts *facts, ClewDay on)
{
  guint              n;
  const ClewConsent *consents = clew_facts_get_consents (facts, &n);

  if (facts->told->len > 0)
    return clew_facts_get_told_release (facts, on);
  return clew_consent_summarize (consents, n, on, CLEW_RELEASE_SOON_DAYS);
}

/**
 * clew_facts_get_enrollment:
 * @facts: facts
 * @on: the day asked about
 *
 * Returns: how the person stands to the program
 */
ClewEnrollment
clew_facts_get_enrollment (const ClewFacts *facts, ClewDay on)
{
  if (facts->told->len > 0)
    return clew_facts_get_told_enrollment (facts, on);
  return clew_enrollment_on (facts->referred, (const ClewEnrollmentEvent *)facts->steps->data,
                             facts->steps->len, on);
}

/**
 * clew_facts_get_intake:
 * @facts: facts
 * @on: the day asked about
 *
 * Returns: the day of the first intake by @on, or unknown if there was none
 */
ClewDay
clew_facts_get_intake (const ClewFacts *facts, ClewDay on)
{
  ClewDay first = CLEW_DAY_UNKNOWN;

  for (guint i = 0; i < facts->steps->len; i++)
    {
      const ClewEnrollmentEvent *step = &g_array_index (facts->steps, ClewEnrollmentEvent, i);

      if (step->kind == CLEW_ENROLLMENT_INTAKE_COMPLETED && step->on != CLEW_DAY_UNKNOWN &&
          step->on <= on && (first == CLEW_DAY_UNKNOWN || step->on < first))
        first = step->on;
    }
  return first;
}

/**
 * clew_facts_may_hear:
 * @facts: facts
 * @agency: an agency's id
 * @category: an information category
 * @on: the day asked about
 *
 * Returns: whether the agency may hear that kind of information, and why not
 */
ClewHearAnswer
clew_facts_may_hear (const ClewFacts *facts, const char *agency, const char *category, ClewDay on)
{
  guint              n;
  const ClewConsent *consents = clew_facts_get_consents (facts, &n);

  return clew_consent_may_hear (consents, n, agency, category, on);
}
