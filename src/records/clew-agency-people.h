/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-may-hear-sql.h"

/* The people whose release in force names an agency. */

/**
 * ClewAgencyPerson:
 * @participant: id
 * @name: as listed
 * @until: the first day on which it may hear nothing more, or unknown when an event ends it
 * @categories: ids of the kinds of information that it may hear, %NULL-terminated
 */
typedef struct
{
  char   *participant;
  char   *name;
  ClewDay until;
  GStrv   categories;
} ClewAgencyPerson;

/* As many as one look at the list takes in. */
#define CLEW_AGENCY_PEOPLE_LIMIT 500

GPtrArray *clew_agency_people_load (ClewStore  *store,
                                    const char *agency,
                                    guint       limit,
                                    ClewDay     on,
                                    gboolean   *more,
                                    GError    **error);
