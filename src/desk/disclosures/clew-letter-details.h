/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "documents/clew-letter.h"
#include "records/clew-caution.h"

/* What stands on a letter beside what it says, and what it is asked for. The
 * signal "changed" follows each change; "language-changed" another language. */

#define CLEW_TYPE_LETTER_DETAILS (clew_letter_details_get_type ())
G_DECLARE_FINAL_TYPE (ClewLetterDetails, clew_letter_details, CLEW, LETTER_DETAILS, GtkBox)

ClewLetterDetails *clew_letter_details_new (ClewCautionList *list);
const char        *clew_letter_details_get_language (ClewLetterDetails *details);
gboolean           clew_letter_details_has_birth_date (ClewLetterDetails *details);
char              *clew_letter_details_take_address (ClewLetterDetails *details,
                                                     ClewLetterAddress *address);
void               clew_letter_details_set_person (ClewLetterDetails *details, const char *person);
