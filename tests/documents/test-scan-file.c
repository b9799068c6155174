/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/clew-scan-file.h"

#include "base/clew-error.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <qpdf/qpdf-c.h>

#include <string.h>

/* A scan is judged by what is in it. */

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_pdf (guint pages)
{
  GByteArray      *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, array, 612, 792);
  cairo_t         *cr = cairo_create (surface);

  for (guint i = 0; i < pages; i++)
    cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (array);
}

static GBytes *
make_locked_pdf (void)
{
  g_autoptr (GBytes) plain = make_pdf (1);
  qpdf_data qpdf = qpdf_init ();
  GBytes   *locked;

  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  qpdf_read_memory (qpdf, "plain", g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), NULL);
  qpdf_init_write_memory (qpdf);
  qpdf_set_r6_encryption_parameters2 (qpdf, "secret", "owner", QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                      QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full, QPDF_TRUE);
  g_assert_cmpint (qpdf_write (qpdf) & QPDF_ERRORS, ==, 0);
  locked = g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
  qpdf_cleanup (&qpdf);
  return locked;
}

static GBytes *
make_png (void)
{
  GByteArray      *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 60);

  cairo_surface_write_to_png_stream (surface, write_cb, array);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (array);
}

/* The markers of a JPEG of @width × @height, with no picture between them. */
static GBytes *
make_jpeg (guint width, guint height)
{
  guint8 data[] = { 0xff, 0xd8, 0xff, 0xe0, 0, 4, 'J', 'F', 0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1,
                    1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34, 0xff, 0xd9 };

  data[13] = (guint8)(height >> 8);
  data[14] = (guint8)height;
  data[15] = (guint8)(width >> 8);
  data[16] = (guint8)width;
  return g_bytes_new (data, sizeof data);
}

static void
assert_is (GBytes *bytes, const char *media, guint pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewScanFile) scan = clew_scan_file_judge (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (scan->media, ==, media);
  g_assert_cmpuint (scan->pages, ==, pages);
  g_assert_true (g_bytes_equal (scan->bytes, bytes));
}

static void
assert_fails (GBytes *bytes, ClewDocumentsError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (clew_scan_file_judge (bytes, &error));
  g_assert_error (error, CLEW_DOCUMENTS_ERROR, (int)code);
}

static void
test_good (void)
{
  g_autoptr (GBytes) pdf = make_pdf (3);
  g_autoptr (GBytes) png = make_png ();
  g_autoptr (GBytes) jpeg = make_jpeg (200, 300);

  assert_is (pdf, "pdf", 3);
  assert_is (png, "png", 1);
  assert_is (jpeg, "jpeg", 1);
}

static void
test_bad (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("I am a text.", 12);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) says_pdf = g_bytes_new_static ("%PDF-1.7\nnothing follows", 24);
  g_autoptr (GBytes) locked = make_locked_pdf ();
  g_autoptr (GBytes) bomb = make_jpeg (60000, 60000);
  g_autoptr (GBytes) flat = make_jpeg (0, 300);
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (CLEW_SCAN_MAX_BYTES + 1),
                                               CLEW_SCAN_MAX_BYTES + 1);

  assert_fails (text, CLEW_DOCUMENTS_ERROR_NO_SCAN);
  assert_fails (nothing, CLEW_DOCUMENTS_ERROR_NO_SCAN);
  assert_fails (says_pdf, CLEW_DOCUMENTS_ERROR_BROKEN_SCAN);
  assert_fails (locked, CLEW_DOCUMENTS_ERROR_LOCKED_SCAN);
  assert_fails (bomb, CLEW_DOCUMENTS_ERROR_LARGE_SCAN);
  assert_fails (flat, CLEW_DOCUMENTS_ERROR_BROKEN_SCAN);
  assert_fails (large, CLEW_DOCUMENTS_ERROR_LARGE_SCAN);
}

/* Cut off anywhere, a picture is refused and never read beyond its end. */
static void
test_cut (void)
{
  g_autoptr (GBytes) png = make_png ();
  g_autoptr (GBytes) jpeg = make_jpeg (200, 300);
  GBytes *whole[] = { png, jpeg };

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    for (gsize size = 0; size + 9 < g_bytes_get_size (whole[i]); size++)
      {
        g_autoptr (GError) error = NULL;
        /* Memory of its own, so that reading too far is seen. */
        g_autoptr (GBytes) cut = g_bytes_new (g_bytes_get_data (whole[i], NULL), size);

        g_assert_null (clew_scan_file_judge (cut, &error));
        g_assert_true (
          g_error_matches (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_NO_SCAN) ||
          g_error_matches (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_BROKEN_SCAN));
      }
}

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static ClewScanFile *
read_file (GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  clew_scan_file_read_async (file, NULL, store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return clew_scan_file_read_finish (result, error);
}

/* A text that is called a PDF, a folder, a device, and nothing at all. */
static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("clew-scan-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "form.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) in = g_file_new_for_path (folder);
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");
  g_autoptr (GBytes) pdf = make_pdf (2);
  g_autoptr (ClewScanFile) scan = NULL;

  g_assert_null (read_file (file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "I am a text.", -1, NULL));
  g_assert_null (read_file (file, &error));
  g_assert_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_NO_SCAN);
  g_clear_error (&error);
  g_assert_null (read_file (in, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_null (read_file (device, &error));
  g_assert_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_NO_SCAN);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL),
                                      (gssize)g_bytes_get_size (pdf), NULL));
  scan = read_file (file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scan->pages, ==, 2);
  g_assert_nonnull (scan->codes);
  g_assert_null (scan->codes[0]);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/documents/scan-file/good", test_good);
  g_test_add_func ("/clew/documents/scan-file/bad", test_bad);
  g_test_add_func ("/clew/documents/scan-file/cut", test_cut);
  g_test_add_func ("/clew/documents/scan-file/read", test_read);
  return g_test_run ();
}
