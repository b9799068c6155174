/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-participant-list.h"

/* Who is selected in a list of people. The selection belongs to a person, not to a place:
 * whenever the list changes, the place where that person stands now is looked up. */

#define CLEW_TYPE_PERSON_SELECTION (clew_person_selection_get_type ())
G_DECLARE_FINAL_TYPE (ClewPersonSelection, clew_person_selection, CLEW, PERSON_SELECTION, GObject)

ClewPersonSelection *clew_person_selection_new (ClewParticipantList *list, GtkListView *view);
void                 clew_person_selection_set (ClewPersonSelection *selection, const char *id);
void                 clew_person_selection_focus (ClewPersonSelection *selection);
