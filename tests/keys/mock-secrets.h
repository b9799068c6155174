/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libglib-testing/dbus-queue.h>

/* A Secret Service on a bus of its own that does what a test tells it: what a
 * real keyring does seldom, late, wrongly or not at all. */

/* At most so many items, and as many collections. */
#define MOCK_SECRETS_MAX 2

typedef enum
{
  MOCK_PROMPT_UNLOCKS,
  MOCK_PROMPT_DISMISSED,
  MOCK_PROMPT_UNLOCKS_WHEN_RELEASED,
} MockPrompt;

typedef struct
{
  /* Set before mock_secrets_start(). */
  guint       n_collections;
  gboolean    collection_is_locked[MOCK_SECRETS_MAX];
  guint       n_items; /* item i lies in collection i, locked as that is */
  const char *secrets[MOCK_SECRETS_MAX];
  guint       n_items_unlocked_later; /* so many more are seen once all is open */
  MockPrompt  prompt;
  const char *hangs_at; /* a method that is answered only when released */
  const char *fails_at; /* a method that answers with an error */
  const char *fails_with;
  gboolean    has_no_default;

  /*< private >*/
  GtDBusQueue           *queue;
  guint                  name_id;
  GMutex                 lock;
  GPtrArray             *calls;
  GDBusMethodInvocation *held;
  GDBusConnection       *prompt_connection;
} MockSecrets;

void     mock_secrets_start (MockSecrets *mock);
void     mock_secrets_release (MockSecrets *mock);
void     mock_secrets_vanish (MockSecrets *mock);
void     mock_secrets_stop (MockSecrets *mock);
gboolean mock_secrets_was_called (MockSecrets *mock, const char *method);
