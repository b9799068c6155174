/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-stage-rules.h"

/*
 * HOUSE CONVENTIONS FOR THE STAGE OF A CASE
 *
 *  1. The first of these that holds on the day: resolved; a warrant stands; set for
 *     disposition; held in abeyance; filed; else in the filing queue.
 *  2. The day of an event counts: closed on a day is resolved on it. So a warrant doesn't
 *     stand any more on the day on which it was quashed or served.
 *  3. Resolved: closed; or every charge disposed of, amended ones left out; or a hearing ended
 *     the case; or the decision that governs is to decline, and nothing is filed.
 *  4. Set for disposition: a plea, trial, sentencing or dismissal has a date. It counts from
 *     the day on which it was entered until its own day, and beyond while nobody entered
 *     what came of it. Without a date it isn't set.
 *  5. Held in abeyance: the decision that governs is to hold a filed case; or to hold filing,
 *     while nothing is filed.
 *  6. Since: the first day of the time that the stage lasted without a break; no earlier than
 *     the first thing that is known to have happened.
 */

static const char *const ids[CLEW_N_STAGES] = {
  [CLEW_STAGE_FILING_QUEUE] = "filing_queue",
  [CLEW_STAGE_HELD] = "held_in_abeyance",
  [CLEW_STAGE_FILED] = "filed",
  [CLEW_STAGE_WARRANT] = "warrant",
  [CLEW_STAGE_SET_FOR_DISPOSITION] = "set_for_disposition",
  [CLEW_STAGE_RESOLVED] = "resolved",
};

/**
 * clew_stage_get_id:
 * @stage: a stage
 *
 * Returns: how commands and files call it
 */
const char *
clew_stage_get_id (ClewCaseStage stage)
{
  return ids[stage];
}

/**
 * clew_stage_find_id:
 * @id: how commands and files call a stage
 * @stage: (out): the stage; untouched if there is none
 *
 * Returns: whether there is such a stage
 */
gboolean
clew_stage_find_id (const char *id, ClewCaseStage *stage)
{
  for (guint i = 0; i < CLEW_N_STAGES; i++)
    if (g_str_equal (ids[i], id))
      {
        *stage = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_one_of (const char *text, const char *const *texts)
{
  return text != NULL && g_strv_contains (texts, text);
}

/**
 * clew_stage_disposes:
 * @hearing_kind: (nullable): id of a kind of hearing
 *
 * Returns: whether cases are disposed of at such hearings (convention 4)
 */
gboolean
clew_stage_disposes (const char *hearing_kind)
{
  static const char *const kinds[] = { "plea", "trial", "sentencing", "dismissal", NULL };

  return is_one_of (hearing_kind, kinds);
}

/**
 * clew_stage_resolves:
 * @hearing_outcome: (nullable): id of what came of a hearing
 *
 * Returns: whether it ends the case (convention 3)
 */
gboolean
clew_stage_resolves (const char *hearing_outcome)
{
  static const char *const outcomes[] = { "dismissed", "resolved", NULL };

  return is_one_of (hearing_outcome, outcomes);
}

static gboolean
has_come (ClewDay day, ClewDay on)
{
  return day != CLEW_DAY_UNKNOWN && day <= on;
}

static gboolean
are_charges_disposed_of (const ClewStageFacts *facts, ClewDay on)
{
  guint n = 0;

  for (guint i = 0; i < facts->n_charges; i++)
    {
      if (facts->charges[i].is_amended)
        continue;
      if (!has_come (facts->charges[i].disposed_on, on))
        return FALSE;
      n++;
    }
  return n > 0;
}

static gboolean
is_resolved (const ClewStageFacts *facts, int governing, ClewDay on)
{
  if (has_come (facts->closed, on) || are_charges_disposed_of (facts, on))
    return TRUE;
  for (guint i = 0; i < facts->n_hearings; i++)
    if (facts->hearings[i].resolves && has_come (facts->hearings[i].on, on))
      return TRUE;
  return governing >= 0 && facts->decisions[governing].kind == CLEW_DECISION_DECLINE &&
         !has_come (facts->filed, on);
}

static gboolean
does_warrant_stand (const ClewStageFacts *facts, ClewDay on)
{
  for (guint i = 0; i < facts->n_warrants; i++)
    if (has_come (facts->warrants[i].issued, on) && !has_come (facts->warrants[i].ended, on))
      return TRUE;
  return FALSE;
}

static gboolean
is_set_for_disposition (const ClewStageFacts *facts, ClewDay on)
{
  for (guint i = 0; i < facts->n_hearings; i++)
    {
      const ClewStageHearing *hearing = &facts->hearings[i];

      if (hearing->disposes && hearing->on != CLEW_DAY_UNKNOWN && hearing->set_on <= on &&
          (!hearing->has_outcome || on < hearing->on))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_held (const ClewStageFacts *facts, int governing, ClewDay on)
{
  if (governing < 0)
    return FALSE;
  return facts->decisions[governing].kind == CLEW_DECISION_HOLD_FILED_CASE ||
         (facts->decisions[governing].kind == CLEW_DECISION_HOLD_FILING &&
          !has_come (facts->filed, on));
}

/**
 * clew_stage_find:
 * @facts: what happened in a case
 * @on: a day
 *
 * The conventions stand at the top of this file. Pure. May be called from any thread.
 *
 * Returns: the stage on @on
 */
ClewCaseStage
clew_stage_find (const ClewStageFacts *facts, ClewDay on)
{
  int governing = clew_decision_find_governing (facts->decisions, facts->n_decisions,
                                                CLEW_DECISION_ABOUT_CHARGE, on);

  if (is_resolved (facts, governing, on))
    return CLEW_STAGE_RESOLVED;
  if (does_warrant_stand (facts, on))
    return CLEW_STAGE_WARRANT;
  if (is_set_for_disposition (facts, on))
    return CLEW_STAGE_SET_FOR_DISPOSITION;
  if (is_held (facts, governing, on))
    return CLEW_STAGE_HELD;
  return has_come (facts->filed, on) ? CLEW_STAGE_FILED : CLEW_STAGE_FILING_QUEUE;
}

static void
add_day (GArray *days, ClewDay day, ClewDay on)
{
  if (has_come (day, on))
    g_array_append_val (days, day);
}

/* The days up to @on on which the stage can have changed. */
static void
collect_days (const ClewStageFacts *facts, ClewDay on, GArray *days)
{
  add_day (days, facts->incident, on);
  add_day (days, facts->arrested, on);
  add_day (days, facts->filed, on);
  add_day (days, facts->closed, on);
  for (guint i = 0; i < facts->n_decisions; i++)
    add_day (days, facts->decisions[i].on, on);
  for (guint i = 0; i < facts->n_hearings; i++)
    {
      add_day (days, facts->hearings[i].set_on, on);
      add_day (days, facts->hearings[i].on, on);
    }
  for (guint i = 0; i < facts->n_warrants; i++)
    {
      add_day (days, facts->warrants[i].issued, on);
      add_day (days, facts->warrants[i].ended, on);
    }
  for (guint i = 0; i < facts->n_charges; i++)
    add_day (days, facts->charges[i].disposed_on, on);
}

static int
compare_later_first (gconstpointer a, gconstpointer b)
{
  ClewDay first = *(const ClewDay *)a;
  ClewDay second = *(const ClewDay *)b;

  return first < second ? 1 : first > second ? -1
                                             : 0;
}

/**
 * clew_stage_find_place:
 * @facts: what happened in a case
 * @on: a day
 *
 * As clew_stage_find(), with how long it has lasted (convention 6).
 *
 * Returns: the stage on @on and since when
 */
ClewStagePlace
clew_stage_find_place (const ClewStageFacts *facts, ClewDay on)
{
  ClewStagePlace place = { clew_stage_find (facts, on), CLEW_DAY_UNKNOWN };
  g_autoptr (GArray) days = g_array_sized_new (FALSE, FALSE, sizeof (ClewDay), 16);

  collect_days (facts, on, days);
  g_array_sort (days, compare_later_first);
  for (guint i = 0; i < days->len; i++)
    {
      ClewDay day = g_array_index (days, ClewDay, i);

      if (clew_stage_find (facts, day) != place.stage)
        break;
      place.since = day;
    }
  return place;
}
