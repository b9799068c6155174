/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-cases-seen.h"

#include "desk/clew-settings.h"

#define KEY "cases-seen"

/* Of whom nothing is kept yet, changes are shown from this many days on. */
#define FIRST_DAYS 7

static char *
get_key (ClewOffice *office)
{
  ClewRecord *me = clew_office_get_me (office);

  return g_strdup_printf ("%s %s", clew_office_get_id (office),
                          me != NULL ? clew_record_get_id (me) : "");
}

static char *
get_default (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, -FIRST_DAYS);

  return g_date_time_format (then, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * clew_cases_seen_get:
 * @office: an open office
 *
 * Returns: (transfer full): the instant until which changes were seen, ISO 8601 in UTC; a week
 *   ago of whoever has not looked yet
 */
char *
clew_cases_seen_get (ClewOffice *office)
{
  g_autoptr (GVariant) seen = g_settings_get_value (clew_settings_get (), KEY);
  g_autofree char *key = get_key (office);
  char            *instant = NULL;

  g_variant_lookup (seen, key, "s", &instant);
  return instant != NULL ? instant : get_default ();
}

/**
 * clew_cases_seen_set:
 * @office: an open office
 * @instant: until when changes were seen
 */
void
clew_cases_seen_set (ClewOffice *office, const char *instant)
{
  g_autoptr (GVariant) seen = g_settings_get_value (clew_settings_get (), KEY);
  GVariantBuilder  builder;
  GVariantIter     iter;
  g_autofree char *key = get_key (office);
  const char      *one;
  const char      *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, seen);
  while (g_variant_iter_next (&iter, "{&s&s}", &one, &value))
    if (!g_str_equal (one, key))
      g_variant_builder_add (&builder, "{ss}", one, value);
  g_variant_builder_add (&builder, "{ss}", key, instant);
  g_settings_set_value (clew_settings_get (), KEY, g_variant_builder_end (&builder));
}
