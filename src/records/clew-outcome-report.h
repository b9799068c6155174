/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-concern-list.h"
#include "rules/clew-outcome-rules.h"

/* Whether anybody fared worse for taking part: what came of the cases of a span of days beside the
 * ordinary course, decisions that rest on what was shared, and concerns. */

/* One decision, or how one count ended. */
typedef struct
{
  gboolean         is_count;
  char            *id;
  ClewDay          on;           /* unknown for a count whose day isn't entered */
  char            *charge_class; /* (nullable) */
  ClewComparison   comparison;
  char            *charge;      /* (nullable): of a count */
  char            *disposition; /* (nullable): of a count: its id */
  ClewDecisionKind kind;        /* of a decision, as is what follows */
  char            *decided_by;  /* (nullable) */
  gboolean         rests_on_released;
  ClewGround       ground;
} ClewOutcomeLine;

/**
 * ClewOutcomeCase:
 * @of: which case
 * @charge_class: (nullable): id of the gravest class of its charges
 * @lines: (element-type ClewOutcomeLine): decisions as they were made, then counts
 * @verdict: what can be said of it
 */
typedef struct
{
  ClewCaseLabel of;
  const char   *charge_class;
  GPtrArray    *lines;
  ClewVerdict   verdict;
} ClewOutcomeCase;

/* The classes of charges, the gravest first, then those without one. */
#define CLEW_OUTCOME_N_CLASSES 5

/**
 * ClewOutcomeReport:
 * @from: the first day, or unknown for all until @to
 * @to: the last day, included
 * @cases: (element-type ClewOutcomeCase): in which something was decided, or that ended, in the
 *   order of names
 * @n_cases: how many of them were decided: all but those of %CLEW_VERDICT_NONE
 * @verdicts: how many cases there are of each
 * @classes: likewise, by the gravest class of their charges
 * @answers: how often each answer was given on each scale
 * @n_resting: how many decisions rest on what was shared under a release
 * @n_groundless: how many decisions lack the independent source that they need
 * @n_hidden: how many cases that are sealed or vacated were left out
 * @concerns: (element-type ClewConcernRow): all that are open, the oldest first, then those
 *   answered within the span
 * @n_open: how many are open
 */
typedef struct
{
  ClewDay    from;
  ClewDay    to;
  GPtrArray *cases;
  guint      n_cases;
  guint      verdicts[CLEW_N_VERDICTS];
  guint      classes[CLEW_OUTCOME_N_CLASSES][CLEW_N_VERDICTS];
  guint      answers[CLEW_COURSE_N_SCALES][CLEW_N_OUTCOMES];
  guint      n_resting;
  guint      n_groundless;
  guint      n_hidden;
  GPtrArray *concerns;
  guint      n_open;
} ClewOutcomeReport;

ClewOutcomeReport *clew_outcome_report_read (ClewStore *store,
                                             ClewDay    from,
                                             ClewDay    to,
                                             GError   **error);
ClewOutcomeReport *clew_outcome_report_ref (ClewOutcomeReport *report);
void               clew_outcome_report_unref (ClewOutcomeReport *report);
const char        *clew_outcome_class_id (guint n_class);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewOutcomeReport, clew_outcome_report_unref)
