/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-decision-rules.h"

#include <string.h>

/*
 * HOUSE CONVENTIONS FOR DECISIONS (LEAD toolkit, liaison prosecutors)
 *
 *  1. Adverse are: to file, to seek detention, to seek a warrant. None may rest on what was
 *     shared under a release, directly or indirectly: somebody attests to a source that is
 *     independent of it and says of what kind ("must not seek adverse action based on that
 *     information"; "independent and adequate information from an alternative source").
 *     That something was shared is no obstacle while it is not the source.
 *  2. Nothing is harsher than the ordinary course ("the most severe result ... would be to
 *     proceed with standard/mainstream case processing"). Compared is scale by scale, and
 *     what isn't known on either side decides nothing.
 *  3. To seek detention is at least detention, to file at least an offer, whatever else was
 *     entered.
 *  4. A later decision takes the place of an earlier one about the same: the charge, a warrant,
 *     or custody. Of one day, the one entered later.
 *  5. A review is done when somebody made it, or when such a later decision was taken. On
 *     the day of the review it is due.
 *  6. The ordinary course of a case is that of the gravest of its charges whose class is known,
 *     in force on the day of the decision: what was entered last as of that day or before, and
 *     of one day, what was entered later. What is entered after a decision was kept doesn't
 *     reach back to it. Where nothing was in force nothing is compared, and people are told.
 */

typedef struct
{
  const char         *id;
  ClewDecisionSubject subject;
  gboolean            adverse;
} Kind;

static const Kind kinds[CLEW_DECISION_N_KINDS] = {
  [CLEW_DECISION_DECLINE] = { "decline", CLEW_DECISION_ABOUT_CHARGE, FALSE },
  [CLEW_DECISION_HOLD_FILING] = { "hold_filing", CLEW_DECISION_ABOUT_CHARGE, FALSE },
  [CLEW_DECISION_HOLD_FILED_CASE] = { "hold_filed_case", CLEW_DECISION_ABOUT_CHARGE, FALSE },
  [CLEW_DECISION_MOVE_TO_DISMISS] = { "move_to_dismiss", CLEW_DECISION_ABOUT_CHARGE, FALSE },
  [CLEW_DECISION_SUPPORT_QUASH] = { "support_quash", CLEW_DECISION_ABOUT_WARRANT, FALSE },
  [CLEW_DECISION_NO_WARRANT] = { "no_warrant", CLEW_DECISION_ABOUT_WARRANT, FALSE },
  [CLEW_DECISION_SUPPORT_RELEASE] = { "support_release", CLEW_DECISION_ABOUT_CUSTODY, FALSE },
  [CLEW_DECISION_FORGO_DETENTION] = { "forgo_detention", CLEW_DECISION_ABOUT_CUSTODY, FALSE },
  [CLEW_DECISION_NEGOTIATE_DISPOSITION] = { "negotiate_disposition", CLEW_DECISION_ABOUT_CHARGE,
                                            FALSE },
  [CLEW_DECISION_FILE] = { "file", CLEW_DECISION_ABOUT_CHARGE, TRUE },
  [CLEW_DECISION_ORDINARY_COURSE] = { "ordinary_course", CLEW_DECISION_ABOUT_CHARGE, FALSE },
  [CLEW_DECISION_SEEK_DETENTION] = { "seek_detention", CLEW_DECISION_ABOUT_CUSTODY, TRUE },
  [CLEW_DECISION_SEEK_WARRANT] = { "seek_warrant", CLEW_DECISION_ABOUT_WARRANT, TRUE },
};

/* Each from the mildest on; clew_course_*s[] in records/ are called by these ids. */
static const char *const scales[CLEW_COURSE_N_SCALES][8] = {
  [CLEW_COURSE_OFFER] = { "no_filing", "dismissal", "deferral", "reduced_charge", "as_charged" },
  [CLEW_COURSE_DETENTION] = { "release", "release_with_conditions", "bail", "detention" },
  [CLEW_COURSE_DISPOSITION] = { "dismissed", "deferred", "fine_or_service", "supervision", "jail",
                                "prison" },
};

/**
 * clew_decision_find_kind:
 * @id: (nullable): as it is kept
 * @kind: (out): what it means; untouched if nothing
 *
 * Returns: whether there is such a kind
 */
gboolean
clew_decision_find_kind (const char *id, ClewDecisionKind *kind)
{
  for (guint i = 0; id != NULL && i < CLEW_DECISION_N_KINDS; i++)
    if (g_str_equal (kinds[i].id, id))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * clew_decision_get_id:
 * @kind: a kind of decision
 *
 * Returns: as it is kept
 */
const char *
clew_decision_get_id (ClewDecisionKind kind)
{
  return kinds[kind].id;
}

/**
 * clew_decision_get_subject:
 * @kind: a kind of decision
 *
 * Returns: what it is about
 */
ClewDecisionSubject
clew_decision_get_subject (ClewDecisionKind kind)
{
  return kinds[kind].subject;
}

/**
 * clew_decision_is_adverse:
 * @kind: a kind of decision
 *
 * Returns: whether it needs the attestation of an independent source (convention 1)
 */
gboolean
clew_decision_is_adverse (ClewDecisionKind kind)
{
  return kinds[kind].adverse;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || text[strspn (text, " \t\n")] == '\0';
}

/**
 * clew_decision_check_ground:
 * @kind: what was decided
 * @source: (nullable): id of the kind of source that it rests on
 * @attested_by: (nullable): who attests that there is an independent source
 * @attested_source: (nullable): id of the kind of that source
 *
 * Convention 1. Pure. May be called from any thread.
 *
 * Returns: whether the decision may stand on this, or what is in the way
 */
ClewGround
clew_decision_check_ground (ClewDecisionKind kind,
                            const char      *source,
                            const char      *attested_by,
                            const char      *attested_source)
{
  if (!clew_decision_is_adverse (kind))
    return CLEW_GROUND_GOOD;
  if (g_strcmp0 (source, "released_statement") == 0)
    return CLEW_GROUND_RELEASED;
  if (is_empty (attested_by))
    return CLEW_GROUND_WHO;
  return is_empty (attested_source) ? CLEW_GROUND_WHAT : CLEW_GROUND_GOOD;
}

/**
 * clew_decision_find_governing:
 * @decisions: (array length=n_decisions): all of a case, each after those entered before it
 * @n_decisions: how many
 * @subject: about what
 * @on: a day
 *
 * Convention 4. Pure. May be called from any thread.
 *
 * Returns: which one governs on @on, or -1
 */
int
clew_decision_find_governing (const ClewDecision *decisions,
                              guint               n_decisions,
                              ClewDecisionSubject subject,
                              ClewDay             on)
{
  int found = -1;

  for (guint i = 0; i < n_decisions; i++)
    if (kinds[decisions[i].kind].subject == subject && decisions[i].on <= on &&
        (found < 0 || decisions[i].on >= decisions[found].on))
      found = (int)i;
  return found;
}

/**
 * clew_decision_get_review:
 * @decisions: (array length=n_decisions): all of a case, each after those entered before it
 * @n_decisions: how many
 * @which: which of them
 * @on: a day
 *
 * Convention 5. Pure. May be called from any thread.
 *
 * Returns: how the review of one decision stands on @on
 */
ClewReviewState
clew_decision_get_review (const ClewDecision *decisions,
                          guint               n_decisions,
                          guint               which,
                          ClewDay             on)
{
  const ClewDecision *decision = &decisions[which];
  ClewDecisionSubject subject = kinds[decision->kind].subject;

  if (decision->review_on == CLEW_DAY_UNKNOWN || decision->on > on)
    return CLEW_REVIEW_NONE;
  if (decision->reviewed_on != CLEW_DAY_UNKNOWN && decision->reviewed_on <= on)
    return CLEW_REVIEW_DONE;
  if (clew_decision_find_governing (decisions, n_decisions, subject, on) != (int)which)
    return CLEW_REVIEW_DONE;
  return decision->review_on <= on ? CLEW_REVIEW_DUE : CLEW_REVIEW_WAITING;
}

/**
 * clew_course_find_place:
 * @scale: a scale
 * @id: (nullable): as it is kept
 *
 * Returns: its place, 0 for the mildest, or %CLEW_COURSE_UNKNOWN
 */
int
clew_course_find_place (ClewCourseScale scale, const char *id)
{
  for (int i = 0; id != NULL && scales[scale][i] != NULL; i++)
    if (g_str_equal (scales[scale][i], id))
      return i;
  return CLEW_COURSE_UNKNOWN;
}

/**
 * clew_course_count_places:
 * @scale: a scale
 *
 * Returns: how many places it has
 */
int
clew_course_count_places (ClewCourseScale scale)
{
  int n = 0;

  while (scales[scale][n] != NULL)
    n++;
  return n;
}

/**
 * clew_course_get_id:
 * @scale: a scale
 * @place: a place on it, or %CLEW_COURSE_UNKNOWN
 *
 * Returns: (nullable): as it is kept
 */
const char *
clew_course_get_id (ClewCourseScale scale, int place)
{
  return place == CLEW_COURSE_UNKNOWN ? NULL : scales[scale][place];
}

/**
 * clew_course_find_least:
 * @kind: a kind of decision
 * @scale: a scale
 *
 * Convention 3.
 *
 * Returns: what such a decision comes to at least, or %CLEW_COURSE_UNKNOWN
 */
int
clew_course_find_least (ClewDecisionKind kind, ClewCourseScale scale)
{
  if (kind == CLEW_DECISION_SEEK_DETENTION && scale == CLEW_COURSE_DETENTION)
    return clew_course_find_place (scale, "detention");
  if (kind == CLEW_DECISION_FILE && scale == CLEW_COURSE_OFFER)
    return clew_course_find_place (scale, "dismissal");
  return CLEW_COURSE_UNKNOWN;
}

/**
 * clew_course_find_harsher:
 * @kind: what is decided
 * @decided: how, as far as it was entered
 * @ordinary: what the office does ordinarily with such a charge, as far as it was entered
 * @scale: (out) (optional): on which scale it is harsher
 *
 * Conventions 2 and 3. Pure. May be called from any thread.
 *
 * Returns: whether the decision is harsher than the ordinary course
 */
gboolean
clew_course_find_harsher (ClewDecisionKind  kind,
                          const ClewCourse *decided,
                          const ClewCourse *ordinary,
                          ClewCourseScale  *scale)
{
  for (guint i = 0; i < CLEW_COURSE_N_SCALES; i++)
    {
      int place = MAX (decided->place[i], clew_course_find_least (kind, i));

      if (place == CLEW_COURSE_UNKNOWN || ordinary->place[i] == CLEW_COURSE_UNKNOWN ||
          place <= ordinary->place[i])
        continue;
      if (scale != NULL)
        *scale = i;
      return TRUE;
    }
  return FALSE;
}
