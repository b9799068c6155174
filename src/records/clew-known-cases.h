/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-record.h"
#include "rules/clew-bring-in-rules.h"

/* Everybody and every case of an office, to tell whose the rows of a file are. */
typedef struct _ClewKnownCases ClewKnownCases;

ClewKnownCases *clew_known_cases_read (ClewStore *store, GError **error);
ClewMatch       clew_known_cases_match (ClewKnownCases        *known,
                                        const char            *cause_number,
                                        const ClewIncomingRow *row);
const char     *clew_known_cases_get_court (ClewKnownCases *known, const char *court);
const char     *clew_known_person_get_name (const ClewKnownPerson *person);
void            clew_known_cases_free (ClewKnownCases *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewKnownCases, clew_known_cases_free)

/* What came from files is kept under these. */
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
