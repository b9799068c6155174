/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/clew-page.h"
#include "records/clew-gate.h"
#include "records/clew-wording.h"

/* The list for a meeting: who is present, and of whom and what may be spoken.
 * Without clearances no function here makes one about anybody. */

/**
 * ClewRosterPaper:
 * @has_names: names instead of initials
 */
typedef struct
{
  gboolean has_names;
} ClewRosterPaper;

GBytes    *clew_roster_paper_print (const GPtrArray *clearances,
                                    gpointer         paper,
                                    ClewRecord     **wording,
                                    GError         **error);
ClewPages *clew_roster_paper_lay_out (const GPtrArray       *clearances,
                                      const ClewRosterPaper *paper,
                                      GError               **error);
GBytes    *clew_roster_paper_sample (ClewOffice  *office,
                                     ClewWording *wording,
                                     ClewDay      approved_on,
                                     GError     **error);
