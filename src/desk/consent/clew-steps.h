/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/consent/clew-step.h"

/* The steps, one for each of ClewReleaseStep. */

GType clew_person_step_get_type (void);
GType clew_agencies_step_get_type (void);
GType clew_information_step_get_type (void);
GType clew_time_step_get_type (void);
GType clew_format_step_get_type (void);
GType clew_check_step_get_type (void);
