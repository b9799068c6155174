/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-docket.h"
#include "records/clew-facts.h"
#include "records/clew-office.h"
#include "records/clew-release-standing.h"

/* What a person's page shows, read at once. */

/**
 * ClewPerson:
 * @record: the participant
 * @aliases: (element-type ClewRecord): other names
 * @identifiers: (element-type ClewRecord): numbers
 * @referrals: (element-type ClewRecord): the latest first
 * @case_manager: (nullable): a staff member
 * @age: in years, or -1
 * @age_is_guess: whether @age rests on a guess
 * @release: the state of their releases in one word
 * @release_day: the day that goes with it
 * @enrollment: how they stand to the program
 */
typedef struct
{
  ClewRecord      *record;
  GPtrArray       *aliases;
  GPtrArray       *identifiers;
  GPtrArray       *referrals;
  ClewRecord      *case_manager;
  int              age;
  gboolean         age_is_guess;
  ClewReleaseState release;
  ClewDay          release_day;
  ClewEnrollment   enrollment;
} ClewPerson;

/**
 * ClewPersonDate:
 * @kind: what is due
 * @overdue: the day has passed and nothing was entered
 * @day: when
 * @time: (nullable): local HH:MM
 * @zone: (nullable): the time zone of a court elsewhere
 * @hearing: (nullable): id
 * @court_case: (nullable): id
 * @release: (nullable): id
 * @what: translated
 * @where: (nullable): court and department, or who decided
 * @cause_number: (nullable)
 */
typedef struct
{
  ClewDocketKind kind;
  gboolean       overdue;
  ClewDay        day;
  char          *time;
  char          *zone;
  char          *hearing;
  char          *court_case;
  char          *release;
  char          *what;
  char          *where;
  char          *cause_number;
} ClewPersonDate;

/**
 * ClewPersonRelease:
 * @record: the release
 * @standing: how it stands, of all that the person has
 * @n_agencies: how many agencies its paper names
 * @is_printed: whether the paper is kept
 * @has_scan: whether a scan of the signed paper is
 */
typedef struct
{
  ClewRecord         *record;
  ClewReleaseStanding standing;
  guint               n_agencies;
  gboolean            is_printed;
  gboolean            has_scan;
} ClewPersonRelease;

ClewPerson *clew_person_load (ClewStore *store, const char *id, ClewDay today, GError **error);
void        clew_person_free (ClewPerson *person);
char       *clew_person_dup_aliases (const ClewPerson *person);
GPtrArray  *clew_person_load_dates (ClewStore  *store,
                                    const char *id,
                                    ClewDay     from,
                                    ClewDay     to,
                                    ClewDay     today,
                                    GError    **error);
GPtrArray  *clew_person_load_releases (ClewStore  *store,
                                       const char *id,
                                       ClewDay     today,
                                       GError    **error);
gint64      clew_person_count (ClewStore *store, GError **error);
GPtrArray  *clew_person_load_staff (ClewStore *store, const char *also, GError **error);
GPtrArray  *clew_person_load_agencies (ClewStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewPerson, clew_person_free)
