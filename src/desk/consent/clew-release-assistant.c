/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-release-assistant.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/consent/clew-paper-view.h"
#include "desk/consent/clew-release-output.h"
#include "desk/consent/clew-steps.h"
#include "documents/clew-release-form.h"

#include <glib/gi18n.h>

/* How long after the last change the paper is drawn anew, in milliseconds:
 * long enough that ticking three boxes draws once. */
#define PREVIEW_DELAY 150

struct _ClewReleaseAssistant
{
  AdwWindow parent_instance;

  GtkWidget     *back_button;
  GtkWidget     *next_button;
  GtkWidget     *preview_button;
  GtkWidget     *step_list;
  GtkStack      *pages;
  GtkInfoBar    *problem_bar;
  GtkLabel      *problem_label;
  ClewPaperView *preview;
  AdwFlap       *flap;
  AdwStatusPage *done_page;
  GtkStack      *whole;

  ClewOffice       *office;
  ClewReleaseDraft *draft;
  ClewStep         *steps[CLEW_RELEASE_N_STEPS];
  GtkLabel         *answers[CLEW_RELEASE_N_STEPS];
  int               current;
  guint             preview_id;
  gboolean          touched;
  char             *made;
};

G_DEFINE_FINAL_TYPE (ClewReleaseAssistant, clew_release_assistant, ADW_TYPE_WINDOW)

static const struct
{
  const char *name;
  GType (*get_type) (void);
} step_table[CLEW_RELEASE_N_STEPS] = {
  { N_ ("Person"), clew_person_step_get_type },
  { N_ ("Agencies"), clew_agencies_step_get_type },
  { N_ ("Information"), clew_information_step_get_type },
  { N_ ("Time"), clew_time_step_get_type },
  { N_ ("Language"), clew_format_step_get_type },
  { N_ ("Check"), clew_check_step_get_type },
};

static void
show_problem (ClewReleaseAssistant *assistant, const GError *error)
{
  g_autofree char *text = NULL;

  if (error != NULL)
    text = clew_error_words_dup_text (error);
  gtk_label_set_label (assistant->problem_label, text != NULL ? text : "");
  gtk_info_bar_set_revealed (assistant->problem_bar, error != NULL);
}

/* The paper as it would print now; what is missing for that is said instead. */
static gboolean
draw_preview (gpointer data)
{
  ClewReleaseAssistant *assistant = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (ClewRecord) wording = NULL;
  g_autofree char *number = NULL;
  ClewReleaseGap   gap = clew_release_draft_check (assistant->draft, assistant->office);

  assistant->preview_id = 0;
  if (gap != CLEW_RELEASE_COMPLETE)
    {
      clew_paper_view_say (assistant->preview, clew_release_gap_message (gap));
      return G_SOURCE_REMOVE;
    }
  number = clew_release_next_number (assistant->office, &error);
  if (number != NULL)
    wording = clew_release_find_wording (clew_office_get_store (assistant->office),
                                         assistant->draft->language, &error);
  if (wording != NULL)
    pdf = clew_release_form_print (assistant->office, assistant->draft, wording, number, NULL,
                                   &error);
  if (pdf == NULL || !clew_paper_view_show (assistant->preview, pdf, &error))
    clew_paper_view_say (assistant->preview, error->message);
  return G_SOURCE_REMOVE;
}

static void
show_answers (ClewReleaseAssistant *assistant)
{
  for (int i = 0; i < CLEW_RELEASE_N_STEPS; i++)
    {
      g_autofree char *answer = clew_step_summarize (assistant->steps[i]);
      g_autofree char *spoken = NULL;
      GtkListBoxRow   *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (assistant->step_list), i);

      gtk_label_set_label (assistant->answers[i], answer);
      /* Translators: spoken for a step: its number, its name, the answer so far */
      spoken = g_strdup_printf (_ ("Step %d, %s: %s"), i + 1, _ (step_table[i].name), answer);
      clew_accessible_set_name (GTK_WIDGET (row), spoken);
    }
  gtk_widget_action_set_enabled (
    GTK_WIDGET (assistant), "release.print",
    clew_release_draft_check (assistant->draft, assistant->office) == CLEW_RELEASE_COMPLETE);
  gtk_widget_action_set_enabled (
    GTK_WIDGET (assistant), "release.save",
    clew_release_draft_check (assistant->draft, assistant->office) == CLEW_RELEASE_COMPLETE);
}

static void
plan_preview (ClewReleaseAssistant *assistant)
{
  g_clear_handle_id (&assistant->preview_id, g_source_remove);
  assistant->preview_id = g_timeout_add (PREVIEW_DELAY, draw_preview, assistant);
}

static void
answered_cb (ClewReleaseAssistant *assistant)
{
  assistant->touched = TRUE;
  show_answers (assistant);
  plan_preview (assistant);
}

static void
go_to (ClewReleaseAssistant *assistant, int step)
{
  g_autofree char *name = g_strdup_printf ("%d", step);

  assistant->current = step;
  clew_step_enter (assistant->steps[step]);
  show_answers (assistant);
  gtk_stack_set_visible_child_name (assistant->pages, name);
  gtk_list_box_select_row (GTK_LIST_BOX (assistant->step_list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (assistant->step_list),
                                                          step));
  gtk_widget_action_set_enabled (GTK_WIDGET (assistant), "release.back", step > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (assistant), "release.next",
                                 step + 1 < CLEW_RELEASE_N_STEPS);
  gtk_widget_child_focus (GTK_WIDGET (assistant->steps[step]), GTK_DIR_TAB_FORWARD);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewReleaseAssistant *assistant = CLEW_RELEASE_ASSISTANT (widget);

  if (assistant->current > 0)
    go_to (assistant, assistant->current - 1);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewReleaseAssistant *assistant = CLEW_RELEASE_ASSISTANT (widget);

  if (assistant->current + 1 < CLEW_RELEASE_N_STEPS)
    go_to (assistant, assistant->current + 1);
}

static void
go_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to (CLEW_RELEASE_ASSISTANT (widget), g_variant_get_int32 (parameter));
}

static void
step_selected_cb (GtkListBox *list, GtkListBoxRow *row, ClewReleaseAssistant *assistant)
{
  if (row != NULL && gtk_list_box_row_get_index (row) != assistant->current)
    go_to (assistant, gtk_list_box_row_get_index (row));
}

static void
output_done_cb (const char *consent, const GError *error, gpointer data)
{
  g_autoptr (ClewReleaseAssistant) assistant = data;

  if (assistant->office == NULL)
    return;
  show_problem (assistant, error);
  if (consent == NULL)
    return;
  assistant->touched = FALSE;
  g_free (assistant->made);
  assistant->made = g_strdup (consent);
  gtk_stack_set_visible_child_name (assistant->whole, "done");
  gtk_widget_child_focus (GTK_WIDGET (assistant->done_page), GTK_DIR_TAB_FORWARD);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewReleaseAssistant *assistant = CLEW_RELEASE_ASSISTANT (widget);

  clew_release_output_print (GTK_WINDOW (widget), assistant->office, assistant->draft,
                             output_done_cb, g_object_ref (assistant));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewReleaseAssistant *assistant = CLEW_RELEASE_ASSISTANT (widget);

  clew_release_output_save (GTK_WINDOW (widget), assistant->office, assistant->draft,
                            output_done_cb, g_object_ref (assistant));
}

static void
record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewReleaseAssistant *assistant = CLEW_RELEASE_ASSISTANT (widget);
  g_autoptr (GtkWindow) parent = g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (widget)));
  g_autofree char *consent = g_strdup (assistant->made);

  gtk_window_destroy (GTK_WINDOW (widget));
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-release", "s", consent);
}

static void
discard_cb (AdwMessageDialog *dialog, const char *response, ClewReleaseAssistant *assistant)
{
  if (g_str_equal (response, "discard"))
    gtk_window_destroy (GTK_WINDOW (assistant));
}

/* What was chosen is not thrown away without a word. */
static gboolean
clew_release_assistant_close_request (GtkWindow *window)
{
  ClewReleaseAssistant *assistant = CLEW_RELEASE_ASSISTANT (window);
  GtkWidget            *dialog;

  if (!assistant->touched)
    return GTK_WINDOW_CLASS (clew_release_assistant_parent_class)->close_request (window);
  dialog = adw_message_dialog_new (window, _ ("Leave Without a Form?"),
                                              _ ("Nothing was printed, and nobody may hear anything new. What "
                                      "you chose here will be lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Keep Working"), "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_cb), assistant, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

static GtkWidget *
new_step_row (ClewReleaseAssistant *assistant, int step)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *text = g_strdup_printf ("%d  %s", step + 1, _ (step_table[step].name));
  GtkWidget       *title = gtk_label_new (text);
  GtkWidget       *answer = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (answer), 0);
  gtk_label_set_ellipsize (GTK_LABEL (answer), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (answer, "dim-label");
  gtk_widget_add_css_class (answer, "caption");
  gtk_widget_set_margin_start (answer, 18);
  gtk_widget_set_margin_top (title, 6);
  gtk_widget_set_margin_bottom (answer, 6);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), answer);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  assistant->answers[step] = GTK_LABEL (answer);
  return row;
}

static void
add_steps (ClewReleaseAssistant *assistant)
{
  for (int i = 0; i < CLEW_RELEASE_N_STEPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", i);

      assistant->steps[i] = g_object_new (step_table[i].get_type (), NULL);
      gtk_stack_add_named (assistant->pages, GTK_WIDGET (assistant->steps[i]), name);
      gtk_list_box_append (GTK_LIST_BOX (assistant->step_list), new_step_row (assistant, i));
      clew_step_start (assistant->steps[i], assistant->office, assistant->draft);
      g_signal_connect_object (assistant->steps[i], "answered", G_CALLBACK (answered_cb), assistant,
                               G_CONNECT_SWAPPED);
    }
}

static void
clew_release_assistant_dispose (GObject *object)
{
  ClewReleaseAssistant *assistant = CLEW_RELEASE_ASSISTANT (object);

  g_clear_handle_id (&assistant->preview_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLEW_TYPE_RELEASE_ASSISTANT);
  g_clear_object (&assistant->office);

  G_OBJECT_CLASS (clew_release_assistant_parent_class)->dispose (object);
}

static void
clew_release_assistant_finalize (GObject *object)
{
  ClewReleaseAssistant *assistant = CLEW_RELEASE_ASSISTANT (object);

  g_clear_pointer (&assistant->draft, clew_release_draft_free);
  g_free (assistant->made);

  G_OBJECT_CLASS (clew_release_assistant_parent_class)->finalize (object);
}

static void
clew_release_assistant_class_init (ClewReleaseAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_release_assistant_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_release_assistant_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = clew_release_assistant_close_request;

  g_type_ensure (CLEW_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/consent/clew-release-assistant.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, back_button);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, next_button);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, preview_button);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, step_list);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, pages);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, problem_label);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, preview);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, flap);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, done_page);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, whole);
  gtk_widget_class_bind_template_callback (widget_class, step_selected_cb);

  gtk_widget_class_install_action (widget_class, "release.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "release.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "release.go-to", "i", go_to_action);
  gtk_widget_class_install_action (widget_class, "release.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "release.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "release.record", NULL, record_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "release.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "release.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "release.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "release.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clew_release_assistant_init (ClewReleaseAssistant *assistant)
{
  gtk_widget_init_template (GTK_WIDGET (assistant));
  clew_accessible_set_name (assistant->step_list, _ ("Steps"));
  clew_accessible_set_name (assistant->preview_button, _ ("Show Preview"));
}

static void
say_failure (GtkWindow *parent, const GError *error)
{
  g_autofree char *text = clew_error_words_dup_text (error);
  GtkWidget       *dialog = adw_message_dialog_new (parent, _ ("A Release Can’t Be Made Now"),
                                                               text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * clew_release_assistant_present:
 * @parent: the window to stand over
 * @office: the open office
 * @participant: (nullable): a participant's id
 *
 * Opens the assistant for a participant.
 */
void
clew_release_assistant_present (GtkWindow *parent, ClewOffice *office, const char *participant)
{
  ClewReleaseAssistant *assistant;
  ClewReleaseDraft     *draft;
  g_autoptr (GError) error = NULL;

  if (participant == NULL)
    return;
  draft = clew_release_draft_new (office, participant, &error);
  if (draft == NULL)
    {
      say_failure (parent, error);
      return;
    }
  assistant = g_object_new (CLEW_TYPE_RELEASE_ASSISTANT, "transient-for", parent, "modal", TRUE,
                            NULL);
  assistant->office = g_object_ref (office);
  assistant->draft = draft;
  add_steps (assistant);
  assistant->touched = FALSE;
  go_to (assistant, CLEW_RELEASE_STEP_PERSON);
  draw_preview (assistant);
  gtk_window_present (GTK_WINDOW (assistant));
}
