/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-gate.h"

/* Between clew-gate.c, which lets things out about one person, clew-gate-list.c, which lets
 * out a paper about several, clew-gate-told.c, which notes what went out already, and
 * clew-roster.c, which asks for many people at once. */

struct _ClewClearance
{
  ClewOffice    *office;
  ClewDisclosure what; /* its strings are owned */
  GPtrArray     *recipients;
  gboolean       spent;
};

ClewRecord        *clew_gate_make_row (ClewOffice           *office,
                                       const ClewDisclosure *what,
                                       const ClewGateRow    *recipient);
gboolean           clew_gate_ask_again (ClewClearance *clearance, GError **error);
gboolean           clew_gate_check_paper (const ClewClearance *clearance,
                                          const char          *paper_kind,
                                          GError             **error);
ClewGateRecipient  clew_gate_describe_recipient (ClewRecord *agency);
const char *const *clew_gate_list_known (void);
