/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"
#include "records/clew-record.h"

/* How a person is called: on a list, in full, and where only initials may
 * stand. */

char *clew_person_name_listed (const char *given,
                               const char *middle,
                               const char *family,
                               const char *preferred);
char *clew_person_name_full (const char *given,
                             const char *middle,
                             const char *family,
                             const char *preferred);
char *clew_person_name_initials (const char *given,
                                 const char *middle,
                                 const char *family,
                                 const char *preferred);
char *clew_person_dup_listed_name (ClewRecord *participant);
char *clew_person_dup_full_name (ClewRecord *participant);
char *clew_person_dup_initials (ClewRecord *participant);
int   clew_person_age (const char *birth_date,
                       gint64      approximate_age,
                       const char *approximate_age_on,
                       ClewDay     today,
                       gboolean   *approximate);
