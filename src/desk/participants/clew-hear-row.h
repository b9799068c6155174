/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-who-may-hear.h"

#define CLEW_TYPE_HEAR_ROW (clew_hear_row_get_type ())
G_DECLARE_FINAL_TYPE (ClewHearRow, clew_hear_row, CLEW, HEAR_ROW, GtkWidget)

/* A line of the grid "Who may hear what": an agency and a mark for each kind
 * of information with a word below it, or the heads of the columns. Where there is not enough room
 * for both side by side the marks stand below the name. */

GtkWidget *clew_hear_row_new_heads (void);
GtkWidget *clew_hear_row_new (const ClewHearingRow *row, ClewHearRow *heads);
char      *clew_hear_row_dup_reasons (const ClewHearingRow *row);
GtkWidget *clew_hear_row_new_legend (ClewHearingCell cell);
