/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-release-detail.h"

/* One release in words, for its page and for the list. */

const char *clew_release_icon (const ClewReleaseStanding *standing);
GtkWidget  *clew_release_pill_new (const ClewReleaseStanding *standing, ClewDay today);
char       *clew_release_agency_words (const ClewReleaseAgency *agency);
const char *clew_release_agency_icon (const ClewReleaseAgency *agency);
char       *clew_release_happening_title (const ClewReleaseHappening *happening);
char       *clew_release_happening_detail (const ClewReleaseHappening *happening);
char       *clew_release_wording_words (ClewRecord *wording);
const char *clew_release_event_words (const char *event);
