/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-import-check.h"

#include "base/clew-error.h"
#include "records/clew-kind.h"
#include "records/clew-wording-check.h"
#include "rules/clew-gate-rules.h"
#include "rules/clew-recipient-rules.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What a record may not say beside others, which in the office the way to it prevents:
 * checks K2, K3, K4, K6 and K16 of domain.md §5. The fields by themselves are checked
 * by their tables. Records come in the order of clew_kinds, so what one refers to
 * is there. */

struct _ClewImportCheck
{
  GHashTable *spoiled; /* a wording's id → what spoils it, or "" */
  gboolean    part2;
};

/**
 * clew_import_check_new:
 *
 * Returns: (transfer full): a check for one import
 */
ClewImportCheck *
clew_import_check_new (void)
{
  ClewImportCheck *check = g_new0 (ClewImportCheck, 1);

  check->spoiled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  check->part2 = TRUE;
  return check;
}

/**
 * clew_import_check_free:
 * @check: (nullable): a check
 */
void
clew_import_check_free (ClewImportCheck *check)
{
  if (check == NULL)
    return;
  g_hash_table_unref (check->spoiled);
  g_free (check);
}

static gboolean
refuse (const char **field, const char *column, GError **error, const char *why)
{
  *field = column;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, why);
  return FALSE;
}

static char *
find_spoiled (ClewImportCheck *check, const char *body)
{
  g_autoptr (ClewWording) wording = clew_wording_parse (body, NULL);

  return wording != NULL ? clew_wording_dup_spoiled (wording, check->part2) : NULL;
}

/* Asked for every release of an office, so each wording is read once. */
static const char *
get_spoiled (ClewImportCheck *check, ClewStore *store, const char *id)
{
  const char *known = g_hash_table_lookup (check->spoiled, id);
  g_autoptr (ClewRecord) record = NULL;
  char *found;

  if (known != NULL)
    return known;
  record = clew_record_load (store, &clew_kind_wording, id, NULL);
  found = record != NULL ? find_spoiled (check, clew_record_get_text (record, "body")) : NULL;
  found = found != NULL ? found : g_strdup ("");
  g_hash_table_insert (check->spoiled, g_strdup (id), found);
  return found;
}

/* Of a form, or of the approval of a wording: K2, K3, K11 and, for forms of before
 * 2024, K16. */
static gboolean
check_wording (ClewImportCheck *check,
               ClewStore       *store,
               ClewRecord      *record,
               const char     **field,
               GError         **error)
{
  const char      *id = clew_record_get_text (record, "wording");
  const char      *spoiled = id != NULL ? get_spoiled (check, store, id) : "";
  g_autofree char *why = NULL;

  if (*spoiled == '\0')
    return TRUE;
  /* Translators: %s says what is wrong, as a sentence */
  why = g_strdup_printf (_ ("Its wording says what no consent may say. %s"), spoiled);
  return refuse (field, "wording", error, why);
}

static gboolean
check_approved (ClewImportCheck *check, ClewRecord *wording, const char **field, GError **error)
{
  g_autofree char *spoiled = NULL;

  if (clew_record_get_day (wording, "approved_on") == CLEW_DAY_UNKNOWN)
    return TRUE;
  spoiled = find_spoiled (check, clew_record_get_text (wording, "body"));
  return spoiled == NULL || refuse (field, "body", error, spoiled);
}

static gboolean
check_agency (ClewRecord *agency, const char **field, GError **error)
{
  return !clew_recipient_is_class (clew_record_get_text (agency, "legal_name")) ||
         refuse (field, "legal_name", error,
                 _ ("This is a group, not one agency. A release names each agency."));
}

/* Ends of blank forms, as clew_kind_consent has them of consents. */
static gboolean
check_blank (ClewStore *store, ClewRecord *blank, const char **field, GError **error)
{
  const char *event = clew_record_get_text (blank, "expires_event");
  const char *id = clew_record_get_text (blank, "wording");
  g_autoptr (ClewRecord) wording = id != NULL ? clew_record_load (store, &clew_kind_wording, id,
                                                                  NULL)
                                              : NULL;
  const ClewFormName *form = wording == NULL
                               ? NULL
                               : clew_form_name_find (clew_record_get_text (wording, "form"));

  if (event == NULL ||
      clew_wording_judge_event (event, form != NULL ? form->flag : CLEW_FORM_RELEASE) ==
        CLEW_WORDING_GOOD)
    return TRUE;
  return refuse (field, "expires_event", error,
                 _ ("This is not an event that ends a release and leaves it free to be taken "
                    "back. Enter one that will really happen."));
}

/* K4: counseling notes stand alone, 42 CFR 2.31(b). */
static gboolean
check_offer (ClewStore *store, ClewRecord *row, const char **field, GError **error)
{
  g_autoptr (ClewRecord) consent = clew_record_load (
    store, &clew_kind_consent, clew_record_get_text (row, "consent"), NULL);
  g_auto (GStrv) offered = g_strsplit (clew_record_get_text (row, "offered_categories"), " ", -1);
  gboolean notes;

  if (consent == NULL)
    return TRUE;
  notes = g_strcmp0 (clew_record_get_text (consent, "kind"), "counseling_notes") == 0;
  for (guint i = 0; offered[i] != NULL; i++)
    if (g_str_equal (offered[i], CLEW_CATEGORY_COUNSELING_NOTES) != notes)
      return refuse (field, "offered_categories", error,
                     _ ("Counseling notes stand alone on a form of their own."));
  return TRUE;
}

/* K6: what is ticked has a box on the paper. */
static gboolean
check_tick (ClewStore *store, ClewRecord *grant, const char **field, GError **error)
{
  g_auto (GStrv) ticked = g_strsplit (clew_record_get_text (grant, "categories"), " ", -1);
  g_auto (GStrv) offered = NULL;
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error,
    "SELECT group_concat (a.offered_categories, ' ') FROM consent_event e "
    "LEFT JOIN consent_agency a ON a.consent = e.consent AND a.agency = ? WHERE e.id = ? "
    "GROUP BY e.id",
    "ss", clew_record_get_text (grant, "agency"), clew_record_get_text (grant, "event"));
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  /* That there is no such event is said by what keeps the record. */
  if (!clew_rows_next (rows, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return failure == NULL;
    }
  if (clew_rows_get_text (rows, 0) == NULL)
    return refuse (field, "agency", error,
                   _ ("The form that was signed does not name this agency."));
  offered = g_strsplit (clew_rows_get_text (rows, 0), " ", -1);
  for (guint i = 0; ticked[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)offered, ticked[i]))
      return refuse (field, "categories", error,
                     _ ("The form that was signed does not offer this to the agency."));
  return TRUE;
}

/**
 * clew_import_check_record:
 * @check: a check
 * @store: a store, in the change that imports
 * @record: a record that clew_record_check() let pass
 * @field: (out): the column at fault
 * @error: return location
 *
 * Whether a record from outside agrees with those before it as the law of consent
 * asks. Messages name nobody.
 *
 * Returns: whether it may be kept
 */
gboolean
clew_import_check_record (ClewImportCheck *check,
                          ClewStore       *store,
                          ClewRecord      *record,
                          const char     **field,
                          GError         **error)
{
  const ClewKind *kind = clew_record_get_kind (record);

  if (kind == &clew_kind_office)
    check->part2 = g_strcmp0 (clew_record_get_text (record, "part2"), "no") != 0;
  if (kind == &clew_kind_agency)
    return check_agency (record, field, error);
  if (kind == &clew_kind_wording)
    return check_approved (check, record, field, error);
  if (kind == &clew_kind_consent || kind == &clew_kind_wording_approval)
    return check_wording (check, store, record, field, error);
  if (kind == &clew_kind_blank_form)
    return check_wording (check, store, record, field, error) &&
           check_blank (store, record, field, error);
  if (kind == &clew_kind_consent_agency)
    return check_offer (store, record, field, error);
  if (kind == &clew_kind_consent_grant)
    return check_tick (store, record, field, error);
  return TRUE;
}
