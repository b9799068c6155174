/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/clew-consent-rules.h"

/* Whether something about a person may leave the office for one recipient, and
 * on what ground: a pure function. Strings are borrowed. The conventions stand
 * at the top of the .c. */

typedef enum
{
  CLEW_PURPOSE_COORDINATION,
  CLEW_PURPOSE_TREATMENT, /* treatment, payment, health care operations */
  CLEW_PURPOSE_PROCEEDING,
  CLEW_PURPOSE_NOTICE, /* that permission was taken back, and no more */
  CLEW_PURPOSE_N,
} ClewPurpose;

extern const char *const clew_purpose_ids[CLEW_PURPOSE_N + 1];

/* The category under which the ledger has a notice: that somebody was here. */
#define CLEW_CATEGORY_ENROLLMENT "enrollment"

/* The category that has a form of its own (42 CFR 2.31(b)). */
#define CLEW_CATEGORY_COUNSELING_NOTES "counseling_notes"

/**
 * ClewGateRecipient:
 * @agency: (nullable): the agency's id, or %NULL for who is not in the directory
 * @may_receive: whether the site lets it receive anything at all
 * @left_on: the first day on which it is no longer of the site, or unknown
 */
typedef struct
{
  const char *agency;
  gboolean    may_receive;
  ClewDay     left_on;
} ClewGateRecipient;

/**
 * ClewCourtOrder:
 * @id: the order's id
 * @agency: who may receive
 * @issued_on: the first day on which it counts
 * @ends_on: the first day without authority, or unknown
 * @mandate_on: when the subpoena or other mandate was issued that compels, or
 *   unknown: without one the order alone permits nothing
 * @categories: (array zero-terminated=1): what it covers
 * @confirmed_on: when somebody confirmed that it still counts, or unknown
 */
typedef struct
{
  const char        *id;
  const char        *agency;
  ClewDay            issued_on;
  ClewDay            ends_on;
  ClewDay            mandate_on;
  const char *const *categories;
  ClewDay            confirmed_on;
} ClewCourtOrder;

/**
 * ClewGrounds:
 * @consents: for each kind of consent the person's consents of that kind
 * @n_consents: how many of each
 * @orders: the court orders about the person
 * @n_orders: how many
 * @gaps: when agencies of the site were away
 * @n_gaps: how many
 *
 * All on which a disclosure about one person can stand.
 */
typedef struct
{
  const ClewConsent    *consents[CLEW_CONSENT_N_KINDS];
  guint                 n_consents[CLEW_CONSENT_N_KINDS];
  const ClewCourtOrder *orders;
  guint                 n_orders;
  const ClewAgencyGap  *gaps;
  guint                 n_gaps;
} ClewGrounds;

/**
 * ClewGateQuestion:
 * @recipient: who would receive
 * @categories: (nullable) (array zero-terminated=1): what; none chosen is refused
 * @purpose: what for
 * @subpoena: whether a subpoena is all that is shown for it
 * @consent: (nullable): the id of the consent relied on; %NULL for the one in force
 * @on: the day of the disclosure
 * @today: today; nothing is cleared for a day to come
 */
typedef struct
{
  const ClewGateRecipient *recipient;
  const char *const       *categories;
  ClewPurpose              purpose;
  gboolean                 subpoena;
  const char              *consent;
  ClewDay                  on;
  ClewDay                  today;
} ClewGateQuestion;

/* The first two are the only yes. */
typedef enum
{
  CLEW_GATE_BY_CONSENT,
  CLEW_GATE_BY_ORDER,
  CLEW_GATE_NOTHING_CHOSEN,
  CLEW_GATE_UNKNOWN_CATEGORY,
  CLEW_GATE_DAY_TO_COME,
  CLEW_GATE_NOT_IN_DIRECTORY,
  CLEW_GATE_BARRED,
  CLEW_GATE_LEFT,
  CLEW_GATE_MIXED_NOTES,
  CLEW_GATE_OTHER_CONSENT,
  CLEW_GATE_SUBPOENA_ALONE,
  CLEW_GATE_ORDER_WITHOUT_MANDATE,
  CLEW_GATE_ORDER_BEFORE_GAP,
  CLEW_GATE_ORDER_ENDED,
  CLEW_GATE_ORDER_NOT_THIS_KIND,
  CLEW_GATE_NOTICE_SAYS_MORE,
  CLEW_GATE_NOTHING_TAKEN_BACK,
  CLEW_GATE_NO_CONSENT, /* see `hear` */
  CLEW_GATE_N_ANSWERS,
} ClewGateAnswer;

/**
 * ClewGateVerdict:
 * @answer: yes and by what, or why not
 * @hear: for a refusal for want of consent: why
 * @category: (nullable): for a refusal: the first kind of information that is not covered
 * @consent: (nullable): the consent that decided; borrowed
 * @order: (nullable): the order that decided; borrowed
 * @since: the day on which the answer began, or unknown
 */
typedef struct
{
  ClewGateAnswer        answer;
  ClewHear              hear;
  const char           *category;
  const ClewConsent    *consent;
  const ClewCourtOrder *order;
  ClewDay               since;
} ClewGateVerdict;

ClewGateVerdict clew_gate_decide (const ClewGrounds      *grounds,
                                  const ClewGateQuestion *question,
                                  const char *const      *known_categories);
ClewDay         clew_gate_order_find_gap (const ClewAgencyGap  *gaps,
                                          guint                 n_gaps,
                                          const ClewCourtOrder *order,
                                          ClewDay               on);
ClewConsentKind clew_gate_choose_kind (ClewPurpose purpose, const char *category);
gboolean        clew_gate_is_yes (ClewGateAnswer answer);
