/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"
#include "rules/clew-gate-rules.h"

/* The gate: nothing about a person leaves the office but through here. What
 * wants to leave asks for a clearance; every function that makes something for
 * the outside takes the clearance; and what it makes comes out only together
 * with its rows in the ledger, in one change. */

/**
 * ClewDisclosure:
 * @participant: a participant's id
 * @agencies: (array zero-terminated=1): ids of who would receive it
 * @recipient: (nullable): the name, as typed, of one more who was not found in the
 *   directory; only for what was told already
 * @recipient_address: (nullable): where that is
 * @person: (nullable): who there
 * @categories: (array zero-terminated=1): ids of clew_all_categories
 * @purpose: what for
 * @method: an id of clew_disclosure_methods
 * @subpoena: whether a subpoena is all that is shown for it
 * @consent: (nullable): the consent relied on, or %NULL for the one in force
 * @on: the day on which it leaves, or left
 * @description: (nullable): in a few words, for the ledger
 * @court_case: (nullable): id of the case for which it is told
 */
typedef struct
{
  const char        *participant;
  const char *const *agencies;
  const char        *recipient;
  const char        *recipient_address;
  const char        *person;
  const char *const *categories;
  ClewPurpose        purpose;
  const char        *method;
  gboolean           subpoena;
  const char        *consent;
  ClewDay            on;
  const char        *description;
  const char        *court_case;
} ClewDisclosure;

/**
 * ClewGateRow:
 * @agency: (nullable): an agency's id, or %NULL for who is not in the directory
 * @name: its legal name today, or the name as typed
 * @named_as: (nullable): what the form calls it, if that is another name
 * @address: (nullable): its address today, or as typed
 * @answer: yes and by what, or why not
 * @hear: for want of consent: why
 * @category: (nullable): the first kind of information that is not covered
 * @consent: (nullable): id of the consent that decided
 * @form_number: (nullable): its form's number
 * @expires_on: its first day without authority, or unknown
 * @order: (nullable): id of the court order that decided
 * @since: the day on which the answer began, or unknown
 *
 * The answer for one recipient.
 */
typedef struct
{
  char          *agency;
  char          *name;
  char          *named_as;
  char          *address;
  ClewGateAnswer answer;
  ClewHear       hear;
  char          *category;
  char          *consent;
  char          *form_number;
  ClewDay        expires_on;
  char          *order;
  ClewDay        since;
} ClewGateRow;

GPtrArray  *clew_gate_ask (ClewStore            *store,
                           const ClewDisclosure *what,
                           ClewDay               today,
                           GError              **error);
void        clew_gate_row_free (gpointer data);
char       *clew_gate_explain (const ClewGateRow *row);
const char *clew_gate_neutral_words (void);

typedef struct _ClewClearance ClewClearance;

/**
 * ClewClearedPrinter:
 *
 * Makes the paper for one recipient of a clearance. Returns the file's bytes, and
 * in @wording, if it is not %NULL, the record of the wording that it speaks in.
 */
typedef GBytes *(*ClewClearedPrinter) (const ClewClearance *clearance,
                                       const ClewGateRow   *recipient,
                                       gpointer             data,
                                       ClewRecord         **wording,
                                       GError             **error);

ClewClearance *clew_gate_clear (ClewOffice *office, const ClewDisclosure *what, GError **error);
void           clew_clearance_free (ClewClearance *clearance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewClearance, clew_clearance_free)

ClewOffice           *clew_clearance_get_office (const ClewClearance *clearance);
const ClewDisclosure *clew_clearance_get_disclosure (const ClewClearance *clearance);
GPtrArray            *clew_clearance_get_recipients (const ClewClearance *clearance);
gboolean              clew_clearance_commit (ClewClearance *clearance, GError **error);
GPtrArray            *clew_clearance_print (ClewClearance     *clearance,
                                            const char        *paper_kind,
                                            ClewClearedPrinter printer,
                                            gpointer           data,
                                            GError           **error);

/**
 * ClewClearedListPrinter:
 * @clearances: (element-type ClewClearance): of those whom the paper may be about; they have
 *   the same recipients, kinds of information and day
 * @data: as given
 * @wording: (out): the record of the wording that the paper speaks in
 * @error: return location
 *
 * Makes one paper about several people. Returns the file's bytes.
 */
typedef GBytes *(*ClewClearedListPrinter) (const GPtrArray *clearances,
                                           gpointer         data,
                                           ClewRecord     **wording,
                                           GError         **error);

GBytes *clew_gate_print_list (GPtrArray             *clearances,
                              const char            *paper_kind,
                              ClewClearedListPrinter printer,
                              gpointer               data,
                              GError               **error);

/* What was told already, whether or not it was covered. */
gboolean clew_gate_record_told (ClewOffice           *office,
                                const ClewDisclosure *what,
                                const char           *corrects,
                                GError              **error);
gboolean clew_gate_record_mistake (ClewOffice *office, const char *entry, GError **error);
