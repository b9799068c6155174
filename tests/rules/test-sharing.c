/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gate-history.h"

#include "rules/clew-sharing-rules.h"

/* What became of the permission under which something was told. */

static const char *const known[] = { "enrollment", "plan", "housing", "counseling_notes", NULL };

#define SIGNED "a 1 signed da:enrollment da:plan police:enrollment; "

/* All was told on day 3. */
static const struct
{
  const char         *history;
  const char         *agency;
  const char         *told; /* kinds of information */
  guint               on;
  ClewPermissionState state;
  guint               since;
  const char         *taken; /* which paper, or NULL */
} cases[] = {
  { SIGNED, "da", "enrollment plan", 3, CLEW_PERMISSION_STANDS, 0, NULL },
  { SIGNED, "da", "enrollment plan", 90, CLEW_PERMISSION_STANDS, 0, NULL },
  /* Taken back, from all or from this agency, between the telling and the hearing. */
  { SIGNED "a 5 revoked *", "da", "plan", 9, CLEW_PERMISSION_TAKEN_BACK, 5, "a" },
  { SIGNED "a 5 revoked da", "da", "plan", 9, CLEW_PERMISSION_TAKEN_BACK, 5, "a" },
  { SIGNED "a 5 revoked da", "police", "enrollment", 9, CLEW_PERMISSION_STANDS, 0, NULL },
  { SIGNED "a 5 revoked *", "da", "plan", 4, CLEW_PERMISSION_STANDS, 0, NULL },
  { SIGNED "a 5 revoked *", "da", "plan", 5, CLEW_PERMISSION_TAKEN_BACK, 5, "a" },
  /* On the day of the telling itself: it was told in the morning. */
  { SIGNED "a 3 revoked *", "da", "plan", 9, CLEW_PERMISSION_TAKEN_BACK, 3, "a" },
  { "a 3 signed da:plan; a 3 revoked *", "da", "plan", 9, CLEW_PERMISSION_TAKEN_BACK, 3, "a" },
  /* By declining the newer form. */
  { SIGNED "a 5 declined", "da", "plan", 9, CLEW_PERMISSION_TAKEN_BACK, 5, "a" },
  /* Given again since: the same, less, or to others only. */
  { SIGNED "a 5 revoked *; b 7 signed da:plan", "da", "plan", 9, CLEW_PERMISSION_STANDS, 0, NULL },
  { SIGNED "a 5 revoked *; b 7 signed da:enrollment", "da", "plan", 9, CLEW_PERMISSION_ENDED, 7,
    NULL },
  { SIGNED "a 5 revoked *; b 7 signed police:plan", "da", "plan", 9, CLEW_PERMISSION_TAKEN_BACK,
    5, "a" },
  { SIGNED "a 5 revoked *; b 7 signed da:plan", "da", "plan", 6, CLEW_PERMISSION_TAKEN_BACK, 5,
    "a" },
  /* Over, but not taken back. */
  { SIGNED "a 6 until", "da", "plan", 9, CLEW_PERMISSION_ENDED, 6, NULL },
  { SIGNED "a 6 until", "da", "plan", 5, CLEW_PERMISSION_STANDS, 0, NULL },
  { SIGNED "a 6 ended", "da", "plan", 9, CLEW_PERMISSION_ENDED, 6, NULL },
  { SIGNED "a 6 restricted da:plan", "da", "plan", 9, CLEW_PERMISSION_ENDED, 6, NULL },
  { SIGNED "a 6 restricted da:plan", "da", "enrollment", 9, CLEW_PERMISSION_STANDS, 0, NULL },
  { SIGNED "b 7 signed police:plan", "da", "plan", 9, CLEW_PERMISSION_ENDED, 7, NULL },
  /* What had ended before was not taken back after. */
  { SIGNED "a 4 until; a 5 revoked *", "da", "plan", 9, CLEW_PERMISSION_ENDED, 4, NULL },
};

static ClewPermission
find (const History *history, ClewConsentKind kind, const ClewShared *shared, guint on)
{
  ClewGrounds grounds = { .n_orders = 0 };

  grounds.consents[kind] = history->consents;
  grounds.n_consents[kind] = history->n;
  return clew_permission_find (&grounds, shared, known, FIRST_DAY + on);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClewGateRecipient recipient = { cases[i].agency, TRUE, CLEW_DAY_UNKNOWN };
      g_auto (GStrv) told = g_strsplit (cases[i].told, " ", -1);
      ClewShared     shared = { &recipient, (const char *const *)told, CLEW_PURPOSE_COORDINATION,
                                TRUE, FIRST_DAY + 3 };
      History        history;
      ClewPermission found;

      history_read (&history, cases[i].history);
      found = find (&history, CLEW_CONSENT_MULTI_PARTY, &shared, cases[i].on);
      if (found.state != cases[i].state)
        g_error ("case %u: %s for %s on %u gives %d", i, cases[i].history, cases[i].agency,
                 cases[i].on, found.state);
      g_assert_cmpuint (found.since, ==, cases[i].since > 0 ? FIRST_DAY + cases[i].since : 0);
      g_assert_cmpstr (found.consent != NULL ? found.consent->id : NULL, ==, cases[i].taken);
      /* What nothing covered has nothing that could be taken back. */
      shared.was_covered = FALSE;
      found = find (&history, CLEW_CONSENT_MULTI_PARTY, &shared, cases[i].on);
      g_assert_cmpint (found.state, ==, CLEW_PERMISSION_NEVER);
    }
}

/* The site, too, can end it: it bars the agency, or the agency leaves. */
static void
test_recipient (void)
{
  static const char *const plan[] = { "plan", NULL };
  ClewGateRecipient        barred = { "da", FALSE, CLEW_DAY_UNKNOWN };
  ClewGateRecipient        left = { "da", TRUE, FIRST_DAY + 9 };
  ClewShared               shared = { &barred, plan, CLEW_PURPOSE_COORDINATION, TRUE,
                                      FIRST_DAY + 3 };
  History                  history;

  history_read (&history, SIGNED);
  g_assert_cmpint (find (&history, 0, &shared, 9).state, ==, CLEW_PERMISSION_ENDED);
  shared.recipient = &left;
  g_assert_cmpint (find (&history, 0, &shared, 8).state, ==, CLEW_PERMISSION_STANDS);
  g_assert_cmpint (find (&history, 0, &shared, 9).state, ==, CLEW_PERMISSION_ENDED);
}

/* A form of another kind was taken back: not what this was told under. */
static void
test_other_kind (void)
{
  static const char *const plan[] = { "plan", NULL };
  ClewGateRecipient        recipient = { "da", TRUE, CLEW_DAY_UNKNOWN };
  ClewShared               shared = { &recipient, plan, CLEW_PURPOSE_COORDINATION, TRUE,
                                      FIRST_DAY + 3 };
  ClewGrounds              grounds = { .n_orders = 0 };
  History                  expired, taken;

  history_read (&expired, SIGNED "a 6 until");
  history_read (&taken, "b 2 signed da:plan; b 7 revoked *");
  grounds.consents[CLEW_CONSENT_MULTI_PARTY] = expired.consents;
  grounds.n_consents[CLEW_CONSENT_MULTI_PARTY] = expired.n;
  grounds.consents[CLEW_CONSENT_TREATMENT] = taken.consents;
  grounds.n_consents[CLEW_CONSENT_TREATMENT] = taken.n;
  g_assert_cmpint (clew_permission_find (&grounds, &shared, known, FIRST_DAY + 9).state, ==,
                   CLEW_PERMISSION_ENDED);
  shared.purpose = CLEW_PURPOSE_TREATMENT;
  g_assert_cmpint (clew_permission_find (&grounds, &shared, known, FIRST_DAY + 9).state, ==,
                   CLEW_PERMISSION_TAKEN_BACK);
}

/* An order with its mandate carries a telling for a proceeding until it ends. */
static void
test_order (void)
{
  static const char *const plan[] = { "plan", NULL };
  ClewCourtOrder           order = { "o", "court", FIRST_DAY + 1, FIRST_DAY + 8, FIRST_DAY + 2,
                                     plan, CLEW_DAY_UNKNOWN };
  ClewGateRecipient        recipient = { "court", TRUE, CLEW_DAY_UNKNOWN };
  ClewShared               shared = { &recipient, plan, CLEW_PURPOSE_PROCEEDING, TRUE,
                                      FIRST_DAY + 3 };
  ClewGrounds              grounds = { .orders = &order, .n_orders = 1 };
  ClewPermission           found = clew_permission_find (&grounds, &shared, known, FIRST_DAY + 7);

  g_assert_cmpint (found.state, ==, CLEW_PERMISSION_STANDS);
  found = clew_permission_find (&grounds, &shared, known, FIRST_DAY + 8);
  g_assert_cmpint (found.state, ==, CLEW_PERMISSION_ENDED);
  g_assert_cmpuint (found.since, ==, FIRST_DAY + 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/sharing/cases", test_cases);
  g_test_add_func ("/clew/rules/sharing/recipient", test_recipient);
  g_test_add_func ("/clew/rules/sharing/other-kind", test_other_kind);
  g_test_add_func ("/clew/rules/sharing/order", test_order);
  return g_test_run ();
}
