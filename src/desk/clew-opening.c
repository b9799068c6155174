/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-opening.h"

#include "keys/clew-keys.h"

/* Nothing here creates a key or a file, whatever is found: a key that is
 * absent is a reason to ask, never to make one. */

static void
open_with_key (GTask *task, ClewSecret *key)
{
  const char *path = g_task_get_task_data (task);
  GError     *error = NULL;
  ClewOffice *office;

  office = clew_office_open (path, key, &error);
  if (office == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, office, g_object_unref);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(ClewSecret) key = NULL;
  GError *error = NULL;

  key = clew_keys_look_up_finish (result, &error);
  if (key == NULL)
    g_task_return_error (task, error);
  else
    open_with_key (task, key);
}

/**
 * clew_opening_open_async:
 * @path: the office file
 * @key: where the key comes from; read before this returns
 * @callback: called on the main thread
 *
 * Opens an office. It can't be cancelled: a keyring that is asking for its
 * password takes that badly. Who no longer wants the answer ignores it.
 */
void
clew_opening_open_async (const char           *path,
                         const ClewOpeningKey *key,
                         GAsyncReadyCallback   callback,
                         gpointer              data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, data);
  g_autofree char *office_id = NULL;
  GError          *error = NULL;

  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, clew_opening_open_async);
  g_task_set_task_data (task, g_strdup (path), g_free);

  office_id = clew_office_read_id (path, &error);
  if (office_id == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (key->key != NULL)
    {
      open_with_key (task, key->key);
    }
  else if (key->key_file != NULL)
    {
      g_autoptr(ClewSecret) read = clew_keys_read_file (key->key_file, &error);

      if (read == NULL)
        g_task_return_error (task, error);
      else
        open_with_key (task, read);
    }
  else
    {
      clew_keys_look_up_async (office_id, key->may_prompt, CLEW_KEYS_TIMEOUT_MS,
                               looked_up_cb, g_steal_pointer (&task));
    }
}

/**
 * clew_opening_open_finish:
 *
 * Returns: (transfer full) (nullable): the open office; close it with clew_office_close()
 */
ClewOffice *
clew_opening_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
