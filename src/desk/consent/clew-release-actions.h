/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-release-detail.h"

/* What can be done with a release now, and the rows of its page. */

gboolean clew_release_is_in_force (const ClewReleaseStanding *standing);
gboolean clew_release_can_be_signed (const ClewReleaseStanding *standing);
gboolean clew_release_can_be_renewed (const ClewReleaseStanding *standing);
gboolean clew_release_lacks_scan (const ClewReleaseDetail *release);

void       clew_release_actions_fill (GtkListBox *list, const ClewReleaseDetail *release);
GtkWidget *clew_release_add_row (GtkListBox *list,
                                 const char *title,
                                 const char *subtitle,
                                 const char *icon_name);
void       clew_release_lead_to (GtkWidget *row, const char *action, const char *target);
