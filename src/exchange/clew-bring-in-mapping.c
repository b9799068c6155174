/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clew-bring-in.h"

#include "base/clew-error.h"
#include "records/clew-known-cases.h"

#include <glib/gi18n-lib.h>

/* Settings say by the header which column means what, so a file whose columns changed places is
 * read as before. */

/**
 * clew_mapping_column:
 * @field: what a column may say
 *
 * Returns: the column of calendar_mapping that names the one of the file
 */
const char *
clew_mapping_column (ClewIncomingField field)
{
  static const char *const columns[CLEW_INCOMING_N_FIELDS] = {
    [CLEW_INCOMING_CAUSE_NUMBER] = "in_cause_number",
    [CLEW_INCOMING_COURT] = "in_court",
    [CLEW_INCOMING_DEPARTMENT] = "in_department",
    [CLEW_INCOMING_NAME] = "in_name",
    [CLEW_INCOMING_FAMILY_NAME] = "in_family_name",
    [CLEW_INCOMING_GIVEN_NAME] = "in_given_name",
    [CLEW_INCOMING_BIRTH_DATE] = "in_birth_date",
    [CLEW_INCOMING_DAY] = "in_day",
    [CLEW_INCOMING_TIME] = "in_time",
    [CLEW_INCOMING_KIND] = "in_kind",
    [CLEW_INCOMING_JUDGE] = "in_judge",
    [CLEW_INCOMING_OUTCOME] = "in_outcome",
    [CLEW_INCOMING_PROSECUTOR] = "in_prosecutor",
    [CLEW_INCOMING_DEFENSE_COUNSEL] = "in_defense_counsel",
    [CLEW_INCOMING_FILED] = "in_filed",
  };

  return columns[field];
}

/**
 * clew_mapping_guess_headers:
 * @csv: a file that has a row
 *
 * Returns: whether its first row seems to name the columns
 */
gboolean
clew_mapping_guess_headers (const ClewCsv *csv)
{
  const ClewCsvRow *first = g_ptr_array_index (csv->rows, 0);
  guint             n = 0;

  for (guint i = 0; i < first->n_cells; i++)
    if (clew_bring_in_guess_field (first->cells[i]) != CLEW_INCOMING_N_FIELDS)
      n++;
  return n >= 2;
}

static char *
dup_line (const char *text)
{
  return g_strdelimit (g_strdup (text), "\n", ' ');
}

/**
 * clew_mapping_dup_header:
 * @csv: a file
 * @has_headers: whether its first row names the columns
 * @column: which column
 *
 * What a column is called: no two the same, and by its number where nothing stands above it.
 *
 * Returns: (transfer full): the name
 */
char *
clew_mapping_dup_header (const ClewCsv *csv, gboolean has_headers, guint column)
{
  const ClewCsvRow *first = csv->rows->len > 0 ? g_ptr_array_index (csv->rows, 0) : NULL;
  const char       *header;
  g_autofree char  *line = NULL;
  guint             n = 1;

  header = has_headers && first != NULL ? clew_csv_row_get (first, column) : NULL;
  if (header == NULL)
    return g_strdup_printf ("#%u", column + 1);
  for (guint i = 0; i < column; i++)
    if (g_strcmp0 (clew_csv_row_get (first, i), header) == 0)
      n++;
  line = dup_line (header);
  return n == 1 ? g_steal_pointer (&line) : g_strdup_printf ("%s (%u)", line, n);
}

static char *
dup_headers (const ClewCsv *csv, gboolean has_headers)
{
  GString *headers = g_string_new (NULL);

  for (guint i = 0; i < csv->n_columns; i++)
    {
      g_autofree char *header = clew_mapping_dup_header (csv, has_headers, i);

      g_string_append_printf (headers, "%s%s", i > 0 ? "\n" : "", header);
    }
  return g_string_free (headers, FALSE);
}

/**
 * clew_mapping_note_headers:
 * @mapping: settings
 * @csv: a file that they fit
 *
 * Notes by what such a file is known again.
 */
void
clew_mapping_note_headers (ClewRecord *mapping, const ClewCsv *csv)
{
  g_autofree char *headers = dup_headers (csv, clew_record_get_yes (mapping, "has_headers"));

  clew_record_set_text (mapping, "headers", headers);
}

/**
 * clew_mapping_guess:
 * @csv: a file
 *
 * Settings for a file that is new, by what stands above its columns: to be looked at.
 *
 * Returns: (transfer full): settings without a name
 */
ClewRecord *
clew_mapping_guess (const ClewCsv *csv)
{
  ClewRecord       *mapping = clew_record_new (&clew_kind_calendar_mapping);
  const ClewCsvRow *first = csv->rows->len > 0 ? g_ptr_array_index (csv->rows, 0) : NULL;
  gboolean          has_headers = first != NULL && clew_mapping_guess_headers (csv);
  gboolean          day_first = clew_day_order_of_locale () == CLEW_DATE_ORDER_DAY_FIRST;

  clew_record_set_yes (mapping, "has_headers", has_headers);
  clew_record_set_text (mapping, "source", "court_calendar");
  clew_record_set_text (mapping, "date_order", day_first ? "day_first" : "month_first");
  for (guint i = 0; has_headers && i < first->n_cells; i++)
    {
      ClewIncomingField field = clew_bring_in_guess_field (first->cells[i]);
      const char       *column;

      if (field == CLEW_INCOMING_N_FIELDS)
        continue;
      column = clew_mapping_column (field);
      if (clew_record_get_text (mapping, column) == NULL)
        {
          g_autofree char *header = clew_mapping_dup_header (csv, TRUE, i);

          clew_record_set_text (mapping, column, header);
        }
    }
  clew_mapping_note_headers (mapping, csv);
  return mapping;
}

/**
 * clew_mapping_find:
 * @store: a store
 * @csv: a file
 * @error: return location
 *
 * The settings with which a file with these columns was read last, or else a guess; whether they
 * are stored tells which.
 *
 * Returns: (transfer full): settings, or %NULL with @error set
 */
ClewRecord *
clew_mapping_find (ClewStore *store, const ClewCsv *csv, GError **error)
{
  g_autofree char *named = dup_headers (csv, TRUE);
  g_autofree char *numbered = dup_headers (csv, FALSE);
  GError          *failure = NULL;
  g_autoptr (ClewRecord) found = clew_known_mapping_load (store, named, numbered, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (found != NULL &&
      (clew_record_get_yes (found, "has_headers") || !clew_mapping_guess_headers (csv)))
    return g_steal_pointer (&found);
  return clew_mapping_guess (csv);
}

/**
 * clew_mapping_fits:
 * @mapping: settings
 * @csv: a file
 * @field: (out) (optional): the setting at which to show the message
 * @error: return location; %CLEW_RECORDS_ERROR_BAD_DATA
 *
 * Returns: whether the file has every column that the settings name
 */
gboolean
clew_mapping_fits (ClewRecord *mapping, const ClewCsv *csv, const char **field, GError **error)
{
  g_autofree char *headers = dup_headers (csv, clew_record_get_yes (mapping, "has_headers"));
  g_auto (GStrv) known = g_strsplit (headers, "\n", -1);

  for (ClewIncomingField i = 0; i < CLEW_INCOMING_N_FIELDS; i++)
    {
      const char *header = clew_record_get_text (mapping, clew_mapping_column (i));

      if (header == NULL || g_strv_contains ((const char *const *)known, header))
        continue;
      if (field != NULL)
        *field = clew_mapping_column (i);
      g_set_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA,
                   _ ("There is no column “%s” in this file. Choose another."), header);
      return FALSE;
    }
  return TRUE;
}
