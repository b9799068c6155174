/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

void        clew_help_set_topic (GtkWidget *widget, const char *topic);
const char *clew_help_get_topic (GtkWidget *widget);
void        clew_help_show (GtkWidget *widget, const char *topic);
