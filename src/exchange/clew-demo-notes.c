/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/clew-demo-private.h"

/* Contact notes as they should be written: what the person wants, what went
 * well, what comes next; never what could be held against them. */

/* Each %s is how the person is called. */
static const char *const met[] = {
  "Met %s for coffee; good spirits and full of plans.",
  "%s came to the office without an appointment and stayed for an hour.",
  "Walked with %s from the day center to the library.",
  "%s called to say that the week is going well.",
  "Short visit. %s was glad to be remembered.",
  "Sat with %s in the park and looked over the plan together.",
  "%s brought a friend who wants to hear about LEAD.",
  "Drove %s to an appointment; talked on the way.",
  "%s asked to move our meeting to Thursday; done.",
  "Long talk with %s about what a good month would look like.", NULL
};
static const char *const went[] = {
  "The ID card arrived.", "Has kept every appointment since we met.",
  "Called a sister for the first time in two years.",
  "Got the bus pass and used it to reach the clinic.",
  "Is on the list for a room at Maple Court, place 14.", "Sleeping better since the move.",
  "Finished the housing application on their own.", "Found the birth certificate.",
  "Started a part-time job at the market.", "Went to the food bank and cooked for others.",
  "Wants to learn to read better and asked where.", "Proud of thirty days in the new place.", NULL
};
static const char *const next[] = {
  "Next: benefits office on Tuesday, I come along.", "Next: dentist; needs a ride.",
  "Next: call the landlord together.", "Next: pick up reading glasses.",
  "Next: ask public defense about the court date.", "Next: visit the clinic’s walk-in hours.",
  "Next: warm coat and boots from the flex fund.", "Next: storage for belongings.",
  "Will meet again next week at the same place.", "Nothing needed until Friday.", NULL
};
static const char *const missed[] = {
  "Looked for them at the usual places; left word at the day center.",
  "Not at the library today. Will try the food bank line on Friday.",
  "Phone is off. Asked outreach to say hello if they meet.", NULL
};
static const char *const where[] = {
  "Day center", "Library", "Riverside Park", "Office", "Clinic waiting room", "Coffee stand", NULL
};

static void
add_note (ClewDemo *demo, const ClewDemoPerson *person, ClewDay day)
{
  static const char *const kinds[] = { "in_person", "phone", "message", "with_partner",
                                       "outreach" };
  static const guint       weights[] = { 56, 18, 8, 8, 10 };
  ClewRandom              *random = &demo->random;
  const char              *kind = kinds[clew_random_weighted (random, weights,
                                                              G_N_ELEMENTS (kinds))];
  const char              *opening = clew_random_pick (random, met);
  const char              *middle = clew_random_pick (random, went);
  const char              *end = clew_random_pick (random, next);
  const char              *place = clew_random_pick (random, where);
  GString                 *body = g_string_new (opening);

  g_string_replace (body, "%s", person->called, 1);
  g_string_append_printf (body, " %s %s", middle, end);
  if (g_str_equal (kind, "outreach"))
    g_string_assign (body, clew_random_pick (random, missed));
  clew_demo_add (demo, &clew_kind_contact_note, day, NULL, "participant", person->id, "on_day", day,
                 "kind", kind, "staff", person->staff, "place",
                 g_str_equal (kind, "phone") || g_str_equal (kind, "message") ? NULL : place,
                 "body", body->str, NULL);
  g_string_free (body, TRUE);
}

/* Notes from the referral on, more of them for those who are here today. */
void
clew_demo_add_notes (ClewDemo *demo, const ClewDemoPerson *person)
{
  ClewDay last = person->gone != CLEW_DAY_UNKNOWN ? person->gone : demo->today;
  guint   n = clew_random_below (&demo->random, person->at_work && !demo->is_brief ? 5 : 2);
  ClewDay day = person->referred;

  for (guint i = 0; i < n; i++)
    {
      day += clew_random_between (&demo->random, 0, (int)(last - day) / (int)(n - i));
      add_note (demo, person, day);
    }
}
