/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* A row that is one check box, or one of several choices. It is one stop of
 * Tab, and a screen reader says it as "check box" with title and state, which
 * a check button inside a row would not give. The signal "toggled" follows
 * each change. */

#define CLEW_TYPE_CHECK_ROW (clew_check_row_get_type ())
G_DECLARE_FINAL_TYPE (ClewCheckRow, clew_check_row, CLEW, CHECK_ROW, AdwActionRow)

ClewCheckRow *clew_check_row_new (const char *title, const char *subtitle, gboolean active);
ClewCheckRow *clew_check_row_new_choice (const char   *title,
                                         const char   *subtitle,
                                         ClewCheckRow *first);
gboolean      clew_check_row_get_active (ClewCheckRow *row);
void          clew_check_row_set_active (ClewCheckRow *row, gboolean active);
