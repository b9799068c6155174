/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-stage-rules.h"

#include <string.h>

/* A case in a line of words: "incident 1; filed 5; hold_filed_case 7". Days are small numbers. */

#define MOST 8

typedef struct
{
  ClewStageFacts   facts;
  ClewDecision     decisions[MOST];
  ClewStageHearing hearings[MOST];
  ClewStageWarrant warrants[MOST];
  ClewStageCharge  charges[MOST];
} Case;

static void
start (Case *made)
{
  memset (made, 0, sizeof *made);
  made->facts.decisions = made->decisions;
  made->facts.hearings = made->hearings;
  made->facts.warrants = made->warrants;
  made->facts.charges = made->charges;
}

/* One event: a word and up to two days. */
static void
add (Case *made, const char *word, guint first, guint second)
{
  ClewStageFacts  *facts = &made->facts;
  ClewDecisionKind kind;

  if (g_str_equal (word, "incident"))
    facts->incident = first;
  else if (g_str_equal (word, "arrested"))
    facts->arrested = first;
  else if (g_str_equal (word, "filed"))
    facts->filed = first;
  else if (g_str_equal (word, "closed"))
    facts->closed = first;
  else if (g_str_equal (word, "warrant"))
    made->warrants[facts->n_warrants++] = (ClewStageWarrant){ first, second };
  else if (g_str_equal (word, "charge"))
    made->charges[facts->n_charges++] = (ClewStageCharge){ first, FALSE };
  else if (g_str_equal (word, "amended"))
    made->charges[facts->n_charges++] = (ClewStageCharge){ first, TRUE };
  else if (g_str_equal (word, "plea"))
    made->hearings[facts->n_hearings++] = (ClewStageHearing){ first, second, TRUE, FALSE, FALSE };
  else if (g_str_equal (word, "plea_held"))
    made->hearings[facts->n_hearings++] = (ClewStageHearing){ first, second, TRUE, TRUE, FALSE };
  else if (g_str_equal (word, "ended"))
    made->hearings[facts->n_hearings++] = (ClewStageHearing){ first, second, FALSE, TRUE, TRUE };
  else if (g_str_equal (word, "status"))
    made->hearings[facts->n_hearings++] = (ClewStageHearing){ first, second, FALSE, FALSE, FALSE };
  else if (clew_decision_find_kind (word, &kind))
    made->decisions[facts->n_decisions++] = (ClewDecision){ kind, first, 0, 0 };
  else
    g_error ("%s", word);
}

static void
read_case (Case *made, const char *line)
{
  g_auto (GStrv) events = g_strsplit (line, "; ", -1);

  start (made);
  for (guint i = 0; *line != '\0' && events[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (events[i], " ", -1);

      add (made, words[0], (guint)g_ascii_strtoull (words[1], NULL, 10),
           words[2] != NULL ? (guint)g_ascii_strtoull (words[2], NULL, 10) : 0);
    }
}

static const struct
{
  const char   *line;
  ClewDay       on;
  ClewCaseStage stage;
  ClewDay       since;
} rows[] = {
  { "", 10, CLEW_STAGE_FILING_QUEUE, 0 },
  { "incident 3", 10, CLEW_STAGE_FILING_QUEUE, 3 },
  { "incident 3; arrested 5", 10, CLEW_STAGE_FILING_QUEUE, 3 },
  { "incident 12", 10, CLEW_STAGE_FILING_QUEUE, 0 },
  /* The day counts. */
  { "incident 3; filed 10", 9, CLEW_STAGE_FILING_QUEUE, 3 },
  { "incident 3; filed 10", 10, CLEW_STAGE_FILED, 10 },
  { "incident 3; filed 6; closed 9", 8, CLEW_STAGE_FILED, 6 },
  { "incident 3; filed 6; closed 9", 9, CLEW_STAGE_RESOLVED, 9 },
  /* Held: what governs is the latest about the charge. */
  { "incident 3; hold_filing 5", 4, CLEW_STAGE_FILING_QUEUE, 3 },
  { "incident 3; hold_filing 5", 10, CLEW_STAGE_HELD, 5 },
  { "incident 3; hold_filing 5; hold_filing 8", 10, CLEW_STAGE_HELD, 5 },
  { "incident 3; hold_filing 5; file 8", 10, CLEW_STAGE_FILING_QUEUE, 8 },
  { "incident 3; hold_filing 5; filed 8", 10, CLEW_STAGE_FILED, 8 },
  { "incident 3; filed 4; hold_filed_case 8", 10, CLEW_STAGE_HELD, 8 },
  { "incident 3; filed 4; hold_filed_case 8; ordinary_course 9", 10, CLEW_STAGE_FILED, 9 },
  { "incident 3; filed 4; hold_filed_case 8; move_to_dismiss 9", 10, CLEW_STAGE_FILED, 9 },
  { "incident 3; filed 4; hold_filed_case 8; support_quash 9", 10, CLEW_STAGE_HELD, 8 },
  { "incident 3; hold_filing 5; forgo_detention 6", 10, CLEW_STAGE_HELD, 5 },
  /* Of one day, the one entered later. */
  { "incident 3; hold_filing 5; decline 5", 10, CLEW_STAGE_RESOLVED, 5 },
  { "incident 3; decline 5; hold_filing 5", 10, CLEW_STAGE_HELD, 5 },
  { "incident 3; decline 5; file 7; filed 8", 10, CLEW_STAGE_FILED, 8 },
  { "incident 3; decline 5; filed 8", 10, CLEW_STAGE_FILED, 8 },
  { "incident 3; decline 5; file 7", 7, CLEW_STAGE_FILING_QUEUE, 7 },
  /* Warrants. */
  { "incident 3; filed 4; warrant 6 0", 10, CLEW_STAGE_WARRANT, 6 },
  { "incident 3; filed 4; warrant 6 9", 8, CLEW_STAGE_WARRANT, 6 },
  { "incident 3; filed 4; warrant 6 9", 9, CLEW_STAGE_FILED, 9 },
  { "incident 3; filed 4; warrant 6 9; warrant 8 0", 10, CLEW_STAGE_WARRANT, 6 },
  { "incident 3; filed 4; hold_filed_case 5; warrant 6 0", 10, CLEW_STAGE_WARRANT, 6 },
  { "incident 3; filed 4; warrant 6 0; closed 9", 10, CLEW_STAGE_RESOLVED, 9 },
  { "incident 3; warrant 6 0", 10, CLEW_STAGE_WARRANT, 6 },
  /* Set for disposition. */
  { "incident 3; filed 4; plea 15 8", 7, CLEW_STAGE_FILED, 4 },
  { "incident 3; filed 4; plea 15 8", 10, CLEW_STAGE_SET_FOR_DISPOSITION, 8 },
  { "incident 3; filed 4; plea 9 8", 10, CLEW_STAGE_SET_FOR_DISPOSITION, 8 },
  { "incident 3; filed 4; plea 0 8", 10, CLEW_STAGE_FILED, 4 },
  { "incident 3; filed 4; status 15 8", 10, CLEW_STAGE_FILED, 4 },
  { "incident 3; filed 4; plea_held 9 8", 8, CLEW_STAGE_SET_FOR_DISPOSITION, 8 },
  { "incident 3; filed 4; plea_held 9 8", 10, CLEW_STAGE_FILED, 9 },
  { "incident 3; filed 4; hold_filed_case 5; plea 15 8", 10, CLEW_STAGE_SET_FOR_DISPOSITION, 8 },
  { "incident 3; filed 4; plea 15 8; warrant 9 0", 10, CLEW_STAGE_WARRANT, 9 },
  { "incident 3; filed 4; plea_held 9 8; plea 15 9", 10, CLEW_STAGE_SET_FOR_DISPOSITION, 8 },
  /* Resolved by charges or at a hearing. */
  { "incident 3; filed 4; charge 8", 10, CLEW_STAGE_RESOLVED, 8 },
  { "incident 3; filed 4; charge 8; charge 0", 10, CLEW_STAGE_FILED, 4 },
  { "incident 3; filed 4; charge 8; amended 6", 10, CLEW_STAGE_RESOLVED, 8 },
  { "incident 3; filed 4; amended 6", 10, CLEW_STAGE_FILED, 4 },
  { "incident 3; filed 4; ended 9 5", 8, CLEW_STAGE_FILED, 4 },
  { "incident 3; filed 4; ended 9 5", 10, CLEW_STAGE_RESOLVED, 9 },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Case           made;
      ClewStagePlace found;

      g_test_message ("%s on %u", rows[i].line, rows[i].on);
      read_case (&made, rows[i].line);
      found = clew_stage_find_place (&made.facts, rows[i].on);
      g_assert_cmpint (found.stage, ==, rows[i].stage);
      g_assert_cmpint (clew_stage_find (&made.facts, rows[i].on), ==, rows[i].stage);
      g_assert_cmpuint (found.since, ==, rows[i].since);
    }
}

/* What is true of a case, day after day, as somebody would keep it on paper. */
typedef struct
{
  gboolean is_filed, is_closed, is_declined, is_held_unfiled, is_held_filed;
} Paper;

static void
write_decision (Paper *paper, ClewDecisionKind kind)
{
  if (clew_decision_get_subject (kind) != CLEW_DECISION_ABOUT_CHARGE)
    return;
  paper->is_declined = kind == CLEW_DECISION_DECLINE;
  paper->is_held_unfiled = kind == CLEW_DECISION_HOLD_FILING;
  paper->is_held_filed = kind == CLEW_DECISION_HOLD_FILED_CASE;
}

static ClewCaseStage
read_paper (const Paper *paper, const Case *made, ClewDay day)
{
  guint n_warrants = 0, n_set = 0, n_open = 0, n_done = 0;

  for (guint i = 0; i < made->facts.n_warrants; i++)
    if (made->warrants[i].issued <= day &&
        !(made->warrants[i].ended > 0 && made->warrants[i].ended <= day))
      n_warrants++;
  for (guint i = 0; i < made->facts.n_hearings; i++)
    {
      const ClewStageHearing *h = &made->hearings[i];

      if (h->on != 0 && h->resolves && h->on <= day)
        return CLEW_STAGE_RESOLVED;
      if (h->on != 0 && h->disposes && h->set_on <= day && !(h->has_outcome && h->on <= day))
        n_set++;
    }
  for (guint i = 0; i < made->facts.n_charges; i++)
    if (!made->charges[i].is_amended)
      made->charges[i].disposed_on != 0 && made->charges[i].disposed_on <= day ? n_done++
                                                                               : n_open++;
  if (paper->is_closed || (n_done > 0 && n_open == 0) || (paper->is_declined && !paper->is_filed))
    return CLEW_STAGE_RESOLVED;
  if (n_warrants > 0)
    return CLEW_STAGE_WARRANT;
  if (n_set > 0)
    return CLEW_STAGE_SET_FOR_DISPOSITION;
  if (paper->is_held_filed || (paper->is_held_unfiled && !paper->is_filed))
    return CLEW_STAGE_HELD;
  return paper->is_filed ? CLEW_STAGE_FILED : CLEW_STAGE_FILING_QUEUE;
}

static gboolean
happens_on (const Case *made, ClewDay day)
{
  const ClewStageFacts *facts = &made->facts;

  if (facts->incident == day || facts->arrested == day || facts->filed == day ||
      facts->closed == day)
    return TRUE;
  for (guint i = 0; i < facts->n_decisions; i++)
    if (made->decisions[i].on == day)
      return TRUE;
  for (guint i = 0; i < facts->n_hearings; i++)
    if (made->hearings[i].on == day || made->hearings[i].set_on == day)
      return TRUE;
  for (guint i = 0; i < facts->n_warrants; i++)
    if (made->warrants[i].issued == day || made->warrants[i].ended == day)
      return TRUE;
  for (guint i = 0; i < facts->n_charges; i++)
    if (made->charges[i].disposed_on == day)
      return TRUE;
  return FALSE;
}

/* Turns the days over one by one up to @last. */
static ClewStagePlace
walk (const Case *made, ClewDay last)
{
  Paper          paper = { FALSE, FALSE, FALSE, FALSE, FALSE };
  ClewStagePlace place = { CLEW_STAGE_FILING_QUEUE, CLEW_DAY_UNKNOWN };

  for (ClewDay day = 1; day <= last; day++)
    {
      ClewCaseStage stage;

      paper.is_filed |= made->facts.filed == day;
      paper.is_closed |= made->facts.closed == day;
      for (guint i = 0; i < made->facts.n_decisions; i++)
        if (made->decisions[i].on == day)
          write_decision (&paper, made->decisions[i].kind);
      stage = read_paper (&paper, made, day);
      if (stage != place.stage || place.since == CLEW_DAY_UNKNOWN)
        place.since = place.since != CLEW_DAY_UNKNOWN || happens_on (made, day) ? day
                                                                                : CLEW_DAY_UNKNOWN;
      place.stage = stage;
    }
  return place;
}

static ClewDay
pick_day (void)
{
  return (ClewDay)g_test_rand_int_range (1, 16);
}

static ClewDay
invent_day (gint32 of_a_hundred)
{
  return g_test_rand_int_range (0, 100) < of_a_hundred ? pick_day () : CLEW_DAY_UNKNOWN;
}

static void
invent_case (Case *made)
{
  start (made);
  made->facts.incident = invent_day (80);
  made->facts.arrested = invent_day (50);
  made->facts.filed = invent_day (65);
  made->facts.closed = invent_day (12);
  made->facts.n_decisions = (guint)g_test_rand_int_range (0, 4);
  for (guint i = 0; i < made->facts.n_decisions; i++)
    made->decisions[i] = (ClewDecision){ g_test_rand_int_range (0, CLEW_DECISION_N_KINDS),
                                         pick_day (), 0, 0 };
  made->facts.n_hearings = (guint)g_test_rand_int_range (0, 3);
  for (guint i = 0; i < made->facts.n_hearings; i++)
    {
      gboolean has_outcome = g_test_rand_int_range (0, 2);

      made->hearings[i] = (ClewStageHearing){ invent_day (85), invent_day (85),
                                              g_test_rand_int_range (0, 2), has_outcome,
                                              has_outcome && g_test_rand_int_range (0, 4) == 0 };
    }
  made->facts.n_warrants = (guint)g_test_rand_int_range (0, 3);
  for (guint i = 0; i < made->facts.n_warrants; i++)
    made->warrants[i] = (ClewStageWarrant){ pick_day (), invent_day (60) };
  made->facts.n_charges = (guint)g_test_rand_int_range (0, 3);
  for (guint i = 0; i < made->facts.n_charges; i++)
    made->charges[i] = (ClewStageCharge){ invent_day (25), g_test_rand_int_range (0, 5) == 0 };
}

static void
test_walked (void)
{
  guint n[CLEW_N_STAGES] = { 0 };
  guint n_since = 0;

  for (guint i = 0; i < 20000; i++)
    {
      Case           made;
      ClewDay        on = (ClewDay)g_test_rand_int_range (1, 20);
      ClewStagePlace found, expected;

      invent_case (&made);
      found = clew_stage_find_place (&made.facts, on);
      expected = walk (&made, on);
      g_assert_cmpint (found.stage, ==, expected.stage);
      g_assert_cmpuint (found.since, ==, expected.since);
      n[found.stage]++;
      n_since += found.since != CLEW_DAY_UNKNOWN && found.since < on;
    }
  for (guint i = 0; i < CLEW_N_STAGES; i++)
    {
      g_test_message ("%s: %u", clew_stage_get_id (i), n[i]);
      g_assert_cmpuint (n[i], >, 200);
    }
  g_test_message ("%u for longer than a day", n_since);
  g_assert_cmpuint (n_since, >, 5000);
}

static void
test_ids (void)
{
  for (guint i = 0; i < CLEW_N_STAGES; i++)
    {
      ClewCaseStage stage;

      g_assert_true (clew_stage_find_id (clew_stage_get_id (i), &stage));
      g_assert_cmpint (stage, ==, i);
    }
  g_assert_false (clew_stage_find_id ("gone", &(ClewCaseStage){ CLEW_STAGE_FILED }));
  g_assert_true (clew_stage_disposes ("sentencing"));
  g_assert_false (clew_stage_disposes ("arraignment"));
  g_assert_false (clew_stage_disposes (NULL));
  g_assert_true (clew_stage_resolves ("dismissed"));
  g_assert_false (clew_stage_resolves ("continued"));
  g_assert_false (clew_stage_resolves (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/rules/stage/table", test_table);
  g_test_add_func ("/clew/rules/stage/walked", test_walked);
  g_test_add_func ("/clew/rules/stage/ids", test_ids);
  return g_test_run ();
}
