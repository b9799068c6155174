/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-id.h"

#include <sodium.h>

/* Length of the text form without the final NUL. */
#define ID_LENGTH 36

static gboolean
is_dash_position (guint i)
{
  return i == 8 || i == 13 || i == 18 || i == 23;
}

/**
 * clew_id_new:
 *
 * Makes the id of a new record: a random UUID (version 4) in lower case. It
 * comes from the system's random source, so that offices which later exchange
 * records never meet the same id twice and an id tells nothing, not even when
 * it was made.
 *
 * May be called from any thread.
 *
 * Returns: (transfer full): 36 characters
 */
char *
clew_id_new (void)
{
  guint8 bytes[16];

  if (sodium_init () < 0)
    g_error ("The system gives no random numbers");

  randombytes_buf (bytes, sizeof bytes);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return clew_id_from_bytes (bytes);
}

/**
 * clew_id_is_valid:
 * @id: (nullable): what may be an id
 *
 * Whether @id is a UUID as Clew writes it: lower case, with dashes. Upper case
 * is refused, so that one record has one spelling and ids compare as text. Any
 * UUID version passes, since other programs made some of what is brought in.
 */
gboolean
clew_id_is_valid (const char *id)
{
  if (id == NULL)
    return FALSE;

  for (guint i = 0; i < ID_LENGTH; i++)
    {
      if (is_dash_position (i))
        {
          if (id[i] != '-')
            return FALSE;
        }
      else if (!g_ascii_isdigit (id[i]) && !(id[i] >= 'a' && id[i] <= 'f'))
        return FALSE;
    }
  return id[ID_LENGTH] == '\0';
}

/**
 * clew_id_to_bytes:
 * @id: (nullable): an id
 * @bytes: (out): where its 16 bytes go
 *
 * Returns: %FALSE, with @bytes untouched, if @id is not valid
 */
gboolean
clew_id_to_bytes (const char *id, guint8 bytes[16])
{
  guint n = 0;

  if (!clew_id_is_valid (id))
    return FALSE;

  for (guint i = 0; i < ID_LENGTH; i++)
    {
      if (is_dash_position (i))
        continue;
      bytes[n++] = (g_ascii_xdigit_value (id[i]) << 4) | g_ascii_xdigit_value (id[i + 1]);
      i++;
    }
  return TRUE;
}

/**
 * clew_id_from_bytes:
 * @bytes: 16 bytes
 *
 * The id that those bytes are, bit for bit; the inverse of clew_id_to_bytes().
 *
 * Returns: (transfer full): 36 characters
 */
char *
clew_id_from_bytes (const guint8 bytes[16])
{
  static const char digits[] = "0123456789abcdef";
  char             *id = g_malloc (ID_LENGTH + 1);
  guint             n = 0;

  for (guint i = 0; i < 16; i++)
    {
      if (is_dash_position (n))
        id[n++] = '-';
      id[n++] = digits[bytes[i] >> 4];
      id[n++] = digits[bytes[i] & 0x0f];
    }
  id[n] = '\0';
  return id;
}
