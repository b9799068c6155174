/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"
#include "records/clew-person-row.h"

#include <gio/gio.h>

#define CLEW_TYPE_PARTICIPANT_LIST (clew_participant_list_get_type ())
G_DECLARE_FINAL_TYPE (ClewParticipantList, clew_participant_list, CLEW, PARTICIPANT_LIST, GObject)

/**
 * ClewFacets:
 * @enrollment: an id of clew_enrollment_state_ids, or %NULL for any
 * @door: an id of clew_doors, or %NULL for any
 * @case_manager: a staff member's id, "none" for nobody, or %NULL for any
 * @release: an id of clew_release_state_ids, or %NULL for any
 */
typedef struct
{
  const char *enrollment;
  const char *door;
  const char *case_manager;
  const char *release;
} ClewFacets;

/* How many hits of a search are listed; more are said as "1,000+". */
#define CLEW_PARTICIPANT_LIST_HITS 1000

ClewParticipantList *clew_participant_list_new (ClewOffice *office);
void                 clew_participant_list_search (ClewParticipantList *list,
                                                   const char          *text,
                                                   ClewDateOrder        order,
                                                   const ClewFacets    *facets);
void                 clew_participant_list_reload (ClewParticipantList *list);
guint                clew_participant_list_get_total (ClewParticipantList *list);
gboolean             clew_participant_list_get_more (ClewParticipantList *list);
guint                clew_participant_list_get_n_exact (ClewParticipantList *list);
gboolean             clew_participant_list_is_loading (ClewParticipantList *list);
const GError        *clew_participant_list_get_error (ClewParticipantList *list);
gboolean             clew_participant_list_find (ClewParticipantList *list,
                                                 const char          *id,
                                                 guint               *position);
