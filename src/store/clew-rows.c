/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-store-private.h"

#include "base/clew-day.h"
#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

struct _ClewRows
{
  ClewStore    *store;
  sqlite3_stmt *statement; /* NULL when the store was closed meanwhile */
  gboolean      done;
};

/**
 * clew_rows_forget_all:
 * @store: a store about to close its connection
 *
 * Finalizes every statement. Cursors that somebody still holds have no more rows.
 */
void
clew_rows_forget_all (ClewStore *store)
{
  GHashTableIter iter;
  gpointer       rows;

  g_hash_table_iter_init (&iter, store->statements.open);
  while (g_hash_table_iter_next (&iter, &rows, NULL))
    g_clear_pointer (&((ClewRows *)rows)->statement, sqlite3_finalize);
  g_hash_table_remove_all (store->statements.open);
  clew_statements_forget (store);
}

static int
bind_day (sqlite3_stmt *statement, int index, ClewDay day)
{
  if (day == CLEW_DAY_UNKNOWN)
    return sqlite3_bind_null (statement, index);
  return sqlite3_bind_text (statement, index, clew_day_to_iso (day), -1, g_free);
}

static int
bind_bytes (sqlite3_stmt *statement, int index, GBytes *bytes)
{
  gsize         size;
  gconstpointer data;

  if (bytes == NULL)
    return sqlite3_bind_null (statement, index);
  data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    return sqlite3_bind_zeroblob (statement, index, 0);
  return sqlite3_bind_blob64 (statement, index, data, size, SQLITE_TRANSIENT);
}

static int
bind_one (sqlite3_stmt *statement, int index, char type, va_list *arguments)
{
  switch (type)
    {
    case 's':
      return sqlite3_bind_text (statement, index, va_arg (*arguments, const char *), -1,
                                SQLITE_TRANSIENT);
    case 'i':
      return sqlite3_bind_int64 (statement, index, va_arg (*arguments, gint64));
    case 'b':
      return bind_bytes (statement, index, va_arg (*arguments, GBytes *));
    case 'd':
      return bind_day (statement, index, va_arg (*arguments, ClewDay));
    default:
      return SQLITE_MISUSE;
    }
}

static gboolean
bind_arguments (ClewStore    *store,
                sqlite3_stmt *statement,
                const char   *types,
                va_list      *arguments,
                GError      **error)
{
  int result = SQLITE_OK, n = 0;

  if (types == NULL)
    types = "";
  /* A parameter left out would be nothing without a word. */
  if ((int)strlen (types) != sqlite3_bind_parameter_count (statement))
    result = SQLITE_MISUSE;
  for (const char *type = types; *type != '\0' && result == SQLITE_OK; type++)
    result = bind_one (statement, ++n, *type, arguments);
  if (result == SQLITE_OK)
    return TRUE;
  return clew_connection_fail (NULL, result, "bind", error);
}

static int
bind_value (sqlite3_stmt *statement, int index, const ClewValue *value)
{
  switch (value->type)
    {
    case CLEW_VALUE_TEXT:
      return sqlite3_bind_text (statement, index, value->text, -1, SQLITE_TRANSIENT);
    case CLEW_VALUE_NUMBER:
      return sqlite3_bind_int64 (statement, index, value->number);
    case CLEW_VALUE_BYTES:
      return bind_bytes (statement, index, value->bytes);
    case CLEW_VALUE_NONE:
    default:
      return sqlite3_bind_null (statement, index);
    }
}

static gboolean
bind_values (ClewStore       *store,
             sqlite3_stmt    *statement,
             const ClewValue *values,
             guint            n_values,
             GError         **error)
{
  int result = SQLITE_OK;

  if ((int)n_values != sqlite3_bind_parameter_count (statement))
    result = SQLITE_MISUSE;
  for (guint i = 0; i < n_values && result == SQLITE_OK; i++)
    result = bind_value (statement, (int)i + 1, &values[i]);
  if (result == SQLITE_OK)
    return TRUE;
  return clew_connection_fail (NULL, result, "bind", error);
}

static gboolean
run_statement (ClewStore *store, sqlite3_stmt *statement, GError **error)
{
  int result;

  do
    result = clew_statements_step (store, statement, error);
  while (result == SQLITE_ROW);
  clew_statements_give_back (store, statement);
  return result == SQLITE_DONE;
}

/**
 * clew_store_run:
 * @store: a store
 * @error: return location
 * @sql: one statement
 * @types: (nullable): one letter for each parameter: `s` text, `i` #gint64, `b` #GBytes, `d`
 * #ClewDay
 * @...: the values, in the order of @types
 *
 * Runs one statement and drops its rows. A %NULL text or bytes, and an unknown
 * day, are nothing. Numbers must be passed as #gint64. A statement that writes is
 * refused outside clew_store_change().
 */
gboolean
clew_store_run (ClewStore *store, GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement = clew_statements_take (store, sql, error);
  gboolean      ok;
  va_list       arguments;

  if (statement == NULL)
    return FALSE;
  va_start (arguments, types);
  ok = bind_arguments (store, statement, types, &arguments, error);
  va_end (arguments);
  if (ok)
    return run_statement (store, statement, error);
  clew_statements_give_back (store, statement);
  return FALSE;
}

/**
 * clew_store_run_values:
 * @store: a store
 * @error: return location
 * @sql: one statement
 * @values: (array length=n_values): its parameters
 * @n_values: how many
 *
 * As clew_store_run().
 */
gboolean
clew_store_run_values (ClewStore       *store,
                       GError         **error,
                       const char      *sql,
                       const ClewValue *values,
                       guint            n_values)
{
  sqlite3_stmt *statement = clew_statements_take (store, sql, error);

  if (statement == NULL)
    return FALSE;
  if (bind_values (store, statement, values, n_values, error))
    return run_statement (store, statement, error);
  clew_statements_give_back (store, statement);
  return FALSE;
}

static ClewRows *
new_rows (ClewStore *store, sqlite3_stmt *statement)
{
  ClewRows *rows = g_new0 (ClewRows, 1);

  rows->store = g_object_ref (store);
  rows->statement = statement;
  g_hash_table_add (store->statements.open, rows);
  return rows;
}

/**
 * clew_store_query:
 * @store: a store
 * @error: return location
 * @sql: one statement
 * @types: (nullable): as for clew_store_run()
 * @...: the values
 *
 * Begins to read. The values are copied. While a cursor of another thread's
 * connection is between its first row and its end, a change can't be committed:
 * read to the end or free it soon.
 *
 * Returns: (transfer full) (nullable): a cursor before the first row
 */
ClewRows *
clew_store_query (ClewStore *store, GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement = clew_statements_take (store, sql, error);
  gboolean      ok;
  va_list       arguments;

  if (statement == NULL)
    return NULL;
  va_start (arguments, types);
  ok = bind_arguments (store, statement, types, &arguments, error);
  va_end (arguments);
  if (ok)
    return new_rows (store, statement);
  clew_statements_give_back (store, statement);
  return NULL;
}

/**
 * clew_store_query_values:
 * @store: a store
 * @error: return location
 * @sql: one statement
 * @values: (array length=n_values): its parameters
 * @n_values: how many
 *
 * As clew_store_query().
 *
 * Returns: (transfer full) (nullable): a cursor before the first row
 */
ClewRows *
clew_store_query_values (ClewStore       *store,
                         GError         **error,
                         const char      *sql,
                         const ClewValue *values,
                         guint            n_values)
{
  sqlite3_stmt *statement = clew_statements_take (store, sql, error);

  if (statement == NULL)
    return NULL;
  if (bind_values (store, statement, values, n_values, error))
    return new_rows (store, statement);
  clew_statements_give_back (store, statement);
  return NULL;
}

/**
 * clew_rows_next:
 * @rows: a cursor
 * @error: return location
 *
 * Goes to the next row. What the getters gave for the row before is gone.
 *
 * Returns: %FALSE after the last row, and with @error set when reading failed
 */
gboolean
clew_rows_next (ClewRows *rows, GError **error)
{
  CLEW_STORE_ASSERT_OWNER (rows->store);
  if (rows->statement == NULL)
    return clew_statements_fail_closed (error);
  /* To step on would begin again from the first row. */
  if (rows->done)
    return FALSE;
  if (clew_statements_step (rows->store, rows->statement, error) == SQLITE_ROW)
    return TRUE;
  rows->done = TRUE;
  sqlite3_reset (rows->statement);
  return FALSE;
}

/**
 * clew_rows_get_n_columns:
 * @rows: a cursor
 *
 * Returns: how many columns each row has
 */
guint
clew_rows_get_n_columns (ClewRows *rows)
{
  return rows->statement != NULL ? (guint)sqlite3_column_count (rows->statement) : 0;
}

/**
 * clew_rows_get_column_name:
 * @rows: a cursor
 * @column: from 0
 *
 * Returns: (nullable): the column's name, valid as long as @rows
 */
const char *
clew_rows_get_column_name (ClewRows *rows, guint column)
{
  return rows->statement != NULL ? sqlite3_column_name (rows->statement, (int)column) : NULL;
}

/* Whether there is a row to read from. */
static gboolean
has_row (ClewRows *rows)
{
  return rows->statement != NULL && !rows->done;
}

/**
 * clew_rows_is_nothing:
 * @rows: a cursor at a row
 * @column: from 0
 */
gboolean
clew_rows_is_nothing (ClewRows *rows, guint column)
{
  return !has_row (rows) || sqlite3_column_type (rows->statement, (int)column) == SQLITE_NULL;
}

/**
 * clew_rows_get_text:
 * @rows: a cursor at a row
 * @column: from 0
 *
 * Returns: (nullable): the text, valid until the cursor moves or is freed
 */
const char *
clew_rows_get_text (ClewRows *rows, guint column)
{
  return has_row (rows) ? (const char *)sqlite3_column_text (rows->statement, (int)column) : NULL;
}

/**
 * clew_rows_get_number:
 * @rows: a cursor at a row
 * @column: from 0
 *
 * Returns: the number; 0 for nothing
 */
gint64
clew_rows_get_number (ClewRows *rows, guint column)
{
  return has_row (rows) ? sqlite3_column_int64 (rows->statement, (int)column) : 0;
}

/**
 * clew_rows_dup_bytes:
 * @rows: a cursor at a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): a copy of the bytes
 */
GBytes *
clew_rows_dup_bytes (ClewRows *rows, guint column)
{
  gconstpointer data;

  if (clew_rows_is_nothing (rows, column))
    return NULL;
  data = sqlite3_column_blob (rows->statement, (int)column);
  return g_bytes_new (data, (gsize)sqlite3_column_bytes (rows->statement, (int)column));
}

/**
 * clew_rows_get_value:
 * @rows: a cursor at a row
 * @column: from 0
 * @value: (inout): a value; what it held is cleared
 */
void
clew_rows_get_value (ClewRows *rows, guint column, ClewValue *value)
{
  g_autoptr(GBytes) bytes = NULL;

  clew_value_clear (value);
  if (clew_rows_is_nothing (rows, column))
    return;
  switch (sqlite3_column_type (rows->statement, (int)column))
    {
    case SQLITE_INTEGER:
      clew_value_set_number (value, clew_rows_get_number (rows, column));
      break;
    case SQLITE_BLOB:
      bytes = clew_rows_dup_bytes (rows, column);
      clew_value_set_bytes (value, bytes);
      break;
    default:
      clew_value_set_text (value, clew_rows_get_text (rows, column));
      break;
    }
}

/**
 * clew_rows_free:
 * @rows: (transfer full) (nullable): a cursor
 *
 * Ends reading, and gives the statement back for the next time.
 */
void
clew_rows_free (ClewRows *rows)
{
  if (rows == NULL)
    return;
  if (rows->statement != NULL)
    {
      CLEW_STORE_ASSERT_OWNER (rows->store);
      g_hash_table_remove (rows->store->statements.open, rows);
      clew_statements_give_back (rows->store, rows->statement);
    }
  g_object_unref (rows->store);
  g_free (rows);
}
