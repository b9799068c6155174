/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records/clew-signer-ages.h"

/* clang-format off */
#define AGES_SQL \
  "SELECT NULL, majority_age FROM office " \
  "UNION ALL SELECT category, own_consent_age FROM minor_rule WHERE removed IS NULL"
/* clang-format on */

/**
 * clew_signer_ages_free:
 * @ages: (nullable): ages
 */
void
clew_signer_ages_free (ClewSignerAges *ages)
{
  if (ages == NULL)
    return;
  for (guint i = 0; i < ages->n_rules; i++)
    g_free ((char *)ages->rules[i].category);
  g_free ((ClewMinorRule *)ages->rules);
  g_free (ages);
}

/**
 * clew_signer_ages_load:
 * @store: a store
 * @error: return location
 *
 * Returns: (transfer full): the age of majority and the site's own ages
 */
ClewSignerAges *
clew_signer_ages_load (ClewStore *store, GError **error)
{
  g_autoptr (ClewSignerAges) ages = g_new0 (ClewSignerAges, 1);
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (ClewMinorRule));
  g_autoptr (ClewRows) rows = clew_store_query (store, error, AGES_SQL, NULL);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  ages->majority = CLEW_SIGNER_MAJORITY;
  while (clew_rows_next (rows, &failure))
    {
      ClewMinorRule rule = { g_strdup (clew_rows_get_text (rows, 0)),
                             (int)clew_rows_get_number (rows, 1) };

      if (rule.category != NULL)
        g_array_append_val (rules, rule);
      else if (!clew_rows_is_nothing (rows, 1))
        ages->majority = rule.own_consent_age;
    }
  ages->n_rules = rules->len;
  ages->rules = (const ClewMinorRule *)g_array_free (g_steal_pointer (&rules), FALSE);
  if (failure == NULL)
    return g_steal_pointer (&ages);
  g_propagate_error (error, failure);
  return NULL;
}

/**
 * clew_signer_ages_save_own:
 * @office: an office
 * @what: what the change is called, translated
 * @category: a kind of information
 * @age: from which age a minor alone may release it here, or 0 for no rule
 * @error: return location
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_signer_ages_save_own (ClewOffice *office,
                           const char *what,
                           const char *category,
                           gint64      age,
                           GError    **error)
{
  g_autoptr (GPtrArray) found = clew_record_select (clew_office_get_store (office),
                                                    &clew_kind_minor_rule, error,
                                                    "category = ?", "s", category);
  g_autoptr (ClewRecord) rule = NULL;

  if (found == NULL)
    return FALSE;
  rule = found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0))
                        : clew_record_new (&clew_kind_minor_rule);
  if (age == 0)
    return found->len == 0 || clew_office_remove (office, what, rule, error);
  clew_record_set_text (rule, "category", category);
  clew_record_set_number (rule, "own_consent_age", age);
  return clew_office_save (office, what, rule, error);
}
