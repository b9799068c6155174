/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * ClewQr:
 * @size: modules along one side, without the quiet zone
 * @dark: @size × @size bytes, row by row, not 0 where a module is dark
 */
typedef struct
{
  guint   size;
  guint8 *dark;
} ClewQr;

/* How many empty modules a reader needs around the code. */
#define CLEW_QR_QUIET 4

ClewQr *clew_qr_new (const char *text, GError **error);
void    clew_qr_free (ClewQr *qr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewQr, clew_qr_free)
