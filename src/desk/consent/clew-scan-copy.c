/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-scan-copy.h"

#include "records/clew-office-read.h"
#include "records/clew-scan.h"

typedef struct
{
  char *scan;
  char *path;
} Copying;

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  g_free (copying->scan);
  g_free (copying->path);
  g_free (copying);
}

/* On a thread: a scan may have 64 MB. Readable by its owner only, and in place
 * only once it is whole. */
static gpointer
copy_scan (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  const Copying *copying = data;
  g_autoptr (GFile) file = g_file_new_for_path (copying->path);
  g_autoptr (GBytes) bytes = clew_scan_load (reader, copying->scan, error);

  if (bytes == NULL ||
      !g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                NULL, FALSE,
                                G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                NULL, error))
    return NULL;
  return g_strdup (copying->path);
}

/**
 * clew_scan_copy_begin:
 * @office: the open office
 * @scan: a scan's id
 * @path: of the file
 * @callback: called on this thread; clew_office_read_finish() gives it the path, owned
 * @data: for @callback
 * @error: return location
 *
 * Notes in the audit that a copy is made, and makes it on a thread.
 *
 * Returns: %FALSE with @error set when it can't be noted; then @callback is not called
 */
gboolean
clew_scan_copy_begin (ClewOffice         *office,
                      const char         *scan,
                      const char         *path,
                      GAsyncReadyCallback callback,
                      gpointer            data,
                      GError            **error)
{
  Copying *copying;

  if (!clew_scan_note_copy (office, scan, error))
    return FALSE;
  copying = g_new0 (Copying, 1);
  copying->scan = g_strdup (scan);
  copying->path = g_strdup (path);
  clew_office_read_async (office, copy_scan, copying, copying_free, g_free, callback, data);
  return TRUE;
}
