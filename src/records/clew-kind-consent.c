/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-kind.h"
#include "records/clew-record.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

/* Releases of information: what was offered, what was printed, and what
 * happened since. All of it is append-only; a correction is an event too. */

/* clang-format off */
static const ClewField wording_fields[] = {
  { "form", CLEW_FIELD_TEXT, N_ ("Form"), CLEW_FIELD_REQUIRED },
  { "language", CLEW_FIELD_CHOICE, N_ ("Language"), CLEW_FIELD_REQUIRED, clew_languages },
  { "version", CLEW_FIELD_NUMBER, N_ ("Version"), CLEW_FIELD_REQUIRED },
  { "body", CLEW_FIELD_LONG_TEXT, N_ ("Wording"), CLEW_FIELD_REQUIRED },
  { "approved_on", CLEW_FIELD_DAY, N_ ("Approved") },
  { "approved_by", CLEW_FIELD_TEXT, N_ ("Approved by") },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_wording = {
  "wording", "ClewWordingRecord", N_ ("Form wording"), N_ ("Form wordings"), TRUE, wording_fields,
  NULL
};

/* Kinds that are never merged on one form (42 CFR 2.31(b), (d)). Only the
 * first can be made so far; the others are named so that files keep them. */
static const ClewChoice consent_kinds[] = {
  { "multi_party", N_ ("Multi-party release") },
  { NULL },
};

static const ClewChoice consent_papers[] = {
  { "letter", N_ ("Letter") },
  { "a4", N_ ("A4") },
  { NULL },
};

/* clang-format off */
static const ClewField consent_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "kind", CLEW_FIELD_CHOICE, N_ ("Kind of release"), CLEW_FIELD_REQUIRED, consent_kinds },
  { "form_number", CLEW_FIELD_TEXT, N_ ("Form number"), CLEW_FIELD_REQUIRED },
  { "wording", CLEW_FIELD_REFERENCE, N_ ("Wording"), CLEW_FIELD_PLAIN, NULL, &clew_kind_wording },
  { "door", CLEW_FIELD_CHOICE, N_ ("Door"), CLEW_FIELD_PLAIN, clew_doors },
  { "purposes", CLEW_FIELD_TEXT, N_ ("Purpose") },
  { "expires_on", CLEW_FIELD_DAY, N_ ("Until, not including") },
  { "expires_event", CLEW_FIELD_TEXT, N_ ("Until this happens") },
  { "paper", CLEW_FIELD_CHOICE, N_ ("Paper"), CLEW_FIELD_PLAIN, consent_papers },
  { "large_print", CLEW_FIELD_YES_NO, N_ ("Large print") },
  { NULL },
};
/* clang-format on */

static gboolean
check_consent (GObject *object, const char **field, GError **error)
{
  ClewRecord *consent = CLEW_RECORD (object);

  /* 42 CFR 2.31(a)(7): a date or an event; "none" will not do here. */
  if (clew_record_get_day (consent, "expires_on") == CLEW_DAY_UNKNOWN &&
      clew_record_get_text (consent, "expires_event") == NULL)
    {
      *field = "expires_on";
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                           _ ("A release needs an end: a date, or an event that ends it."));
      return FALSE;
    }
  return TRUE;
}

const ClewKind clew_kind_consent = {
  "consent", "ClewConsentRecord", N_ ("Release"), N_ ("Releases"), TRUE, consent_fields,
  check_consent
};

/* clang-format off */
static const ClewField consent_agency_fields[] = {
  { "consent", CLEW_FIELD_REFERENCE, N_ ("Release"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_consent },
  { "agency", CLEW_FIELD_REFERENCE, N_ ("Agency"), CLEW_FIELD_REQUIRED, NULL, &clew_kind_agency },
  { "position", CLEW_FIELD_NUMBER, N_ ("Position"), CLEW_FIELD_REQUIRED },
  { "printed_name", CLEW_FIELD_TEXT, N_ ("Name as printed"), CLEW_FIELD_REQUIRED },
  { "printed_reason", CLEW_FIELD_TEXT, N_ ("Reason as printed") },
  { "offered_categories", CLEW_FIELD_CHOICES, N_ ("Offered"), CLEW_FIELD_REQUIRED,
    clew_information_categories },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_consent_agency = {
  "consent_agency", "ClewConsentAgencyRecord", N_ ("Agency on a release"),
  N_ ("Agencies on releases"),
  TRUE, consent_agency_fields, NULL
};

/* clang-format off */
static const ClewField consent_event_fields[] = {
  { "consent", CLEW_FIELD_REFERENCE, N_ ("Release"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_consent },
  { "kind", CLEW_FIELD_CHOICE, N_ ("What happened"), CLEW_FIELD_REQUIRED,
    clew_consent_event_kinds },
  { "on_day", CLEW_FIELD_DAY, N_ ("On"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "agency", CLEW_FIELD_REFERENCE, N_ ("For this agency"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_agency },
  { "category", CLEW_FIELD_CHOICE, N_ ("For this information"), CLEW_FIELD_PLAIN,
    clew_information_categories },
  { "by_mouth", CLEW_FIELD_YES_NO, N_ ("By word of mouth") },
  { "staff", CLEW_FIELD_REFERENCE, N_ ("Explained by"), CLEW_FIELD_PLAIN, NULL, &clew_kind_staff },
  { "interpreter", CLEW_FIELD_TEXT, N_ ("Interpreter") },
  { "witness", CLEW_FIELD_TEXT, N_ ("Witness") },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_consent_event = {
  "consent_event", "ClewConsentEventRecord", N_ ("Release event"), N_ ("Release events"), TRUE,
  consent_event_fields, NULL
};

/* clang-format off */
static const ClewField consent_grant_fields[] = {
  { "event", CLEW_FIELD_REFERENCE, N_ ("Signature"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_consent_event },
  { "agency", CLEW_FIELD_REFERENCE, N_ ("Agency"), CLEW_FIELD_REQUIRED, NULL, &clew_kind_agency },
  { "categories", CLEW_FIELD_CHOICES, N_ ("Ticked"), CLEW_FIELD_REQUIRED,
    clew_information_categories },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_consent_grant = {
  "consent_grant", "ClewConsentGrantRecord", N_ ("Tick on a release"), N_ ("Ticks on releases"),
  TRUE,
  consent_grant_fields, NULL
};

/* clang-format off */
static const ClewField consent_print_fields[] = {
  { "event", CLEW_FIELD_REFERENCE, N_ ("Printing"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_consent_event },
  { "sha256", CLEW_FIELD_TEXT, N_ ("SHA-256"), CLEW_FIELD_REQUIRED },
  { "bytes", CLEW_FIELD_BYTES, N_ ("The printed form"),
    CLEW_FIELD_REQUIRED },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_consent_print = {
  "consent_print", "ClewConsentPrintRecord", N_ ("Printed form"), N_ ("Printed forms"), TRUE,
  consent_print_fields, NULL
};
