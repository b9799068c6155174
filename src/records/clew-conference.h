/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-gate.h"
#include "rules/clew-conference-rules.h"

/* Conferences about a case, and what was agreed at them. What the agencies present were told
 * goes through the gate into the ledger, in the same change. */

/* One step that was agreed: ids of clew_step_kinds and clew_step_owners, and by when. */
typedef struct
{
  const char *kind;
  const char *whose;
  ClewDay     due_on;
} ClewStepEntry;

/**
 * ClewConferenceEntry:
 * @court_case: id of the case
 * @participant: id of whose case it is
 * @on: the day
 * @method: an id of clew_conference_methods
 * @agencies: (array zero-terminated=1): ids of who was there
 * @topics: (nullable) (array zero-terminated=1): ids of clew_topics
 * @also: (nullable) (array zero-terminated=1): kinds of information that were touched besides
 * @nothing_helpful: whether that was said
 * @steps: (array length=n_steps): what was agreed
 * @n_steps: how many
 * @owned: whether whoever enters it knows that no release covered all of it
 */
typedef struct
{
  const char          *court_case;
  const char          *participant;
  ClewDay              on;
  const char          *method;
  const char *const   *agencies;
  const char *const   *topics;
  const char *const   *also;
  gboolean             nothing_helpful;
  const ClewStepEntry *steps;
  guint                n_steps;
  gboolean             owned;
} ClewConferenceEntry;

/**
 * ClewAgreedStep:
 * @record: the step
 * @is_open: whether it is still to be done
 * @closed_on: when that ended, or unknown
 */
typedef struct
{
  ClewRecord *record;
  gboolean    is_open;
  ClewDay     closed_on;
} ClewAgreedStep;

/**
 * ClewConference:
 * @record: the conference
 * @agencies: (element-type utf8): the names of who was there
 * @steps: (element-type ClewAgreedStep): what was agreed, in the order entered
 */
typedef struct
{
  ClewRecord *record;
  GPtrArray  *agencies;
  GPtrArray  *steps;
} ClewConference;

GPtrArray *clew_conference_ask (ClewStore                 *store,
                                const ClewConferenceEntry *entry,
                                ClewDay                    today,
                                GError                   **error);
gboolean   clew_conference_record (ClewOffice                *office,
                                   const ClewConferenceEntry *entry,
                                   GError                   **error);
gboolean   clew_conference_withdraw (ClewOffice *office, const char *id, GError **error);
gboolean   clew_step_note (ClewOffice       *office,
                           const char       *step,
                           ClewStepEventKind what,
                           GError          **error);
gboolean   clew_conference_tells (ClewOffice *office);
GPtrArray *clew_conference_list (ClewStore *store, const char *court_case, GError **error);
