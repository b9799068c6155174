/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-record-task.h"

#include "base/clew-error.h"
#include "records/clew-case-save.h"

#include <glib/gi18n.h>

/* No field of any task has room for what somebody did or left undone. */

/* clang-format off */
static const ClewRecordGroup case_groups[] = {
  { N_ ("Court"), NULL,
    { "court", "cause_number", "department", "jurisdiction", "is_remote", "time_zone", NULL } },
  { N_ ("Dates"),
    N_ ("Leave empty what hasn’t happened or isn’t known. The class of the case follows from "
        "these dates and the day of enrollment."),
    { "incident_on", "arrested_on", "filed_on", "closed_on", NULL } },
  { N_ ("People"), NULL, { "prosecutor", "defense_counsel", "follows", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_add_case = {
  .kind = &clew_kind_court_case,
  .title = N_ ("Add Case"),
  .verb = N_ ("_Add"),
  .what = N_ ("Add case"),
  .help_topic = "add-case",
  .groups = case_groups,
};

const ClewRecordTask clew_task_edit_case = {
  .kind = &clew_kind_court_case,
  .title = N_ ("Edit Case"),
  .what = N_ ("Edit case"),
  .help_topic = "add-case",
  .groups = case_groups,
};

static gboolean
keep_seal (ClewOffice *office, ClewRecord *record, const char **field, GError **error)
{
  const char *id = clew_record_get_id (record);
  ClewDay     sealed = clew_record_get_day (record, "sealed_on");
  ClewDay     vacated = clew_record_get_day (record, "vacated_on");

  *field = "sealed_on";
  if (sealed == CLEW_DAY_UNKNOWN && vacated == CLEW_DAY_UNKNOWN)
    {
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                           _ ("Enter one of the two days."));
      return FALSE;
    }
  if (sealed != CLEW_DAY_UNKNOWN && !clew_case_seal (office, id, sealed, FALSE, error))
    return FALSE;
  *field = "vacated_on";
  return vacated == CLEW_DAY_UNKNOWN || clew_case_seal (office, id, vacated, TRUE, error);
}

/* clang-format off */
static const ClewRecordGroup seal_groups[] = {
  { NULL, NULL, { "sealed_on", "vacated_on", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_seal_case = {
  .kind = &clew_kind_court_case,
  .title = N_ ("Sealed or Vacated"),
  .verb = N_ ("_Record"),
  .what = N_ ("Record that a case was sealed or vacated"),
  .text = N_ ("Once a day is entered, Clew shows nothing more of this case anywhere: not on the "
              "docket, not in the search, not on the person’s page. Its records stay in the file. "
              "If this was a mistake, the case can be shown again."),
  .help_topic = "case",
  .groups = seal_groups,
  .keep = keep_seal,
};

/* clang-format off */
static const ClewRecordGroup related_groups[] = {
  { NULL, NULL, { "related", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_add_related = {
  .kind = &clew_kind_related_case,
  .title = N_ ("Add Related Case"),
  .verb = N_ ("_Add"),
  .what = N_ ("Add related case"),
  .help_topic = "case",
  .groups = related_groups,
};

/* clang-format off */
static const ClewRecordGroup charge_groups[] = {
  { NULL, NULL,
    { "description", "statute", "position", "class", "disposition", "sentence", "disposed_on",
      NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_add_charge = {
  .kind = &clew_kind_charge,
  .title = N_ ("Add Charge"),
  .verb = N_ ("_Add"),
  .what = N_ ("Add charge"),
  .help_topic = "add-case",
  .groups = charge_groups,
};

const ClewRecordTask clew_task_edit_charge = {
  .kind = &clew_kind_charge,
  .title = N_ ("Edit Charge"),
  .what = N_ ("Edit charge"),
  .remove = N_ ("_Remove Charge"),
  .remove_what = N_ ("Remove charge"),
  .removed = N_ ("Charge removed"),
  .help_topic = "add-case",
  .groups = charge_groups,
};

/* clang-format off */
static const ClewRecordGroup add_hearing_groups[] = {
  { NULL, NULL, { "kind", NULL } },
  { N_ ("When"),
    N_ ("Without a date the hearing is kept as “no date yet”."),
    { "on_day", "at_time", NULL } },
  { N_ ("Where"), NULL,
    { "department", "judge", "appearance_needed", "court", "virtual_link", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_add_hearing = {
  .kind = &clew_kind_hearing,
  .title = N_ ("Add Hearing"),
  .verb = N_ ("_Add"),
  .what = N_ ("Add hearing"),
  .help_topic = "record-outcome",
  .groups = add_hearing_groups,
};

/* clang-format off */
static const ClewRecordGroup edit_hearing_groups[] = {
  { NULL, NULL,
    { "kind", "department", "judge", "appearance_needed", "court", "virtual_link", "outcome",
      NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_edit_hearing = {
  .kind = &clew_kind_hearing,
  .title = N_ ("Edit Hearing"),
  .what = N_ ("Edit hearing"),
  .remove = N_ ("_Remove Hearing"),
  .remove_what = N_ ("Remove hearing"),
  .removed = N_ ("Hearing removed"),
  .help_topic = "record-outcome",
  .groups = edit_hearing_groups,
};

static gboolean
keep_move (ClewOffice *office, ClewRecord *move, const char **field, GError **error)
{
  *field = "to_day";
  return clew_hearing_move (office, clew_record_get_text (move, "hearing"),
                            clew_record_get_day (move, "to_day"),
                            clew_record_get_text (move, "to_time"),
                            clew_record_get_text (move, "reason"), error);
}

/* clang-format off */
static const ClewRecordGroup move_groups[] = {
  { N_ ("New Date"),
    N_ ("Leave the date empty if there is none yet. The date before stays in the history."),
    { "to_day", "to_time", "reason", NULL } },
  { NULL },
};
/* clang-format on */

/* Who moved it and what it was before comes from the change itself. */
const ClewRecordTask clew_task_move_hearing = {
  .kind = &clew_kind_hearing_move,
  .title = N_ ("Set or Move Date"),
  .verb = N_ ("_Record"),
  .what = N_ ("Move hearing"),
  .done = N_ ("Date set"),
  .help_topic = "record-outcome",
  .groups = move_groups,
  .keep = keep_move,
};

/* clang-format off */
static const ClewRecordGroup add_warrant_groups[] = {
  { NULL, NULL, { "issued_on", "bail", "place", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_add_warrant = {
  .kind = &clew_kind_warrant,
  .title = N_ ("Add Warrant"),
  .verb = N_ ("_Add"),
  .what = N_ ("Add warrant"),
  .help_topic = "case",
  .groups = add_warrant_groups,
};

/* clang-format off */
static const ClewRecordGroup edit_warrant_groups[] = {
  { NULL, NULL,
    { "issued_on", "bail", "place", "quash_requested_on", "quash_supported_on", "quashed_on",
      "served_on", "officers_told_on", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_edit_warrant = {
  .kind = &clew_kind_warrant,
  .title = N_ ("Edit Warrant"),
  .what = N_ ("Edit warrant"),
  .remove = N_ ("_Remove Warrant"),
  .remove_what = N_ ("Remove warrant"),
  .removed = N_ ("Warrant removed"),
  .help_topic = "case",
  .groups = edit_warrant_groups,
};

/* clang-format off */
static const ClewRecordGroup quash_requested_groups[] = {
  { NULL, NULL, { "quash_requested_on", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_quash_requested = {
  .kind = &clew_kind_warrant,
  .title = N_ ("Quash Requested"),
  .verb = N_ ("_Record"),
  .what = N_ ("Record that a quash was requested"),
  .text = N_ ("Somebody asked the court to quash this warrant. It stands until the court "
              "has decided."),
  .help_topic = "case",
  .today = "quash_requested_on",
  .groups = quash_requested_groups,
};

/* clang-format off */
static const ClewRecordGroup quash_supported_groups[] = {
  { NULL, NULL, { "quash_supported_on", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_quash_supported = {
  .kind = &clew_kind_warrant,
  .title = N_ ("Quash Supported"),
  .verb = N_ ("_Record"),
  .what = N_ ("Record that a quash was supported"),
  .text = N_ ("The prosecutor told the court that the quash is supported. The warrant "
              "stands until the court has decided."),
  .help_topic = "case",
  .today = "quash_supported_on",
  .groups = quash_supported_groups,
};

/* clang-format off */
static const ClewRecordGroup quashed_groups[] = {
  { NULL, NULL, { "quashed_on", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_quashed = {
  .kind = &clew_kind_warrant,
  .title = N_ ("Warrant Quashed"),
  .verb = N_ ("_Record"),
  .what = N_ ("Record that a warrant was quashed"),
  .text = N_ ("The court quashed this warrant. It stands no more."),
  .help_topic = "case",
  .today = "quashed_on",
  .groups = quashed_groups,
};

/* clang-format off */
static const ClewRecordGroup served_groups[] = {
  { NULL, NULL, { "served_on", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_served = {
  .kind = &clew_kind_warrant,
  .title = N_ ("Warrant Served"),
  .verb = N_ ("_Record"),
  .what = N_ ("Record that a warrant was served"),
  .text = N_ ("The warrant was served. It stands no more."),
  .help_topic = "case",
  .today = "served_on",
  .groups = served_groups,
};

/* clang-format off */
static const ClewRecordGroup officers_told_groups[] = {
  { NULL, NULL, { "officers_told_on", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_officers_told = {
  .kind = &clew_kind_warrant,
  .title = N_ ("Officers Told"),
  .verb = N_ ("_Record"),
  .what = N_ ("Record that officers were told"),
  .text = N_ ("Officers were told that discretion is asked for while this warrant stands."),
  .help_topic = "case",
  .today = "officers_told_on",
  .groups = officers_told_groups,
};

/* clang-format off */
static const ClewRecordGroup condition_groups[] = {
  { NULL, NULL, { "kind", "ordered_on", "due_on", "met_on", NULL } },
  { NULL },
};
/* clang-format on */

/* clang-format off */
static const ClewRecordGroup add_condition_groups[] = {
  { NULL, NULL, { "kind", "ordered_on", "due_on", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_add_condition = {
  .kind = &clew_kind_court_condition,
  .title = N_ ("Add Condition"),
  .verb = N_ ("_Add"),
  .what = N_ ("Add condition"),
  .help_topic = "case",
  .groups = add_condition_groups,
};

const ClewRecordTask clew_task_edit_condition = {
  .kind = &clew_kind_court_condition,
  .title = N_ ("Edit Condition"),
  .what = N_ ("Edit condition"),
  .remove = N_ ("_Remove Condition"),
  .remove_what = N_ ("Remove condition"),
  .removed = N_ ("Condition removed"),
  .help_topic = "case",
  .groups = condition_groups,
};

/* clang-format off */
static const ClewRecordGroup met_groups[] = {
  { NULL, NULL, { "met_on", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_condition_met = {
  .kind = &clew_kind_court_condition,
  .title = N_ ("Condition Met"),
  .verb = N_ ("_Record"),
  .what = N_ ("Record that a condition was met"),
  .help_topic = "case",
  .today = "met_on",
  .groups = met_groups,
};

/* clang-format off */
static const ClewRecordGroup custody_groups[] = {
  { NULL, NULL, { "booked_on", "place", "released_on", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_add_custody = {
  .kind = &clew_kind_custody_stay,
  .title = N_ ("Add Time in Custody"),
  .verb = N_ ("_Add"),
  .what = N_ ("Add time in custody"),
  .help_topic = "case",
  .groups = custody_groups,
};

const ClewRecordTask clew_task_edit_custody = {
  .kind = &clew_kind_custody_stay,
  .title = N_ ("Edit Time in Custody"),
  .what = N_ ("Edit time in custody"),
  .remove = N_ ("_Remove Time in Custody"),
  .remove_what = N_ ("Remove time in custody"),
  .removed = N_ ("Time in custody removed"),
  .help_topic = "case",
  .groups = custody_groups,
};

/* clang-format off */
static const ClewRecordGroup released_groups[] = {
  { NULL, NULL, { "released_on", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_released = {
  .kind = &clew_kind_custody_stay,
  .title = N_ ("Released"),
  .verb = N_ ("_Record"),
  .what = N_ ("Record a release from custody"),
  .help_topic = "case",
  .today = "released_on",
  .groups = released_groups,
};

/* clang-format off */
static const ClewRecordGroup review_groups[] = {
  { NULL,
    N_ ("A decision stays as it was made. When it is looked at again can change."),
    { "review_on", "reviewed_on", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_edit_review = {
  .kind = &clew_kind_decision,
  .title = N_ ("Review of a Decision"),
  .what = N_ ("Change the review of a decision"),
  .help_topic = "record-decision",
  .groups = review_groups,
};

static gboolean
keep_reviewed (ClewOffice *office, ClewRecord *decision, const char **field, GError **error)
{
  *field = "reviewed_on";
  return clew_decision_review (office, clew_record_get_id (decision),
                               clew_record_get_day (decision, "reviewed_on"), CLEW_DAY_UNKNOWN,
                               error);
}

/* clang-format off */
static const ClewRecordGroup reviewed_groups[] = {
  { NULL, NULL, { "reviewed_on", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_reviewed = {
  .kind = &clew_kind_decision,
  .title = N_ ("Reviewed"),
  .verb = N_ ("_Record"),
  .what = N_ ("Record that a decision was reviewed"),
  .text = N_ ("The decision was looked at again and stands. If it changed, record the new "
              "decision instead: the later one counts."),
  .help_topic = "record-decision",
  .today = "reviewed_on",
  .groups = reviewed_groups,
  .keep = keep_reviewed,
};

/* clang-format off */
static const ClewRecordGroup add_concern_groups[] = {
  { NULL, NULL, { "about", "decision_kind", "asked", NULL } },
  { N_ ("Raised"), NULL, { "kind", "raised_by", "on_day", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_add_concern = {
  .kind = &clew_kind_concern,
  .title = N_ ("Record Concern"),
  .verb = N_ ("_Record"),
  .what = N_ ("Record concern"),
  .text = N_ ("Somebody asks whether the person fares worse for taking part. It waits for an "
              "answer here, on the start page and under No Worse Off."),
  .help_topic = "no-worse-off",
  .today = "on_day",
  .groups = add_concern_groups,
};

const ClewRecordTask clew_task_raise_again = {
  .kind = &clew_kind_concern,
  .title = N_ ("Raise Concern Again"),
  .verb = N_ ("_Record"),
  .what = N_ ("Raise concern again"),
  .text = N_ ("The answer did not settle it. The concern that was answered stays as it is, and "
              "this one names it."),
  .help_topic = "no-worse-off",
  .today = "on_day",
  .groups = add_concern_groups,
};

/* clang-format off */
static const ClewRecordGroup answer_groups[] = {
  { NULL, NULL, { "answer", "answered_by", "answered_on", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_answer_concern = {
  .kind = &clew_kind_concern,
  .title = N_ ("Answer Concern"),
  .verb = N_ ("_Record"),
  .what = N_ ("Answer concern"),
  .help_topic = "no-worse-off",
  .today = "answered_on",
  .groups = answer_groups,
};
