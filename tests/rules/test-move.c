/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-move-rules.h"

/* Each way to another stage is tried: entered among what happened, it must lead there. */

#define TODAY 50
#define MOST  4

typedef struct
{
  ClewStageFacts   facts;
  ClewDecision     decisions[MOST];
  ClewStageHearing hearings[MOST];
  ClewStageWarrant warrants[MOST];
} Case;

static void
point (Case *made)
{
  made->facts.decisions = made->decisions;
  made->facts.hearings = made->hearings;
  made->facts.warrants = made->warrants;
}

static void
add_decision (Case *made, ClewDecisionKind kind, ClewDay on)
{
  made->decisions[made->facts.n_decisions++] = (ClewDecision){ .kind = kind, .on = on };
}

/* What one of @n ways comes to, in the order of the digits of @choice. */
static guint
take_choice (guint *choice, guint n)
{
  guint taken = *choice % n;

  *choice /= n;
  return taken;
}

#define N_CASES (2 * 2 * 6 * 3 * 3)

static Case
make_case (guint choice)
{
  static const ClewDecisionKind kinds[] = { CLEW_DECISION_HOLD_FILING,
                                            CLEW_DECISION_HOLD_FILED_CASE, CLEW_DECISION_DECLINE,
                                            CLEW_DECISION_FILE, CLEW_DECISION_ORDINARY_COURSE };
  Case                          made = { .facts = { .incident = 1 } };
  guint                         decision;

  made.facts.filed = take_choice (&choice, 2) > 0 ? 10 : CLEW_DAY_UNKNOWN;
  made.facts.closed = take_choice (&choice, 2) > 0 ? 40 : CLEW_DAY_UNKNOWN;
  decision = take_choice (&choice, 6);
  if (decision > 0)
    add_decision (&made, kinds[decision - 1], 20);
  made.facts.n_warrants = take_choice (&choice, 3);
  for (guint i = 0; i < made.facts.n_warrants; i++)
    made.warrants[i] = (ClewStageWarrant){ 25 + i, CLEW_DAY_UNKNOWN };
  made.facts.n_hearings = take_choice (&choice, 3);
  for (guint i = 0; i < made.facts.n_hearings; i++)
    made.hearings[i] = (ClewStageHearing){ .on = 60, .set_on = 30, .disposes = TRUE };
  return made;
}

static ClewMoveFrom
look_at (Case made)
{
  ClewMoveFrom from = { .is_filed = made.facts.filed != CLEW_DAY_UNKNOWN,
                        .n_warrants = made.facts.n_warrants };

  if (made.facts.n_decisions > 0)
    from.holds_filed = made.decisions[0].kind == CLEW_DECISION_HOLD_FILED_CASE;
  point (&made);
  from.stage = clew_stage_find (&made.facts, TODAY);
  made.facts.n_warrants = 0;
  from.beneath = clew_stage_find (&made.facts, TODAY);
  return from;
}

static void
enter (Case *made, ClewStageDeed deed)
{
  static const ClewDecisionKind decided[] = {
    [CLEW_DEED_HOLD_FILING] = CLEW_DECISION_HOLD_FILING,
    [CLEW_DEED_HOLD_FILED_CASE] = CLEW_DECISION_HOLD_FILED_CASE,
    [CLEW_DEED_ORDINARY_COURSE] = CLEW_DECISION_ORDINARY_COURSE,
    [CLEW_DEED_DECLINE] = CLEW_DECISION_DECLINE,
  };

  switch (deed)
    {
    case CLEW_DEED_FILED:
      made->facts.filed = TODAY;
      break;
    case CLEW_DEED_ADD_WARRANT:
      made->warrants[made->facts.n_warrants++] = (ClewStageWarrant){ TODAY, CLEW_DAY_UNKNOWN };
      break;
    case CLEW_DEED_QUASHED:
    case CLEW_DEED_SERVED:
      made->warrants[0].ended = TODAY;
      break;
    case CLEW_DEED_SET_HEARING:
      made->hearings[made->facts.n_hearings++] = (ClewStageHearing){ TODAY + 9, TODAY, TRUE,
                                                                     FALSE, FALSE };
      break;
    case CLEW_DEED_CLOSED:
      made->facts.closed = TODAY;
      break;
    case CLEW_DEED_HOLD_FILING:
    case CLEW_DEED_HOLD_FILED_CASE:
    case CLEW_DEED_ORDINARY_COURSE:
    case CLEW_DEED_DECLINE:
    case CLEW_N_DEEDS:
    default:
      add_decision (made, decided[deed], TODAY);
    }
}

static void
test_ways_lead_there (void)
{
  guint n_tried = 0;
  guint n_moves = 0;

  for (guint choice = 0; choice < N_CASES; choice++)
    for (ClewCaseStage to = 0; to < CLEW_N_STAGES; to++)
      {
        ClewMoveFrom   from = look_at (make_case (choice));
        ClewStageDeed  deeds[CLEW_MOVE_MOST_DEEDS];
        guint          n_deeds;
        ClewMoveAnswer answer = clew_stage_find_move (&from, to, deeds, &n_deeds);

        g_assert_cmpint (answer == CLEW_MOVE_POSSIBLE, ==, n_deeds > 0);
        g_assert_cmpint (answer == CLEW_MOVE_HERE, ==, from.stage == to);
        n_moves += n_deeds > 0;
        for (guint i = 0; i < n_deeds; i++)
          {
            Case made = make_case (choice);

            enter (&made, deeds[i]);
            point (&made);
            g_assert_cmpint (clew_stage_find (&made.facts, TODAY), ==, to);
            n_tried++;
          }
      }
  g_test_message ("%u cases, %u moves that can be, %u ways tried", N_CASES, n_moves, n_tried);
  g_assert_cmpuint (n_tried, >, N_CASES);
}

/* No single deed leads where a move is refused; but what is resolved isn't taken up again from
 * the board, though a later decision could. */
static void
test_refusals (void)
{
  guint n_refused = 0;

  for (guint choice = 0; choice < N_CASES; choice++)
    for (ClewCaseStage to = 0; to < CLEW_N_STAGES; to++)
      {
        ClewMoveFrom  from = look_at (make_case (choice));
        ClewStageDeed deeds[CLEW_MOVE_MOST_DEEDS];
        guint         n_deeds;

        if (from.stage == to || from.stage == CLEW_STAGE_RESOLVED ||
            clew_stage_find_move (&from, to, deeds, &n_deeds) == CLEW_MOVE_POSSIBLE)
          continue;
        n_refused++;
        for (ClewStageDeed deed = 0; deed < CLEW_N_DEEDS; deed++)
          {
            Case made = make_case (choice);

            /* Nobody enters what isn't so. */
            if ((deed == CLEW_DEED_QUASHED || deed == CLEW_DEED_SERVED) && from.n_warrants == 0)
              continue;
            enter (&made, deed);
            point (&made);
            g_assert_cmpint (clew_stage_find (&made.facts, TODAY), !=, to);
          }
      }
  g_test_message ("%u moves that can't be", n_refused);
}

static void
test_reasons (void)
{
  static const ClewMoveFrom filed = { .stage = CLEW_STAGE_FILED, .is_filed = TRUE };
  static const ClewMoveFrom held = { .stage = CLEW_STAGE_HELD, .is_filed = TRUE };
  static const ClewMoveFrom set = { .stage = CLEW_STAGE_SET_FOR_DISPOSITION, .is_filed = TRUE };
  static const ClewMoveFrom resolved = { .stage = CLEW_STAGE_RESOLVED };
  static const ClewMoveFrom undated = { .stage = CLEW_STAGE_HELD, .holds_filed = TRUE };
  static const ClewMoveFrom wanted = { CLEW_STAGE_WARRANT, CLEW_STAGE_FILED, TRUE, FALSE, 1 };
  static const ClewMoveFrom twice = { CLEW_STAGE_WARRANT, CLEW_STAGE_FILED, TRUE, FALSE, 2 };
  static const struct
  {
    const ClewMoveFrom *from;
    ClewCaseStage       to;
    ClewMoveAnswer      answer;
  } cases[] = {
    { &resolved, CLEW_STAGE_FILED, CLEW_MOVE_RESOLVED },
    { &filed, CLEW_STAGE_FILING_QUEUE, CLEW_MOVE_FILED },
    { &held, CLEW_STAGE_FILING_QUEUE, CLEW_MOVE_FILED },
    { &undated, CLEW_STAGE_FILED, CLEW_MOVE_UNDATED },
    { &set, CLEW_STAGE_HELD, CLEW_MOVE_SET },
    { &wanted, CLEW_STAGE_HELD, CLEW_MOVE_WARRANT },
    { &twice, CLEW_STAGE_FILED, CLEW_MOVE_WARRANTS },
    { &wanted, CLEW_STAGE_FILED, CLEW_MOVE_POSSIBLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClewStageDeed deeds[CLEW_MOVE_MOST_DEEDS];
      guint         n_deeds;

      g_assert_cmpint (clew_stage_find_move (cases[i].from, cases[i].to, deeds, &n_deeds), ==,
                       cases[i].answer);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/move/ways-lead-there", test_ways_lead_there);
  g_test_add_func ("/move/refusals", test_refusals);
  g_test_add_func ("/move/reasons", test_reasons);
  return g_test_run ();
}
