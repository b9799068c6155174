/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-facts.h"
#include "records/clew-office.h"

/* Who may hear what about a person on a day: agency by kind of information. */

/* One cell: yes, taken back (or restricted), or no. */
typedef enum
{
  CLEW_HEARING_CELL_NO,
  CLEW_HEARING_CELL_YES,
  CLEW_HEARING_CELL_TAKEN_BACK,
} ClewHearingCell;

/**
 * ClewHearingRow:
 * @agency: an agency's id
 * @name: its name as shown
 * @answers: one for each of clew_information_categories, in that order
 */
typedef struct
{
  char           *agency;
  char           *name;
  ClewHearAnswer *answers;
} ClewHearingRow;

GPtrArray      *clew_who_may_hear_load (ClewStore  *store,
                                        const char *participant,
                                        ClewDay     on,
                                        GError    **error);
ClewHearingCell clew_who_may_hear_cell (ClewHear answer);
const char     *clew_hear_reason (ClewHear answer);
const char     *clew_release_state_word (ClewReleaseState state);
const char     *clew_enrollment_state_word (ClewEnrollmentState state);
