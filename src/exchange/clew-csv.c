/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clew-csv.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

#include <csv.h>
#include <string.h>

/* libcsv takes the text apart; here its letters, its lines and what stands between its cells
 * are found out before. */

/* So much of a text shows what stands between its cells. */
#define SAMPLE_BYTES (64 * 1024)
#define SAMPLE_ROWS  200
/* How much is taken apart before anybody asks whether to go on. */
#define BLOCK_BYTES (256 * 1024)

static const char separators[] = { ',', ';', '\t', '|' };

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA, message);
  return FALSE;
}

static void
row_free (gpointer data)
{
  ClewCsvRow *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    g_free (row->cells[i]);
  g_free (row->cells);
  g_free (row);
}

/* Letters, lines. */

static gboolean
starts_with (const char *bytes, gsize length, const char *mark, gsize mark_length)
{
  return length >= mark_length && memcmp (bytes, mark, mark_length) == 0;
}

static char *
convert (const char *bytes, gsize length, const char *from, gsize *written)
{
  return g_convert (bytes, (gssize)length, "UTF-8", from, NULL, written, NULL);
}

/* Returns the text as UTF-8, or NULL when it is none in any of these. */
static char *
decode (const char *bytes, gsize length, ClewCsvEncoding *encoding, gsize *written)
{
  *encoding = CLEW_CSV_UTF16;
  if (starts_with (bytes, length, "\xff\xfe", 2))
    return convert (bytes + 2, length - 2, "UTF-16LE", written);
  if (starts_with (bytes, length, "\xfe\xff", 2))
    return convert (bytes + 2, length - 2, "UTF-16BE", written);
  *encoding = CLEW_CSV_UTF8;
  if (starts_with (bytes, length, "\xef\xbb\xbf", 3))
    bytes += 3, length -= 3;
  *written = length;
  if (g_utf8_validate (bytes, (gssize)length, NULL))
    return g_strndup (bytes, length);
  *encoding = CLEW_CSV_WINDOWS_1252;
  return convert (bytes, length, "WINDOWS-1252", written);
}

/* Each end of a line becomes one line feed, so that rows can be counted. */
static gsize
make_lines (char *text, gsize length)
{
  gsize to = 0;

  for (gsize at = 0; at < length; at++)
    {
      if (text[at] == '\r' && at + 1 < length && text[at + 1] == '\n')
        continue;
      text[to++] = text[at] == '\r' ? '\n' : text[at];
    }
  text[to] = '\0';
  return to;
}

/* Taking apart. */

typedef struct
{
  ClewCsv   *csv;
  GPtrArray *cells;
  guint      row;
} Parse;

static void
cell_cb (void *cell, size_t length, void *data)
{
  Parse *parse = data;

  g_ptr_array_add (parse->cells, g_strstrip (g_strndup (cell, length)));
}

static void
row_cb (int end, void *data)
{
  Parse      *parse = data;
  ClewCsvRow *row;
  guint       n = parse->cells->len;

  parse->row++;
  while (n > 0 && *(const char *)g_ptr_array_index (parse->cells, n - 1) == '\0')
    n--;
  g_ptr_array_set_size (parse->cells, (int)n);
  if (n == 0)
    return;
  row = g_new0 (ClewCsvRow, 1);
  row->number = parse->row;
  row->n_cells = n;
  row->cells = (char **)g_memdup2 (parse->cells->pdata, n * sizeof (char *));
  g_ptr_array_set_free_func (parse->cells, NULL);
  g_ptr_array_set_size (parse->cells, 0);
  g_ptr_array_set_free_func (parse->cells, g_free);
  g_ptr_array_add (parse->csv->rows, row);
  parse->csv->n_columns = MAX (parse->csv->n_columns, n);
}

/* FALSE when it ends within quotation marks, or was canceled. */
static gboolean
take_apart (ClewCsv *csv, const char *text, gsize length, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  Parse             parse = { csv, cells, 0 };
  struct csv_parser parser;
  gboolean          done = TRUE;

  if (csv_init (&parser, CSV_REPALL_NL) != 0)
    return FALSE;
  csv_set_delim (&parser, (unsigned char)csv->separator);
  for (gsize at = 0; done && at < length; at += BLOCK_BYTES)
    {
      gsize n = MIN (length - at, BLOCK_BYTES);

      done = csv_parse (&parser, text + at, n, cell_cb, row_cb, &parse) == n &&
             !g_cancellable_is_cancelled (cancellable);
    }
  /* A stray quotation mark within a cell is let pass, one that is never closed is not. */
  csv_set_opts (&parser, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
  done = done && csv_fini (&parser, cell_cb, row_cb, &parse) == 0;
  csv_free (&parser);
  return done;
}

static ClewCsv *
new_csv (char separator)
{
  ClewCsv *csv = g_new0 (ClewCsv, 1);

  csv->rows = g_ptr_array_new_with_free_func (row_free);
  csv->separator = separator;
  g_atomic_ref_count_init (&csv->n_refs);
  return csv;
}

/* How many of the first rows are as wide as most of them, with a cell or more besides one. */
static guint
count_alike (const char *text, gsize length, char separator, guint *width)
{
  g_autoptr (ClewCsv) csv = new_csv (separator);
  g_autoptr (GArray) n_of_width = g_array_new (FALSE, TRUE, sizeof (guint));
  guint most = 0;

  *width = 0;
  take_apart (csv, text, length, NULL);
  g_array_set_size (n_of_width, csv->n_columns + 1);
  for (guint i = 0; i < csv->rows->len && i < SAMPLE_ROWS; i++)
    {
      ClewCsvRow *row = g_ptr_array_index (csv->rows, i);
      guint       n = ++g_array_index (n_of_width, guint, row->n_cells);

      if (row->n_cells > 1 && (n > most || (n == most && row->n_cells > *width)))
        most = n, *width = row->n_cells;
    }
  return most;
}

/* What stands between the cells: with it, the most rows are of one width. NUL if nothing does. */
static char
find_separator (const char *text, gsize length)
{
  const char *end;
  guint       most = 0, widest = 0;
  char        found = '\0';

  if (length > SAMPLE_BYTES)
    {
      end = g_strrstr_len (text, SAMPLE_BYTES, "\n");
      length = end != NULL ? (gsize)(end - text) : SAMPLE_BYTES;
    }
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint width;
      guint n = count_alike (text, length, separators[i], &width);

      if (n > most || (n == most && width > widest))
        most = n, widest = width, found = separators[i];
    }
  return found;
}

static const char not_text[] =
  N_ ("This is not a text file. Save the table as CSV in the program that it comes from, and "
      "choose that file.");
static const char no_cells[] =
  N_ ("There are no columns in this file: nothing stands between its cells. Save the table as CSV "
      "and choose that file.");
static const char open_quote[] =
  N_ ("A quotation mark in this file is opened and never closed, so its rows can’t be told "
      "apart. Save the table as CSV again.");
static const char too_large[] =
  N_ ("This file is larger than 100 MB. Save fewer days of the calendar and choose that file.");

/**
 * clew_csv_parse:
 * @bytes: a file
 * @cancellable: (nullable): to give up
 * @error: return location; %CLEW_RECORDS_ERROR_BAD_DATA with a message for people
 *
 * Reads a table of cells with commas, semicolons, tabs or bars between them, in UTF-8, UTF-16
 * with a mark or else Windows-1252. Rows may be of different widths. May run on any thread.
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
ClewCsv *
clew_csv_parse (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize            length, written = 0;
  const char      *data = g_bytes_get_data (bytes, &length);
  ClewCsvEncoding  encoding;
  g_autofree char *text = NULL;
  g_autoptr (ClewCsv) csv = new_csv ('\0');

  if (length > CLEW_CSV_MAX_BYTES)
    return refuse (_ (too_large), error), NULL;
  if (length == 0)
    return refuse (_ ("This file is empty."), error), NULL;
  text = decode (data, length, &encoding, &written);
  if (text == NULL || memchr (text, '\0', written) != NULL)
    return refuse (_ (not_text), error), NULL;
  csv->encoding = encoding;
  written = make_lines (text, written);
  csv->separator = find_separator (text, written);
  if (csv->separator == '\0')
    return refuse (_ (no_cells), error), NULL;
  if (!take_apart (csv, text, written, cancellable))
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        refuse (_ (open_quote), error);
      return NULL;
    }
  return g_steal_pointer (&csv);
}

/**
 * clew_csv_load:
 * @file: a file
 * @cancellable: (nullable): to give up
 * @error: return location; as for clew_csv_parse(), or of %G_IO_ERROR
 *
 * Reads a file of at most %CLEW_CSV_MAX_BYTES. Nothing of it is kept anywhere else.
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
ClewCsv *
clew_csv_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                  "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (GBytes) bytes = NULL;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return refuse (_ (not_text), error), NULL;
  if (g_file_info_get_size (info) > CLEW_CSV_MAX_BYTES)
    return refuse (_ (too_large), error), NULL;
  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  return bytes == NULL ? NULL : clew_csv_parse (bytes, cancellable, error);
}

/**
 * clew_csv_row_get:
 * @row: a row
 * @column: which of its cells, from 0
 *
 * Returns: (nullable): what it says, or %NULL when it is empty or not there
 */
const char *
clew_csv_row_get (const ClewCsvRow *row, guint column)
{
  return column < row->n_cells && *row->cells[column] != '\0' ? row->cells[column] : NULL;
}

/**
 * clew_csv_ref:
 * @csv: a table
 *
 * Returns: (transfer full): the same
 */
ClewCsv *
clew_csv_ref (ClewCsv *csv)
{
  g_atomic_ref_count_inc (&csv->n_refs);
  return csv;
}

/**
 * clew_csv_unref:
 * @csv: a table
 *
 * Frees it when nobody has it any more.
 */
void
clew_csv_unref (ClewCsv *csv)
{
  if (!g_atomic_ref_count_dec (&csv->n_refs))
    return;
  g_ptr_array_unref (csv->rows);
  g_free (csv);
}
