/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-docket.h"
#include "records/clew-record.h"

/* Of which day the last file was that had a hearing, and whether a later one has it no more. */

gboolean    clew_sighting_is_newer (ClewStore  *store,
                                    const char *court_case,
                                    ClewDay     than,
                                    gboolean   *is_newer,
                                    GError    **error);
ClewRecord *clew_sighting_renew (ClewStore  *store,
                                 const char *court_case,
                                 const char *hearing,
                                 ClewDay     seen,
                                 const char *source,
                                 GError    **error);
ClewRecord *clew_reading_new (ClewStore  *store,
                              ClewDay     on,
                              const char *court,
                              const char *department,
                              ClewDay     from,
                              ClewDay     to,
                              gboolean   *is_known,
                              GError    **error);
gboolean    clew_sighting_load (ClewStore    *store,
                                const char   *hearing,
                                ClewDay       today,
                                ClewSighting *sighting,
                                GError      **error);
gboolean    clew_sighting_mark (ClewStore *store,
                                GPtrArray *entries,
                                ClewDay    today,
                                GError   **error);
char       *clew_sighting_words (const ClewSighting *sighting, ClewDay today);
