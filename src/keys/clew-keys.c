/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keys/clew-keys.h"

#include "base/clew-id.h"
#include "keys/clew-keys-private.h"

#include <sodium.h>

/* No call into libsecret here takes a GCancellable: gnome-keyring aborts, and
 * comes back locked, when a call is cancelled while its prompt is open. A call
 * that takes too long is left alone, and its answer is dropped when it comes. */

const SecretSchema clew_keys_schema = {
  "org.clewproject.Clew.Office",
  SECRET_SCHEMA_NONE,
  { { CLEW_KEYS_ATTRIBUTE_OFFICE, SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

typedef struct
{
  char    *office_id;
  gboolean may_prompt;
  guint    timeout_ms;

  SecretService *service;
  SecretItem    *item;

  GSource *timer;         /* runs while only the service is waited for */
  gboolean has_asked;     /* a person is asked once a call, not in circles */
  gboolean has_dismissed; /* and nothing was unlocked */
  gboolean is_answered;   /* whatever comes now is late */
} LookUp;

static void search (GTask *task);

static void
look_up_free (LookUp *look_up)
{
  g_free (look_up->office_id);
  g_clear_object (&look_up->item);
  g_clear_object (&look_up->service);
  g_free (look_up);
}

static void
stop_timer (LookUp *look_up)
{
  if (look_up->timer != NULL)
    g_source_destroy (look_up->timer);
  g_clear_pointer (&look_up->timer, g_source_unref);
}

static void
answer_error (GTask *task, GError *error)
{
  LookUp *look_up = g_task_get_task_data (task);

  stop_timer (look_up);
  look_up->is_answered = TRUE;
  g_task_return_error (task, error);
}

static void
answer_code (GTask *task, ClewKeysError code)
{
  answer_error (task, clew_keys_error_new (code));
}

static gboolean
timed_out_cb (gpointer data)
{
  g_autoptr(GTask) task = g_object_ref (data);

  answer_code (task, CLEW_KEYS_ERROR_TIMED_OUT);
  return G_SOURCE_REMOVE;
}

static void
start_timer (GTask *task)
{
  LookUp *look_up = g_task_get_task_data (task);

  stop_timer (look_up);
  look_up->timer = g_timeout_source_new (look_up->timeout_ms);
  g_source_set_callback (look_up->timer, timed_out_cb, task, NULL);
  g_source_attach (look_up->timer, g_task_get_context (task));
}

static gboolean
is_late (GTask *task)
{
  LookUp *look_up = g_task_get_task_data (task);

  return look_up->is_answered;
}

static void
answer_key (GTask *task)
{
  LookUp *look_up = g_task_get_task_data (task);
  g_autoptr(SecretValue) value = secret_item_get_secret (look_up->item);
  ClewSecret *key = NULL;
  guint8      bytes[CLEW_SECRET_SIZE];
  const char *text = NULL;
  gsize       length = 0;
  gsize       n_bytes = 0;

  if (value != NULL)
    text = secret_value_get (value, &length);
  /* By length and not as a string: what is kept there may be anything. */
  if (text != NULL && length == 2 * CLEW_SECRET_SIZE &&
      sodium_hex2bin (bytes, sizeof bytes, text, length, NULL, &n_bytes, NULL) == 0 &&
      n_bytes == sizeof bytes)
    key = clew_secret_new (bytes);
  sodium_memzero (bytes, sizeof bytes);

  if (key == NULL)
    {
      answer_code (task, CLEW_KEYS_ERROR_BAD_KEY);
      return;
    }
  stop_timer (look_up);
  look_up->is_answered = TRUE;
  g_task_return_pointer (task, key, (GDestroyNotify)clew_secret_unref);
}

static void
secret_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  secret_item_load_secret_finish (SECRET_ITEM (source), result, &error);
  if (is_late (task))
    g_clear_error (&error);
  else if (error != NULL)
    answer_error (task, clew_keys_error_from (error));
  else
    answer_key (task);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  LookUp *look_up = g_task_get_task_data (task);
  GError *error = NULL;
  int     n_unlocked;

  n_unlocked = secret_service_unlock_finish (SECRET_SERVICE (source), result, NULL, &error);
  if (is_late (task))
    {
      g_clear_error (&error);
      return;
    }
  if (error != NULL)
    {
      answer_error (task, clew_keys_error_from (error));
      return;
    }
  look_up->has_dismissed = n_unlocked <= 0;
  start_timer (task);
  search (task);
}

/* Asks the person, where that is allowed and was not done before. A person
 * takes as long as a person takes, so no timer of ours runs meanwhile. The bus
 * notices a service that hangs before it asks, owner_changed_cb() one that dies. */
static void
unlock (GTask *task, GList *locked)
{
  LookUp *look_up = g_task_get_task_data (task);

  if (!look_up->may_prompt)
    answer_code (task, CLEW_KEYS_ERROR_LOCKED);
  else if (look_up->has_asked)
    answer_code (task, look_up->has_dismissed ? CLEW_KEYS_ERROR_DISMISSED : CLEW_KEYS_ERROR_LOCKED);
  else
    {
      look_up->has_asked = TRUE;
      stop_timer (look_up);
      secret_service_unlock (look_up->service, locked, NULL, unlocked_cb, g_object_ref (task));
    }
}

/* Nothing was found. Only a keyring of which no part is locked can say that
 * there is nothing: a locked one may hold what can't be seen. */
static void
collections_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  SecretService *service = SECRET_SERVICE (source);
  g_autolist(SecretCollection) collections = NULL;
  g_autoptr(GList) locked = NULL;
  GError *error = NULL;

  secret_service_load_collections_finish (service, result, &error);
  if (is_late (task))
    {
      g_clear_error (&error);
      return;
    }
  if (error != NULL)
    {
      answer_error (task, clew_keys_error_from (error));
      return;
    }

  collections = secret_service_get_collections (service);
  for (GList *l = collections; l != NULL; l = l->next)
    if (secret_collection_get_locked (l->data))
      locked = g_list_prepend (locked, l->data);

  if (locked != NULL)
    unlock (task, locked);
  else
    answer_code (task, CLEW_KEYS_ERROR_ABSENT);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  LookUp *look_up = g_task_get_task_data (task);
  g_autolist(SecretItem) items = NULL;
  GError *error = NULL;

  items = secret_service_search_finish (SECRET_SERVICE (source), result, &error);
  if (is_late (task))
    {
      g_clear_error (&error);
      return;
    }
  if (error != NULL)
    answer_error (task, clew_keys_error_from (error));
  else if (items == NULL)
    secret_service_load_collections (look_up->service, NULL, collections_loaded_cb,
                                     g_object_ref (task));
  else if (items->next != NULL)
    answer_code (task, CLEW_KEYS_ERROR_DUPLICATE);
  else if (secret_item_get_locked (items->data))
    unlock (task, items);
  else
    {
      g_set_object (&look_up->item, items->data);
      secret_item_load_secret (look_up->item, NULL, secret_loaded_cb, g_object_ref (task));
    }
}

static void
search (GTask *task)
{
  LookUp *look_up = g_task_get_task_data (task);
  g_autoptr(GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (attributes, (gpointer)CLEW_KEYS_ATTRIBUTE_OFFICE, look_up->office_id);
  /* All, to see duplicates; no unlocking, so that nothing asks unannounced. */
  secret_service_search (look_up->service, &clew_keys_schema, attributes, SECRET_SEARCH_ALL, NULL,
                         searched_cb, g_object_ref (task));
}

/* libsecret 0.20 never returns from a prompt whose service went away. */
static void
owner_changed_cb (GObject *service, GParamSpec *property, gpointer data)
{
  GTask *task = data;

  if (!is_late (task))
    answer_code (task, CLEW_KEYS_ERROR_NO_SERVICE);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  LookUp *look_up = g_task_get_task_data (task);
  g_autoptr(SecretService) service = NULL;
  GError *error = NULL;

  service = secret_service_open_finish (result, &error);
  if (is_late (task))
    {
      g_clear_error (&error);
      return;
    }
  if (error != NULL)
    {
      answer_error (task, clew_keys_error_from (error));
      return;
    }
  look_up->service = g_steal_pointer (&service);
  g_signal_connect_object (look_up->service, "notify::g-name-owner", G_CALLBACK (owner_changed_cb),
                           task, 0);
  search (task);
}

/* clew_keys_look_up_async() with @owner as the source object of its task. */
void
clew_keys_look_up_for (gpointer            owner,
                       const char         *office_id,
                       gboolean            may_prompt,
                       guint               timeout_ms,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  g_autoptr(GTask) task = g_task_new (owner, NULL, callback, data);
  LookUp *look_up = g_new0 (LookUp, 1);

  g_task_set_source_tag (task, clew_keys_look_up_async);
  g_task_set_task_data (task, look_up, (GDestroyNotify)look_up_free);
  look_up->office_id = g_strdup (office_id);
  look_up->may_prompt = may_prompt;
  look_up->timeout_ms = timeout_ms > 0 ? timeout_ms : CLEW_KEYS_TIMEOUT_MS;

  start_timer (task);
  /* A service object of our own each time: the shared one lives in the main
   * context of whoever came first, and remembers which parts were locked. */
  secret_service_open (SECRET_TYPE_SERVICE, NULL, SECRET_SERVICE_NONE, NULL, opened_cb,
                       g_object_ref (task));
}

/**
 * clew_keys_look_up_async:
 * @office_id: the office's UUID
 * @may_prompt: whether a locked keyring may ask the person for its password
 * @timeout_ms: how long the service may keep us waiting, in milliseconds, or 0 for
 *   %CLEW_KEYS_TIMEOUT_MS. The time that a person takes at the prompt does not count: with
 *   @may_prompt the answer can take minutes, so show that the keyring is waited for
 * @callback: called in the main context that is the thread's default now
 * @data: for @callback
 *
 * Looks in the keyring for the key of an office, without changing anything
 * there. Without @may_prompt nothing asks anybody for anything.
 *
 * May be called from any thread that runs its main context.
 */
void
clew_keys_look_up_async (const char         *office_id,
                         gboolean            may_prompt,
                         guint               timeout_ms,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  g_return_if_fail (clew_id_is_valid (office_id));

  clew_keys_look_up_for (NULL, office_id, may_prompt, timeout_ms, callback, data);
}

/**
 * clew_keys_look_up_finish:
 * @result: what the callback got
 * @error: %CLEW_KEYS_ERROR_ABSENT only where every part of the keyring is open and none holds a
 *   key for the office, %CLEW_KEYS_ERROR_LOCKED where a part is locked, and the other codes but
 *   %CLEW_KEYS_ERROR_BAD_CODE and %CLEW_KEYS_ERROR_BAD_FILE. None is a reason to make a new key.
 *
 * Returns: (transfer full) (nullable): the key
 */
ClewSecret *
clew_keys_look_up_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, clew_keys_look_up_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
clew_keys_wait_begin (ClewKeysWait *wait)
{
  wait->context = g_main_context_new ();
  wait->owner = g_object_new (G_TYPE_OBJECT, NULL);
  wait->result = NULL;
  g_main_context_push_thread_default (wait->context);
}

void
clew_keys_wait_answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ClewKeysWait *wait = data;

  wait->result = g_object_ref (result);
}

void
clew_keys_wait_until_answered (ClewKeysWait *wait)
{
  while (wait->result == NULL)
    g_main_context_iteration (wait->context, TRUE);
}

/* GIO leaves what it frees itself to a source of the context: without this, each
 * call would leave a few bytes behind for ever. */
static void
free_context (GMainContext *context)
{
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_unref (context);
}

static gpointer
take_late_answers (gpointer data)
{
  ClewKeysWait *wait = data;

  g_main_context_push_thread_default (wait->context);
  while (wait->owner != NULL)
    g_main_context_iteration (wait->context, TRUE);
  g_main_context_pop_thread_default (wait->context);

  free_context (wait->context);
  g_free (wait);
  return NULL;
}

/* Where a call timed out, its answer is still to come, to a context that
 * nobody would run any more; a thread waits for it and drops it. */
void
clew_keys_wait_end (ClewKeysWait *wait)
{
  ClewKeysWait *rest = g_new0 (ClewKeysWait, 1);

  g_main_context_pop_thread_default (wait->context);
  rest->context = g_steal_pointer (&wait->context);
  rest->owner = wait->owner;
  g_object_add_weak_pointer (rest->owner, (gpointer *)&rest->owner);
  g_clear_object (&wait->result);
  g_object_unref (g_steal_pointer (&wait->owner));

  if (rest->owner != NULL)
    g_thread_unref (g_thread_new ("clew-keys-late", take_late_answers, rest));
  else
    {
      free_context (rest->context);
      g_free (rest);
    }
}

/**
 * clew_keys_look_up_sync:
 * @office_id: the office's UUID
 * @may_prompt: as for clew_keys_look_up_async()
 * @timeout_ms: as for clew_keys_look_up_async()
 * @error: as for clew_keys_look_up_finish()
 *
 * Does the same and waits for it, for programs without a window. It blocks the
 * calling thread in a main context of its own, so nothing else runs meanwhile.
 *
 * Returns: (transfer full) (nullable): the key
 */
ClewSecret *
clew_keys_look_up_sync (const char *office_id,
                        gboolean    may_prompt,
                        guint       timeout_ms,
                        GError    **error)
{
  ClewKeysWait wait;
  ClewSecret  *key;

  g_return_val_if_fail (clew_id_is_valid (office_id), NULL);

  clew_keys_wait_begin (&wait);
  clew_keys_look_up_for (wait.owner, office_id, may_prompt, timeout_ms, clew_keys_wait_answer_cb,
                         &wait);
  clew_keys_wait_until_answered (&wait);
  key = clew_keys_look_up_finish (wait.result, error);
  clew_keys_wait_end (&wait);
  return key;
}
