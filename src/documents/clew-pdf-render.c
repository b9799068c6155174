/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-pdf-render.h"

/* All documents of poppler share one FreeType, which must not open two fonts at once. */
static GMutex mutex;

/**
 * clew_pdf_render:
 * @page: a page
 * @cr: where to draw it, in points
 *
 * poppler_page_render() for a program that draws on several threads: one page after the other.
 */
void
clew_pdf_render (PopplerPage *page, cairo_t *cr)
{
  g_mutex_lock (&mutex);
  poppler_page_render (page, cr);
  g_mutex_unlock (&mutex);
}

/**
 * clew_pdf_render_for_printing:
 * @page: a page
 * @cr: where to draw it, in points
 *
 * poppler_page_render_for_printing(), in the same row.
 */
void
clew_pdf_render_for_printing (PopplerPage *page, cairo_t *cr)
{
  g_mutex_lock (&mutex);
  poppler_page_render_for_printing (page, cr);
  g_mutex_unlock (&mutex);
}
