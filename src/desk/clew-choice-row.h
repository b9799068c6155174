/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-kind.h"

/* A row with a list to choose one from, in which nothing is chosen beforehand and
 * no name is cut. */

AdwComboRow *clew_choice_row_new (const char *title, const char *const *names);
AdwComboRow *clew_choice_row_new_for (const char *title, const ClewChoice *choices);
void         clew_choice_row_show_whole (AdwComboRow *row);
int          clew_choice_row_get (AdwComboRow *row);
void         clew_choice_row_set (AdwComboRow *row, int which);
