/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"

/* What a liaison prosecutor decided, and what a decision may not be. The decision is
 * always the prosecutor's: nothing here proposes or scores one. */

typedef enum
{
  CLEW_DECISION_DECLINE,
  CLEW_DECISION_HOLD_FILING,
  CLEW_DECISION_HOLD_FILED_CASE,
  CLEW_DECISION_MOVE_TO_DISMISS,
  CLEW_DECISION_SUPPORT_QUASH,
  CLEW_DECISION_NO_WARRANT,
  CLEW_DECISION_SUPPORT_RELEASE,
  CLEW_DECISION_FORGO_DETENTION,
  CLEW_DECISION_NEGOTIATE_DISPOSITION,
  CLEW_DECISION_FILE,
  CLEW_DECISION_ORDINARY_COURSE,
  CLEW_DECISION_SEEK_DETENTION,
  CLEW_DECISION_SEEK_WARRANT,
  CLEW_DECISION_N_KINDS,
} ClewDecisionKind;

/* What a decision is about: a later one replaces an earlier one about the same. */
typedef enum
{
  CLEW_DECISION_ABOUT_CHARGE,
  CLEW_DECISION_ABOUT_WARRANT,
  CLEW_DECISION_ABOUT_CUSTODY,
} ClewDecisionSubject;

/**
 * ClewDecision:
 * @kind: what was decided
 * @on: when
 * @review_on: when to look at it again, or unknown
 * @reviewed_on: when somebody did, or unknown
 *
 * Of one day, the one that stands later among them was entered later.
 */
typedef struct
{
  ClewDecisionKind kind;
  ClewDay          on;
  ClewDay          review_on;
  ClewDay          reviewed_on;
} ClewDecision;

typedef enum
{
  CLEW_REVIEW_NONE,    /* no date was set, or the decision was not made yet */
  CLEW_REVIEW_WAITING, /* its day is to come */
  CLEW_REVIEW_DUE,     /* its day has come */
  CLEW_REVIEW_DONE,    /* made, or a later decision took its place */
} ClewReviewState;

/* What an adverse decision may lack. */
typedef enum
{
  CLEW_GROUND_GOOD,
  CLEW_GROUND_RELEASED, /* rests on what was shared under a release */
  CLEW_GROUND_WHO,      /* nobody attests */
  CLEW_GROUND_WHAT,     /* the kind of source isn't named */
} ClewGround;

/* On each scale harsher stands higher; this is below all. */
#define CLEW_COURSE_UNKNOWN (-1)

typedef enum
{
  CLEW_COURSE_OFFER,
  CLEW_COURSE_DETENTION,
  CLEW_COURSE_DISPOSITION,
  CLEW_COURSE_N_SCALES,
} ClewCourseScale;

/* A place on each scale: of what was decided, or of what is ordinary. */
typedef struct
{
  int place[CLEW_COURSE_N_SCALES];
} ClewCourse;

gboolean            clew_decision_find_kind (const char *id, ClewDecisionKind *kind);
const char         *clew_decision_get_id (ClewDecisionKind kind);
ClewDecisionSubject clew_decision_get_subject (ClewDecisionKind kind);
gboolean            clew_decision_is_adverse (ClewDecisionKind kind);
ClewGround          clew_decision_check_ground (ClewDecisionKind kind,
                                                const char      *source,
                                                const char      *attested_by,
                                                const char      *attested_source);
int                 clew_decision_find_governing (const ClewDecision *decisions,
                                                  guint               n_decisions,
                                                  ClewDecisionSubject subject,
                                                  ClewDay             on);
ClewReviewState     clew_decision_get_review (const ClewDecision *decisions,
                                              guint               n_decisions,
                                              guint               which,
                                              ClewDay             on);

int         clew_course_find_place (ClewCourseScale scale, const char *id);
int         clew_course_count_places (ClewCourseScale scale);
const char *clew_course_get_id (ClewCourseScale scale, int place);
int         clew_course_find_least (ClewDecisionKind kind, ClewCourseScale scale);
gboolean    clew_course_find_harsher (ClewDecisionKind  kind,
                                      const ClewCourse *decided,
                                      const ClewCourse *ordinary,
                                      ClewCourseScale  *scale);
