/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-facts.h"

/* Who may hear, for lists over everybody: SQL finds whom it could be about,
 * the rules decide. */

/**
 * ClewCandidateFunc:
 * @facts: about one person
 * @data: as given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the list shows of the person; %NULL
 *   when they are not meant, or with @error set
 */
typedef gpointer (*ClewCandidateFunc) (const ClewFacts *facts, gpointer data, GError **error);

GPtrArray *clew_may_hear_read_people (ClewRows *rows, GError **error);
GPtrArray *clew_may_hear_choose (ClewStore        *store,
                                 const GPtrArray  *people,
                                 ClewCandidateFunc func,
                                 gpointer          data,
                                 GDestroyNotify    free_shown,
                                 guint             limit,
                                 gboolean         *more,
                                 GError          **error);
GPtrArray *clew_may_hear_choose_for_agency (ClewStore        *store,
                                            const char       *agency,
                                            ClewDay           on,
                                            ClewCandidateFunc func,
                                            gpointer          data,
                                            GDestroyNotify    free_shown,
                                            guint             limit,
                                            gboolean         *more,
                                            GError          **error);
ClewRows  *clew_may_hear_query_signed (ClewStore *store, ClewDay on, GError **error);
char      *clew_may_hear_dup_name (ClewStore *store, const char *participant, GError **error);
