/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records/clew-staff.h"

/**
 * clew_staff_list:
 * @store: a store
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): who works here, in order of
 *   names, and then who did, or %NULL with @error set
 */
GPtrArray *
clew_staff_list (ClewStore *store, GError **error)
{
  return clew_record_select (store, &clew_kind_staff, error,
                             "1 ORDER BY ended_on IS NOT NULL, name COLLATE NOCASE", NULL);
}

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

/**
 * clew_staff_set_me:
 * @office: an office
 * @what: for the audit and the undo menu, translated
 * @me: (nullable): who uses this account of this computer, or %NULL for nobody
 * @error: return location
 *
 * Gives the login name of this account to @me and to nobody else, in one change.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_staff_set_me (ClewOffice *office, const char *what, ClewRecord *me, GError **error)
{
  g_autoptr (GPtrArray) changed = clew_record_select (
    clew_office_get_store (office), &clew_kind_staff, error, "login = ? AND id IS NOT ?", "ss",
    g_get_user_name (), me != NULL ? clew_record_get_id (me) : NULL);

  if (changed == NULL)
    return FALSE;
  for (guint i = 0; i < changed->len; i++)
    clew_record_set_nothing (g_ptr_array_index (changed, i), "login");
  if (me != NULL)
    {
      ClewRecord *record = clew_record_copy (me);

      clew_record_set_text (record, "login", g_get_user_name ());
      g_ptr_array_add (changed, record);
    }
  return clew_office_save_together (office, what, (ClewRecord *const *)changed->pdata,
                                    changed->len, error);
}
