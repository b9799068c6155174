/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

void clew_pdf_render (PopplerPage *page, cairo_t *cr);
void clew_pdf_render_for_printing (PopplerPage *page, cairo_t *cr);
