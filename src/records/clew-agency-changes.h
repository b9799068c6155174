/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-may-hear-sql.h"

/* People to see again, because the agencies of the site are not those to
 * which they said yes. */

/**
 * ClewAgencyChange:
 * @participant: id
 * @name: as listed
 * @consent: the release in force
 * @form_number: its number
 * @signed_on: the day of its signature
 * @joined: names of agencies that joined since and that the person was not asked about
 * @left: names of agencies that the release lets hear and that have left
 */
typedef struct
{
  char   *participant;
  char   *name;
  char   *consent;
  char   *form_number;
  ClewDay signed_on;
  GStrv   joined;
  GStrv   left;
} ClewAgencyChange;

/* As many as one look at the list takes in. */
#define CLEW_AGENCY_CHANGES_LIMIT 500

GPtrArray *clew_agency_changes_load (ClewStore  *store,
                                     const char *agency,
                                     guint       limit,
                                     ClewDay     today,
                                     gboolean   *more,
                                     GError    **error);
