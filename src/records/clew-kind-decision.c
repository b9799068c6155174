/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-kind.h"
#include "records/clew-record.h"

#include "base/clew-error.h"
#include "rules/clew-decision-rules.h"

#include <glib/gi18n-lib.h>

/* What the liaison prosecutor decided and on what ground, what the office does ordinarily, and
 * what somebody asks about it. */

const ClewChoice clew_decision_sources[] = {
  { "released_statement", N_ ("What was shared under a release") },
  { "independent", N_ ("A source of its own") },
  { "public_record", N_ ("Public record") },
  { "court_file", N_ ("Court file") },
  { "defense", N_ ("Defense counsel") },
  { "none", N_ ("None needed") },
  { NULL },
};

const ClewChoice clew_independent_sources[] = {
  { "police_report", N_ ("Police report") },
  { "witness", N_ ("Witness or victim") },
  { "public_record", N_ ("Public record") },
  { "court_file", N_ ("Court file") },
  { "laboratory", N_ ("Laboratory or recording") },
  { "other", N_ ("Other source outside LEAD") },
  { NULL },
};

/* The scales of rules/clew-decision-rules.c, from the mildest on. */
const ClewChoice clew_course_offers[] = {
  { "no_filing", N_ ("Not filed") },
  { "dismissal", N_ ("Dismissal") },
  { "deferral", N_ ("Deferral or diversion") },
  { "reduced_charge", N_ ("Plea to a lesser charge") },
  { "as_charged", N_ ("Plea as charged") },
  { NULL },
};

const ClewChoice clew_course_detentions[] = {
  { "release", N_ ("Release without conditions") },
  { "release_with_conditions", N_ ("Release with conditions") },
  { "bail", N_ ("Bail") },
  { "detention", N_ ("Detention") },
  { NULL },
};

const ClewChoice clew_course_dispositions[] = {
  { "dismissed", N_ ("Dismissed") },
  { "deferred", N_ ("Deferred") },
  { "fine_or_service", N_ ("Fine or community service") },
  { "supervision", N_ ("Supervision") },
  { "jail", N_ ("Jail") },
  { "prison", N_ ("Prison") },
  { NULL },
};

/* clang-format off */
#define COURSE_FIELDS(flags) \
  { "offer", CLEW_FIELD_CHOICE, N_ ("Offer"), flags, clew_course_offers }, \
  { "detention", CLEW_FIELD_CHOICE, N_ ("Detention"), flags, clew_course_detentions }, \
  { "disposition", CLEW_FIELD_CHOICE, N_ ("Disposition"), flags, clew_course_dispositions }

static const ClewField decision_fields[] = {
  { "court_case", CLEW_FIELD_REFERENCE, N_ ("Case"), CLEW_FIELD_REQUIRED | CLEW_FIELD_KEPT, NULL,
    &clew_kind_court_case },
  { "kind", CLEW_FIELD_CHOICE, N_ ("Decision"), CLEW_FIELD_REQUIRED | CLEW_FIELD_KEPT,
    clew_decision_kinds },
  { "on_day", CLEW_FIELD_DAY, N_ ("Decided"),
    CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE | CLEW_FIELD_KEPT },
  { "decided_by", CLEW_FIELD_TEXT, N_ ("Decided by"), CLEW_FIELD_KEPT },
  { "review_on", CLEW_FIELD_DAY, N_ ("Review") },
  { "reviewed_on", CLEW_FIELD_DAY, N_ ("Reviewed"), CLEW_FIELD_NOT_FUTURE },
  { "authority", CLEW_FIELD_TEXT, N_ ("Authority"), CLEW_FIELD_KEPT },
  { "considerations", CLEW_FIELD_LONG_TEXT, N_ ("Considerations"), CLEW_FIELD_KEPT },
  { "source", CLEW_FIELD_CHOICE, N_ ("Source of information"), CLEW_FIELD_KEPT,
    clew_decision_sources },
  { "attested_by", CLEW_FIELD_TEXT, N_ ("Attested by"), CLEW_FIELD_KEPT },
  { "attested_source", CLEW_FIELD_CHOICE, N_ ("Independent source"), CLEW_FIELD_KEPT,
    clew_independent_sources },
  COURSE_FIELDS (CLEW_FIELD_KEPT),
  { "charge_class", CLEW_FIELD_CHOICE, N_ ("Class of charge"), CLEW_FIELD_KEPT,
    clew_charge_classes },
  { NULL },
};
/* clang-format on */

static gboolean
refuse (const char **field, const char *column, const char *message, GError **error)
{
  *field = column;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_ground (ClewRecord *decision, const char **field, GError **error)
{
  ClewDecisionKind kind = CLEW_DECISION_DECLINE;

  if (!clew_decision_find_kind (clew_record_get_text (decision, "kind"), &kind))
    return refuse (field, "kind", _ ("This is not one of the choices."), error);
  switch (clew_decision_check_ground (kind, clew_record_get_text (decision, "source"),
                                      clew_record_get_text (decision, "attested_by"),
                                      clew_record_get_text (decision, "attested_source")))
    {
    case CLEW_GROUND_RELEASED:
      return refuse (field, "source",
                     _ ("What was shared under a release may not be used against the person. "
                        "This decision needs a source of its own."),
                        error);
    case CLEW_GROUND_WHO:
      return refuse (field, "attested_by",
                     _ ("This decision needs a source that doesn’t come from LEAD. "
                        "Write who attests to it."),
                        error);
    case CLEW_GROUND_WHAT:
      return refuse (field, "attested_source",
                     _ ("This decision needs a source that doesn’t come from LEAD. "
                        "Choose what kind of source it is."),
                        error);
    case CLEW_GROUND_GOOD:
    default:
      return TRUE;
    }
}

static gboolean
check_decision (GObject *object, const char **field, GError **error)
{
  ClewRecord *decision = CLEW_RECORD (object);
  ClewDay     on = clew_record_get_day (decision, "on_day");
  ClewDay     review = clew_record_get_day (decision, "review_on");
  ClewDay     reviewed = clew_record_get_day (decision, "reviewed_on");

  if (review != CLEW_DAY_UNKNOWN && review < on)
    return refuse (field, "review_on", _ ("This can’t be before the decision."), error);
  if (reviewed != CLEW_DAY_UNKNOWN && reviewed < on)
    return refuse (field, "reviewed_on", _ ("This can’t be before the decision."), error);
  return check_ground (decision, field, error);
}

const ClewKind clew_kind_decision = {
  "decision", "ClewDecisionRecord", N_ ("Decision"), N_ ("Decisions"), FALSE, decision_fields,
  check_decision
};

/* clang-format off */
static const ClewField ordinary_course_fields[] = {
  { "charge_class", CLEW_FIELD_CHOICE, N_ ("Class of charge"), CLEW_FIELD_REQUIRED,
    clew_charge_classes },
  COURSE_FIELDS (CLEW_FIELD_PLAIN),
  { "entered_on", CLEW_FIELD_DAY, N_ ("As of"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { NULL },
};
/* clang-format on */

static gboolean
check_ordinary_course (GObject *object, const char **field, GError **error)
{
  ClewRecord *course = CLEW_RECORD (object);

  if (g_strcmp0 (clew_record_get_text (course, "charge_class"), "unknown") == 0)
    return refuse (field, "charge_class",
                   _ ("What isn’t known has no ordinary course. Choose a class."), error);
  if (clew_record_get_text (course, "offer") == NULL &&
      clew_record_get_text (course, "detention") == NULL &&
      clew_record_get_text (course, "disposition") == NULL)
    return refuse (field, "offer", _ ("Enter at least one of the three."), error);
  return TRUE;
}

const ClewKind clew_kind_ordinary_course = {
  "ordinary_course", "ClewOrdinaryCourseRecord", N_ ("Ordinary course"), N_ ("Ordinary courses"),
  TRUE, ordinary_course_fields, check_ordinary_course
};

/* As the columns of a course are called. */
const ClewChoice clew_course_aspects[] = {
  { "offer", N_ ("Offer") },
  { "detention", N_ ("Detention") },
  { "disposition", N_ ("Disposition") },
  { NULL },
};

/* No more than that it was tried: there is no place to write what was decided or why. */
/* clang-format off */
static const ClewField refused_decision_fields[] = {
  { "court_case", CLEW_FIELD_REFERENCE, N_ ("Case"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_court_case },
  { "on_day", CLEW_FIELD_DAY, N_ ("Tried"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "staff", CLEW_FIELD_REFERENCE, N_ ("Tried by"), CLEW_FIELD_PLAIN, NULL, &clew_kind_staff },
  { "aspect", CLEW_FIELD_CHOICE, N_ ("Harsher in"), CLEW_FIELD_REQUIRED, clew_course_aspects },
  { NULL },
};

static const ClewField refusal_seen_fields[] = {
  { "refused_decision", CLEW_FIELD_REFERENCE, N_ ("Refused decision"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_refused_decision },
  { "on_day", CLEW_FIELD_DAY, N_ ("Looked at"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "staff", CLEW_FIELD_REFERENCE, N_ ("Looked at by"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_staff },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_refused_decision = {
  "refused_decision", "ClewRefusedDecisionRecord", N_ ("Refused decision"),
  N_ ("Refused decisions"), TRUE, refused_decision_fields, NULL
};

const ClewKind clew_kind_refusal_seen = {
  "refusal_seen", "ClewRefusalSeenRecord", N_ ("Look at a refused decision"),
  N_ ("Looks at refused decisions"), TRUE, refusal_seen_fields, NULL
};

const ClewChoice clew_concern_kinds[] = {
  { "defender", N_ ("Raised by the defense") },
  { "other", N_ ("Raised by somebody else") },
  { NULL },
};

const ClewChoice clew_concern_subjects[] = {
  { "offer", N_ ("What was offered") },
  { "detention", N_ ("Detention or bail") },
  { "charge", N_ ("Whether and what to charge") },
  { "warrant", N_ ("A warrant") },
  { "disposition", N_ ("How the case ends") },
  { "information", N_ ("Use of information from LEAD") },
  { "delay", N_ ("How long it takes") },
  { NULL },
};

const ClewChoice clew_concern_requests[] = {
  { "review", N_ ("Look at the decision again") },
  { "supervisor", N_ ("Review by a supervisor") },
  { "correction", N_ ("Correct it") },
  { "meeting", N_ ("Meet about it") },
  { "reasons", N_ ("Give the reasons") },
  { NULL },
};

const ClewChoice clew_concern_answers[] = {
  { "changed", N_ ("The decision was changed") },
  { "ordinary", N_ ("Stands: it is no harsher than the ordinary course") },
  { "independent", N_ ("Stands: it rests on a source outside LEAD") },
  { "not_used", N_ ("What LEAD shared was not used") },
  { "reasons_given", N_ ("The reasons were given in person") },
  { "withdrawn", N_ ("Taken back by who raised it") },
  { NULL },
};

/* All but the two names are choices, so that nothing can be written of what the person did
 * (LEAD toolkit, Golden Rule 1: never shared is “specific, actionable data about misconduct”). */
/* clang-format off */
static const ClewField concern_fields[] = {
  { "court_case", CLEW_FIELD_REFERENCE, N_ ("Case"), CLEW_FIELD_REQUIRED | CLEW_FIELD_KEPT, NULL,
    &clew_kind_court_case },
  { "kind", CLEW_FIELD_CHOICE, N_ ("Concern"), CLEW_FIELD_REQUIRED | CLEW_FIELD_KEPT,
    clew_concern_kinds },
  { "on_day", CLEW_FIELD_DAY, N_ ("Raised"),
    CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE | CLEW_FIELD_KEPT },
  { "raised_by", CLEW_FIELD_TEXT, N_ ("Raised by"), CLEW_FIELD_KEPT },
  { "decision_kind", CLEW_FIELD_CHOICE, N_ ("About the decision"), CLEW_FIELD_KEPT,
    clew_decision_kinds },
  { "about", CLEW_FIELD_CHOICE, N_ ("What about"), CLEW_FIELD_REQUIRED | CLEW_FIELD_KEPT,
    clew_concern_subjects },
  { "asked", CLEW_FIELD_CHOICE, N_ ("What is asked for"), CLEW_FIELD_KEPT,
    clew_concern_requests },
  { "answered_on", CLEW_FIELD_DAY, N_ ("Answered"), CLEW_FIELD_NOT_FUTURE },
  { "answered_by", CLEW_FIELD_TEXT, N_ ("Answered by") },
  { "answer", CLEW_FIELD_CHOICE, N_ ("Answer"), CLEW_FIELD_PLAIN, clew_concern_answers },
  { "follows", CLEW_FIELD_REFERENCE, N_ ("Raised again; before it"), CLEW_FIELD_KEPT, NULL,
    &clew_kind_concern },
  { NULL },
};
/* clang-format on */

/* An answer says what, by whom and when, or there is none. */
static gboolean
check_answer (ClewRecord *concern, const char **field, GError **error)
{
  const char *answer = clew_record_get_text (concern, "answer");
  const char *by = clew_record_get_text (concern, "answered_by");
  ClewDay     on = clew_record_get_day (concern, "answered_on");

  if (answer == NULL && by == NULL && on == CLEW_DAY_UNKNOWN)
    return TRUE;
  if (answer == NULL)
    return refuse (field, "answer", _ ("Choose what was answered."), error);
  if (by == NULL)
    return refuse (field, "answered_by", _ ("Write who answered."), error);
  if (on == CLEW_DAY_UNKNOWN)
    return refuse (field, "answered_on", _ ("Enter the day of the answer."), error);
  return on >= clew_record_get_day (concern, "on_day") ||
         refuse (field, "answered_on", _ ("This can’t be before the concern was raised."), error);
}

static gboolean
check_concern (GObject *object, const char **field, GError **error)
{
  ClewRecord *concern = CLEW_RECORD (object);

  if (g_strcmp0 (clew_record_get_text (concern, "follows"), clew_record_get_id (concern)) == 0)
    return refuse (field, "follows", _ ("A concern can’t follow itself."), error);
  return check_answer (concern, field, error);
}

const ClewKind clew_kind_concern = {
  "concern", "ClewConcernRecord", N_ ("Concern"), N_ ("Concerns"), FALSE, concern_fields,
  check_concern
};
