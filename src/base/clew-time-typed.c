/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-time-typed.h"

#include <string.h>

/* Reading a time of day as people and the calendars of courts write it. */

/* Courts sit by day: up to this hour, what leaves open which half is meant is the afternoon. */
#define LAST_AFTERNOON_HOUR 6

/* Takes up to @n digits from the beginning of @text; -1 when there is none. */
static int
take_number (const char **text, int n)
{
  int number = -1;

  for (; n > 0 && g_ascii_isdigit (**text); n--, (*text)++)
    number = MAX (number, 0) * 10 + (**text - '0');
  return number;
}

/* The hour and the minute of "9", "9:30", "9.30", "930" and "0930"; what follows is left. */
static gboolean
take_clock (const char **text, int *hour, int *minute)
{
  gsize n_digits = strspn (*text, "0123456789");

  *hour = take_number (text, n_digits == 3 ? 1 : 2);
  *minute = 0;
  if (n_digits > 4 || *hour < 0)
    return FALSE;
  if (n_digits > 2)
    *minute = take_number (text, 2);
  else if (**text == ':' || **text == '.')
    {
      (*text)++;
      if (strspn (*text, "0123456789") != 2)
        return FALSE;
      *minute = take_number (text, 2);
    }
  return *minute < 60;
}

/* "a", "am", "a.m." or "p", "pm", "p.m."; nothing when it is left open. */
static gboolean
read_half (const char *text, char *half)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (*text != ' ' && *text != '.')
      g_string_append_c (letters, g_ascii_tolower (*text));
  *half = letters->str[0];
  return letters->len == 0 || g_str_equal (letters->str, "a") || g_str_equal (letters->str, "am") ||
         g_str_equal (letters->str, "p") || g_str_equal (letters->str, "pm");
}

/**
 * clew_time_parse_typed:
 * @text: what was typed
 *
 * Reads "9", "9:30", "930", "1:30 pm" and "13:30". Of an hour from 1 to 6 that leaves
 * open which half of the day is meant, without a zero before it, the afternoon is meant.
 *
 * Returns: (transfer full) (nullable): the time as it is kept ("13:30"), or %NULL when @text
 *   is no time
 */
char *
clew_time_parse_typed (const char *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  const char      *rest = typed;
  int              hour, minute;
  char             half;

  if (!take_clock (&rest, &hour, &minute) || !read_half (rest, &half))
    return NULL;
  if (half != '\0' && (hour < 1 || hour > 12))
    return NULL;
  if (half == 'p' && hour < 12)
    hour += 12;
  else if (half == 'a' && hour == 12)
    hour = 0;
  else if (half == '\0' && typed[0] != '0' && hour >= 1 && hour <= LAST_AFTERNOON_HOUR)
    hour += 12;
  return hour < 24 ? g_strdup_printf ("%02d:%02d", hour, minute) : NULL;
}
