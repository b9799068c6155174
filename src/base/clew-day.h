/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * ClewDay:
 *
 * A civil date: the count of days that g_date_get_julian() gives, so that
 * days compare and subtract as numbers. 0 is "not known" (CLEW_DAY_UNKNOWN).
 * No time zone: a hearing on 3 May is on 3 May.
 */
typedef guint32 ClewDay;

#define CLEW_DAY_UNKNOWN ((ClewDay)0)

/* In what order a date with slashes is read: 3/4 is 3 April or March 4. */
typedef enum
{
  CLEW_DATE_ORDER_MONTH_FIRST,
  CLEW_DATE_ORDER_DAY_FIRST,
} ClewDateOrder;

ClewDay       clew_day_new (int year, int month, int day);
ClewDay       clew_day_today (GTimeZone *zone);
gboolean      clew_day_parse_iso (const char *text, ClewDay *day);
ClewDay       clew_day_from_iso (const char *text);
char         *clew_day_to_iso (ClewDay day);
ClewDay       clew_day_parse_typed (const char *text, ClewDay today, ClewDateOrder order);
ClewDateOrder clew_day_order_of_locale (void);
ClewDay       clew_day_add_months (ClewDay day, int months);
ClewDay       clew_day_add_years (ClewDay day, int years);
int           clew_day_age (ClewDay born, ClewDay on);
int           clew_day_weekday (ClewDay day);
void          clew_day_split (ClewDay day, int *year, int *month, int *day_of_month);
char         *clew_instant_now (void);
