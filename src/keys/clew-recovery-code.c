/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keys/clew-recovery-code.h"

#include "base/clew-error.h"
#include "base/clew-id.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include <string.h>

/* The code is 35 bytes (the key and 3 bytes of a sum over office and key) as 56
 * symbols of 5 bits, in 14 groups of 4 symbols and a check symbol.
 *
 * Symbols are Crockford's base 32: no I, L, O or U, so that nothing is mistaken
 * for a digit (https://www.crockford.com/base32.html).
 *
 * The check is a linear code over the field of 32 elements. A symbol's weight is
 * a power of x, no two in a group are equal and none is zero; so any one wrong
 * symbol, and any two symbols of a group exchanged, change the sum. The number of
 * the group is added, so that a whole group in another's place is seen as well. */

#define SUM_SIZE      3
#define N_BYTES       (CLEW_SECRET_SIZE + SUM_SIZE)
#define N_GROUPS      CLEW_RECOVERY_CODE_GROUPS
#define GROUP_SYMBOLS 4
#define GROUP_LENGTH  (GROUP_SYMBOLS + 1)
#define CODE_LENGTH   (N_GROUPS * GROUP_LENGTH)

G_STATIC_ASSERT (N_GROUPS *GROUP_SYMBOLS * 5 == N_BYTES * 8);
G_STATIC_ASSERT (N_GROUPS < 32);

static const char symbols[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Stands for a character that is no symbol; it fits no check. */
#define NO_SYMBOL 0xff

/* Multiplies by x in the field of polynomials over two elements modulo
 * x⁵ + x² + 1, which is primitive: x has all of its 31 powers. */
static guint8
times_x (guint8 element)
{
  element <<= 1;
  return (element & 0x20) != 0 ? element ^ 0x25 : element;
}

/* The check symbol of a group, counted from 1: the first symbol has the weight
 * x⁴, the fourth x, the check itself 1. */
static guint8
check_of (const guint8 *group, guint number)
{
  guint8 sum = 0;

  for (guint i = 0; i < GROUP_SYMBOLS; i++)
    sum = times_x (sum ^ group[i]);
  return sum ^ number;
}

static guint8
symbol_of (gunichar c)
{
  const char *place;

  c = g_unichar_toupper (c);
  if (c == 'O')
    c = '0';
  else if (c == 'I' || c == 'L')
    c = '1';
  if (c == 0 || c > 0x7f)
    return NO_SYMBOL;
  place = strchr (symbols, (char)c);
  return place != NULL ? place - symbols : NO_SYMBOL;
}

/* What people, keyboards and paper put between groups. */
static gboolean
is_separator (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isspace (c) || type == G_UNICODE_DASH_PUNCTUATION ||
         type == G_UNICODE_FORMAT || c == 0x2212 /* minus sign */ || c == '_' || c == '.';
}

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
      group[GROUP_SYMBOLS] = check_of (group, number);
      for (guint i = 0; i < GROUP_LENGTH; i++)
        *end++ = symbols[group[i]];
      *end++ = number < N_GROUPS ? '-' : '\0';
      sodium_memzero (group, sizeof group);
    }

  sodium_memzero (bytes, sizeof bytes);
  return code;
}

/* Reads what was typed into one symbol a place. Returns how many there were,
 * which may be more than fit. */
static guint
read_symbols (const char *typed, guint8 code[CODE_LENGTH])
{
  guint n = 0;

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == (gunichar)-1 || c == (gunichar)-2)
        return 0;
      if (is_separator (c))
        continue;
      if (n < CODE_LENGTH)
        code[n] = symbol_of (c);
      n++;
    }
  return n;
}

static gboolean
is_right_group (const guint8 *group, guint number)
{
  for (guint i = 0; i < GROUP_LENGTH; i++)
    if (group[i] == NO_SYMBOL)
      return FALSE;
  return check_of (group, number) == group[GROUP_SYMBOLS];
}

static guint
find_bad_group (const guint8 code[CODE_LENGTH])
{
  for (guint number = 1; number <= N_GROUPS; number++)
    if (!is_right_group (code + (number - 1) * GROUP_LENGTH, number))
      return number;
  return 0;
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

  n_typed = read_symbols (typed, code);
  if (n_typed == CODE_LENGTH)
    bad = find_bad_group (code);

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

  n_complete = MIN (read_symbols (typed, code), CODE_LENGTH) / GROUP_LENGTH;
  while (n_right < n_complete && is_right_group (code + n_right * GROUP_LENGTH, n_right + 1))
    n_right++;

  *bad_group = n_right < n_complete ? n_right + 1 : 0;
  sodium_memzero (code, sizeof code);
  return n_right;
}
