/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-page-private.h"

#include <glib/gi18n-lib.h>

#include "base/clew-error.h"

/* Giving each block its page and place. */

/* Lengths are sums of fractions; a block that fits by a hair must not break. */
#define HAIR 0.01

typedef struct
{
  ClewPages *pages;
  double     top;
  double     bottom;
  guint      page;
  double     y;
} Place;

static const ClewItem *
get_item (ClewPages *pages, guint i)
{
  return &g_array_index (pages->items, ClewItem, i);
}

static double
head_height (ClewPages *pages, const ClewItem *item)
{
  return item->head >= 0 ? get_item (pages, (guint)item->head)->height : 0;
}

/* The height of the blocks from first to the end of their keep-together chain. */
static double
measure_chain (ClewPages *pages, guint first)
{
  double height = 0;

  for (guint i = first; i < pages->items->len; i++)
    {
      const ClewItem *item = get_item (pages, i);

      if (!item->is_block)
        continue;
      height += item->height + (i == first ? 0 : item->space);
      if (!(item->keep & CLEW_KEEP_WITH_NEXT))
        break;
    }
  return height;
}

static void
turn_page (Place *place, const ClewItem *item)
{
  place->page++;
  place->y = place->top;
  if (item->head >= 0)
    {
      ClewItem head = *get_item (place->pages, (guint)item->head);

      head.repeated = TRUE;
      head.page = place->page;
      head.y = place->y;
      place->y += head.height;
      g_array_append_val (place->pages->placed, head);
    }
}

static gboolean
place_block (Place *place, guint i, gboolean chained, GError **error)
{
  ClewItem item = *get_item (place->pages, i);
  double   free = place->bottom - place->top - head_height (place->pages, &item);
  double   wanted = chained ? item.height : measure_chain (place->pages, i);

  if (item.height > free + HAIR)
    {
      g_set_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED,
                   _ ("A part of the form is longer than a page, so the form was not made. "
                      "Nothing was changed. "
                      "Shorten the longest name or reason on the form."));
      return FALSE;
    }
  /* A chain that no page can hold breaks where it must. */
  if (wanted > free + HAIR)
    wanted = item.height;
  if (place->y + (place->y > place->top ? item.space : 0) + wanted > place->bottom + HAIR &&
      place->y > place->top)
    turn_page (place, &item);
  else if (place->y > place->top)
    place->y += item.space;
  if (item.keep & CLEW_KEEP_AT_BOTTOM)
    place->y = place->bottom - item.height;
  item.page = place->page;
  item.y = place->y;
  place->y += item.height;
  g_array_append_val (place->pages->placed, item);
  return TRUE;
}

static gboolean
fail_for_letter (ClewPages *pages, GError **error)
{
  char letter[7] = { 0 };

  if (pages->missing == 0)
    return FALSE;
  g_unichar_to_utf8 (pages->missing, letter);
  /* Translators: %s is a letter that can't be printed, %04X its Unicode number */
  g_set_error (
    error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_NO_FONT,
    _ ("No font on this computer has the letter “%s” (U+%04X), so the form was not made. Nothing "
       "was changed. "
       "Install a font for that script, such as one of the Noto fonts, and try again."),
       letter, (guint)pages->missing);
  return TRUE;
}

static void
add_footers (ClewPages *pages, ClewFooterFunc footer, gpointer data)
{
  for (guint page = 0; page < pages->n_pages; page++)
    {
      guint first = pages->items->len;

      clew_pages_begin_block (pages, 0, CLEW_KEEP_NONE);
      clew_pages_open (pages, CLEW_TAG_ARTIFACT);
      footer (pages, page, pages->n_pages, data);
      clew_pages_close (pages);
      clew_pages_end_block (pages, pages->footer);
      for (guint i = first; i < pages->items->len; i++)
        {
          ClewItem item = *get_item (pages, i);

          item.page = page;
          item.y = pages->setup.height - pages->setup.margin - pages->footer;
          g_array_append_val (pages->placed, item);
        }
    }
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  const ClewItem *one = a;
  const ClewItem *two = b;

  return one->page < two->page ? -1 : one->page > two->page;
}

/**
 * clew_pages_lay_out:
 * @pages: a document whose blocks have all been told
 * @footer: adds texts to the footer block of a page; y counts from the footer's top
 * @data: for @footer
 * @error: return location
 *
 * Gives every block its place. Call it once.
 *
 * Returns: %FALSE with %CLEW_DOCUMENTS_ERROR_NO_FONT if a letter can't be
 *   drawn, or %CLEW_DOCUMENTS_ERROR_FAILED if a block is higher than a page
 */
gboolean
clew_pages_lay_out (ClewPages *pages, ClewFooterFunc footer, gpointer data, GError **error)
{
  Place    place = { .pages = pages };
  gboolean chained = FALSE;
  guint    n_items = pages->items->len;

  g_return_val_if_fail (pages->open->len == 0 && pages->block < 0, FALSE);
  g_return_val_if_fail (pages->placed->len == 0, FALSE);

  place.top = pages->setup.margin;
  place.bottom = pages->setup.height - pages->setup.margin - pages->footer;
  place.y = place.top;
  for (guint i = 0; i < n_items; i++)
    {
      ClewItem item = *get_item (pages, i);

      if (!item.is_block)
        {
          item.page = place.page;
          g_array_append_val (pages->placed, item);
          continue;
        }
      if (!place_block (&place, i, chained, error))
        return FALSE;
      chained = (item.keep & CLEW_KEEP_WITH_NEXT) != 0;
    }
  pages->n_pages = place.page + 1;
  add_footers (pages, footer, data);
  /* A stable order, so that each footer comes behind what is on its page. */
  g_array_sort (pages->placed, compare_pages);
  return !fail_for_letter (pages, error);
}

/**
 * clew_pages_get_n_pages:
 * @pages: a document laid out
 *
 * Returns: how many pages it has
 */
guint
clew_pages_get_n_pages (ClewPages *pages)
{
  return pages->n_pages;
}

static void
add_text_marks (GArray *marks, const ClewOp *op, ClewMark mark)
{
  double x = mark.x;
  double y = mark.y;

  for (guint i = 0; i < op->text->shape->lines->len; i++)
    {
      const ClewLine *line = &g_array_index (op->text->shape->lines, ClewLine, i);

      mark.kind = CLEW_MARK_TEXT;
      mark.x = x + line->x;
      mark.y = y + line->y;
      mark.width = line->width;
      mark.height = line->height;
      mark.text = pango_layout_get_text (line->layout);
      g_array_append_val (marks, mark);
    }
}

static void
add_mark (GArray *marks, const ClewOp *op, ClewMark mark)
{
  mark.width = op->width;
  mark.height = op->height;
  switch (op->kind)
    {
    case CLEW_OP_OPEN:
    case CLEW_OP_CLOSE:
      return;
    case CLEW_OP_TEXT:
      add_text_marks (marks, op, mark);
      return;
    case CLEW_OP_RULE:
    case CLEW_OP_DASHES:
    case CLEW_OP_LINE:
      mark.kind = CLEW_MARK_RULE;
      mark.y -= op->height / 2;
      break;
    case CLEW_OP_BAR:
      mark.kind = CLEW_MARK_RULE;
      break;
    case CLEW_OP_BOX:
      mark.kind = CLEW_MARK_BOX;
      break;
    case CLEW_OP_CODE:
      mark.kind = CLEW_MARK_CODE;
      break;
    default:
      g_return_if_reached ();
    }
  g_array_append_val (marks, mark);
}

/**
 * clew_pages_list_marks:
 * @pages: a document laid out
 *
 * Everything that will be drawn, where it will stand: what a test looks at to
 * know that nothing overprints.
 *
 * Returns: (transfer full): an array of #ClewMark
 */
GArray *
clew_pages_list_marks (ClewPages *pages)
{
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (ClewMark));

  for (guint i = 0; i < pages->placed->len; i++)
    {
      const ClewItem *item = &g_array_index (pages->placed, ClewItem, i);

      for (guint j = item->first_op; j < item->first_op + item->n_ops; j++)
        {
          const ClewOp *op = &g_array_index (pages->ops, ClewOp, j);
          ClewMark      mark = { .page = item->page };

          mark.x = pages->setup.margin + op->x;
          mark.y = item->y + op->y;
          add_mark (marks, op, mark);
        }
    }
  return marks;
}
