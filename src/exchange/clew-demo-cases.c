/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/clew-demo-private.h"

/* Court cases: charges, hearings past and to come, warrants, and what the
 * liaison prosecutor decided. */

typedef struct
{
  const char *court;
  const char *jurisdiction;
  const char *prefix;
  const char *attorney;
} Court;

static const Court courts[] = {
  { "Pine City Municipal Court", "Pine City", "M", "Noel Prewitt" },
  { "Pine County District Court", "Pine County", "D", "Victor Amaya" },
  { "Pine County Superior Court", "Pine County", "S", "Helen Strand" },
};
static const guint court_weights[] = { 55, 30, 15 };

typedef struct
{
  const char *description;
  const char *statute;
  const char *class;
} Charge;

static const Charge charges[] = {
  { "Theft in the third degree", "PCC 9.56.050", "gross_misdemeanor" },
  { "Criminal trespass in the second degree", "PCC 9.52.080", "misdemeanor" },
  { "Possession of a controlled substance", "PCC 69.50.401", "gross_misdemeanor" },
  { "Possession of drug paraphernalia", "PMC 12.10.030", "misdemeanor" },
  { "Pedestrian interference", "PMC 12.12.015", "misdemeanor" },
  { "Disorderly conduct", "PMC 12.12.020", "misdemeanor" },
  { "Unlawful transit conduct", "PCC 9.91.025", "misdemeanor" },
  { "Obstructing a public servant", "PCC 9.76.020", "gross_misdemeanor" },
  { "Malicious mischief in the third degree", "PCC 9.48.090", "gross_misdemeanor" },
  { "Open container", "PMC 12.04.010", "violation" },
  { "Driving while license suspended", "PCC 46.20.342", "misdemeanor" },
  { "Burglary in the second degree", "PCC 9.52.030", "felony" },
};

static const char *const judges[] = {
  "Hon. A. Delacroix", "Hon. M. Thornbury", "Hon. R. Okada", "Hon. S. Whitcomb", NULL
};
static const char *const departments[] = {
  "Courtroom 1", "Courtroom 2", "Courtroom 3", "Department 4", "Department 7", "Jail courtroom",
  NULL
};
static const char *const times[] = {
  "08:30", "09:00", "09:00", "09:30", "10:30", "11:00", "13:30", "13:30", "14:00", "15:00", NULL
};
static const char *const defenders[] = {
  "Ines Calder", "Peter Oyelaran", "Mei-Lin Sato", "Department of Public Defense", NULL
};

typedef struct
{
  char         id[CLEW_DEMO_ID];
  const Court *court;
  const char  *department;
  const char  *judge;
  ClewDay      incident;
  ClewDay      filed;  /* unknown while nothing is filed */
  ClewDay      closed; /* unknown while it is open */
} Case;

static void
keep_hearing (ClewDemo   *demo,
              const Case *court_case,
              const char *kind,
              ClewDay     day,
              const char *outcome,
              ClewDay     moved_from)
{
  static const char *const appearances[] = { "needed", "needed", "counsel_only", "by_video",
                                             "unknown", NULL };
  const char              *at_time = clew_random_pick (&demo->random, times);
  const char              *appearance = clew_random_pick (&demo->random, appearances);
  ClewDay                  entered = day - clew_random_between (&demo->random, 7, 30);
  char                     id[CLEW_DEMO_ID];

  if (entered < court_case->filed)
    entered = court_case->filed;
  clew_demo_add (demo, &clew_kind_hearing, entered, id,
                 "court_case", court_case->id,
                 "kind", kind,
                 "site_kind", clew_demo_find_site_kind (demo, kind),
                 "on_day", day,
                 "at_time", at_time,
                 "department", court_case->department,
                 "judge", court_case->judge,
                 "appearance_needed", appearance,
                 "outcome", outcome,
                 "moved_from", moved_from,
                 NULL);
  if (outcome == NULL && moved_from != CLEW_DAY_UNKNOWN)
    clew_demo_add_move (demo, id, moved_from, day);
}

/* A hearing that was continued leaves one with the day it was moved from. */
static ClewDay
keep_past_hearings (ClewDemo *demo, const Case *court_case, ClewDay last)
{
  static const char *const kinds[] = { "pretrial", "status", "motion", "review", NULL };
  gboolean                 is_full = demo->has_details && !demo->is_brief;
  guint                    n = clew_random_below (&demo->random, is_full ? 4 : 1);
  ClewDay                  day = clew_demo_court_day (court_case->filed + 7, 1);
  ClewDay                  moved_from = CLEW_DAY_UNKNOWN;
  const char              *kind = "arraignment";

  for (guint i = 0; i <= n && day < last; i++)
    {
      gboolean moved = clew_random_chance (&demo->random, 35);

      keep_hearing (demo, court_case, kind, day, moved ? "continued" : "held", moved_from);
      moved_from = moved ? day : CLEW_DAY_UNKNOWN;
      if (!moved)
        kind = clew_random_pick (&demo->random, kinds);
      day = clew_demo_court_day (day + clew_random_between (&demo->random, 14, 42), 1);
    }
  return moved_from;
}

/* The hearing that is next, or one whose outcome nobody entered yet. */
static void
keep_next_hearing (ClewDemo *demo, const Case *court_case, ClewDay moved_from)
{
  static const char *const kinds[] = { "pretrial", "status", "review", "motion", "plea", "trial",
                                       "sentencing", "dismissal", NULL };
  static const char *const first_kinds[] = { "arraignment", "arraignment", "status", NULL };
  ClewRandom              *random = &demo->random;
  gboolean                 is_new = court_case->filed + 21 > demo->today;
  guint                    when = clew_random_below (random, 100);
  const char              *kind = clew_random_pick (random, is_new ? first_kinds : kinds);
  ClewDay                  day;

  if (when < 8)
    day = clew_demo_court_day (demo->today - clew_random_between (random, 1, 20), -1);
  else if (when < 52)
    day = clew_demo_court_day (demo->today + clew_random_between (random, 0, 14), 1);
  else if (when < 92)
    day = clew_demo_court_day (demo->today + clew_random_between (random, 15, 90), 1);
  else
    return;
  if (day < court_case->filed)
    day = clew_demo_court_day (demo->today + 5, 1);
  if (moved_from >= day)
    moved_from = CLEW_DAY_UNKNOWN;
  keep_hearing (demo, court_case, kind, day, NULL, moved_from);
}

static void
keep_warrant (ClewDemo *demo, const Case *court_case)
{
  static const char *const reasons[] = { "Not present at a hearing", "Not present at arraignment",
                                         "Missed review date", NULL };
  ClewRandom              *random = &demo->random;
  ClewDay                  last = court_case->closed != CLEW_DAY_UNKNOWN ? court_case->closed
                                                                         : demo->today;
  ClewDay                  issued = clew_random_between (random, (int)court_case->filed, (int)last);
  ClewDay                  asked = clew_random_between (random, (int)issued, (int)last);
  ClewDay                  done = clew_random_between (random, (int)asked, (int)last);
  guint                    course = clew_random_below (random, 100);
  const char              *reason = clew_random_pick (random, reasons);
  gboolean                 is_quashed = course < 45 || (course < 60 && court_case->closed != 0);
  gboolean                 is_asked = is_quashed || course < 60;
  gboolean                 is_served = !is_asked && (course < 75 || court_case->closed != 0);
  int                      bail = 250 * clew_random_between (random, 0, 10);

  clew_demo_add (demo, &clew_kind_warrant, issued, NULL,
                 "court_case", court_case->id,
                 "issued_on", issued,
                 "reason", reason,
                 "bail", bail,
                 "quash_requested_on", is_asked ? asked : CLEW_DAY_UNKNOWN,
                 "quash_supported_on", is_asked ? done : CLEW_DAY_UNKNOWN,
                 "quashed_on", is_quashed ? done : CLEW_DAY_UNKNOWN,
                 "served_on", is_served ? asked : CLEW_DAY_UNKNOWN,
                 "place", court_case->court->court,
                 "officers_told_on", is_asked ? asked : CLEW_DAY_UNKNOWN,
                 NULL);
}

static void
keep_decision (ClewDemo *demo, const Case *court_case)
{
  static const char *const on_filed[] = { "hold_filed_case", "hold_filed_case", "support_quash",
                                          "move_to_dismiss", "negotiate_disposition",
                                          "support_release", "ordinary_course", NULL };
  static const char *const unfiled[] = { "hold_filing", "hold_filing", "decline", NULL };
  ClewRandom              *random = &demo->random;
  gboolean                 is_filed = court_case->filed != CLEW_DAY_UNKNOWN;
  ClewDay                  from = is_filed ? court_case->filed : court_case->incident;
  ClewDay                  last = court_case->closed != CLEW_DAY_UNKNOWN ? court_case->closed
                                                                         : demo->today;
  const char              *kind = clew_random_pick (random, is_filed ? on_filed : unfiled);
  gboolean                 in_abeyance = g_str_has_prefix (kind, "hold_");
  ClewDay                  day = clew_random_between (random, (int)from, (int)last);
  int                      wait = clew_random_between (random, -12, 75);
  ClewDay                  review = clew_demo_court_day (demo->today + wait,
                                                         1);
  gboolean                 reviewed = court_case->closed != CLEW_DAY_UNKNOWN ||
                      (review < demo->today && clew_random_chance (random, 60));

  review = MAX (review, clew_demo_court_day (day + 14, 1));
  clew_demo_add (demo, &clew_kind_decision, day, NULL,
                 "court_case", court_case->id,
                 "kind", kind,
                 "on_day", day,
                 "decided_by", court_case->court->attorney,
                 "review_on", in_abeyance ? review : CLEW_DAY_UNKNOWN,
                 "reviewed_on", in_abeyance && reviewed ? MIN (review, last) : CLEW_DAY_UNKNOWN,
                 "authority", "Liaison prosecutor",
                 "source", clew_demo_choose_source (demo, kind),
                 "offer", g_str_equal (kind, "negotiate_disposition") ? "dismissal" : NULL,
                 NULL);
}

static void
keep_charges (ClewDemo *demo, const Case *court_case)
{
  static const char *const ends[] = { "dismissed", "dismissed", "amended", "plea", NULL };
  static const guint       counts[] = { 70, 24, 6 };
  guint                    n = 1 + clew_random_weighted (&demo->random, counts, 3);

  for (guint i = 0; i < n; i++)
    {
      const Charge *charge = &charges[clew_random_below (&demo->random, G_N_ELEMENTS (charges))];
      const char   *end = clew_random_pick (&demo->random, ends);
      gboolean      closed = court_case->closed != CLEW_DAY_UNKNOWN;
      const char   *sentence;

      if (court_case->filed == CLEW_DAY_UNKNOWN)
        end = "not_filed";
      sentence = clew_demo_choose_sentence (demo, charge->class, closed ? end : NULL);
      clew_demo_add (demo, &clew_kind_charge, MAX (court_case->filed, court_case->incident), NULL,
                     "court_case", court_case->id,
                     "position", (int)i + 1,
                     "description", charge->description,
                     "statute", charge->statute,
                     "class", charge->class,
                     "disposition", closed ? end : NULL,
                     "disposed_on", closed ? court_case->closed : CLEW_DAY_UNKNOWN,
                     "sentence", sentence,
                     NULL);
    }
}

/* Before enrollment, after it, or before it and filed only afterwards. */
static void
choose_days (ClewDemo *demo, const ClewDemoPerson *person, Case *court_case)
{
  ClewRandom *random = &demo->random;
  ClewDay     pivot = person->enrolled != CLEW_DAY_UNKNOWN ? person->enrolled : person->referred;
  ClewDay     last = person->gone != CLEW_DAY_UNKNOWN ? person->gone : demo->today;
  guint       course = clew_random_below (random, 100);

  if (course < 50 || pivot + 10 > last)
    {
      court_case->incident = pivot - clew_random_between (random, 30, 400);
      court_case->filed = court_case->incident + clew_random_between (random, 1, 29);
    }
  else if (course < 85)
    {
      court_case->incident = clew_random_between (random, (int)pivot + 1, (int)last);
      court_case->filed = court_case->incident + clew_random_between (random, 1, 40);
    }
  else
    {
      court_case->incident = pivot - clew_random_between (random, 1, 90);
      court_case->filed = clew_random_between (random, (int)pivot + 1, (int)last);
    }
  if (court_case->filed > last)
    court_case->filed = CLEW_DAY_UNKNOWN;
  if (court_case->filed != CLEW_DAY_UNKNOWN && court_case->filed + 60 < demo->today &&
      clew_random_chance (random, 55))
    court_case->closed = clew_random_between (random, (int)court_case->filed + 30,
                                              (int)demo->today);
  else if (court_case->filed == CLEW_DAY_UNKNOWN && clew_random_chance (random, 20))
    court_case->closed = last;
}

static char *
cause_number (ClewDemo *demo, const Case *court_case)
{
  int year;

  if (court_case->filed == CLEW_DAY_UNKNOWN)
    return NULL;
  clew_day_split (court_case->filed, &year, NULL, NULL);
  return g_strdup_printf ("%02d-%s-%05u", year % 100, court_case->court->prefix,
                          clew_random_below (&demo->random, 100000));
}

static void
keep_case (ClewDemo *demo, const ClewDemoPerson *person, Case *court_case)
{
  ClewRandom      *random = &demo->random;
  g_autofree char *number = cause_number (demo, court_case);
  const char      *defender = clew_random_pick (random, defenders);
  gboolean         defended = clew_random_chance (random, 80);
  gboolean         arrested = clew_random_chance (random, 70);
  ClewDay          entered = MAX (court_case->filed, court_case->incident);

  court_case->department = clew_random_pick (random, departments);
  court_case->judge = clew_random_pick (random, judges);
  clew_demo_add (demo, &clew_kind_court_case, MAX (entered, person->referred), court_case->id,
                 "participant", person->id,
                 "cause_number", number,
                 "court", court_case->court->court,
                 "jurisdiction", court_case->court->jurisdiction,
                 "prosecutor", court_case->court->attorney,
                 "defense_counsel", defended ? defender : NULL,
                 "incident_on", court_case->incident,
                 "arrested_on", arrested ? court_case->incident : CLEW_DAY_UNKNOWN,
                 "filed_on", court_case->filed,
                 "closed_on", court_case->closed,
                 "department", court_case->department,
                 NULL);
  keep_charges (demo, court_case);
}

static void
add_case (ClewDemo *demo, const ClewDemoPerson *person)
{
  ClewRandom *random = &demo->random;
  Case        court_case = { 0 };
  ClewDay     moved_from;

  court_case.court = &courts[clew_random_weighted (random, court_weights, G_N_ELEMENTS (courts))];
  choose_days (demo, person, &court_case);
  keep_case (demo, person, &court_case);
  if (clew_random_chance (random, demo->has_details ? 45 : 20))
    keep_decision (demo, &court_case);
  if (court_case.filed == CLEW_DAY_UNKNOWN)
    return;
  clew_demo_add_orders (demo, person, court_case.id, court_case.filed, court_case.closed);
  if (clew_random_chance (random, 16))
    keep_warrant (demo, &court_case);
  if (court_case.closed != CLEW_DAY_UNKNOWN)
    {
      keep_past_hearings (demo, &court_case, court_case.closed);
      keep_hearing (demo, &court_case, "dismissal", clew_demo_court_day (court_case.closed, -1),
                    "resolved", CLEW_DAY_UNKNOWN);
      return;
    }
  moved_from = keep_past_hearings (demo, &court_case, demo->today - 21);
  keep_next_hearing (demo, &court_case, moved_from);
}

/* Makes the cases of somebody, if there are any. */
void
clew_demo_add_cases (ClewDemo *demo, const ClewDemoPerson *person)
{
  static const guint counts[] = { 42, 38, 14, 6 };
  static const guint at_prosecutor[] = { 5, 60, 25, 10 };
  static const guint in_brief[] = { 65, 30, 4, 1 };
  const guint       *chances = demo->is_brief       ? in_brief
                               : demo->has_contacts ? counts
                                                    : at_prosecutor;
  guint              n = clew_random_weighted (&demo->random,
                                               chances,
                                               G_N_ELEMENTS (counts));

  for (guint i = 0; i < n && demo->failure == NULL; i++)
    add_case (demo, person);
}
