/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-roster.h"

/* The list for a meeting, to the printer or to a file. */

/**
 * ClewRosterDone:
 * @outcome: (transfer full) (nullable): what became of it, for people; %NULL when somebody
 *   chose Cancel before anything was made
 * @failed: whether it went wrong
 * @data: as given
 */
typedef void (*ClewRosterDone) (char *outcome, gboolean failed, gpointer data);

void clew_roster_output_begin (GtkWindow                *parent,
                               ClewOffice               *office,
                               const ClewRosterQuestion *question,
                               const char *const        *chosen,
                               gboolean                  has_names,
                               gboolean                  to_file,
                               ClewRosterDone            done,
                               gpointer                  data);
