/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-kind.h"
#include "records/clew-record.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

/* A participant as they call and describe themselves. Each demographic may be
 * declined or unknown (LEAD toolkit, racial equity data: as self-described,
 * with a reporting category beside it). One with choices has the two among them.
 * Pronouns and what is in somebody's own words are free text: empty says that it is
 * not known, and "declined" is as good an answer as any, in whatever words they used;
 * no report counts these. */

static const ClewChoice race_categories[] = {
  { "american_indian", N_ ("American Indian or Alaska Native") },
  { "asian", N_ ("Asian") },
  { "black", N_ ("Black or African American") },
  { "middle_eastern", N_ ("Middle Eastern or North African") },
  { "pacific_islander", N_ ("Native Hawaiian or Pacific Islander") },
  { "white", N_ ("White") },
  { "multiple", N_ ("More than one") },
  { "other", N_ ("Other") },
  { "declined", N_ ("Declined to say") },
  { "unknown", N_ ("Not known") },
  { NULL },
};

static const ClewChoice ethnicity_categories[] = {
  { "hispanic", N_ ("Hispanic or Latino") },
  { "not_hispanic", N_ ("Not Hispanic or Latino") },
  { "declined", N_ ("Declined to say") },
  { "unknown", N_ ("Not known") },
  { NULL },
};

static const ClewChoice genders[] = {
  { "woman", N_ ("Woman") },
  { "man", N_ ("Man") },
  { "nonbinary", N_ ("Nonbinary") },
  { "two_spirit", N_ ("Two-Spirit") },
  { "other", N_ ("Another gender") },
  { "declined", N_ ("Declined to say") },
  { "unknown", N_ ("Not known") },
  { NULL },
};

static const ClewChoice interpreter_needs[] = {
  { "yes", N_ ("Needed") },
  { "no", N_ ("Not needed") },
  { "declined", N_ ("Declined") },
  { "unknown", N_ ("Not known") },
  { NULL },
};

/* clang-format off */
static const ClewField participant_fields[] = {
  { "given_name", CLEW_FIELD_TEXT, N_ ("Given name"), CLEW_FIELD_SEARCHABLE },
  { "middle_name", CLEW_FIELD_TEXT, N_ ("Middle name"), CLEW_FIELD_SEARCHABLE },
  { "family_name", CLEW_FIELD_TEXT, N_ ("Family name"), CLEW_FIELD_SEARCHABLE },
  { "preferred_name", CLEW_FIELD_TEXT, N_ ("Name they go by"), CLEW_FIELD_SEARCHABLE },
  { "birth_date", CLEW_FIELD_DAY, N_ ("Date of birth"),
    CLEW_FIELD_SEARCHABLE | CLEW_FIELD_NOT_FUTURE },
  { "approximate_age", CLEW_FIELD_NUMBER, N_ ("Approximate age") },
  { "approximate_age_on", CLEW_FIELD_DAY, N_ ("Age as of"), CLEW_FIELD_NOT_FUTURE },
  { "pronouns", CLEW_FIELD_TEXT, N_ ("Pronouns"), CLEW_FIELD_DEMOGRAPHIC },
  { "language", CLEW_FIELD_CHOICE, N_ ("Language"), CLEW_FIELD_DEMOGRAPHIC,
    clew_spoken_languages },
  { "interpreter", CLEW_FIELD_CHOICE, N_ ("Interpreter"), CLEW_FIELD_DEMOGRAPHIC,
    interpreter_needs },
  { "phone", CLEW_FIELD_TEXT, N_ ("Phone") },
  { "email", CLEW_FIELD_TEXT, N_ ("Email") },
  { "mail_address", CLEW_FIELD_LONG_TEXT, N_ ("Mail address") },
  { "usual_places", CLEW_FIELD_LONG_TEXT, N_ ("Usual places") },
  { "safe_contact", CLEW_FIELD_LONG_TEXT, N_ ("How to reach them safely") },
  { "race_described", CLEW_FIELD_TEXT, N_ ("Race, in their own words"), CLEW_FIELD_DEMOGRAPHIC },
  { "race_category", CLEW_FIELD_CHOICE, N_ ("Race, for reports"), CLEW_FIELD_DEMOGRAPHIC,
    race_categories },
  { "ethnicity_described", CLEW_FIELD_TEXT, N_ ("Ethnicity, in their own words"),
    CLEW_FIELD_DEMOGRAPHIC },
  { "ethnicity_category", CLEW_FIELD_CHOICE, N_ ("Ethnicity, for reports"), CLEW_FIELD_DEMOGRAPHIC,
    ethnicity_categories },
  { "gender", CLEW_FIELD_CHOICE, N_ ("Gender"), CLEW_FIELD_DEMOGRAPHIC, genders },
  { "gender_described", CLEW_FIELD_TEXT, N_ ("Gender, in their own words"),
    CLEW_FIELD_DEMOGRAPHIC },
  { "case_manager", CLEW_FIELD_REFERENCE, N_ ("Case manager"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_staff },
  { "alerts", CLEW_FIELD_TEXT, N_ ("Flags") },
  { NULL },
};
/* clang-format on */

static gboolean
refuse (GError **error, const char **field, const char *column, const char *message)
{
  *field = column;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_participant (GObject *object, const char **field, GError **error)
{
  ClewRecord *person = CLEW_RECORD (object);
  gint64      age = clew_record_get_number (person, "approximate_age", -1);

  /* People met in the street may give one name, of any sort; but with none
   * nobody could ever find them again. */
  if (clew_record_get_text (person, "given_name") == NULL &&
      clew_record_get_text (person, "family_name") == NULL &&
      clew_record_get_text (person, "preferred_name") == NULL)
    return refuse (error, field, "given_name",
                   _ ("Enter at least one name. A first name or the name they go by is enough."));
  if (age != -1 && (age < 10 || age > 120))
    return refuse (error, field, "approximate_age", _ ("An age is a number from 10 to 120."));
  if (age != -1 && clew_record_get_day (person, "birth_date") != CLEW_DAY_UNKNOWN)
    return refuse (error, field, "approximate_age",
                   _ ("The date of birth is known. Leave the approximate age empty."));
  return TRUE;
}

const ClewKind clew_kind_participant = {
  "participant", "ClewParticipantRecord", N_ ("Participant"), N_ ("Participants"), FALSE,
  participant_fields, check_participant
};

static const ClewChoice alias_kinds[] = {
  { "street", N_ ("Street name") },
  { "former", N_ ("Former name") },
  { "other_script", N_ ("In another script") },
  { "other_spelling", N_ ("Other spelling") },
  { "given_to_police", N_ ("Name in police records") },
  { NULL },
};

/* clang-format off */
static const ClewField alias_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "name", CLEW_FIELD_TEXT, N_ ("Also known as"), CLEW_FIELD_REQUIRED | CLEW_FIELD_SEARCHABLE },
  { "kind", CLEW_FIELD_CHOICE, N_ ("Kind of name"), CLEW_FIELD_PLAIN, alias_kinds },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_alias = {
  "alias", "ClewAliasRecord", N_ ("Other name"), N_ ("Other names"), FALSE, alias_fields, NULL
};

static const ClewChoice identifier_kinds[] = {
  { "office_number", N_ ("Office number") },
  { "booking_number", N_ ("Jail booking number") },
  { "state_id", N_ ("State ID number") },
  { "homeless_services", N_ ("Homeless services number") },
  { "medical_record", N_ ("Medical record number") },
  { "other", N_ ("Other number") },
  { NULL },
};

/* clang-format off */
static const ClewField identifier_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "kind", CLEW_FIELD_CHOICE, N_ ("Kind of number"), CLEW_FIELD_REQUIRED, identifier_kinds },
  { "number", CLEW_FIELD_TEXT, N_ ("Number"), CLEW_FIELD_REQUIRED | CLEW_FIELD_SEARCHABLE },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_identifier = {
  "identifier", "ClewIdentifierRecord", N_ ("Identifier"), N_ ("Identifiers"), FALSE,
  identifier_fields, NULL
};

/* clang-format off */
static const ClewField referral_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "door", CLEW_FIELD_CHOICE, N_ ("Door"), CLEW_FIELD_REQUIRED, clew_doors },
  { "referred_on", CLEW_FIELD_DAY, N_ ("Referred"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "agency", CLEW_FIELD_REFERENCE, N_ ("Referring agency"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_agency },
  { "referred_by", CLEW_FIELD_TEXT, N_ ("Referred by") },
  { "place", CLEW_FIELD_TEXT, N_ ("Place") },
  { "charge", CLEW_FIELD_TEXT, N_ ("Diverted charge") },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_referral = {
  "referral", "ClewReferralRecord", N_ ("Referral"), N_ ("Referrals"), FALSE, referral_fields, NULL
};

static const ClewChoice enrollment_event_kinds[] = {
  { "intake_completed", N_ ("Intake completed") },
  { "made_inactive", N_ ("Made inactive") },
  { "returned", N_ ("Returned") },
  { "discharged", N_ ("Left") },
  { "died", N_ ("Died") },
  { NULL },
};

/* clang-format off */
static const ClewField enrollment_event_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "kind", CLEW_FIELD_CHOICE, N_ ("What happened"), CLEW_FIELD_REQUIRED, enrollment_event_kinds },
  { "on_day", CLEW_FIELD_DAY, N_ ("On"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "staff", CLEW_FIELD_REFERENCE, N_ ("Recorded by"), CLEW_FIELD_PLAIN, NULL, &clew_kind_staff },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_enrollment_event = {
  "enrollment_event", "ClewEnrollmentEventRecord", N_ ("Enrollment event"),
  N_ ("Enrollment events"),
  TRUE, enrollment_event_fields, NULL
};

static const ClewChoice contact_kinds[] = {
  { "in_person", N_ ("In person") },
  { "phone", N_ ("Phone") },
  { "message", N_ ("Message") },
  { "outreach", N_ ("Outreach, not met") },
  { "with_partner", N_ ("With a partner agency") },
  { NULL },
};

/* clang-format off */
static const ClewField contact_note_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "on_day", CLEW_FIELD_DAY, N_ ("On"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "kind", CLEW_FIELD_CHOICE, N_ ("How"), CLEW_FIELD_PLAIN, contact_kinds },
  { "staff", CLEW_FIELD_REFERENCE, N_ ("By"), CLEW_FIELD_PLAIN, NULL, &clew_kind_staff },
  { "place", CLEW_FIELD_TEXT, N_ ("Place") },
  { "body", CLEW_FIELD_LONG_TEXT, N_ ("Note"), CLEW_FIELD_REQUIRED },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_contact_note = {
  "contact_note", "ClewContactNoteRecord", N_ ("Contact note"), N_ ("Contact notes"), FALSE,
  contact_note_fields, NULL
};
