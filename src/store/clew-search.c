/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-search.h"
#include "store/clew-store-private.h"

gboolean
clew_search_update (ClewStore *store, GHashTable *touched, GError **error)
{
  return TRUE;
}

gboolean
clew_search_rebuild_here (ClewStore *store, GError **error)
{
  return TRUE;
}
