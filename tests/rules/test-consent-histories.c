/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-consent-rules.h"

#include <string.h>

/* Random histories of releases, told twice: by the rules, which look back from
 * one day, and here by walking from day to day, as an office lives them. */

#define N_HISTORIES 100000
#define MAX_PAPERS  3
#define MAX_EVENTS  7
#define N_DAYS      14
#define FIRST_DAY   ((ClewDay)740000)
/* In half of the histories the first agency was away for some days. */
#define LEFT_ON     (FIRST_DAY + 5)
#define REJOINED_ON (FIRST_DAY + 9)

static const char *const agencies[] = { "defender", "police", "prosecutor" };
static const char *const categories[] = { "contact", "goals", "progress" };
#define N_AGENCIES   G_N_ELEMENTS (agencies)
#define N_CATEGORIES G_N_ELEMENTS (categories)
#define ANY          N_CATEGORIES

typedef struct
{
  ClewConsent      consents[MAX_PAPERS];
  ClewConsentEvent events[MAX_PAPERS][MAX_EVENTS];
  ClewConsentGrant grants[MAX_PAPERS][MAX_EVENTS][N_AGENCIES * N_CATEGORIES];
  guint            n;
} History;

/* What somebody took back; days are 0 until then. */
typedef struct
{
  ClewDay kind_out[N_AGENCIES][N_CATEGORIES];
  ClewDay agency_out[N_AGENCIES];
  ClewDay revoked_on;
} Withdrawn;

/* One signature's ticks, and what was taken back since, on this paper or another. */
typedef struct
{
  ClewDay   on;
  gboolean  ticked[N_AGENCIES][N_CATEGORIES];
  Withdrawn withdrawn[MAX_PAPERS];
} Ticks;

/* What one paper has come to, on the evening of a day; days are 0 until then. */
typedef struct
{
  ClewDay          signed_on;
  gint64           signed_entered;
  Ticks            ticks[MAX_EVENTS]; /* of the signature, then of what was added to it */
  guint            n_ticks;
  ClewDay          superseded_on;
  ClewDay          ended_on;
  ClewDay          deficient_on;
  gboolean         not_theirs; /* known at once, whenever it was noticed */
  ClewReleaseState unsigned_state;
  ClewDay          unsigned_since;
  ClewDay          touched_on;
  gint64           touched_entered;
} Paper;

static int
pick (guint n)
{
  return g_test_rand_int_range (0, (gint32)n);
}

static ClewConsentEventKind
pick_kind (void)
{
  static const ClewConsentEventKind often[] = { CLEW_CONSENT_SIGNED, CLEW_CONSENT_SIGNED,
                                                CLEW_CONSENT_SIGNED, CLEW_CONSENT_REVOKED,
                                                CLEW_CONSENT_RESTRICTED, CLEW_CONSENT_PREPARED,
                                                CLEW_CONSENT_ADDED };

  if (g_test_rand_bit ())
    return often[pick (G_N_ELEMENTS (often))];
  return (ClewConsentEventKind)pick (CLEW_CONSENT_N_EVENTS);
}

static void
make_event (History *history, guint paper, guint at, gint64 entered)
{
  ClewConsentEvent *event = &history->events[paper][at];
  ClewConsentGrant *grants = history->grants[paper][at];
  int               density = pick (5);

  memset (event, 0, sizeof *event);
  event->kind = pick_kind ();
  event->on = FIRST_DAY + (ClewDay)pick (N_DAYS);
  event->entered = entered;
  event->grants = grants;
  if (event->kind == CLEW_CONSENT_REVOKED || event->kind == CLEW_CONSENT_RESTRICTED)
    event->agency = pick (3) > 0 ? agencies[pick (N_AGENCIES)] : NULL;
  if (event->kind == CLEW_CONSENT_RESTRICTED)
    event->category = g_test_rand_bit () ? categories[pick (N_CATEGORIES)] : NULL;
  /* Grants of anything but a signature must count for nothing. */
  for (guint a = 0; a < N_AGENCIES; a++)
    for (guint k = 0; k < N_CATEGORIES; k++)
      if (pick (4) < density)
        grants[event->n_grants++] = (ClewConsentGrant){ agencies[a], categories[k] };
}

static void
make_history (History *history)
{
  static const char *const ids[] = { "first", "second", "third" };
  gint64                   order[MAX_PAPERS * MAX_EVENTS];
  guint                    used = 0;

  /* Entered in any order whatever, but no two at once. */
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    order[i] = i;
  for (guint i = G_N_ELEMENTS (order) - 1; i > 0; i--)
    {
      guint  j = (guint)pick (i + 1);
      gint64 kept = order[i];

      order[i] = order[j];
      order[j] = kept;
    }

  history->n = (guint)pick (MAX_PAPERS + 1);
  for (guint p = 0; p < history->n; p++)
    {
      guint n = (guint)pick (MAX_EVENTS + 1);

      for (guint i = 0; i < n; i++)
        make_event (history, p, i, order[used++]);
      history->consents[p] = (ClewConsent){
        ids[p],
        pick (3) > 0 ? FIRST_DAY + (ClewDay)pick (N_DAYS + 4) : CLEW_DAY_UNKNOWN,
        history->events[p],
        n,
      };
    }
}

static void
tick (Paper *paper, const ClewConsentEvent *event)
{
  Ticks *ticks = &paper->ticks[paper->n_ticks++];

  memset (ticks, 0, sizeof *ticks);
  ticks->on = event->on;
  for (guint a = 0; a < N_AGENCIES; a++)
    for (guint k = 0; k < N_CATEGORIES; k++)
      for (guint i = 0; i < event->n_grants; i++)
        if (strcmp (event->grants[i].agency, agencies[a]) == 0 &&
            strcmp (event->grants[i].category, categories[k]) == 0)
          ticks->ticked[a][k] = TRUE;
}

static void
sign (Paper *paper, const ClewConsentEvent *event)
{
  paper->signed_on = event->on;
  paper->signed_entered = event->entered;
  paper->superseded_on = 0;
  paper->n_ticks = 0;
  tick (paper, event);
}

static void
set_first (ClewDay *day, ClewDay on)
{
  if (*day == 0)
    *day = on;
}

static void
take_back (Withdrawn *withdrawn, const ClewConsentEvent *event)
{
  if (event->kind == CLEW_CONSENT_DECLINED ||
      (event->kind == CLEW_CONSENT_REVOKED && event->agency == NULL))
    {
      set_first (&withdrawn->revoked_on, event->on);
      return;
    }
  for (guint a = 0; a < N_AGENCIES; a++)
    {
      if (event->agency != NULL && strcmp (event->agency, agencies[a]) != 0)
        continue;
      if (event->kind == CLEW_CONSENT_REVOKED)
        set_first (&withdrawn->agency_out[a], event->on);
      for (guint k = 0; k < N_CATEGORIES && event->kind == CLEW_CONSENT_RESTRICTED; k++)
        if (event->category == NULL || strcmp (event->category, categories[k]) == 0)
          set_first (&withdrawn->kind_out[a][k], event->on);
    }
}

static void
live_through (Paper *paper, const ClewConsentEvent *event)
{
  ClewConsentEventKind kind = event->kind;

  paper->touched_on = event->on;
  paper->touched_entered = event->entered;
  if (kind == CLEW_CONSENT_DECLINED)
    {
      paper->unsigned_state = CLEW_RELEASE_DECLINED;
      paper->unsigned_since = event->on;
    }
  else if (paper->unsigned_state == CLEW_RELEASE_NONE ||
           (paper->unsigned_state == CLEW_RELEASE_DECLINED &&
            (kind == CLEW_CONSENT_PREPARED || kind == CLEW_CONSENT_PRINTED)))
    {
      paper->unsigned_state = CLEW_RELEASE_PREPARED;
      paper->unsigned_since = event->on;
    }

  if (kind == CLEW_CONSENT_SIGNED)
    sign (paper, event);
  else if (kind == CLEW_CONSENT_ADDED && paper->signed_on != 0)
    tick (paper, event);
  else if (kind == CLEW_CONSENT_ENDED)
    set_first (&paper->ended_on, event->on);
  else if (kind == CLEW_CONSENT_DEFICIENT)
    set_first (&paper->deficient_on, event->on);
  else if (kind == CLEW_CONSENT_SUPERSEDED && paper->signed_on != 0)
    set_first (&paper->superseded_on, event->on);
}

static void
live_until (const History *history, ClewDay on, Paper papers[MAX_PAPERS])
{
  memset (papers, 0, MAX_PAPERS * sizeof *papers);
  for (guint p = 0; p < history->n; p++)
    for (guint i = 0; i < history->consents[p].n_events; i++)
      if (history->consents[p].events[i].kind == CLEW_CONSENT_WRONG_PERSON)
        papers[p].not_theirs = TRUE;
  for (ClewDay day = FIRST_DAY; day <= on; day++)
    for (gint64 entered = 0; entered < MAX_PAPERS * MAX_EVENTS; entered++)
      for (guint p = 0; p < history->n; p++)
        for (guint i = 0; i < history->consents[p].n_events; i++)
          {
            const ClewConsentEvent *event = &history->consents[p].events[i];

            if (event->on != day || event->entered != entered)
              continue;
            live_through (&papers[p], event);
            /* Every paper remembers what was taken back on a signed one. */
            for (guint other = 0; papers[p].signed_on != 0 && other < history->n; other++)
              for (guint t = 0; t < papers[other].n_ticks; t++)
                take_back (&papers[other].ticks[t].withdrawn[p], event);
          }
}

static void
set_earlier (ClewDay *day, ClewDay other)
{
  if (*day == 0 || (other != 0 && other < *day))
    *day = other;
}

static gboolean
is_void (const Paper *paper)
{
  return paper->deficient_on != 0 || paper->not_theirs;
}

/* What was taken back from a paper itself, and from those that proved to be none. */
static Withdrawn
gather (const History *history, const Paper *papers, int governing, const Ticks *ticks)
{
  Withdrawn all = ticks->withdrawn[governing];

  for (guint p = 0; p < history->n; p++)
    {
      const Withdrawn *other = &ticks->withdrawn[p];

      if (!is_void (&papers[p]))
        continue;
      set_earlier (&all.revoked_on, other->revoked_on);
      for (guint a = 0; a < N_AGENCIES; a++)
        {
          set_earlier (&all.agency_out[a], other->agency_out[a]);
          for (guint k = 0; k < N_CATEGORIES; k++)
            set_earlier (&all.kind_out[a][k], other->kind_out[a][k]);
        }
    }
  return all;
}

static gboolean
is_signed_later (const Paper *a, const Paper *b)
{
  return a->signed_on > b->signed_on ||
         (a->signed_on == b->signed_on && a->signed_entered > b->signed_entered);
}

static int
find_governing (const History *history, const Paper *papers)
{
  int governing = -1;

  for (guint p = 0; p < history->n; p++)
    if (papers[p].signed_on != 0 && !is_void (&papers[p]) &&
        (governing < 0 || is_signed_later (&papers[p], &papers[governing])))
      governing = (int)p;
  return governing;
}

static int
find_touched_last (const History *history, const Paper *papers)
{
  int last = -1;

  for (guint p = 0; p < history->n; p++)
    if (papers[p].touched_on != 0 && !papers[p].not_theirs &&
        (last < 0 || papers[p].touched_on > papers[last].touched_on ||
         (papers[p].touched_on == papers[last].touched_on &&
          papers[p].touched_entered > papers[last].touched_entered)))
      last = (int)p;
  return last;
}

typedef struct
{
  ClewHear why;
  ClewDay  since;
} Reason;

/* The reasons are listed by weight; the first that began counts. */
static Reason
choose (const Reason *reasons, guint n)
{
  Reason chosen = { CLEW_HEAR_YES, 0 };

  for (guint i = 0; i < n; i++)
    if (reasons[i].since != 0 && (chosen.since == 0 || reasons[i].since < chosen.since))
      chosen = reasons[i];
  return chosen;
}

/* When the last ticked kind fell silent, or 0 while one may be heard. */
static ClewDay
silent_kind_day (const Ticks *ticks, const Withdrawn *withdrawn, guint agency, guint category)
{
  ClewDay last = 0;

  for (guint k = 0; k < N_CATEGORIES; k++)
    {
      if (!ticks->ticked[agency][k] || (category != ANY && k != category))
        continue;
      if (withdrawn->kind_out[agency][k] == 0)
        return 0;
      last = MAX (last, withdrawn->kind_out[agency][k]);
    }
  return last;
}

static ClewDay
superseded_day (const History *history, const Paper *papers, int governing)
{
  for (guint p = 0; p < history->n; p++)
    if (papers[p].signed_on != 0 && is_void (&papers[p]) &&
        is_signed_later (&papers[p], &papers[governing]))
      return 0;
  return papers[governing].superseded_on;
}

static guint
list_whole_reasons (const History *history, const Paper *papers, int governing, ClewDay on,
                    ClewDay shift, Reason *reasons)
{
  const Paper *paper = &papers[governing];
  ClewDay      expires = history->consents[governing].expires_on;
  ClewDay      ended = paper->ended_on;
  Withdrawn    withdrawn;

  if (ended != 0)
    ended = MAX (ended, paper->signed_on);
  if (expires != 0)
    expires += shift;
  expires = expires != 0 && on >= expires ? MAX (expires, paper->signed_on) : 0;

  withdrawn = gather (history, papers, governing, paper->ticks);
  reasons[0] = (Reason){ CLEW_HEAR_REVOKED, withdrawn.revoked_on };
  reasons[1] = (Reason){ CLEW_HEAR_ENDED, ended };
  reasons[2] = (Reason){ CLEW_HEAR_ENDED, superseded_day (history, papers, governing) };
  reasons[3] = (Reason){ CLEW_HEAR_EXPIRED, expires };
  return 4;
}

static gboolean
is_named (const Paper *paper, guint agency)
{
  for (guint t = 0; t < paper->n_ticks; t++)
    for (guint k = 0; k < N_CATEGORIES; k++)
      if (paper->ticks[t].ticked[agency][k])
        return TRUE;
  return FALSE;
}

static gboolean
is_ticked (const Ticks *ticks, guint agency, guint category)
{
  for (guint k = 0; k < N_CATEGORIES; k++)
    if (ticks->ticked[agency][k] && (category == ANY || k == category))
      return TRUE;
  return FALSE;
}

/* Yes (with no day) when one signature still lets it hear; else the reason that
 * came last, since until then another one held. */
static Reason
hear_ticks (const History *history, const Paper *papers, int governing, guint agency,
            guint category, ClewDay on)
{
  const Paper *paper = &papers[governing];
  Reason       last = { CLEW_HEAR_NOT_THIS_KIND, 0 };

  for (guint t = 0; t < paper->n_ticks; t++)
    {
      const Ticks *ticks = &paper->ticks[t];
      Withdrawn    withdrawn = gather (history, papers, governing, ticks);
      Reason       reasons[3], chosen;

      if (!is_ticked (ticks, agency, category))
        continue;
      reasons[0] = (Reason){ CLEW_HEAR_REVOKED_AGENCY, withdrawn.agency_out[agency] };
      reasons[1] = (Reason){ CLEW_HEAR_LEFT, 0 };
      if (history->consents[governing].n_gaps > 0 && agency == 0 && on >= LEFT_ON &&
          ticks->on < REJOINED_ON)
        reasons[1].since = MAX (LEFT_ON, ticks->on);
      reasons[2] = (Reason){ CLEW_HEAR_RESTRICTED,
                             silent_kind_day (ticks, &withdrawn, agency, category) };
      chosen = choose (reasons, 3);
      if (chosen.why == CLEW_HEAR_YES)
        return chosen;
      if (chosen.since > last.since ||
          (chosen.since == last.since && chosen.why == CLEW_HEAR_REVOKED_AGENCY))
        last = chosen;
    }
  return last;
}

static ClewHearAnswer
naive_hear (const History *history, const Paper *papers, guint agency, guint category, ClewDay on,
            ClewDay shift)
{
  int            governing = find_governing (history, papers), last;
  const Paper   *paper;
  Reason         reasons[5], chosen, own;
  guint          n;
  ClewHearAnswer answer = { CLEW_HEAR_NO_RELEASE, NULL, 0 };

  if (governing < 0)
    {
      last = find_touched_last (history, papers);
      if (last < 0)
        return answer;
      answer.consent = &history->consents[last];
      answer.since = papers[last].unsigned_since;
      answer.answer = papers[last].unsigned_state == CLEW_RELEASE_DECLINED ? CLEW_HEAR_DECLINED
                                                                           : CLEW_HEAR_NOT_SIGNED;
      if (papers[last].deficient_on != 0)
        {
          answer.answer = CLEW_HEAR_DEFICIENT;
          answer.since = papers[last].deficient_on;
        }
      return answer;
    }

  paper = &papers[governing];
  answer.consent = &history->consents[governing];
  answer.since = paper->signed_on;
  if (!is_named (paper, agency))
    {
      answer.answer = CLEW_HEAR_NOT_NAMED;
      return answer;
    }
  own = hear_ticks (history, papers, governing, agency, category, on);
  if (own.why == CLEW_HEAR_NOT_THIS_KIND)
    {
      answer.answer = CLEW_HEAR_NOT_THIS_KIND;
      return answer;
    }

  n = list_whole_reasons (history, papers, governing, on, shift, reasons);
  reasons[n++] = own;
  chosen = choose (reasons, n);
  answer.answer = chosen.why;
  if (chosen.why != CLEW_HEAR_YES)
    answer.since = chosen.since;
  return answer;
}

static ClewReleaseSummary
naive_standing (const History *history, const Paper *papers, int governing, ClewDay on, guint soon)
{
  const Paper       *paper = &papers[governing];
  const ClewConsent *consent = &history->consents[governing];
  ClewReleaseSummary summary = { CLEW_RELEASE_ACTIVE, consent->expires_on, consent };
  guint              n_named = 0, n_silent = 0;
  ClewDay            last = 0;

  for (guint a = 0; a < N_AGENCIES; a++)
    {
      Reason own = hear_ticks (history, papers, governing, a, ANY, 0);

      if (!is_named (paper, a))
        continue;
      n_named++;
      if (own.why == CLEW_HEAR_YES)
        continue;
      n_silent++;
      last = MAX (last, own.since);
    }

  if (n_named == 0)
    return (ClewReleaseSummary){ CLEW_RELEASE_DEFICIENT, paper->signed_on, consent };
  if (n_silent == n_named)
    return (ClewReleaseSummary){ CLEW_RELEASE_REVOKED, last, consent };
  if (n_silent > 0)
    summary.state = CLEW_RELEASE_PARTLY_REVOKED;
  else if (consent->expires_on != 0 && consent->expires_on <= on + soon)
    summary.state = CLEW_RELEASE_EXPIRING;
  return summary;
}

static ClewReleaseSummary
naive_summary (const History *history, const Paper *papers, ClewDay on, guint soon)
{
  int    governing = find_governing (history, papers);
  Reason reasons[4], chosen;

  if (governing < 0)
    {
      int last = find_touched_last (history, papers);

      if (last < 0)
        return (ClewReleaseSummary){ CLEW_RELEASE_NONE, 0, NULL };
      if (papers[last].deficient_on != 0)
        return (ClewReleaseSummary){ CLEW_RELEASE_DEFICIENT, papers[last].deficient_on,
                                     &history->consents[last] };
      return (ClewReleaseSummary){ papers[last].unsigned_state, papers[last].unsigned_since,
                                   &history->consents[last] };
    }

  chosen = choose (reasons, list_whole_reasons (history, papers, governing, on, 0, reasons));
  if (chosen.why == CLEW_HEAR_YES)
    return naive_standing (history, papers, governing, on, soon);
  return (ClewReleaseSummary){
    chosen.why == CLEW_HEAR_REVOKED ? CLEW_RELEASE_REVOKED
    : chosen.why == CLEW_HEAR_ENDED ? CLEW_RELEASE_ENDED
                                    : CLEW_RELEASE_EXPIRED,
    chosen.since,
    &history->consents[governing],
  };
}

static gboolean
same_answer (ClewHearAnswer a, ClewHearAnswer b)
{
  return a.answer == b.answer && a.since == b.since &&
         g_strcmp0 (a.consent != NULL ? a.consent->id : NULL,
                    b.consent != NULL ? b.consent->id : NULL) == 0;
}

static ClewHearAnswer
ask (const History *history, guint agency, guint category, ClewDay on)
{
  return clew_consent_may_hear (history->consents, history->n, agencies[agency],
                                category == ANY ? NULL : categories[category], on);
}

static void
test_hearing (void)
{
  const ClewAgencyGap away = { agencies[0], LEFT_ON, REJOINED_ON };

  guint   seen[CLEW_HEAR_DEFICIENT + 1] = { 0 };
  History history;
  Paper   papers[MAX_PAPERS];

  for (guint round = 0; round < N_HISTORIES; round++)
    {
      ClewDay on = FIRST_DAY + (ClewDay)pick (N_DAYS + 2);
      int     governing;

      make_history (&history);
      for (guint c = 0; round % 2 == 0 && c < history.n; c++)
        {
          history.consents[c].gaps = &away;
          history.consents[c].n_gaps = 1;
        }
      live_until (&history, on, papers);
      for (guint a = 0; a < N_AGENCIES; a++)
        for (guint k = 0; k <= N_CATEGORIES; k++)
          {
            ClewHearAnswer found = ask (&history, a, k, on);
            ClewHearAnswer lived = naive_hear (&history, papers, a, k, on, 0);

            g_assert_cmpint (found.answer, ==, lived.answer);
            g_assert_cmpint (found.since, ==, lived.since);
            g_assert_true (found.consent == lived.consent);
            seen[found.answer]++;
          }
      governing = find_governing (&history, papers);
      g_assert_true (clew_consent_find_governing (history.consents, history.n, on) ==
                     (governing < 0 ? NULL : &history.consents[governing]));
    }

  /* Control: no answer is missing from the histories. */
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    {
      g_test_message ("answer %u: %u times", i, seen[i]);
      g_assert_cmpint (seen[i], >, 500);
    }
}

/* Control: a rule that is off by one day would not go unseen. */
static void
test_control (void)
{
  guint   n_different = 0;
  History history;
  Paper   papers[MAX_PAPERS];

  for (guint round = 0; round < 2000; round++)
    {
      ClewDay on = FIRST_DAY + (ClewDay)pick (N_DAYS + 2);

      make_history (&history);
      live_until (&history, on, papers);
      for (guint a = 0; a < N_AGENCIES; a++)
        n_different += !same_answer (ask (&history, a, ANY, on),
                                     naive_hear (&history, papers, a, ANY, on, 1));
    }
  g_assert_cmpint (n_different, >, 50);
}

static void
test_summary (void)
{
  guint   seen[CLEW_RELEASE_N_STATES] = { 0 };
  History history;
  Paper   papers[MAX_PAPERS];

  for (guint round = 0; round < N_HISTORIES; round++)
    {
      ClewDay            on = FIRST_DAY + (ClewDay)pick (N_DAYS + 2);
      guint              soon = (guint)pick (6);
      ClewReleaseSummary found, lived;

      make_history (&history);
      live_until (&history, on, papers);
      found = clew_consent_summarize (history.consents, history.n, on, soon);
      lived = naive_summary (&history, papers, on, soon);
      g_assert_cmpint (found.state, ==, lived.state);
      g_assert_cmpint (found.day, ==, lived.day);
      g_assert_true (found.consent == lived.consent);
      seen[found.state]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    {
      g_test_message ("%s: %u times", clew_release_state_ids[i], seen[i]);
      g_assert_cmpint (seen[i], >, 200);
    }
}

static void
shuffle (History *history)
{
  for (guint p = 0; p < history->n; p++)
    for (guint i = history->consents[p].n_events; i > 1; i--)
      {
        guint            j = (guint)pick (i);
        ClewConsentEvent kept = history->events[p][i - 1];

        history->events[p][i - 1] = history->events[p][j];
        history->events[p][j] = kept;
      }
  for (guint p = history->n; p > 1; p--)
    {
      guint       j = (guint)pick (p);
      ClewConsent kept = history->consents[p - 1];

      history->consents[p - 1] = history->consents[j];
      history->consents[j] = kept;
    }
}

/* The rows may come in any order, and what has not happened yet is not known; but for
 * that a paper is not theirs, which it never was. */
static void
test_order_and_future (void)
{
  static History history;

  for (guint round = 0; round < 20000; round++)
    {
      ClewDay        on = FIRST_DAY + (ClewDay)pick (N_DAYS);
      guint          a = (guint)pick (N_AGENCIES), k = (guint)pick (N_CATEGORIES + 1);
      ClewHearAnswer before;

      make_history (&history);
      before = ask (&history, a, k, on);
      before.consent = NULL;
      shuffle (&history);
      {
        ClewHearAnswer after = ask (&history, a, k, on);

        after.consent = NULL;
        g_assert_true (same_answer (before, after));
      }
      for (guint p = 0; p < history.n; p++)
        for (guint i = 0; i < history.consents[p].n_events;)
          if (history.consents[p].events[i].on > on &&
              history.consents[p].events[i].kind != CLEW_CONSENT_WRONG_PERSON)
            memmove (&((ClewConsentEvent *)history.consents[p].events)[i],
                     &history.consents[p].events[i + 1],
                     (--history.consents[p].n_events - i) * sizeof (ClewConsentEvent));
          else
            i++;
      {
        ClewHearAnswer after = ask (&history, a, k, on);

        after.consent = NULL;
        g_assert_true (same_answer (before, after));
      }
    }
}

/* Nothing but a signature ever lets anybody hear more: any other event, put in
 * anywhere, leaves each answer no or makes it no. But for a deficiency, which
 * lets the older release stand. */
static void
test_only_signatures_grant (void)
{
  static History                    history;
  static const ClewConsentEventKind kinds[] = {
    CLEW_CONSENT_PREPARED, CLEW_CONSENT_PRINTED, CLEW_CONSENT_DECLINED, CLEW_CONSENT_COPY_GIVEN,
    CLEW_CONSENT_REVOKED, CLEW_CONSENT_RESTRICTED, CLEW_CONSENT_SUPERSEDED, CLEW_CONSENT_ENDED,
    CLEW_CONSENT_NOT_NOW, CLEW_CONSENT_NOTE_RECEIVED
  };

  for (guint round = 0; round < 50000; round++)
    {
      ClewDay  on = FIRST_DAY + (ClewDay)pick (N_DAYS);
      guint    p, n;
      gboolean before[N_AGENCIES][N_CATEGORIES];

      make_history (&history);
      if (history.n == 0)
        continue;
      p = (guint)pick (history.n);
      n = history.consents[p].n_events;
      if (n == MAX_EVENTS)
        continue;
      for (guint a = 0; a < N_AGENCIES; a++)
        for (guint k = 0; k < N_CATEGORIES; k++)
          before[a][k] = ask (&history, a, k, on).answer == CLEW_HEAR_YES;
      make_event (&history, p, n, 1000);
      history.events[p][n].kind = kinds[pick (G_N_ELEMENTS (kinds))];
      history.consents[p].n_events++;
      for (guint a = 0; a < N_AGENCIES; a++)
        for (guint k = 0; k < N_CATEGORIES; k++)
          g_assert_true (before[a][k] || ask (&history, a, k, on).answer != CLEW_HEAR_YES);
    }
}

/* Entered for the wrong person, it is on no day and in no word as though it had been theirs: what
 * the others let hear is what they let hear without it, less what was taken back from it. */
static void
test_not_theirs (void)
{
  static History history;
  guint          n_yes = 0, n_less = 0;

  for (guint round = 0; round < 50000; round++)
    {
      ClewDay            on = FIRST_DAY + (ClewDay)pick (N_DAYS + 2);
      guint              last;
      ClewReleaseSummary summary;

      make_history (&history);
      last = history.n - 1;
      /* The note that this paper took the place of another goes with it. */
      for (guint p = 0; p < history.n; p++)
        for (guint i = 0; i < history.consents[p].n_events; i++)
          if (history.events[p][i].kind == CLEW_CONSENT_SUPERSEDED)
            history.events[p][i].kind = CLEW_CONSENT_COPY_GIVEN;
      if (history.n == 0 || history.consents[last].n_events == MAX_EVENTS)
        continue;
      make_event (&history, last, history.consents[last].n_events, 1000);
      history.events[last][history.consents[last].n_events++].kind = CLEW_CONSENT_WRONG_PERSON;
      summary = clew_consent_summarize (history.consents, history.n, on, 5);
      g_assert_true (summary.consent != &history.consents[last]);
      for (guint a = 0; a < N_AGENCIES; a++)
        for (guint k = 0; k < N_CATEGORIES; k++)
          {
            ClewHearAnswer with = ask (&history, a, k, on);
            gboolean       without = clew_consent_may_hear (history.consents, last, agencies[a],
                                                            categories[k], on)
                                 .answer == CLEW_HEAR_YES;

            g_assert_true (with.consent != &history.consents[last]);
            g_assert_true (without || with.answer != CLEW_HEAR_YES);
            n_yes += with.answer == CLEW_HEAR_YES;
            n_less += without && with.answer != CLEW_HEAR_YES;
          }
    }
  g_test_message ("%u yes, %u less by what was taken back", n_yes, n_less);
  g_assert_cmpint (n_yes, >, 5000);
  g_assert_cmpint (n_less, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/consent-histories/hearing", test_hearing);
  g_test_add_func ("/clew/rules/consent-histories/control", test_control);
  g_test_add_func ("/clew/rules/consent-histories/summary", test_summary);
  g_test_add_func ("/clew/rules/consent-histories/order-and-future", test_order_and_future);
  g_test_add_func ("/clew/rules/consent-histories/only-signatures-grant",
                   test_only_signatures_grant);
  g_test_add_func ("/clew/rules/consent-histories/not-theirs", test_not_theirs);
  return g_test_run ();
}
