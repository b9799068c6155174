/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-told-window.h"

#include "desk/clew-message.h"

#include <glib/gi18n.h>

/* How the window is opened from elsewhere. */

static void
present (GtkWindow *parent, ClewOffice *office, const ClewTaskAbout *about, ClewRecord *corrected)
{
  g_autoptr (GError) error = NULL;
  ClewToldWindow *window = clew_told_window_new (parent, office, about->participant, corrected,
                                                 &error);

  if (window != NULL && about->court_case != NULL)
    clew_told_window_begin_about (window, about);
  gtk_window_present (window != NULL
                        ? GTK_WINDOW (window)
                        : clew_message_new_problem (parent, _ ("Nothing Can Be Recorded Now"),
                                                               error));
}

/**
 * clew_told_window_present:
 * @parent: the window to stand over
 * @office: the open office
 * @text: (nullable): a participant's id, or more (clew-task-about.h); nothing happens for nobody
 */
void
clew_told_window_present (GtkWindow *parent, ClewOffice *office, const char *text)
{
  g_auto (ClewTaskAbout) about = { NULL };

  if (text == NULL)
    return;
  about = clew_task_about_read (text);
  present (parent, office, &about, NULL);
}

/**
 * clew_told_window_present_correction:
 * @parent: the window to stand over
 * @office: the open office
 * @entry: id of a row of the ledger
 */
void
clew_told_window_present_correction (GtkWindow *parent, ClewOffice *office, const char *entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) record = NULL;

  if (entry == NULL)
    return;
  record = clew_record_load (clew_office_get_store (office), &clew_kind_disclosure, entry, &error);
  if (record != NULL)
    {
      ClewTaskAbout about = { (char *)clew_record_get_text (record, "participant"), NULL, NULL };

      present (parent, office, &about, record);
    }
  else
    gtk_window_present (clew_message_new_problem (parent, _ ("Nothing Can Be Recorded Now"),
                                                             error));
}
