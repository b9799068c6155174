/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "exchange/clew-ics.h"
#include "records/clew-record-store.h"

#include <libical/ical.h>

#include <string.h>

/* What a calendar file says, read back by a parser, and that it brings an older one up to date. */

#define EXPORTS "SELECT count (*) FROM audit WHERE action = 'exported'"

typedef struct
{
  ClewRecord *person;
  ClewRecord *court_case;
  ClewRecord *hearing;
} Made;

static Made
make (Desk *desk)
{
  Made made;

  made.person = desk_add_person (desk, "Ada", "Stone");
  made.court_case = desk_add (desk, &clew_kind_court_case, "participant",
                              clew_record_get_id (made.person), "court", "Harbor Court",
                              "cause_number", "26-1-00417", "prosecutor", "K. Lind", NULL);
  made.hearing = desk_add (desk, &clew_kind_hearing, "court_case",
                           clew_record_get_id (made.court_case), "kind", "arraignment", "on_day",
                           "2026-12-01", "at_time", "09:30", "department", "Room 2", NULL);
  return made;
}

static void
made_clear (Made *made)
{
  g_object_unref (made->person);
  g_object_unref (made->court_case);
  g_object_unref (made->hearing);
}

static icalcomponent *export(Desk *desk, const ClewDocketFilter *filter, char **text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = clew_ics_export (desk->office, TODAY, TODAY + 30, filter, &error);
  icalcomponent *calendar;

  g_assert_no_error (error);
  *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  calendar = icalparser_parse_string (*text);
  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  return calendar;
}

static icalcomponent *
only_event (icalcomponent *calendar)
{
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 1);
  return icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
}

static int
get_sequence (icalcomponent *event)
{
  return icalproperty_get_sequence (
    icalcomponent_get_first_property (event, ICAL_SEQUENCE_PROPERTY));
}

static gboolean
is_canceled (icalcomponent *event)
{
  return icalcomponent_get_status (event) == ICAL_STATUS_CANCELLED;
}

static void
test_content (Desk *desk, gconstpointer data)
{
  Made                made = make (desk);
  g_autofree char    *text = NULL;
  icalcomponent      *calendar = export(desk, NULL, &text);
  icalcomponent      *event = only_event (calendar);
  struct icaltimetype start = icalcomponent_get_dtstart (event);

  g_assert_cmpstr (icalcomponent_get_uid (event), ==, clew_record_get_id (made.hearing));
  g_assert_cmpint (icalproperty_get_class (
                     icalcomponent_get_first_property (event, ICAL_CLASS_PROPERTY)),
                   ==, ICAL_CLASS_PRIVATE);
  g_assert_cmpstr (icalcomponent_get_summary (event), ==, "Arraignment: A. S.");
  g_assert_cmpstr (icalcomponent_get_location (event), ==, "Harbor Court, Room 2");
  g_assert_cmpint (start.year, ==, 2026);
  g_assert_cmpint (start.month, ==, 12);
  g_assert_cmpint (start.day, ==, 1);
  g_assert_cmpint (start.hour, ==, 9);
  g_assert_cmpint (start.minute, ==, 30);
  g_assert_null (strstr (text, "Stone"));
  g_assert_null (strstr (text, "Ada"));
  g_assert_null (strstr (text, "26-1-00417"));
  g_assert_null (strstr (text, "LEAD"));
  icalcomponent_free (calendar);
  made_clear (&made);
}

/* Only when the site says so. */
static void
test_names (Desk *desk, gconstpointer data)
{
  Made             made = make (desk);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) office = clew_record_copy (clew_office_get_record (desk->office));
  icalcomponent *calendar;

  g_assert_no_error (error);
  clew_record_set_text (office, "docket_shows", "names");
  clew_office_save (desk->office, "test", office, &error);
  g_assert_no_error (error);
  calendar = export(desk, NULL, &text);
  g_assert_cmpstr (icalcomponent_get_summary (only_event (calendar)), ==, "Arraignment: Ada Stone");
  g_assert_nonnull (strstr (text, "26-1-00417"));
  icalcomponent_free (calendar);
  made_clear (&made);
}

/* A court elsewhere keeps its own time, and its rules come along under the plain name. */
static void
test_time_zone (Desk *desk, gconstpointer data)
{
  Made             made = make (desk);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  icalcomponent *calendar, *zone;
  icalproperty  *start;

  clew_record_set_text (made.court_case, "time_zone", "America/Chicago");
  clew_office_save (desk->office, "test", made.court_case, &error);
  g_assert_no_error (error);
  calendar = export(desk, NULL, &text);
  zone = icalcomponent_get_first_component (calendar, ICAL_VTIMEZONE_COMPONENT);
  g_assert_nonnull (zone);
  g_assert_cmpstr (icalproperty_get_tzid (
                     icalcomponent_get_first_property (zone, ICAL_TZID_PROPERTY)),
                   ==, "America/Chicago");
  start = icalcomponent_get_first_property (only_event (calendar), ICAL_DTSTART_PROPERTY);
  g_assert_cmpstr (icalproperty_get_parameter_as_string (start, "TZID"), ==, "America/Chicago");
  g_assert_nonnull (strstr (text, "20261201T093000"));
  icalcomponent_free (calendar);
  made_clear (&made);
}

static void
test_no_time (Desk *desk, gconstpointer data)
{
  Made             made = make (desk);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  icalcomponent *calendar;

  clew_record_set_text (made.hearing, "at_time", NULL);
  clew_office_save (desk->office, "test", made.hearing, &error);
  g_assert_no_error (error);
  calendar = export(desk, NULL, &text);
  g_assert_true (icalcomponent_get_dtstart (only_event (calendar)).is_date);
  g_assert_cmpint (icalcomponent_get_dtend (only_event (calendar)).day, ==, 2);
  icalcomponent_free (calendar);
  made_clear (&made);
}

/* Each change of the hearing or its case makes the next file newer than the one before. */
static void
test_sequence (Desk *desk, gconstpointer data)
{
  Made                     made = make (desk);
  int                      last = -1;
  static const char *const days[] = { "2026-12-03", "2026-12-08", "2026-12-09" };

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      icalcomponent *calendar = export(desk, NULL, &text);

      g_assert_cmpstr (icalcomponent_get_uid (only_event (calendar)), ==,
                       clew_record_get_id (made.hearing));
      g_assert_cmpint (get_sequence (only_event (calendar)), >, last);
      last = get_sequence (only_event (calendar));
      icalcomponent_free (calendar);
      if (i == 3)
        break;
      clew_record_set_text (made.hearing, "on_day", days[i]);
      clew_office_save (desk->office, "test", made.hearing, &error);
      g_assert_no_error (error);
    }
  made_clear (&made);
}

static void
assert_canceled (Desk *desk)
{
  g_autofree char *text = NULL;
  icalcomponent   *calendar = export(desk, NULL, &text);
  icalcomponent   *event = only_event (calendar);

  g_assert_true (is_canceled (event));
  g_assert_cmpstr (icalcomponent_get_summary (event), ==, "Canceled");
  g_assert_null (strstr (text, "A. S."));
  g_assert_null (strstr (text, "Harbor"));
  icalcomponent_free (calendar);
}

/* What must not be seen any more goes out of calendars that have it, and says nothing. */
static void
test_canceled (Desk *desk, gconstpointer data)
{
  Made made = make (desk);
  g_autoptr (GError) error = NULL;

  clew_record_set_text (made.hearing, "outcome", "stricken");
  clew_office_save (desk->office, "test", made.hearing, &error);
  g_assert_no_error (error);
  assert_canceled (desk);
  clew_record_set_text (made.hearing, "outcome", NULL);
  clew_office_save (desk->office, "test", made.hearing, &error);
  clew_record_set_text (made.court_case, "sealed_on", "2026-11-20");
  clew_office_save (desk->office, "test", made.court_case, &error);
  g_assert_no_error (error);
  assert_canceled (desk);
  clew_record_set_text (made.court_case, "sealed_on", NULL);
  clew_office_save (desk->office, "test", made.court_case, &error);
  g_assert_no_error (error);
  clew_office_remove (desk->office, "test", made.hearing, &error);
  g_assert_no_error (error);
  assert_canceled (desk);
  made_clear (&made);
}

/* A hearing that was on these days before comes, wherever it is now. */
static void
test_moved_away (Desk *desk, gconstpointer data)
{
  Made             made = make (desk);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) move = NULL;
  icalcomponent *calendar;

  clew_record_set_text (made.hearing, "on_day", "2027-03-01");
  clew_office_save (desk->office, "test", made.hearing, &error);
  g_assert_no_error (error);
  move = desk_add (desk, &clew_kind_hearing_move, "hearing", clew_record_get_id (made.hearing),
                   "on_day", "2026-11-23", "from_day", "2026-12-01", "to_day", "2027-03-01",
                   "reason", "court", NULL);
  calendar = export(desk, NULL, &text);
  g_assert_cmpint (icalcomponent_get_dtstart (only_event (calendar)).month, ==, 3);
  g_assert_false (is_canceled (only_event (calendar)));
  icalcomponent_free (calendar);
  g_clear_pointer (&text, g_free);
  clew_record_set_text (made.hearing, "on_day", NULL);
  clew_office_save (desk->office, "test", made.hearing, &error);
  g_assert_no_error (error);
  calendar = export(desk, NULL, &text);
  g_assert_true (is_canceled (only_event (calendar)));
  g_assert_cmpint (icalcomponent_get_dtstart (only_event (calendar)).month, ==, 12);
  icalcomponent_free (calendar);
  made_clear (&made);
}

static void
test_filter_and_audit (Desk *desk, gconstpointer data)
{
  Made                   made = make (desk);
  const ClewDocketFilter other = { .court = "Another Court" };
  const ClewDocketFilter hers = { .prosecutor = "K. Lind", .kind = "hearing:arraignment" };
  gint64                 before = desk_count (desk, EXPORTS);
  g_autofree char       *none = NULL;
  g_autofree char       *one = NULL;
  icalcomponent         *calendar = export(desk, &other, &none);

  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 0);
  icalcomponent_free (calendar);
  calendar = export(desk, &hers, &one);
  only_event (calendar);
  icalcomponent_free (calendar);
  g_assert_cmpint (desk_count (desk, EXPORTS), ==,
                   before + 2);
  made_clear (&made);
}

/* Of a whole office: as many hearings as the docket has, and each of them once. */
static void
test_all (Desk *desk, gconstpointer data)
{
  g_autofree char *text = NULL;
  icalcomponent   *calendar = export(desk, NULL, &text);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) due = clew_docket_load (desk->store, TODAY, TODAY + 30, TODAY, &error);

  g_assert_no_error (error);
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
       event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    g_assert_true (g_hash_table_add (seen, g_strdup (icalcomponent_get_uid (event))));
  for (guint i = 0; i < due->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (due, i);

      if (entry->kind == CLEW_DOCKET_HEARING && entry->day >= TODAY)
        g_assert_true (g_hash_table_contains (seen, entry->id));
    }
  g_test_message ("%u hearings in the file", g_hash_table_size (seen));
  g_assert_cmpuint (g_hash_table_size (seen), >, 5);
  icalcomponent_free (calendar);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);

  DESK_ADD ("/clew/exchange/ics/content", test_content);
  DESK_ADD ("/clew/exchange/ics/names", test_names);
  DESK_ADD ("/clew/exchange/ics/time-zone", test_time_zone);
  DESK_ADD ("/clew/exchange/ics/no-time", test_no_time);
  DESK_ADD ("/clew/exchange/ics/sequence", test_sequence);
  DESK_ADD ("/clew/exchange/ics/canceled", test_canceled);
  DESK_ADD ("/clew/exchange/ics/moved-away", test_moved_away);
  DESK_ADD ("/clew/exchange/ics/filter-and-audit", test_filter_and_audit);
  DESK_ADD_DEMO ("/clew/exchange/ics/all", test_all);

  result = g_test_run ();
  /* What the library keeps for the whole run. */
  icaltimezone_free_builtin_timezones ();
  icalmemory_free_ring ();
  return result;
}
