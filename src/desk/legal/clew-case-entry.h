/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/legal/clew-record-task.h"

/* Where the windows begin in which a case is entered and goes on. */

void clew_case_entry_begin (GtkWidget            *page,
                            ClewOffice           *office,
                            const ClewRecordTask *task,
                            ClewRecord           *record);
void clew_case_entry_add (GtkWidget            *page,
                          ClewOffice           *office,
                          const ClewRecordTask *task,
                          const char           *court_case,
                          const char           *participant);
void clew_case_entry_show_toast (GtkWidget *page, const char *text);
void clew_case_entry_say (GtkWindow *window, const char *text);
void clew_case_entry_show_problem (GtkWidget *page, const GError *error);

/* Tasks of the window */
void clew_case_entry_present_case (GtkWindow *parent, ClewOffice *office, const char *participant);
void clew_case_entry_present_outcome (GtkWindow *parent, ClewOffice *office, const char *hearing);
void clew_case_entry_present_case_outcome (GtkWindow  *parent,
                                           ClewOffice *office,
                                           const char *court_case);
