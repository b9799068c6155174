/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <poppler.h>

/* One page of a PDF, as wide as there is room and as high as that makes it. */

#define CLEW_TYPE_PAPER_PAGE (clew_paper_page_get_type ())
G_DECLARE_FINAL_TYPE (ClewPaperPage, clew_paper_page, CLEW, PAPER_PAGE, GtkWidget)

ClewPaperPage *clew_paper_page_new (PopplerPage *page);
ClewPaperPage *clew_paper_page_new_picture (GdkTexture *picture);
