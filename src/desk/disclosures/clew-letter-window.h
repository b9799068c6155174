/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/clew-task-about.h"
#include "records/clew-office.h"

/* A letter about a participant: what kind, to whom, what it says. It leaves
 * only through the gate, and what left is in the ledger. */

#define CLEW_TYPE_LETTER_WINDOW (clew_letter_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewLetterWindow, clew_letter_window, CLEW, LETTER_WINDOW, AdwWindow)

ClewLetterWindow *clew_letter_window_new (GtkWindow  *parent,
                                          ClewOffice *office,
                                          const char *participant,
                                          GError    **error);
void              clew_letter_window_present_nothing_helpful (GtkWindow  *parent,
                                                              ClewOffice *office,
                                                              const char *about);
void              clew_letter_window_present (GtkWindow  *parent,
                                              ClewOffice *office,
                                              const char *about);
void              clew_letter_window_begin_about (ClewLetterWindow    *window,
                                                  const ClewTaskAbout *about);
gboolean          clew_letter_window_choose_justice (ClewLetterWindow *window);
