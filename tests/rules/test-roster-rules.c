/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-roster-rules.h"

#include <string.h>

/* Of whom a work group may speak, by cases and by chance. */

#define FIRST_DAY ((ClewDay)740000)
#define NOTES     CLEW_CATEGORY_COUNSELING_NOTES

static const char *const known[] = { "enrollment", "plan", "court", NOTES, NULL };
static const char *const agencies[] = { "police", "court", "shelter" };
#define N_AGENCIES 3
#define N_KINDS    3 /* without the notes */

/* Cases: one release, signed on day 1; the meeting is on day 5, and today is day 9. */

typedef struct
{
  const char    *name;
  const char    *ticks;   /* "police:plan"; "revoked:police", "until:4" and "revoked" as events */
  const char    *present; /* agencies, "barred:police", "left:police" and "others" */
  const char    *kinds;
  ClewGateAnswer answers[4]; /* for each agency present, then for others */
  ClewHear       hears[4];
  gboolean       may;
  int            only_bar;
} Case;

#define YES       CLEW_GATE_BY_CONSENT
#define NO        CLEW_GATE_NO_CONSENT
#define HEARD     CLEW_HEAR_YES
#define NOT_NAMED CLEW_HEAR_NOT_NAMED
#define NOT_KIND  CLEW_HEAR_NOT_THIS_KIND
#define NOTHING   CLEW_GATE_NOTHING_CHOSEN
#define STRANGER  CLEW_GATE_NOT_IN_DIRECTORY
#define NONE      CLEW_HEAR_NO_RELEASE

#define BOTH "police:enrollment police:plan court:enrollment court:plan"

/* clang-format off */
static const Case cases[] = {
  /* Rule 1 */
  { "all present may hear", BOTH, "police court", "plan", { YES, YES }, { HEARD, HEARD }, TRUE,
    -1 },
  { "one alone may hear", BOTH, "court", "plan", { YES }, { HEARD }, TRUE, -1 },
  { "one is not named", BOTH, "police court shelter", "plan", { YES, YES, NO },
    { HEARD, HEARD, NOT_NAMED }, FALSE, 2 },
  { "two are not named", "police:enrollment police:plan", "police court shelter", "plan",
    { YES, NO, NO }, { HEARD, NOT_NAMED, NOT_NAMED }, FALSE, -1 },
  { "one kind is not ticked", BOTH, "police court", "plan court", { NO, NO },
    { NOT_KIND, NOT_KIND }, FALSE, -1 },
  { "one kind is not ticked for one", BOTH " police:court", "police court", "plan court",
    { YES, NO }, { HEARD, NOT_KIND }, FALSE, 1 },
  { "the same, when less is spoken of", BOTH " police:court", "police court", "plan",
    { YES, YES }, { HEARD, HEARD }, TRUE, -1 },
  { "taken back for one", BOTH " revoked:police", "police court", "plan", { NO, YES },
    { CLEW_HEAR_REVOKED_AGENCY, HEARD }, FALSE, 0 },
  { "the same, without that one", BOTH " revoked:police", "court", "plan", { YES }, { HEARD },
    TRUE, -1 },
  { "taken back whole", BOTH " revoked", "police court", "plan", { NO, NO },
    { CLEW_HEAR_REVOKED, CLEW_HEAR_REVOKED }, FALSE, -1 },
  { "ended that day", BOTH " until:5", "police", "plan", { NO }, { CLEW_HEAR_EXPIRED }, FALSE, 0 },
  { "ends the day after", BOTH " until:6", "police", "plan", { YES }, { HEARD }, TRUE, -1 },
  { "nothing signed", "", "police", "plan", { NO }, { NONE }, FALSE, 0 },
  { "the site bars one", BOTH, "barred:police court", "plan", { CLEW_GATE_BARRED, YES },
    { NONE, HEARD }, FALSE, 0 },
  { "one left that day", BOTH, "left:police court", "plan", { CLEW_GATE_LEFT, YES },
    { NONE, HEARD }, FALSE, 0 },
  { "counseling notes go out alone", BOTH, "police", NOTES, { CLEW_GATE_MIXED_NOTES }, { NONE },
    FALSE, 0 },

  /* Rule 2 */
  { "that somebody takes part is told, too", "police:plan", "police", "plan", { NO }, { NOT_KIND },
    FALSE, 0 },
  { "to tell that is enough", "police:enrollment", "police", "enrollment", { YES }, { HEARD },
    TRUE, -1 },

  /* Rule 3 */
  { "somebody else is present", BOTH, "police court others", "plan", { YES, YES, STRANGER },
    { HEARD, HEARD, NONE }, FALSE, 2 },
  { "somebody else, and one not named", BOTH, "shelter others", "plan", { NO, STRANGER },
    { NOT_NAMED, NONE }, FALSE, -1 },
  { "nobody but somebody else", BOTH, "others", "plan", { STRANGER }, { NONE }, FALSE, 0 },

  /* Rule 4 */
  { "nobody is present", BOTH, "", "plan", { YES }, { HEARD }, FALSE, -1 },
  { "nothing is spoken of", BOTH, "police", "", { NOTHING }, { NONE }, FALSE, 0 },
  { "nobody and nothing", BOTH, "", "", { YES }, { HEARD }, FALSE, -1 },
  { "an unknown kind", BOTH, "police", "everything", { CLEW_GATE_UNKNOWN_CATEGORY }, { NONE },
    FALSE, 0 },
};
/* clang-format on */

#define MAX_EVENTS 8
#define MAX_GRANTS 16

/* A person and a meeting, in room of their own. */
typedef struct
{
  ClewConsentGrant  grants[2][MAX_GRANTS];
  ClewConsentEvent  events[2][MAX_EVENTS];
  ClewConsent       consents[2];
  ClewGrounds       grounds;
  ClewGateRecipient present[N_AGENCIES];
  const char       *kinds[N_KINDS + 1];
  ClewRosterMeeting meeting;
} Room;

static void
room_init (Room *room)
{
  memset (room, 0, sizeof *room);
  room->grounds.consents[CLEW_CONSENT_MULTI_PARTY] = room->consents;
  room->meeting = (ClewRosterMeeting){
    .agencies = room->present,
    .categories = room->kinds,
    .on = FIRST_DAY + 5,
    .today = FIRST_DAY + 9,
  };
  for (guint i = 0; i < 2; i++)
    room->consents[i].events = room->events[i];
}

static ClewConsentEvent *
add_event (Room *room, guint paper, ClewConsentEventKind kind, ClewDay on)
{
  ClewConsentEvent *event = &room->events[paper][room->consents[paper].n_events++];

  *event = (ClewConsentEvent){ .kind = kind, .on = on };
  event->entered = room->consents[paper].n_events;
  event->grants = room->grants[paper];
  return event;
}

static void
add_grant (Room *room, guint paper, const char *agency, const char *category)
{
  ClewConsentEvent *signature = &room->events[paper][0];

  room->grants[paper][signature->n_grants++] = (ClewConsentGrant){ agency, category };
}

static void
read_release (Room *room, GStrv words)
{
  room->consents[0].id = "m1";
  room->grounds.n_consents[CLEW_CONSENT_MULTI_PARTY] = words[0] != NULL && *words[0] != '\0';
  add_event (room, 0, CLEW_CONSENT_SIGNED, FIRST_DAY + 1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *colon = strchr (words[i], ':');

      if (colon != NULL)
        *colon = '\0';
      if (g_str_equal (words[i], "revoked"))
        add_event (room, 0, CLEW_CONSENT_REVOKED, FIRST_DAY + 4)->agency =
          colon != NULL ? colon + 1 : NULL;
      else if (g_str_equal (words[i], "until"))
        room->consents[0].expires_on = FIRST_DAY + (ClewDay)(colon[1] - '0');
      else if (colon != NULL)
        add_grant (room, 0, words[i], colon + 1);
    }
}

static void
read_present (Room *room, GStrv words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      char              *colon = strchr (words[i], ':');
      ClewGateRecipient *agency = &room->present[room->meeting.n_agencies];

      if (g_str_equal (words[i], "others"))
        {
          room->meeting.has_others = TRUE;
          continue;
        }
      if (*words[i] == '\0')
        continue;
      room->meeting.n_agencies++;
      *agency = (ClewGateRecipient){ colon != NULL ? colon + 1 : words[i],
                                     !g_str_has_prefix (words[i], "barred"),
                                     g_str_has_prefix (words[i], "left") ? FIRST_DAY + 5
                                                                         : CLEW_DAY_UNKNOWN };
    }
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *asked = &cases[i];
      g_auto (GStrv) ticks = g_strsplit (asked->ticks, " ", -1);
      g_auto (GStrv) present = g_strsplit (asked->present, " ", -1);
      g_auto (GStrv) kinds = g_strsplit (asked->kinds, " ", -1);
      ClewGateVerdict verdicts[N_AGENCIES + 1];
      Room            room;
      guint           n;

      g_test_message ("%s", asked->name);
      room_init (&room);
      read_release (&room, ticks);
      read_present (&room, present);
      room.meeting.categories = (const char *const *)kinds;
      g_assert_cmpint (clew_roster_decide (&room.grounds, &room.meeting, known, verdicts), ==,
                       asked->may);
      n = room.meeting.n_agencies + 1;
      for (guint j = 0; j < n - !room.meeting.has_others; j++)
        {
          g_assert_cmpint (verdicts[j].answer, ==, asked->answers[j]);
          g_assert_cmpint (verdicts[j].hear, ==, asked->hears[j]);
        }
      g_assert_cmpint (clew_roster_find_only_bar (verdicts, n), ==, asked->only_bar);
    }
  g_test_message ("%u cases", (guint)G_N_ELEMENTS (cases));
}

/* Rule 5: a forecast for a day to come, and what is known of it already. */
static void
test_day_to_come (void)
{
  ClewGateVerdict verdicts[N_AGENCIES + 1];
  g_auto (GStrv) ticks = g_strsplit (BOTH " until:8", " ", -1);
  Room room;

  room_init (&room);
  read_release (&room, ticks);
  room.present[0] = (ClewGateRecipient){ "police", TRUE, CLEW_DAY_UNKNOWN };
  room.meeting.n_agencies = 1;
  room.kinds[0] = "plan";
  room.meeting.today = FIRST_DAY + 3;
  room.meeting.on = FIRST_DAY + 7;
  g_assert_true (clew_roster_decide (&room.grounds, &room.meeting, known, verdicts));
  room.meeting.on = FIRST_DAY + 8;
  g_assert_false (clew_roster_decide (&room.grounds, &room.meeting, known, verdicts));
  g_assert_cmpint (verdicts[0].hear, ==, CLEW_HEAR_EXPIRED);
}

/* By chance, against what one would write on a napkin. */

#define N_ROUNDS 100000
#define N_DAYS   8

static guint
pick (guint n)
{
  return (guint)g_test_rand_int_range (0, (gint32)n);
}

static gboolean
chance (guint one_in)
{
  return pick (one_in) == 0;
}

static void
invent (Room *room)
{
  guint n = pick (3);

  room_init (room);
  room->grounds.n_consents[CLEW_CONSENT_MULTI_PARTY] = n;
  for (guint p = 0; p < n; p++)
    {
      room->consents[p].id = p == 0 ? "m1" : "m2";
      add_event (room, p, CLEW_CONSENT_SIGNED, FIRST_DAY + pick (N_DAYS / 2) * 2 + p);
      for (guint a = 0; a < N_AGENCIES; a++)
        for (guint k = 0; k < N_KINDS; k++)
          if (!chance (6))
            add_grant (room, p, agencies[a], known[k]);
      if (chance (3))
        room->consents[p].expires_on = FIRST_DAY + pick (N_DAYS);
      if (chance (3))
        add_event (room, p, CLEW_CONSENT_REVOKED, FIRST_DAY + pick (N_DAYS))->agency =
          chance (3) ? NULL : agencies[pick (N_AGENCIES)];
    }
  for (guint a = 0; a < N_AGENCIES; a++)
    if (!chance (3))
      room->present[room->meeting.n_agencies++] = (ClewGateRecipient){
        agencies[a], !chance (8), chance (5) ? FIRST_DAY + pick (N_DAYS) : CLEW_DAY_UNKNOWN
      };
  for (guint k = 0, j = 0; k < N_KINDS; k++)
    if (chance (2))
      room->kinds[j++] = known[k];
  room->meeting.has_others = chance (8);
  room->meeting.on = FIRST_DAY + pick (N_DAYS);
  room->meeting.today = FIRST_DAY + pick (N_DAYS);
}

/* Papers never are signed on one day here. */
static int
find_last_signed (const Room *room)
{
  int last = -1;

  for (guint p = 0; p < room->grounds.n_consents[CLEW_CONSENT_MULTI_PARTY]; p++)
    if (room->events[p][0].on <= room->meeting.on &&
        (last < 0 || room->events[p][0].on > room->events[last][0].on))
      last = (int)p;
  return last;
}

static gboolean
has_tick (const Room *room, int paper, const char *agency, const char *category)
{
  for (guint i = 0; i < room->events[paper][0].n_grants; i++)
    if (g_str_equal (room->grants[paper][i].agency, agency) &&
        g_str_equal (room->grants[paper][i].category, category))
      return TRUE;
  return FALSE;
}

static gboolean
plain_bars (const Room *room, const ClewGateRecipient *agency)
{
  int paper = find_last_signed (room);

  if (!agency->may_receive || paper < 0 || room->kinds[0] == NULL)
    return TRUE;
  if (agency->left_on != CLEW_DAY_UNKNOWN && agency->left_on <= room->meeting.on)
    return TRUE;
  if (room->consents[paper].expires_on != CLEW_DAY_UNKNOWN &&
      room->consents[paper].expires_on <= room->meeting.on)
    return TRUE;
  for (guint i = 1; i < room->consents[paper].n_events; i++)
    {
      const ClewConsentEvent *event = &room->events[paper][i];

      /* Entered after the signature, but it may tell of a day before it. */
      if (event->on <= room->meeting.on && event->on >= room->events[paper][0].on &&
          (event->agency == NULL || g_str_equal (event->agency, agency->agency)))
        return TRUE;
    }
  for (guint k = 0; room->kinds[k] != NULL; k++)
    if (!has_tick (room, paper, agency->agency, room->kinds[k]))
      return TRUE;
  return !has_tick (room, paper, agency->agency, "enrollment");
}

static void
test_by_chance (void)
{
  guint n_may = 0, n_only = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      ClewGateVerdict verdicts[N_AGENCIES + 1];
      Room            room;
      guint           n_bars = 0;
      int             only = -1;
      gboolean        may;

      invent (&room);
      may = clew_roster_decide (&room.grounds, &room.meeting, known, verdicts);
      for (guint a = 0; a < room.meeting.n_agencies; a++)
        {
          gboolean bars = plain_bars (&room, &room.present[a]);

          g_assert_cmpint (clew_gate_is_yes (verdicts[a].answer), ==, !bars);
          n_bars += bars;
          only = bars ? (int)a : only;
        }
      if (room.meeting.has_others)
        {
          n_bars++;
          only = (int)room.meeting.n_agencies;
        }
      g_assert_cmpint (may, ==, n_bars == 0 && room.meeting.n_agencies > 0);
      g_assert_cmpint (clew_roster_find_only_bar (verdicts, room.meeting.n_agencies + 1), ==,
                       n_bars == 1 ? only : -1);
      n_may += may;
      n_only += n_bars == 1;
    }
  g_test_message ("%d rooms; spoken of in %u, barred by one alone in %u", N_ROUNDS, n_may, n_only);
  /* Chance that never comes to a yes tests nothing. */
  g_assert_cmpuint (n_may, >, N_ROUNDS / 100);
  g_assert_cmpuint (n_only, >, N_ROUNDS / 100);
}

/* Whoever steps out is the fewer to bar: nobody who could be spoken of can't be any more. */
static void
test_stepping_out (void)
{
  for (guint round = 0; round < N_ROUNDS / 4; round++)
    {
      ClewGateVerdict verdicts[N_AGENCIES + 1];
      Room            room;
      gboolean        before;
      int             only;

      invent (&room);
      before = clew_roster_decide (&room.grounds, &room.meeting, known, verdicts);
      only = clew_roster_find_only_bar (verdicts, room.meeting.n_agencies + 1);
      if (room.meeting.n_agencies < 2 || only == (int)room.meeting.n_agencies)
        continue;
      if (before || only >= 0)
        {
          guint gone = only >= 0 ? (guint)only : pick (room.meeting.n_agencies);

          room.present[gone] = room.present[--room.meeting.n_agencies];
          g_assert_true (clew_roster_decide (&room.grounds, &room.meeting, known, verdicts));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/roster/cases", test_cases);
  g_test_add_func ("/clew/rules/roster/day-to-come", test_day_to_come);
  g_test_add_func ("/clew/rules/roster/by-chance", test_by_chance);
  g_test_add_func ("/clew/rules/roster/stepping-out", test_stepping_out);

  return g_test_run ();
}
