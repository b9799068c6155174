/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-letter-chosen.h"

/**
 * clew_letter_chosen_clear:
 * @chosen: what was chosen; its strings are freed, itself not
 */
void
clew_letter_chosen_clear (ClewLetterChosen *chosen)
{
  g_strfreev (chosen->statements);
  g_strfreev (chosen->about);
  g_free (chosen->words);
  g_free (chosen->person);
}
