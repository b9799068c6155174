/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* The agencies of the site: their agreements, and what may not be entered. */

typedef enum
{
  CLEW_AGREEMENT_NONE,
  CLEW_AGREEMENT_TO_COME,
  CLEW_AGREEMENT_SIGNED,
  CLEW_AGREEMENT_ENDED,
} ClewAgreement;

ClewAgreement clew_agency_get_agreement (ClewRecord *agency, ClewDay today);
char         *clew_agency_agreement_words (ClewRecord *agency, ClewDay today);
gboolean      clew_agency_may_receive (ClewRecord *agency);
gboolean      clew_agency_can_be_offered (ClewRecord *agency, ClewDay today);
const char   *clew_agency_get_reason (ClewRecord  *agency,
                                      const char  *language,
                                      const char **written_in);
gboolean      clew_agency_check (ClewOffice *office, ClewRecord *agency, GError **error);
gboolean      clew_agency_save (ClewOffice  *office,
                                const char  *what,
                                ClewRecord  *agency,
                                const char **field,
                                GError     **error);
gboolean      clew_agency_rename (ClewOffice *office, ClewRecord *agency, GError **error);
gboolean      clew_agency_is_renamed (ClewOffice *office,
                                      ClewRecord *agency,
                                      gboolean   *renamed,
                                      GError    **error);
gboolean      clew_agency_find_printed_name (ClewStore  *store,
                                             const char *agency,
                                             const char *consent,
                                             const char *name,
                                             char      **printed,
                                             GError    **error);
gboolean      clew_agency_is_back (ClewOffice *office,
                                   ClewRecord *agency,
                                   gboolean   *back,
                                   GError    **error);
gboolean      clew_agency_correct_end (ClewOffice *office, ClewRecord *agency, GError **error);
gboolean      clew_agency_rejoin (ClewOffice *office,
                                  ClewRecord *agency,
                                  ClewDay     rejoined_on,
                                  GError    **error);
char         *clew_agency_dup_both_names (const char *name, const char *named_as);
gboolean      clew_agency_is_on_forms (ClewStore  *store,
                                       const char *agency,
                                       gboolean   *on_forms,
                                       GError    **error);
GPtrArray    *clew_agency_list_load (ClewStore *store, const char *text, GError **error);
GPtrArray    *clew_agency_list_load_with (ClewStore *store, const char *also, GError **error);
ClewRecord   *clew_agency_find_called (GPtrArray *agencies, const char *name);
gint64        clew_agency_count (ClewStore *store, GError **error);
