/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What a task is about, as an action carries it in one text: a participant and, where the task
 * began on the page of a case, that case and one of its agencies. */

/**
 * ClewTaskAbout:
 * @participant: a participant's id
 * @court_case: (nullable): a case's id
 * @agency: (nullable): an agency's id
 */
typedef struct
{
  char *participant;
  char *court_case;
  char *agency;
} ClewTaskAbout;

char         *clew_task_about_to_text (const char *participant,
                                       const char *court_case,
                                       const char *agency);
ClewTaskAbout clew_task_about_read (const char *text);
void          clew_task_about_clear (ClewTaskAbout *about);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ClewTaskAbout, clew_task_about_clear)
