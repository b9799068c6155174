/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-page-private.h"

/* Words broken into lines. */

typedef struct
{
  ClewTextStyle style;
  guint         start;
  guint         end;
} Span;

/* Secondary words are dark gray: still 10:1 on paper, and a copier keeps them. */
#define SECONDARY_GRAY 0x3000

/* When so many shapes are kept, most are of forms long finished. */
#define MANY_SHAPES 1000

static void
clear_line (gpointer data)
{
  g_clear_object (&((ClewLine *)data)->layout);
}

static void
clear_shape (gpointer data)
{
  g_array_unref (((ClewShape *)data)->lines);
}

static void
shape_unref (gpointer data)
{
  g_rc_box_release_full (data, clear_shape);
}

/* No lines yet. */
ClewShape *
clew_shape_new (void)
{
  ClewShape *shape = g_rc_box_new0 (ClewShape);

  shape->lines = g_array_new (FALSE, FALSE, sizeof (ClewLine));
  g_array_set_clear_func (shape->lines, clear_line);
  return shape;
}

static GHashTable *
shapes_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, shape_unref);
}

static GPrivate kept_shapes = G_PRIVATE_INIT ((GDestroyNotify)g_hash_table_unref);

/**
 * clew_pages_keep_shapes:
 *
 * For a thread that draws many papers alike and then ends: what stands word
 * for word on several of them is broken into lines once, not once a paper.
 * Kept until the thread ends, names too.
 */
void
clew_pages_keep_shapes (void)
{
  if (g_private_get (&kept_shapes) == NULL)
    g_private_set (&kept_shapes, shapes_new ());
}

/* The shapes that pages may use again: those of the thread, or none yet. */
GHashTable *
clew_shapes_ref (void)
{
  GHashTable *kept = g_private_get (&kept_shapes);

  if (kept == NULL)
    return shapes_new ();
  if (g_hash_table_size (kept) > MANY_SHAPES)
    g_hash_table_remove_all (kept);
  return g_hash_table_ref (kept);
}

/**
 * clew_text_new:
 * @pages: the pages that it will stand on; they own the text
 * @width: where lines break, in points
 * @align: how lines stand in @width
 *
 * Returns: (transfer none): an empty text
 */
ClewText *
clew_text_new (ClewPages *pages, double width, ClewAlign align)
{
  ClewText *text = g_new0 (ClewText, 1);

  text->pages = pages;
  text->width = width;
  text->align = align;
  text->words = g_string_new (NULL);
  text->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_ptr_array_add (pages->texts, text);
  return text;
}

/**
 * clew_text_new_plain:
 * @pages: the pages that it will stand on; they own the text
 * @width: where lines break, in points
 * @align: how lines stand in @width
 * @style: one style for all
 * @words: the words
 *
 * Returns: (transfer none): a text
 */
ClewText *
clew_text_new_plain (ClewPages *pages, double width, ClewAlign align, ClewTextStyle style,
                     const char *words)
{
  ClewText *text = clew_text_new (pages, width, align);

  clew_text_add (text, style, words);
  return text;
}

void
clew_text_free (ClewText *text)
{
  g_string_free (text->words, TRUE);
  g_array_unref (text->spans);
  g_clear_pointer (&text->shape, shape_unref);
  g_free (text);
}

/**
 * clew_text_add:
 * @text: a text that nobody has measured yet
 * @style: how the words look
 * @words: UTF-8; control characters, such as a line end in a name, become spaces
 *
 * Adds words right behind those that are there.
 */
void
clew_text_add (ClewText *text, ClewTextStyle style, const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  Span             span = { style, (guint)text->words->len, 0 };

  g_return_if_fail (text->shape == NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (text->words,
                               g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }
  span.end = (guint)text->words->len;
  g_array_append_val (text->spans, span);
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, guint from, guint to)
{
  attribute->start_index = from;
  attribute->end_index = to;
  pango_attr_list_insert (list, attribute);
}

/* The attributes of the bytes from start to end, counted from start. */
static void
set_styles (ClewText *text, PangoLayout *layout, guint start, guint end)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  /* A ligature is written as one glyph with its letters beside it, in a span
   * of its own, and readers then stop behind "Of" in "Officers". */
  add_attribute (list, pango_attr_font_features_new ("liga=0, clig=0"), 0, end - start);
  for (guint i = 0; i < text->spans->len; i++)
    {
      const Span *span = &g_array_index (text->spans, Span, i);
      guint       from = MAX (span->start, start);
      guint       to = MIN (span->end, end);

      if (from >= to && text->spans->len > 1)
        continue;
      if (from <= start && to >= end)
        pango_layout_set_font_description (layout, text->pages->fonts[span->style]);
      else
        add_attribute (list, pango_attr_font_desc_new (text->pages->fonts[span->style]),
                       from - start, to - start);
      if (span->style == CLEW_TEXT_SMALL)
        add_attribute (
          list, pango_attr_foreground_new (SECONDARY_GRAY, SECONDARY_GRAY, SECONDARY_GRAY),
          from - start, to - start);
    }
  pango_layout_set_attributes (layout, list);
}

static PangoLayout *
make_layout (ClewText *text, guint start, guint end)
{
  PangoLayout *layout = pango_layout_new (text->pages->context);

  pango_layout_set_text (layout, text->words->str + start, (int)(end - start));
  set_styles (text, layout, start, end);
  /* The page's direction decides, not the first letter: an Arabic name in an
   * English sentence does not turn the sentence around. */
  pango_layout_set_auto_dir (layout, FALSE);
  return layout;
}

/* Which letter no font has: the box that Pango draws carries it. */
static gunichar
find_missing (PangoLayout *layout)
{
  PangoLayoutIter *iter;
  gunichar         missing = 0;

  if (pango_layout_get_unknown_glyphs_count (layout) == 0)
    return 0;
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

      for (int i = 0; run != NULL && i < run->glyphs->num_glyphs && missing == 0; i++)
        {
          PangoGlyph glyph = run->glyphs->glyphs[i].glyph;

          if (glyph & PANGO_GLYPH_UNKNOWN_FLAG)
            missing = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
        }
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
  return missing != 0 ? missing : 0xfffd;
}

static void
add_line (ClewText *text, ClewShape *shape, PangoLayout *whole, PangoLayoutIter *iter)
{
  gboolean         only = pango_layout_get_line_count (whole) == 1;
  PangoLayoutLine *pango_line = pango_layout_iter_get_line_readonly (iter);
  guint            start = (guint)pango_line->start_index;
  PangoRectangle   logical;
  ClewLine         line = { 0 };

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  line.y = pango_units_to_double (logical.y);
  line.width = pango_units_to_double (logical.width);
  line.height = pango_units_to_double (logical.height);
  line.baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter));
  /* A space at the very end is for readers; it takes no width. */
  if (start + (guint)pango_line->length == text->words->len &&
      g_str_has_suffix (text->words->str, " "))
    {
      PangoRectangle space;

      pango_layout_index_to_pos (whole, (int)text->words->len - 1, &space);
      line.width -= pango_units_to_double (ABS (space.width));
    }
  if (text->align == CLEW_ALIGN_CENTER)
    line.x = (text->width - line.width) / 2;
  else if (text->align == CLEW_ALIGN_RIGHT)
    line.x = text->width - line.width;
  /* The space that Pango hides at the end of a wrapped line becomes a nested
   * ActualText span, and readers then stop after the first line. A line laid
   * out anew keeps its space. A text of one line has none to hide. */
  line.layout =
    only ? g_object_ref (whole) : make_layout (text, start, start + (guint)pango_line->length);
  g_array_append_val (shape->lines, line);
  shape->ink_width = MAX (shape->ink_width, line.width);
}

static ClewShape *
make_shape (ClewText *text)
{
  g_autoptr (PangoLayout) layout = make_layout (text, 0, (guint)text->words->len);
  ClewShape       *shape = clew_shape_new ();
  PangoLayoutIter *iter;
  PangoRectangle   logical;

  pango_layout_set_width (layout, pango_units_from_double (text->width));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  shape->missing = find_missing (layout);
  pango_layout_get_extents (layout, NULL, &logical);
  shape->height = pango_units_to_double (logical.height);
  iter = pango_layout_get_iter (layout);
  do
    add_line (text, shape, layout, iter);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return shape;
}

/* All that decides how the lines come out. */
static char *
describe_shape (const ClewText *text)
{
  const ClewPageSetup *setup = &text->pages->setup;
  GString             *words = g_string_new (setup->language);

  g_string_append_printf (words, " %a %d", text->width, text->align);
  for (guint i = 0; i < text->spans->len; i++)
    {
      const Span *span = &g_array_index (text->spans, Span, i);

      g_string_append_printf (words, " %d %a %u-%u", span->style, setup->sizes[span->style],
                              span->start, span->end);
    }
  g_string_append_printf (words, ":%s", text->words->str);
  return g_string_free (words, FALSE);
}

void
clew_text_shape (ClewText *text)
{
  g_autofree char *wanted = NULL;
  ClewShape       *shape;

  if (text->shape != NULL)
    return;
  wanted = describe_shape (text);
  shape = g_hash_table_lookup (text->pages->shapes, wanted);
  if (shape == NULL)
    {
      shape = make_shape (text);
      g_hash_table_insert (text->pages->shapes, g_steal_pointer (&wanted), shape);
    }
  text->shape = g_rc_box_acquire (shape);
  if (text->pages->missing == 0)
    text->pages->missing = shape->missing;
}

/**
 * clew_text_get_height:
 * @text: a text; from now on nothing can be added to it
 *
 * Returns: the height of all its lines in points
 */
double
clew_text_get_height (ClewText *text)
{
  clew_text_shape (text);
  return text->shape->height;
}

/**
 * clew_text_get_width:
 * @text: a text; from now on nothing can be added to it
 *
 * Returns: the width of its widest line in points
 */
double
clew_text_get_width (ClewText *text)
{
  clew_text_shape (text);
  return text->shape->ink_width;
}

/**
 * clew_text_get_n_lines:
 * @text: a text; from now on nothing can be added to it
 *
 * Returns: how many lines it has, at least 1
 */
guint
clew_text_get_n_lines (ClewText *text)
{
  clew_text_shape (text);
  return text->shape->lines->len;
}

/**
 * clew_text_get_baseline:
 * @text: a text; from now on nothing can be added to it
 *
 * Returns: how far its first line's baseline is below its top, in points
 */
double
clew_text_get_baseline (ClewText *text)
{
  clew_text_shape (text);
  return g_array_index (text->shape->lines, ClewLine, 0).baseline;
}
