/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-minors-page.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "records/clew-signer-ages.h"

#include <glib/gi18n.h>

/* What the laws of the states know. */
#define FIRST_MAJORITY 16
#define LAST_MAJORITY  21
#define FIRST_OWN      10
#define LAST_OWN       17

struct _ClewMinorsPage
{
  AdwPreferencesPage parent_instance;

  AdwComboRow *majority;
  GPtrArray   *rows; /* AdwComboRow, by the order of clew_all_categories */

  ClewOffice *office;
  gboolean    filling;
};

G_DEFINE_FINAL_TYPE (ClewMinorsPage, clew_minors_page, ADW_TYPE_PREFERENCES_PAGE)

static int
find_own_age (const ClewSignerAges *ages, const char *category)
{
  for (guint i = 0; i < ages->n_rules; i++)
    if (g_str_equal (ages->rules[i].category, category))
      return ages->rules[i].own_consent_age;
  return 0;
}

static void
fill (ClewMinorsPage *page)
{
  g_autoptr (ClewSignerAges) ages = clew_signer_ages_load (clew_office_get_store (page->office),
                                                           NULL);

  /* Ages that nobody set are not to be taken for the site's. */
  gtk_widget_set_sensitive (GTK_WIDGET (page), ages != NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (page->majority),
                               ages == NULL ? _ ("The records can’t be read now.") : "");
  if (ages == NULL)
    return;
  page->filling = TRUE;
  adw_combo_row_set_selected (
    page->majority, (guint)(CLAMP (ages->majority, FIRST_MAJORITY, LAST_MAJORITY) -
                            FIRST_MAJORITY));
  for (guint i = 0; i < page->rows->len; i++)
    {
      int own = find_own_age (ages, clew_all_categories[i].id);

      adw_combo_row_set_selected (
        g_ptr_array_index (page->rows, i),
        own == 0 ? 0 : (guint)(CLAMP (own, FIRST_OWN, LAST_OWN) - FIRST_OWN + 1));
    }
  page->filling = FALSE;
}

/* What was chosen is not kept, so the rows say again what is. */
static void
fail (ClewMinorsPage *page, const GError *error)
{
  GtkWidget     *window = gtk_widget_get_ancestor (GTK_WIDGET (page),
                                                   ADW_TYPE_PREFERENCES_WINDOW);
  ClewErrorWords words;

  clew_error_words (error, &words);
  if (window != NULL)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window),
                                      adw_toast_new (words.title));
  fill (page);
}

static void
majority_cb (ClewMinorsPage *page)
{
  gint64 age = FIRST_MAJORITY + (gint64)adw_combo_row_get_selected (page->majority);
  g_autoptr (ClewRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  if (page->filling)
    return;
  record = clew_record_copy (clew_office_get_record (page->office));
  clew_record_set_number (record, "majority_age", age);
  if (!clew_office_save (page->office, _ ("Change the age of majority"), record, &error))
    fail (page, error);
}

static void
own_age_cb (ClewMinorsPage *page, GParamSpec *pspec, AdwComboRow *row)
{
  guint       chosen = adw_combo_row_get_selected (row);
  guint       index;
  gint64      age;
  const char *category;
  g_autoptr (GError) error = NULL;

  if (page->filling || !g_ptr_array_find (page->rows, row, &index))
    return;
  age = chosen == 0 ? 0 : FIRST_OWN - 1 + (gint64)chosen;
  category = clew_all_categories[index].id;
  if (!clew_signer_ages_save_own (page->office, _ ("Change an age rule"), category, age, &error))
    fail (page, error);
}

static void
clew_minors_page_dispose (GObject *object)
{
  ClewMinorsPage *page = CLEW_MINORS_PAGE (object);

  g_clear_object (&page->office);
  g_clear_pointer (&page->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (clew_minors_page_parent_class)->dispose (object);
}

static void
clew_minors_page_class_init (ClewMinorsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_minors_page_dispose;
}

static AdwComboRow *
add_row (AdwPreferencesGroup *group, const char *title, const char *none, int first, int last)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) ages = gtk_string_list_new (NULL);

  if (none != NULL)
    gtk_string_list_append (ages, none);
  for (int age = first; age <= last; age++)
    {
      /* Translators: an age in years */
      g_autofree char *text = g_strdup_printf (_ ("From %d"), age);

      gtk_string_list_append (ages, text);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  clew_accessible_mend (row);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (ages));
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

static AdwPreferencesGroup *
add_group (ClewMinorsPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  return group;
}

static const char of_age_text[] =
  N_ ("From this age a person signs a release alone, and a parent’s signature ends. The same for "
      "everybody who works in this office.");
static const char alone_text[] =
  N_ ("Where the law of the state lets a minor get a service without a parent, the minor alone "
      "releases what is known from it. Ask counsel.");

static void
clew_minors_page_init (ClewMinorsPage *page)
{
  AdwPreferencesGroup *group;

  page->rows = g_ptr_array_new ();
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Minors"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "system-users-symbolic");
  group = add_group (page, _ ("Of Age"), _ (of_age_text));
  page->majority = add_row (group, _ ("Age of majority"), NULL, FIRST_MAJORITY, LAST_MAJORITY);
  g_signal_connect_object (page->majority, "notify::selected", G_CALLBACK (majority_cb), page,
                           G_CONNECT_SWAPPED);
  group = add_group (page, _ ("A Minor Alone May Sign for"), _ (alone_text));
  for (guint i = 0; clew_all_categories[i].id != NULL; i++)
    {
      AdwComboRow *row = add_row (group, _ (clew_all_categories[i].label),
                                            _ ("Only with a parent"), FIRST_OWN, LAST_OWN);

      g_ptr_array_add (page->rows, row);
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (own_age_cb), page,
                               G_CONNECT_SWAPPED);
    }
  clew_accessible_mend (GTK_WIDGET (page));
}

/**
 * clew_minors_page_new:
 * @office: the open office
 *
 * Returns: (transfer floating): the page, with the site's ages
 */
ClewMinorsPage *
clew_minors_page_new (ClewOffice *office)
{
  ClewMinorsPage *page = g_object_new (CLEW_TYPE_MINORS_PAGE, NULL);

  page->office = g_object_ref (office);
  fill (page);
  return page;
}
