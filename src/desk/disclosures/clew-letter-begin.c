/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-letter-window.h"

#include "desk/clew-message.h"

#include <glib/gi18n.h>

/* How a letter is begun from elsewhere. */

/* Says why it can't be opened, if it can't. */
static ClewLetterWindow *
open_window (GtkWindow *parent, ClewOffice *office, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_auto (ClewTaskAbout) about = clew_task_about_read (text);
  ClewLetterWindow *window = clew_letter_window_new (parent, office, about.participant, &error);

  if (window != NULL)
    clew_letter_window_begin_about (window, &about);
  gtk_window_present (window != NULL
                        ? GTK_WINDOW (window)
                        : clew_message_new_problem (parent, _ ("A Letter Can’t Be Written Now"),
                                                               error));
  return window;
}

/**
 * clew_letter_window_present:
 * @parent: the window to stand over
 * @office: the open office
 * @about: (nullable): a participant's id, or more (clew-task-about.h); without one nothing happens
 *
 * Opens the window, or says why it can't.
 */
void
clew_letter_window_present (GtkWindow *parent, ClewOffice *office, const char *about)
{
  if (about != NULL)
    open_window (parent, office, about);
}

/**
 * clew_letter_window_present_nothing_helpful:
 * @parent: the window to stand over
 * @office: the open office
 * @about: (nullable): a participant's id, or more (clew-task-about.h); without one nothing happens
 *
 * Opens the window at the letter that says least. Where one court or
 * prosecutor may hear it and no other, printing begins at once, and the print
 * dialog is what remains; else the choice of who receives it is.
 */
void
clew_letter_window_present_nothing_helpful (GtkWindow  *parent,
                                            ClewOffice *office,
                                            const char *about)
{
  ClewLetterWindow *window = about != NULL ? open_window (parent, office, about) : NULL;

  if (window != NULL && clew_letter_window_choose_justice (window))
    gtk_widget_activate_action (GTK_WIDGET (window), "letter.print", NULL);
}
