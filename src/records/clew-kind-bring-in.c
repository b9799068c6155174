/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-kind.h"

#include "base/clew-error.h"
#include "records/clew-record.h"

#include <glib/gi18n-lib.h>

/* What is kept of files that cases are brought in from: how they are read, and of which day they
 * were. Nothing of their rows is kept but what becomes a case or a hearing. */

const ClewChoice clew_file_sources[] = {
  { "court_calendar", N_ ("Court calendar") },
  { "case_list", N_ ("List of cases from another program") },
  { NULL },
};

const ClewChoice clew_date_orders[] = {
  { "month_first", N_ ("Month first: 5/3/2027 is May 3") },
  { "day_first", N_ ("Day first: 3/5/2027 is May 3") },
  { NULL },
};

/* clang-format off */
static const ClewField mapping_fields[] = {
  { "name", CLEW_FIELD_TEXT, N_ ("Name of these settings"), CLEW_FIELD_REQUIRED },
  { "source", CLEW_FIELD_CHOICE, N_ ("What the file is"), CLEW_FIELD_REQUIRED, clew_file_sources },
  { "date_order", CLEW_FIELD_CHOICE, N_ ("Dates with slashes"), CLEW_FIELD_REQUIRED,
    clew_date_orders },
  { "has_headers", CLEW_FIELD_YES_NO, N_ ("The first row names the columns") },
  { "headers", CLEW_FIELD_LONG_TEXT, N_ ("Columns of the file") },
  { "court", CLEW_FIELD_TEXT, N_ ("Court, if no column says it") },
  { "in_cause_number", CLEW_FIELD_TEXT, N_ ("Cause number") },
  { "in_court", CLEW_FIELD_TEXT, N_ ("Court") },
  { "in_department", CLEW_FIELD_TEXT, N_ ("Department") },
  { "in_name", CLEW_FIELD_TEXT, N_ ("Name in one column") },
  { "in_family_name", CLEW_FIELD_TEXT, N_ ("Family name") },
  { "in_given_name", CLEW_FIELD_TEXT, N_ ("Given name") },
  { "in_birth_date", CLEW_FIELD_TEXT, N_ ("Date of birth") },
  { "in_day", CLEW_FIELD_TEXT, N_ ("Hearing date") },
  { "in_time", CLEW_FIELD_TEXT, N_ ("Hearing time") },
  { "in_kind", CLEW_FIELD_TEXT, N_ ("Kind of hearing") },
  { "in_judge", CLEW_FIELD_TEXT, N_ ("Judge") },
  { "in_outcome", CLEW_FIELD_TEXT, N_ ("Outcome") },
  { "in_prosecutor", CLEW_FIELD_TEXT, N_ ("Prosecutor") },
  { "in_defense_counsel", CLEW_FIELD_TEXT, N_ ("Defense counsel") },
  { "in_filed", CLEW_FIELD_TEXT, N_ ("Filed") },
  { NULL },
};

static const ClewField reading_fields[] = {
  { "on_day", CLEW_FIELD_DAY, N_ ("Calendar of"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "court", CLEW_FIELD_TEXT, N_ ("Court"), CLEW_FIELD_REQUIRED },
  { "department", CLEW_FIELD_TEXT, N_ ("Department") },
  { "from_day", CLEW_FIELD_DAY, N_ ("First day"), CLEW_FIELD_REQUIRED },
  { "to_day", CLEW_FIELD_DAY, N_ ("Last day"), CLEW_FIELD_REQUIRED },
  { NULL },
};

static const ClewField sighting_fields[] = {
  { "court_case", CLEW_FIELD_REFERENCE, N_ ("Case"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_court_case },
  { "hearing", CLEW_FIELD_REFERENCE, N_ ("Hearing"), CLEW_FIELD_PLAIN, NULL, &clew_kind_hearing },
  { "seen_on", CLEW_FIELD_DAY, N_ ("Last seen in a file of"),
    CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "source", CLEW_FIELD_CHOICE, N_ ("What the file was"), CLEW_FIELD_REQUIRED,
    clew_file_sources },
  { NULL },
};
/* clang-format on */

static gboolean
refuse (const char **field, const char *column, const char *message, GError **error)
{
  *field = column;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, message);
  return FALSE;
}

/* Without these no row can be anybody's. */
static gboolean
check_mapping (GObject *object, const char **field, GError **error)
{
  ClewRecord *mapping = CLEW_RECORD (object);
  gboolean    has_name = clew_record_get_text (mapping, "in_name") != NULL ||
                      clew_record_get_text (mapping, "in_family_name") != NULL;

  if (clew_record_get_text (mapping, "in_cause_number") == NULL &&
      (!has_name || clew_record_get_text (mapping, "in_birth_date") == NULL))
    return refuse (field, "in_cause_number",
                   _ ("Say which column has the cause number, or which have the name and the date "
                      "of birth."),
                      error);
  return TRUE;
}

static gboolean
check_reading (GObject *object, const char **field, GError **error)
{
  ClewRecord *reading = CLEW_RECORD (object);

  if (clew_record_get_day (reading, "to_day") < clew_record_get_day (reading, "from_day"))
    return refuse (field, "to_day", _ ("The last day can’t be before the first."), error);
  return TRUE;
}

const ClewKind clew_kind_calendar_mapping = {
  "calendar_mapping", "ClewCalendarMappingRecord", N_ ("Settings for a file of cases"),
  N_ ("Settings for files of cases"), FALSE, mapping_fields, check_mapping
};

const ClewKind clew_kind_calendar_reading = {
  "calendar_reading", "ClewCalendarReadingRecord", N_ ("Calendar brought in"),
  N_ ("Calendars brought in"), FALSE, reading_fields, check_reading
};

const ClewKind clew_kind_sighting = {
  "sighting", "ClewSightingRecord", N_ ("Seen in a file"), N_ ("Seen in files"), FALSE,
  sighting_fields, NULL
};
