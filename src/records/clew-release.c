/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release.h"

#include "base/clew-error.h"

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
                           "SELECT max (CAST (substr (form_number, ?) AS INTEGER)) FROM consent "
                           "WHERE substr (form_number, 1, ?) = ?",
                           "iis", (gint64)strlen (start) + 1, (gint64)strlen (start), start);
  if (rows == NULL)
    return NULL;
  if (clew_rows_next (rows, &failure))
    return g_strdup_printf ("%s%04" G_GINT64_FORMAT, start, clew_rows_get_number (rows, 0) + 1);
  g_propagate_error (error, failure);
  return NULL;
}

static ClewRecord *
new_event (ClewOffice *office, const char *consent, const char *kind, ClewDay on)
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
  clew_record_set_text (consent, "kind", "multi_party");
  clew_record_set_text (consent, "form_number", number);
  clew_record_set_text (consent, "wording", clew_record_get_id (wording));
  clew_record_set_text (consent, "door", draft->door);
  clew_record_set_day (consent, "expires_on", draft->expires_on);
  if (draft->expires_on == CLEW_DAY_UNKNOWN)
    clew_record_set_text (consent, "expires_event", draft->expires_event);
  clew_record_set_text (consent, "paper", draft->a4 ? "a4" : "letter");
  clew_record_set_yes (consent, "large_print", draft->large_print);
  return consent;
}

/* Freezes each agency's name and reason as the paper has them. */
static gboolean
save_agencies (ClewStore *store, Issue *issue, GError **error)
{
  gboolean spanish = g_strcmp0 (issue->draft->language, "es") == 0;
  gint64   position = 0;

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
                            clew_record_get_text (offer->agency, spanish ? "reason_es" : "reason"));
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
  g_autoptr (ClewRecord) prepared = new_event (issue->office, issue->consent, "prepared", today);
  g_autoptr (ClewRecord) printed = new_event (issue->office, issue->consent, "printed", today);
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
  wording = clew_release_find_wording (store, issue->draft->language, error);
  if (wording == NULL)
    return FALSE;
  issue->pdf = issue->printer (issue->office, issue->draft, wording, number, issue->data, error);
  if (issue->pdf == NULL)
    return FALSE;
  consent = make_consent (issue, wording, number);
  issue->consent = g_strdup (clew_record_get_id (consent));
  return clew_record_save (store, consent, error) && save_agencies (store, issue, error) &&
         save_print (store, issue, error);
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

typedef struct
{
  ClewRecord      *event;
  const GPtrArray *agencies;
} Signing;

static gboolean
save_signing (ClewStore *store, gpointer data, GError **error)
{
  Signing *signing = data;

  if (!clew_record_save (store, signing->event, error))
    return FALSE;
  for (guint i = 0; i < signing->agencies->len; i++)
    {
      const ClewReleaseOffer *offer = g_ptr_array_index (signing->agencies, i);
      g_autoptr (ClewRecord) grant = NULL;
      g_autofree char *categories = NULL;

      if (!offer->offered || offer->categories[0] == NULL)
        continue;
      grant = clew_record_new (&clew_kind_consent_grant);
      categories = g_strjoinv (" ", offer->categories);
      clew_record_set_text (grant, "event", clew_record_get_id (signing->event));
      clew_record_set_text (grant, "agency", clew_record_get_id (offer->agency));
      clew_record_set_text (grant, "categories", categories);
      if (!clew_record_save (store, grant, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_offered (const GPtrArray *paper, const ClewReleaseOffer *ticked)
{
  for (guint i = 0; i < paper->len; i++)
    {
      const ClewReleaseOffer *offer = g_ptr_array_index (paper, i);
      gboolean                all = TRUE;

      if (!g_str_equal (clew_record_get_id (offer->agency), clew_record_get_id (ticked->agency)))
        continue;
      for (guint j = 0; ticked->categories[j] != NULL; j++)
        all = all && clew_release_offer_has (offer, ticked->categories[j]);
      return all;
    }
  return FALSE;
}

/* Nobody can have signed for what the paper does not say: an agency that is
 * added afterwards needs a form of its own (42 CFR 2.31(a)(4)). */
static gboolean
check_ticks (ClewOffice *office, const char *consent, const GPtrArray *ticked, GError **error)
{
  g_autoptr (GPtrArray) paper = clew_release_load_offers (office, consent, error);

  if (paper == NULL)
    return FALSE;
  for (guint i = 0; i < ticked->len; i++)
    {
      const ClewReleaseOffer *offer = g_ptr_array_index (ticked, i);

      if (!offer->offered || offer->categories[0] == NULL || is_offered (paper, offer))
        continue;
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                           _ ("The printed form does not offer this. What is not on the paper "
                              "needs a new form."));
      return FALSE;
    }
  return TRUE;
}

/**
 * clew_release_record_signed:
 * @office: an office
 * @consent: a release's id
 * @on: the day on which it was signed
 * @agencies: (element-type ClewReleaseOffer): what was ticked on the paper:
 *   agencies with @offered set, with the categories ticked for each
 * @interpreter: (nullable): the interpreter's name
 * @witness: (nullable): the witness's name
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID also when something is
 *   ticked that the paper does not offer
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_release_record_signed (ClewOffice      *office,
                            const char      *consent,
                            ClewDay          on,
                            const GPtrArray *agencies,
                            const char      *interpreter,
                            const char      *witness,
                            GError         **error)
{
  g_autoptr (ClewRecord) event = new_event (office, consent, "signed", on);
  Signing signing = { event, agencies };

  clew_record_set_text (event, "interpreter", interpreter);
  clew_record_set_text (event, "witness", witness);
  if (!clew_record_check (event, clew_office_today (office), NULL, error) ||
      !check_ticks (office, consent, agencies, error))
    return FALSE;
  return clew_office_change (office, "record signature", save_signing, &signing, error);
}

static gboolean
save_event (ClewStore *store, gpointer data, GError **error)
{
  return clew_record_save (store, data, error);
}

/**
 * clew_release_record_event:
 * @office: an office
 * @consent: a release's id
 * @kind: an id of clew_consent_event_kinds other than "signed"
 * @on: the day on which it happened
 * @agency: (nullable): for "revoked": the one agency, or %NULL for all
 * @by_mouth: whether it was said and not yet written
 * @error: return location
 *
 * No reason is asked for or kept, whatever happened.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_release_record_event (ClewOffice *office,
                           const char *consent,
                           const char *kind,
                           ClewDay     on,
                           const char *agency,
                           gboolean    by_mouth,
                           GError    **error)
{
  g_autoptr (ClewRecord) event = new_event (office, consent, kind, on);

  clew_record_set_text (event, "agency", agency);
  if (by_mouth)
    clew_record_set_yes (event, "by_mouth", TRUE);
  if (!clew_record_check (event, clew_office_today (office), NULL, error))
    return FALSE;
  return clew_office_change (office, "record release event", save_event, event, error);
}

static gboolean
save_events (ClewStore *store, gpointer data, GError **error)
{
  GPtrArray *events = data;

  for (guint i = 0; i < events->len; i++)
    if (!clew_record_save (store, g_ptr_array_index (events, i), error))
      return FALSE;
  return TRUE;
}

/**
 * clew_release_record_taken_back:
 * @office: an office
 * @consent: a release's id
 * @on: the day on which it was taken back
 * @agencies: (nullable): ids of those from whom, or %NULL for all
 * @by_mouth: whether it was said and not yet written
 * @error: return location
 *
 * Takes a release back from all or from some, in one change. No reason is
 * asked for or kept.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_release_record_taken_back (ClewOffice        *office,
                                const char        *consent,
                                ClewDay            on,
                                const char *const *agencies,
                                gboolean           by_mouth,
                                GError           **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; agencies == NULL ? i == 0 : agencies[i] != NULL; i++)
    {
      ClewRecord *event = new_event (office, consent, "revoked", on);

      g_ptr_array_add (events, event);
      clew_record_set_text (event, "agency", agencies == NULL ? NULL : agencies[i]);
      if (by_mouth)
        clew_record_set_yes (event, "by_mouth", TRUE);
      if (!clew_record_check (event, clew_office_today (office), NULL, error))
        return FALSE;
    }
  return clew_office_change (office, "take release back", save_events, events, error);
}
