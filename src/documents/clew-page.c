/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-page-private.h"

#include <string.h>

/* Telling the blocks. */

static void
set_up_fonts (ClewPages *pages)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  for (guint i = 0; i < CLEW_TEXT_N_STYLES; i++)
    {
      gboolean bold = i == CLEW_TEXT_BOLD || i == CLEW_TEXT_TITLE || i == CLEW_TEXT_HEADING ||
                      i == CLEW_TEXT_COLUMN;

      pages->fonts[i] = pango_font_description_new ();
      pango_font_description_set_family_static (pages->fonts[i], "Noto Sans");
      pango_font_description_set_weight (pages->fonts[i],
                                         bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
      pango_font_description_set_size (pages->fonts[i],
                                       pango_units_from_double (pages->setup.sizes[i]));
    }
  /* Nothing of the screen may reach the paper: the same form gives the same bytes. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (pages->context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (pages->context, 72);
  pango_context_set_round_glyph_positions (pages->context, FALSE);
  pango_context_set_base_dir (pages->context, PANGO_DIRECTION_LTR);
  pango_context_set_language (pages->context, pango_language_from_string (pages->setup.language));
}

static void
clear_op (gpointer data)
{
  ClewOp *op = data;

  g_clear_pointer (&op->qr, clew_qr_free);
  g_clear_pointer (&op->actual, g_free);
}

/**
 * clew_pages_new:
 * @setup: paper, margins and type sizes; copied, the language too
 *
 * Returns: (transfer full): an empty document. Use it in one thread.
 */
ClewPages *
clew_pages_new (const ClewPageSetup *setup)
{
  ClewPages *pages = g_new0 (ClewPages, 1);

  pages->setup = *setup;
  pages->setup.language = g_intern_string (setup->language);
  /* The map of this thread, kept by Pango, so fonts are loaded once. */
  pages->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  set_up_fonts (pages);
  pages->shapes = clew_shapes_ref ();
  pages->texts = g_ptr_array_new_with_free_func ((GDestroyNotify)clew_text_free);
  pages->ops = g_array_new (FALSE, TRUE, sizeof (ClewOp));
  g_array_set_clear_func (pages->ops, clear_op);
  pages->items = g_array_new (FALSE, TRUE, sizeof (ClewItem));
  pages->placed = g_array_new (FALSE, TRUE, sizeof (ClewItem));
  pages->open = g_array_new (FALSE, FALSE, sizeof (guint));
  pages->block = -1;
  pages->head = -1;
  return pages;
}

/**
 * clew_pages_free:
 * @pages: (transfer full): a document
 */
void
clew_pages_free (ClewPages *pages)
{
  for (guint i = 0; i < CLEW_TEXT_N_STYLES; i++)
    pango_font_description_free (pages->fonts[i]);
  g_ptr_array_unref (pages->texts);
  g_hash_table_unref (pages->shapes);
  g_array_unref (pages->ops);
  g_array_unref (pages->items);
  g_array_unref (pages->placed);
  g_array_unref (pages->open);
  g_object_unref (pages->context);
  g_free (pages);
}

/**
 * clew_pages_set_footer:
 * @pages: a document not yet laid out
 * @height: height kept free for the footer, above the lower margin
 */
void
clew_pages_set_footer (ClewPages *pages, double height)
{
  pages->footer = height;
}

/**
 * clew_pages_get_width:
 * @pages: a document
 *
 * Returns: the width between the margins in points
 */
double
clew_pages_get_width (ClewPages *pages)
{
  return pages->setup.width - 2 * pages->setup.margin;
}

/**
 * clew_pages_get_size:
 * @pages: a document
 * @style: a style
 *
 * Returns: its type size in points
 */
double
clew_pages_get_size (ClewPages *pages, ClewTextStyle style)
{
  return pages->setup.sizes[style];
}

static ClewItem *
current_block (ClewPages *pages)
{
  return pages->block >= 0 ? &g_array_index (pages->items, ClewItem, pages->block) : NULL;
}

static void
add_op (ClewPages *pages, const ClewOp *op)
{
  g_array_append_vals (pages->ops, op, 1);
  if (pages->block < 0)
    {
      ClewItem item = { .first_op = pages->ops->len - 1, .n_ops = 1, .head = pages->head };

      g_return_if_fail (op->kind == CLEW_OP_OPEN || op->kind == CLEW_OP_CLOSE);
      g_array_append_val (pages->items, item);
    }
  else
    current_block (pages)->n_ops++;
}

/**
 * clew_pages_open:
 * @pages: a document
 * @tag: a PDF structure type, such as "P"; a static string
 *
 * Opens a structure element. An element holds either others or things drawn,
 * never both. Between blocks it may span pages, inside a block it must be
 * closed there.
 */
void
clew_pages_open (ClewPages *pages, const char *tag)
{
  clew_pages_open_with (pages, tag, CLEW_PDF_TAG_PLAIN, NULL);
}

/**
 * clew_pages_open_with:
 * @pages: a document
 * @tag: a PDF structure type, such as "Figure"; a static string
 * @key: what @value says
 * @value: (nullable): see #ClewPdfTag; copied
 *
 * As clew_pages_open(), with what a reader needs to know besides.
 */
void
clew_pages_open_with (ClewPages *pages, const char *tag, ClewPdfTagKey key, const char *value)
{
  ClewOp op = { .kind = CLEW_OP_OPEN };

  op.tag.name = tag;
  op.tag.key = key;
  op.tag.value = value != NULL ? g_intern_string (value) : NULL;
  add_op (pages, &op);
  g_array_append_vals (pages->open, &(guint){ pages->ops->len - 1 }, 1);
}

/* Isolates are drawn as empty glyphs in spans of their own, behind which
 * readers stop; then the element itself says its words. */
static void
set_actual (ClewPages *pages, guint first)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean needed = FALSE;

  for (guint i = first + 1; i < pages->ops->len; i++)
    {
      const ClewOp *op = &g_array_index (pages->ops, ClewOp, i);

      if (op->kind != CLEW_OP_TEXT)
        return;
      needed = needed || strstr (op->text->words->str, "\342\201\250") != NULL;
      g_string_append (words, words->len > 0 ? " " : "");
      g_string_append (words, op->text->words->str);
    }
  if (!needed)
    return;
  g_string_replace (words, "\342\201\250", "", 0);
  g_string_replace (words, "\342\201\251", "", 0);
  g_array_index (pages->ops, ClewOp, first).actual = g_strdup (words->str);
}

/**
 * clew_pages_close:
 * @pages: a document
 *
 * Closes the element opened last.
 */
void
clew_pages_close (ClewPages *pages)
{
  ClewOp op = { .kind = CLEW_OP_CLOSE };

  g_return_if_fail (pages->open->len > 0);
  set_actual (pages, g_array_index (pages->open, guint, pages->open->len - 1));
  g_array_set_size (pages->open, pages->open->len - 1);
  add_op (pages, &op);
}

/**
 * clew_pages_begin_block:
 * @pages: a document, no block begun
 * @space: free height wanted above, dropped at the top of a page
 * @keep: what else it asks
 *
 * Begins a block: what is added now stays on one page.
 */
void
clew_pages_begin_block (ClewPages *pages, double space, ClewKeep keep)
{
  ClewItem item = { .is_block = TRUE,
                    .first_op = pages->ops->len,
                    .head = pages->head,
                    .keep = keep,
                    .space = space };

  g_return_if_fail (pages->block < 0);
  pages->block = (int)pages->items->len;
  g_array_append_val (pages->items, item);
}

/**
 * clew_pages_end_block:
 * @pages: a document with a block begun
 * @height: the height that the block takes
 */
void
clew_pages_end_block (ClewPages *pages, double height)
{
  g_return_if_fail (pages->block >= 0);
  current_block (pages)->height = height;
  pages->block = -1;
}

/**
 * clew_pages_repeat_last_block:
 * @pages: a document
 *
 * From now on the block ended last is drawn again at the top of each new page,
 * until clew_pages_end_repeat(). Readers hear it only the first time.
 */
void
clew_pages_repeat_last_block (ClewPages *pages)
{
  for (int i = (int)pages->items->len - 1; i >= 0 && pages->head < 0; i--)
    if (g_array_index (pages->items, ClewItem, i).is_block)
      pages->head = i;
}

/**
 * clew_pages_end_repeat:
 * @pages: a document
 */
void
clew_pages_end_repeat (ClewPages *pages)
{
  pages->head = -1;
}

/**
 * clew_pages_add_text:
 * @pages: a document with a block begun
 * @text: a text of these pages
 * @x: left edge of the text's width
 * @y: its top
 */
void
clew_pages_add_text (ClewPages *pages, ClewText *text, double x, double y)
{
  ClewOp op = { .kind = CLEW_OP_TEXT, .x = x, .y = y, .text = text };

  clew_text_shape (text);
  add_op (pages, &op);
}

/**
 * clew_pages_add_rule:
 * @pages: a document with a block begun, and no element open that holds things drawn
 * @x: its left end
 * @y: its middle
 * @width: its length
 * @thickness: its thickness
 * @gray: 0 is black, 1 white
 *
 * Adds a line that only orders the page or waits for a pen; readers pass over it.
 */
void
clew_pages_add_rule (ClewPages *pages, double x, double y, double width, double thickness,
                     double gray)
{
  ClewOp op = {
    .kind = CLEW_OP_RULE, .x = x, .y = y, .width = width, .height = thickness, .gray = gray
  };

  add_op (pages, &op);
}

/**
 * clew_pages_add_dashes:
 * @pages: as for clew_pages_add_rule()
 * @x: the left end
 * @y: the middle
 * @width: the length
 *
 * Adds a dashed line to cut along.
 */
void
clew_pages_add_dashes (ClewPages *pages, double x, double y, double width)
{
  ClewOp op = { .kind = CLEW_OP_DASHES, .x = x, .y = y, .width = width, .height = 0.75 };

  add_op (pages, &op);
}

/**
 * clew_pages_add_bar:
 * @pages: as for clew_pages_add_rule()
 * @x: left edge
 * @y: upper edge
 * @width: its width
 * @height: its height
 *
 * Adds a solid bar beside something important.
 */
void
clew_pages_add_bar (ClewPages *pages, double x, double y, double width, double height)
{
  ClewOp op = { .kind = CLEW_OP_BAR, .x = x, .y = y, .width = width, .height = height };

  add_op (pages, &op);
}

/**
 * clew_pages_add_box:
 * @pages: a document with a block begun, and an element open for the box
 * @x: left edge
 * @y: upper edge
 * @size: its sides
 *
 * Adds an empty box to check with a pen. There is no way to add a checked one.
 */
void
clew_pages_add_box (ClewPages *pages, double x, double y, double size)
{
  ClewOp op = { .kind = CLEW_OP_BOX, .x = x, .y = y, .width = size, .height = size };

  add_op (pages, &op);
}

/**
 * clew_pages_add_line:
 * @pages: a document with a block begun, and an element open for the line
 * @x: left end
 * @y: its middle
 * @width: its length
 *
 * Adds a line for initials, which readers are told of.
 */
void
clew_pages_add_line (ClewPages *pages, double x, double y, double width)
{
  ClewOp op = { .kind = CLEW_OP_LINE, .x = x, .y = y, .width = width, .height = 0.75 };

  add_op (pages, &op);
}

/**
 * clew_pages_add_code:
 * @pages: a document with a block begun, and an element open for the code
 * @qr: (transfer full): the code
 * @x: left edge of the dark part
 * @y: its upper edge
 * @size: its sides; the caller keeps the quiet zone free
 */
void
clew_pages_add_code (ClewPages *pages, ClewQr *qr, double x, double y, double size)
{
  ClewOp op = { .kind = CLEW_OP_CODE, .x = x, .y = y, .width = size, .height = size, .qr = qr };

  add_op (pages, &op);
}

/**
 * clew_pages_add_paragraph:
 * @pages: a document, no block begun
 * @text: a text of these pages
 * @space: free height wanted above
 * @keep: what its last line asks
 *
 * Adds a paragraph that may break between pages, with at least two lines on either side.
 */
void
clew_pages_add_paragraph (ClewPages *pages, ClewText *text, double space, ClewKeep keep)
{
  const GArray *lines;
  guint         n;

  clew_text_shape (text);
  lines = text->shape->lines;
  n = lines->len;
  clew_pages_open (pages, "P");
  for (guint i = 0; i < n; i++)
    {
      const ClewLine *line = &g_array_index (lines, ClewLine, i);
      ClewText       *part = clew_text_new (pages, text->width, text->align);
      ClewLine        copy = *line;
      double          top = i == 0 ? 0 : line->y;
      double          bottom = i + 1 < n ? (line + 1)->y : text->shape->height;
      gboolean        tied = i == 0 || i + 2 >= n;

      g_object_ref (copy.layout);
      copy.y -= top;
      copy.baseline -= top;
      g_string_assign (part->words, pango_layout_get_text (copy.layout));
      part->shape = clew_shape_new ();
      g_array_append_val (part->shape->lines, copy);
      clew_pages_begin_block (pages, i == 0 ? space : 0,
                              i + 1 == n ? keep
                              : tied     ? CLEW_KEEP_WITH_NEXT
                                         : CLEW_KEEP_NONE);
      clew_pages_open (pages, "Span");
      clew_pages_add_text (pages, part, 0, 0);
      clew_pages_close (pages);
      clew_pages_end_block (pages, bottom - top);
    }
  clew_pages_close (pages);
}
