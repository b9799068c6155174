/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"
#include "records/clew-release-standing.h"
#include "records/clew-scan.h"

/* One release with all that hangs on it, read at once. */

/**
 * ClewReleaseAgency:
 * @agency: id
 * @name: as printed on the form
 * @called: (nullable): what it is called now, if that is another name
 * @reason: (nullable): as printed on the form
 * @offered: ids of the kinds of information that the form offers
 * @ticked: (nullable): those ticked at the last signature; %NULL before one
 * @may_hear: of @ticked, those that the agency may hear today
 * @left_on: the day on which it left the site, or unknown while it has not
 * @barred: whether the site lets it receive nothing
 */
typedef struct
{
  char    *agency;
  char    *name;
  char    *called;
  char    *reason;
  GStrv    offered;
  GStrv    ticked;
  GStrv    may_hear;
  ClewDay  left_on;
  gboolean barred;
} ClewReleaseAgency;

/**
 * ClewReleaseHappening:
 * @record: the event
 * @staff: (nullable): name of who explained or entered it
 * @agency: (nullable): name of the one agency that it is about
 * @correction: (nullable): the later entry that says that this one was wrong
 * @corrected_by: (nullable): name of who entered that
 * @can_be_corrected: whether it may be declared wrong
 */
typedef struct
{
  ClewRecord *record;
  char       *staff;
  char       *agency;
  ClewRecord *correction;
  char       *corrected_by;
  gboolean    can_be_corrected;
} ClewReleaseHappening;

/**
 * ClewReleaseAddition:
 * @consent: the form that only adds
 * @agencies: (element-type ClewReleaseAgency): those that it adds
 * @standing: how it stands today
 */
typedef struct
{
  ClewRecord         *consent;
  GPtrArray          *agencies;
  ClewReleaseStanding standing;
} ClewReleaseAddition;

/**
 * ClewReleaseDetail:
 * @consent: the release
 * @participant: whose it is
 * @wording: (nullable): the wording of its form
 * @agencies: (element-type ClewReleaseAgency): in the order of the form
 * @events: (element-type ClewReleaseHappening): the latest first
 * @scans: (element-type ClewScan): of its signed paper
 * @additions: (element-type ClewReleaseAddition): forms that add to it, the oldest first
 * @base: (nullable): of a form that only adds: what it adds to
 * @made_on: the day on which it was made
 * @signed_on: the day on which it was signed last, or unknown
 * @has_copy: whether a copy was given
 * @from_blank: whether its paper was printed for nobody, so that it names nobody
 * @paper_waits: whether its paper is nobody's, since it was entered for the wrong person
 * @n_disclosures: how many entries of the ledger name it as their ground
 * @awaits_note: whether something was taken back by word of mouth alone
 * @standing: how it stands today
 */
typedef struct
{
  ClewRecord         *consent;
  ClewRecord         *participant;
  ClewRecord         *wording;
  GPtrArray          *agencies;
  GPtrArray          *events;
  GPtrArray          *scans;
  GPtrArray          *additions;
  ClewRecord         *base;
  ClewDay             made_on;
  ClewDay             signed_on;
  gboolean            has_copy;
  gboolean            from_blank;
  gboolean            paper_waits;
  guint               n_disclosures;
  gboolean            awaits_note;
  ClewReleaseStanding standing;
} ClewReleaseDetail;

ClewReleaseDetail *clew_release_detail_load (ClewStore  *store,
                                             const char *consent,
                                             ClewDay     today,
                                             GError    **error);
void               clew_release_detail_free (ClewReleaseDetail *detail);
GPtrArray         *clew_release_list_agencies (const ClewReleaseDetail *release);
char              *clew_release_list_categories (const char *const *ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewReleaseDetail, clew_release_detail_free)
