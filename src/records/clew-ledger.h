/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"
#include "store/clew-store.h"

/* The ledger as people read it: what left the office about a person. Only
 * clew-gate.h writes it. */

/**
 * ClewLedgerEntry:
 * @id: id of the row
 * @on: the day on which it left
 * @agency: (nullable): id of who received it
 * @recipient: its name as it was then
 * @named_as: (nullable): what the form calls it, if that is another name
 * @address: (nullable): its address as it was then
 * @person: (nullable): who there
 * @categories: ids of clew_all_categories
 * @purpose: an id of clew_disclosure_purposes
 * @method: an id of clew_disclosure_methods
 * @description: (nullable): in a few words
 * @ground: an id of clew_disclosure_grounds
 * @form_number: (nullable): of the consent that was the ground
 * @paper: (nullable): id of the paper that left
 * @paper_kind: (nullable): an id of clew_outgoing_kinds; %NULL also for a paper about several
 *   people
 * @court_case: (nullable): id of the case for which it left
 * @told_by: (nullable): who entered it
 * @language: (nullable): of the wording of the paper
 * @version: of that wording
 * @earlier: (element-type ClewLedgerEntry): what this one corrects, the newest
 *   first; each of them counts no longer, and has none of its own
 */
typedef struct
{
  char      *id;
  ClewDay    on;
  char      *agency;
  char      *recipient;
  char      *named_as;
  char      *address;
  char      *person;
  GStrv      categories;
  char      *purpose;
  char      *method;
  char      *description;
  char      *ground;
  char      *form_number;
  char      *paper;
  char      *paper_kind;
  char      *court_case;
  char      *told_by;
  char      *language;
  gint64     version;
  GPtrArray *earlier;
} ClewLedgerEntry;

/* For as many as there are. */
#define CLEW_LEDGER_ALL G_MAXUINT

GPtrArray *clew_ledger_load (ClewStore  *store,
                             const char *participant,
                             ClewDay     from,
                             ClewDay     to,
                             guint       limit,
                             gboolean   *more,
                             GError    **error);
gboolean   clew_ledger_count (ClewStore  *store,
                              const char *participant,
                              ClewDay     from,
                              ClewDay     to,
                              guint      *count,
                              GError    **error);
gboolean   clew_ledger_is_mistake (const ClewLedgerEntry *entry);
gboolean   clew_ledger_is_covered (const ClewLedgerEntry *entry);
char      *clew_ledger_wording_words (const ClewLedgerEntry *entry);
char      *clew_ledger_ground_words (const ClewLedgerEntry *entry);
