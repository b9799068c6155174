/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"
#include "rules/clew-scan-rules.h"

/* Scans of signed papers, kept inside the office file. */

/**
 * ClewScan:
 * @id: of the scan
 * @media: "pdf", "png" or "jpeg"
 * @pages: how many
 * @size: in bytes
 * @attached: the instant at which it was attached
 * @confirmed: (nullable): the number that somebody read on the paper
 */
typedef struct
{
  char  *id;
  char  *media;
  guint  pages;
  gint64 size;
  char  *attached;
  char  *confirmed;
} ClewScan;

/**
 * ClewScanTie:
 * @match: what the codes on the scan say
 * @number: (nullable): the number of the other form that they name
 * @consent: (nullable): its release's id; %NULL also for a blank form that nobody brought back
 * @scan: (nullable): the scan's id, when it was kept
 *
 * Which form a scan is of, by the square codes on it.
 */
typedef struct
{
  ClewScanMatch match;
  char         *number;
  char         *consent;
  char         *scan;
} ClewScanTie;

ClewScanTie *clew_scan_tie_read (ClewStore         *store,
                                 const char        *consent,
                                 const char *const *codes,
                                 GError           **error);
void         clew_scan_tie_free (ClewScanTie *tie);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewScanTie, clew_scan_tie_free)

/**
 * ClewScanPaper:
 * @bytes: the file
 * @media: "pdf", "png" or "jpeg"
 * @pages: how many
 * @codes: what the square codes on it say
 *
 * A scan that is to be attached.
 */
typedef struct
{
  GBytes            *bytes;
  const char        *media;
  guint              pages;
  const char *const *codes;
} ClewScanPaper;

GPtrArray   *clew_scan_list (ClewStore *store, const char *consent, GError **error);
GBytes      *clew_scan_load (ClewStore *store, const char *scan, GError **error);
void         clew_scan_attach_async (ClewOffice          *office,
                                     const char          *consent,
                                     const ClewScanPaper *paper,
                                     gboolean             anyway,
                                     GAsyncReadyCallback  callback,
                                     gpointer             data);
ClewScanTie *clew_scan_attach_finish (ClewOffice *office, GAsyncResult *result, GError **error);
gboolean     clew_scan_confirm (ClewOffice *office,
                                const char *scan,
                                const char *number,
                                GError    **error);
gboolean     clew_scan_remove (ClewOffice *office, const char *scan, GError **error);
gboolean     clew_scan_note_copy (ClewOffice *office, const char *scan, GError **error);
