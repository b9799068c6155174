/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Against a Secret Service that is slow, wrong, locked or away as told. */

#include "mock-secrets.h"

#include "base/clew-error.h"
#include "keys/clew-keys.h"

#include <string.h>
#include <unistd.h>

#define OFFICE "5c1ae2ad-6f0e-4b8e-9c1f-3a2b4d5e6f70"
#define HEX    "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef"

/* Long enough for a mock on a busy machine to be fast, short enough to wait for. */
#define SHORT_MS 100

static void
assert_key (ClewSecret *key, const char *hex)
{
  g_autoptr(ClewSecret) wanted = clew_secret_new_from_hex (hex);

  g_assert_true (clew_secret_equal (key, wanted));
}

static void
assert_look_up (gboolean may_prompt)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewSecret) key = clew_keys_look_up_sync (OFFICE, may_prompt, 0, &error);

  g_assert_no_error (error);
  assert_key (key, HEX);
}

static void
assert_look_up_error (gboolean may_prompt, guint timeout_ms, ClewKeysError code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (clew_keys_look_up_sync (OFFICE, may_prompt, timeout_ms, &error));
  g_assert_error (error, CLEW_KEYS_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, "Your records are intact"));
}

static void
assert_keep_error (ClewKeysError code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewSecret) key = clew_secret_new_from_hex (HEX);

  g_assert_false (clew_keys_keep_sync (OFFICE, key, &error));
  g_assert_error (error, CLEW_KEYS_ERROR, (int)code);
}

static void
test_found (void)
{
  MockSecrets mock = { .n_collections = 1, .n_items = 1, .secrets = { HEX } };

  mock_secrets_start (&mock);
  assert_look_up (FALSE);
  assert_look_up (TRUE);
  g_assert_false (mock_secrets_was_called (&mock, "Unlock"));
  mock_secrets_stop (&mock);
}

static void
test_found_locked (void)
{
  MockSecrets mock = { .n_collections = 1,
                       .collection_is_locked = { TRUE },
                       .n_items = 1,
                       .secrets = { HEX } };

  mock_secrets_start (&mock);
  assert_look_up_error (FALSE, 0, CLEW_KEYS_ERROR_LOCKED);
  g_assert_false (mock_secrets_was_called (&mock, "Unlock"));
  g_assert_false (mock_secrets_was_called (&mock, "Prompt"));
  assert_look_up (TRUE);
  g_assert_true (mock_secrets_was_called (&mock, "Prompt"));
  mock_secrets_stop (&mock);
}

static void
test_absent (void)
{
  MockSecrets mock = { .n_collections = 2 };
  MockSecrets reset = { .n_collections = 0 };

  mock_secrets_start (&mock);
  assert_look_up_error (FALSE, 0, CLEW_KEYS_ERROR_ABSENT);
  assert_look_up_error (TRUE, 0, CLEW_KEYS_ERROR_ABSENT);
  g_assert_false (mock_secrets_was_called (&mock, "Unlock"));
  mock_secrets_stop (&mock);

  mock_secrets_start (&reset);
  assert_look_up_error (TRUE, 0, CLEW_KEYS_ERROR_ABSENT);
  g_assert_false (mock_secrets_was_called (&reset, "CreateCollection"));
  mock_secrets_stop (&reset);
}

/* What is locked may not even be listed: no item and one closed collection is
 * not "absent". */
static void
test_hidden_behind_lock (void)
{
  MockSecrets mock = { .n_collections = 2,
                       .collection_is_locked = { FALSE, TRUE },
                       .n_items_unlocked_later = 1,
                       .secrets = { HEX } };
  MockSecrets empty = { .n_collections = 2, .collection_is_locked = { FALSE, TRUE } };

  mock_secrets_start (&mock);
  assert_look_up_error (FALSE, 0, CLEW_KEYS_ERROR_LOCKED);
  assert_look_up (TRUE);
  mock_secrets_stop (&mock);

  /* Only when all is open is it known that there is nothing. */
  mock_secrets_start (&empty);
  assert_look_up_error (FALSE, 0, CLEW_KEYS_ERROR_LOCKED);
  assert_look_up_error (TRUE, 0, CLEW_KEYS_ERROR_ABSENT);
  mock_secrets_stop (&empty);
}

static void
test_dismissed (void)
{
  MockSecrets found = { .n_collections = 1,
                        .collection_is_locked = { TRUE },
                        .n_items = 1,
                        .secrets = { HEX },
                        .prompt = MOCK_PROMPT_DISMISSED };
  MockSecrets hidden = { .n_collections = 1,
                         .collection_is_locked = { TRUE },
                         .prompt = MOCK_PROMPT_DISMISSED };

  mock_secrets_start (&found);
  assert_look_up_error (TRUE, 0, CLEW_KEYS_ERROR_DISMISSED);
  mock_secrets_stop (&found);

  mock_secrets_start (&hidden);
  assert_look_up_error (TRUE, 0, CLEW_KEYS_ERROR_DISMISSED);
  assert_keep_error (CLEW_KEYS_ERROR_DISMISSED);
  g_assert_false (mock_secrets_was_called (&hidden, "CreateItem"));
  mock_secrets_stop (&hidden);
}

static void
test_duplicate (void)
{
  MockSecrets mock = { .n_collections = 2, .n_items = 2, .secrets = { HEX, HEX } };

  mock_secrets_start (&mock);
  assert_look_up_error (FALSE, 0, CLEW_KEYS_ERROR_DUPLICATE);
  assert_keep_error (CLEW_KEYS_ERROR_DUPLICATE);
  g_assert_false (mock_secrets_was_called (&mock, "CreateItem"));
  mock_secrets_stop (&mock);
}

static void
test_bad_key (void)
{
  MockSecrets mock = { .n_collections = 1, .n_items = 1, .secrets = { "correct horse" } };

  mock_secrets_start (&mock);
  assert_look_up_error (FALSE, 0, CLEW_KEYS_ERROR_BAD_KEY);
  assert_keep_error (CLEW_KEYS_ERROR_BAD_KEY);
  g_assert_false (mock_secrets_was_called (&mock, "CreateItem"));
  mock_secrets_stop (&mock);
}

static void
test_keep (void)
{
  MockSecrets mock = { .n_collections = 1, .secrets = { HEX } };
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewSecret) key = clew_secret_new_from_hex (HEX);
  g_autoptr(ClewSecret) other = clew_secret_new_random ();

  mock_secrets_start (&mock);
  g_assert_true (clew_keys_keep_sync (OFFICE, key, &error));
  g_assert_no_error (error);
  g_assert_true (mock_secrets_was_called (&mock, "CreateItem"));
  g_assert_false (clew_keys_keep_sync (OFFICE, other, &error));
  g_assert_error (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_DUPLICATE);
  mock_secrets_stop (&mock);
}

/* The service says that it stored the key and gives another one back. */
static void
test_keep_is_checked (void)
{
  MockSecrets mock = {
    .n_collections = 1,
    .secrets = { "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff" }
  };

  mock_secrets_start (&mock);
  assert_keep_error (CLEW_KEYS_ERROR_DUPLICATE);
  g_assert_true (mock_secrets_was_called (&mock, "CreateItem"));
  mock_secrets_stop (&mock);
}

static void
test_keep_without_keyring (void)
{
  MockSecrets mock = { .n_collections = 0, .has_no_default = TRUE, .secrets = { HEX } };
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewSecret) key = clew_secret_new_from_hex (HEX);

  mock_secrets_start (&mock);
  g_assert_true (clew_keys_keep_sync (OFFICE, key, &error));
  g_assert_no_error (error);
  g_assert_true (mock_secrets_was_called (&mock, "CreateCollection"));
  mock_secrets_stop (&mock);
}

static void
test_errors (void)
{
  static const struct
  {
    const char   *method;
    const char   *name;
    ClewKeysError code;
  } cases[] = {
    { "SearchItems", "org.freedesktop.DBus.Error.AccessDenied", CLEW_KEYS_ERROR_FAILED },
    { "SearchItems", "org.freedesktop.Secret.Error.IsLocked", CLEW_KEYS_ERROR_LOCKED },
    { "SearchItems", "org.freedesktop.DBus.Error.NoReply", CLEW_KEYS_ERROR_NO_SERVICE },
    { "SearchItems", "org.freedesktop.DBus.Error.Timeout", CLEW_KEYS_ERROR_TIMED_OUT },
    { "SearchItems", "com.example.Odd", CLEW_KEYS_ERROR_FAILED },
    { "GetSecret", "org.freedesktop.Secret.Error.IsLocked", CLEW_KEYS_ERROR_LOCKED },
    { "GetSecret", "org.freedesktop.DBus.Error.Failed", CLEW_KEYS_ERROR_FAILED },
    { "OpenSession", "org.freedesktop.DBus.Error.NoMemory", CLEW_KEYS_ERROR_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MockSecrets mock = { .n_collections = 1,
                           .n_items = 1,
                           .secrets = { HEX },
                           .fails_at = cases[i].method,
                           .fails_with = cases[i].name };

      g_test_message ("%s: %s", cases[i].method, cases[i].name);
      mock_secrets_start (&mock);
      assert_look_up_error (FALSE, 0, cases[i].code);
      mock_secrets_stop (&mock);
    }
}

/* Storing fails, as on a full disk. */
static void
test_keep_fails (void)
{
  MockSecrets mock = { .n_collections = 1,
                       .secrets = { HEX },
                       .fails_at = "CreateItem",
                       .fails_with = "org.freedesktop.DBus.Error.Failed" };

  mock_secrets_start (&mock);
  assert_keep_error (CLEW_KEYS_ERROR_FAILED);
  mock_secrets_stop (&mock);
}

/* A synchronous call comes back in time, and the answer that comes later is
 * taken and dropped: the bus could not go down if it were still waited for. */
static void
test_hung_sync (void)
{
  static const char *const methods[] = { "GetAll", "SearchItems", "OpenSession", "GetSecret" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      MockSecrets mock = { .n_collections = 1,
                           .n_items = 1,
                           .secrets = { HEX },
                           .hangs_at = methods[i] };
      gint64      start = g_get_monotonic_time ();

      g_test_message ("%s", methods[i]);
      mock_secrets_start (&mock);
      assert_look_up_error (FALSE, SHORT_MS, CLEW_KEYS_ERROR_TIMED_OUT);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
      mock_secrets_release (&mock);
      mock_secrets_stop (&mock);
    }
}

typedef struct
{
  guint         n_answers;
  GAsyncResult *result; /* weak */
  GError       *error;
  ClewSecret   *key;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->n_answers++;
  answer->result = result;
  g_object_add_weak_pointer (G_OBJECT (result), (gpointer *)&answer->result);
  answer->key = clew_keys_look_up_finish (result, &answer->error);
}

static void
clear_answer (Answer *answer)
{
  g_clear_error (&answer->error);
  g_clear_pointer (&answer->key, clew_secret_unref);
}

static void
test_hung_async (void)
{
  MockSecrets mock = { .n_collections = 1,
                       .n_items = 1,
                       .secrets = { HEX },
                       .hangs_at = "SearchItems" };
  Answer      answer = { 0 };

  mock_secrets_start (&mock);
  clew_keys_look_up_async (OFFICE, TRUE, SHORT_MS, answered_cb, &answer);
  while (answer.n_answers == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (answer.error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_TIMED_OUT);
  g_assert_null (answer.key);
  g_assert_nonnull (answer.result);

  /* The late answer is a good one, and too late. */
  mock_secrets_release (&mock);
  while (answer.result != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (answer.n_answers, ==, 1);
  g_assert_false (mock_secrets_was_called (&mock, "GetSecret"));
  clear_answer (&answer);
  mock_secrets_stop (&mock);
}

static gboolean
time_is_up_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

/* A person at the prompt is slower than any limit for a service. */
static void
test_patient_at_prompt (void)
{
  MockSecrets mock = { .n_collections = 1,
                       .collection_is_locked = { TRUE },
                       .n_items = 1,
                       .secrets = { HEX },
                       .prompt = MOCK_PROMPT_UNLOCKS_WHEN_RELEASED };
  Answer      answer = { 0 };
  gboolean    is_up = FALSE;

  mock_secrets_start (&mock);
  clew_keys_look_up_async (OFFICE, TRUE, SHORT_MS, answered_cb, &answer);
  while (!mock_secrets_was_called (&mock, "Prompt"))
    g_main_context_iteration (NULL, TRUE);
  g_timeout_add (3 * SHORT_MS, time_is_up_cb, &is_up);
  while (!is_up)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (answer.n_answers, ==, 0);
  g_assert_false (mock_secrets_was_called (&mock, "Dismiss"));

  mock_secrets_release (&mock);
  while (answer.n_answers == 0 || answer.result != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
  assert_key (answer.key, HEX);
  clear_answer (&answer);
  mock_secrets_stop (&mock);
}

/* libsecret 0.20 asserts there and never answers; we must all the same. */
static gboolean
tolerate_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return strstr (message, "g_task_return_error: assertion 'error != NULL' failed") == NULL;
}

static void
test_vanishes_at_prompt (void)
{
  MockSecrets mock = { .n_collections = 1,
                       .collection_is_locked = { TRUE },
                       .n_items = 1,
                       .secrets = { HEX },
                       .prompt = MOCK_PROMPT_UNLOCKS_WHEN_RELEASED };
  Answer      answer = { 0 };

  /* In a process of its own: what libsecret forgets to answer keeps the bus. */
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 10 * G_USEC_PER_SEC, 0);
      g_test_trap_assert_passed ();
      return;
    }

  g_test_log_set_fatal_handler (tolerate_cb, NULL);
  mock_secrets_start (&mock);
  clew_keys_look_up_async (OFFICE, TRUE, SHORT_MS, answered_cb, &answer);
  while (!mock_secrets_was_called (&mock, "Prompt"))
    g_main_context_iteration (NULL, TRUE);
  mock_secrets_vanish (&mock);
  while (answer.n_answers == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (answer.error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_NO_SERVICE);
  _exit (0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add_func ("/clew/keys/mock/" name, function)
  ADD ("found", test_found);
  ADD ("found-locked", test_found_locked);
  ADD ("absent", test_absent);
  ADD ("hidden-behind-lock", test_hidden_behind_lock);
  ADD ("dismissed", test_dismissed);
  ADD ("duplicate", test_duplicate);
  ADD ("bad-key", test_bad_key);
  ADD ("keep", test_keep);
  ADD ("keep-is-checked", test_keep_is_checked);
  ADD ("keep-without-keyring", test_keep_without_keyring);
  ADD ("keep-fails", test_keep_fails);
  ADD ("errors", test_errors);
  ADD ("hung-sync", test_hung_sync);
  ADD ("hung-async", test_hung_async);
  ADD ("patient-at-prompt", test_patient_at_prompt);
  ADD ("vanishes-at-prompt", test_vanishes_at_prompt);
#undef ADD

  return g_test_run ();
}
