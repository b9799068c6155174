/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-bring-in-rules.h"

#include <string.h>

/* Names. */

static const struct
{
  const char *whole;
  const char *family;
  const char *given;
  const char *known_family;
  const char *known_given;
  gboolean    fits;
} names[] = {
  { "ORTEGA-RUIZ, ALMA M", NULL, NULL, "ortega ruiz", "alma", TRUE },
  { "Ortega Ruiz, Alma", NULL, NULL, "ortega ruiz", "alma maria", TRUE },
  { "Alma Ortega-Ruiz", NULL, NULL, "ortega ruiz", "alma", TRUE },
  { "Alma M. Ortega-Ruiz", NULL, NULL, "ortega ruiz", "alma", TRUE },
  { "Ortega-Ruiz Alma", NULL, NULL, "ortega ruiz", "alma", TRUE },
  { "O’Brien, Séan", NULL, NULL, "obrien", "sean", TRUE },
  { NULL, "Lee", "Bo", "lee", "bo", TRUE },
  { "somebody else", "Lee", "Bo", "lee", "bo", TRUE },
  { "Lee, Bo", NULL, NULL, "lee", "bob", FALSE },
  { "Lee, B", NULL, NULL, "lee", "bo", FALSE },
  { "Leeds, Bo", NULL, NULL, "lee", "bo", FALSE },
  { "Bo Leeds", NULL, NULL, "lee", "bo", FALSE },
  { "Ortega, Alma", NULL, NULL, "ortega ruiz", "alma", FALSE },
  { "Lee", NULL, NULL, "lee", "bo", FALSE },
  { "Lee,", NULL, NULL, "lee", "bo", FALSE },
  { NULL, NULL, NULL, "lee", "bo", FALSE },
  { "Lee, Bo", NULL, NULL, "", "bo", FALSE },
  { "Lee, Bo", NULL, NULL, "lee", "", FALSE },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      ClewIncomingName name;

      clew_incoming_name_read (&name, names[i].whole, names[i].family, names[i].given);
      g_test_message ("name %u", i);
      g_assert_cmpint (
        clew_incoming_name_fits (&name, names[i].known_family, names[i].known_given), ==,
        names[i].fits);
      clew_incoming_name_clear (&name);
    }
}

static void
test_headers (void)
{
  g_assert_cmpint (clew_bring_in_guess_field ("CAUSE #"), ==, CLEW_INCOMING_CAUSE_NUMBER);
  g_assert_cmpint (clew_bring_in_guess_field ("Case No."), ==, CLEW_INCOMING_CAUSE_NUMBER);
  g_assert_cmpint (clew_bring_in_guess_field ("Número de caso"), ==, CLEW_INCOMING_CAUSE_NUMBER);
  g_assert_cmpint (clew_bring_in_guess_field ("Date of Birth"), ==, CLEW_INCOMING_BIRTH_DATE);
  g_assert_cmpint (clew_bring_in_guess_field ("hearing_date"), ==, CLEW_INCOMING_DAY);
  g_assert_cmpint (clew_bring_in_guess_field ("Notes"), ==, CLEW_INCOMING_N_FIELDS);
  g_assert_cmpint (clew_bring_in_guess_field (""), ==, CLEW_INCOMING_N_FIELDS);
}

/* Whose a row is, beside a second way to tell it. */

#define N_PEOPLE 3
#define N_CASES  4

typedef struct
{
  const char      *pairs[N_PEOPLE][2];
  ClewKnownPerson  people[N_PEOPLE];
  ClewKnownCase    cases[N_CASES];
  gboolean         has_same_number[N_CASES];
  ClewIncomingName name;
  ClewIncomingRow  row;
} World;

static void
invent (World *world)
{
  static const char *const given[] = { "alma", "bo" };
  static const char *const courts[] = { "hill", "mill" };

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      world->pairs[i][0] = "lee";
      world->pairs[i][1] = given[g_test_rand_int_range (0, 2)];
      world->people[i] = (ClewKnownPerson){ given[0], (ClewDay)g_test_rand_int_range (1, 3),
                                            world->pairs[i], 1 };
    }
  for (guint i = 0; i < N_CASES; i++)
    {
      world->cases[i] = (ClewKnownCase){ "case", courts[g_test_rand_int_range (0, 2)],
                                         &world->people[g_test_rand_int_range (0, N_PEOPLE)],
                                         g_test_rand_int_range (0, 5) == 0 };
      world->has_same_number[i] = g_test_rand_int_range (0, 3) == 0;
    }
  world->name = (ClewIncomingName){ NULL, NULL };
  if (g_test_rand_int_range (0, 5) > 0)
    clew_incoming_name_read (&world->name, NULL, "Lee", given[g_test_rand_int_range (0, 2)]);
  world->row = (ClewIncomingRow){ g_test_rand_int_range (0, 4) > 0,
                                  g_test_rand_bit () ? courts[g_test_rand_int_range (0, 2)] : NULL,
                                  &world->name, (ClewDay)g_test_rand_int_range (0, 3) };
}

static gboolean
named (const World *world, const ClewKnownPerson *person)
{
  return world->name.given != NULL && g_str_equal (world->name.given, person->names[1]);
}

static gboolean
in_court (const World *world, guint i)
{
  return world->row.court == NULL || g_str_equal (world->row.court, world->cases[i].court);
}

/* How many of the cases are of a sort. */
static guint
count (const World *world, gboolean with_number, gboolean here, gboolean of_named, gboolean hidden,
       const ClewKnownPerson *person, guint *last)
{
  guint n = 0;

  for (guint i = 0; i < N_CASES; i++)
    {
      if (with_number && !(world->row.has_number && world->has_same_number[i]))
        continue;
      if ((here && !in_court (world, i)) || (of_named && !named (world, world->cases[i].person)))
        continue;
      if ((hidden && !world->cases[i].is_hidden) ||
          (person != NULL && world->cases[i].person != person))
        continue;
      n++;
      *last = i;
    }
  return n;
}

static ClewMatchKind
tell_person (const World *world, int *court_case)
{
  const ClewKnownPerson *person = NULL;
  guint                  n = 0, last = 0;

  for (guint i = 0; i < N_PEOPLE; i++)
    if (world->row.born != 0 && world->people[i].born == world->row.born &&
        named (world, &world->people[i]))
      person = &world->people[i], n++;
  if (n == 0)
    return CLEW_MATCH_NOBODY;
  if (n > 1)
    return CLEW_MATCH_UNCLEAR;
  if (world->row.has_number)
    return CLEW_MATCH_PERSON;
  if (count (world, FALSE, TRUE, FALSE, TRUE, person, &last) > 0)
    return CLEW_MATCH_NOBODY;
  if (count (world, FALSE, TRUE, FALSE, FALSE, person, &last) != 1)
    return CLEW_MATCH_UNCLEAR;
  *court_case = (int)last;
  return CLEW_MATCH_PERSON_CASE;
}

static ClewMatchKind
tell (const World *world, int *court_case)
{
  guint n, last = 0;

  *court_case = -1;
  n = count (world, TRUE, TRUE, FALSE, FALSE, NULL, &last);
  if (n > 0)
    {
      guint hidden;

      if (count (world, TRUE, TRUE, FALSE, TRUE, NULL, &hidden) > 0)
        return CLEW_MATCH_NOBODY;
      if (n > 1)
        return CLEW_MATCH_UNCLEAR;
      *court_case = (int)last;
      if (world->name.given != NULL && !named (world, world->cases[last].person))
        return CLEW_MATCH_OTHER_NAME;
      if (world->row.court == NULL)
        return CLEW_MATCH_NO_COURT;
      return world->name.given == NULL ? CLEW_MATCH_NUMBER : CLEW_MATCH_SURE;
    }
  n = count (world, TRUE, FALSE, TRUE, FALSE, NULL, &last);
  if (n == 0)
    return tell_person (world, court_case);
  if (count (world, TRUE, FALSE, TRUE, TRUE, NULL, &last) > 0)
    return CLEW_MATCH_NOBODY;
  if (n > 1)
    return CLEW_MATCH_UNCLEAR;
  *court_case = (int)last;
  return CLEW_MATCH_OTHER_COURT;
}

static void
test_match (void)
{
  guint seen[CLEW_MATCH_NOBODY + 1] = { 0 };

  for (int round = 0; round < 20000; round++)
    {
      World                  world = { 0 };
      const ClewKnownCase   *same[N_CASES], *all[N_CASES];
      const ClewKnownPerson *born[N_PEOPLE];
      guint                  n_same = 0, n_born = 0;
      int                    expected;
      ClewMatch              match;

      invent (&world);
      for (guint i = 0; i < N_CASES; i++)
        {
          all[i] = &world.cases[i];
          if (world.has_same_number[i])
            same[n_same++] = all[i];
        }
      for (guint i = 0; i < N_PEOPLE; i++)
        born[n_born++] = &world.people[i];
      match = clew_bring_in_match (&world.row, same, n_same, born, n_born, all, N_CASES);
      g_assert_cmpint (match.kind, ==, tell (&world, &expected));
      g_assert_true (match.court_case == (expected < 0 ? NULL : &world.cases[expected]));
      if (match.court_case != NULL)
        {
          g_assert_false (match.court_case->is_hidden);
          g_assert_true (match.person == match.court_case->person);
        }
      seen[match.kind]++;
      clew_incoming_name_clear (&world.name);
    }
  for (guint i = 0; i <= CLEW_MATCH_NOBODY; i++)
    g_assert_cmpuint (seen[i], >, 0);
}

/* Which hearing a row means. */

static void
assert_place (const ClewHearingPlace *place, ClewHearingFit fit, guint index)
{
  g_assert_cmpint (place->fit, ==, fit);
  g_assert_cmpuint (place->index, ==, index);
}

static void
test_places (void)
{
  const ClewCoveredDays     covered = { 10, 8, 30 };
  const ClewIncomingHearing rows[] = {
    { 12, "09:00", "motion" },
    { 12, "09:00", "motion" },
    { 12, "13:00", "trial" },
    { 20, NULL, "plea" },
    { 0, NULL, NULL },
    { 25, NULL, "review" },
  };
  const ClewKeptHearing kept[] = {
    { 12, "13:00", "trial", TRUE },
    { 12, NULL, "motion", TRUE },
    { 15, NULL, "plea", TRUE },
    { 9, NULL, "review", TRUE },
  };
  ClewHearingPlace places[G_N_ELEMENTS (rows)];

  clew_bring_in_place (rows, G_N_ELEMENTS (rows), kept, G_N_ELEMENTS (kept), &covered, places);
  assert_place (&places[0], CLEW_HEARING_KEPT, 1);
  assert_place (&places[1], CLEW_HEARING_TWICE, 0);
  assert_place (&places[2], CLEW_HEARING_KEPT, 0);
  assert_place (&places[3], CLEW_HEARING_MOVED, 2);
  assert_place (&places[4], CLEW_HEARING_NONE, 0);
  /* The one that may be meant was before the file's day: it was held, or nobody knows. */
  assert_place (&places[5], CLEW_HEARING_NEW, 0);
}

static const char *
any_kind (void)
{
  static const char *const kinds[] = { "motion", "trial", "plea" };

  return kinds[g_test_rand_int_range (0, 3)];
}

/* No two rows mean one hearing; a row of a day never misses a hearing of that day of its kind; a
 * move leaves a hearing that the file tells nothing of alone; and read again all is found. */
static void
test_any_places (void)
{
  for (int round = 0; round < 20000; round++)
    {
      ClewCoveredDays     covered = { 3, (ClewDay)g_test_rand_int_range (1, 4),
                                      (ClewDay)g_test_rand_int_range (4, 8) };
      ClewIncomingHearing rows[5];
      ClewKeptHearing     kept[10];
      ClewHearingPlace    places[5];
      gboolean            is_taken[10] = { FALSE };
      guint               n_rows = (guint)g_test_rand_int_range (0, 6);
      guint               n_kept = (guint)g_test_rand_int_range (0, 5);

      for (guint i = 0; i < n_rows; i++)
        rows[i] = (ClewIncomingHearing){ (ClewDay)g_test_rand_int_range (0, 8), NULL, any_kind () };
      for (guint i = 0; i < n_kept; i++)
        kept[i] = (ClewKeptHearing){ (ClewDay)g_test_rand_int_range (0, 8), NULL, any_kind (),
                                     g_test_rand_bit () };
      clew_bring_in_place (rows, n_rows, kept, n_kept, &covered, places);
      for (guint i = 0; i < n_rows; i++)
        {
          ClewKeptHearing *hearing = &kept[places[i].index];

          g_assert_true ((places[i].fit == CLEW_HEARING_NONE) == (rows[i].day == 0));
          if (places[i].fit == CLEW_HEARING_NEW)
            kept[n_kept++] = (ClewKeptHearing){ rows[i].day, NULL, rows[i].kind, TRUE };
          if (places[i].fit != CLEW_HEARING_KEPT && places[i].fit != CLEW_HEARING_MOVED)
            continue;
          g_assert_false (is_taken[places[i].index]);
          is_taken[places[i].index] = TRUE;
          if (places[i].fit == CLEW_HEARING_MOVED)
            {
              g_assert_true (hearing->is_open && rows[i].day >= covered.as_of);
              g_assert_true (hearing->day == 0 || (hearing->day >= covered.from &&
                                                   hearing->day <= covered.to &&
                                                   hearing->day >= covered.as_of));
              hearing->day = rows[i].day;
            }
          hearing->kind = rows[i].kind;
        }
      clew_bring_in_place (rows, n_rows, kept, n_kept, &covered, places);
      for (guint i = 0; i < n_rows; i++)
        {
          g_assert_cmpint (places[i].fit, !=, CLEW_HEARING_NEW);
          g_assert_cmpint (places[i].fit, !=, CLEW_HEARING_MOVED);
        }
    }
}

/* Seen on day 100, by a calendar unless said otherwise; today is in the table. */
static const struct
{
  gboolean          is_calendar;
  ClewDay           hearing;
  gboolean          is_open;
  ClewDay           read_since;
  ClewDay           today;
  ClewSightingState state;
} sightings[] = {
  { TRUE, 120, TRUE, 0, 100, CLEW_SIGHTING_FRESH },
  { TRUE, 120, TRUE, 0, 107, CLEW_SIGHTING_FRESH },
  { TRUE, 120, TRUE, 0, 108, CLEW_SIGHTING_OLD },
  { FALSE, 140, TRUE, 0, 130, CLEW_SIGHTING_FRESH },
  { FALSE, 140, TRUE, 0, 131, CLEW_SIGHTING_OLD },
  { TRUE, 0, TRUE, 0, 108, CLEW_SIGHTING_OLD },
  /* Over, or with an outcome: nobody goes there. */
  { TRUE, 107, TRUE, 0, 108, CLEW_SIGHTING_FRESH },
  { TRUE, 120, FALSE, 0, 119, CLEW_SIGHTING_FRESH },
  { TRUE, 120, FALSE, 110, 119, CLEW_SIGHTING_FRESH },
  { TRUE, 108, TRUE, 0, 108, CLEW_SIGHTING_OLD },
  /* A later calendar of these days does not have it. */
  { TRUE, 120, TRUE, 101, 101, CLEW_SIGHTING_GONE },
  { TRUE, 120, TRUE, 100, 101, CLEW_SIGHTING_FRESH },
  { FALSE, 120, TRUE, 101, 101, CLEW_SIGHTING_GONE },
};

static void
test_sightings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sightings); i++)
    {
      g_test_message ("sighting %u", i);
      g_assert_cmpint (clew_sighting_get_state (100, sightings[i].is_calendar,
                                                sightings[i].hearing, sightings[i].is_open,
                                                sightings[i].read_since, sightings[i].today),
                       ==, sightings[i].state);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/bring-in-rules/names", test_names);
  g_test_add_func ("/clew/bring-in-rules/headers", test_headers);
  g_test_add_func ("/clew/bring-in-rules/match", test_match);
  g_test_add_func ("/clew/bring-in-rules/places", test_places);
  g_test_add_func ("/clew/bring-in-rules/any-places", test_any_places);
  g_test_add_func ("/clew/bring-in-rules/sightings", test_sightings);
  return g_test_run ();
}
