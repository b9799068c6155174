/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"

/* Days on which a court may not sit. Some do, so nothing is refused because of them. */

typedef enum
{
  CLEW_HOLIDAY_NONE,
  CLEW_HOLIDAY_NEW_YEAR,
  CLEW_HOLIDAY_KING,
  CLEW_HOLIDAY_WASHINGTON,
  CLEW_HOLIDAY_MEMORIAL,
  CLEW_HOLIDAY_JUNETEENTH,
  CLEW_HOLIDAY_INDEPENDENCE,
  CLEW_HOLIDAY_LABOR,
  CLEW_HOLIDAY_COLUMBUS,
  CLEW_HOLIDAY_VETERANS,
  CLEW_HOLIDAY_THANKSGIVING,
  CLEW_HOLIDAY_CHRISTMAS,
  CLEW_N_HOLIDAYS,
} ClewHoliday;

ClewHoliday clew_court_days_holiday (ClewDay day, gboolean *observed);
gboolean    clew_court_days_is_weekend (ClewDay day);
