/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* Forms for a day's outreach: one for each of many people, printed as one job. */

#define CLEW_TYPE_MANY_FORMS_WINDOW (clew_many_forms_window_get_type ())
G_DECLARE_FINAL_TYPE (
  ClewManyFormsWindow, clew_many_forms_window, CLEW, MANY_FORMS_WINDOW, AdwWindow)

void clew_many_forms_window_present (GtkWindow *parent, ClewOffice *office, const char *id);
