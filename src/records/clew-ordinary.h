/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-record.h"
#include "rules/clew-decision-rules.h"

/* What this office does ordinarily with a charge of each class, as it was entered day by day, and
 * that no decision is harsher. */

/**
 * ClewOrdinary:
 * @charge_class: (nullable): id of the class that counts: the gravest of the case's charges;
 *   %NULL where none is known
 * @entered_on: since when the course holds, or unknown where none did
 * @course: what was ordinary, as far as it was entered
 */
typedef struct
{
  const char *charge_class;
  ClewDay     entered_on;
  ClewCourse  course;
} ClewOrdinary;

/**
 * ClewMissingCourse:
 * @charge_class: id of a class of charges
 * @n_cases: how many open cases with a decision have such a charge
 */
typedef struct
{
  const char *charge_class;
  guint       n_cases;
} ClewMissingCourse;

extern const char *const clew_course_columns[CLEW_COURSE_N_SCALES];

gboolean   clew_ordinary_find (ClewStore    *store,
                               const char   *court_case,
                               ClewDay       on,
                               ClewOrdinary *ordinary,
                               GError      **error);
gboolean   clew_ordinary_check (ClewStore   *store,
                                ClewRecord  *decision,
                                const char **field,
                                GError     **error);
GPtrArray *clew_ordinary_list (ClewStore *store, const char *charge_class, GError **error);
GPtrArray *clew_ordinary_list_missing (ClewStore *store, GError **error);

void              clew_course_read (ClewRecord *record, ClewCourse *course);
char             *clew_course_describe (const ClewCourse *course);
const ClewChoice *clew_course_get_choices (ClewCourseScale scale);
