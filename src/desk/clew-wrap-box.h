/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#define CLEW_TYPE_WRAP_BOX (clew_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (ClewWrapBox, clew_wrap_box, CLEW, WRAP_BOX, GtkWidget)

/* Children side by side, and in a next line when there is no more room. */

void clew_wrap_box_append (ClewWrapBox *box, GtkWidget *child);
void clew_wrap_box_clear (ClewWrapBox *box);
