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
GPtrArray      *clew_known_hearings_load (ClewStore *store, const char *court_case, GError **error);
ClewRecord     *clew_known_mapping_load (ClewStore  *store,
                                         const char *headers,
                                         const char *numbers,
                                         GError    **error);
ClewRecord     *clew_known_mapping_find (ClewStore *store, const char *name, GError **error);
void            clew_known_cases_free (ClewKnownCases *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewKnownCases, clew_known_cases_free)
