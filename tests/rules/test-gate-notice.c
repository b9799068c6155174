/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gate-history.h"

#include <string.h>

/* Convention 8 of clew-gate-rules.c: who may be told that permission was taken
 * back. A history is written as in the tests of consent: lines "PAPER DAY WHAT
 * [AGENCY[:CATEGORY]]…"; "*" stands for all, "PAPER DAY until" ends a paper. */

static const char *const known[] = { "enrollment", "plan", "housing", "counseling_notes", NULL };
static const char *const enrollment[] = { "enrollment", NULL };

#define SIGNED "a 1 signed da:enrollment da:plan police:enrollment; "

static const struct
{
  const char    *history;
  const char    *agency;
  guint          on;
  const char    *consent; /* relied on, or NULL */
  ClewGateAnswer answer;
  const char    *by; /* which paper decided */
  guint          since;
} cases[] = {
  /* Taken back from all: each that could hear may be told, from that day on. */
  { SIGNED "a 5 revoked *", "da", 5, NULL, CLEW_GATE_BY_CONSENT, "a", 5 },
  { SIGNED "a 5 revoked *", "police", 9, NULL, CLEW_GATE_BY_CONSENT, "a", 5 },
  { SIGNED "a 5 revoked *", "police", 9, "a", CLEW_GATE_BY_CONSENT, "a", 5 },
  { SIGNED "a 5 declined", "da", 6, NULL, CLEW_GATE_BY_CONSENT, "a", 5 },
  /* An agency that was never named learns nothing by a notice. */
  { SIGNED "a 5 revoked *", "court", 9, NULL, CLEW_GATE_NOTHING_TAKEN_BACK, NULL, 0 },
  /* Not before it happened, and not when it did not. */
  { SIGNED "a 5 revoked *", "da", 4, NULL, CLEW_GATE_NOTHING_TAKEN_BACK, NULL, 0 },
  { SIGNED "a 5 copy_given", "da", 9, NULL, CLEW_GATE_NOTHING_TAKEN_BACK, NULL, 0 },
  { "a 1 prepared", "da", 9, NULL, CLEW_GATE_NOTHING_TAKEN_BACK, NULL, 0 },
  /* From one agency: that one only. */
  { SIGNED "a 5 revoked da", "da", 9, NULL, CLEW_GATE_BY_CONSENT, "a", 5 },
  { SIGNED "a 5 revoked da", "police", 9, NULL, CLEW_GATE_NOTHING_TAKEN_BACK, NULL, 0 },
  { SIGNED "a 5 revoked da; a 7 revoked *", "da", 9, NULL, CLEW_GATE_BY_CONSENT, "a", 5 },
  { SIGNED "a 5 revoked da; a 7 revoked *", "police", 9, NULL, CLEW_GATE_BY_CONSENT, "a", 7 },
  /* What ended otherwise before was not taken back; what ends after was. */
  { SIGNED "a 4 until; a 5 revoked *", "da", 9, NULL, CLEW_GATE_NOTHING_TAKEN_BACK, NULL, 0 },
  { SIGNED "a 8 until; a 5 revoked *", "da", 9, NULL, CLEW_GATE_BY_CONSENT, "a", 5 },
  { SIGNED "a 4 until", "da", 9, NULL, CLEW_GATE_NOTHING_TAKEN_BACK, NULL, 0 },
  { SIGNED "a 4 ended; a 5 revoked *", "da", 9, NULL, CLEW_GATE_NOTHING_TAKEN_BACK, NULL, 0 },
  { SIGNED "a 4 deficient; a 5 revoked *", "da", 9, NULL, CLEW_GATE_NOTHING_TAKEN_BACK, NULL, 0 },
  /* A restriction of one kind leaves the rest: nothing was taken back. */
  { SIGNED "a 5 restricted da:plan", "da", 9, NULL, CLEW_GATE_NOTHING_TAKEN_BACK, NULL, 0 },
  /* Signed and taken back on one day: it never could hear. */
  { "a 5 signed da:plan; a 5 revoked *", "da", 9, NULL, CLEW_GATE_NOTHING_TAKEN_BACK, NULL, 0 },
  /* Who may hear again is not told the contrary. */
  { SIGNED "a 5 revoked *; a 7 signed da:plan", "da", 9, NULL, CLEW_GATE_NOTHING_TAKEN_BACK,
    NULL, 0 },
  { SIGNED "a 5 revoked *; b 7 signed da:plan", "da", 9, NULL, CLEW_GATE_NOTHING_TAKEN_BACK,
    NULL, 0 },
  /* A new paper without the agency does not hide that the old was taken back. */
  { SIGNED "a 5 revoked *; b 7 signed police:plan", "da", 9, NULL, CLEW_GATE_BY_CONSENT, "a", 5 },
  { SIGNED "a 5 revoked *; b 7 signed police:plan", "da", 9, "b", CLEW_GATE_NOTHING_TAKEN_BACK,
    NULL, 0 },
  /* A new paper without the agency is no withdrawal by itself. */
  { SIGNED "b 7 signed police:plan", "da", 9, NULL, CLEW_GATE_NOTHING_TAKEN_BACK, NULL, 0 },
  /* Of two, the latest, unless the earlier is named. */
  { SIGNED "a 5 revoked *; b 7 signed da:plan; b 9 revoked *", "da", 9, NULL,
    CLEW_GATE_BY_CONSENT, "b", 9 },
  { SIGNED "a 5 revoked *; b 7 signed da:plan; b 9 revoked *", "da", 9, "a",
    CLEW_GATE_BY_CONSENT, "a", 5 },
  { SIGNED "a 5 revoked *; b 7 signed da:plan; b 9 revoked *", "da", 9, "b",
    CLEW_GATE_BY_CONSENT, "b", 9 },
};

static ClewGateVerdict
ask (const History           *history,
     ClewConsentKind          kind,
     const ClewGateRecipient *recipient,
     const char *const       *categories,
     guint                    on,
     const char              *consent)
{
  ClewGrounds      grounds = { .n_orders = 0 };
  ClewGateQuestion question = {
    .recipient = recipient,
    .categories = categories,
    .purpose = CLEW_PURPOSE_NOTICE,
    .consent = consent,
    .on = FIRST_DAY + on,
    .today = FIRST_DAY + on,
  };

  grounds.consents[kind] = history->consents;
  grounds.n_consents[kind] = history->n;
  return clew_gate_decide (&grounds, &question, known);
}

static void
test_cases (void)
{
  for (guint kind = 0; kind < CLEW_CONSENT_N_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        ClewGateRecipient recipient = { cases[i].agency, TRUE, CLEW_DAY_UNKNOWN };
        History           history;
        ClewGateVerdict   verdict;

        history_read (&history, cases[i].history);
        verdict = ask (&history, kind, &recipient, enrollment, cases[i].on, cases[i].consent);
        if (verdict.answer != cases[i].answer)
          g_error ("case %u: %s for %s on %u gives %d", i, cases[i].history, cases[i].agency,
                   cases[i].on, verdict.answer);
        g_assert_cmpstr (verdict.consent != NULL ? verdict.consent->id : NULL, ==, cases[i].by);
        g_assert_cmpuint (verdict.since, ==, cases[i].since > 0 ? FIRST_DAY + cases[i].since : 0);
      }
}

/* The ledger says "enrollment" and nothing else. */
static void
test_categories (void)
{
  static const char *const plan[] = { "plan", NULL };
  static const char *const both[] = { "enrollment", "plan", NULL };
  static const char *const none[] = { NULL };
  static const char *const unknown[] = { "shoes", NULL };
  const ClewGateRecipient  recipient = { "da", TRUE, CLEW_DAY_UNKNOWN };
  History                  history;

  history_read (&history, SIGNED "a 5 revoked *");
  g_assert_cmpint (ask (&history, 0, &recipient, plan, 9, NULL).answer, ==,
                   CLEW_GATE_NOTICE_SAYS_MORE);
  g_assert_cmpint (ask (&history, 0, &recipient, both, 9, NULL).answer, ==,
                   CLEW_GATE_NOTICE_SAYS_MORE);
  g_assert_cmpint (ask (&history, 0, &recipient, none, 9, NULL).answer, ==,
                   CLEW_GATE_NOTHING_CHOSEN);
  g_assert_cmpint (ask (&history, 0, &recipient, unknown, 9, NULL).answer, ==,
                   CLEW_GATE_UNKNOWN_CATEGORY);
}

/* Whom the site lets hear nothing, it lets hear no notice. */
static void
test_recipient (void)
{
  const ClewGateRecipient barred = { "da", FALSE, CLEW_DAY_UNKNOWN };
  const ClewGateRecipient left = { "da", TRUE, FIRST_DAY + 9 };
  const ClewGateRecipient leaves = { "da", TRUE, FIRST_DAY + 10 };
  History                 history;

  history_read (&history, SIGNED "a 5 revoked *");
  g_assert_cmpint (ask (&history, 0, &barred, enrollment, 9, NULL).answer, ==, CLEW_GATE_BARRED);
  g_assert_cmpint (ask (&history, 0, &left, enrollment, 9, NULL).answer, ==, CLEW_GATE_LEFT);
  g_assert_cmpint (ask (&history, 0, &leaves, enrollment, 9, NULL).answer, ==,
                   CLEW_GATE_BY_CONSENT);
}

/* A form of another kind neither lets a notice out nor holds it back. */
static void
test_kinds (void)
{
  const ClewGateRecipient recipient = { "da", TRUE, CLEW_DAY_UNKNOWN };
  const ClewGateQuestion  question = {
     .recipient = &recipient,
     .categories = enrollment,
     .purpose = CLEW_PURPOSE_NOTICE,
     .on = FIRST_DAY + 9,
     .today = FIRST_DAY + 9,
  };
  ClewGrounds     grounds = { .n_orders = 0 };
  History         taken, standing;
  ClewGateVerdict verdict;

  history_read (&taken, SIGNED "a 5 revoked *");
  history_read (&standing, "b 2 signed da:plan");
  grounds.consents[CLEW_CONSENT_MULTI_PARTY] = taken.consents;
  grounds.n_consents[CLEW_CONSENT_MULTI_PARTY] = taken.n;
  grounds.consents[CLEW_CONSENT_TREATMENT] = standing.consents;
  grounds.n_consents[CLEW_CONSENT_TREATMENT] = standing.n;
  verdict = clew_gate_decide (&grounds, &question, known);
  g_assert_cmpint (verdict.answer, ==, CLEW_GATE_BY_CONSENT);
  g_assert_cmpstr (verdict.consent->id, ==, "a");
}

/* A notice opens nothing: for every other purpose it is as it was. */
static void
test_only_notice (void)
{
  const ClewGateRecipient recipient = { "da", TRUE, CLEW_DAY_UNKNOWN };
  History                 history;
  ClewGrounds             grounds = { .n_orders = 0 };

  history_read (&history, SIGNED "a 5 revoked *");
  for (guint i = 0; i < CLEW_CONSENT_N_KINDS; i++)
    {
      grounds.consents[i] = history.consents;
      grounds.n_consents[i] = history.n;
    }
  for (guint purpose = 0; purpose < CLEW_PURPOSE_N; purpose++)
    {
      ClewGateQuestion question = {
        .recipient = &recipient,
        .categories = enrollment,
        .purpose = purpose,
        .on = FIRST_DAY + 9,
        .today = FIRST_DAY + 9,
      };
      ClewGateVerdict verdict = clew_gate_decide (&grounds, &question, known);

      g_assert_cmpint (clew_gate_is_yes (verdict.answer), ==, purpose == CLEW_PURPOSE_NOTICE);
      question.subpoena = TRUE;
      verdict = clew_gate_decide (&grounds, &question, known);
      g_assert_false (clew_gate_is_yes (verdict.answer));
    }
}

/* The second implementation: one paper, day by day, at most one event a day. */

#define N_DAYS   12
#define N_ROUNDS 100000

static const char *const agencies[] = { "da", "police", "court" };

typedef struct
{
  ClewConsent      consent;
  ClewConsentEvent events[N_DAYS];
  ClewConsentGrant grants[N_DAYS][3];
} Paper;

static gboolean
one_in (int n)
{
  return g_test_rand_int_range (0, n) == 0;
}

static const char *
pick_agency (void)
{
  return agencies[g_test_rand_int_range (0, G_N_ELEMENTS (agencies))];
}

static void
make_event (Paper *paper, guint day)
{
  static const ClewConsentEventKind kinds[] = { CLEW_CONSENT_SIGNED, CLEW_CONSENT_SIGNED,
                                                CLEW_CONSENT_REVOKED, CLEW_CONSENT_REVOKED,
                                                CLEW_CONSENT_REVOKED, CLEW_CONSENT_COPY_GIVEN,
                                                CLEW_CONSENT_DECLINED };
  ClewConsentEvent                 *event = &paper->events[paper->consent.n_events];

  event->kind = one_in (15) ? CLEW_CONSENT_ENDED
                            : kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))];
  event->on = FIRST_DAY + day;
  event->entered = day;
  event->agency = event->kind == CLEW_CONSENT_REVOKED && one_in (2) ? pick_agency () : NULL;
  event->grants = paper->grants[paper->consent.n_events];
  if (event->kind == CLEW_CONSENT_SIGNED)
    for (guint i = 0; i < 3; i++)
      if (one_in (2))
        paper->grants[paper->consent.n_events][event->n_grants++] =
          (ClewConsentGrant){ pick_agency (), known[g_test_rand_int_range (0, 3)] };
  paper->consent.n_events++;
}

static void
make_paper (Paper *paper)
{
  *paper = (Paper){ .consent.id = "a" };
  paper->consent.events = paper->events;
  paper->consent.expires_on = CLEW_DAY_UNKNOWN;
  for (guint day = 1; day < N_DAYS; day++)
    if (paper->consent.expires_on == CLEW_DAY_UNKNOWN && one_in (12))
      paper->consent.expires_on = FIRST_DAY + day;
    else if (one_in (2))
      make_event (paper, day);
}

/* The day on which it was taken back from who could hear the day before, if
 * the agency can't hear on @on; 0 if there is none. */
static guint
naive_since (const Paper *paper, const char *agency, guint on)
{
  gboolean hears = FALSE, over = FALSE;
  guint    next = 0, since = 0;

  for (guint day = 1; day <= on; day++)
    {
      gboolean could = hears, taken = FALSE;

      over = over || paper->consent.expires_on == FIRST_DAY + day;
      if (next < paper->consent.n_events && paper->events[next].on == FIRST_DAY + day)
        {
          const ClewConsentEvent *event = &paper->events[next++];

          over = over || event->kind == CLEW_CONSENT_ENDED;
          taken = event->kind == CLEW_CONSENT_DECLINED ||
                  (event->kind == CLEW_CONSENT_REVOKED &&
                   (event->agency == NULL || g_str_equal (event->agency, agency)));
          if (event->kind == CLEW_CONSENT_SIGNED)
            hears = FALSE;
          for (guint i = 0; i < event->n_grants; i++)
            hears = hears || g_str_equal (event->grants[i].agency, agency);
        }
      hears = hears && !over && !taken;
      if (could && taken)
        since = day;
    }
  return hears ? 0 : since;
}

static void
test_by_chance (void)
{
  guint n_yes = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      const char       *agency = pick_agency ();
      ClewGateRecipient recipient = { agency, TRUE, CLEW_DAY_UNKNOWN };
      guint             on = (guint)g_test_rand_int_range (1, N_DAYS + 2), since;
      ClewGrounds       grounds = { .n_orders = 0 };
      ClewGateQuestion  question = { .recipient = &recipient,
                                     .categories = enrollment,
                                     .purpose = CLEW_PURPOSE_NOTICE,
                                     .on = FIRST_DAY + on,
                                     .today = FIRST_DAY + on };
      ClewGateVerdict   verdict;
      ClewGateAnswer    expected;
      Paper             paper;

      make_paper (&paper);
      grounds.consents[CLEW_CONSENT_MULTI_PARTY] = &paper.consent;
      grounds.n_consents[CLEW_CONSENT_MULTI_PARTY] = 1;
      verdict = clew_gate_decide (&grounds, &question, known);
      since = naive_since (&paper, agency, on);
      expected = since > 0 ? CLEW_GATE_BY_CONSENT : CLEW_GATE_NOTHING_TAKEN_BACK;
      g_assert_cmpint (verdict.answer, ==, expected);
      g_assert_cmpuint (verdict.since, ==, since > 0 ? FIRST_DAY + since : 0);
      n_yes += since > 0;
    }
  g_assert_cmpuint (n_yes, >, N_ROUNDS / 50);
  g_test_message ("%u random histories, %u notices", N_ROUNDS, n_yes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/gate-notice/cases", test_cases);
  g_test_add_func ("/clew/rules/gate-notice/categories", test_categories);
  g_test_add_func ("/clew/rules/gate-notice/recipient", test_recipient);
  g_test_add_func ("/clew/rules/gate-notice/kinds", test_kinds);
  g_test_add_func ("/clew/rules/gate-notice/only-notice", test_only_notice);
  g_test_add_func ("/clew/rules/gate-notice/by-chance", test_by_chance);
  return g_test_run ();
}
