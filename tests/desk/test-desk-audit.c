/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"

#include "base/clew-error.h"
#include "desk/clew-audit-window.h"
#include "keys/clew-keys.h"

#include <string.h>

#include <sqlite3.h>

/* Who did what, in windows reached as people reach them. */

typedef struct
{
  DeskOffice *office;
  ClewWindow *window;
} Fixture;

static void
open_window (Fixture *fixture, ClewPlace *place)
{
  fixture->window = desk_test_open (fixture->office, place);
}

static void
close_window (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  desk_test_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = desk_office_new ("project_management");
  desk_office_fill (fixture->office);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_office_free (fixture->office);
}

static gboolean
has_list (gpointer data)
{
  return desk_test_has_text (data, " · ");
}

static void
test_everything (Fixture *fixture, gconstpointer data)
{
  GtkWidget *audit;

  open_window (fixture, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-audit", NULL);
  audit = desk_test_get_window (CLEW_TYPE_AUDIT_WINDOW);
  desk_test_wait (has_list, audit);
  g_assert_true (desk_test_has_text (audit, "Every entry and every record is as Clew wrote "
                                            "it, and none is missing."));
  g_assert_true (desk_test_has_text (audit, "Decision · Added"));
  g_assert_true (desk_test_has_text (audit, " · Tamsin Osei · invent people"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (audit)), ==, "Audit");
  close_window (fixture);
  g_assert_null (desk_test_find_window (CLEW_TYPE_AUDIT_WINDOW));
}

static char *
dup_person (Fixture *fixture)
{
  g_autoptr(ClewOffice) office = desk_office_open (fixture->office);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) people = NULL;
  char *id;

  people = clew_record_select (clew_office_get_store (office), &clew_kind_participant, &error,
                               "family_name = 'Ahmed'", NULL);
  g_assert_no_error (error);
  id = g_strdup (clew_record_get_id (people->pdata[0]));
  clew_office_close (office);

  return id;
}

/* From the menu of a person's page; nobody else's entries are there, and no name is. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = dup_person (fixture);
  GtkWidget       *audit;
  GListModel      *model;
  GtkWidget       *list;

  open_window (fixture, clew_place_new ("person", id));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "view.show-history", NULL);
  audit = desk_test_get_window (CLEW_TYPE_AUDIT_WINDOW);
  desk_test_wait (has_list, audit);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (audit)), ==, "History");
  g_assert_true (desk_test_has_text (audit, "Participant · Added"));
  g_assert_false (desk_test_has_text (audit, "Every entry"));
  g_assert_false (desk_test_has_text (audit, "Ahmed"));
  list = desk_test_find (audit, GTK_TYPE_LIST_VIEW, NULL);
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  /* The person, the case, the hearing and the decision. */
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 4);
  gtk_widget_activate_action (audit, "window.close", NULL);
  desk_test_settle ();
  g_assert_null (desk_test_find_window (CLEW_TYPE_AUDIT_WINDOW));
  close_window (fixture);
}

/* The store's own tests alter every part; here the words must come up. */
static void
run_raw (DeskOffice *office, const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewSecret) key = clew_keys_read_file (office->key_file, &error);
  char            *hex = clew_secret_dup_hex (key);
  g_autofree char *text = g_strdup_printf ("x'%s'", hex);
  sqlite3         *db;

  clew_secret_free_text (hex);
  g_assert_cmpint (sqlite3_open_v2 (office->path, &db, SQLITE_OPEN_READWRITE, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_key_v2 (db, "main", text, (int)strlen (text)), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_tampered (Fixture *fixture, gconstpointer data)
{
  GtkWidget *audit;

  run_raw (fixture->office,
           "DROP TRIGGER clew_keep_delete_audit;"
           "DELETE FROM audit WHERE seq = (SELECT max (seq) - 1 FROM audit)");
  open_window (fixture, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-audit", NULL);
  audit = desk_test_find_window (CLEW_TYPE_AUDIT_WINDOW);
  desk_test_settle ();
  desk_test_wait (has_list, audit);
  g_assert_true (desk_test_has_text (audit, "is not as Clew wrote it from entry"));
  g_assert_true (desk_test_has_text (audit, "This entry is missing"));
  close_window (fixture);
}

/* Nor does a record that was altered past Clew pass for whole. */
static void
test_record_tampered (Fixture *fixture, gconstpointer data)
{
  GtkWidget *audit;

  run_raw (fixture->office, "DROP TRIGGER clew_update_participant;"
                            "UPDATE participant SET phone = '555-0199'");
  open_window (fixture, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-audit", NULL);
  audit = desk_test_find_window (CLEW_TYPE_AUDIT_WINDOW);
  desk_test_settle ();
  desk_test_wait (has_list, audit);
  g_assert_true (desk_test_has_text (audit, "took out records without Clew. Participant: "));
  g_assert_false (desk_test_has_text (audit, "Every entry"));
  close_window (fixture);
}

/* Without an office there is nothing to show, and the menu says so. */
static void
test_shut (void)
{
  ClewWindow *window = clew_window_new (GTK_APPLICATION (desk_test_get_application ()));

  clew_window_welcome (window);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "show-audit"));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "open-office"));
  gtk_window_destroy (GTK_WINDOW (window));
  desk_test_settle ();
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add ("/clew/desk/audit/everything", Fixture, NULL, set_up, test_everything, tear_down);
  g_test_add ("/clew/desk/audit/history", Fixture, NULL, set_up, test_history, tear_down);
  g_test_add ("/clew/desk/audit/tampered", Fixture, NULL, set_up, test_tampered, tear_down);
  g_test_add ("/clew/desk/audit/record-tampered", Fixture, NULL, set_up, test_record_tampered,
              tear_down);
  g_test_add_func ("/clew/desk/audit/shut", test_shut);

  return g_test_run ();
}
