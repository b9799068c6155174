/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-message.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"

#include <glib/gi18n.h>

/* The two kinds of message dialog: what went wrong, and a question with two answers; one
 * question that many windows ask. */

/* The least width of a heading, in pixels: more than any letter has at any text size. */
#define HEADING_WIDTH 120

/* libadwaita 1.7 keeps the heading twice, large and small, and measures both for
 * the room that the one with less need has, of which GTK warns. Here both need the same. */
static void
level_headings (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && (gtk_widget_has_css_class (widget, "title-2") ||
                                gtk_widget_has_css_class (widget, "title-4")))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      gtk_widget_set_size_request (widget, HEADING_WIDTH, -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    level_headings (child);
}

/* A dialog lives until its answer was heard, which can be longer than the
 * window that it stands over: the answer may close that. */
static void
let_go_cb (GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, NULL);
}

static GtkWidget *
create (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  level_headings (dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (let_go_cb), NULL);
  return dialog;
}

/**
 * clew_message_new_problem:
 * @parent: the window to stand over
 * @heading: (nullable): what did not happen; %NULL for the words of @error
 * @error: why
 *
 * Says what happened, what is safe and what to do.
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *
clew_message_new_problem (GtkWindow *parent, const char *heading, const GError *error)
{
  ClewErrorWords   words;
  g_autofree char *text = clew_error_words_dup_text (error);
  GtkWidget       *dialog;

  clew_error_words (error, &words);
  dialog = create (parent, heading != NULL ? heading : words.title, text);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  clew_accessible_mend (dialog);
  return GTK_WINDOW (dialog);
}

/**
 * clew_message_new_question:
 * @parent: the window to stand over
 * @heading: the question
 * @body: what follows from the answer
 * @stay: the label of the button that changes nothing; Escape answers so too
 * @go: the label of the button that goes on
 * @loses: whether going on loses something; then Return does not go on
 *
 * Asks. Its signal AdwMessageDialog::response brings %CLEW_MESSAGE_STAY or
 * %CLEW_MESSAGE_GO; the window that it stands over may be closed then.
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *
clew_message_new_question (GtkWindow  *parent,
                           const char *heading,
                           const char *body,
                           const char *stay,
                           const char *go,
                           gboolean    loses)
{
  GtkWidget        *dialog = create (parent, heading, body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_response (message, CLEW_MESSAGE_STAY, stay);
  adw_message_dialog_add_response (message, CLEW_MESSAGE_GO, go);
  if (loses)
    adw_message_dialog_set_response_appearance (message, CLEW_MESSAGE_GO,
                                                ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (message, loses ? CLEW_MESSAGE_STAY : CLEW_MESSAGE_GO);
  adw_message_dialog_set_close_response (message, CLEW_MESSAGE_STAY);
  clew_accessible_mend (dialog);
  return GTK_WINDOW (dialog);
}

static void
discard_cb (GtkWindow *window, const char *response)
{
  if (g_str_equal (response, CLEW_MESSAGE_GO))
    gtk_window_destroy (window);
}

/**
 * clew_message_ask_to_discard:
 * @window: what is entered in it was never kept, so it can't be brought back
 * @heading: the question
 * @body: what will be lost
 * @stay: the label of the button that changes nothing
 *
 * Asks before @window closes. If the answer is %CLEW_MESSAGE_GO, it is destroyed, after those
 * who connect to the dialog have heard the answer.
 *
 * Returns: (transfer none): the dialog, on screen
 */
GtkWindow *
clew_message_ask_to_discard (GtkWindow  *window,
                             const char *heading,
                             const char *body,
                             const char *stay)
{
  GtkWindow *dialog = clew_message_new_question (window, heading, body, stay, _("_Discard"), TRUE);

  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_cb), window,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_window_present (dialog);
  return dialog;
}
