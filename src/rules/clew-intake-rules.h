/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"

/* The clock of a diverted charge whose paperwork somebody holds until the intake. */

/* Where the site says nothing else. */
#define CLEW_INTAKE_DAYS 30
/* When it is time to say that the end is near. */
#define CLEW_INTAKE_SOON_DAYS 7

typedef struct
{
  ClewDay agreed_on;
  ClewDay until; /* the last day that is in time */
} ClewIntakeExtension;

/**
 * ClewHeldFacts:
 * @diverted: the day of the diversion, which is day 0
 * @days: how many days the site gives
 * @intake: when the intake was completed, or unknown
 * @ended: when the paperwork was given up, or unknown
 * @extensions: (array length=n_extensions): what was agreed
 * @n_extensions: how many
 */
typedef struct
{
  ClewDay                    diverted;
  guint                      days;
  ClewDay                    intake;
  ClewDay                    ended;
  const ClewIntakeExtension *extensions;
  guint                      n_extensions;
} ClewHeldFacts;

typedef enum
{
  CLEW_INTAKE_WAITING, /* in time so far */
  CLEW_INTAKE_SOON,    /* likewise, and the end is near */
  CLEW_INTAKE_PASSED,  /* the last day is over, and there was no intake */
  CLEW_INTAKE_DONE,    /* the intake was completed */
  CLEW_INTAKE_ENDED,   /* the paperwork isn't held any more */
} ClewIntakeState;

/**
 * ClewIntakeClock:
 * @state: how it stands
 * @deadline: the last day that is in time, with what was agreed until then
 * @day: how many days have passed since the diversion; 0 on its day
 * @days_left: until the deadline; 0 on its day, less than 0 after it
 * @is_extended: whether an extension moved the deadline
 */
typedef struct
{
  ClewIntakeState state;
  ClewDay         deadline;
  int             day;
  int             days_left;
  gboolean        is_extended;
} ClewIntakeClock;

ClewIntakeClock clew_intake_get_clock (const ClewHeldFacts *facts, ClewDay on);
