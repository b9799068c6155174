/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"
#include "rules/clew-case-rules.h"
#include "rules/clew-enrollment-rules.h"
#include "rules/clew-stage-rules.h"

/* A case with all that hangs on it. */

/**
 * ClewCase:
 * @record: the case's own record
 * @participant: whose case it is
 * @charges: (element-type ClewRecord): by count
 * @hearings: (element-type ClewRecord): the latest first, those without a date before all
 * @warrants: (element-type ClewRecord): the latest first
 * @decisions: (element-type ClewRecord): the latest first
 * @moves: (element-type ClewRecord): of all its hearings, the latest first
 * @conditions: (element-type ClewRecord): by the day on which they are due
 * @custody: (element-type ClewRecord): because of this case, the latest first
 * @concerns: (element-type ClewRecord): the latest first
 * @hearing_names: what the site calls the kinds of its hearings, by id
 * @related: (element-type ClewRecord): other cases: related, followed and following
 * @is_shown: whether it is neither sealed nor vacated; else nothing of it is here
 * @standing: the class, derived from the dates
 * @enrollment: how the person stands to the program now
 * @disclosures: (element-type ClewRecord): what prosecutors, courts and defenders were told for
 *   this case, or for none; without mistakes and what was corrected
 * @conferences: (element-type ClewRecord): the latest first, without mistakes
 * @steps: (element-type ClewRecord): what was agreed at them
 * @step_events: (element-type ClewRecord): what became of that
 * @received: (element-type ClewRecord): what other agencies shared for this case, or for none;
 *   without mistakes
 */
typedef struct
{
  ClewRecord      *record;
  ClewRecord      *participant;
  GPtrArray       *charges;
  GPtrArray       *hearings;
  GPtrArray       *warrants;
  GPtrArray       *decisions;
  GPtrArray       *moves;
  GPtrArray       *conditions;
  GPtrArray       *custody;
  GPtrArray       *concerns;
  GPtrArray       *related;
  GHashTable      *hearing_names;
  gboolean         is_shown;
  ClewCaseStanding standing;
  ClewEnrollment   enrollment;
  GPtrArray       *disclosures;
  GPtrArray       *conferences;
  GPtrArray       *steps;
  GPtrArray       *step_events;
  GPtrArray       *received;
} ClewCase;

/* For queries that call the case "c": clew_case_is_shown() once more. */
#define CLEW_CASE_SHOWN_SQL "c.sealed_on IS NULL AND c.vacated_on IS NULL"

/* For queries that call the participant "p": clew_enrollment_has_cases_open() once more. Of
 * somebody who died nothing is asked for, unless the entry was wrong and they returned. */
/* clang-format off */
#define CLEW_CASE_ASKED_SQL \
  "NOT EXISTS (SELECT 1 FROM enrollment_event x WHERE x.participant = p.id AND x.kind = 'died' " \
  "AND NOT EXISTS (SELECT 1 FROM enrollment_event y WHERE y.participant = p.id " \
  "AND y.kind = 'returned' AND (y.on_day, y.rowid) > (x.on_day, x.rowid))) AND "
/* clang-format on */
/* A move that was neither taken back nor takes back another. */
#define CLEW_MOVE_STANDS_SQL(move) \
  move ".undoes IS NULL AND NOT EXISTS (SELECT 1 FROM hearing_move u WHERE u.undoes = " move ".id)"

ClewCaseDates    clew_case_read_dates (ClewRecord *court_case);
ClewCaseStanding clew_case_load_standing (ClewStore *store, ClewRecord *court_case, GError **error);
ClewCase        *clew_case_load (ClewStore *store, const char *id, GError **error);
GPtrArray       *clew_case_list (ClewStore *store, const char *participant, GError **error);
ClewRecord      *clew_case_redact (ClewRecord *court_case);
void             clew_case_redact_all (GPtrArray *cases);
void             clew_case_free (ClewCase *court_case);
const char      *clew_case_class_label (ClewCaseClass class);
const char      *clew_case_get_hidden_label (const ClewCase *court_case);
const char      *clew_stage_label (ClewCaseStage stage);
char            *clew_case_describe_standing (ClewCaseStanding standing);
const char      *clew_case_get_hearing_name (const ClewCase *court_case, ClewRecord *hearing);
ClewRecord      *clew_case_find_next_hearing (const ClewCase *court_case, ClewDay today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewCase, clew_case_free)
