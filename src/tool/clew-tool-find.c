/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "base/clew-fold.h"
#include "records/clew-person-find.h"

#include <glib/gi18n.h>

/* Whom and which agency somebody means on a command line. */

/**
 * clew_tool_find_participant:
 * @store: a store
 * @text: what followed --participant
 * @error: return location
 *
 * Returns: (transfer full): the id of the one person whom it names, or %NULL
 */
char *
clew_tool_find_participant (ClewStore *store, const char *text, GError **error)
{
  g_autoptr (GPtrArray) found = clew_person_find (store, text, error);

  if (found == NULL)
    return NULL;
  if (found->len == 1)
    return g_strdup (clew_record_get_id (g_ptr_array_index (found, 0)));
  if (found->len == 0)
    clew_tool_refuse (error, _ ("Nobody in this office has the id or number after --participant. "
                                "Nothing was changed."));
  else
    clew_tool_refuse (error, _ ("The number after --participant belongs to more than one person. "
                                "Use the id. Nothing was changed."));
  return NULL;
}

/* As names are compared everywhere (domain.md §7): case, accents, the kind of
 * apostrophe and spaces don't count. */
static gboolean
is_called (ClewRecord *agency, const char *name, const char *folded)
{
  static const char *const columns[] = { "legal_name", "short_name" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char      *known = clew_record_get_text (agency, columns[i]);
      g_autofree char *called = clew_fold (known);

      if (g_strcmp0 (known, name) == 0 || (folded[0] != '\0' && g_strcmp0 (called, folded) == 0))
        return TRUE;
    }
  return g_ascii_strcasecmp (clew_record_get_id (agency), name) == 0;
}

/**
 * clew_tool_find_agency:
 * @agencies: (element-type ClewRecord): those that can be meant
 * @name: what followed --agency
 * @found: (out) (nullable): the one that is called so, or %NULL if none is
 * @error: return location
 *
 * Returns: %FALSE with @error set when several are called so
 */
gboolean
clew_tool_find_agency (GPtrArray *agencies, const char *name, ClewRecord **found, GError **error)
{
  g_autofree char *folded = clew_fold (name);

  *found = NULL;
  for (guint i = 0; i < agencies->len; i++)
    {
      ClewRecord *agency = g_ptr_array_index (agencies, i);

      if (!is_called (agency, name, folded))
        continue;
      if (*found != NULL)
        {
          clew_tool_refuse (error, _ ("More than one agency is called “%s”. Use its id. "
                                      "Nothing was changed."),
                                      name);
          return FALSE;
        }
      *found = agency;
    }
  return TRUE;
}

/**
 * clew_tool_check_categories:
 * @known: the kinds of information that can be named
 * @categories: (nullable) (array zero-terminated=1): what followed --category
 * @error: return location
 *
 * Returns: %FALSE with @error set when one of them is none
 */
gboolean
clew_tool_check_categories (const ClewChoice *known, char **categories, GError **error)
{
  for (guint i = 0; categories != NULL && categories[i] != NULL; i++)
    {
      g_autoptr (GString) ids = NULL;

      if (clew_choice_get_label (known, categories[i]) != NULL)
        continue;
      ids = g_string_new (known[0].id);
      for (guint j = 1; known[j].id != NULL; j++)
        g_string_append_printf (ids, ", %s", known[j].id);
      clew_tool_refuse (error, _ ("“%s” after --category is not one of: %s. Nothing was changed."),
                                  categories[i], ids->str);
      return FALSE;
    }
  return TRUE;
}
