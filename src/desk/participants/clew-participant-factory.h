/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/participants/clew-participant-row.h"

/* Makes the rows of the list of people, and keeps each in step with the person
 * who stands in its place. */

/* Shows @person, who stands at @position, in @row. */
typedef void (*ClewParticipantShow) (ClewParticipantRow *row,
                                     ClewPersonRow      *person,
                                     guint               position,
                                     gpointer            data);

GtkListItemFactory *clew_participant_factory_new (ClewParticipantShow show, gpointer data);
GtkWidget          *clew_participant_factory_find_row (GtkListView *view, guint position);
