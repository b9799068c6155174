/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-neutral-words.h"

#include "desk/clew-accessible.h"
#include "desk/clew-message.h"
#include "records/clew-gate.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
copy_cb (GtkButton *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)),
                          clew_gate_neutral_words ());
  gtk_button_set_label (button, _ ("Copied"));
}

/**
 * clew_neutral_words_new:
 *
 * Returns: (transfer floating): a row with what to answer somebody who may hear
 *   nothing, and a button that copies it
 */
GtkWidget *
clew_neutral_words_new (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Copy"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("What to answer"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), clew_gate_neutral_words ());
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (copy_cb), NULL);
  clew_accessible_mend (button);
  return row;
}

static void
answered_cb (GtkWindow *dialog, const char *response)
{
  if (g_strcmp0 (response, CLEW_MESSAGE_GO) == 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)),
                            clew_gate_neutral_words ());
}

/**
 * clew_neutral_words_present:
 * @parent: the window to stand over
 * @office: the open office; not read
 * @id: (nullable): not used, since the words are the same about everybody
 *
 * Shows what to say to somebody who asks, whoever they ask about: also about
 * somebody of whom there is no record, since the words must not tell which
 * (42 CFR 2.13(c)).
 */
void
clew_neutral_words_present (GtkWindow *parent, ClewOffice *office, const char *id)
{
  const char *title = _ ("What to Say to Someone Who Asks");
  const char *text = clew_gate_neutral_words ();
  const char *copy = _ ("_Copy");
  GtkWindow  *dialog = clew_message_new_question (parent, title, text, _ ("C_lose"), copy, FALSE);

  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), NULL);
  gtk_window_present (dialog);
}
