/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/clew-page.h"
#include "records/clew-outcome-report.h"

/* "No Worse Off" on paper: for the office with its cases, or for the policy group with numbers that
 * are about nobody. */

/**
 * ClewOutcomePaper:
 * @office_name: whose report it is
 * @report: what it says
 * @made_on: when it is made
 * @numbers_only: for the outside: no case and no small number stands on it
 * @names: whether names and numbers of cases stand on it, not only initials; never with
 *   @numbers_only
 * @a4: A4 instead of Letter
 */
typedef struct
{
  const char        *office_name;
  ClewOutcomeReport *report;
  ClewDay            made_on;
  gboolean           numbers_only;
  gboolean           names;
  gboolean           a4;
} ClewOutcomePaper;

ClewPages *clew_outcome_paper_lay_out (const ClewOutcomePaper *paper, GError **error);
GBytes    *clew_outcome_paper_render (const ClewOutcomePaper *paper, GError **error);
GBytes    *clew_outcome_paper_print (ClewOffice *office,
                                     ClewDay     from,
                                     ClewDay     to,
                                     gboolean    numbers_only,
                                     gboolean    on_paper,
                                     GError    **error);
