/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-case.h"
#include "records/clew-gate.h"
#include "records/clew-ledger.h"
#include "rules/clew-sharing-rules.h"

/* What a hearing is prepared from: what the agencies of a case were told, what became of the
 * permission since, and what they may hear today and on the day of the hearing. */

/* The part that an agency has in a case. */
typedef enum
{
  CLEW_CASE_PROSECUTOR,
  CLEW_CASE_COURT,
  CLEW_CASE_DEFENSE,
  CLEW_CASE_N_ROLES,
} ClewCaseRole;

/**
 * ClewSharedEntry:
 * @entry: what was told; borrowed from the sharing
 * @state: what became of the permission by today
 * @since: the first day of that, or unknown
 */
typedef struct
{
  const ClewLedgerEntry *entry;
  ClewPermissionState    state;
  ClewDay                since;
} ClewSharedEntry;

/**
 * ClewCaseAgency:
 * @record: the agency
 * @role: which part it has
 * @person: (nullable): who there, as the case says
 * @purpose: what it would be told for
 * @told: (element-type ClewSharedEntry): what it was told, the newest first, without mistakes
 * @taken_back: the latest day on which permission was taken back after something was told that
 *   may not be told any more, or unknown
 * @consent: (nullable): id of what was taken back then
 * @hears: ids of the kinds of information that it may hear today, %NULL-terminated
 * @hears_then: the same on the day of the next hearing; %NULL without one
 * @until: the first day on which it may hear less, or unknown
 * @why_not: (nullable): for one that may hear nothing today: why
 * @why_not_then: (nullable): for one that may hear nothing on that day
 */
typedef struct
{
  ClewRecord  *record;
  ClewCaseRole role;
  char        *person;
  ClewPurpose  purpose;
  GPtrArray   *told;
  ClewDay      taken_back;
  char        *consent;
  GStrv        hears;
  GStrv        hears_then;
  ClewDay      until;
  char        *why_not;
  char        *why_not_then;
} ClewCaseAgency;

/**
 * ClewCaseSharing:
 * @agencies: (element-type ClewCaseAgency): prosecutors, courts, defense
 * @ledger: (element-type ClewLedgerEntry): all that was told about the person
 * @hearing: the day of the next hearing, or unknown
 */
typedef struct
{
  GPtrArray *agencies;
  GPtrArray *ledger;
  ClewDay    hearing;
} ClewCaseSharing;

GPtrArray       *clew_case_list_agencies (ClewStore      *store,
                                          const ClewCase *court_case,
                                          GError        **error);
ClewCaseSharing *clew_case_sharing_load (ClewStore      *store,
                                         const ClewCase *court_case,
                                         ClewDay         today,
                                         GError        **error);
void             clew_case_sharing_free (ClewCaseSharing *sharing);
char            *clew_case_agency_warning (const ClewCaseAgency *agency);
char            *clew_case_dup_person (ClewStore  *store,
                                       const char *court_case,
                                       const char *agency);
ClewCaseRole     clew_case_role_of (ClewRecord *agency);
gboolean         clew_sharing_find_taken_back (ClewStore  *store,
                                               const char *participant,
                                               ClewDay     today,
                                               ClewDay    *since,
                                               GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewCaseSharing, clew_case_sharing_free)
