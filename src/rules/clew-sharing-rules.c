/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-sharing-rules.h"

/*
 * HOUSE CONVENTIONS FOR WHAT WAS SHARED BEFORE
 *
 *  1. The permission stands if the gate would let the same out again, for the same purpose.
 *  2. It was taken back if the person took it back from the recipient on the day of the telling
 *     or later, also where a newer paper no longer names the recipient (a notice would go out,
 *     rule 8 of clew-gate-rules.c). It may no longer use or pass on what it heard (42 CFR
 *     2.31(a)(6), 2.32, 2.12(d)).
 *  3. It ended if the recipient may not hear the same any more for another reason: the paper
 *     expired, its event came, a restriction was agreed, a new paper names it no more, or it
 *     left the site. Nothing more may be told; what was told was told rightly.
 *  4. What nothing covered when it was told had no permission that could end.
 *  5. A day to come is judged by what is known today.
 */

/* Whether somebody took back what it was told under, as a notice would say. */
static ClewGateVerdict
ask_for_notice (const ClewGrounds *grounds, const ClewShared *shared, const char *const *known,
                ClewDay on)
{
  static const char *const enrollment[] = { CLEW_CATEGORY_ENROLLMENT, NULL };
  ClewConsentKind          kind = clew_gate_choose_kind (shared->purpose, shared->categories[0]);
  ClewGrounds              same = *grounds;
  ClewGateQuestion         question = {
            .recipient = shared->recipient,
            .categories = enrollment,
            .purpose = CLEW_PURPOSE_NOTICE,
            .on = on,
            .today = on,
  };

  for (guint i = 0; i < CLEW_CONSENT_N_KINDS; i++)
    if (i != (guint)kind)
      same.n_consents[i] = 0;
  return clew_gate_decide (&same, &question, known);
}

static gboolean
is_revoked (const ClewGateVerdict *verdict)
{
  return verdict->answer == CLEW_GATE_NO_CONSENT &&
         (verdict->hear == CLEW_HEAR_REVOKED || verdict->hear == CLEW_HEAR_REVOKED_AGENCY);
}

/**
 * clew_permission_find:
 * @grounds: all on which a disclosure about the person can stand
 * @shared: what was told
 * @known_categories: (array zero-terminated=1): every kind of information there is
 * @on: the day asked about, such as that of the next hearing
 *
 * Pure: reads nothing but its arguments. May be called from any thread.
 *
 * Returns: what became of the permission, which borrows from @grounds
 */
ClewPermission
clew_permission_find (const ClewGrounds *grounds,
                      const ClewShared  *shared,
                      const char *const *known_categories,
                      ClewDay            on)
{
  ClewGateQuestion question = {
    .recipient = shared->recipient,
    .categories = shared->categories,
    .purpose = shared->purpose,
    .on = on,
    .today = on,
  };
  ClewGateVerdict now, notice;

  if (!shared->was_covered)
    return (ClewPermission){ CLEW_PERMISSION_NEVER, CLEW_DAY_UNKNOWN, NULL };
  now = clew_gate_decide (grounds, &question, known_categories);
  if (clew_gate_is_yes (now.answer))
    return (ClewPermission){ CLEW_PERMISSION_STANDS, CLEW_DAY_UNKNOWN, NULL };
  if (is_revoked (&now) && now.since >= shared->told_on)
    return (ClewPermission){ CLEW_PERMISSION_TAKEN_BACK, now.since, now.consent };
  notice = ask_for_notice (grounds, shared, known_categories, on);
  if (clew_gate_is_yes (notice.answer) && notice.since >= shared->told_on)
    return (ClewPermission){ CLEW_PERMISSION_TAKEN_BACK, notice.since, notice.consent };
  return (ClewPermission){
    CLEW_PERMISSION_ENDED,
    now.since != CLEW_DAY_UNKNOWN && now.since >= shared->told_on ? now.since : CLEW_DAY_UNKNOWN,
    NULL,
  };
}
