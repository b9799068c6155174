/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"

/* How a case stands to the participant's enrollment, derived from dates and
 * never typed (LEAD toolkit, liaison prosecutor: non-diverted cases). */

typedef enum
{
  CLEW_CASE_CLASS_UNKNOWN,
  CLEW_CASE_CLASS_PRE_EXISTING,
  CLEW_CASE_CLASS_POST_ENROLLMENT,
} ClewCaseClass;

/* Any of these may be unknown. */
typedef struct
{
  ClewDay incident;
  ClewDay arrested;
  ClewDay filed;
  ClewDay warrant_issued;
  ClewDay enrolled;
} ClewCaseDates;

/**
 * ClewCaseStanding:
 * @class: the class
 * @from_filing_queue: post-enrollment, though the incident came before enrollment
 */
typedef struct
{
  ClewCaseClass class;
  gboolean from_filing_queue;
} ClewCaseStanding;

ClewCaseStanding clew_case_classify (const ClewCaseDates *dates);
const char      *clew_case_check_dates (const ClewCaseDates *dates);
