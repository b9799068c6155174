/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-outcome-rules.h"

#include <string.h>

/*
 * HOUSE CONVENTIONS FOR OUTCOMES (LEAD toolkit: "No one in LEAD can be worse off because of LEAD")
 *
 *  1. Compared is with the ordinary course of the class of the charge that was in force on the day:
 *     the one entered last up to it. What was entered later says nothing of earlier days.
 *  2. A decision is compared on each scale that it speaks of, a count on how it ended. What isn't
 *     known on either side is never counted as fine.
 *  3. To decline is not to file. Of a kind that only says the least (convention 3 of decisions),
 *     as to file, it is known whether it is harsher, but not that it isn't. With a disposition
 *     negotiated, or the ordinary course taken, something has to be entered.
 *  4. A count not filed, dismissed or acquitted of came to a dismissal. One that was amended is
 *     replaced by another. Of any other the sentence has to be entered.
 *  5. A decision whose place a later one took counts only if it was harsher.
 *  6. A case is harsher if anything in it is; else it can't be compared if anything in it can't be.
 */

/**
 * clew_course_find_in_force:
 * @entries: (array length=n_entries): what was entered as ordinary, each after those before it
 * @n_entries: how many
 * @charge_class: (nullable): id of a class of charges
 * @on: a day
 *
 * Convention 1. Pure. May be called from any thread.
 *
 * Returns: (transfer none) (nullable): what was ordinary on @on
 */
const ClewCourse *
clew_course_find_in_force (const ClewCourseEntry *entries,
                           guint                  n_entries,
                           const char            *charge_class,
                           ClewDay                on)
{
  const ClewCourseEntry *found = NULL;

  for (guint i = 0; charge_class != NULL && i < n_entries; i++)
    if (entries[i].entered <= on && g_str_equal (entries[i].charge_class, charge_class) &&
        (found == NULL || entries[i].entered >= found->entered))
      found = &entries[i];
  return found != NULL ? &found->course : NULL;
}

static gboolean
is_class (const char *charge_class)
{
  return charge_class != NULL && !g_str_equal (charge_class, "unknown");
}

static void
begin (const ClewCourse *ordinary, ClewComparison *comparison)
{
  for (ClewCourseScale scale = 0; scale < CLEW_COURSE_N_SCALES; scale++)
    {
      comparison->came.place[scale] = CLEW_COURSE_UNKNOWN;
      comparison->ordinary.place[scale] = ordinary != NULL ? ordinary->place[scale]
                                                           : CLEW_COURSE_UNKNOWN;
      comparison->answers[scale] = CLEW_OUTCOME_NOTHING;
    }
  comparison->is_replaced = FALSE;
}

/* What came, when it is known. */
static void
set_place (ClewComparison *comparison, ClewCourseScale scale, int place, const char *charge_class)
{
  int          ordinary = comparison->ordinary.place[scale];
  ClewOutcome *answer = &comparison->answers[scale];

  comparison->came.place[scale] = place;
  if (!is_class (charge_class))
    *answer = CLEW_OUTCOME_NO_CLASS;
  else if (ordinary == CLEW_COURSE_UNKNOWN)
    *answer = CLEW_OUTCOME_NO_COURSE;
  else if (place == ordinary)
    *answer = CLEW_OUTCOME_SAME;
  else
    *answer = place > ordinary ? CLEW_OUTCOME_HARSHER : CLEW_OUTCOME_MILDER;
}

/* Convention 3: what a kind comes to on a scale when nothing is entered there. */
static int
find_meant (ClewDecisionKind kind, ClewCourseScale scale)
{
  if (scale == CLEW_COURSE_OFFER && kind == CLEW_DECISION_DECLINE)
    return clew_course_find_place (scale, "no_filing");
  return CLEW_COURSE_UNKNOWN;
}

/* Kinds with which something is decided that ought to be entered on some scale, but isn't. */
static gboolean
is_missing (ClewDecisionKind kind, const ClewCourse *decided)
{
  for (ClewCourseScale scale = 0; scale < CLEW_COURSE_N_SCALES; scale++)
    if (decided->place[scale] != CLEW_COURSE_UNKNOWN)
      return FALSE;
  return kind == CLEW_DECISION_NEGOTIATE_DISPOSITION || kind == CLEW_DECISION_ORDINARY_COURSE;
}

/**
 * clew_outcome_compare_decision:
 * @kind: what was decided
 * @decided: how, as far as it was entered
 * @charge_class: (nullable): id of the gravest class of the case's charges
 * @ordinary: (nullable): what was ordinary for it on the day of the decision
 * @comparison: (out): what can be said
 *
 * Conventions 2 and 3. It is harsher just where clew_course_find_harsher() would have refused it.
 * Pure. May be called from any thread.
 */
void
clew_outcome_compare_decision (ClewDecisionKind  kind,
                               const ClewCourse *decided,
                               const char       *charge_class,
                               const ClewCourse *ordinary,
                               ClewComparison   *comparison)
{
  begin (ordinary, comparison);
  for (ClewCourseScale scale = 0; scale < CLEW_COURSE_N_SCALES; scale++)
    {
      int      place = decided->place[scale];
      int      least = clew_course_find_least (kind, scale);
      int      top = clew_course_count_places (scale) - 1;
      gboolean is_open = place < least && least < top;

      if (place == CLEW_COURSE_UNKNOWN)
        place = find_meant (kind, scale);
      place = MAX (place, least);
      if (place != CLEW_COURSE_UNKNOWN)
        set_place (comparison, scale, place, charge_class);
      if (is_open && comparison->answers[scale] != CLEW_OUTCOME_HARSHER)
        {
          comparison->came.place[scale] = CLEW_COURSE_UNKNOWN;
          comparison->answers[scale] = CLEW_OUTCOME_NOT_ENTERED;
        }
    }
  if (is_missing (kind, decided))
    comparison->answers[CLEW_COURSE_OFFER] = CLEW_OUTCOME_NOT_ENTERED;
}

/**
 * clew_outcome_compare_count:
 * @disposition: (nullable): how the count ended; %NULL when that isn't entered
 * @sentence: (nullable): to what it came
 * @charge_class: (nullable): id of its class
 * @ordinary: (nullable): what was ordinary for it on the day
 * @comparison: (out): what can be said
 *
 * Conventions 2 and 4, of a count that has come to its end. Pure. May be called from any thread.
 */
void
clew_outcome_compare_count (const char       *disposition,
                            const char       *sentence,
                            const char       *charge_class,
                            const ClewCourse *ordinary,
                            ClewComparison   *comparison)
{
  static const char *const ended[] = { "not_filed", "dismissed", "acquitted", NULL };
  const ClewCourseScale    scale = CLEW_COURSE_DISPOSITION;
  int                      place = clew_course_find_place (scale, sentence);

  begin (ordinary, comparison);
  if (place == CLEW_COURSE_UNKNOWN && disposition != NULL && g_strv_contains (ended, disposition))
    place = clew_course_find_place (scale, "dismissed");
  if (place != CLEW_COURSE_UNKNOWN)
    set_place (comparison, scale, place, charge_class);
  else if (g_strcmp0 (disposition, "amended") != 0)
    comparison->answers[scale] = CLEW_OUTCOME_NOT_ENTERED;
}

/**
 * clew_outcome_is_unknown:
 *
 * Returns: whether it can't be compared
 */
gboolean
clew_outcome_is_unknown (ClewOutcome outcome)
{
  return outcome == CLEW_OUTCOME_NOT_ENTERED || outcome == CLEW_OUTCOME_NO_CLASS ||
         outcome == CLEW_OUTCOME_NO_COURSE;
}

/**
 * clew_outcome_judge:
 * @comparisons: (array length=n_comparisons): of what was decided in a case and how its counts
 *   ended
 * @n_comparisons: how many
 *
 * Conventions 5 and 6. Pure. May be called from any thread.
 *
 * Returns: what can be said of the case
 */
ClewVerdict
clew_outcome_judge (const ClewComparison *comparisons, guint n_comparisons)
{
  gboolean has[CLEW_N_OUTCOMES] = { FALSE };

  for (guint i = 0; i < n_comparisons; i++)
    for (ClewCourseScale scale = 0; scale < CLEW_COURSE_N_SCALES; scale++)
      {
        ClewOutcome answer = comparisons[i].answers[scale];

        if (answer == CLEW_OUTCOME_HARSHER || !comparisons[i].is_replaced)
          has[answer] = TRUE;
      }
  if (has[CLEW_OUTCOME_HARSHER])
    return CLEW_VERDICT_HARSHER;
  for (ClewOutcome answer = 0; answer < CLEW_N_OUTCOMES; answer++)
    if (has[answer] && clew_outcome_is_unknown (answer))
      return CLEW_VERDICT_UNKNOWN;
  if (has[CLEW_OUTCOME_MILDER])
    return CLEW_VERDICT_MILDER;
  return has[CLEW_OUTCOME_SAME] ? CLEW_VERDICT_SAME : CLEW_VERDICT_NONE;
}
