/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-drawn-lines.h"

#include "desk/clew-drawing.h"

#include <math.h>
#include <string.h>

struct _ClewDrawnLines
{
  GtkWidget parent_instance;

  char        *text; /* (nullable) */
  guint        least_chars;
  guint        bold; /* which of the lines */
  guint        n_lines;
  PangoLayout *layout; /* of all lines; made when it is drawn first */
};

G_DEFINE_FINAL_TYPE (ClewDrawnLines, clew_drawn_lines, GTK_TYPE_WIDGET)

static PangoAttribute *
make_bold (const char *text, guint line)
{
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  const char     *from = text;

  for (; line > 0 && *from != '\0'; line--)
    {
      from = strchrnul (from, '\n');
      from += *from != '\0';
    }
  bold->start_index = (guint)(from - text);
  bold->end_index = (guint)(strchrnul (from, '\n') - text);
  return bold;
}

/* Each line is a paragraph, and is cut by itself. */
static PangoLayout *
get_layout (ClewDrawnLines *lines)
{
  if (lines->layout == NULL)
    {
      PangoAttribute *attribute = NULL;

      if (lines->bold != CLEW_DRAWN_LINES_NO_BOLD)
        attribute = make_bold (lines->text, lines->bold);
      else if (gtk_widget_has_css_class (GTK_WIDGET (lines), "numeric"))
        attribute = pango_attr_font_features_new ("tnum");
      lines->layout = clew_drawing_create_layout (GTK_WIDGET (lines), attribute);
      pango_layout_set_ellipsize (lines->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_text (lines->layout, lines->text, -1);
    }
  pango_layout_set_width (lines->layout,
                          MAX (gtk_widget_get_width (GTK_WIDGET (lines)), 0) * PANGO_SCALE);
  return lines->layout;
}

static void
clew_drawn_lines_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  ClewDrawnLines   *lines = CLEW_DRAWN_LINES (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget),
                                                         NULL, NULL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int letter = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                        pango_font_metrics_get_approximate_digit_width (metrics));

      *minimum = *natural = PANGO_PIXELS_CEIL ((int)lines->least_chars * letter);
    }
  else
    {
      double height = pango_units_to_double (pango_font_metrics_get_height (metrics));

      *minimum = *natural = (int)ceil (lines->n_lines * height);
    }
  pango_font_metrics_unref (metrics);
}

static void
clew_drawn_lines_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClewDrawnLines *lines = CLEW_DRAWN_LINES (widget);
  GdkRGBA         color;

  if (lines->text == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  clew_drawing_add_layout (snapshot, get_layout (lines), 0, 0, &color);
}

/* What is cut can be read whole under the pointer. */
static gboolean
clew_drawn_lines_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    keyboard,
                                GtkTooltip *tooltip)
{
  ClewDrawnLines *lines = CLEW_DRAWN_LINES (widget);

  if (lines->text == NULL || !pango_layout_is_ellipsized (get_layout (lines)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, lines->text);
  return TRUE;
}

static void
clew_drawn_lines_finalize (GObject *object)
{
  ClewDrawnLines *lines = CLEW_DRAWN_LINES (object);

  g_clear_object (&lines->layout);
  g_free (lines->text);
  G_OBJECT_CLASS (clew_drawn_lines_parent_class)->finalize (object);
}

static void
clew_drawn_lines_class_init (ClewDrawnLinesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = clew_drawn_lines_finalize;
  widget_class->measure = clew_drawn_lines_measure;
  widget_class->snapshot = clew_drawn_lines_snapshot;
  widget_class->query_tooltip = clew_drawn_lines_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
clew_drawn_lines_init (ClewDrawnLines *lines)
{
  lines->n_lines = 1;
  gtk_widget_set_has_tooltip (GTK_WIDGET (lines), TRUE);
}

/**
 * clew_drawn_lines_new:
 * @least_chars: how many letters have room at least
 * @bold: which line is bold, or %CLEW_DRAWN_LINES_NO_BOLD
 *
 * Returns: (transfer floating): one empty line
 */
GtkWidget *
clew_drawn_lines_new (guint least_chars, guint bold)
{
  ClewDrawnLines *lines = g_object_new (CLEW_TYPE_DRAWN_LINES, NULL);

  lines->least_chars = least_chars;
  lines->bold = bold;
  return GTK_WIDGET (lines);
}

/**
 * clew_drawn_lines_set_text:
 * @lines: the lines
 * @text: (transfer full) (nullable): what they say, with "\n" between them
 */
void
clew_drawn_lines_set_text (ClewDrawnLines *lines, char *text)
{
  guint n_lines = 1;

  for (const char *c = text; c != NULL && *c != '\0'; c++)
    n_lines += *c == '\n';
  g_free (lines->text);
  lines->text = text;
  g_clear_object (&lines->layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (lines), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
  if (n_lines != lines->n_lines)
    gtk_widget_queue_resize (GTK_WIDGET (lines));
  else
    gtk_widget_queue_draw (GTK_WIDGET (lines));
  lines->n_lines = n_lines;
}

/**
 * clew_drawn_lines_get_text:
 *
 * Returns: (nullable): what they say
 */
const char *
clew_drawn_lines_get_text (ClewDrawnLines *lines)
{
  return lines->text;
}
