/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/clew-secret.h"

/* The database key of an office in the desktop's keyring (Secret Service),
 * under the schema org.clewproject.Clew.Office with the office's UUID and
 * nothing personal. "Nothing there" is never a reason to make a key. */

/* How long to wait for a service that may be hung. */
#define CLEW_KEYS_TIMEOUT_MS 10000

void        clew_keys_look_up_async (const char         *office_id,
                                     gboolean            may_prompt,
                                     guint               timeout_ms,
                                     GAsyncReadyCallback callback,
                                     gpointer            data);
ClewSecret *clew_keys_look_up_finish (GAsyncResult *result, GError **error);
ClewSecret *clew_keys_look_up_sync (const char *office_id,
                                    gboolean    may_prompt,
                                    guint       timeout_ms,
                                    GError    **error);

void     clew_keys_keep_async (const char         *office_id,
                               ClewSecret         *key,
                               GAsyncReadyCallback callback,
                               gpointer            data);
gboolean clew_keys_keep_finish (GAsyncResult *result, GError **error);
gboolean clew_keys_keep_sync (const char *office_id,
                              ClewSecret *key,
                              GError    **error);
void     clew_keys_forget_sync (const char *office_id, ClewSecret *key);

ClewSecret *clew_keys_read_file (const char *path, GError **error);
gboolean    clew_keys_write_file (const char *path, ClewSecret *key, GError **error);
