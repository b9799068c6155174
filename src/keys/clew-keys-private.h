/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsecret/secret.h>

#include "base/clew-error.h"
#include "base/clew-secret.h"
#include "keys/clew-keys.h"

/* What the parts of this room share; no other room includes it. */

/* The attribute that tells the keys of offices apart. */
#define CLEW_KEYS_ATTRIBUTE_OFFICE "office"

extern const SecretSchema clew_keys_schema;

void clew_keys_look_up_for (gpointer            owner,
                            const char         *office_id,
                            gboolean            may_prompt,
                            guint               timeout_ms,
                            GAsyncReadyCallback callback,
                            gpointer            data);

/**
 * ClewKeysWait:
 *
 * A main context of its own in which a *_sync function waits. @owner is the
 * source object of every task of the call, so that its end is the end of the
 * last of them.
 */
typedef struct
{
  GMainContext *context;
  GObject      *owner;
  GAsyncResult *result;
} ClewKeysWait;

void clew_keys_wait_begin (ClewKeysWait *wait);
void clew_keys_wait_answer_cb (GObject *source, GAsyncResult *result, gpointer data);
void clew_keys_wait_until_answered (ClewKeysWait *wait);
void clew_keys_wait_end (ClewKeysWait *wait);

GError *clew_keys_error_new (ClewKeysError code);
GError *clew_keys_error_from (GError *foreign);
