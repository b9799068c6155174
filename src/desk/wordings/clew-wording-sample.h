/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"
#include "rules/clew-wording-rules.h"

/* A page that shows a wording without being anybody's paper. */

GBytes *clew_wording_sample_print (ClewOffice         *office,
                                   const ClewFormName *form,
                                   const char         *body,
                                   ClewDay             approved_on,
                                   GError            **error);
