/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-office.h"

/* The ways into the assistant: for a person, with the half-made form that is
 * kept for them, or from a release that is to be renewed. */

void clew_release_begin (GtkWindow *parent, ClewOffice *office, const char *participant);
void clew_release_begin_renewal (GtkWindow *parent, ClewOffice *office, const char *consent);
void clew_release_begin_blank (GtkWindow *parent, ClewOffice *office, const char *id);
