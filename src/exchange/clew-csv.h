/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* Larger is no calendar of a court. */
#define CLEW_CSV_MAX_BYTES (100 * 1024 * 1024)

typedef enum
{
  CLEW_CSV_UTF8,
  CLEW_CSV_UTF16,
  CLEW_CSV_WINDOWS_1252, /* because it is none of the others: to be looked at */
} ClewCsvEncoding;

/**
 * ClewCsvRow:
 * @number: which row of the file it is, from 1, empty ones counted as a spreadsheet does
 * @n_cells: how many cells it has, those left out at its end not counted
 * @cells: (array length=n_cells): without space around them, never %NULL
 */
typedef struct
{
  guint  number;
  guint  n_cells;
  char **cells;
} ClewCsvRow;

/**
 * ClewCsv:
 * @rows: (element-type ClewCsvRow): those that are not empty, the first may name the columns
 * @n_columns: of the widest row
 * @separator: what stands between cells
 * @encoding: how its letters were written
 *
 * A table that came in a file. Once it is read nobody alters it, so threads may share it.
 */
typedef struct
{
  GPtrArray      *rows;
  guint           n_columns;
  char            separator;
  ClewCsvEncoding encoding;
  gatomicrefcount n_refs;
} ClewCsv;

ClewCsv    *clew_csv_load (GFile *file, GCancellable *cancellable, GError **error);
ClewCsv    *clew_csv_parse (GBytes *bytes, GCancellable *cancellable, GError **error);
const char *clew_csv_row_get (const ClewCsvRow *row, guint column);
ClewCsv    *clew_csv_ref (ClewCsv *csv);
void        clew_csv_unref (ClewCsv *csv);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewCsv, clew_csv_unref)
