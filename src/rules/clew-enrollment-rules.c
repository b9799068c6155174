/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-enrollment-rules.h"

/*
 * HOUSE CONVENTIONS FOR ENROLLMENT
 *
 *  1. Enrolled is two acts, the first intake completed and the first release
 *     signed; the day is the later of them (LEAD toolkit, enrollment). Later
 *     intakes and releases don't move it, nor does a release that ends.
 *  2. Of what was noted the last decides; on one day the later entered is the
 *     later. Enrollment counts as noted with the later of its two acts, and
 *     makes somebody active who was inactive or had left before.
 *  3. Somebody who returns is active if enrolled, else where their referral put
 *     them.
 *  4. After a death only a return is heard: it says that the entry was wrong.
 *  5. What happens after the day asked about is not known on it.
 *  6. The cases of somebody inactive, or who left, go on: a court asks for them all the same,
 *     and what may be told is for the release to say. Nothing is asked for any more of somebody
 *     who died: no outcome, no letter, no step.
 */

const char *const clew_enrollment_event_ids[] = {
  [CLEW_ENROLLMENT_INTAKE_COMPLETED] = "intake_completed",
  [CLEW_ENROLLMENT_RELEASE_SIGNED] = "release_signed",
  [CLEW_ENROLLMENT_MADE_INACTIVE] = "made_inactive",
  [CLEW_ENROLLMENT_RETURNED] = "returned",
  [CLEW_ENROLLMENT_DISCHARGED] = "discharged",
  [CLEW_ENROLLMENT_DIED] = "died",
  [CLEW_ENROLLMENT_N_EVENTS] = NULL,
};

const char *const clew_enrollment_state_ids[] = {
  [CLEW_ENROLLMENT_NOT_REFERRED] = "not_referred",
  [CLEW_ENROLLMENT_REFERRED] = "referred",
  [CLEW_ENROLLMENT_ACTIVE] = "active",
  [CLEW_ENROLLMENT_INACTIVE] = "inactive",
  [CLEW_ENROLLMENT_LEFT] = "left",
  [CLEW_ENROLLMENT_DECEASED] = "deceased",
  [CLEW_ENROLLMENT_N_STATES] = NULL,
};

typedef struct
{
  ClewEnrollment now;
  gboolean       intake;
  gboolean       release;
  ClewDay        referred; /* unknown if not by the day asked about */
} Course;

static int
compare_events_cb (gconstpointer a, gconstpointer b)
{
  const ClewEnrollmentEvent *one = *(const ClewEnrollmentEvent *const *)a;
  const ClewEnrollmentEvent *two = *(const ClewEnrollmentEvent *const *)b;

  if (one->on != two->on)
    return one->on < two->on ? -1 : 1;
  if (one->entered != two->entered)
    return one->entered < two->entered ? -1 : 1;
  return one < two ? -1 : one > two;
}

static void
enter_state (Course *course, ClewEnrollmentState state, ClewDay on)
{
  if (course->now.state == state)
    return;
  course->now.state = state;
  course->now.since = on;
}

static void
note_act (Course *course, gboolean *act, ClewDay on)
{
  if (*act)
    return;
  *act = TRUE;
  if (!course->intake || !course->release)
    return;
  course->now.enrolled = on;
  if (course->now.state != CLEW_ENROLLMENT_DECEASED)
    enter_state (course, CLEW_ENROLLMENT_ACTIVE, on);
}

static void
note_return (Course *course, ClewDay on)
{
  if (course->intake && course->release)
    enter_state (course, CLEW_ENROLLMENT_ACTIVE, on);
  else if (course->referred != CLEW_DAY_UNKNOWN)
    enter_state (course, CLEW_ENROLLMENT_REFERRED, MAX (on, course->referred));
  else
    enter_state (course, CLEW_ENROLLMENT_NOT_REFERRED, CLEW_DAY_UNKNOWN);
}

static void
note_event (Course *course, const ClewEnrollmentEvent *event)
{
  gboolean is_deceased = course->now.state == CLEW_ENROLLMENT_DECEASED;

  switch (event->kind)
    {
    case CLEW_ENROLLMENT_INTAKE_COMPLETED:
      note_act (course, &course->intake, event->on);
      break;
    case CLEW_ENROLLMENT_RELEASE_SIGNED:
      note_act (course, &course->release, event->on);
      break;
    case CLEW_ENROLLMENT_MADE_INACTIVE:
      if (!is_deceased)
        enter_state (course, CLEW_ENROLLMENT_INACTIVE, event->on);
      break;
    case CLEW_ENROLLMENT_DISCHARGED:
      if (!is_deceased)
        enter_state (course, CLEW_ENROLLMENT_LEFT, event->on);
      break;
    case CLEW_ENROLLMENT_RETURNED:
      note_return (course, event->on);
      break;
    case CLEW_ENROLLMENT_DIED:
      enter_state (course, CLEW_ENROLLMENT_DECEASED, event->on);
      break;
    case CLEW_ENROLLMENT_N_EVENTS:
    default:
      break;
    }
}

/**
 * clew_enrollment_on:
 * @referred: the day of the first referral, or unknown
 * @events: (array length=n_events): all enrollment events of one person, in any order
 * @n_events: how many
 * @on: the day asked about
 *
 * Where a person stands on a day; the conventions stand at the top of this
 * file. An event without a day is not heard. Pure. May be called from any
 * thread.
 *
 * Returns: the state, when it began, and the day of enrollment
 */
ClewEnrollment
clew_enrollment_on (ClewDay                    referred,
                    const ClewEnrollmentEvent *events,
                    guint                      n_events,
                    ClewDay                    on)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (n_events);
  Course course = { 0 };

  if (referred != CLEW_DAY_UNKNOWN && referred <= on)
    {
      course.referred = referred;
      course.now.state = CLEW_ENROLLMENT_REFERRED;
      course.now.since = referred;
    }

  for (guint i = 0; i < n_events; i++)
    if (events[i].on != CLEW_DAY_UNKNOWN && events[i].on <= on)
      g_ptr_array_add (sorted, (gpointer)&events[i]);
  g_ptr_array_sort (sorted, compare_events_cb);

  for (guint i = 0; i < sorted->len; i++)
    note_event (&course, g_ptr_array_index (sorted, i));
  return course.now;
}

/**
 * clew_enrollment_has_cases_open:
 * @state: how a person stands to the program
 *
 * Pure. May be called from any thread.
 *
 * Returns: whether anything is still asked for in the person's cases (rule 6)
 */
gboolean
clew_enrollment_has_cases_open (ClewEnrollmentState state)
{
  return state != CLEW_ENROLLMENT_DECEASED;
}

/**
 * clew_enrollment_is_away:
 * @state: how a person stands to the program
 *
 * Pure. May be called from any thread.
 *
 * Returns: whether whoever prepares a hearing must know of it: they are inactive, left or died
 */
gboolean
clew_enrollment_is_away (ClewEnrollmentState state)
{
  return state == CLEW_ENROLLMENT_INACTIVE || state == CLEW_ENROLLMENT_LEFT ||
         state == CLEW_ENROLLMENT_DECEASED;
}
