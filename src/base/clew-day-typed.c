/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/clew-day.h"
#include "base/clew-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reading a day as people type it. What is not read with certainty is not
 * guessed: 25/12 where the month stands first is no date. */

#define MAX_TOKENS 8
/* How many letters of a month's or weekday's name are enough. */
#define MIN_PREFIX 3
/* A year of two digits lies at most so far ahead; beyond it, in the past. */
#define YEARS_AHEAD 10

/* A number or a word, with what stands before it. */
typedef struct
{
  char *word; /* folded, or NULL for a number */
  int   number;
  int   digits;
  char  before; /* 0 if nothing, or one of " /-." */
} Token;

typedef struct
{
  Token tokens[MAX_TOKENS];
  guint n;
} Tokens;

static void
tokens_clear (Tokens *tokens)
{
  for (guint i = 0; i < tokens->n; i++)
    g_free (tokens->tokens[i].word);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tokens, tokens_clear)

static const char *const english_weekdays[] = { "monday", "tuesday", "wednesday", "thursday",
                                                "friday", "saturday", "sunday", NULL };

static const char *const english_months[] = { "january", "february", "march", "april",
                                              "may", "june", "july", "august",
                                              "september", "october", "november", "december",
                                              NULL };

/* Words that stand in a date and say nothing. */
static const char *const fillers[] = { "de", "del", "of", "the", "年", "月", "日", NULL };

/* What may stand right after the number of a day: 3rd, 1º, 1er. */
static const char *const ordinals[] = { "st", "nd", "rd", "th", "o", "a", "er", NULL };

/* A day in the years that records may have. */
static ClewDay
make_day (int year, int month, int day)
{
  char iso[32];

  if (year < 0 || year > 9999 || month < 0 || month > 99 || day < 0 || day > 99)
    return CLEW_DAY_UNKNOWN;
  g_snprintf (iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
  return clew_day_from_iso (iso);
}

static gboolean
matches_name (const char *word, const char *name, gboolean is_short)
{
  g_autofree char *folded = clew_fold (name);

  if (*folded == '\0')
    return FALSE;
  if (strcmp (word, folded) == 0)
    return TRUE;
  return !is_short && g_utf8_strlen (word, -1) >= MIN_PREFIX && g_str_has_prefix (folded, word);
}

/* Whether a word names the day that @date is, in the way that @formats, long
 * and short by turns, write it in this locale. */
static gboolean
matches_locale (const char *word, GDateTime *date, const char *const *formats)
{
  for (guint i = 0; formats[i] != NULL; i++)
    {
      g_autofree char *name = g_date_time_format (date, formats[i]);

      if (name != NULL && matches_name (word, name, i % 2 == 1))
        return TRUE;
    }
  return FALSE;
}

static int
find_weekday (const char *word)
{
  static const char *const formats[] = { "%A", "%a", NULL };

  for (int i = 0; i < 7; i++)
    {
      /* 1 January 2024 was a Monday. */
      g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 1, i + 1, 12, 0, 0);

      if (matches_locale (word, date, formats))
        return i + 1;
    }
  for (int i = 0; i < 7; i++)
    if (matches_name (word, english_weekdays[i], FALSE))
      return i + 1;
  return 0;
}

static int
find_month (const char *word)
{
  /* %OB is the name as it stands alone, where that differs. */
  static const char *const formats[] = { "%B", "%b", "%OB", "%Ob", NULL };

  for (int i = 0; i < 12; i++)
    {
      g_autoptr (GDateTime) date = g_date_time_new_utc (2024, i + 1, 1, 12, 0, 0);

      if (matches_locale (word, date, formats))
        return i + 1;
    }
  for (int i = 0; i < 12; i++)
    if (matches_name (word, english_months[i], FALSE))
      return i + 1;
  return 0;
}

static const char *
read_number (const char *at, Token *token)
{
  for (; g_unichar_isdigit (g_utf8_get_char (at)); at = g_utf8_next_char (at))
    {
      if (++token->digits > 8)
        return NULL;
      token->number = token->number * 10 + g_unichar_digit_value (g_utf8_get_char (at));
    }
  return at;
}

static const char *
read_word (const char *at, Token *token)
{
  const char      *end = at;
  g_autofree char *word = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (end)) || g_unichar_ismark (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  word = g_strndup (at, (gsize)(end - at));
  token->word = clew_fold (word);
  return end;
}

/* Adds one to what stands between two tokens: the stronger sign counts, spaces
 * beside it don't. */
static gboolean
add_separator (char *before, gunichar c)
{
  if (c == '/' || c == '-' || c == '.')
    {
      if (*before != 0 && *before != ' ')
        return FALSE;
      *before = (char)c;
      return TRUE;
    }
  if (g_unichar_isspace (c) || c == ',' || c == '\'' || c == 0x2019)
    {
      if (*before == 0)
        *before = ' ';
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_dropped (const Tokens *tokens, const Token *token)
{
  if (token->word == NULL)
    return FALSE;
  if (g_strv_contains (fillers, token->word))
    return TRUE;
  return token->before == 0 && tokens->n > 0 && tokens->tokens[tokens->n - 1].word == NULL &&
         g_strv_contains (ordinals, token->word);
}

static gboolean
tokenize (const char *text, Tokens *tokens)
{
  char before = 0;

  for (const char *at = text; *at != '\0';)
    {
      gunichar c = g_utf8_get_char (at);
      Token    token = { 0 };

      if (!g_unichar_isdigit (c) && !g_unichar_isalpha (c))
        {
          if (!add_separator (&before, c))
            return FALSE;
          at = g_utf8_next_char (at);
          continue;
        }

      token.before = before;
      at = g_unichar_isdigit (c) ? read_number (at, &token) : read_word (at, &token);
      if (at == NULL)
        return FALSE;
      if (is_dropped (tokens, &token))
        {
          g_free (token.word);
          continue;
        }
      before = 0;
      if (tokens->n == MAX_TOKENS)
        {
          g_free (token.word);
          return FALSE;
        }
      tokens->tokens[tokens->n++] = token;
    }
  /* "3.5." is how some write; "3/5/" is a date not typed to its end. */
  return tokens->n > 0 && (before == 0 || before == ' ' || before == '.') &&
         (tokens->tokens[0].before == 0 || tokens->tokens[0].before == ' ');
}

static void
remove_first (Tokens *tokens)
{
  g_free (tokens->tokens[0].word);
  memmove (tokens->tokens, tokens->tokens + 1, (tokens->n - 1) * sizeof (Token));
  tokens->n--;
}

/* The latest year with those two digits that lies at most YEARS_AHEAD ahead:
 * of a hearing it is the next years, of a birth the past. */
static int
expand_year (const Token *token, ClewDay today)
{
  int year_today, latest;

  if (token->digits == 4)
    return token->number;
  if (token->digits != 2 || today == CLEW_DAY_UNKNOWN)
    return -1;

  clew_day_split (today, &year_today, NULL, NULL);
  latest = year_today + YEARS_AHEAD;
  return latest - (latest - token->number) % 100;
}

/* A day without a year is the next such day, today included, in the year to come. */
static ClewDay
next_day (int month, int day, ClewDay today)
{
  int     year;
  ClewDay found;

  if (today == CLEW_DAY_UNKNOWN)
    return CLEW_DAY_UNKNOWN;

  clew_day_split (today, &year, NULL, NULL);
  found = make_day (year, month, day);
  if (found == CLEW_DAY_UNKNOWN || found < today)
    found = make_day (year + 1, month, day);
  return found;
}

static ClewDay
put_together (const Token *day, int month, const Token *year, ClewDay today)
{
  if (day->digits > 2)
    return CLEW_DAY_UNKNOWN;
  if (year == NULL)
    return next_day (month, day->number, today);
  return make_day (expand_year (year, today), month, day->number);
}

/* "3 may 2027", "May 3", "2027 may 3". */
static ClewDay
read_with_month (const Token *tokens, guint n, guint at, ClewDay today)
{
  const Token *numbers[2] = { NULL, NULL };
  guint        n_numbers = 0;
  int          month = find_month (tokens[at].word);

  if (month == 0 || n < 2 || n > 3 || at == 2)
    return CLEW_DAY_UNKNOWN;

  for (guint i = 0; i < n; i++)
    if (i != at)
      numbers[n_numbers++] = &tokens[i];

  if (n_numbers == 2 && numbers[0]->digits == 4)
    return put_together (numbers[1], month, numbers[0], today);
  return put_together (numbers[0], month, numbers[1], today);
}

/* Figures only. */
static ClewDay
read_figures (const Token *tokens, guint n, ClewDay today, ClewDateOrder order)
{
  const Token *day, *month;

  if (n == 1 && tokens[0].digits == 8)
    return make_day (tokens[0].number / 10000, tokens[0].number / 100 % 100,
                     tokens[0].number % 100);
  if (n < 2 || n > 3 || (n == 3 && tokens[1].before != tokens[2].before))
    return CLEW_DAY_UNKNOWN;

  if (n == 3 && tokens[0].digits == 4)
    return tokens[1].digits > 2 ? CLEW_DAY_UNKNOWN
                                : put_together (&tokens[2], tokens[1].number, &tokens[0], today);

  /* Dots are written only where the day stands first. */
  if (order == CLEW_DATE_ORDER_DAY_FIRST || tokens[1].before == '.')
    day = &tokens[0], month = &tokens[1];
  else
    month = &tokens[0], day = &tokens[1];
  if (month->digits > 2)
    return CLEW_DAY_UNKNOWN;
  return put_together (day, month->number, n == 3 ? &tokens[2] : NULL, today);
}

static ClewDay
read_date (const Tokens *tokens, ClewDay today, ClewDateOrder order)
{
  guint n_words = 0, at = 0;

  for (guint i = 0; i < tokens->n; i++)
    if (tokens->tokens[i].word != NULL)
      {
        n_words++;
        at = i;
      }

  if (n_words == 0)
    return read_figures (tokens->tokens, tokens->n, today, order);
  if (n_words == 1)
    return read_with_month (tokens->tokens, tokens->n, at, today);
  return CLEW_DAY_UNKNOWN;
}

static gboolean
is_word (const char *word, const char *english, const char *translated)
{
  return strcmp (word, english) == 0 || matches_name (word, translated, TRUE);
}

static ClewDay
read_one_word (const char *word, ClewDay today)
{
  int weekday;

  if (today == CLEW_DAY_UNKNOWN)
    return CLEW_DAY_UNKNOWN;
  /* Translators: what people type instead of a date */
  if (is_word (word, "today", _ ("today")))
    return today;
  /* Translators: what people type instead of a date */
  if (is_word (word, "tomorrow", _ ("tomorrow")))
    return today + 1;
  /* Translators: what people type instead of a date */
  if (is_word (word, "yesterday", _ ("yesterday")))
    return today - 1;

  weekday = find_weekday (word);
  if (weekday == 0)
    return CLEW_DAY_UNKNOWN;
  return today + 1 + (guint)(weekday - clew_day_weekday (today + 1) + 7) % 7;
}

/**
 * clew_day_parse_typed:
 * @text: (nullable): what somebody typed
 * @today: the day that it is, for all that is relative; may be unknown
 * @order: how to read figures with slashes, dashes or spaces
 *
 * Reads a day as people type it: ISO 8601 always; figures in @order, with dots
 * the day first; months by name in English or the locale's language, also
 * shortened; "today", "tomorrow", "yesterday"; a weekday, which is the next such
 * day after @today. A weekday before a date must fit it. Without a year it is the
 * next such day from @today on; a year of two digits lies at most ten years ahead.
 *
 * Returns: the day, or %CLEW_DAY_UNKNOWN if @text can't be read with certainty
 */
ClewDay
clew_day_parse_typed (const char *text, ClewDay today, ClewDateOrder order)
{
  g_auto (Tokens) tokens = { 0 };
  ClewDay day;
  int     weekday;

  if (text == NULL || !g_utf8_validate (text, -1, NULL) || !tokenize (text, &tokens))
    return CLEW_DAY_UNKNOWN;
  if (tokens.n == 1 && tokens.tokens[0].word != NULL)
    return read_one_word (tokens.tokens[0].word, today);

  day = read_date (&tokens, today, order);
  if (day != CLEW_DAY_UNKNOWN || tokens.n < 2 || tokens.tokens[0].word == NULL)
    return day;

  weekday = find_weekday (tokens.tokens[0].word);
  remove_first (&tokens);
  day = read_date (&tokens, today, order);
  return day != CLEW_DAY_UNKNOWN && clew_day_weekday (day) == weekday ? day : CLEW_DAY_UNKNOWN;
}
