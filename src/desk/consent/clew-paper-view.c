/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-paper-view.h"

#include "desk/clew-accessible.h"

#include <glib/gi18n.h>

#include <poppler.h>

struct _ClewPaperView
{
  AdwBin parent_instance;

  GtkWidget       *scroller;
  GtkWidget       *pages;
  GtkWidget       *note;
  PopplerDocument *document;
};

G_DEFINE_FINAL_TYPE (ClewPaperView, clew_paper_view, ADW_TYPE_BIN)

/* Paper stays white in the dark: it is a picture of what prints. */
static void
draw_page (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  PopplerPage *page = data;
  double       page_width, page_height;
  double       scale;

  poppler_page_get_size (page, &page_width, &page_height);
  scale = width / page_width;
  cairo_rectangle (cr, 0, 0, width, page_height * scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
}

static GtkWidget *
new_page (ClewPaperView *view, int number)
{
  PopplerPage     *page = poppler_document_get_page (view->document, number);
  GtkWidget       *frame = gtk_aspect_frame_new (0.5, 0, 1, FALSE);
  GtkWidget       *area = gtk_drawing_area_new ();
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree char *name = NULL;
  double           width, height;

  poppler_page_get_size (page, &width, &height);
  gtk_aspect_frame_set_ratio (GTK_ASPECT_FRAME (frame), (float)(width / height));
  gtk_widget_set_size_request (frame, 300, (int)(300 * height / width));
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 300);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int)(300 * height / width));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_page, page, g_object_unref);
  gtk_widget_add_css_class (area, "clew-paper");
  /* Translators: spoken for one page of the preview */
  name = g_strdup_printf (_ ("Page %d of %d"), number + 1,
                             poppler_document_get_n_pages (view->document));
  clew_accessible_set_name (area, name);
  clew_accessible_set_description (area, text);
  gtk_aspect_frame_set_child (GTK_ASPECT_FRAME (frame), area);
  return frame;
}

static void
clear_pages (ClewPaperView *view)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (view->pages)) != NULL)
    gtk_box_remove (GTK_BOX (view->pages), child);
  g_clear_object (&view->document);
}

/**
 * clew_paper_view_show:
 * @view: the view
 * @pdf: the file's bytes
 * @error: return location
 *
 * Shows the pages, staying where the reader had scrolled to.
 *
 * Returns: %FALSE with @error set when the bytes are no PDF; then nothing is shown
 */
gboolean
clew_paper_view_show (ClewPaperView *view, GBytes *pdf, GError **error)
{
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, error);
  GtkAdjustment   *adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (view->scroller));
  double place = gtk_adjustment_get_value (adjustment);

  clear_pages (view);
  gtk_widget_set_visible (view->note, FALSE);
  if (document == NULL)
    return FALSE;
  view->document = document;
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      g_autofree char *caption = g_strdup_printf (_ ("Page %d of %d, as it prints"), i + 1,
                                                     poppler_document_get_n_pages (document));
      GtkWidget       *label = gtk_label_new (caption);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (view->pages), label);
      gtk_box_append (GTK_BOX (view->pages), new_page (view, i));
    }
  gtk_adjustment_set_value (adjustment, place);
  return TRUE;
}

/**
 * clew_paper_view_say:
 * @view: the view
 * @text: why there is no page to show
 */
void
clew_paper_view_say (ClewPaperView *view, const char *text)
{
  clear_pages (view);
  gtk_label_set_label (GTK_LABEL (view->note), text);
  gtk_widget_set_visible (view->note, TRUE);
}

static void
clew_paper_view_dispose (GObject *object)
{
  g_clear_object (&CLEW_PAPER_VIEW (object)->document);

  G_OBJECT_CLASS (clew_paper_view_parent_class)->dispose (object);
}

static void
clew_paper_view_class_init (ClewPaperViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_paper_view_dispose;
}

static void
clew_paper_view_init (ClewPaperView *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  view->scroller = gtk_scrolled_window_new ();
  view->pages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  view->note = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (view->note), TRUE);
  gtk_label_set_justify (GTK_LABEL (view->note), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (view->note, "dim-label");
  gtk_widget_set_vexpand (view->note, TRUE);
  gtk_widget_set_margin_start (view->note, 24);
  gtk_widget_set_margin_end (view->note, 24);
  gtk_widget_set_visible (view->note, FALSE);
  gtk_widget_set_margin_start (view->pages, 12);
  gtk_widget_set_margin_end (view->pages, 12);
  gtk_widget_set_margin_top (view->pages, 12);
  gtk_widget_set_margin_bottom (view->pages, 12);
  gtk_box_append (GTK_BOX (box), view->note);
  gtk_box_append (GTK_BOX (box), view->pages);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (view->scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (view->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (view->scroller, TRUE);
  adw_bin_set_child (ADW_BIN (view), view->scroller);
}
