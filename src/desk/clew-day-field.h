/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/clew-day.h"

/* A date that is typed as people say it ("5/3", "fri", "May 3, 2027") and
 * said back with its weekday beneath, so that nobody is misunderstood. The
 * signal "changed" follows each key. */

#define CLEW_TYPE_DAY_FIELD (clew_day_field_get_type ())
G_DECLARE_FINAL_TYPE (ClewDayField, clew_day_field, CLEW, DAY_FIELD, GtkBox)

ClewDayField *clew_day_field_new (const char *title, ClewDay today);
void          clew_day_field_set_in_past (ClewDayField *field);
ClewDay       clew_day_field_get_day (ClewDayField *field);
void          clew_day_field_set_day (ClewDayField *field, ClewDay day);
gboolean      clew_day_field_is_empty (ClewDayField *field);
void          clew_day_field_say (ClewDayField *field, const char *echo, const char *problem);
