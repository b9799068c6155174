/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* What can be entered of a case, each in a small window (clew-record-window.h). */

/* Columns that stand together; the last group of a task has none. */
typedef struct
{
  const char *title;       /* (nullable) */
  const char *description; /* (nullable) */
  const char *columns[10];
} ClewRecordGroup;

/**
 * ClewRecordTask:
 * @kind: of the record that is entered
 * @title: of the window
 * @verb: (nullable): on the button that keeps it; without one each field is kept as it is typed
 * @what: what the change is called, for the audit and for undo
 * @remove: (nullable): on the button that removes the record, where that may be done
 * @remove_what: what its removal is called
 * @removed: what is said then
 * @done: (nullable): what is said once it is kept, which can be undone
 * @text: (nullable): what to know beforehand
 * @help_topic: the page of the help
 * @today: (nullable): the column that begins as today
 * @groups: the fields
 * @keep: (nullable): how it is kept, if not as a record alone; @field is where a refusal is said
 */
typedef struct
{
  const ClewKind        *kind;
  const char            *title;
  const char            *verb;
  const char            *what;
  const char            *remove;
  const char            *remove_what;
  const char            *removed;
  const char            *done;
  const char            *text;
  const char            *help_topic;
  const char            *today;
  const ClewRecordGroup *groups;
  gboolean (*keep) (ClewOffice *office, ClewRecord *record, const char **field, GError **error);
} ClewRecordTask;

extern const ClewRecordTask clew_task_add_case;
extern const ClewRecordTask clew_task_edit_case;
extern const ClewRecordTask clew_task_seal_case;
extern const ClewRecordTask clew_task_add_related;
extern const ClewRecordTask clew_task_add_charge;
extern const ClewRecordTask clew_task_edit_charge;
extern const ClewRecordTask clew_task_add_hearing;
extern const ClewRecordTask clew_task_edit_hearing;
extern const ClewRecordTask clew_task_move_hearing;
extern const ClewRecordTask clew_task_add_warrant;
extern const ClewRecordTask clew_task_edit_warrant;
extern const ClewRecordTask clew_task_add_condition;
extern const ClewRecordTask clew_task_edit_condition;
extern const ClewRecordTask clew_task_add_custody;
extern const ClewRecordTask clew_task_edit_custody;
extern const ClewRecordTask clew_task_edit_review;
extern const ClewRecordTask clew_task_add_concern;
extern const ClewRecordTask clew_task_raise_again;
extern const ClewRecordTask clew_task_answer_concern;

/* Each of these enters one day of a record that is there. */
extern const ClewRecordTask clew_task_quash_requested;
extern const ClewRecordTask clew_task_quash_supported;
extern const ClewRecordTask clew_task_quashed;
extern const ClewRecordTask clew_task_served;
extern const ClewRecordTask clew_task_officers_told;
extern const ClewRecordTask clew_task_condition_met;
extern const ClewRecordTask clew_task_released;
extern const ClewRecordTask clew_task_reviewed;
