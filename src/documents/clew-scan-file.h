/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A file that somebody chose as the scan of a signed paper, judged by what is
 * in it and never by its name. */

/* What an office file shall hold of one scan. */
#define CLEW_SCAN_MAX_BYTES (64 * 1024 * 1024)

/* What one picture may have, so that showing it can't take all memory. */
#define CLEW_SCAN_MAX_POINTS (G_GUINT64_CONSTANT (150) * 1000 * 1000)

/**
 * ClewScanFile:
 * @bytes: the file, as it is
 * @media: an id of what a scan may be: "pdf", "png" or "jpeg"
 * @pages: how many pages; 1 for a picture
 * @codes: (nullable): what the square codes on it say, as clew_scan_code_read() has it;
 *   %NULL when nobody looked
 */
typedef struct
{
  GBytes     *bytes;
  const char *media;
  guint       pages;
  char      **codes;
} ClewScanFile;

ClewScanFile *clew_scan_file_judge (GBytes *bytes, GError **error);
void          clew_scan_file_free (ClewScanFile *scan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewScanFile, clew_scan_file_free)

void          clew_scan_file_read_async (GFile              *file,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            data);
ClewScanFile *clew_scan_file_read_finish (GAsyncResult *result, GError **error);
