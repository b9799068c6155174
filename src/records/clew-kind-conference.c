/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-kind.h"
#include "records/clew-record.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

/* Conferences about a case: choices and dates only, since a prosecutor reads them (K17). */

/* What may be told of how somebody is doing (LEAD toolkit 2023); the ids of clew_topic_ids. */
const ClewChoice clew_topics[] = {
  { "working_together", N_ ("Working together") },
  { "progress", N_ ("Progress") },
  { "barriers", N_ ("Barriers") },
  { "resource_limits", N_ ("Limits of what there is") },
  { "prospects", N_ ("Prospects") },
  { "interim_goals", N_ ("Next goals") },
  { NULL },
};

const ClewChoice clew_conference_methods[] = {
  { "meeting", N_ ("At a meeting") },
  { "telephone", N_ ("By telephone") },
  { "spoken", N_ ("By word of mouth") },
  { NULL },
};

const ClewChoice clew_step_kinds[] = {
  { "meet_again", N_ ("Meet again") },
  { "seek_continuance", N_ ("Seek a continuance") },
  { "ask_quash", N_ ("Ask to quash a warrant") },
  { "ask_release", N_ ("Ask for release") },
  { "ask_dismissal", N_ ("Ask for dismissal") },
  { "get_records", N_ ("Get records") },
  { "contact_defense", N_ ("Contact the defense") },
  { "contact_court", N_ ("Contact the court") },
  { "write_letter", N_ ("Write a letter") },
  { "help_to_court", N_ ("Help the person come to court") },
  { NULL },
};

const ClewChoice clew_step_owners[] = {
  { "case_management", N_ ("Case management") },
  { "prosecutor", N_ ("Prosecutor") },
  { "defense", N_ ("Defense") },
  { "court", N_ ("Court") },
  { "other", N_ ("Somebody else present") },
  { NULL },
};

/* clang-format off */
static const ClewField case_conference_fields[] = {
  { "court_case", CLEW_FIELD_REFERENCE, N_ ("Case"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_court_case },
  { "on_day", CLEW_FIELD_DAY, N_ ("On"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "method", CLEW_FIELD_CHOICE, N_ ("How"), CLEW_FIELD_REQUIRED, clew_conference_methods },
  { "staff", CLEW_FIELD_REFERENCE, N_ ("Entered by"), CLEW_FIELD_PLAIN, NULL, &clew_kind_staff },
  { "topics", CLEW_FIELD_CHOICES, N_ ("Topics"), CLEW_FIELD_PLAIN, clew_topics },
  { "nothing_helpful", CLEW_FIELD_YES_NO, N_ ("Nothing helpful to share right now") },
  { "withdraws", CLEW_FIELD_REFERENCE, N_ ("Entered by mistake"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_case_conference },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_case_conference = {
  "case_conference", "ClewCaseConferenceRecord", N_ ("Conference"), N_ ("Conferences"), TRUE,
  case_conference_fields, NULL
};

/* clang-format off */
static const ClewField conference_party_fields[] = {
  { "conference", CLEW_FIELD_REFERENCE, N_ ("Conference"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_case_conference },
  { "agency", CLEW_FIELD_REFERENCE, N_ ("Agency present"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_agency },
  { "disclosure", CLEW_FIELD_REFERENCE, N_ ("What was told"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_disclosure },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_conference_party = {
  "conference_party", "ClewConferencePartyRecord", N_ ("Agency at a conference"),
  N_ ("Agencies at conferences"), TRUE, conference_party_fields, NULL
};

/* clang-format off */
static const ClewField agreed_step_fields[] = {
  { "conference", CLEW_FIELD_REFERENCE, N_ ("Conference"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_case_conference },
  { "kind", CLEW_FIELD_CHOICE, N_ ("Step"), CLEW_FIELD_REQUIRED, clew_step_kinds },
  { "whose", CLEW_FIELD_CHOICE, N_ ("Whose step"), CLEW_FIELD_REQUIRED, clew_step_owners },
  { "due_on", CLEW_FIELD_DAY, N_ ("By") },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_agreed_step = {
  "agreed_step", "ClewAgreedStepRecord", N_ ("Agreed step"), N_ ("Agreed steps"), TRUE,
  agreed_step_fields, NULL
};

static const ClewChoice step_events[] = {
  { "done", N_ ("Done") },
  { "not_needed", N_ ("Not needed") },
  { "open_again", N_ ("Open again") },
  { NULL },
};

/* clang-format off */
static const ClewField agreed_step_event_fields[] = {
  { "step", CLEW_FIELD_REFERENCE, N_ ("Agreed step"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_agreed_step },
  { "kind", CLEW_FIELD_CHOICE, N_ ("What became of it"), CLEW_FIELD_REQUIRED, step_events },
  { "on_day", CLEW_FIELD_DAY, N_ ("On"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "staff", CLEW_FIELD_REFERENCE, N_ ("Entered by"), CLEW_FIELD_PLAIN, NULL, &clew_kind_staff },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_agreed_step_event = {
  "agreed_step_event", "ClewAgreedStepEventRecord", N_ ("What became of an agreed step"),
  N_ ("What became of agreed steps"), TRUE, agreed_step_event_fields, NULL
};
