/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-case-list.h"

/* Between the lists over cases: the columns that say which case a row is about. */

/* clang-format off */
#define CLEW_PERSON_COLUMNS \
  "p.id, p.given_name, p.middle_name, p.family_name, p.preferred_name"
#define CLEW_LABEL_COLUMNS \
  CLEW_PERSON_COLUMNS ", c.id, c.cause_number, c.court, c.department, c.prosecutor"
#define CLEW_N_LABEL_COLUMNS 10
/* Whose case is on lists: for queries that call the case "c". */
#define CLEW_JOIN_CASE \
  "JOIN participant p ON p.id = c.participant AND p.removed IS NULL "
#define CLEW_LISTED_CASE "c.removed IS NULL AND " CLEW_CASE_SHOWN_SQL " "
/* clang-format on */

void         clew_case_label_read (ClewCaseLabel *label, ClewRows *rows);
void         clew_case_label_clear (ClewCaseLabel *label);
int          clew_case_label_compare (const ClewCaseLabel *a, const ClewCaseLabel *b);
gboolean     clew_rows_failed (GError *failure, GError **error);
ClewDecision clew_decision_read (ClewRows *rows, guint first, ClewDecisionKind kind);
