/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-sighting.h"

#include "records/clew-case-list-private.h"
#include "records/clew-day-words.h"

#include <glib/gi18n-lib.h>

/* The sighting that is kept, or none. */
static GPtrArray *
find_sighting (ClewStore *store, const char *court_case, const char *hearing, GError **error)
{
  if (hearing != NULL)
    return clew_record_select (store, &clew_kind_sighting, error, "hearing = ?", "s", hearing);
  return clew_record_select (store, &clew_kind_sighting, error,
                             "court_case = ? AND hearing IS NULL", "s", court_case);
}

/**
 * clew_sighting_is_newer:
 * @store: a store
 * @court_case: a case's id
 * @than: a day
 * @is_newer: (out): whether a file of a later day than @than had the case or one of its hearings
 * @error: return location
 *
 * Returns: %FALSE with @error set when it could not be read
 */
gboolean
clew_sighting_is_newer (ClewStore  *store,
                        const char *court_case,
                        ClewDay     than,
                        gboolean   *is_newer,
                        GError    **error)
{
  g_autoptr (GPtrArray) found = clew_record_select (store, &clew_kind_sighting, error,
                                                    "court_case = ? AND seen_on > ? LIMIT 1", "sd",
                                                    court_case, than);

  *is_newer = found != NULL && found->len > 0;
  return found != NULL;
}

/**
 * clew_sighting_renew:
 * @store: a store
 * @court_case: a case's id
 * @hearing: (nullable): id of one of its hearings
 * @seen: of which day the file is that has it
 * @source: id of clew_file_sources
 * @error: return location
 *
 * Returns: (transfer full): the record to keep, which says what is kept when that is as new; or
 *   %NULL with @error set
 */
ClewRecord *
clew_sighting_renew (ClewStore  *store,
                     const char *court_case,
                     const char *hearing,
                     ClewDay     seen,
                     const char *source,
                     GError    **error)
{
  g_autoptr (GPtrArray) found = find_sighting (store, court_case, hearing, error);
  ClewRecord *sighting;

  if (found == NULL)
    return NULL;
  sighting = found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0))
                            : clew_record_new (&clew_kind_sighting);
  if (found->len > 0 && clew_record_get_day (sighting, "seen_on") >= seen)
    return sighting;
  clew_record_set_text (sighting, "court_case", court_case);
  clew_record_set_text (sighting, "hearing", hearing);
  clew_record_set_day (sighting, "seen_on", seen);
  clew_record_set_text (sighting, "source", source);
  return sighting;
}

/**
 * clew_reading_new:
 * @store: a store
 * @on: of which day the calendar is
 * @court: whose it is
 * @department: (nullable): of which department, if it says
 * @from: the first day of which it tells all
 * @to: the last, included
 * @is_known: (out): whether the same is kept already
 * @error: return location
 *
 * Returns: (transfer full): the record to keep unless @is_known, or %NULL with @error set
 */
ClewRecord *
clew_reading_new (ClewStore  *store,
                  ClewDay     on,
                  const char *court,
                  const char *department,
                  ClewDay     from,
                  ClewDay     to,
                  gboolean   *is_known,
                  GError    **error)
{
  g_autoptr (GPtrArray) same = clew_record_select (
    store, &clew_kind_calendar_reading, error,
    "on_day = ? AND court = ? AND department IS ? AND from_day <= ? AND to_day >= ?", "dssdd", on,
    court, department, from, to);
  ClewRecord *reading;

  if (same == NULL)
    return NULL;
  *is_known = same->len > 0;
  reading = clew_record_new (&clew_kind_calendar_reading);
  clew_record_set_day (reading, "on_day", on);
  clew_record_set_text (reading, "court", court);
  clew_record_set_text (reading, "department", department);
  clew_record_set_day (reading, "from_day", from);
  clew_record_set_day (reading, "to_day", to);
  return reading;
}

/* Columns: 0 seen, 1 source, 2 day, 3 whether it is open, 4 of which day the last calendar is that
 * tells all of that day in that court, and in that department if it is of one. */
/* clang-format off */
#define SEEN_SQL \
  "SELECT s.seen_on, s.source, h.on_day, h.outcome IS NULL, " \
  "(SELECT max (r.on_day) FROM calendar_reading r WHERE r.removed IS NULL " \
  "AND r.court = coalesce (h.court, c.court) " \
  "AND (r.department IS NULL OR r.department = coalesce (h.department, c.department)) " \
  "AND h.on_day BETWEEN r.from_day AND r.to_day) " \
  "FROM sighting s JOIN hearing h ON h.id = s.hearing JOIN court_case c ON c.id = h.court_case " \
  "WHERE s.hearing = ?1 AND s.removed IS NULL"
#define ANY_SQL "SELECT EXISTS (SELECT 1 FROM sighting)"
/* clang-format on */

/**
 * clew_sighting_load:
 * @store: a store
 * @hearing: a hearing's id
 * @today: today
 * @sighting: (out): what is said of it; fresh when it came from no file
 * @error: return location
 *
 * Returns: %FALSE with @error set when it could not be read
 */
gboolean
clew_sighting_load (ClewStore    *store,
                    const char   *hearing,
                    ClewDay       today,
                    ClewSighting *sighting,
                    GError      **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error, SEEN_SQL, "s", hearing);
  GError *failure = NULL;

  *sighting = (ClewSighting){ .state = CLEW_SIGHTING_FRESH };
  if (rows == NULL)
    return FALSE;
  if (clew_rows_next (rows, &failure))
    {
      sighting->seen = clew_day_from_iso (clew_rows_get_text (rows, 0));
      sighting->is_calendar = g_strcmp0 (clew_rows_get_text (rows, 1), "court_calendar") == 0;
      sighting->read_since = clew_day_from_iso (clew_rows_get_text (rows, 4));
      sighting->state = clew_sighting_get_state (
        sighting->seen, sighting->is_calendar, clew_day_from_iso (clew_rows_get_text (rows, 2)),
        clew_rows_get_number (rows, 3) != 0, sighting->read_since, today);
    }
  return !clew_rows_failed (failure, error);
}

static gboolean
is_any (ClewStore *store, gboolean *any, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error, ANY_SQL, NULL);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  *any = clew_rows_next (rows, &failure) && clew_rows_get_number (rows, 0) != 0;
  return !clew_rows_failed (failure, error);
}

/**
 * clew_sighting_mark:
 * @store: a store
 * @entries: (element-type ClewDocketEntry): entries of the docket
 * @today: today
 * @error: return location
 *
 * Says of each hearing that is still to come how old it is. An office that brings nothing in pays
 * for one question.
 *
 * Returns: %FALSE with @error set when it could not be read
 */
gboolean
clew_sighting_mark (ClewStore *store, GPtrArray *entries, ClewDay today, GError **error)
{
  gboolean any;

  if (!is_any (store, &any, error))
    return FALSE;
  for (guint i = 0; any && i < entries->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (entries, i);

      if (entry->kind == CLEW_DOCKET_HEARING && entry->day >= today &&
          !clew_sighting_load (store, entry->id, today, &entry->sighting, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * clew_sighting_words:
 * @sighting: what is said of a hearing
 * @today: today
 *
 * Returns: (transfer full) (nullable): that it may not be so any more, or %NULL while it is fresh
 */
char *
clew_sighting_words (const ClewSighting *sighting, ClewDay today)
{
  g_autofree char *day = NULL;
  guint            n_days = today - sighting->seen;

  if (sighting->state == CLEW_SIGHTING_FRESH)
    return NULL;
  if (sighting->state == CLEW_SIGHTING_GONE)
    {
      day = clew_day_words_short (sighting->read_since, today);
      /* Translators: a hearing; %s is of which day a court's calendar is that does not have it */
      return g_strdup_printf (_ ("no longer on the court’s calendar of %s"), day);
    }
  day = clew_day_words_short (sighting->seen, today);
  if (sighting->is_calendar)
    /* Translators: from where a hearing is known; the date of the calendar and its age */
    return g_strdup_printf (ngettext ("from a court calendar of %s, %u day old",
                                      "from a court calendar of %s, %u days old", n_days),
                            day, n_days);
  /* Translators: from where a hearing is known; the date of the list and its age */
  return g_strdup_printf (ngettext ("from a list of cases of %s, %u day old",
                                    "from a list of cases of %s, %u days old", n_days),
                          day, n_days);
}
