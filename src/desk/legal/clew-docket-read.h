/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/legal/clew-docket-span.h"
#include "records/clew-docket-choices.h"
#include "records/clew-docket.h"

/* What a view of the docket reads, on a thread of its own. */

/**
 * ClewDocketQuestion:
 * @form: how it is to be shown
 * @span: the days that are asked for
 * @shown: the days that are on screen: in a month, whole weeks
 * @wanted: one id for each part of the filter, or %NULL
 * @limit: how many entries are wanted
 * @overdue_limit: how many of those overdue
 */
typedef struct
{
  ClewDocketForm form;
  ClewDocketSpan span;
  ClewDocketSpan shown;
  char          *wanted[CLEW_DOCKET_N_CHOICES];
  guint          limit;
  guint          overdue_limit;
} ClewDocketQuestion;

/* A month is shown as whole weeks. */
#define CLEW_DOCKET_MOST_SQUARES 42

/**
 * ClewDocketCount:
 * @n: how much is due on a day
 * @n_overdue: how much of it is overdue
 */
typedef struct
{
  guint n;
  guint n_overdue;
} ClewDocketCount;

/**
 * ClewDocketAnswer:
 * @form: as asked
 * @span: as asked
 * @shown: as asked
 * @overdue: (element-type ClewDocketEntry): the latest of what is overdue: from before the days
 *   that are shown, and in a week or month all of it
 * @n_overdue: how many there are
 * @days: (element-type ClewDocketEntry): what is due on the days that are shown; in a month only
 *   the first of each day
 * @counts: in a month, of each day that is shown
 * @more: whether there are more
 * @undated: (nullable) (element-type ClewDocketEntry): in an agenda with today in it: hearings
 *   without a date
 * @n_undated: how many there are
 * @closings: (element-type ClewRecord): court closings on the days that are shown
 * @choices: (element-type ClewDocketChoice): what to filter by
 */
typedef struct
{
  ClewDocketForm  form;
  ClewDocketSpan  span;
  ClewDocketSpan  shown;
  GPtrArray      *overdue;
  guint           n_overdue;
  GPtrArray      *days;
  ClewDocketCount counts[CLEW_DOCKET_MOST_SQUARES];
  gboolean        more;
  GPtrArray      *undated;
  guint           n_undated;
  GPtrArray      *closings;
  GPtrArray      *choices[CLEW_DOCKET_N_CHOICES];
} ClewDocketAnswer;

ClewDocketFilter clew_docket_question_get_filter (const ClewDocketQuestion *question);
void             clew_docket_question_free (ClewDocketQuestion *question);
void             clew_docket_answer_free (ClewDocketAnswer *answer);
gpointer         clew_docket_answer_read (ClewStore *reader,
                                          ClewDay    today,
                                          gpointer   data,
                                          GError   **error);
