/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"
#include "store/clew-store.h"

/* The order in which people are listed, and the words by which they are
 * found. Both are kept by the store itself: triggers note whom a change
 * touched, and before the commit those people are indexed anew from the view
 * `search_source`. */

/**
 * ClewPage:
 * @first: the rank of the page's first person
 * @count: how many people stand on the page
 *
 * One page of the list in name order. Ranks grow with the sort key and have
 * gaps; the pages in order cover everybody who is not removed.
 */
typedef struct
{
  gint64 first;
  guint  count;
} ClewPage;

GArray  *clew_search_list_pages (ClewStore *store, GError **error);
GArray  *clew_search_find (ClewStore    *store,
                           const char   *text,
                           ClewDateOrder order,
                           guint         limit,
                           guint        *n_exact,
                           gboolean     *more,
                           GError      **error);
gboolean clew_search_rebuild (ClewStore *store, GError **error);
