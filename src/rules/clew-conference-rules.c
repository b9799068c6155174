/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-conference-rules.h"

/*
 * HOUSE CONVENTIONS FOR CONFERENCES
 *
 *  1. All who are present hear what is said, so each agency is told the same
 *     (rule 1 of clew-roster-rules.c).
 *  2. That a conference is held about somebody tells that they take part: "enrollment" is
 *     always told, also where nothing helpful could be said.
 *  3. To speak of progress, barriers, limits, prospects or goals tells of the plan, as a
 *     sentence of a letter does (clew-letter-rules.c). What else was touched, whoever was there
 *     says.
 *  4. Of a step what was noted last counts. There is no failing: it is done, or not needed.
 */

const char *const clew_step_event_ids[] = {
  [CLEW_STEP_DONE] = "done",
  [CLEW_STEP_NOT_NEEDED] = "not_needed",
  [CLEW_STEP_OPEN_AGAIN] = "open_again",
  [CLEW_STEP_N_EVENTS] = NULL,
};

static void
add_category (GPtrArray *categories, const char *category)
{
  for (guint i = 0; i < categories->len; i++)
    if (g_str_equal (g_ptr_array_index (categories, i), category))
      return;
  g_ptr_array_add (categories, (gpointer)category);
}

/**
 * clew_conference_list_categories:
 * @topics: (nullable) (array zero-terminated=1): ids of topics that were spoken of
 * @also: (nullable) (array zero-terminated=1): kinds of information that were touched besides
 *
 * Pure. May be called from any thread.
 *
 * Returns: (transfer container) (array zero-terminated=1): the kinds of information that each
 *   agency present was told; static strings, and those of @also
 */
const char **
clew_conference_list_categories (const char *const *topics, const char *const *also)
{
  const char *plain = clew_topic_ids[CLEW_TOPIC_WORKING_TOGETHER];
  GPtrArray  *categories = g_ptr_array_new ();

  add_category (categories, CLEW_CATEGORY_ENROLLMENT);
  for (guint i = 0; topics != NULL && topics[i] != NULL; i++)
    if (!g_str_equal (topics[i], plain))
      add_category (categories, "plan");
  for (guint i = 0; also != NULL && also[i] != NULL; i++)
    add_category (categories, also[i]);
  g_ptr_array_add (categories, NULL);
  return (const char **)g_ptr_array_free (categories, FALSE);
}

/**
 * clew_step_is_open:
 * @events: (array length=n_events): what was noted of an agreed step, in any order
 * @n_events: how many
 *
 * Pure. May be called from any thread.
 *
 * Returns: whether it is still to be done
 */
gboolean
clew_step_is_open (const ClewStepEvent *events, guint n_events)
{
  const ClewStepEvent *last = NULL;

  for (guint i = 0; i < n_events; i++)
    if (last == NULL || events[i].entered >= last->entered)
      last = &events[i];
  return last == NULL || last->kind == CLEW_STEP_OPEN_AGAIN;
}
