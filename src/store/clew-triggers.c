/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-store-private.h"

#include <string.h>

/* Triggers follow from record_table, so no kind of record can be without them:
 * what changes is written to the audit, events can't be changed, and whoever is
 * touched is indexed anew. All their names begin with "clew_". */

static void
record_table_free (ClewRecordTable *table)
{
  g_free (table->name);
  g_free (table->participant);
  g_ptr_array_unref (table->columns);
  g_free (table);
}

/* Calls @take with each row of a query whose only parameter is @argument. */
static gboolean
each_row (sqlite3    *db,
          const char *sql,
          const char *argument,
          void (*take) (sqlite3_stmt *statement, gpointer data),
          gpointer data,
          GError **error)
{
  sqlite3_stmt *statement = NULL;
  int           result = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (result == SQLITE_OK && argument != NULL)
    result = sqlite3_bind_text (statement, 1, argument, -1, SQLITE_STATIC);
  if (result == SQLITE_OK)
    while ((result = sqlite3_step (statement)) == SQLITE_ROW)
      take (statement, data);
  if (result != SQLITE_DONE)
    clew_connection_fail (db, sqlite3_extended_errcode (db), "read the schema", error);
  sqlite3_finalize (statement);
  return result == SQLITE_DONE;
}

static void
take_text_cb (sqlite3_stmt *statement, gpointer data)
{
  g_ptr_array_add (data, g_strdup ((const char *)sqlite3_column_text (statement, 0)));
}

static void
take_table_cb (sqlite3_stmt *statement, gpointer data)
{
  ClewRecordTable *table = g_new0 (ClewRecordTable, 1);

  table->name = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  table->append_only = sqlite3_column_int (statement, 1) != 0;
  table->participant = g_strdup ((const char *)sqlite3_column_text (statement, 2));
  table->columns = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (data, table);
}

/* Each of the last two is computed once, although the row and its hash hold them. */
static void
add_audit (GString    *sql,
           const char *action,
           const char *table,
           const char *id,
           const char *old,
           const char *digest)
{
  g_string_append_printf (
    sql,
    " INSERT INTO audit (change, action, kind, record, old, digest, hash) "
    "SELECT clew_change (), '%s', '%s', %s, o, d, clew_chain ('%s', '%s', %s, o, d) "
    "FROM (SELECT %s AS o, %s AS d);",
    action, table, id, action, table, id, old, digest);
}

/* `ROW.participant` with OLD or NEW for ROW. */
static void
add_touch (GString *sql, ClewRecordTable *table, const char *row)
{
  g_auto(GStrv) parts = NULL;
  g_autofree char *with_row = g_strconcat (row, ".", NULL);
  g_autofree char *expression = NULL;

  if (table->participant == NULL)
    return;
  parts = g_strsplit (table->participant, "ROW.", -1);
  expression = g_strjoinv (with_row, parts);
  g_string_append_printf (sql, " SELECT clew_touch (%s);", expression);
}

/* clew_old ('a b c', OLD.a, NEW.a, …) is a JSON object of what differs; with
 * nothing in the place of NEW, of all columns. */
static char *
compose_old (ClewRecordTable *table, gboolean removed)
{
  GString *call = g_string_new (removed ? "clew_old_row ('" : "clew_old ('");

  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (call, "%s%s", i > 0 ? " " : "", (char *)table->columns->pdata[i]);
  g_string_append_c (call, '\'');
  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *column = table->columns->pdata[i];

      if (removed)
        g_string_append_printf (call, ", OLD.\"%s\"", column);
      else
        g_string_append_printf (call, ", OLD.\"%s\", NEW.\"%s\"", column, column);
    }
  g_string_append_c (call, ')');
  return g_string_free (call, FALSE);
}

/**
 * clew_record_table_compose_digest:
 * @table: a kind of record
 * @row: what its columns are called by: a table, or OLD or NEW
 *
 * The row's number is part of it, for it says which of a day's events came first.
 *
 * Returns: (transfer full): the SQL expression of a row's digest
 */
char *
clew_record_table_compose_digest (const ClewRecordTable *table, const char *row)
{
  GString *call = g_string_new ("clew_digest ('rowid ");

  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (call, "%s ", (char *)table->columns->pdata[i]);
  g_string_append_printf (call, "', \"%s\".rowid", row);
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (call, ", \"%s\".\"%s\"", row, (char *)table->columns->pdata[i]);
  g_string_append_c (call, ')');
  return g_string_free (call, FALSE);
}

static char *
compose_insert (ClewRecordTable *table)
{
  GString         *sql = g_string_new (NULL);
  g_autofree char *digest = clew_record_table_compose_digest (table, "NEW");

  g_string_append_printf (sql, "CREATE TRIGGER clew_insert_%s AFTER INSERT ON \"%s\" BEGIN",
                          table->name, table->name);
  add_audit (sql, "insert", table->name, "NEW.id", "NULL", digest);
  add_touch (sql, table, "NEW");
  g_string_append (sql, " END");
  return g_string_free (sql, FALSE);
}

static char *
compose_update (ClewRecordTable *table)
{
  GString         *sql = g_string_new (NULL);
  g_autofree char *old = compose_old (table, FALSE);
  g_autofree char *digest = clew_record_table_compose_digest (table, "NEW");

  g_string_append_printf (sql, "CREATE TRIGGER clew_update_%s AFTER UPDATE ON \"%s\" WHEN ",
                          table->name, table->name);
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (sql, "%sOLD.\"%s\" IS NOT NEW.\"%s\"", i > 0 ? " OR " : "",
                            (char *)table->columns->pdata[i], (char *)table->columns->pdata[i]);
  g_string_append (sql, " BEGIN");
  add_audit (sql, "update", table->name, "OLD.id", old, digest);
  add_touch (sql, table, "OLD");
  add_touch (sql, table, "NEW");
  g_string_append (sql, " END");
  return g_string_free (sql, FALSE);
}

static char *
compose_delete (ClewRecordTable *table)
{
  GString         *sql = g_string_new (NULL);
  g_autofree char *old = compose_old (table, TRUE);

  g_string_append_printf (sql, "CREATE TRIGGER clew_delete_%s AFTER DELETE ON \"%s\" BEGIN",
                          table->name, table->name);
  add_audit (sql, "delete", table->name, "OLD.id", old, "NULL");
  add_touch (sql, table, "OLD");
  g_string_append (sql, " END");
  return g_string_free (sql, FALSE);
}

static void
add_refusals (GPtrArray *triggers, const char *table)
{
  static const char *const actions[] = { "UPDATE", "DELETE" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *lower = g_ascii_strdown (actions[i], -1);

      g_ptr_array_add (
        triggers, g_strdup_printf ("CREATE TRIGGER clew_keep_%s_%s BEFORE %s ON \"%s\" BEGIN "
                                   "SELECT RAISE (ABORT, 'rows of %s are only ever added'); END",
                                   lower, table, actions[i], table, table));
    }
}

static void
compose_table (GPtrArray *triggers, ClewRecordTable *table)
{
  g_ptr_array_add (triggers, compose_insert (table));
  if (table->append_only)
    {
      add_refusals (triggers, table->name);
      return;
    }
  g_ptr_array_add (triggers, compose_update (table));
  g_ptr_array_add (triggers, compose_delete (table));
}

/**
 * clew_record_tables_read:
 * @db: a connection to an office file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a ClewRecordTable for each kind of record that the file
 *   keeps, in the order of their names
 */
GPtrArray *
clew_record_tables_read (sqlite3 *db, GError **error)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify)record_table_free);

  if (!each_row (db, "SELECT name, append_only, participant FROM record_table ORDER BY name", NULL,
                 take_table_cb, tables, error))
    return NULL;
  for (guint i = 0; i < tables->len; i++)
    {
      ClewRecordTable *table = tables->pdata[i];

      if (!each_row (db, "SELECT name FROM pragma_table_info (?1) ORDER BY cid", table->name,
                     take_text_cb, table->columns, error))
        return NULL;
    }
  return g_steal_pointer (&tables);
}

/**
 * clew_triggers_compose:
 * @db: a connection to an office file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the SQL text of each trigger that the file must have
 */
GPtrArray *
clew_triggers_compose (sqlite3 *db, GError **error)
{
  g_autoptr(GPtrArray) triggers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) tables = clew_record_tables_read (db, error);

  if (tables == NULL)
    return NULL;
  add_refusals (triggers, "change");
  add_refusals (triggers, "audit");
  g_ptr_array_add (
    triggers,
    g_strdup ("CREATE TRIGGER clew_insert_change AFTER INSERT ON change BEGIN "
              "INSERT INTO audit (change, action, kind, record, old, hash) "
              "SELECT NEW.number, 'begin', 'change', NEW.number, o, "
              "clew_chain ('begin', 'change', NEW.number, o, NULL) FROM "
              "(SELECT clew_old_row ('number at actor what', NEW.number, NEW.at, NEW.actor, "
              "NEW.what) AS o); END"));

  for (guint i = 0; i < tables->len; i++)
    compose_table (triggers, tables->pdata[i]);
  return g_steal_pointer (&triggers);
}

/**
 * clew_triggers_drop:
 * @db: a connection in a transaction
 * @error: return location
 *
 * Drops all triggers that clew_triggers_make() made.
 */
gboolean
clew_triggers_drop (sqlite3 *db, GError **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!each_row (db,
                 "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'clew_*'",
                 NULL, take_text_cb, names, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP TRIGGER \"%s\"", (char *)names->pdata[i]);

      if (!clew_connection_run (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * clew_triggers_make:
 * @db: a connection in a transaction
 * @error: return location
 *
 * Makes the triggers that follow from record_table.
 */
gboolean
clew_triggers_make (sqlite3 *db, GError **error)
{
  g_autoptr(GPtrArray) triggers = clew_triggers_compose (db, error);

  for (guint i = 0; triggers != NULL && i < triggers->len; i++)
    if (!clew_connection_run (db, triggers->pdata[i], error))
      return FALSE;
  return triggers != NULL;
}
