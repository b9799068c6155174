/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-consent-rules.h"

#include <string.h>

/* A history is written as lines "PAPER DAY WHAT [AGENCY[:CATEGORY]]…", in the
 * order in which they were entered; "*" stands for all. "PAPER DAY until" sets
 * the first day without authority. Days are numbers from 1. */

#define FIRST_DAY  ((ClewDay)740000)
#define MAX_EVENTS 12

typedef struct
{
  ClewConsent      consents[3];
  ClewConsentEvent events[3][MAX_EVENTS];
  ClewConsentGrant grants[3][MAX_EVENTS][8];
  guint            n;
  GPtrArray       *kept;
} History;

static const char *
keep (History *history, const char *text, gssize length)
{
  char *kept;

  if (strncmp (text, "*", 1) == 0)
    return NULL;
  kept = length < 0 ? g_strdup (text) : g_strndup (text, (gsize)length);
  g_ptr_array_add (history->kept, kept);
  return kept;
}

static void
read_event (History *history, GStrv words, gint64 entered)
{
  guint             paper = (guint)(words[0][0] - 'a');
  ClewConsent      *consent = &history->consents[paper];
  ClewConsentEvent *event = &history->events[paper][consent->n_events];
  ClewDay           day = FIRST_DAY + (ClewDay)g_ascii_strtoull (words[1], NULL, 10);

  history->n = MAX (history->n, paper + 1);
  if (strcmp (words[2], "until") == 0)
    {
      consent->expires_on = day;
      return;
    }

  event->on = day;
  event->entered = entered;
  while (strcmp (clew_consent_event_ids[event->kind], words[2]) != 0)
    event->kind++;
  event->grants = history->grants[paper][consent->n_events];
  consent->n_events++;
  for (guint i = 3; words[i] != NULL; i++)
    {
      const char *colon = strchr (words[i], ':');
      const char *agency = keep (history, words[i], colon != NULL ? colon - words[i] : -1);
      const char *category = colon != NULL ? keep (history, colon + 1, -1) : NULL;

      event->agency = agency;
      event->category = category;
      if (event->kind == CLEW_CONSENT_SIGNED)
        ((ClewConsentGrant *)event->grants)[event->n_grants++] =
          (ClewConsentGrant){ agency, category };
    }
}

static void
history_read (History *history, const char *text)
{
  static const char *const ids[] = { "a", "b", "c" };
  g_auto (GStrv) lines = g_strsplit (text, "; ", -1);

  memset (history, 0, sizeof *history);
  history->kept = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < 3; i++)
    {
      history->consents[i].id = ids[i];
      history->consents[i].events = history->events[i];
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      if (words[0] != NULL)
        read_event (history, words, i);
    }
}

static void
history_clear (History *history)
{
  g_ptr_array_unref (history->kept);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

typedef struct
{
  const char *history;
  const char *agency;
  const char *category;
  guint       on;
  ClewHear    answer;
  const char *paper;
  guint       since;
} HearCase;

static const HearCase hear_cases[] = {
  /* No release, none signed. */
  { "", "police", "goals", 5, CLEW_HEAR_NO_RELEASE, NULL, 0 },
  { "a 6 prepared", "police", "goals", 5, CLEW_HEAR_NO_RELEASE, NULL, 0 },
  { "a 2 prepared; a 3 printed", "police", "goals", 5, CLEW_HEAR_NOT_SIGNED, "a", 2 },
  { "a 2 printed; a 3 declined", "police", "goals", 5, CLEW_HEAR_DECLINED, "a", 3 },
  { "a 2 printed; a 3 declined; a 4 printed", "police", "goals", 5, CLEW_HEAR_NOT_SIGNED, "a", 4 },
  { "a 3 declined; a 4 signed police:goals", "police", "goals", 5, CLEW_HEAR_YES, "a", 4 },

  /* The ticks, and only they. */
  { "a 3 signed police:goals", "police", "goals", 3, CLEW_HEAR_YES, "a", 3 },
  { "a 3 signed police:goals", "police", "goals", 2, CLEW_HEAR_NO_RELEASE, NULL, 0 },
  { "a 3 signed police:goals", "police", NULL, 3, CLEW_HEAR_YES, "a", 3 },
  { "a 3 signed police:goals", "police", "health", 3, CLEW_HEAR_NOT_THIS_KIND, "a", 3 },
  { "a 3 signed police:goals", "court", "goals", 3, CLEW_HEAR_NOT_NAMED, "a", 3 },
  { "a 3 signed", "police", "goals", 3, CLEW_HEAR_NOT_NAMED, "a", 3 },
  { "a 1 prepared police:goals; a 3 signed", "police", "goals", 3, CLEW_HEAR_NOT_NAMED, "a", 3 },

  /* Until, not including. */
  { "a 3 signed police:goals; a 9 until", "police", "goals", 8, CLEW_HEAR_YES, "a", 3 },
  { "a 3 signed police:goals; a 9 until", "police", "goals", 9, CLEW_HEAR_EXPIRED, "a", 9 },
  { "a 9 signed police:goals; a 9 until", "police", "goals", 9, CLEW_HEAR_EXPIRED, "a", 9 },
  { "a 9 signed police:goals; a 5 until", "police", "goals", 9, CLEW_HEAR_EXPIRED, "a", 9 },

  /* The day of a revocation, and of an expiring event, is out whole. */
  { "a 3 signed police:goals; a 7 revoked", "police", "goals", 6, CLEW_HEAR_YES, "a", 3 },
  { "a 3 signed police:goals; a 7 revoked", "police", "goals", 7, CLEW_HEAR_REVOKED, "a", 7 },
  { "a 3 signed police:goals; a 7 ended", "police", "goals", 6, CLEW_HEAR_YES, "a", 3 },
  { "a 3 signed police:goals; a 7 ended", "police", "goals", 7, CLEW_HEAR_ENDED, "a", 7 },
  { "a 3 signed police:goals; a 7 ended; a 6 ended", "police", "goals", 9, CLEW_HEAR_ENDED, "a",
    6 },

  /* One agency, one kind. */
  { "a 3 signed police:goals court:goals; a 7 revoked police", "police", "goals", 7,
    CLEW_HEAR_REVOKED_AGENCY, "a", 7 },
  { "a 3 signed police:goals court:goals; a 7 revoked police", "court", "goals", 7, CLEW_HEAR_YES,
    "a", 3 },
  { "a 3 signed police:goals court:goals; a 7 restricted police", "police", "goals", 7,
    CLEW_HEAR_RESTRICTED, "a", 7 },
  { "a 3 signed police:goals court:goals; a 7 restricted police", "court", "goals", 7,
    CLEW_HEAR_YES, "a", 3 },
  { "a 3 signed police:goals police:health; a 7 restricted *:health", "police", "health", 7,
    CLEW_HEAR_RESTRICTED, "a", 7 },
  { "a 3 signed police:goals police:health; a 7 restricted *:health", "police", "goals", 7,
    CLEW_HEAR_YES, "a", 3 },
  { "a 3 signed police:goals police:health; a 7 restricted *:health", "police", NULL, 7,
    CLEW_HEAR_YES, "a", 3 },
  { "a 3 signed police:goals police:health; a 7 restricted *:health; a 8 restricted police:goals",
    "police", NULL, 9, CLEW_HEAR_RESTRICTED, "a", 8 },
  { "a 3 signed police:goals; a 7 restricted", "police", "goals", 7, CLEW_HEAR_RESTRICTED, "a", 7 },

  /* Undone only in writing, from the day of the new signature. */
  { "a 3 signed police:goals; a 5 revoked; a 7 signed police:goals", "police", "goals", 6,
    CLEW_HEAR_REVOKED, "a", 5 },
  { "a 3 signed police:goals; a 5 revoked; a 7 signed police:goals", "police", "goals", 7,
    CLEW_HEAR_YES, "a", 7 },
  { "a 3 signed police:goals; a 5 revoked; a 7 signed court:goals", "police", "goals", 7,
    CLEW_HEAR_NOT_NAMED, "a", 7 },
  { "a 3 signed police:goals; a 5 revoked; a 7 printed; a 7 copy_given", "police", "goals", 8,
    CLEW_HEAR_REVOKED, "a", 5 },
  { "a 3 signed police:goals; a 5 revoked police; a 7 signed police:goals", "police", "goals", 7,
    CLEW_HEAR_YES, "a", 7 },

  /* One day: the order in which it was entered. */
  { "a 3 signed police:goals; a 3 revoked", "police", "goals", 3, CLEW_HEAR_REVOKED, "a", 3 },
  { "a 3 revoked; a 3 signed police:goals", "police", "goals", 3, CLEW_HEAR_YES, "a", 3 },
  { "a 3 signed police:goals; a 5 signed police:goals; a 5 revoked", "police", "goals", 5,
    CLEW_HEAR_REVOKED, "a", 5 },
  /* Entered late, it counts from when it happened. */
  { "a 7 signed police:goals; a 5 revoked", "police", "goals", 7, CLEW_HEAR_YES, "a", 7 },
  { "a 3 signed police:goals; a 9 copy_given; a 5 revoked", "police", "goals", 5,
    CLEW_HEAR_REVOKED, "a", 5 },

  /* A paper that is over stays over. */
  { "a 3 signed police:goals; a 5 ended; a 7 signed police:goals", "police", "goals", 8,
    CLEW_HEAR_ENDED, "a", 7 },
  { "a 3 signed police:goals; a 5 until; a 7 signed police:goals", "police", "goals", 8,
    CLEW_HEAR_EXPIRED, "a", 7 },
  { "a 3 signed police:goals; a 5 deficient; a 7 signed police:goals", "police", "goals", 8,
    CLEW_HEAR_DEFICIENT, "a", 5 },
  { "a 3 signed police:goals; a 5 declined", "police", "goals", 5, CLEW_HEAR_REVOKED, "a", 5 },

  /* The first that began is told; of one day the weightier. */
  { "a 3 signed police:goals; a 7 revoked police; a 8 revoked", "police", "goals", 9,
    CLEW_HEAR_REVOKED_AGENCY, "a", 7 },
  { "a 3 signed police:goals; a 7 ended; a 7 revoked; a 7 until", "police", "goals", 9,
    CLEW_HEAR_REVOKED, "a", 7 },
  { "a 3 signed police:goals; a 6 until; a 7 revoked", "police", "goals", 9, CLEW_HEAR_EXPIRED,
    "a", 6 },
  { "a 3 signed court:goals; a 7 revoked", "police", "goals", 9, CLEW_HEAR_NOT_NAMED, "a", 3 },

  /* Of two, the latest signed governs, and alone. */
  { "a 3 signed police:goals; b 5 signed court:goals", "police", "goals", 4, CLEW_HEAR_YES, "a",
    3 },
  { "a 3 signed police:goals; b 5 signed court:goals", "police", "goals", 5, CLEW_HEAR_NOT_NAMED,
    "b", 5 },
  { "b 5 signed court:goals; a 3 signed police:goals", "police", "goals", 5, CLEW_HEAR_NOT_NAMED,
    "b", 5 },
  { "a 5 signed police:goals; b 5 signed court:goals", "police", "goals", 5, CLEW_HEAR_NOT_NAMED,
    "b", 5 },
  /* Its end brings nothing older back. */
  { "a 3 signed police:goals; b 5 signed police:goals; b 7 revoked", "police", "goals", 7,
    CLEW_HEAR_REVOKED, "b", 7 },
  { "a 3 signed police:goals; b 5 signed police:goals; b 7 ended", "police", "goals", 7,
    CLEW_HEAR_ENDED, "b", 7 },
  { "a 3 signed police:goals; b 5 signed police:goals; b 7 until", "police", "goals", 7,
    CLEW_HEAR_EXPIRED, "b", 7 },
  { "a 3 signed police:goals; b 5 signed police:goals; b 7 revoked police", "police", "goals", 7,
    CLEW_HEAR_REVOKED_AGENCY, "b", 7 },
  { "a 3 signed police:goals; b 5 signed; b 7 copy_given", "police", "goals", 7,
    CLEW_HEAR_NOT_NAMED, "b", 5 },
  /* The older one's end does not touch the newer. */
  { "a 3 signed police:goals; b 5 signed police:goals; a 7 revoked; a 7 ended", "police", "goals",
    7, CLEW_HEAR_YES, "b", 5 },
  /* Signing the older one again makes it the latest. */
  { "a 3 signed police:goals; b 5 signed court:goals; a 7 signed police:goals", "police", "goals",
    7, CLEW_HEAR_YES, "a", 7 },

  /* A prepared, declined or deficient new one leaves the older standing. */
  { "a 3 signed police:goals; b 5 prepared", "police", "goals", 7, CLEW_HEAR_YES, "a", 3 },
  { "a 3 signed police:goals; b 5 declined", "police", "goals", 7, CLEW_HEAR_YES, "a", 3 },
  { "a 3 signed police:goals; b 5 signed court:goals; b 7 deficient", "police", "goals", 6,
    CLEW_HEAR_NOT_NAMED, "b", 5 },
  { "a 3 signed police:goals; b 5 signed court:goals; b 7 deficient", "police", "goals", 7,
    CLEW_HEAR_YES, "a", 3 },
  { "a 3 signed police:goals; b 5 signed court:goals; b 7 deficient", "court", "goals", 7,
    CLEW_HEAR_NOT_NAMED, "a", 3 },
  { "a 3 signed police:goals; b 5 signed court:goals; a 6 revoked; b 7 deficient", "police",
    "goals", 7, CLEW_HEAR_REVOKED, "a", 6 },
  { "a 3 signed police:goals; a 7 deficient", "police", "goals", 7, CLEW_HEAR_DEFICIENT, "a", 7 },
  /* What was taken back from the deficient one stays taken back. */
  { "a 3 signed police:goals; b 5 signed police:goals; b 6 revoked; b 7 deficient", "police",
    "goals", 7, CLEW_HEAR_REVOKED, "a", 6 },
  { "a 3 signed police:goals; b 5 signed police:goals; b 6 revoked police; b 7 deficient",
    "police", "goals", 7, CLEW_HEAR_REVOKED_AGENCY, "a", 6 },
  { "a 3 signed police:goals; b 5 signed police:goals; b 6 restricted *:goals; b 7 deficient",
    "police", "goals", 7, CLEW_HEAR_RESTRICTED, "a", 6 },
  { "a 3 signed police:goals; b 6 revoked; b 7 deficient", "police", "goals", 7, CLEW_HEAR_YES,
    "a", 3 },
  { "b 2 signed police:goals; b 3 revoked; a 4 signed police:goals; b 7 deficient", "police",
    "goals", 7, CLEW_HEAR_YES, "a", 4 },

  /* Superseded only notes what a signature does. */
  { "a 3 signed police:goals; a 5 superseded; b 5 signed police:goals", "police", "goals", 5,
    CLEW_HEAR_YES, "b", 5 },
  { "a 3 signed police:goals; a 5 superseded", "police", "goals", 5, CLEW_HEAR_ENDED, "a", 5 },
  { "a 3 signed police:goals; b 5 signed court:goals; a 5 superseded; b 7 deficient", "police",
    "goals", 7, CLEW_HEAR_YES, "a", 3 },
  { "a 3 signed police:goals; a 5 superseded; b 5 declined", "police", "goals", 5,
    CLEW_HEAR_ENDED, "a", 5 },
};

static void
test_hear (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hear_cases); i++)
    {
      const HearCase *this = &hear_cases[i];
      g_auto (History) history;
      ClewHearAnswer found;

      history_read (&history, this->history);
      found = clew_consent_may_hear (history.consents, history.n, this->agency, this->category,
                                     FIRST_DAY + this->on);
      if (found.answer != this->answer)
        g_test_message ("history: %s", this->history);
      g_assert_cmpint (found.answer, ==, this->answer);
      g_assert_cmpstr (found.consent != NULL ? found.consent->id : NULL, ==, this->paper);
      g_assert_cmpint (found.since, ==, this->since == 0 ? 0 : FIRST_DAY + this->since);
    }
}

typedef struct
{
  const char      *history;
  guint            on;
  ClewReleaseState state;
  const char      *paper;
  guint            day;
} SummaryCase;

/* "Soon" is within 30 days. */
static const SummaryCase summary_cases[] = {
  { "", 5, CLEW_RELEASE_NONE, NULL, 0 },
  { "a 6 prepared", 5, CLEW_RELEASE_NONE, NULL, 0 },
  { "a 2 prepared; a 3 printed", 5, CLEW_RELEASE_PREPARED, "a", 2 },
  { "a 2 declined", 5, CLEW_RELEASE_DECLINED, "a", 2 },
  { "a 2 declined; b 3 prepared", 5, CLEW_RELEASE_PREPARED, "b", 3 },
  { "a 2 signed police:goals; a 4 deficient", 5, CLEW_RELEASE_DEFICIENT, "a", 4 },
  { "a 2 signed police:goals", 5, CLEW_RELEASE_ACTIVE, "a", 0 },
  { "a 2 signed police:goals; a 36 until", 5, CLEW_RELEASE_ACTIVE, "a", 36 },
  { "a 2 signed police:goals; a 36 until", 6, CLEW_RELEASE_EXPIRING, "a", 36 },
  { "a 2 signed police:goals; a 36 until", 35, CLEW_RELEASE_EXPIRING, "a", 36 },
  { "a 2 signed police:goals; a 36 until", 36, CLEW_RELEASE_EXPIRED, "a", 36 },
  { "a 2 signed police:goals; a 4 ended", 5, CLEW_RELEASE_ENDED, "a", 4 },
  { "a 2 signed police:goals; a 4 revoked", 5, CLEW_RELEASE_REVOKED, "a", 4 },
  { "a 2 signed police:goals court:goals; a 99 until; a 4 revoked court", 5,
    CLEW_RELEASE_PARTLY_REVOKED, "a", 99 },
  { "a 2 signed police:goals court:goals; a 9 until; a 4 revoked court", 5,
    CLEW_RELEASE_PARTLY_REVOKED, "a", 9 },
  { "a 2 signed police:goals court:goals; a 3 revoked court; a 4 revoked police", 5,
    CLEW_RELEASE_REVOKED, "a", 4 },
  { "a 2 signed police:goals; a 4 revoked court", 5, CLEW_RELEASE_ACTIVE, "a", 0 },
  { "a 2 signed police:goals police:health; a 4 restricted *:health", 5, CLEW_RELEASE_ACTIVE, "a",
    0 },
  { "a 2 signed police:health court:goals; a 4 restricted *:health", 5,
    CLEW_RELEASE_PARTLY_REVOKED, "a", 0 },
  { "a 2 signed police:health; a 4 restricted *:health", 5, CLEW_RELEASE_REVOKED, "a", 4 },
  { "a 2 signed", 5, CLEW_RELEASE_DEFICIENT, "a", 2 },
  /* About what governs, whatever else lies in the drawer. */
  { "a 2 signed police:goals; b 4 prepared", 5, CLEW_RELEASE_ACTIVE, "a", 0 },
  { "a 2 signed police:goals; b 4 declined", 5, CLEW_RELEASE_ACTIVE, "a", 0 },
  { "a 2 signed police:goals; a 3 revoked; b 4 prepared", 5, CLEW_RELEASE_REVOKED, "a", 3 },
  { "a 2 signed police:goals; b 3 signed police:goals; b 4 revoked", 5, CLEW_RELEASE_REVOKED, "b",
    4 },
  { "a 2 signed police:goals; b 3 signed police:goals; b 4 deficient", 5, CLEW_RELEASE_ACTIVE,
    "a", 0 },
};

static void
test_summarize (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (summary_cases); i++)
    {
      const SummaryCase *this = &summary_cases[i];
      g_auto (History) history;
      ClewReleaseSummary found;

      history_read (&history, this->history);
      found = clew_consent_summarize (history.consents, history.n, FIRST_DAY + this->on, 30);
      if (found.state != this->state)
        g_test_message ("history: %s", this->history);
      g_assert_cmpstr (clew_release_state_ids[found.state], ==,
                       clew_release_state_ids[this->state]);
      g_assert_cmpstr (found.consent != NULL ? found.consent->id : NULL, ==, this->paper);
      g_assert_cmpint (found.day, ==, this->day == 0 ? 0 : FIRST_DAY + this->day);
    }
}

/* Entered at once, the revocation is the later; signed on no day is not signed. */
static void
test_ties (void)
{
  ClewConsentGrant grant = { "police", "goals" };
  ClewConsentEvent events[] = {
    { CLEW_CONSENT_REVOKED, FIRST_DAY, 1, NULL, NULL, NULL, 0 },
    { CLEW_CONSENT_SIGNED, FIRST_DAY, 1, NULL, NULL, &grant, 1 },
  };
  ClewConsent consent = { "a", CLEW_DAY_UNKNOWN, events, 2 };

  g_assert_cmpint (clew_consent_may_hear (&consent, 1, "police", "goals", FIRST_DAY).answer, ==,
                   CLEW_HEAR_REVOKED);
  events[0].kind = CLEW_CONSENT_PRINTED;
  g_assert_cmpint (clew_consent_may_hear (&consent, 1, "police", "goals", FIRST_DAY).answer, ==,
                   CLEW_HEAR_YES);
  events[1].on = CLEW_DAY_UNKNOWN;
  g_assert_cmpint (clew_consent_may_hear (&consent, 1, "police", "goals", FIRST_DAY).answer, ==,
                   CLEW_HEAR_NOT_SIGNED);
  g_assert_null (clew_consent_find_governing (&consent, 1, FIRST_DAY));
}

static void
test_ids (void)
{
  g_assert_cmpint (g_strv_length ((GStrv)clew_consent_event_ids), ==, CLEW_CONSENT_N_EVENTS);
  g_assert_cmpint (g_strv_length ((GStrv)clew_release_state_ids), ==, CLEW_RELEASE_N_STATES);
}

/* The clinic was away from day 10 to day 20, and again from day 40 to day 50. */
static void
test_gaps (void)
{
  static const ClewAgencyGap gaps[] = { { "clinic", 10, 20 }, { "clinic", 40, 50 } };
  static const struct
  {
    const char *agency;
    ClewDay     signed_on;
    ClewDay     added_on; /* or never */
    ClewDay     on;
    ClewHear    answer;
    ClewDay     since;
  } cases[] = {
    { "clinic", 5, 0, 9, CLEW_HEAR_YES, 5 },
    { "clinic", 5, 0, 10, CLEW_HEAR_LEFT, 10 },
    { "clinic", 5, 0, 19, CLEW_HEAR_LEFT, 10 },
    { "clinic", 5, 0, 20, CLEW_HEAR_LEFT, 10 },
    { "clinic", 5, 0, 60, CLEW_HEAR_LEFT, 10 },
    { "court", 5, 0, 15, CLEW_HEAR_YES, 5 },
    { "clinic", 12, 0, 15, CLEW_HEAR_LEFT, 12 },
    { "clinic", 12, 0, 30, CLEW_HEAR_LEFT, 12 },
    { "clinic", 20, 0, 20, CLEW_HEAR_YES, 20 },
    { "clinic", 20, 0, 39, CLEW_HEAR_YES, 20 },
    { "clinic", 20, 0, 40, CLEW_HEAR_LEFT, 40 },
    { "clinic", 20, 0, 50, CLEW_HEAR_LEFT, 40 },
    { "clinic", 50, 0, 50, CLEW_HEAR_YES, 50 },
    { "clinic", 5, 20, 19, CLEW_HEAR_LEFT, 10 },
    { "clinic", 5, 20, 20, CLEW_HEAR_YES, 5 },
    { "clinic", 5, 19, 30, CLEW_HEAR_LEFT, 19 },
    { "clinic", 5, 20, 45, CLEW_HEAR_LEFT, 40 },
  };
  static const ClewConsentGrant grants[] = { { "clinic", "goals" }, { "court", "goals" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ClewConsentEvent events[] = {
        { CLEW_CONSENT_SIGNED, cases[i].signed_on, 1, NULL, NULL, grants, 2 },
        { CLEW_CONSENT_ADDED, cases[i].added_on, 2, NULL, NULL, grants, 2 },
      };
      const ClewConsent consent = { "a", 100, events, cases[i].added_on > 0 ? 2 : 1, gaps, 2 };
      ClewHearAnswer    answer = clew_consent_may_hear (&consent, 1, cases[i].agency, "goals",
                                                        cases[i].on);

      g_test_message ("case %u", i);
      g_assert_cmpint (answer.answer, ==, cases[i].answer);
      g_assert_cmpuint (answer.since, ==, cases[i].since);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/consent/hear", test_hear);
  g_test_add_func ("/clew/rules/consent/summarize", test_summarize);
  g_test_add_func ("/clew/rules/consent/ties", test_ties);
  g_test_add_func ("/clew/rules/consent/ids", test_ids);
  g_test_add_func ("/clew/rules/consent/gaps", test_gaps);
  return g_test_run ();
}
