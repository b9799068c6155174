/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-scan.h"

#include "base/clew-error.h"
#include "records/clew-office-read.h"
#include "records/clew-release-private.h"

#include <glib/gi18n-lib.h>

static void
scan_free (gpointer data)
{
  ClewScan *scan = data;

  g_free (scan->id);
  g_free (scan->media);
  g_free (scan->attached);
  g_free (scan->confirmed);
  g_free (scan);
}

/**
 * clew_scan_list:
 * @store: a store
 * @consent: a release's id
 * @error: return location
 *
 * Reads none of the scans themselves.
 *
 * Returns: (transfer full) (element-type ClewScan): in the order in which they were attached
 */
GPtrArray *
clew_scan_list (ClewStore *store, const char *consent, GError **error)
{
  g_autoptr (GPtrArray) scans = g_ptr_array_new_with_free_func (scan_free);
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error,
    "SELECT id, media, pages, size, created, confirmed_number FROM scan "
    "WHERE consent = ? AND removed IS NULL ORDER BY rowid",
    "s", consent);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    {
      ClewScan *scan = g_new0 (ClewScan, 1);

      scan->id = g_strdup (clew_rows_get_text (rows, 0));
      scan->media = g_strdup (clew_rows_get_text (rows, 1));
      scan->pages = (guint)clew_rows_get_number (rows, 2);
      scan->size = clew_rows_get_number (rows, 3);
      scan->attached = g_strdup (clew_rows_get_text (rows, 4));
      scan->confirmed = g_strdup (clew_rows_get_text (rows, 5));
      g_ptr_array_add (scans, scan);
    }
  if (failure == NULL)
    return g_steal_pointer (&scans);
  g_propagate_error (error, failure);
  return NULL;
}

/**
 * clew_scan_load:
 * @store: a store, of whichever thread
 * @scan: a scan's id
 * @error: return location
 *
 * Returns: (transfer full): the file, byte for byte as it was attached
 */
GBytes *
clew_scan_load (ClewStore *store, const char *scan, GError **error)
{
  g_autoptr (GPtrArray) found = clew_record_select (store, &clew_kind_scan_content, error,
                                                    "scan = ?", "s", scan);

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_bytes_ref (clew_record_get_bytes (g_ptr_array_index (found, 0), "bytes"));
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND,
                       _ ("The file of this scan is not in the office file."));
  return NULL;
}

/* Which form */

/**
 * clew_scan_tie_free:
 * @tie: (transfer full): a tie
 */
void
clew_scan_tie_free (ClewScanTie *tie)
{
  g_free (tie->number);
  g_free (tie->consent);
  g_free (tie->scan);
  g_free (tie);
}

static void
tie_free (gpointer data)
{
  clew_scan_tie_free (data);
}

/* A release, or a blank form of which none was made yet. */
/* clang-format off */
#define ENTERED \
  "FROM consent c WHERE " CLEW_RELEASE_OF_PAPER ("?1") " AND " CLEW_RELEASE_IS_THEIRS
#define FORM_BY_NUMBER \
  "SELECT ?1, c.id " ENTERED " UNION ALL " \
  "SELECT form_number, NULL FROM blank_form WHERE form_number = ?1 " \
  "AND NOT EXISTS (SELECT 1 " ENTERED ")"
/* clang-format on */

/* Adds the number of the form that @code names, and its release's id or "". */
static gboolean
add_known (ClewStore  *store,
           const char *code,
           GPtrArray  *numbers,
           GPtrArray  *consents,
           GError    **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error, FORM_BY_NUMBER, "s", code);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (clew_rows_next (rows, &failure))
    {
      const char *consent = clew_rows_get_text (rows, 1);

      g_ptr_array_add (numbers, g_strdup (clew_rows_get_text (rows, 0)));
      g_ptr_array_add (consents, g_strdup (consent != NULL ? consent : ""));
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static ClewScanTie *
make_tie (const char *number, const char *const *codes, GPtrArray *numbers, GPtrArray *consents)
{
  ClewScanTie *tie = g_new0 (ClewScanTie, 1);
  const char  *other;
  guint        place;

  g_ptr_array_add (numbers, NULL);
  tie->match = clew_scan_match (number, codes, (const char *const *)numbers->pdata, &other);
  tie->number = g_strdup (other);
  if (other != NULL && g_ptr_array_find (numbers, other, &place) &&
      *(const char *)consents->pdata[place] != '\0')
    tie->consent = g_strdup (consents->pdata[place]);
  return tie;
}

/**
 * clew_scan_tie_read:
 * @store: a store, of whichever thread
 * @consent: the release at hand
 * @codes: what the square codes on a scan say
 * @error: return location
 *
 * Returns: (transfer full): of which form the scan is
 */
ClewScanTie *
clew_scan_tie_read (ClewStore         *store,
                    const char        *consent,
                    const char *const *codes,
                    GError           **error)
{
  g_autoptr (ClewRecord) record = clew_record_load (store, &clew_kind_consent, consent, error);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *number = NULL;

  if (record == NULL)
    return NULL;
  for (guint i = 0; codes[i] != NULL; i++)
    if (!add_known (store, codes[i], numbers, consents, error))
      return NULL;
  number = clew_form_number_on_paper (clew_record_get_text (record, "form_number"));
  return make_tie (number, codes, numbers, consents);
}

/* Attaching */

/**
 * clew_scan_note_copy:
 * @office: an office
 * @scan: a scan's id
 * @error: return location
 *
 * Notes in the audit that a copy leaves the office file; ask before it does. It is
 * for the participant or the office itself: an agency gets what the gate lets out,
 * which is a letter.
 *
 * Returns: %FALSE with @error set when it can't be noted; then there is no copy
 */
gboolean
clew_scan_note_copy (ClewOffice *office, const char *scan, GError **error)
{
  return clew_office_note (office, "save a copy", "copied", "scan", scan, error);
}

/* One file is the scan of one form. Attached twice, it would be counted twice;
 * attached to another form, it would be somebody else's signature. */
static gboolean
check_is_new (ClewStore *store, const char *hash, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error,
    "SELECT c.form_number FROM scan s JOIN consent c ON c.id = s.consent "
    "WHERE s.sha256 = ? AND s.removed IS NULL",
    "s", hash);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  if (clew_rows_next (rows, &failure))
    {
      /* Translators: %s is the number of a form */
      g_set_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                   _ ("This file is attached to form %s already. Nothing was attached."),
                      clew_rows_get_text (rows, 0));
      return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

typedef struct
{
  ClewRecord *scan;
  ClewRecord *content;
  char      **codes;
  gboolean    anyway;
  char       *actor;
  const char *what;
} Attaching;

static void
attaching_free (gpointer data)
{
  Attaching *attaching = data;

  g_object_unref (attaching->scan);
  g_object_unref (attaching->content);
  g_strfreev (attaching->codes);
  g_free (attaching->actor);
  g_free (attaching);
}

static gboolean
save_scan (ClewStore *store, gpointer data, GError **error)
{
  Attaching *attaching = data;

  if (!check_is_new (store, clew_record_get_text (attaching->scan, "sha256"), error) ||
      !clew_record_save (store, attaching->scan, error))
    return FALSE;
  clew_record_set_text (attaching->content, "scan", clew_record_get_id (attaching->scan));
  return clew_record_save (store, attaching->content, error);
}

/* On a thread: 40 MB take half a second to encrypt and to write. */
static gpointer
attach (ClewStore *writer, ClewDay today, gpointer data, GError **error)
{
  Attaching       *attaching = data;
  g_autofree char *hash = NULL;
  g_autoptr (ClewScanTie) tie = clew_scan_tie_read (
    writer, clew_record_get_text (attaching->scan, "consent"),
    (const char *const *)attaching->codes, error);

  if (tie == NULL)
    return NULL;
  if (clew_scan_match_is_refused (tie->match) && !attaching->anyway)
    return g_steal_pointer (&tie);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256,
                                       clew_record_get_bytes (attaching->content, "bytes"));
  clew_record_set_text (attaching->scan, "sha256", hash);
  if (!clew_record_check (attaching->scan, today, NULL, error) ||
      !clew_store_change (writer, attaching->actor, attaching->what, save_scan, attaching, error))
    return NULL;
  tie->scan = g_strdup (clew_record_get_id (attaching->scan));
  return g_steal_pointer (&tie);
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Attaching   *attaching = g_task_get_task_data (task);
  GError      *error = NULL;
  ClewScanTie *tie = clew_office_read_finish (result, &error);

  if (tie == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (tie->scan != NULL)
    clew_office_follow (g_task_get_source_object (task), attaching->what, attaching->scan);
  g_task_return_pointer (task, tie, tie_free);
}

/**
 * clew_scan_attach_async:
 * @office: an office
 * @consent: the release whose signed paper it shows
 * @paper: the scan; copied
 * @anyway: whether to keep it here even if its codes name another form
 * @callback: called on this thread
 * @data: for @callback
 *
 * Keeps a scan, on a thread of its own. It can be undone.
 */
void
clew_scan_attach_async (ClewOffice          *office,
                        const char          *consent,
                        const ClewScanPaper *paper,
                        gboolean             anyway,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  GTask     *task = g_task_new (office, NULL, callback, data);
  Attaching *attaching = g_new0 (Attaching, 1);

  attaching->scan = clew_record_new (&clew_kind_scan);
  clew_record_set_text (attaching->scan, "consent", consent);
  clew_record_set_text (attaching->scan, "media", paper->media);
  clew_record_set_number (attaching->scan, "pages", paper->pages);
  clew_record_set_number (attaching->scan, "size", (gint64)g_bytes_get_size (paper->bytes));
  attaching->content = clew_record_new (&clew_kind_scan_content);
  clew_record_set_bytes (attaching->content, "bytes", paper->bytes);
  attaching->codes = g_strdupv ((char **)paper->codes);
  attaching->anyway = anyway;
  attaching->actor = g_strdup (clew_office_get_actor (office));
  attaching->what = anyway ? _ ("Attach scan with the code of another form") : _ ("Attach scan");
  g_task_set_source_tag (task, clew_scan_attach_async);
  g_task_set_task_data (task, attaching, attaching_free);
  clew_office_write_async (office, attach, attaching, NULL, tie_free, attached_cb, task);
}

/**
 * clew_scan_attach_finish:
 * @office: an office
 * @result: what the callback was given
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID if the same file is attached already
 *
 * Returns: (transfer full): of which form the scan is, and whether it was kept; %NULL with
 *   @error set when it was not
 */
ClewScanTie *
clew_scan_attach_finish (ClewOffice *office, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * clew_scan_confirm:
 * @office: an office
 * @scan: a scan's id
 * @number: the number on the paper, as somebody read it
 * @error: return location
 *
 * Keeps what no code could tell, so that nobody is asked again. It can be undone.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_scan_confirm (ClewOffice *office, const char *scan, const char *number, GError **error)
{
  g_autoptr (ClewRecord) record = clew_record_load (clew_office_get_store (office),
                                                    &clew_kind_scan, scan, error);

  if (record == NULL)
    return FALSE;
  clew_record_set_text (record, "confirmed_number", number);
  return clew_office_save (office, _ ("Compare number of scan"), record, error);
}

/**
 * clew_scan_remove:
 * @office: an office
 * @scan: a scan's id
 * @error: return location
 *
 * Takes a scan off its release. It can be undone.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_scan_remove (ClewOffice *office, const char *scan, GError **error)
{
  g_autoptr (ClewRecord) record = clew_record_load (clew_office_get_store (office),
                                                    &clew_kind_scan, scan, error);

  return record != NULL && clew_office_remove (office, _ ("Remove scan"), record, error);
}
