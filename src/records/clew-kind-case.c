/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-case.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

/* What is happening to participants in court. The class of a case is derived
 * from its dates (rules/clew-case-rules.h), so there is no field for it. */

/* clang-format off */
static const ClewField court_case_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "cause_number", CLEW_FIELD_TEXT, N_ ("Cause number"), CLEW_FIELD_SEARCHABLE },
  { "court", CLEW_FIELD_TEXT, N_ ("Court"), CLEW_FIELD_REQUIRED },
  { "jurisdiction", CLEW_FIELD_TEXT, N_ ("Jurisdiction") },
  { "prosecutor", CLEW_FIELD_TEXT, N_ ("Prosecutor") },
  { "defense_counsel", CLEW_FIELD_TEXT, N_ ("Defense counsel") },
  { "incident_on", CLEW_FIELD_DAY, N_ ("Incident"), CLEW_FIELD_NOT_FUTURE },
  { "arrested_on", CLEW_FIELD_DAY, N_ ("Arrest"), CLEW_FIELD_NOT_FUTURE },
  { "filed_on", CLEW_FIELD_DAY, N_ ("Filed"), CLEW_FIELD_NOT_FUTURE },
  { "closed_on", CLEW_FIELD_DAY, N_ ("Closed"), CLEW_FIELD_NOT_FUTURE },
  { "department", CLEW_FIELD_TEXT, N_ ("Department") },
  { "is_remote", CLEW_FIELD_YES_NO, N_ ("Court elsewhere") },
  { "time_zone", CLEW_FIELD_TEXT, N_ ("Time zone of the court") },
  { "follows", CLEW_FIELD_REFERENCE, N_ ("Filed again; before it"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_court_case },
  { "sealed_on", CLEW_FIELD_DAY, N_ ("Sealed"), CLEW_FIELD_NOT_FUTURE },
  { "vacated_on", CLEW_FIELD_DAY, N_ ("Vacated"), CLEW_FIELD_NOT_FUTURE },
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

static gboolean
is_time_zone (const char *zone)
{
  g_autoptr (GTimeZone) found = g_time_zone_new_identifier (zone);

  return found != NULL;
}

static const char zone_text[] =
  N_ ("There is no such time zone. Write it like “America/Los_Angeles”, or leave it empty for that "
      "of the office.");

static gboolean
check_case (GObject *object, const char **field, GError **error)
{
  static const char *const columns[] = {
    [CLEW_CASE_INCIDENT] = "incident_on",
    [CLEW_CASE_ARRESTED] = "arrested_on",
    [CLEW_CASE_FILED] = "filed_on",
    [CLEW_CASE_WARRANT_ISSUED] = NULL,
    [CLEW_CASE_CLOSED] = "closed_on",
    [CLEW_CASE_SEALED] = "sealed_on",
    [CLEW_CASE_VACATED] = "vacated_on",
  };
  ClewRecord   *record = CLEW_RECORD (object);
  ClewCaseDates dates = clew_case_read_dates (record);
  ClewCaseDate  which;
  const char   *problem = clew_case_check_dates (&dates, &which);
  const char   *zone = clew_record_get_text (record, "time_zone");
  const char   *follows = clew_record_get_text (record, "follows");

  if (problem != NULL)
    return refuse (field, columns[which], _ (problem), error);
  if (zone != NULL && !is_time_zone (zone))
    return refuse (field, "time_zone", _ (zone_text), error);
  if (follows != NULL && g_str_equal (follows, clew_record_get_id (record)))
    return refuse (field, "follows", _ ("A case can’t follow itself."), error);
  return TRUE;
}

/**
 * clew_case_read_dates:
 * @court_case: a case's record
 *
 * Returns: what the record itself says of its dates
 */
ClewCaseDates
clew_case_read_dates (ClewRecord *court_case)
{
  return (ClewCaseDates){
    .incident = clew_record_get_day (court_case, "incident_on"),
    .arrested = clew_record_get_day (court_case, "arrested_on"),
    .filed = clew_record_get_day (court_case, "filed_on"),
    .closed = clew_record_get_day (court_case, "closed_on"),
    .sealed = clew_record_get_day (court_case, "sealed_on"),
    .vacated = clew_record_get_day (court_case, "vacated_on"),
  };
}

const ClewKind clew_kind_court_case = {
  "court_case", "ClewCourtCaseRecord", N_ ("Case"), N_ ("Cases"), FALSE, court_case_fields,
  check_case
};

/* clang-format off */
static const ClewField related_case_fields[] = {
  { "court_case", CLEW_FIELD_REFERENCE, N_ ("Case"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_court_case },
  { "related", CLEW_FIELD_REFERENCE, N_ ("Related case"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_court_case },
  { NULL },
};
/* clang-format on */

static gboolean
check_related (GObject *object, const char **field, GError **error)
{
  ClewRecord *pair = CLEW_RECORD (object);

  if (g_strcmp0 (clew_record_get_text (pair, "court_case"),
                 clew_record_get_text (pair, "related")) != 0)
    return TRUE;
  return refuse (field, "related", _ ("A case can’t be related to itself."), error);
}

const ClewKind clew_kind_related_case = {
  "related_case", "ClewRelatedCaseRecord", N_ ("Related case"), N_ ("Related cases"), FALSE,
  related_case_fields, check_related
};

const ClewChoice clew_charge_classes[] = {
  { "felony", N_ ("Felony") },
  { "gross_misdemeanor", N_ ("Gross misdemeanor") },
  { "misdemeanor", N_ ("Misdemeanor") },
  { "violation", N_ ("Violation or ordinance") },
  { "unknown", N_ ("Not known") },
  { NULL },
};

static const ClewChoice dispositions[] = {
  { "not_filed", N_ ("Not filed") },
  { "dismissed", N_ ("Dismissed") },
  { "amended", N_ ("Amended") },
  { "plea", N_ ("Plea") },
  { "convicted", N_ ("Convicted") },
  { "acquitted", N_ ("Acquitted") },
  { "other", N_ ("Other") },
  { NULL },
};

/* clang-format off */
static const ClewField charge_fields[] = {
  { "court_case", CLEW_FIELD_REFERENCE, N_ ("Case"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_court_case },
  { "position", CLEW_FIELD_NUMBER, N_ ("Count") },
  { "description", CLEW_FIELD_TEXT, N_ ("Charge"), CLEW_FIELD_REQUIRED },
  { "statute", CLEW_FIELD_TEXT, N_ ("Statute") },
  { "class", CLEW_FIELD_CHOICE, N_ ("Class"), CLEW_FIELD_PLAIN, clew_charge_classes },
  { "disposition", CLEW_FIELD_CHOICE, N_ ("Disposition"), CLEW_FIELD_PLAIN, dispositions },
  { "disposed_on", CLEW_FIELD_DAY, N_ ("Disposed"), CLEW_FIELD_NOT_FUTURE },
  { "sentence", CLEW_FIELD_CHOICE, N_ ("Sentence"), CLEW_FIELD_PLAIN, clew_course_dispositions },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_charge = {
  "charge", "ClewChargeRecord", N_ ("Charge"), N_ ("Charges"), FALSE, charge_fields, NULL
};

/* What the site calls its hearings. The kind says what the program takes them for, as
 * whether a case is disposed of at one. */
/* clang-format off */
static const ClewField hearing_kind_fields[] = {
  { "name", CLEW_FIELD_TEXT, N_ ("Name"), CLEW_FIELD_REQUIRED },
  { "kind", CLEW_FIELD_CHOICE, N_ ("Counts as"), CLEW_FIELD_REQUIRED, clew_hearing_kinds },
  { "position", CLEW_FIELD_NUMBER, N_ ("Place in the list") },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_hearing_kind = {
  "hearing_kind", "ClewHearingKindRecord", N_ ("Kind of hearing"), N_ ("Kinds of hearings"), FALSE,
  hearing_kind_fields, NULL
};

static const ClewChoice appearances[] = {
  { "needed", N_ ("Participant must appear") },
  { "counsel_only", N_ ("Counsel only") },
  { "by_video", N_ ("By video") },
  { "not_needed", N_ ("Not needed") },
  { "unknown", N_ ("Not known") },
  { NULL },
};

/* clang-format off */
static const ClewField hearing_fields[] = {
  { "court_case", CLEW_FIELD_REFERENCE, N_ ("Case"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_court_case },
  { "kind", CLEW_FIELD_CHOICE, N_ ("Hearing"), CLEW_FIELD_REQUIRED, clew_hearing_kinds },
  { "on_day", CLEW_FIELD_DAY, N_ ("Date") },
  { "at_time", CLEW_FIELD_TIME, N_ ("Time") },
  { "court", CLEW_FIELD_TEXT, N_ ("Court, if another") },
  { "department", CLEW_FIELD_TEXT, N_ ("Department") },
  { "judge", CLEW_FIELD_TEXT, N_ ("Judge") },
  { "appearance_needed", CLEW_FIELD_CHOICE, N_ ("Appearance"), CLEW_FIELD_PLAIN, appearances },
  { "outcome", CLEW_FIELD_CHOICE, N_ ("Outcome"), CLEW_FIELD_PLAIN, clew_hearing_outcomes },
  { "moved_from", CLEW_FIELD_DAY, N_ ("Moved from") },
  { "site_kind", CLEW_FIELD_REFERENCE, N_ ("Called here"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_hearing_kind },
  { "virtual_link", CLEW_FIELD_TEXT, N_ ("Link or number to join") },
  { "continued_from", CLEW_FIELD_REFERENCE, N_ ("Continued from"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_hearing },
  { NULL },
};
/* clang-format on */

static gboolean
check_hearing (GObject *object, const char **field, GError **error)
{
  ClewRecord *hearing = CLEW_RECORD (object);
  const char *from = clew_record_get_text (hearing, "continued_from");

  if (from != NULL && g_str_equal (from, clew_record_get_id (hearing)))
    return refuse (field, "continued_from", _ ("A hearing can’t be continued to itself."), error);
  return TRUE;
}

const ClewKind clew_kind_hearing = {
  "hearing", "ClewHearingRecord", N_ ("Hearing"), N_ ("Hearings"), FALSE, hearing_fields,
  check_hearing
};

const ClewChoice clew_move_reasons[] = {
  { "court", N_ ("By the court") },
  { "prosecution", N_ ("Asked by the prosecution") },
  { "defense", N_ ("Asked by the defense") },
  { "joint", N_ ("Asked by both sides") },
  { "correction", N_ ("Entered wrongly before") },
  { "calendar", N_ ("A calendar or list that was brought in says so") },
  { "unknown", N_ ("Not known") },
  { NULL },
};

/* clang-format off */
static const ClewField hearing_move_fields[] = {
  { "hearing", CLEW_FIELD_REFERENCE, N_ ("Hearing"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_hearing },
  { "on_day", CLEW_FIELD_DAY, N_ ("Moved on"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "from_day", CLEW_FIELD_DAY, N_ ("From") },
  { "from_time", CLEW_FIELD_TIME, N_ ("Time before") },
  { "to_day", CLEW_FIELD_DAY, N_ ("To") },
  { "to_time", CLEW_FIELD_TIME, N_ ("Time") },
  { "reason", CLEW_FIELD_CHOICE, N_ ("Why"), CLEW_FIELD_REQUIRED, clew_move_reasons },
  { "staff", CLEW_FIELD_REFERENCE, N_ ("Entered by"), CLEW_FIELD_PLAIN, NULL, &clew_kind_staff },
  { "undoes", CLEW_FIELD_REFERENCE, N_ ("Takes back"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_hearing_move },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_hearing_move = {
  "hearing_move", "ClewHearingMoveRecord", N_ ("Move of a hearing"), N_ ("Moves of hearings"), TRUE,
  hearing_move_fields, NULL
};

/* clang-format off */
static const ClewField warrant_fields[] = {
  { "court_case", CLEW_FIELD_REFERENCE, N_ ("Case"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_court_case },
  { "issued_on", CLEW_FIELD_DAY, N_ ("Issued"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "reason", CLEW_FIELD_TEXT, N_ ("Reason") },
  { "bail", CLEW_FIELD_NUMBER, N_ ("Bail (dollars)") },
  { "quash_requested_on", CLEW_FIELD_DAY, N_ ("Quash requested"), CLEW_FIELD_NOT_FUTURE },
  { "quash_supported_on", CLEW_FIELD_DAY, N_ ("Quash supported"), CLEW_FIELD_NOT_FUTURE },
  { "quashed_on", CLEW_FIELD_DAY, N_ ("Quashed"), CLEW_FIELD_NOT_FUTURE },
  { "served_on", CLEW_FIELD_DAY, N_ ("Served"), CLEW_FIELD_NOT_FUTURE },
  { "place", CLEW_FIELD_TEXT, N_ ("Where it is held") },
  { "officers_told_on", CLEW_FIELD_DAY, N_ ("Officers told that discretion is asked for"),
    CLEW_FIELD_NOT_FUTURE },
  { NULL },
};
/* clang-format on */

static gboolean
check_warrant (GObject *object, const char **field, GError **error)
{
  static const char *const later[] = { "quash_requested_on", "quash_supported_on", "quashed_on",
                                       "served_on", "officers_told_on" };
  ClewRecord              *warrant = CLEW_RECORD (object);
  ClewDay                  issued = clew_record_get_day (warrant, "issued_on");

  if (clew_record_get_number (warrant, "bail", 0) < 0)
    return refuse (field, "bail", _ ("Write how many dollars, without a minus sign."), error);
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    {
      ClewDay day = clew_record_get_day (warrant, later[i]);

      if (day != CLEW_DAY_UNKNOWN && day < issued)
        return refuse (field, later[i], _ ("This can’t be before the warrant was issued."), error);
    }
  return TRUE;
}

const ClewKind clew_kind_warrant = {
  "warrant", "ClewWarrantRecord", N_ ("Warrant"), N_ ("Warrants"), FALSE, warrant_fields,
  check_warrant
};
