/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-record-private.h"

#include "base/clew-error.h"
#include "base/clew-id.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What a field may hold, told from its table. Every message is shown at the
 * field, so it says what to do and not which field. */

static const char *
check_day (const ClewField *field, const char *text, ClewDay today)
{
  ClewDay day;

  if (!clew_day_parse_iso (text, &day))
    return N_ ("This is not a date. Enter it like 2027-05-03.");
  if ((field->flags & CLEW_FIELD_NOT_FUTURE) != 0 && today != CLEW_DAY_UNKNOWN && day > today)
    return N_ ("This date is still to come. Enter a date up to today.");
  return NULL;
}

static gboolean
is_time (const char *text)
{
  return strlen (text) == 5 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) &&
         text[2] == ':' && g_ascii_isdigit (text[3]) && g_ascii_isdigit (text[4]) &&
         (text[0] - '0') * 10 + (text[1] - '0') < 24 && text[3] < '6';
}

static gboolean
are_choices (const ClewField *field, const char *text)
{
  g_auto (GStrv) ids = g_strsplit (text, " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    if (clew_choice_get_label (field->choices, ids[i]) == NULL ||
        g_strv_contains ((const char *const *)ids + i + 1, ids[i]))
      return FALSE;
  return TRUE;
}

/* Returns what is wrong with a value, or %NULL. */
static const char *
check_value (const ClewField *field, const ClewValue *value, ClewDay today)
{
  ClewValueType expected = CLEW_VALUE_TEXT;

  if (value->type == CLEW_VALUE_NONE)
    return (field->flags & CLEW_FIELD_REQUIRED) != 0 ? N_ ("This can’t be empty.") : NULL;
  if (field->type == CLEW_FIELD_NUMBER || field->type == CLEW_FIELD_YES_NO)
    expected = CLEW_VALUE_NUMBER;
  else if (field->type == CLEW_FIELD_BYTES)
    expected = CLEW_VALUE_BYTES;
  if (value->type != expected)
    return N_ ("This is not the right sort of value.");

  switch (field->type)
    {
    case CLEW_FIELD_DAY:
      return check_day (field, value->text, today);
    case CLEW_FIELD_TIME:
      return is_time (value->text) ? NULL : N_ ("This is not a time. Enter it like 13:30.");
    case CLEW_FIELD_CHOICE:
      return clew_choice_get_label (field->choices,
                                    value->text) != NULL
               ? NULL
               : N_ ("This is not one of the choices.");
    case CLEW_FIELD_CHOICES:
      return are_choices (field, value->text) ? NULL : N_ ("This is not one of the choices.");
    case CLEW_FIELD_REFERENCE:
      return clew_id_is_valid (value->text) ? NULL : N_ ("This does not name a record.");
    case CLEW_FIELD_YES_NO:
      if (value->number == 0 || value->number == 1)
        return NULL;
      return N_ ("This is not the right sort of value.");
    case CLEW_FIELD_TEXT:
      return strchr (value->text, '\n') == NULL ? NULL : N_ ("This must be one line.");
    case CLEW_FIELD_LONG_TEXT:
    case CLEW_FIELD_NUMBER:
    case CLEW_FIELD_BYTES:
    default:
      return NULL;
    }
}

/**
 * clew_record_check:
 * @record: a record
 * @today: for fields that can't lie in the future; unknown leaves that out
 * @field: (out) (optional): the column at which to show the message
 * @error: return location
 *
 * Whether every field holds what its table allows, and the fields agree among
 * themselves. The first thing that is wrong is reported.
 *
 * Returns: whether the record may be kept
 */
gboolean
clew_record_check (ClewRecord *record, ClewDay today, const char **field, GError **error)
{
  const ClewKind *kind = clew_record_get_kind (record);
  const char     *where = NULL;

  for (guint i = 0; kind->fields[i].column != NULL; i++)
    {
      const char *problem = check_value (&kind->fields[i], clew_record_value (record, i), today);

      if (problem == NULL)
        continue;
      if (field != NULL)
        *field = kind->fields[i].column;
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, _ (problem));
      return FALSE;
    }
  if (kind->check != NULL && !kind->check (G_OBJECT (record), &where, error))
    {
      if (field != NULL)
        *field = where;
      return FALSE;
    }
  return TRUE;
}
