/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records/clew-staff.h"

/**
 * clew_staff_list_working:
 * @store: a store
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): who works here and has not
 *   ended, in order of names, or %NULL with @error set
 */
GPtrArray *
clew_staff_list_working (ClewStore *store, GError **error)
{
  return clew_record_select (store, &clew_kind_staff, error,
                             "ended_on IS NULL ORDER BY name COLLATE NOCASE", NULL);
}
