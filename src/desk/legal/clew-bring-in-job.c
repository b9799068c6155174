/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-bring-in-job.h"

void
clew_bring_in_job_free (gpointer data)
{
  ClewBringInJob *job = data;

  g_clear_object (&job->file);
  g_clear_pointer (&job->csv, clew_csv_unref);
  g_clear_object (&job->mapping);
  g_clear_object (&job->cancellable);
  g_free (job->actor);
  g_free (job);
}

/**
 * clew_bring_in_job_new:
 * @cancellable: to give up
 *
 * Returns: (transfer full): a job with nothing to do yet
 */
ClewBringInJob *
clew_bring_in_job_new (GCancellable *cancellable)
{
  ClewBringInJob *job = g_new0 (ClewBringInJob, 1);

  job->cancellable = g_object_ref (cancellable);
  return job;
}

void
clew_bring_in_loaded_free (gpointer data)
{
  ClewBringInLoaded *loaded = data;

  g_clear_pointer (&loaded->csv, clew_csv_unref);
  g_clear_object (&loaded->mapping);
  g_free (loaded);
}

gpointer
clew_bring_in_job_load (ClewStore *store, ClewDay today, gpointer data, GError **error)
{
  ClewBringInJob *job = data;
  g_autoptr (ClewCsv) csv = clew_csv_load (job->file, job->cancellable, error);
  g_autoptr (ClewRecord) mapping = NULL;
  ClewBringInLoaded *loaded;

  if (csv == NULL)
    return NULL;
  mapping = clew_mapping_find (store, csv, error);
  if (mapping == NULL)
    return NULL;
  loaded = g_new0 (ClewBringInLoaded, 1);
  loaded->csv = g_steal_pointer (&csv);
  loaded->mapping = g_steal_pointer (&mapping);
  loaded->as_of = clew_bring_in_find_day (job->file, today);
  return loaded;
}

gpointer
clew_bring_in_job_compare (ClewStore *store, ClewDay today, gpointer data, GError **error)
{
  ClewBringInJob *job = data;

  return clew_bring_in_compare (store, today, job->csv, job->mapping, job->as_of, job->cancellable,
                                error);
}

void
clew_bring_in_kept_free (gpointer data)
{
  ClewBringInKept *kept = data;

  g_ptr_array_unref (kept->before);
  g_ptr_array_unref (kept->after);
  g_free (kept);
}

gpointer
clew_bring_in_job_keep (ClewStore *store, ClewDay today, gpointer data, GError **error)
{
  ClewBringInJob  *job = data;
  ClewBringInKept *kept = g_new0 (ClewBringInKept, 1);

  kept->before = g_ptr_array_new ();
  kept->after = g_ptr_array_new ();
  if (clew_bring_in_keep (store, today, job->actor, job->plan, kept->before, kept->after, error))
    return kept;
  clew_bring_in_kept_free (kept);
  return NULL;
}
