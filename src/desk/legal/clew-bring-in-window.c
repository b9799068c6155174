/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-bring-in-window.h"

#include "base/clew-error.h"
#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-files.h"
#include "desk/clew-help.h"
#include "desk/clew-message.h"
#include "desk/clew-view.h"
#include "desk/legal/clew-bring-in-job.h"
#include "desk/legal/clew-bring-in-list.h"
#include "desk/legal/clew-bring-in-settings.h"
#include "records/clew-case-save.h"

#include <glib/gi18n.h>

struct _ClewBringInWindow
{
  AdwWindow parent_instance;

  GtkStack            *pages;
  GtkButton           *close_button;
  GtkButton           *back_button;
  GtkButton           *compare_button;
  GtkButton           *keep_button;
  AdwStatusPage       *file_page;
  GtkWidget           *choose_button;
  GtkSpinner          *spinner;
  AdwStatusPage       *working_page;
  ClewBringInSettings *settings;
  ClewBringInList     *list;
  AdwStatusPage       *done_page;
  GtkWidget           *undo_button;
  GtkWidget           *done_button;

  ClewOffice   *office;
  GCancellable *cancellable; /* of what is read now */
  ClewCsv      *csv;
  ClewBringIn  *plan;
  gboolean      is_keeping;
};

G_DEFINE_FINAL_TYPE (ClewBringInWindow, clew_bring_in_window, ADW_TYPE_WINDOW)

static const char page_file[] = "file";
static const char page_settings[] = "settings";
static const char page_working[] = "working";
static const char page_differences[] = "differences";
static const char page_done[] = "done";

static void
show_page (ClewBringInWindow *window, const char *page)
{
  gtk_stack_set_visible_child_name (window->pages, page);
  gtk_widget_set_visible (GTK_WIDGET (window->close_button), page != page_done);
  gtk_widget_set_sensitive (GTK_WIDGET (window->close_button), !window->is_keeping);
  gtk_widget_set_visible (GTK_WIDGET (window->back_button),
                          page == page_settings || page == page_differences);
  gtk_widget_set_visible (GTK_WIDGET (window->compare_button), page == page_settings);
  gtk_widget_set_visible (GTK_WIDGET (window->keep_button), page == page_differences);
  gtk_spinner_set_spinning (window->spinner, page == page_working);
  if (page == page_file)
    gtk_widget_grab_focus (window->choose_button);
  else if (page == page_differences)
    clew_bring_in_list_grab_first_focus (window->list);
  else if (page == page_settings)
    gtk_widget_child_focus (GTK_WIDGET (window->settings), GTK_DIR_TAB_FORWARD);
  else if (page == page_done)
    gtk_widget_grab_focus (window->done_button);
}

static void
begin_work (ClewBringInWindow *window, const char *title)
{
  g_clear_object (&window->cancellable);
  window->cancellable = g_cancellable_new ();
  adw_status_page_set_title (window->working_page, title);
  show_page (window, page_working);
}

/* Whether nobody waits for the answer any more. */
static gboolean
is_given_up (ClewBringInWindow *window, GCancellable *cancellable)
{
  return window->office == NULL || window->cancellable != cancellable;
}

/* Who waits for it, and until when. */
typedef struct
{
  ClewBringInWindow *window;
  GCancellable      *cancellable;
} Wait;

static Wait *
wait_new (ClewBringInWindow *window)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->window = g_object_ref (window);
  wait->cancellable = g_object_ref (window->cancellable);
  return wait;
}

static void
wait_free (Wait *wait)
{
  g_object_unref (wait->window);
  g_object_unref (wait->cancellable);
  g_free (wait);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wait, wait_free)

/* The file. */

static void
show_unread (ClewBringInWindow *window, const GError *error)
{
  g_autofree char *text = NULL;

  /* What is wrong with the file says itself; the rest has its words. */
  if (error->domain == CLEW_RECORDS_ERROR || error->domain == G_IO_ERROR)
    text = g_markup_escape_text (error->message, -1);
  else
    {
      g_autofree char *words = clew_error_words_dup_text (error);

      text = g_markup_escape_text (words, -1);
    }
  adw_status_page_set_icon_name (window->file_page, "dialog-warning-symbolic");
  adw_status_page_set_title (window->file_page, _ ("This File Can’t Be Read"));
  adw_status_page_set_description (window->file_page, text);
  show_page (window, page_file);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Wait) wait = data;
  ClewBringInWindow *window = wait->window;
  g_autoptr (GError) error = NULL;
  ClewBringInLoaded *loaded = clew_office_read_finish (result, &error);

  if (is_given_up (window, wait->cancellable))
    {
      g_clear_pointer (&loaded, clew_bring_in_loaded_free);
      return;
    }
  if (loaded == NULL)
    {
      show_unread (window, error);
      return;
    }
  g_clear_pointer (&window->csv, clew_csv_unref);
  window->csv = g_steal_pointer (&loaded->csv);
  if (clew_record_get_text (loaded->mapping, "name") == NULL)
    clew_record_set_text (loaded->mapping, "name", _ ("Court calendar"));
  clew_bring_in_settings_show (window->settings, window->office, window->csv, loaded->mapping,
                               loaded->as_of);
  show_page (window, page_settings);
  clew_bring_in_loaded_free (loaded);
}

/**
 * clew_bring_in_window_load:
 * @window: the window
 * @path: a file
 *
 * Reads the file on a thread, and shows how it may be understood.
 */
void
clew_bring_in_window_load (ClewBringInWindow *window, const char *path)
{
  ClewBringInJob *job;

  begin_work (window, _ ("Reading the File…"));
  job = clew_bring_in_job_new (window->cancellable);
  job->file = g_file_new_for_path (path);
  clew_office_read_async (window->office, clew_bring_in_job_load, job, clew_bring_in_job_free,
                          clew_bring_in_loaded_free, loaded_cb, wait_new (window));
}

static void
chosen_cb (const char *path, gpointer data)
{
  clew_bring_in_window_load (data, path);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  clew_files_choose_table (GTK_WINDOW (widget), chosen_cb, widget);
}

/* The differences. */

static void
show_chosen (ClewBringInWindow *window)
{
  guint            n = clew_bring_in_count_chosen (window->plan);
  g_autofree char *label = g_strdup_printf (ngettext ("_Keep %'u Row", "_Keep %'u Rows", n), n);

  /* What says the same is noted as seen even if nothing else is kept. */
  gtk_button_set_label (window->keep_button, n > 0 ? label : _ ("_Finish"));
  clew_accessible_mend (GTK_WIDGET (window->keep_button));
}

static void
forget_plan (ClewBringInWindow *window)
{
  clew_bring_in_list_show (window->list, NULL);
  g_clear_pointer (&window->plan, clew_bring_in_free);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Wait) wait = data;
  ClewBringInWindow *window = wait->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewBringIn) plan = clew_office_read_finish (result, &error);

  if (is_given_up (window, wait->cancellable))
    return;
  if (plan == NULL)
    {
      show_page (window, page_settings);
      gtk_window_present (clew_message_new_problem (GTK_WINDOW (window), _ ("Nothing Was Changed"),
                                                                            error));
      return;
    }
  forget_plan (window);
  window->plan = g_steal_pointer (&plan);
  clew_bring_in_list_show (window->list, window->plan);
  show_chosen (window);
  show_page (window, page_differences);
}

static void
compare_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewBringInWindow *window = CLEW_BRING_IN_WINDOW (widget);
  ClewDay            as_of;
  g_autoptr (ClewRecord) mapping = clew_bring_in_settings_commit (window->settings, &as_of);
  g_autoptr (GError) error = NULL;
  ClewBringInJob *job;

  if (mapping == NULL)
    return;
  if (!clew_office_save (window->office, _ ("Keep settings for a file of cases"), mapping, &error))
    {
      gtk_window_present (clew_message_new_problem (GTK_WINDOW (window), _ ("Nothing Was Changed"),
                                                                            error));
      return;
    }
  begin_work (window, _ ("Comparing With What Is Kept…"));
  job = clew_bring_in_job_new (window->cancellable);
  job->csv = clew_csv_ref (window->csv);
  job->mapping = clew_record_copy (mapping);
  job->as_of = as_of;
  clew_office_read_async (window->office, clew_bring_in_job_compare, job, clew_bring_in_job_free,
                          (GDestroyNotify)clew_bring_in_free, compared_cb, wait_new (window));
}

/* Keeping. */

static void
show_done (ClewBringInWindow *window)
{
  guint            n = clew_bring_in_count_chosen (window->plan);
  guint            same = window->plan->n[CLEW_INCOMING_SAME];
  const char      *undo = clew_office_get_undo (window->office);
  g_autofree char *rows = g_strdup_printf (ngettext ("%'u Row Kept", "%'u Rows Kept", n), n);
  g_autofree char *seen = g_strdup_printf (
    ngettext ("%'u row says what was kept already.", "%'u rows say what was kept already.", same),
    same);
  g_autofree char *text = g_strconcat (
    seen, " ",
    _ ("The file stays where it is. Nothing is kept of people who are not known here."), NULL);

  adw_status_page_set_title (window->done_page, n > 0 ? rows : _ ("Nothing Was Changed"));
  adw_status_page_set_description (window->done_page, text);
  gtk_widget_set_visible (window->undo_button,
                          n > 0 && g_strcmp0 (undo, _ ("Bring in cases")) == 0);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Wait) wait = data;
  ClewBringInWindow *window = wait->window;
  g_autoptr (GError) error = NULL;
  ClewBringInKept *kept = clew_office_read_finish (result, &error);

  window->is_keeping = FALSE;
  if (kept != NULL && window->office != NULL)
    clew_office_follow_all (window->office, _ ("Bring in cases"), kept->before, kept->after,
                                               clew_hearing_take_move_back);
  if (window->office != NULL && kept != NULL)
    {
      show_done (window);
      show_page (window, page_done);
    }
  else if (window->office != NULL)
    {
      show_page (window, page_differences);
      gtk_window_present (clew_message_new_problem (GTK_WINDOW (window), _ ("Nothing Was Changed"),
                                                                            error));
    }
  g_clear_pointer (&kept, clew_bring_in_kept_free);
}

static void
keep_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewBringInWindow *window = CLEW_BRING_IN_WINDOW (widget);
  ClewBringInJob    *job;

  if (window->plan == NULL || window->is_keeping)
    return;
  window->is_keeping = TRUE;
  begin_work (window, _ ("Keeping What Was Ticked…"));
  job = clew_bring_in_job_new (window->cancellable);
  job->plan = window->plan;
  job->actor = g_strdup (clew_office_get_actor (window->office));
  clew_office_write_async (window->office, clew_bring_in_job_keep, job, clew_bring_in_job_free,
                           clew_bring_in_kept_free, kept_cb, wait_new (window));
}

/* Going on and back. */

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewBringInWindow *window = CLEW_BRING_IN_WINDOW (widget);
  const char        *page = gtk_stack_get_visible_child_name (window->pages);

  show_page (window, g_str_equal (page, page_differences) ? page_settings : page_file);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  clew_help_show (widget, "bringing-in");
}

/* What runs is given up, but for what is being kept: that is waited for. Ticks are asked about. */
static gboolean
clew_bring_in_window_close_request (GtkWindow *window)
{
  ClewBringInWindow *self = CLEW_BRING_IN_WINDOW (window);
  const char        *page = gtk_stack_get_visible_child_name (self->pages);

  if (self->is_keeping)
    return TRUE;
  if (g_strcmp0 (page, page_working) == 0)
    {
      g_cancellable_cancel (self->cancellable);
      if (self->plan != NULL || self->csv != NULL)
        {
          g_clear_object (&self->cancellable);
          show_page (self, self->csv != NULL ? page_settings : page_file);
          return TRUE;
        }
    }
  else if (g_strcmp0 (page, page_differences) == 0 && clew_bring_in_count_chosen (self->plan) > 0)
    {
      clew_message_ask_to_discard (window, _ ("Discard What You Ticked?"),
                                              _ ("Nothing of the file has been kept yet."),
                                                 _ ("_Keep Looking"));
      return TRUE;
    }
  return GTK_WINDOW_CLASS (clew_bring_in_window_parent_class)->close_request (window);
}

static void
clew_bring_in_window_dispose (GObject *object)
{
  ClewBringInWindow *window = CLEW_BRING_IN_WINDOW (object);

  if (window->cancellable != NULL)
    g_cancellable_cancel (window->cancellable);
  g_clear_object (&window->cancellable);
  g_clear_object (&window->office);

  G_OBJECT_CLASS (clew_bring_in_window_parent_class)->dispose (object);
}

/* A thread that still works on these holds the window. */
static void
clew_bring_in_window_finalize (GObject *object)
{
  ClewBringInWindow *window = CLEW_BRING_IN_WINDOW (object);

  g_clear_pointer (&window->plan, clew_bring_in_free);
  g_clear_pointer (&window->csv, clew_csv_unref);

  G_OBJECT_CLASS (clew_bring_in_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ClewBringInWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, ClewBringInWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, ClewBringInWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, ClewBringInWindow, compare_button);
  gtk_widget_class_bind_template_child (widget_class, ClewBringInWindow, keep_button);
  gtk_widget_class_bind_template_child (widget_class, ClewBringInWindow, file_page);
  gtk_widget_class_bind_template_child (widget_class, ClewBringInWindow, choose_button);
  gtk_widget_class_bind_template_child (widget_class, ClewBringInWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, ClewBringInWindow, working_page);
  gtk_widget_class_bind_template_child (widget_class, ClewBringInWindow, settings);
  gtk_widget_class_bind_template_child (widget_class, ClewBringInWindow, list);
  gtk_widget_class_bind_template_child (widget_class, ClewBringInWindow, done_page);
  gtk_widget_class_bind_template_child (widget_class, ClewBringInWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, ClewBringInWindow, done_button);
}

static void
clew_bring_in_window_class_init (ClewBringInWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = clew_bring_in_window_dispose;
  G_OBJECT_CLASS (class)->finalize = clew_bring_in_window_finalize;
  GTK_WINDOW_CLASS (class)->close_request = clew_bring_in_window_close_request;

  g_type_ensure (CLEW_TYPE_BRING_IN_SETTINGS);
  g_type_ensure (CLEW_TYPE_BRING_IN_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/legal/clew-bring-in-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "bring-in.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "bring-in.compare", NULL, compare_cb);
  gtk_widget_class_install_action (widget_class, "bring-in.keep", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "bring-in.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "bring-in.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "bring-in.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "bring-in.help", NULL, help_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "bring-in.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "bring-in.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "bring-in.back",
                                       NULL);
}

static void
clew_bring_in_window_init (ClewBringInWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  clew_accessible_mend (GTK_WIDGET (window));
  g_signal_connect_object (window->list, "chosen-changed", G_CALLBACK (show_chosen), window,
                           G_CONNECT_SWAPPED);
  show_page (window, page_file);
}

/**
 * clew_bring_in_window_new:
 * @parent: (nullable): the window to stand over
 * @office: an open office
 *
 * Returns: (transfer none): the window, in which a file is still to be chosen
 */
ClewBringInWindow *
clew_bring_in_window_new (GtkWindow *parent, ClewOffice *office)
{
  ClewBringInWindow *window = g_object_new (CLEW_TYPE_BRING_IN_WINDOW,
                                            "transient-for", parent,
                                            "modal", parent != NULL,
                                            NULL);

  window->office = g_object_ref (office);
  return window;
}

/**
 * clew_bring_in_window_open:
 * @action: an action of a view
 * @parameter: (nullable): nothing
 * @data: the view
 *
 * Opens the window over that of the view.
 */
void
clew_bring_in_window_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (data));

  gtk_window_present (GTK_WINDOW (
    clew_bring_in_window_new (GTK_WINDOW (root), clew_view_get_office (CLEW_VIEW (data)))));
}
