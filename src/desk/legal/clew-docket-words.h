/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-docket.h"

/* What an entry of the docket says, in whichever form it is shown. Initials, not names: a docket
 * lies open on the desk while others pass. */

const char *clew_docket_words_icon (ClewDocketEntry *entry);
char       *clew_docket_words_title (ClewDocketEntry *entry);
char       *clew_docket_words_details (ClewDocketEntry *entry, ClewDay today);
char       *clew_docket_words_before (ClewDocketEntry *entry, ClewDay today);
char       *clew_docket_words_moved (ClewDocketEntry *entry, ClewDay today);
char       *clew_docket_words_brief (ClewDocketEntry *entry);
char       *clew_docket_words_spoken (ClewDocketEntry *entry, ClewDay today);
