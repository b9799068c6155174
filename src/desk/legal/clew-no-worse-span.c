/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-no-worse-span.h"

#include "records/clew-day-words.h"

#include <glib/gi18n.h>

/**
 * clew_no_worse_choice_label:
 * @choice: a choice of days
 *
 * Returns: what it is called, translated
 */
const char *
clew_no_worse_choice_label (ClewNoWorseChoice choice)
{
  static const char *const labels[CLEW_NO_WORSE_N_CHOICES] = {
    [CLEW_NO_WORSE_TWELVE_MONTHS] = N_ ("Last 12 months"),
    [CLEW_NO_WORSE_THIS_QUARTER] = N_ ("This quarter"),
    [CLEW_NO_WORSE_LAST_QUARTER] = N_ ("Last quarter"),
    [CLEW_NO_WORSE_THIS_YEAR] = N_ ("This year"),
    [CLEW_NO_WORSE_LAST_YEAR] = N_ ("Last year"),
    [CLEW_NO_WORSE_ALL] = N_ ("All days"),
    [CLEW_NO_WORSE_OTHER] = N_ ("Other days…"),
  };

  return _ (labels[choice]);
}

/**
 * clew_no_worse_span:
 * @choice: a choice of days; other days begin as the last 12 months
 * @today: today
 *
 * Nothing is decided in days to come, so a span that isn't over ends today.
 *
 * Returns: its first and last day
 */
ClewNoWorseSpan
clew_no_worse_span (ClewNoWorseChoice choice, ClewDay today)
{
  int     year, month;
  ClewDay quarter;

  clew_day_split (today, &year, &month, NULL);
  quarter = clew_day_new (year, (month - 1) / 3 * 3 + 1, 1);
  switch (choice)
    {
    case CLEW_NO_WORSE_THIS_QUARTER:
      return (ClewNoWorseSpan){ quarter, today };
    case CLEW_NO_WORSE_LAST_QUARTER:
      return (ClewNoWorseSpan){ clew_day_add_months (quarter, -3), quarter - 1 };
    case CLEW_NO_WORSE_THIS_YEAR:
      return (ClewNoWorseSpan){ clew_day_new (year, 1, 1), today };
    case CLEW_NO_WORSE_LAST_YEAR:
      return (ClewNoWorseSpan){ clew_day_new (year - 1, 1, 1), clew_day_new (year, 1, 1) - 1 };
    case CLEW_NO_WORSE_ALL:
      return (ClewNoWorseSpan){ CLEW_DAY_UNKNOWN, today };
    case CLEW_NO_WORSE_TWELVE_MONTHS:
    case CLEW_NO_WORSE_OTHER:
    case CLEW_NO_WORSE_N_CHOICES:
    default:
      return (ClewNoWorseSpan){ clew_day_add_years (today, -1) + 1, today };
    }
}

/**
 * clew_no_worse_span_words:
 * @span: first and last day
 *
 * Returns: (transfer full): for people
 */
char *
clew_no_worse_span_words (ClewNoWorseSpan span)
{
  g_autofree char *from = clew_day_words (span.from);
  g_autofree char *to = clew_day_words (span.to);

  if (span.from == CLEW_DAY_UNKNOWN)
    /* Translators: %s is the last day */
    return g_strdup_printf (_ ("Until %s"), to);
  /* Translators: a span of days, first and last */
  return g_strdup_printf (_ ("%s – %s"), from, to);
}
