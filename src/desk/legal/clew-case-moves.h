/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-case-list.h"
#include "records/clew-office.h"
#include "rules/clew-move-rules.h"

/* How a case is brought to another stage at the desk: the window in which what makes it so is
 * entered. */

ClewMoveAnswer clew_case_moves_find (ClewCaseRow  *row,
                                     ClewCaseStage to,
                                     ClewStageDeed deeds[CLEW_MOVE_MOST_DEEDS],
                                     guint        *n_deeds);
const char    *clew_case_moves_label (ClewStageDeed deed);
char          *clew_case_moves_refusal (ClewMoveAnswer answer, ClewCaseStage to);
void           clew_case_moves_begin (GtkWidget    *page,
                                      ClewOffice   *office,
                                      const char   *court_case,
                                      ClewStageDeed deed);
