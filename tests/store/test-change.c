/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-file.h"

#include "base/clew-day.h"
#include "base/clew-id.h"
#include "store/clew-audit.h"

#include <string.h>

static gboolean
add_two_cb (ClewStore *store, gpointer data, GError **error)
{
  g_autofree char *id = add_person (store, "Rosa", "Invented", "1985-05-08");

  add_alias (store, id, "Rosie");
  if (data == NULL)
    return TRUE;
  g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED, "on purpose");
  return FALSE;
}

static void
count_cb (ClewStore *store, gpointer data)
{
  (*(guint *)data)++;
}

static void
test_commit (OfficeFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  guint            n_changed = 0;

  g_signal_connect (file->store, "changed", G_CALLBACK (count_cb), &n_changed);
  clew_store_change (file->store, "somebody", "add a person", add_two_cb, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM participant"), ==, 1);
  what = get_text (file->store, "SELECT actor || ':' || what FROM change ORDER BY number DESC LIMIT 1");
  g_assert_cmpstr (what, ==, "somebody:add a person");

  office_file_reopen (file);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM alias"), ==, 1);
}

static void
test_rollback (OfficeFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 n_audit = get_number (file->store, "SELECT count (*) FROM audit");
  guint  n_changed = 0;

  g_signal_connect (file->store, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_false (clew_store_change (file->store, NULL, "add a person", add_two_cb, file, &error));
  g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "on purpose");
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM participant"), ==, 0);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM audit"), ==, n_audit);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  OFFICE_FILE_ADD ("/clew/store/change/commit", test_commit);
  OFFICE_FILE_ADD ("/clew/store/change/rollback", test_rollback);
  return g_test_run ();
}
