/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* The pages of a PDF one under the other, as they print. The bytes stay in
 * memory: no file is written to show them. */

#define CLEW_TYPE_PAPER_VIEW (clew_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (ClewPaperView, clew_paper_view, CLEW, PAPER_VIEW, AdwBin)

gboolean clew_paper_view_show (ClewPaperView *view, GBytes *pdf, GError **error);
gboolean clew_paper_view_show_scan (ClewPaperView *view,
                                    GBytes        *bytes,
                                    gboolean       is_pdf,
                                    GError       **error);
void     clew_paper_view_rewind (ClewPaperView *view);
void     clew_paper_view_say (ClewPaperView *view, const char *text);
