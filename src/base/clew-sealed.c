/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/clew-sealed.h"

#include "base/clew-code-groups.h"
#include "base/clew-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include <string.h>

/* A header, and behind it the bytes under XChaCha20-Poly1305, which covers the header too. The
 * key is Argon2id of the code's 60 bits with the salt of the header: what somebody who has only
 * the file would have to try. A version means these ways and their costs. */

#define MAGIC   "CLEWSEAL"
#define VERSION 1

#define N_DATA   (CLEW_SEAL_GROUPS * CLEW_CODE_GROUP_SYMBOLS)
#define N_CODE   (CLEW_SEAL_GROUPS * CLEW_CODE_GROUP_LENGTH)
#define MOST     (32 * 1024 * 1024)
#define TAG_SIZE crypto_aead_xchacha20poly1305_ietf_ABYTES
#define KEY_SIZE crypto_aead_xchacha20poly1305_ietf_KEYBYTES

typedef struct
{
  char   magic[8];
  guint8 version[4]; /* high byte first, as is the size */
  guint8 size[4];    /* of what follows the header */
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint8 nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES];
} Header;

G_STATIC_ASSERT (sizeof (Header) == 8 + 4 + 4 + 16 + 24);

static void
write_number (guint8 bytes[4], guint32 number)
{
  for (guint i = 0; i < 4; i++)
    bytes[i] = (guint8)(number >> (8 * (3 - i)));
}

static guint32
read_number (const guint8 bytes[4])
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA, message);
  return FALSE;
}

/**
 * clew_seal_code_new:
 *
 * Returns: (transfer full): a new code of chance, 60 bits in groups such as "7K3QX-9M2TR-P4VWA"
 */
char *
clew_seal_code_new (void)
{
  GString *code = g_string_new (NULL);

  if (sodium_init () < 0)
    g_error ("libsodium can't begin");
  for (guint number = 1; number <= CLEW_SEAL_GROUPS; number++)
    {
      guint8 group[CLEW_CODE_GROUP_LENGTH];

      for (guint i = 0; i < CLEW_CODE_GROUP_SYMBOLS; i++)
        group[i] = (guint8)randombytes_uniform (32);
      group[CLEW_CODE_GROUP_SYMBOLS] = clew_code_get_check (group, number);
      if (number > 1)
        g_string_append_c (code, '-');
      for (guint i = 0; i < CLEW_CODE_GROUP_LENGTH; i++)
        g_string_append_c (code, clew_code_symbols[group[i]]);
      sodium_memzero (group, sizeof group);
    }
  return g_string_free (code, FALSE);
}

static gboolean
read_code (const char *typed, guint8 data[N_DATA], GError **error)
{
  guint8 code[N_CODE];
  guint  n = clew_code_read (typed, code, N_CODE);
  guint  bad = n == N_CODE ? clew_code_find_bad_group (code, CLEW_SEAL_GROUPS) : 0;

  for (guint i = 0; i < N_DATA; i++)
    data[i] = code[i / CLEW_CODE_GROUP_SYMBOLS * CLEW_CODE_GROUP_LENGTH +
                   i % CLEW_CODE_GROUP_SYMBOLS];
  sodium_memzero (code, sizeof code);
  if (n == N_CODE && bad == 0)
    return TRUE;
  if (n != N_CODE)
    g_set_error (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_CODE,
                 _ ("This code has %d letters and digits, and %u were entered. Ask for it again."),
                    N_CODE, n);
  else
    g_set_error (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_CODE,
                 _ ("Group %u of the code is not right. Ask for that group again."), bad);
  return FALSE;
}

static gboolean
make_key (const char *code, const guint8 *salt, guint8 key[KEY_SIZE], GError **error)
{
  guint8   data[N_DATA] = { 0 };
  gboolean done = read_code (code, data, error);

  if (sodium_init () < 0)
    g_error ("libsodium can't begin");
  if (done && crypto_pwhash (key, KEY_SIZE, (const char *)data, sizeof data, salt,
                             crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                             crypto_pwhash_ALG_ARGON2ID13) != 0)
    {
      refuse (_ ("There is not enough memory for this now. Nothing was changed."), error);
      done = FALSE;
    }
  sodium_memzero (data, sizeof data);
  return done;
}

/**
 * clew_seal_close:
 * @bytes: what is to be sent
 * @code: from clew_seal_code_new(); a new one for each
 * @error: return location
 *
 * Takes a moment, and memory of 64 MiB. Any thread.
 *
 * Returns: (transfer full): the same, closed; or %NULL with @error set
 */
GBytes *
clew_seal_close (GBytes *bytes, const char *code, GError **error)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  Header        header = { MAGIC, { 0 }, { 0 }, { 0 }, { 0 } };
  guint8        key[KEY_SIZE];
  guint8       *sealed;

  if (size > MOST)
    {
      refuse (_ ("This is more than one file for another office may hold."), error);
      return NULL;
    }
  write_number (header.version, VERSION);
  write_number (header.size, (guint32)(size + TAG_SIZE));
  randombytes_buf (header.salt, sizeof header.salt);
  randombytes_buf (header.nonce, sizeof header.nonce);
  if (!make_key (code, header.salt, key, error))
    return NULL;
  sealed = g_malloc (sizeof header + size + TAG_SIZE);
  memcpy (sealed, &header, sizeof header);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + sizeof header, NULL, data, size,
                                              sealed, sizeof header, NULL, header.nonce, key);
  sodium_memzero (key, sizeof key);
  return g_bytes_new_take (sealed, sizeof header + size + TAG_SIZE);
}

static gboolean
check_header (const guint8 *data, gsize size, GError **error)
{
  const Header *header = (const Header *)(gconstpointer)data;

  if (size < sizeof header->magic || memcmp (data, MAGIC, sizeof header->magic) != 0)
    return refuse (_ ("This is not a file that Clew made for another office. Nothing was "
                             "changed."),
                      error);
  if (size >= 12 && read_number (header->version) > VERSION)
    return refuse (_ ("A newer Clew made this file. Nothing was changed. Install the newer "
                             "version."),
                      error);
  if (size < sizeof *header || size - sizeof *header != read_number (header->size) ||
      read_number (header->size) < TAG_SIZE)
    return refuse (_ ("This file is not whole: it was cut short or altered on its way. "
                             "Nothing was changed. Ask for it again."),
                      error);
  return TRUE;
}

/**
 * clew_seal_open:
 * @sealed: a file that came
 * @typed: the code as somebody typed it
 * @error: return location; %CLEW_KEYS_ERROR_BAD_CODE for a code that can't be right, else
 *   %CLEW_RECORDS_ERROR_BAD_DATA
 *
 * Takes a moment, and memory of 64 MiB. Any thread.
 *
 * Returns: (transfer full): what clew_seal_close() took, or %NULL with @error set
 */
GBytes *
clew_seal_open (GBytes *sealed, const char *typed, GError **error)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (sealed, &size);
  const Header *header = (const Header *)(gconstpointer)data;
  guint8        key[KEY_SIZE];
  guint8       *opened;
  int           failed;

  if (!check_header (data, size, error) || !make_key (typed, header->salt, key, error))
    return NULL;
  size -= sizeof *header;
  opened = g_malloc (size);
  failed = crypto_aead_xchacha20poly1305_ietf_decrypt (opened, NULL, NULL, data + sizeof *header,
                                                       size, data, sizeof *header, header->nonce,
                                                       key);
  sodium_memzero (key, sizeof key);
  if (failed == 0)
    return g_bytes_new_take (opened, size - TAG_SIZE);
  g_free (opened);
  refuse (_ ("The code doesn’t fit this file, or the file was altered on its way. Nothing was "
             "changed. Ask for the code of this file again."),
             error);
  return NULL;
}
