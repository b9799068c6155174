/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-office-read.h"

#include <stdlib.h>

/* How many are reading. The process must not end under them: at exit the
 * encryption library takes away what they use. */
static GMutex mutex;
static GCond  nobody_reads;
static guint  n_reading;

/**
 * clew_office_read_wait:
 *
 * Waits until no thread reads any more. Call it after an office was closed when
 * its file shall be free at once: a reader holds it as well.
 */
void
clew_office_read_wait (void)
{
  g_mutex_lock (&mutex);
  while (n_reading > 0)
    g_cond_wait (&nobody_reads, &mutex);
  g_mutex_unlock (&mutex);
}

/**
 * clew_office_read_begin:
 *
 * Says, on any thread, that a reading begins which the end of the process has to
 * wait for. Call it when an office is open already: what is registered last at
 * exit runs first.
 */
void
clew_office_read_begin (void)
{
  static gsize is_registered;

  if (g_once_init_enter (&is_registered))
    {
      atexit (clew_office_read_wait);
      g_once_init_leave (&is_registered, 1);
    }
  g_mutex_lock (&mutex);
  n_reading++;
  g_mutex_unlock (&mutex);
}

/**
 * clew_office_read_end:
 *
 * Says that a reading which clew_office_read_begin() announced is over.
 */
void
clew_office_read_end (void)
{
  g_mutex_lock (&mutex);
  if (--n_reading == 0)
    g_cond_broadcast (&nobody_reads);
  g_mutex_unlock (&mutex);
}

typedef struct
{
  ClewStore         *store;
  gboolean           writes;
  ClewDay            today;
  ClewOfficeReadFunc func;
  gpointer           data;
  GDestroyNotify     free_data;
  GDestroyNotify     free_result;

  GAsyncReadyCallback callback;
  gpointer            callback_data;
} Job;

/* How many answers the main thread still waits for; only it counts them. */
static guint n_unanswered;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_object_unref (job->store);
  g_free (job);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job       *job = data;
  gpointer   found = NULL;
  GError    *error = NULL;
  ClewStore *store = job->writes ? clew_store_open_writer (job->store, &error)
                                 : clew_store_open_reader (job->store, &error);

  if (store != NULL)
    {
      found = job->func (store, job->today, job->data, &error);
      clew_store_close (store);
      g_object_unref (store);
    }
  clew_office_read_end ();
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, job->free_result);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  n_unanswered--;
  job->callback (source, result, job->callback_data);
}

static void
start (ClewOffice         *office,
       gboolean            writes,
       ClewOfficeReadFunc  func,
       gpointer            data,
       GDestroyNotify      free_data,
       GDestroyNotify      free_result,
       GAsyncReadyCallback callback,
       gpointer            callback_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, answered_cb, NULL);
  Job *job = g_new0 (Job, 1);

  job->store = g_object_ref (clew_office_get_store (office));
  job->writes = writes;
  job->today = clew_office_today (office);
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  job->callback = callback;
  job->callback_data = callback_data;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, job_free);
  n_unanswered++;
  clew_office_read_begin ();
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * clew_office_read_async:
 * @office: an office
 * @func: what to read
 * @data: for @func, on the other thread
 * @free_data: (nullable): frees @data, on either thread
 * @free_result: (nullable): frees what @func returned, if nobody takes it
 * @callback: called on this thread when it is done
 * @callback_data: for @callback
 *
 * Reads on a thread and a connection of its own, so that a window keeps
 * answering. What @func sees is the state of the last change.
 */
void
clew_office_read_async (ClewOffice         *office,
                        ClewOfficeReadFunc  func,
                        gpointer            data,
                        GDestroyNotify      free_data,
                        GDestroyNotify      free_result,
                        GAsyncReadyCallback callback,
                        gpointer            callback_data)
{
  start (office, FALSE, func, data, free_data, free_result, callback, callback_data);
}

/**
 * clew_office_write_async:
 * @office: an office
 * @func: makes one change with clew_store_change(), in the name of clew_office_get_actor()
 * @data: for @func, on the other thread
 * @free_data: (nullable): frees @data, on either thread
 * @free_result: (nullable): frees what @func returned, if nobody takes it
 * @callback: called on this thread when it is done; it tells the office with clew_office_follow()
 * @callback_data: for @callback
 *
 * As clew_office_read_async(), with a connection that can write: for a record of
 * many megabytes. The process does not end before the change is whole.
 */
void
clew_office_write_async (ClewOffice         *office,
                         ClewOfficeReadFunc  func,
                         gpointer            data,
                         GDestroyNotify      free_data,
                         GDestroyNotify      free_result,
                         GAsyncReadyCallback callback,
                         gpointer            callback_data)
{
  start (office, TRUE, func, data, free_data, free_result, callback, callback_data);
}

/**
 * clew_office_read_is_pending:
 *
 * Returns: whether an answer to what runs on a thread is still to come. The main thread only.
 */
gboolean
clew_office_read_is_pending (void)
{
  return n_unanswered > 0;
}

/**
 * clew_office_read_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the function returned; free it as it says
 */
gpointer
clew_office_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
