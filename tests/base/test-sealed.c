/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-error.h"
#include "base/clew-sealed.h"

#include <string.h>

#define WORDS "what leaves the office"

static GBytes *
close_words (const char *code)
{
  g_autoptr (GBytes) words = g_bytes_new_static (WORDS, sizeof WORDS);
  g_autoptr (GError) error = NULL;
  GBytes *sealed = clew_seal_close (words, code, &error);

  g_assert_no_error (error);
  return sealed;
}

static void
test_round_trip (void)
{
  g_autofree char *code = clew_seal_code_new ();
  g_autofree char *typed = g_ascii_strdown (code, -1);
  g_autoptr (GBytes) sealed = close_words (code);
  g_autoptr (GBytes) again = close_words (code);
  g_autoptr (GBytes) opened = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (strlen (code), ==, 17);
  g_assert_null (g_strstr_len (g_bytes_get_data (sealed, NULL), (gssize)g_bytes_get_size (sealed),
                               "leaves"));
  g_assert_false (g_bytes_equal (sealed, again));
  g_strdelimit (typed, "-", ' ');
  opened = clew_seal_open (sealed, typed, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), WORDS,
                   sizeof WORDS);
}

static void
expect (GBytes *sealed, const char *code, GQuark domain, int number)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (clew_seal_open (sealed, code, &error));
  g_assert_error (error, domain, number);
}

static void
test_wrong_code (void)
{
  g_autofree char *code = clew_seal_code_new ();
  g_autofree char *other = clew_seal_code_new ();
  g_autofree char *mistyped = g_strdup (code);
  g_autoptr (GBytes) sealed = close_words (code);

  mistyped[7] = mistyped[7] == '7' ? '8' : '7';
  expect (sealed, other, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
  expect (sealed, mistyped, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_CODE);
  expect (sealed, "", CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_CODE);
  expect (sealed, "\xff", CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_CODE);
}

/* Every length, and every byte of the header and some behind it. */
static void
test_altered (void)
{
  g_autofree char *code = clew_seal_code_new ();
  g_autoptr (GBytes) sealed = close_words (code);
  gsize         size;
  const guint8 *data = g_bytes_get_data (sealed, &size);

  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, length);

      expect (cut, code, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
    }
  for (gsize i = 0; i < size; i += i < 16 ? 1 : 9)
    {
      guint8 *altered = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = NULL;

      altered[i] ^= 1;
      bytes = g_bytes_new_take (altered, size);
      expect (bytes, code, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
    }
}

static void
test_random (void)
{
  g_autofree char *code = clew_seal_code_new ();

  for (guint round = 0; round < 2000; round++)
    {
      gsize   size = (gsize)g_test_rand_int_range (0, 200);
      guint8 *data = g_malloc (size + 1);
      g_autoptr (GBytes) bytes = NULL;

      for (gsize i = 0; i < size; i++)
        data[i] = (guint8)g_test_rand_int_range (0, 256);
      bytes = g_bytes_new_take (data, size);
      expect (bytes, code, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
    }
}

static void
test_newer (void)
{
  g_autofree char *code = clew_seal_code_new ();
  g_autoptr (GBytes) sealed = close_words (code);
  gsize         size;
  const guint8 *data = g_bytes_get_data (sealed, &size);
  guint8       *altered = g_memdup2 (data, size);
  g_autoptr (GBytes) newer = NULL;
  g_autoptr (GError) error = NULL;

  altered[11] = 2;
  newer = g_bytes_new_take (altered, size);
  g_assert_null (clew_seal_open (newer, code, &error));
  g_assert_nonnull (strstr (error->message, "newer"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/base/sealed/round-trip", test_round_trip);
  g_test_add_func ("/clew/base/sealed/wrong-code", test_wrong_code);
  g_test_add_func ("/clew/base/sealed/altered", test_altered);
  g_test_add_func ("/clew/base/sealed/random", test_random);
  g_test_add_func ("/clew/base/sealed/newer", test_newer);
  return g_test_run ();
}
