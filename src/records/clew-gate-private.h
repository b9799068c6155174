/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-gate.h"

/* Between clew-gate.c, which lets things out, and clew-gate-told.c, which notes
 * what went out already. */

ClewRecord *clew_gate_make_row (ClewOffice           *office,
                                const ClewDisclosure *what,
                                const ClewGateRow    *recipient);
