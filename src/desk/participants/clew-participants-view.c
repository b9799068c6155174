/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-participants-view.h"

#include "desk/clew-message.h"
#include "desk/participants/clew-participant-adder.h"
#include "desk/participants/clew-participant-editor.h"
#include "desk/participants/clew-participants-pane.h"
#include "desk/participants/clew-person-page.h"
#include "records/clew-person.h"
#include "rules/clew-office-rules.h"

#include <glib/gi18n.h>

/* Everybody on the left, one person on the right; one behind the other where
 * the window is narrow. */
struct _ClewParticipantsView
{
  ClewView parent_instance;

  AdwLeaflet           *leaflet;
  ClewParticipantsPane *pane;
  ClewPersonPage       *page;
};

G_DEFINE_FINAL_TYPE (ClewParticipantsView, clew_participants_view, CLEW_TYPE_VIEW)

static void
update_actions (ClewParticipantsView *view)
{
  ClewOffice *office = clew_view_get_office (CLEW_VIEW (view));
  gboolean    somebody = clew_person_page_get_record (view->page) != NULL;
  /* A prosecutor's office tells nobody what it heard. */
  gboolean tells = somebody && office != NULL &&
                   clew_office_kind_holds (
                     clew_record_get_text (clew_office_get_record (office), "kind"), "disclosure");

  clew_view_set_action_enabled (CLEW_VIEW (view), "edit-participant", somebody);
  clew_view_set_action_enabled (CLEW_VIEW (view), "remove-participant", somebody);
  clew_view_set_action_enabled (CLEW_VIEW (view), "show-history", somebody);
  clew_view_set_action_enabled (CLEW_VIEW (view), "write-letter", tells);
  clew_view_set_action_enabled (CLEW_VIEW (view), "say-nothing-helpful", tells);
  clew_view_set_action_enabled (CLEW_VIEW (view), "record-subpoena", tells);
}

/* Goes to a person by the window's own action, so that its history knows. */
static void
go_to_person (ClewParticipantsView *view, const char *id)
{
  if (!gtk_widget_activate_action (GTK_WIDGET (view), "win.show-person", "s", id))
    clew_view_show_record (CLEW_VIEW (view), id);
}

static void
person_selected_cb (ClewParticipantsView *view, const char *id)
{
  go_to_person (view, id);
}

static void
person_activated_cb (ClewParticipantsView *view, const char *id)
{
  go_to_person (view, id);
  clew_person_page_focus (view->page);
}

static void
folded_cb (ClewParticipantsView *view)
{
  gboolean folded = adw_leaflet_get_folded (view->leaflet);

  clew_participants_pane_set_alone (view->pane, folded);
  clew_person_page_set_alone (view->page, folded);
}

/* Actions */

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewParticipantsView *view = data;

  adw_leaflet_set_visible_child (view->leaflet, GTK_WIDGET (view->pane));
  clew_participants_pane_focus_search (view->pane);
}

static void
filters_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewParticipantsView *view = data;

  adw_leaflet_set_visible_child (view->leaflet, GTK_WIDGET (view->pane));
  clew_participants_pane_toggle_filters (view->pane);
}

static void
back_to_list_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewParticipantsView *view = data;

  if (!gtk_widget_activate_action (GTK_WIDGET (view), "win.show-view", "s", "participants"))
    clew_view_show_record (CLEW_VIEW (view), NULL);
  clew_participants_pane_focus_list (view->pane);
}

static void
added_cb (ClewParticipantsView *view, const char *id)
{
  AdwToast  *toast = adw_toast_new (_ ("Participant added"));
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (view), ADW_TYPE_TOAST_OVERLAY);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  if (toasts != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
  else
    g_object_unref (toast);
  go_to_person (view, id);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewParticipantsView *view = data;
  GtkRoot              *root = gtk_widget_get_root (GTK_WIDGET (view));
  ClewParticipantAdder *adder = clew_participant_adder_new (GTK_WINDOW (root),
                                                            clew_view_get_office (data));

  g_signal_connect_object (adder, "added", G_CALLBACK (added_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (adder, "person-chosen", G_CALLBACK (go_to_person), view,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (adder));
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewParticipantsView *view = data;
  GtkRoot              *root = gtk_widget_get_root (GTK_WIDGET (view));
  ClewRecord           *record = clew_person_page_get_record (view->page);
  GtkWindow            *editor;

  if (record == NULL)
    return;
  editor = clew_participant_editor_new (GTK_WINDOW (root), clew_view_get_office (data),
                                        clew_record_get_id (record));
  gtk_window_present (editor);
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewParticipantsView *view = data;

  gtk_widget_activate_action (GTK_WIDGET (view), "win.show-history", "s",
                              clew_person_page_get_id (view->page));
}

static void
letter_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewParticipantsView *view = data;

  gtk_widget_activate_action (GTK_WIDGET (view), "win.write-letter", "s",
                              clew_person_page_get_id (view->page));
}

static void
nothing_helpful_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewParticipantsView *view = data;

  gtk_widget_activate_action (GTK_WIDGET (view), "win.say-nothing-helpful", "s",
                              clew_person_page_get_id (view->page));
}

static void
subpoena_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewParticipantsView *view = data;

  gtk_widget_activate_action (GTK_WIDGET (view), "win.record-subpoena", "s",
                              clew_person_page_get_id (view->page));
}

static void
show_problem (ClewParticipantsView *view, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));

  gtk_window_present (clew_message_new_problem (
    GTK_WINDOW (root), _ ("The Participant Was Not Removed"), error));
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewParticipantsView *view = data;
  ClewRecord           *record = clew_person_page_get_record (view->page);
  AdwToast             *toast;
  GtkWidget            *toasts;
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    return;
  if (!clew_office_remove (clew_view_get_office (data), _ ("Remove participant"), record, &error))
    {
      show_problem (view, error);
      return;
    }
  toasts = gtk_widget_get_ancestor (GTK_WIDGET (view), ADW_TYPE_TOAST_OVERLAY);
  if (toasts == NULL)
    return;
  toast = adw_toast_new (_ ("Participant removed"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
}

static void
try_person_again_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewParticipantsView *view = data;

  clew_person_page_refresh (view->page);
  update_actions (view);
}

/* Of the hearing, or the case, on which somebody is. */
static void
record_outcome_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkRoot    *root = gtk_widget_get_root (GTK_WIDGET (data));
  GtkWidget  *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const char *hearing, *leads_to;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (data)))
    return;
  hearing = g_object_get_data (G_OBJECT (focus), "clew-hearing");
  leads_to = g_object_get_data (G_OBJECT (focus), "clew-action");
  if (hearing != NULL)
    gtk_widget_activate_action (focus, "win.record-outcome", "s", hearing);
  else if (g_strcmp0 (leads_to, "win.show-case") == 0)
    gtk_widget_activate_action (focus, "win.record-case-outcome", "s",
                                g_object_get_data (G_OBJECT (focus), "clew-id"));
}

static const GActionEntry actions[] = {
  { "find", find_cb },
  { "record-outcome", record_outcome_cb },
  { "filters", filters_cb },
  { "back-to-list", back_to_list_cb },
  { "add-participant", add_cb },
  { "edit-participant", edit_cb },
  { "remove-participant", remove_cb },
  { "show-history", history_cb },
  { "write-letter", letter_cb },
  { "say-nothing-helpful", nothing_helpful_cb },
  { "record-subpoena", subpoena_cb },
  { "try-person-again", try_person_again_cb },
};

/* The view */

static void
clew_participants_view_refresh (ClewView *base)
{
  ClewParticipantsView *view = CLEW_PARTICIPANTS_VIEW (base);

  clew_participants_pane_refresh (view->pane);
  clew_person_page_refresh (view->page);
  update_actions (view);
}

static void
clew_participants_view_show_record (ClewView *base, const char *id)
{
  ClewParticipantsView *view = CLEW_PARTICIPANTS_VIEW (base);

  /* Beside the list whoever was shown stays; alone the list comes back. */
  if (id == NULL)
    {
      adw_leaflet_set_visible_child (view->leaflet, GTK_WIDGET (view->pane));
      return;
    }
  clew_person_page_show (view->page, id);
  clew_participants_pane_select (view->pane, id);
  adw_leaflet_set_visible_child (view->leaflet, GTK_WIDGET (view->page));
  update_actions (view);
}

static void
clew_participants_view_grab_first_focus (ClewView *base)
{
  ClewParticipantsView *view = CLEW_PARTICIPANTS_VIEW (base);

  if (adw_leaflet_get_folded (view->leaflet) &&
      adw_leaflet_get_visible_child (view->leaflet) == GTK_WIDGET (view->page))
    clew_person_page_focus (view->page);
  else
    clew_participants_pane_focus_search (view->pane);
}

static void
office_cb (ClewParticipantsView *view)
{
  ClewOffice *office = clew_view_get_office (CLEW_VIEW (view));

  if (office == NULL)
    return;
  clew_participants_pane_set_office (view->pane, office);
  clew_person_page_set_office (view->page, office);
}

static void
clew_participants_view_class_init (ClewParticipantsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ClewViewClass  *view_class = CLEW_VIEW_CLASS (klass);

  view_class->refresh = clew_participants_view_refresh;
  view_class->show_record = clew_participants_view_show_record;
  view_class->grab_first_focus = clew_participants_view_grab_first_focus;

  g_type_ensure (CLEW_TYPE_PARTICIPANTS_PANE);
  g_type_ensure (CLEW_TYPE_PERSON_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/participants/clew-participants-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsView, pane);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsView, page);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_selected_cb);
}

static void
clew_participants_view_init (ClewParticipantsView *view)
{
  gtk_widget_init_template (GTK_WIDGET (view));
  clew_view_add_actions (CLEW_VIEW (view), actions, G_N_ELEMENTS (actions));
  clew_view_adopt_header_bar (CLEW_VIEW (view),
                              clew_participants_pane_get_header_bar (view->pane));
  g_signal_connect (view, "notify::office", G_CALLBACK (office_cb), NULL);
  folded_cb (view);
  update_actions (view);
}

/**
 * clew_participants_view_count:
 * @reader: a store
 * @today: today
 * @error: return location
 *
 * Returns: how many people the list opens with
 */
gint64
clew_participants_view_count (ClewStore *reader, ClewDay today, GError **error)
{
  return clew_person_count (reader, error);
}
