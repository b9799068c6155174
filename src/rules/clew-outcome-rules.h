/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/clew-decision-rules.h"

/* What came of a case beside the ordinary course. Cases are compared with what the office does
 * ordinarily, never people with each other, and nobody gets a score. */

/* What can be said of one scale. */
typedef enum
{
  CLEW_OUTCOME_NOTHING, /* nothing came on this scale */
  CLEW_OUTCOME_MILDER,
  CLEW_OUTCOME_SAME,
  CLEW_OUTCOME_HARSHER,
  CLEW_OUTCOME_NOT_ENTERED, /* what came isn't known */
  CLEW_OUTCOME_NO_CLASS,    /* of what class the charge is, isn't known */
  CLEW_OUTCOME_NO_COURSE,   /* what is ordinary isn't known */
  CLEW_N_OUTCOMES,
} ClewOutcome;

/* What can be said of a case. */
typedef enum
{
  CLEW_VERDICT_NONE, /* nothing was decided */
  CLEW_VERDICT_HARSHER,
  CLEW_VERDICT_UNKNOWN, /* can't be compared, or not all of it */
  CLEW_VERDICT_SAME,
  CLEW_VERDICT_MILDER,
  CLEW_N_VERDICTS,
} ClewVerdict;

/**
 * ClewCourseEntry:
 * @charge_class: id of the class
 * @entered: from which day on
 * @course: what is ordinary then
 *
 * Of one day, the one that stands later among them was entered later.
 */
typedef struct
{
  const char *charge_class;
  ClewDay     entered;
  ClewCourse  course;
} ClewCourseEntry;

/**
 * ClewComparison:
 * @came: what came, as far as it is known
 * @ordinary: what is ordinary, likewise
 * @answers: what can be said, scale by scale
 * @is_replaced: whether a later decision about the same took its place
 */
typedef struct
{
  ClewCourse  came;
  ClewCourse  ordinary;
  ClewOutcome answers[CLEW_COURSE_N_SCALES];
  gboolean    is_replaced;
} ClewComparison;

const ClewCourse *clew_course_find_in_force (const ClewCourseEntry *entries,
                                             guint                  n_entries,
                                             const char            *charge_class,
                                             ClewDay                on);
void              clew_outcome_compare_decision (ClewDecisionKind  kind,
                                                 const ClewCourse *decided,
                                                 const char       *charge_class,
                                                 const ClewCourse *ordinary,
                                                 ClewComparison   *comparison);
void              clew_outcome_compare_count (const char       *disposition,
                                              const char       *sentence,
                                              const char       *charge_class,
                                              const ClewCourse *ordinary,
                                              ClewComparison   *comparison);
gboolean          clew_outcome_is_unknown (ClewOutcome outcome);
ClewVerdict       clew_outcome_judge (const ClewComparison *comparisons, guint n_comparisons);
