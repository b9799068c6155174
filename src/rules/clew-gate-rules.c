/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-gate-rules.h"

/*
 * HOUSE CONVENTIONS FOR THE GATE
 *
 *  1. A refusal for one kind of information refuses the whole for that
 *     recipient; the first kind that is not covered is named. Who wants to tell
 *     less asks again for less (42 CFR 2.13(a): only what the purpose needs).
 *  2. Each purpose has its own kind of consent, and none stands in for another:
 *     coordination the multi-party release; treatment, payment and operations
 *     their own form; a proceeding its own form or a court order (42 CFR
 *     2.31(b), (d), 2.12(d)(1)).
 *  3. Counseling notes go out on their own form only, and never together with
 *     anything else (2.31(b)). The purpose does not matter for that, save that
 *     for a proceeding nothing but its own form or an order will do.
 *  4. A subpoena alone opens nothing (2.61 and following): it needs an order. An
 *     order alone compels nothing and opens nothing either: it needs a mandate.
 *     Consent for use in a proceeding needs neither. Where an order was made for the
 *     recipient, a refusal says what that order lacks, and not only that no form is signed.
 *  5. The day an agency leaves is out whole. A site may bar an agency from
 *     receiving anything; neither consent nor order lifts that here, since an
 *     order is then for the agency's counsel and not for this desk.
 *     An order from before the agency left and joined again counts no more, as with
 *     what was signed then (rule 14 of clew-consent-rules.c): the court may not know
 *     of it. From the day on which somebody confirms that it still counts, it does.
 *  6. Who names the consent relied on must name the one that governs, and no order
 *     stands in for it.
 *  7. Nothing is cleared for a day to come: an answer holds for its day alone.
 *  8. To say that permission was taken back is itself a disclosure, after the
 *     consent ended. It goes to an agency that could hear something until the day
 *     before, and may hear nothing on a form of that kind now: only so does it
 *     stop relying on it (2.31(a)(6)). It tells nobody anything new, since it says
 *     no more than that, under "enrollment" in the ledger.
 *     An agency that was never named, or that expired, ended or deficient paper
 *     had silenced before, gets none.
 *  9. Who is not in the directory is on no form and in no order that was entered:
 *     each names agencies of the directory (2.31(a)(4)(i)). What such a person or
 *     place was told stands in the ledger as not covered.
 */

const char *const clew_purpose_ids[] = {
  [CLEW_PURPOSE_COORDINATION] = "coordination",
  [CLEW_PURPOSE_TREATMENT] = "treatment",
  [CLEW_PURPOSE_PROCEEDING] = "proceeding",
  [CLEW_PURPOSE_NOTICE] = "notice",
  [CLEW_PURPOSE_N] = NULL,
};

/**
 * clew_gate_is_yes:
 * @answer: an answer
 *
 * Returns: whether it lets something out
 */
gboolean
clew_gate_is_yes (ClewGateAnswer answer)
{
  return answer == CLEW_GATE_BY_CONSENT || answer == CLEW_GATE_BY_ORDER;
}

static ClewGateVerdict
refuse (ClewGateAnswer answer, const char *category)
{
  return (ClewGateVerdict){ .answer = answer, .hear = CLEW_HEAR_NO_RELEASE, .category = category };
}

static gboolean
is_notes (const char *category)
{
  return g_str_equal (category, CLEW_CATEGORY_COUNSELING_NOTES);
}

/**
 * clew_gate_choose_kind:
 * @purpose: what something is told for; not a notice, which is about all kinds
 * @category: the first kind of information that is told
 *
 * Returns: which form it needs (rules 2 and 3)
 */
ClewConsentKind
clew_gate_choose_kind (ClewPurpose purpose, const char *category)
{
  if (purpose == CLEW_PURPOSE_PROCEEDING)
    return CLEW_CONSENT_PROCEEDINGS;
  if (is_notes (category))
    return CLEW_CONSENT_COUNSELING_NOTES;
  return purpose == CLEW_PURPOSE_TREATMENT ? CLEW_CONSENT_TREATMENT : CLEW_CONSENT_MULTI_PARTY;
}

static ClewGateVerdict
ask_consents (const ClewGrounds *grounds, const ClewGateQuestion *question)
{
  ClewConsentKind kind = clew_gate_choose_kind (question->purpose, question->categories[0]);
  ClewGateVerdict verdict = { .answer = CLEW_GATE_BY_CONSENT, .hear = CLEW_HEAR_YES };

  for (guint i = 0; question->categories[i] != NULL; i++)
    {
      ClewHearAnswer heard = clew_consent_may_hear (grounds->consents[kind],
                                                    grounds->n_consents[kind],
                                                    question->recipient->agency,
                                                    question->categories[i], question->on);

      verdict.hear = heard.answer;
      verdict.consent = heard.consent;
      verdict.since = heard.since;
      if (heard.answer == CLEW_HEAR_YES)
        continue;
      verdict.answer = CLEW_GATE_NO_CONSENT;
      verdict.category = question->categories[i];
      return verdict;
    }
  if (question->consent != NULL && g_strcmp0 (verdict.consent->id, question->consent) != 0)
    verdict.answer = CLEW_GATE_OTHER_CONSENT;
  return verdict;
}

/* The first kind of information asked about that the order does not cover. */
static const char *
find_uncovered (const ClewCourtOrder *order, const ClewGateQuestion *question)
{
  for (guint i = 0; question->categories[i] != NULL; i++)
    if (!g_strv_contains (order->categories, question->categories[i]))
      return question->categories[i];
  return NULL;
}

/**
 * clew_gate_order_find_gap:
 * @gaps: (array length=n_gaps): when agencies were away
 * @n_gaps: how many
 * @order: a court order
 * @on: the day asked about
 *
 * Returns: the first day from which the order counts no more because the agency left, if that
 *   is so by @on and nobody confirmed since that it does (rule 5); else unknown
 */
ClewDay
clew_gate_order_find_gap (const ClewAgencyGap  *gaps,
                          guint                 n_gaps,
                          const ClewCourtOrder *order,
                          ClewDay               on)
{
  ClewDay confirmed = order->confirmed_on <= on ? order->confirmed_on : CLEW_DAY_UNKNOWN;

  return clew_agency_gap_find (gaps, n_gaps, order->agency, MAX (order->issued_on, confirmed),
                               on);
}

/* What one order says for this recipient, or @none if it says nothing. Where a form for
 * proceedings was signed too, what that lacks is said first. */
static ClewGateVerdict
ask_order (const ClewGrounds      *grounds,
           const ClewCourtOrder   *order,
           const ClewGateQuestion *question,
           ClewGateVerdict         none)
{
  const char     *uncovered = find_uncovered (order, question);
  ClewDay         away = clew_gate_order_find_gap (grounds->gaps, grounds->n_gaps, order,
                                                   question->on);
  ClewGateVerdict refusal = none;

  if (g_strcmp0 (order->agency, question->recipient->agency) != 0 ||
      order->issued_on == CLEW_DAY_UNKNOWN || order->issued_on > question->on)
    return none;
  refusal.order = order;
  refusal.since = CLEW_DAY_UNKNOWN;
  if (order->ends_on != CLEW_DAY_UNKNOWN && order->ends_on <= question->on)
    {
      refusal.answer = CLEW_GATE_ORDER_ENDED;
      refusal.since = order->ends_on;
    }
  else if (uncovered != NULL)
    {
      refusal.answer = CLEW_GATE_ORDER_NOT_THIS_KIND;
      refusal.category = uncovered;
    }
  else if (order->mandate_on == CLEW_DAY_UNKNOWN || order->mandate_on > question->on)
    {
      refusal.answer = CLEW_GATE_ORDER_WITHOUT_MANDATE;
      return refusal;
    }
  else if (away != CLEW_DAY_UNKNOWN)
    {
      refusal.answer = CLEW_GATE_ORDER_BEFORE_GAP;
      refusal.since = away;
      return refusal;
    }
  else
    return (ClewGateVerdict){
      .answer = CLEW_GATE_BY_ORDER,
      .hear = refusal.hear,
      .order = order,
      .since = MAX (order->issued_on, order->mandate_on),
    };
  return none.hear == CLEW_HEAR_NO_RELEASE ? refusal : none;
}

/* How near an answer is to a yes, of those that an order can give. */
static guint
rank_answer (ClewGateAnswer answer)
{
  static const ClewGateAnswer ranks[] = { CLEW_GATE_ORDER_ENDED, CLEW_GATE_ORDER_NOT_THIS_KIND,
                                          CLEW_GATE_ORDER_WITHOUT_MANDATE,
                                          CLEW_GATE_ORDER_BEFORE_GAP, CLEW_GATE_BY_ORDER };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (ranks[i] == answer)
      return i + 1;
  return 0;
}

/* The order that comes nearest to a yes; of equally near ones, a yes comes from the first, a
 * refusal from the last recorded. */
static ClewGateVerdict
ask_orders (const ClewGrounds *grounds, const ClewGateQuestion *question, ClewGateVerdict refusal)
{
  ClewGateVerdict best = refusal;

  for (guint i = 0; i < grounds->n_orders && best.answer != CLEW_GATE_BY_ORDER; i++)
    {
      ClewGateVerdict verdict = ask_order (grounds, &grounds->orders[i], question, refusal);

      if (rank_answer (verdict.answer) >= rank_answer (best.answer))
        best = verdict;
    }
  return best;
}

static ClewGateVerdict
decide_proceeding (const ClewGrounds *grounds, const ClewGateQuestion *question)
{
  ClewGateVerdict verdict = ask_consents (grounds, question);

  if (clew_gate_is_yes (verdict.answer) || verdict.answer == CLEW_GATE_OTHER_CONSENT)
    return verdict;
  if (question->consent == NULL)
    verdict = ask_orders (grounds, question, verdict);
  if (verdict.answer == CLEW_GATE_NO_CONSENT && question->subpoena)
    verdict.answer = CLEW_GATE_SUBPOENA_ALONE;
  return verdict;
}

/* Whether the agency may hear anything at all on the form of that kind. */
static ClewHearAnswer
hear_anything (const ClewGrounds      *grounds,
               ClewConsentKind         kind,
               const ClewGateQuestion *question,
               const char *const      *known_categories,
               ClewDay                 on)
{
  ClewHearAnswer heard = { CLEW_HEAR_NO_RELEASE, NULL, CLEW_DAY_UNKNOWN };

  for (guint i = 0; known_categories[i] != NULL; i++)
    {
      ClewHearAnswer answer = clew_consent_may_hear (grounds->consents[kind],
                                                     grounds->n_consents[kind],
                                                     question->recipient->agency,
                                                     known_categories[i], on);

      if (answer.answer == CLEW_HEAR_YES)
        return answer;
      if (heard.answer != CLEW_HEAR_REVOKED && heard.answer != CLEW_HEAR_REVOKED_AGENCY)
        heard = answer;
    }
  return heard;
}

/* Notes the withdrawal if it silenced the agency, and is the latest that did. */
static void
note_withdrawal (const ClewGrounds      *grounds,
                 ClewConsentKind         kind,
                 const ClewGateQuestion *question,
                 const char *const      *known_categories,
                 ClewDay                 day,
                 ClewGateVerdict        *verdict)
{
  ClewHearAnswer before, after;

  if (day == CLEW_DAY_UNKNOWN || day > question->on || day <= verdict->since)
    return;
  before = hear_anything (grounds, kind, question, known_categories, day - 1);
  after = hear_anything (grounds, kind, question, known_categories, day);
  if (before.answer != CLEW_HEAR_YES ||
      (after.answer != CLEW_HEAR_REVOKED && after.answer != CLEW_HEAR_REVOKED_AGENCY) ||
      (question->consent != NULL && g_strcmp0 (before.consent->id, question->consent) != 0))
    return;
  *verdict = (ClewGateVerdict){
    .answer = CLEW_GATE_BY_CONSENT,
    .hear = after.answer,
    .consent = before.consent,
    .since = day,
  };
}

static void
note_withdrawals (const ClewGrounds      *grounds,
                  ClewConsentKind         kind,
                  const ClewGateQuestion *question,
                  const char *const      *known_categories,
                  ClewGateVerdict        *verdict)
{
  for (guint i = 0; i < grounds->n_consents[kind]; i++)
    for (guint j = 0; j < grounds->consents[kind][i].n_events; j++)
      {
        const ClewConsentEvent *event = &grounds->consents[kind][i].events[j];

        if (event->kind == CLEW_CONSENT_REVOKED || event->kind == CLEW_CONSENT_DECLINED)
          note_withdrawal (grounds, kind, question, known_categories, event->on, verdict);
      }
}

/* Rule 8. */
static ClewGateVerdict
decide_notice (const ClewGrounds      *grounds,
               const ClewGateQuestion *question,
               const char *const      *known_categories)
{
  ClewGateVerdict verdict = refuse (CLEW_GATE_NOTHING_TAKEN_BACK, NULL);

  for (guint i = 0; question->categories[i] != NULL; i++)
    if (!g_str_equal (question->categories[i], CLEW_CATEGORY_ENROLLMENT))
      return refuse (CLEW_GATE_NOTICE_SAYS_MORE, question->categories[i]);
  for (guint kind = 0; kind < CLEW_CONSENT_N_KINDS; kind++)
    {
      if (hear_anything (grounds, kind, question, known_categories, question->on).answer !=
          CLEW_HEAR_YES)
        note_withdrawals (grounds, kind, question, known_categories, &verdict);
    }
  return verdict;
}

/**
 * clew_gate_decide:
 * @grounds: all on which a disclosure about the person can stand
 * @question: who would hear what, what for, and when
 * @known_categories: (array zero-terminated=1): every kind of information there is
 *
 * Whether it may leave the office (42 CFR 2.13, 2.31, 2.33, 2.12(d); the house
 * conventions stand at the top of this file). What is shown with a subpoena is
 * for a proceeding, whatever purpose is named.
 *
 * Pure: reads nothing but its arguments. May be called from any thread.
 *
 * Returns: the verdict, which borrows from the arguments
 */
ClewGateVerdict
clew_gate_decide (const ClewGrounds      *grounds,
                  const ClewGateQuestion *question,
                  const char *const      *known_categories)
{
  ClewGateQuestion         asked = *question;
  const ClewGateRecipient *recipient = question->recipient;
  gboolean                 has_notes = FALSE, has_other = FALSE;

  if (question->categories == NULL || question->categories[0] == NULL)
    return refuse (CLEW_GATE_NOTHING_CHOSEN, NULL);
  for (guint i = 0; question->categories[i] != NULL; i++)
    {
      if (!g_strv_contains (known_categories, question->categories[i]))
        return refuse (CLEW_GATE_UNKNOWN_CATEGORY, question->categories[i]);
      if (is_notes (question->categories[i]))
        has_notes = TRUE;
      else
        has_other = TRUE;
    }
  if (question->on == CLEW_DAY_UNKNOWN || question->on > question->today)
    return refuse (CLEW_GATE_DAY_TO_COME, NULL);
  if (recipient->agency == NULL)
    return refuse (CLEW_GATE_NOT_IN_DIRECTORY, NULL);
  if (!recipient->may_receive)
    return refuse (CLEW_GATE_BARRED, NULL);
  if (recipient->left_on != CLEW_DAY_UNKNOWN && recipient->left_on <= question->on)
    return refuse (CLEW_GATE_LEFT, NULL);
  /* Inside a gap it was away for whatever was signed, and for orders, too. */
  if (clew_agency_gap_find (grounds->gaps, grounds->n_gaps, recipient->agency, question->on,
                            question->on) != CLEW_DAY_UNKNOWN)
    return refuse (CLEW_GATE_LEFT, NULL);
  if (has_notes && has_other)
    return refuse (CLEW_GATE_MIXED_NOTES, CLEW_CATEGORY_COUNSELING_NOTES);
  if (question->subpoena)
    asked.purpose = CLEW_PURPOSE_PROCEEDING;
  if (asked.purpose == CLEW_PURPOSE_NOTICE)
    return decide_notice (grounds, &asked, known_categories);
  return asked.purpose == CLEW_PURPOSE_PROCEEDING ? decide_proceeding (grounds, &asked)
                                                  : ask_consents (grounds, &asked);
}
