/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-preferences-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-areas.h"
#include "desk/clew-caution-window.h"
#include "desk/clew-courts-page.h"
#include "desk/clew-error-words.h"
#include "desk/clew-minors-page.h"
#include "desk/clew-settings.h"
#include "desk/clew-site-page.h"
#include "desk/clew-staff-page.h"

#include <glib/gi18n.h>

/* What this account prefers (GSettings), and what the office prints by
 * default (its own record, so it is the same for everybody who works there). */
struct _ClewPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow         *appearance_row;
  AdwComboRow         *start_page_row;
  AdwComboRow         *date_order_row;
  AdwPreferencesGroup *forms_group;
  AdwComboRow         *form_language_row;
  AdwComboRow         *paper_row;

  ClewOffice     *office;
  ClewSitePage   *site_page;
  ClewCourtsPage *courts_page;
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (ClewPreferencesWindow, clew_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static const ClewChoice appearances[] = {
  { "system", N_ ("Follow the System") },
  { "light", N_ ("Light") },
  { "dark", N_ ("Dark") },
  { NULL },
};

static const ClewChoice date_orders[] = {
  { "locale", N_ ("As Usual Here") },
  { "month-first", N_ ("Month First (3/4 Is March 4)") },
  { "day-first", N_ ("Day First (3/4 Is 3 April)") },
  { NULL },
};

static guint
find_choice (const ClewChoice *choices, const char *id)
{
  for (guint i = 0; choices[i].id != NULL; i++)
    if (g_strcmp0 (choices[i].id, id) == 0)
      return i;

  return 0;
}

static gboolean
choice_from_setting (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_uint (value, find_choice (data, g_variant_get_string (variant, NULL)));

  return TRUE;
}

static GVariant *
choice_to_setting (const GValue *value, const GVariantType *type, gpointer data)
{
  const ClewChoice *choices = data;

  return g_variant_new_string (choices[g_value_get_uint (value)].id);
}

static void
fill_row (AdwComboRow *row, const ClewChoice *choices)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  for (; choices->id != NULL; choices++)
    gtk_string_list_append (labels, _ (choices->label));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

static void
bind_row (AdwComboRow *row, const char *key, const ClewChoice *choices)
{
  fill_row (row, choices);
  g_settings_bind_with_mapping (clew_settings_get (), key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                choice_from_setting, choice_to_setting, (gpointer)choices, NULL);
}

/* The views as choices. Made once; the areas are a static table. */
static const ClewChoice *
get_start_pages (void)
{
  static ClewChoice *pages;

  if (pages == NULL)
    {
      guint n = 0;

      while (clew_areas[n].name != NULL)
        n++;
      pages = g_new0 (ClewChoice, n + 1);
      for (guint i = 0; i < n; i++)
        {
          pages[i].id = clew_areas[i].name;
          pages[i].label = clew_areas[i].title;
        }
    }

  return pages;
}

static const ClewChoice *
get_papers (void)
{
  return clew_kind_find_field (&clew_kind_office, "paper", NULL)->choices;
}

static void
fill_from_office (ClewPreferencesWindow *window)
{
  ClewRecord *record = clew_office_get_record (window->office);

  window->filling = TRUE;
  adw_combo_row_set_selected (window->form_language_row,
                              find_choice (clew_languages,
                                           clew_record_get_text (record, "form_language")));
  adw_combo_row_set_selected (window->paper_row,
                              find_choice (get_papers (), clew_record_get_text (record, "paper")));
  window->filling = FALSE;
}

static void
save_choice (ClewPreferencesWindow *window, const char *column, AdwComboRow *row)
{
  const ClewField *field = clew_kind_find_field (&clew_kind_office, column, NULL);
  const char      *id = field->choices[adw_combo_row_get_selected (row)].id;
  g_autoptr(ClewRecord) record = NULL;
  g_autoptr(GError) error = NULL;

  if (window->filling || window->office == NULL)
    return;
  record = clew_record_copy (clew_office_get_record (window->office));
  if (g_strcmp0 (clew_record_get_text (record, column), id) == 0)
    return;

  clew_record_set_text (record, column, id);
  if (!clew_office_save (window->office, _("Change how forms are printed"), record, &error))
    {
      ClewErrorWords words;

      clew_error_words (error, &words);
      adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window),
                                        adw_toast_new (words.title));
      fill_from_office (window);
    }
}

static void
form_language_cb (ClewPreferencesWindow *window)
{
  save_choice (window, "form_language", window->form_language_row);
}

static void
paper_cb (ClewPreferencesWindow *window)
{
  save_choice (window, "paper", window->paper_row);
}

static void
caution_cb (ClewPreferencesWindow *window)
{
  gtk_window_present (
    GTK_WINDOW (clew_caution_window_new (GTK_WINDOW (window), window->office)));
}

/* What was refused stays on screen with its reason; Esc in the field puts back what was. */
static gboolean
clew_preferences_window_close_request (GtkWindow *gtk_window)
{
  ClewPreferencesWindow *window = CLEW_PREFERENCES_WINDOW (gtk_window);

  AdwPreferencesPage *refused = NULL;

  if (window->site_page != NULL && !clew_site_page_commit (window->site_page))
    refused = ADW_PREFERENCES_PAGE (window->site_page);
  else if (window->courts_page != NULL && !clew_courts_page_commit (window->courts_page))
    refused = ADW_PREFERENCES_PAGE (window->courts_page);
  if (refused == NULL)
    return GTK_WINDOW_CLASS (clew_preferences_window_parent_class)->close_request (gtk_window);
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (window), refused);
  return GDK_EVENT_STOP;
}

static void
clew_preferences_window_dispose (GObject *object)
{
  ClewPreferencesWindow *window = CLEW_PREFERENCES_WINDOW (object);

  g_clear_object (&window->office);

  G_OBJECT_CLASS (clew_preferences_window_parent_class)->dispose (object);
}

static void
clew_preferences_window_class_init (ClewPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_preferences_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = clew_preferences_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/clewproject/Clew/clew-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewPreferencesWindow, appearance_row);
  gtk_widget_class_bind_template_child (widget_class, ClewPreferencesWindow, start_page_row);
  gtk_widget_class_bind_template_child (widget_class, ClewPreferencesWindow, date_order_row);
  gtk_widget_class_bind_template_child (widget_class, ClewPreferencesWindow, forms_group);
  gtk_widget_class_bind_template_child (widget_class, ClewPreferencesWindow, form_language_row);
  gtk_widget_class_bind_template_child (widget_class, ClewPreferencesWindow, paper_row);
  gtk_widget_class_bind_template_callback (widget_class, form_language_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_cb);
  gtk_widget_class_bind_template_callback (widget_class, caution_cb);
}

static void
clew_preferences_window_init (ClewPreferencesWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  clew_accessible_mend (GTK_WIDGET (window));

  bind_row (window->appearance_row, "appearance", appearances);
  bind_row (window->start_page_row, "start-page", get_start_pages ());
  bind_row (window->date_order_row, "date-order", date_orders);
  window->filling = TRUE;
  fill_row (window->form_language_row, clew_languages);
  fill_row (window->paper_row, get_papers ());
  window->filling = FALSE;
}

static void
add_office_pages (ClewPreferencesWindow *window)
{
  AdwPreferencesWindow *preferences = ADW_PREFERENCES_WINDOW (window);

  window->site_page = clew_site_page_new (window->office);
  adw_preferences_window_add (preferences, ADW_PREFERENCES_PAGE (window->site_page));
  adw_preferences_window_add (preferences,
                              ADW_PREFERENCES_PAGE (clew_staff_page_new (window->office)));
  window->courts_page = clew_courts_page_new (window->office);
  adw_preferences_window_add (preferences, ADW_PREFERENCES_PAGE (window->courts_page));
  adw_preferences_window_add (preferences,
                              ADW_PREFERENCES_PAGE (clew_minors_page_new (window->office)));
}

/**
 * clew_preferences_window_new:
 * @office: (nullable): the open office, or %NULL to show this account's preferences only
 *
 * Returns: (transfer none): a window
 */
ClewPreferencesWindow *
clew_preferences_window_new (GtkWindow *parent, ClewOffice *office)
{
  ClewPreferencesWindow *window;

  window = g_object_new (CLEW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  g_set_object (&window->office, office);
  gtk_widget_set_visible (GTK_WIDGET (window->forms_group), office != NULL);
  if (office != NULL)
    {
      fill_from_office (window);
      add_office_pages (window);
    }

  return window;
}
