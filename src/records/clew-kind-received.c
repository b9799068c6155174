/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-received.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What other agencies told this office under a release, and that permission ended. There is no
 * place in it for words of anybody's own: what may be told at all is a list (LEAD toolkit 2023,
 * what may be shared under a release), and the paper that came is kept as it came. */

const ClewChoice clew_received_says[] = {
  { "takes_part", N_ ("Takes part") },
  { "intake", N_ ("Intake completed") },
  { "nothing_helpful", N_ ("Nothing helpful to report") },
  { "working_together", N_ ("Working together") },
  { "progress", N_ ("Progress") },
  { "barriers", N_ ("Barriers") },
  { "resource_limits", N_ ("Limits of resources") },
  { "prospects", N_ ("Prospects") },
  { "interim_goals", N_ ("Next goals") },
  { NULL },
};

const ClewChoice clew_received_grounds[] = {
  { "release", N_ ("Release of information") },
  { "court_order", N_ ("Court order with mandate") },
  { "none", N_ ("Not stated") },
  { NULL },
};

static const ClewChoice purposes[] = {
  { "coordination", N_ ("Coordinating help") },
  { "proceeding", N_ ("Use in a proceeding") },
  { NULL },
};

static const ClewChoice event_kinds[] = {
  { "taken_back", N_ ("Permission was taken back") },
  { "ended", N_ ("Permission ended") },
  { "mistake", N_ ("Entered by mistake") },
  { NULL },
};

/* clang-format off */
static const ClewField received_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "agency", CLEW_FIELD_REFERENCE, N_ ("From which agency"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_agency },
  { "received_on", CLEW_FIELD_DAY, N_ ("Received"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "dated_on", CLEW_FIELD_DAY, N_ ("Dated"), CLEW_FIELD_NOT_FUTURE },
  { "method", CLEW_FIELD_CHOICE, N_ ("How it came"), CLEW_FIELD_REQUIRED,
    clew_disclosure_methods },
  { "says", CLEW_FIELD_CHOICES, N_ ("What was shared"), CLEW_FIELD_REQUIRED, clew_received_says },
  { "ground", CLEW_FIELD_CHOICE, N_ ("Ground as stated"), CLEW_FIELD_REQUIRED,
    clew_received_grounds },
  { "form_number", CLEW_FIELD_TEXT, N_ ("Number of the form or order") },
  { "signed_on", CLEW_FIELD_DAY, N_ ("Signed or issued"), CLEW_FIELD_NOT_FUTURE },
  { "until_on", CLEW_FIELD_DAY, N_ ("Until, not including") },
  { "until_event", CLEW_FIELD_YES_NO, N_ ("Ends when something happens") },
  { "purpose", CLEW_FIELD_CHOICE, N_ ("What it is for"), CLEW_FIELD_PLAIN, purposes },
  { "has_notice", CLEW_FIELD_YES_NO, N_ ("Says not to pass it on (42 CFR 2.32)") },
  { "court_case", CLEW_FIELD_REFERENCE, N_ ("Case"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_court_case },
  { "packet", CLEW_FIELD_TEXT, N_ ("Number of the packet") },
  { "enrolled_on", CLEW_FIELD_DAY, N_ ("Takes part since"), CLEW_FIELD_NOT_FUTURE },
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

static const char number_text[] = N_ ("Enter just the number that stands on the paper.");

/* A number is no place for a message. */
static gboolean
check_number (ClewRecord *record, const char **field, GError **error)
{
  const char *number = clew_record_get_text (record, "form_number");

  if (number == NULL)
    return TRUE;
  if (g_utf8_strlen (number, -1) > CLEW_RECEIVED_MOST_NUMBER ||
      strpbrk (number, "0123456789") == NULL)
    return refuse (field, "form_number", _ (number_text), error);
  return TRUE;
}

static gboolean
check_received (GObject *object, const char **field, GError **error)
{
  ClewRecord *received = CLEW_RECORD (object);
  ClewDay     on = clew_record_get_day (received, "received_on");
  ClewDay     dated = clew_record_get_day (received, "dated_on");
  ClewDay     signed_on = clew_record_get_day (received, "signed_on");
  ClewDay     until = clew_record_get_day (received, "until_on");

  if (dated != CLEW_DAY_UNKNOWN && dated > on)
    return refuse (field, "dated_on", _ ("This can’t be after the day it was received."), error);
  if (signed_on != CLEW_DAY_UNKNOWN && signed_on > on)
    return refuse (field, "signed_on", _ ("This can’t be after the day it was received."), error);
  if (until != CLEW_DAY_UNKNOWN && signed_on != CLEW_DAY_UNKNOWN && until <= signed_on)
    return refuse (field, "until_on", _ ("This can’t be before it was signed."), error);
  return check_number (received, field, error);
}

const ClewKind clew_kind_received = {
  "received", "ClewReceivedRecord", N_ ("What another agency shared"),
  N_ ("What other agencies shared"), TRUE, received_fields, check_received
};

/* clang-format off */
static const ClewField received_paper_fields[] = {
  { "received", CLEW_FIELD_REFERENCE, N_ ("What was shared"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_received },
  { "sha256", CLEW_FIELD_TEXT, N_ ("SHA-256"), CLEW_FIELD_REQUIRED },
  { "bytes", CLEW_FIELD_BYTES, N_ ("The paper"), CLEW_FIELD_REQUIRED },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_received_paper = {
  "received_paper", "ClewReceivedPaperRecord", N_ ("Paper that came"), N_ ("Papers that came"),
  TRUE, received_paper_fields, NULL
};

/* clang-format off */
static const ClewField received_event_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "agency", CLEW_FIELD_REFERENCE, N_ ("From which agency"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_agency },
  { "kind", CLEW_FIELD_CHOICE, N_ ("What happened"), CLEW_FIELD_REQUIRED, event_kinds },
  { "on_day", CLEW_FIELD_DAY, N_ ("First day without permission"),
    CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "received_on", CLEW_FIELD_DAY, N_ ("Notice received"),
    CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "form_number", CLEW_FIELD_TEXT, N_ ("Number of the form or order") },
  { "received", CLEW_FIELD_REFERENCE, N_ ("What was entered by mistake"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_received },
  { "packet", CLEW_FIELD_TEXT, N_ ("Number of the packet") },
  { NULL },
};
/* clang-format on */

static gboolean
check_event (GObject *object, const char **field, GError **error)
{
  ClewRecord *event = CLEW_RECORD (object);
  gboolean    is_mistake = g_strcmp0 (clew_record_get_text (event, "kind"), "mistake") == 0;

  if (is_mistake != (clew_record_get_text (event, "received") != NULL))
    return refuse (field, "received", _ ("Only an earlier entry can be a mistake."), error);
  return check_number (event, field, error);
}

const ClewKind clew_kind_received_event = {
  "received_event", "ClewReceivedEventRecord", N_ ("End of what was shared"),
  N_ ("Ends of what was shared"), TRUE, received_event_fields, check_event
};
