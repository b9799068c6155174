/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"
#include "records/clew-wording.h"

/* Versions of the wordings of an office: only ever added, approved by the PCG
 * or still drafts, and kept for as long as a form may name them. */

/**
 * ClewWordingVersion:
 * @record: the wording; not stored when it is the shipped draft of a form of which the office
 *   has kept nothing yet
 * @version: its number
 * @approved_on: when the PCG approved it, or unknown: then it is a draft
 * @approved_by: (nullable): who, as entered
 */
typedef struct
{
  ClewRecord *record;
  int         version;
  ClewDay     approved_on;
  char       *approved_by;
} ClewWordingVersion;

void clew_wording_version_free (ClewWordingVersion *version);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewWordingVersion, clew_wording_version_free)

GPtrArray          *clew_wording_store_list (ClewStore  *store,
                                             const char *form,
                                             const char *language,
                                             GError    **error);
ClewWordingVersion *clew_wording_store_find (ClewStore  *store,
                                             const char *form,
                                             const char *language,
                                             GError    **error);
ClewWording        *clew_wording_version_parse (ClewWordingVersion *version, GError **error);
ClewWording        *clew_wording_store_find_words (ClewStore  *store,
                                                   const char *form,
                                                   const char *language,
                                                   GError    **error);
ClewWordingVersion *clew_wording_store_load (ClewStore *store, const char *id, GError **error);
ClewDay             clew_wording_store_get_approval (ClewStore  *store,
                                                     ClewRecord *wording,
                                                     GError    **error);
gboolean            clew_wording_store_keep (ClewStore *store, ClewRecord *wording, GError **error);
char               *clew_wording_store_edit (const char *body, GHashTable *edits, GError **error);
char               *clew_wording_store_add (ClewOffice *office, const char *body, GError **error);
gboolean            clew_wording_store_approve (ClewOffice *office,
                                                ClewRecord *wording,
                                                ClewDay     on,
                                                const char *by,
                                                GError    **error);
gboolean            clew_wording_store_withdraw (ClewOffice               *office,
                                                 const ClewWordingVersion *version,
                                                 GError                  **error);
