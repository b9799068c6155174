/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/clew-consent-rules.h"

/* Between clew-consent-rules.c, which holds the law, and
 * clew-consent-summary.c, which puts it into one word. */

/* Why hearing ended and on which day; `why` is yes if it did not. */
typedef struct
{
  ClewHear why;
  ClewDay  since;
} ClewConsentStop;

/* The governing release on a day and its signature; both %NULL if there is none. */
typedef struct
{
  const ClewConsent      *consents;
  guint                   n_consents;
  ClewDay                 on;
  const ClewConsent      *governing;
  const ClewConsentEvent *signature;
} ClewConsentRuling;

int                clew_consent_compare_events (const ClewConsentEvent *a,
                                                const ClewConsentEvent *b);
gboolean           clew_consent_is_deficient (const ClewConsent *consent,
                                              ClewDay            on,
                                              ClewDay           *since);
ClewConsentRuling  clew_consent_rule (const ClewConsent *consents,
                                      guint              n_consents,
                                      ClewDay            on);
ClewConsentStop    clew_consent_find_stop (const ClewConsentRuling *ruling);
ClewConsentStop    clew_consent_find_agency_stop (const ClewConsentRuling *ruling,
                                                  const char              *agency,
                                                  const char              *category);
ClewReleaseSummary clew_consent_summarize_unsigned (const ClewConsent *consents,
                                                    guint              n_consents,
                                                    ClewDay            on);
