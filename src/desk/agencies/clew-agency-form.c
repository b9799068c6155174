/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/agencies/clew-agency-form.h"

#include "desk/clew-check-row.h"
#include "desk/clew-message.h"

#include <glib/gi18n.h>

struct _ClewAgencyForm
{
  GObject parent_instance;

  AdwPreferencesPage *page; /* borrowed: it holds the rows */
  ClewFieldForm      *fields;
  ClewRecord         *record; /* as last kept */
  ClewFieldKeep       keep;
  gpointer            keep_data;
  GPtrArray          *checks; /* ClewCheckRow, borrowed */
  gboolean            showing;
};

G_DEFINE_FINAL_TYPE (ClewAgencyForm, clew_agency_form, G_TYPE_OBJECT)

/* What one check box stands for: a yes or no, or one kind of information. */
#define COLUMN   "clew-column"
#define CATEGORY "clew-category"

static gboolean
is_checked (ClewRecord *record, const char *column, const char *category)
{
  const char *text;
  g_auto (GStrv) ids = NULL;

  if (category == NULL)
    /* An agency may receive unless somebody said no. */
    return clew_record_get_number (record, column, g_str_equal (column, "may_receive")) != 0;
  text = clew_record_get_text (record, column);
  ids = g_strsplit (text != NULL ? text : "", " ", -1);
  return g_strv_contains ((const char *const *)ids, category);
}

static void
check_category (ClewRecord *record, const char *column, const char *category, gboolean on)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; clew_information_categories[i].id != NULL; i++)
    {
      const char *id = clew_information_categories[i].id;

      if (g_str_equal (id, category) ? on : is_checked (record, column, id))
        g_ptr_array_add (ids, (gpointer)id);
    }
  g_ptr_array_add (ids, NULL);
  joined = g_strjoinv (" ", (char **)ids->pdata);
  if (*joined != '\0')
    clew_record_set_text (record, column, joined);
  else
    clew_record_set_nothing (record, column);
}

static void
show_checks (ClewAgencyForm *form)
{
  form->showing = TRUE;
  for (guint i = 0; i < form->checks->len; i++)
    {
      GObject *row = g_ptr_array_index (form->checks, i);

      clew_check_row_set_active (CLEW_CHECK_ROW (row),
                                 is_checked (form->record, g_object_get_data (row, COLUMN),
                                             g_object_get_data (row, CATEGORY)));
    }
  form->showing = FALSE;
}

static void
toggled_cb (ClewAgencyForm *form, ClewCheckRow *row)
{
  const char *column = g_object_get_data (G_OBJECT (row), COLUMN);
  const char *category = g_object_get_data (G_OBJECT (row), CATEGORY);
  gboolean    on = clew_check_row_get_active (row);
  g_autoptr (ClewRecord) next = NULL;
  g_autoptr (GError) error = NULL;

  if (form->showing)
    return;
  next = clew_record_copy (form->record);
  if (category != NULL)
    check_category (next, column, category, on);
  else
    clew_record_set_yes (next, column, on);
  if (form->keep (next, form->keep_data, &error))
    {
      clew_agency_form_show (form, next);
      return;
    }
  show_checks (form);
  gtk_window_present (
    clew_message_new_problem (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (row))),
                              _ ("Nothing Was Changed"), error));
}

static void
add_check (ClewAgencyForm      *form,
           AdwPreferencesGroup *group,
           const char          *column,
           const char          *category,
           const char          *title,
           const char          *subtitle)
{
  ClewCheckRow *row = clew_check_row_new (title, subtitle,
                                          is_checked (form->record, column, category));

  g_object_set_data (G_OBJECT (row), COLUMN, (gpointer)column);
  g_object_set_data (G_OBJECT (row), CATEGORY, (gpointer)category);
  g_signal_connect_object (row, "toggled", G_CALLBACK (toggled_cb), form, G_CONNECT_SWAPPED);
  g_ptr_array_add (form->checks, row);
  adw_preferences_group_add (group, GTK_WIDGET (row));
}

static AdwPreferencesGroup *
add_group (ClewAgencyForm    *form,
           const char        *title,
           const char        *description,
           const char *const *columns)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (form->page, group);
  for (guint i = 0; columns != NULL && columns[i] != NULL; i++)
    clew_field_form_add (form->fields, group, form->record, columns[i]);
  return group;
}

static const char *const name_columns[] = { "legal_name", "short_name", "kind", "site_role", NULL };
static const char *const agreement_columns[] = { "mou_signed_on", "mou_ended_on", NULL };
static const char *const reason_columns[] = { "reason", "reason_es", NULL };
static const char *const contact_columns[] = { "contact_name", "phone", "email", "address", NULL };

/* Why each group is there, for whoever fills it in. */
static const char name_note[] =
  N_ ("One agency by its legal name. A new name stands on new forms only; what was signed keeps "
      "the old one.");
static const char agreement_note[] =
  N_ ("From the day on which it ends the agency may hear nothing more, whatever was signed, and "
      "new forms do not offer it.");
static const char receive_note[] =
  N_ ("Unchecked, nothing goes to it, even if a release names it");
static const char funded_note[] =
  N_ ("Forms then say that it only hears and shares nothing");
static const char reason_note[] =
  N_ ("One plain line, as the person who signs will read it.");
static const char hears_note[] =
  N_ ("What a new form offers for this agency. Whoever makes the form can change it, and the "
      "person decides.");

static void
add_categories (ClewAgencyForm *form, AdwPreferencesGroup *group)
{
  for (guint i = 0; clew_information_categories[i].id != NULL; i++)
    {
      const char *id = clew_information_categories[i].id;

      add_check (form, group, "offered_categories", id,
                 clew_choice_get_label (clew_information_categories, id), NULL);
    }
}

static void
add_groups (ClewAgencyForm *form)
{
  AdwPreferencesGroup *group;
  const char          *title;

  title = _ ("Name");
  add_group (form, title, _ (name_note), name_columns);
  title = _ ("Agreement With the Site");
  group = add_group (form, title, _ (agreement_note), agreement_columns);
  title = _ ("May receive information");
  add_check (form, group, "may_receive", NULL, title, _ (receive_note));
  title = _ ("Funded for victim services");
  add_check (form, group, "victim_services_funded", NULL, title, _ (funded_note));
  title = _ ("Why It Is on the Form");
  add_group (form, title, _ (reason_note), reason_columns);
  title = _ ("Usually Hears");
  add_categories (form, add_group (form, title, _ (hears_note), NULL));
  title = _ ("How to Reach It");
  add_group (form, title, NULL, contact_columns);
}

static void
clew_agency_form_dispose (GObject *object)
{
  ClewAgencyForm *form = CLEW_AGENCY_FORM (object);

  g_clear_object (&form->fields);
  g_clear_object (&form->record);
  g_clear_pointer (&form->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (clew_agency_form_parent_class)->dispose (object);
}

static void
clew_agency_form_class_init (ClewAgencyFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_agency_form_dispose;
}

static void
clew_agency_form_init (ClewAgencyForm *form)
{
  form->checks = g_ptr_array_new ();
}

static gboolean
keep_field (ClewRecord *record, gpointer data, GError **error)
{
  ClewAgencyForm *form = data;

  if (!form->keep (record, form->keep_data, error))
    return FALSE;
  g_set_object (&form->record, record);
  return TRUE;
}

/**
 * clew_agency_form_new:
 * @office: an open office
 * @page: an empty page, which must outlive the form
 * @agency: the agency, new or kept
 * @partial: whether fields are kept before the whole record could be
 * @keep: keeps the agency once a field of it has changed
 * @data: for @keep
 *
 * Fills @page with rows in which all of an agency is entered.
 *
 * Returns: (transfer full): the form
 */
ClewAgencyForm *
clew_agency_form_new (ClewOffice         *office,
                      AdwPreferencesPage *page,
                      ClewRecord         *agency,
                      gboolean            partial,
                      ClewFieldKeep       keep,
                      gpointer            data)
{
  ClewAgencyForm *form = g_object_new (CLEW_TYPE_AGENCY_FORM, NULL);

  form->page = page;
  form->record = g_object_ref (agency);
  form->keep = keep;
  form->keep_data = data;
  form->fields = clew_field_form_new (office, partial, keep_field, form);
  add_groups (form);
  return form;
}

/**
 * clew_agency_form_get_record:
 * @form: a form
 *
 * Returns: (transfer none): the agency as it was last kept
 */
ClewRecord *
clew_agency_form_get_record (ClewAgencyForm *form)
{
  return form->record;
}

/**
 * clew_agency_form_get_fields:
 * @form: a form
 *
 * Returns: (transfer none): the rows in which something is typed or chosen
 */
ClewFieldForm *
clew_agency_form_get_fields (ClewAgencyForm *form)
{
  return form->fields;
}

/**
 * clew_agency_form_show:
 * @form: a form
 * @now: the agency as it is now
 *
 * Shows what @now says, but not over what somebody is typing.
 */
void
clew_agency_form_show (ClewAgencyForm *form, ClewRecord *now)
{
  g_set_object (&form->record, now);
  clew_field_form_show (form->fields, now);
  show_checks (form);
}
