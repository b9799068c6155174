/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/clew-consent-rules.h"
#include "rules/clew-enrollment-rules.h"

/* How a person's releases and enrollment stand, as people read it at the desk. */

const char *clew_release_state_word (ClewReleaseState state);
const char *clew_enrollment_state_word (ClewEnrollmentState state);
char       *clew_release_words (ClewReleaseState state, ClewDay day, ClewDay today);
char       *clew_enrollment_away_words (ClewEnrollment enrollment);
