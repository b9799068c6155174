/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-error.h"
#include "base/clew-id.h"
#include "keys/clew-recovery-code.h"

#include <string.h>

#define OFFICE    "5c1ae2ad-6f0e-4b8e-9c1f-3a2b4d5e6f70"
#define N_GROUPS  14
#define N_SYMBOLS 70

static const char symbols[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* The code without dashes, so that every place is a symbol. */
static char *
make_bare_code (ClewSecret *key, const char *office_id)
{
  char    *code = clew_recovery_code_new (key, office_id);
  GString *bare = g_string_new (NULL);

  for (const char *p = code; *p != '\0'; p++)
    if (*p != '-')
      g_string_append_c (bare, *p);
  clew_secret_free_text (code);
  g_assert_cmpuint (bare->len, ==, N_SYMBOLS);
  return g_string_free (bare, FALSE);
}

static void
assert_reads (const char *typed, const char *office_id, ClewSecret *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewSecret) read = NULL;
  guint bad_group = 77;

  read = clew_recovery_code_parse (typed, office_id, &bad_group, &error);
  g_assert_no_error (error);
  g_assert_true (clew_secret_equal (read, key));
  g_assert_cmpuint (bad_group, ==, 0);
}

/* Refused, with @group named, or with none named if it is 0. */
static void
assert_refused (const char *typed, const char *office_id, guint group)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *named = g_strdup_printf ("Group %u ", group);
  guint            bad_group = 77;

  g_assert_null (clew_recovery_code_parse (typed, office_id, &bad_group, &error));
  g_assert_error (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_CODE);
  g_assert_cmpuint (bad_group, ==, group);
  g_assert_nonnull (strstr (error->message, "Your records are intact"));
  g_assert_cmpint (g_str_has_prefix (error->message, named), ==, group != 0);
  /* The message may be shown, logged and copied: never a part of the code. */
  if (strlen (typed) > 10)
    g_assert_null (strstr (error->message, typed));
}

/* The format is on paper in people's safes. These were worked out by another
 * program from the description at the head of the source; they never change. */
static void
test_known (void)
{
  static const struct
  {
    const char *key;
    const char *office_id;
    const char *code;
  } known[] = {
    { "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef", OFFICE,
      "008J5-4CT48-ANK73-F24SR-NAXWE-SQFE3-ZW0JV-6HB7W-H6NW2-VVR1D-4D2P7-F2DBG-SQQKR-RF66M" },
    { "0000000000000000000000000000000000000000000000000000000000000000",
      "00000000-0000-4000-8000-000000000000",
      "00001-00002-00003-00004-00005-00006-00007-00008-00009-0000A-0000B-0000C-00045-CCJNJ" },
    { "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
      "ffffffff-ffff-4fff-bfff-ffffffffffff",
      "ZZZZC-ZZZZF-ZZZZE-ZZZZ9-ZZZZ8-ZZZZB-ZZZZA-ZZZZ5-ZZZZ4-ZZZZ7-ZZZZ6-ZZZZ1-ZZZTA-V6511" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (ClewSecret) key = clew_secret_new_from_hex (known[i].key);
      char *code = clew_recovery_code_new (key, known[i].office_id);

      g_assert_cmpstr (code, ==, known[i].code);
      clew_secret_free_text (code);
      assert_reads (known[i].code, known[i].office_id, key);
    }
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (ClewSecret) key = clew_secret_new_random ();
      g_autofree char *office_id = clew_id_new ();
      char            *code = clew_recovery_code_new (key, office_id);

      g_assert_cmpuint (strlen (code), ==, N_SYMBOLS + N_GROUPS - 1);
      assert_reads (code, office_id, key);
      clew_secret_free_text (code);
    }
}

/* Every symbol replaced by each other symbol, and by what is none. */
static void
test_wrong_symbol (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (ClewSecret) key = clew_secret_new_random ();
      g_autofree char *code = make_bare_code (key, OFFICE);

      for (guint place = 0; place < N_SYMBOLS; place++)
        {
          char right = code[place];

          for (const char *wrong = symbols; *wrong != '\0'; wrong++)
            if (*wrong != right)
              {
                code[place] = *wrong;
                assert_refused (code, OFFICE, place / 5 + 1);
              }
          code[place] = "U*:?"[round % 4];
          assert_refused (code, OFFICE, place / 5 + 1);
          code[place] = right;
        }
    }
}

/* Any two symbols of a group exchanged, and neighbors across groups. */
static void
test_exchanged_symbols (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (ClewSecret) key = clew_secret_new_random ();
      g_autofree char *code = make_bare_code (key, OFFICE);

      for (guint a = 0; a < N_SYMBOLS; a++)
        for (guint b = a + 1; b < N_SYMBOLS && (b / 5 == a / 5 || b == a + 1); b++)
          {
            char first = code[a];

            if (code[a] == code[b])
              continue;
            code[a] = code[b];
            code[b] = first;
            assert_refused (code, OFFICE, a / 5 + 1);
            code[b] = code[a];
            code[a] = first;
          }
    }
}

static void
test_exchanged_groups (void)
{
  g_autoptr (ClewSecret) key = clew_secret_new_random ();
  g_autofree char *code = make_bare_code (key, OFFICE);

  for (guint a = 0; a < N_GROUPS; a++)
    for (guint b = a + 1; b < N_GROUPS; b++)
      {
        g_autofree char *wrong = g_strdup (code);

        memcpy (wrong + a * 5, code + b * 5, 5);
        memcpy (wrong + b * 5, code + a * 5, 5);
        assert_refused (wrong, OFFICE, a + 1);
      }
}

/* What people do to a code on the way from paper to keyboard. */
static void
test_typing (void)
{
  static const char *const separators[] = { "", " ", "-", " - ", "\t", "\n", "–", "—", "‑", "−",
                                            "\302\240", "\342\200\213", "...", "_" };

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (ClewSecret) key = clew_secret_new_random ();
      g_autofree char *code = make_bare_code (key, OFFICE);
      g_autoptr (GString) typed = g_string_new (NULL);

      for (const char *p = code; *p != '\0'; p++)
        {
          char c = g_test_rand_bit () ? g_ascii_tolower (*p) : *p;

          if (c == '0' && g_test_rand_bit ())
            c = g_test_rand_bit () ? 'O' : 'o';
          else if (c == '1' && g_test_rand_bit ())
            c = "IiLl"[g_test_rand_int_range (0, 4)];
          g_string_append (typed,
                           separators[g_test_rand_int_range (0, G_N_ELEMENTS (separators))]);
          g_string_append_c (typed, c);
        }
      g_string_append (typed, "\r\n");
      assert_reads (typed->str, OFFICE, key);
    }
}

static void
test_wrong_length (void)
{
  g_autoptr (ClewSecret) key = clew_secret_new_random ();
  g_autofree char *code = make_bare_code (key, OFFICE);
  g_autofree char *longer = g_strconcat (code, "0", NULL);
  g_autofree char *twice = g_strconcat (code, code, NULL);
  g_autofree char *broken = g_strconcat (code, "\xff", NULL);

  assert_refused ("", OFFICE, 0);
  assert_refused (" - - - ", OFFICE, 0);
  assert_refused (longer, OFFICE, 0);
  assert_refused (twice, OFFICE, 0);
  assert_refused (broken, OFFICE, 0);
  for (guint length = 1; length < N_SYMBOLS; length++)
    {
      g_autofree char *shorter = g_strndup (code, length);

      assert_refused (shorter, OFFICE, 0);
    }
}

/* Right in itself, so no group can be named. */
static void
test_other_office (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (ClewSecret) key = clew_secret_new_random ();
      g_autofree char *office_id = clew_id_new ();
      g_autofree char *code = make_bare_code (key, OFFICE);

      assert_refused (code, office_id, 0);
    }
}

/* Letters and digits that are alike in other scripts are not taken for ours. */
static void
test_other_scripts (void)
{
  g_autoptr (ClewSecret) key = clew_secret_new_random ();
  g_autofree char *code = make_bare_code (key, OFFICE);
  g_autofree char *cyrillic = g_strconcat ("А", code + 1, NULL);
  g_autofree char *wide = g_strconcat ("４", code + 1, NULL);

  assert_refused (cyrillic, OFFICE, 1);
  assert_refused (wide, OFFICE, 1);
}

/* While typing: complete groups are judged one by one, the group under way is not. */
static void
test_groups_so_far (void)
{
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (ClewSecret) key = clew_secret_new_random ();
      g_autofree char *code = make_bare_code (key, OFFICE);
      guint            n_typed = g_test_rand_int_range (0, N_SYMBOLS + 1);
      guint            wrong_at = g_test_rand_int_range (0, N_SYMBOLS);
      guint            bad_group = 77;

      code[n_typed] = '\0';
      g_assert_cmpuint (clew_recovery_code_check_groups (code, &bad_group), ==, n_typed / 5);
      g_assert_cmpuint (bad_group, ==, 0);

      if (wrong_at / 5 < n_typed / 5)
        {
          code[wrong_at] = code[wrong_at] == '7' ? '8' : '7';
          g_assert_cmpuint (clew_recovery_code_check_groups (code, &bad_group), ==, wrong_at / 5);
          g_assert_cmpuint (bad_group, ==, wrong_at / 5 + 1);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clew/keys/recovery-code/known", test_known);
  g_test_add_func ("/clew/keys/recovery-code/round-trip", test_round_trip);
  g_test_add_func ("/clew/keys/recovery-code/wrong-symbol", test_wrong_symbol);
  g_test_add_func ("/clew/keys/recovery-code/exchanged-symbols", test_exchanged_symbols);
  g_test_add_func ("/clew/keys/recovery-code/exchanged-groups", test_exchanged_groups);
  g_test_add_func ("/clew/keys/recovery-code/typing", test_typing);
  g_test_add_func ("/clew/keys/recovery-code/wrong-length", test_wrong_length);
  g_test_add_func ("/clew/keys/recovery-code/other-office", test_other_office);
  g_test_add_func ("/clew/keys/recovery-code/other-scripts", test_other_scripts);
  g_test_add_func ("/clew/keys/recovery-code/groups-so-far", test_groups_so_far);

  return g_test_run ();
}
