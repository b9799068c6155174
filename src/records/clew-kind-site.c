/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-kind.h"
#include "records/clew-record.h"

#include "base/clew-error.h"
#include "rules/clew-wording-rules.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* The office itself, the people who work in it, and the agencies of the site. */

static const ClewChoice yes_no_unknown[] = {
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { "unknown", N_ ("Not known (treated as yes)") },
  { NULL },
};

static const ClewChoice papers[] = {
  { "letter", N_ ("Letter") },
  { "a4", N_ ("A4") },
  { NULL },
};

static const ClewChoice docket_names[] = {
  { "initials", N_ ("Initials") },
  { "names", N_ ("Names and cause numbers") },
  { NULL },
};

/* clang-format off */
static const ClewField office_fields[] = {
  { "name", CLEW_FIELD_TEXT, N_ ("Office name"), CLEW_FIELD_REQUIRED },
  { "kind", CLEW_FIELD_CHOICE, N_ ("Kind of office"), CLEW_FIELD_REQUIRED, clew_office_kinds },
  { "site_name", CLEW_FIELD_TEXT, N_ ("LEAD site") },
  { "address", CLEW_FIELD_LONG_TEXT, N_ ("Address") },
  { "phone", CLEW_FIELD_TEXT, N_ ("Phone") },
  { "email", CLEW_FIELD_TEXT, N_ ("Email") },
  { "time_zone", CLEW_FIELD_TEXT, N_ ("Time zone") },
  { "part2", CLEW_FIELD_CHOICE, N_ ("Covered by 42 CFR Part 2"), CLEW_FIELD_PLAIN, yes_no_unknown },
  { "form_prefix", CLEW_FIELD_TEXT, N_ ("Form number prefix") },
  { "release_months", CLEW_FIELD_NUMBER, N_ ("Releases usually last (months)") },
  { "release_cap_months", CLEW_FIELD_NUMBER, N_ ("Longest release allowed (months)") },
  { "form_language", CLEW_FIELD_CHOICE, N_ ("Form language"), CLEW_FIELD_PLAIN, clew_languages },
  { "paper", CLEW_FIELD_CHOICE, N_ ("Paper"), CLEW_FIELD_PLAIN, papers },
  { "is_demonstration", CLEW_FIELD_YES_NO, N_ ("Demonstration office") },
  { "majority_age", CLEW_FIELD_NUMBER, N_ ("Age of majority") },
  { "intake_days", CLEW_FIELD_NUMBER, N_ ("Days for the intake after a diversion") },
  { "docket_shows", CLEW_FIELD_CHOICE, N_ ("Calendar sheets and files show"), CLEW_FIELD_PLAIN,
    docket_names },
  { NULL },
};
/* clang-format on */

/* What no release can sensibly last. */
#define MOST_MONTHS 120

static gboolean
refuse (const char **field, const char *column, const char *message, GError **error)
{
  *field = column;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, message);
  return FALSE;
}

/* Forms say it, so it can't say that they never end or can't be taken back. */
static gboolean
check_typed (ClewRecord *record, const char *column, const char **field, GError **error)
{
  if (clew_wording_judge_typed (clew_record_get_text (record, column), CLEW_FORM_RELEASE) ==
      CLEW_WORDING_GOOD)
    return TRUE;
  return refuse (field, column,
                 _ ("This would say on forms that the permission can’t be taken back or never "
                    "ends. Leave that out."),
                    error);
}

static gboolean
is_out_of (gint64 number, gint64 least, gint64 most)
{
  return number != G_MININT64 && (number < least || number > most);
}

/* It stands in each number of a form: short, and nothing to type it wrong by. */
static gboolean
is_prefix (const char *prefix)
{
  gsize length = strlen (prefix);

  return length <= 8 && strspn (prefix, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == length;
}

static gboolean
is_time_zone (const char *zone)
{
  g_autoptr (GTimeZone) found = g_time_zone_new_identifier (zone);

  return found != NULL;
}

static const char cap_text[] =
  N_ ("Write how many months, from 1 to 120, or leave it empty if there is no limit.");
static const char intake_days_text[] =
  N_ ("Write how many days, from 1 to 90, or leave it empty for 30.");
static const char zone_text[] =
  N_ ("There is no such time zone. Write it like “America/Los_Angeles”, or leave it empty for that "
      "of this computer.");

static gboolean
check_months (ClewRecord *office, const char **field, GError **error)
{
  gint64 usual = clew_record_get_number (office, "release_months", G_MININT64);
  gint64 most = clew_record_get_number (office, "release_cap_months", G_MININT64);

  if (is_out_of (usual, 1, MOST_MONTHS))
    return refuse (field, "release_months", _ ("Write how many months, from 1 to 120."), error);
  if (is_out_of (most, 1, MOST_MONTHS))
    return refuse (field, "release_cap_months", _ (cap_text), error);
  if (usual != G_MININT64 && most != G_MININT64 && usual > most)
    return refuse (field, "release_months",
                   _ ("Releases can’t usually last longer than the longest that is allowed."),
                      error);
  return TRUE;
}

static gboolean
check_office (GObject *object, const char **field, GError **error)
{
  ClewRecord *office = CLEW_RECORD (object);
  const char *prefix = clew_record_get_text (office, "form_prefix");
  const char *zone = clew_record_get_text (office, "time_zone");

  if (prefix != NULL && !is_prefix (prefix))
    return refuse (field, "form_prefix",
                   _ ("Use up to 8 capital letters and figures, like “PC”."), error);
  if (zone != NULL && !is_time_zone (zone))
    return refuse (field, "time_zone", _ (zone_text), error);
  if (is_out_of (clew_record_get_number (office, "intake_days", G_MININT64), 1, 90))
    return refuse (field, "intake_days", _ (intake_days_text), error);
  return check_typed (office, "name", field, error) && check_months (office, field, error);
}

const ClewKind clew_kind_office = {
  "office", "ClewOfficeRecord", N_ ("Office"), N_ ("Offices"), FALSE, office_fields, check_office
};

static const ClewChoice staff_roles[] = {
  { "case_manager", N_ ("Case manager") },
  { "project_manager", N_ ("Project manager") },
  { "supervisor", N_ ("Clinical supervisor") },
  { "liaison_prosecutor", N_ ("Liaison prosecutor") },
  { "legal_advocate", N_ ("Legal system advocate") },
  { "outreach", N_ ("Outreach worker") },
  { "other", N_ ("Other") },
  { NULL },
};

/* clang-format off */
static const ClewField staff_fields[] = {
  { "name", CLEW_FIELD_TEXT, N_ ("Name"), CLEW_FIELD_REQUIRED },
  { "initials", CLEW_FIELD_TEXT, N_ ("Initials") },
  { "role", CLEW_FIELD_CHOICE, N_ ("Role"), CLEW_FIELD_REQUIRED, staff_roles },
  { "login", CLEW_FIELD_TEXT, N_ ("Login name") },
  { "phone", CLEW_FIELD_TEXT, N_ ("Phone") },
  { "email", CLEW_FIELD_TEXT, N_ ("Email") },
  { "started_on", CLEW_FIELD_DAY, N_ ("Started") },
  { "ended_on", CLEW_FIELD_DAY, N_ ("Ended") },
  { NULL },
};
/* clang-format on */

static gboolean
check_staff (GObject *object, const char **field, GError **error)
{
  ClewRecord *staff = CLEW_RECORD (object);
  ClewDay     started_on = clew_record_get_day (staff, "started_on");
  ClewDay     ended_on = clew_record_get_day (staff, "ended_on");

  if (started_on != CLEW_DAY_UNKNOWN && ended_on != CLEW_DAY_UNKNOWN && ended_on < started_on)
    return refuse (field, "ended_on", _ ("Nobody can leave before they started."), error);
  return TRUE;
}

const ClewKind clew_kind_staff = {
  "staff", "ClewStaffRecord", N_ ("Staff member"), N_ ("Staff"), FALSE, staff_fields, check_staff
};

/* clang-format off */
static const ClewField agency_fields[] = {
  { "legal_name", CLEW_FIELD_TEXT, N_ ("Legal name"), CLEW_FIELD_REQUIRED },
  { "short_name", CLEW_FIELD_TEXT, N_ ("Short name") },
  { "kind", CLEW_FIELD_CHOICE, N_ ("Kind of agency"), CLEW_FIELD_REQUIRED, clew_agency_kinds },
  { "reason", CLEW_FIELD_TEXT, N_ ("Why it is on the form (English)") },
  { "reason_es", CLEW_FIELD_TEXT, N_ ("Why it is on the form (Spanish)") },
  { "address", CLEW_FIELD_LONG_TEXT, N_ ("Address") },
  { "phone", CLEW_FIELD_TEXT, N_ ("Phone") },
  { "email", CLEW_FIELD_TEXT, N_ ("Email") },
  { "contact_name", CLEW_FIELD_TEXT, N_ ("Contact person") },
  { "mou_signed_on", CLEW_FIELD_DAY, N_ ("Agreement signed") },
  { "mou_ended_on", CLEW_FIELD_DAY, N_ ("Agreement ended") },
  { "may_receive", CLEW_FIELD_YES_NO, N_ ("May receive information") },
  { "victim_services_funded", CLEW_FIELD_YES_NO, N_ ("Funded for victim services") },
  { "offered_categories", CLEW_FIELD_CHOICES, N_ ("Usually hears"), CLEW_FIELD_PLAIN,
    clew_information_categories },
  { "site_role", CLEW_FIELD_TEXT, N_ ("Role in the site") },
  { NULL },
};
/* clang-format on */

static const char ended_text[] = N_ ("The agreement can’t end before it was signed.");

static gboolean
check_agency (GObject *object, const char **field, GError **error)
{
  ClewRecord *agency = CLEW_RECORD (object);
  ClewDay     signed_on = clew_record_get_day (agency, "mou_signed_on");
  ClewDay     ended_on = clew_record_get_day (agency, "mou_ended_on");

  if (signed_on != CLEW_DAY_UNKNOWN && ended_on != CLEW_DAY_UNKNOWN && ended_on < signed_on)
    return refuse (field, "mou_ended_on", _ (ended_text), error);
  return check_typed (agency, "reason", field, error) &&
         check_typed (agency, "reason_es", field, error);
}

const ClewKind clew_kind_agency = {
  "agency", "ClewAgencyRecord", N_ ("Agency"), N_ ("Agencies"), FALSE, agency_fields, check_agency
};

/* clang-format off */
static const ClewField agency_gap_fields[] = {
  { "agency", CLEW_FIELD_REFERENCE, N_ ("Agency"), CLEW_FIELD_REQUIRED, NULL, &clew_kind_agency },
  { "left_on", CLEW_FIELD_DAY, N_ ("Agreement ended"), CLEW_FIELD_REQUIRED },
  { "rejoined_on", CLEW_FIELD_DAY, N_ ("Joined again"), CLEW_FIELD_REQUIRED },
  { NULL },
};
/* clang-format on */

static gboolean
check_gap (GObject *object, const char **field, GError **error)
{
  ClewRecord *gap = CLEW_RECORD (object);

  if (clew_record_get_day (gap, "rejoined_on") < clew_record_get_day (gap, "left_on"))
    return refuse (field, "rejoined_on", _ ("An agency can’t join again before it left."), error);
  return TRUE;
}

const ClewKind clew_kind_agency_gap = {
  "agency_gap", "ClewAgencyGapRecord", N_ ("Time away"), N_ ("Times away"), FALSE,
  agency_gap_fields, check_gap
};

/* The site's own table of ages: from which age a minor alone releases this
 * (42 CFR 2.14: where the law of the state lets the minor alone obtain it). */
/* clang-format off */
static const ClewField minor_rule_fields[] = {
  { "category", CLEW_FIELD_CHOICE, N_ ("Kind of information"), CLEW_FIELD_REQUIRED,
    clew_all_categories },
  { "own_consent_age", CLEW_FIELD_NUMBER, N_ ("A minor alone may sign from this age"),
    CLEW_FIELD_REQUIRED },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_minor_rule = {
  "minor_rule", "ClewMinorRuleRecord", N_ ("Age rule"), N_ ("Age rules"), FALSE,
  minor_rule_fields, NULL
};

/* clang-format off */
static const ClewField caution_word_fields[] = {
  { "language", CLEW_FIELD_CHOICE, N_ ("Language"), CLEW_FIELD_REQUIRED, clew_languages },
  { "kind", CLEW_FIELD_CHOICE, N_ ("What it suggests"), CLEW_FIELD_REQUIRED, clew_caution_kinds },
  { "word", CLEW_FIELD_TEXT, N_ ("Word"), CLEW_FIELD_REQUIRED },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_caution_word = {
  "caution_word", "ClewCautionWordRecord", N_ ("Word to be careful with"),
  N_ ("Words to be careful with"), FALSE, caution_word_fields, NULL
};
