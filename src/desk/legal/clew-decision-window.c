/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-decision-window.h"

#include "base/clew-error.h"
#include "desk/clew-field-form.h"
#include "desk/clew-help.h"
#include "desk/clew-message.h"
#include "desk/legal/clew-decision-course.h"
#include "records/clew-case-save.h"

#include <glib/gi18n.h>

struct _ClewDecisionWindow
{
  AdwWindow parent_instance;

  GtkStack            *pages;
  AdwPreferencesPage  *form_page;
  GtkLabel            *kind_label;
  AdwPreferencesGroup *groups[CLEW_DECISION_ABOUT_CUSTODY + 1]; /* by subject */
  AdwActionRow        *rows[CLEW_DECISION_N_KINDS];
  GtkWidget           *marks[CLEW_DECISION_N_KINDS];
  AdwPreferencesGroup *course_group; /* (nullable): of the form */
  GtkWidget           *record_button;
  GtkWidget           *back_button;

  ClewOffice    *office;
  ClewFieldForm *form;  /* (nullable): before a kind is chosen */
  GPtrArray     *parts; /* groups of the form */
  ClewRecord    *decision;
  ClewOrdinary   ordinary; /* on the day of the decision */
  gboolean       unread;   /* whether it couldn't be read */
  gboolean       touched;
};

G_DEFINE_FINAL_TYPE (ClewDecisionWindow, clew_decision_window, ADW_TYPE_WINDOW)

static const char *const who_columns[] = { "on_day", "decided_by", "authority", "review_on",
                                           NULL };
static const char *const source_columns[] = { "source", NULL };
static const char *const attested_columns[] = { "source", "attested_by", "attested_source", NULL };
static const char *const course_columns[] = { "offer", "detention", "disposition", NULL };
static const char *const word_columns[] = { "considerations", NULL };

static const char *const subjects[] = {
  [CLEW_DECISION_ABOUT_CHARGE] = N_ ("The Charge"),
  [CLEW_DECISION_ABOUT_WARRANT] = N_ ("A Warrant"),
  [CLEW_DECISION_ABOUT_CUSTODY] = N_ ("Custody"),
};

/* What a decision may not be depends on its day (K20). */
static void
read_ordinary (ClewDecisionWindow *window)
{
  g_autoptr (GError) error = NULL;

  window->unread = !clew_ordinary_find (
    clew_office_get_store (window->office), clew_record_get_text (window->decision, "court_case"),
    clew_record_get_day (window->decision, "on_day"), &window->ordinary, &error);
}

/* Nothing harsher is offered. */
static void
show_course (ClewDecisionWindow *window)
{
  g_autofree char *text = NULL;

  if (window->course_group == NULL)
    return;
  text = window->unread ? g_strdup (_ ("What is ordinary can’t be read now."))
                        : clew_decision_course_describe (&window->ordinary);
  adw_preferences_group_set_description (window->course_group, text);
  for (guint i = 0; i < CLEW_COURSE_N_SCALES; i++)
    {
      int place = window->unread ? CLEW_COURSE_UNKNOWN : window->ordinary.course.place[i];

      clew_field_form_limit (window->form, window->decision, clew_course_columns[i],
                             place == CLEW_COURSE_UNKNOWN ? NULL
                                                          : clew_course_get_choices (i)[place].id);
    }
}

/* What isn't offered stays in the list with the reason, where the keyboard comes by, too. */
static void
show_kinds (ClewDecisionWindow *window)
{
  for (guint kind = 0; kind < CLEW_DECISION_N_KINDS; kind++)
    {
      g_autofree char *why = window->unread
                               ? NULL
                               : clew_decision_course_why_not (&window->ordinary, kind);
      const char      *note = clew_decision_is_adverse (kind) ? _ ("Needs a source outside LEAD")
                                                              : "";

      adw_action_row_set_subtitle (window->rows[kind], why != NULL ? why : note);
      adw_action_row_set_icon_name (window->rows[kind],
                                    why != NULL ? "action-unavailable-symbolic" : NULL);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (window->rows[kind]), why == NULL);
      gtk_widget_set_visible (window->marks[kind], why == NULL);
    }
}

static void
show_ordinary (ClewDecisionWindow *window)
{
  read_ordinary (window);
  show_kinds (window);
  show_course (window);
}

static gboolean
keep_cb (ClewRecord *record, gpointer data, GError **error)
{
  ClewDecisionWindow *window = data;
  gboolean            is_other_day = clew_record_get_day (window->decision, "on_day") !=
                          clew_record_get_day (record, "on_day");

  window->touched = TRUE;
  g_set_object (&window->decision, record);
  if (is_other_day)
    show_ordinary (window);
  return TRUE;
}

/* A refusal is said where it can be answered: what is missing, or what is harsher than the
 * ordinary course. */
static void
show_refusal (ClewDecisionWindow *window, const char *field, const GError *error)
{
  if ((g_error_matches (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID) ||
       g_error_matches (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED)) &&
      clew_field_form_say (window->form, window->decision, field, error->message))
    return;
  gtk_window_present (clew_message_new_problem (GTK_WINDOW (window),
                                                _ ("The Decision Was Not Recorded"), error));
}

static void
commit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewDecisionWindow *window = CLEW_DECISION_WINDOW (widget);
  const char         *field = NULL;
  g_autoptr (GError) error = NULL;

  if (window->form == NULL || !clew_field_form_commit (window->form))
    return;
  if (clew_decision_make (window->office, window->decision, &field, &error))
    gtk_window_destroy (GTK_WINDOW (window));
  else
    show_refusal (window, field, error);
}

static void
clear_form (ClewDecisionWindow *window)
{
  for (guint i = 0; i < window->parts->len; i++)
    adw_preferences_page_remove (window->form_page, g_ptr_array_index (window->parts, i));
  g_ptr_array_set_size (window->parts, 0);
  window->course_group = NULL;
  g_clear_object (&window->form);
}

static AdwPreferencesGroup *
add_part (ClewDecisionWindow *window, const char *title, const char *const *columns)
{
  AdwPreferencesGroup *group = clew_field_form_add_group (
    window->form, window->form_page, window->decision, title, NULL, columns);

  g_ptr_array_add (window->parts, group);
  return group;
}

static void
add_course (ClewDecisionWindow *window)
{
  window->course_group = add_part (window, _ ("What It Comes To"), course_columns);
  show_course (window);
}

/* Against the person nothing counts that came from LEAD (K19). */
static void
add_source (ClewDecisionWindow *window, gboolean adverse)
{
  AdwPreferencesGroup *group = add_part (window, _ ("What It Rests On"),
                                                    adverse ? attested_columns : source_columns);

  if (adverse)
    adw_preferences_group_set_description (
      group, _ ("What was shared under a release may not be used against the person. This "
                "decision needs a source outside LEAD, and somebody who attests to it."));
}

static void
add_considerations (ClewDecisionWindow *window)
{
  AdwPreferencesGroup *group = add_part (window, _ ("Considerations"), word_columns);

  adw_preferences_group_set_description (
    group, _ ("In your own words, as you would say it in court. There is no need to write what "
              "somebody did, used or left undone."));
}

static void
build_form (ClewDecisionWindow *window, ClewDecisionKind kind)
{
  clear_form (window);
  gtk_label_set_label (window->kind_label,
                       clew_choice_get_label (clew_decision_kinds, clew_decision_get_id (kind)));
  window->form = clew_field_form_new (window->office, TRUE, keep_cb, window);
  add_part (window, "", who_columns);
  add_source (window, clew_decision_is_adverse (kind));
  add_course (window);
  add_considerations (window);
}

static void
show_page (ClewDecisionWindow *window, const char *name)
{
  gboolean form = g_str_equal (name, "form");

  gtk_stack_set_visible_child_name (window->pages, name);
  gtk_widget_set_visible (window->record_button, form);
  gtk_widget_set_visible (window->back_button, form);
}

/**
 * clew_decision_window_choose:
 * @window: the window
 * @kind: the decision that was chosen where the window was opened
 *
 * Goes on as if it had been chosen from the list, to which Back leads. What isn't offered gets
 * the focus there, with the reason.
 */
void
clew_decision_window_choose (ClewDecisionWindow *window, ClewDecisionKind kind)
{
  if (!gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (window->rows[kind])))
    {
      gtk_widget_grab_focus (GTK_WIDGET (window->rows[kind]));
      return;
    }
  clew_record_set_text (window->decision, "kind", clew_decision_get_id (kind));
  build_form (window, kind);
  show_page (window, "form");
  clew_field_form_focus (window->form, window->decision, "decided_by");
}

static void
kind_cb (AdwActionRow *row, ClewDecisionWindow *window)
{
  clew_decision_window_choose (window,
                               GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kind")));
}

/* What is typed stays in the decision, as far as it could be read. */
static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewDecisionWindow *window = CLEW_DECISION_WINDOW (widget);

  if (window->form == NULL || !clew_field_form_commit (window->form))
    return;
  clear_form (window);
  show_page (window, "kinds");
  gtk_widget_child_focus (gtk_stack_get_visible_child (window->pages), GTK_DIR_TAB_FORWARD);
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  clew_help_show (widget, "record-decision");
}

static gboolean
clew_decision_window_close_request (GtkWindow *window)
{
  ClewDecisionWindow *self = CLEW_DECISION_WINDOW (window);
  const char         *body = _ ("The decision has not been recorded yet.");

  if (!self->touched && (self->form == NULL || !clew_field_form_is_typed (self->form)))
    return GTK_WINDOW_CLASS (clew_decision_window_parent_class)->close_request (window);
  clew_message_ask_to_discard (window, _ ("Discard What You Typed?"), body, _ ("_Keep Typing"));
  return TRUE;
}

static void
clew_decision_window_dispose (GObject *object)
{
  ClewDecisionWindow *window = CLEW_DECISION_WINDOW (object);

  g_clear_object (&window->form);
  g_clear_object (&window->decision);
  g_clear_object (&window->office);
  g_clear_pointer (&window->parts, g_ptr_array_unref);

  G_OBJECT_CLASS (clew_decision_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ClewDecisionWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, ClewDecisionWindow, form_page);
  gtk_widget_class_bind_template_child (widget_class, ClewDecisionWindow, kind_label);
  gtk_widget_class_bind_template_child (widget_class, ClewDecisionWindow, record_button);
  gtk_widget_class_bind_template_child (widget_class, ClewDecisionWindow, back_button);
}

static void
clew_decision_window_class_init (ClewDecisionWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_decision_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = clew_decision_window_close_request;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/legal/clew-decision-window.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "decision.record", NULL, commit_cb);
  gtk_widget_class_install_action (widget_class, "decision.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "decision.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "decision.help", NULL, help_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "decision.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "decision.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "decision.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "decision.record", NULL);
}

static void
clew_decision_window_init (ClewDecisionWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  window->parts = g_ptr_array_new ();
}

/* All there are, by what they are about, in the order of the model's own list. */
static void
add_kinds (ClewDecisionWindow *window)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (
    gtk_stack_get_child_by_name (window->pages, "kinds"));

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      window->groups[i] = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (window->groups[i], _ (subjects[i]));
      adw_preferences_page_add (page, window->groups[i]);
    }
  for (guint kind = 0; kind < CLEW_DECISION_N_KINDS; kind++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (
        ADW_PREFERENCES_ROW (row),
        clew_choice_get_label (clew_decision_kinds, clew_decision_get_id (kind)));
      window->rows[kind] = ADW_ACTION_ROW (row);
      window->marks[kind] = gtk_image_new_from_icon_name ("go-next-symbolic");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), window->marks[kind]);
      g_object_set_data (G_OBJECT (row), "kind", GUINT_TO_POINTER (kind));
      g_signal_connect_object (row, "activated", G_CALLBACK (kind_cb), window, 0);
      adw_preferences_group_add (window->groups[clew_decision_get_subject (kind)], row);
      if (kind == 0)
        gtk_widget_grab_focus (row);
    }
}

/**
 * clew_decision_window_new:
 * @parent: (nullable): the window to stand over
 * @office: an open office
 * @court_case: id of the case
 *
 * Returns: (transfer none): the window, with all decisions to choose from
 */
ClewDecisionWindow *
clew_decision_window_new (GtkWindow *parent, ClewOffice *office, const char *court_case)
{
  ClewDecisionWindow *window = g_object_new (CLEW_TYPE_DECISION_WINDOW,
                                             "transient-for", parent,
                                             "modal", parent != NULL,
                                             NULL);

  window->office = g_object_ref (office);
  window->decision = clew_record_new (&clew_kind_decision);
  clew_record_set_text (window->decision, "court_case", court_case);
  clew_record_set_day (window->decision, "on_day", clew_office_today (office));
  add_kinds (window);
  show_ordinary (window);
  g_signal_connect_object (office, "changed", G_CALLBACK (show_ordinary), window,
                           G_CONNECT_SWAPPED);
  show_page (window, "kinds");
  return window;
}
