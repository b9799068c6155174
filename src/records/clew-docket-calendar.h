/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-docket.h"

/* Hearings as a calendar of another program keeps them. */

/**
 * ClewCalendarHearing:
 * @id: of the hearing: a random UUID, which says nothing and stays the same for each file
 * @sequence: grows with each change of the hearing or its case
 * @canceled: it does not take place, or nobody may see it any more; then nothing else is said
 * @changed: instant of the last change
 * @day: on which it is, or was
 * @time: (nullable): local HH:MM
 * @zone: the time zone of the court, an IANA name
 * @initials: (nullable): of the participant
 * @name: (nullable): of the participant
 * @what: (nullable): "Arraignment"
 * @where: (nullable): court and department
 * @cause_number: (nullable)
 */
typedef struct
{
  char    *id;
  gint64   sequence;
  gboolean canceled;
  char    *changed;
  ClewDay  day;
  char    *time;
  char    *zone;
  char    *initials;
  char    *name;
  char    *what;
  char    *where;
  char    *cause_number;
} ClewCalendarHearing;

void       clew_calendar_hearing_free (ClewCalendarHearing *hearing);
GPtrArray *clew_docket_calendar_load (ClewStore              *store,
                                      ClewDay                 from,
                                      ClewDay                 to,
                                      const ClewDocketFilter *filter,
                                      const char             *zone,
                                      GError                **error);
char      *clew_docket_dup_zone (ClewOffice *office);
gboolean   clew_docket_shows_names (ClewOffice *office);
