/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-office-holds.h"

#include "base/clew-error.h"
#include "records/clew-record-private.h"
#include "rules/clew-office-rules.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED, message);
  return FALSE;
}

/* Of an office whose own record is still to come, nothing is known and nothing else is there. */
static gboolean
read_kind (ClewStore *store, char **kind, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error,
                                                "SELECT kind FROM office WHERE removed IS NULL "
                                                "LIMIT 1",
                                                NULL);
  GError *failure = NULL;

  *kind = NULL;
  if (rows == NULL)
    return FALSE;
  if (clew_rows_next (rows, &failure))
    *kind = g_strdup (clew_rows_get_text (rows, 0));
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* Whether the field says something that it may not. */
static gboolean
is_barred (const char *office_kind, const ClewKind *kind, ClewRecord *record, guint place)
{
  const ClewField *field = &kind->fields[place];
  const ClewValue *value = clew_record_value (record, place);

  if (value->type == CLEW_VALUE_NONE)
    return FALSE;
  return field->type == CLEW_FIELD_CHOICE
           ? !clew_office_kind_holds_choice (office_kind, kind->table, field->column, value->text)
           : !clew_office_kind_holds_field (office_kind, kind->table, field->column);
}

static gboolean
check_fields (const char *office_kind, ClewRecord *record, GError **error)
{
  const ClewKind *kind = clew_record_get_kind (record);

  for (guint i = 0; kind->fields[i].column != NULL; i++)
    if (is_barred (office_kind, kind, record, i))
      {
        g_autofree char *message = g_strdup_printf (
          /* Translators: %s is a field, such as “Usual places” */
          _ ("A prosecutor’s office keeps only its own cases and what was shared with it. This has "
             "no place in its file: %s."),
             kind->fields[i].type == CLEW_FIELD_CHOICE
               ? clew_record_get_choice_label (record, kind->fields[i].column)
               : _ (kind->fields[i].label));

        return refuse (message, error);
      }
  return TRUE;
}

/* That an office became one of another kind is only true if it holds nothing else. */
static gboolean
check_whole (ClewStore *store, ClewRecord *office, GError **error)
{
  const char *kind = clew_record_get_text (office, "kind");

  for (guint i = 0; clew_kinds[i] != NULL; i++)
    {
      g_autofree char *sql = NULL;
      g_autoptr (ClewRows) rows = NULL;
      GError *failure = NULL;

      if (clew_office_kind_holds (kind, clew_kinds[i]->table))
        continue;
      sql = g_strdup_printf ("SELECT 1 FROM %s LIMIT 1", clew_kinds[i]->table);
      rows = clew_store_query (store, error, sql, NULL);
      if (rows == NULL)
        return FALSE;
      if (clew_rows_next (rows, &failure))
        return refuse (_ ("This file holds records that such an office may not have. Make a new "
                          "office file for it."),
                          error);
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * clew_office_holds_check:
 * @store: a store
 * @record: a record that is to be kept
 * @error: return location; %CLEW_RECORDS_ERROR_REFUSED
 *
 * Returns: whether the file of this kind of office may hold it
 */
gboolean
clew_office_holds_check (ClewStore *store, ClewRecord *record, GError **error)
{
  const ClewKind  *kind = clew_record_get_kind (record);
  g_autofree char *office_kind = NULL;

  if (kind == &clew_kind_office)
    return check_whole (store, record, error);
  if (!clew_office_kinds_differ (kind->table))
    return TRUE;
  if (!read_kind (store, &office_kind, error))
    return FALSE;
  if (office_kind == NULL || g_str_equal (office_kind, "case_management"))
    return TRUE;
  if (clew_office_kind_holds (office_kind, kind->table))
    return check_fields (office_kind, record, error);
  return refuse (g_str_equal (office_kind, "prosecutor")
                 ? _ ("A prosecutor’s office keeps only its own cases and what was shared with "
                        "it. This has no place in its file.")
                 : _ ("Contact notes are kept by case management alone."),
                      error);
}

static void
add_barred_choices (GString *sql, const char *office_kind, const ClewKind *kind)
{
  for (guint i = 0; kind->fields[i].column != NULL; i++)
    for (const ClewChoice *choice = kind->fields[i].choices;
         kind->fields[i].type == CLEW_FIELD_CHOICE && choice->id != NULL; choice++)
      if (!clew_office_kind_holds_choice (office_kind, kind->table, kind->fields[i].column,
                                          choice->id))
        g_string_append_printf (sql, " OR %s = '%s'", kind->fields[i].column, choice->id);
}

static gboolean
find_in (ClewStore *store, const char *office_kind, const ClewKind *kind, GStrvBuilder *found,
         GError **error)
{
  GString *sql = g_string_new (NULL);
  g_autoptr (ClewRows) rows = NULL;
  GError *failure = NULL;

  g_string_printf (sql, "SELECT 1 FROM %s WHERE 0", kind->table);
  if (!clew_office_kind_holds (office_kind, kind->table))
    g_string_append (sql, " OR 1");
  for (guint i = 0; kind->fields[i].column != NULL; i++)
    if (!clew_office_kind_holds_field (office_kind, kind->table, kind->fields[i].column))
      g_string_append_printf (sql, " OR %s IS NOT NULL", kind->fields[i].column);
  add_barred_choices (sql, office_kind, kind);
  g_string_append (sql, " LIMIT 1");
  rows = clew_store_query (store, error, sql->str, NULL);
  g_string_free (sql, TRUE);
  if (rows == NULL)
    return FALSE;
  if (clew_rows_next (rows, &failure))
    g_strv_builder_add (found, kind->table);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/**
 * clew_office_holds_find:
 * @store: a store
 * @error: return location
 *
 * Looks through the whole file for what somebody put there past clew_office_holds_check().
 *
 * Returns: (transfer full) (array zero-terminated=1): the kinds of records of which this office
 *   holds something that it may not, or %NULL with @error set
 */
GStrv
clew_office_holds_find (ClewStore *store, GError **error)
{
  g_autofree char *office_kind = NULL;
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  if (!read_kind (store, &office_kind, error))
    return NULL;
  for (guint i = 0; clew_kinds[i] != NULL; i++)
    if (!find_in (store, office_kind, clew_kinds[i], found, error))
      return NULL;
  return g_strv_builder_end (found);
}
