/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-facts.h"
#include "records/clew-office.h"

/* Who may hear what about a person on a day: agency by kind of information. */

/* One cell: yes, taken back (or restricted), or no. What the site says of the
 * agency goes before what the person signed, as at the gate. */
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
 * @consent: (nullable): id of the release that governs
 * @named_as: (nullable): what that release calls it, if that is another name
 * @answers: what the releases say of each of clew_information_categories, in that
 *   order; see clew_hearing_row_cell() for what holds
 * @is_barred: whether the site lets the agency receive nothing
 * @left_on: the day its agreement ended, if it has by the day asked about, or unknown
 */
typedef struct
{
  char           *agency;
  char           *name;
  char           *consent;
  char           *named_as;
  ClewHearAnswer *answers;
  gboolean        is_barred;
  ClewDay         left_on;
} ClewHearingRow;

GPtrArray      *clew_who_may_hear_load (ClewStore  *store,
                                        const char *participant,
                                        ClewDay     on,
                                        GError    **error);
ClewHearingCell clew_who_may_hear_cell (ClewHear answer);
ClewHearingCell clew_hearing_row_cell (const ClewHearingRow *row, guint category);
char           *clew_hearing_row_site_words (const ClewHearingRow *row);
const char     *clew_hear_reason (ClewHear answer);
