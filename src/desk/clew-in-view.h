/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* What is said below a field is no use beneath the edge of the window. */

void clew_in_view_bring (GtkWidget *field, GtkWidget *message);
