/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-qr-read.h"

#include <zbar.h>

/* The number of a form is far shorter; what is longer is none and is not kept. */
#define MAX_LENGTH 64

/* As many codes may stand in one file before it is no longer looked at. */
#define MAX_TEXTS 16

/* Only square codes: each further kind of code would be one more decoder that
 * reads what comes from outside. */
static zbar_image_scanner_t *
new_scanner (void)
{
  zbar_image_scanner_t *scanner = zbar_image_scanner_create ();

  zbar_image_scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  return scanner;
}

static void
add_text (GPtrArray *texts, const zbar_symbol_t *symbol)
{
  const char      *data = zbar_symbol_get_data (symbol);
  guint            length = zbar_symbol_get_data_length (symbol);
  g_autofree char *text = NULL;

  if (zbar_symbol_get_type (symbol) != ZBAR_QRCODE || data == NULL || length == 0 ||
      length > MAX_LENGTH || texts->len >= MAX_TEXTS || !g_utf8_validate (data, length, NULL))
    return;
  text = g_strndup (data, length);
  if (!g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_steal_pointer (&text));
}

/**
 * clew_qr_read:
 * @gray: (array): a picture, a byte a point, row after row
 * @width: points in a row
 * @height: rows
 * @texts: (element-type utf8): takes what the square codes say, each text once
 *
 * Reads the square codes of a picture. Any thread.
 */
void
clew_qr_read (const guint8 *gray, guint width, guint height, GPtrArray *texts)
{
  zbar_image_scanner_t *scanner = new_scanner ();
  zbar_image_t         *image = zbar_image_create ();

  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, width, height);
  /* It is only read, and belongs to whoever called. */
  zbar_image_set_data (image, gray, (gulong)width * height, NULL);
  if (zbar_scan_image (scanner, image) > 0)
    for (const zbar_symbol_t *symbol = zbar_image_first_symbol (image); symbol != NULL;
         symbol = zbar_symbol_next (symbol))
      add_text (texts, symbol);
  zbar_image_destroy (image);
  zbar_image_scanner_destroy (scanner);
}
