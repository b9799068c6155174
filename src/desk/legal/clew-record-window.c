/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-record-window.h"

#include "base/clew-error.h"
#include "desk/clew-accessible.h"
#include "desk/clew-field-form.h"
#include "desk/clew-help.h"
#include "desk/clew-message.h"
#include "desk/legal/clew-case-entry.h"
#include "records/clew-case-save.h"
#include "records/clew-hearing-kind.h"

#include <glib/gi18n.h>

/* How tall a window is, in pixels at the usual size of text: without its fields, for each of
 * them, for a title, for a text; and at most. */
#define HEIGHT_WITHOUT 150
#define HEIGHT_FIELD   58
#define HEIGHT_TITLE   64
#define HEIGHT_TEXT    90
#define HEIGHT_MOST    600

/* The resolution that GTK's settings have at the usual size of text. */
#define USUAL_DPI (96 * 1024)

struct _ClewRecordWindow
{
  AdwWindow parent_instance;

  ClewOffice           *office;
  const ClewRecordTask *task;
  ClewFieldForm        *form;
  ClewRecord           *record;
  AdwPreferencesPage   *page;
  GtkInfoBar           *unread_bar;
  gulong                changed_id;
  gboolean              touched;
};

G_DEFINE_FINAL_TYPE (ClewRecordWindow, clew_record_window, ADW_TYPE_WINDOW)

enum
{
  KEPT,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Whether the record goes to the store only with the verb. */
static gboolean
is_entering (ClewRecordWindow *window)
{
  return window->task->verb != NULL;
}

static gboolean
store_record (ClewRecordWindow *window, ClewRecord *record, const char **field, GError **error)
{
  if (window->task->keep != NULL)
    return window->task->keep (window->office, record, field, error);
  return clew_case_save (window->office, _ (window->task->what), record, field, error);
}

static gboolean
keep_cb (ClewRecord *record, gpointer data, GError **error)
{
  ClewRecordWindow *window = data;

  if (!is_entering (window) && !store_record (window, record, NULL, error))
    return FALSE;
  window->touched = TRUE;
  g_set_object (&window->record, record);
  return TRUE;
}

static void
show_problem (ClewRecordWindow *window, const GError *error)
{
  gtk_window_present (clew_message_new_problem (GTK_WINDOW (window), _ ("Nothing Was Changed"),
                                                                        error));
}

static void
commit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewRecordWindow *window = CLEW_RECORD_WINDOW (widget);
  const char       *field = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_entering (window) || !clew_field_form_commit (window->form) ||
      !clew_field_form_check (window->form, window->record))
    return;
  if (!store_record (window, window->record, &field, &error))
    {
      if (!g_error_matches (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID) ||
          !clew_field_form_say (window->form, window->record, field, error->message))
        show_problem (window, error);
      return;
    }
  g_signal_emit (window, signals[KEPT], 0, clew_record_get_id (window->record));
  if (window->task->done != NULL)
    clew_case_entry_say (GTK_WINDOW (window), _ (window->task->done));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
remove_cb (ClewRecordWindow *window)
{
  g_autoptr (GError) error = NULL;

  if (!clew_office_remove (window->office, _ (window->task->remove_what), window->record, &error))
    {
      show_problem (window, error);
      return;
    }
  g_signal_emit (window, signals[REMOVED], 0, _ (window->task->removed));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is gone takes the window with it; of what can't be read, what is typed stays. */
static void
office_changed_cb (ClewRecordWindow *window)
{
  g_autoptr (ClewRecord) now = NULL;
  g_autoptr (GError) error = NULL;

  now = clew_record_load (clew_office_get_store (window->office), window->task->kind,
                          clew_record_get_id (window->record), &error);
  if (now != NULL ? clew_record_is_removed (now)
                  : g_error_matches (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND))
    {
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  gtk_info_bar_set_revealed (window->unread_bar, now == NULL);
  if (now == NULL)
    return;
  g_set_object (&window->record, now);
  clew_field_form_show (window->form, now);
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  clew_help_show (widget, CLEW_RECORD_WINDOW (widget)->task->help_topic);
}

/* The window behind keeps the steps, and says what was undone. */
static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, NULL);
}

static void
ask_to_discard (GtkWindow *window)
{
  const char *body = _ ("It has not been kept yet.");

  clew_message_ask_to_discard (window, _ ("Discard What You Typed?"), body, _ ("_Keep Typing"));
}

static gboolean
clew_record_window_close_request (GtkWindow *window)
{
  ClewRecordWindow *self = CLEW_RECORD_WINDOW (window);

  if (is_entering (self) ? self->touched || clew_field_form_is_typed (self->form)
                         : !clew_field_form_commit (self->form))
    {
      if (is_entering (self))
        ask_to_discard (window);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (clew_record_window_parent_class)->close_request (window);
}

static void
clew_record_window_dispose (GObject *object)
{
  ClewRecordWindow *window = CLEW_RECORD_WINDOW (object);

  if (window->office != NULL)
    g_clear_signal_handler (&window->changed_id, window->office);
  g_clear_object (&window->form);
  g_clear_object (&window->record);
  g_clear_object (&window->office);

  G_OBJECT_CLASS (clew_record_window_parent_class)->dispose (object);
}

static void
clew_record_window_class_init (ClewRecordWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_record_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = clew_record_window_close_request;

  /**
   * ClewRecordWindow::kept:
   * @id: of the record
   *
   * What was entered is kept; the window closes next.
   */
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * ClewRecordWindow::removed:
   * @text: what to say, translated
   *
   * The record is removed, which can be undone; the window closes next.
   */
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "record.keep", NULL, commit_cb);
  gtk_widget_class_install_action (widget_class, "record.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "record.help", NULL, help_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "record.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "record.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "record.keep", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

static void
clew_record_window_init (ClewRecordWindow *window)
{
}

static GtkWidget *
create_header_bar (ClewRecordWindow *window)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *button;

  adw_header_bar_set_title_widget (
    ADW_HEADER_BAR (bar),
    adw_window_title_new (_ (window->task->title), is_entering (window) ? ""
                                                                        : _ ("Kept as you type")));
  if (!is_entering (window))
    return bar;
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  button = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), button);
  button = gtk_button_new_with_mnemonic (_ (window->task->verb));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.keep");
  gtk_widget_add_css_class (button, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), button);
  return bar;
}

static GtkWidget *
create_unread_bar (void)
{
  GtkWidget *bar = gtk_info_bar_new ();
  GtkWidget *label = gtk_label_new (
    _ ("The office file can’t be read now, so what is shown here may be old. What you typed is "
       "still here. Check that the disk with the file is there, then go on."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_info_bar_set_message_type (GTK_INFO_BAR (bar), GTK_MESSAGE_WARNING);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (bar), FALSE);
  gtk_info_bar_add_child (GTK_INFO_BAR (bar), label);
  return bar;
}

static void
build (ClewRecordWindow *window)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *unread_bar = create_unread_bar ();

  gtk_widget_set_vexpand (page, TRUE);
  window->page = ADW_PREFERENCES_PAGE (page);
  window->unread_bar = GTK_INFO_BAR (unread_bar);
  gtk_box_append (GTK_BOX (box), create_header_bar (window));
  gtk_box_append (GTK_BOX (box), unread_bar);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ (window->task->title));
}

static ClewRecord *
load_case (ClewRecordWindow *window)
{
  if (window->task->kind == &clew_kind_court_case)
    return g_object_ref (window->record);
  return clew_record_load (clew_office_get_store (window->office), &clew_kind_court_case,
                           clew_record_get_text (window->record, "court_case"), NULL);
}

/* Other cases of the same person that have a number to be told apart by. */
static GPtrArray *
list_other_cases (ClewRecordWindow *window)
{
  ClewStore  *store = clew_office_get_store (window->office);
  const char *participant;
  g_autoptr (ClewRecord) court_case = load_case (window);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  if (court_case == NULL)
    return NULL;
  participant = clew_record_get_text (court_case, "participant");
  all = clew_case_list (store, participant, NULL);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      ClewRecord *other = g_ptr_array_index (all, i);

      if (clew_record_get_text (other, "cause_number") != NULL &&
          !g_str_equal (clew_record_get_id (other), clew_record_get_id (court_case)))
        g_ptr_array_add (others, g_object_ref (other));
    }
  return all != NULL ? g_steal_pointer (&others) : NULL;
}

static GtkWidget *
add_no_other (AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("There is no other case"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("Add the other case of this person first, with its number."));
  adw_preferences_group_add (group, row);
  return row;
}

/* As the site calls its hearings, and as the program does. */
static GtkWidget *
add_hearing_kind (ClewRecordWindow *window, AdwPreferencesGroup *group)
{
  g_autoptr (GPtrArray) kinds = clew_hearing_kind_list (
    clew_office_get_store (window->office), clew_record_get_text (window->record, "site_kind"),
    NULL);

  return clew_field_form_add_named_choice (window->form, group, window->record, "kind",
                                           "site_kind", kinds);
}

/* What is chosen from the person's other cases isn't asked where there is none. */
static GtkWidget *
add_field (ClewRecordWindow *window, AdwPreferencesGroup *group, const char *column)
{
  const ClewField *field = clew_kind_find_field (window->task->kind, column, NULL);
  g_autoptr (GPtrArray) others = NULL;

  if (window->task->kind == &clew_kind_hearing && g_str_equal (column, "kind"))
    return add_hearing_kind (window, group);
  if (field->type != CLEW_FIELD_REFERENCE)
    return clew_field_form_add (window->form, group, window->record, column);
  others = list_other_cases (window);
  if (others != NULL && others->len == 0)
    return (field->flags & CLEW_FIELD_REQUIRED) != 0 ? add_no_other (group) : NULL;
  return clew_field_form_add_reference (window->form, group, window->record, column, others,
                                        "cause_number", _ ("None"));
}

/* Return keeps what is entered, after the field itself has read what is typed in it. */
static void
return_cb (ClewRecordWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "record.keep", NULL);
}

static char *
remark_cb (ClewDay day, gpointer data)
{
  ClewRecordWindow *window = data;

  return clew_hearing_remark (window->office, window->record, day);
}

/* The day of a hearing, wherever it is entered. */
static void
add_remarks (ClewRecordWindow *window)
{
  if (window->task->kind == &clew_kind_hearing)
    clew_field_form_remark (window->form, window->record, "on_day", remark_cb, window);
  else if (window->task->kind == &clew_kind_hearing_move)
    clew_field_form_remark (window->form, window->record, "to_day", remark_cb, window);
}

/* Returns how much room the groups take. */
static int
add_groups (ClewRecordWindow *window)
{
  int height = 0;

  for (const ClewRecordGroup *group = window->task->groups; group->columns[0] != NULL; group++)
    {
      const char          *title = group->title != NULL ? _ (group->title) : "";
      const char          *more = group->description != NULL ? _ (group->description) : NULL;
      AdwPreferencesGroup *widget = clew_field_form_add_group (window->form, window->page,
                                                               window->record, title, more, NULL);

      height += group->title != NULL || group->description != NULL ? HEIGHT_TITLE : 0;
      for (guint i = 0; group->columns[i] != NULL; i++)
        {
          GtkWidget *row = add_field (window, widget, group->columns[i]);

          height += HEIGHT_FIELD;
          if (ADW_IS_ENTRY_ROW (row) && is_entering (window))
            g_signal_connect_object (row, "entry-activated", G_CALLBACK (return_cb), window,
                                     G_CONNECT_SWAPPED | G_CONNECT_AFTER);
        }
    }
  return height;
}

static void
set_height (ClewRecordWindow *window, int height)
{
  int dpi = USUAL_DPI;

  height += HEIGHT_WITHOUT;
  if (window->task->text != NULL)
    height += HEIGHT_TEXT;
  if (window->task->remove != NULL)
    height += HEIGHT_FIELD;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (window)), "gtk-xft-dpi", &dpi, NULL);
  if (dpi > USUAL_DPI)
    height = (int)((gint64)height * dpi / USUAL_DPI);
  gtk_window_set_default_size (GTK_WINDOW (window), 560, MIN (HEIGHT_MOST, height));
}

static void
add_text (ClewRecordWindow *window)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *label = gtk_label_new (_ (window->task->text));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), label);
  adw_preferences_page_add (window->page, ADW_PREFERENCES_GROUP (group));
}

static void
add_remove_button (ClewRecordWindow *window)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ (window->task->remove));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), window, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), button);
  adw_preferences_page_add (window->page, ADW_PREFERENCES_GROUP (group));
}

/**
 * clew_record_window_new:
 * @parent: (nullable): the window to stand over
 * @office: an open office
 * @task: what is entered; must live as long as the program
 * @record: the record, new or kept; what refers to others is filled in already
 *
 * Returns: (transfer none): the window, with the focus in its first field
 */
ClewRecordWindow *
clew_record_window_new (GtkWindow            *parent,
                        ClewOffice           *office,
                        const ClewRecordTask *task,
                        ClewRecord           *record)
{
  ClewRecordWindow *window = g_object_new (CLEW_TYPE_RECORD_WINDOW,
                                           "transient-for", parent,
                                           "modal", parent != NULL,
                                           "destroy-with-parent", TRUE,
                                           NULL);
  int               height;

  window->office = g_object_ref (office);
  window->task = task;
  window->record = clew_record_copy (record);
  if (task->today != NULL)
    clew_record_set_day (window->record, task->today, clew_office_today (office));
  window->form = clew_field_form_new (office, is_entering (window), keep_cb, window);
  build (window);
  if (task->text != NULL)
    add_text (window);
  height = add_groups (window);
  add_remarks (window);
  if (task->remove != NULL)
    add_remove_button (window);
  set_height (window, height);
  if (!is_entering (window))
    window->changed_id = g_signal_connect_swapped (office, "changed",
                                                   G_CALLBACK (office_changed_cb), window);
  clew_field_form_focus (window->form, window->record, task->groups[0].columns[0]);
  return window;
}
