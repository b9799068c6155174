/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-hearing-private.h"

#include "base/clew-error.h"
#include "records/clew-court-closing.h"

#include <glib/gi18n-lib.h>

/* One next date for many hearings. */

static ClewNextDateFate
decide (ClewStore *store, ClewRecord *hearing, ClewDay to, ClewDay today, GError **error)
{
  g_autoptr (ClewRecord) court_case = NULL;
  ClewCaseDates     dates;
  ClewNextDateState state = {
    .on = clew_record_get_day (hearing, "on_day"),
    .has_outcome = clew_record_get_text (hearing, "outcome") != NULL,
    .is_removed = clew_record_is_removed (hearing),
  };

  court_case = clew_record_load (store, &clew_kind_court_case,
                                 clew_record_get_text (hearing, "court_case"), error);
  if (court_case == NULL)
    return CLEW_NEXT_DATE_N_FATES;
  dates = clew_case_read_dates (court_case);
  state.is_removed |= clew_record_is_removed (court_case);
  state.case_closed = dates.closed;
  state.case_shown = clew_case_is_shown (dates.sealed, dates.vacated);
  return clew_next_date_decide (&state, to, today);
}

/**
 * clew_hearing_plan_next:
 * @office: an office
 * @ids: (array zero-terminated=1): ids of hearings
 * @to: the next date, or unknown while nobody has said it
 * @fates: (out) (array): what clew_hearing_set_next() would do, one for each of @ids
 * @error: return location
 *
 * Returns: %FALSE with @error set when they can't be read
 */
gboolean
clew_hearing_plan_next (ClewOffice        *office,
                        const char *const *ids,
                        ClewDay            to,
                        ClewNextDateFate  *fates,
                        GError           **error)
{
  ClewStore *store = clew_office_get_store (office);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (ClewRecord) hearing = clew_record_load (store, &clew_kind_hearing, ids[i], error);

      fates[i] = hearing != NULL
                   ? decide (store, hearing, to, clew_office_today (office), error)
                   : CLEW_NEXT_DATE_N_FATES;
      if (fates[i] == CLEW_NEXT_DATE_N_FATES)
        return FALSE;
    }
  return TRUE;
}

/* It stays the same hearing; only what is said anew changes. */
static gboolean
move (ClewOffice          *office,
      ClewRecord          *hearing,
      const ClewNextDates *dates,
      const char          *time,
      GPtrArray           *records,
      GError             **error)
{
  if (dates->next.kind != NULL)
    {
      clew_record_set_text (hearing, "kind", dates->next.kind);
      clew_record_set_text (hearing, "site_kind", dates->next.site_kind);
    }
  if (dates->next.department != NULL)
    clew_record_set_text (hearing, "department", dates->next.department);
  return clew_hearing_add_move (office, hearing, dates->next.day, time, dates->reason, records,
                                error);
}

static gboolean
add (ClewOffice          *office,
     const char          *id,
     ClewNextDateFate     fate,
     const ClewNextDates *dates,
     GPtrArray           *records,
     GError             **error)
{
  g_autoptr (ClewRecord) hearing = clew_hearing_load_open (office, id, error);
  g_autofree char *time = NULL;
  ClewNextHearing  next = dates->next;

  if (hearing == NULL)
    return FALSE;
  time = g_strdup (next.time != NULL ? next.time : clew_record_get_text (hearing, "at_time"));
  next.time = time;
  if (fate == CLEW_NEXT_DATE_CONTINUED)
    return clew_hearing_add_outcome (office, hearing, dates->outcome, &next, records, error);
  return move (office, hearing, dates, time, records, error);
}

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check (const ClewNextDates *dates, ClewNextDateFate fate, GError **error)
{
  if (fate == CLEW_NEXT_DATE_CONTINUED && dates->outcome == NULL)
    return refuse (_ ("Choose what came of the hearings whose day has come."), error);
  if (fate != CLEW_NEXT_DATE_CONTINUED && dates->reason == NULL)
    return refuse (_ ("Choose why the hearings that are still to come are moved."), error);
  return TRUE;
}

/**
 * clew_hearing_set_next:
 * @office: an office
 * @ids: (array zero-terminated=1): ids of hearings
 * @dates: the next date of each, which must be known
 * @n_changed: (out) (optional): how many were changed
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when something is missing or nothing is left
 *   to change
 *
 * Sets one next date for many hearings as clew_next_date_decide() says of each: one change with a
 * name, undone at once. The others are left as they are.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_hearing_set_next (ClewOffice          *office,
                       const char *const   *ids,
                       const ClewNextDates *dates,
                       guint               *n_changed,
                       GError             **error)
{
  guint n = g_strv_length ((char **)ids);
  guint n_taken = 0;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree ClewNextDateFate *fates = g_new0 (ClewNextDateFate, n + 1);

  if (dates->next.day == CLEW_DAY_UNKNOWN)
    return refuse (_ ("Enter the next date."), error);
  if (!clew_hearing_plan_next (office, ids, dates->next.day, fates, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (!clew_next_date_applies (fates[i]))
        continue;
      if (!check (dates, fates[i], error) ||
          !add (office, ids[i], fates[i], dates, records, error))
        return FALSE;
      n_taken++;
    }
  if (n_taken == 0)
    return refuse (_ ("None of these hearings can be given this date."), error);
  if (n_changed != NULL)
    *n_changed = n_taken;
  return clew_hearing_save (office, _ ("Set next date"), records, error);
}

/* In which court a hearing is, or that of which a move is. */
static char *
dup_court (ClewStore *store, ClewRecord *record)
{
  g_autoptr (ClewRecord) hearing = NULL;
  g_autoptr (ClewRecord) court_case = NULL;

  if (clew_record_get_kind (record) == &clew_kind_hearing_move)
    hearing = clew_record_load (store, &clew_kind_hearing, clew_record_get_text (record, "hearing"),
                                NULL);
  else
    hearing = g_object_ref (record);
  if (hearing == NULL || clew_record_get_text (hearing, "court") != NULL)
    return hearing != NULL ? g_strdup (clew_record_get_text (hearing, "court")) : NULL;
  court_case = clew_record_load (store, &clew_kind_court_case,
                                 clew_record_get_text (hearing, "court_case"), NULL);
  return court_case != NULL ? g_strdup (clew_record_get_text (court_case, "court")) : NULL;
}

/**
 * clew_hearing_remark:
 * @office: an office
 * @hearing: a hearing, or a move of one
 * @day: a day on which it, or the next one of its case, is to be
 *
 * Returns: (transfer full) (nullable): as clew_court_closing_remark()
 */
char *
clew_hearing_remark (ClewOffice *office, ClewRecord *hearing, ClewDay day)
{
  ClewStore       *store = clew_office_get_store (office);
  g_autofree char *court = dup_court (store, hearing);

  return clew_court_closing_remark (store, day, court);
}
