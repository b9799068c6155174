/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

#include <gio/gio.h>

/* From a path to an open office: which office it is, its key, the file. */

/**
 * ClewOpeningKey:
 * @key: (nullable): the key, when it is known already (from the recovery code)
 * @key_file: (nullable): a key file to read it from; otherwise the keyring is asked
 * @may_prompt: whether the keyring may ask for its password
 */
typedef struct
{
  ClewSecret *key;
  const char *key_file;
  gboolean    may_prompt;
} ClewOpeningKey;

void        clew_opening_open_async (const char           *path,
                                     const ClewOpeningKey *key,
                                     GAsyncReadyCallback   callback,
                                     gpointer              data);
ClewOffice *clew_opening_open_finish (GAsyncResult *result, GError **error);
