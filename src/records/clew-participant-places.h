/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* Who stands at which place of a list: everybody in the order of names, or the hits of a
 * search. Nobody is held; a stretch is read when it is looked at. */

/**
 * ClewParticipantPlaces:
 * @pages: ClewPage: everybody
 * @starts: guint: each page's first place
 * @hits: (nullable): gint64 ranks of a search's hits, which are the places then
 * @total: how many people there are, whatever is searched
 *
 * All zero, it is empty.
 */
typedef struct
{
  GArray *pages;
  GArray *starts;
  GArray *hits;
  guint   total;
} ClewParticipantPlaces;

gboolean   clew_participant_places_load (ClewParticipantPlaces *places,
                                         ClewStore             *store,
                                         GError               **error);
void       clew_participant_places_take_hits (ClewParticipantPlaces *places, GArray *hits);
GPtrArray *clew_participant_places_read (ClewParticipantPlaces *places,
                                         ClewOffice            *office,
                                         guint                  first,
                                         guint                  count,
                                         GError               **error);
gboolean   clew_participant_places_find (ClewParticipantPlaces *places,
                                         ClewStore             *store,
                                         const char            *id,
                                         guint                 *position);
void       clew_participant_places_clear (ClewParticipantPlaces *places);
