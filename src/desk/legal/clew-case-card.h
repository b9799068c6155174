/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-case-list.h"

/* One case in a column of the board. */

#define CLEW_TYPE_CASE_CARD (clew_case_card_get_type ())
G_DECLARE_FINAL_TYPE (ClewCaseCard, clew_case_card, CLEW, CASE_CARD, GtkWidget)

GtkWidget   *clew_case_card_new (void);
void         clew_case_card_show (ClewCaseCard *card, ClewCaseRow *row, ClewDay today);
ClewCaseRow *clew_case_card_get_row (ClewCaseCard *card);
