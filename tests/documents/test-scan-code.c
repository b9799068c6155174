/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/clew-scan-code.h"

#include "documents/clew-qr.h"
#include "documents/clew-qr-read.h"
#include "documents/clew-scan-file.h"
#include "documents/roi-fixture.h"

#include <cairo-pdf.h>
#include <gdk-pixbuf/gdk-pixbuf.h>

#include <math.h>
#include <string.h>

/* What comes out of the printer goes through a scanner and is read again. */

/* How a scanner treats a page. */
typedef struct
{
  double dots_per_inch;
  double degrees;
  int    noise; /* each point is off by at most this much */
  int    fade;  /* black becomes this gray */
} Scanner;

static cairo_surface_t *
scan_page (PopplerDocument *document, int number, const Scanner *scanner, guint32 seed)
{
  PopplerPage     *page = poppler_document_get_page (document, number);
  double           width, height, scale = scanner->dots_per_inch / 72;
  gboolean         lies = fabs (fabs (scanner->degrees) - 90) < 45;
  cairo_surface_t *surface;
  cairo_t         *cr;

  poppler_page_get_size (page, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                        (int)((lies ? height : width) * scale),
                                        (int)((lies ? width : height) * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, (lies ? height : width) * scale / 2, (lies ? width : height) * scale / 2);
  cairo_rotate (cr, scanner->degrees * G_PI / 180);
  cairo_translate (cr, -width * scale / 2, -height * scale / 2);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      guint8 *row = cairo_image_surface_get_data (surface) +
                    (gsize)y * (gsize)cairo_image_surface_get_stride (surface);

      for (int x = 0; x < 4 * cairo_image_surface_get_width (surface); x++)
        {
          int value = scanner->fade + row[x] * (255 - scanner->fade) / 255;

          /* Numerical Recipes: good enough for dust, and quick. */
          seed = seed * 1664525 + 1013904223;
          value += (int)(seed >> 16) % (2 * scanner->noise + 1) - scanner->noise;
          row[x] = (guint8)CLAMP (value, 0, 255);
        }
    }
  cairo_surface_mark_dirty (surface);
  g_object_unref (page);
  return surface;
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
to_png (cairo_surface_t *surface)
{
  GByteArray *array = g_byte_array_new ();

  cairo_surface_write_to_png_stream (surface, write_cb, array);
  return g_byte_array_free_to_bytes (array);
}

static GBytes *
to_jpeg (cairo_surface_t *surface)
{
  g_autoptr (GBytes) png = to_png (surface);
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_loader_write_bytes (loader, png, &error);
  gdk_pixbuf_loader_close (loader, NULL);
  gdk_pixbuf_save_to_buffer (gdk_pixbuf_loader_get_pixbuf (loader), &data, &size, "jpeg", &error,
                             "quality", "60", NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

/* As a scanner makes a PDF: a picture a page. */
static GBytes *
to_pdf (cairo_surface_t **surfaces, guint n_surfaces, double dots_per_inch)
{
  GByteArray      *array = g_byte_array_new ();
  double           scale = 72 / dots_per_inch;
  cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream (write_cb, array, 612, 792);
  cairo_t         *cr = cairo_create (pdf);

  for (guint i = 0; i < n_surfaces; i++)
    {
      cairo_pdf_surface_set_size (pdf, cairo_image_surface_get_width (surfaces[i]) * scale,
                                  cairo_image_surface_get_height (surfaces[i]) * scale);
      cairo_save (cr);
      cairo_scale (cr, scale, scale);
      cairo_set_source_surface (cr, surfaces[i], 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (pdf);
  return g_byte_array_free_to_bytes (array);
}

static GBytes *
render (const char *number, const char *language, gboolean large_print)
{
  RoiFixture *fixture = roi_fixture_new (language, 8, roi_five_categories);
  GBytes     *pdf;

  fixture->form.form_number = number;
  fixture->form.large_print = large_print;
  pdf = roi_render (&fixture->form);
  roi_fixture_free (fixture);
  return pdf;
}

static void
assert_says (GBytes *bytes, const char *media, const char *expected)
{
  gint64 start = g_get_monotonic_time ();
  g_auto (GStrv) codes = clew_scan_code_read (bytes, media, NULL);
  g_autofree char *said = g_strjoinv (" ", codes);

  g_test_message ("%s of %" G_GSIZE_FORMAT " bytes: “%s” in %" G_GINT64_FORMAT " ms", media,
                  g_bytes_get_size (bytes), said, (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpstr (said, ==, expected);
}

static const Scanner scanners[] = {
  { 100, 0, 0, 0 },
  { 100, 1.5, 20, 30 },
  { 120, -2, 30, 40 },
  { 150, 3, 40, 60 },
  { 150, 90, 10, 90 },
  { 200, -4, 50, 30 },
  { 200, 180, 30, 0 },
};

/* Of every scanner, as any kind of file, the number is read and nothing else. */
static void
test_scanned (void)
{
  g_autoptr (GBytes) pdf = render ("PC-2026-0413", "en", FALSE);
  PopplerDocument *document = roi_open (pdf);

  for (guint i = 0; i < G_N_ELEMENTS (scanners); i++)
    {
      cairo_surface_t *surface = scan_page (document, 0, &scanners[i], i);
      g_autoptr (GBytes) jpeg = to_jpeg (surface);
      g_autoptr (GBytes) scanned = to_pdf (&surface, 1, scanners[i].dots_per_inch);

      g_test_message ("%g dpi, %g°, noise %d", scanners[i].dots_per_inch, scanners[i].degrees,
                      scanners[i].noise);
      assert_says (jpeg, "jpeg", "PC-2026-0413");
      assert_says (scanned, "pdf", "PC-2026-0413");
      cairo_surface_destroy (surface);
    }
  g_object_unref (document);
}

/* The form itself, in large print, and in Spanish; its code says just its number. */
static void
test_printed (void)
{
  g_autoptr (GBytes) plain = render ("PC-2026-0001", "en", FALSE);
  g_autoptr (GBytes) large = render ("LEAD-2031-12345", "es", TRUE);

  assert_says (plain, "pdf", "PC-2026-0001");
  assert_says (large, "pdf", "LEAD-2031-12345");
}

/* Two forms in one file, the second upside down and far back; and a page without a code. */
static void
test_pages (void)
{
  const Scanner scanner = { 150, 180, 20, 20 };
  g_autoptr (GBytes) first = render ("PC-2026-0001", "en", FALSE);
  g_autoptr (GBytes) second = render ("PC-2026-0002", "en", FALSE);
  PopplerDocument *documents[] = { roi_open (first), roi_open (second) };
  cairo_surface_t *pages[] = { scan_page (documents[0], 0, &scanner, 1),
                               scan_page (documents[0], 1, &scanner, 2),
                               scan_page (documents[1], 0, &scanner, 3) };
  g_autoptr (GBytes) both = to_pdf (pages, 3, 150);
  g_autoptr (GBytes) without = to_pdf (pages + 1, 1, 150);
  g_autoptr (GBytes) picture = to_png (pages[1]);
  g_autoptr (GBytes) with = to_png (pages[2]);

  assert_says (both, "pdf", "PC-2026-0001 PC-2026-0002");
  assert_says (without, "pdf", "");
  assert_says (picture, "png", "");
  assert_says (with, "png", "PC-2026-0002");
  for (guint i = 0; i < 3; i++)
    cairo_surface_destroy (pages[i]);
  g_object_unref (documents[0]);
  g_object_unref (documents[1]);
}

/* The given points, as gray, of a code that says @text. */
static void
read_code (const char *text, GPtrArray *texts)
{
  g_autoptr (ClewQr) qr = clew_qr_new (text, NULL);
  const guint        point = 4;
  guint              side = (qr->size + 2 * CLEW_QR_QUIET) * point;
  g_autofree guint8 *gray = g_malloc (side * side);

  memset (gray, 255, side * side);
  for (guint y = 0; y < qr->size * point; y++)
    for (guint x = 0; x < qr->size * point; x++)
      if (qr->dark[y / point * qr->size + x / point] != 0)
        gray[(y + CLEW_QR_QUIET * point) * side + x + CLEW_QR_QUIET * point] = 0;
  clew_qr_read (gray, side, side, texts);
}

/* What is too long for a number is not kept, and the same code twice is one. */
static void
test_texts (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *long_text = g_strnfill (65, 'A');

  read_code ("PC-2026-0001", texts);
  read_code ("PC-2026-0001", texts);
  read_code (long_text, texts);
  read_code ("https://example.org/", texts);
  g_assert_cmpuint (texts->len, ==, 2);
  g_assert_cmpstr (texts->pdata[0], ==, "PC-2026-0001");
  g_assert_cmpstr (texts->pdata[1], ==, "https://example.org/");
}

/* A hostile or damaged file is no code and no crash, wherever it is damaged. */
static void
test_damaged (void)
{
  const Scanner scanner = { 100, 0, 0, 0 };
  g_autoptr (GBytes) pdf = render ("PC-2026-0413", "en", FALSE);
  PopplerDocument *document = roi_open (pdf);
  cairo_surface_t *surface = scan_page (document, 0, &scanner, 1);
  g_autoptr (GBytes) jpeg = to_jpeg (surface);
  g_autoptr (GBytes) png = to_png (surface);
  g_autoptr (GBytes) scanned = to_pdf (&surface, 1, 100);
  g_autoptr (GBytes) text = g_bytes_new_static ("I am a text.", 12);
  GRand *random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 36; i++)
    {
      GBytes *const     files[] = { png, jpeg, scanned };
      const char *const media[] = { "png", "jpeg", "pdf" };
      gsize             size = g_bytes_get_size (files[i % 3]);
      guint8           *data = g_memdup2 (g_bytes_get_data (files[i % 3], NULL), size);
      g_autoptr (GBytes) damaged = NULL;
      g_auto (GStrv) codes = NULL;

      for (guint j = 0; j < 8; j++)
        data[g_rand_int_range (random, 0, (gint32)size)] = (guint8)g_rand_int (random);
      damaged = g_bytes_new_take (data, i % 2 == 0 ? size : size / 2);
      codes = clew_scan_code_read (damaged, media[i % 3], NULL);
      /* Whatever is still read is right: a code has its own check. */
      g_assert_true (codes[0] == NULL || g_str_equal (codes[0], "PC-2026-0413"));
    }
  assert_says (text, "pdf", "");
  assert_says (text, "png", "");
  assert_says (text, "jpeg", "");
  g_rand_free (random);
  cairo_surface_destroy (surface);
  g_object_unref (document);
}

/* Forty megabytes of noise, a page a picture, with the form on the last page but one. */
static void
test_large (void)
{
  const Scanner    scanner = { 300, 1, 60, 30 };
  PopplerDocument *document;
  cairo_surface_t *pages[3];
  g_autoptr (GBytes) form = render ("PC-2026-0413", "en", FALSE);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (ClewScanFile) scan = NULL;

  document = roi_open (form);
  pages[0] = scan_page (document, 1, &scanner, 1);
  pages[1] = scan_page (document, 0, &scanner, 2);
  pages[2] = scan_page (document, 1, &scanner, 3);
  pdf = to_pdf (pages, 3, 300);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 40 * 1024 * 1024);
  scan = clew_scan_file_judge (pdf, NULL);
  g_assert_nonnull (scan);
  assert_says (pdf, "pdf", "PC-2026-0413");
  for (guint i = 0; i < 3; i++)
    cairo_surface_destroy (pages[i]);
  g_object_unref (document);
}

/* In a pile, whichever page it is on. */
static void
test_pile (void)
{
  const Scanner    scanner = { 150, 0, 0, 20 };
  PopplerDocument *document;
  cairo_surface_t *pages[15];
  g_autoptr (GBytes) form = render ("PC-2026-0413", "en", FALSE);
  g_autoptr (GBytes) pdf = NULL;

  document = roi_open (form);
  for (guint i = 0; i + 1 < G_N_ELEMENTS (pages); i++)
    pages[i] = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 130);
  pages[G_N_ELEMENTS (pages) - 1] = scan_page (document, 0, &scanner, 1);
  pdf = to_pdf (pages, G_N_ELEMENTS (pages), 150);
  assert_says (pdf, "pdf", "PC-2026-0413");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    cairo_surface_destroy (pages[i]);
  g_object_unref (document);
}

/* Somebody left: no page is read any more. */
static void
test_cancelled (void)
{
  g_autoptr (GBytes) pdf = render ("PC-2026-0001", "en", FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (GStrv) codes = NULL;

  g_cancellable_cancel (cancellable);
  codes = clew_scan_code_read (pdf, "pdf", cancellable);
  g_assert_null (codes[0]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/documents/scan-code/scanned", test_scanned);
  g_test_add_func ("/clew/documents/scan-code/printed", test_printed);
  g_test_add_func ("/clew/documents/scan-code/pages", test_pages);
  g_test_add_func ("/clew/documents/scan-code/texts", test_texts);
  g_test_add_func ("/clew/documents/scan-code/damaged", test_damaged);
  g_test_add_func ("/clew/documents/scan-code/large", test_large);
  g_test_add_func ("/clew/documents/scan-code/pile", test_pile);
  g_test_add_func ("/clew/documents/scan-code/cancelled", test_cancelled);
  return g_test_run ();
}
