/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/agencies/clew-agency-page.h"

#include "desk/agencies/clew-agency-form.h"
#include "desk/agencies/clew-agency-words.h"
#include "desk/agencies/clew-people-list.h"
#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "records/clew-agency.h"

#include <glib/gi18n.h>

struct _ClewAgencyPage
{
  AdwBin parent_instance;

  AdwHeaderBar     *header_bar;
  GtkMenuButton    *menu_button;
  GtkStack         *states;
  AdwStatusPage    *error_page;
  GtkLabel         *name;
  GtkLabel         *about;
  AdwBin           *pill;
  GtkWidget        *switcher;
  AdwViewStack     *tabs;
  AdwBin           *details;
  AdwViewStackPage *people_tab;
  AdwViewStackPage *changes_tab;
  ClewPeopleList   *people;
  ClewPeopleList   *changes;

  ClewOffice     *office;
  ClewAgencyForm *form;
  char           *id;
};

G_DEFINE_FINAL_TYPE (ClewAgencyPage, clew_agency_page, ADW_TYPE_BIN)

static const ClewPeopleWords people_words = {
  .name = N_ ("Who named it"),
  .nothing = N_ ("No One Named It"),
  .explanation = N_ ("No release in force lets this agency hear anything."),
  .action = "win.show-person",
};

static const ClewPeopleWords changes_words = {
  .name = N_ ("People to see again"),
  .nothing = N_ ("No One to See Again"),
  .explanation = N_ ("Nobody who signed before this agency joined is still to be asked, and no "
                     "release in force names it after it left."),
  .action = "win.show-release",
};

static gboolean
keep (ClewRecord *agency, gpointer data, GError **error)
{
  ClewAgencyPage *page = data;

  return clew_agency_save (page->office, _ ("Edit agency"), agency, NULL, error);
}

static void
clew_agency_page_dispose (GObject *object)
{
  ClewAgencyPage *page = CLEW_AGENCY_PAGE (object);

  g_clear_object (&page->form);
  g_clear_object (&page->office);
  g_clear_pointer (&page->id, g_free);

  G_OBJECT_CLASS (clew_agency_page_parent_class)->dispose (object);
}

static void
clew_agency_page_class_init (ClewAgencyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_agency_page_dispose;

  g_type_ensure (CLEW_TYPE_PEOPLE_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/agencies/clew-agency-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewAgencyPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewAgencyPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ClewAgencyPage, states);
  gtk_widget_class_bind_template_child (widget_class, ClewAgencyPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, ClewAgencyPage, name);
  gtk_widget_class_bind_template_child (widget_class, ClewAgencyPage, about);
  gtk_widget_class_bind_template_child (widget_class, ClewAgencyPage, pill);
  gtk_widget_class_bind_template_child (widget_class, ClewAgencyPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, ClewAgencyPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, ClewAgencyPage, details);
  gtk_widget_class_bind_template_child (widget_class, ClewAgencyPage, people_tab);
  gtk_widget_class_bind_template_child (widget_class, ClewAgencyPage, changes_tab);
  gtk_widget_class_bind_template_child (widget_class, ClewAgencyPage, people);
  gtk_widget_class_bind_template_child (widget_class, ClewAgencyPage, changes);
}

static void
clew_agency_page_init (ClewAgencyPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  clew_menu_button_set_accessible_name (page->menu_button, _ ("More"));
  clew_people_list_set_words (page->people, &people_words);
  clew_people_list_set_words (page->changes, &changes_words);
}

AdwHeaderBar *
clew_agency_page_get_header_bar (ClewAgencyPage *page)
{
  g_return_val_if_fail (CLEW_IS_AGENCY_PAGE (page), NULL);

  return page->header_bar;
}

static void
fill_head (ClewAgencyPage *page, ClewRecord *agency)
{
  g_autofree char *about = clew_agency_about (agency);

  gtk_label_set_label (page->name, clew_record_get_text (agency, "legal_name"));
  gtk_label_set_label (page->about, about);
  adw_bin_set_child (page->pill, clew_agency_pill_new (agency, clew_office_today (page->office)));
}

static void
build_form (ClewAgencyPage *page, ClewRecord *agency)
{
  GtkWidget *rows = adw_preferences_page_new ();

  g_clear_object (&page->form);
  page->form = clew_agency_form_new (page->office, ADW_PREFERENCES_PAGE (rows), agency, FALSE,
                                     keep, page);
  adw_bin_set_child (page->details, rows);
}

/**
 * clew_agency_page_show:
 * @page: the page
 * @office: the open office
 * @id: an agency's id
 *
 * Shows the agency as it is now, or why it can't be read. Its people come
 * with clew_agency_page_show_people().
 */
void
clew_agency_page_show (ClewAgencyPage *page, ClewOffice *office, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) agency = NULL;
  gboolean other;

  g_return_if_fail (CLEW_IS_AGENCY_PAGE (page));

  g_set_object (&page->office, office);
  other = g_strcmp0 (page->id, id) != 0;
  g_free (page->id);
  page->id = g_strdup (id);
  agency = clew_record_load (clew_office_get_store (office), &clew_kind_agency, page->id, &error);
  if (agency == NULL)
    {
      clew_error_words_show (page->error_page, error);
      gtk_stack_set_visible_child_name (page->states, "error");
      return;
    }
  if (clew_record_is_removed (agency))
    {
      gtk_stack_set_visible_child_name (page->states, "gone");
      return;
    }
  fill_head (page, agency);
  if (other || page->form == NULL)
    {
      build_form (page, agency);
      clew_people_list_wait (page->people);
      clew_people_list_wait (page->changes);
      adw_view_stack_page_set_badge_number (page->people_tab, 0);
      adw_view_stack_page_set_badge_number (page->changes_tab, 0);
      adw_view_stack_set_visible_child_name (page->tabs, "details");
    }
  else
    clew_agency_form_show (page->form, agency);
  gtk_stack_set_visible_child_name (page->states, "agency");
}

/**
 * clew_agency_page_show_people:
 * @page: the page
 * @people: (element-type ClewAgencyPerson): who named the agency
 * @more_people: whether there are more
 * @changes: (element-type ClewAgencyChange): whom to see again because of it
 * @more_changes: whether there are more
 */
void
clew_agency_page_show_people (ClewAgencyPage *page,
                              GPtrArray      *people,
                              gboolean        more_people,
                              GPtrArray      *changes,
                              gboolean        more_changes)
{
  g_autoptr (GPtrArray) people_items = clew_agency_people_items (people);
  g_autoptr (GPtrArray) change_items = clew_agency_change_items (changes);

  clew_people_list_show (page->people, people_items, more_people);
  clew_people_list_show (page->changes, change_items, more_changes);
  /* Of more than are shown nobody knows how many they are. */
  adw_view_stack_page_set_badge_number (page->people_tab, more_people ? 0 : people->len);
  adw_view_stack_page_set_badge_number (page->changes_tab, more_changes ? 0 : changes->len);
  adw_view_stack_page_set_needs_attention (page->changes_tab, changes->len > 0);
}

/**
 * clew_agency_page_show_error:
 * @page: the page
 * @error: why its people can't be read
 */
void
clew_agency_page_show_error (ClewAgencyPage *page, const GError *error)
{
  clew_people_list_show_error (page->people, error);
  clew_people_list_show_error (page->changes, error);
}

/**
 * clew_agency_page_focus:
 * @page: the page
 *
 * Puts the focus on the first place of what is shown: not into the legal name, where a
 * key pressed by mistake would rename the agency.
 */
void
clew_agency_page_focus (ClewAgencyPage *page)
{
  if (!gtk_widget_child_focus (page->switcher, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (page->states), GTK_DIR_TAB_FORWARD);
}
