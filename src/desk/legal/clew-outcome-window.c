/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-outcome-window.h"

#include "base/clew-error.h"
#include "desk/clew-field-form.h"
#include "desk/clew-help.h"
#include "desk/clew-message.h"
#include "desk/legal/clew-case-entry.h"
#include "records/clew-case-save.h"
#include "records/clew-day-words.h"
#include "records/clew-hearing-kind.h"

#include <glib/gi18n.h>

struct _ClewOutcomeWindow
{
  AdwWindow parent_instance;

  ClewOffice         *office;
  ClewFieldForm      *form;
  AdwPreferencesPage *page;
  ClewRecord         *hearing;
  ClewRecord         *next; /* what is typed of the one that follows */
  gboolean            touched;
};

G_DEFINE_FINAL_TYPE (ClewOutcomeWindow, clew_outcome_window, ADW_TYPE_WINDOW)

static const char *const outcome_columns[] = { "outcome", NULL };
static const char *const next_columns[] = { "on_day", "at_time", NULL };

static gboolean
keep_cb (ClewRecord *record, gpointer data, GError **error)
{
  ClewOutcomeWindow *window = data;

  window->touched = TRUE;
  if (g_str_equal (clew_record_get_id (record), clew_record_get_id (window->next)))
    g_set_object (&window->next, record);
  else
    g_set_object (&window->hearing, record);
  return TRUE;
}

/* A kind alone is a hearing without a date yet. */
static gboolean
has_next (ClewOutcomeWindow *window)
{
  if (clew_record_get_text (window->next, "kind") != NULL)
    return TRUE;
  for (guint i = 0; next_columns[i] != NULL; i++)
    if (clew_record_get_text (window->next, next_columns[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
keep (ClewOutcomeWindow *window, GError **error)
{
  ClewNextHearing next = {
    .day = clew_record_get_day (window->next, "on_day"),
    .time = clew_record_get_text (window->next, "at_time"),
    .kind = clew_record_get_text (window->next, "kind"),
    .site_kind = clew_record_get_text (window->next, "site_kind"),
  };

  return clew_hearing_set_outcome (window->office, clew_record_get_id (window->hearing),
                                   clew_record_get_text (window->hearing, "outcome"),
                                   has_next (window) ? &next : NULL, error);
}

static void
commit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewOutcomeWindow *window = CLEW_OUTCOME_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!clew_field_form_commit (window->form))
    return;
  if (clew_record_get_text (window->hearing, "outcome") == NULL)
    {
      clew_field_form_say (window->form, window->hearing, "outcome", _ ("Choose what came of it."));
      return;
    }
  if (keep (window, &error))
    {
      clew_case_entry_say (GTK_WINDOW (window), _ ("Outcome recorded"));
      gtk_window_destroy (GTK_WINDOW (window));
    }
  else if (g_error_matches (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID))
    clew_field_form_say (window->form, window->next, "on_day", error->message);
  else
    gtk_window_present (clew_message_new_problem (GTK_WINDOW (window), _ ("Nothing Was Changed"),
                                                                          error));
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  clew_help_show (widget, "record-outcome");
}

static gboolean
clew_outcome_window_close_request (GtkWindow *window)
{
  ClewOutcomeWindow *self = CLEW_OUTCOME_WINDOW (window);
  const char        *body = _ ("It has not been kept yet.");

  if (!self->touched && !clew_field_form_is_typed (self->form))
    return GTK_WINDOW_CLASS (clew_outcome_window_parent_class)->close_request (window);
  clew_message_ask_to_discard (window, _ ("Discard What You Typed?"), body, _ ("_Keep Typing"));
  return TRUE;
}

static void
clew_outcome_window_dispose (GObject *object)
{
  ClewOutcomeWindow *window = CLEW_OUTCOME_WINDOW (object);

  g_clear_object (&window->form);
  g_clear_object (&window->hearing);
  g_clear_object (&window->next);
  g_clear_object (&window->office);

  G_OBJECT_CLASS (clew_outcome_window_parent_class)->dispose (object);
}

static void
clew_outcome_window_class_init (ClewOutcomeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_outcome_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = clew_outcome_window_close_request;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/legal/clew-outcome-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewOutcomeWindow, page);

  gtk_widget_class_install_action (widget_class, "outcome.keep", NULL, commit_cb);
  gtk_widget_class_install_action (widget_class, "outcome.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "outcome.help", NULL, help_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "outcome.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "outcome.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "outcome.keep", NULL);
}

static void
clew_outcome_window_init (ClewOutcomeWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
}

/* Return keeps what is entered, after the field itself has read what is typed in it. */
static void
return_cb (ClewOutcomeWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "outcome.keep", NULL);
}

static char *
describe_hearing (ClewRecord *hearing, GPtrArray *kinds)
{
  ClewDay          day = clew_record_get_day (hearing, "on_day");
  const char      *site_kind = clew_record_get_text (hearing, "site_kind");
  const char      *name = clew_record_get_choice_label (hearing, "kind");
  g_autofree char *date = day != CLEW_DAY_UNKNOWN ? clew_day_words_long (day) : NULL;

  for (guint i = 0; kinds != NULL && site_kind != NULL && i < kinds->len; i++)
    if (g_str_equal (clew_record_get_id (g_ptr_array_index (kinds, i)), site_kind))
      name = clew_record_get_text (g_ptr_array_index (kinds, i), "name");
  if (date == NULL)
    return g_strdup (name);
  /* Translators: a hearing and its date */
  return g_strdup_printf (_ ("%s, %s"), name, date);
}

static char *
remark_cb (ClewDay day, gpointer data)
{
  ClewOutcomeWindow *window = data;

  return clew_hearing_remark (window->office, window->hearing, day);
}

static void
add_fields (ClewOutcomeWindow *window)
{
  static const char *const typed[] = { "on_day", "at_time" };
  g_autoptr (GPtrArray) kinds = clew_hearing_kind_list (
    clew_office_get_store (window->office), clew_record_get_text (window->hearing, "site_kind"),
    NULL);
  g_autofree char     *title = describe_hearing (window->hearing, kinds);
  AdwPreferencesGroup *next;

  clew_field_form_add_group (window->form, window->page, window->hearing, title, NULL,
                             outcome_columns);
  next = clew_field_form_add_group (window->form, window->page, window->next, "", NULL,
                                    next_columns);
  clew_field_form_add_named_choice (window->form, next, window->next, "kind", "site_kind", kinds);
  adw_preferences_group_set_title (next, _ ("Next Hearing"));
  adw_preferences_group_set_description (
    next, _ ("Leave all of it empty if none follows. Without a kind it is one like this."));
  clew_field_form_remark (window->form, window->next, "on_day", remark_cb, window);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_signal_connect_object (clew_field_form_find_row (window->form, window->next, typed[i]),
                             "entry-activated", G_CALLBACK (return_cb), window,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * clew_outcome_window_new:
 * @parent: (nullable): the window to stand over
 * @office: an open office
 * @hearing: the hearing
 *
 * Returns: (transfer none): the window, with the focus on the outcome
 */
ClewOutcomeWindow *
clew_outcome_window_new (GtkWindow *parent, ClewOffice *office, ClewRecord *hearing)
{
  ClewOutcomeWindow *window = g_object_new (CLEW_TYPE_OUTCOME_WINDOW,
                                            "transient-for", parent,
                                            "modal", parent != NULL,
                                            NULL);

  window->office = g_object_ref (office);
  window->hearing = clew_record_copy (hearing);
  window->next = clew_record_new (&clew_kind_hearing);
  window->form = clew_field_form_new (office, TRUE, keep_cb, window);
  add_fields (window);
  clew_field_form_focus (window->form, window->hearing, "outcome");
  return window;
}
