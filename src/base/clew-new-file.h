/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A file for somebody outside, which is there whole under its name or not at
 * all, and which only its owner may read. */
typedef struct _ClewNewFile ClewNewFile;

ClewNewFile *clew_new_file_begin (const char *path, gboolean replace, GError **error);
gboolean     clew_new_file_write (ClewNewFile *file, const char *data, gsize size, GError **error);
gboolean     clew_new_file_keep (ClewNewFile *file, GError **error);
void         clew_new_file_free (ClewNewFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewNewFile, clew_new_file_free)
