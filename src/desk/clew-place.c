/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-place.h"

#include "base/clew-id.h"

#include <string.h>

/**
 * clew_place_new:
 * @name: a view or a kind of record
 * @id: (nullable): the record's id
 *
 * Returns: (transfer full): a place; free it with clew_place_free()
 */
ClewPlace *
clew_place_new (const char *name, const char *id)
{
  ClewPlace *place = g_new0 (ClewPlace, 1);

  place->name = g_strdup (name);
  place->id = g_strdup (id);

  return place;
}

/**
 * clew_place_parse:
 * @text: "docket", "person:ID"
 *
 * Whether such a view exists is for clew_areas_check_place() to say.
 *
 * Returns: (transfer full) (nullable): the place, or %NULL when @text is not one
 */
ClewPlace *
clew_place_parse (const char *text)
{
  const char      *colon;
  g_autofree char *name = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  colon = strchr (text, ':');
  if (colon == NULL)
    return *text != '\0' ? clew_place_new (text, NULL) : NULL;

  name = g_strndup (text, colon - text);
  if (*name == '\0' || !clew_id_is_valid (colon + 1))
    return NULL;

  return clew_place_new (name, colon + 1);
}

/**
 * clew_place_copy:
 *
 * Returns: (transfer full): a copy
 */
ClewPlace *
clew_place_copy (const ClewPlace *place)
{
  return clew_place_new (place->name, place->id);
}

/**
 * clew_place_to_text:
 *
 * Returns: (transfer full): what clew_place_parse() reads
 */
char *
clew_place_to_text (const ClewPlace *place)
{
  if (place->id == NULL)
    return g_strdup (place->name);

  return g_strdup_printf ("%s:%s", place->name, place->id);
}

gboolean
clew_place_equal (const ClewPlace *a, const ClewPlace *b)
{
  return g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->id, b->id) == 0;
}

void
clew_place_free (ClewPlace *place)
{
  if (place == NULL)
    return;

  g_free (place->name);
  g_free (place->id);
  g_free (place);
}
