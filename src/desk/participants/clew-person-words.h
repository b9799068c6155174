/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/clew-pill.h"
#include "records/clew-participant-list.h"
#include "records/clew-person.h"
#include "records/clew-who-may-hear.h"

/* How this area words what it shows of a person. */

char       *clew_people_count_words (ClewParticipantList *list, gboolean narrowed);
char       *clew_person_age_words (int age, gboolean is_guess);
char       *clew_person_keep_order (char *text);
char       *clew_person_about_words (const ClewPerson *person, gboolean has_managers);
char       *clew_person_join (const char *const *parts);
const char *clew_person_tone_class (ClewPillTone tone);
const char *clew_person_date_icon (ClewDocketKind kind);
const char *clew_hear_cell_icon (ClewHearingCell cell);
const char *clew_hear_cell_word (ClewHearingCell cell);
char       *clew_hear_row_words (const ClewHearingRow *row);
