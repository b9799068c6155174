/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* What widgets that draw their own words share: a row of a long list is one such widget, since
 * GTK keeps some two hundred rows and draws the dozen that are seen. */

/* As libadwaita has them for "caption" and "dim-label". */
#define CLEW_DRAWING_SMALL     0.82
#define CLEW_DRAWING_ICON_SIZE 16

PangoLayout *clew_drawing_create_layout (GtkWidget *widget, PangoAttribute *attribute);
void         clew_drawing_get_color (GtkWidget *widget, GdkRGBA *color, GdkRGBA *dim);
int          clew_drawing_mirror (GtkWidget *widget, int x, int width);
void         clew_drawing_add_layout (GtkSnapshot   *snapshot,
                                      PangoLayout   *layout,
                                      int            x,
                                      double         y,
                                      const GdkRGBA *color);
void         clew_drawing_add_icon (GtkSnapshot   *snapshot,
                                    GtkWidget     *widget,
                                    const char    *icon_name,
                                    int            x,
                                    int            y,
                                    const GdkRGBA *color);
