/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-hearing-kind.h"

#include "records/clew-case-list-private.h"

#include <glib/gi18n-lib.h>

#define IN_ORDER "ORDER BY position NULLS LAST, name COLLATE NOCASE, rowid"

/**
 * clew_hearing_kind_list:
 * @store: a store
 * @also: (nullable): id of one that is listed even if it was removed: a hearing has it
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): what hearings are called here, in the site's
 *   order, or %NULL with @error set
 */
GPtrArray *
clew_hearing_kind_list (ClewStore *store, const char *also, GError **error)
{
  g_autoptr (GPtrArray) kinds = clew_record_select (store, &clew_kind_hearing_kind, error,
                                                    "1 " IN_ORDER, NULL);
  ClewRecord *one;

  for (guint i = 0; kinds != NULL && also != NULL && i < kinds->len; i++)
    if (g_str_equal (clew_record_get_id (g_ptr_array_index (kinds, i)), also))
      return g_steal_pointer (&kinds);
  if (kinds == NULL || also == NULL)
    return g_steal_pointer (&kinds);
  one = clew_record_load (store, &clew_kind_hearing_kind, also, error);
  if (one == NULL)
    return NULL;
  g_ptr_array_add (kinds, one);
  return g_steal_pointer (&kinds);
}

/**
 * clew_hearing_kind_add:
 * @office: an office
 * @kind: a new one, which goes to the end of the list
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when a field is refused
 *
 * Can be undone.
 *
 * Returns: %FALSE with @error set when it was not kept
 */
gboolean
clew_hearing_kind_add (ClewOffice *office, ClewRecord *kind, GError **error)
{
  ClewStore *store = clew_office_get_store (office);
  g_autoptr (GPtrArray) kinds = clew_hearing_kind_list (store, NULL, error);
  gint64 last = 0;

  if (kinds == NULL)
    return FALSE;
  for (guint i = 0; i < kinds->len; i++)
    last = MAX (last, clew_record_get_number (g_ptr_array_index (kinds, i), "position", 0));
  clew_record_set_number (kind, "position", last + 1);
  return clew_office_save (office, _ ("Add kind of hearing"), kind, error);
}

/**
 * clew_hearing_kind_move:
 * @office: an office
 * @id: id of one of the list
 * @by: how many places it goes down, or up if less than 0
 * @error: return location
 *
 * Can be undone at once. Beyond the ends of the list it goes to the end.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_hearing_kind_move (ClewOffice *office, const char *id, int by, GError **error)
{
  const char *what;
  ClewStore  *store = clew_office_get_store (office);
  g_autoptr (GPtrArray) kinds = clew_hearing_kind_list (store, NULL, error);

  if (kinds == NULL)
    return FALSE;
  for (guint i = 0; i < kinds->len; i++)
    if (g_str_equal (clew_record_get_id (g_ptr_array_index (kinds, i)), id))
      {
        ClewRecord *moved = g_ptr_array_steal_index (kinds, i);

        g_ptr_array_insert (kinds, CLAMP ((int)i + by, 0, (int)kinds->len), moved);
        break;
      }
  for (guint i = 0; i < kinds->len; i++)
    clew_record_set_number (g_ptr_array_index (kinds, i), "position", (gint64)i + 1);
  what = _ ("Move kind of hearing");
  return clew_office_save_together (office, what,
                                    (ClewRecord *const *)kinds->pdata, kinds->len, error);
}

/**
 * clew_hearing_kind_load_names:
 * @store: a store
 * @court_case: a case's id
 * @error: return location
 *
 * Returns: (transfer full): the site's names of the kinds that hearings of the case have, by id
 */
GHashTable *
clew_hearing_kind_load_names (ClewStore *store, const char *court_case, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error,
    "SELECT id, name FROM hearing_kind WHERE id IN (SELECT site_kind FROM hearing "
    "WHERE court_case = ?)",
    "s", court_case);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    g_hash_table_insert (names, g_strdup (clew_rows_get_text (rows, 0)),
                         g_strdup (clew_rows_get_text (rows, 1)));
  return clew_rows_failed (failure, error) ? NULL : g_steal_pointer (&names);
}

/**
 * clew_hearing_name:
 * @name: what %CLEW_HEARING_NAME_SQL found
 *
 * Returns: how people call the hearing: its kind translated, or as the site calls it
 */
const char *
clew_hearing_name (const char *name)
{
  const char *label = clew_choice_get_label (clew_hearing_kinds, name);

  return label != NULL ? label : name;
}
