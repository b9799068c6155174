/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-enrollment-rules.h"

#include <string.h>

#define MAX_EVENTS 8

/* Events are written "DAY WHAT", in the order in which they were entered. */
static guint
read_events (const char *text, ClewEnrollmentEvent *events)
{
  g_auto (GStrv) lines = g_strsplit (text, "; ", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *what = strchr (lines[i], ' ') + 1;

      events[n] = (ClewEnrollmentEvent){ 0, (ClewDay)g_ascii_strtoull (lines[i], NULL, 10), i };
      while (strcmp (clew_enrollment_event_ids[events[n].kind], what) != 0)
        events[n].kind++;
      n++;
    }
  return n;
}

static const struct
{
  ClewDay             referred;
  const char         *events;
  ClewDay             on;
  ClewEnrollmentState state;
  ClewDay             enrolled;
  ClewDay             since;
} cases[] = {
  { 0, "", 9, CLEW_ENROLLMENT_NOT_REFERRED, 0, 0 },
  { 5, "", 4, CLEW_ENROLLMENT_NOT_REFERRED, 0, 0 },
  { 5, "", 5, CLEW_ENROLLMENT_REFERRED, 0, 5 },
  /* Two acts; the later is the day. */
  { 5, "7 intake_completed", 9, CLEW_ENROLLMENT_REFERRED, 0, 5 },
  { 5, "7 release_signed", 9, CLEW_ENROLLMENT_REFERRED, 0, 5 },
  { 5, "7 release_signed; 8 intake_completed", 7, CLEW_ENROLLMENT_REFERRED, 0, 5 },
  { 5, "7 release_signed; 8 intake_completed", 9, CLEW_ENROLLMENT_ACTIVE, 8, 8 },
  { 5, "8 release_signed; 7 intake_completed", 9, CLEW_ENROLLMENT_ACTIVE, 8, 8 },
  { 5, "7 release_signed; 7 intake_completed", 7, CLEW_ENROLLMENT_ACTIVE, 7, 7 },
  { 0, "7 release_signed; 7 intake_completed", 9, CLEW_ENROLLMENT_ACTIVE, 7, 7 },
  { 0, "7 intake_completed", 9, CLEW_ENROLLMENT_NOT_REFERRED, 0, 0 },
  /* The first of each; later ones move nothing. */
  { 5, "6 release_signed; 7 intake_completed; 8 release_signed; 9 intake_completed", 9,
    CLEW_ENROLLMENT_ACTIVE, 7, 7 },
  { 5, "6 release_signed; 8 release_signed; 7 intake_completed", 9, CLEW_ENROLLMENT_ACTIVE, 7, 7 },
  /* Nobody fails. */
  { 1, "2 release_signed; 2 intake_completed; 4 made_inactive", 3, CLEW_ENROLLMENT_ACTIVE, 2, 2 },
  { 1, "2 release_signed; 2 intake_completed; 4 made_inactive", 4, CLEW_ENROLLMENT_INACTIVE, 2,
    4 },
  { 1, "2 release_signed; 2 intake_completed; 4 made_inactive; 6 returned", 9,
    CLEW_ENROLLMENT_ACTIVE, 2, 6 },
  { 1, "2 release_signed; 2 intake_completed; 4 discharged", 9, CLEW_ENROLLMENT_LEFT, 2, 4 },
  { 1, "2 release_signed; 2 intake_completed; 4 discharged; 6 returned", 9,
    CLEW_ENROLLMENT_ACTIVE, 2, 6 },
  { 1, "2 release_signed; 2 intake_completed; 4 returned", 9, CLEW_ENROLLMENT_ACTIVE, 2, 2 },
  { 1, "2 release_signed; 2 intake_completed; 4 made_inactive; 6 made_inactive", 9,
    CLEW_ENROLLMENT_INACTIVE, 2, 4 },
  { 1, "4 discharged", 9, CLEW_ENROLLMENT_LEFT, 0, 4 },
  { 1, "4 discharged; 6 returned", 9, CLEW_ENROLLMENT_REFERRED, 0, 6 },
  { 0, "4 discharged; 6 returned", 9, CLEW_ENROLLMENT_NOT_REFERRED, 0, 0 },
  { 1, "2 release_signed; 4 discharged; 6 intake_completed", 9, CLEW_ENROLLMENT_ACTIVE, 6, 6 },
  { 1, "2 release_signed; 2 intake_completed; 4 discharged; 6 intake_completed", 9,
    CLEW_ENROLLMENT_LEFT, 2, 4 },
  /* One day: the later entered. */
  { 1, "2 release_signed; 2 intake_completed; 4 made_inactive; 4 returned", 9,
    CLEW_ENROLLMENT_ACTIVE, 2, 4 },
  { 1, "2 release_signed; 2 intake_completed; 4 returned; 4 made_inactive", 9,
    CLEW_ENROLLMENT_INACTIVE, 2, 4 },
  /* After a death only a return is heard. */
  { 1, "2 release_signed; 2 intake_completed; 4 died", 9, CLEW_ENROLLMENT_DECEASED, 2, 4 },
  { 1, "2 release_signed; 2 intake_completed; 4 died; 5 discharged; 6 made_inactive; 7 died", 9,
    CLEW_ENROLLMENT_DECEASED, 2, 4 },
  { 1, "2 release_signed; 4 died; 6 intake_completed", 9, CLEW_ENROLLMENT_DECEASED, 6, 4 },
  { 1, "2 release_signed; 2 intake_completed; 4 died; 6 returned", 9, CLEW_ENROLLMENT_ACTIVE, 2,
    6 },
  { 0, "4 died", 9, CLEW_ENROLLMENT_DECEASED, 0, 4 },
  /* A day that is not known is not heard. */
  { 1, "0 died", 9, CLEW_ENROLLMENT_REFERRED, 0, 1 },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClewEnrollmentEvent events[MAX_EVENTS];
      guint               n = read_events (cases[i].events, events);
      ClewEnrollment      found = clew_enrollment_on (cases[i].referred, events, n, cases[i].on);

      g_test_message ("case %u: %s", i, cases[i].events);
      g_assert_cmpint (found.state, ==, cases[i].state);
      g_assert_cmpint (found.enrolled, ==, cases[i].enrolled);
      g_assert_cmpint (found.since, ==, cases[i].since);
    }
}

static ClewDay
first_day (const ClewEnrollmentEvent *events, guint n, ClewEnrollmentEventKind kind, ClewDay on)
{
  ClewDay first = 0;

  for (guint i = 0; i < n; i++)
    if (events[i].kind == kind && events[i].on <= on && (first == 0 || events[i].on < first))
      first = events[i].on;
  return first;
}

static gboolean
is_later (const ClewEnrollmentEvent *a, const ClewEnrollmentEvent *b)
{
  return a->on > b->on || (a->on == b->on && a->entered > b->entered);
}

/* The state, told backwards from what was noted last. */
static ClewEnrollmentState
naive_state (ClewDay referred, const ClewEnrollmentEvent *events, guint n, ClewDay on)
{
  ClewEnrollmentEvent        intake = { 0 }, release = { 0 }, enrolled = { 0 };
  const ClewEnrollmentEvent *died = NULL, *returned = NULL, *last = NULL;
  ClewEnrollmentState        base = CLEW_ENROLLMENT_NOT_REFERRED;

  for (guint i = 0; i < n; i++)
    {
      const ClewEnrollmentEvent *event = &events[i];

      if (event->on > on)
        continue;
      if (event->kind == CLEW_ENROLLMENT_INTAKE_COMPLETED)
        {
          if (intake.on == 0 || is_later (&intake, event))
            intake = *event;
        }
      else if (event->kind == CLEW_ENROLLMENT_RELEASE_SIGNED)
        {
          if (release.on == 0 || is_later (&release, event))
            release = *event;
        }
      else if (event->kind == CLEW_ENROLLMENT_DIED)
        died = died == NULL || is_later (event, died) ? event : died;
      else
        {
          if (event->kind == CLEW_ENROLLMENT_RETURNED)
            returned = returned == NULL || is_later (event, returned) ? event : returned;
          last = last == NULL || is_later (event, last) ? event : last;
        }
    }

  if (died != NULL && (returned == NULL || is_later (died, returned)))
    return CLEW_ENROLLMENT_DECEASED;
  if (intake.on != 0 && release.on != 0)
    enrolled = is_later (&intake, &release) ? intake : release;
  if (referred != 0 && referred <= on)
    base = CLEW_ENROLLMENT_REFERRED;
  if (last == NULL || (enrolled.on != 0 && is_later (&enrolled, last)))
    return enrolled.on != 0 ? CLEW_ENROLLMENT_ACTIVE : base;
  if (last->kind == CLEW_ENROLLMENT_MADE_INACTIVE)
    return CLEW_ENROLLMENT_INACTIVE;
  if (last->kind == CLEW_ENROLLMENT_DISCHARGED)
    return CLEW_ENROLLMENT_LEFT;
  return enrolled.on != 0 ? CLEW_ENROLLMENT_ACTIVE : base;
}

/* Where somebody died and returned, what was noted between the two was not
 * heard; the plain telling above does not know that. */
static gboolean
is_plain (const ClewEnrollmentEvent *events, guint n)
{
  gboolean died = FALSE, returned = FALSE;

  for (guint i = 0; i < n; i++)
    {
      died = died || events[i].kind == CLEW_ENROLLMENT_DIED;
      returned = returned || events[i].kind == CLEW_ENROLLMENT_RETURNED;
    }
  return !(died && returned);
}

static void
test_histories (void)
{
  guint seen[CLEW_ENROLLMENT_N_STATES] = { 0 };

  for (guint round = 0; round < 100000; round++)
    {
      ClewEnrollmentEvent events[MAX_EVENTS];
      guint               n = (guint)g_test_rand_int_range (0, MAX_EVENTS + 1);
      ClewDay             referred = (ClewDay)g_test_rand_int_range (0, 10);
      ClewDay             on = (ClewDay)g_test_rand_int_range (1, 14), intake, release;
      ClewEnrollment      found, before;

      for (guint i = 0; i < n; i++)
        events[i] = (ClewEnrollmentEvent){
          (ClewEnrollmentEventKind)g_test_rand_int_range (0, CLEW_ENROLLMENT_N_EVENTS),
          (ClewDay)g_test_rand_int_range (1, 14),
          (i * 5 + round) % MAX_EVENTS,
        };
      found = clew_enrollment_on (referred, events, n, on);
      seen[found.state]++;
      if (is_plain (events, n))
        g_assert_cmpint (found.state, ==, naive_state (referred, events, n, on));

      intake = first_day (events, n, CLEW_ENROLLMENT_INTAKE_COMPLETED, on);
      release = first_day (events, n, CLEW_ENROLLMENT_RELEASE_SIGNED, on);
      g_assert_cmpint (found.enrolled, ==,
                       intake != 0 && release != 0 ? MAX (intake, release) : 0);
      if (found.state == CLEW_ENROLLMENT_ACTIVE)
        g_assert_cmpint (found.enrolled, !=, 0);

      /* It is so since that day, and was not on the day before, unless it
       * changed to and fro on that day. */
      g_assert_cmpint (found.since, <=, on);
      if (found.since == 0)
        continue;
      for (ClewDay day = found.since; day <= on; day++)
        g_assert_cmpint (clew_enrollment_on (referred, events, n, day).state, ==, found.state);
      before = clew_enrollment_on (referred, events, n, found.since - 1);
      if (before.state == found.state)
        {
          gboolean is_busy = FALSE;

          for (guint i = 0; i < n; i++)
            is_busy = is_busy || events[i].on == found.since;
          g_assert_true (is_busy);
        }
    }
  for (guint i = 0; i < CLEW_ENROLLMENT_N_STATES; i++)
    g_assert_cmpint (seen[i], >, 500);
}

/* What a case asks for on a day, through leaving, returning and dying. */
static void
test_cases_go_on (void)
{
  static const ClewEnrollmentEvent life[] = {
    { CLEW_ENROLLMENT_INTAKE_COMPLETED, 2, 1 },
    { CLEW_ENROLLMENT_RELEASE_SIGNED, 2, 2 },
    { CLEW_ENROLLMENT_MADE_INACTIVE, 4, 3 },
    { CLEW_ENROLLMENT_RETURNED, 5, 4 },
    { CLEW_ENROLLMENT_DISCHARGED, 6, 5 },
    { CLEW_ENROLLMENT_RETURNED, 7, 6 },
    { CLEW_ENROLLMENT_DIED, 8, 7 },
    { CLEW_ENROLLMENT_RETURNED, 9, 8 },
  };
  static const struct
  {
    ClewDay  on;
    gboolean open;
    gboolean away;
  } days[] = {
    { 1, TRUE, FALSE },
    { 3, TRUE, FALSE },
    { 4, TRUE, TRUE },
    { 5, TRUE, FALSE },
    { 6, TRUE, TRUE },
    { 7, TRUE, FALSE },
    { 8, FALSE, TRUE },
    { 9, TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      ClewEnrollment found = clew_enrollment_on (1, life, G_N_ELEMENTS (life), days[i].on);

      g_assert_cmpint (clew_enrollment_has_cases_open (found.state), ==, days[i].open);
      g_assert_cmpint (clew_enrollment_is_away (found.state), ==, days[i].away);
    }
}

static void
test_ids (void)
{
  g_assert_cmpint (g_strv_length ((GStrv)clew_enrollment_event_ids), ==,
                   CLEW_ENROLLMENT_N_EVENTS);
  g_assert_cmpint (g_strv_length ((GStrv)clew_enrollment_state_ids), ==,
                   CLEW_ENROLLMENT_N_STATES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/enrollment/table", test_table);
  g_test_add_func ("/clew/rules/enrollment/histories", test_histories);
  g_test_add_func ("/clew/rules/enrollment/cases-go-on", test_cases_go_on);
  g_test_add_func ("/clew/rules/enrollment/ids", test_ids);
  return g_test_run ();
}
