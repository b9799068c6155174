/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-case-list.h"

/* The cases at one stage. */

#define CLEW_TYPE_BOARD_COLUMN (clew_board_column_get_type ())
G_DECLARE_FINAL_TYPE (ClewBoardColumn, clew_board_column, CLEW, BOARD_COLUMN, GtkBox)

ClewBoardColumn *clew_board_column_new (ClewCaseStage stage);
void             clew_board_column_fill (ClewBoardColumn *column, GPtrArray *rows, ClewDay today);
ClewCaseStage    clew_board_column_get_stage (ClewBoardColumn *column);
guint            clew_board_column_count (ClewBoardColumn *column);
gboolean         clew_board_column_focus (ClewBoardColumn *column, const char *court_case);
