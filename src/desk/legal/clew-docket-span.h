/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"

/* The forms in which the docket is shown, and which days each takes in. */

typedef enum
{
  CLEW_DOCKET_FORM_AGENDA,
  CLEW_DOCKET_FORM_WEEK,
  CLEW_DOCKET_FORM_MONTH,
  CLEW_DOCKET_FORM_TABLE,
  CLEW_DOCKET_N_FORMS,
} ClewDocketForm;

extern const char *const clew_docket_form_ids[CLEW_DOCKET_N_FORMS + 1];

/**
 * ClewDocketSpan:
 * @from: the first day
 * @to: the last day, included
 */
typedef struct
{
  ClewDay from;
  ClewDay to;
} ClewDocketSpan;

/* How many days the agenda and the table take in. */
#define CLEW_DOCKET_AGENDA_DAYS 14
#define CLEW_DOCKET_TABLE_DAYS  28

ClewDocketForm clew_docket_form_find (const char *id);
ClewDocketSpan clew_docket_span (ClewDocketForm form, ClewDay day, int first_weekday);
ClewDocketSpan clew_docket_span_weeks (ClewDocketSpan span, int first_weekday);
ClewDay        clew_docket_span_step (ClewDocketForm form, ClewDay day, int by);
int            clew_docket_first_weekday (void);
const char    *clew_docket_span_step_label (ClewDocketForm form, gboolean later);
char          *clew_docket_span_words (ClewDocketForm form, ClewDocketSpan span, ClewDay today);
