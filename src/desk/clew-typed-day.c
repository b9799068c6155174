/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-typed-day.h"

#include "desk/clew-settings.h"

#include <glib/gi18n.h>

/* clew_day_parse_typed() takes a year of two digits for one at most so far ahead. */
#define YEARS_AHEAD 10

static gboolean
has_digit (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isdigit (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* A weekday is that of the last seven days; "tomorrow" alone moves with the day that it is. */
static ClewDay
read_word (const char *text, ClewDay today, ClewDay day, ClewDateOrder order)
{
  if (clew_day_parse_typed (text, today - 1, order) == day - 1)
    return day;
  return clew_day_parse_typed (text, today - 7, order);
}

/**
 * clew_typed_day_read:
 * @text: what was typed
 * @today: today
 * @past: whether the day can only lie behind: a birth, a signature
 *
 * Reads a day as preferred at this desk. What leaves open which day is meant
 * ("fri", "3/4", "3/4/30", "2/29") means the last such day where only the past makes sense.
 *
 * Returns: the day, or unknown when @text is no date
 */
ClewDay
clew_typed_day_read (const char *text, ClewDay today, gboolean past)
{
  ClewDateOrder order = clew_settings_get_date_order ();
  ClewDay       day = clew_day_parse_typed (text, today, order);

  if (!past || (day != CLEW_DAY_UNKNOWN && day <= today))
    return day;
  if (!has_digit (text))
    return read_word (text, today, day, order);
  for (int years = 1; years <= YEARS_AHEAD; years++)
    {
      ClewDay from = clew_day_add_years (today, -years) + 1;
      ClewDay earlier = clew_day_parse_typed (text, from, order);

      if (earlier != CLEW_DAY_UNKNOWN && earlier <= today)
        return earlier;
    }
  return day;
}

/**
 * clew_typed_day_problem:
 *
 * Returns: what to say of something typed that is no date, with examples in
 *   the order in force
 */
const char *
clew_typed_day_problem (void)
{
  if (clew_settings_get_date_order () == CLEW_DATE_ORDER_DAY_FIRST)
    /* Translators: all three are March 4, as typed where the day stands first */
    return _ ("This is not a date. Write it like 4/3/2024, 4 March 2024 or 2024-03-04.");
  /* Translators: all three are March 4, as typed where the month stands first */
  return _ ("This is not a date. Write it like 3/4/2024, March 4, 2024 or 2024-03-04.");
}
