/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/clew-gate-rules.h"

/* Of whom a work group may speak, with those who are in the room: a pure
 * function. The conventions stand at the top of the .c. */

/**
 * ClewRosterMeeting:
 * @agencies: (array length=n_agencies): the agencies present
 * @n_agencies: how many
 * @has_others: whether somebody is present whose agency is not in the directory
 * @categories: (nullable) (array zero-terminated=1): the kinds of information to be spoken of
 * @on: the day of the meeting
 * @today: today
 */
typedef struct
{
  const ClewGateRecipient *agencies;
  guint                    n_agencies;
  gboolean                 has_others;
  const char *const       *categories;
  ClewDay                  on;
  ClewDay                  today;
} ClewRosterMeeting;

const char **clew_roster_list_categories (const char *const *chosen);
gboolean     clew_roster_decide (const ClewGrounds       *grounds,
                                 const ClewRosterMeeting *meeting,
                                 const char *const       *known_categories,
                                 ClewGateVerdict         *verdicts);
int          clew_roster_find_only_bar (const ClewGateVerdict *verdicts, guint n_verdicts);
