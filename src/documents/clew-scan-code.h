/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

char **clew_scan_code_read (GBytes *bytes, const char *media, GCancellable *cancellable);
void   clew_scan_code_read_async (GBytes             *bytes,
                                  const char         *media,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            data);
char **clew_scan_code_read_finish (GAsyncResult *result, GError **error);
