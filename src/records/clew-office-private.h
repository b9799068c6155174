/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"
#include "records/clew-undo.h"

/* Between clew-office.c, which opens a file, and clew-office-create.c, which makes one,
 * and clew-office-undo.c. */

ClewOffice *clew_office_wrap (ClewStore *store, GError **error);
ClewUndo   *clew_office_get_steps (ClewOffice *office);
