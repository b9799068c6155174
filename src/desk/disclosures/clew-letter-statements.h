/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-caution.h"
#include "records/clew-wording.h"

/* What a status letter says: ready sentences to tick, and own words, which are
 * warned of when they suggest what is never told. Nothing is ticked at first.
 * The signal "changed" follows each tick and each key. */

#define CLEW_TYPE_LETTER_STATEMENTS (clew_letter_statements_get_type ())
G_DECLARE_FINAL_TYPE (ClewLetterStatements, clew_letter_statements, CLEW, LETTER_STATEMENTS,
                      GtkBox)

ClewLetterStatements *clew_letter_statements_new (const char *name, ClewCautionList *list);
void                  clew_letter_statements_set_wording (ClewLetterStatements *statements,
                                                          ClewWording          *wording);
GStrv                 clew_letter_statements_list (ClewLetterStatements *statements);
char                 *clew_letter_statements_dup_words (ClewLetterStatements *statements);
GStrv                 clew_letter_statements_list_about (ClewLetterStatements *statements);
