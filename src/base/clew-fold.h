/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

char    *clew_fold (const char *text);
GStrv    clew_fold_words (const char *text);
gboolean clew_fold_one_typo (const char *folded_a, const char *folded_b);
gboolean clew_folded_has_phrase (const char *folded, const char *const *phrases);
gboolean clew_fold_runs_right_to_left (gunichar c);
