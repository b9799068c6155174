/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-settings.h"

#include <string.h>

/**
 * clew_settings_are_installed:
 *
 * GSettings ends the program when a schema is missing; asking first lets the
 * program say what to do.
 *
 * Returns: whether the schema of Clew can be found
 */
gboolean
clew_settings_are_installed (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source == NULL)
    return FALSE;

  schema = g_settings_schema_source_lookup (source, CLEW_APPLICATION_ID, TRUE);

  return schema != NULL;
}

/**
 * clew_settings_get:
 *
 * This account's preferences. They never hold anything about a participant.
 *
 * Returns: (transfer none): the settings, one object for the whole program
 */
GSettings *
clew_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (CLEW_APPLICATION_ID);

  return settings;
}

/**
 * clew_settings_get_date_order:
 *
 * Returns: how a typed 3/4 is read: as preferred, or as the locale writes it
 */
ClewDateOrder
clew_settings_get_date_order (void)
{
  g_autofree char *order = g_settings_get_string (clew_settings_get (), "date-order");

  if (strcmp (order, "month-first") == 0)
    return CLEW_DATE_ORDER_MONTH_FIRST;
  if (strcmp (order, "day-first") == 0)
    return CLEW_DATE_ORDER_DAY_FIRST;

  return clew_day_order_of_locale ();
}
