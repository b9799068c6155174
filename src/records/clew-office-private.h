/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* Between clew-office.c, which opens a file, and clew-office-create.c, which makes one. */

ClewOffice *clew_office_wrap (ClewStore *store, GError **error);
