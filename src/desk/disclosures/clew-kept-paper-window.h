/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* A paper that left the office, as it was printed. It can be read here and no more: who wants to
 * give it out again writes it anew, and the gate is asked anew. */

#define CLEW_TYPE_KEPT_PAPER_WINDOW (clew_kept_paper_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewKeptPaperWindow, clew_kept_paper_window, CLEW, KEPT_PAPER_WINDOW,
                      AdwWindow)

void clew_kept_paper_window_present (GtkWindow *parent, ClewOffice *office, const char *paper);
