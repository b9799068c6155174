/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-gate-rules.h"

#include <string.h>

/* The gate, by cases and by chance. */

#define FIRST_DAY  ((ClewDay)740000)
#define MAX_EVENTS 6
#define MAX_PAPERS 4
#define MAX_GRANTS 12

static const char *const known[] = { "contact", "goals", "progress",
                                     CLEW_CATEGORY_COUNSELING_NOTES, NULL };
static const char *const agencies[] = { "court", "police", "shelter" };
#define N_KNOWN    4
#define N_AGENCIES G_N_ELEMENTS (agencies)

/* Everything that a question may stand on, in room of its own. */
typedef struct
{
  ClewConsent      consents[CLEW_CONSENT_N_KINDS][MAX_PAPERS];
  ClewConsentEvent events[CLEW_CONSENT_N_KINDS][MAX_PAPERS][MAX_EVENTS];
  ClewConsentGrant grants[CLEW_CONSENT_N_KINDS][MAX_PAPERS][MAX_GRANTS];
  ClewCourtOrder   orders[MAX_PAPERS];
  const char      *covered[MAX_PAPERS][MAX_GRANTS];
  ClewAgencyGap    gaps[3];
  ClewGrounds      grounds;
  GPtrArray       *kept;
} Office;

static const char *
keep (Office *office, char *text)
{
  g_ptr_array_add (office->kept, text);
  return text;
}

static void
office_init (Office *office)
{
  memset (office, 0, sizeof *office);
  office->kept = g_ptr_array_new_with_free_func (g_free);
  for (guint k = 0; k < CLEW_CONSENT_N_KINDS; k++)
    office->grounds.consents[k] = office->consents[k];
  office->grounds.orders = office->orders;
  office->grounds.gaps = office->gaps;
}

static ClewDay
day (const char *number)
{
  return FIRST_DAY + (ClewDay)g_ascii_strtoull (number, NULL, 10);
}

/* "m1 court:contact revoked=4 until=9": a multi-party release signed on day 1.
 * The other kinds are t, c and p; o is a court order with "mandate=3". */
static void
read_consent (Office *office, guint kind, GStrv words)
{
  guint             n = office->grounds.n_consents[kind]++;
  ClewConsent      *consent = &office->consents[kind][n];
  ClewConsentEvent *events = office->events[kind][n];
  ClewConsentGrant *grants = office->grants[kind][n];

  consent->id = keep (office, g_strdup (words[0]));
  consent->events = events;
  consent->n_events = 1;
  events[0].kind = CLEW_CONSENT_SIGNED;
  events[0].on = day (words[0] + 1);
  events[0].grants = grants;
  for (guint i = 1; words[i] != NULL; i++)
    {
      char *equals = strchr (words[i], '=');
      char *colon = strchr (words[i], ':');

      if (colon != NULL)
        {
          grants[events[0].n_grants++] = (ClewConsentGrant){
            keep (office, g_strndup (words[i], (gsize)(colon - words[i]))),
            keep (office, g_strdup (colon + 1)),
          };
          continue;
        }
      g_assert_nonnull (equals);
      *equals = '\0';
      if (strcmp (words[i], "until") == 0)
        {
          consent->expires_on = day (equals + 1);
          continue;
        }
      events[consent->n_events].on = day (equals + 1);
      events[consent->n_events].entered = consent->n_events;
      while (strcmp (clew_consent_event_ids[events[consent->n_events].kind], words[i]) != 0)
        events[consent->n_events].kind++;
      consent->n_events++;
    }
}

static void
read_order (Office *office, GStrv words)
{
  guint           n = office->grounds.n_orders++, n_covered = 0;
  ClewCourtOrder *order = &office->orders[n];

  *order = (ClewCourtOrder){ .id = keep (office, g_strdup (words[0])),
                             .issued_on = day (words[0] + 1),
                             .categories = office->covered[n] };
  for (guint i = 1; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit_set (words[i], ":=", 2);

      if (strcmp (pair[0], "until") == 0)
        order->ends_on = day (pair[1]);
      else if (strcmp (pair[0], "mandate") == 0)
        order->mandate_on = day (pair[1]);
      else
        {
          order->agency = keep (office, g_strdup (pair[0]));
          office->covered[n][n_covered++] = keep (office, g_strdup (pair[1]));
        }
    }
}

static void
read_grounds (Office *office, const char *text)
{
  static const char kinds[] = "mtcp";
  g_auto (GStrv) papers = g_strsplit (text, "; ", -1);

  office_init (office);
  for (guint i = 0; papers[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (papers[i], " ", -1);

      if (words[0] == NULL || words[0][0] == '\0')
        continue;
      if (words[0][0] == 'o')
        read_order (office, words);
      else
        read_consent (office, (guint)(strchr (kinds, words[0][0]) - kinds), words);
    }
}

#define COORDINATION CLEW_PURPOSE_COORDINATION
#define TREATMENT    CLEW_PURPOSE_TREATMENT
#define PROCEEDING   CLEW_PURPOSE_PROCEEDING
#define SUBPOENA     (CLEW_PURPOSE_N + CLEW_PURPOSE_COORDINATION) /* is all that is shown */

/* The court asks, on day 5, unless the case says otherwise. */
typedef struct
{
  const char    *name;
  const char    *grounds;
  const char    *categories;
  guint          purpose;
  ClewGateAnswer answer;
  ClewHear       hear;
  const char    *category; /* the first that is not covered */
  const char    *ground;   /* id of the paper that decided */
  guint          since;
  const char    *consent; /* relied on */
  guint          on;
} Case;

#define NOTES CLEW_CATEGORY_COUNSELING_NOTES

/* clang-format off */
static const Case cases[] = {
  /* Rule 1: one kind of information refuses the whole; K5, K6. */
  { "all ticked", "m1 court:contact court:goals", "contact goals", COORDINATION,
    CLEW_GATE_BY_CONSENT, CLEW_HEAR_YES, NULL, "m1", 1 },
  { "one not ticked", "m1 court:contact", "contact goals", COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NOT_THIS_KIND, "goals", "m1", 1 },
  { "the first not covered is named", "m1 court:goals", "progress contact goals", COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NOT_THIS_KIND, "progress", "m1", 1 },
  { "another agency is named", "m1 police:contact", "contact", COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NOT_NAMED, "contact", "m1", 1 },
  { "no paper", "", "contact", COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NO_RELEASE, "contact", NULL, 0 },
  { "expired", "m1 court:contact until=5", "contact", COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_EXPIRED, "contact", "m1", 5 },
  { "last day of authority", "m1 court:contact until=6", "contact", COORDINATION,
    CLEW_GATE_BY_CONSENT, CLEW_HEAR_YES, NULL, "m1", 1 },
  { "event occurred", "m1 court:contact ended=5", "contact", COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_ENDED, "contact", "m1", 5 },
  { "revoked today", "m1 court:contact revoked=5", "contact", COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_REVOKED, "contact", "m1", 5 },
  { "revoked tomorrow", "m1 court:contact revoked=6", "contact", COORDINATION,
    CLEW_GATE_BY_CONSENT, CLEW_HEAR_YES, NULL, "m1", 1 },
  { "deficient", "m1 court:contact deficient=5", "contact", COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_DEFICIENT, "contact", "m1", 5 },
  { "signed later", "m6 court:contact", "contact", COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NO_RELEASE, "contact", NULL, 0 },
  { "the newer governs", "m1 court:contact; m3 police:contact", "contact", COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NOT_NAMED, "contact", "m3", 3 },

  /* Rule 2: no kind of consent stands in for another. */
  { "treatment by its own form", "t2 court:contact", "contact", TREATMENT,
    CLEW_GATE_BY_CONSENT, CLEW_HEAR_YES, NULL, "t2", 2 },
  { "treatment by the release", "m1 court:contact", "contact", TREATMENT,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NO_RELEASE, "contact", NULL, 0 },
  { "coordination by the treatment form", "t1 court:contact", "contact", COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NO_RELEASE, "contact", NULL, 0 },
  { "coordination by the form for a proceeding", "p1 court:contact", "contact", COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NO_RELEASE, "contact", NULL, 0 },
  { "coordination by an order", "o1 court:contact mandate=1", "contact", COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NO_RELEASE, "contact", NULL, 0 },

  /* Rule 3: counseling notes. */
  { "notes by their form", "c2 court:" NOTES, NOTES, COORDINATION,
    CLEW_GATE_BY_CONSENT, CLEW_HEAR_YES, NULL, "c2", 2 },
  { "notes for treatment by their form", "c2 court:" NOTES, NOTES, TREATMENT,
    CLEW_GATE_BY_CONSENT, CLEW_HEAR_YES, NULL, "c2", 2 },
  { "notes by the release", "m1 court:" NOTES, NOTES, COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NO_RELEASE, NOTES, NULL, 0 },
  { "notes by the treatment form", "t1 court:" NOTES, NOTES, TREATMENT,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NO_RELEASE, NOTES, NULL, 0 },
  { "notes among others", "m1 court:contact; c1 court:" NOTES, "contact " NOTES, COORDINATION,
    CLEW_GATE_MIXED_NOTES, CLEW_HEAR_NO_RELEASE, NOTES, NULL, 0 },
  { "notes among others for a proceeding", "p1 court:contact court:" NOTES, NOTES " contact",
    PROCEEDING, CLEW_GATE_MIXED_NOTES, CLEW_HEAR_NO_RELEASE, NOTES, NULL, 0 },
  { "notes for a proceeding by their form", "c1 court:" NOTES, NOTES, PROCEEDING,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NO_RELEASE, NOTES, NULL, 0 },
  { "notes for a proceeding by its form", "p1 court:" NOTES, NOTES, PROCEEDING,
    CLEW_GATE_BY_CONSENT, CLEW_HEAR_YES, NULL, "p1", 1 },
  { "other things by the notes' form", "c1 court:contact", "contact", COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NO_RELEASE, "contact", NULL, 0 },

  /* Rule 4: proceedings, K9 and K10. */
  { "proceeding by the release", "m1 court:contact", "contact", PROCEEDING,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NO_RELEASE, "contact", NULL, 0 },
  { "proceeding by its form", "p1 court:contact", "contact", PROCEEDING,
    CLEW_GATE_BY_CONSENT, CLEW_HEAR_YES, NULL, "p1", 1 },
  { "order with mandate", "o1 court:contact mandate=4", "contact", PROCEEDING,
    CLEW_GATE_BY_ORDER, CLEW_HEAR_NO_RELEASE, NULL, "o1", 4 },
  { "mandate before the order", "o3 court:contact mandate=1", "contact", PROCEEDING,
    CLEW_GATE_BY_ORDER, CLEW_HEAR_NO_RELEASE, NULL, "o3", 3 },
  { "order alone", "o1 court:contact", "contact", PROCEEDING,
    CLEW_GATE_ORDER_WITHOUT_MANDATE, CLEW_HEAR_NO_RELEASE, "contact", "o1", 0 },
  { "mandate to come", "o1 court:contact mandate=6", "contact", PROCEEDING,
    CLEW_GATE_ORDER_WITHOUT_MANDATE, CLEW_HEAR_NO_RELEASE, "contact", "o1", 0 },
  { "order to come", "o6 court:contact mandate=1", "contact", PROCEEDING,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NO_RELEASE, "contact", NULL, 0 },
  { "order over", "o1 court:contact mandate=1 until=5", "contact", PROCEEDING,
    CLEW_GATE_ORDER_ENDED, CLEW_HEAR_NO_RELEASE, "contact", "o1", 5 },
  { "order over, and a subpoena", "o1 court:contact mandate=1 until=5", "contact", SUBPOENA,
    CLEW_GATE_ORDER_ENDED, CLEW_HEAR_NO_RELEASE, "contact", "o1", 5 },
  { "order over, and one for less", "o1 court:contact until=5; o2 court:goals", "contact",
    PROCEEDING, CLEW_GATE_ORDER_NOT_THIS_KIND, CLEW_HEAR_NO_RELEASE, "contact", "o2", 0 },
  { "a form taken back, and an order over", "p1 court:contact revoked=3; o1 court:contact until=4",
    "contact", PROCEEDING, CLEW_GATE_NO_CONSENT, CLEW_HEAR_REVOKED, "contact", "p1", 3 },
  { "order's last day", "o1 court:contact mandate=1 until=6", "contact", PROCEEDING,
    CLEW_GATE_BY_ORDER, CLEW_HEAR_NO_RELEASE, NULL, "o1", 1 },
  { "order for somebody else", "o1 police:contact mandate=1", "contact", PROCEEDING,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_NO_RELEASE, "contact", NULL, 0 },
  { "order for less", "o1 court:contact mandate=1", "contact goals", PROCEEDING,
    CLEW_GATE_ORDER_NOT_THIS_KIND, CLEW_HEAR_NO_RELEASE, "goals", "o1", 0 },
  { "two orders never add up", "o1 court:contact mandate=1; o2 court:goals mandate=2",
    "contact goals", PROCEEDING, CLEW_GATE_ORDER_NOT_THIS_KIND, CLEW_HEAR_NO_RELEASE, "contact",
    "o2", 0 },
  { "consent and order never add up", "p1 court:contact; o2 court:goals mandate=2",
    "contact goals", PROCEEDING, CLEW_GATE_NO_CONSENT, CLEW_HEAR_NOT_THIS_KIND, "goals", "p1", 1 },
  { "the order with a mandate", "o1 court:contact; o2 court:contact mandate=2", "contact",
    PROCEEDING, CLEW_GATE_BY_ORDER, CLEW_HEAR_NO_RELEASE, NULL, "o2", 2 },
  { "an order outlives its form", "p1 court:contact revoked=3; o2 court:contact mandate=2",
    "contact", PROCEEDING, CLEW_GATE_BY_ORDER, CLEW_HEAR_REVOKED, NULL, "o2", 2 },
  { "subpoena alone", "m1 court:contact", "contact", SUBPOENA,
    CLEW_GATE_SUBPOENA_ALONE, CLEW_HEAR_NO_RELEASE, "contact", NULL, 0 },
  { "subpoena about somebody unknown", "", "contact", SUBPOENA,
    CLEW_GATE_SUBPOENA_ALONE, CLEW_HEAR_NO_RELEASE, "contact", NULL, 0 },
  { "subpoena and consent", "p1 court:contact", "contact", SUBPOENA,
    CLEW_GATE_BY_CONSENT, CLEW_HEAR_YES, NULL, "p1", 1 },
  { "subpoena and order with mandate", "o1 court:contact mandate=2", "contact", SUBPOENA,
    CLEW_GATE_BY_ORDER, CLEW_HEAR_NO_RELEASE, NULL, "o1", 2 },
  { "subpoena and order alone", "o1 court:contact", "contact", SUBPOENA,
    CLEW_GATE_ORDER_WITHOUT_MANDATE, CLEW_HEAR_NO_RELEASE, "contact", "o1", 0 },

  /* Rule 6: the consent that is named must govern. */
  { "relied on what governs", "m1 court:contact", "contact", COORDINATION,
    CLEW_GATE_BY_CONSENT, CLEW_HEAR_YES, NULL, "m1", 1, "m1" },
  { "relied on an older one", "m1 court:contact; m2 court:contact", "contact", COORDINATION,
    CLEW_GATE_OTHER_CONSENT, CLEW_HEAR_YES, NULL, "m2", 2, "m1" },
  { "relied on one of another kind", "p1 court:contact; m2 court:contact", "contact", PROCEEDING,
    CLEW_GATE_OTHER_CONSENT, CLEW_HEAR_YES, NULL, "p1", 1, "m2" },
  { "relied on one that is over", "m1 court:contact revoked=2", "contact", COORDINATION,
    CLEW_GATE_NO_CONSENT, CLEW_HEAR_REVOKED, "contact", "m1", 2, "m1" },

  { "no order stands in for it", "p1 court:contact revoked=2; o1 court:contact mandate=1",
    "contact", PROCEEDING, CLEW_GATE_NO_CONSENT, CLEW_HEAR_REVOKED, "contact", "p1", 2, "p1" },

  /* Nothing chosen, nothing known; rule 7. */
  { "nothing chosen", "m1 court:contact", "", COORDINATION,
    CLEW_GATE_NOTHING_CHOSEN, CLEW_HEAR_NO_RELEASE, NULL, NULL, 0 },
  { "an unknown kind", "m1 court:anything", "anything", COORDINATION,
    CLEW_GATE_UNKNOWN_CATEGORY, CLEW_HEAR_NO_RELEASE, "anything", NULL, 0 },
  { "a day to come", "m1 court:contact", "contact", COORDINATION,
    CLEW_GATE_DAY_TO_COME, CLEW_HEAR_NO_RELEASE, NULL, NULL, 0, NULL, 21 },
  { "today", "m1 court:contact", "contact", COORDINATION,
    CLEW_GATE_BY_CONSENT, CLEW_HEAR_YES, NULL, "m1", 1, NULL, 20 },
  { "as of the day before", "m1 court:contact revoked=8", "contact", COORDINATION,
    CLEW_GATE_BY_CONSENT, CLEW_HEAR_YES, NULL, "m1", 1, NULL, 7 },
};
/* clang-format on */

static ClewGateVerdict
ask_case (Office *office, const Case *asked, const ClewGateRecipient *recipient)
{
  g_auto (GStrv) categories = g_strsplit (asked->categories, " ", -1);
  gboolean         subpoena = asked->purpose >= CLEW_PURPOSE_N;
  ClewGateQuestion question = {
    .recipient = recipient,
    .categories = (const char *const *)categories,
    .purpose = asked->purpose % CLEW_PURPOSE_N,
    .subpoena = subpoena,
    .consent = asked->consent,
    .on = FIRST_DAY + (asked->on != 0 ? asked->on : 5),
    .today = FIRST_DAY + 20,
  };
  ClewGateVerdict verdict;

  verdict = clew_gate_decide (&office->grounds, &question, known);
  /* It borrows from the question, which goes. */
  if (verdict.category != NULL)
    verdict.category = keep (office, g_strdup (verdict.category));
  return verdict;
}

static void
test_cases (void)
{
  static const ClewGateRecipient court = { "court", TRUE, CLEW_DAY_UNKNOWN };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case     *asked = &cases[i];
      Office          office;
      ClewGateVerdict found;

      g_test_message ("%s", asked->name);
      read_grounds (&office, asked->grounds);
      found = ask_case (&office, asked, &court);
      g_assert_cmpint (found.answer, ==, asked->answer);
      g_assert_cmpint (found.hear, ==, asked->hear);
      g_assert_cmpstr (found.category, ==, asked->category);
      g_assert_cmpuint (found.since, ==, asked->since != 0 ? FIRST_DAY + asked->since : 0);
      if (found.order != NULL)
        g_assert_cmpstr (found.order->id, ==, asked->ground);
      else
        g_assert_cmpstr (found.consent != NULL ? found.consent->id : NULL, ==, asked->ground);
      g_ptr_array_unref (office.kept);
    }
  g_test_message ("%u cases", (guint)G_N_ELEMENTS (cases));
}

/* Rule 5: who may not receive, or has left; neither consent nor order lifts it. */
static void
test_recipient (void)
{
  static const struct
  {
    gboolean       may_receive;
    guint          left_on;
    ClewGateAnswer answer;
  } recipients[] = {
    { TRUE, 0, CLEW_GATE_BY_CONSENT },
    { TRUE, 6, CLEW_GATE_BY_CONSENT },
    { TRUE, 5, CLEW_GATE_LEFT },
    { TRUE, 4, CLEW_GATE_LEFT },
    { FALSE, 0, CLEW_GATE_BARRED },
    { FALSE, 4, CLEW_GATE_BARRED },
  };
  static const Case by_consent = { .categories = "contact", .purpose = COORDINATION };
  static const Case by_order = { .categories = "contact", .purpose = PROCEEDING };
  Office            office;

  read_grounds (&office, "m1 court:contact; o1 court:contact mandate=1");
  for (guint i = 0; i < G_N_ELEMENTS (recipients); i++)
    {
      ClewGateRecipient recipient = {
        "court", recipients[i].may_receive,
        recipients[i].left_on != 0 ? FIRST_DAY + recipients[i].left_on : CLEW_DAY_UNKNOWN
      };
      ClewGateAnswer answer = recipients[i].answer;

      g_assert_cmpint (ask_case (&office, &by_consent, &recipient).answer, ==, answer);
      if (answer == CLEW_GATE_BY_CONSENT)
        answer = CLEW_GATE_BY_ORDER;
      g_assert_cmpint (ask_case (&office, &by_order, &recipient).answer, ==, answer);
    }
  g_ptr_array_unref (office.kept);
}

/* Rule 9: who is not in the directory is on no form and in no order, and nothing else
 * about them is asked. */
static void
test_not_in_directory (void)
{
  static const Case asked[] = {
    { .categories = "contact", .purpose = COORDINATION },
    { .categories = "contact", .purpose = PROCEEDING },
  };
  ClewGateRecipient nobody = { NULL, TRUE, CLEW_DAY_UNKNOWN };
  Office            office;

  read_grounds (&office, "m1 court:contact; p1 court:contact; o1 court:contact mandate=1");
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_assert_cmpint (ask_case (&office, &asked[i], &nobody).answer, ==,
                       CLEW_GATE_NOT_IN_DIRECTORY);
      g_assert_null (ask_case (&office, &asked[i], &nobody).consent);
    }
  g_ptr_array_unref (office.kept);
}

/* By chance. */

#define N_ROUNDS 200000
#define N_DAYS   12

static guint
pick (guint n)
{
  return (guint)g_test_rand_int_range (0, (gint32)n);
}

static ClewDay
pick_day (void)
{
  return FIRST_DAY + 1 + pick (N_DAYS);
}

static void
make_consent (Office *office, guint kind, gint64 *entered)
{
  static const ClewConsentEventKind ends[] = { CLEW_CONSENT_REVOKED, CLEW_CONSENT_REVOKED,
                                               CLEW_CONSENT_ENDED, CLEW_CONSENT_DEFICIENT,
                                               CLEW_CONSENT_PRINTED };
  static const char *const          ids[CLEW_CONSENT_N_KINDS][2] = {
             { "m1", "m2" },
             { "t1", "t2" },
             { "c1", "c2" },
             { "p1", "p2" },
  };
  guint             n = office->grounds.n_consents[kind]++;
  ClewConsent      *consent = &office->consents[kind][n];
  ClewConsentEvent *events = office->events[kind][n];
  ClewConsentGrant *grants = office->grants[kind][n];

  *consent = (ClewConsent){ ids[kind][n], pick (3) == 0 ? pick_day () : CLEW_DAY_UNKNOWN, events,
                            0 };
  if (pick (10) > 0)
    events[consent->n_events++] = (ClewConsentEvent){ .kind = CLEW_CONSENT_SIGNED,
                                                      .on = pick_day (),
                                                      .grants = grants };
  for (guint a = 0; a < N_AGENCIES; a++)
    for (guint k = 0; k < N_KNOWN; k++)
      if (pick (3) > 0 && consent->n_events > 0)
        grants[events[0].n_grants++] = (ClewConsentGrant){ agencies[a], known[k] };
  while (pick (3) == 0 && consent->n_events < MAX_EVENTS)
    {
      ClewConsentEvent *event = &events[consent->n_events++];

      *event = (ClewConsentEvent){ .kind = ends[pick (G_N_ELEMENTS (ends))], .on = pick_day () };
      if (event->kind == CLEW_CONSENT_REVOKED && pick (2) == 0)
        event->agency = agencies[pick (N_AGENCIES)];
    }
  for (guint i = 0; i < consent->n_events; i++)
    events[i].entered = (*entered)++;
}

static void
make_order (Office *office)
{
  static const char *const ids[] = { "o1", "o2", "o3" };
  guint                    n = office->grounds.n_orders++, n_covered = 0;

  office->orders[n] = (ClewCourtOrder){
    .id = ids[n],
    .agency = agencies[pick (N_AGENCIES)],
    .issued_on = pick_day (),
    .ends_on = pick (3) == 0 ? pick_day () : CLEW_DAY_UNKNOWN,
    .mandate_on = pick (3) > 0 ? pick_day () : CLEW_DAY_UNKNOWN,
    .categories = office->covered[n],
    .confirmed_on = pick (4) == 0 ? pick_day () : CLEW_DAY_UNKNOWN,
  };
  for (guint k = 0; k < N_KNOWN; k++)
    if (pick (4) > 0)
      office->covered[n][n_covered++] = known[k];
  office->covered[n][n_covered] = NULL;
}

static void
make_grounds (Office *office)
{
  gint64 entered = 1;

  for (guint k = 0; k < CLEW_CONSENT_N_KINDS; k++)
    {
      guint n = pick (3);

      office->grounds.n_consents[k] = 0;
      while (n-- > 0)
        make_consent (office, k, &entered);
    }
  office->grounds.n_orders = 0;
  for (guint n = pick (4); n > 0; n--)
    make_order (office);
  /* Mostly an agency was away for some days, maybe more than once. */
  office->grounds.n_gaps = 0;
  for (guint n = pick (4); n > 0; n--)
    {
      ClewDay left_on = pick_day ();

      office->gaps[office->grounds.n_gaps++] = (ClewAgencyGap){
        agencies[pick (N_AGENCIES)], left_on, left_on + 1 + pick (3)
      };
    }
}

typedef struct
{
  ClewGateRecipient recipient;
  const char       *categories[N_KNOWN + 2];
  ClewGateQuestion  question;
} Asking;

static void
make_question (Asking *asking)
{
  static const char *const reliance[] = { "m1", "m2", "p1", "t1", "c1" };
  ClewGateQuestion        *question = &asking->question;
  guint                    n = 0, density = 2 + pick (4);

  memset (asking, 0, sizeof *asking);
  asking->recipient = (ClewGateRecipient){
    .agency = pick (20) > 0 ? agencies[pick (N_AGENCIES)] : NULL,
    .may_receive = pick (20) > 0,
    .left_on = pick (10) == 0 ? pick_day () : CLEW_DAY_UNKNOWN,
  };
  if (pick (5) == 0)
    asking->categories[n++] = CLEW_CATEGORY_COUNSELING_NOTES;
  else
    for (guint k = 0; k < N_KNOWN - 1; k++)
      if (pick (density) == 0)
        asking->categories[n++] = known[k];
  if (pick (30) == 0)
    asking->categories[n++] = pick (2) == 0 ? "anything" : CLEW_CATEGORY_COUNSELING_NOTES;
  question->recipient = &asking->recipient;
  question->categories = asking->categories;
  question->purpose = pick (CLEW_PURPOSE_NOTICE); /* notices have tests of their own */
  question->subpoena = pick (4) == 0;
  question->consent = pick (8) == 0 ? reliance[pick (G_N_ELEMENTS (reliance))] : NULL;
  question->on = pick (50) == 0 ? CLEW_DAY_UNKNOWN : pick_day ();
  question->today = FIRST_DAY + N_DAYS - pick (2);
}

/* The second implementation. What one consent says, read from its one signature. */

static const ClewConsentEvent *
naive_signature (const ClewConsent *consent, ClewDay on)
{
  if (consent->n_events > 0 && consent->events[0].kind == CLEW_CONSENT_SIGNED &&
      consent->events[0].on <= on)
    return &consent->events[0];
  return NULL;
}

static gboolean
naive_has (const ClewConsent *consent, ClewConsentEventKind kind, ClewDay on)
{
  for (guint i = 0; i < consent->n_events; i++)
    if (consent->events[i].kind == kind && consent->events[i].on <= on)
      return TRUE;
  return FALSE;
}

static gboolean
naive_comes_after (const ClewConsentEvent *event, const ClewConsentEvent *other)
{
  return event->on > other->on || (event->on == other->on && event->entered > other->entered);
}

static const ClewConsent *
naive_governing (const ClewConsent *consents, guint n, ClewDay on)
{
  const ClewConsent *last = NULL;

  for (guint i = 0; i < n; i++)
    if (naive_signature (&consents[i], on) != NULL &&
        !naive_has (&consents[i], CLEW_CONSENT_DEFICIENT, on) &&
        (last == NULL || naive_comes_after (&consents[i].events[0], &last->events[0])))
      last = &consents[i];
  return last;
}

static gboolean
naive_taken_back (const ClewConsent *consents, guint n, const ClewConsent *governing,
                  const char *agency, ClewDay on)
{
  for (guint i = 0; i < n; i++)
    {
      gboolean own = &consents[i] == governing;

      if (!own && (naive_signature (&consents[i], on) == NULL ||
                   !naive_has (&consents[i], CLEW_CONSENT_DEFICIENT, on)))
        continue;
      for (guint e = 1; e < consents[i].n_events; e++)
        {
          const ClewConsentEvent *event = &consents[i].events[e];

          if (event->kind == CLEW_CONSENT_REVOKED && event->on <= on &&
              (event->agency == NULL || strcmp (event->agency, agency) == 0) &&
              naive_comes_after (event, &governing->events[0]) &&
              naive_comes_after (event, &consents[i].events[0]))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
naive_hears (const ClewConsent *consents, guint n, const char *agency, const char *category,
             ClewDay on)
{
  const ClewConsent *governing = naive_governing (consents, n, on);
  gboolean           ticked = FALSE;

  if (governing == NULL || naive_has (governing, CLEW_CONSENT_ENDED, on) ||
      (governing->expires_on != CLEW_DAY_UNKNOWN && governing->expires_on <= on) ||
      naive_taken_back (consents, n, governing, agency, on))
    return FALSE;
  for (guint i = 0; i < governing->events[0].n_grants; i++)
    if (strcmp (governing->events[0].grants[i].agency, agency) == 0 &&
        strcmp (governing->events[0].grants[i].category, category) == 0)
      ticked = TRUE;
  return ticked;
}

/* The first that is not covered by this kind of consent, or NULL for yes. */
static const char *
naive_gap (const ClewGrounds *grounds, ClewConsentKind kind, const ClewGateQuestion *question)
{
  for (guint i = 0; question->categories[i] != NULL; i++)
    if (!naive_hears (grounds->consents[kind], grounds->n_consents[kind],
                      question->recipient->agency, question->categories[i], question->on))
      return question->categories[i];
  return NULL;
}

typedef struct
{
  ClewGateAnswer answer;
  const char    *category;
} NaiveAnswer;

/* Whether an order was made for the recipient, in force or over, and what it lacks. */
static gboolean
naive_holds (const ClewCourtOrder *order, const ClewGateQuestion *question, gboolean *over,
             const char **gap)
{
  *over = order->ends_on != CLEW_DAY_UNKNOWN && question->on >= order->ends_on;
  *gap = NULL;
  for (guint i = 0; question->categories[i] != NULL; i++)
    {
      gboolean covered = FALSE;

      for (guint k = 0; order->categories[k] != NULL; k++)
        covered = covered || strcmp (order->categories[k], question->categories[i]) == 0;
      if (!covered && *gap == NULL)
        *gap = question->categories[i];
    }
  return strcmp (order->agency, question->recipient->agency) == 0 &&
         question->on >= order->issued_on;
}

/* Whether the agency was away since this order was issued, or was confirmed. */
static gboolean
naive_is_old (const ClewGrounds *grounds, const ClewCourtOrder *order, ClewDay on)
{
  for (guint g = 0; g < grounds->n_gaps; g++)
    {
      const ClewAgencyGap *gap = &grounds->gaps[g];
      gboolean             confirmed = order->confirmed_on != CLEW_DAY_UNKNOWN &&
                           order->confirmed_on <= on && order->confirmed_on >= gap->rejoined_on;

      if (strcmp (gap->agency, order->agency) == 0 && gap->left_on <= on &&
          order->issued_on < gap->rejoined_on && !confirmed)
        return TRUE;
    }
  return FALSE;
}

/* By an order with mandate, or what the order lacks; else no. */
static NaiveAnswer
naive_order (const ClewGrounds *grounds, const ClewGateQuestion *question, const char *consent_gap)
{
  gboolean    any_over = FALSE, any_less = FALSE, any_bare = FALSE, any_old = FALSE;
  const char *lacks = NULL;

  for (guint o = 0; o < grounds->n_orders; o++)
    {
      const ClewCourtOrder *order = &grounds->orders[o];
      const char           *gap;
      gboolean              over;

      if (!naive_holds (order, question, &over, &gap))
        continue;
      if (over)
        any_over = TRUE;
      else if (gap != NULL)
        {
          any_less = TRUE;
          lacks = gap;
        }
      else if (order->mandate_on == CLEW_DAY_UNKNOWN || question->on < order->mandate_on)
        any_bare = TRUE;
      else if (naive_is_old (grounds, order, question->on))
        any_old = TRUE;
      else
        return (NaiveAnswer){ CLEW_GATE_BY_ORDER, NULL };
    }
  if (any_old)
    return (NaiveAnswer){ CLEW_GATE_ORDER_BEFORE_GAP, consent_gap };
  if (any_bare)
    return (NaiveAnswer){ CLEW_GATE_ORDER_WITHOUT_MANDATE, consent_gap };
  if (any_less)
    return (NaiveAnswer){ CLEW_GATE_ORDER_NOT_THIS_KIND, lacks };
  return (NaiveAnswer){ any_over ? CLEW_GATE_ORDER_ENDED : CLEW_GATE_NO_CONSENT, consent_gap };
}

/* No form for proceedings says anything yet on that day. */
static gboolean
naive_has_no_form (const ClewGrounds *grounds, const ClewGateQuestion *question, const char *gap)
{
  return clew_consent_may_hear (grounds->consents[CLEW_CONSENT_PROCEEDINGS],
                                grounds->n_consents[CLEW_CONSENT_PROCEEDINGS],
                                question->recipient->agency, gap, question->on)
           .answer == CLEW_HEAR_NO_RELEASE;
}

static NaiveAnswer
naive_proceeding (const ClewGrounds *grounds, const ClewGateQuestion *question, const char *gap)
{
  NaiveAnswer answer = { CLEW_GATE_NO_CONSENT, gap };

  if (question->consent == NULL)
    answer = naive_order (grounds, question, gap);
  if ((answer.answer == CLEW_GATE_ORDER_ENDED || answer.answer == CLEW_GATE_ORDER_NOT_THIS_KIND) &&
      !naive_has_no_form (grounds, question, gap))
    answer = (NaiveAnswer){ CLEW_GATE_NO_CONSENT, gap };
  if (answer.answer == CLEW_GATE_NO_CONSENT && question->subpoena)
    answer.answer = CLEW_GATE_SUBPOENA_ALONE;
  return answer;
}

static NaiveAnswer
naive_decide (const ClewGrounds *grounds, const ClewGateQuestion *question)
{
  gboolean        proceeding = question->subpoena || question->purpose == PROCEEDING;
  guint           n_notes = 0, n = 0;
  ClewConsentKind kind = CLEW_CONSENT_MULTI_PARTY;
  const char     *gap;

  for (; question->categories[n] != NULL; n++)
    {
      if (strcmp (question->categories[n], "anything") == 0)
        return (NaiveAnswer){ CLEW_GATE_UNKNOWN_CATEGORY, "anything" };
      n_notes += strcmp (question->categories[n], NOTES) == 0;
    }
  if (n == 0)
    return (NaiveAnswer){ CLEW_GATE_NOTHING_CHOSEN, NULL };
  if (question->on == CLEW_DAY_UNKNOWN || question->on > question->today)
    return (NaiveAnswer){ CLEW_GATE_DAY_TO_COME, NULL };
  if (question->recipient->agency == NULL)
    return (NaiveAnswer){ CLEW_GATE_NOT_IN_DIRECTORY, NULL };
  if (!question->recipient->may_receive)
    return (NaiveAnswer){ CLEW_GATE_BARRED, NULL };
  if (question->recipient->left_on != CLEW_DAY_UNKNOWN &&
      question->on >= question->recipient->left_on)
    return (NaiveAnswer){ CLEW_GATE_LEFT, NULL };
  for (guint g = 0; g < grounds->n_gaps; g++)
    if (strcmp (grounds->gaps[g].agency, question->recipient->agency) == 0 &&
        grounds->gaps[g].left_on <= question->on && question->on < grounds->gaps[g].rejoined_on)
      return (NaiveAnswer){ CLEW_GATE_LEFT, NULL };
  if (n_notes > 0 && n_notes < n)
    return (NaiveAnswer){ CLEW_GATE_MIXED_NOTES, NOTES };
  if (proceeding)
    kind = CLEW_CONSENT_PROCEEDINGS;
  else if (n_notes > 0)
    kind = CLEW_CONSENT_COUNSELING_NOTES;
  else if (question->purpose == TREATMENT)
    kind = CLEW_CONSENT_TREATMENT;

  gap = naive_gap (grounds, kind, question);
  if (gap != NULL)
    return proceeding ? naive_proceeding (grounds, question, gap)
                      : (NaiveAnswer){ CLEW_GATE_NO_CONSENT, gap };
  if (question->consent != NULL &&
      strcmp (naive_governing (grounds->consents[kind], grounds->n_consents[kind],
                               question->on)
                ->id,
              question->consent) != 0)
    return (NaiveAnswer){ CLEW_GATE_OTHER_CONSENT, NULL };
  return (NaiveAnswer){ CLEW_GATE_BY_CONSENT, NULL };
}

static void
test_by_chance (void)
{
  static Office office;
  guint         seen[CLEW_GATE_N_ANSWERS] = { 0 };

  office_init (&office);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Asking          asking;
      ClewGateVerdict found;
      NaiveAnswer     expected;

      make_grounds (&office);
      make_question (&asking);
      found = clew_gate_decide (&office.grounds, &asking.question, known);
      expected = naive_decide (&office.grounds, &asking.question);
      g_assert_cmpint (found.answer, ==, expected.answer);
      g_assert_cmpstr (found.category, ==, expected.category);
      seen[found.answer]++;
    }
  g_test_message ("%u random grounds and questions", N_ROUNDS);
  /* Control: no answer is missing. */
  for (guint i = 0; i < CLEW_GATE_N_ANSWERS; i++)
    {
      if (i == CLEW_GATE_NOTICE_SAYS_MORE || i == CLEW_GATE_NOTHING_TAKEN_BACK)
        continue;
      g_test_message ("answer %u: %u times", i, seen[i]);
      g_assert_cmpuint (seen[i], >, 200);
    }
  g_ptr_array_unref (office.kept);
}

/* Of which kinds a consent is, and whether it says yes to all. */
static guint
count_kinds_with (const ClewGrounds *grounds, const ClewGateVerdict *verdict,
                  const ClewGateQuestion *question)
{
  guint n = 0;

  for (guint k = 0; k < CLEW_CONSENT_N_KINDS; k++)
    {
      gboolean all = TRUE;

      if (verdict->consent < grounds->consents[k] ||
          verdict->consent >= grounds->consents[k] + grounds->n_consents[k])
        continue;
      for (guint i = 0; question->categories[i] != NULL; i++)
        {
          ClewHearAnswer heard = clew_consent_may_hear (
            grounds->consents[k], grounds->n_consents[k], question->recipient->agency,
            question->categories[i], question->on);

          all = all && heard.answer == CLEW_HEAR_YES && heard.consent == verdict->consent;
        }
      n += all;
    }
  return n;
}

static void
assert_order_covers (const ClewCourtOrder *order, const ClewGateQuestion *question)
{
  g_assert_cmpstr (order->agency, ==, question->recipient->agency);
  g_assert_cmpuint (order->issued_on, <=, question->on);
  g_assert_cmpuint (order->mandate_on, !=, CLEW_DAY_UNKNOWN);
  g_assert_cmpuint (order->mandate_on, <=, question->on);
  g_assert_true (order->ends_on == CLEW_DAY_UNKNOWN || order->ends_on > question->on);
  for (guint i = 0; question->categories[i] != NULL; i++)
    g_assert_true (g_strv_contains (order->categories, question->categories[i]));
}

/* A yes stands on one paper for all that was asked, and who asks for less, or
 * without waving a subpoena, is not worse off. */
static void
test_yes_has_one_ground (void)
{
  static Office office;
  guint         n_yes = 0;

  office_init (&office);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Asking          asking;
      ClewGateVerdict found;

      make_grounds (&office);
      make_question (&asking);
      found = clew_gate_decide (&office.grounds, &asking.question, known);
      if (!clew_gate_is_yes (found.answer))
        continue;
      n_yes++;
      g_assert_true ((found.consent != NULL) != (found.order != NULL));
      if (found.order != NULL)
        assert_order_covers (found.order, &asking.question);
      else
        g_assert_cmpuint (count_kinds_with (&office.grounds, &found, &asking.question), ==, 1);
      for (guint i = 0; asking.question.categories[i] != NULL; i++)
        {
          const char      *one[] = { asking.question.categories[i], NULL };
          ClewGateQuestion less = asking.question;

          less.categories = one;
          g_assert_true (
            clew_gate_is_yes (clew_gate_decide (&office.grounds, &less, known).answer));
        }
      if (asking.question.subpoena)
        {
          asking.question.subpoena = FALSE;
          asking.question.purpose = CLEW_PURPOSE_PROCEEDING;
          g_assert_cmpint (clew_gate_decide (&office.grounds, &asking.question, known).answer, ==,
                           found.answer);
        }
    }
  g_test_message ("%u yes among %u", n_yes, N_ROUNDS);
  g_assert_cmpuint (n_yes, >, 10000);
  g_ptr_array_unref (office.kept);
}

/* Rule 5: the court on day 10 to 20 was not of the site. */
static void
test_order_gap (void)
{
  static const ClewAgencyGap gaps[] = { { "court", 10, 20 }, { "police", 1, 40 } };
  static const char *const   kinds[] = { "contact", NULL };
  static const char *const   less[] = { "goals", NULL };
  static const struct
  {
    ClewDay            issued_on;
    ClewDay            ends_on;
    ClewDay            mandate_on;
    ClewDay            confirmed_on;
    const char *const *covers;
    ClewDay            on;
    ClewGateAnswer     answer;
    ClewDay            since;
  } orders[] = {
    { 5, 0, 5, 0, kinds, 9, CLEW_GATE_BY_ORDER, 5 },
    { 5, 0, 5, 0, kinds, 10, CLEW_GATE_LEFT, 0 },
    { 5, 0, 5, 0, kinds, 19, CLEW_GATE_LEFT, 0 },
    { 5, 0, 5, 0, kinds, 20, CLEW_GATE_ORDER_BEFORE_GAP, 10 },
    { 5, 0, 5, 0, kinds, 60, CLEW_GATE_ORDER_BEFORE_GAP, 10 },
    /* Issued while it was away, too; from the day on which it joined again it counts. */
    { 12, 0, 12, 0, kinds, 30, CLEW_GATE_ORDER_BEFORE_GAP, 10 },
    { 20, 0, 20, 0, kinds, 30, CLEW_GATE_BY_ORDER, 20 },
    /* A mandate that is newer makes the order no newer. */
    { 5, 0, 25, 0, kinds, 30, CLEW_GATE_ORDER_BEFORE_GAP, 10 },
    /* Confirmed by hand, once it has joined again, and from that day on. */
    { 5, 0, 5, 22, kinds, 21, CLEW_GATE_ORDER_BEFORE_GAP, 10 },
    { 5, 0, 5, 22, kinds, 22, CLEW_GATE_BY_ORDER, 5 },
    { 5, 0, 5, 15, kinds, 22, CLEW_GATE_ORDER_BEFORE_GAP, 10 },
    { 5, 0, 5, 22, kinds, 15, CLEW_GATE_LEFT, 0 },
    /* Confirming gives it nothing that it lacks. */
    { 5, 25, 5, 22, kinds, 25, CLEW_GATE_ORDER_ENDED, 25 },
    { 5, 0, 0, 22, kinds, 30, CLEW_GATE_ORDER_WITHOUT_MANDATE, 0 },
    { 5, 0, 5, 22, less, 30, CLEW_GATE_ORDER_NOT_THIS_KIND, 0 },
    /* What it lacks besides is said first. */
    { 5, 25, 5, 0, kinds, 25, CLEW_GATE_ORDER_ENDED, 25 },
    { 5, 0, 0, 0, kinds, 30, CLEW_GATE_ORDER_WITHOUT_MANDATE, 0 },
  };
  static const ClewGateRecipient court = { .agency = "court", .may_receive = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      const ClewCourtOrder order = { "o", "court", orders[i].issued_on, orders[i].ends_on,
                                     orders[i].mandate_on, orders[i].covers,
                                     orders[i].confirmed_on };
      const ClewGrounds    grounds = {
           .orders = &order,
           .n_orders = 1,
           .gaps = gaps,
           .n_gaps = 2,
      };
      const ClewGateQuestion question = {
        .recipient = &court,
        .categories = kinds,
        .purpose = PROCEEDING,
        .on = orders[i].on,
        .today = 100,
      };
      ClewGateVerdict verdict = clew_gate_decide (&grounds, &question, known);

      g_test_message ("case %u", i);
      g_assert_cmpint (verdict.answer, ==, orders[i].answer);
      g_assert_cmpuint (verdict.since, ==, orders[i].since);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/gate-decide/cases", test_cases);
  g_test_add_func ("/clew/rules/gate-decide/recipient", test_recipient);
  g_test_add_func ("/clew/rules/gate-decide/not-in-directory", test_not_in_directory);
  g_test_add_func ("/clew/rules/gate-decide/by-chance", test_by_chance);
  g_test_add_func ("/clew/rules/gate-decide/yes-has-one-ground", test_yes_has_one_ground);
  g_test_add_func ("/clew/rules/gate-decide/order-gap", test_order_gap);
  return g_test_run ();
}
