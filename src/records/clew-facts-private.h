/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-facts.h"
#include "records/clew-signer-ages.h"
#include "rules/clew-received-rules.h"

/* Between clew-facts.c, which reads rows, clew-facts-papers.c, which makes of them
 * what the rules take, and clew-facts-answers.c and clew-facts-told.c, which ask the rules. */

/* One form; its events stand in `events` from @first on. */
typedef struct
{
  ClewConsent consent;
  int         kind;
  const char *adds_to;
  guint       first;
  ClewDay     parent_ends; /* from when a parent's signature no longer holds, or unknown */
} ClewPaper;

/* What an agency told about the person, and that it ended. */
typedef struct
{
  const char       *agency;
  ClewReceivedFacts facts;
  ClewDay           enrolled;
} ClewTold;

typedef struct
{
  const char     *agency;
  ClewReceivedEnd end;
} ClewToldEnd;

struct _ClewFacts
{
  char         *participant;
  char         *door;
  char         *case_manager;
  ClewDay       referred;
  ClewDay       born;
  GArray       *papers;                         /* ClewPaper: every release as it was read */
  GArray       *consents[CLEW_CONSENT_N_KINDS]; /* ClewConsent, of each kind */
  GArray       *additions;                      /* ClewConsent: forms that only add, alone */
  GArray       *folded;                         /* ClewConsentEvent, with what was added */
  GArray       *events;                         /* ClewConsentEvent, of all papers */
  GArray       *grants;                         /* ClewConsentGrant, of all events */
  GArray       *ticks;                          /* guint: each event's first grant */
  GArray       *signers;                        /* ClewSigner: each event's */
  GArray       *steps;                          /* ClewEnrollmentEvent */
  GArray       *told;                           /* ClewTold */
  GArray       *told_ends;                      /* ClewToldEnd */
  GStringChunk *texts;
  GArray       *gaps; /* ClewAgencyGap: of the site, for whomever the facts are */
  GStringChunk *gap_texts;

  ClewSignerAges *ages; /* (nullable): read when the first parent has signed */
};

void     clew_facts_add_ticks (ClewFacts  *facts,
                               const char *agency,
                               const char *categories,
                               const char *offered);
gboolean clew_facts_join (ClewFacts *facts, ClewStore *store, GError **error);

ClewReleaseSummary clew_facts_get_told_release (const ClewFacts *facts, ClewDay on);
ClewEnrollment     clew_facts_get_told_enrollment (const ClewFacts *facts, ClewDay on);
