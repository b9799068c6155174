/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-case-save.h"

/* Between clew-hearing-save.c, which knows how one hearing goes on, and clew-hearing-next.c,
 * which does that for many. */

ClewRecord *clew_hearing_load_open (ClewOffice *office, const char *id, GError **error);
gboolean    clew_hearing_add_move (ClewOffice *office,
                                   ClewRecord *hearing,
                                   ClewDay     day,
                                   const char *time,
                                   const char *reason,
                                   GPtrArray  *records,
                                   GError    **error);
gboolean    clew_hearing_add_outcome (ClewOffice            *office,
                                      ClewRecord            *hearing,
                                      const char            *outcome,
                                      const ClewNextHearing *next,
                                      GPtrArray             *records,
                                      GError               **error);
gboolean    clew_hearing_save (ClewOffice *office,
                               const char *what,
                               GPtrArray  *records,
                               GError    **error);
