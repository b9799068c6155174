/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-pdf-join.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

#include <qpdf/qpdf-c.h>

static qpdf_data
open_file (GBytes *file)
{
  qpdf_data   qpdf = qpdf_init ();
  gsize       size;
  const char *data = g_bytes_get_data (file, &size);

  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  qpdf_read_memory (qpdf, "paper", data, size, NULL);
  return qpdf;
}

/* @part must live until @whole is written. */
static gboolean
append (qpdf_data whole, qpdf_data part)
{
  int n = qpdf_get_num_pages (part);

  for (int i = 0; i < n; i++)
    if ((qpdf_add_page (whole, part, qpdf_get_page_n (part, (size_t)i), QPDF_FALSE) &
         QPDF_ERRORS) != 0)
      return FALSE;
  return n > 0;
}

static void
clean_up (gpointer data)
{
  qpdf_data qpdf = data;

  qpdf_cleanup (&qpdf);
}

/**
 * clew_pdf_join:
 * @files: (element-type GBytes): at least one file
 * @error: return location
 *
 * One file of all pages, to print them at once. It has the first one's title
 * and tags only: what is kept or sent are the files themselves.
 *
 * Returns: (transfer full): the file, or %NULL with %CLEW_DOCUMENTS_ERROR_FAILED. Any thread.
 */
GBytes *
clew_pdf_join (const GPtrArray *files, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (clean_up);
  qpdf_data whole;
  gboolean  sound;
  GBytes   *joined = NULL;

  g_return_val_if_fail (files->len > 0, NULL);

  whole = open_file (g_ptr_array_index (files, 0));
  g_ptr_array_add (parts, whole);
  sound = qpdf_get_num_pages (whole) > 0;
  for (guint i = 1; i < files->len && sound; i++)
    {
      qpdf_data part = open_file (g_ptr_array_index (files, i));

      g_ptr_array_add (parts, part);
      sound = append (whole, part);
    }
  if (sound)
    {
      qpdf_init_write_memory (whole);
      qpdf_set_deterministic_ID (whole, QPDF_TRUE);
      sound = (qpdf_write (whole) & QPDF_ERRORS) == 0;
    }
  if (sound)
    joined = g_bytes_new (qpdf_get_buffer (whole), qpdf_get_buffer_length (whole));
  else
    g_set_error_literal (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED,
                         _ ("The papers could not be put together for printing. Each is kept; "
                            "print them one by one."));
  return joined;
}
