/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-may-hear-sql.h"

#include "records/clew-kind.h"
#include "records/clew-person-name.h"
#include "records/clew-record.h"

#include <math.h>

/* So many people are judged at once. */
#define CHUNK 400

/* The one SQL text for "who may hear today". It is not the rule once more: it
 * takes out everybody about whom an agency could hear, and a test holds that
 * nobody is missing. Of whom it may, clew_consent_may_hear() says. A form that
 * only adds ends with what it adds to, whatever date it carries itself. */
/* clang-format off */
#define SIGNED "e.kind = 'signed' AND e.on_day <= ?2"
#define COULD_HOLD \
  "c.kind = 'multi_party' " \
  "AND (c.adds_to IS NOT NULL OR c.expires_on IS NULL OR c.expires_on > ?2)"
#define BY_TICKS_SQL \
  "SELECT b.participant, b.rank FROM browse b WHERE b.participant IN (" \
  "SELECT c.participant FROM consent_grant g INDEXED BY consent_grant_by_agency " \
  "CROSS JOIN consent_event e INDEXED BY consent_event_signature ON e.id = g.event AND " SIGNED \
  " CROSS JOIN consent c INDEXED BY consent_in_short ON c.id = e.consent AND " COULD_HOLD \
  " WHERE g.agency = ?1) " \
  "AND b.rank > ?3 ORDER BY b.rank LIMIT ?4"
#define BY_LIST_SQL \
  "SELECT b.participant, b.rank FROM browse b WHERE b.rank > ?3 AND EXISTS (" \
  "SELECT 1 FROM consent c CROSS JOIN consent_event e ON e.consent = c.id AND " SIGNED \
  " CROSS JOIN consent_grant g ON g.event = e.id AND +g.agency = ?1 " \
  "WHERE c.participant = b.participant AND " COULD_HOLD ") ORDER BY b.rank LIMIT ?4"
#define SIGNED_SQL \
  "SELECT b.participant, p.given_name, p.middle_name, p.family_name, p.preferred_name " \
  "FROM browse b JOIN participant p ON p.id = b.participant WHERE EXISTS (" \
  "SELECT 1 FROM consent c CROSS JOIN consent_event e ON e.consent = c.id AND " SIGNED \
  " WHERE c.participant = b.participant AND c.kind = 'multi_party') ORDER BY b.rank"
/* clang-format on */

/**
 * clew_may_hear_read_people:
 * @rows: (transfer full) (nullable): rows whose first column is a participant's id
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8): the ids, or %NULL with @error
 *   set; also when @rows is %NULL because asking failed
 */
GPtrArray *
clew_may_hear_read_people (ClewRows *rows, GError **error)
{
  g_autoptr (ClewRows) owned = rows;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    g_ptr_array_add (ids, g_strdup (clew_rows_get_text (rows, 0)));
  if (failure == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, failure);
  return NULL;
}

/* Walking down the list of people finds enough the sooner the more of them
 * named the agency; going from its ticks to the people takes the longer. By
 * measuring, the two are even at one in five, and in a large office at the root
 * of so many times its people. No more ticks are counted. */
static gboolean
is_named_by_many (ClewStore *store, const char *agency, gboolean *many, GError **error)
{
  g_autoptr (ClewRows) people = clew_store_query (store, error, "SELECT sum (count) FROM page",
                                                  NULL);
  g_autoptr (ClewRows) ticks = NULL;
  double n;
  gint64 even;

  if (people == NULL || !clew_rows_next (people, error))
    return FALSE;
  n = (double)clew_rows_get_number (people, 0);
  even = (gint64)fmin (n / 5, sqrt (2000 * n));
  ticks = clew_store_query (
    store, error, "SELECT count (*) FROM (SELECT 1 FROM consent_grant WHERE agency = ? LIMIT ?)",
    "si", agency, even + 1);
  if (ticks == NULL || !clew_rows_next (ticks, error))
    return FALSE;
  *many = clew_rows_get_number (ticks, 0) > even;
  return TRUE;
}

/* The next people about whom the agency could hear; @after is the rank to go on from. */
static GPtrArray *
read_candidates (ClewStore  *store,
                 const char *agency,
                 ClewDay     on,
                 gboolean    by_list,
                 gint64     *after,
                 gboolean   *at_end,
                 GError    **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gint64 limit = by_list ? CHUNK : G_MAXINT64;
  g_autoptr (ClewRows) rows = clew_store_query (store, error,
                                                by_list ? BY_LIST_SQL : BY_TICKS_SQL, "sdii",
                                                agency, on, *after, limit);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    {
      g_ptr_array_add (ids, g_strdup (clew_rows_get_text (rows, 0)));
      *after = clew_rows_get_number (rows, 1);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  *at_end = (gint64)ids->len < limit;
  return g_steal_pointer (&ids);
}

typedef struct
{
  ClewCandidateFunc func;
  gpointer          data;
  GHashTable       *shown; /* id → what the list shows */
  GError           *error;
} Judging;

static gboolean
judge_one (const ClewFacts *facts, gpointer data)
{
  Judging *judging = data;
  gpointer shown = judging->func (facts, judging->data, &judging->error);

  if (shown != NULL)
    g_hash_table_insert (judging->shown, g_strdup (clew_facts_get_participant (facts)), shown);
  return judging->error == NULL;
}

/* Those of a stretch who are meant, in the order of the list. */
static gboolean
judge (ClewStore       *store,
       const GPtrArray *people,
       guint            from,
       Judging         *judging,
       GPtrArray       *found,
       GError         **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = from; i < MIN (from + CHUNK, people->len); i++)
    g_ptr_array_add (ids, g_ptr_array_index (people, i));
  g_ptr_array_add (ids, NULL);
  if (!clew_facts_each_releases (store, (const char *const *)ids->pdata, judge_one, judging, error))
    return FALSE;
  for (guint i = 0; i + 1 < ids->len; i++)
    {
      gpointer one = g_hash_table_lookup (judging->shown, g_ptr_array_index (ids, i));

      if (one != NULL)
        g_ptr_array_add (found, one);
    }
  g_hash_table_remove_all (judging->shown);
  if (judging->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&judging->error));
  return FALSE;
}

static gboolean
judge_all (ClewStore       *store,
           const GPtrArray *people,
           guint            limit,
           Judging         *judging,
           GPtrArray       *found,
           GError         **error)
{
  for (guint from = 0; from < people->len && found->len <= limit; from += CHUNK)
    if (!judge (store, people, from, judging, found, error))
      return FALSE;
  return TRUE;
}

static void
cut (GPtrArray *found, guint limit, gboolean *more)
{
  if (more != NULL)
    *more = found->len > limit;
  if (found->len > limit)
    g_ptr_array_set_size (found, (int)limit);
}

/**
 * clew_may_hear_choose:
 * @store: a store
 * @people: (element-type utf8): ids of those whom it could be about
 * @func: says what the list shows of a person
 * @data: for @func
 * @free_shown: frees what @func returned
 * @limit: how many at most
 * @more: (out) (optional): whether there are more than @limit
 * @error: return location
 *
 * Reads no further than to one more than @limit.
 *
 * Returns: (transfer full): what @func returned, in the order of @people, or
 *   %NULL with @error set
 */
GPtrArray *
clew_may_hear_choose (ClewStore        *store,
                      const GPtrArray  *people,
                      ClewCandidateFunc func,
                      gpointer          data,
                      GDestroyNotify    free_shown,
                      guint             limit,
                      gboolean         *more,
                      GError          **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_shown);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Judging judging = { func, data, shown, NULL };

  if (!judge_all (store, people, limit, &judging, found, error))
    return NULL;
  cut (found, limit, more);
  return g_steal_pointer (&found);
}

/**
 * clew_may_hear_choose_for_agency:
 * @store: a store
 * @agency: an agency's id
 * @on: the day asked about
 * @func: says what the list shows of a person
 * @data: for @func
 * @free_shown: frees what @func returned
 * @limit: how many at most
 * @more: (out) (optional): whether there are more than @limit
 * @error: return location
 *
 * clew_may_hear_choose() among everybody about whom the agency could hear
 * something by a multi-party release on a day.
 *
 * Returns: (transfer full): what @func returned, in the order of the list of
 *   people, or %NULL with @error set
 */
GPtrArray *
clew_may_hear_choose_for_agency (ClewStore        *store,
                                 const char       *agency,
                                 ClewDay           on,
                                 ClewCandidateFunc func,
                                 gpointer          data,
                                 GDestroyNotify    free_shown,
                                 guint             limit,
                                 gboolean         *more,
                                 GError          **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_shown);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Judging  judging = { func, data, shown, NULL };
  gboolean many, at_end = FALSE;
  gint64   after = G_MININT64;

  if (!is_named_by_many (store, agency, &many, error))
    return NULL;
  while (!at_end && found->len <= limit)
    {
      g_autoptr (GPtrArray) people = read_candidates (store, agency, on, many, &after, &at_end,
                                                      error);

      if (people == NULL || !judge_all (store, people, limit, &judging, found, error))
        return NULL;
    }
  cut (found, limit, more);
  return g_steal_pointer (&found);
}

/**
 * clew_may_hear_query_signed:
 * @store: a store
 * @on: the day asked about
 * @error: return location
 *
 * Everybody who had signed a multi-party release by that day, whatever became of it. About
 * anybody else no agency may hear anything.
 *
 * Returns: (transfer full): rows in the order of the list of people: a participant's id, then
 *   given, middle, family and preferred name; or %NULL with @error set
 */
ClewRows *
clew_may_hear_query_signed (ClewStore *store, ClewDay on, GError **error)
{
  return clew_store_query (store, error, SIGNED_SQL, "sd", "", on);
}

/**
 * clew_may_hear_dup_name:
 * @store: a store
 * @participant: a participant's id
 * @error: return location
 *
 * Returns: (transfer full): the person's name as it is listed, or %NULL with @error set
 */
char *
clew_may_hear_dup_name (ClewStore *store, const char *participant, GError **error)
{
  g_autoptr (ClewRecord) record = clew_record_load (store, &clew_kind_participant, participant,
                                                    error);

  return record != NULL ? clew_person_dup_listed_name (record) : NULL;
}
