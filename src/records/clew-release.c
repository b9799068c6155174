/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release.h"

#include "base/clew-error.h"
#include "records/clew-agency.h"
#include "records/clew-release-keep.h"
#include "records/clew-release-private.h"
#include "records/clew-wording-store.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/**
 * clew_release_next_number:
 * @office: an office
 * @error: return location
 *
 * Form numbers are counted within a year and say nothing about anybody:
 * "PC-2026-0413".
 *
 * Returns: (transfer full): the number that the next form gets
 */
char *
clew_release_next_number (ClewOffice *office, GError **error)
{
  const char      *given = clew_record_get_text (clew_office_get_record (office), "form_prefix");
  g_autofree char *start = NULL;
  g_autoptr (ClewRows) rows = NULL;
  int     year;
  GError *failure = NULL;

  clew_day_split (clew_office_today (office), &year, NULL, NULL);
  start = g_strdup_printf ("%s-%04d-", given != NULL ? given : "ROI", year);
  rows = clew_store_query (clew_office_get_store (office), error,
                           "SELECT max (CAST (substr (form_number, ?) AS INTEGER)) FROM "
                           "(SELECT form_number FROM consent "
                           "UNION ALL SELECT form_number FROM blank_form) "
                           "WHERE substr (form_number, 1, ?) = ?",
                           "iis", (gint64)strlen (start) + 1, (gint64)strlen (start), start);
  if (rows == NULL)
    return NULL;
  if (clew_rows_next (rows, &failure))
    return g_strdup_printf ("%s%04" G_GINT64_FORMAT, start, clew_rows_get_number (rows, 0) + 1);
  g_propagate_error (error, failure);
  return NULL;
}

/* For clew-release-record.c, too. */
ClewRecord *
clew_release_new_event (ClewOffice *office, const char *consent, const char *kind, ClewDay on)
{
  ClewRecord *event = clew_record_new (&clew_kind_consent_event);
  ClewRecord *me = clew_office_get_me (office);

  clew_record_set_text (event, "consent", consent);
  clew_record_set_text (event, "kind", kind);
  clew_record_set_day (event, "on_day", on);
  if (me != NULL)
    clew_record_set_text (event, "staff", clew_record_get_id (me));
  return event;
}

typedef struct
{
  ClewOffice        *office;
  ClewReleaseDraft  *draft;
  ClewReleasePrinter printer;
  gpointer           data;
  char              *consent;
  GBytes            *pdf;
} Issue;

static ClewRecord *
make_consent (Issue *issue, ClewRecord *wording, const char *number)
{
  ClewReleaseDraft *draft = issue->draft;
  ClewRecord       *consent = clew_record_new (&clew_kind_consent);

  clew_record_set_text (consent, "participant", clew_record_get_id (draft->participant));
  clew_record_set_text (consent, "kind", draft->kind);
  clew_record_set_text (consent, "form_number", number);
  clew_record_set_text (consent, "wording", clew_record_get_id (wording));
  /* Only the release opens a door. */
  if (g_str_equal (draft->kind, "multi_party"))
    clew_record_set_text (consent, "door", draft->door);
  clew_record_set_text (consent, "purposes", draft->proceeding);
  clew_record_set_day (consent, "expires_on", draft->expires_on);
  if (draft->expires_on == CLEW_DAY_UNKNOWN)
    clew_record_set_text (consent, "expires_event",
                          draft->no_end ? CLEW_RELEASE_NEVER : draft->expires_event);
  clew_record_set_text (consent, "paper", draft->a4 ? "a4" : "letter");
  clew_record_set_yes (consent, "large_print", draft->large_print);
  clew_record_set_text (consent, "renews", draft->renews);
  clew_record_set_text (consent, "adds_to", draft->adds_to);
  return consent;
}

/* Freezes each agency's name and reason as the paper has them. */
static gboolean
save_agencies (ClewStore *store, Issue *issue, GError **error)
{
  gint64 position = 0;

  for (guint i = 0; i < issue->draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (issue->draft->agencies, i);
      g_autoptr (ClewRecord) row = NULL;
      g_autofree char *categories = NULL;

      if (!offer->offered)
        continue;
      row = clew_record_new (&clew_kind_consent_agency);
      categories = g_strjoinv (" ", offer->categories);
      clew_record_set_text (row, "consent", issue->consent);
      clew_record_set_text (row, "agency", clew_record_get_id (offer->agency));
      clew_record_set_number (row, "position", ++position);
      clew_record_set_text (row, "printed_name",
                            clew_record_get_text (offer->agency, "legal_name"));
      clew_record_set_text (row, "printed_reason",
                            clew_agency_get_reason (offer->agency, issue->draft->language));
      clew_record_set_text (row, "offered_categories", categories);
      if (!clew_record_save (store, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_print (ClewStore *store, Issue *issue, GError **error)
{
  ClewDay today = clew_office_today (issue->office);
  g_autoptr (ClewRecord) prepared = clew_release_new_event (issue->office, issue->consent,
                                                            "prepared", today);
  g_autoptr (ClewRecord) printed = clew_release_new_event (issue->office, issue->consent,
                                                           "printed", today);
  g_autoptr (ClewRecord) print = clew_record_new (&clew_kind_consent_print);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, issue->pdf);

  clew_record_set_text (print, "event", clew_record_get_id (printed));
  clew_record_set_text (print, "sha256", hash);
  clew_record_set_bytes (print, "bytes", issue->pdf);
  return clew_record_save (store, prepared, error) && clew_record_save (store, printed, error) &&
         clew_record_save (store, print, error);
}

static gboolean
issue_in_change (ClewStore *store, gpointer data, GError **error)
{
  Issue           *issue = data;
  g_autofree char *number = clew_release_next_number (issue->office, error);
  g_autoptr (ClewRecord) wording = NULL;
  g_autoptr (ClewRecord) consent = NULL;

  if (number == NULL)
    return FALSE;
  wording = clew_release_find_wording_for (store, issue->draft->kind, issue->draft->language,
                                           error);
  if (wording == NULL || !clew_wording_store_keep (store, wording, error))
    return FALSE;
  issue->pdf = issue->printer (issue->office, issue->draft, wording, number, issue->data, error);
  if (issue->pdf == NULL)
    return FALSE;
  consent = make_consent (issue, wording, number);
  issue->consent = g_strdup (clew_record_get_id (consent));
  return clew_record_save (store, consent, error) && save_agencies (store, issue, error) &&
         save_print (store, issue, error) &&
         clew_release_keep_drop_in_change (
           store, clew_record_get_id (issue->draft->participant), error);
}

/**
 * clew_release_issue:
 * @office: an office
 * @draft: a complete draft
 * @printer: makes the paper
 * @data: for @printer
 * @pdf: (out) (transfer full): the exact bytes, as kept
 * @error: return location
 *
 * Gives the form its number, makes the paper and keeps both, all in one
 * change: there is no number without its paper and no paper without a record.
 *
 * Returns: (transfer full): the release's id, or %NULL and nothing was kept
 */
char *
clew_release_issue (ClewOffice        *office,
                    ClewReleaseDraft  *draft,
                    ClewReleasePrinter printer,
                    gpointer           data,
                    GBytes           **pdf,
                    GError           **error)
{
  Issue          issue = { office, draft, printer, data, NULL, NULL };
  ClewReleaseGap gap = clew_release_draft_check (draft, office);

  if (gap != CLEW_RELEASE_COMPLETE)
    {
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                           clew_release_gap_message (gap));
      return NULL;
    }
  if (!clew_office_change (office, "print release", issue_in_change, &issue, error))
    {
      g_clear_pointer (&issue.consent, g_free);
      g_clear_pointer (&issue.pdf, g_bytes_unref);
    }
  if (pdf != NULL)
    *pdf = issue.pdf;
  else
    g_clear_pointer (&issue.pdf, g_bytes_unref);
  return issue.consent;
}

/**
 * clew_release_load_pdf:
 * @office: an office
 * @consent: a release's id
 * @error: return location
 *
 * Returns: (transfer full): the bytes that were printed, unchanged
 */
GBytes *
clew_release_load_pdf (ClewOffice *office, const char *consent, GError **error)
{
  g_autoptr (GPtrArray) prints = clew_record_select (
    clew_office_get_store (office), &clew_kind_consent_print, error,
    "event IN (SELECT id FROM consent_event WHERE consent = ?) ORDER BY rowid DESC LIMIT 1", "s",
    consent);

  if (prints == NULL)
    return NULL;
  if (prints->len > 0)
    return g_bytes_ref (clew_record_get_bytes (g_ptr_array_index (prints, 0), "bytes"));
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND,
                       _ ("No printed form is kept for this release."));
  return NULL;
}

static GPtrArray *
new_offers (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)clew_release_offer_free);
}

/**
 * clew_release_load_offers:
 * @office: an office
 * @consent: a release's id
 * @error: return location
 *
 * What the paper offers, for entering what was ticked on it. Nothing is
 * ticked in advance.
 *
 * Returns: (transfer full) (element-type ClewReleaseOffer): the agencies in
 *   the paper's order with the categories offered to each
 */
GPtrArray *
clew_release_load_offers (ClewOffice *office, const char *consent, GError **error)
{
  ClewStore *store = clew_office_get_store (office);
  g_autoptr (GPtrArray) offers = new_offers ();
  g_autoptr (GPtrArray) rows = clew_record_select (store, &clew_kind_consent_agency, error,
                                                   "consent = ? ORDER BY position", "s", consent);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      ClewRecord       *row = g_ptr_array_index (rows, i);
      ClewReleaseOffer *offer = g_new0 (ClewReleaseOffer, 1);

      g_ptr_array_add (offers, offer);
      offer->categories = g_strsplit (clew_record_get_text (row, "offered_categories"), " ", -1);
      offer->agency = clew_record_load (store, &clew_kind_agency,
                                        clew_record_get_text (row, "agency"), error);
      if (offer->agency == NULL)
        return NULL;
    }
  return g_steal_pointer (&offers);
}
