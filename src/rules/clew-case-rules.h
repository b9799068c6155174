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
  ClewDay closed;
  ClewDay sealed;
  ClewDay vacated;
} ClewCaseDates;

/* The dates of the case itself. */
typedef enum
{
  CLEW_CASE_INCIDENT,
  CLEW_CASE_ARRESTED,
  CLEW_CASE_FILED,
  CLEW_CASE_WARRANT_ISSUED,
  CLEW_CASE_CLOSED,
  CLEW_CASE_SEALED,
  CLEW_CASE_VACATED,
} ClewCaseDate;

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

/* Any of these may be unknown. */
typedef struct
{
  ClewDay quash_requested;
  ClewDay quash_supported;
  ClewDay quashed;
  ClewDay served;
} ClewWarrantDates;

typedef enum
{
  CLEW_WARRANT_STANDS,
  CLEW_WARRANT_QUASH_REQUESTED, /* and stands */
  CLEW_WARRANT_QUASH_SUPPORTED, /* and stands */
  CLEW_WARRANT_QUASHED,
  CLEW_WARRANT_SERVED,
} ClewWarrantState;

ClewCaseStanding clew_case_classify (const ClewCaseDates *dates);
const char      *clew_case_check_dates (const ClewCaseDates *dates, ClewCaseDate *which);
gboolean         clew_case_is_shown (ClewDay sealed, ClewDay vacated);
ClewWarrantState clew_warrant_get_state (const ClewWarrantDates *dates, ClewDay on);
