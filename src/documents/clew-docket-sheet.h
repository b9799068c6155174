/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/clew-page.h"
#include "records/clew-docket.h"

/* The docket on paper, to take to court and write on. It stays inside the office. */

/**
 * ClewDocketSheet:
 * @office_name: whose docket it is
 * @from: the first day
 * @to: the last day, included
 * @made_on: when it is made, which is today
 * @overdue: (element-type ClewDocketEntry): from before, in order
 * @n_overdue: how many there are, if more than @overdue
 * @days: (element-type ClewDocketEntry): what is due, in order
 * @more: whether more is due than @days
 * @undated: (nullable) (element-type ClewDocketEntry): hearings without a date
 * @n_undated: how many there are, if more than @undated
 * @closings: (nullable) (element-type ClewRecord): court closings on these days
 * @only: (nullable): what it was filtered by, in words
 * @names: whether names and numbers of cases stand on it, not only initials
 * @a4: A4 instead of Letter
 */
typedef struct
{
  const char *office_name;
  ClewDay     from;
  ClewDay     to;
  ClewDay     made_on;
  GPtrArray  *overdue;
  guint       n_overdue;
  GPtrArray  *days;
  gboolean    more;
  GPtrArray  *undated;
  guint       n_undated;
  GPtrArray  *closings;
  const char *only;
  gboolean    names;
  gboolean    a4;
} ClewDocketSheet;

ClewPages *clew_docket_sheet_lay_out (const ClewDocketSheet *sheet, GError **error);
GBytes    *clew_docket_sheet_render (const ClewDocketSheet *sheet, GError **error);
GBytes    *clew_docket_sheet_print (ClewOffice             *office,
                                    ClewDay                 from,
                                    ClewDay                 to,
                                    const ClewDocketFilter *filter,
                                    const char             *only,
                                    gboolean                on_paper,
                                    GError                **error);
