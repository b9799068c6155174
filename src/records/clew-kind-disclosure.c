/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-kind.h"
#include "records/clew-record.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

/* What left the office, to whom, and on what ground. The rows of the ledger
 * are written by clew-gate.c alone. */

/* clang-format off */
static const ClewField court_order_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "agency", CLEW_FIELD_REFERENCE, N_ ("Who may receive"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_agency },
  { "court", CLEW_FIELD_TEXT, N_ ("Court"), CLEW_FIELD_REQUIRED },
  { "issued_on", CLEW_FIELD_DAY, N_ ("Order issued"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "ends_on", CLEW_FIELD_DAY, N_ ("Until, not including") },
  { "categories", CLEW_FIELD_CHOICES, N_ ("What it covers"), CLEW_FIELD_REQUIRED,
    clew_all_categories },
  { "mandate", CLEW_FIELD_TEXT, N_ ("Subpoena or other mandate") },
  { "mandate_on", CLEW_FIELD_DAY, N_ ("Mandate issued"), CLEW_FIELD_NOT_FUTURE },
  { "confirmed_on", CLEW_FIELD_DAY, N_ ("Confirmed"), CLEW_FIELD_NOT_FUTURE },
  { NULL },
};
/* clang-format on */

static gboolean
check_court_order (GObject *object, const char **field, GError **error)
{
  ClewRecord *order = CLEW_RECORD (object);
  ClewDay     issued_on = clew_record_get_day (order, "issued_on");
  ClewDay     ends_on = clew_record_get_day (order, "ends_on");

  if (ends_on == CLEW_DAY_UNKNOWN || ends_on > issued_on)
    return TRUE;
  *field = "ends_on";
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                       _ ("The order can’t end before it was issued."));
  return FALSE;
}

const ClewKind clew_kind_court_order = {
  "court_order", "ClewCourtOrderRecord", N_ ("Court order"), N_ ("Court orders"), FALSE,
  court_order_fields, check_court_order
};

/* clang-format off */
static const ClewField subpoena_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "came_on", CLEW_FIELD_DAY, N_ ("Came on"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "brought_by", CLEW_FIELD_TEXT, N_ ("Who brought or sent it"), CLEW_FIELD_REQUIRED },
  { "due_on", CLEW_FIELD_DAY, N_ ("Must be answered by") },
  { "given_to", CLEW_FIELD_TEXT, N_ ("Who has it now") },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_subpoena = {
  "subpoena", "ClewSubpoenaRecord", N_ ("Subpoena"), N_ ("Subpoenas"), TRUE, subpoena_fields, NULL
};

/* clang-format off */
static const ClewField outgoing_paper_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_participant },
  { "kind", CLEW_FIELD_CHOICE, N_ ("Kind of paper"), CLEW_FIELD_REQUIRED, clew_outgoing_kinds },
  { "sha256", CLEW_FIELD_TEXT, N_ ("SHA-256"), CLEW_FIELD_REQUIRED },
  { "bytes", CLEW_FIELD_BYTES, N_ ("The paper"), CLEW_FIELD_REQUIRED },
  { "wording", CLEW_FIELD_REFERENCE, N_ ("Wording"), CLEW_FIELD_PLAIN, NULL, &clew_kind_wording },
  { NULL },
};
/* clang-format on */

const ClewKind clew_kind_outgoing_paper = {
  "outgoing_paper", "ClewOutgoingPaperRecord", N_ ("Paper that left the office"),
  N_ ("Papers that left the office"), TRUE, outgoing_paper_fields, NULL
};

/* clang-format off */
static const ClewField disclosure_fields[] = {
  { "participant", CLEW_FIELD_REFERENCE, N_ ("Participant"), CLEW_FIELD_REQUIRED, NULL,
    &clew_kind_participant },
  { "on_day", CLEW_FIELD_DAY, N_ ("On"), CLEW_FIELD_REQUIRED | CLEW_FIELD_NOT_FUTURE },
  { "agency", CLEW_FIELD_REFERENCE, N_ ("Agency"), CLEW_FIELD_PLAIN, NULL, &clew_kind_agency },
  { "recipient", CLEW_FIELD_TEXT, N_ ("Told to"), CLEW_FIELD_REQUIRED },
  { "recipient_address", CLEW_FIELD_LONG_TEXT, N_ ("Address") },
  { "person", CLEW_FIELD_TEXT, N_ ("Person there") },
  { "categories", CLEW_FIELD_CHOICES, N_ ("What was told"), CLEW_FIELD_REQUIRED,
    clew_all_categories },
  { "purpose", CLEW_FIELD_CHOICE, N_ ("Why"), CLEW_FIELD_REQUIRED, clew_disclosure_purposes },
  { "method", CLEW_FIELD_CHOICE, N_ ("How"), CLEW_FIELD_REQUIRED, clew_disclosure_methods },
  { "description", CLEW_FIELD_TEXT, N_ ("In a few words") },
  { "ground", CLEW_FIELD_CHOICE, N_ ("On what ground"), CLEW_FIELD_REQUIRED,
    clew_disclosure_grounds },
  { "consent", CLEW_FIELD_REFERENCE, N_ ("Release"), CLEW_FIELD_PLAIN, NULL, &clew_kind_consent },
  { "court_order", CLEW_FIELD_REFERENCE, N_ ("Court order"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_court_order },
  { "paper", CLEW_FIELD_REFERENCE, N_ ("Paper"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_outgoing_paper },
  { "staff", CLEW_FIELD_REFERENCE, N_ ("Told by"), CLEW_FIELD_PLAIN, NULL, &clew_kind_staff },
  { "corrects", CLEW_FIELD_REFERENCE, N_ ("Corrects"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_disclosure },
  { "court_case", CLEW_FIELD_REFERENCE, N_ ("Case"), CLEW_FIELD_PLAIN, NULL,
    &clew_kind_court_case },
  { NULL },
};
/* clang-format on */

static gboolean
check_disclosure (GObject *object, const char **field, GError **error)
{
  ClewRecord *row = CLEW_RECORD (object);

  if (g_strcmp0 (clew_record_get_text (row, "ground"), "mistake") != 0 ||
      clew_record_get_text (row, "corrects") != NULL)
    return TRUE;
  *field = "corrects";
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                       _ ("Only an earlier entry can be a mistake."));
  return FALSE;
}

const ClewKind clew_kind_disclosure = {
  "disclosure", "ClewDisclosureRecord", N_ ("Disclosure"), N_ ("Disclosures"), TRUE,
  disclosure_fields, check_disclosure
};
