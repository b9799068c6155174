/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/agencies/clew-agencies-view.h"

#include "desk/agencies/clew-agency-adder.h"
#include "desk/agencies/clew-agency-page.h"
#include "desk/agencies/clew-agency-words.h"
#include "desk/agencies/clew-people-list.h"
#include "desk/clew-accessible.h"
#include "desk/clew-boxed-rows.h"
#include "desk/clew-error-words.h"
#include "desk/clew-message.h"
#include "records/clew-agency.h"

#include <glib/gi18n.h>

struct _ClewAgenciesView
{
  ClewView parent_instance;

  GtkStack         *pages;
  AdwHeaderBar     *header_bar;
  AdwViewStack     *tabs;
  AdwViewStackPage *changes_tab;
  GtkSearchEntry   *search;
  GtkStack         *states;
  AdwStatusPage    *error_page;
  GtkListBox       *agencies;
  ClewPeopleList   *changes;
  ClewAgencyPage   *page;

  char *agency; /* (nullable): whose page is shown */
};

G_DEFINE_FINAL_TYPE (ClewAgenciesView, clew_agencies_view, CLEW_TYPE_VIEW)

static const ClewPeopleWords changes_words = {
  .name = N_ ("People to see again"),
  .nothing = N_ ("No One to See Again"),
  .explanation = N_ ("Everybody with a release in force was asked about each agency that joined "
                     "after they signed, and no release names one that has left."),
  .action = "win.show-release",
};

/* What is read on a thread: for one agency, or for the directory. */
typedef struct
{
  GPtrArray *people; /* (nullable) */
  GPtrArray *changes;
  gboolean   more_people;
  gboolean   more_changes;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->people, g_ptr_array_unref);
  g_clear_pointer (&answer->changes, g_ptr_array_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
read_people (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  const char *agency = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  if (agency != NULL)
    {
      answer->people = clew_agency_people_load (reader, agency, CLEW_AGENCY_PEOPLE_LIMIT, today,
                                                &answer->more_people, error);
      if (answer->people == NULL)
        return NULL;
    }
  answer->changes = clew_agency_changes_load (reader, agency, CLEW_AGENCY_CHANGES_LIMIT, today,
                                              &answer->more_changes, error);
  return answer->changes != NULL ? g_steal_pointer (&answer) : NULL;
}

static void
show_answer (ClewView *base, gpointer data, const GError *error)
{
  ClewAgenciesView *view = CLEW_AGENCIES_VIEW (base);
  Answer           *answer = data;
  g_autoptr (GPtrArray) items = NULL;

  if (view->agency != NULL)
    {
      if (answer != NULL)
        clew_agency_page_show_people (view->page, answer->people, answer->more_people,
                                      answer->changes, answer->more_changes);
      else
        clew_agency_page_show_error (view->page, error);
      return;
    }
  if (answer == NULL)
    {
      clew_people_list_show_error (view->changes, error);
      return;
    }
  items = clew_agency_change_items (answer->changes);
  clew_people_list_show (view->changes, items, answer->more_changes);
  /* Of more than are shown nobody knows how many they are. */
  adw_view_stack_page_set_badge_number (view->changes_tab, answer->more_changes ? 0 : items->len);
  adw_view_stack_page_set_needs_attention (view->changes_tab, items->len > 0);
}

/* The directory */

static GtkWidget *
create_row (ClewRecord *agency, ClewDay today)
{
  const char      *name = clew_record_get_text (agency, "legal_name");
  g_autofree char *about = clew_agency_about (agency);
  g_autofree char *agreement = clew_agency_agreement_words (agency, today);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", name, about, agreement);
  GtkWidget       *row = clew_boxed_row_new (NULL, name, about);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), clew_agency_pill_new (agency, today));
  clew_boxed_row_lead_to (row, "win.show-agency", clew_record_get_id (agency));
  clew_accessible_set_name (row, spoken);
  return row;
}

static void
load_directory (ClewAgenciesView *view)
{
  ClewOffice *office = clew_view_get_office (CLEW_VIEW (view));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (view->search));
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) agencies = NULL;
  g_autoptr (GError) error = NULL;

  if (office == NULL)
    return;
  agencies = clew_agency_list_load (clew_office_get_store (office), text, &error);
  if (agencies == NULL)
    {
      clew_error_words_show (view->error_page, error);
      gtk_stack_set_visible_child_name (view->states, "error");
      return;
    }
  for (guint i = 0; i < agencies->len; i++)
    g_ptr_array_add (rows, create_row (g_ptr_array_index (agencies, i),
                                       clew_office_today (office)));
  clew_boxed_list_fill (view->agencies, rows);
  if (rows->len > 0)
    gtk_stack_set_visible_child_name (view->states, "list");
  else
    gtk_stack_set_visible_child_name (view->states, *text != '\0' ? "none-found" : "empty");
}

static void
activated_cb (ClewAgenciesView *view, GtkListBoxRow *row)
{
  clew_boxed_list_activate (view->agencies, row);
}

/* Return goes from the words to what they found. */
static void
search_activated_cb (ClewAgenciesView *view)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (view->agencies, 0);

  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
clear_cb (ClewAgenciesView *view)
{
  gtk_editable_set_text (GTK_EDITABLE (view->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (view->search));
}

/* Actions */

static void
go_to_agency (ClewAgenciesView *view, const char *id)
{
  if (!gtk_widget_activate_action (GTK_WIDGET (view), "win.show-agency", "s", id))
    clew_view_show_record (CLEW_VIEW (view), id);
}

static void
add_toast (ClewAgenciesView *view, const char *text)
{
  AdwToast  *toast = adw_toast_new (text);
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (view), ADW_TYPE_TOAST_OVERLAY);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  if (toasts != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
  else
    g_object_unref (toast);
}

static void
added_cb (ClewAgenciesView *view, const char *id)
{
  add_toast (view, _ ("Agency added"));
  go_to_agency (view, id);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewAgenciesView *view = data;
  GtkRoot          *root = gtk_widget_get_root (GTK_WIDGET (view));
  ClewAgencyAdder  *adder = clew_agency_adder_new (
     GTK_WINDOW (root), clew_view_get_office (data),
    parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);

  g_signal_connect_object (adder, "added", G_CALLBACK (added_cb), view, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (adder));
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewAgenciesView *view = data;
  ClewOffice       *office = clew_view_get_office (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) agency = NULL;

  if (view->agency == NULL)
    return;
  agency = clew_record_load (clew_office_get_store (office), &clew_kind_agency, view->agency,
                             &error);
  if (agency != NULL && clew_office_remove (office, _ ("Remove agency"), agency, &error))
    {
      add_toast (view, _ ("Agency removed"));
      return;
    }
  gtk_window_present (
    clew_message_new_problem (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))),
                              _ ("The Agency Was Not Removed"), error));
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewAgenciesView *view = data;

  if (view->agency != NULL)
    gtk_widget_activate_action (GTK_WIDGET (view), "win.show-view", "s", "agencies");
  adw_view_stack_set_visible_child_name (view->tabs, "directory");
  gtk_widget_grab_focus (GTK_WIDGET (view->search));
}

static void
try_again_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  clew_view_changed (data);
}

static const GActionEntry actions[] = {
  { "find", find_cb },
  { "add-agency", add_cb },
  { "add-agency-named", add_cb, "s" },
  { "remove-agency", remove_cb },
  { "try-again", try_again_cb },
};

/* An agency that stands on a form has left when it goes; it was never a mistake. */
static void
update_actions (ClewAgenciesView *view)
{
  ClewOffice *office = clew_view_get_office (CLEW_VIEW (view));
  gboolean    on_forms = TRUE;

  if (view->agency != NULL && office != NULL)
    clew_agency_is_on_forms (clew_office_get_store (office), view->agency, &on_forms, NULL);
  clew_view_set_action_enabled (CLEW_VIEW (view), "remove-agency", !on_forms);
}

/* The view */

static void
clew_agencies_view_refresh (ClewView *base)
{
  ClewAgenciesView *view = CLEW_AGENCIES_VIEW (base);

  if (view->agency != NULL)
    clew_agency_page_show (view->page, clew_view_get_office (base), view->agency);
  else
    load_directory (view);
  update_actions (view);
  clew_view_read (base, read_people, g_strdup (view->agency), g_free, answer_free, show_answer);
}

static void
clew_agencies_view_show_record (ClewView *base, const char *id)
{
  ClewAgenciesView *view = CLEW_AGENCIES_VIEW (base);
  gboolean          other = g_strcmp0 (view->agency, id) != 0;

  if (other)
    {
      g_free (view->agency);
      view->agency = g_strdup (id);
      clew_view_changed (base);
    }
  gtk_stack_set_visible_child_name (view->pages, id != NULL ? "agency" : "list");
  if (id != NULL && other)
    clew_agency_page_focus (view->page);
}

static void
clew_agencies_view_grab_first_focus (ClewView *base)
{
  ClewAgenciesView *view = CLEW_AGENCIES_VIEW (base);

  if (view->agency != NULL)
    clew_agency_page_focus (view->page);
  else
    gtk_widget_grab_focus (GTK_WIDGET (view->search));
}

static const char *
clew_agencies_view_get_help_topic (ClewView *base)
{
  return CLEW_AGENCIES_VIEW (base)->agency != NULL ? "agencies-changing" : "agencies";
}

static void
clew_agencies_view_finalize (GObject *object)
{
  g_free (CLEW_AGENCIES_VIEW (object)->agency);

  G_OBJECT_CLASS (clew_agencies_view_parent_class)->finalize (object);
}

static void
clew_agencies_view_class_init (ClewAgenciesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ClewViewClass  *view_class = CLEW_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = clew_agencies_view_finalize;
  view_class->refresh = clew_agencies_view_refresh;
  view_class->show_record = clew_agencies_view_show_record;
  view_class->grab_first_focus = clew_agencies_view_grab_first_focus;
  view_class->get_help_topic = clew_agencies_view_get_help_topic;

  g_type_ensure (CLEW_TYPE_AGENCY_PAGE);
  g_type_ensure (CLEW_TYPE_PEOPLE_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/agencies/clew-agencies-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewAgenciesView, pages);
  gtk_widget_class_bind_template_child (widget_class, ClewAgenciesView, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewAgenciesView, tabs);
  gtk_widget_class_bind_template_child (widget_class, ClewAgenciesView, changes_tab);
  gtk_widget_class_bind_template_child (widget_class, ClewAgenciesView, search);
  gtk_widget_class_bind_template_child (widget_class, ClewAgenciesView, states);
  gtk_widget_class_bind_template_child (widget_class, ClewAgenciesView, error_page);
  gtk_widget_class_bind_template_child (widget_class, ClewAgenciesView, agencies);
  gtk_widget_class_bind_template_child (widget_class, ClewAgenciesView, changes);
  gtk_widget_class_bind_template_child (widget_class, ClewAgenciesView, page);
  gtk_widget_class_bind_template_callback (widget_class, load_directory);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
clew_agencies_view_init (ClewAgenciesView *view)
{
  gtk_widget_init_template (GTK_WIDGET (view));
  clew_view_add_actions (CLEW_VIEW (view), actions, G_N_ELEMENTS (actions));
  clew_view_adopt_header_bar (CLEW_VIEW (view), view->header_bar);
  clew_view_adopt_header_bar (CLEW_VIEW (view), clew_agency_page_get_header_bar (view->page));
  clew_accessible_mend (GTK_WIDGET (view));
  clew_accessible_set_name (GTK_WIDGET (view->search), _ ("Search agencies"));
  clew_accessible_set_name (GTK_WIDGET (view->agencies), _ ("Agencies"));
  clew_people_list_set_words (view->changes, &changes_words);
  update_actions (view);
}

/**
 * clew_agencies_view_count:
 * @reader: a store of the calling thread
 * @today: today
 * @error: return location
 *
 * Returns: how many agencies the list opens with; -1 with @error set
 */
gint64
clew_agencies_view_count (ClewStore *reader, ClewDay today, GError **error)
{
  return clew_agency_count (reader, error);
}
