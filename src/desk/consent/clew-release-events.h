/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-release-detail.h"

/* What happened to a release, the latest first. Each entry that may have been
 * entered by mistake has a button, which activates "form.correct" with its id. */

void clew_release_events_fill (GtkListBox *list, const ClewReleaseDetail *release);
void clew_release_events_ask_to_correct (GtkWindow               *parent,
                                         ClewOffice              *office,
                                         const ClewReleaseDetail *release,
                                         const char              *event);
