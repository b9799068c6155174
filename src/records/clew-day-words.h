/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"

/* Days and times as people read them, in the language of the desk. (Paper has its own
 * words: those of the form's language.) */

char *clew_day_words (ClewDay day);
char *clew_day_words_short (ClewDay day, ClewDay today);
char *clew_day_words_long (ClewDay day);
char *clew_day_words_weekday (ClewDay day);
char *clew_day_words_weekday_short (ClewDay day);
char *clew_day_words_month (ClewDay day);
char *clew_day_words_relative (ClewDay day, ClewDay today);
char *clew_time_words (const char *time);
