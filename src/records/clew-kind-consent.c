/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-kind.h"
#include "records/clew-record.h"

#include "base/clew-error.h"
#include "rules/clew-recipient-rules.h"
#include "rules/clew-signer-rules.h"
#include "rules/clew-wording-rules.h"

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

static const ClewChoice consent_papers[] = {
  { "letter", N_ ("Letter") },
  { "a4", N_ ("A4") },
  { NULL },
};

/* clang-format off */
static const ClewField consent_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "kind", CLEW_FIELD_CHOICE, N_ ("Kind of release"), CLEW_FIELD_REQUIRED, clew_consent_kinds },
  { "form_number", CLEW_FIELD_TEXT, N_ ("Form number"), CLEW_FIELD_REQUIRED },
  { "wording", CLEW_FIELD_REFERENCE, N_ ("Wording"), CLEW_FIELD_PLAIN, NULL, &clew_kind_wording },
  { "door", CLEW_FIELD_CHOICE, N_ ("Door"), CLEW_FIELD_PLAIN, clew_doors },
  { "purposes", CLEW_FIELD_TEXT, N_ ("Purpose") },
  { "expires_on", CLEW_FIELD_DAY, N_ ("Until, not including") },
  { "expires_event", CLEW_FIELD_TEXT, N_ ("Until this happens") },
  { "paper", CLEW_FIELD_CHOICE, N_ ("Paper"), CLEW_FIELD_PLAIN, consent_papers },
  { "large_print", CLEW_FIELD_YES_NO, N_ ("Large print") },
  { "adds_to", CLEW_FIELD_REFERENCE, N_ ("Adds to"), CLEW_FIELD_PLAIN, NULL, &clew_kind_consent },
  { "renews", CLEW_FIELD_REFERENCE, N_ ("Renews"), CLEW_FIELD_PLAIN, NULL, &clew_kind_consent },
  { NULL },
};
/* clang-format on */

static gboolean
refuse (const char **field, const char *column, GError **error, const char *message)
{
  *field = column;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_consent (GObject *object, const char **field, GError **error)
{
  ClewRecord         *consent = CLEW_RECORD (object);
  const ClewFormName *form = clew_form_name_find_for (clew_record_get_text (consent, "kind"));
  const char         *event = clew_record_get_text (consent, "expires_event");

  /* 42 CFR 2.31(a)(7): a date or an event; "none" is for treatment, payment and operations. */
  if (event == NULL && clew_record_get_day (consent, "expires_on") == CLEW_DAY_UNKNOWN)
    return refuse (field, "expires_on", error,
                   _ ("A release needs an end: a date, or an event that ends it."));
  if (event != NULL && clew_wording_judge_event (event, form->flag) != CLEW_WORDING_GOOD)
    return refuse (field, "expires_event", error,
                   _ ("This is not an event that ends a release and leaves it free to be taken "
                      "back. Enter one that will really happen."));
  if (clew_wording_judge_typed (clew_record_get_text (consent, "purposes"), form->flag) !=
      CLEW_WORDING_GOOD)
    return refuse (field, "purposes", error,
                   _ ("This says that the permission can’t be taken back or never ends. Enter just "
                      "the name of the case or hearing."));
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
    clew_all_categories },
  { NULL },
};
/* clang-format on */

/* 42 CFR 2.31(a)(4): recipients by name. */
static gboolean
check_consent_agency (GObject *object, const char **field, GError **error)
{
  ClewRecord *row = CLEW_RECORD (object);

  if (clew_recipient_is_class (clew_record_get_text (row, "printed_name")))
    return refuse (field, "printed_name", error,
                   _ ("This is a group, not one agency. A release names each agency."));
  if (clew_wording_judge_typed (clew_record_get_text (row, "printed_reason"),
                                CLEW_FORM_TREATMENT) != CLEW_WORDING_GOOD)
    return refuse (field, "printed_reason", error,
                   _ ("This says that the permission can’t be taken back."));
  return TRUE;
}

const ClewKind clew_kind_consent_agency = {
  "consent_agency", "ClewConsentAgencyRecord", N_ ("Agency on a release"),
  N_ ("Agencies on releases"),
  TRUE, consent_agency_fields, check_consent_agency
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
    clew_all_categories },
  { "by_mouth", CLEW_FIELD_YES_NO, N_ ("By word of mouth") },
  { "staff", CLEW_FIELD_REFERENCE, N_ ("Explained by"), CLEW_FIELD_PLAIN, NULL, &clew_kind_staff },
  { "interpreter", CLEW_FIELD_TEXT, N_ ("Interpreter") },
  { "witness", CLEW_FIELD_TEXT, N_ ("Witness") },
  { "signer", CLEW_FIELD_CHOICE, N_ ("Who signed"), CLEW_FIELD_PLAIN, clew_signers },
  { "signed_by", CLEW_FIELD_TEXT, N_ ("Name of who signed for the person") },
  { "authority", CLEW_FIELD_TEXT, N_ ("Why they may sign") },
  { "read_aloud", CLEW_FIELD_YES_NO, N_ ("Read aloud") },
  { "corrects", CLEW_FIELD_REFERENCE, N_ ("Corrects"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_consent_event },
  { NULL },
};
/* clang-format on */

/* A signature for somebody else says by what authority: 45 CFR 164.508(c)(1)(vi). */
static gboolean
check_consent_event (GObject *object, const char **field, GError **error)
{
  ClewRecord *event = CLEW_RECORD (object);
  const char *signer = clew_record_get_text (event, "signer");

  if (signer == NULL || g_str_equal (signer, "participant"))
    return TRUE;
  if (clew_record_get_text (event, "signed_by") == NULL)
    return refuse (field, "signed_by", error, _ ("Enter the name of the person who signed."));
  if (!clew_signer_is_authority (clew_record_get_text (event, "authority")))
    return refuse (field, "authority", error,
                   _ ("Enter why this person may sign, such as “guardian”. Without authority the "
                      "signature counts for nothing."));
  return TRUE;
}

const ClewKind clew_kind_consent_event = {
  "consent_event", "ClewConsentEventRecord", N_ ("Release event"), N_ ("Release events"), TRUE,
  consent_event_fields, check_consent_event
};

/* clang-format off */
static const ClewField consent_grant_fields[] = {
  { "event", CLEW_FIELD_REFERENCE, N_ ("Signature"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_consent_event },
  { "agency", CLEW_FIELD_REFERENCE, N_ ("Agency"), CLEW_FIELD_REQUIRED, NULL, &clew_kind_agency },
  { "categories", CLEW_FIELD_CHOICES, N_ ("Ticked"), CLEW_FIELD_REQUIRED,
    clew_all_categories },
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

/* clang-format off */
static const ClewField wording_approval_fields[] = {
  { "wording", CLEW_FIELD_REFERENCE, N_ ("Wording"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_wording },
  { "on_day", CLEW_FIELD_DAY, N_ ("Approved"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "approved_by", CLEW_FIELD_TEXT, N_ ("Approved by"), CLEW_FIELD_REQUIRED },
  { "withdrawn", CLEW_FIELD_YES_NO, N_ ("Withdrawn") },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_wording_approval = {
  "wording_approval", "ClewWordingApprovalRecord", N_ ("Approval of a wording"),
  N_ ("Approvals of wordings"), TRUE, wording_approval_fields, NULL
};

/* clang-format off */
static const ClewField blank_form_fields[] = {
  { "form_number", CLEW_FIELD_TEXT, N_ ("Form number"), CLEW_FIELD_REQUIRED },
  { "wording", CLEW_FIELD_REFERENCE, N_ ("Wording"), CLEW_FIELD_PLAIN, NULL, &clew_kind_wording },
  { "door", CLEW_FIELD_CHOICE, N_ ("Door"), CLEW_FIELD_PLAIN, clew_doors },
  { "expires_on", CLEW_FIELD_DAY, N_ ("Until, not including") },
  { "expires_event", CLEW_FIELD_TEXT, N_ ("Until this happens") },
  { "paper", CLEW_FIELD_CHOICE, N_ ("Paper"), CLEW_FIELD_PLAIN, consent_papers },
  { "large_print", CLEW_FIELD_YES_NO, N_ ("Large print") },
  { "offered", CLEW_FIELD_LONG_TEXT, N_ ("Offered"), CLEW_FIELD_REQUIRED },
  { "sha256", CLEW_FIELD_TEXT, N_ ("SHA-256"), CLEW_FIELD_REQUIRED },
  { "bytes", CLEW_FIELD_BYTES, N_ ("The printed form"), CLEW_FIELD_REQUIRED },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_blank_form = {
  "blank_form", "ClewBlankFormRecord", N_ ("Blank form"), N_ ("Blank forms"), TRUE,
  blank_form_fields, NULL
};

/* clang-format off */
static const ClewField release_draft_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "body", CLEW_FIELD_LONG_TEXT, N_ ("Half-made form"), CLEW_FIELD_REQUIRED },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_release_draft = {
  "release_draft", "ClewReleaseDraftRecord", N_ ("Half-made release"), N_ ("Half-made releases"),
  FALSE, release_draft_fields, NULL
};

static const ClewChoice scan_media[] = {
  { "pdf", N_ ("PDF") },
  { "png", N_ ("PNG picture") },
  { "jpeg", N_ ("JPEG picture") },
  { NULL },
};

/* clang-format off */
static const ClewField scan_fields[] = {
  { "consent", CLEW_FIELD_REFERENCE, N_ ("Release"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_consent },
  { "media", CLEW_FIELD_CHOICE, N_ ("Kind of file"), CLEW_FIELD_REQUIRED, scan_media },
  { "pages", CLEW_FIELD_NUMBER, N_ ("Pages") },
  { "sha256", CLEW_FIELD_TEXT, N_ ("SHA-256"), CLEW_FIELD_REQUIRED },
  { "size", CLEW_FIELD_NUMBER, N_ ("Size in bytes"), CLEW_FIELD_REQUIRED },
  { "confirmed_number", CLEW_FIELD_TEXT, N_ ("Number compared by hand") },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_scan = {
  "scan", "ClewScanRecord", N_ ("Scan of a signed form"), N_ ("Scans of signed forms"), FALSE,
  scan_fields, NULL
};

/* clang-format off */
static const ClewField scan_content_fields[] = {
  { "scan", CLEW_FIELD_REFERENCE, N_ ("Scan"), CLEW_FIELD_REQUIRED, NULL, &clew_kind_scan },
  { "bytes", CLEW_FIELD_BYTES, N_ ("The file"), CLEW_FIELD_REQUIRED },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_scan_content = {
  "scan_content", "ClewScanContentRecord", N_ ("File of a scan"), N_ ("Files of scans"), TRUE,
  scan_content_fields, NULL
};
