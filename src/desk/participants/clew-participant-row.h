/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-person-row.h"

#define CLEW_TYPE_PARTICIPANT_ROW (clew_participant_row_get_type ())
G_DECLARE_FINAL_TYPE (ClewParticipantRow, clew_participant_row, CLEW, PARTICIPANT_ROW, GtkWidget)

/* One person on the list: name, what else they are called, how old, the state
 * of their releases, who their case manager is. */

GtkWidget *clew_participant_row_new (void);
void       clew_participant_row_show (ClewParticipantRow     *row,
                                      const ClewPersonFields *person,
                                      const char             *search,
                                      gboolean                similar,
                                      ClewDay                 today);
char      *clew_participant_row_dup_text (ClewParticipantRow *row);
char      *clew_participant_row_describe (const ClewPersonFields *person,
                                          gboolean                similar,
                                          ClewDay                 today);
