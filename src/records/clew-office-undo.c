/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-office-private.h"

/* What an office's last changes were, and taking them back. */

/**
 * clew_office_follow:
 * @office: an office, closed by now or not
 * @what: what the change was for, translated
 * @record: a new record that clew_office_write_async() kept
 *
 * clew_office_follow_all() for one.
 */
void
clew_office_follow (ClewOffice *office, const char *what, ClewRecord *record)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  g_ptr_array_add (before, NULL);
  g_ptr_array_add (after, record);
  clew_office_follow_all (office, what, before, after, NULL);
}

/**
 * clew_office_get_undo:
 * @office: an office
 *
 * Returns: (nullable): what would be undone, for people
 */
const char *
clew_office_get_undo (ClewOffice *office)
{
  return clew_undo_get_name (clew_office_get_steps (office), TRUE);
}

/**
 * clew_office_get_redo:
 * @office: an office
 *
 * Returns: (nullable): what would be done again, for people
 */
const char *
clew_office_get_redo (ClewOffice *office)
{
  return clew_undo_get_name (clew_office_get_steps (office), FALSE);
}

/**
 * clew_office_undo:
 * @office: an office
 * @error: return location
 *
 * Takes back the last change of a single record, as a change of its own.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_office_undo (ClewOffice *office, GError **error)
{
  return clew_undo_take (clew_office_get_steps (office), office, TRUE, error);
}

/**
 * clew_office_redo:
 * @office: an office
 * @error: return location
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_office_redo (ClewOffice *office, GError **error)
{
  return clew_undo_take (clew_office_get_steps (office), office, FALSE, error);
}
