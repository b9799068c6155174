/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/clew-page.h"
#include "records/clew-office.h"
#include "records/clew-wording.h"

/* The notice that goes with what is about somebody and goes to another agency. */

void clew_part2_notice_add (ClewPages *pages, ClewWording *wording, ClewOffice *office);
