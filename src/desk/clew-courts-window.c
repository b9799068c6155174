/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-courts-window.h"

#include "base/clew-error.h"
#include "desk/clew-field-form.h"
#include "desk/clew-help.h"
#include "desk/clew-message.h"
#include "records/clew-day-words.h"
#include "records/clew-hearing-kind.h"
#include "records/clew-ordinary.h"

#include <glib/gi18n.h>

/* How tall it is, in pixels at the usual size of text; a history scrolls beneath. */
#define HEIGHT_NEW_KIND 300
#define HEIGHT_KIND     390
#define HEIGHT_COURSE   560

struct _ClewCourtsWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle     *title;
  AdwPreferencesPage *page;
  GtkWidget          *cancel_button;
  GtkWidget          *done_button;

  ClewOffice    *office;
  ClewRecord    *record; /* as it would be kept */
  ClewFieldForm *form;
  gboolean       touched;
};

G_DEFINE_FINAL_TYPE (ClewCourtsWindow, clew_courts_window, ADW_TYPE_WINDOW)

enum
{
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const kind_columns[] = { "name", "kind", NULL };
static const char *const course_columns[] = { "offer", "detention", "disposition", "entered_on",
                                              NULL };

static const char kind_text[] =
  N_ ("Clew takes the hearing for the kind that it counts as: whether a case may end at it, or a "
      "warrant be quashed.");
static const char course_text[] =
  N_ ("What this office does with such a charge when nobody takes part in LEAD. Leave open what "
      "differs from case to case. No decision about a participant may be harsher than this from "
      "its day on.");
static const char history_text[] =
  N_ ("What was entered stays, since decisions were measured by it. If an entry is wrong, make "
      "another as of the same day: the later one counts.");

/* Of what is new nothing goes to the store before its button. */
static gboolean
keep (ClewRecord *record, gpointer data, GError **error)
{
  ClewCourtsWindow *window = data;

  if (clew_record_is_stored (window->record) &&
      !clew_office_save (window->office, _ ("Change kind of hearing"), record, error))
    return FALSE;
  window->touched = TRUE;
  g_set_object (&window->record, record);
  return TRUE;
}

static gboolean
keep_new (ClewCourtsWindow *window, GError **error)
{
  if (clew_record_get_kind (window->record) == &clew_kind_hearing_kind)
    return clew_hearing_kind_add (window->office, window->record, error);
  return clew_office_save (window->office, _ ("Enter ordinary course"), window->record, error);
}

static void
done_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewCourtsWindow *window = CLEW_COURTS_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!clew_field_form_commit (window->form) ||
      !clew_field_form_check (window->form, window->record))
    return;
  if (!clew_record_is_stored (window->record) && !keep_new (window, &error))
    gtk_window_present (
      clew_message_new_problem (GTK_WINDOW (window), _ ("Nothing Was Changed"), error));
  else
    gtk_window_destroy (GTK_WINDOW (window));
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  clew_help_show (widget, "courts");
}

static void
remove_cb (ClewCourtsWindow *window)
{
  g_autoptr (GError) error = NULL;

  if (!clew_office_remove (window->office, _ ("Remove kind of hearing"), window->record, &error))
    {
      gtk_window_present (
        clew_message_new_problem (GTK_WINDOW (window), _ ("Nothing Was Changed"), error));
      return;
    }
  g_signal_emit (window, signals[REMOVED], 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
clew_courts_window_close_request (GtkWindow *gtk_window)
{
  ClewCourtsWindow *window = CLEW_COURTS_WINDOW (gtk_window);
  gboolean          is_new = !clew_record_is_stored (window->record);

  if (is_new ? !window->touched && !clew_field_form_is_typed (window->form)
             : clew_field_form_commit (window->form))
    return GTK_WINDOW_CLASS (clew_courts_window_parent_class)->close_request (gtk_window);
  clew_message_ask_to_discard (gtk_window, _ ("Discard What You Typed?"),
                                              is_new ? _ ("It has not been kept yet.")
                                                     : _ ("The rest is kept already."),
                                                          _ ("_Keep Typing"));
  return TRUE;
}

static void
clew_courts_window_dispose (GObject *object)
{
  ClewCourtsWindow *window = CLEW_COURTS_WINDOW (object);

  g_clear_object (&window->form);
  g_clear_object (&window->record);
  g_clear_object (&window->office);

  G_OBJECT_CLASS (clew_courts_window_parent_class)->dispose (object);
}

static void
clew_courts_window_class_init (ClewCourtsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_courts_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = clew_courts_window_close_request;

  /**
   * ClewCourtsWindow::removed:
   *
   * The kind of hearing is offered no more, which can be undone; the window closes next.
   */
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/clewproject/Clew/clew-courts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewCourtsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ClewCourtsWindow, page);
  gtk_widget_class_bind_template_child (widget_class, ClewCourtsWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, ClewCourtsWindow, done_button);

  gtk_widget_class_install_action (widget_class, "courts.done", NULL, done_cb);
  gtk_widget_class_install_action (widget_class, "courts.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "courts.help", NULL, help_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "courts.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "courts.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "courts.done", NULL);
}

static void
clew_courts_window_init (ClewCourtsWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
}

static ClewCourtsWindow *
create (GtkWindow  *parent,
        ClewOffice *office,
        ClewRecord *record,
        const char *title,
        const char *subtitle,
        int         height)
{
  ClewCourtsWindow *window = g_object_new (CLEW_TYPE_COURTS_WINDOW,
                                           "transient-for", parent,
                                           "default-height", height,
                                           "title", title,
                                           NULL);
  gboolean          is_new = !clew_record_is_stored (record);

  window->office = g_object_ref (office);
  window->record = record;
  window->form = clew_field_form_new (office, is_new, keep, window);
  adw_window_title_set_title (window->title, title);
  adw_window_title_set_subtitle (window->title, is_new ? subtitle : _ ("Kept as you type"));
  gtk_widget_set_visible (window->cancel_button, is_new);
  gtk_button_set_label (GTK_BUTTON (window->done_button), is_new ? _ ("_Add") : _ ("_Close"));
  if (is_new)
    gtk_widget_add_css_class (window->done_button, "suggested-action");
  return window;
}

static void
add_remove_button (ClewCourtsWindow *window)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget           *button = gtk_button_new_with_mnemonic (_ ("_Remove From the List"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), window, G_CONNECT_SWAPPED);
  adw_preferences_group_set_description (
    group, _ ("Hearings that are called so already keep the name."));
  adw_preferences_group_add (group, button);
  adw_preferences_page_add (window->page, group);
}

/**
 * clew_courts_window_new_kind:
 * @parent: the window that it belongs to
 * @office: the open office
 * @kind: (nullable): a kind of hearing to be changed, or %NULL for a new one
 *
 * Returns: (transfer none): the window
 */
ClewCourtsWindow *
clew_courts_window_new_kind (GtkWindow *parent, ClewOffice *office, ClewRecord *kind)
{
  ClewRecord       *record = kind == NULL ? clew_record_new (&clew_kind_hearing_kind)
                                          : g_object_ref (kind);
  const char       *title = kind == NULL ? _ ("Add Kind of Hearing") : _ ("Kind of Hearing");
  ClewCourtsWindow *window = create (parent, office, record, title, "",
                                     kind == NULL ? HEIGHT_NEW_KIND : HEIGHT_KIND);

  clew_field_form_add_group (window->form, window->page, record, "", _ (kind_text), kind_columns);
  if (kind != NULL)
    add_remove_button (window);
  clew_field_form_focus (window->form, record, "name");
  return window;
}

static void
add_entry (AdwPreferencesGroup *group, ClewRecord *entry)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *day = clew_day_words (clew_record_get_day (entry, "entered_on"));
  /* Translators: %s is a date */
  g_autofree char *since = g_strdup_printf (_ ("As of %s"), day);
  g_autofree char *words = NULL;
  ClewCourse       course;

  clew_course_read (entry, &course);
  words = clew_course_describe (&course);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), since);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_preferences_group_add (group, row);
}

static void
add_history (ClewCourtsWindow *window, GPtrArray *entries)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Entered So Far"));
  adw_preferences_group_set_description (group, entries != NULL
                                         ? _ (history_text)
                                         : _ ("The records can’t be read now."));
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    add_entry (group, g_ptr_array_index (entries, i));
  adw_preferences_page_add (window->page, group);
}

/**
 * clew_courts_window_new_course:
 * @parent: the window that it belongs to
 * @office: the open office
 * @charge_class: id of a class of charges
 *
 * A new entry begins as what holds now; what was entered before stands beneath.
 *
 * Returns: (transfer none): the window
 */
ClewCourtsWindow *
clew_courts_window_new_course (GtkWindow *parent, ClewOffice *office, const char *charge_class)
{
  ClewRecord *record = clew_record_new (&clew_kind_ordinary_course);
  g_autoptr (GPtrArray) entries = clew_ordinary_list (clew_office_get_store (office), charge_class,
                                                      NULL);
  const char       *label = clew_choice_get_label (clew_charge_classes, charge_class);
  const char       *title = _ ("Ordinary Course");
  const char       *text = _ (course_text);
  ClewCourtsWindow *window = create (parent, office, record, title, label, HEIGHT_COURSE);

  clew_record_set_text (record, "charge_class", charge_class);
  clew_record_set_day (record, "entered_on", clew_office_today (office));
  for (guint i = 0; entries != NULL && entries->len > 0 && i < CLEW_COURSE_N_SCALES; i++)
    clew_record_set_text (record, clew_course_columns[i],
                          clew_record_get_text (g_ptr_array_index (entries, 0),
                                                clew_course_columns[i]));
  clew_field_form_add_group (window->form, window->page, record, "", text, course_columns);
  if (entries == NULL || entries->len > 0)
    add_history (window, entries);
  clew_field_form_focus (window->form, record, "offer");
  return window;
}
