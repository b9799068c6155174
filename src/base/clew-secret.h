/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

/* The size of a database key in bytes. */
#define CLEW_SECRET_SIZE 32

/**
 * ClewSecret:
 *
 * A 256-bit key in memory that is locked against paging, left out of core
 * dumps, and wiped when the last reference goes. Immutable, so it may be read
 * from any thread.
 */
typedef struct _ClewSecret ClewSecret;

#define CLEW_TYPE_SECRET (clew_secret_get_type ())
GType clew_secret_get_type (void);

ClewSecret   *clew_secret_new_random (void);
ClewSecret   *clew_secret_new (const guint8 bytes[CLEW_SECRET_SIZE]);
ClewSecret   *clew_secret_new_from_hex (const char *hex);
ClewSecret   *clew_secret_ref (ClewSecret *secret);
void          clew_secret_unref (ClewSecret *secret);
const guint8 *clew_secret_get_bytes (ClewSecret *secret);
gboolean      clew_secret_equal (ClewSecret *a, ClewSecret *b);
char         *clew_secret_dup_hex (ClewSecret *secret);
void          clew_secret_free_text (char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewSecret, clew_secret_unref)
