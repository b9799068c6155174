/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-value.h"

#include <string.h>

/**
 * clew_value_clear:
 * @value: a value
 *
 * Frees what @value holds and makes it "nothing". May be called again.
 */
void
clew_value_clear (ClewValue *value)
{
  if (value->type == CLEW_VALUE_TEXT)
    g_free (value->text);
  else if (value->type == CLEW_VALUE_BYTES)
    g_bytes_unref (value->bytes);
  memset (value, 0, sizeof *value);
}

/**
 * clew_value_set_text:
 * @value: a value
 * @text: (nullable): UTF-8, copied; %NULL makes the value "nothing". It may be
 *   the text of @value itself.
 */
void
clew_value_set_text (ClewValue *value, const char *text)
{
  clew_value_take_text (value, g_strdup (text));
}

/**
 * clew_value_take_text:
 * @value: a value
 * @text: (nullable) (transfer full): UTF-8; %NULL makes the value "nothing"
 */
void
clew_value_take_text (ClewValue *value, char *text)
{
  clew_value_clear (value);
  if (text == NULL)
    return;
  value->type = CLEW_VALUE_TEXT;
  value->text = text;
}

/**
 * clew_value_set_number:
 * @value: a value
 * @number: any number
 */
void
clew_value_set_number (ClewValue *value, gint64 number)
{
  clew_value_clear (value);
  value->type = CLEW_VALUE_NUMBER;
  value->number = number;
}

/**
 * clew_value_set_bytes:
 * @value: a value
 * @bytes: (nullable) (transfer none): bytes, of which a reference is kept; %NULL
 *   makes the value "nothing"
 */
void
clew_value_set_bytes (ClewValue *value, GBytes *bytes)
{
  GBytes *kept = bytes != NULL ? g_bytes_ref (bytes) : NULL;

  clew_value_clear (value);
  if (kept == NULL)
    return;
  value->type = CLEW_VALUE_BYTES;
  value->bytes = kept;
}

/**
 * clew_value_copy:
 * @to: a value, whose content is replaced
 * @from: what it shall be; may be @to
 */
void
clew_value_copy (ClewValue *to, const ClewValue *from)
{
  if (to == from)
    return;

  switch (from->type)
    {
    case CLEW_VALUE_TEXT:
      clew_value_set_text (to, from->text);
      break;
    case CLEW_VALUE_NUMBER:
      clew_value_set_number (to, from->number);
      break;
    case CLEW_VALUE_BYTES:
      clew_value_set_bytes (to, from->bytes);
      break;
    case CLEW_VALUE_NONE:
    default:
      clew_value_clear (to);
      break;
    }
}

/**
 * clew_value_equal:
 * @a: a value
 * @b: another
 *
 * Whether both hold the same: type and content. Text compares byte for byte;
 * the text "1" is not the number 1, and the empty text is not "nothing".
 */
gboolean
clew_value_equal (const ClewValue *a, const ClewValue *b)
{
  if (a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case CLEW_VALUE_TEXT:
      return strcmp (a->text, b->text) == 0;
    case CLEW_VALUE_NUMBER:
      return a->number == b->number;
    case CLEW_VALUE_BYTES:
      return g_bytes_equal (a->bytes, b->bytes);
    case CLEW_VALUE_NONE:
    default:
      return TRUE;
    }
}
