/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-docket-private.h"

#include "records/clew-day-words.h"
#include "rules/clew-court-clock.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Hearings of courts elsewhere, by their clock and by that of the office. */

static GTimeZone *
load_office_zone (ClewStore *store, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error, "SELECT time_zone FROM office", NULL);
  const char *name;
  GTimeZone  *zone = NULL;
  GError     *failure = NULL;

  if (rows == NULL)
    return NULL;
  name = clew_rows_next (rows, &failure) ? clew_rows_get_text (rows, 0) : NULL;
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (name != NULL)
    zone = g_time_zone_new_identifier (name);
  return zone != NULL ? zone : g_time_zone_new_local ();
}

static void
clear (ClewDocketEntry *entry)
{
  g_clear_pointer (&entry->zone, g_free);
  g_clear_pointer (&entry->here_time, g_free);
  entry->here_day = CLEW_DAY_UNKNOWN;
}

/* Of @time, HH:MM. */
int
clew_docket_count_minutes (const char *time)
{
  return time != NULL && strlen (time) >= 5 ? 60 * (int)g_ascii_strtoll (time, NULL, 10) +
                                                (int)g_ascii_strtoll (time + 3, NULL, 10)
                                            : 0;
}

/* Where the office's clock stands then, so that all of a day is in one order. */
static void
place (ClewDocketEntry *entry, GTimeZone *office_zone, GTimeZone *court_zone)
{
  gint64           instant = clew_court_clock_instant (entry->day, entry->time, court_zone);
  ClewDay          day;
  g_autofree char *time = NULL;

  if (instant == CLEW_INSTANT_UNKNOWN)
    return;
  time = clew_court_clock_dup_time (instant, office_zone, &day);
  entry->zone = clew_court_clock_dup_zone (instant, court_zone);
  entry->order = ((int)day - (int)entry->day) * 24 * 60 + clew_docket_count_minutes (time);
  if (day == entry->day && g_strcmp0 (time, entry->time) == 0)
    return;
  entry->here_day = day;
  entry->here_time = g_steal_pointer (&time);
}

/* For each entry of a court elsewhere: its zone, the office's time, its place in the day, and
 * whether its day has passed there. @now is in seconds since 1970. */
void
clew_docket_clock_apply (GPtrArray *entries, ClewDay today, gint64 now, GTimeZone *office_zone)
{
  for (guint i = 0; i < entries->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GTimeZone) court_zone = NULL;

      clear (entry);
      entry->order = clew_docket_count_minutes (entry->time);
      if (entry->court_zone == NULL)
        continue;
      court_zone = g_time_zone_new_identifier (entry->court_zone);
      if (court_zone == NULL)
        continue;
      if (g_strcmp0 (g_time_zone_get_identifier (court_zone),
                     g_time_zone_get_identifier (office_zone)) != 0)
        place (entry, office_zone, court_zone);
      entry->overdue = entry->is_open && clew_enrollment_has_cases_open (entry->person.state) &&
                       entry->day != CLEW_DAY_UNKNOWN &&
                       entry->day < clew_court_clock_today (today, now, office_zone, court_zone);
    }
}

/* clew_docket_clock_apply() for the present moment, and for the office of @store. */
gboolean
clew_docket_clock_set (ClewStore *store, GPtrArray *entries, ClewDay today, GError **error)
{
  g_autoptr (GTimeZone) office_zone = NULL;
  gboolean elsewhere = FALSE;

  for (guint i = 0; i < entries->len && !elsewhere; i++)
    elsewhere = ((ClewDocketEntry *)g_ptr_array_index (entries, i))->court_zone != NULL;
  if (!elsewhere)
    return TRUE;
  office_zone = load_office_zone (store, error);
  if (office_zone == NULL)
    return FALSE;
  clew_docket_clock_apply (entries, today, g_get_real_time () / G_USEC_PER_SEC, office_zone);
  return TRUE;
}

/**
 * clew_docket_take_not_over:
 * @overdue: (element-type ClewDocketEntry): what clew_docket_load_overdue() gave
 * @n_overdue: (inout): how many there are
 * @days: (nullable) (element-type ClewDocketEntry): where they go, before all others
 *
 * Takes out of what is overdue here what is not by the clock of its court: yesterday’s hearing of
 * a court far in the west.
 */
void
clew_docket_take_not_over (GPtrArray *overdue, guint *n_overdue, GPtrArray *days)
{
  for (guint i = overdue->len; i > 0; i--)
    {
      ClewDocketEntry *entry = g_ptr_array_index (overdue, i - 1);

      if (entry->overdue)
        continue;
      if (days != NULL)
        g_ptr_array_insert (days, 0, g_object_ref (entry));
      g_ptr_array_remove_index (overdue, i - 1);
      *n_overdue -= 1;
    }
}

/**
 * clew_docket_entry_dup_time:
 * @entry: what is due
 *
 * Returns: (transfer full) (nullable): "9:00 AM", or of a court elsewhere by its clock:
 *   "9:00 AM MST"
 */
char *
clew_docket_entry_dup_time (ClewDocketEntry *entry)
{
  g_autofree char *time = clew_time_words (entry->time);

  if (time == NULL || entry->zone == NULL)
    return g_steal_pointer (&time);
  /* Translators: a time of the day, then the time zone: "9:00 AM MST" */
  return g_strdup_printf (_ ("%s %s"), time, entry->zone);
}

/**
 * clew_docket_entry_dup_here:
 * @entry: what is due
 * @today: today
 *
 * Returns: (transfer full) (nullable): of a court whose clock shows another time: what the clock of
 *   the office shows then
 */
char *
clew_docket_entry_dup_here (ClewDocketEntry *entry, ClewDay today)
{
  g_autofree char *time = clew_time_words (entry->here_time);
  g_autofree char *day = NULL;

  if (time == NULL)
    return NULL;
  if (entry->here_day == entry->day)
    /* Translators: of a hearing in another time zone: the time at the office */
    return g_strdup_printf (_ ("%s here"), time);
  day = clew_day_words_short (entry->here_day, today);
  /* Translators: of a hearing in another time zone: the day and the time at the office */
  return g_strdup_printf (_ ("%s, %s here"), day, time);
}

/**
 * clew_docket_describe_time:
 * @store: a store
 * @day: the day of a hearing
 * @time: (nullable): its time by the clock of the court, HH:MM
 * @zone: (nullable): the time zone of the court, if it is not that of the office
 * @today: today
 *
 * Returns: (transfer full) (nullable): its time as the docket says it
 */
char *
clew_docket_describe_time (ClewStore  *store,
                           ClewDay     day,
                           const char *time,
                           const char *zone,
                           ClewDay     today)
{
  g_autoptr (ClewDocketEntry) entry = g_object_new (CLEW_TYPE_DOCKET_ENTRY, NULL);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autofree char *there = NULL;
  g_autofree char *here = NULL;

  entry->day = day;
  entry->time = g_strdup (time);
  entry->court_zone = g_strdup (zone);
  g_ptr_array_add (one, entry);
  /* What can't be read leaves the time as it is. */
  clew_docket_clock_set (store, one, today, NULL);
  there = clew_docket_entry_dup_time (entry);
  here = clew_docket_entry_dup_here (entry, today);
  /* Translators: a time at a court in another time zone, then the time at the office */
  return here != NULL ? g_strdup_printf (_ ("%s (%s)"), there, here) : g_steal_pointer (&there);
}
