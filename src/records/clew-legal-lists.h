/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-case-list.h"
#include "rules/clew-intake-rules.h"

/* What waits for the liaison prosecutor, of everybody or of one person: warrants that stand,
 * reviews, held charges, and what others changed. Nothing of a case that is sealed or
 * vacated. */

#define CLEW_TYPE_WARRANT_ROW (clew_warrant_row_get_type ())
G_DECLARE_FINAL_TYPE (ClewWarrantRow, clew_warrant_row, CLEW, WARRANT_ROW, GObject)

/**
 * ClewWarrantRow:
 * @of: which case
 * @id: of the warrant
 * @issued_on: when
 * @state: how it stands
 * @bail: in dollars, or -1
 * @place: (nullable): where it is held
 * @officers_told_on: when they were told that discretion is asked for, or unknown
 */
struct _ClewWarrantRow
{
  GObject          parent_instance;
  ClewCaseLabel    of;
  char            *id;
  ClewDay          issued_on;
  ClewWarrantState state;
  gint64           bail;
  char            *place;
  ClewDay          officers_told_on;
};

#define CLEW_TYPE_REVIEW_ROW (clew_review_row_get_type ())
G_DECLARE_FINAL_TYPE (ClewReviewRow, clew_review_row, CLEW, REVIEW_ROW, GObject)

/**
 * ClewReviewRow:
 * @of: which case
 * @id: of the decision
 * @kind: what was decided
 * @decided_on: when
 * @decided_by: (nullable)
 * @review_on: when to look at it again
 * @is_due: whether that day has come
 */
struct _ClewReviewRow
{
  GObject          parent_instance;
  ClewCaseLabel    of;
  char            *id;
  ClewDecisionKind kind;
  ClewDay          decided_on;
  char            *decided_by;
  ClewDay          review_on;
  gboolean         is_due;
};

#define CLEW_TYPE_HELD_ROW (clew_held_row_get_type ())
G_DECLARE_FINAL_TYPE (ClewHeldRow, clew_held_row, CLEW, HELD_ROW, GObject)

/**
 * ClewHeldRow:
 * @of: whose it is; of no case
 * @id: of the held charge
 * @charge: what was diverted
 * @held_by: id of clew_paperwork_holders
 * @holder: (nullable): name or unit
 * @diverted_on: day 0
 * @clock: how its clock stands
 */
struct _ClewHeldRow
{
  GObject         parent_instance;
  ClewCaseLabel   of;
  char           *id;
  char           *charge;
  char           *held_by;
  char           *holder;
  ClewDay         diverted_on;
  ClewIntakeClock clock;
};

GPtrArray  *clew_warrant_list_read (ClewStore  *store,
                                    const char *participant,
                                    ClewDay     today,
                                    GError    **error);
GPtrArray  *clew_review_list_read (ClewStore  *store,
                                   const char *participant,
                                   ClewDay     until,
                                   ClewDay     today,
                                   GError    **error);
GPtrArray  *clew_held_list_read (ClewStore  *store,
                                 const char *participant,
                                 ClewDay     today,
                                 GError    **error);
const char *clew_warrant_state_label (ClewWarrantState state);
const char *clew_intake_state_label (ClewIntakeState state);
