/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-task-about.h"

#define SEPARATOR "/" /* in no id */

/**
 * clew_task_about_to_text:
 * @participant: a participant's id
 * @court_case: (nullable): a case's id
 * @agency: (nullable): an agency's id; only with a case
 *
 * Returns: (transfer full): the text for an action; for a participant alone their id
 */
char *
clew_task_about_to_text (const char *participant, const char *court_case, const char *agency)
{
  return g_strjoin (SEPARATOR, participant, court_case, court_case != NULL ? agency : NULL, NULL);
}

static char *
take (char **part)
{
  return part != NULL && **part != '\0' ? g_strdup (*part) : NULL;
}

/**
 * clew_task_about_read:
 * @text: what clew_task_about_to_text() made
 *
 * Returns: what the task is about; to be cleared
 */
ClewTaskAbout
clew_task_about_read (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, SEPARATOR, 3);
  guint n = g_strv_length (parts);

  return (ClewTaskAbout){
    .participant = take (n > 0 ? &parts[0] : NULL),
    .court_case = take (n > 1 ? &parts[1] : NULL),
    .agency = take (n > 2 ? &parts[2] : NULL),
  };
}

/**
 * clew_task_about_clear:
 * @about: what a task is about
 */
void
clew_task_about_clear (ClewTaskAbout *about)
{
  g_clear_pointer (&about->participant, g_free);
  g_clear_pointer (&about->court_case, g_free);
  g_clear_pointer (&about->agency, g_free);
}
