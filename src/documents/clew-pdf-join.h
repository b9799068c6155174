/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

GBytes *clew_pdf_join (const GPtrArray *files, GError **error);
