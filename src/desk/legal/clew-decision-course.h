/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-ordinary.h"

/* How what is ordinary is said to whoever decides, and why something isn't offered. */

char *clew_decision_course_describe (const ClewOrdinary *ordinary);
char *clew_decision_course_why_not (const ClewOrdinary *ordinary, ClewDecisionKind kind);
