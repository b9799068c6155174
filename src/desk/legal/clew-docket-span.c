/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-span.h"

#include "records/clew-day-words.h"

#include <glib/gi18n.h>

#include <langinfo.h>
#include <stdint.h>

const char *const clew_docket_form_ids[] = { "agenda", "week", "month", "table", NULL };

/**
 * clew_docket_form_find:
 * @id: (nullable): one of %clew_docket_form_ids
 *
 * Returns: the form; the agenda for what is none
 */
ClewDocketForm
clew_docket_form_find (const char *id)
{
  for (ClewDocketForm form = 0; form < CLEW_DOCKET_N_FORMS; form++)
    if (g_strcmp0 (clew_docket_form_ids[form], id) == 0)
      return form;
  return CLEW_DOCKET_FORM_AGENDA;
}

static ClewDay
week_start (ClewDay day, int first_weekday)
{
  return day - (ClewDay)((clew_day_weekday (day) - first_weekday + 7) % 7);
}

static ClewDay
month_start (ClewDay day)
{
  int year, month;

  clew_day_split (day, &year, &month, NULL);
  return clew_day_new (year, month, 1);
}

/**
 * clew_docket_span:
 * @form: how the docket is shown
 * @day: a day to be seen
 * @first_weekday: the first day of a week, 1 for Monday to 7 for Sunday
 *
 * Returns: the days that @form takes in: from @day on, or the week or month that it lies in
 */
ClewDocketSpan
clew_docket_span (ClewDocketForm form, ClewDay day, int first_weekday)
{
  ClewDay from;

  switch (form)
    {
    case CLEW_DOCKET_FORM_WEEK:
      from = week_start (day, first_weekday);
      return (ClewDocketSpan){ from, from + 6 };
    case CLEW_DOCKET_FORM_MONTH:
      from = month_start (day);
      return (ClewDocketSpan){ from, clew_day_add_months (from, 1) - 1 };
    case CLEW_DOCKET_FORM_TABLE:
      return (ClewDocketSpan){ day, day + CLEW_DOCKET_TABLE_DAYS - 1 };
    case CLEW_DOCKET_FORM_AGENDA:
    case CLEW_DOCKET_N_FORMS:
    default:
      return (ClewDocketSpan){ day, day + CLEW_DOCKET_AGENDA_DAYS - 1 };
    }
}

/**
 * clew_docket_span_weeks:
 * @span: some days
 * @first_weekday: as for clew_docket_span()
 *
 * Returns: the whole weeks in which they lie
 */
ClewDocketSpan
clew_docket_span_weeks (ClewDocketSpan span, int first_weekday)
{
  return (ClewDocketSpan){ week_start (span.from, first_weekday),
                           week_start (span.to, first_weekday) + 6 };
}

/**
 * clew_docket_span_step:
 * @form: how the docket is shown
 * @day: a day that is seen
 * @by: how many spans later; less than 0 for earlier
 *
 * Returns: a day of that other span
 */
ClewDay
clew_docket_span_step (ClewDocketForm form, ClewDay day, int by)
{
  switch (form)
    {
    case CLEW_DOCKET_FORM_WEEK:
      return day + (ClewDay)(7 * by);
    case CLEW_DOCKET_FORM_MONTH:
      return clew_day_add_months (month_start (day), by);
    case CLEW_DOCKET_FORM_TABLE:
      return day + (ClewDay)(CLEW_DOCKET_TABLE_DAYS * by);
    case CLEW_DOCKET_FORM_AGENDA:
    case CLEW_DOCKET_N_FORMS:
    default:
      return day + (ClewDay)(CLEW_DOCKET_AGENDA_DAYS * by);
    }
}

/**
 * clew_docket_first_weekday:
 *
 * Returns: on which day a week begins where the locale is at home, 1 for Monday to 7 for Sunday
 */
int
clew_docket_first_weekday (void)
{
  /* The C library gives the number itself in place of the address of a text. */
  int      first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0];
  unsigned counted_from = (unsigned)(uintptr_t)nl_langinfo (_NL_TIME_WEEK_1STDAY);

  /* Days are counted from a Monday or, as nearly everywhere, from a Sunday. */
  if (counted_from != 19971201)
    first--;
  return first >= 1 && first <= 7 ? first : 7;
}

/**
 * clew_docket_span_words:
 * @form: how the docket is shown
 * @span: which days
 * @today: today
 *
 * Returns: (transfer full): "December 2026", "Nov 30 – Dec 13"
 */
char *
clew_docket_span_words (ClewDocketForm form, ClewDocketSpan span, ClewDay today)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (form == CLEW_DOCKET_FORM_MONTH)
    return clew_day_words_month (span.from);
  from = clew_day_words_short (span.from, today);
  to = clew_day_words_short (span.to, today);
  /* Translators: a span of days, first and last */
  return g_strdup_printf (_ ("%s – %s"), from, to);
}

/**
 * clew_docket_span_step_label:
 * @form: how the docket is shown
 * @later: whether to later days, or to earlier ones
 *
 * Returns: what is on the button that goes there, translated
 */
const char *
clew_docket_span_step_label (ClewDocketForm form, gboolean later)
{
  static const char *const labels[CLEW_DOCKET_N_FORMS][2] = {
    [CLEW_DOCKET_FORM_AGENDA] = { N_ ("Earlier Two Weeks"), N_ ("Later Two Weeks") },
    [CLEW_DOCKET_FORM_WEEK] = { N_ ("Earlier Week"), N_ ("Later Week") },
    [CLEW_DOCKET_FORM_MONTH] = { N_ ("Earlier Month"), N_ ("Later Month") },
    [CLEW_DOCKET_FORM_TABLE] = { N_ ("Earlier Four Weeks"), N_ ("Later Four Weeks") },
  };

  return _ (labels[form][later ? 1 : 0]);
}
