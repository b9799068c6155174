/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-consent-rules.h"

#include "rules/clew-consent-private.h"

/*
 * HOUSE CONVENTIONS FOR CONSENT
 *
 * Where law and model leave a question open, Clew reads it so that less is
 * shared. Each reading stands here and nowhere else in the code.
 *
 *  1. Nothing ticked means nobody. Authority comes only from the ticks of a
 *     signature; no other event grants anything (42 CFR 2.31(a)(4)).
 *  2. The day of signing counts, whole. A signature without a date is none
 *     (2.31(a)(9)).
 *  3. An expiry date is the first day without authority ("until, not
 *     including"). The day of an expiring event is out whole; it counts from
 *     when it happened, not from when somebody entered it (2.31(a)(7)).
 *  4. The day of a revocation is out whole. What somebody says by mouth stops
 *     sharing like what they write: both are REVOKED (2.31(a)(6) asks for
 *     writing; Clew asks for nothing to stop).
 *  5. It is undone only in writing: by another signature, which grants what is
 *     ticked with it and nothing of what was ticked before, from its day on.
 *     What is revoked or restricted later than that signature counts, what came
 *     before it no longer does. On one day the later entered is the later; of a
 *     signature and a revocation entered at once the revocation is the later.
 *  6. A revocation that names an agency takes out that agency; one that names
 *     none takes out all. A restriction takes out the agency, the category, or
 *     the one kind for the one agency; naming neither, it takes out everything
 *     (2.26).
 *  7. A form is spoiled for good by its date, its ending event or a deficiency:
 *     signing the same paper again does not help, a new form does.
 *  8. Of all releases signed, the latest signed governs, alone. When it ends in
 *     whatever way, nothing older comes back.
 *  9. A release found deficient never was one (2.31(c)): from the day of the
 *     finding on, it is as if it had not been signed, and an older one stands,
 *     with whatever happened to that one meanwhile. So does one that was
 *     prepared or declined and never signed: the older one stands. But what the
 *     person took back from the deficient one, in the belief that it held, is
 *     taken back from the older one, too: a flaw of paper loses no withdrawal.
 * 10. "Declined" after a signature is a withdrawal by another word: REVOKED.
 * 11. "Superseded" only notes what rule 8 does anyway. Noted where no later
 *     release was ever signed, it ends the form; where the later one proved
 *     deficient, rule 9 goes before and it means nothing.
 * 12. What happens after the day asked about is not known on it.
 * 13. A form that only adds (an agency joined the site) is read into the release
 *     that it adds to, as an event ADDED with its own ticks. It grants from its
 *     day on and ends with that release; it revives nothing, and one signed
 *     before the release's own signature adds nothing to it. What was taken back
 *     before it was added counts no longer for what it adds (rule 5), and for
 *     nothing else.
 * 14. An agency that leaves the site is out from that day, whole, for all that
 *     was signed before it joined again. When it joins again nothing older comes
 *     back; only what is signed from that day on lets it hear: who signed was
 *     told that it had left. Inside the gap it hears nothing by whatever paper.
 * 15. A paper entered for the wrong person never was one of theirs: on every day,
 *     also before that was noticed, it is as if it had been found deficient
 *     (rule 9), and no word is made of it. What somebody took back from it in the
 *     belief that it was theirs is taken back from the older one, too.
 */

const char *const clew_consent_event_ids[] = {
  [CLEW_CONSENT_PREPARED] = "prepared",
  [CLEW_CONSENT_PRINTED] = "printed",
  [CLEW_CONSENT_SIGNED] = "signed",
  [CLEW_CONSENT_DECLINED] = "declined",
  [CLEW_CONSENT_COPY_GIVEN] = "copy_given",
  [CLEW_CONSENT_REVOKED] = "revoked",
  [CLEW_CONSENT_RESTRICTED] = "restricted",
  [CLEW_CONSENT_SUPERSEDED] = "superseded",
  [CLEW_CONSENT_ENDED] = "ended",
  [CLEW_CONSENT_DEFICIENT] = "deficient",
  [CLEW_CONSENT_NOT_NOW] = "not_now",
  [CLEW_CONSENT_NOTE_RECEIVED] = "note_received",
  [CLEW_CONSENT_WRONG_PERSON] = "wrong_person",
  [CLEW_CONSENT_ADDED] = "added",
  [CLEW_CONSENT_N_EVENTS] = NULL,
};

const char *const clew_release_state_ids[] = {
  [CLEW_RELEASE_NONE] = "none",
  [CLEW_RELEASE_PREPARED] = "prepared",
  [CLEW_RELEASE_DECLINED] = "declined",
  [CLEW_RELEASE_ACTIVE] = "active",
  [CLEW_RELEASE_EXPIRING] = "expiring",
  [CLEW_RELEASE_PARTLY_REVOKED] = "partly_revoked",
  [CLEW_RELEASE_EXPIRED] = "expired",
  [CLEW_RELEASE_ENDED] = "ended",
  [CLEW_RELEASE_REVOKED] = "revoked",
  [CLEW_RELEASE_DEFICIENT] = "deficient",
  [CLEW_RELEASE_N_STATES] = NULL,
};

int
clew_consent_compare_events (const ClewConsentEvent *a, const ClewConsentEvent *b)
{
  if (a->on != b->on)
    return a->on < b->on ? -1 : 1;
  return (a->entered > b->entered) - (a->entered < b->entered);
}

/* Not earlier than the signature: at once is later (rule 5). */
static gboolean
is_later (const ClewConsentEvent *event, const ClewConsentEvent *signature)
{
  return event != signature && clew_consent_compare_events (event, signature) >= 0;
}

static const ClewConsentEvent *
find_signature (const ClewConsent *consent, ClewDay on)
{
  const ClewConsentEvent *signature = NULL;

  for (guint i = 0; i < consent->n_events; i++)
    {
      const ClewConsentEvent *event = &consent->events[i];

      if (event->kind == CLEW_CONSENT_SIGNED && event->on != CLEW_DAY_UNKNOWN && event->on <= on &&
          (signature == NULL || clew_consent_compare_events (event, signature) >= 0))
        signature = event;
    }
  return signature;
}

/* The first day of such an event, by @on. */
static gboolean
find_first (const ClewConsent *consent, ClewConsentEventKind kind, ClewDay on, ClewDay *since)
{
  gboolean found = FALSE;

  *since = CLEW_DAY_UNKNOWN;
  for (guint i = 0; i < consent->n_events; i++)
    if (consent->events[i].kind == kind && consent->events[i].on <= on &&
        (!found || consent->events[i].on < *since))
      {
        *since = consent->events[i].on;
        found = TRUE;
      }
  return found;
}

gboolean
clew_consent_is_deficient (const ClewConsent *consent, ClewDay on, ClewDay *since)
{
  return find_first (consent, CLEW_CONSENT_DEFICIENT, on, since);
}

/**
 * clew_consent_is_not_theirs:
 * @consent: a release
 *
 * Returns: whether it was entered for the wrong person, whenever that was noticed (rule 15)
 */
gboolean
clew_consent_is_not_theirs (const ClewConsent *consent)
{
  for (guint i = 0; i < consent->n_events; i++)
    if (consent->events[i].kind == CLEW_CONSENT_WRONG_PERSON)
      return TRUE;
  return FALSE;
}

/* Whether it never was one, by what is known on a day (rules 9 and 15). */
static gboolean
is_void (const ClewConsent *consent, ClewDay on)
{
  ClewDay since;

  return clew_consent_is_not_theirs (consent) || clew_consent_is_deficient (consent, on, &since);
}

/* Of all signed releases, void or not as wanted, the one signed last. */
static const ClewConsent *
find_signed (const ClewConsent       *consents,
             guint                    n_consents,
             ClewDay                  on,
             gboolean                 wanted_void,
             const ClewConsentEvent **signature)
{
  const ClewConsent      *latest = NULL;
  const ClewConsentEvent *latest_signature = NULL;

  for (guint i = 0; i < n_consents; i++)
    {
      const ClewConsentEvent *found = find_signature (&consents[i], on);

      if (found == NULL || is_void (&consents[i], on) != wanted_void)
        continue;
      if (latest == NULL || clew_consent_compare_events (found, latest_signature) >= 0)
        {
          latest = &consents[i];
          latest_signature = found;
        }
    }
  *signature = latest_signature;
  return latest;
}

/* Which events take something away from whom. */
typedef gboolean (*Taking) (const ClewConsentEvent *event,
                            const char             *agency,
                            const char             *category);

static gboolean
takes_all (const ClewConsentEvent *event, const char *agency, const char *category)
{
  return event->kind == CLEW_CONSENT_DECLINED ||
         (event->kind == CLEW_CONSENT_REVOKED && event->agency == NULL);
}

static gboolean
takes_agency (const ClewConsentEvent *event, const char *agency, const char *category)
{
  return event->kind == CLEW_CONSENT_REVOKED && event->agency != NULL &&
         g_strcmp0 (event->agency, agency) == 0;
}

static gboolean
takes_kind (const ClewConsentEvent *event, const char *agency, const char *category)
{
  return event->kind == CLEW_CONSENT_RESTRICTED &&
         (event->agency == NULL || g_strcmp0 (event->agency, agency) == 0) &&
         (event->category == NULL || g_strcmp0 (event->category, category) == 0);
}

/* Whether what befell this paper befalls the governing one, too (rules 9 and 15). */
static gboolean
is_heard_from (const ClewConsentRuling *ruling,
               const ClewConsent       *consent,
               const ClewConsentEvent  *event)
{
  if (consent == ruling->governing)
    return TRUE;
  if (!is_void (consent, ruling->on))
    return FALSE;
  for (guint i = 0; i < consent->n_events; i++)
    if (consent->events[i].kind == CLEW_CONSENT_SIGNED &&
        consent->events[i].on != CLEW_DAY_UNKNOWN && is_later (event, &consent->events[i]))
      return TRUE;
  return FALSE;
}

/* The first day on which somebody took that away, since it was granted. */
static ClewDay
find_taken (const ClewConsentRuling *ruling,
            const ClewConsentEvent  *granted,
            Taking                   takes,
            const char              *agency,
            const char              *category)
{
  ClewDay first = CLEW_DAY_UNKNOWN;

  for (guint c = 0; c < ruling->n_consents; c++)
    for (guint i = 0; i < ruling->consents[c].n_events; i++)
      {
        const ClewConsentEvent *event = &ruling->consents[c].events[i];

        if (event->on <= ruling->on && takes (event, agency, category) &&
            (first == CLEW_DAY_UNKNOWN || event->on < first) &&
            is_later (event, granted) && is_heard_from (ruling, &ruling->consents[c], event))
          first = event->on;
      }
  return first;
}

/* Keeps the reason that began first; of one day the one noted first, so call it
 * for the weightier first. Nothing can stop before it was signed. */
static void
note_stop (ClewConsentStop *stop, ClewHear why, ClewDay day, const ClewConsentEvent *signature)
{
  if (day == CLEW_DAY_UNKNOWN)
    return;
  day = MAX (day, signature->on);
  if (stop->why == CLEW_HEAR_YES || day < stop->since)
    {
      stop->why = why;
      stop->since = day;
    }
}

/* When somebody noted that a later release took its place (rule 11). */
static ClewDay
find_superseded (const ClewConsentRuling *ruling)
{
  const ClewConsentEvent *spoiled;
  ClewDay                 first = CLEW_DAY_UNKNOWN;

  find_signed (ruling->consents, ruling->n_consents, ruling->on, TRUE, &spoiled);
  if (spoiled != NULL && clew_consent_compare_events (spoiled, ruling->signature) >= 0)
    return CLEW_DAY_UNKNOWN;

  for (guint i = 0; i < ruling->governing->n_events; i++)
    {
      const ClewConsentEvent *event = &ruling->governing->events[i];

      if (event->kind == CLEW_CONSENT_SUPERSEDED && event->on <= ruling->on &&
          is_later (event, ruling->signature) &&
          (first == CLEW_DAY_UNKNOWN || event->on < first))
        first = event->on;
    }
  return first;
}

/* What is known of the governing release on a day, or no governing one. */
ClewConsentRuling
clew_consent_rule (const ClewConsent *consents, guint n_consents, ClewDay on)
{
  ClewConsentRuling ruling = { consents, n_consents, on, NULL, NULL };

  ruling.governing = find_signed (consents, n_consents, on, FALSE, &ruling.signature);
  return ruling;
}

/* What ended the whole of the governing release. */
ClewConsentStop
clew_consent_find_stop (const ClewConsentRuling *ruling)
{
  ClewConsentStop stop = { CLEW_HEAR_YES, CLEW_DAY_UNKNOWN };
  ClewDay         ended, expires_on = ruling->governing->expires_on;
  ClewDay         taken = find_taken (ruling, ruling->signature, takes_all, NULL, NULL);

  find_first (ruling->governing, CLEW_CONSENT_ENDED, ruling->on, &ended);
  note_stop (&stop, CLEW_HEAR_REVOKED, taken, ruling->signature);
  note_stop (&stop, CLEW_HEAR_ENDED, ended, ruling->signature);
  note_stop (&stop, CLEW_HEAR_ENDED, find_superseded (ruling), ruling->signature);
  if (expires_on <= ruling->on)
    note_stop (&stop, CLEW_HEAR_EXPIRED, expires_on, ruling->signature);
  return stop;
}

/**
 * clew_agency_gap_find:
 * @gaps: (array length=n_gaps): when agencies were away
 * @n_gaps: how many
 * @agency: an agency's id
 * @signed_on: the day of the signature
 * @on: the day asked about
 *
 * Rule 14, in the one place where it is asked.
 *
 * Pure. May be called from any thread.
 *
 * Returns: the first day from which what was signed then lets the agency hear
 *   nothing because it left, if that is so by @on; else unknown
 */
ClewDay
clew_agency_gap_find (const ClewAgencyGap *gaps,
                      guint                n_gaps,
                      const char          *agency,
                      ClewDay              signed_on,
                      ClewDay              on)
{
  ClewDay first = CLEW_DAY_UNKNOWN;

  for (guint i = 0; i < n_gaps; i++)
    if (g_strcmp0 (gaps[i].agency, agency) == 0 && gaps[i].left_on <= on &&
        signed_on < gaps[i].rejoined_on &&
        (first == CLEW_DAY_UNKNOWN || gaps[i].left_on < first))
      first = gaps[i].left_on;
  return first;
}

/* Whether the ticks of one signature let this agency hear, and what took that
 * away. With no category: the day on which the last ticked kind fell silent. */
static ClewConsentStop
find_granted_stop (const ClewConsentRuling *ruling,
                   const ClewConsentEvent  *granted,
                   const char              *agency,
                   const char              *category)
{
  gboolean        is_named = FALSE, is_ticked = FALSE, may_hear = FALSE;
  ClewDay         silent = CLEW_DAY_UNKNOWN;
  ClewConsentStop stop = { CLEW_HEAR_YES, CLEW_DAY_UNKNOWN };

  for (guint i = 0; i < granted->n_grants; i++)
    {
      const ClewConsentGrant *grant = &granted->grants[i];
      ClewDay                 taken;

      if (g_strcmp0 (grant->agency, agency) != 0)
        continue;
      is_named = TRUE;
      if (category != NULL && g_strcmp0 (grant->category, category) != 0)
        continue;
      is_ticked = TRUE;
      taken = find_taken (ruling, granted, takes_kind, agency, grant->category);
      may_hear = may_hear || taken == CLEW_DAY_UNKNOWN;
      silent = MAX (silent, taken);
    }

  if (!is_named)
    return (ClewConsentStop){ CLEW_HEAR_NOT_NAMED, ruling->signature->on };
  if (!is_ticked)
    return (ClewConsentStop){ CLEW_HEAR_NOT_THIS_KIND, ruling->signature->on };

  note_stop (&stop, CLEW_HEAR_REVOKED_AGENCY,
             find_taken (ruling, granted, takes_agency, agency, NULL), granted);
  note_stop (&stop, CLEW_HEAR_LEFT,
             clew_agency_gap_find (ruling->governing->gaps, ruling->governing->n_gaps, agency,
                                   granted->on, ruling->on),
             granted);
  if (!may_hear)
    note_stop (&stop, CLEW_HEAR_RESTRICTED, silent, granted);
  return stop;
}

/* How much one signature says of an agency: nothing, its name, its tick, a yes. */
static int
weigh (ClewHear why)
{
  if (why == CLEW_HEAR_YES)
    return 3;
  if (why == CLEW_HEAR_NOT_NAMED)
    return 0;
  return why == CLEW_HEAR_NOT_THIS_KIND ? 1 : 2;
}

static gboolean
says_more (ClewConsentStop stop, ClewConsentStop other)
{
  if (weigh (stop.why) != weigh (other.why))
    return weigh (stop.why) > weigh (other.why);
  return weigh (stop.why) == 2 &&
         (stop.since > other.since ||
          (stop.since == other.since && stop.why == CLEW_HEAR_REVOKED_AGENCY));
}

/* Of the signature and of what was added to it later, the one that says most;
 * of two that fell silent the one that did so last. */
ClewConsentStop
clew_consent_find_agency_stop (const ClewConsentRuling *ruling,
                               const char              *agency,
                               const char              *category)
{
  const ClewConsent *governing = ruling->governing;
  ClewConsentStop    best = find_granted_stop (ruling, ruling->signature, agency, category);

  for (guint i = 0; i < governing->n_events && best.why != CLEW_HEAR_YES; i++)
    {
      const ClewConsentEvent *event = &governing->events[i];
      ClewConsentStop         stop;

      if (event->kind != CLEW_CONSENT_ADDED || event->on > ruling->on ||
          !is_later (event, ruling->signature))
        continue;
      stop = find_granted_stop (ruling, event, agency, category);
      if (says_more (stop, best))
        best = stop;
    }
  return best;
}

/* Nothing is signed: how far the latest paper came. */
static ClewHearAnswer
answer_unsigned (const ClewConsent *consents, guint n_consents, ClewDay on)
{
  ClewReleaseSummary summary = clew_consent_summarize_unsigned (consents, n_consents, on);
  ClewHear           answer = CLEW_HEAR_NO_RELEASE;

  if (summary.state == CLEW_RELEASE_DEFICIENT)
    answer = CLEW_HEAR_DEFICIENT;
  else if (summary.state == CLEW_RELEASE_DECLINED)
    answer = CLEW_HEAR_DECLINED;
  else if (summary.state == CLEW_RELEASE_PREPARED)
    answer = CLEW_HEAR_NOT_SIGNED;
  return (ClewHearAnswer){ answer, summary.consent, summary.day };
}

/**
 * clew_consent_may_hear:
 * @consents: (array length=n_consents): all releases of one person, in any order
 * @n_consents: how many
 * @agency: the id of the agency that would hear
 * @category: (nullable): the id of the kind of information, or %NULL for any kind at all
 * @on: the day on which it would hear
 *
 * Whether an agency may hear something about a person on a day, and if not, why
 * (42 CFR 2.31, 2.33; the house conventions stand at the top of this file). Ask
 * it again at every use: an answer holds for its day alone.
 *
 * An agency that the paper does not name, or not for this kind, is told so even
 * when the paper is over, too. Of several ends the first to begin is named; of one
 * day a revocation before an ending, an ending before a date, and what befell
 * the whole form before what befell the agency.
 *
 * The answer's `since` is the day of the governing signature for yes, not named
 * and not this kind.
 *
 * Pure: reads nothing but its arguments. May be called from any thread.
 *
 * Returns: the answer, which borrows from @consents
 */
ClewHearAnswer
clew_consent_may_hear (const ClewConsent *consents,
                       guint              n_consents,
                       const char        *agency,
                       const char        *category,
                       ClewDay            on)
{
  ClewConsentRuling ruling = clew_consent_rule (consents, n_consents, on);
  ClewConsentStop   whole, own;

  g_return_val_if_fail (agency != NULL, (ClewHearAnswer){ CLEW_HEAR_NO_RELEASE });

  if (ruling.governing == NULL)
    return answer_unsigned (consents, n_consents, on);

  own = clew_consent_find_agency_stop (&ruling, agency, category);
  if (own.why == CLEW_HEAR_NOT_NAMED || own.why == CLEW_HEAR_NOT_THIS_KIND)
    return (ClewHearAnswer){ own.why, ruling.governing, own.since };

  whole = clew_consent_find_stop (&ruling);
  if (own.why != CLEW_HEAR_YES)
    note_stop (&whole, own.why, own.since, ruling.signature);
  if (whole.why != CLEW_HEAR_YES)
    return (ClewHearAnswer){ whole.why, ruling.governing, whole.since };
  return (ClewHearAnswer){ CLEW_HEAR_YES, ruling.governing, ruling.signature->on };
}

/**
 * clew_consent_find_governing:
 * @consents: (array length=n_consents): all releases of one person, in any order
 * @n_consents: how many
 * @on: the day asked about
 *
 * The release that decides on a day: of those signed and not deficient the one
 * signed last. It may be over; then nobody may hear anything.
 *
 * Returns: (nullable) (transfer none): one of @consents, or %NULL if nothing is signed
 */
const ClewConsent *
clew_consent_find_governing (const ClewConsent *consents, guint n_consents, ClewDay on)
{
  return clew_consent_rule (consents, n_consents, on).governing;
}
