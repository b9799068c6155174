/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-kind.h"
#include "records/clew-record.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

/* What a court ordered, where somebody was held, and diverted charges that wait for the intake.
 * No field here has room for what somebody did or left undone. */

static gboolean
refuse (const char **field, const char *column, const char *message, GError **error)
{
  *field = column;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
is_before (ClewRecord *record, const char *later, const char *earlier)
{
  ClewDay after = clew_record_get_day (record, later);
  ClewDay before = clew_record_get_day (record, earlier);

  return after != CLEW_DAY_UNKNOWN && before != CLEW_DAY_UNKNOWN && after < before;
}

const ClewChoice clew_condition_kinds[] = {
  { "appear", N_ ("Come to court") },
  { "check_in", N_ ("Check in") },
  { "assessment", N_ ("Assessment") },
  { "class", N_ ("Class or program") },
  { "treatment", N_ ("Treatment appointment") },
  { "service_hours", N_ ("Community service") },
  { "payment", N_ ("Payment") },
  { "paperwork", N_ ("Paperwork to hand in") },
  { "other", N_ ("Other") },
  { NULL },
};

/* clang-format off */
static const ClewField court_condition_fields[] = {
  { "court_case", CLEW_FIELD_REFERENCE, N_ ("Case"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_court_case },
  { "kind", CLEW_FIELD_CHOICE, N_ ("Condition"), CLEW_FIELD_REQUIRED, clew_condition_kinds },
  { "ordered_on", CLEW_FIELD_DAY, N_ ("Ordered"), CLEW_FIELD_NOT_FUTURE },
  { "due_on", CLEW_FIELD_DAY, N_ ("Due") },
  { "met_on", CLEW_FIELD_DAY, N_ ("Met"), CLEW_FIELD_NOT_FUTURE },
  { NULL },
};
/* clang-format on */

static gboolean
check_condition (GObject *object, const char **field, GError **error)
{
  ClewRecord *condition = CLEW_RECORD (object);

  if (is_before (condition, "due_on", "ordered_on"))
    return refuse (field, "due_on", _ ("This can’t be before it was ordered."), error);
  if (is_before (condition, "met_on", "ordered_on"))
    return refuse (field, "met_on", _ ("This can’t be before it was ordered."), error);
  return TRUE;
}

const ClewKind clew_kind_court_condition = {
  "court_condition", "ClewCourtConditionRecord", N_ ("Condition"), N_ ("Conditions"), FALSE,
  court_condition_fields, check_condition
};

/* clang-format off */
static const ClewField custody_stay_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "court_case", CLEW_FIELD_REFERENCE, N_ ("Case"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_court_case },
  { "booked_on", CLEW_FIELD_DAY, N_ ("Booked"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "released_on", CLEW_FIELD_DAY, N_ ("Released"), CLEW_FIELD_NOT_FUTURE },
  { "place", CLEW_FIELD_TEXT, N_ ("Place") },
  { NULL },
};
/* clang-format on */

static gboolean
check_custody (GObject *object, const char **field, GError **error)
{
  if (is_before (CLEW_RECORD (object), "released_on", "booked_on"))
    return refuse (field, "released_on", _ ("Nobody can be released before being booked."), error);
  return TRUE;
}

const ClewKind clew_kind_custody_stay = {
  "custody_stay", "ClewCustodyStayRecord", N_ ("Time in custody"), N_ ("Times in custody"), FALSE,
  custody_stay_fields, check_custody
};

/* Police hold what isn't an arrest yet, prosecutors what isn't booked (policy template). */
const ClewChoice clew_paperwork_holders[] = {
  { "police", N_ ("Police") },
  { "sheriff", N_ ("Sheriff") },
  { "prosecutor", N_ ("Prosecutor’s office") },
  { "case_management", N_ ("Case management") },
  { "other", N_ ("Somebody else") },
  { NULL },
};

const ClewChoice clew_held_ends[] = {
  { "not_filed", N_ ("Will not be filed") },
  { "sent_on", N_ ("Sent on in the ordinary course") },
  { "mistake", N_ ("Entered by mistake") },
  { NULL },
};

/* clang-format off */
static const ClewField held_charge_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "referral", CLEW_FIELD_REFERENCE, N_ ("Referral"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_referral },
  { "charge", CLEW_FIELD_TEXT, N_ ("Diverted charge"), CLEW_FIELD_REQUIRED },
  { "class", CLEW_FIELD_CHOICE, N_ ("Class"), CLEW_FIELD_PLAIN, clew_charge_classes },
  { "diverted_on", CLEW_FIELD_DAY, N_ ("Diverted"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "held_by", CLEW_FIELD_CHOICE, N_ ("Who holds the paperwork"), CLEW_FIELD_REQUIRED,
    clew_paperwork_holders },
  { "holder", CLEW_FIELD_TEXT, N_ ("Name or unit") },
  { "ended_on", CLEW_FIELD_DAY, N_ ("Given up"), CLEW_FIELD_NOT_FUTURE },
  { "ended_as", CLEW_FIELD_CHOICE, N_ ("What became of it"), CLEW_FIELD_PLAIN, clew_held_ends },
  { "court_case", CLEW_FIELD_REFERENCE, N_ ("Case"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_court_case },
  { NULL },
};
/* clang-format on */

static gboolean
check_held (GObject *object, const char **field, GError **error)
{
  ClewRecord *held = CLEW_RECORD (object);
  gboolean    has_day = clew_record_get_day (held, "ended_on") != CLEW_DAY_UNKNOWN;
  gboolean    has_end = clew_record_get_text (held, "ended_as") != NULL;

  if (is_before (held, "ended_on", "diverted_on"))
    return refuse (field, "ended_on", _ ("This can’t be before the diversion."), error);
  if (has_day && !has_end)
    return refuse (field, "ended_as", _ ("Choose what became of it."), error);
  if (has_end && !has_day)
    return refuse (field, "ended_on", _ ("Enter the day, too."), error);
  return TRUE;
}

const ClewKind clew_kind_held_charge = {
  "held_charge", "ClewHeldChargeRecord", N_ ("Held charge"), N_ ("Held charges"), FALSE,
  held_charge_fields, check_held
};

/* Who may agree to more time (K23): in some sites the officer or a sergeant, in others the
 * Operational Work Group. */
const ClewChoice clew_extension_givers[] = {
  { "referring_officer", N_ ("Referring officer") },
  { "sergeant", N_ ("Sergeant") },
  { "work_group", N_ ("Operational Work Group") },
  { NULL },
};

const ClewChoice clew_extension_reasons[] = {
  { "jail", N_ ("In jail") },
  { "hospital", N_ ("In a hospital") },
  { "not_reached", N_ ("Could not be reached yet") },
  { "appointment", N_ ("An appointment is set") },
  { "agreed", N_ ("Another reason that was agreed") },
  { NULL },
};

/* clang-format off */
static const ClewField intake_extension_fields[] = {
  { "held_charge", CLEW_FIELD_REFERENCE, N_ ("Held charge"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_held_charge },
  { "extended_until", CLEW_FIELD_DAY, N_ ("Until, this day included"), CLEW_FIELD_REQUIRED },
  { "agreed_on", CLEW_FIELD_DAY, N_ ("Agreed"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "agreed_by", CLEW_FIELD_CHOICE, N_ ("Who agreed"), CLEW_FIELD_REQUIRED,
    clew_extension_givers },
  { "agreed_name", CLEW_FIELD_TEXT, N_ ("Name") },
  { "reason", CLEW_FIELD_CHOICE, N_ ("Why"), CLEW_FIELD_REQUIRED, clew_extension_reasons },
  { NULL },
};
/* clang-format on */

static gboolean
check_extension (GObject *object, const char **field, GError **error)
{
  if (is_before (CLEW_RECORD (object), "extended_until", "agreed_on"))
    return refuse (field, "extended_until", _ ("This can’t be before the agreement."), error);
  return TRUE;
}

const ClewKind clew_kind_intake_extension = {
  "intake_extension", "ClewIntakeExtensionRecord", N_ ("Extension"), N_ ("Extensions"), FALSE,
  intake_extension_fields, check_extension
};
