/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-kind.h"
#include "records/clew-record.h"

#include "base/clew-error.h"
#include "rules/clew-case-rules.h"

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
  { NULL },
};
/* clang-format on */

static gboolean
check_case (GObject *object, const char **field, GError **error)
{
  ClewRecord   *record = CLEW_RECORD (object);
  ClewCaseDates dates = {
    .incident = clew_record_get_day (record, "incident_on"),
    .arrested = clew_record_get_day (record, "arrested_on"),
    .filed = clew_record_get_day (record, "filed_on"),
  };
  const char *problem = clew_case_check_dates (&dates);

  if (problem == NULL)
    return TRUE;
  if (dates.filed != CLEW_DAY_UNKNOWN && dates.filed < dates.incident)
    *field = "filed_on";
  else
    *field = "arrested_on";
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, _ (problem));
  return FALSE;
}

const ClewKind clew_kind_court_case = {
  "court_case", "ClewCourtCaseRecord", N_ ("Case"), N_ ("Cases"), FALSE, court_case_fields,
  check_case
};

static const ClewChoice charge_classes[] = {
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
  { "class", CLEW_FIELD_CHOICE, N_ ("Class"), CLEW_FIELD_PLAIN, charge_classes },
  { "disposition", CLEW_FIELD_CHOICE, N_ ("Disposition"), CLEW_FIELD_PLAIN, dispositions },
  { "disposed_on", CLEW_FIELD_DAY, N_ ("Disposed"), CLEW_FIELD_NOT_FUTURE },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_charge = {
  "charge", "ClewChargeRecord", N_ ("Charge"), N_ ("Charges"), FALSE, charge_fields, NULL
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
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_hearing = {
  "hearing", "ClewHearingRecord", N_ ("Hearing"), N_ ("Hearings"), FALSE, hearing_fields, NULL
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
  { NULL },
};
/* clang-format on */

static gboolean
check_warrant (GObject *object, const char **field, GError **error)
{
  static const char *const later[] = { "quash_requested_on", "quash_supported_on", "quashed_on",
                                       "served_on" };
  ClewRecord              *warrant = CLEW_RECORD (object);
  ClewDay                  issued = clew_record_get_day (warrant, "issued_on");

  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    {
      ClewDay day = clew_record_get_day (warrant, later[i]);

      if (day != CLEW_DAY_UNKNOWN && day < issued)
        {
          *field = later[i];
          g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                               _ ("This can’t be before the warrant was issued."));
          return FALSE;
        }
    }
  return TRUE;
}

const ClewKind clew_kind_warrant = {
  "warrant", "ClewWarrantRecord", N_ ("Warrant"), N_ ("Warrants"), FALSE, warrant_fields,
  check_warrant
};

/* clang-format off */
static const ClewField decision_fields[] = {
  { "court_case", CLEW_FIELD_REFERENCE, N_ ("Case"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_court_case },
  { "kind", CLEW_FIELD_CHOICE, N_ ("Decision"), CLEW_FIELD_REQUIRED, clew_decision_kinds },
  { "on_day", CLEW_FIELD_DAY, N_ ("Decided"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "decided_by", CLEW_FIELD_TEXT, N_ ("Decided by") },
  { "review_on", CLEW_FIELD_DAY, N_ ("Review") },
  { "reviewed_on", CLEW_FIELD_DAY, N_ ("Reviewed"), CLEW_FIELD_NOT_FUTURE },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_decision = {
  "decision", "ClewDecisionRecord", N_ ("Decision"), N_ ("Decisions"), FALSE, decision_fields, NULL
};
