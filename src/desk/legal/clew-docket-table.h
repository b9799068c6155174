/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/legal/clew-docket-read.h"

/* What is due as a table that can be sorted by each of its columns; what is overdue stays on
 * top. */

#define CLEW_TYPE_DOCKET_TABLE (clew_docket_table_get_type ())
G_DECLARE_FINAL_TYPE (ClewDocketTable, clew_docket_table, CLEW, DOCKET_TABLE, AdwBin)

void       clew_docket_table_show (ClewDocketTable        *table,
                                   const ClewDocketAnswer *answer,
                                   ClewDay                 today,
                                   gboolean                to_top);
GPtrArray *clew_docket_table_get_chosen (ClewDocketTable *table);
void       clew_docket_table_choose (ClewDocketTable *table, gboolean all);
void       clew_docket_table_clear (ClewDocketTable *table);
