/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-release.h"

/* What the files that make releases and record what became of them share: clew-release.c,
 * clew-release-record.c and clew-blank-form.c. */

/* In SQL: of consents `c`, those entered for a paper with this number, and those not found to
 * be entered for the wrong person. */
#define CLEW_RELEASE_OF_PAPER(number) \
  "(c.form_number = " number          \
  " OR (c.form_number > " number " || '/' AND c.form_number < " number " || '0'))"
#define CLEW_RELEASE_IS_THEIRS \
  "NOT EXISTS (SELECT 1 FROM consent_event w WHERE w.consent = c.id AND w.kind = 'wrong_person')"

/* A form on its way to the printer. */
typedef struct
{
  ClewOffice       *office;
  ClewReleaseDraft *draft;
  ClewRecord       *wording;
  char             *number;
  GBytes           *pdf;
} ClewReleasePaper;

/* Keeps @paper, inside a change. Returns the id of the new record, or %NULL. */
typedef char *(*ClewReleasePaperSave) (ClewStore              *store,
                                       const ClewReleasePaper *paper,
                                       GError                **error);

gboolean    clew_release_issue_papers (ClewOffice              *office,
                                       ClewReleaseDraft *const *drafts,
                                       guint                    n,
                                       const char              *what,
                                       ClewReleasePaperSave     save,
                                       ClewReleasePrinter       printer,
                                       gpointer                 data,
                                       char                   **ids,
                                       GBytes                 **pdfs,
                                       GError                 **error);
char       *clew_release_issue_paper (ClewOffice          *office,
                                      ClewReleaseDraft    *draft,
                                      const char          *what,
                                      ClewReleasePaperSave save,
                                      ClewReleasePrinter   printer,
                                      gpointer             data,
                                      GBytes             **pdf,
                                      GError             **error);
void        clew_release_paper_describe (const ClewReleasePaper *paper, ClewRecord *record);
ClewRecord *clew_release_new_event (ClewOffice *office,
                                    const char *consent,
                                    const char *kind,
                                    ClewDay     on);
gboolean    clew_release_check_is_theirs (ClewStore  *store,
                                          const char *consent,
                                          GError    **error);
gboolean    clew_release_save_print (ClewStore  *store,
                                     ClewOffice *office,
                                     const char *consent,
                                     ClewDay     on,
                                     GBytes     *pdf,
                                     GError    **error);
gboolean    clew_release_save_agency (ClewStore  *store,
                                      const char *consent,
                                      guint       position,
                                      const char *agency,
                                      const char *name,
                                      const char *reason,
                                      const char *categories,
                                      GError    **error);
