/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-move-rules.h"

/* The stages in the order in which clew-stage-rules.c asks for them: one that is asked for
 * earlier can be entered from any that is asked for later, not the other way. */

static ClewMoveAnswer
one (ClewStageDeed deed, ClewStageDeed *deeds, guint *n_deeds)
{
  deeds[0] = deed;
  *n_deeds = 1;
  return CLEW_MOVE_POSSIBLE;
}

static ClewMoveAnswer
two (ClewStageDeed first, ClewStageDeed second, ClewStageDeed *deeds, guint *n_deeds)
{
  deeds[0] = first;
  deeds[1] = second;
  *n_deeds = 2;
  return CLEW_MOVE_POSSIBLE;
}

static ClewMoveAnswer
end_warrant (const ClewMoveFrom *from, ClewCaseStage to, ClewStageDeed *deeds, guint *n_deeds)
{
  if (from->n_warrants > 1)
    return CLEW_MOVE_WARRANTS;
  if (from->beneath != to)
    return CLEW_MOVE_WARRANT;
  return two (CLEW_DEED_QUASHED, CLEW_DEED_SERVED, deeds, n_deeds);
}

/* To what is decided or filed, from what is decided or filed. */
static ClewMoveAnswer
decide (const ClewMoveFrom *from, ClewCaseStage to, ClewStageDeed *deeds, guint *n_deeds)
{
  if (to == CLEW_STAGE_HELD)
    return one (from->is_filed ? CLEW_DEED_HOLD_FILED_CASE : CLEW_DEED_HOLD_FILING, deeds, n_deeds);
  if (to == CLEW_STAGE_FILED && !from->is_filed && from->holds_filed)
    return CLEW_MOVE_UNDATED;
  if (to == CLEW_STAGE_FILED && !from->is_filed)
    return one (CLEW_DEED_FILED, deeds, n_deeds);
  if (to == CLEW_STAGE_FILING_QUEUE && from->is_filed)
    return CLEW_MOVE_FILED;
  return one (CLEW_DEED_ORDINARY_COURSE, deeds, n_deeds);
}

/**
 * clew_stage_find_move:
 * @from: where the case is
 * @to: the stage that is wanted
 * @deeds: (out): ways to bring it there, each of which does
 * @n_deeds: (out): how many; 0 when it can't be brought there
 *
 * What can be entered today that makes @to the stage of the case (clew-stage-rules.c). Every
 * way is a fact or a decision of the prosecutor's own; none comes before another. Pure. May be
 * called from any thread.
 *
 * Returns: whether there is a way, or why there is none
 */
ClewMoveAnswer
clew_stage_find_move (const ClewMoveFrom *from,
                      ClewCaseStage       to,
                      ClewStageDeed       deeds[CLEW_MOVE_MOST_DEEDS],
                      guint              *n_deeds)
{
  *n_deeds = 0;
  if (from->stage == to)
    return CLEW_MOVE_HERE;
  if (from->stage == CLEW_STAGE_RESOLVED)
    return CLEW_MOVE_RESOLVED;
  if (to == CLEW_STAGE_RESOLVED)
    return from->is_filed ? one (CLEW_DEED_CLOSED, deeds, n_deeds)
                          : two (CLEW_DEED_DECLINE, CLEW_DEED_CLOSED, deeds, n_deeds);
  if (to == CLEW_STAGE_WARRANT)
    return one (CLEW_DEED_ADD_WARRANT, deeds, n_deeds);
  if (from->stage == CLEW_STAGE_WARRANT)
    return end_warrant (from, to, deeds, n_deeds);
  if (to == CLEW_STAGE_SET_FOR_DISPOSITION)
    return one (CLEW_DEED_SET_HEARING, deeds, n_deeds);
  if (from->stage == CLEW_STAGE_SET_FOR_DISPOSITION)
    return CLEW_MOVE_SET;
  return decide (from, to, deeds, n_deeds);
}
