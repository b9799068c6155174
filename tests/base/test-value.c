/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-value.h"

#include <string.h>

static void
test_set (void)
{
  g_auto (ClewValue) value = CLEW_VALUE_INIT;
  g_autoptr (GBytes) bytes = g_bytes_new ("\0\1", 2);

  g_assert_cmpint (value.type, ==, CLEW_VALUE_NONE);
  clew_value_set_text (&value, "Rosa");
  g_assert_cmpint (value.type, ==, CLEW_VALUE_TEXT);
  g_assert_cmpstr (value.text, ==, "Rosa");
  clew_value_set_text (&value, value.text);
  g_assert_cmpstr (value.text, ==, "Rosa");
  clew_value_set_number (&value, G_MININT64);
  g_assert_cmpint (value.type, ==, CLEW_VALUE_NUMBER);
  g_assert_cmpint (value.number, ==, G_MININT64);
  clew_value_set_bytes (&value, bytes);
  g_assert_cmpint (value.type, ==, CLEW_VALUE_BYTES);
  g_assert_true (value.bytes == bytes);
  g_clear_pointer (&bytes, g_bytes_unref);
  clew_value_set_bytes (&value, value.bytes);
  g_assert_cmpint (g_bytes_get_size (value.bytes), ==, 2);
  clew_value_take_text (&value, g_strdup (""));
  g_assert_cmpstr (value.text, ==, "");

  clew_value_set_text (&value, NULL);
  g_assert_cmpint (value.type, ==, CLEW_VALUE_NONE);
  clew_value_set_number (&value, 1);
  clew_value_set_bytes (&value, NULL);
  g_assert_cmpint (value.type, ==, CLEW_VALUE_NONE);
  clew_value_clear (&value);
  clew_value_clear (&value);
}

/* Values of every kind, of which no two are equal. */
static guint
fill (ClewValue *values)
{
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) one = g_bytes_new ("1", 1);

  memset (values, 0, 8 * sizeof *values);
  clew_value_set_text (&values[1], "");
  clew_value_set_text (&values[2], "1");
  clew_value_set_text (&values[3], "1 ");
  clew_value_set_number (&values[4], 0);
  clew_value_set_number (&values[5], 1);
  clew_value_set_bytes (&values[6], none);
  clew_value_set_bytes (&values[7], one);
  return 8;
}

static void
test_equal_and_copy (void)
{
  ClewValue a[8], b[8];
  guint     n = fill (a);

  g_assert_cmpint (n, ==, fill (b));
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        g_auto (ClewValue) copy = CLEW_VALUE_INIT;

        g_assert_cmpint (clew_value_equal (&a[i], &b[j]), ==, i == j);
        clew_value_copy (&copy, &a[i]);
        clew_value_copy (&copy, &b[j]);
        clew_value_copy (&copy, &copy);
        g_assert_true (clew_value_equal (&copy, &b[j]));
        if (copy.type == CLEW_VALUE_TEXT)
          g_assert_true (copy.text != b[j].text);
      }

  for (guint i = 0; i < n; i++)
    {
      clew_value_clear (&a[i]);
      clew_value_clear (&b[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/base/value/set", test_set);
  g_test_add_func ("/clew/base/value/equal-and-copy", test_equal_and_copy);
  return g_test_run ();
}
