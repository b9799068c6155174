/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/clew-code-groups.h"

#include <string.h>

/* Symbols are Crockford's base 32: no I, L, O or U, so that nothing is mistaken
 * for a digit (https://www.crockford.com/base32.html).
 *
 * The check is a linear code over the field of 32 elements. A symbol's weight is
 * a power of x, no two in a group are equal and none is zero; so any one wrong
 * symbol, and any two symbols of a group exchanged, change the sum. The number of
 * the group is added, so that a whole group in another's place is seen as well. */

const char clew_code_symbols[33] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Stands for a character that is no symbol; it fits no check. */
#define NO_SYMBOL 0xff

/* Multiplies by x in the field of polynomials over two elements modulo
 * x⁵ + x² + 1, which is primitive: x has all of its 31 powers. */
static guint8
times_x (guint8 element)
{
  element <<= 1;
  return (element & 0x20) != 0 ? element ^ 0x25 : element;
}

/**
 * clew_code_get_check:
 * @group: values of four symbols
 * @number: of the group, from 1
 *
 * The first symbol has the weight x⁴, the fourth x, the check itself 1.
 *
 * Returns: the value of the group's check symbol
 */
guint8
clew_code_get_check (const guint8 *group, guint number)
{
  guint8 sum = 0;

  for (guint i = 0; i < CLEW_CODE_GROUP_SYMBOLS; i++)
    sum = times_x (sum ^ group[i]);
  return sum ^ number;
}

static guint8
symbol_of (gunichar c)
{
  const char *place;

  c = g_unichar_toupper (c);
  if (c == 'O')
    c = '0';
  else if (c == 'I' || c == 'L')
    c = '1';
  if (c == 0 || c > 0x7f)
    return NO_SYMBOL;
  place = strchr (clew_code_symbols, (char)c);
  return place != NULL ? place - clew_code_symbols : NO_SYMBOL;
}

/* What people, keyboards and paper put between groups. */
static gboolean
is_separator (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isspace (c) || type == G_UNICODE_DASH_PUNCTUATION ||
         type == G_UNICODE_FORMAT || c == 0x2212 /* minus sign */ || c == '_' || c == '.';
}

/**
 * clew_code_is_right_group:
 * @group: values of five symbols, as clew_code_read() gives them
 * @number: of the group, from 1
 *
 * Returns: whether the fifth is the check of the others in that place
 */
gboolean
clew_code_is_right_group (const guint8 *group, guint number)
{
  for (guint i = 0; i < CLEW_CODE_GROUP_LENGTH; i++)
    if (group[i] == NO_SYMBOL)
      return FALSE;
  return clew_code_get_check (group, number) == group[CLEW_CODE_GROUP_SYMBOLS];
}

/**
 * clew_code_find_bad_group:
 * @code: values of the symbols of a whole code
 * @n_groups: how many groups it has
 *
 * Returns: the number of the first group that is not right, or 0
 */
guint
clew_code_find_bad_group (const guint8 *code, guint n_groups)
{
  for (guint number = 1; number <= n_groups; number++)
    if (!clew_code_is_right_group (code + (number - 1) * CLEW_CODE_GROUP_LENGTH, number))
      return number;
  return 0;
}

/**
 * clew_code_read:
 * @typed: what a person typed or scanned, UTF-8
 * @code: (out) (array length=length): the value of one symbol a place
 * @length: how many fit
 *
 * Case, spaces and dashes don't matter, the letter O is taken for 0, and I and L for 1.
 *
 * Returns: how many there were, which may be more than fit
 */
guint
clew_code_read (const char *typed, guint8 *code, guint length)
{
  guint n = 0;

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == (gunichar)-1 || c == (gunichar)-2)
        return 0;
      if (is_separator (c))
        continue;
      if (n < length)
        code[n] = symbol_of (c);
      n++;
    }
  return n;
}
