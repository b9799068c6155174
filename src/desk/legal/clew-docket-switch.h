/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* The buttons that change the form in which the docket is shown. */

GtkWidget *clew_docket_switch_new (void);
