/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-docket-choices.h"

#include "records/clew-case.h"
#include "records/clew-docket.h"
#include "records/clew-person-name.h"

#include <glib/gi18n-lib.h>

/* Courts and prosecutors are typed, so there are as many spellings as people have used; those
 * that the docket has are offered as they stand. */

/* clang-format off */
#define COURTS_SQL \
  "SELECT c.court FROM court_case c WHERE c.removed IS NULL AND c.court IS NOT NULL AND " \
  CLEW_CASE_SHOWN_SQL " " \
  "UNION SELECT h.court FROM hearing h WHERE h.removed IS NULL AND h.court IS NOT NULL " \
  "ORDER BY 1 LIMIT ?1"
#define PROSECUTORS_SQL \
  "SELECT DISTINCT c.prosecutor FROM court_case c " \
  "WHERE c.removed IS NULL AND c.prosecutor IS NOT NULL AND " CLEW_CASE_SHOWN_SQL \
  " ORDER BY 1 LIMIT ?1"
#define KINDS_SQL \
  "SELECT DISTINCT h.kind FROM hearing h WHERE h.removed IS NULL LIMIT ?1"
#define SITE_KINDS_SQL \
  "SELECT k.id, k.name FROM hearing_kind k WHERE EXISTS (SELECT 1 FROM hearing h " \
  "WHERE h.site_kind = k.id AND h.removed IS NULL) " \
  "ORDER BY k.removed IS NOT NULL, k.position NULLS LAST, k.name LIMIT ?1"
#define OF_CASE "JOIN court_case c ON c.removed IS NULL AND " CLEW_CASE_SHOWN_SQL " AND c.id = "
#define PEOPLE_SQL \
  "SELECT p.id, p.given_name, p.middle_name, p.family_name, p.preferred_name FROM participant p " \
  "WHERE p.removed IS NULL AND p.id IN (" \
  "SELECT c.participant FROM hearing h " OF_CASE "h.court_case " \
  "WHERE h.removed IS NULL AND h.on_day BETWEEN ?2 AND ?3 " \
  "UNION SELECT c.participant FROM decision d " OF_CASE "d.court_case " \
  "WHERE d.removed IS NULL AND d.review_on BETWEEN ?2 AND ?3 " \
  "UNION SELECT r.participant FROM consent r WHERE r.expires_on BETWEEN ?2 AND ?3) " \
  "ORDER BY p.family_name, p.given_name, p.id LIMIT ?1"
/* clang-format on */

ClewDocketChoice *
clew_docket_choice_new (const char *id, const char *label, const char *initials)
{
  ClewDocketChoice *choice = g_new0 (ClewDocketChoice, 1);

  choice->id = g_strdup (id);
  choice->label = g_strdup (label);
  choice->initials = g_strdup (initials);
  return choice;
}

void
clew_docket_choice_free (ClewDocketChoice *choice)
{
  g_free (choice->id);
  g_free (choice->label);
  g_free (choice->initials);
  g_free (choice);
}

static ClewDocketChoice *
read_choice (ClewRows *rows, ClewDocketBy by)
{
  const char      *text = clew_rows_get_text (rows, 0);
  g_autofree char *given = NULL, *middle = NULL, *family = NULL;
  g_autofree char *name = NULL, *initials = NULL, *id = NULL;

  if (by == CLEW_DOCKET_BY_KIND)
    {
      const char *label = clew_choice_get_label (clew_hearing_kinds, text);

      id = g_strconcat ("hearing:", text, NULL);
      return clew_docket_choice_new (id, label != NULL ? label : text, NULL);
    }
  if (by != CLEW_DOCKET_BY_PARTICIPANT)
    return clew_docket_choice_new (text, text, NULL);
  id = g_strdup (text);
  given = g_strdup (clew_rows_get_text (rows, 1));
  middle = g_strdup (clew_rows_get_text (rows, 2));
  family = g_strdup (clew_rows_get_text (rows, 3));
  name = clew_person_name_listed (given, middle, family, clew_rows_get_text (rows, 4));
  initials = clew_person_name_initials (given, middle, family, clew_rows_get_text (rows, 4));
  return clew_docket_choice_new (id, name, initials);
}

static ClewRows *
query_choices (ClewStore *store, ClewDocketBy by, ClewDay from, ClewDay to, GError **error)
{
  gint64 limit = CLEW_DOCKET_CHOICES_LIMIT;

  if (by == CLEW_DOCKET_BY_PARTICIPANT)
    return clew_store_query (store, error, PEOPLE_SQL, "idd", limit, from, to);
  return clew_store_query (store, error,
                           by == CLEW_DOCKET_BY_COURT        ? COURTS_SQL
                           : by == CLEW_DOCKET_BY_PROSECUTOR ? PROSECUTORS_SQL
                                                             : KINDS_SQL,
                           "i", limit);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(ClewDocketChoice *const *)a)->label,
                         (*(ClewDocketChoice *const *)b)->label);
}

static void
add_general_kinds (GPtrArray *choices)
{
  static const char *const labels[CLEW_DOCKET_N_KINDS] = {
    [CLEW_DOCKET_HEARING] = N_ ("All hearings"),
    [CLEW_DOCKET_REVIEW] = N_ ("Reviews of decisions"),
    [CLEW_DOCKET_RELEASE_ENDS] = N_ ("Ends of releases"),
  };

  for (guint i = 0; i < CLEW_DOCKET_N_KINDS; i++)
    g_ptr_array_insert (choices, (int)i,
                        clew_docket_choice_new (clew_docket_kind_ids[i], _ (labels[i]), NULL));
}

/* What the site calls its hearings, in its own order, before what the program calls them. */
static gboolean
add_site_kinds (ClewStore *store, GPtrArray *choices, GError **error)
{
  gint64 limit = CLEW_DOCKET_CHOICES_LIMIT;
  g_autoptr (ClewRows) rows = clew_store_query (store, error, SITE_KINDS_SQL, "i", limit);
  GError *failure = NULL;
  int     place = 0;

  if (rows == NULL)
    return FALSE;
  while (clew_rows_next (rows, &failure))
    {
      g_autofree char *id = g_strconcat ("site:", clew_rows_get_text (rows, 0), NULL);

      g_ptr_array_insert (choices, place++,
                          clew_docket_choice_new (id, clew_rows_get_text (rows, 1), NULL));
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/**
 * clew_docket_choices_load:
 * @store: a store
 * @by: of which part of a filter
 * @from: the first day, which matters for participants alone
 * @to: the last day, included
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewDocketChoice): what there is to choose from, at most
 *   %CLEW_DOCKET_CHOICES_LIMIT, in the order in which people look for it
 */
GPtrArray *
clew_docket_choices_load (ClewStore   *store,
                          ClewDocketBy by,
                          ClewDay      from,
                          ClewDay      to,
                          GError     **error)
{
  g_autoptr (GPtrArray) choices =
               g_ptr_array_new_with_free_func ((GDestroyNotify)clew_docket_choice_free);
  g_autoptr (ClewRows) rows = query_choices (store, by, from, to, error);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    g_ptr_array_add (choices, read_choice (rows, by));
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  g_ptr_array_sort (choices, compare_labels);
  if (by == CLEW_DOCKET_BY_KIND && !add_site_kinds (store, choices, error))
    return NULL;
  if (by == CLEW_DOCKET_BY_KIND)
    add_general_kinds (choices);
  return g_steal_pointer (&choices);
}
