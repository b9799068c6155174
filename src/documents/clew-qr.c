/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-qr.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <qrencode.h>

#include "base/clew-error.h"

/**
 * clew_qr_new:
 * @text: what the code says; never about a person
 * @error: return location
 *
 * Encodes at error correction level M, which survives a coffee stain and a copier.
 *
 * Returns: (transfer full): the code, or %NULL with %CLEW_DOCUMENTS_ERROR_FAILED. Any thread.
 */
ClewQr *
clew_qr_new (const char *text, GError **error)
{
  QRcode *code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  ClewQr *qr;

  if (code == NULL)
    {
      g_set_error (
        error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED,
        _ ("The square code on the page could not be made (%s). Nothing was printed."),
           g_strerror (errno));
      return NULL;
    }
  qr = g_new0 (ClewQr, 1);
  qr->size = (guint)code->width;
  qr->dark = g_malloc (qr->size * qr->size);
  for (guint i = 0; i < qr->size * qr->size; i++)
    qr->dark[i] = code->data[i] & 1;
  QRcode_free (code);
  return qr;
}

/**
 * clew_qr_free:
 * @qr: (transfer full): a code
 */
void
clew_qr_free (ClewQr *qr)
{
  g_free (qr->dark);
  g_free (qr);
}
