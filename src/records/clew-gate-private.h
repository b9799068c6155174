/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-facts.h"
#include "records/clew-gate.h"

/* Between clew-gate.c, which lets things out about one person, clew-gate-list.c, which lets
 * out a paper about several, clew-gate-told.c, which notes what went out already, clew-roster.c,
 * which asks for many people at once, clew-case-sharing.c, which asks much about one, and
 * clew-conference.c, which notes what was told at one. */

struct _ClewClearance
{
  ClewOffice    *office;
  ClewDisclosure what; /* its strings are owned */
  GPtrArray     *recipients;
  gboolean       spent;
};

/* All on which something about one person can stand, with what it borrows from. */
typedef struct
{
  ClewGrounds grounds;
  ClewFacts  *facts;
  GArray     *orders;
  GPtrArray  *records;
  GPtrArray  *lists;
} ClewGateKnown;

gboolean     clew_gate_known_load (ClewGateKnown *known,
                                   ClewStore     *store,
                                   const char    *participant,
                                   GError       **error);
void         clew_gate_known_clear (ClewGateKnown *known);
ClewGateRow *clew_gate_answer (ClewStore            *store,
                               const ClewDisclosure *what,
                               ClewDay               today,
                               const ClewGrounds    *grounds,
                               ClewRecord           *agency,
                               GError              **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ClewGateKnown, clew_gate_known_clear)

ClewRecord        *clew_gate_make_row (ClewOffice           *office,
                                       const ClewDisclosure *what,
                                       const ClewGateRow    *recipient);
gboolean           clew_gate_ask_again (ClewClearance *clearance, GError **error);
gboolean           clew_gate_check_paper (const ClewClearance *clearance,
                                          const char          *paper_kind,
                                          GError             **error);
ClewGateRecipient  clew_gate_describe_recipient (ClewRecord *agency);
const char *const *clew_gate_list_known (void);
gboolean           clew_gate_save_mistake (ClewStore  *store,
                                           ClewOffice *office,
                                           const char *entry,
                                           GError    **error);
