/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* Recording a conference about a case: who was there, of which allowed topics, and what was
 * agreed. It says at each agency whether it may hear that, and has no place for words of one's
 * own. */

#define CLEW_TYPE_CONFERENCE_WINDOW (clew_conference_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewConferenceWindow, clew_conference_window, CLEW, CONFERENCE_WINDOW,
                      AdwWindow)

ClewConferenceWindow *clew_conference_window_new (GtkWindow  *parent,
                                                  ClewOffice *office,
                                                  const char *court_case,
                                                  GError    **error);
void                  clew_conference_window_present (GtkWindow  *parent,
                                                      ClewOffice *office,
                                                      const char *court_case);
