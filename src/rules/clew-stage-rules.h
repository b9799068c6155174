/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/clew-decision-rules.h"

/* At which stage a case is on a day, derived from what happened in it and never typed. */

typedef enum
{
  CLEW_STAGE_FILING_QUEUE,
  CLEW_STAGE_HELD,
  CLEW_STAGE_FILED,
  CLEW_STAGE_WARRANT,
  CLEW_STAGE_SET_FOR_DISPOSITION,
  CLEW_STAGE_RESOLVED,
  CLEW_N_STAGES,
} ClewCaseStage;

/**
 * ClewStageHearing:
 * @on: its day, or unknown while it has none
 * @set_on: since when it is known of, or unknown
 * @disposes: whether it is of a kind at which cases are disposed of
 * @has_outcome: whether an outcome was entered
 * @resolves: whether that outcome ends the case
 */
typedef struct
{
  ClewDay  on;
  ClewDay  set_on;
  gboolean disposes;
  gboolean has_outcome;
  gboolean resolves;
} ClewStageHearing;

/* A warrant until it was quashed or served. */
typedef struct
{
  ClewDay issued;
  ClewDay ended;
} ClewStageWarrant;

/* A charge that stands for itself; one that was amended is replaced by another. */
typedef struct
{
  ClewDay  disposed_on;
  gboolean is_amended;
} ClewStageCharge;

/* What happened in a case; any day may be unknown. @decisions as for
 * clew_decision_find_governing(). */
typedef struct
{
  ClewDay                 incident;
  ClewDay                 arrested;
  ClewDay                 filed;
  ClewDay                 closed;
  const ClewDecision     *decisions;
  guint                   n_decisions;
  const ClewStageHearing *hearings;
  guint                   n_hearings;
  const ClewStageWarrant *warrants;
  guint                   n_warrants;
  const ClewStageCharge  *charges;
  guint                   n_charges;
} ClewStageFacts;

/**
 * ClewStagePlace:
 * @stage: the stage
 * @since: the first day of the time that it has lasted without a break, or unknown
 */
typedef struct
{
  ClewCaseStage stage;
  ClewDay       since;
} ClewStagePlace;

const char    *clew_stage_get_id (ClewCaseStage stage);
gboolean       clew_stage_find_id (const char *id, ClewCaseStage *stage);
gboolean       clew_stage_disposes (const char *hearing_kind);
gboolean       clew_stage_resolves (const char *hearing_outcome);
ClewCaseStage  clew_stage_find (const ClewStageFacts *facts, ClewDay on);
ClewStagePlace clew_stage_find_place (const ClewStageFacts *facts, ClewDay on);
