/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-id.h"

#include <glib/gstdio.h>

#include <stdarg.h>

static void
invent (Desk *desk, guint people)
{
  g_autoptr (GError) error = NULL;
  ClewDemoOptions options = CLEW_DEMO_OPTIONS_INIT;

  options.people = people;
  options.today = TODAY;
  clew_demo_fill (desk->office, &options, NULL, &error);
  g_assert_no_error (error);
}

void
desk_set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) record = clew_record_new (&clew_kind_office);
  g_autoptr (ClewRecord) me = clew_record_new (&clew_kind_staff);

  desk->folder = g_dir_make_tmp ("clew-records-XXXXXX", &error);
  g_assert_no_error (error);
  desk->path = g_build_filename (desk->folder, "office.clew", NULL);
  desk->id = clew_id_new ();
  desk->key = clew_secret_new_random ();
  clew_record_set_text (record, "name", "Test Office");
  clew_record_set_text (record, "kind", "case_management");
  clew_record_set_text (record, "form_prefix", "TO");
  clew_record_set_text (record, "address", "1 Mill Street");
  clew_record_set_text (record, "phone", "(360) 555-0100");
  clew_record_set_text (record, "time_zone", "UTC");
  clew_record_set_text (me, "name", "Robin Teller");
  clew_record_set_text (me, "role", "case_manager");
  clew_record_set_text (me, "login", g_get_user_name ());
  desk->office = clew_office_create (desk->path, desk->id, desk->key, record, me, &error);
  g_assert_no_error (error);
  desk->store = clew_office_get_store (desk->office);
  clew_office_set_today (desk->office, TODAY);
  if (data != NULL)
    invent (desk, GPOINTER_TO_UINT (data));
}

void
desk_reopen (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  clew_office_close (desk->office);
  g_clear_object (&desk->office);
  desk->office = clew_office_open (desk->path, desk->key, &error);
  g_assert_no_error (error);
  desk->store = clew_office_get_store (desk->office);
  clew_office_set_today (desk->office, TODAY);
}

void
desk_tear_down (Desk *desk, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  /* A thread that reads for a list that is gone holds the office a moment
   * longer, and wakes nobody when it lets go. */
  while (g_atomic_int_get (&G_OBJECT (desk->office)->ref_count) > 1)
    if (!g_main_context_iteration (NULL, FALSE))
      g_thread_yield ();
  clew_office_close (desk->office);
  g_assert_finalize_object (desk->office);
  folder = g_dir_open (desk->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (desk->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (desk->folder), ==, 0);
  g_free (desk->folder);
  g_free (desk->path);
  g_free (desk->id);
  clew_secret_unref (desk->key);
}

ClewRecord *
desk_add (Desk *desk, const ClewKind *kind, ...)
{
  g_autoptr (GError) error = NULL;
  ClewRecord *record = clew_record_new (kind);
  const char *column;
  va_list     arguments;

  va_start (arguments, kind);
  while ((column = va_arg (arguments, const char *)) != NULL)
    clew_record_set_text (record, column, va_arg (arguments, const char *));
  va_end (arguments);
  clew_office_save (desk->office, "add", record, &error);
  g_assert_no_error (error);
  return record;
}

ClewRecord *
desk_add_person (Desk *desk, const char *given, const char *family)
{
  return desk_add (desk, &clew_kind_participant, "given_name", given, "family_name", family, NULL);
}

gint64
desk_count (Desk *desk, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRows) rows = clew_store_query (desk->store, &error, sql, NULL);

  g_assert_no_error (error);
  g_assert_true (clew_rows_next (rows, &error));
  return clew_rows_get_number (rows, 0);
}

/* Somebody who is not removed, by chance. */
char *
desk_pick_person (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  gint64 n = desk_count (desk, "SELECT count (*) FROM participant WHERE removed IS NULL");
  g_autoptr (ClewRows) rows = NULL;

  g_assert_cmpint (n, >, 0);
  rows = clew_store_query (desk->store, &error,
                           "SELECT id FROM participant WHERE removed IS NULL "
                           "ORDER BY id LIMIT 1 OFFSET ?",
                           "i", (gint64)g_test_rand_int_range (0, (gint32)n));
  g_assert_no_error (error);
  g_assert_true (clew_rows_next (rows, &error));
  return g_strdup (clew_rows_get_text (rows, 0));
}
