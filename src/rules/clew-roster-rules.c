/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-roster-rules.h"

/*
 * HOUSE CONVENTIONS FOR THE LIST OF A MEETING
 *
 *  1. All who are in the room hear what is said there. So somebody may be spoken
 *     of only if each agency present may hear each kind of information that is to
 *     be spoken of, as the gate would answer for that agency alone; one that may
 *     not bars the person (42 CFR 2.33; LEAD toolkit 2023, work group).
 *  2. To be spoken of at all tells that the person takes part. So "enrollment" is
 *     always among the kinds, whatever else is chosen.
 *  3. Somebody whose agency is not in the directory stands on no release, and bars
 *     everybody.
 *  4. With nobody present, or nothing to be spoken of, nobody may be spoken of:
 *     nothing chosen means nobody.
 *  5. A meeting to come is judged by what is known today. That is a forecast to
 *     plan by; the gate clears nothing for it (rule 7 of clew-gate-rules.c).
 */

/**
 * clew_roster_list_categories:
 * @chosen: (nullable) (array zero-terminated=1): kinds of information to be spoken of
 *
 * Returns: (transfer container) (array zero-terminated=1): what each agency must be
 *   allowed to hear (rule 2), borrowed from @chosen; empty when that is
 */
const char **
clew_roster_list_categories (const char *const *chosen)
{
  GPtrArray *categories = g_ptr_array_new ();

  if (chosen != NULL && chosen[0] != NULL)
    g_ptr_array_add (categories, (gpointer)CLEW_CATEGORY_ENROLLMENT);
  for (guint i = 0; chosen != NULL && chosen[i] != NULL; i++)
    if (!g_str_equal (chosen[i], CLEW_CATEGORY_ENROLLMENT))
      g_ptr_array_add (categories, (gpointer)chosen[i]);
  g_ptr_array_add (categories, NULL);
  return (const char **)g_ptr_array_free (categories, FALSE);
}

/**
 * clew_roster_decide:
 * @grounds: all on which a disclosure about the person can stand
 * @meeting: who is present, and what is to be spoken of
 * @known_categories: (array zero-terminated=1): every kind of information there is
 * @verdicts: (out) (array): the answer for each agency, and after them for whoever is
 *   not in the directory; so one more than there are agencies. They borrow from the arguments.
 *
 * Pure: reads nothing but its arguments. May be called from any thread.
 *
 * Returns: whether the person may be spoken of: somebody is present, and all may hear
 */
gboolean
clew_roster_decide (const ClewGrounds       *grounds,
                    const ClewRosterMeeting *meeting,
                    const char *const       *known_categories,
                    ClewGateVerdict         *verdicts)
{
  g_autofree const char **categories = clew_roster_list_categories (meeting->categories);
  const ClewGateRecipient nobody = { .agency = NULL };
  gboolean                all = meeting->n_agencies > 0 && !meeting->has_others;
  ClewGateQuestion        question = {
           .categories = categories,
           .purpose = CLEW_PURPOSE_COORDINATION,
           .on = meeting->on,
           .today = MAX (meeting->on, meeting->today),
  };

  for (guint i = 0; i <= meeting->n_agencies; i++)
    {
      question.recipient = i < meeting->n_agencies ? &meeting->agencies[i] : &nobody;
      verdicts[i] = clew_gate_decide (grounds, &question, known_categories);
      if (i < meeting->n_agencies && !clew_gate_is_yes (verdicts[i].answer))
        all = FALSE;
    }
  if (!meeting->has_others)
    verdicts[meeting->n_agencies] = (ClewGateVerdict){ .answer = CLEW_GATE_BY_CONSENT };
  return all;
}

/**
 * clew_roster_find_only_bar:
 * @verdicts: (array length=n_verdicts): the answers for who is present
 * @n_verdicts: how many
 *
 * Returns: the place of the one that bars the person if no other does, or -1. If it stepped
 *   out, and somebody stayed, the person could be spoken of.
 */
int
clew_roster_find_only_bar (const ClewGateVerdict *verdicts, guint n_verdicts)
{
  int only = -1;

  for (guint i = 0; i < n_verdicts; i++)
    {
      if (clew_gate_is_yes (verdicts[i].answer))
        continue;
      if (only >= 0)
        return -1;
      only = (int)i;
    }
  return only;
}
