/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* The office of invented people that the first-run page offers. */

char    *clew_demonstration_dup_path (void);
void     clew_demonstration_make_async (GAsyncReadyCallback callback, gpointer data);
gboolean clew_demonstration_make_finish (GAsyncResult *result, GError **error);
gboolean clew_demonstration_remove (GError **error);
