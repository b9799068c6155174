/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* Scans of signed papers, kept inside the office file. */

/**
 * ClewScan:
 * @id: of the scan
 * @media: "pdf", "png" or "jpeg"
 * @pages: how many
 * @size: in bytes
 * @attached: the instant at which it was attached
 */
typedef struct
{
  char  *id;
  char  *media;
  guint  pages;
  gint64 size;
  char  *attached;
} ClewScan;

GPtrArray *clew_scan_list (ClewStore *store, const char *consent, GError **error);
GBytes    *clew_scan_load (ClewStore *store, const char *scan, GError **error);
gboolean   clew_scan_attach (ClewOffice *office,
                             const char *consent,
                             const char *media,
                             guint       pages,
                             GBytes     *bytes,
                             GError    **error);
gboolean   clew_scan_remove (ClewOffice *office, const char *scan, GError **error);
