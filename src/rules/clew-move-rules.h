/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/clew-stage-rules.h"

/* How a case comes from one stage to another. A stage follows from what happened, so a case
 * isn't moved: something is entered that makes the other stage true. */

typedef enum
{
  CLEW_DEED_HOLD_FILING,
  CLEW_DEED_HOLD_FILED_CASE,
  CLEW_DEED_ORDINARY_COURSE,
  CLEW_DEED_DECLINE,
  CLEW_DEED_FILED,       /* the day of filing */
  CLEW_DEED_ADD_WARRANT, /* that was issued */
  CLEW_DEED_QUASHED,     /* the warrant that stands */
  CLEW_DEED_SERVED,      /* likewise */
  CLEW_DEED_SET_HEARING, /* at which cases are disposed of */
  CLEW_DEED_CLOSED,      /* the day on which the case ended */
  CLEW_N_DEEDS,
} ClewStageDeed;

typedef enum
{
  CLEW_MOVE_POSSIBLE,
  CLEW_MOVE_HERE,     /* it is at that stage */
  CLEW_MOVE_RESOLVED, /* what is resolved goes nowhere */
  CLEW_MOVE_FILED,    /* what is filed doesn't return to the queue */
  CLEW_MOVE_UNDATED,  /* held as a filed case, though no day of filing is entered */
  CLEW_MOVE_WARRANT,  /* a warrant stands, and without it the case would be elsewhere */
  CLEW_MOVE_WARRANTS, /* more than one stands */
  CLEW_MOVE_SET,      /* set for disposition until the outcome of that hearing */
} ClewMoveAnswer;

/**
 * ClewMoveFrom:
 * @stage: where the case is
 * @beneath: where it would be if no warrant stood
 * @is_filed: whether it is filed
 * @holds_filed: whether the decision that governs is to hold a filed case
 * @n_warrants: how many warrants stand
 */
typedef struct
{
  ClewCaseStage stage;
  ClewCaseStage beneath;
  gboolean      is_filed;
  gboolean      holds_filed;
  guint         n_warrants;
} ClewMoveFrom;

/* In no case are there more ways to one stage. */
#define CLEW_MOVE_MOST_DEEDS 2

ClewMoveAnswer clew_stage_find_move (const ClewMoveFrom *from,
                                     ClewCaseStage       to,
                                     ClewStageDeed       deeds[CLEW_MOVE_MOST_DEEDS],
                                     guint              *n_deeds);
