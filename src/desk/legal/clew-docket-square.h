/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* What stands in the square of a day: its number, how much is due, and the first of it. */

#define CLEW_TYPE_DOCKET_SQUARE (clew_docket_square_get_type ())
G_DECLARE_FINAL_TYPE (ClewDocketSquare, clew_docket_square, CLEW, DOCKET_SQUARE, GtkWidget)

/**
 * ClewDocketSquareContent:
 * @number: the day of the month
 * @is_today: whether it is today
 * @n: how much is due; 0 stands nowhere
 * @is_overdue: whether some of it is overdue
 * @is_closed: whether the first line says why courts may be closed
 * @lines: (transfer full) (nullable): the first of it, a line each
 */
typedef struct
{
  int      number;
  gboolean is_today;
  guint    n;
  gboolean is_overdue;
  gboolean is_closed;
  char    *lines;
} ClewDocketSquareContent;

/* How many lines have room. */
#define CLEW_DOCKET_SQUARE_LINES 2

GtkWidget *clew_docket_square_new (void);
void       clew_docket_square_show (ClewDocketSquare *square, ClewDocketSquareContent content);
