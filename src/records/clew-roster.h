/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-gate.h"

/* Of whom may be spoken at a meeting, with those who are there. */

/* As many as one meeting gets through, and as fit on its list. */
#define CLEW_ROSTER_MOST 100

/**
 * ClewRosterQuestion:
 * @agencies: (array zero-terminated=1): ids of the agencies that are present
 * @has_others: whether somebody is present whose agency is not in the directory
 * @categories: (array zero-terminated=1): the kinds of information to be spoken of
 * @on: the day of the meeting
 */
typedef struct
{
  const char *const *agencies;
  gboolean           has_others;
  const char *const *categories;
  ClewDay            on;
} ClewRosterQuestion;

/**
 * ClewRosterBar:
 * @agency: the place of who bars among the agencies that are present; their number for
 *   whoever is not in the directory
 * @answer: why
 * @hear: for want of consent: why
 * @category: (nullable): the first kind of information that is not covered; static
 * @since: the day on which the answer began, or unknown
 */
typedef struct
{
  guint          agency;
  ClewGateAnswer answer;
  ClewHear       hear;
  const char    *category;
  ClewDay        since;
} ClewRosterBar;

/**
 * ClewRosterPerson:
 * @participant: id
 * @name: as listed
 * @initials: such as "R. P."
 * @may_be_spoken_of: whether all who are present may hear it
 * @bars: (array length=n_bars): who bars, in the order of the agencies
 * @n_bars: how many
 */
typedef struct
{
  char          *participant;
  char          *name;
  char          *initials;
  gboolean       may_be_spoken_of;
  ClewRosterBar *bars;
  guint          n_bars;
} ClewRosterPerson;

/**
 * ClewRoster:
 * @agencies: (element-type utf8): the names of the agencies that are present, in the
 *   order of the question
 * @cleared: (element-type ClewRosterPerson): who may be spoken of, in the order of the list
 *   of people
 * @withheld: (element-type ClewRosterPerson): who must not, of those with a signed release
 * @gains: for each agency, and after them for whoever is not in the directory: of how many
 *   more could be spoken if it stepped out
 * @barred: in the same order: how many it bars
 */
typedef struct
{
  GPtrArray *agencies;
  GPtrArray *cleared;
  GPtrArray *withheld;
  guint     *gains;
  guint     *barred;
} ClewRoster;

ClewRoster          *clew_roster_load (ClewStore                *store,
                                       const ClewRosterQuestion *question,
                                       ClewDay                   today,
                                       GError                  **error);
void                 clew_roster_free (ClewRoster *roster);
GPtrArray           *clew_roster_clear (ClewOffice               *office,
                                        const ClewRosterQuestion *question,
                                        const char *const        *participants,
                                        GError                  **error);
const ClewRosterBar *clew_roster_find_whole (const ClewRosterPerson *person);
int                  clew_roster_find_bar_to_all (const ClewRoster *roster);
char                *clew_roster_explain (const ClewRoster *roster, const ClewRosterPerson *person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewRoster, clew_roster_free)
