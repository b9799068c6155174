/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-docket-calendar.h"

#include "records/clew-docket-private.h"
#include "records/clew-person-name.h"

/* Columns: 0 id, 1 day, 2 time, 3–6 names, 7 what, 8 court, 9 department, 10 cause number,
 * 11 time zone, 12 canceled, 13 sequence, 14 changed.
 *
 * What was moved away from these days comes, too, and what must not be seen any more: a calendar
 * that has it already is told so. The sequence is a count of entries of the audit, which only
 * ever grows. */
/* clang-format off */
#define ENTRIES_OF(record) \
  "(SELECT count (*) FROM audit a WHERE a.kind <> 'change' AND a.record = " record ")"
#define CALENDAR_SQL \
  "SELECT h.id, coalesce (h.on_day, (SELECT m.from_day " LATEST_MOVE "), h.at_time, " PERSON ", " \
  CLEW_HEARING_NAME_SQL ", coalesce (h.court, c.court), " HEARING_ROOM ", c.cause_number, " \
  "coalesce (c.time_zone, ?8), h.removed IS NOT NULL OR h.on_day IS NULL " \
  "OR coalesce (h.outcome, '') IN ('stricken', 'continued') OR c.removed IS NOT NULL " \
  "OR p.removed IS NOT NULL OR NOT (" CLEW_CASE_SHOWN_SQL "), " \
  ENTRIES_OF ("h.id") " + " ENTRIES_OF ("c.id") ", max (h.changed, c.changed) " \
  "FROM hearing h JOIN court_case c ON c.id = h.court_case " \
  "JOIN participant p ON p.id = c.participant WHERE " ONLY_HEARINGS \
  "h.id IN (SELECT id FROM hearing WHERE on_day BETWEEN ?1 AND ?2 " \
  "UNION SELECT hearing FROM hearing_move WHERE from_day BETWEEN ?1 AND ?2) " \
  "ORDER BY 2, h.at_time, h.id"
/* clang-format on */

void
clew_calendar_hearing_free (ClewCalendarHearing *hearing)
{
  g_free (hearing->id);
  g_free (hearing->changed);
  g_free (hearing->time);
  g_free (hearing->zone);
  g_free (hearing->initials);
  g_free (hearing->name);
  g_free (hearing->what);
  g_free (hearing->where);
  g_free (hearing->cause_number);
  g_free (hearing);
}

static void
read_content (ClewRows *rows, ClewCalendarHearing *hearing)
{
  g_autofree char *given = g_strdup (clew_rows_get_text (rows, 3));
  g_autofree char *middle = g_strdup (clew_rows_get_text (rows, 4));
  g_autofree char *family = g_strdup (clew_rows_get_text (rows, 5));
  const char      *preferred = clew_rows_get_text (rows, 6);

  hearing->initials = clew_person_name_initials (given, middle, family, preferred);
  hearing->name = clew_person_name_full (given, middle, family, preferred);
  hearing->what = g_strdup (clew_hearing_name (clew_rows_get_text (rows, 7)));
  hearing->where = clew_docket_describe_place (clew_rows_get_text (rows, 8),
                                               clew_rows_get_text (rows, 9));
  hearing->cause_number = g_strdup (clew_rows_get_text (rows, 10));
}

static ClewCalendarHearing *
read_hearing (ClewRows *rows)
{
  ClewCalendarHearing *hearing = g_new0 (ClewCalendarHearing, 1);

  hearing->id = g_strdup (clew_rows_get_text (rows, 0));
  hearing->day = clew_day_from_iso (clew_rows_get_text (rows, 1));
  hearing->time = g_strdup (clew_rows_get_text (rows, 2));
  hearing->zone = g_strdup (clew_rows_get_text (rows, 11));
  hearing->canceled = clew_rows_get_number (rows, 12) != 0;
  hearing->sequence = clew_rows_get_number (rows, 13);
  hearing->changed = g_strdup (clew_rows_get_text (rows, 14));
  if (!hearing->canceled)
    read_content (rows, hearing);
  return hearing;
}

/**
 * clew_docket_calendar_load:
 * @store: a store
 * @from: the first day
 * @to: the last day, included
 * @filter: (nullable): which hearings
 * @zone: the time zone of courts that have none of their own
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewCalendarHearing): the hearings of these days, and
 *   those that a calendar made earlier may have on them
 */
GPtrArray *
clew_docket_calendar_load (ClewStore              *store,
                           ClewDay                 from,
                           ClewDay                 to,
                           const ClewDocketFilter *filter,
                           const char             *zone,
                           GError                **error)
{
  const ClewDocketFilter any = { NULL, NULL, NULL, NULL };
  g_autoptr (GPtrArray) hearings =
               g_ptr_array_new_with_free_func ((GDestroyNotify)clew_calendar_hearing_free);
  g_autoptr (ClewRows) rows = NULL;
  GError *failure = NULL;

  if (filter == NULL)
    filter = &any;
  rows = clew_store_query (store, error, CALENDAR_SQL, "ddisssss", from, to, (gint64)0,
                           filter->court, filter->prosecutor, filter->kind, filter->participant,
                           zone);
  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    g_ptr_array_add (hearings, read_hearing (rows));
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_steal_pointer (&hearings);
}

/**
 * clew_docket_dup_zone:
 * @office: an office
 *
 * Returns: (transfer full): the name of its time zone, which a court has that names none
 */
char *
clew_docket_dup_zone (ClewOffice *office)
{
  const char *zone = clew_record_get_text (clew_office_get_record (office), "time_zone");
  g_autoptr (GTimeZone) local = NULL;

  if (zone != NULL)
    return g_strdup (zone);
  local = g_time_zone_new_local ();
  return g_strdup (g_time_zone_get_identifier (local));
}

/**
 * clew_docket_shows_names:
 * @office: an office
 *
 * Returns: whether the site decided that names stand on printed dockets and in calendar files;
 *   else initials do
 */
gboolean
clew_docket_shows_names (ClewOffice *office)
{
  return g_strcmp0 (clew_record_get_text (clew_office_get_record (office), "docket_shows"),
                    "names") == 0;
}
