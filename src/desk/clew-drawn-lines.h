/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Some lines of words, each cut where there is no room: for lists with very many of them. */

#define CLEW_TYPE_DRAWN_LINES (clew_drawn_lines_get_type ())
G_DECLARE_FINAL_TYPE (ClewDrawnLines, clew_drawn_lines, CLEW, DRAWN_LINES, GtkWidget)

#define CLEW_DRAWN_LINES_NO_BOLD G_MAXUINT

GtkWidget  *clew_drawn_lines_new (guint least_chars, guint bold);
void        clew_drawn_lines_set_text (ClewDrawnLines *lines, char *text);
const char *clew_drawn_lines_get_text (ClewDrawnLines *lines);
