/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-case-list.h"
#include "records/clew-office.h"

/* Cases in a column for each stage. A case is brought to another stage by entering what makes
 * it so: by dragging its card, or from the card's menu. */

#define CLEW_TYPE_CASE_BOARD (clew_case_board_get_type ())
G_DECLARE_FINAL_TYPE (ClewCaseBoard, clew_case_board, CLEW, CASE_BOARD, AdwBin)

/* Of how many days resolved cases are shown. */
#define CLEW_BOARD_RESOLVED_DAYS 90

void     clew_case_board_show (ClewCaseBoard *board, ClewOffice *office, GPtrArray *rows);
gboolean clew_case_board_move (ClewCaseBoard *board, ClewCaseRow *row, ClewCaseStage to);
void     clew_case_board_focus_search (ClewCaseBoard *board);
void     clew_case_board_focus_first (ClewCaseBoard *board);
