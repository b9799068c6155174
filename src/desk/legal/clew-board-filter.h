/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-case-list.h"

/* Which cases the board leaves out, and the words that say so. Emits "changed". */

#define CLEW_TYPE_BOARD_FILTER (clew_board_filter_get_type ())
G_DECLARE_FINAL_TYPE (ClewBoardFilter, clew_board_filter, CLEW, BOARD_FILTER, GtkBox)

ClewBoardFilter *clew_board_filter_new (void);
void             clew_board_filter_offer (ClewBoardFilter *filter, GPtrArray *rows);
gboolean         clew_board_filter_takes (ClewBoardFilter *filter, ClewCaseRow *row);
void             clew_board_filter_say (ClewBoardFilter *filter, guint n_shown, guint n_all);
void             clew_board_filter_focus (ClewBoardFilter *filter);
