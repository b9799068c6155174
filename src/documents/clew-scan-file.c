/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-scan-file.h"

#include "base/clew-error.h"
#include "documents/clew-scan-code.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>

#include <string.h>

/* How far into a PDF its first line may stand (PDF 1.7, annex H.3.4.1). */
#define PDF_START 1024

static const guint8 png_start[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

/**
 * clew_scan_file_free:
 * @scan: (nullable): a scan
 */
void
clew_scan_file_free (ClewScanFile *scan)
{
  if (scan == NULL)
    return;
  g_bytes_unref (scan->bytes);
  g_strfreev (scan->codes);
  g_free (scan);
}

static gboolean
fail (ClewDocumentsError code, GError **error)
{
  static const char *const messages[] = {
    N_ ("The file is no PDF, PNG or JPEG."),
    N_ ("The PDF has a password."),
    N_ ("The scan is not whole."),
    N_ ("The scan is too large."),
  };

  g_set_error_literal (error, CLEW_DOCUMENTS_ERROR, code,
                       _ (messages[code - CLEW_DOCUMENTS_ERROR_NO_SCAN]));
  return FALSE;
}

static gboolean
check_points (guint64 width, guint64 height, GError **error)
{
  if (width == 0 || height == 0)
    return fail (CLEW_DOCUMENTS_ERROR_BROKEN_SCAN, error);
  if (width * height > CLEW_SCAN_MAX_POINTS)
    return fail (CLEW_DOCUMENTS_ERROR_LARGE_SCAN, error);
  return TRUE;
}

static guint32
read_32 (const guint8 *data)
{
  return (guint32)data[0] << 24 | (guint32)data[1] << 16 | (guint32)data[2] << 8 | data[3];
}

static guint32
read_16 (const guint8 *data)
{
  return (guint32)data[0] << 8 | data[1];
}

/* Its chunks must follow one another up to the last: a download that broke off
 * lacks that one. */
static gboolean
check_png (const guint8 *data, gsize size, GError **error)
{
  gsize at = sizeof png_start;

  if (size < at + 16 || memcmp (data + at + 4, "IHDR", 4) != 0)
    return fail (CLEW_DOCUMENTS_ERROR_BROKEN_SCAN, error);
  if (!check_points (read_32 (data + at + 8), read_32 (data + at + 12), error))
    return FALSE;
  while (at + 12 <= size)
    {
      gsize length = read_32 (data + at);

      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return TRUE;
      if (length > size - at - 12)
        break;
      at += length + 12;
    }
  return fail (CLEW_DOCUMENTS_ERROR_BROKEN_SCAN, error);
}

/* The frame header of any coding, which holds the size; not the three markers
 * among them that are none. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static gboolean
has_end (const guint8 *data, gsize from, gsize size)
{
  for (gsize i = size; i >= from + 2; i--)
    if (data[i - 2] == 0xff && data[i - 1] == 0xd9)
      return TRUE;
  return FALSE;
}

static gboolean
check_jpeg (const guint8 *data, gsize size, GError **error)
{
  gboolean has_frame = FALSE;
  gsize    at = 2;

  while (at + 4 <= size && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];
      gsize  length;

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      length = read_16 (data + at + 2);
      if (length < 2 || length > size - at - 2)
        break;
      if (is_frame (marker) && length >= 8)
        {
          if (!check_points (read_16 (data + at + 7), read_16 (data + at + 5), error))
            return FALSE;
          has_frame = TRUE;
        }
      if (marker == 0xda && has_frame && has_end (data, at, size))
        return TRUE;
      if (marker == 0xda)
        break;
      at += length + 2;
    }
  return fail (CLEW_DOCUMENTS_ERROR_BROKEN_SCAN, error);
}

static gboolean
check_pdf (GBytes *bytes, guint *pages, GError **error)
{
  g_autoptr (GError) failure = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &failure);

  if (document == NULL)
    return fail (g_error_matches (failure, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)
                   ? CLEW_DOCUMENTS_ERROR_LOCKED_SCAN
                   : CLEW_DOCUMENTS_ERROR_BROKEN_SCAN,
                 error);
  *pages = (guint)MAX (poppler_document_get_n_pages (document), 0);
  g_object_unref (document);
  return *pages > 0 || fail (CLEW_DOCUMENTS_ERROR_BROKEN_SCAN, error);
}

static gboolean
starts_with (const guint8 *data, gsize size, const guint8 *start, gsize length)
{
  return size >= length && memcmp (data, start, length) == 0;
}

/**
 * clew_scan_file_judge:
 * @bytes: a file
 * @error: return location; one of the codes of %CLEW_DOCUMENTS_ERROR for scans
 *
 * What a file is by its content. Any thread.
 *
 * Returns: (transfer full): the scan, or %NULL with @error set
 */
ClewScanFile *
clew_scan_file_judge (GBytes *bytes, GError **error)
{
  gsize         size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const guint8  jpeg_start[] = { 0xff, 0xd8, 0xff };
  const char   *media = NULL;
  guint         pages = 1;
  gboolean      is_good = FALSE;
  ClewScanFile *scan;

  if (size > CLEW_SCAN_MAX_BYTES)
    fail (CLEW_DOCUMENTS_ERROR_LARGE_SCAN, error);
  else if (starts_with (data, size, png_start, sizeof png_start))
    is_good = (media = "png") != NULL && check_png (data, size, error);
  else if (starts_with (data, size, jpeg_start, sizeof jpeg_start))
    is_good = (media = "jpeg") != NULL && check_jpeg (data, size, error);
  else if (size > 0 && memmem (data, MIN (size, PDF_START), "%PDF-", 5) != NULL)
    is_good = (media = "pdf") != NULL && check_pdf (bytes, &pages, error);
  else
    fail (CLEW_DOCUMENTS_ERROR_NO_SCAN, error);
  if (!is_good)
    return NULL;
  scan = g_new0 (ClewScanFile, 1);
  scan->bytes = g_bytes_ref (bytes);
  scan->media = media;
  scan->pages = pages;
  return scan;
}

/* Asked before reading: a device has no end. */
static gboolean
check_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
    file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
    G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _ ("This is a folder."));
      return FALSE;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return fail (CLEW_DOCUMENTS_ERROR_NO_SCAN, error);
  if (g_file_info_get_size (info) > CLEW_SCAN_MAX_BYTES)
    return fail (CLEW_DOCUMENTS_ERROR_LARGE_SCAN, error);
  return TRUE;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError       *error = NULL;
  ClewScanFile *scan = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (check_file (data, cancellable, &error))
    bytes = g_file_load_bytes (data, cancellable, NULL, &error);
  if (bytes != NULL)
    scan = clew_scan_file_judge (bytes, &error);
  if (scan == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  scan->codes = clew_scan_code_read (bytes, scan->media, cancellable);
  g_task_return_pointer (task, scan, (GDestroyNotify)clew_scan_file_free);
}

/**
 * clew_scan_file_read_async:
 * @file: the file that somebody chose
 * @cancellable: (nullable): to give up
 * @callback: called on this thread
 * @data: for @callback
 *
 * Reads and judges a file and looks for its square codes, on a thread of its
 * own: one of 64 MB takes a while.
 */
void
clew_scan_file_read_async (GFile              *file,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, clew_scan_file_read_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * clew_scan_file_read_finish:
 * @result: what the callback was given
 * @error: return location; a code of %CLEW_DOCUMENTS_ERROR for scans, or why the file can't be read
 *
 * Returns: (transfer full): the scan, or %NULL with @error set
 */
ClewScanFile *
clew_scan_file_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
