/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-case.h"
#include "rules/clew-stage-rules.h"

/* Cases with the stage that each is at, of everybody or of one person. Cases that are sealed
 * or vacated are on no list. */

/* Which case a row is about, and whose it is. Of what hangs on no case only the person. */
typedef struct
{
  char *court_case;
  char *participant;
  char *name; /* as listed */
  char *initials;
  char *cause_number;
  char *court;
  char *department;
  char *prosecutor;
} ClewCaseLabel;

#define CLEW_TYPE_CASE_ROW (clew_case_row_get_type ())
G_DECLARE_FINAL_TYPE (ClewCaseRow, clew_case_row, CLEW, CASE_ROW, GObject)

/**
 * ClewCaseRow:
 * @of: which case
 * @stage: the stage, and since when
 * @standing: the class, if it was asked for; else unknown
 * @charge: (nullable): the first charge
 * @n_charges: how many
 * @n_warrants: how many that stand
 * @hearing: (nullable): id of the next hearing without an outcome
 * @hearing_on: its day, or unknown
 * @hearing_at: (nullable): local HH:MM of it
 * @hearing_kind: (nullable): what it is, translated
 * @review_on: the earliest review that isn't made yet, or unknown
 * @is_remote: whether the court is elsewhere
 * @is_filed: whether it is filed
 * @holds_filed: whether the decision that governs is to hold a filed case
 * @beneath: the stage that it would be at if no warrant stood
 */
struct _ClewCaseRow
{
  GObject          parent_instance;
  ClewCaseLabel    of;
  ClewStagePlace   stage;
  ClewCaseStanding standing;
  char            *charge;
  guint            n_charges;
  guint            n_warrants;
  char            *hearing;
  ClewDay          hearing_on;
  char            *hearing_at;
  char            *hearing_kind;
  ClewDay          review_on;
  gboolean         is_remote;
  gboolean         is_filed;
  gboolean         holds_filed;
  ClewCaseStage    beneath;
};

/**
 * ClewCaseFilter:
 * @participant: (nullable): id of the person whose cases are wanted
 * @court: (nullable): name of the court
 * @prosecutor: (nullable): name of the prosecutor
 * @has_stage: whether only those at @stage are wanted
 * @stage: the stage
 * @resolved_from: those resolved before this day are left out; unknown for all
 * @with_class: whether the class is wanted, too, for which the events of each person are read
 *
 * With zeros all that there are.
 */
typedef struct
{
  const char   *participant;
  const char   *court;
  const char   *prosecutor;
  gboolean      has_stage;
  ClewCaseStage stage;
  ClewDay       resolved_from;
  gboolean      with_class;
} ClewCaseFilter;

GPtrArray     *clew_case_list_read (ClewStore            *store,
                                    const ClewCaseFilter *filter,
                                    ClewDay               today,
                                    GError              **error);
ClewStagePlace clew_case_get_stage (const ClewCase *court_case, ClewDay today);
