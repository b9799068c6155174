/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"

/* Enrolled is two acts: the intake and a signed release; the date is the
 * later (LEAD toolkit, enrollment). Nobody fails: active and inactive. */

typedef enum
{
  CLEW_ENROLLMENT_INTAKE_COMPLETED,
  CLEW_ENROLLMENT_RELEASE_SIGNED,
  CLEW_ENROLLMENT_MADE_INACTIVE,
  CLEW_ENROLLMENT_RETURNED,
  CLEW_ENROLLMENT_DISCHARGED,
  CLEW_ENROLLMENT_DIED,
  CLEW_ENROLLMENT_N_EVENTS,
} ClewEnrollmentEventKind;

extern const char *const clew_enrollment_event_ids[CLEW_ENROLLMENT_N_EVENTS + 1];

typedef struct
{
  ClewEnrollmentEventKind kind;
  ClewDay                 on;
  gint64                  entered;
} ClewEnrollmentEvent;

typedef enum
{
  CLEW_ENROLLMENT_NOT_REFERRED,
  CLEW_ENROLLMENT_REFERRED,
  CLEW_ENROLLMENT_ACTIVE,
  CLEW_ENROLLMENT_INACTIVE,
  CLEW_ENROLLMENT_LEFT,
  CLEW_ENROLLMENT_DECEASED,
  CLEW_ENROLLMENT_N_STATES,
} ClewEnrollmentState;

extern const char *const clew_enrollment_state_ids[CLEW_ENROLLMENT_N_STATES + 1];

/**
 * ClewEnrollment:
 * @state: as of the date asked
 * @enrolled: the day of enrollment (the later of intake and first signature), or unknown
 * @since: the day on which @state began, or unknown
 */
typedef struct
{
  ClewEnrollmentState state;
  ClewDay             enrolled;
  ClewDay             since;
} ClewEnrollment;

ClewEnrollment clew_enrollment_on (ClewDay                    referred,
                                   const ClewEnrollmentEvent *events,
                                   guint                      n_events,
                                   ClewDay                    on);
gboolean       clew_enrollment_has_cases_open (ClewEnrollmentState state);
gboolean       clew_enrollment_is_away (ClewEnrollmentState state);
