/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-square.h"

#include "desk/clew-drawing.h"

#include <string.h>

/* As style.css has them for ".clew-badge". */
#define BADGE_SCALE   0.83
#define BADGE_PADDING 7
#define BADGE_ALPHA   0.1f

/* Beside the number of today. */
#define TODAY_PADDING 6

/* As libadwaita has it. */
#define CAPTION (9 * PANGO_SCALE)

#define LEAST_WIDTH 46
#define GAP         6

#define ICON CLEW_DRAWING_ICON_SIZE

struct _ClewDocketSquare
{
  GtkWidget parent_instance;

  ClewDocketSquareContent content;
  PangoLayout            *number; /* these are made when they are drawn first */
  PangoLayout            *badge;
  PangoLayout            *lines;
};

G_DEFINE_FINAL_TYPE (ClewDocketSquare, clew_docket_square, GTK_TYPE_WIDGET)

static int
measure_line (PangoContext *context, int size)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
    pango_context_get_font_description (context));
  PangoFontMetrics *metrics;
  int               height;

  if (size > 0)
    pango_font_description_set_size (font, size);
  metrics = pango_context_get_metrics (context, font, NULL);
  height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
  return height;
}

static void
get_heights (GtkWidget *widget, int *head, int *line)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);

  *head = measure_line (context, 0) + 1;
  *line = measure_line (context, CAPTION);
}

static void
clew_docket_square_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  int head, line;

  get_heights (widget, &head, &line);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                          ? LEAST_WIDTH
                          : head + CLEW_DOCKET_SQUARE_LINES * line;
}

static void
make_layouts (ClewDocketSquare *square)
{
  GtkWidget       *widget = GTK_WIDGET (square);
  g_autofree char *number = g_strdup_printf ("%d", square->content.number);
  g_autofree char *n = g_strdup_printf ("%u", square->content.n);

  if (square->number != NULL)
    return;
  square->number = clew_drawing_create_layout (widget,
                                               pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_text (square->number, number, -1);
  square->badge = clew_drawing_create_layout (widget, pango_attr_scale_new (BADGE_SCALE));
  pango_layout_set_text (square->badge, n, -1);
  square->lines = clew_drawing_create_layout (widget, pango_attr_size_new (CAPTION));
  pango_layout_set_ellipsize (square->lines, PANGO_ELLIPSIZE_END);
  if (square->content.lines == NULL)
    return;
  pango_layout_set_text (square->lines, square->content.lines, -1);
  if (square->content.is_closed)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->end_index = (guint)strcspn (square->content.lines, "\n");
      pango_attr_list_insert (pango_layout_get_attributes (square->lines), bold);
    }
}

/* Words in the middle of a round ground. */
static void
draw_round (GtkSnapshot    *snapshot,
            PangoLayout    *layout,
            graphene_rect_t bounds,
            const GdkRGBA  *ground,
            const GdkRGBA  *color)
{
  GskRoundedRect shape;
  int            width, height;

  gsk_rounded_rect_init_from_rect (&shape, &bounds, bounds.size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, ground, &bounds);
  gtk_snapshot_pop (snapshot);
  pango_layout_get_pixel_size (layout, &width, &height);
  clew_drawing_add_layout (snapshot, layout,
                           (int)(bounds.origin.x + (bounds.size.width - (float)width) / 2),
                           (bounds.size.height - (float)height) / 2, color);
}

static void
draw_number (ClewDocketSquare *square, GtkSnapshot *snapshot, int head, const GdkRGBA *color)
{
  GtkWidget       *widget = GTK_WIDGET (square);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA          ground, text = *color;
  int              width;

  pango_layout_get_pixel_size (square->number, &width, NULL);
  if (square->content.is_today && gtk_style_context_lookup_color (style, "accent_bg_color",
                                                                  &ground))
    {
      int x = clew_drawing_mirror (widget, 0, width + 2 * TODAY_PADDING);

      gtk_style_context_lookup_color (style, "accent_fg_color", &text);
      draw_round (snapshot, square->number,
                  GRAPHENE_RECT_INIT ((float)x, 0, (float)(width + 2 * TODAY_PADDING),
                                      (float)head),
                  &ground, &text);
    }
  else
    clew_drawing_add_layout (snapshot, square->number, clew_drawing_mirror (widget, 0, width), 0,
                             color);
}

static void
draw_badge (ClewDocketSquare *square, GtkSnapshot *snapshot, int head, const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (square);
  GdkRGBA    ground = *color, red = *color;
  int        width;

  pango_layout_get_pixel_size (square->badge, &width, NULL);
  width = MAX (width, head * 2 / 3) + 2 * BADGE_PADDING;
  ground.alpha *= BADGE_ALPHA;
  draw_round (snapshot, square->badge,
              GRAPHENE_RECT_INIT ((float)clew_drawing_mirror (
                                    widget, gtk_widget_get_width (widget) - width, width),
                                  0, (float)width, (float)head),
              &ground, color);
  if (!square->content.is_overdue)
    return;
  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "error_color", &red);
  clew_drawing_add_icon (snapshot, widget, "dialog-warning-symbolic",
                         clew_drawing_mirror (
                           widget, gtk_widget_get_width (widget) - width - GAP - ICON, ICON),
                         (head - ICON) / 2, &red);
}

static void
clew_docket_square_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClewDocketSquare *square = CLEW_DOCKET_SQUARE (widget);
  GdkRGBA           color;
  int               head, line;

  make_layouts (square);
  get_heights (widget, &head, &line);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  draw_number (square, snapshot, head, &color);
  if (square->content.n > 0)
    draw_badge (square, snapshot, head, &color);
  if (square->content.lines == NULL)
    return;
  pango_layout_set_width (square->lines, gtk_widget_get_width (widget) * PANGO_SCALE);
  clew_drawing_add_layout (snapshot, square->lines, 0, head, &color);
}

static void
forget (ClewDocketSquare *square)
{
  g_clear_object (&square->number);
  g_clear_object (&square->badge);
  g_clear_object (&square->lines);
  g_clear_pointer (&square->content.lines, g_free);
}

static void
clew_docket_square_finalize (GObject *object)
{
  forget (CLEW_DOCKET_SQUARE (object));
  G_OBJECT_CLASS (clew_docket_square_parent_class)->finalize (object);
}

static void
clew_docket_square_class_init (ClewDocketSquareClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = clew_docket_square_finalize;
  widget_class->measure = clew_docket_square_measure;
  widget_class->snapshot = clew_docket_square_snapshot;
}

static void
clew_docket_square_init (ClewDocketSquare *square)
{
}

/**
 * clew_docket_square_new:
 *
 * Returns: (transfer floating): a square of no day yet
 */
GtkWidget *
clew_docket_square_new (void)
{
  return g_object_new (CLEW_TYPE_DOCKET_SQUARE, NULL);
}

/**
 * clew_docket_square_show:
 * @square: a square
 * @content: what stands in it
 */
void
clew_docket_square_show (ClewDocketSquare *square, ClewDocketSquareContent content)
{
  forget (square);
  square->content = content;
  gtk_widget_queue_draw (GTK_WIDGET (square));
}
