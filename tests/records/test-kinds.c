/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "records/clew-kind.h"
#include "rules/clew-decision-rules.h"

#include <string.h>

#include <sqlite3.h>

/* The field tables against the schema, column by column. */

static const char *const common[] = { "id", "office", "created", "changed", "removed" };

static sqlite3 *
open_raw (Desk *desk)
{
  char            *hex = clew_secret_dup_hex (desk->key);
  g_autofree char *text = g_strdup_printf ("x'%s'", hex);
  sqlite3         *db;

  clew_secret_free_text (hex);
  clew_office_close (desk->office);
  g_assert_cmpint (sqlite3_open_v2 (desk->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_key_v2 (db, "main", text, (int)strlen (text)), ==, SQLITE_OK);
  return db;
}

static sqlite3_stmt *
ask (sqlite3 *db, const char *question, const char *table)
{
  g_autofree char *sql = g_strconcat (question, " (", table, ")", NULL);
  sqlite3_stmt    *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  return statement;
}

static const char *
text (sqlite3_stmt *statement, int column)
{
  return (const char *)sqlite3_column_text (statement, column);
}

static const char *
column_type (const ClewField *field)
{
  if (field->type == CLEW_FIELD_NUMBER || field->type == CLEW_FIELD_YES_NO)
    return "INTEGER";
  return field->type == CLEW_FIELD_BYTES ? "BLOB" : "TEXT";
}

/* table_info: 0 number, 1 name, 2 type, 3 not null. */
static void
compare_columns (sqlite3 *db, const ClewKind *kind)
{
  sqlite3_stmt *statement = ask (db, "PRAGMA table_info", kind->table);
  guint         n_fields = clew_kind_get_n_fields (kind);

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    {
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      g_assert_cmpstr (text (statement, 1), ==, common[i]);
    }
  for (guint i = 0; i < n_fields; i++)
    {
      const ClewField *field = &kind->fields[i];

      g_test_message ("%s.%s", kind->table, field->column);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      g_assert_cmpstr (text (statement, 1), ==, field->column);
      g_assert_cmpstr (text (statement, 2), ==, column_type (field));
      g_assert_cmpint (sqlite3_column_int (statement, 3), ==,
                       (field->flags & CLEW_FIELD_REQUIRED) != 0);
    }
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

/* foreign_key_list: 2 table, 3 from, 4 to. */
static void
compare_references (sqlite3 *db, const ClewKind *kind)
{
  sqlite3_stmt *statement = ask (db, "PRAGMA foreign_key_list", kind->table);
  guint         n_references = 0;
  guint         n_keys = 0;

  for (guint i = 0; kind->fields[i].column != NULL; i++)
    n_references += kind->fields[i].type == CLEW_FIELD_REFERENCE ? 1 : 0;
  for (; sqlite3_step (statement) == SQLITE_ROW; n_keys++)
    {
      const ClewField *field = clew_kind_find_field (kind, text (statement, 3), NULL);

      g_assert_nonnull (field);
      g_assert_cmpstr (text (statement, 2), ==, field->refers_to->table);
      g_assert_cmpstr (text (statement, 4), ==, "id");
    }
  g_assert_cmpuint (n_keys, ==, n_references);
  sqlite3_finalize (statement);
}

static void
test_schema (Desk *desk, gconstpointer data)
{
  sqlite3      *db = open_raw (desk);
  sqlite3_stmt *statement;
  guint         n_tables = 0;

  for (guint i = 0; clew_kinds[i] != NULL; i++)
    {
      compare_columns (db, clew_kinds[i]);
      compare_references (db, clew_kinds[i]);
    }
  statement = ask (db, "SELECT name, append_only FROM", "record_table");
  for (; sqlite3_step (statement) == SQLITE_ROW; n_tables++)
    {
      const ClewKind *kind = clew_kind_find (text (statement, 0));

      g_assert_nonnull (kind);
      g_assert_cmpint (sqlite3_column_int (statement, 1), ==, kind->append_only);
    }
  g_assert_null (clew_kinds[n_tables]);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
check_choices (const ClewField *field)
{
  gboolean has_choices = field->type == CLEW_FIELD_CHOICE || field->type == CLEW_FIELD_CHOICES;

  g_assert_cmpint (has_choices, ==, field->choices != NULL);
  for (guint i = 0; has_choices && field->choices[i].id != NULL; i++)
    {
      g_assert_null (strchr (field->choices[i].id, ' '));
      g_assert_cmpstr (field->choices[i].label, !=, "");
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (field->choices[i].id, !=, field->choices[j].id);
    }
}

/* Each is known by its name and refers to earlier ones only. */
static void
test_tables (void)
{
  for (guint i = 0; clew_kinds[i] != NULL; i++)
    {
      const ClewKind *kind = clew_kinds[i];

      g_assert_true (clew_kind_find (kind->table) == kind);
      for (guint j = 0; kind->fields[j].column != NULL; j++)
        {
          const ClewField *field = &kind->fields[j];
          guint            index = G_MAXUINT;
          guint            earlier = 0;

          g_assert_true (clew_kind_find_field (kind, field->column, &index) == field);
          g_assert_cmpuint (index, ==, j);
          g_assert_cmpstr (field->label, !=, "");
          check_choices (field);
          g_assert_cmpint (field->type == CLEW_FIELD_REFERENCE, ==, field->refers_to != NULL);
          while (field->refers_to != NULL && clew_kinds[earlier] != field->refers_to)
            earlier++;
          /* Of the same kind: to a row that was there before. */
          g_assert_true (field->refers_to == NULL || earlier < i || field->refers_to == kind);
        }
    }
  g_assert_null (clew_kind_find ("audit"));
  g_assert_null (clew_kind_find_field (&clew_kind_alias, "id", NULL));
}

/* Every demographic, by name: with choices it takes both answers that say nothing, and
 * in somebody's own words it takes any, or none. */
static void
test_demographics (void)
{
  static const struct
  {
    const char *column;
    gboolean    has_choices;
  } demographics[] = {
    { "pronouns", FALSE },
    { "language", TRUE },
    { "interpreter", TRUE },
    { "race_described", FALSE },
    { "race_category", TRUE },
    { "ethnicity_described", FALSE },
    { "ethnicity_category", TRUE },
    { "gender", TRUE },
    { "gender_described", FALSE },
  };
  guint n_flagged = 0;

  for (guint i = 0; i < G_N_ELEMENTS (demographics); i++)
    {
      const ClewField *field = clew_kind_find_field (&clew_kind_participant,
                                                     demographics[i].column, NULL);

      g_test_message ("%s", demographics[i].column);
      g_assert_nonnull (field);
      g_assert_true ((field->flags & CLEW_FIELD_DEMOGRAPHIC) != 0);
      g_assert_true ((field->flags & CLEW_FIELD_REQUIRED) == 0);
      if (demographics[i].has_choices)
        {
          g_assert_cmpint (field->type, ==, CLEW_FIELD_CHOICE);
          g_assert_nonnull (clew_choice_get_label (field->choices, "declined"));
          g_assert_nonnull (clew_choice_get_label (field->choices, "unknown"));
        }
      else
        g_assert_cmpint (field->type, ==, CLEW_FIELD_TEXT);
    }
  for (guint i = 0; clew_kinds[i] != NULL; i++)
    for (const ClewField *field = clew_kinds[i]->fields; field->column != NULL; field++)
      n_flagged += (field->flags & CLEW_FIELD_DEMOGRAPHIC) != 0 ? 1 : 0;
  g_assert_cmpuint (n_flagged, ==, G_N_ELEMENTS (demographics));
  /* No form is in a language that nobody named. */
  g_assert_null (clew_choice_get_label (clew_languages, "declined"));
  g_assert_null (clew_choice_get_label (clew_languages, "unknown"));
}

/* What SQLite reads when it reads the view that the index is made from. */
static int
note_read_cb (void       *data,
              int         action,
              const char *table,
              const char *column,
              const char *database,
              const char *view)
{
  const ClewKind  *kind = action == SQLITE_READ ? clew_kind_find (table) : NULL;
  const ClewField *field = kind != NULL ? clew_kind_find_field (kind, column, NULL) : NULL;

  /* References only lead to whose it is, and two days of a case to whether it may be shown. */
  if (field != NULL && field->type != CLEW_FIELD_REFERENCE &&
      !g_str_equal (column, "sealed_on") && !g_str_equal (column, "vacated_on"))
    g_hash_table_add (data, (gpointer)field);
  return SQLITE_OK;
}

static void
test_searchable (Desk *desk, gconstpointer data)
{
  sqlite3 *db = open_raw (desk);
  g_autoptr (GHashTable) indexed = g_hash_table_new (NULL, NULL);
  sqlite3_stmt *statement;

  sqlite3_set_authorizer (db, note_read_cb, indexed);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT * FROM search_source", -1, &statement, NULL), ==,
                   SQLITE_OK);
  sqlite3_finalize (statement);
  g_assert_cmpuint (g_hash_table_size (indexed), >=, 8);
  for (guint i = 0; clew_kinds[i] != NULL; i++)
    for (const ClewField *field = clew_kinds[i]->fields; field->column != NULL; field++)
      {
        g_test_message ("%s.%s", clew_kinds[i]->table, field->column);
        g_assert_cmpint ((field->flags & CLEW_FIELD_SEARCHABLE) != 0, ==,
                         g_hash_table_contains (indexed, field));
      }
  sqlite3_close (db);
}

/* The rules know decisions and scales by the ids that are kept. */
static void
test_decisions (void)
{
  static const ClewChoice *const scales[CLEW_COURSE_N_SCALES] = {
    [CLEW_COURSE_OFFER] = clew_course_offers,
    [CLEW_COURSE_DETENTION] = clew_course_detentions,
    [CLEW_COURSE_DISPOSITION] = clew_course_dispositions,
  };
  guint n_kinds = 0;

  for (; clew_decision_kinds[n_kinds].id != NULL; n_kinds++)
    {
      ClewDecisionKind kind;

      g_assert_true (clew_decision_find_kind (clew_decision_kinds[n_kinds].id, &kind));
      g_assert_cmpstr (clew_decision_get_id (kind), ==, clew_decision_kinds[n_kinds].id);
    }
  g_assert_cmpuint (n_kinds, ==, CLEW_DECISION_N_KINDS);
  for (guint scale = 0; scale < CLEW_COURSE_N_SCALES; scale++)
    {
      int n = 0;

      for (; scales[scale][n].id != NULL; n++)
        g_assert_cmpint (clew_course_find_place (scale, scales[scale][n].id), ==, n);
    }
}

/* Every field is a property of the kind's type. */
static void
test_properties (void)
{
  for (guint i = 0; clew_kinds[i] != NULL; i++)
    {
      g_autoptr (ClewRecord) record = clew_record_new (clew_kinds[i]);

      g_assert_true (clew_record_get_kind (record) == clew_kinds[i]);
      for (guint j = 0; clew_kinds[i]->fields[j].column != NULL; j++)
        {
          g_autofree char *name = g_strdelimit (g_strdup (clew_kinds[i]->fields[j].column), "_",
                                                '-');

          g_assert_nonnull (
            g_object_class_find_property (G_OBJECT_GET_CLASS (record), name));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/kinds/schema", test_schema);
  g_test_add_func ("/clew/records/kinds/tables", test_tables);
  g_test_add_func ("/clew/records/kinds/demographics", test_demographics);
  g_test_add_func ("/clew/records/kinds/decisions", test_decisions);
  DESK_ADD ("/clew/records/kinds/searchable", test_searchable);
  g_test_add_func ("/clew/records/kinds/properties", test_properties);
  return g_test_run ();
}
