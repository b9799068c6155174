/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/clew-letter.h"

/* What somebody chose in the window of letters, as the printer takes it: the letter and the
 * address borrow from the rest. */
typedef struct
{
  ClewLetter        letter;
  ClewLetterAddress address;
  GStrv             statements;
  GStrv             about;
  char             *words;
  char             *person;
} ClewLetterChosen;

void clew_letter_chosen_clear (ClewLetterChosen *chosen);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ClewLetterChosen, clew_letter_chosen_clear)
