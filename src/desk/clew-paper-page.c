/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-paper-page.h"

#include "documents/clew-pdf-render.h"

/* As narrow as a page may become and still tell where things stand. */
#define MIN_WIDTH   240
#define USUAL_WIDTH 420

/* Poppler fits letters to pixels, which at this size pulls them apart. Drawn
 * larger and made smaller again they stand as they print. */
#define FINENESS 2

struct _ClewPaperPage
{
  GtkWidget parent_instance;

  PopplerPage *page;    /* (nullable): of a document, drawn at the width it has */
  GdkTexture  *picture; /* (nullable): as it was drawn last, or the whole page */
};

G_DEFINE_FINAL_TYPE (ClewPaperPage, clew_paper_page, GTK_TYPE_WIDGET)

static cairo_surface_t *
draw_large (ClewPaperPage *self, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t         *cr = cairo_create (surface);
  double           page_width;

  poppler_page_get_size (self->page, &page_width, NULL);
  /* Paper stays white in the dark: it is a picture of what prints. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / page_width, width / page_width);
  clew_pdf_render (self->page, cr);
  cairo_destroy (cr);
  return surface;
}

static GdkTexture *
draw (ClewPaperPage *self, int width, int height)
{
  cairo_surface_t *large = draw_large (self, width * FINENESS, height * FINENESS);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t         *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  int stride = cairo_image_surface_get_stride (surface);

  cairo_scale (cr, 1.0 / FINENESS, 1.0 / FINENESS);
  cairo_set_source_surface (cr, large, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (large);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize)stride * (gsize)height);
  cairo_surface_destroy (surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize)stride);
}

static void
clew_paper_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClewPaperPage *self = CLEW_PAPER_PAGE (widget);
  int            width = gtk_widget_get_width (widget);
  int            height = gtk_widget_get_height (widget);
  int            factor = gtk_widget_get_scale_factor (widget);

  if (width <= 0 || height <= 0)
    return;
  if (self->page != NULL &&
      (self->picture == NULL || gdk_texture_get_width (self->picture) != width * factor))
    {
      g_clear_object (&self->picture);
      self->picture = draw (self, width * factor, height * factor);
    }
  gtk_snapshot_append_texture (snapshot, self->picture,
                               &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
}

static GtkSizeRequestMode
clew_paper_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
clew_paper_page_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  ClewPaperPage *self = CLEW_PAPER_PAGE (widget);
  double         page_width, page_height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }
  if (self->page != NULL)
    poppler_page_get_size (self->page, &page_width, &page_height);
  else
    {
      page_width = gdk_texture_get_width (self->picture);
      page_height = gdk_texture_get_height (self->picture);
    }
  if (for_size < 0)
    for_size = USUAL_WIDTH;
  *minimum = *natural = (int)(for_size * page_height / page_width + 0.5);
}

static void
clew_paper_page_dispose (GObject *object)
{
  ClewPaperPage *self = CLEW_PAPER_PAGE (object);

  g_clear_object (&self->page);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (clew_paper_page_parent_class)->dispose (object);
}

static void
clew_paper_page_class_init (ClewPaperPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_paper_page_dispose;
  widget_class->snapshot = clew_paper_page_snapshot;
  widget_class->measure = clew_paper_page_measure;
  widget_class->get_request_mode = clew_paper_page_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "paper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
clew_paper_page_init (ClewPaperPage *self)
{
}

/**
 * clew_paper_page_new:
 * @page: (transfer full): a page
 *
 * Returns: (transfer floating): its picture
 */
ClewPaperPage *
clew_paper_page_new (PopplerPage *page)
{
  ClewPaperPage *self = g_object_new (CLEW_TYPE_PAPER_PAGE, NULL);

  self->page = page;
  return self;
}

/**
 * clew_paper_page_new_picture:
 * @picture: (transfer full): a page as a picture
 *
 * Returns: (transfer floating): it
 */
ClewPaperPage *
clew_paper_page_new_picture (GdkTexture *picture)
{
  ClewPaperPage *self = g_object_new (CLEW_TYPE_PAPER_PAGE, NULL);

  self->picture = picture;
  return self;
}
