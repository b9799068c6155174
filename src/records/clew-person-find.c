/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records/clew-person-find.h"

#include "base/clew-id.h"

/**
 * clew_person_find:
 * @store: a store
 * @id_or_number: a participant's id, or a number that somebody is known by
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): the participants whom it
 *   names exactly; empty for nobody, several when a number is not one person's
 */
GPtrArray *
clew_person_find (ClewStore *store, const char *id_or_number, GError **error)
{
  if (clew_id_is_valid (id_or_number))
    return clew_record_select (store, &clew_kind_participant, error, "id = ?", "s", id_or_number);
  return clew_record_select (store, &clew_kind_participant, error,
                             "id IN (SELECT i.participant FROM identifier i "
                             "WHERE i.number = ? AND i.removed IS NULL) ORDER BY rowid",
                             "s", id_or_number);
}
