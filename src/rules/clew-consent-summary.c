/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-consent-private.h"

/* How far one paper came that counts as not signed. */
static ClewReleaseSummary
summarize_one_unsigned (const ClewConsent *consent, ClewDay on)
{
  const ClewConsentEvent *declined = NULL;
  ClewReleaseSummary      summary = { CLEW_RELEASE_NONE, CLEW_DAY_UNKNOWN, consent };

  if (clew_consent_is_deficient (consent, on, &summary.day))
    {
      summary.state = CLEW_RELEASE_DEFICIENT;
      return summary;
    }

  for (guint i = 0; i < consent->n_events; i++)
    {
      const ClewConsentEvent *event = &consent->events[i];

      if (event->kind == CLEW_CONSENT_DECLINED && event->on <= on &&
          (declined == NULL || clew_consent_compare_events (event, declined) >= 0))
        declined = event;
    }
  if (declined != NULL)
    {
      summary.state = CLEW_RELEASE_DECLINED;
      summary.day = declined->on;
    }

  /* Prepared or printed anew after it was declined, it waits for an answer again. */
  for (guint i = 0; i < consent->n_events; i++)
    {
      const ClewConsentEvent *event = &consent->events[i];

      if (event->on > on || event->kind == CLEW_CONSENT_DECLINED)
        continue;
      if (declined != NULL && ((event->kind != CLEW_CONSENT_PREPARED &&
                                event->kind != CLEW_CONSENT_PRINTED) ||
                               clew_consent_compare_events (event, declined) <= 0))
        continue;
      if (summary.state != CLEW_RELEASE_PREPARED || event->on < summary.day)
        {
          summary.state = CLEW_RELEASE_PREPARED;
          summary.day = event->on;
        }
    }
  return summary;
}

static const ClewConsentEvent *
find_last_event (const ClewConsent *consent, ClewDay on)
{
  const ClewConsentEvent *last = NULL;

  for (guint i = 0; i < consent->n_events; i++)
    if (consent->events[i].on <= on &&
        (last == NULL || clew_consent_compare_events (&consent->events[i], last) >= 0))
      last = &consent->events[i];
  return last;
}

/* When nothing is signed: about the paper to which something happened last. */
ClewReleaseSummary
clew_consent_summarize_unsigned (const ClewConsent *consents, guint n_consents, ClewDay on)
{
  const ClewConsent      *latest = NULL;
  const ClewConsentEvent *latest_event = NULL;

  for (guint i = 0; i < n_consents; i++)
    {
      const ClewConsentEvent *last = find_last_event (&consents[i], on);

      if (last != NULL && !clew_consent_is_not_theirs (&consents[i]) &&
          (latest == NULL || clew_consent_compare_events (last, latest_event) >= 0))
        {
          latest = &consents[i];
          latest_event = last;
        }
    }

  if (latest == NULL)
    return (ClewReleaseSummary){ CLEW_RELEASE_NONE, CLEW_DAY_UNKNOWN, NULL };
  return summarize_one_unsigned (latest, on);
}

/* Who of those named may hear something, and since when the others may not. */
typedef struct
{
  gboolean some_hear;
  gboolean some_silent;
  ClewDay  silent_since;
} Count;

static void
count_named (const ClewConsentRuling *ruling, const ClewConsentEvent *granted, Count *count)
{
  for (guint i = 0; i < granted->n_grants; i++)
    {
      const char     *agency = granted->grants[i].agency;
      ClewConsentStop stop;

      /* Ticks mostly come agency by agency; asking twice would only cost time. */
      if (i > 0 && g_strcmp0 (granted->grants[i - 1].agency, agency) == 0)
        continue;
      stop = clew_consent_find_agency_stop (ruling, agency, NULL);
      /* That an agency left says nothing of the paper: nobody took anything back. */
      if (stop.why == CLEW_HEAR_YES || stop.why == CLEW_HEAR_LEFT)
        count->some_hear = TRUE;
      else
        {
          count->some_silent = TRUE;
          count->silent_since = MAX (count->silent_since, stop.since);
        }
    }
}

static ClewReleaseSummary
summarize_standing (const ClewConsentRuling *ruling, guint soon_days)
{
  const ClewConsent      *governing = ruling->governing;
  const ClewConsentEvent *signature = ruling->signature;
  ClewReleaseSummary      summary = { CLEW_RELEASE_ACTIVE, governing->expires_on, governing };
  Count                   count = { FALSE, FALSE, CLEW_DAY_UNKNOWN };

  count_named (ruling, signature, &count);
  for (guint i = 0; i < governing->n_events; i++)
    if (governing->events[i].kind == CLEW_CONSENT_ADDED &&
        governing->events[i].on <= ruling->on &&
        clew_consent_compare_events (&governing->events[i], signature) >= 0)
      count_named (ruling, &governing->events[i], &count);

  if (!count.some_hear)
    {
      /* A paper that names nobody lacks an element: 42 CFR 2.31(a)(4). */
      summary.state = count.some_silent ? CLEW_RELEASE_REVOKED : CLEW_RELEASE_DEFICIENT;
      summary.day = count.some_silent ? count.silent_since : signature->on;
    }
  else if (count.some_silent)
    summary.state = CLEW_RELEASE_PARTLY_REVOKED;
  else if (governing->expires_on != CLEW_DAY_UNKNOWN &&
           governing->expires_on - ruling->on <= soon_days)
    summary.state = CLEW_RELEASE_EXPIRING;
  return summary;
}

/**
 * clew_consent_summarize:
 * @consents: (array length=n_consents): all releases of one person, in any order, with their grants
 * @n_consents: how many
 * @on: the day asked about
 * @soon_days: how many days before its end a release is "expiring"
 *
 * The state of a person's releases as one word, for lists and headers. It is
 * about the governing release, alive or over, whatever else was prepared or
 * declined since; if nothing is signed, about the paper to which something
 * happened last.
 *
 * Partly revoked goes before expiring; its `day` is the end all the same. An
 * agency of which every kind is restricted counts as revoked. A signed release
 * that names nobody is deficient in this word; for everything else it governs,
 * and nobody may hear.
 *
 * The word is for people. Whether somebody may hear is asked of
 * clew_consent_may_hear() alone.
 *
 * Pure. May be called from any thread.
 *
 * Returns: the word, its day and its release, which is borrowed from @consents
 */
ClewReleaseSummary
clew_consent_summarize (const ClewConsent *consents,
                        guint              n_consents,
                        ClewDay            on,
                        guint              soon_days)
{
  ClewConsentRuling ruling = clew_consent_rule (consents, n_consents, on);
  ClewConsentStop   stop;

  if (ruling.governing == NULL)
    return clew_consent_summarize_unsigned (consents, n_consents, on);

  stop = clew_consent_find_stop (&ruling);
  if (stop.why == CLEW_HEAR_REVOKED)
    return (ClewReleaseSummary){ CLEW_RELEASE_REVOKED, stop.since, ruling.governing };
  if (stop.why == CLEW_HEAR_ENDED)
    return (ClewReleaseSummary){ CLEW_RELEASE_ENDED, stop.since, ruling.governing };
  if (stop.why == CLEW_HEAR_EXPIRED)
    return (ClewReleaseSummary){ CLEW_RELEASE_EXPIRED, stop.since, ruling.governing };
  return summarize_standing (&ruling, soon_days);
}
