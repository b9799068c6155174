/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release-private.h"

#include "base/clew-error.h"
#include "records/clew-wording-store.h"

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

typedef struct
{
  ClewOffice              *office;
  ClewReleaseDraft *const *drafts;
  guint                    n;
  ClewReleasePaperSave     save;
  ClewReleasePrinter       printer;
  gpointer                 data;
  char                   **ids;
  GBytes                 **pdfs;
} Issue;

static gboolean
issue_one (ClewStore *store, Issue *issue, guint index, GError **error)
{
  g_autofree char *number = clew_release_next_number (issue->office, error);
  g_autoptr (ClewRecord) wording = NULL;
  ClewReleasePaper paper = { .office = issue->office, .draft = issue->drafts[index] };

  if (number == NULL)
    return FALSE;
  wording = clew_release_find_wording_for (store, paper.draft->kind, paper.draft->language, error);
  if (wording == NULL || !clew_wording_store_keep (store, wording, error))
    return FALSE;
  paper.number = number;
  paper.wording = wording;
  paper.pdf = issue->printer (paper.office, paper.draft, wording, number, issue->data, error);
  issue->pdfs[index] = paper.pdf;
  if (paper.pdf != NULL)
    issue->ids[index] = issue->save (store, &paper, error);
  return issue->ids[index] != NULL;
}

static gboolean
issue_in_change (ClewStore *store, gpointer data, GError **error)
{
  Issue *issue = data;

  for (guint i = 0; i < issue->n; i++)
    if (!issue_one (store, issue, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_drafts (const Issue *issue, GError **error)
{
  for (guint i = 0; i < issue->n; i++)
    {
      ClewReleaseGap gap = clew_release_draft_check (issue->drafts[i], issue->office);

      if (gap == CLEW_RELEASE_COMPLETE)
        continue;
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                           clew_release_gap_message (gap));
      return FALSE;
    }
  return TRUE;
}

/**
 * clew_release_issue_papers:
 * @office: an office
 * @drafts: (array length=n): what is to be printed
 * @n: how many
 * @what: the name of the change
 * @save: keeps a paper
 * @printer: makes a paper
 * @data: for @printer
 * @ids: (out caller-allocates) (array length=n): takes the ids from @save
 * @pdfs: (out caller-allocates) (array length=n): takes the exact bytes, as kept
 * @error: return location
 *
 * The one way of forms to their numbers and their paper, all in one change: there is no number
 * without its paper and no paper without a record.
 *
 * Returns: %FALSE when nothing was kept of any, with %CLEW_RECORDS_ERROR_INVALID when a
 *   draft is not complete; then there is nothing in @ids and @pdfs
 */
gboolean
clew_release_issue_papers (ClewOffice              *office,
                           ClewReleaseDraft *const *drafts,
                           guint                    n,
                           const char              *what,
                           ClewReleasePaperSave     save,
                           ClewReleasePrinter       printer,
                           gpointer                 data,
                           char                   **ids,
                           GBytes                 **pdfs,
                           GError                 **error)
{
  Issue issue = { office, drafts, n, save, printer, data, ids, pdfs };

  memset (ids, 0, n * sizeof *ids);
  memset (pdfs, 0, n * sizeof *pdfs);
  if (check_drafts (&issue, error) &&
      clew_office_change (office, what, issue_in_change, &issue, error))
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_clear_pointer (&ids[i], g_free);
      g_clear_pointer (&pdfs[i], g_bytes_unref);
    }
  return FALSE;
}

/* One paper as clew_release_issue_papers() makes them. Returns its id, or %NULL. */
char *
clew_release_issue_paper (ClewOffice          *office,
                          ClewReleaseDraft    *draft,
                          const char          *what,
                          ClewReleasePaperSave save,
                          ClewReleasePrinter   printer,
                          gpointer             data,
                          GBytes             **pdf,
                          GError             **error)
{
  g_autoptr (GBytes) made = NULL;
  char *id;

  clew_release_issue_papers (office, &draft, 1, what, save, printer, data, &id, &made, error);
  if (pdf != NULL)
    *pdf = g_steal_pointer (&made);
  return id;
}

/**
 * clew_release_paper_describe:
 * @record: a consent or a blank form, which has what it says of its paper in the same columns
 */
void
clew_release_paper_describe (const ClewReleasePaper *paper, ClewRecord *record)
{
  ClewReleaseDraft *draft = paper->draft;
  ClewDay           latest = clew_release_draft_get_latest (draft, paper->office);

  clew_record_set_text (record, "form_number", paper->number);
  clew_record_set_text (record, "wording", clew_record_get_id (paper->wording));
  /* Only the release opens a door. */
  if (g_str_equal (draft->kind, "multi_party"))
    clew_record_set_text (record, "door", draft->door);
  clew_record_set_day (record, "expires_on", latest);
  if (!draft->no_end)
    clew_record_set_text (record, "expires_event", draft->expires_event);
  else if (latest == CLEW_DAY_UNKNOWN)
    clew_record_set_text (record, "expires_event", CLEW_RELEASE_NEVER);
  clew_record_set_text (record, "paper", draft->a4 ? "a4" : "letter");
  clew_record_set_yes (record, "large_print", draft->large_print);
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

/**
 * clew_release_save_print:
 * @consent: a new release's id
 * @on: the day on which it was printed
 * @pdf: the exact bytes
 *
 * Begins a release's history. To be called inside a change.
 */
gboolean
clew_release_save_print (ClewStore  *store,
                         ClewOffice *office,
                         const char *consent,
                         ClewDay     on,
                         GBytes     *pdf,
                         GError    **error)
{
  g_autoptr (ClewRecord) prepared = clew_release_new_event (office, consent, "prepared", on);
  g_autoptr (ClewRecord) printed = clew_release_new_event (office, consent, "printed", on);
  g_autoptr (ClewRecord) print = clew_record_new (&clew_kind_consent_print);

  clew_record_set_text (print, "event", clew_record_get_id (printed));
  clew_record_set_file (print, pdf);
  return clew_record_save (store, prepared, error) && clew_record_save (store, printed, error) &&
         clew_record_save (store, print, error);
}

/**
 * clew_release_save_agency:
 * @consent: a new release's id
 * @position: its place on the paper, from 1 on
 * @agency: an agency's id
 * @name: as printed
 * @reason: (nullable): as printed
 * @categories: offered to it, separated by spaces
 *
 * Freezes an agency's name and reason as the paper has them. To be called inside a change.
 */
gboolean
clew_release_save_agency (ClewStore  *store,
                          const char *consent,
                          guint       position,
                          const char *agency,
                          const char *name,
                          const char *reason,
                          const char *categories,
                          GError    **error)
{
  g_autoptr (ClewRecord) row = clew_record_new (&clew_kind_consent_agency);

  clew_record_set_text (row, "consent", consent);
  clew_record_set_text (row, "agency", agency);
  clew_record_set_number (row, "position", position);
  clew_record_set_text (row, "printed_name", name);
  clew_record_set_text (row, "printed_reason", reason);
  clew_record_set_text (row, "offered_categories", categories);
  return clew_record_save (store, row, error);
}
