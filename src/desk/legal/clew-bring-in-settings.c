/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-bring-in-settings.h"

#include "desk/clew-choice-row.h"
#include "desk/clew-field-form.h"

#include <glib/gi18n.h>

#define N_PREVIEW_ROWS 5
/* Letters of a cell that are shown of it. */
#define CELL_WIDTH 28

struct _ClewBringInSettings
{
  AdwBin parent_instance;

  AdwPreferencesPage  *page;
  AdwPreferencesGroup *columns;
  AdwPreferencesGroup *preview;
  AdwComboRow         *rows[CLEW_INCOMING_N_FIELDS];
  ClewFieldForm       *form;
  ClewCsv             *csv;
  ClewRecord          *mapping;
  ClewRecord          *reading; /* only for the day of the file */
};

G_DEFINE_FINAL_TYPE (ClewBringInSettings, clew_bring_in_settings, ADW_TYPE_BIN)

static gboolean
has_headers (ClewBringInSettings *settings)
{
  return clew_record_get_yes (settings->mapping, "has_headers");
}

/* Something to recognize a column by. */
static const char *
find_sample (ClewBringInSettings *settings, guint column)
{
  for (guint i = has_headers (settings) ? 1 : 0; i < settings->csv->rows->len; i++)
    {
      const char *cell = clew_csv_row_get (g_ptr_array_index (settings->csv->rows, i), column);

      if (cell != NULL)
        return cell;
    }
  return NULL;
}

static void
show_sample (ClewBringInSettings *settings, ClewIncomingField field)
{
  guint            selected = adw_combo_row_get_selected (settings->rows[field]);
  const char      *sample = selected > 0 && selected != GTK_INVALID_LIST_POSITION
                              ? find_sample (settings, selected - 1)
                              : NULL;
  g_autofree char *text = NULL;

  if (sample != NULL)
    {
      g_autofree char *line = g_strdelimit (g_strdup (sample), "\n", ' ');
      glong            n = MIN (g_utf8_strlen (line, -1), CELL_WIDTH);
      g_autofree char *cell = g_utf8_substring (line, 0, n);
      g_autofree char *escaped = g_markup_escape_text (cell, -1);

      /* Translators: %s is a cell of the file, shown to know a column by */
      text = g_strdup_printf (_ ("Such as “%s”"), escaped);
    }
  gtk_widget_remove_css_class (GTK_WIDGET (settings->rows[field]), "error");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (settings->rows[field]), text != NULL ? text : "");
}

static void
column_cb (AdwComboRow *row, GParamSpec *pspec, ClewBringInSettings *settings)
{
  for (ClewIncomingField i = 0; i < CLEW_INCOMING_N_FIELDS; i++)
    if (settings->rows[i] == row)
      {
        guint            selected = adw_combo_row_get_selected (row);
        g_autofree char *header = NULL;

        if (selected > 0)
          header = clew_mapping_dup_header (settings->csv, has_headers (settings), selected - 1);
        clew_record_set_text (settings->mapping, clew_mapping_column (i), header);
        show_sample (settings, i);
      }
}

static GtkStringList *
list_headers (ClewBringInSettings *settings)
{
  GtkStringList *headers = gtk_string_list_new (NULL);

  gtk_string_list_append (headers, _ ("Not in this file"));
  for (guint i = 0; i < settings->csv->n_columns; i++)
    {
      g_autofree char *header = clew_mapping_dup_header (settings->csv, has_headers (settings), i);

      gtk_string_list_append (headers, header);
    }
  return headers;
}

static void
add_column (ClewBringInSettings *settings, ClewIncomingField field, GtkStringList *headers)
{
  const char      *column = clew_mapping_column (field);
  const char      *header = clew_record_get_text (settings->mapping, column);
  const ClewField *known = clew_kind_find_field (&clew_kind_calendar_mapping, column, NULL);
  AdwComboRow     *row = ADW_COMBO_ROW (adw_combo_row_new ());

  settings->rows[field] = row;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (known->label));
  adw_combo_row_set_model (row, G_LIST_MODEL (headers));
  clew_choice_row_show_whole (row);
  for (guint i = 1; header != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (headers)); i++)
    if (g_str_equal (gtk_string_list_get_string (headers, i), header))
      adw_combo_row_set_selected (row, i);
  show_sample (settings, field);
  g_signal_connect (row, "notify::selected", G_CALLBACK (column_cb), settings);
  adw_preferences_group_add (settings->columns, GTK_WIDGET (row));
}

static GtkWidget *
create_cell (const char *text, gboolean is_header)
{
  g_autofree char *line = g_strdelimit (g_strdup (text != NULL ? text : ""), "\n", ' ');
  GtkWidget       *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (g_utf8_strlen (line, -1) > CELL_WIDTH)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), CELL_WIDTH);
    }
  gtk_widget_add_css_class (label, is_header ? "heading" : "numeric");
  return label;
}

static void
show_preview (ClewBringInSettings *settings)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = gtk_grid_new ();
  guint      first = has_headers (settings) ? 1 : 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < settings->csv->n_columns; i++)
    {
      g_autofree char *header = clew_mapping_dup_header (settings->csv, first > 0, i);

      gtk_grid_attach (GTK_GRID (grid), create_cell (header, TRUE), (int)i, 0, 1, 1);
      for (guint j = 0; j < N_PREVIEW_ROWS && first + j < settings->csv->rows->len; j++)
        {
          ClewCsvRow *row = g_ptr_array_index (settings->csv->rows, first + j);

          gtk_grid_attach (GTK_GRID (grid), create_cell (clew_csv_row_get (row, i), FALSE), (int)i,
                           (int)j + 1, 1, 1);
        }
    }
  gtk_widget_set_margin_bottom (grid, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  adw_preferences_group_add (settings->preview, scrolled);
}

static void
remove_group (ClewBringInSettings *settings, AdwPreferencesGroup **group)
{
  if (*group != NULL)
    adw_preferences_page_remove (settings->page, *group);
  *group = NULL;
}

static AdwPreferencesGroup *
add_group (ClewBringInSettings *settings, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (settings->page, group);
  return group;
}

static void
show_columns (ClewBringInSettings *settings)
{
  g_autoptr (GtkStringList) headers = list_headers (settings);
  guint            n = settings->csv->rows->len - (has_headers (settings) ? 1 : 0);
  g_autofree char *rows = g_strdup_printf (ngettext ("%'u row.", "%'u rows.", n), n);
  g_autofree char *odd = NULL;

  if (settings->csv->encoding == CLEW_CSV_WINDOWS_1252)
    odd = g_strconcat (rows, " ",
                       _ ("Its letters are read as Windows wrote them. Check the names with "
                          "accents."),
                          NULL);
  remove_group (settings, &settings->preview);
  remove_group (settings, &settings->columns);
  settings->preview = add_group (settings, _ ("First Rows"), odd != NULL ? odd : rows);
  show_preview (settings);
  settings->columns = add_group (
    settings, _ ("Columns"),
                 _ ("Rows are matched by cause number and court, or else by name and date of "
                    "birth."));
  for (ClewIncomingField i = 0; i < CLEW_INCOMING_N_FIELDS; i++)
    add_column (settings, i, headers);
}

/* What a column is called depends on whether the first row says it. */
static void
rename_columns (ClewBringInSettings *settings, gboolean had_headers)
{
  for (ClewIncomingField i = 0; i < CLEW_INCOMING_N_FIELDS; i++)
    {
      const char *column = clew_mapping_column (i);

      for (guint j = 0; j < settings->csv->n_columns; j++)
        {
          g_autofree char *before = clew_mapping_dup_header (settings->csv, had_headers, j);
          g_autofree char *after = clew_mapping_dup_header (settings->csv, !had_headers, j);

          if (g_strcmp0 (clew_record_get_text (settings->mapping, column), before) != 0)
            continue;
          clew_record_set_text (settings->mapping, column, after);
          break;
        }
    }
}

static gboolean
keep_cb (ClewRecord *record, gpointer data, GError **error)
{
  ClewBringInSettings *settings = data;
  gboolean             had_headers = has_headers (settings);

  if (clew_record_get_kind (record) == &clew_kind_calendar_reading)
    {
      g_set_object (&settings->reading, record);
      return TRUE;
    }
  for (ClewIncomingField i = 0; i < CLEW_INCOMING_N_FIELDS; i++)
    clew_record_set_text (record, clew_mapping_column (i),
                          clew_record_get_text (settings->mapping, clew_mapping_column (i)));
  g_set_object (&settings->mapping, record);
  if (has_headers (settings) != had_headers)
    {
      rename_columns (settings, had_headers);
      show_columns (settings);
    }
  return TRUE;
}

static void
clew_bring_in_settings_dispose (GObject *object)
{
  ClewBringInSettings *settings = CLEW_BRING_IN_SETTINGS (object);

  g_clear_object (&settings->form);
  g_clear_object (&settings->mapping);
  g_clear_object (&settings->reading);
  g_clear_pointer (&settings->csv, clew_csv_unref);

  G_OBJECT_CLASS (clew_bring_in_settings_parent_class)->dispose (object);
}

static void
clew_bring_in_settings_class_init (ClewBringInSettingsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = clew_bring_in_settings_dispose;
}

static void
clew_bring_in_settings_init (ClewBringInSettings *settings)
{
}

/**
 * clew_bring_in_settings_show:
 * @settings: the settings
 * @office: an open office
 * @csv: a file
 * @mapping: how it may be read; altered as somebody says
 * @as_of: of which day it may be
 *
 * Shows how the file will be read, and its first rows.
 */
void
clew_bring_in_settings_show (ClewBringInSettings *settings,
                             ClewOffice          *office,
                             ClewCsv             *csv,
                             ClewRecord          *mapping,
                             ClewDay              as_of)
{
  static const char *const file_columns[] = { "name", "source", "date_order", "court", NULL };
  static const char *const day_columns[] = { "on_day", NULL };
  static const char *const row_columns[] = { "has_headers", NULL };
  const char              *title = _ ("File");
  g_clear_object (&settings->form);
  g_set_object (&settings->mapping, mapping);
  g_clear_object (&settings->reading);
  settings->reading = clew_record_new (&clew_kind_calendar_reading);
  clew_record_set_day (settings->reading, "on_day", as_of);
  clew_csv_ref (csv);
  g_clear_pointer (&settings->csv, clew_csv_unref);
  settings->csv = csv;
  settings->preview = settings->columns = NULL;
  settings->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_bin_set_child (ADW_BIN (settings), GTK_WIDGET (settings->page));
  settings->form = clew_field_form_new (office, TRUE, keep_cb, settings);
  clew_field_form_add_group (settings->form, settings->page, settings->mapping, title, NULL,
                             file_columns);
  clew_field_form_add_group (
    settings->form, settings->page, settings->reading, "",
    /* Translators: of which day the file of a court is */
    _ ("On this day the court or the other program wrote the file. What comes from it is marked "
       "with its age."),
       day_columns);
  clew_field_form_add_group (settings->form, settings->page, settings->mapping, "", NULL,
                             row_columns);
  show_columns (settings);
}

static void
say_at_column (ClewBringInSettings *settings, const char *column, const char *message)
{
  for (ClewIncomingField i = 0; i < CLEW_INCOMING_N_FIELDS; i++)
    if (g_strcmp0 (clew_mapping_column (i), column) == 0)
      {
        g_autofree char *escaped = g_markup_escape_text (message, -1);

        adw_action_row_set_subtitle (ADW_ACTION_ROW (settings->rows[i]), escaped);
        gtk_widget_add_css_class (GTK_WIDGET (settings->rows[i]), "error");
        gtk_widget_grab_focus (GTK_WIDGET (settings->rows[i]));
      }
}

/**
 * clew_bring_in_settings_commit:
 * @settings: the settings
 * @as_of: (out): of which day the file is
 *
 * Reads what is still being typed. What can't be is said at its field.
 *
 * Returns: (transfer full) (nullable): how the file is to be read, or %NULL
 */
ClewRecord *
clew_bring_in_settings_commit (ClewBringInSettings *settings, ClewDay *as_of)
{
  const char *field = NULL;
  g_autoptr (GError) error = NULL;

  if (!clew_field_form_commit (settings->form))
    return NULL;
  *as_of = clew_record_get_day (settings->reading, "on_day");
  if (*as_of == CLEW_DAY_UNKNOWN)
    {
      clew_field_form_say (settings->form, settings->reading, "on_day",
                           _ ("Say of which day the file is."));
      return NULL;
    }
  clew_mapping_note_headers (settings->mapping, settings->csv);
  if (clew_record_check (settings->mapping, CLEW_DAY_UNKNOWN, &field, &error) &&
      clew_mapping_fits (settings->mapping, settings->csv, &field, &error))
    return clew_record_copy (settings->mapping);
  if (!clew_field_form_say (settings->form, settings->mapping, field, error->message))
    say_at_column (settings, field, error->message);
  return NULL;
}
