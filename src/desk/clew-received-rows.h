/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"
#include "records/clew-received.h"

/* What other agencies shared with this office, a row each: what, from whom, on what ground, and
 * whether it may still be used. For pages of several areas. */

GtkWidget *clew_received_row_new (ClewOffice         *office,
                                  const ClewReceived *received,
                                  const char         *whose);
void       clew_received_group_fill (AdwPreferencesGroup *group,
                                     ClewOffice          *office,
                                     GPtrArray           *received);
