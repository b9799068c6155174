/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/clew-demo-private.h"

/* What seldom happens to a case, so that a demonstration shows it and a view is tried with it: a
 * court elsewhere in a time zone of its own, a number that two courts gave, a case filed again, two
 * that belong together, one that is sealed, one that came out harsher than the ordinary course, and
 * concerns of the defense. */

typedef struct
{
  const char *court, *jurisdiction, *number, *charge;
  const char *follows;   /* (nullable): id of the case before it */
  const char *time_zone; /* (nullable): of a court elsewhere */
  const char *sentence;  /* (nullable): of one that ended with a plea */
  ClewDay     incident, filed;
  ClewDay     closed, sealed; /* unknown when it was not */
} RareCase;

static void
keep_rare_case (ClewDemo *demo, const ClewDemoPerson *person, const RareCase *rare, char *id)
{
  gboolean is_closed = rare->closed != CLEW_DAY_UNKNOWN;

  clew_demo_add (demo, &clew_kind_court_case, MAX (rare->filed, person->referred), id,
                 "participant", person->id, "cause_number", rare->number, "court", rare->court,
                 "jurisdiction", rare->jurisdiction, "prosecutor", "Noel Prewitt", "incident_on",
                 rare->incident, "filed_on", rare->filed, "closed_on", rare->closed, "is_remote",
                 rare->time_zone != NULL, "time_zone", rare->time_zone, "follows", rare->follows,
                 "sealed_on", rare->sealed, NULL);
  clew_demo_add (demo, &clew_kind_charge, MAX (rare->filed, rare->incident), NULL, "court_case", id,
                 "position", 1, "description", rare->charge, "class", "misdemeanor", "disposition",
                 rare->sentence != NULL ? "plea"
                 : is_closed            ? "dismissed"
                                        : NULL,
                 "disposed_on", rare->closed, "sentence", rare->sentence, NULL);
  if (!is_closed)
    clew_demo_add (demo, &clew_kind_hearing, rare->filed, NULL, "court_case", id, "kind", "status",
                   "on_day", clew_demo_court_day (demo->today + 6, 1), "at_time", "09:00",
                   "appearance_needed", "by_video", NULL);
}

/* A case that was filed some weeks ago in the city's own court, to be altered. */
static RareCase
start (const ClewDemo *demo)
{
  return (RareCase){ .court = "Pine City Municipal Court",
                     .jurisdiction = "Pine City",
                     .charge = "Criminal trespass in the second degree",
                     .incident = demo->today - 48,
                     .filed = demo->today - 40 };
}

static void
add_elsewhere (ClewDemo *demo, const ClewDemoPerson *person)
{
  RareCase here = start (demo), elsewhere = here;
  char     id[CLEW_DEMO_ID];

  here.number = elsewhere.number = "26-M-40417";
  elsewhere.court = "Harbor Point Municipal Court";
  elsewhere.jurisdiction = "Harbor Point";
  elsewhere.time_zone = "America/Anchorage";
  keep_rare_case (demo, person, &here, id);
  keep_rare_case (demo, person, &elsewhere, id);
}

static void
add_filed_again (ClewDemo *demo, const ClewDemoPerson *person)
{
  RareCase before = start (demo), again = before;
  char     first[CLEW_DEMO_ID], second[CLEW_DEMO_ID];

  before.number = "26-M-38112";
  before.closed = demo->today - 24;
  again.number = "26-D-41290";
  again.court = "Pine County District Court";
  again.jurisdiction = "Pine County";
  again.filed = demo->today - 16;
  keep_rare_case (demo, person, &before, first);
  again.follows = first;
  keep_rare_case (demo, person, &again, second);
}

static void
add_related (ClewDemo *demo, const ClewDemoPerson *person)
{
  RareCase one = start (demo), other = one;
  char     first[CLEW_DEMO_ID], second[CLEW_DEMO_ID];

  one.number = "26-M-37745";
  other.number = "26-M-37746";
  other.charge = "Obstructing a public servant";
  keep_rare_case (demo, person, &one, first);
  keep_rare_case (demo, person, &other, second);
  clew_demo_add (demo, &clew_kind_related_case, one.filed, NULL, "court_case", first, "related",
                 second, NULL);
}

static void
add_sealed (ClewDemo *demo, const ClewDemoPerson *person)
{
  RareCase sealed = start (demo);
  char     id[CLEW_DEMO_ID];

  sealed.number = "26-M-35508";
  sealed.closed = demo->today - 20;
  sealed.sealed = demo->today - 9;
  keep_rare_case (demo, person, &sealed, id);
}

static void
add_harsher (ClewDemo *demo, const ClewDemoPerson *person)
{
  RareCase harsher = start (demo);
  ClewDay  raised = demo->today - 12;
  char     id[CLEW_DEMO_ID];

  harsher.number = "26-M-36120";
  harsher.charge = "Unlawful transit conduct";
  harsher.closed = demo->today - 18;
  harsher.sentence = "jail";
  keep_rare_case (demo, person, &harsher, id);
  clew_demo_add (demo, &clew_kind_concern, raised, NULL, "court_case", id, "kind", "defender",
                 "on_day", raised, "raised_by", "Ines Calder", "about", "disposition", "asked",
                 "supervisor", NULL);
}

static void
add_answered (ClewDemo *demo, const ClewDemoPerson *person)
{
  RareCase one = start (demo);
  ClewDay  offered = one.filed + 6, raised = offered + 3, answered = raised + 4;
  char     id[CLEW_DEMO_ID];

  one.number = "26-M-36455";
  one.charge = "Disorderly conduct";
  keep_rare_case (demo, person, &one, id);
  clew_demo_add (demo, &clew_kind_decision, offered, NULL, "court_case", id, "kind",
                 "negotiate_disposition", "on_day", offered, "decided_by", "Noel Prewitt",
                 "authority", "Liaison prosecutor", "source", "released_statement", "offer",
                 "dismissal", NULL);
  clew_demo_add (demo, &clew_kind_concern, answered, NULL, "court_case", id, "kind", "defender",
                 "on_day", raised, "raised_by", "Peter Oyelaran", "decision_kind",
                 "negotiate_disposition", "about", "offer", "asked", "correction", "answered_on",
                 answered, "answered_by", "Noel Prewitt", "answer", "changed", NULL);
}

typedef void (*Adder) (ClewDemo *demo, const ClewDemoPerson *person);

/* One of them for each of the first people who are at work. */
void
clew_demo_add_rare (ClewDemo *demo, const ClewDemoPerson *person)
{
  static const Adder add[] = { add_elsewhere, add_filed_again, add_related,
                               add_sealed, add_harsher, add_answered };

  if (!person->at_work || demo->n_rare >= G_N_ELEMENTS (add) || demo->failure != NULL)
    return;
  add[demo->n_rare++](demo, person);
}
