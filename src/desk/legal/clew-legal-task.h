/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/legal/clew-record-task.h"

/* What can be entered from the board and the lists beside it. */

extern const ClewRecordTask clew_task_case_filed;
extern const ClewRecordTask clew_task_case_closed;
extern const ClewRecordTask clew_task_hold_charge;
extern const ClewRecordTask clew_task_edit_held;
extern const ClewRecordTask clew_task_extend_intake;
extern const ClewRecordTask clew_task_end_held;
