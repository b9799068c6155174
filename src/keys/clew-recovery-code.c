/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keys/clew-recovery-code.h"

#include "base/clew-code-groups.h"
#include "base/clew-error.h"
#include "base/clew-id.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include <string.h>

/* The code is 35 bytes (the key and 3 bytes of a sum over office and key) as 56
 * symbols of 5 bits, in 14 groups of 4 symbols and a check symbol (base/clew-code-groups.c). */

#define SUM_SIZE      3
#define N_BYTES       (CLEW_SECRET_SIZE + SUM_SIZE)
#define N_GROUPS      CLEW_RECOVERY_CODE_GROUPS
#define GROUP_SYMBOLS CLEW_CODE_GROUP_SYMBOLS
#define GROUP_LENGTH  CLEW_CODE_GROUP_LENGTH
#define CODE_LENGTH   (N_GROUPS * GROUP_LENGTH)

G_STATIC_ASSERT (N_GROUPS *GROUP_SYMBOLS * 5 == N_BYTES * 8);
G_STATIC_ASSERT (N_GROUPS < 32);

/* Ties the code to its office. Part of the paper that people keep for years:
 * the words and the order never change. */
static void
compute_sum (guint8 sum[SUM_SIZE], const guint8 key[CLEW_SECRET_SIZE], const char *office_id)
{
  static const char        purpose[] = "clew recovery code 1";
  crypto_generichash_state state;
  guint8                   hash[crypto_generichash_BYTES];
  guint8                   office[16] = { 0 };

  clew_id_to_bytes (office_id, office);
  crypto_generichash_init (&state, NULL, 0, sizeof hash);
  crypto_generichash_update (&state, (const guint8 *)purpose, strlen (purpose));
  crypto_generichash_update (&state, office, sizeof office);
  crypto_generichash_update (&state, key, CLEW_SECRET_SIZE);
  crypto_generichash_final (&state, hash, sizeof hash);
  memcpy (sum, hash, SUM_SIZE);

  sodium_memzero (&state, sizeof state);
  sodium_memzero (hash, sizeof hash);
}

/* The 5 bits from @bit on, counted from the highest bit of the first byte. */
static guint8
get_symbol (const guint8 bytes[N_BYTES], guint bit)
{
  guint pair = bytes[bit / 8] << 8;

  if (bit / 8 + 1 < N_BYTES)
    pair |= bytes[bit / 8 + 1];
  return (pair >> (11 - bit % 8)) & 0x1f;
}

static void
put_symbol (guint8 bytes[N_BYTES], guint bit, guint8 symbol)
{
  guint pair = symbol << (11 - bit % 8);

  bytes[bit / 8] |= pair >> 8;
  if (bit / 8 + 1 < N_BYTES)
    bytes[bit / 8 + 1] |= pair & 0xff;
}

/**
 * clew_recovery_code_new:
 * @key: the key of an office
 * @office_id: that office's UUID
 *
 * Writes a key so that it can be printed, kept in a safe and typed: 14 groups of
 * five capital letters and digits with a dash between (83 characters). It says
 * all of the key: who has the code and the file has the records.
 *
 * Returns: (transfer full): the code in memory to give back with clew_secret_free_text(),
 *   never with g_free()
 */
char *
clew_recovery_code_new (ClewSecret *key, const char *office_id)
{
  guint8 bytes[N_BYTES];
  char  *code;
  char  *end;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (clew_id_is_valid (office_id), NULL);

  memcpy (bytes, clew_secret_get_bytes (key), CLEW_SECRET_SIZE);
  compute_sum (bytes + CLEW_SECRET_SIZE, bytes, office_id);

  /* As many characters as the groups, a dash after each group but the last, and NUL. */
  code = sodium_malloc (CODE_LENGTH + N_GROUPS);
  if (code == NULL)
    g_error ("Out of memory for a recovery code");
  end = code;
  for (guint number = 1; number <= N_GROUPS; number++)
    {
      guint8 group[GROUP_LENGTH];

      for (guint i = 0; i < GROUP_SYMBOLS; i++)
        group[i] = get_symbol (bytes, ((number - 1) * GROUP_SYMBOLS + i) * 5);
      group[GROUP_SYMBOLS] = clew_code_get_check (group, number);
      for (guint i = 0; i < GROUP_LENGTH; i++)
        *end++ = clew_code_symbols[group[i]];
      *end++ = number < N_GROUPS ? '-' : '\0';
      sodium_memzero (group, sizeof group);
    }

  sodium_memzero (bytes, sizeof bytes);
  return code;
}

/* Returns the key of a code whose groups are all right, or NULL where the
 * whole is of another office. */
static ClewSecret *
decode (const guint8 code[CODE_LENGTH], const char *office_id)
{
  ClewSecret *key = NULL;
  guint8      bytes[N_BYTES] = { 0 };
  guint8      sum[SUM_SIZE];

  for (guint i = 0; i < N_GROUPS * GROUP_SYMBOLS; i++)
    put_symbol (bytes, i * 5, code[i / GROUP_SYMBOLS * GROUP_LENGTH + i % GROUP_SYMBOLS]);
  compute_sum (sum, bytes, office_id);
  if (sodium_memcmp (sum, bytes + CLEW_SECRET_SIZE, SUM_SIZE) == 0)
    key = clew_secret_new (bytes);

  sodium_memzero (bytes, sizeof bytes);
  return key;
}

/**
 * clew_recovery_code_parse:
 * @typed: what a person typed or scanned, UTF-8; the caller wipes its own copy
 * @office_id: the UUID of the office that is to be opened
 * @bad_group: (out) (optional): the first group that is wrong, counted from 1; 0 where none can be
 *   named, because the length is wrong or the code is of another office
 * @error: %CLEW_KEYS_ERROR_BAD_CODE with a message for the person at the field
 *
 * Reads a recovery code back. Case, spaces and dashes don't matter, the letter O
 * is taken for 0, and I and L for 1. One wrong character, or two neighbors
 * exchanged, is always noticed and its group named. A code that is right in itself
 * and of another office is refused, except once in 16 million.
 *
 * Returns: (transfer full) (nullable): the key
 */
ClewSecret *
clew_recovery_code_parse (const char *typed,
                          const char *office_id,
                          guint      *bad_group,
                          GError    **error)
{
  ClewSecret *key = NULL;
  guint8      code[CODE_LENGTH];
  guint       n_typed;
  guint       bad = 0;

  g_return_val_if_fail (typed != NULL, NULL);
  g_return_val_if_fail (clew_id_is_valid (office_id), NULL);

  n_typed = clew_code_read (typed, code, CODE_LENGTH);
  if (n_typed == CODE_LENGTH)
    bad = clew_code_find_bad_group (code, N_GROUPS);

  if (n_typed != CODE_LENGTH)
    g_set_error (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_CODE,
                 _("A recovery code has %d letters and digits, and %u were entered. Your records "
                    "are intact. Compare the code with the recovery sheet."),
                    CODE_LENGTH, n_typed);
  else if (bad != 0)
    g_set_error (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_CODE,
                 _("Group %u of the recovery code is not right. Your records are intact. Compare "
                    "that group with the recovery sheet."),
                    bad);
  else
    {
      key = decode (code, office_id);
      if (key == NULL)
        g_set_error_literal (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_CODE,
                             _("This recovery code is not the one of this office, or more than "
                                "one character is wrong. Your records are intact. Compare it with "
                                "the sheet that was printed when this office was set up."));
    }

  if (bad_group != NULL)
    *bad_group = bad;
  sodium_memzero (code, sizeof code);
  return key;
}

/**
 * clew_recovery_code_check_groups:
 * @typed: the beginning of a code, as clew_recovery_code_parse() takes it
 * @bad_group: (out): the number of the first group that is not right, counted
 *   from 1, or 0; a group that is still being typed is not judged
 *
 * Checks a code while somebody types it.
 *
 * Returns: how many groups are complete and right, before @bad_group if there is one
 */
guint
clew_recovery_code_check_groups (const char *typed, guint *bad_group)
{
  guint8 code[CODE_LENGTH];
  guint  n_complete;
  guint  n_right = 0;

  g_return_val_if_fail (typed != NULL && bad_group != NULL, 0);

  n_complete = MIN (clew_code_read (typed, code, CODE_LENGTH), CODE_LENGTH) / GROUP_LENGTH;
  while (n_right < n_complete &&
         clew_code_is_right_group (code + n_right * GROUP_LENGTH, n_right + 1))
    n_right++;

  *bad_group = n_right < n_complete ? n_right + 1 : 0;
  sodium_memzero (code, sizeof code);
  return n_right;
}
