/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-letter-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-help.h"
#include "desk/clew-message.h"
#include "desk/clew-pdf-output.h"
#include "desk/clew-check-row.h"
#include "desk/clew-done-page.h"
#include "desk/clew-heading-list.h"
#include "desk/disclosures/clew-letter-chosen.h"
#include "desk/disclosures/clew-letter-details.h"
#include "desk/disclosures/clew-letter-recipients.h"
#include "desk/disclosures/clew-letter-statements.h"
#include "desk/disclosures/clew-sent-file.h"
#include "desk/clew-paper-view.h"
#include "records/clew-case-sharing.h"
#include "records/clew-person-name.h"
#include "records/clew-wording-store.h"

#include <glib/gi18n.h>

/* How long after the last change the gate is asked and the paper drawn anew,
 * in milliseconds: long enough that a typed word does it once. */
#define ASK_DELAY 150

/* A notice has a window of its own. */
#define N_KINDS CLEW_LETTER_NOTICE

struct _ClewLetterWindow
{
  AdwWindow parent_instance;

  GtkStack      *whole;
  GtkWidget     *preview_button;
  GtkInfoBar    *problem_bar;
  GtkLabel      *problem_label;
  AdwFlap       *flap;
  GtkWidget     *column;
  GtkLabel      *missing;
  ClewPaperView *preview;
  AdwStatusPage *done_page;
  GtkWidget     *close_button;
  ClewSentFile  *sent_file;
  GtkWidget     *again_box;

  ClewCheckRow         *kinds[N_KINDS];
  ClewLetterRecipients *recipients;
  ClewLetterStatements *statements;
  GtkWidget            *saying; /* what only a status letter asks for */
  ClewLetterDetails    *details;

  ClewOffice      *office;
  ClewCautionList *list;
  char            *participant;
  char            *court_case; /* (nullable): for which it is written */
  GBytes          *made;
  guint            ask_id;
  gboolean         touched;
};

G_DEFINE_FINAL_TYPE (ClewLetterWindow, clew_letter_window, ADW_TYPE_WINDOW)

/* In the order of the window: what says least comes first, and needs nothing
 * but a recipient. */
static const struct
{
  ClewLetterKind kind;
  const char    *title;
  const char    *subtitle;
} kind_table[N_KINDS] = {
  { CLEW_LETTER_NOTHING_HELPFUL, N_ ("Nothing helpful to report"),
    N_ ("One sentence, the same for everybody") },
  { CLEW_LETTER_STATUS, N_ ("How things are going"),
    N_ ("Working together, progress, barriers, next goals") },
  { CLEW_LETTER_INTAKE, N_ ("Confirmation of intake"),
    N_ ("That the intake was completed, and when") },
};

static void
show_problem (ClewLetterWindow *window, const GError *error)
{
  g_autofree char *text = error != NULL ? clew_error_words_dup_text (error) : NULL;

  gtk_label_set_label (window->problem_label, text != NULL ? text : "");
  gtk_info_bar_set_revealed (window->problem_bar, error != NULL);
}

static ClewLetterKind
get_kind (ClewLetterWindow *window)
{
  for (guint i = 1; i < N_KINDS; i++)
    if (clew_check_row_get_active (window->kinds[i]))
      return kind_table[i].kind;
  return kind_table[0].kind;
}

static ClewLetterChosen
gather (ClewLetterWindow *window, gboolean is_preview)
{
  ClewLetterChosen chosen = {
    .statements = clew_letter_statements_list (window->statements),
    .words = clew_letter_statements_dup_words (window->statements),
    .about = clew_letter_statements_list_about (window->statements),
  };

  chosen.letter = (ClewLetter){
    .kind = get_kind (window),
    .language = clew_letter_details_get_language (window->details),
    .statements = (const char *const *)chosen.statements,
    .words = chosen.words,
    .about = (const char *const *)chosen.about,
    .with_birth_date = clew_letter_details_has_birth_date (window->details),
    .is_preview = is_preview,
  };
  chosen.address.agency = clew_letter_recipients_get_agency (window->recipients);
  chosen.address.court_case = window->court_case;
  chosen.person = clew_letter_details_take_address (window->details, &chosen.address);
  return chosen;
}

static void
say_missing (ClewLetterWindow *window, const char *text)
{
  gboolean complete = text == NULL;

  gtk_label_set_label (window->missing,
                       complete ? _ ("Printing or saving records what was told, to whom and why.")
                                : text);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "letter.print", complete);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "letter.save", complete);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "letter.send", complete);
}

static GBytes *
make_preview (ClewLetterWindow *window, const ClewLetterChosen *chosen, GError **error)
{
  g_autoptr (ClewClearance) clearance = clew_letter_clear (
    window->office, window->participant, &chosen->letter, &chosen->address, error);

  if (clearance == NULL)
    return NULL;
  return clew_letter_print (clearance,
                            g_ptr_array_index (clew_clearance_get_recipients (clearance), 0),
                            (gpointer)&chosen->letter, NULL, error);
}

/* The pages as they would print now, or what is missing for that. */
static void
show_letter (ClewLetterWindow *window, const ClewLetterChosen *chosen)
{
  const char *choose = clew_letter_recipients_has_any (window->recipients)
    ? _ ("Choose who receives the letter.")
    : _ ("No agency may hear this letter today.");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (chosen->address.agency == NULL)
    {
      say_missing (window, choose);
      clew_paper_view_say (window->preview, choose);
      return;
    }
  pdf = make_preview (window, chosen, &error);
  if (pdf != NULL && clew_paper_view_show (window->preview, pdf, &error))
    {
      say_missing (window, NULL);
      return;
    }
  say_missing (window, error->message);
  clew_paper_view_say (window->preview, error->message);
}

/* What the letter says decides who may hear it. */
static gboolean
ask (gpointer data)
{
  ClewLetterWindow *window = data;
  g_auto (ClewLetterChosen) asked = gather (window, TRUE);
  g_autoptr (GError) error = NULL;

  window->ask_id = 0;
  if (!clew_letter_recipients_ask (window->recipients, &asked.letter, &asked.address, &error))
    {
      show_problem (window, error);
      say_missing (window, _ ("The records can’t be read now."));
      return G_SOURCE_REMOVE;
    }
  show_problem (window, NULL);
  asked.address.agency = clew_letter_recipients_get_agency (window->recipients);
  show_letter (window, &asked);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (ClewLetterWindow *window)
{
  g_clear_handle_id (&window->ask_id, g_source_remove);
  window->ask_id = g_timeout_add (ASK_DELAY, ask, window);
}

static void
touched_cb (ClewLetterWindow *window)
{
  window->touched = TRUE;
  gtk_widget_set_visible (window->saying, get_kind (window) == CLEW_LETTER_STATUS);
  changed_cb (window);
}

static void
show_language (ClewLetterWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewWording) wording = clew_wording_store_find_words (
    clew_office_get_store (window->office), "letter",
    clew_letter_details_get_language (window->details), &error);

  if (wording != NULL)
    clew_letter_statements_set_wording (window->statements, wording);
  else
    show_problem (window, error);
}

static void
language_cb (ClewLetterWindow *window)
{
  show_language (window);
  changed_cb (window);
}

static void
reveal_cb (ClewLetterWindow *window)
{
  if (window->office != NULL && adw_flap_get_reveal_flap (window->flap))
    changed_cb (window);
}

/* The way out */

/* Once made, it is not made again: the same bytes, and no second row. */
static GBytes *
make_letter (gpointer data, GError **error)
{
  ClewLetterWindow *window = data;
  g_auto (ClewLetterChosen) chosen = gather (window, FALSE);
  g_autoptr (ClewClearance) clearance = NULL;
  g_autoptr (GPtrArray) papers = NULL;

  if (window->made != NULL)
    return g_bytes_ref (window->made);
  clearance = clew_letter_clear (window->office, window->participant, &chosen.letter,
                                 &chosen.address, error);
  if (clearance == NULL)
    return NULL;
  papers = clew_clearance_print (clearance, clew_letter_kind_ids[chosen.letter.kind],
                                 clew_letter_print, &chosen.letter, error);
  if (papers == NULL)
    return NULL;
  window->made = g_bytes_ref (g_ptr_array_index (papers, 0));
  return g_bytes_ref (window->made);
}

static GBytes *
make_file (gpointer data, GError **error)
{
  ClewLetterWindow *window = data;
  g_auto (ClewLetterChosen) chosen = gather (window, FALSE);

  return clew_sent_file_make (window->sent_file, window->office, window->participant,
                              &chosen.letter, &chosen.address, error);
}

static const char kept_text[] =
  N_ ("Its exact pages are kept, and the participant’s list of disclosures says who received it "
      "and on what ground.");

static void
show_done (ClewLetterWindow *window, const GError *error)
{
  const char *not_out = _ ("The Letter Is Recorded but Not Out");

  window->touched = FALSE;
  /* What went as a file goes again as that file. */
  gtk_widget_set_visible (window->again_box, window->made != NULL);
  clew_done_page_show (window->done_page, _ (kept_text), not_out, error);
  gtk_stack_set_visible_child_name (window->whole, "done");
  gtk_widget_grab_focus (window->close_button);
}

static void
output_done_cb (const GError *error, gpointer data)
{
  g_autoptr (ClewLetterWindow) window = data;

  if (window->office == NULL)
    return;
  if (window->made != NULL || clew_sent_file_is_made (window->sent_file))
    show_done (window, error);
  else
    show_problem (window, error);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewLetterWindow *window = CLEW_LETTER_WINDOW (widget);
  const char       *paper = clew_record_get_text (clew_office_get_record (window->office), "paper");
  const char       *job = _ ("Letter");

  clew_pdf_output_print (GTK_WINDOW (window), job, g_strcmp0 (paper, "a4") == 0, make_letter,
                         output_done_cb, g_object_ref (window));
}

/* The file is named after what it is, never after a person. */
static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewLetterWindow *window = CLEW_LETTER_WINDOW (widget);
  const char       *title = _ ("Save Letter");
  const char       *file = _ ("letter.pdf");

  clew_pdf_output_save (GTK_WINDOW (window), title, file, make_letter, output_done_cb,
                        g_object_ref (window));
}

static void
send_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *title = _ ("Save for Their Clew");
  const char *file = _ ("shared.clewshare");

  clew_pdf_output_save (GTK_WINDOW (widget), title, file, make_file, output_done_cb,
                        g_object_ref (CLEW_LETTER_WINDOW (widget)));
}

static void
toggle_preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwFlap *flap = CLEW_LETTER_WINDOW (widget)->flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static void
show_preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_flap_set_reveal_flap (CLEW_LETTER_WINDOW (widget)->flap, TRUE);
}

static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clew_help_show (widget, "letters");
}

static gboolean
clew_letter_window_close_request (GtkWindow *window)
{
  if (!CLEW_LETTER_WINDOW (window)->touched)
    return GTK_WINDOW_CLASS (clew_letter_window_parent_class)->close_request (window);
  clew_message_ask_to_discard (window, _ ("Leave Without a Letter?"),
                                          _ ("Nothing was printed, and nobody was told anything. "
                                             "What you chose here will be lost."),
                                             _ ("_Keep Working"));
  return TRUE;
}

static void
clew_letter_window_dispose (GObject *object)
{
  ClewLetterWindow *window = CLEW_LETTER_WINDOW (object);

  g_clear_handle_id (&window->ask_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLEW_TYPE_LETTER_WINDOW);
  g_clear_object (&window->office);

  G_OBJECT_CLASS (clew_letter_window_parent_class)->dispose (object);
}

static void
clew_letter_window_finalize (GObject *object)
{
  ClewLetterWindow *window = CLEW_LETTER_WINDOW (object);

  g_clear_pointer (&window->list, clew_caution_list_free);
  g_clear_pointer (&window->made, g_bytes_unref);
  g_free (window->participant);
  g_free (window->court_case);

  G_OBJECT_CLASS (clew_letter_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "letter.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "letter.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "letter.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "letter.toggle-preview", NULL,
                                   toggle_preview_action);
  gtk_widget_class_install_action (widget_class, "pdf.show-preview", NULL, show_preview_action);
  gtk_widget_class_install_action (widget_class, "letter.help", NULL, help_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "letter.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "letter.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "letter.toggle-preview", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "letter.help", NULL);
}

static void
clew_letter_window_class_init (ClewLetterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_letter_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_letter_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = clew_letter_window_close_request;

  g_type_ensure (CLEW_TYPE_PAPER_VIEW);
  g_type_ensure (CLEW_TYPE_SENT_FILE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/disclosures/clew-letter-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewLetterWindow, whole);
  gtk_widget_class_bind_template_child (widget_class, ClewLetterWindow, preview_button);
  gtk_widget_class_bind_template_child (widget_class, ClewLetterWindow, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewLetterWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, ClewLetterWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, ClewLetterWindow, column);
  gtk_widget_class_bind_template_child (widget_class, ClewLetterWindow, missing);
  gtk_widget_class_bind_template_child (widget_class, ClewLetterWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, ClewLetterWindow, done_page);
  gtk_widget_class_bind_template_child (widget_class, ClewLetterWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, ClewLetterWindow, sent_file);
  gtk_widget_class_bind_template_child (widget_class, ClewLetterWindow, again_box);
  gtk_widget_class_bind_template_callback (widget_class, reveal_cb);
  install_actions (widget_class);
}

static void
clew_letter_window_init (ClewLetterWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  clew_accessible_set_name (window->preview_button, _ ("Preview"));
  clew_accessible_set_name (GTK_WIDGET (window->preview), _ ("Preview"));
}

/* Building the column */

static void
watch (ClewLetterWindow *window, gpointer object, const char *signal)
{
  g_signal_connect_object (object, signal, G_CALLBACK (touched_cb), window, G_CONNECT_SWAPPED);
}

static void
add_kinds (ClewLetterWindow *window)
{
  GtkListBox *list = clew_heading_list_add (window->column, _ ("What kind of letter"));

  for (guint i = 0; i < N_KINDS; i++)
    {
      window->kinds[i] = clew_check_row_new_choice (_ (kind_table[i].title),
                                                       _ (kind_table[i].subtitle),
                                                          i > 0 ? window->kinds[0] : NULL);
      gtk_list_box_append (list, GTK_WIDGET (window->kinds[i]));
      watch (window, window->kinds[i], "toggled");
    }
}

static void
add_recipients (ClewLetterWindow *window)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *label = gtk_label_new (_ ("Who receives it"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  window->recipients = clew_letter_recipients_new (window->office, window->participant);
  gtk_box_append (GTK_BOX (group), label);
  gtk_box_append (GTK_BOX (group), GTK_WIDGET (window->recipients));
  gtk_box_append (GTK_BOX (window->column), group);
  watch (window, window->recipients, "changed");
}

static void
add_details (ClewLetterWindow *window)
{
  window->details = clew_letter_details_new (window->list);
  gtk_box_append (GTK_BOX (window->column), GTK_WIDGET (window->details));
  watch (window, window->details, "changed");
  g_signal_connect_object (window->details, "language-changed", G_CALLBACK (language_cb), window,
                           G_CONNECT_SWAPPED);
}

static void
build (ClewLetterWindow *window, ClewRecord *participant)
{
  g_autofree char *name = clew_person_dup_full_name (participant);

  add_kinds (window);
  window->statements = clew_letter_statements_new (name, window->list);
  window->saying = GTK_WIDGET (window->statements);
  gtk_widget_set_visible (window->saying, FALSE);
  gtk_box_append (GTK_BOX (window->column), window->saying);
  watch (window, window->statements, "changed");
  add_recipients (window);
  add_details (window);
  show_language (window);
}

/**
 * clew_letter_window_new:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 * @participant: a participant's id
 * @error: return location
 *
 * Returns: (transfer none): the window, or %NULL with @error set
 */
ClewLetterWindow *
clew_letter_window_new (GtkWindow  *parent,
                        ClewOffice *office,
                        const char *participant,
                        GError    **error)
{
  ClewStore *store = clew_office_get_store (office);
  g_autoptr (ClewCautionList) list = clew_caution_list_load (store, error);
  g_autoptr (ClewRecord) record = NULL;
  ClewLetterWindow *window;

  if (list == NULL)
    return NULL;
  record = clew_record_load (store, &clew_kind_participant, participant, error);
  if (record == NULL || !clew_letter_check_participant (office, participant, error))
    return NULL;
  window = g_object_new (CLEW_TYPE_LETTER_WINDOW, NULL);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  window->office = g_object_ref (office);
  window->list = g_steal_pointer (&list);
  window->participant = g_strdup (participant);
  build (window, record);
  clew_accessible_mend (GTK_WIDGET (window));
  window->touched = FALSE;
  ask (window);
  gtk_widget_grab_focus (GTK_WIDGET (window->kinds[0]));
  return window;
}

/**
 * clew_letter_window_begin_about:
 * @window: the window, in which nothing is chosen yet
 * @about: for which case it is written, and which agency of it is to receive it
 *
 * Fills in the recipient and who there, as the case says. What the letter says stays to be
 * chosen.
 */
void
clew_letter_window_begin_about (ClewLetterWindow *window, const ClewTaskAbout *about)
{
  g_autofree char *person = NULL;

  g_free (window->court_case);
  window->court_case = g_strdup (about->court_case);
  if (about->agency == NULL)
    return;
  person = clew_case_dup_person (clew_office_get_store (window->office), about->court_case,
                                 about->agency);
  clew_letter_recipients_set_agency (window->recipients, about->agency);
  if (person != NULL)
    clew_letter_details_set_person (window->details, person);
  g_clear_handle_id (&window->ask_id, g_source_remove);
  ask (window);
  window->touched = FALSE;
}

/**
 * clew_letter_window_choose_justice:
 * @window: the window
 *
 * Chooses the court or prosecutor that may hear the letter, if there is only one.
 *
 * Returns: whether one was chosen
 */
gboolean
clew_letter_window_choose_justice (ClewLetterWindow *window)
{
  if (!clew_letter_recipients_choose_justice (window->recipients))
    return FALSE;
  g_clear_handle_id (&window->ask_id, g_source_remove);
  ask (window);
  window->touched = FALSE;
  return TRUE;
}
