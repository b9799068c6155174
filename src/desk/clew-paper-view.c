/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-paper-view.h"

#include "desk/clew-accessible.h"
#include "desk/clew-paper-page.h"

#include <glib/gi18n.h>

/* Wider than this a page only makes one scroll. */
#define MAX_PAGE_WIDTH 720

/* Of a scan with more pages these are shown: each is a picture in memory. */
#define MAX_SCAN_PAGES 40

struct _ClewPaperView
{
  AdwBin parent_instance;

  GtkWidget *scroller;
  GtkWidget *pages;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (ClewPaperView, clew_paper_view, ADW_TYPE_BIN)

static void
add_picture (ClewPaperView *view, GtkWidget *picture, const char *caption, const char *text)
{
  GtkWidget *label = gtk_label_new (caption);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  clew_accessible_set_name (picture, caption);
  clew_accessible_set_description (picture, text != NULL ? text : "");
  gtk_box_append (GTK_BOX (view->pages), label);
  gtk_box_append (GTK_BOX (view->pages), picture);
}

static void
add_page (ClewPaperView *view, PopplerDocument *document, int number)
{
  PopplerPage     *page = poppler_document_get_page (document, number);
  g_autofree char *text = poppler_page_get_text (page);
  /* Translators: above one page of the preview; the numbers of the page and of all pages */
  g_autofree char *caption = g_strdup_printf (_ ("Page %d of %d, as it prints"), number + 1,
                                                 poppler_document_get_n_pages (document));

  add_picture (view, GTK_WIDGET (clew_paper_page_new (page)), caption, text);
}

static void
clear_pages (ClewPaperView *view)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (view->pages)) != NULL)
    gtk_box_remove (GTK_BOX (view->pages), child);
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

  clear_pages (view);
  gtk_widget_set_visible (view->note, FALSE);
  if (document == NULL)
    return FALSE;
  /* The scroller keeps its place over this, as the height stays the same
   * until the next layout. */
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    add_page (view, document, i);
  g_object_unref (document);
  return TRUE;
}

static gboolean
add_scan_pages (ClewPaperView *view, GBytes *bytes, GError **error)
{
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, error);
  int              n_pages;

  if (document == NULL)
    return FALSE;
  n_pages = poppler_document_get_n_pages (document);
  for (int i = 0; i < MIN (n_pages, MAX_SCAN_PAGES); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      /* Translators: above one page of a scan; the numbers of the page and of all pages */
      g_autofree char *caption = g_strdup_printf (_ ("Page %d of %d of the scan"), i + 1, n_pages);

      add_picture (view, GTK_WIDGET (clew_paper_page_new (page)), caption, NULL);
    }
  if (n_pages > MAX_SCAN_PAGES)
    {
      g_autofree char *more = g_strdup_printf (
        _ ("The first %d pages are shown. Save a copy to see them all."), MAX_SCAN_PAGES);

      gtk_label_set_label (GTK_LABEL (view->note), more);
      gtk_widget_set_visible (view->note, TRUE);
    }
  g_object_unref (document);
  return TRUE;
}

/**
 * clew_paper_view_show_scan:
 * @view: the view
 * @bytes: the scan
 * @is_pdf: whether it is a PDF, not a picture
 * @error: return location
 *
 * Shows a scan from its first page on.
 *
 * Returns: %FALSE with @error set when it can't be drawn; then nothing is shown
 */
gboolean
clew_paper_view_show_scan (ClewPaperView *view, GBytes *bytes, gboolean is_pdf, GError **error)
{
  GdkTexture *picture;

  clear_pages (view);
  gtk_widget_set_visible (view->note, FALSE);
  clew_paper_view_rewind (view);
  if (is_pdf)
    return add_scan_pages (view, bytes, error);
  picture = gdk_texture_new_from_bytes (bytes, error);
  if (picture == NULL)
    return FALSE;
  add_picture (view, GTK_WIDGET (clew_paper_page_new_picture (picture)), _ ("The scan"), NULL);
  return TRUE;
}

/**
 * clew_paper_view_rewind:
 * @view: the view
 *
 * Goes to the first page: what is shown next is another paper.
 */
void
clew_paper_view_rewind (ClewPaperView *view)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (view->scroller);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
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
clew_paper_view_class_init (ClewPaperViewClass *klass)
{
}

static void
set_margins (GtkWidget *widget, int margin)
{
  gtk_widget_set_margin_start (widget, margin);
  gtk_widget_set_margin_end (widget, margin);
  gtk_widget_set_margin_top (widget, margin);
  gtk_widget_set_margin_bottom (widget, margin);
}

static void
clew_paper_view_init (ClewPaperView *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = adw_clamp_new ();

  view->scroller = gtk_scrolled_window_new ();
  view->pages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  view->note = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (view->note), TRUE);
  gtk_label_set_justify (GTK_LABEL (view->note), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (view->note, "dim-label");
  gtk_widget_set_vexpand (view->note, TRUE);
  gtk_widget_set_visible (view->note, FALSE);
  set_margins (view->note, 24);
  set_margins (view->pages, 12);
  gtk_box_append (GTK_BOX (box), view->note);
  gtk_box_append (GTK_BOX (box), view->pages);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_PAGE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (view->scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (view->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (view->scroller, TRUE);
  adw_bin_set_child (ADW_BIN (view), view->scroller);
}
