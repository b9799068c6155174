/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-page-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "base/clew-error.h"

/* Drawing what has its place. */

typedef struct
{
  cairo_t   *cr;
  GArray    *tags;
  GPtrArray *open;
  gboolean   silent;
} Pen;

static void
begin_tag (Pen *pen, ClewPdfTag tag, const char *actual)
{
  tag.actual = actual;
  cairo_tag_begin (pen->cr, tag.name, NULL);
  g_array_append_val (pen->tags, tag);
  g_ptr_array_add (pen->open, (gpointer)tag.name);
}

static void
end_tag (Pen *pen)
{
  const char *name = g_ptr_array_steal_index (pen->open, pen->open->len - 1);

  cairo_tag_end (pen->cr, name);
}

static void
draw_text (Pen *pen, const ClewText *text, double x, double y)
{
  cairo_set_source_rgb (pen->cr, 0, 0, 0);
  for (guint i = 0; i < text->shape->lines->len; i++)
    {
      const ClewLine *line = &g_array_index (text->shape->lines, ClewLine, i);

      cairo_move_to (pen->cr, x + line->x, y + line->baseline);
      pango_cairo_show_layout_line (pen->cr, pango_layout_get_line_readonly (line->layout, 0));
    }
}

static void
draw_line (Pen *pen, const ClewOp *op, double x, double y)
{
  static const double dashes[] = { 4, 4 };

  cairo_set_source_rgb (pen->cr, op->gray, op->gray, op->gray);
  cairo_set_line_width (pen->cr, op->height);
  if (op->kind == CLEW_OP_DASHES)
    cairo_set_dash (pen->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (pen->cr, x, y);
  cairo_line_to (pen->cr, x + op->width, y);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

static void
draw_box (Pen *pen, const ClewOp *op, double x, double y)
{
  const double thickness = 1;

  cairo_set_source_rgb (pen->cr, 0, 0, 0);
  cairo_set_line_width (pen->cr, thickness);
  cairo_rectangle (pen->cr, x + thickness / 2, y + thickness / 2, op->width - thickness,
                   op->height - thickness);
  cairo_stroke (pen->cr);
}

static void
draw_code (Pen *pen, const ClewOp *op, double x, double y)
{
  double module = op->width / op->qr->size;

  for (guint row = 0; row < op->qr->size; row++)
    for (guint column = 0; column < op->qr->size; column++)
      {
        const guint8 *dark = op->qr->dark + row * op->qr->size;
        guint         end = column;

        while (end < op->qr->size && dark[end])
          end++;
        if (end == column)
          continue;
        cairo_rectangle (pen->cr, x + column * module, y + row * module, (end - column) * module,
                         module);
        column = end;
      }
  /* One path, so that no light seam shows between modules. */
  cairo_set_source_rgb (pen->cr, 0, 0, 0);
  cairo_fill (pen->cr);
}

static void
draw_op (Pen *pen, const ClewOp *op, double x, double y)
{
  switch (op->kind)
    {
    case CLEW_OP_OPEN:
      if (!pen->silent)
        begin_tag (pen, op->tag, op->actual);
      break;
    case CLEW_OP_CLOSE:
      if (!pen->silent)
        end_tag (pen);
      break;
    case CLEW_OP_TEXT:
      draw_text (pen, op->text, x, y);
      break;
    case CLEW_OP_RULE:
    case CLEW_OP_LINE:
    case CLEW_OP_DASHES:
      draw_line (pen, op, x, y);
      break;
    case CLEW_OP_BAR:
      cairo_set_source_rgb (pen->cr, 0, 0, 0);
      cairo_rectangle (pen->cr, x, y, op->width, op->height);
      cairo_fill (pen->cr);
      break;
    case CLEW_OP_BOX:
      draw_box (pen, op, x, y);
      break;
    case CLEW_OP_CODE:
      draw_code (pen, op, x, y);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
draw_item (ClewPages *pages, Pen *pen, const ClewItem *item)
{
  static const ClewPdfTag artifact = { .name = CLEW_TAG_ARTIFACT };

  if (item->repeated)
    {
      begin_tag (pen, artifact, NULL);
      pen->silent = TRUE;
    }
  for (guint i = item->first_op; i < item->first_op + item->n_ops; i++)
    {
      const ClewOp *op = &g_array_index (pages->ops, ClewOp, i);

      draw_op (pen, op, pages->setup.margin + op->x, item->y + op->y);
    }
  if (item->repeated)
    {
      pen->silent = FALSE;
      end_tag (pen);
    }
}

static void
draw_pages (ClewPages *pages, Pen *pen)
{
  static const ClewPdfTag document = { .name = "Document" };
  guint                   page = 0;

  begin_tag (pen, document, NULL);
  for (guint i = 0; i < pages->placed->len; i++)
    {
      const ClewItem *item = &g_array_index (pages->placed, ClewItem, i);

      for (; page < item->page; page++)
        cairo_show_page (pen->cr);
      draw_item (pages, pen, item);
    }
  end_tag (pen);
  cairo_show_page (pen->cr);
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * clew_pages_draw:
 * @pages: a document laid out
 * @info: title, language and creation time
 * @error: return location
 *
 * Draws a tagged PDF file with its fonts inside. The same pages and @info give the same bytes.
 *
 * Returns: (transfer full): the file, or %NULL with %CLEW_DOCUMENTS_ERROR_FAILED
 */
GBytes *
clew_pages_draw (ClewPages *pages, const ClewPdfInfo *info, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (ClewPdfTag));
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_utc (info->created);
  g_autofree char *created_text =
    created != NULL ? g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  g_autoptr (GBytes) drawn = NULL;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
    write_bytes, bytes, pages->setup.width, pages->setup.height);
  Pen            pen = { cairo_create (surface), tags, open, FALSE };
  cairo_status_t status;

  if (created_text != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created_text);
  draw_pages (pages, &pen);
  status = cairo_status (pen.cr);
  cairo_destroy (pen.cr);
  cairo_surface_finish (surface);
  /* A tag that cairo refuses shows only here. */
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED,
                   _ ("The form could not be drawn (%s). Nothing was printed or kept. Try again; "
                      "if it happens again, "
                      "tell whoever looks after Clew."),
                      cairo_status_to_string (status));
      return NULL;
    }
  drawn = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return clew_pdf_finish (drawn, info, (const ClewPdfTag *)(gpointer)tags->data, tags->len,
                          error);
}
