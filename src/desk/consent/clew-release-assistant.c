/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-release-assistant.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-help.h"
#include "desk/clew-message.h"
#include "desk/clew-window.h"
#include "desk/clew-done-page.h"
#include "desk/consent/clew-release-output.h"
#include "desk/consent/clew-release-preview.h"
#include "desk/consent/clew-steps.h"
#include "records/clew-release-keep.h"
#include "records/clew-release-renew.h"

#include <glib/gi18n.h>

/* How long after the last change what is chosen is kept, in milliseconds: at a
 * pause, so that a kill loses the last moment at most. */
#define KEEP_DELAY 1500

struct _ClewReleaseAssistant
{
  AdwWindow parent_instance;

  GtkWidget          *next_button;
  GtkWidget          *print_button;
  GtkWidget          *save_button;
  GtkWidget          *preview_button;
  GtkWidget          *step_list;
  GtkStack           *pages;
  GtkInfoBar         *problem_bar;
  GtkLabel           *problem_label;
  GtkInfoBar         *notice_bar;
  GtkLabel           *notice_label;
  ClewReleasePreview *preview;
  AdwFlap            *flap;
  AdwStatusPage      *done_page;
  GtkWidget          *record_button;
  GtkStack           *whole;

  ClewOffice       *office;
  ClewReleaseDraft *draft;
  ClewStep         *steps[CLEW_RELEASE_N_STEPS];
  GtkLabel         *answers[CLEW_RELEASE_N_STEPS];
  int               current;
  guint             keep_id;
  gboolean          touched;
  char             *made;
};

G_DEFINE_FINAL_TYPE (ClewReleaseAssistant, clew_release_assistant, ADW_TYPE_WINDOW)

static const struct
{
  const char *name;
  GType (*get_type) (void);
} step_table[CLEW_RELEASE_N_STEPS] = {
  { NC_ ("step", "Person"), clew_person_step_get_type },
  { NC_ ("step", "Agencies"), clew_agencies_step_get_type },
  { NC_ ("step", "Information"), clew_information_step_get_type },
  { NC_ ("step", "Time"), clew_time_step_get_type },
  { NC_ ("step", "Language"), clew_format_step_get_type },
  { NC_ ("step", "Check"), clew_check_step_get_type },
};

/* With its context, since "Time" is a span here and an hour elsewhere. */
static const char *
step_name (ClewReleaseStep step)
{
  return g_dpgettext2 (NULL, "step", step_table[step].name);
}

static void
show_problem (ClewReleaseAssistant *assistant, const GError *error)
{
  g_autofree char *text = NULL;

  if (error != NULL)
    text = clew_error_words_dup_text (error);
  gtk_label_set_label (assistant->problem_label, text != NULL ? text : "");
  gtk_info_bar_set_revealed (assistant->problem_bar, error != NULL);
}

static void
show_answers (ClewReleaseAssistant *assistant)
{
  gboolean complete = clew_release_draft_check (assistant->draft, assistant->office) ==
                      CLEW_RELEASE_COMPLETE;

  for (int i = 0; i < CLEW_RELEASE_N_STEPS; i++)
    {
      g_autofree char *answer = clew_step_summarize (assistant->steps[i]);
      g_autofree char *spoken = NULL;
      GtkListBoxRow   *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (assistant->step_list), i);

      gtk_label_set_label (assistant->answers[i], answer);
      gtk_widget_set_tooltip_text (GTK_WIDGET (assistant->answers[i]), answer);
      /* Translators: spoken for a step: its number, its name, the answer so far */
      spoken = g_strdup_printf (_ ("Step %d, %s: %s"), i + 1, step_name (i), answer);
      clew_accessible_set_name (GTK_WIDGET (row), spoken);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (assistant), "release.print", complete);
  gtk_widget_action_set_enabled (GTK_WIDGET (assistant), "release.save", complete);
}

/* Keeps what is chosen; says so if that fails, and nothing is in the way then. */
static gboolean
keep (ClewReleaseAssistant *assistant)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&assistant->keep_id, g_source_remove);
  if (!assistant->touched)
    return TRUE;
  /* What is half-made is kept with a person; a blank form has none. */
  if (assistant->draft->participant == NULL)
    return FALSE;
  if (clew_release_keep_save (assistant->office, assistant->draft,
                              (ClewReleaseStep)assistant->current, &error))
    return TRUE;
  show_problem (assistant, error);
  return FALSE;
}

static gboolean
keep_cb (gpointer data)
{
  ClewReleaseAssistant *assistant = data;

  assistant->keep_id = 0;
  keep (assistant);
  return G_SOURCE_REMOVE;
}

static void
answered_cb (ClewReleaseAssistant *assistant)
{
  assistant->touched = TRUE;
  show_answers (assistant);
  clew_release_preview_redraw (assistant->preview);
  g_clear_handle_id (&assistant->keep_id, g_source_remove);
  assistant->keep_id = g_timeout_add (KEEP_DELAY, keep_cb, assistant);
}

/* In the last step, Next becomes what the steps were for. */
static void
show_step (ClewReleaseAssistant *assistant, int step)
{
  g_autofree char *name = g_strdup_printf ("%d", step);
  GtkListBox      *list = GTK_LIST_BOX (assistant->step_list);
  gboolean         last = step + 1 == CLEW_RELEASE_N_STEPS;

  assistant->current = step;
  keep (assistant);
  clew_step_enter (assistant->steps[step]);
  show_answers (assistant);
  gtk_stack_set_visible_child_name (assistant->pages, name);
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, step));
  gtk_widget_action_set_enabled (GTK_WIDGET (assistant), "release.back", step > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (assistant), "release.next", !last);
  gtk_widget_set_visible (assistant->next_button, !last);
  gtk_widget_set_visible (assistant->print_button, last);
  gtk_widget_set_visible (assistant->save_button, last);
  gtk_window_set_default_widget (GTK_WINDOW (assistant),
                                 last ? assistant->print_button : assistant->next_button);
}

/* To the place for the answer, or to the button that goes on. */
static void
go_to (ClewReleaseAssistant *assistant, int step)
{
  show_step (assistant, step);
  if (!clew_step_grab_first_focus (assistant->steps[step]))
    gtk_widget_grab_focus (step + 1 == CLEW_RELEASE_N_STEPS ? assistant->print_button
                                                            : assistant->next_button);
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

/* The arrow keys walk the steps and stay in their list; Return goes in. */
static void
step_selected_cb (GtkListBox *list, GtkListBoxRow *row, ClewReleaseAssistant *assistant)
{
  if (row != NULL && gtk_list_box_row_get_index (row) != assistant->current)
    show_step (assistant, gtk_list_box_row_get_index (row));
}

static void
step_activated_cb (GtkListBox *list, GtkListBoxRow *row, ClewReleaseAssistant *assistant)
{
  go_to (assistant, gtk_list_box_row_get_index (row));
}

static const char made_text[] =
  N_ ("Its exact pages are kept with the person’s records. Read it aloud together. Nobody may hear "
      "anything until it is signed and the signature is recorded.");
static const char blank_text[] =
  N_ ("Each has a number of its own, and its exact pages are kept. When somebody brings one back "
      "signed, choose Enter a Signed Blank Form in the menu.");
static const char again_text[] =
  N_ ("Open it under Releases to print or save the same pages again.");
static const char again_blank_text[] =
  N_ ("Use those that came out, and make as many more as you still need. A number that nobody "
      "signs does no harm.");

/* What was made is made; what failed after it is said beside that. */
static void
show_done (ClewReleaseAssistant *assistant, const char *consent, const GError *error)
{
  gboolean    is_blank = assistant->draft->participant == NULL;
  const char *made = is_blank ? _ (blank_text) : _ (made_text);
  const char *again = is_blank ? _ (again_blank_text) : _ (again_text);
  const char *not_out = is_blank                      ? _ ("Not All Forms Came Out")
                                                      : _ ("The Form Is Made but Not Out");
  g_autofree char *text = NULL;

  if (error != NULL)
    text = g_strdup_printf ("%s\n\n%s", made, again);
  assistant->touched = FALSE;
  g_clear_handle_id (&assistant->keep_id, g_source_remove);
  assistant->made = g_strdup (consent);
  /* By their keys, too: the form has its number. */
  gtk_widget_action_set_enabled (GTK_WIDGET (assistant), "release.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (assistant), "release.save", FALSE);
  clew_done_page_show (assistant->done_page, text != NULL ? text : made, not_out, error);
  gtk_stack_set_visible_child_name (assistant->whole, "done");
  gtk_widget_set_visible (assistant->record_button, !is_blank);
  if (!is_blank)
    gtk_widget_grab_focus (assistant->record_button);
}

static void
output_done_cb (const char *consent, const GError *error, gpointer data)
{
  g_autoptr (ClewReleaseAssistant) assistant = data;

  if (assistant->office == NULL)
    return;
  if (consent != NULL)
    show_done (assistant, consent, error);
  else
    show_problem (assistant, error);
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

static const char leave_text[] =
  N_ ("What you chose here can’t be kept now, so it will be lost. Nothing was printed, and nobody "
      "may hear anything new.");

static void
say_kept (GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (CLEW_IS_WINDOW (parent))
    clew_window_add_toast (CLEW_WINDOW (parent),
                           adw_toast_new (_ ("The half-made form is kept with the person.")));
}

/* What was chosen is kept; only if it can't be, it is not thrown away without a word. */
static gboolean
clew_release_assistant_close_request (GtkWindow *window)
{
  ClewReleaseAssistant *assistant = CLEW_RELEASE_ASSISTANT (window);

  if (assistant->touched && keep (assistant))
    {
      assistant->touched = FALSE;
      say_kept (window);
    }
  if (!assistant->touched)
    return GTK_WINDOW_CLASS (clew_release_assistant_parent_class)->close_request (window);
  clew_message_ask_to_discard (window, _ ("Leave Without a Form?"), _ (leave_text),
                                                                       _ ("_Keep Working"));
  return TRUE;
}

static void
toggle_preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwFlap *flap = CLEW_RELEASE_ASSISTANT (widget)->flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static void
show_preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_flap_set_reveal_flap (CLEW_RELEASE_ASSISTANT (widget)->flap, TRUE);
}

static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clew_help_show (widget, "release");
}

static void
notice_closed_cb (ClewReleaseAssistant *assistant)
{
  gtk_info_bar_set_revealed (assistant->notice_bar, FALSE);
}

static void
add_steps (ClewReleaseAssistant *assistant)
{
  for (int i = 0; i < CLEW_RELEASE_N_STEPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", i);

      assistant->steps[i] = g_object_new (step_table[i].get_type (), NULL);
      gtk_stack_add_named (assistant->pages, GTK_WIDGET (assistant->steps[i]), name);
      gtk_list_box_append (GTK_LIST_BOX (assistant->step_list),
                           clew_step_new_row (i + 1, step_name (i), &assistant->answers[i]));
      clew_step_start (assistant->steps[i], assistant->office, assistant->draft);
      g_signal_connect_object (assistant->steps[i], "answered", G_CALLBACK (answered_cb), assistant,
                               G_CONNECT_SWAPPED);
    }
}

static void
clew_release_assistant_dispose (GObject *object)
{
  ClewReleaseAssistant *assistant = CLEW_RELEASE_ASSISTANT (object);

  g_clear_handle_id (&assistant->keep_id, g_source_remove);
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
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "release.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "release.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "release.go-to", "i", go_to_action);
  gtk_widget_class_install_action (widget_class, "release.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "release.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "release.record", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "release.toggle-preview", NULL,
                                   toggle_preview_action);
  gtk_widget_class_install_action (widget_class, "pdf.show-preview", NULL,
                                   show_preview_action);
  gtk_widget_class_install_action (widget_class, "release.help", NULL, help_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clew_release_assistant_class_init (ClewReleaseAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_release_assistant_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_release_assistant_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = clew_release_assistant_close_request;

  g_type_ensure (CLEW_TYPE_RELEASE_PREVIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/consent/clew-release-assistant.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, next_button);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, print_button);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, save_button);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, preview_button);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, step_list);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, pages);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, problem_label);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, notice_label);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, preview);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, flap);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, done_page);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, record_button);
  gtk_widget_class_bind_template_child (widget_class, ClewReleaseAssistant, whole);
  gtk_widget_class_bind_template_callback (widget_class, step_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_closed_cb);
  install_actions (widget_class);
}

/* Before the lists and entries see them: a list would take Ctrl+Page Down for
 * itself. */
static void
add_keys (ClewReleaseAssistant *assistant)
{
  static const struct
  {
    const char *keys;
    const char *action;
  } table[] = {
    { "<Control>p", "release.print" },
    { "<Control>s", "release.save" },
    { "<Control>Page_Down", "release.next" },
    { "<Control>Page_Up", "release.back" },
    { "<Control><Shift>p", "release.toggle-preview" },
    { "F9", "release.toggle-preview" },
    { "F1", "release.help" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (table[i].keys),
                        gtk_named_action_new (table[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (assistant), controller);
}

static void
clew_release_assistant_init (ClewReleaseAssistant *assistant)
{
  gtk_widget_init_template (GTK_WIDGET (assistant));
  clew_accessible_set_name (assistant->step_list, _ ("Steps"));
  clew_accessible_set_name (assistant->preview_button, _ ("Preview"));
  add_keys (assistant);
}

/**
 * clew_release_assistant_new:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 * @draft: (transfer full): where to begin
 *
 * Returns: (transfer none): the assistant, at its first step
 */
ClewReleaseAssistant *
clew_release_assistant_new (GtkWindow *parent, ClewOffice *office, ClewReleaseDraft *draft)
{
  ClewReleaseAssistant *assistant = g_object_new (CLEW_TYPE_RELEASE_ASSISTANT, NULL);

  gtk_window_set_transient_for (GTK_WINDOW (assistant), parent);
  gtk_window_set_modal (GTK_WINDOW (assistant), parent != NULL);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (assistant), TRUE);
  assistant->office = g_object_ref (office);
  assistant->draft = draft;
  add_steps (assistant);
  clew_accessible_mend (GTK_WIDGET (assistant));
  assistant->touched = FALSE;
  go_to (assistant, CLEW_RELEASE_STEP_PERSON);
  clew_release_preview_set_draft (assistant->preview, office, draft);
  return assistant;
}

/**
 * clew_release_assistant_go_to:
 * @assistant: the assistant
 * @step: where to go on
 *
 * Goes to a step, with the focus where its answer is given; a complete form's
 * last step has it on Print.
 */
void
clew_release_assistant_go_to (ClewReleaseAssistant *assistant, ClewReleaseStep step)
{
  g_return_if_fail (CLEW_IS_RELEASE_ASSISTANT (assistant));

  go_to (assistant, (int)step);
}

/**
 * clew_release_assistant_say_dropped:
 * @assistant: the assistant
 * @dropped: (element-type ClewReleaseDropped): agencies that are not on the form any more
 *
 * Says above the steps which fell out, and why.
 */
void
clew_release_assistant_say_dropped (ClewReleaseAssistant *assistant, GPtrArray *dropped)
{
  const char *heading = ngettext ("This agency is not on the form any more:",
                                  "These agencies are not on the form any more:", dropped->len);
  g_autoptr (GString) text = g_string_new (heading);

  g_return_if_fail (CLEW_IS_RELEASE_ASSISTANT (assistant));

  for (guint i = 0; i < dropped->len; i++)
    {
      g_autofree char *words = clew_release_dropped_words (g_ptr_array_index (dropped, i));

      g_string_append_printf (text, "\n• %s", words);
    }
  gtk_label_set_label (assistant->notice_label, text->str);
  gtk_info_bar_set_revealed (assistant->notice_bar, dropped->len > 0);
}
