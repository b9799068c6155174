/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-case.h"

/* What hangs on a case, a row each: what it is, what there is to say, and how it stands. */

char      *clew_case_rows_join (const char *first, const char *second, const char *third);
GtkWidget *clew_case_row_new (const char *title, const char *subtitle, GtkWidget *suffix);
GtkWidget *clew_case_row_new_charge (ClewRecord *charge);
GtkWidget *clew_case_row_new_hearing (ClewRecord     *hearing,
                                      const ClewCase *court_case,
                                      ClewStore      *store,
                                      ClewDay         today);
GtkWidget *clew_case_row_new_warrant (ClewRecord *warrant, ClewDay today);
GtkWidget *clew_case_row_new_condition (ClewRecord *condition, ClewDay today);
GtkWidget *clew_case_row_new_custody (ClewRecord *stay, ClewDay today);
GtkWidget *clew_case_row_new_decision (ClewRecord *decision, ClewDay today);
GtkWidget *clew_case_row_new_concern (ClewRecord *concern);
