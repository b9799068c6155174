/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-scan.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

static void
scan_free (gpointer data)
{
  ClewScan *scan = data;

  g_free (scan->id);
  g_free (scan->media);
  g_free (scan->attached);
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
    "SELECT id, media, pages, length (bytes), created FROM scan "
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
  g_autoptr (ClewRecord) record = clew_record_load (store, &clew_kind_scan, scan, error);

  return record != NULL ? g_bytes_ref (clew_record_get_bytes (record, "bytes")) : NULL;
}

/* One file is the scan of one form. Attached twice, it would be counted twice;
 * attached to another form, it would be somebody else's signature. */
static gboolean
check_is_new (ClewOffice *office, const char *hash, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (
    clew_office_get_store (office), error,
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

/**
 * clew_scan_attach:
 * @office: an office
 * @consent: the release whose signed paper it shows
 * @media: "pdf", "png" or "jpeg"
 * @pages: how many
 * @bytes: the file
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID if the same file is attached already
 *
 * Keeps a scan. It can be undone.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_scan_attach (ClewOffice *office,
                  const char *consent,
                  const char *media,
                  guint       pages,
                  GBytes     *bytes,
                  GError    **error)
{
  g_autoptr (ClewRecord) scan = clew_record_new (&clew_kind_scan);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  if (!check_is_new (office, hash, error))
    return FALSE;
  clew_record_set_text (scan, "consent", consent);
  clew_record_set_text (scan, "media", media);
  clew_record_set_number (scan, "pages", pages);
  clew_record_set_text (scan, "sha256", hash);
  clew_record_set_bytes (scan, "bytes", bytes);
  return clew_office_save (office, _ ("Attach scan"), scan, error);
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
