/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-site-page.h"

#include "desk/clew-field-form.h"

#include <glib/gi18n.h>

struct _ClewSitePage
{
  AdwPreferencesPage parent_instance;

  ClewOffice    *office;
  ClewFieldForm *form;
};

G_DEFINE_FINAL_TYPE (ClewSitePage, clew_site_page, ADW_TYPE_PREFERENCES_PAGE)

static const char *const paper_columns[] = { "name", "site_name", "address",
                                             "phone", "email", NULL };
static const char *const release_columns[] = { "release_months", "release_cap_months",
                                               "form_prefix", "part2", NULL };
static const char *const time_columns[] = { "time_zone", NULL };
static const char *const docket_columns[] = { "docket_shows", NULL };

static const char paper_text[] =
  N_ ("These stand on forms and letters. Without an address or a phone number no release can be "
      "printed: that is where a person takes permission back.");
static const char release_text[] =
  N_ ("New releases follow these; what was printed stays as it is. Ask counsel whether 42 CFR "
      "Part 2 covers the office.");
static const char time_text[] =
  N_ ("It decides on which day something happened, like “America/Los_Angeles”. Empty means that "
      "of this computer.");

static const char docket_text[] =
  N_ ("Printed calendar sheets and calendar files leave the program. Initials say enough to "
      "whoever knows the people.");

static gboolean
keep (ClewRecord *record, gpointer data, GError **error)
{
  ClewSitePage *page = data;

  return clew_office_save (page->office, _ ("Change the office"), record, error);
}

static void
add_group (ClewSitePage      *page,
           const char        *title,
           const char        *description,
           const char *const *columns)
{
  clew_field_form_add_group (page->form, ADW_PREFERENCES_PAGE (page),
                             clew_office_get_record (page->office), title, description, columns);
}

static void
office_changed_cb (ClewSitePage *page)
{
  clew_field_form_show (page->form, clew_office_get_record (page->office));
}

static void
clew_site_page_dispose (GObject *object)
{
  ClewSitePage *page = CLEW_SITE_PAGE (object);

  g_clear_object (&page->form);
  g_clear_object (&page->office);

  G_OBJECT_CLASS (clew_site_page_parent_class)->dispose (object);
}

static void
clew_site_page_class_init (ClewSitePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_site_page_dispose;
}

static void
clew_site_page_init (ClewSitePage *page)
{
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (page), "office");
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Office"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "go-home-symbolic");
}

/**
 * clew_site_page_new:
 * @office: the open office
 *
 * Returns: (transfer floating): the page
 */
ClewSitePage *
clew_site_page_new (ClewOffice *office)
{
  ClewSitePage *page = g_object_new (CLEW_TYPE_SITE_PAGE, NULL);

  page->office = g_object_ref (office);
  page->form = clew_field_form_new (office, FALSE, keep, page);
  add_group (page, _ ("On Paper"), _ (paper_text), paper_columns);
  add_group (page, _ ("Releases"), _ (release_text), release_columns);
  add_group (page, _ ("Time"), _ (time_text), time_columns);
  add_group (page, _ ("Docket"), _ (docket_text), docket_columns);
  g_signal_connect_object (office, "changed", G_CALLBACK (office_changed_cb), page,
                           G_CONNECT_SWAPPED);
  return page;
}

/**
 * clew_site_page_commit:
 * @page: the page
 *
 * Keeps what is typed; what is refused gets the focus, with its reason.
 *
 * Returns: whether nothing is left that is not kept
 */
gboolean
clew_site_page_commit (ClewSitePage *page)
{
  return clew_field_form_commit (page->form);
}
