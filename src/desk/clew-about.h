/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

char *clew_about_dup_debug_info (void);
void  clew_about_present (GtkWindow *parent);
