/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-release-page.h"

#include "base/clew-error.h"
#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-pill.h"
#include "desk/consent/clew-happening-window.h"
#include "desk/consent/clew-paper-view.h"
#include "desk/consent/clew-release-output.h"
#include "desk/consent/clew-release-words.h"
#include "desk/consent/clew-signature-window.h"
#include "records/clew-day-words.h"
#include "records/clew-person-name.h"
#include "records/clew-release.h"

#include <glib/gi18n.h>

struct _ClewReleasePage
{
  AdwBin parent_instance;

  AdwHeaderBar   *header_bar;
  AdwWindowTitle *title;
  GtkWidget      *preview_button;
  GtkMenuButton  *menu_button;
  GtkStack       *states;
  AdwStatusPage  *error_page;
  GtkActionable  *try_again_button;
  GtkInfoBar     *problem_bar;
  GtkLabel       *problem_label;
  AdwFlap        *flap;
  ClewPaperView  *paper;
  GtkBox         *pill_box;
  GtkListBox     *person_list;
  GtkListBox     *actions;
  GtkListBox     *agencies;
  GtkListBox     *facts;
  GtkListBox     *events;

  ClewOffice        *office;
  ClewReleaseDetail *release;
  char              *id;
  char              *paper_of; /* whose pages are in the view */
  gboolean           has_paper;
};

G_DEFINE_FINAL_TYPE (ClewReleasePage, clew_release_page, ADW_TYPE_BIN)

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *subtitle, const char *icon_name)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  if (icon_name != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

      gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  gtk_list_box_append (list, row);
  return row;
}

/* A row that leads to something. */
static void
lead_to (GtkWidget *row, const char *action, const char *target)
{
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
}

/* What can be done */

static gboolean
is_in_force (const ClewReleaseStanding *standing)
{
  return standing->is_governing && (standing->state == CLEW_RELEASE_ACTIVE ||
                                    standing->state == CLEW_RELEASE_EXPIRING ||
                                    standing->state == CLEW_RELEASE_PARTLY_REVOKED);
}

/* A form that is spoiled stays so (rule 7 of clew-consent-rules.c); one that
 * was entered wrongly, or is signed again, is entered again. */
static gboolean
can_be_signed (const ClewReleaseStanding *standing)
{
  return standing->state == CLEW_RELEASE_PREPARED || standing->state == CLEW_RELEASE_DECLINED ||
         standing->state == CLEW_RELEASE_REVOKED || is_in_force (standing);
}

static void
set_enabled (ClewReleasePage *page, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (page), action, enabled);
}

/* Without a release, nothing can be done with it. */
static void
update_actions (ClewReleasePage *page)
{
  static const ClewReleaseStanding none = { CLEW_RELEASE_NONE };
  const ClewReleaseStanding       *standing = &none;
  const char                      *event = NULL;

  if (page->release != NULL)
    {
      standing = &page->release->standing;
      event = clew_record_get_text (page->release->consent, "expires_event");
    }

  set_enabled (page, "form.record-signature", can_be_signed (standing));
  set_enabled (page, "form.record-declined", standing->state == CLEW_RELEASE_PREPARED);
  set_enabled (page, "form.record-copy", standing->is_signed);
  set_enabled (page, "form.take-back", is_in_force (standing));
  set_enabled (page, "form.record-end", is_in_force (standing) && event != NULL);
  set_enabled (page, "form.record-deficient", is_in_force (standing));
  set_enabled (page, "form.print", clew_release_page_can_print (page));
  set_enabled (page, "form.save", clew_release_page_can_print (page));
}

/* What somebody comes here to do, by the state of the release; the rest is
 * in the menu. */
static gboolean
is_wanted (const ClewReleaseStanding *standing, const char *action)
{
  gboolean waits = standing->state == CLEW_RELEASE_PREPARED;

  if (g_str_equal (action, "form.record-signature"))
    return waits || standing->state == CLEW_RELEASE_DECLINED;
  if (g_str_equal (action, "form.record-declined"))
    return waits;
  if (g_str_equal (action, "form.take-back"))
    return is_in_force (standing);
  if (g_str_equal (action, "form.record-copy"))
    return standing->is_signed;
  if (g_str_equal (action, "win.print-notices"))
    return standing->state == CLEW_RELEASE_REVOKED ||
           standing->state == CLEW_RELEASE_PARTLY_REVOKED;
  return !waits;
}

static const struct
{
  const char *action;
  const char *title;
  const char *subtitle;
  const char *icon_name;
} action_table[] = {
  {
    .action = "form.record-signature",
    .title = N_ ("Record Signature…"),
    .subtitle = N_ ("Enter what is ticked on the signed paper"),
    .icon_name = "document-edit-symbolic",
  },
  {
    .action = "form.record-declined",
    .title = N_ ("Declined…"),
    .subtitle = N_ ("Saying no is a good answer"),
    .icon_name = "action-unavailable-symbolic",
  },
  {
    .action = "form.take-back",
    .title = N_ ("Take Back…"),
    .subtitle = N_ ("For all agencies or some, at once"),
    .icon_name = "edit-undo-symbolic",
  },
  {
    .action = "win.print-notices",
    .title = N_ ("Print Notices…"),
    .subtitle = N_ ("To the agencies from which it was taken back"),
    .icon_name = "mail-send-symbolic",
  },
  {
    .action = "form.record-copy",
    .title = N_ ("Copy Given…"),
    .subtitle = N_ ("The person got a copy"),
    .icon_name = "edit-copy-symbolic",
  },
  {
    .action = "win.new-release",
    .title = N_ ("New Release…"),
    .subtitle = N_ ("Renew it, or offer something else"),
    .icon_name = "document-new-symbolic",
  },
};

/* What goes to the window carries an id, of the person or of the release. */
static const char *
find_target (ClewReleasePage *page, const char *action)
{
  if (g_str_equal (action, "win.new-release"))
    return clew_record_get_id (page->release->participant);
  return g_str_equal (action, "win.print-notices") ? page->id : NULL;
}

static void
fill_actions (ClewReleasePage *page)
{
  clear_list (page->actions);
  for (guint i = 0; i < G_N_ELEMENTS (action_table); i++)
    {
      const char *action = action_table[i].action;
      GtkWidget  *row;

      if (!is_wanted (&page->release->standing, action))
        continue;
      row = add_row (page->actions, _ (action_table[i].title), _ (action_table[i].subtitle),
                                                                  action_table[i].icon_name);
      lead_to (row, action, find_target (page, action));
    }
}

/* What is known */

static void
fill_head (ClewReleasePage *page)
{
  ClewDay                    today = clew_office_today (page->office);
  const ClewReleaseStanding *standing = &page->release->standing;
  g_autofree char           *name = clew_person_dup_full_name (page->release->participant);
  GtkWidget                 *child;
  GtkWidget                 *row;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page->pill_box))) != NULL)
    gtk_box_remove (page->pill_box, child);
  gtk_box_append (page->pill_box, clew_release_pill_new (standing, today));
  adw_window_title_set_title (page->title,
                              clew_record_get_text (page->release->consent, "form_number"));
  clear_list (page->person_list);
  row = add_row (page->person_list, name, _ ("Whose release it is"), "avatar-default-symbolic");
  lead_to (row, "win.show-person", clew_record_get_id (page->release->participant));
}

static void
fill_agencies (ClewReleasePage *page)
{
  clear_list (page->agencies);
  for (guint i = 0; i < page->release->agencies->len; i++)
    {
      const ClewReleaseAgency *agency = g_ptr_array_index (page->release->agencies, i);
      g_autofree char         *words = clew_release_agency_words (agency);

      add_row (page->agencies, agency->name, words, clew_release_agency_icon (agency));
    }
}

static void
add_fact (ClewReleasePage *page, const char *title, const char *text)
{
  if (text != NULL && *text != '\0')
    add_row (page->facts, title, text, NULL);
}

static void
fill_facts (ClewReleasePage *page)
{
  ClewRecord      *consent = page->release->consent;
  g_autofree char *until = clew_day_words_long (clew_record_get_day (consent, "expires_on"));
  g_autofree char *wording = clew_release_wording_words (page->release->wording);

  clear_list (page->facts);
  add_fact (page, _ ("Until, not including"), until);
  add_fact (page, _ ("Until this happens"), clew_record_get_text (consent, "expires_event"));
  add_fact (page, _ ("Came by"), clew_record_get_choice_label (consent, "door"));
  add_fact (page, _ ("Wording"), wording);
  add_fact (page, _ ("Paper"), clew_record_get_choice_label (consent, "paper"));
}

static void
fill_events (ClewReleasePage *page)
{
  clear_list (page->events);
  for (guint i = 0; i < page->release->events->len; i++)
    {
      const ClewReleaseHappening *happening = g_ptr_array_index (page->release->events, i);
      g_autofree char            *title = clew_release_happening_title (happening);
      g_autofree char            *detail = clew_release_happening_detail (happening);

      add_row (page->events, title, detail, NULL);
    }
}

/* The pages never change, so they are read once. */
static void
fill_paper (ClewReleasePage *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (g_strcmp0 (page->paper_of, page->id) == 0)
    return;
  g_free (page->paper_of);
  page->paper_of = g_strdup (page->id);
  pdf = clew_release_load_pdf (page->office, page->id, &error);
  page->has_paper = pdf != NULL && clew_paper_view_show (page->paper, pdf, &error);
  if (page->has_paper)
    return;
  if (g_error_matches (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND))
    clew_paper_view_say (page->paper, _ ("The pages of this form are not kept here. Look for the "
                                         "paper in the file cabinet."));
  else
    clew_paper_view_say (page->paper, error->message);
}

static void
show_problem (ClewReleasePage *page, const GError *error)
{
  g_autofree char *text = error != NULL ? clew_error_words_dup_text (error) : NULL;

  gtk_label_set_label (page->problem_label, text != NULL ? text : "");
  gtk_info_bar_set_revealed (page->problem_bar, error != NULL);
}

/* Doing it */

static GtkWindow *
get_window (ClewReleasePage *page)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
}

static void
record_signature_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewReleasePage *page = CLEW_RELEASE_PAGE (widget);

  gtk_window_present (
    GTK_WINDOW (clew_signature_window_new (get_window (page), page->office, page->release)));
}

static void
record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char          *action;
    ClewConsentEventKind kind;
  } table[] = {
    { "form.record-declined", CLEW_CONSENT_DECLINED },
    { "form.record-copy", CLEW_CONSENT_COPY_GIVEN },
    { "form.take-back", CLEW_CONSENT_REVOKED },
    { "form.record-end", CLEW_CONSENT_ENDED },
    { "form.record-deficient", CLEW_CONSENT_DEFICIENT },
  };
  ClewReleasePage *page = CLEW_RELEASE_PAGE (widget);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].action, name))
      gtk_window_present (GTK_WINDOW (clew_happening_window_new (
        get_window (page), page->office, page->release, table[i].kind)));
}

static void
output_done_cb (const char *consent, const GError *error, gpointer data)
{
  g_autoptr (ClewReleasePage) page = data;

  show_problem (page, error);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clew_release_page_print (CLEW_RELEASE_PAGE (widget));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewReleasePage *page = CLEW_RELEASE_PAGE (widget);

  clew_release_output_save_again (get_window (page), page->office, page->release->consent,
                                  output_done_cb, g_object_ref (page));
}

static void
toggle_preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwFlap *flap = CLEW_RELEASE_PAGE (widget)->flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static void
clew_release_page_dispose (GObject *object)
{
  g_clear_object (&CLEW_RELEASE_PAGE (object)->office);

  G_OBJECT_CLASS (clew_release_page_parent_class)->dispose (object);
}

static void
clew_release_page_finalize (GObject *object)
{
  ClewReleasePage *page = CLEW_RELEASE_PAGE (object);

  g_clear_pointer (&page->release, clew_release_detail_free);
  g_free (page->id);
  g_free (page->paper_of);

  G_OBJECT_CLASS (clew_release_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "form.record-signature", NULL,
                                   record_signature_action);
  gtk_widget_class_install_action (widget_class, "form.record-declined", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "form.record-copy", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "form.take-back", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "form.record-end", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "form.record-deficient", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "form.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.toggle-preview", NULL,
                                   toggle_preview_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "form.toggle-preview", NULL);
}

static void
clew_release_page_class_init (ClewReleasePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_release_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_release_page_finalize;

  g_type_ensure (CLEW_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/consent/clew-release-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, title);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, preview_button);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, states);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, error_page);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, try_again_button);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, flap);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, paper);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, pill_box);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, person_list);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, actions);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, agencies);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, facts);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, events);
  install_actions (widget_class);
}

static void
clew_release_page_init (ClewReleasePage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  clew_accessible_set_name (page->preview_button, _ ("Pages"));
  clew_menu_button_set_accessible_name (page->menu_button, _ ("More"));
  clew_accessible_set_name (GTK_WIDGET (page->paper), _ ("Pages"));
}

AdwHeaderBar *
clew_release_page_get_header_bar (ClewReleasePage *page)
{
  g_return_val_if_fail (CLEW_IS_RELEASE_PAGE (page), NULL);

  return page->header_bar;
}

static void
fill (ClewReleasePage *page)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (page)));
  gboolean   inside = focus != NULL &&
                    gtk_widget_is_ancestor (focus, GTK_WIDGET (page->actions));

  fill_head (page);
  fill_paper (page);
  update_actions (page);
  fill_actions (page);
  fill_agencies (page);
  fill_facts (page);
  fill_events (page);
  gtk_stack_set_visible_child_name (page->states, "release");
  if (inside)
    clew_release_page_grab_first_focus (page);
}

/**
 * clew_release_page_show:
 * @page: the page
 * @office: the open office
 * @id: a release's id
 *
 * Shows the release as it is now, or why it can't be read.
 */
void
clew_release_page_show (ClewReleasePage *page, ClewOffice *office, const char *id)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDetail *release;

  g_return_if_fail (CLEW_IS_RELEASE_PAGE (page));

  g_set_object (&page->office, office);
  if (g_strcmp0 (page->id, id) != 0)
    {
      g_free (page->id);
      page->id = g_strdup (id);
      show_problem (page, NULL);
    }
  release = clew_release_detail_load (clew_office_get_store (office), id,
                                      clew_office_today (office), &error);
  g_clear_pointer (&page->release, clew_release_detail_free);
  page->release = release;
  if (release == NULL)
    {
      update_actions (page);
      gtk_actionable_set_action_target (page->try_again_button, "s", id);
      clew_error_words_show (page->error_page, error);
      gtk_stack_set_visible_child_name (page->states, "error");
      return;
    }
  fill (page);
}

/**
 * clew_release_page_can_print:
 * @page: the page
 *
 * Returns: whether a release is shown whose pages are kept
 */
gboolean
clew_release_page_can_print (ClewReleasePage *page)
{
  g_return_val_if_fail (CLEW_IS_RELEASE_PAGE (page), FALSE);

  return page->release != NULL && page->has_paper;
}

/**
 * clew_release_page_print:
 * @page: the page
 *
 * Prints the kept pages again; does nothing when none are kept.
 */
void
clew_release_page_print (ClewReleasePage *page)
{
  g_return_if_fail (CLEW_IS_RELEASE_PAGE (page));

  if (clew_release_page_can_print (page))
    clew_release_output_print_again (get_window (page), page->office, page->release->consent,
                                     output_done_cb, g_object_ref (page));
}

void
clew_release_page_grab_first_focus (ClewReleasePage *page)
{
  GtkWidget *first;

  g_return_if_fail (CLEW_IS_RELEASE_PAGE (page));

  first = gtk_widget_get_first_child (GTK_WIDGET (page->actions));
  if (first == NULL || !gtk_widget_grab_focus (first))
    gtk_widget_child_focus (GTK_WIDGET (page->states), GTK_DIR_TAB_FORWARD);
}
