/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/legal/clew-docket-read.h"

/* Getting the docket out of the window: on paper, or into the calendar of another program. */

#define CLEW_TYPE_DOCKET_OUTPUT (clew_docket_output_get_type ())
G_DECLARE_FINAL_TYPE (ClewDocketOutput, clew_docket_output, CLEW, DOCKET_OUTPUT, GObject)

ClewDocketOutput *clew_docket_output_new (GtkWindow          *parent,
                                          ClewOffice         *office,
                                          ClewDocketQuestion *question,
                                          const char         *only);
void              clew_docket_output_print (ClewDocketOutput *output);
void              clew_docket_output_save_sheet (ClewDocketOutput *output);
void              clew_docket_output_save_calendar (ClewDocketOutput *output);
gboolean          clew_docket_output_write_calendar (ClewDocketOutput *output,
                                                     const char       *path,
                                                     GError          **error);
void              clew_docket_output_begin (ClewDocketOutput *output, const char *how);
