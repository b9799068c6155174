/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-record-store.h"

#include "base/clew-error.h"
#include "records/clew-office-holds.h"
#include "records/clew-ordinary.h"
#include "records/clew-record-private.h"

#include <glib/gi18n-lib.h>

#include <stdarg.h>

/* The SQL of a kind, made from its table of fields. */

static void
append_columns (GString *sql, const ClewKind *kind, const char *suffix)
{
  for (guint i = 0; kind->fields[i].column != NULL; i++)
    g_string_append_printf (sql, ", %s%s", kind->fields[i].column, suffix);
}

static char *
select_sql (const ClewKind *kind, const char *where)
{
  GString *sql = g_string_new ("SELECT id, created, removed");

  append_columns (sql, kind, "");
  g_string_append_printf (sql, " FROM %s WHERE %s", kind->table, where);
  return g_string_free (sql, FALSE);
}

static ClewRecord *
read_row (const ClewKind *kind, ClewRows *rows)
{
  ClewRecord *record = g_object_new (clew_kind_get_type (kind), NULL);

  clew_record_set_stored (record, clew_rows_get_text (rows, 0), clew_rows_get_text (rows, 1),
                          clew_rows_get_text (rows, 2));
  for (guint i = 0; kind->fields[i].column != NULL; i++)
    clew_rows_get_value (rows, 3 + i, clew_record_value (record, i));
  return record;
}

static GPtrArray *
read_rows (const ClewKind *kind, ClewRows *rows, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  GError *failure = NULL;

  while (clew_rows_next (rows, &failure))
    g_ptr_array_add (records, read_row (kind, rows));
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_steal_pointer (&records);
}

static void
free_values (GArray *values)
{
  g_array_unref (values);
}

static GArray *
new_values (void)
{
  GArray *values = g_array_new (FALSE, TRUE, sizeof (ClewValue));

  g_array_set_clear_func (values, (GDestroyNotify)clew_value_clear);
  return values;
}

static ClewValue *
add_value (GArray *values)
{
  g_array_set_size (values, values->len + 1);
  return &g_array_index (values, ClewValue, values->len - 1);
}

/* Reads arguments as clew_store_query() does: s, i, d. */
static GArray *
values_from_arguments (const char *types, va_list *arguments)
{
  GArray *values = new_values ();

  for (const char *type = types; type != NULL && *type != '\0'; type++)
    {
      ClewValue *value = add_value (values);
      ClewDay    day;

      switch (*type)
        {
        case 's':
          clew_value_set_text (value, va_arg (*arguments, const char *));
          break;
        case 'i':
          clew_value_set_number (value, va_arg (*arguments, gint64));
          break;
        case 'd':
          day = va_arg (*arguments, ClewDay);
          if (day != CLEW_DAY_UNKNOWN)
            clew_value_take_text (value, clew_day_to_iso (day));
          break;
        default:
          g_assert_not_reached ();
        }
    }
  return values;
}

/**
 * clew_record_select:
 * @store: a store
 * @kind: what to read
 * @error: return location
 * @where: an SQL condition, which may end with ORDER BY and LIMIT
 * @types: (nullable): the types of the values that follow, as for clew_store_query()
 * @...: a value for each ? of @where
 *
 * The records for which @where holds, those removed left out.
 *
 * Returns: (transfer full) (element-type ClewRecord): the records, or %NULL
 *   with @error set
 */
GPtrArray *
clew_record_select (ClewStore      *store,
                    const ClewKind *kind,
                    GError        **error,
                    const char     *where,
                    const char     *types,
                    ...)
{
  g_autofree char *condition = g_strconcat ("removed IS NULL AND ", where, NULL);
  g_autofree char *sql = select_sql (kind, condition);
  g_autoptr (ClewRows) rows = NULL;
  GArray *values;
  va_list arguments;

  va_start (arguments, types);
  values = values_from_arguments (types, &arguments);
  va_end (arguments);
  rows = clew_store_query_values (store, error, sql, (ClewValue *)values->data, values->len);
  free_values (values);
  return rows == NULL ? NULL : read_rows (kind, rows, error);
}

/**
 * clew_record_each:
 * @store: a store
 * @kind: what to read
 * @func: called with each record, those removed among them, in the order in
 *   which they were first kept; returning %FALSE with an error set ends the walk
 * @data: for @func
 * @error: return location
 *
 * Walks a whole kind without holding it in memory.
 *
 * Returns: %FALSE with @error set when reading or @func failed
 */
gboolean
clew_record_each (ClewStore      *store,
                  const ClewKind *kind,
                  ClewRecordFunc  func,
                  gpointer        data,
                  GError        **error)
{
  g_autofree char *sql = select_sql (kind, "1 ORDER BY rowid");
  g_autoptr (ClewRows) rows = clew_store_query (store, error, sql, NULL);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (clew_rows_next (rows, &failure))
    {
      g_autoptr (ClewRecord) record = read_row (kind, rows);

      if (!func (record, data, error))
        return FALSE;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return TRUE;
}

static gboolean
fail_not_found (GError **error)
{
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND,
                       _ ("This record is not in the office file. It may have been removed."));
  return FALSE;
}

/**
 * clew_record_load:
 * @store: a store
 * @kind: the record's kind
 * @id: its id
 * @error: return location
 *
 * Returns: (transfer full): the record, even when removed, or %NULL with
 *   %CLEW_RECORDS_ERROR_NOT_FOUND or the store's error
 */
ClewRecord *
clew_record_load (ClewStore *store, const ClewKind *kind, const char *id, GError **error)
{
  g_autofree char *sql = select_sql (kind, "id = ?");
  g_autoptr (ClewRows) rows = clew_store_query (store, error, sql, "s", id);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  if (clew_rows_next (rows, &failure))
    return read_row (kind, rows);
  if (failure != NULL)
    g_propagate_error (error, failure);
  else
    fail_not_found (error);
  return NULL;
}

static void
add_fields (GArray *values, ClewRecord *record)
{
  guint n = clew_kind_get_n_fields (clew_record_get_kind (record));

  for (guint i = 0; i < n; i++)
    clew_value_copy (add_value (values), clew_record_value (record, i));
}

static gboolean
insert (ClewStore *store, ClewRecord *record, const char *now, const char *removed, GError **error)
{
  const ClewKind *kind = clew_record_get_kind (record);
  GString        *sql = g_string_new (NULL);
  GArray         *values = new_values ();
  const char     *created = clew_record_get_created (record);
  gboolean        done;

  g_string_printf (sql, "INSERT INTO %s (id, office, created, changed, removed", kind->table);
  append_columns (sql, kind, "");
  g_string_append (sql, ") VALUES (?, ?, ?, ?, ?");
  for (guint i = 0; kind->fields[i].column != NULL; i++)
    g_string_append (sql, ", ?");
  g_string_append (sql, ")");
  clew_value_set_text (add_value (values), clew_record_get_id (record));
  clew_value_set_text (add_value (values), clew_store_get_office_id (store));
  clew_value_set_text (add_value (values), created != NULL ? created : now);
  clew_value_set_text (add_value (values), now);
  clew_value_set_text (add_value (values), removed);
  add_fields (values, record);
  done = clew_store_run_values (store, error, sql->str, (ClewValue *)values->data, values->len);
  g_string_free (sql, TRUE);
  free_values (values);
  return done;
}

static gboolean
fail_kept (GError **error)
{
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_APPEND_ONLY,
                       _ ("What has happened is not changed afterwards. "
                          "Record a correction instead."));
  return FALSE;
}

/* Whether the statement before this one changed a row. Else what was to be kept would be
 * lost, and nobody would hear of it. */
static gboolean
check_was_there (ClewStore *store, gboolean (*fail) (GError **error), GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error, "SELECT changes ()", NULL);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  if (clew_rows_next (rows, &failure) && clew_rows_get_number (rows, 0) > 0)
    return TRUE;
  if (failure == NULL)
    return fail (error);
  g_propagate_error (error, failure);
  return FALSE;
}

/* Fields that are kept may only be said for the first time: else there is no such row. Returns
 * whether there are any. */
static gboolean
append_kept (GString *sql, GArray *values, ClewRecord *record)
{
  const ClewField *fields = clew_record_get_kind (record)->fields;
  gboolean         has_kept = FALSE;

  for (guint i = 0; fields[i].column != NULL; i++)
    if ((fields[i].flags & CLEW_FIELD_KEPT) != 0)
      {
        g_string_append_printf (sql, " AND (%s IS NULL OR %s IS ?)", fields[i].column,
                                fields[i].column);
        clew_value_copy (add_value (values), clew_record_value (record, i));
        has_kept = TRUE;
      }
  return has_kept;
}

static gboolean
update (ClewStore *store, ClewRecord *record, const char *now, const char *removed, GError **error)
{
  const ClewKind *kind = clew_record_get_kind (record);
  GString        *sql = g_string_new (NULL);
  GArray         *values = new_values ();
  gboolean        has_kept;
  gboolean        done;

  g_string_printf (sql, "UPDATE %s SET changed = ?, removed = ?", kind->table);
  append_columns (sql, kind, " = ?");
  g_string_append (sql, " WHERE id = ?");
  clew_value_set_text (add_value (values), now);
  clew_value_set_text (add_value (values), removed);
  add_fields (values, record);
  clew_value_set_text (add_value (values), clew_record_get_id (record));
  has_kept = append_kept (sql, values, record);
  done = clew_store_run_values (store, error, sql->str, (ClewValue *)values->data, values->len);
  g_string_free (sql, TRUE);
  free_values (values);
  return done && check_was_there (store, has_kept ? fail_kept : fail_not_found, error);
}

typedef enum
{
  KEEP,
  REMOVE,
  RESTORE,
} Deed;

/* What may not stand in this office, or not beside what does (K20), on whatever way it comes. */
static gboolean
check_beside (ClewStore *store, ClewRecord *record, GError **error)
{
  if (!clew_office_holds_check (store, record, error))
    return FALSE;
  return clew_record_get_kind (record) != &clew_kind_decision ||
         clew_ordinary_check (store, record, NULL, error);
}

static gboolean
write_record (ClewStore *store, ClewRecord *record, Deed deed, GError **error)
{
  const ClewKind  *kind = clew_record_get_kind (record);
  gboolean         stored = clew_record_is_stored (record);
  g_autofree char *now = clew_instant_now ();
  const char      *removed = deed == REMOVE ? now : NULL;
  gboolean (*write) (ClewStore *, ClewRecord *, const char *, const char *, GError **);

  if (deed == KEEP)
    removed = clew_record_get_removed (record);
  if (stored && kind->append_only)
    return fail_kept (error);
  /* What an older Clew let pass must not be in the way of its removal. */
  if (deed != REMOVE && (!clew_record_check (record, CLEW_DAY_UNKNOWN, NULL, error) ||
                         !check_beside (store, record, error)))
    return FALSE;
  write = stored ? update : insert;
  if (!write (store, record, now, removed, error))
    return FALSE;
  clew_record_set_stored (record, clew_record_get_id (record),
                          stored ? clew_record_get_created (record) : now, removed);
  return TRUE;
}

/**
 * clew_record_save:
 * @store: a store, inside clew_store_change()
 * @record: a record
 * @error: return location
 *
 * Keeps a new record or the new fields of a known one, after checking it.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_record_save (ClewStore *store, ClewRecord *record, GError **error)
{
  return write_record (store, record, KEEP, error);
}

/**
 * clew_record_remove:
 * @store: a store, inside clew_store_change()
 * @record: a record that is stored
 * @error: return location
 *
 * Takes a record out of every list. It can be restored until it is purged. What is kept as
 * it was made, such as a decision, is not removed (%CLEW_RECORDS_ERROR_APPEND_ONLY).
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_record_remove (ClewStore *store, ClewRecord *record, GError **error)
{
  return clew_kind_is_kept (clew_record_get_kind (record))
           ? fail_kept (error)
           : write_record (store, record, REMOVE, error);
}

/**
 * clew_record_take_back:
 * @store: a store, inside clew_store_change()
 * @record: a record that is stored
 * @error: return location
 *
 * clew_record_remove() for undo alone: of what was kept by mistake just now.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_record_take_back (ClewStore *store, ClewRecord *record, GError **error)
{
  return write_record (store, record, REMOVE, error);
}

/**
 * clew_record_restore:
 * @store: a store, inside clew_store_change()
 * @record: a record that was removed
 * @error: return location
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_record_restore (ClewStore *store, ClewRecord *record, GError **error)
{
  return write_record (store, record, RESTORE, error);
}

/**
 * clew_record_import:
 * @store: a store, inside clew_store_change()
 * @record: a record that came from outside
 * @id: its id there
 * @created: when it was first kept
 * @removed: (nullable): when it was removed
 * @error: return location
 *
 * Keeps a record under the id that it brings.
 *
 * Returns: %FALSE with @error set when it can't be kept
 */
gboolean
clew_record_import (ClewStore  *store,
                    ClewRecord *record,
                    const char *id,
                    const char *created,
                    const char *removed,
                    GError    **error)
{
  g_autofree char *now = clew_instant_now ();

  clew_record_set_stored (record, id, created, removed);
  return clew_record_check (record, CLEW_DAY_UNKNOWN, NULL, error) &&
         check_beside (store, record, error) && insert (store, record, now, removed, error);
}
