/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-outcome-report.h"

/* The report in words, the same on screen, on paper and in clewctl. */

char       *clew_outcome_dup_answer (const ClewOutcomeReport *report);
char       *clew_outcome_dup_comparison (const ClewOutcomeLine *line, ClewVerdict verdict);
char       *clew_outcome_dup_what (const ClewOutcomeLine *line);
char       *clew_outcome_dup_hidden (const ClewOutcomeReport *report);
const char *clew_outcome_scale_label (ClewCourseScale scale);
const char *clew_outcome_class_label (guint n_class);
const char *clew_outcome_verdict_label (ClewVerdict verdict);
const char *clew_outcome_ground_label (ClewGround ground);
