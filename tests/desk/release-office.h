/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

#include "records/clew-release.h"

/* An office where a release can be made: agencies of every kind, one of them
 * with a very long name, and a person. Everybody is invented. */

#define RELEASE_OFFICE_TODAY clew_day_new (2026, 10, 12)

typedef struct
{
  DeskOffice *desk;
  char       *person;   /* id */
  GPtrArray  *agencies; /* ids, in the order of the form */
} ReleaseOffice;

ReleaseOffice *release_office_new (guint n_agencies);
ClewOffice    *release_office_open (ReleaseOffice *made);
char          *release_office_issue (ReleaseOffice *made, ClewOffice *office, guint n_offered);
void           release_office_sign (ClewOffice *office, const char *consent, ClewDay on);
void           release_office_free (ReleaseOffice *made);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleaseOffice, release_office_free)
