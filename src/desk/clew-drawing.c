/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-drawing.h"

#include <adwaita.h>

#define DIM          0.55
#define CONTRAST_DIM 0.9

/**
 * clew_drawing_create_layout:
 * @widget: what draws it
 * @attribute: (transfer full) (nullable): of all its words
 *
 * Returns: (transfer full): a layout without words
 */
PangoLayout *
clew_drawing_create_layout (GtkWidget *widget, PangoAttribute *attribute)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (attribute != NULL)
    pango_attr_list_insert (attributes, attribute);
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/**
 * clew_drawing_get_color:
 * @widget: what draws
 * @color: (out): of its words
 * @dim: (out): of those that are less important
 */
void
clew_drawing_get_color (GtkWidget *widget, GdkRGBA *color, GdkRGBA *dim)
{
  gboolean contrast = adw_style_manager_get_high_contrast (
    adw_style_manager_get_for_display (gtk_widget_get_display (widget)));

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
  *dim = *color;
  dim->alpha *= (float)(contrast ? CONTRAST_DIM : DIM);
}

/**
 * clew_drawing_mirror:
 * @widget: what draws
 * @x: how far something is from the edge where reading begins
 * @width: its width
 *
 * Returns: how far it is from the left edge
 */
int
clew_drawing_mirror (GtkWidget *widget, int x, int width)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
           ? gtk_widget_get_width (widget) - x - width
           : x;
}

void
clew_drawing_add_layout (GtkSnapshot   *snapshot,
                         PangoLayout   *layout,
                         int            x,
                         double         y,
                         const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/**
 * clew_drawing_add_icon:
 * @snapshot: where to draw
 * @widget: what draws
 * @icon_name: a symbolic icon
 * @x: from the left edge
 * @y: from the top
 * @color: of the icon; the colors that its parts may have besides are those of @widget
 */
void
clew_drawing_add_icon (GtkSnapshot   *snapshot,
                       GtkWidget     *widget,
                       const char    *icon_name,
                       int            x,
                       int            y,
                       const GdkRGBA *color)
{
  static const char *const names[] = { NULL, "error_color", "warning_color", "success_color" };
  GtkStyleContext         *style = gtk_widget_get_style_context (widget);
  GtkIconTheme            *theme = gtk_icon_theme_get_for_display (
               gtk_widget_get_display (widget));
  GdkRGBA colors[G_N_ELEMENTS (names)]; /* of GtkSymbolicColor */
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
    theme, icon_name, NULL, CLEW_DRAWING_ICON_SIZE, gtk_widget_get_scale_factor (widget),
    gtk_widget_get_direction (widget), 0);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] == NULL || !gtk_style_context_lookup_color (style, names[i], &colors[i]))
      colors[i] = *color;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot,
                                            CLEW_DRAWING_ICON_SIZE, CLEW_DRAWING_ICON_SIZE,
                                            colors, G_N_ELEMENTS (colors));
  gtk_snapshot_restore (snapshot);
}
