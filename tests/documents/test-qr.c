/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/clew-qr.h"

#include <qrencode.h>

#include "base/clew-error.h"

static void
test_says_only_its_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewQr) qr = clew_qr_new ("PC-2026-0413", &error);
  QRcode *expected = QRcode_encodeString ("PC-2026-0413", 0, QR_ECLEVEL_M, QR_MODE_8, 1);

  g_assert_no_error (error);
  g_assert_cmpuint (qr->size, ==, (guint)expected->width);
  for (guint i = 0; i < qr->size * qr->size; i++)
    g_assert_cmpuint (qr->dark[i], ==, expected->data[i] & 1);
  QRcode_free (expected);
}

/* The three corners by which a reader finds the code. */
static void
test_corners (void)
{
  g_autoptr (ClewQr) qr = clew_qr_new ("PC-2026-0413", NULL);
  const guint corners[][2] = { { 0, 0 }, { qr->size - 7, 0 }, { 0, qr->size - 7 } };

  for (guint c = 0; c < G_N_ELEMENTS (corners); c++)
    for (guint i = 0; i < 7; i++)
      {
        const guint8 *row = qr->dark + (corners[c][1] + i) * qr->size + corners[c][0];

        for (guint j = 0; j < 7; j++)
          {
            guint ring = MIN (MIN (i, 6 - i), MIN (j, 6 - j));

            g_assert_cmpuint (row[j], ==, ring != 1);
          }
      }
}

static void
test_too_long (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (4000, 'x');

  g_assert_null (clew_qr_new (text, &error));
  g_assert_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/documents/qr/says-only-its-text", test_says_only_its_text);
  g_test_add_func ("/clew/documents/qr/corners", test_corners);
  g_test_add_func ("/clew/documents/qr/too-long", test_too_long);
  return g_test_run ();
}
