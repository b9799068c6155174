/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/clew-id.h"
#include "keys/clew-keys-private.h"

#include <glib/gi18n-lib.h>

/* Keeping is: look whether there is a key, store one only where there is
 * certainly none, look again. The service's own "store" is not used, since it
 * replaces what has the same attributes, and a replaced key is a lost office. */

typedef struct
{
  char          *office_id;
  ClewSecret    *key;
  SecretService *service;
  gboolean       is_answered; /* whatever comes now is late */
} Keep;

static void
keep_free (Keep *keep)
{
  g_free (keep->office_id);
  clew_secret_unref (keep->key);
  g_clear_object (&keep->service);
  g_free (keep);
}

static void
answer_error (GTask *task, GError *error)
{
  Keep *keep = g_task_get_task_data (task);

  if (keep->is_answered)
    {
      g_error_free (error);
      return;
    }
  keep->is_answered = TRUE;
  g_task_return_error (task, error);
}

/* @error is of libsecret; where it says nothing, a prompt was closed. */
static void
answer_foreign_error (GTask *task, GError *error)
{
  answer_error (task, error != NULL ? clew_keys_error_from (error)
                                    : clew_keys_error_new (CLEW_KEYS_ERROR_DISMISSED));
}

/* Both ends of keeping: there is a key. Whether it is this one decides. */
static void
answer_kept (GTask *task, ClewSecret *kept)
{
  Keep *keep = g_task_get_task_data (task);

  if (!clew_secret_equal (kept, keep->key))
    answer_error (task,
                  g_error_new_literal (CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_DUPLICATE,
                                       _("The keyring already holds another key for this office. "
                                          "Nothing was changed there, and your records are intact. "
                                          "Keep the recovery code at hand: it opens the office "
                                          "without the keyring.")));
  else if (!keep->is_answered)
    {
      keep->is_answered = TRUE;
      g_task_return_boolean (task, TRUE);
    }
}

static void
owner_changed_cb (GObject *service, GParamSpec *property, gpointer data)
{
  answer_error (data, clew_keys_error_new (CLEW_KEYS_ERROR_NO_SERVICE));
}

/* The keyring said that it stored the key; what counts is that it gives it back. */
static void
looked_again_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(ClewSecret) kept = NULL;
  GError *error = NULL;

  kept = clew_keys_look_up_finish (result, &error);
  if (error != NULL)
    answer_error (task, error);
  else
    answer_kept (task, kept);
}

static void
item_created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Keep *keep = g_task_get_task_data (task);
  g_autoptr(SecretItem) item = NULL;
  GError *error = NULL;

  item = secret_item_create_finish (result, &error);
  if (item == NULL)
    answer_foreign_error (task, error);
  else
    clew_keys_look_up_for (g_task_get_source_object (task), keep->office_id, FALSE, 0,
                           looked_again_cb, g_object_ref (task));
}

static void
create_item (GTask *task, SecretCollection *collection)
{
  Keep *keep = g_task_get_task_data (task);
  g_autoptr(GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(SecretValue) value = NULL;
  const char *label = _("Clew office key");
  char       *text = clew_secret_dup_hex (keep->key);

  /* libsecret copies it into memory that it locks and wipes. */
  value = secret_value_new (text, 2 * CLEW_SECRET_SIZE, "text/plain");
  clew_secret_free_text (text);

  g_hash_table_insert (attributes, (gpointer)CLEW_KEYS_ATTRIBUTE_OFFICE, keep->office_id);
  secret_item_create (collection, &clew_keys_schema, attributes, label, value,
                      SECRET_ITEM_CREATE_NONE, NULL, item_created_cb, g_object_ref (task));
}

static void
collection_created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(SecretCollection) collection = NULL;
  GError *error = NULL;

  collection = secret_collection_create_finish (result, &error);
  if (collection == NULL)
    answer_foreign_error (task, error);
  else
    create_item (task, collection);
}

static void
collection_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Keep *keep = g_task_get_task_data (task);
  g_autoptr(SecretCollection) collection = NULL;
  const char *label = _("Default keyring");
  GError     *error = NULL;

  collection = secret_collection_for_alias_finish (result, &error);
  if (error != NULL)
    answer_foreign_error (task, error);
  else if (collection != NULL)
    create_item (task, collection);
  else
    /* An account that never had a keyring: the service asks for a password. */
    secret_collection_create (keep->service, label, SECRET_COLLECTION_DEFAULT,
                              SECRET_COLLECTION_CREATE_NONE, NULL, collection_created_cb,
                              g_object_ref (task));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Keep   *keep = g_task_get_task_data (task);
  GError *error = NULL;

  keep->service = secret_service_open_finish (result, &error);
  if (error != NULL)
    {
      answer_foreign_error (task, error);
      return;
    }
  g_signal_connect_object (keep->service, "notify::g-name-owner", G_CALLBACK (owner_changed_cb),
                           task, 0);
  secret_collection_for_alias (keep->service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                               NULL, collection_found_cb, g_object_ref (task));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(ClewSecret) kept = NULL;
  g_autoptr(GError) error = NULL;

  kept = clew_keys_look_up_finish (result, &error);
  if (g_error_matches (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_ABSENT))
    secret_service_open (SECRET_TYPE_SERVICE, NULL, SECRET_SERVICE_OPEN_SESSION, NULL, opened_cb,
                         g_object_ref (task));
  else if (error != NULL)
    answer_error (task, g_steal_pointer (&error));
  else
    answer_kept (task, kept);
}

static void
keep_for (gpointer            owner,
          const char         *office_id,
          ClewSecret         *key,
          GAsyncReadyCallback callback,
          gpointer            data)
{
  g_autoptr(GTask) task = g_task_new (owner, NULL, callback, data);
  Keep *keep = g_new0 (Keep, 1);

  keep->office_id = g_strdup (office_id);
  keep->key = clew_secret_ref (key);
  g_task_set_source_tag (task, clew_keys_keep_async);
  g_task_set_task_data (task, keep, (GDestroyNotify)keep_free);

  clew_keys_look_up_for (owner, office_id, TRUE, 0, looked_cb, g_object_ref (task));
}

/**
 * clew_keys_keep_async:
 * @office_id: the office's UUID
 * @key: its key
 * @callback: called in the main context that is the thread's default now
 * @data: for @callback
 *
 * Stores a key in the default keyring under the office's UUID, with nothing
 * personal beside it. Where the keyring is locked, or there is none yet, it asks
 * the person for a password, and the answer can take minutes.
 *
 * A key that is kept already is never replaced: the same key again is fine,
 * another one is an error. A locked keyring that is not unlocked is an error too,
 * because it may hold one.
 *
 * May be called from any thread that runs its main context.
 */
void
clew_keys_keep_async (const char         *office_id,
                      ClewSecret         *key,
                      GAsyncReadyCallback callback,
                      gpointer            data)
{
  g_return_if_fail (clew_id_is_valid (office_id));
  g_return_if_fail (key != NULL);

  keep_for (NULL, office_id, key, callback, data);
}

/**
 * clew_keys_keep_finish:
 * @result: what the callback got
 * @error: %CLEW_KEYS_ERROR_DUPLICATE where another key is kept for the office already, and else
 *   as for clew_keys_look_up_finish()
 *
 * Returns: whether the keyring now holds this key and gives it back
 */
gboolean
clew_keys_keep_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, clew_keys_keep_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * clew_keys_keep_sync:
 * @office_id: the office's UUID
 * @key: its key
 * @error: as for clew_keys_keep_finish()
 *
 * Does what clew_keys_keep_async() does and waits for it, blocking the calling
 * thread in a main context of its own.
 *
 * Returns: whether the keyring now holds this key and gives it back
 */
gboolean
clew_keys_keep_sync (const char *office_id,
                     ClewSecret *key,
                     GError    **error)
{
  ClewKeysWait wait;
  gboolean     is_kept;

  g_return_val_if_fail (clew_id_is_valid (office_id), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  clew_keys_wait_begin (&wait);
  keep_for (wait.owner, office_id, key, clew_keys_wait_answer_cb, &wait);
  clew_keys_wait_until_answered (&wait);
  is_kept = clew_keys_keep_finish (wait.result, error);
  clew_keys_wait_end (&wait);
  return is_kept;
}

/**
 * clew_keys_forget_sync:
 * @office_id: the UUID of an office that came to nothing
 * @key: the key that was kept for it
 *
 * Takes a key out of the keyring again that clew_keys_keep_sync() has just put there.
 * Another one than @key stays, and nobody is asked anything. Where the keyring refuses,
 * the key stays too: it opens nothing. Blocks the calling thread.
 */
void
clew_keys_forget_sync (const char *office_id, ClewSecret *key)
{
  g_autoptr(ClewSecret) kept = clew_keys_look_up_sync (office_id, FALSE, 0, NULL);
  g_autoptr(GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(SecretService) service = NULL;

  if (kept == NULL || !clew_secret_equal (kept, key))
    return;
  service = secret_service_open_sync (SECRET_TYPE_SERVICE, NULL, SECRET_SERVICE_NONE, NULL, NULL);
  g_hash_table_insert (attributes, (gpointer)CLEW_KEYS_ATTRIBUTE_OFFICE, (gpointer)office_id);
  if (service != NULL)
    secret_service_clear_sync (service, &clew_keys_schema, attributes, NULL, NULL);
}
