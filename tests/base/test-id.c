/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-error.h"
#include "base/clew-id.h"

#include <string.h>

static void
test_new (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 10000; i++)
    {
      char *id = clew_id_new ();

      g_assert_true (clew_id_is_valid (id));
      g_assert_true (g_uuid_string_is_valid (id));
      g_assert_cmpint (id[14], ==, '4');
      g_assert_nonnull (strchr ("89ab", id[19]));
      g_assert_true (g_hash_table_add (seen, id));
    }
}

static void
test_valid (void)
{
  static const char *const wrong[] = {
    NULL,
    "",
    "6f2c1d3e-8a4b-4c5d-9e6f-7a8b9c0d1e2",
    "6f2c1d3e-8a4b-4c5d-9e6f-7a8b9c0d1e2f0",
    "6f2c1d3e-8a4b-4c5d-9e6f-7a8b9c0d1e2g",
    "6F2C1D3E-8A4B-4C5D-9E6F-7A8B9C0D1E2F",
    "6f2c1d3e8a4b4c5d9e6f7a8b9c0d1e2f",
    "6f2c1d3e-8a4b-4c5d-9e6f+7a8b9c0d1e2f",
    "{6f2c1d3e-8a4b-4c5d-9e6f-7a8b9c0d1e}",
    " 6f2c1d3e-8a4b-4c5d-9e6f-7a8b9c0d1e2f",
    "6f2c1d3e-8a4b-4c5d-9e6f-7a8b9c0d1e2f\n",
  };
  guint8 bytes[16] = { 7 };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (clew_id_is_valid (wrong[i]));
      g_assert_false (clew_id_to_bytes (wrong[i], bytes));
      g_assert_cmpint (bytes[0], ==, 7);
    }
  g_assert_true (clew_id_is_valid ("6f2c1d3e-8a4b-4c5d-9e6f-7a8b9c0d1e2f"));
  /* Other programs' ids come in by import, of whatever version. */
  g_assert_true (clew_id_is_valid ("00000000-0000-0000-0000-000000000000"));
}

static void
test_bytes (void)
{
  static const guint8 known[16] = { 0x6f, 0x2c, 0x1d, 0x3e, 0x8a, 0x4b, 0x4c, 0x5d,
                                    0x9e, 0x6f, 0x7a, 0x8b, 0x9c, 0x0d, 0x1e, 0x2f };
  g_autofree char    *text = clew_id_from_bytes (known);
  guint8              back[16];

  g_assert_cmpstr (text, ==, "6f2c1d3e-8a4b-4c5d-9e6f-7a8b9c0d1e2f");

  for (guint round = 0; round < 1000; round++)
    {
      guint8           bytes[16];
      g_autofree char *id = NULL;

      for (guint i = 0; i < 16; i++)
        bytes[i] = (guint8)g_test_rand_int_range (0, 256);
      id = clew_id_from_bytes (bytes);
      g_assert_true (clew_id_to_bytes (id, back));
      g_assert_cmpmem (back, 16, bytes, 16);
    }
}

static void
test_error_domains (void)
{
  g_assert_cmpstr (g_quark_to_string (CLEW_STORE_ERROR), ==, "clew_store_error");
  g_assert_cmpstr (g_quark_to_string (CLEW_KEYS_ERROR), ==, "clew_keys_error");
  g_assert_cmpstr (g_quark_to_string (CLEW_RECORDS_ERROR), ==, "clew_records_error");
  g_assert_cmpstr (g_quark_to_string (CLEW_DOCUMENTS_ERROR), ==, "clew_documents_error");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/base/id/new", test_new);
  g_test_add_func ("/clew/base/id/valid", test_valid);
  g_test_add_func ("/clew/base/id/bytes", test_bytes);
  g_test_add_func ("/clew/base/error/domains", test_error_domains);
  return g_test_run ();
}
