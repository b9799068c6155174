/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-concern-list.h"
#include "records/clew-ordinary.h"
#include "records/clew-refusal.h"

/* Rows of the start page about the ordinary course: what was tried against it, where there is
 * none, and what somebody asks about it. */

GtkWidget *clew_start_course_new_refusal (ClewOffice     *office,
                                          ClewRefusalRow *row,
                                          gboolean        initials);
GtkWidget *clew_start_course_new_missing (const ClewMissingCourse *missing);
GtkWidget *clew_start_course_new_concern (ClewConcernRow *row, ClewDay today, gboolean initials);
