/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-participant-page.h"

#include "records/clew-facts.h"
#include "records/clew-person-name.h"

/* clang-format off */
#define LISTED_SQL \
  "SELECT b.rank, p.id, p.given_name, p.middle_name, p.family_name, p.preferred_name, " \
  "p.birth_date, p.approximate_age, p.approximate_age_on, coalesce (s.initials, s.name), " \
  "(SELECT group_concat (a.name, ', ') FROM alias a " \
  " WHERE a.participant = p.id AND a.removed IS NULL) " \
  "FROM browse b JOIN participant p ON p.id = b.participant " \
  "LEFT JOIN staff s ON s.id = p.case_manager "
/* clang-format on */

static void
fields_free (gpointer data)
{
  clew_person_fields_clear (data);
  g_free (data);
}

static char *
dup_text (ClewRows *rows, guint column)
{
  return g_strdup (clew_rows_get_text (rows, column));
}

/* The name they go by comes first, unless it is listed as their name. */
static char *
join_aliases (const char *preferred, const char *aliases)
{
  if (preferred != NULL && aliases != NULL)
    return g_strconcat (preferred, ", ", aliases, NULL);
  return g_strdup (preferred != NULL ? preferred : aliases);
}

static ClewPersonFields *
read_fields (ClewRows *rows, ClewDay today)
{
  ClewPersonFields *fields = g_new0 (ClewPersonFields, 1);
  const char       *preferred = clew_rows_get_text (rows, 5);
  const char       *given = clew_rows_get_text (rows, 2);
  const char       *aliases = clew_rows_get_text (rows, 10);
  gint64            age = clew_rows_is_nothing (rows, 7) ? -1 : clew_rows_get_number (rows, 7);

  fields->id = dup_text (rows, 1);
  fields->name = clew_person_name_listed (given, clew_rows_get_text (rows, 3),
                                          clew_rows_get_text (rows, 4), preferred);
  fields->aliases = join_aliases (given != NULL ? preferred : NULL, aliases);
  fields->case_manager = dup_text (rows, 9);
  fields->age = clew_person_age (clew_rows_get_text (rows, 6),
                                 age,
                                 clew_rows_get_text (rows, 8), today, &fields->age_is_guess);
  return fields;
}

typedef struct
{
  GHashTable *by_id; /* id → ClewPersonFields */
  ClewDay     today;
} Derive;

static gboolean
derive (const ClewFacts *facts, gpointer data)
{
  Derive            *job = data;
  ClewPersonFields  *fields = g_hash_table_lookup (job->by_id, clew_facts_get_participant (facts));
  ClewReleaseSummary release = clew_facts_get_release (facts, job->today);

  if (fields == NULL)
    return TRUE;
  fields->release = release.state;
  fields->release_day = release.day;
  fields->enrollment = clew_facts_get_enrollment (facts, job->today).state;
  return TRUE;
}

/* Says of each person what their events say of them today. */
static gboolean
derive_all (ClewStore *store, GPtrArray *people, ClewDay today, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  Derive job = { by_id, today };

  for (guint i = 0; i < people->len; i++)
    {
      ClewPersonFields *fields = g_ptr_array_index (people, i);

      g_hash_table_insert (by_id, fields->id, fields);
      g_ptr_array_add (ids, fields->id);
    }
  g_ptr_array_add (ids, NULL);
  return clew_facts_each (store, (const char *const *)ids->pdata, derive, &job, error);
}

static GPtrArray *
read_people (ClewRows *rows, GArray *ranks, ClewDay today, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (fields_free);
  GError *failure = NULL;

  while (clew_rows_next (rows, &failure))
    {
      gint64 rank = clew_rows_get_number (rows, 0);

      g_array_append_val (ranks, rank);
      g_ptr_array_add (people, read_fields (rows, today));
    }
  if (failure == NULL)
    return g_steal_pointer (&people);
  g_propagate_error (error, failure);
  return NULL;
}

/**
 * clew_participant_page_read:
 * @store: a store
 * @page: from whose rank on, and how many people
 * @skip: how many people after that rank to leave out
 * @today: the day for ages and states
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewPersonFields): the people in order
 */
GPtrArray *
clew_participant_page_read (ClewStore      *store,
                            const ClewPage *page,
                            guint           skip,
                            ClewDay         today,
                            GError        **error)
{
  g_autoptr (ClewRows) rows = NULL;
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) people = NULL;

  rows = clew_store_query (store, error,
                           LISTED_SQL "WHERE b.rank >= (SELECT rank FROM browse WHERE rank >= ? "
                                      "ORDER BY rank LIMIT 1 OFFSET ?) ORDER BY b.rank LIMIT ?",
                           "iii", page->first, (gint64)skip, (gint64)page->count);
  if (rows == NULL)
    return NULL;
  people = read_people (rows, ranks, today, error);
  if (people == NULL || !derive_all (store, people, today, error))
    return NULL;
  return g_steal_pointer (&people);
}

static char *
ranks_as_json (const gint64 *ranks, guint n_ranks)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < n_ranks; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ranks[i]);
  return g_string_free (g_string_append_c (json, ']'), FALSE);
}

/* The database answers in rank order; the hits may stand in another. */
static GPtrArray *
in_order_of (GPtrArray *people, GArray *found, const gint64 *ranks, guint n_ranks)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *ordered = g_ptr_array_new_with_free_func (fields_free);

  for (guint i = 0; i < found->len; i++)
    g_hash_table_insert (places, &g_array_index (found, gint64, i), g_ptr_array_index (people, i));
  g_ptr_array_set_free_func (people, NULL);
  for (guint i = 0; i < n_ranks; i++)
    {
      ClewPersonFields *fields = g_hash_table_lookup (places, &ranks[i]);

      if (fields != NULL)
        g_ptr_array_add (ordered, fields);
    }
  return ordered;
}

/**
 * clew_participant_page_read_ranks:
 * @store: a store
 * @ranks: distinct ranks, in any order
 * @n_ranks: how many
 * @today: the day for ages and states
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewPersonFields): the people who
 *   stand at @ranks, in the order of @ranks; whoever is gone is left out
 */
GPtrArray *
clew_participant_page_read_ranks (ClewStore    *store,
                                  const gint64 *ranks,
                                  guint         n_ranks,
                                  ClewDay       today,
                                  GError      **error)
{
  g_autofree char *json = ranks_as_json (ranks, n_ranks);
  g_autoptr (ClewRows) rows = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) people = NULL;

  rows = clew_store_query (store, error,
                           LISTED_SQL "WHERE b.rank IN (SELECT value FROM json_each (?))", "s",
                           json);
  if (rows == NULL)
    return NULL;
  people = read_people (rows, found, today, error);
  if (people == NULL || !derive_all (store, people, today, error))
    return NULL;
  return in_order_of (people, found, ranks, n_ranks);
}
