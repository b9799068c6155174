/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-audit-window.h"

#include "base/clew-error.h"
#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-help.h"
#include "records/clew-audit-view.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

#include <inttypes.h>

/* Who did what, when and what for: everything, with the result of checking the
 * chain, or what was done to one person's record. */
struct _ClewAuditWindow
{
  AdwWindow parent_instance;

  GtkLabel      *explanation;
  GtkWidget     *check_box;
  GtkSpinner    *check_spinner;
  GtkImage      *check_icon;
  GtkLabel      *check_label;
  GtkStack      *states;
  GtkListView   *list;
  AdwStatusPage *error_page;
  GtkLabel      *error_details;

  ClewAuditView *view;
  GCancellable  *checking;
  guint          show_id;
};

G_DEFINE_FINAL_TYPE (ClewAuditWindow, clew_audit_window, ADW_TYPE_WINDOW)

/* Rows: what was done over when, by whom and what for */

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  add_label (box, "heading");
  add_label (box, "dim-label");
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static char *
compose_act (ClewAuditEntry *entry)
{
  if (entry->kind == NULL)
    return g_strdup (entry->act);
  if (entry->fields == NULL)
    return g_strdup_printf ("%s · %s", entry->kind, entry->act);
  /* Translators: a kind of record, what was done, and the fields: "Participant · Changed: Phone" */
  return g_strdup_printf (_("%s · %s: %s"), entry->kind, entry->act, entry->fields);
}

static char *
compose_circumstances (ClewAuditEntry *entry)
{
  int              year, month, day;
  g_autofree char *date = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *time = NULL;

  if (entry->at == NULL || entry->what == NULL)
    return g_strdup_printf (_("Entry %" PRId64), entry->seq);

  g_date_time_get_ymd (entry->at, &year, &month, &day);
  date = clew_day_words (clew_day_new (year, month, day));
  kept = g_date_time_format (entry->at, "%R");
  time = clew_time_words (kept);

  /* Translators: a date, a time, who, and what for. "Clew" as who is the program itself. */
  return g_strdup_printf (_("%s, %s · %s · %s"), date, time,
                             entry->who != NULL ? entry->who : _("Clew"), entry->what);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  ClewAuditEntry  *entry = gtk_list_item_get_item (item);
  GtkWidget       *box = gtk_list_item_get_child (item);
  g_autofree char *act = compose_act (entry);
  g_autofree char *circumstances = compose_circumstances (entry);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", act, circumstances);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), act);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), circumstances);
  clew_row_set_accessible_name (box, spoken);
}

/* States */

static void
show_state (ClewAuditWindow *window)
{
  const GError    *error = clew_audit_view_get_error (window->view);
  g_autofree char *details = NULL;

  if (error == NULL)
    {
      gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (window->view)) == 0;

      gtk_stack_set_visible_child_name (window->states, empty ? "empty" : "list");
      return;
    }
  details = clew_error_words_dup_details (error);
  clew_error_words_show (window->error_page, error);
  gtk_label_set_label (window->error_details, details);
  gtk_stack_set_visible_child_name (window->states, "error");
}

static gboolean
show_cb (gpointer data)
{
  ClewAuditWindow *window = data;

  window->show_id = 0;
  show_state (window);

  return G_SOURCE_REMOVE;
}

/* It may be the list itself that is asking just now. */
static void
state_changed_cb (ClewAuditWindow *window)
{
  if (window->show_id == 0)
    window->show_id = g_idle_add (show_cb, window);
}

static void
try_again_cb (ClewAuditWindow *window)
{
  clew_audit_view_reload (window->view);
}

/* The chain */

static void
say_check (ClewAuditWindow *window, const char *icon_name, const char *css_class, const char *text)
{
  gtk_spinner_stop (window->check_spinner);
  gtk_widget_set_visible (GTK_WIDGET (window->check_spinner), FALSE);
  gtk_image_set_from_icon_name (window->check_icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (window->check_icon), TRUE);
  gtk_widget_add_css_class (window->check_box, css_class);
  gtk_label_set_label (window->check_label, text);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(ClewAuditWindow) window = data;
  g_autoptr(GError) error = NULL;

  if (clew_audit_view_verify_finish (result, &error))
    {
      say_check (window, "object-select-symbolic", "success",
                 _("Every entry and every record is as Clew wrote it, and none is missing."));
    }
  else if (g_error_matches (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_DAMAGED))
    {
      say_check (window, "dialog-warning-symbolic", "error", error->message);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *text = clew_error_words_dup_text (error);

      say_check (window, "dialog-warning-symbolic", "warning", text);
    }
}

static void
start_check (ClewAuditWindow *window, ClewOffice *office)
{
  window->checking = g_cancellable_new ();
  gtk_spinner_start (window->check_spinner);
  clew_audit_view_verify_async (office, window->checking, checked_cb, g_object_ref (window));
}

static void
clew_audit_window_dispose (GObject *object)
{
  ClewAuditWindow *window = CLEW_AUDIT_WINDOW (object);

  g_clear_handle_id (&window->show_id, g_source_remove);
  g_cancellable_cancel (window->checking);
  g_clear_object (&window->checking);
  g_clear_object (&window->view);

  G_OBJECT_CLASS (clew_audit_window_parent_class)->dispose (object);
}

static void
clew_audit_window_class_init (ClewAuditWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_audit_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/clewproject/Clew/clew-audit-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewAuditWindow, explanation);
  gtk_widget_class_bind_template_child (widget_class, ClewAuditWindow, check_box);
  gtk_widget_class_bind_template_child (widget_class, ClewAuditWindow, check_spinner);
  gtk_widget_class_bind_template_child (widget_class, ClewAuditWindow, check_icon);
  gtk_widget_class_bind_template_child (widget_class, ClewAuditWindow, check_label);
  gtk_widget_class_bind_template_child (widget_class, ClewAuditWindow, states);
  gtk_widget_class_bind_template_child (widget_class, ClewAuditWindow, list);
  gtk_widget_class_bind_template_child (widget_class, ClewAuditWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, ClewAuditWindow, error_details);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clew_audit_window_init (ClewAuditWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  clew_accessible_mend (GTK_WIDGET (window));
  clew_help_set_topic (GTK_WIDGET (window), "audit");
}

/**
 * clew_audit_window_new:
 * @parent: the window to stand over; the new one goes with it
 * @office: the open office
 * @participant: (nullable): whose record's history; %NULL for all that was done in the office
 *
 * Returns: (transfer none): the window
 */
ClewAuditWindow *
clew_audit_window_new (GtkWindow *parent, ClewOffice *office, const char *participant)
{
  ClewAuditWindow *window = g_object_new (CLEW_TYPE_AUDIT_WINDOW, "transient-for", parent, NULL);
  g_autoptr(GtkNoSelection) selection = NULL;

  window->view = clew_audit_view_new (office, participant);
  g_signal_connect_object (window->view, "state-changed", G_CALLBACK (state_changed_cb), window,
                           G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (window->view)));
  gtk_list_view_set_model (window->list, GTK_SELECTION_MODEL (selection));
  show_state (window);
  if (participant != NULL)
    {
      gtk_window_set_title (GTK_WINDOW (window), _("History"));
      gtk_label_set_label (window->explanation,
                           _("What was done to this person’s record and to all that belongs to "
                              "it, the latest first."));
      gtk_widget_set_visible (window->check_box, FALSE);
    }
  else
    start_check (window, office);
  gtk_widget_grab_focus (GTK_WIDGET (window->list));

  return window;
}
