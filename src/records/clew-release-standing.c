/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release-standing.h"

#include "records/clew-day-words.h"
#include "records/clew-kind.h"
#include "records/clew-state-words.h"

#include <glib/gi18n-lib.h>

/**
 * clew_release_find_signature:
 * @consent: a release
 * @today: today
 *
 * Returns: (nullable): its latest signature; of one day the later entered
 */
const ClewConsentEvent *
clew_release_find_signature (const ClewConsent *consent, ClewDay today)
{
  const ClewConsentEvent *signature = NULL;

  for (guint i = 0; i < consent->n_events; i++)
    {
      const ClewConsentEvent *event = &consent->events[i];

      if (event->kind == CLEW_CONSENT_SIGNED && event->on <= today &&
          (signature == NULL || event->on > signature->on ||
           (event->on == signature->on && event->entered >= signature->entered)))
        signature = event;
    }
  return signature;
}

/**
 * clew_release_signed_on:
 * @consent: a release
 * @today: today
 *
 * Returns: the day of its latest signature, or unknown
 */
ClewDay
clew_release_signed_on (const ClewConsent *consent, ClewDay today)
{
  const ClewConsentEvent *signature = clew_release_find_signature (consent, today);

  return signature != NULL ? signature->on : CLEW_DAY_UNKNOWN;
}

static ClewDay
find_made (const ClewConsent *consent, ClewDay today)
{
  ClewDay latest = CLEW_DAY_UNKNOWN;

  for (guint i = 0; i < consent->n_events; i++)
    if ((consent->events[i].kind == CLEW_CONSENT_PREPARED ||
         consent->events[i].kind == CLEW_CONSENT_PRINTED) &&
        consent->events[i].on <= today)
      latest = MAX (latest, consent->events[i].on);
  return latest;
}

/**
 * clew_release_state_is_in_force:
 * @state: a state
 *
 * Returns: whether somebody may hear something by a release in that state
 */
gboolean
clew_release_state_is_in_force (ClewReleaseState state)
{
  return state == CLEW_RELEASE_ACTIVE || state == CLEW_RELEASE_EXPIRING ||
         state == CLEW_RELEASE_PARTLY_REVOKED;
}

/* Whether another paper was made or signed after this one: then it is that
 * one that waits, or that is to be renewed. */
static gboolean
has_later (const ClewConsent *consents, guint n, const ClewConsent *consent, ClewDay today)
{
  ClewDay made = find_made (consent, today);

  for (guint i = 0; i < n; i++)
    {
      ClewDay other = MAX (find_made (&consents[i], today),
                           clew_release_signed_on (&consents[i], today));

      /* Of two papers of one day the later in the file is the later. */
      if (&consents[i] != consent && !clew_consent_is_not_theirs (&consents[i]) &&
          (other > made || (other == made && &consents[i] > consent)))
        return TRUE;
    }
  return FALSE;
}

/* Waiting for a signature, unless a later paper does or was signed; about to
 * end, unless another already waits to follow it. */
static gboolean
needs_attention (const ClewReleaseStanding *standing,
                 const ClewConsent         *consents,
                 guint                      n,
                 const ClewConsent         *consent,
                 ClewDay                    today)
{
  ClewDay soon = today + CLEW_RELEASE_SOON_DAYS;

  if (has_later (consents, n, consent, today))
    return FALSE;
  if (standing->state == CLEW_RELEASE_PREPARED)
    return consent->expires_on == CLEW_DAY_UNKNOWN || consent->expires_on > today;
  return standing->is_governing && clew_release_state_is_in_force (standing->state) &&
         standing->day != CLEW_DAY_UNKNOWN && standing->day <= soon;
}

/* Of a paper that a newer one replaced: how it would stand without that. The
 * note that it was replaced is no end of its own (rule 11 of
 * clew-consent-rules.c). */
static ClewReleaseSummary
summarize_replaced (const ClewConsent *consent, ClewDay today)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (ClewConsentEvent));
  ClewConsent alone = *consent;

  for (guint i = 0; i < consent->n_events; i++)
    if (consent->events[i].kind != CLEW_CONSENT_SUPERSEDED)
      g_array_append_val (events, consent->events[i]);
  alone.events = (const ClewConsentEvent *)(gpointer)events->data;
  alone.n_events = events->len;
  return clew_consent_summarize (&alone, 1, today, CLEW_RELEASE_SOON_DAYS);
}

/* What became of the ticks of a form that only adds, as the rules answer: it
 * ends with its release, and what was taken back there counts here. */
static void
stand_by_answers (ClewReleaseStanding       *standing,
                  const ClewReleaseStanding *base,
                  const ClewFacts           *facts,
                  const ClewConsentEvent    *signature,
                  ClewDay                    today)
{
  guint   n_yes = 0;
  ClewDay taken = CLEW_DAY_UNKNOWN;

  for (guint i = 0; i < signature->n_grants; i++)
    {
      ClewHearAnswer answer = clew_facts_may_hear (facts, signature->grants[i].agency,
                                                   signature->grants[i].category, today);

      if (answer.answer == CLEW_HEAR_YES)
        n_yes++;
      else if (answer.answer != CLEW_HEAR_NOT_NAMED && answer.answer != CLEW_HEAR_NOT_THIS_KIND)
        taken = MAX (taken, answer.since);
    }
  standing->day = base->day;
  if (n_yes == signature->n_grants)
    standing->state = base->state == CLEW_RELEASE_EXPIRING ? CLEW_RELEASE_EXPIRING
                                                           : CLEW_RELEASE_ACTIVE;
  else if (n_yes > 0)
    standing->state = CLEW_RELEASE_PARTLY_REVOKED;
  else if (taken != CLEW_DAY_UNKNOWN)
    {
      standing->state = CLEW_RELEASE_REVOKED;
      standing->day = taken;
    }
  else
    standing->replaced_on = base->signed_on; /* signed anew, without it (rule 13) */
}

/* A form that only adds has a signature of its own and ends with its release. */
static ClewReleaseStanding
stand_addition (const ClewFacts *facts, const ClewConsent *addition, ClewDay today)
{
  ClewReleaseSummary  summary = clew_consent_summarize (addition, 1, today,
                                                        CLEW_RELEASE_SOON_DAYS);
  const ClewConsent  *release = clew_facts_find_base (facts, addition->id);
  ClewReleaseStanding base = { CLEW_RELEASE_NONE };
  ClewReleaseStanding standing = {
    .state = summary.state,
    .day = summary.day,
    .signed_on = clew_release_signed_on (addition, today),
    .is_addition = TRUE,
  };

  if (release != NULL)
    base = clew_release_stand (facts, release->id, today);
  standing.is_signed = standing.signed_on != CLEW_DAY_UNKNOWN;
  standing.is_governing = base.is_governing;
  standing.needs_attention = standing.state == CLEW_RELEASE_PREPARED && base.is_governing &&
                             clew_release_state_is_in_force (base.state);
  if (!clew_release_state_is_in_force (standing.state))
    return standing;
  standing.replaced_on = base.replaced_on;
  if (!clew_release_state_is_in_force (base.state))
    {
      standing.state = base.state;
      standing.day = base.day;
    }
  else if (base.is_governing)
    stand_by_answers (&standing, &base, facts, clew_release_find_signature (addition, today),
                      today);
  return standing;
}

/**
 * clew_release_find_kin:
 * @facts: what is known about the person whose consent it is
 * @consent: the consent's id
 * @n: (out): how many
 *
 * Kinds stand beside each other, and none replaces one of another.
 *
 * Returns: (transfer none) (nullable): the person's consents of the same kind
 */
const ClewConsent *
clew_release_find_kin (const ClewFacts *facts, const char *consent, guint *n)
{
  for (guint kind = 0; kind < CLEW_CONSENT_N_KINDS; kind++)
    {
      const ClewConsent *consents = clew_facts_get_consents_of (facts, kind, n);

      for (guint i = 0; i < *n; i++)
        if (g_str_equal (consents[i].id, consent))
          return consents;
    }
  *n = 0;
  return NULL;
}

/**
 * clew_release_stand:
 * @facts: what is known about the person whose release it is
 * @consent: the release's id
 * @today: today
 *
 * Of all consents of one kind that were signed, the latest signed governs alone
 * (rule 8 of clew-consent-rules.c), so an older one is replaced. A form that only
 * adds ends with the release that it adds to (rule 13).
 *
 * Returns: how the release stands; "none" when it isn't the person's, or was entered
 *   for them by mistake (rule 15)
 */
ClewReleaseStanding
clew_release_stand (const ClewFacts *facts, const char *consent, ClewDay today)
{
  guint               n;
  const ClewConsent  *consents = clew_release_find_kin (facts, consent, &n);
  const ClewConsent  *governing = clew_consent_find_governing (consents, n, today);
  ClewReleaseStanding standing = { CLEW_RELEASE_NONE };
  guint               n_additions;
  const ClewConsent  *additions = clew_facts_get_additions (facts, &n_additions);

  for (guint i = 0; i < n_additions; i++)
    if (g_str_equal (additions[i].id, consent))
      return stand_addition (facts, &additions[i], today);
  for (guint i = 0; i < n; i++)
    {
      ClewReleaseSummary summary;

      if (!g_str_equal (consents[i].id, consent))
        continue;
      standing.is_not_theirs = clew_consent_is_not_theirs (&consents[i]);
      if (standing.is_not_theirs)
        return standing;
      standing.signed_on = clew_release_signed_on (&consents[i], today);
      standing.is_signed = standing.signed_on != CLEW_DAY_UNKNOWN;
      standing.is_governing = governing == &consents[i];
      if (governing != NULL && !standing.is_governing && standing.is_signed)
        standing.replaced_on = clew_release_signed_on (governing, today);
      summary = standing.replaced_on != CLEW_DAY_UNKNOWN
                  ? summarize_replaced (&consents[i], today)
                  : clew_consent_summarize (&consents[i], 1, today, CLEW_RELEASE_SOON_DAYS);
      standing.state = summary.state;
      standing.day = summary.day;
      standing.needs_attention = needs_attention (&standing, consents, n, &consents[i], today);
    }
  return standing;
}

/**
 * clew_release_should_have_scan:
 * @standing: how a release stands
 *
 * A paper that was found deficient is no consent to be proved.
 *
 * Returns: whether a signed paper is in the cabinet, of which a scan should be here
 */
gboolean
clew_release_should_have_scan (const ClewReleaseStanding *standing)
{
  return standing->is_signed && standing->state != CLEW_RELEASE_DEFICIENT;
}

/**
 * clew_release_is_replaced:
 * @standing: how a release stands
 *
 * Returns: whether it would be in force if a newer one had not been signed
 */
gboolean
clew_release_is_replaced (const ClewReleaseStanding *standing)
{
  return standing->replaced_on != CLEW_DAY_UNKNOWN &&
         clew_release_state_is_in_force (standing->state);
}

/**
 * clew_release_standing_words:
 * @standing: how a release stands
 * @today: today
 *
 * Returns: (transfer full): its state with the date that goes with it
 */
char *
clew_release_standing_words (const ClewReleaseStanding *standing, ClewDay today)
{
  g_autofree char *date = NULL;

  if (standing->is_not_theirs)
    return g_strdup (clew_choice_get_label (clew_consent_event_kinds, "wrong_person"));
  if (!clew_release_is_replaced (standing))
    return clew_release_words (standing->state, standing->day, today);
  date = clew_day_words (standing->replaced_on);
  /* Translators: of a release: a newer one was signed on this date */
  return g_strdup_printf (_ ("Replaced %s"), date);
}
