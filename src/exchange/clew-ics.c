/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clew-ics.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

#include <libical/ical.h>
#include <stdio.h>
#include <string.h>

/* The file leaves what protects the office: a phone shows it, a server keeps it. So it says who
 * by initials, unless the site decided otherwise, and then only has the number of the case. It
 * never says what LEAD is, nor anything of a release. */

#define PRODUCT "-//Clew project//Clew//EN"

/* How long a hearing is set down for: nobody knows, and a calendar wants to be told. */
#define USUAL_MINUTES 30

/* The rules of a time zone, under its plain name. */
static void
add_zone (icalcomponent *calendar, GHashTable *zones, const char *name, icaltimezone *zone)
{
  icalcomponent *component;
  icalproperty  *id;

  if (!g_hash_table_add (zones, g_strdup (name)))
    return;
  component = icalcomponent_new_clone (icaltimezone_get_component (zone));
  id = icalcomponent_get_first_property (component, ICAL_TZID_PROPERTY);
  icalproperty_set_tzid (id, name);
  icalcomponent_add_component (calendar, component);
}

static icalproperty *
new_time (icalproperty *property, const char *zone)
{
  if (zone != NULL)
    icalproperty_add_parameter (property, icalparameter_new_tzid (zone));
  return property;
}

static struct icaltimetype
make_time (ClewDay day, const char *time)
{
  struct icaltimetype when = icaltime_null_date ();
  int                 hour, minute;

  clew_day_split (day, &when.year, &when.month, &when.day);
  if (time == NULL || sscanf (time, "%2d:%2d", &hour, &minute) != 2)
    return when;
  when.is_date = 0;
  when.hour = hour;
  when.minute = minute;
  when.second = 0;
  return when;
}

static void
add_when (icalcomponent *calendar, icalcomponent *event, GHashTable *zones,
          const ClewCalendarHearing *hearing)
{
  struct icaltimetype start = make_time (hearing->day, hearing->time);
  struct icaltimetype end = start;
  icaltimezone       *zone = start.is_date || hearing->zone == NULL
                               ? NULL
                               : icaltimezone_get_builtin_timezone (hearing->zone);

  icaltime_adjust (&end, start.is_date ? 1 : 0, 0, start.is_date ? 0 : USUAL_MINUTES, 0);
  /* A zone that nobody knows: the clock on the wall, wherever the calendar is. */
  if (zone != NULL)
    add_zone (calendar, zones, hearing->zone, zone);
  icalcomponent_add_property (
    event, new_time (icalproperty_new_dtstart (start), zone != NULL ? hearing->zone : NULL));
  icalcomponent_add_property (
    event, new_time (icalproperty_new_dtend (end), zone != NULL ? hearing->zone : NULL));
}

static void
add_content (icalcomponent *event, const ClewCalendarHearing *hearing, gboolean names)
{
  /* Translators: a hearing in a calendar: what it is, then whose, by initials or name */
  g_autofree char *summary = g_strdup_printf (_ ("%s: %s"), hearing->what,
                                                 names ? hearing->name : hearing->initials);

  icalcomponent_add_property (event, icalproperty_new_summary (summary));
  if (hearing->where != NULL)
    icalcomponent_add_property (event, icalproperty_new_location (hearing->where));
  if (names && hearing->cause_number != NULL)
    icalcomponent_add_property (event, icalproperty_new_description (hearing->cause_number));
}

static struct icaltimetype
make_instant (GDateTime *instant)
{
  return icaltime_from_timet_with_zone ((time_t)g_date_time_to_unix (instant), 0,
                                        icaltimezone_get_utc_timezone ());
}

static void
add_hearing (icalcomponent             *calendar,
             GHashTable                *zones,
             const ClewCalendarHearing *hearing,
             gboolean                   names,
             GDateTime                 *now)
{
  icalcomponent *event = icalcomponent_new_vevent ();
  g_autoptr (GDateTime) changed = g_date_time_new_from_iso8601 (hearing->changed, NULL);

  icalcomponent_add_property (event, icalproperty_new_uid (hearing->id));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (make_instant (now)));
  if (changed != NULL)
    icalcomponent_add_property (event, icalproperty_new_lastmodified (make_instant (changed)));
  icalcomponent_add_property (event, icalproperty_new_sequence ((int)hearing->sequence));
  icalcomponent_add_property (event, icalproperty_new_class (ICAL_CLASS_PRIVATE));
  add_when (calendar, event, zones, hearing);
  icalcomponent_add_property (event, icalproperty_new_status (hearing->canceled
                                                                ? ICAL_STATUS_CANCELLED
                                                                : ICAL_STATUS_CONFIRMED));
  if (hearing->canceled)
    icalcomponent_add_property (event, icalproperty_new_summary (_ ("Canceled")));
  else
    add_content (event, hearing, names);
  icalcomponent_add_component (calendar, event);
}

/**
 * clew_ics_write:
 * @hearings: (element-type ClewCalendarHearing): what it holds
 * @names: whether names and numbers of cases stand in it, not only initials
 * @now: when it is made
 * @error: return location
 *
 * Writes a calendar. A hearing has the same UID in each file, and a SEQUENCE that grows with its
 * changes, so that a calendar which has it already is brought up to date (RFC 5545 3.8.7.4);
 * times are those of the court's time zone, whose rules come along.
 *
 * Returns: (transfer full): the text, or %NULL with an error of %G_IO_ERROR
 */
char *
clew_ics_write (GPtrArray *hearings, gboolean names, GDateTime *now, GError **error)
{
  icalcomponent *calendar = icalcomponent_new_vcalendar ();
  char          *text, *copy;
  g_autoptr (GHashTable) zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid (PRODUCT));
  icalcomponent_add_property (calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  for (guint i = 0; i < hearings->len; i++)
    add_hearing (calendar, zones, g_ptr_array_index (hearings, i), names, now);
  text = icalcomponent_as_ical_string_r (calendar);
  icalcomponent_free (calendar);
  if (text == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("The calendar could not be written."));
      return NULL;
    }
  copy = g_strdup (text);
  icalmemory_free_buffer (text);
  return copy;
}

/**
 * clew_ics_export:
 * @office: an office
 * @from: the first day
 * @to: the last day, included
 * @filter: (nullable): which hearings
 * @error: return location
 *
 * The hearings of these days as a calendar file, and an entry in the audit that it was made.
 * Initials stand in it, unless the site decided otherwise.
 *
 * Returns: (transfer full): the file, or %NULL with @error set when nothing was noted
 */
GBytes *
clew_ics_export (ClewOffice             *office,
                 ClewDay                 from,
                 ClewDay                 to,
                 const ClewDocketFilter *filter,
                 GError                **error)
{
  g_autofree char *zone = clew_docket_dup_zone (office);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GPtrArray) hearings = clew_docket_calendar_load (clew_office_get_store (office), from,
                                                              to, filter, zone, error);
  g_autofree char *text = NULL;
  gsize            length;

  if (hearings == NULL)
    return NULL;
  text = clew_ics_write (hearings, clew_docket_shows_names (office), now, error);
  if (text == NULL || !clew_office_note (office, "save calendar file", "exported", "office",
                                         clew_office_get_id (office), error))
    return NULL;
  length = strlen (text);
  return g_bytes_new_take (g_steal_pointer (&text), length);
}
