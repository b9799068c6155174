/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/agencies/clew-agency-form.h"

#include "base/clew-error.h"
#include "desk/clew-accessible.h"
#include "desk/clew-check-row.h"
#include "desk/clew-error-words.h"
#include "desk/clew-message.h"
#include "desk/clew-typed-day.h"
#include "records/clew-agency.h"

#include <glib/gi18n.h>

struct _ClewAgencyForm
{
  GObject parent_instance;

  AdwPreferencesPage *page; /* borrowed: it holds the rows */
  ClewFieldForm      *fields;
  ClewOffice         *office;
  ClewRecord         *record;   /* as last kept */
  GtkWidget          *question; /* borrowed: whether it is the same agency; below the name */
  char               *asked;    /* (nullable): the name that the question is about */
  GtkWidget          *back;     /* borrowed: whether it joined again; below the end */
  GtkEditable        *back_day;
  GtkLabel           *back_problem;
  ClewDay             asked_end; /* what the question is about; unknown for no end */
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
  return clew_field_form_add_group (form->fields, form->page, form->record, title, description,
                                    columns);
}

static const char *const name_columns[] = { "short_name", "kind", "site_role", NULL };
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
stop_asking (ClewAgencyForm *form)
{
  g_clear_pointer (&form->asked, g_free);
  gtk_widget_set_visible (form->question, FALSE);
}

/* It stays the one whom people named: what they signed goes on. */
static void
same_cb (ClewAgencyForm *form)
{
  g_autofree char *name = g_steal_pointer (&form->asked);
  g_autoptr (ClewRecord) next = clew_record_copy (form->record);
  g_autoptr (GError) error = NULL;

  clew_record_set_text (next, "legal_name", name);
  if (clew_agency_rename (form->office, next, &error))
    {
      clew_field_form_take_back (form->fields, next, "legal_name");
      clew_agency_form_show (form, next);
      clew_field_form_focus (form->fields, next, "legal_name");
      stop_asking (form);
      return;
    }
  form->asked = g_steal_pointer (&name);
  gtk_window_present (
    clew_message_new_problem (GTK_WINDOW (gtk_widget_get_root (form->question)),
                              _ ("Nothing Was Changed"), error));
}

static void
another_cb (ClewAgencyForm *form)
{
  g_autofree char *name = g_steal_pointer (&form->asked);

  clew_field_form_take_back (form->fields, form->record, "legal_name");
  clew_field_form_focus (form->fields, form->record, "legal_name");
  stop_asking (form);
  gtk_widget_activate_action (GTK_WIDGET (form->page), "view.add-agency-named", "s", name);
}

static void
add_answer (ClewAgencyForm *form, GtkWidget *box, const char *label, GCallback answer)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", answer, form, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
create_question (AdwPreferencesGroup *group, const char *words, GtkWidget **box)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *label = gtk_label_new (words);

  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (*box), label);
  gtk_widget_set_margin_start (*box, 12);
  gtk_widget_set_margin_end (*box, 12);
  gtk_widget_set_margin_top (*box, 6);
  gtk_widget_set_margin_bottom (*box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), *box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  clew_accessible_set_name (row, words);
  gtk_widget_set_visible (row, FALSE);
  adw_preferences_group_add (group, row);
  return row;
}

/* Not a dialog: who mistyped the name goes on typing. */
static void
add_question (ClewAgencyForm *form, AdwPreferencesGroup *group)
{
  GtkWidget *answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box;

  form->question = create_question (group, _ ("Is this the same agency under a new name?"), &box);
  add_answer (form, answers, _ ("The _Same Agency"), G_CALLBACK (same_cb));
  add_answer (form, answers, _ ("A_nother Agency…"), G_CALLBACK (another_cb));
  gtk_box_append (GTK_BOX (box), answers);
}

static void
say_back_problem (ClewAgencyForm *form, const char *problem)
{
  gtk_label_set_label (form->back_problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (form->back_problem), problem != NULL);
}

static void
stop_asking_back (ClewAgencyForm *form)
{
  gtk_editable_set_text (form->back_day, "");
  say_back_problem (form, NULL);
  gtk_widget_set_visible (form->back, FALSE);
}

/* After an answer: what is kept now, or why nothing was. */
static void
finish_back (ClewAgencyForm *form, gboolean kept, GError *error)
{
  g_autofree char *words = NULL;
  g_autoptr (ClewRecord) now = NULL;

  if (kept)
    now = clew_record_load (clew_office_get_store (form->office), &clew_kind_agency,
                            clew_record_get_id (form->record), &error);
  if (now == NULL)
    {
      words = error->domain == CLEW_RECORDS_ERROR ? g_strdup (error->message)
                                                  : clew_error_words_dup_text (error);
      say_back_problem (form, words);
      g_clear_error (&error);
      return;
    }
  clew_field_form_take_back (form->fields, form->record, "mou_ended_on");
  clew_agency_form_show (form, now);
  clew_field_form_focus (form->fields, now, "mou_ended_on");
  stop_asking_back (form);
}

static void
rejoined_cb (ClewAgencyForm *form)
{
  ClewDay today = clew_office_today (form->office);
  ClewDay day = clew_typed_day_read (gtk_editable_get_text (form->back_day), today, TRUE);
  GError *error = NULL;

  if (day == CLEW_DAY_UNKNOWN)
    {
      say_back_problem (form, clew_typed_day_problem ());
      gtk_widget_grab_focus (GTK_WIDGET (form->back_day));
      return;
    }
  finish_back (form, clew_agency_rejoin (form->office, form->record, day, &error), error);
}

static void
wrong_cb (ClewAgencyForm *form)
{
  g_autoptr (ClewRecord) next = clew_record_copy (form->record);
  GError *error = NULL;

  clew_record_set_day (next, "mou_ended_on", form->asked_end);
  finish_back (form, clew_agency_correct_end (form->office, next, &error), error);
}

static void
add_back_question (ClewAgencyForm *form, AdwPreferencesGroup *group)
{
  GtkWidget *answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Joined again _on"));
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *box, *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  form->back = create_question (
    group,
    _ ("Did it join again, or was the date wrong? If it joined again, what was signed before that "
       "day lets it hear nothing, and those who signed are to be seen again."),
       &box);
  form->back_day = GTK_EDITABLE (entry);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  clew_accessible_set_name (entry, _ ("Joined again on"));
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (box), line);
  form->back_problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (form->back_problem, TRUE);
  gtk_label_set_xalign (form->back_problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (form->back_problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (form->back_problem), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->back_problem));
  g_signal_connect_object (entry, "activate", G_CALLBACK (rejoined_cb), form, G_CONNECT_SWAPPED);
  add_answer (form, answers, _ ("_Joined Again"), G_CALLBACK (rejoined_cb));
  add_answer (form, answers, _ ("The Date _Was Wrong"), G_CALLBACK (wrong_cb));
  gtk_box_append (GTK_BOX (box), answers);
}

/* After an end was refused: is it because somebody must say why it is taken away? */
static void
ask_if_back (ClewAgencyForm *form, ClewRecord *next)
{
  gboolean back;

  if (!clew_agency_is_back (form->office, next, &back, NULL) || !back)
    {
      stop_asking_back (form);
      return;
    }
  form->asked_end = clew_record_get_day (next, "mou_ended_on");
  gtk_widget_set_visible (form->back, TRUE);
}

/* After a name was refused: is it because somebody must say whose name it is? */
static void
ask_if_same (ClewAgencyForm *form, ClewRecord *next)
{
  gboolean renamed;

  if (!clew_agency_is_renamed (form->office, next, &renamed, NULL) || !renamed)
    {
      stop_asking (form);
      return;
    }
  g_free (form->asked);
  form->asked = g_strdup (clew_record_get_text (next, "legal_name"));
  gtk_widget_set_visible (form->question, TRUE);
}

/* What is typed on is another answer than the one that the question was about. */
static void
watch_typing (ClewAgencyForm *form, const char *column, GCallback stop)
{
  g_signal_connect_object (clew_field_form_find_row (form->fields, form->record, column),
                           "changed", stop, form, G_CONNECT_SWAPPED);
}

static void
add_groups (ClewAgencyForm *form)
{
  AdwPreferencesGroup *group;
  const char          *title;

  title = _ ("Name");
  group = add_group (form, title, _ (name_note), NULL);
  clew_field_form_add (form->fields, group, form->record, "legal_name");
  add_question (form, group);
  watch_typing (form, "legal_name", G_CALLBACK (stop_asking));
  for (guint i = 0; name_columns[i] != NULL; i++)
    clew_field_form_add (form->fields, group, form->record, name_columns[i]);
  title = _ ("Agreement With the Site");
  group = add_group (form, title, _ (agreement_note), agreement_columns);
  add_back_question (form, group);
  watch_typing (form, "mou_ended_on", G_CALLBACK (stop_asking_back));
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
  g_clear_object (&form->office);
  g_clear_pointer (&form->asked, g_free);
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
    {
      ask_if_same (form, record);
      ask_if_back (form, record);
      return FALSE;
    }
  stop_asking (form);
  stop_asking_back (form);
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
  form->office = g_object_ref (office);
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
