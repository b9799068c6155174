/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "documents/clew-letter.h"

/* The site's agencies with what the gate says of each: one that may hear the
 * letter can be chosen, the others say why not. Nobody is chosen at first. The
 * signal "changed" follows each choice. */

#define CLEW_TYPE_LETTER_RECIPIENTS (clew_letter_recipients_get_type ())
G_DECLARE_FINAL_TYPE (ClewLetterRecipients, clew_letter_recipients, CLEW, LETTER_RECIPIENTS,
                      GtkBox)

ClewLetterRecipients *clew_letter_recipients_new (ClewOffice *office, const char *participant);
gboolean              clew_letter_recipients_ask (ClewLetterRecipients    *recipients,
                                                  const ClewLetter        *letter,
                                                  const ClewLetterAddress *address,
                                                  GError                 **error);
gboolean              clew_letter_recipients_has_any (ClewLetterRecipients *recipients);
const char           *clew_letter_recipients_get_agency (ClewLetterRecipients *recipients);
gboolean              clew_letter_recipients_choose_justice (ClewLetterRecipients *recipients);
void                  clew_letter_recipients_set_agency (ClewLetterRecipients *recipients,
                                                         const char           *agency);
