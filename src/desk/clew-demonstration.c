/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-demonstration.h"

#include "base/clew-id.h"
#include "base/clew-secret.h"
#include "documents/clew-release-form.h"
#include "exchange/clew-demo.h"
#include "keys/clew-keys.h"

#include <glib/gstdio.h>

typedef struct
{
  char       *path;
  char       *office_id;
  ClewSecret *key;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_free (making->path);
  g_free (making->office_id);
  g_clear_pointer (&making->key, clew_secret_unref);
  g_free (making);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making          *making = data;
  ClewDemoOptions  options = CLEW_DEMO_OPTIONS_INIT;
  g_autofree char *folder = g_path_get_dirname (making->path);
  g_autoptr(ClewOffice) office = NULL;
  GError *error = NULL;

  /* A folder that can't be made is said by the file that can't. */
  g_mkdir_with_parents (folder, 0700);
  options.printer = clew_release_form_print;
  office = clew_demo_create (making->path, making->office_id, making->key, &options, NULL, &error);
  if (office == NULL)
    {
      clew_keys_forget_sync (making->office_id, making->key);
      g_task_return_error (task, error);
      return;
    }

  /* It is opened again by whoever asked, on their thread. */
  clew_office_close (office);
  g_task_return_boolean (task, TRUE);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clew_keys_keep_finish (result, &error))
    g_task_run_in_thread (task, make_in_thread);
  else
    g_task_return_error (task, error);
}

/**
 * clew_demonstration_dup_path:
 *
 * Returns: (transfer full): where the demonstration office of this account is or would be
 */
char *
clew_demonstration_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "clew", "demonstration.clew", NULL);
}

/**
 * clew_demonstration_make_async:
 * @callback: called on this thread when it is done
 *
 * Makes an office of invented people at clew_demonstration_dup_path(), with its
 * key in the keyring. Where there is one already, that is kept as it is.
 */
void
clew_demonstration_make_async (GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, data);
  Making *making = g_new0 (Making, 1);

  making->path = clew_demonstration_dup_path ();
  making->office_id = clew_id_new ();
  making->key = clew_secret_new_random ();
  g_task_set_source_tag (task, clew_demonstration_make_async);
  g_task_set_task_data (task, making, making_free);

  if (g_file_test (making->path, G_FILE_TEST_EXISTS))
    g_task_return_boolean (task, TRUE);
  else
    clew_keys_keep_async (making->office_id, making->key, kept_cb, g_steal_pointer (&task));
}

/**
 * clew_demonstration_make_finish:
 *
 * Returns: whether the office is there and can be opened
 */
gboolean
clew_demonstration_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * clew_demonstration_remove:
 *
 * Deletes the demonstration office, which must not be open. Nobody in it is
 * real, and it can be made again just so.
 */
gboolean
clew_demonstration_remove (GError **error)
{
  g_autofree char *path = clew_demonstration_dup_path ();
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_unlink (journal);

  return g_file_delete (file, NULL, error);
}
