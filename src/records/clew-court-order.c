/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-court-order.h"

/**
 * clew_court_order_list:
 * @store: a store
 * @participant: a participant's id
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): the court orders about the
 *   person, the latest issued first, or %NULL with @error set
 */
GPtrArray *
clew_court_order_list (ClewStore *store, const char *participant, GError **error)
{
  return clew_record_select (store, &clew_kind_court_order, error,
                             "participant = ? ORDER BY issued_on DESC, rowid DESC", "s",
                             participant);
}
