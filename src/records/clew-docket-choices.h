/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* By what the docket can be filtered. */

/**
 * ClewDocketChoice:
 * @id: as it stands in a #ClewDocketFilter
 * @label: for people
 * @initials: (nullable): what may stand in sight, of a participant
 */
typedef struct
{
  char *id;
  char *label;
  char *initials;
} ClewDocketChoice;

/* One for each part of a #ClewDocketFilter, in its order. */
typedef enum
{
  CLEW_DOCKET_BY_COURT,
  CLEW_DOCKET_BY_PROSECUTOR,
  CLEW_DOCKET_BY_KIND,
  CLEW_DOCKET_BY_PARTICIPANT,
  CLEW_DOCKET_N_CHOICES,
} ClewDocketBy;

/* How many of one sort are offered at most. */
#define CLEW_DOCKET_CHOICES_LIMIT 1000

ClewDocketChoice *clew_docket_choice_new (const char *id, const char *label, const char *initials);
void              clew_docket_choice_free (ClewDocketChoice *choice);
GPtrArray *
clew_docket_choices_load (ClewStore   *store,
                          ClewDocketBy by,
                          ClewDay      from,
                          ClewDay      to,
                          GError     **error);
