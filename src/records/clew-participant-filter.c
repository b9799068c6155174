/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-participant-filter.h"

#include "records/clew-facts.h"
#include "records/clew-office-read.h"
#include "store/clew-search.h"

typedef struct
{
  const ClewFacets *facets;
  ClewDay           today;
  GCancellable     *cancellable;
  GHashTable       *chosen; /* ids */
} Choosing;

static gboolean
is (const char *wanted, const char *found)
{
  return wanted == NULL || g_strcmp0 (wanted, found) == 0;
}

static gboolean
choose (const ClewFacts *facts, gpointer data)
{
  Choosing         *job = data;
  const ClewFacets *wanted = job->facets;
  const char       *manager = clew_facts_get_case_manager (facts);

  if (is (wanted->door, clew_facts_get_door (facts)) &&
      is (wanted->case_manager, manager != NULL ? manager : "none") &&
      is (wanted->enrollment,
          clew_enrollment_state_ids[clew_facts_get_enrollment (facts, job->today).state]) &&
      is (wanted->release, clew_release_state_ids[clew_facts_get_release (facts,
                                                                          job->today)
                                                    .state]))
    g_hash_table_add (job->chosen, g_strdup (clew_facts_get_participant (facts)));
  return !g_cancellable_is_cancelled (job->cancellable);
}

/* Keeps of @ranks (or, without, of everybody) those who were chosen. */
static GArray *
keep_chosen (ClewStore *store, GArray *ranks, GHashTable *chosen, GError **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error, "SELECT rank, participant FROM browse ORDER BY rank", NULL);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    {
      gint64 rank = clew_rows_get_number (rows, 0);

      if (!g_hash_table_contains (chosen, clew_rows_get_text (rows, 1)))
        continue;
      if (ranks == NULL)
        g_array_append_val (kept, rank);
      else
        g_hash_table_add (places, g_memdup2 (&rank, sizeof rank));
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  for (guint i = 0; ranks != NULL && i < ranks->len; i++)
    if (g_hash_table_contains (places, &g_array_index (ranks, gint64, i)))
      g_array_append_val (kept, g_array_index (ranks, gint64, i));
  return g_steal_pointer (&kept);
}

/**
 * clew_participant_filter_run:
 * @store: a store that belongs to this thread
 * @text: (nullable): what was typed
 * @order: how a date with slashes is meant
 * @facets: what else must hold
 * @today: the day for what is derived
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the ranks of those left, in
 *   list order
 */
GArray *
clew_participant_filter_run (ClewStore        *store,
                             const char       *text,
                             ClewDateOrder     order,
                             const ClewFacets *facets,
                             ClewDay           today,
                             GCancellable     *cancellable,
                             GError          **error)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) ranks = NULL;
  Choosing job = { facets, today, cancellable, chosen };

  if (text != NULL && *text != '\0')
    {
      ranks = clew_search_find (store, text, order, G_MAXINT, NULL, NULL, error);
      if (ranks == NULL)
        return NULL;
    }
  if (!clew_facts_each (store, NULL, choose, &job, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return keep_chosen (store, ranks, chosen, error);
}

typedef struct
{
  ClewStore    *store;
  char         *text;
  ClewDateOrder order;
  char         *enrollment;
  char         *door;
  char         *case_manager;
  char         *release;
  ClewDay       today;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->store);
  g_free (job->text);
  g_free (job->enrollment);
  g_free (job->door);
  g_free (job->case_manager);
  g_free (job->release);
  g_free (job);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job       *job = data;
  ClewFacets facets = { job->enrollment, job->door, job->case_manager, job->release };
  GError    *error = NULL;
  GArray    *ranks = NULL;
  ClewStore *reader = clew_store_open_reader (job->store, &error);

  if (reader != NULL)
    {
      ranks = clew_participant_filter_run (reader, job->text, job->order, &facets, job->today,
                                           cancellable, &error);
      clew_store_close (reader);
      g_object_unref (reader);
    }
  clew_office_read_end ();
  if (ranks != NULL)
    g_task_return_pointer (task, ranks, (GDestroyNotify)g_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * clew_participant_filter_async:
 * @office: an office
 * @text: (nullable): what was typed
 * @order: how a date with slashes is meant
 * @facets: what else must hold; copied
 * @cancellable: (nullable): ends it early
 * @callback: called on this thread when it is done
 * @data: for @callback
 *
 * clew_participant_filter_run() on a thread and a connection of its own.
 */
void
clew_participant_filter_async (ClewOffice         *office,
                               const char         *text,
                               ClewDateOrder       order,
                               const ClewFacets   *facets,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (office, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->store = g_object_ref (clew_office_get_store (office));
  job->text = g_strdup (text);
  job->order = order;
  job->enrollment = g_strdup (facets->enrollment);
  job->door = g_strdup (facets->door);
  job->case_manager = g_strdup (facets->case_manager);
  job->release = g_strdup (facets->release);
  job->today = clew_office_today (office);
  g_task_set_source_tag (task, clew_participant_filter_async);
  g_task_set_task_data (task, job, job_free);
  clew_office_read_begin ();
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * clew_participant_filter_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): as clew_participant_filter_run()
 */
GArray *
clew_participant_filter_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
