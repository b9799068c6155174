/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"
#include "rules/clew-case-rules.h"

/* A case with all that hangs on it. */

/**
 * ClewCase:
 * @record: the case's own record
 * @participant: whose case it is
 * @charges: (element-type ClewRecord): by count
 * @hearings: (element-type ClewRecord): the latest first, those without a date before all
 * @warrants: (element-type ClewRecord): the latest first
 * @decisions: (element-type ClewRecord): the latest first
 * @standing: the class, derived from the dates
 */
typedef struct
{
  ClewRecord      *record;
  ClewRecord      *participant;
  GPtrArray       *charges;
  GPtrArray       *hearings;
  GPtrArray       *warrants;
  GPtrArray       *decisions;
  ClewCaseStanding standing;
} ClewCase;

ClewCaseStanding clew_case_load_standing (ClewStore *store, ClewRecord *court_case, GError **error);
ClewCase        *clew_case_load (ClewStore *store, const char *id, GError **error);
GPtrArray       *clew_case_list (ClewStore *store, const char *participant, GError **error);
void             clew_case_free (ClewCase *court_case);
const char      *clew_case_class_label (ClewCaseClass class);
char            *clew_case_describe_standing (ClewCaseStanding standing);
ClewRecord      *clew_case_find_next_hearing (const ClewCase *court_case, ClewDay today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewCase, clew_case_free)
