/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-release-page.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/consent/clew-addition-rows.h"
#include "desk/consent/clew-happening-window.h"
#include "desk/consent/clew-release-actions.h"
#include "desk/consent/clew-release-begin.h"
#include "desk/consent/clew-release-events.h"
#include "desk/consent/clew-release-output.h"
#include "desk/consent/clew-release-paper.h"
#include "desk/consent/clew-release-words.h"
#include "desk/consent/clew-scan-rows.h"
#include "desk/consent/clew-signature-window.h"
#include "desk/consent/clew-wrong-person.h"
#include "records/clew-day-words.h"
#include "records/clew-person-name.h"
#include "records/clew-release.h"

#include <glib/gi18n.h>

struct _ClewReleasePage
{
  AdwBin parent_instance;

  AdwHeaderBar      *header_bar;
  AdwWindowTitle    *title;
  GtkWidget         *preview_button;
  GtkMenuButton     *menu_button;
  GtkStack          *states;
  AdwStatusPage     *error_page;
  GtkActionable     *try_again_button;
  GtkInfoBar        *problem_bar;
  GtkLabel          *problem_label;
  AdwFlap           *flap;
  GtkScrolledWindow *scroller;
  ClewReleasePaper  *paper;
  GtkBox            *pill_box;
  GtkListBox        *person_list;
  GtkListBox        *actions;
  GtkListBox        *agencies;
  ClewScanRows      *scans;
  GtkListBox        *facts;
  GtkListBox        *events;

  ClewOffice        *office;
  ClewReleaseDetail *release;
  char              *id;
  gboolean           gave_room; /* the pages are hidden since there are none */
};

G_DEFINE_FINAL_TYPE (ClewReleasePage, clew_release_page, ADW_TYPE_BIN)

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

/* What can be done */

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

  set_enabled (page, "form.record-signature", clew_release_can_be_signed (standing));
  set_enabled (page, "form.record-declined", standing->state == CLEW_RELEASE_PREPARED);
  set_enabled (page, "form.record-not-now", standing->state == CLEW_RELEASE_PREPARED);
  set_enabled (page, "form.record-copy", standing->is_signed);
  set_enabled (page, "form.record-note", page->release != NULL && page->release->awaits_note);
  set_enabled (page, "form.take-back", clew_release_is_in_force (standing));
  set_enabled (page, "form.record-end", clew_release_is_in_force (standing) && event != NULL);
  set_enabled (page, "form.record-deficient", clew_release_is_in_force (standing));
  set_enabled (page, "form.record-restriction", clew_release_is_in_force (standing));
  set_enabled (page, "form.renew", clew_release_can_be_renewed (standing));
  set_enabled (page, "form.attach-scan", page->release != NULL && !standing->is_not_theirs);
  set_enabled (page, "form.wrong-person",
               page->release != NULL && page->release->from_blank && !standing->is_not_theirs);
  set_enabled (page, "form.print", clew_release_page_can_print (page));
  set_enabled (page, "form.save", clew_release_page_can_print (page));
}

/* What is known */

static void
fill_head (ClewReleasePage *page)
{
  ClewDay                    today = clew_office_today (page->office);
  const ClewReleaseStanding *standing = &page->release->standing;
  g_autofree char           *name = clew_person_dup_full_name (page->release->participant);
  const char                *whose = _ ("Whose release it is");
  GtkWidget                 *child;
  GtkWidget                 *row;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page->pill_box))) != NULL)
    gtk_box_remove (page->pill_box, child);
  gtk_box_append (page->pill_box, clew_release_pill_new (standing, today));
  adw_window_title_set_title (page->title,
                              clew_record_get_text (page->release->consent, "form_number"));
  clear_list (page->person_list);
  row = clew_release_add_row (page->person_list, name, whose, "avatar-default-symbolic");
  clew_release_lead_to (row, "win.show-person", clew_record_get_id (page->release->participant));
}

static void
fill_agencies (ClewReleasePage *page)
{
  clear_list (page->agencies);
  for (guint i = 0; i < page->release->agencies->len; i++)
    {
      const ClewReleaseAgency *agency = g_ptr_array_index (page->release->agencies, i);
      g_autofree char         *words = clew_release_agency_words (agency);

      clew_release_add_row (page->agencies, agency->name, words, clew_release_agency_icon (agency));
    }
  clew_addition_rows_add (page->agencies, page->release, clew_office_today (page->office));
}

static void
add_fact (ClewReleasePage *page, const char *title, const char *text)
{
  if (text != NULL && *text != '\0')
    clew_release_add_row (page->facts, title, text, NULL);
}

/* The form that this one renews, to be looked at. */
static void
add_renewed (ClewReleasePage *page)
{
  const char *id = clew_record_get_text (page->release->consent, "renews");
  const char *text = _ ("The records can’t be read now.");
  g_autoptr (ClewRecord) before = NULL;
  GtkWidget *row;

  if (id == NULL)
    return;
  before = clew_record_load (clew_office_get_store (page->office), &clew_kind_consent, id, NULL);
  if (before != NULL)
    text = clew_record_get_text (before, "form_number");
  row = clew_release_add_row (page->facts, _ ("Renews"), text, NULL);
  clew_release_lead_to (row, "win.show-release", id);
}

/* What a parent signed ends before the day that the paper names. */
static char *
dup_early_end (ClewReleasePage *page)
{
  const ClewReleaseStanding *standing = &page->release->standing;
  ClewDay                    until = clew_record_get_day (page->release->consent, "expires_on");
  g_autofree char           *day = NULL;

  if ((!clew_release_is_in_force (standing) && standing->state != CLEW_RELEASE_EXPIRED) ||
      standing->day == CLEW_DAY_UNKNOWN || standing->day == until)
    return NULL;
  day = clew_day_words_long (standing->day);
  /* Translators: %s is a date on which somebody comes of age */
  return g_strdup_printf (_ ("%s: then the person can sign alone"), day);
}

static void
fill_facts (ClewReleasePage *page)
{
  ClewRecord      *consent = page->release->consent;
  g_autofree char *until = clew_day_words_long (clew_record_get_day (consent, "expires_on"));
  g_autofree char *early = dup_early_end (page);
  g_autofree char *wording = clew_release_wording_words (page->release->wording);

  clear_list (page->facts);
  clew_addition_rows_add_base (page->facts, page->release);
  add_fact (page, _ ("Until, not including"), until);
  add_fact (page, _ ("A parent’s signature ends"), early);
  add_fact (page, _ ("Kind"), clew_record_get_choice_label (consent, "kind"));
  add_fact (page, _ ("Case or hearing"), clew_record_get_text (consent, "purposes"));
  add_fact (page, _ ("Until this happens"),
                     clew_release_event_words (clew_record_get_text (consent, "expires_event")));
  add_fact (page, _ ("Came by"), clew_record_get_choice_label (consent, "door"));
  add_fact (page, _ ("Wording"), wording);
  add_fact (page, _ ("Paper"), clew_record_get_choice_label (consent, "paper"));
  if (clew_release_paper_is_elsewhere (page->paper))
    add_fact (page, _ ("Pages"), _ ("Not kept here. Look for the paper in the file cabinet."));
  add_renewed (page);
}

static void
say_problem (ClewReleasePage *page, const char *text)
{
  gtk_label_set_label (page->problem_label, text != NULL ? text : "");
  gtk_info_bar_set_revealed (page->problem_bar, text != NULL);
}

static void
show_problem (ClewReleasePage *page, const GError *error)
{
  g_autofree char *text = error != NULL ? clew_error_words_dup_text (error) : NULL;

  say_problem (page, text);
}

/* Scans */

static void
show_scan_cb (ClewReleasePage *page, const char *scan)
{
  clew_release_paper_show_scan (page->paper, scan);
  adw_flap_set_reveal_flap (page->flap, TRUE);
}

static void
scan_failed_cb (ClewReleasePage *page, const char *text)
{
  say_problem (page, text);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, ClewReleasePage *page)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (page->release == NULL || page->release->standing.is_not_theirs)
    return FALSE;
  for (GSList *file = files; file != NULL; file = file->next)
    clew_scan_rows_take (page->scans, file->data);
  return TRUE;
}

static void
add_drop_target (ClewReleasePage *page)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), page, 0);
  gtk_widget_add_controller (GTK_WIDGET (page->states), GTK_EVENT_CONTROLLER (target));
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
    { "form.record-not-now", CLEW_CONSENT_NOT_NOW },
    { "form.record-copy", CLEW_CONSENT_COPY_GIVEN },
    { "form.record-note", CLEW_CONSENT_NOTE_RECEIVED },
    { "form.take-back", CLEW_CONSENT_REVOKED },
    { "form.record-end", CLEW_CONSENT_ENDED },
    { "form.record-deficient", CLEW_CONSENT_DEFICIENT },
    { "form.record-restriction", CLEW_CONSENT_RESTRICTED },
  };
  ClewReleasePage *page = CLEW_RELEASE_PAGE (widget);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].action, name))
      gtk_window_present (GTK_WINDOW (clew_happening_window_new (
        get_window (page), page->office, page->release, table[i].kind)));
}

static void
correct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewReleasePage *page = CLEW_RELEASE_PAGE (widget);

  if (page->release != NULL)
    clew_release_events_ask_to_correct (get_window (page), page->office, page->release,
                                        g_variant_get_string (parameter, NULL));
}

static void
wrong_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewReleasePage *page = CLEW_RELEASE_PAGE (widget);

  if (page->release != NULL)
    clew_wrong_person_ask (get_window (page), page->office, page->release);
}

static void
renew_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewReleasePage *page = CLEW_RELEASE_PAGE (widget);

  clew_release_begin_renewal (get_window (page), page->office, page->id);
}

static void
attach_scan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clew_scan_rows_choose (CLEW_RELEASE_PAGE (widget)->scans);
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

  G_OBJECT_CLASS (clew_release_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "form.record-signature", NULL,
                                   record_signature_action);
  gtk_widget_class_install_action (widget_class, "form.record-declined", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "form.record-copy", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "form.record-not-now", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "form.record-note", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "form.take-back", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "form.record-end", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "form.record-deficient", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "form.record-restriction", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "form.correct", "s", correct_action);
  gtk_widget_class_install_action (widget_class, "form.wrong-person", NULL, wrong_person_action);
  gtk_widget_class_install_action (widget_class, "form.renew", NULL, renew_action);
  gtk_widget_class_install_action (widget_class, "form.attach-scan", NULL, attach_scan_action);
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

  g_type_ensure (CLEW_TYPE_RELEASE_PAPER);
  g_type_ensure (CLEW_TYPE_SCAN_ROWS);
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
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, paper);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, pill_box);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, person_list);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, actions);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, agencies);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, scans);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, facts);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasePage, events);
  gtk_widget_class_bind_template_callback (widget_class, show_scan_cb);
  gtk_widget_class_bind_template_callback (widget_class, scan_failed_cb);
  install_actions (widget_class);
}

static void
clew_release_page_init (ClewReleasePage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  clew_accessible_set_name (page->preview_button, _ ("Pages"));
  clew_menu_button_set_accessible_name (page->menu_button, _ ("More"));
  add_drop_target (page);
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
  clew_release_paper_show (page->paper, page->office, page->release);
  update_actions (page);
  clew_release_actions_fill (page->actions, page->release);
  fill_agencies (page);
  clew_scan_rows_show (page->scans, page->office, page->release);
  fill_facts (page);
  clew_release_events_fill (page->events, page->release);
  gtk_stack_set_visible_child_name (page->states, "release");
  if (inside)
    clew_release_page_grab_first_focus (page);
}

/* Half of the page is not for saying that there is nothing to show. */
static void
give_room (ClewReleasePage *page)
{
  gboolean is_elsewhere = clew_release_paper_is_elsewhere (page->paper);

  if (is_elsewhere && adw_flap_get_reveal_flap (page->flap))
    page->gave_room = TRUE;
  else if (is_elsewhere || !page->gave_room)
    return;
  else
    page->gave_room = FALSE;
  adw_flap_set_reveal_flap (page->flap, !is_elsewhere);
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
  gboolean           is_another;

  g_return_if_fail (CLEW_IS_RELEASE_PAGE (page));

  g_set_object (&page->office, office);
  is_another = g_strcmp0 (page->id, id) != 0;
  if (is_another)
    {
      g_free (page->id);
      page->id = g_strdup (id);
      say_problem (page, NULL);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (page->scroller), 0);
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
  if (is_another)
    give_room (page);
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

  return page->release != NULL && clew_release_paper_has_form (page->paper);
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
