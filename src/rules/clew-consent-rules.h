/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"

/* What a release of information allows on a date: a pure function of its
 * events. Strings are borrowed. The conventions stand at the top of the .c. */

/* Kinds that are never merged on one form, in the order of clew_consent_kinds. */
typedef enum
{
  CLEW_CONSENT_MULTI_PARTY,
  CLEW_CONSENT_TREATMENT,
  CLEW_CONSENT_COUNSELING_NOTES,
  CLEW_CONSENT_PROCEEDINGS,
  CLEW_CONSENT_N_KINDS,
} ClewConsentKind;

typedef enum
{
  CLEW_CONSENT_PREPARED,
  CLEW_CONSENT_PRINTED,
  CLEW_CONSENT_SIGNED,
  CLEW_CONSENT_DECLINED,
  CLEW_CONSENT_COPY_GIVEN,
  CLEW_CONSENT_REVOKED,
  CLEW_CONSENT_RESTRICTED,
  CLEW_CONSENT_SUPERSEDED,
  CLEW_CONSENT_ENDED,
  CLEW_CONSENT_DEFICIENT,
  CLEW_CONSENT_NOT_NOW,       /* the person could not decide that day */
  CLEW_CONSENT_NOTE_RECEIVED, /* in writing, what was taken back by word of mouth */
  CLEW_CONSENT_WRONG_PERSON,  /* a signed blank form was entered for somebody else's */
  CLEW_CONSENT_ADDED,         /* a form that only adds was signed; in no file */
  CLEW_CONSENT_N_EVENTS,
} ClewConsentEventKind;

extern const char *const clew_consent_event_ids[CLEW_CONSENT_N_EVENTS + 1];

/**
 * ClewConsentGrant:
 * @agency: the agency's id
 * @category: the information category's id
 *
 * One tick on the paper: this agency may hear this kind of information.
 */
typedef struct
{
  const char *agency;
  const char *category;
} ClewConsentGrant;

/**
 * ClewConsentEvent:
 * @kind: what happened
 * @on: the day on which it happened, not the day it was entered
 * @entered: orders events of one day; the later entered is the later
 * @agency: for revoked and restricted: the one agency, or %NULL for all
 * @category: for restricted: the one category, or %NULL for all
 * @grants: for signed and added: what was ticked on paper
 */
typedef struct
{
  ClewConsentEventKind    kind;
  ClewDay                 on;
  gint64                  entered;
  const char             *agency;
  const char             *category;
  const ClewConsentGrant *grants;
  guint                   n_grants;
} ClewConsentEvent;

/**
 * ClewAgencyGap:
 * @agency: the agency's id
 * @left_on: the first day on which it was no longer of the site
 * @rejoined_on: the first day on which it was again
 *
 * A time in which an agency that is of the site was not.
 */
typedef struct
{
  const char *agency;
  ClewDay     left_on;
  ClewDay     rejoined_on;
} ClewAgencyGap;

/**
 * ClewConsent:
 * @id: the release's id
 * @expires_on: the first day without authority, or unknown when it ends by an event
 * @gaps: (array length=n_gaps): when agencies of the site were away
 */
typedef struct
{
  const char             *id;
  ClewDay                 expires_on;
  const ClewConsentEvent *events;
  guint                   n_events;
  const ClewAgencyGap    *gaps;
  guint                   n_gaps;
} ClewConsent;

/* Why an agency may or may not hear; the first is the only yes. */
typedef enum
{
  CLEW_HEAR_YES,
  CLEW_HEAR_NO_RELEASE,
  CLEW_HEAR_NOT_SIGNED,
  CLEW_HEAR_DECLINED,
  CLEW_HEAR_NOT_NAMED,
  CLEW_HEAR_NOT_THIS_KIND,
  CLEW_HEAR_EXPIRED,
  CLEW_HEAR_ENDED,
  CLEW_HEAR_REVOKED,
  CLEW_HEAR_REVOKED_AGENCY,
  CLEW_HEAR_RESTRICTED,
  CLEW_HEAR_LEFT, /* it left the site after this was signed, and joined again */
  CLEW_HEAR_DEFICIENT,
} ClewHear;

/**
 * ClewHearAnswer:
 * @answer: yes, or why not
 * @consent: the release that decided, or %NULL; borrowed from the caller
 * @since: the day on which this answer began, or unknown
 */
typedef struct
{
  ClewHear           answer;
  const ClewConsent *consent;
  ClewDay            since;
} ClewHearAnswer;

/* The state of a person's releases as one word. */
typedef enum
{
  CLEW_RELEASE_NONE,
  CLEW_RELEASE_PREPARED,
  CLEW_RELEASE_DECLINED,
  CLEW_RELEASE_ACTIVE,
  CLEW_RELEASE_EXPIRING,
  CLEW_RELEASE_PARTLY_REVOKED,
  CLEW_RELEASE_EXPIRED,
  CLEW_RELEASE_ENDED,
  CLEW_RELEASE_REVOKED,
  CLEW_RELEASE_DEFICIENT,
  CLEW_RELEASE_N_STATES,
} ClewReleaseState;

extern const char *const clew_release_state_ids[CLEW_RELEASE_N_STATES + 1];

/**
 * ClewReleaseSummary:
 * @state: the one word
 * @day: the date that goes with it: until, not including (active, expiring, partly
 *   revoked; unknown if an event ends it), or since (expired, revoked, ended,
 *   declined, deficient, prepared)
 * @consent: the release that it is about, or %NULL
 */
typedef struct
{
  ClewReleaseState   state;
  ClewDay            day;
  const ClewConsent *consent;
} ClewReleaseSummary;

ClewHearAnswer     clew_consent_may_hear (const ClewConsent *consents,
                                          guint              n_consents,
                                          const char        *agency,
                                          const char        *category,
                                          ClewDay            on);
ClewReleaseSummary clew_consent_summarize (const ClewConsent *consents,
                                           guint              n_consents,
                                           ClewDay            on,
                                           guint              soon_days);
ClewDay            clew_agency_gap_find (const ClewAgencyGap *gaps,
                                         guint                n_gaps,
                                         const char          *agency,
                                         ClewDay              signed_on,
                                         ClewDay              on);
gboolean           clew_consent_is_not_theirs (const ClewConsent *consent);
const ClewConsent *clew_consent_find_governing (const ClewConsent *consents,
                                                guint              n_consents,
                                                ClewDay            on);
