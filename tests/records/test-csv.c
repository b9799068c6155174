/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-error.h"
#include "exchange/clew-csv.h"

#include <csv.h>
#include <string.h>

static ClewCsv *
parse (const char *bytes, gsize length, GError **error)
{
  g_autoptr (GBytes) all = g_bytes_new (bytes, length);

  return clew_csv_parse (all, NULL, error);
}

static void
assert_cells (const char *bytes, gsize length, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewCsv) csv = parse (bytes, length, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < csv->rows->len; i++)
    {
      ClewCsvRow *row = g_ptr_array_index (csv->rows, i);

      g_string_append_printf (found, "%s%u:", i > 0 ? "/" : "", row->number);
      for (guint j = 0; j < row->n_cells; j++)
        g_string_append_printf (found, "%s%s", j > 0 ? "|" : "", row->cells[j]);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

#define CELLS(bytes, expected) assert_cells (bytes, sizeof bytes - 1, expected)

static void
test_tables (void)
{
  CELLS ("a,b\nc,d\n", "1:a|b/2:c|d");
  CELLS ("a,b\r\nc,d", "1:a|b/2:c|d");
  CELLS ("a,b\rc,d\r", "1:a|b/2:c|d");
  CELLS ("a;b,c\nd;e,f,g\nh;i\n", "1:a|b,c/2:d|e,f,g/3:h|i");
  CELLS ("a\tb\nc\td\n", "1:a|b/2:c|d");
  CELLS ("a|b\nc|d\n", "1:a|b/2:c|d");
  CELLS ("a,b\n\n\nc,d\n", "1:a|b/4:c|d");
  CELLS ("a,b\n,,\nc,d\n", "1:a|b/3:c|d");
  CELLS ("a,b,c\nd\ne,f,g,h,,\n", "1:a|b|c/2:d/3:e|f|g|h");
  CELLS (" a , b \nc,\" d \"\n", "1:a|b/2:c|d");
  CELLS ("\"Ortega, Alma\",1\n\"Lee, Bo\",2\n", "1:Ortega, Alma|1/2:Lee, Bo|2");
  CELLS ("a,\"two\r\nlines\"\nb,\"say \"\"hello\"\"\"\n", "1:a|two\nlines/2:b|say \"hello\"");
  CELLS ("\xef\xbb\xbf"
         "a,ñ\nb,c\n",
         "1:a|ñ/2:b|c");
  CELLS ("a,Nu\xf1"
         "ez\nb,\x80\n",
         "1:a|Nuñez/2:b|€");
  CELLS ("\xff\xfe"
         "a\0,\0\xf1\0\n\0b\0,\0c\0",
         "1:a|ñ/2:b|c");
  CELLS ("\xfe\xff\0a\0,\0\xf1\0\n\0b\0,\0c", "1:a|ñ/2:b|c");
}

static void
assert_refused (const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewCsv) csv = parse (bytes, length, &error);
  g_autofree char *shown = g_strescape (bytes, NULL);

  g_test_message ("%s", shown);
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
  g_assert_null (csv);
}

#define REFUSED(bytes) assert_refused (bytes, sizeof bytes - 1)

static void
test_refused (void)
{
  REFUSED ("");
  REFUSED ("\n\n\n");
  REFUSED ("only words");
  REFUSED ("Dear Sir\nplease find\n");
  REFUSED ("a,b\nc\0d,e\n");
  REFUSED ("PK\x03\x04\x14\0\x06\0");
  REFUSED ("a,b\n\"c,d\ne,f\n");
  REFUSED ("a,b\nc,\x81\n"); /* no letter in Windows-1252 */
}

static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = g_malloc0 (CLEW_CSV_MAX_BYTES + 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, CLEW_CSV_MAX_BYTES + 1);

  g_assert_null (clew_csv_parse (bytes, NULL, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
}

static void
test_canceled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b\nc,d\n", 8);

  g_cancellable_cancel (cancellable);
  g_assert_null (clew_csv_parse (bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static const char *const bits[] = { "a", "b", " ", "ñ", "\"", ",", ";", "\n", "x y", "’", "0", "" };

static char *
make_cell (void)
{
  GString *cell = g_string_new ("c");

  for (int i = g_test_rand_int_range (0, 6); i > 0; i--)
    g_string_append (cell, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
  g_string_append_c (cell, 'd');
  return g_string_free (cell, FALSE);
}

/* What libcsv writes is read as it was, whichever separator and letters it is written with. */
static void
test_round_trips (void)
{
  for (int round = 0; round < 200; round++)
    {
      static const char separators[] = ",;\t|";
      char              separator = separators[g_test_rand_int_range (0, 4)];
      guint             n_rows = (guint)g_test_rand_int_range (3, 30);
      guint             n_cells = (guint)g_test_rand_int_range (2, 6);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (ClewCsv) csv = NULL;

      for (guint i = 0; i < n_rows * n_cells; i++)
        {
          char *cell = make_cell ();
          char  written[256];
          gsize length = csv_write (written, sizeof written, cell, strlen (cell));

          g_ptr_array_add (cells, cell);
          g_string_append_len (text, written, (gssize)length);
          g_string_append_c (text, i % n_cells == n_cells - 1 ? '\n' : separator);
        }
      csv = parse (text->str, text->len, &error);
      g_assert_no_error (error);
      g_assert_cmpint (csv->separator, ==, separator);
      g_assert_cmpuint (csv->rows->len, ==, n_rows);
      for (guint i = 0; i < cells->len; i++)
        g_assert_cmpstr (clew_csv_row_get (g_ptr_array_index (csv->rows, i / n_cells), i % n_cells),
                         ==, g_ptr_array_index (cells, i));
    }
}

/* Whatever the bytes are, it answers. */
static void
test_anything (void)
{
  for (int round = 0; round < 2000; round++)
    {
      char  bytes[64];
      gsize length = (gsize)g_test_rand_int_range (0, (gint32)sizeof bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (ClewCsv) csv = NULL;

      for (gsize i = 0; i < length; i++)
        bytes[i] = g_test_rand_bit () ? ",;\"\n\r\t |"[g_test_rand_int_range (0, 8)]
                                      : (char)g_test_rand_int_range (0, 256);
      csv = parse (bytes, length, &error);
      g_assert_true ((csv == NULL) == (error != NULL));
      for (guint i = 0; csv != NULL && i < csv->rows->len; i++)
        {
          ClewCsvRow *row = g_ptr_array_index (csv->rows, i);

          for (guint j = 0; j < row->n_cells; j++)
            g_assert_true (g_utf8_validate (row->cells[j], -1, NULL));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/csv/tables", test_tables);
  g_test_add_func ("/clew/csv/refused", test_refused);
  g_test_add_func ("/clew/csv/too-large", test_too_large);
  g_test_add_func ("/clew/csv/canceled", test_canceled);
  g_test_add_func ("/clew/csv/round-trips", test_round_trips);
  g_test_add_func ("/clew/csv/anything", test_anything);
  return g_test_run ();
}
