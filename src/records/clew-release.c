/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release.h"

#include "base/clew-error.h"
#include "records/clew-agency.h"
#include "records/clew-release-keep.h"
#include "records/clew-release-private.h"

#include <glib/gi18n-lib.h>

static ClewRecord *
make_consent (const ClewReleasePaper *paper)
{
  ClewReleaseDraft *draft = paper->draft;
  ClewRecord       *consent = clew_record_new (&clew_kind_consent);

  clew_release_paper_describe (paper, consent);
  clew_record_set_text (consent, "participant", clew_record_get_id (draft->participant));
  clew_record_set_text (consent, "kind", draft->kind);
  clew_record_set_text (consent, "purposes", draft->proceeding);
  clew_record_set_text (consent, "renews", draft->renews);
  clew_record_set_text (consent, "adds_to", draft->adds_to);
  return consent;
}

static gboolean
save_agencies (ClewStore *store, ClewReleaseDraft *draft, const char *consent, GError **error)
{
  guint position = 0;

  for (guint i = 0; i < draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);
      g_autofree char  *categories = g_strjoinv (" ", offer->categories);

      if (offer->offered &&
          !clew_release_save_agency (store, consent, ++position, clew_record_get_id (offer->agency),
                                     clew_record_get_text (offer->agency, "legal_name"),
                                     clew_agency_get_reason (offer->agency, draft->language, NULL),
                                     categories, error))
        return FALSE;
    }
  return TRUE;
}

static char *
save_release (ClewStore *store, const ClewReleasePaper *paper, GError **error)
{
  g_autoptr (ClewRecord) consent = make_consent (paper);
  g_autofree char *id = g_strdup (clew_record_get_id (consent));

  if (!clew_record_save (store, consent, error) ||
      !save_agencies (store, paper->draft, id, error) ||
      !clew_release_save_print (store, paper->office, id, clew_office_today (paper->office),
                                paper->pdf, error) ||
      !clew_release_keep_drop_in_change (
        store, clew_record_get_id (paper->draft->participant), error))
    return NULL;
  return g_steal_pointer (&id);
}

/**
 * clew_release_issue:
 * @office: an office
 * @draft: a complete draft
 * @printer: makes the paper
 * @data: for @printer
 * @pdf: (out) (optional) (transfer full): the exact bytes, as kept
 * @error: return location
 *
 * Gives the form its number, makes the paper and keeps both, all in one change.
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
  return clew_release_issue_paper (office, draft, "print release", save_release, printer, data, pdf,
                                   error);
}

/**
 * clew_release_issue_together:
 * @office: an office
 * @drafts: (array length=n): complete drafts
 * @n: how many
 * @printer: makes the paper of each
 * @data: for @printer
 * @ids: (out caller-allocates) (array length=n): takes the releases' ids
 * @pdfs: (out caller-allocates) (array length=n): takes the exact bytes, as kept
 * @error: return location
 *
 * As clew_release_issue() for each, but in one change: all are kept or none. The file is
 * written to the disk once instead of @n times.
 *
 * Returns: %FALSE and nothing was kept
 */
gboolean
clew_release_issue_together (ClewOffice              *office,
                             ClewReleaseDraft *const *drafts,
                             guint                    n,
                             ClewReleasePrinter       printer,
                             gpointer                 data,
                             char                   **ids,
                             GBytes                 **pdfs,
                             GError                 **error)
{
  return clew_release_issue_papers (office, drafts, n, "print release", save_release, printer,
                                    data, ids, pdfs, error);
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

/**
 * clew_release_take_copy:
 * @office: an office
 * @consent: a release's id
 * @on_paper: whether it is printed, not saved as a file
 * @error: return location
 *
 * clew_release_load_pdf() for a copy that leaves the office file: the audit says
 * so. The copy is for the participant or the office itself.
 *
 * Returns: (transfer full): the bytes, or %NULL when they can't be read or noted
 */
GBytes *
clew_release_take_copy (ClewOffice *office, const char *consent, gboolean on_paper, GError **error)
{
  g_autoptr (GBytes) pdf = clew_release_load_pdf (office, consent, error);

  if (pdf == NULL ||
      !clew_office_note (office, on_paper ? "print again" : "save a copy",
                         on_paper ? "printed_again" : "copied", "consent", consent, error))
    return NULL;
  return g_steal_pointer (&pdf);
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
