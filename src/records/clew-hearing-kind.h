/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* What the site calls its hearings, in the order in which it lists them. */

/* For queries that call the hearing "h": what the site calls it, or the id of its kind. One
 * that is offered no more keeps its name on the hearings that had it. */
#define CLEW_HEARING_NAME_SQL \
  "coalesce ((SELECT k.name FROM hearing_kind k WHERE k.id = h.site_kind), h.kind)"

GPtrArray  *clew_hearing_kind_list (ClewStore *store, const char *also, GError **error);
gboolean    clew_hearing_kind_add (ClewOffice *office, ClewRecord *kind, GError **error);
gboolean    clew_hearing_kind_move (ClewOffice *office, const char *id, int by, GError **error);
GHashTable *clew_hearing_kind_load_names (ClewStore *store, const char *court_case, GError **error);
const char *clew_hearing_name (const char *name);
