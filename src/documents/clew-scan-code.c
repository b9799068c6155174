/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-scan-code.h"

#include "documents/clew-pdf-render.h"
#include "documents/clew-qr-read.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <poppler.h>

#include <math.h>

/* Fine enough for the smallest code, which is 18 mm wide. */
#define POINTS_PER_INCH 200.0

/* As long as a side may become, so that no page takes all memory. */
#define MAX_SIDE 3000

/* Above this a picture would take too much memory to be read a second time. */
#define MAX_POINTS (G_GUINT64_CONSTANT (60) * 1000 * 1000)

typedef struct
{
  guint   width;
  guint   height;
  guint8 *gray;
} Picture;

static void
picture_clear (Picture *picture)
{
  g_clear_pointer (&picture->gray, g_free);
}

/* A quarter of the points, each the mean of four: what a scanner adds to a page
 * of its own goes away, and a large code is no longer larger than need be. */
static Picture
halve (const Picture *from)
{
  Picture to = { from->width / 2, from->height / 2, NULL };

  to.gray = g_malloc ((gsize)to.width * to.height + 1);
  for (guint y = 0; y < to.height; y++)
    for (guint x = 0; x < to.width; x++)
      {
        const guint8 *four = from->gray + (gsize)2 * y * from->width + 2 * x;

        to.gray[(gsize)y * to.width + x] =
          (guint8)((four[0] + four[1] + four[from->width] + four[from->width + 1] + 2) / 4);
      }
  return to;
}

static void
read_picture (const Picture *picture, GPtrArray *texts)
{
  guint   before = texts->len;
  Picture half;

  clew_qr_read (picture->gray, picture->width, picture->height, texts);
  if (texts->len > before)
    return;
  half = halve (picture);
  clew_qr_read (half.gray, half.width, half.height, texts);
  picture_clear (&half);
}

static guint8
mix (guint red, guint green, guint blue)
{
  return (guint8)((red * 77 + green * 151 + blue * 28) / 256);
}

static void
read_surface (cairo_surface_t *surface, GPtrArray *texts)
{
  Picture       picture = { (guint)cairo_image_surface_get_width (surface),
                            (guint)cairo_image_surface_get_height (surface), NULL };
  const guint8 *data;
  gsize         stride = (gsize)cairo_image_surface_get_stride (surface);

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  if (data == NULL)
    return;
  picture.gray = g_malloc ((gsize)picture.width * picture.height);
  for (guint y = 0; y < picture.height; y++)
    for (guint x = 0; x < picture.width; x++)
      {
        guint32 point = *(const guint32 *)(gconstpointer)(data + y * stride + 4 * (gsize)x);

        picture.gray[(gsize)y * picture.width + x] =
          mix (point >> 16 & 0xff, point >> 8 & 0xff, point & 0xff);
      }
  read_picture (&picture, texts);
  picture_clear (&picture);
}

static void
read_page (PopplerPage *page, GPtrArray *texts)
{
  double           width, height, scale;
  cairo_surface_t *surface;
  cairo_t         *cr;

  poppler_page_get_size (page, &width, &height);
  if (!(width >= 1) || !(height >= 1))
    return;
  scale = fmin (POINTS_PER_INCH / 72, MAX_SIDE / fmax (width, height));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)ceil (width * scale),
                                        (int)ceil (height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  clew_pdf_render (page, cr);
  cairo_destroy (cr);
  read_surface (surface, texts);
  cairo_surface_destroy (surface);
}

static void
read_pdf (GBytes *bytes, GCancellable *cancellable, GPtrArray *texts)
{
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  int              n_pages;

  if (document == NULL)
    return;
  n_pages = poppler_document_get_n_pages (document);
  for (int i = 0; i < n_pages && !g_cancellable_is_cancelled (cancellable); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);

      if (page != NULL)
        read_page (page, texts);
      g_clear_object (&page);
    }
  g_object_unref (document);
}

static void
size_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  double scale = fmin (1, (double)MAX_SIDE / MAX (width, height));

  if ((guint64)width * (guint64)height > MAX_POINTS)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int)(width * scale)),
                                MAX (1, (int)(height * scale)));
}

static void
read_pixbuf (GdkPixbuf *pixbuf, GPtrArray *texts)
{
  Picture       picture = { (guint)gdk_pixbuf_get_width (pixbuf),
                            (guint)gdk_pixbuf_get_height (pixbuf), NULL };
  const guint8 *data = gdk_pixbuf_read_pixels (pixbuf);
  gsize         stride = (gsize)gdk_pixbuf_get_rowstride (pixbuf);
  gsize         step = (gsize)gdk_pixbuf_get_n_channels (pixbuf);

  picture.gray = g_malloc ((gsize)picture.width * picture.height);
  for (guint y = 0; y < picture.height; y++)
    for (guint x = 0; x < picture.width; x++)
      {
        const guint8 *point = data + y * stride + x * step;
        guint8        gray = mix (point[0], point[1], point[2]);

        /* What lets through shows the paper. */
        if (step == 4)
          gray = (guint8)(255 - (255 - gray) * point[3] / 255);
        picture.gray[(gsize)y * picture.width + x] = gray;
      }
  read_picture (&picture, texts);
  picture_clear (&picture);
}

/* What can't be decoded to its end may have its code at the beginning. */
static void
read_image (GBytes *bytes, const char *media, GPtrArray *texts)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (media, NULL);
  GdkPixbuf *pixbuf;

  if (loader == NULL)
    return;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_cb), NULL);
  gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  gdk_pixbuf_loader_close (loader, NULL);
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf != NULL)
    read_pixbuf (pixbuf, texts);
}

/**
 * clew_scan_code_read:
 * @bytes: a scan that clew_scan_file_judge() let pass
 * @media: what it is: "pdf", "png" or "jpeg"
 * @cancellable: (nullable): to give up
 *
 * Reads the square codes on a scan, of a PDF on all pages: the code stands on a
 * form's first, but papers do get into disorder, and a pile is scanned at once. Not to be able
 * to is no error: a fold, a stain or a fax does it. What is read comes from
 * outside: compare it with the numbers of forms, and do nothing else with it.
 *
 * A thread of its own: a page takes a tenth of a second, and a page that is
 * drawn elsewhere meanwhile waits for it.
 *
 * Returns: (transfer full): what the codes say, each once; none in most files
 */
char **
clew_scan_code_read (GBytes *bytes, const char *media, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (g_str_equal (media, "pdf"))
    read_pdf (bytes, cancellable, texts);
  else
    read_image (bytes, media, texts);
  g_ptr_array_add (texts, NULL);
  return (char **)g_ptr_array_steal (texts, NULL);
}

typedef struct
{
  GBytes *bytes;
  char   *media;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_bytes_unref (reading->bytes);
  g_free (reading->media);
  g_free (reading);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;

  g_task_return_pointer (task, clew_scan_code_read (reading->bytes, reading->media, cancellable),
                         (GDestroyNotify)g_strfreev);
}

/**
 * clew_scan_code_read_async:
 * @bytes: as for clew_scan_code_read()
 * @media: what it is
 * @cancellable: (nullable): to give up
 * @callback: called on this thread
 * @data: for @callback
 *
 * clew_scan_code_read() on a thread of its own.
 */
void
clew_scan_code_read_async (GBytes             *bytes,
                           const char         *media,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Reading *reading = g_new0 (Reading, 1);

  reading->bytes = g_bytes_ref (bytes);
  reading->media = g_strdup (media);
  g_task_set_source_tag (task, clew_scan_code_read_async);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * clew_scan_code_read_finish:
 * @result: what the callback was given
 * @error: return location; %G_IO_ERROR_CANCELLED when it was given up
 *
 * Returns: (transfer full): what the codes say, or %NULL with @error set
 */
char **
clew_scan_code_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
