/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Against a real gnome-keyring, in the state that headless.sh made and the
 * first argument names: unlocked, locked, prompt (locked, with a display) or none. */

#include "base/clew-error.h"
#include "base/clew-id.h"
#include "keys/clew-keys.h"

#include <libsecret/secret.h>

#include <string.h>

/* Made like the schema in the program, so that a change there is seen here. */
static const SecretSchema schema = {
  "org.clewproject.Clew.Office",
  SECRET_SCHEMA_NONE,
  { { "office", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

/* Nothing here may ever reach the keyring of whoever runs the tests. */
static void
insist_on_harness (void)
{
  const char *home = g_getenv ("HOME");
  const char *bus = g_getenv ("DBUS_SESSION_BUS_ADDRESS");

  if (home == NULL || !g_str_has_prefix (home, "/tmp/clew-headless.") || bus == NULL ||
      strstr (bus, "/tmp/clew-headless.") == NULL)
    g_error ("Run this through tests/support/headless.sh only");
}

static void
assert_words (GError *error)
{
  g_assert_nonnull (strstr (error->message, "our records are intact"));
}

static void
assert_look_up (const char *office_id, gboolean may_prompt, ClewSecret *wanted)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewSecret) key = clew_keys_look_up_sync (office_id, may_prompt, 0, &error);

  g_assert_no_error (error);
  g_assert_true (clew_secret_equal (key, wanted));
}

static void
assert_look_up_error (const char *office_id, gboolean may_prompt, ClewKeysError code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (clew_keys_look_up_sync (office_id, may_prompt, 0, &error));
  g_assert_error (error, CLEW_KEYS_ERROR, (int)code);
  assert_words (error);
}

static void
assert_keep (const char *office_id, ClewSecret *key)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (clew_keys_keep_sync (office_id, key, &error));
  g_assert_no_error (error);
}

static void
assert_keep_error (const char *office_id, ClewSecret *key, ClewKeysError code)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (clew_keys_keep_sync (office_id, key, &error));
  g_assert_error (error, CLEW_KEYS_ERROR, (int)code);
  assert_words (error);
}

static GList *
search_items (const char *office_id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) attributes = secret_attributes_build (&schema, "office", office_id, NULL);
  g_autoptr(SecretService) service = NULL;
  GList *items;

  service = secret_service_open_sync (SECRET_TYPE_SERVICE, NULL, SECRET_SERVICE_OPEN_SESSION, NULL,
                                      &error);
  g_assert_no_error (error);
  items = secret_service_search_sync (service, &schema, attributes,
                                      SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS, NULL, &error);
  g_assert_no_error (error);
  return items;
}

static guint
count_items (const char *office_id)
{
  g_autolist(SecretItem) items = search_items (office_id);

  return g_list_length (items);
}

static void
plant_item (const char *office_id, const char *secret)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) attributes = secret_attributes_build (&schema, "office", office_id, NULL);
  g_autoptr(SecretValue) value = secret_value_new (secret, -1, "text/plain");
  g_autoptr(SecretService) service = NULL;
  g_autoptr(SecretCollection) collection = NULL;
  g_autoptr(SecretItem) item = NULL;

  service = secret_service_open_sync (SECRET_TYPE_SERVICE, NULL, SECRET_SERVICE_OPEN_SESSION, NULL,
                                      &error);
  g_assert_no_error (error);
  collection = secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT,
                                                 SECRET_COLLECTION_NONE, NULL, &error);
  g_assert_no_error (error);
  item = secret_item_create_sync (collection, &schema, attributes, "planted", value,
                                  SECRET_ITEM_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
}

static void
lock_keyring (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretService) service = NULL;
  g_autoptr(SecretCollection) collection = NULL;
  g_autoptr(GList) all = NULL;

  service = secret_service_open_sync (SECRET_TYPE_SERVICE, NULL, SECRET_SERVICE_NONE, NULL, &error);
  g_assert_no_error (error);
  collection = secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT,
                                                 SECRET_COLLECTION_NONE, NULL, &error);
  g_assert_no_error (error);
  all = g_list_prepend (NULL, collection);
  g_assert_cmpint (secret_service_lock_sync (service, all, NULL, NULL, &error), ==, 1);
  g_assert_no_error (error);
}

static void
test_absent (void)
{
  g_autofree char *office_id = clew_id_new ();

  assert_look_up_error (office_id, FALSE, CLEW_KEYS_ERROR_ABSENT);
  assert_look_up_error (office_id, TRUE, CLEW_KEYS_ERROR_ABSENT);
}

static void
test_keep (void)
{
  g_autofree char *office_id = clew_id_new ();
  g_autofree char *other_id = clew_id_new ();
  g_autoptr(ClewSecret) key = clew_secret_new_random ();
  g_autoptr(ClewSecret) other = clew_secret_new_random ();

  assert_keep (office_id, key);
  assert_look_up (office_id, FALSE, key);
  assert_look_up_error (other_id, FALSE, CLEW_KEYS_ERROR_ABSENT);

  assert_keep (office_id, key);
  g_assert_cmpuint (count_items (office_id), ==, 1);

  assert_keep_error (office_id, other, CLEW_KEYS_ERROR_DUPLICATE);
  assert_look_up (office_id, FALSE, key);
  g_assert_cmpuint (count_items (office_id), ==, 1);

  assert_keep (other_id, other);
  assert_look_up (other_id, FALSE, other);
  assert_look_up (office_id, FALSE, key);
}

/* Only the key that is meant goes, and nothing where there is more than one. */
static void
test_forget (void)
{
  g_autofree char *office_id = clew_id_new ();
  g_autofree char *other_id = clew_id_new ();
  g_autoptr(ClewSecret) key = clew_secret_new_random ();
  g_autoptr(ClewSecret) other = clew_secret_new_random ();

  assert_keep (office_id, key);
  assert_keep (other_id, key);
  clew_keys_forget_sync (office_id, other);
  assert_look_up (office_id, FALSE, key);
  clew_keys_forget_sync (office_id, key);
  assert_look_up_error (office_id, FALSE, CLEW_KEYS_ERROR_ABSENT);
  assert_look_up (other_id, FALSE, key);
  clew_keys_forget_sync (office_id, key);
  plant_item (other_id, "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef");
  clew_keys_forget_sync (other_id, key);
  g_assert_cmpuint (count_items (other_id), ==, 2);
}

/* What lies in the keyring says that there is an office, and nothing else. */
static void
test_kept_words (void)
{
  g_autofree char *office_id = clew_id_new ();
  g_autoptr(ClewSecret) key = clew_secret_new_random ();
  g_autolist(SecretItem) items = NULL;
  g_autoptr(GHashTable) attributes = NULL;
  g_autoptr(SecretValue) value = NULL;
  g_autofree char *label = NULL;
  g_autofree char *schema_name = NULL;
  char            *hex = clew_secret_dup_hex (key);

  assert_keep (office_id, key);
  items = search_items (office_id);
  g_assert_cmpuint (g_list_length (items), ==, 1);

  label = secret_item_get_label (items->data);
  g_assert_cmpstr (label, ==, "Clew office key");
  schema_name = secret_item_get_schema_name (items->data);
  g_assert_cmpstr (schema_name, ==, "org.clewproject.Clew.Office");
  attributes = secret_item_get_attributes (items->data);
  g_assert_cmpstr (g_hash_table_lookup (attributes, "office"), ==, office_id);
  g_hash_table_remove (attributes, "office");
  g_hash_table_remove (attributes, "xdg:schema");
  g_assert_cmpuint (g_hash_table_size (attributes), ==, 0);
  value = secret_item_get_secret (items->data);
  g_assert_cmpstr (secret_value_get_text (value), ==, hex);
  clew_secret_free_text (hex);
}

static void
test_bad_key (void)
{
  static const char *const wrong[] = {
    "",
    "not a key",
    "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcde",
    "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdeg",
    "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef0",
    "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef\n",
  };
  g_autoptr(ClewSecret) key = clew_secret_new_random ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *office_id = clew_id_new ();

      plant_item (office_id, wrong[i]);
      assert_look_up_error (office_id, FALSE, CLEW_KEYS_ERROR_BAD_KEY);
      /* It may be somebody's damaged key: not ours to replace. */
      assert_keep_error (office_id, key, CLEW_KEYS_ERROR_BAD_KEY);
      assert_look_up_error (office_id, FALSE, CLEW_KEYS_ERROR_BAD_KEY);
      g_assert_cmpuint (count_items (office_id), ==, 1);
    }
}

static void
test_duplicate (void)
{
  g_autofree char *office_id = clew_id_new ();
  g_autoptr(ClewSecret) key = clew_secret_new_random ();

  assert_keep (office_id, key);
  plant_item (office_id, "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef");
  g_assert_cmpuint (count_items (office_id), ==, 2);
  assert_look_up_error (office_id, FALSE, CLEW_KEYS_ERROR_DUPLICATE);
  assert_keep_error (office_id, key, CLEW_KEYS_ERROR_DUPLICATE);
  g_assert_cmpuint (count_items (office_id), ==, 2);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **answer = data;

  *answer = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **answer)
{
  while (*answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (answer);
}

static void
test_async (void)
{
  g_autofree char *office_id = clew_id_new ();
  g_autoptr(ClewSecret) key = clew_secret_new_random ();
  g_autoptr(ClewSecret) found = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  clew_keys_look_up_async (office_id, FALSE, 0, answered_cb, &answer);
  g_assert_null (answer);
  result = wait_for (&answer);
  g_assert_null (clew_keys_look_up_finish (result, &error));
  g_assert_error (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_ABSENT);
  g_clear_error (&error);
  g_clear_object (&result);

  clew_keys_keep_async (office_id, key, answered_cb, &answer);
  g_assert_null (answer);
  result = wait_for (&answer);
  g_assert_true (clew_keys_keep_finish (result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);

  clew_keys_look_up_async (office_id, FALSE, 0, answered_cb, &answer);
  result = wait_for (&answer);
  found = clew_keys_look_up_finish (result, &error);
  g_assert_no_error (error);
  g_assert_true (clew_secret_equal (found, key));
}

/* A synchronous call must not run what waits in the program's own main context. */
static void
test_sync_is_alone (void)
{
  g_autofree char *office_id = clew_id_new ();
  gboolean         has_run = FALSE;
  guint            id = g_idle_add_once ((GSourceOnceFunc)g_atomic_int_inc, &has_run);

  assert_look_up_error (office_id, FALSE, CLEW_KEYS_ERROR_ABSENT);
  g_assert_false (has_run);
  g_source_remove (id);
}

static gpointer
look_up_in_thread (gpointer data)
{
  g_autoptr(GError) error = NULL;
  ClewSecret *key = clew_keys_look_up_sync (data, FALSE, 0, &error);

  g_assert_no_error (error);
  return key;
}

static void
test_threads (void)
{
  g_autofree char *office_id = clew_id_new ();
  g_autoptr(ClewSecret) key = clew_secret_new_random ();
  GThread *threads[8];

  assert_keep (office_id, key);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("look-up", look_up_in_thread, office_id);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr(ClewSecret) found = g_thread_join (threads[i]);

      g_assert_true (clew_secret_equal (found, key));
    }
}

/* Last of the unlocked ones: whatever there was, behind a lock it is locked and not absent. */
static void
test_then_locked (void)
{
  g_autofree char *office_id = clew_id_new ();
  g_autofree char *other_id = clew_id_new ();
  g_autoptr(ClewSecret) key = clew_secret_new_random ();

  assert_keep (office_id, key);
  lock_keyring ();
  assert_look_up_error (office_id, FALSE, CLEW_KEYS_ERROR_LOCKED);
  assert_look_up_error (other_id, FALSE, CLEW_KEYS_ERROR_LOCKED);
  /* Nobody can be asked here. */
  assert_look_up_error (office_id, TRUE, CLEW_KEYS_ERROR_DISMISSED);
  assert_keep_error (other_id, key, CLEW_KEYS_ERROR_DISMISSED);
  g_assert_cmpuint (count_items (other_id), ==, 0);
}

static void
test_locked (void)
{
  g_autofree char *office_id = clew_id_new ();
  g_autoptr(ClewSecret) key = clew_secret_new_random ();

  assert_look_up_error (office_id, FALSE, CLEW_KEYS_ERROR_LOCKED);
  assert_look_up_error (office_id, TRUE, CLEW_KEYS_ERROR_DISMISSED);
  assert_keep_error (office_id, key, CLEW_KEYS_ERROR_DISMISSED);
  assert_look_up_error (office_id, FALSE, CLEW_KEYS_ERROR_LOCKED);
}

static void
test_no_service (void)
{
  g_autofree char *office_id = clew_id_new ();
  g_autoptr(ClewSecret) key = clew_secret_new_random ();

  assert_look_up_error (office_id, FALSE, CLEW_KEYS_ERROR_NO_SERVICE);
  assert_look_up_error (office_id, TRUE, CLEW_KEYS_ERROR_NO_SERVICE);
  assert_keep_error (office_id, key, CLEW_KEYS_ERROR_NO_SERVICE);
  clew_keys_forget_sync (office_id, key);
}

static void
test_no_bus (void)
{
  g_autofree char *office_id = clew_id_new ();
  g_autoptr(ClewSecret) key = clew_secret_new_random ();

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  assert_look_up_error (office_id, FALSE, CLEW_KEYS_ERROR_NO_SERVICE);
  assert_keep_error (office_id, key, CLEW_KEYS_ERROR_NO_SERVICE);
}

/* The person at the prompt: waits for its window and then uses the keyboard.
 * Two programs, because xdotool sends keys to the window that it searched as
 * events, which are lost when the first of them closes it. */
static GSubprocess *
act_at_prompt (const char *action)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *command = g_strdup_printf (
    "xdotool search --sync --onlyvisible --class gcr-prompter windowfocus --sync && xdotool %s",
    action);
  GSubprocess *person;

  person = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "sh", "-c", command, NULL);
  g_assert_no_error (error);
  return person;
}

static void
test_prompt (void)
{
  g_autofree char *office_id = clew_id_new ();
  g_autofree char *type = g_strdup_printf ("type %s && xdotool key Return",
                                           g_getenv ("CLEW_TEST_KEYRING_PASSWORD"));
  g_autoptr(ClewSecret) key = clew_secret_new_random ();
  g_autoptr(GSubprocess) dismisses = NULL;
  g_autoptr(GSubprocess) unlocks = NULL;
  g_autoptr(GError) error = NULL;

  assert_look_up_error (office_id, FALSE, CLEW_KEYS_ERROR_LOCKED);

  dismisses = act_at_prompt ("key Escape");
  assert_look_up_error (office_id, TRUE, CLEW_KEYS_ERROR_DISMISSED);
  g_assert_true (g_subprocess_wait_check (dismisses, NULL, &error));
  g_assert_no_error (error);
  assert_look_up_error (office_id, FALSE, CLEW_KEYS_ERROR_LOCKED);

  unlocks = act_at_prompt (type);
  assert_keep (office_id, key);
  g_assert_true (g_subprocess_wait_check (unlocks, NULL, &error));
  g_assert_no_error (error);
  assert_look_up (office_id, FALSE, key);
}

int
main (int argc, char **argv)
{
  const char *state;

  insist_on_harness ();
  g_test_init (&argc, &argv, NULL);
  state = argc > 1 ? argv[1] : "";

  if (g_str_equal (state, "unlocked"))
    {
      g_test_add_func ("/clew/keys/keyring/absent", test_absent);
      g_test_add_func ("/clew/keys/keyring/keep", test_keep);
      g_test_add_func ("/clew/keys/keyring/forget", test_forget);
      g_test_add_func ("/clew/keys/keyring/kept-words", test_kept_words);
      g_test_add_func ("/clew/keys/keyring/bad-key", test_bad_key);
      g_test_add_func ("/clew/keys/keyring/duplicate", test_duplicate);
      g_test_add_func ("/clew/keys/keyring/async", test_async);
      g_test_add_func ("/clew/keys/keyring/sync-is-alone", test_sync_is_alone);
      g_test_add_func ("/clew/keys/keyring/threads", test_threads);
      g_test_add_func ("/clew/keys/keyring/then-locked", test_then_locked);
    }
  else if (g_str_equal (state, "locked"))
    g_test_add_func ("/clew/keys/keyring/locked", test_locked);
  else if (g_str_equal (state, "prompt"))
    g_test_add_func ("/clew/keys/keyring/prompt", test_prompt);
  else if (g_str_equal (state, "none"))
    {
      g_test_add_func ("/clew/keys/keyring/no-service", test_no_service);
      g_test_add_func ("/clew/keys/keyring/no-bus", test_no_bus);
    }
  else
    g_error ("Name the state of the keyring: unlocked, locked, prompt or none");

  return g_test_run ();
}
