/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-case.h"
#include "records/clew-office.h"
#include "rules/clew-bring-in-rules.h"
#include "rules/clew-consent-rules.h"
#include "rules/clew-enrollment-rules.h"

/* The docket: what is due on which day, from the hearings, the decisions with
 * a review date and the ends of releases. */

typedef enum
{
  CLEW_DOCKET_HEARING,
  CLEW_DOCKET_REVIEW,
  CLEW_DOCKET_RELEASE_ENDS,
  CLEW_DOCKET_N_KINDS,
} ClewDocketKind;

extern const char *const clew_docket_kind_ids[CLEW_DOCKET_N_KINDS + 1];

#define CLEW_TYPE_DOCKET_ENTRY (clew_docket_entry_get_type ())
G_DECLARE_FINAL_TYPE (ClewDocketEntry, clew_docket_entry, CLEW, DOCKET_ENTRY, GObject)

/**
 * ClewDocketEntry:
 * @kind: what is due
 * @overdue: the day has passed and nothing was entered
 * @day: when
 * @time: (nullable): local HH:MM
 * @id: of the hearing, decision or release
 * @participant: id
 * @court_case: (nullable): id
 * @initials: of the participant
 * @name: of the participant, as listed
 * @what: "Arraignment", "Review: hold filing in abeyance", translated
 * @where: (nullable): court and department
 * @court: (nullable): the court alone
 * @cause_number: (nullable)
 * @standing: the case's class
 * @moved_from: day from which it was moved last, or unknown
 * @moved_from_time: (nullable): its time before
 * @moved_by: (nullable): initials of who entered that
 * @release: the state of the participant's releases
 * @person: how the participant stands to the program
 * @taken_back: since when permission is taken back from a court, prosecutor or defender that
 *   had been told something before, or unknown
 * @sighting: how old it is, if it came from a file
 * @is_open: whether nothing was entered of it yet
 * @court_zone: (nullable): the time zone of a court elsewhere, an IANA name
 * @zone: (nullable): how its clock is called then, if it isn't that of the office
 * @here_day: the day at the office then, if its clock shows another time
 * @here_time: (nullable): that time
 * @order: its place among others of its day, in minutes of the office's clock
 */
struct _ClewDocketEntry
{
  GObject          parent_instance;
  ClewDocketKind   kind;
  gboolean         overdue;
  ClewDay          day;
  char            *time;
  char            *id;
  char            *participant;
  char            *court_case;
  char            *initials;
  char            *name;
  char            *what;
  char            *where;
  char            *court;
  char            *cause_number;
  ClewCaseStanding standing;
  ClewDay          moved_from;
  char            *moved_from_time;
  char            *moved_by;
  ClewReleaseState release;
  ClewDay          release_day;
  ClewEnrollment   person;
  ClewDay          taken_back;
  ClewSighting     sighting;

  gboolean is_open;
  char    *court_zone;
  char    *zone;
  ClewDay  here_day;
  char    *here_time;
  int      order;
};

/**
 * ClewDocketFilter:
 * @court: (nullable): of the hearing, or of the case for a review
 * @prosecutor: (nullable): of the case
 * @kind: (nullable): one of %clew_docket_kind_ids, a kind of hearing,
 *   "hearing:arraignment", or one that the site calls so: "site:" and its id
 * @participant: (nullable): id
 *
 * What of the docket somebody wants to see: what is not given may be any. The end of a release
 * is of no court and no prosecutor.
 */
typedef struct
{
  const char *court;
  const char *prosecutor;
  const char *kind;
  const char *participant;
} ClewDocketFilter;

/* How far back an appointment without an outcome is still called overdue. */
#define CLEW_DOCKET_OVERDUE_DAYS 90

GPtrArray *clew_docket_load (ClewStore *store,
                             ClewDay    from,
                             ClewDay    to,
                             ClewDay    today,
                             GError   **error);

/* A part of what is due. */
typedef enum
{
  CLEW_DOCKET_OVERDUE,
  CLEW_DOCKET_NEXT_HEARINGS,
  CLEW_DOCKET_NEXT_REVIEWS,
  CLEW_DOCKET_NEXT_RELEASES,
  CLEW_DOCKET_N_PARTS,
} ClewDocketPart;

GPtrArray *clew_docket_load_few (ClewStore     *store,
                                 ClewDocketPart part,
                                 ClewDay        to,
                                 ClewDay        today,
                                 guint          limit,
                                 gboolean      *more,
                                 GError       **error);
GPtrArray *clew_docket_load_days (ClewStore              *store,
                                  ClewDay                 from,
                                  ClewDay                 to,
                                  ClewDay                 today,
                                  const ClewDocketFilter *filter,
                                  guint                   limit,
                                  gboolean               *more,
                                  GError                **error);
GPtrArray *clew_docket_load_overdue (ClewStore              *store,
                                     ClewDay                 before,
                                     ClewDay                 today,
                                     const ClewDocketFilter *filter,
                                     guint                   limit,
                                     guint                  *n_overdue,
                                     GError                **error);
gint64     clew_docket_count (ClewStore *store,
                              ClewDay    from,
                              ClewDay    to,
                              ClewDay    today,
                              GError   **error);
GPtrArray *clew_docket_load_undated (ClewStore              *store,
                                     ClewDay                 today,
                                     const ClewDocketFilter *filter,
                                     guint                   limit,
                                     guint                  *n_undated,
                                     GError                **error);
void       clew_docket_take_not_over (GPtrArray *overdue, guint *n_overdue, GPtrArray *days);
char      *clew_docket_entry_dup_time (ClewDocketEntry *entry);
char      *clew_docket_entry_dup_here (ClewDocketEntry *entry, ClewDay today);
char      *clew_docket_describe_time (ClewStore  *store,
                                      ClewDay     day,
                                      const char *time,
                                      const char *zone,
                                      ClewDay     today);
