/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-legal-task.h"

#include <glib/gi18n.h>

/* clang-format off */
static const ClewRecordGroup filed_groups[] = {
  { NULL, NULL, { "filed_on", "cause_number", NULL } },
  { NULL },
};

static const ClewRecordGroup closed_groups[] = {
  { NULL, NULL, { "closed_on", NULL } },
  { NULL },
};

static const ClewRecordGroup held_groups[] = {
  { NULL, NULL, { "charge", "class", "diverted_on", NULL } },
  { N_ ("Paperwork"), NULL, { "held_by", "holder", NULL } },
  { NULL },
};

static const ClewRecordGroup extension_groups[] = {
  { NULL, NULL, { "extended_until", "reason", NULL } },
  { N_ ("Agreed"),
    N_ ("The officer who agreed to the diversion, a sergeant, or the Operational Work Group can "
        "agree to more time."),
    { "agreed_by", "agreed_name", "agreed_on", NULL } },
  { NULL },
};

static const ClewRecordGroup end_held_groups[] = {
  { NULL, NULL, { "ended_as", "ended_on", NULL } },
  { NULL },
};
/* clang-format on */

const ClewRecordTask clew_task_case_filed = {
  .kind = &clew_kind_court_case,
  .title = N_ ("Case Filed"),
  .verb = N_ ("_Record"),
  .what = N_ ("Record that a case was filed"),
  .text = N_ ("The day on which the charge was filed in court. Whoever decided to file records "
              "that decision on the page of the case."),
  .help_topic = "cases",
  .groups = filed_groups,
};

const ClewRecordTask clew_task_case_closed = {
  .kind = &clew_kind_court_case,
  .title = N_ ("Case Closed"),
  .verb = N_ ("_Record"),
  .what = N_ ("Record that a case was closed"),
  .text = N_ ("The day on which the case ended. Its charges, hearings and decisions stay as "
              "they are."),
  .help_topic = "cases",
  .groups = closed_groups,
};

const ClewRecordTask clew_task_hold_charge = {
  .kind = &clew_kind_held_charge,
  .title = N_ ("Hold Diverted Charge"),
  .verb = N_ ("_Add"),
  .what = N_ ("Add held charge"),
  .text = N_ ("The charge was diverted, and somebody holds its paperwork until the intake is "
              "completed."),
  .help_topic = "held-charges",
  .groups = held_groups,
};

const ClewRecordTask clew_task_edit_held = {
  .kind = &clew_kind_held_charge,
  .title = N_ ("Edit Held Charge"),
  .what = N_ ("Edit held charge"),
  .help_topic = "held-charges",
  .groups = held_groups,
};

const ClewRecordTask clew_task_extend_intake = {
  .kind = &clew_kind_intake_extension,
  .title = N_ ("Extend Time for Intake"),
  .verb = N_ ("_Record"),
  .what = N_ ("Extend time for intake"),
  .help_topic = "held-charges",
  .today = "agreed_on",
  .groups = extension_groups,
};

const ClewRecordTask clew_task_end_held = {
  .kind = &clew_kind_held_charge,
  .title = N_ ("Paperwork Given Up"),
  .verb = N_ ("_Record"),
  .what = N_ ("Record that paperwork was given up"),
  .text = N_ ("Nobody holds the paperwork for LEAD any more. The clock of this charge stops."),
  .help_topic = "held-charges",
  .today = "ended_on",
  .groups = end_held_groups,
};
