/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-case.h"
#include "rules/clew-decision-rules.h"
#include "rules/clew-next-date-rules.h"

/* Everything that is written about cases, each as a change with a name. */

gboolean clew_case_save (ClewOffice  *office,
                         const char  *what,
                         ClewRecord  *record,
                         const char **field,
                         GError     **error);
gboolean clew_case_check (ClewOffice  *office,
                          ClewRecord  *record,
                          const char **field,
                          GError     **error);
gboolean clew_case_check_in (ClewStore   *store,
                             ClewDay      today,
                             ClewRecord  *record,
                             const char **field,
                             GError     **error);
gboolean clew_case_seal (ClewOffice *office,
                         const char *id,
                         ClewDay     on,
                         gboolean    vacated,
                         GError    **error);
gboolean clew_case_unseal (ClewOffice *office, const char *id, GError **error);
gboolean clew_case_unrelate (ClewOffice *office,
                             const char *one,
                             const char *other,
                             GError    **error);

/**
 * ClewNextHearing:
 * @day: its day, or unknown while it has none
 * @time: (nullable): local HH:MM
 * @kind: (nullable): id of clew_hearing_kinds, or %NULL for that of the one before
 * @site_kind: (nullable): id of what the site calls it
 * @department: (nullable): where, or %NULL for that of the one before
 */
typedef struct
{
  ClewDay     day;
  const char *time;
  const char *kind;
  const char *site_kind;
  const char *department;
} ClewNextHearing;

/**
 * ClewNextDates:
 * @outcome: (nullable): id of clew_hearing_outcomes, of those whose day has come
 * @reason: (nullable): id of clew_move_reasons, of those that are still to come
 * @next: the next hearing of each; without a time each keeps its own
 *
 * One next date for many hearings.
 */
typedef struct
{
  const char     *outcome;
  const char     *reason;
  ClewNextHearing next;
} ClewNextDates;

ClewRecord *clew_hearing_take_move_back (ClewOffice *office, ClewRecord *move, gboolean back);
ClewRecord *clew_hearing_set_day (ClewRecord *hearing,
                                  ClewDay     day,
                                  const char *time,
                                  const char *reason,
                                  ClewDay     today,
                                  const char *staff);
gboolean    clew_hearing_move (ClewOffice *office,
                               const char *id,
                               ClewDay     day,
                               const char *time,
                               const char *reason,
                               GError    **error);
gboolean    clew_hearing_set_outcome (ClewOffice            *office,
                                      const char            *id,
                                      const char            *outcome,
                                      const ClewNextHearing *next,
                                      GError               **error);
gboolean    clew_hearing_set_next (ClewOffice          *office,
                                   const char *const   *ids,
                                   const ClewNextDates *dates,
                                   guint               *n_changed,
                                   GError             **error);
gboolean    clew_hearing_plan_next (ClewOffice        *office,
                                    const char *const *ids,
                                    ClewDay            to,
                                    ClewNextDateFate  *fates,
                                    GError           **error);

char *clew_hearing_remark (ClewOffice *office, ClewRecord *hearing, ClewDay day);

gboolean clew_decision_make (ClewOffice  *office,
                             ClewRecord  *decision,
                             const char **field,
                             GError     **error);
gboolean clew_decision_review (ClewOffice *office,
                               const char *id,
                               ClewDay     on,
                               ClewDay     next,
                               GError    **error);
