/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/clew-demo-private.h"

/* What legal coordination keeps beyond cases, hearings, warrants and decisions. Chances come from a
 * stream aside, so that nothing else of the person changes by them. */

/* What the site calls its hearings. */
static const struct
{
  const char *name, *kind;
} hearings[] = {
  { "First appearance", "arraignment" },
  { "LEAD review calendar", "review" },
  { "Quash calendar", "warrant_quash" },
};

/**
 * clew_demo_find_site_kind:
 * @demo: the demonstration
 * @kind: id of clew_hearing_kinds
 *
 * Returns: (nullable): id of what the site calls such a hearing
 */
const char *
clew_demo_find_site_kind (const ClewDemo *demo, const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (hearings); i++)
    if (g_str_equal (hearings[i].kind, kind))
      return demo->hearing_kinds[i];
  return NULL;
}

/* What hearings are called here, and what this office does ordinarily: once another before. */
void
clew_demo_add_legal_site (ClewDemo *demo)
{
  static const struct
  {
    const char *class, *offer, *detention, *disposition;
  } courses[] = {
    { "felony", "reduced_charge", "bail", "jail" },
    { "gross_misdemeanor", "reduced_charge", "release_with_conditions", "supervision" },
    { "misdemeanor", "deferral", "release", "fine_or_service" },
    { "violation", "dismissal", "release", "fine_or_service" },
  };
  ClewDay entered = demo->today - 300;

  for (guint i = 0; i < G_N_ELEMENTS (hearings); i++)
    clew_demo_add (demo, &clew_kind_hearing_kind, entered, demo->hearing_kinds[i], "name",
                   hearings[i].name, "kind",
                   hearings[i].kind, "position", (int)i + 1, NULL);
  G_STATIC_ASSERT (G_N_ELEMENTS (hearings) == G_N_ELEMENTS (demo->hearing_kinds));
  clew_demo_add (demo, &clew_kind_ordinary_course, entered - 400, NULL, "charge_class",
                 "misdemeanor", "offer", "reduced_charge", "detention", "release", "disposition",
                 "supervision", "entered_on", entered - 400, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (courses); i++)
    clew_demo_add (demo, &clew_kind_ordinary_course, entered, NULL, "charge_class",
                   courses[i].class, "offer", courses[i].offer, "detention", courses[i].detention,
                   "disposition", courses[i].disposition, "entered_on", entered, NULL);
}

/* A decision for somebody may rest on what was shared, as one against them may not. */
const char *
clew_demo_choose_source (const ClewDemo *demo, const char *decision)
{
  ClewRandom random = demo->random;

  return g_str_has_prefix (decision, "hold_") && clew_random_chance (&random, 40)
           ? "released_statement"
           : "public_record";
}

/* To what a plea came: never to more than is ordinary with such a charge. Of some it isn't entered
 * yet. */
const char *
clew_demo_choose_sentence (const ClewDemo *demo, const char *class, const char *disposition)
{
  ClewRandom random = demo->random;

  if (g_strcmp0 (disposition, "plea") != 0 || clew_random_chance (&random, 15))
    return NULL;
  return clew_random_chance (&random, 50) ? "deferred" : "fine_or_service";
}

/* How a hearing came to its day: moved there once before. */
void
clew_demo_add_move (ClewDemo *demo, const char *hearing, ClewDay from, ClewDay to)
{
  static const char *const reasons[] = { "court", "defense", "joint", "prosecution", NULL };
  ClewRandom               random = demo->random;
  const char              *reason = clew_random_pick (&random, reasons);
  ClewDay                  on = MIN (from, demo->today) - clew_random_between (&random, 1, 5);
  ClewRecord              *by = g_ptr_array_index (demo->staff, 0);

  clew_demo_add (demo, &clew_kind_hearing_move, on, NULL, "hearing", hearing, "on_day", on,
                 "from_day", from, "to_day", to, "reason", reason, "staff",
                 clew_record_get_id (by), NULL);
}

/* Conditions and custody of a case that was filed. */
void
clew_demo_add_orders (ClewDemo             *demo,
                      const ClewDemoPerson *person,
                      const char           *court_case,
                      ClewDay               filed,
                      ClewDay               closed)
{
  static const char *const kinds[] = { "check_in", "assessment", "service_hours", "payment",
                                       "paperwork", NULL };
  ClewRandom               random = demo->random;
  ClewDay                  last = closed != CLEW_DAY_UNKNOWN ? closed : demo->today;

  if (clew_random_chance (&random, 25))
    {
      ClewDay     due = filed + clew_random_between (&random, 20, 160);
      gboolean    is_met = due <= last && clew_random_chance (&random, 80);
      const char *kind = clew_random_pick (&random, kinds);

      clew_demo_add (demo, &clew_kind_court_condition, filed, NULL, "court_case", court_case,
                     "kind", kind, "ordered_on", filed, "due_on", due, "met_on",
                     is_met ? due : CLEW_DAY_UNKNOWN, NULL);
    }
  if (clew_random_chance (&random, 12))
    {
      ClewDay booked = clew_random_between (&random, (int)filed, (int)last);
      ClewDay released = booked + clew_random_between (&random, 0, 9);

      clew_demo_add (demo, &clew_kind_custody_stay, booked, NULL, "participant", person->id,
                     "court_case", court_case, "booked_on", booked, "released_on",
                     released <= demo->today ? released : CLEW_DAY_UNKNOWN, "place",
                     "Pine County Jail", NULL);
    }
}

/* Of an arrest diversion in the last weeks: the charge whose paperwork waits for the intake. */
void
clew_demo_add_held (ClewDemo *demo, const ClewDemoPerson *person)
{
  static const char *const charges[] = { "Theft in the third degree", "Criminal trespass",
                                         "Possession of a controlled substance", NULL };
  static const char *const reasons[] = { "hospital", "jail", "appointment", NULL };
  ClewRandom               random = demo->random;
  ClewDay                  diverted = person->referred;
  const char              *charge = clew_random_pick (&random, charges);
  gboolean                 is_police = clew_random_chance (&random, 40);
  const char              *reason = clew_random_pick (&random, reasons);
  char                     id[CLEW_DEMO_ID];
  ClewDay                  agreed;

  if (!g_str_equal (person->door, "arrest_diversion") || diverted + 75 < demo->today)
    return;
  clew_demo_add (demo, &clew_kind_held_charge, diverted, id, "participant", person->id, "charge",
                 charge, "class", "misdemeanor", "diverted_on", diverted, "held_by",
                 is_police ? "police" : "prosecutor", "holder",
                 is_police ? "Records unit" : "Liaison prosecutor", NULL);
  agreed = diverted + 27;
  if (agreed > demo->today || !clew_random_chance (&random, 60))
    return;
  clew_demo_add (demo, &clew_kind_intake_extension, agreed, NULL, "held_charge", id,
                 "extended_until", diverted + 60, "agreed_on", agreed, "agreed_by", "sergeant",
                 "agreed_name", "Sgt. Alma Reece", "reason", reason, NULL);
}
