/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-release-batch.h"

#include "documents/clew-page.h"
#include "documents/clew-release-form.h"

#include <string.h>

/* How many forms are drawn before they are needed, at most: enough that no
 * processor waits, few enough that what was cancelled was hardly drawn. */
#define AHEAD 16

/* How many are kept in one change: to write the file to the disk costs as much for
 * eight as for one. */
#define TOGETHER 8

typedef struct
{
  ClewReleaseForm *form;
  char            *number;
  char            *id; /* of the release, once it is kept and not yet asked for */
  GBytes          *pdf;
  GError          *error;
  gboolean         done;
} Sheet;

struct _ClewReleaseBatch
{
  ClewOffice  *office;
  GPtrArray   *drafts; /* ClewReleaseDraft */
  GPtrArray   *sheets; /* Sheet: those begun, in order */
  char        *start;  /* of the numbers */
  gint64       first;  /* the number of the first */
  guint        n_kept; /* of the first ones */
  ClewDay      today;
  GThreadPool *pool;
  GMutex       mutex;
  GCond        drawn;
};

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  clew_release_form_free (sheet->form);
  g_clear_pointer (&sheet->pdf, g_bytes_unref);
  g_clear_error (&sheet->error);
  g_free (sheet->number);
  g_free (sheet->id);
  g_free (sheet);
}

static void
draw (gpointer data, gpointer user_data)
{
  Sheet            *sheet = data;
  ClewReleaseBatch *batch = user_data;
  GError           *error = NULL;
  GBytes           *pdf;

  clew_pages_keep_shapes ();
  pdf = clew_release_form_draw (sheet->form, &error);
  g_mutex_lock (&batch->mutex);
  sheet->pdf = pdf;
  sheet->error = error;
  sheet->done = TRUE;
  g_cond_signal (&batch->drawn);
  g_mutex_unlock (&batch->mutex);
}

/* "PC-2026-0413": the digits at the end are counted on. */
static void
read_number (ClewReleaseBatch *batch, const char *number)
{
  gsize length = strlen (number);

  while (length > 0 && g_ascii_isdigit (number[length - 1]))
    length--;
  batch->start = g_strndup (number, length);
  batch->first = g_ascii_strtoll (number + length, NULL, 10);
}

/* Draws on with the number that the form will have if nothing comes between. */
static gboolean
begin_more (ClewReleaseBatch *batch, guint until, GError **error)
{
  ClewStore *store = clew_office_get_store (batch->office);

  for (guint i = batch->sheets->len; i < MIN (until, batch->drafts->len); i++)
    {
      ClewReleaseDraft *draft = g_ptr_array_index (batch->drafts, i);
      g_autoptr (ClewRecord) wording = clew_release_find_wording_for (store, draft->kind,
                                                                      draft->language, error);
      Sheet *sheet;

      if (wording == NULL)
        return FALSE;
      sheet = g_new0 (Sheet, 1);
      sheet->number = g_strdup_printf ("%s%04" G_GINT64_FORMAT, batch->start, batch->first + i);
      sheet->form = clew_release_form_new (batch->office, draft, wording, sheet->number, error);
      if (sheet->form == NULL)
        {
          sheet_free (sheet);
          return FALSE;
        }
      g_ptr_array_add (batch->sheets, sheet);
      g_thread_pool_push (batch->pool, sheet, NULL);
    }
  return TRUE;
}

/**
 * clew_release_batch_new:
 * @office: an office
 * @drafts: (element-type ClewReleaseDraft): complete drafts, not changed from now on
 * @error: return location
 *
 * Begins to draw the first of the forms. Nothing is issued yet.
 *
 * Returns: (transfer full): the batch
 */
ClewReleaseBatch *
clew_release_batch_new (ClewOffice *office, GPtrArray *drafts, GError **error)
{
  g_autoptr (ClewReleaseBatch) batch = g_new0 (ClewReleaseBatch, 1);
  g_autofree char *number = NULL;

  batch->office = g_object_ref (office);
  batch->drafts = g_ptr_array_ref (drafts);
  batch->sheets = g_ptr_array_new_with_free_func (sheet_free);
  batch->today = clew_office_today (office);
  g_mutex_init (&batch->mutex);
  g_cond_init (&batch->drawn);
  number = clew_release_next_number (office, error);
  if (number == NULL)
    return NULL;
  read_number (batch, number);
  /* Threads of its own: what they keep of the forms ends with them. */
  batch->pool = g_thread_pool_new (draw, batch, (int)g_get_num_processors (), TRUE, error);
  if (batch->pool == NULL || !begin_more (batch, AHEAD, error))
    return NULL;
  return g_steal_pointer (&batch);
}

/* What was drawn ahead holds only under the number and on the day that it says. */
static GBytes *
take_sheet (ClewOffice       *office,
            ClewReleaseDraft *draft,
            ClewRecord       *wording,
            const char       *form_number,
            gpointer          data,
            GError          **error)
{
  ClewReleaseBatch *batch = data;
  guint             index = 0;
  Sheet            *sheet;

  while (g_ptr_array_index (batch->drafts, index) != draft)
    index++;
  sheet = g_ptr_array_index (batch->sheets, index);
  if (!g_str_equal (sheet->number, form_number) || batch->today != clew_office_today (office))
    return clew_release_form_print (office, draft, wording, form_number, NULL, error);
  if (sheet->pdf != NULL)
    return g_bytes_ref (sheet->pdf);
  g_propagate_error (error, g_error_copy (sheet->error));
  return NULL;
}

/* Before the change begins, so that it is short. */
static void
wait_for_sheets (ClewReleaseBatch *batch, guint n)
{
  g_mutex_lock (&batch->mutex);
  for (guint i = batch->n_kept; i < batch->n_kept + n; i++)
    while (!((Sheet *)g_ptr_array_index (batch->sheets, i))->done)
      g_cond_wait (&batch->drawn, &batch->mutex);
  g_mutex_unlock (&batch->mutex);
}

static gboolean
keep_next (ClewReleaseBatch *batch, guint n, GError **error)
{
  char   *ids[TOGETHER];
  GBytes *pdfs[TOGETHER];

  wait_for_sheets (batch, n);
  if (!clew_release_issue_together (
        batch->office, (ClewReleaseDraft *const *)batch->drafts->pdata + batch->n_kept, n,
        take_sheet, batch, ids, pdfs, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      Sheet *sheet = g_ptr_array_index (batch->sheets, batch->n_kept++);

      sheet->id = ids[i];
      g_clear_pointer (&sheet->pdf, g_bytes_unref);
      sheet->pdf = pdfs[i];
    }
  return TRUE;
}

/**
 * clew_release_batch_get_n_kept:
 * @batch: a batch
 *
 * Some are kept together, so there can be more than were asked for so far. Whoever breaks
 * off does so at one that is not among them, or there is paper that nobody has.
 *
 * Returns: how many of the drafts, from the first on, are issued and kept
 */
guint
clew_release_batch_get_n_kept (ClewReleaseBatch *batch)
{
  return batch->n_kept;
}

/**
 * clew_release_batch_issue:
 * @batch: a batch
 * @index: which of its drafts: each once, in order
 * @pdf: (out) (optional) (transfer full): the exact bytes, as kept
 * @error: return location
 *
 * Waits until the form is drawn and issues it as clew_release_issue() does, a few that come
 * after it in the same change.
 *
 * Returns: (transfer full): the release's id, or %NULL and nothing was kept of this one
 */
char *
clew_release_batch_issue (ClewReleaseBatch *batch, guint index, GBytes **pdf, GError **error)
{
  Sheet *sheet;

  g_return_val_if_fail (index <= batch->n_kept && index < batch->drafts->len, NULL);

  if (index == batch->n_kept)
    {
      if (!begin_more (batch, index + TOGETHER + AHEAD, error))
        return NULL;
      /* If something is wrong with one of them, those before it are kept all the same. */
      if (!keep_next (batch, MIN (TOGETHER, batch->drafts->len - index), NULL) &&
          !keep_next (batch, 1, error))
        return NULL;
    }
  sheet = g_ptr_array_index (batch->sheets, index);
  if (pdf != NULL)
    *pdf = g_steal_pointer (&sheet->pdf);
  g_clear_pointer (&sheet->pdf, g_bytes_unref);
  return g_steal_pointer (&sheet->id);
}

/**
 * clew_release_batch_free:
 * @batch: (nullable): a batch
 *
 * Drops what was drawn ahead and not kept; waits for what is being drawn.
 */
void
clew_release_batch_free (ClewReleaseBatch *batch)
{
  if (batch == NULL)
    return;
  if (batch->pool != NULL)
    g_thread_pool_free (batch->pool, TRUE, TRUE);
  g_ptr_array_unref (batch->sheets);
  g_ptr_array_unref (batch->drafts);
  g_object_unref (batch->office);
  g_mutex_clear (&batch->mutex);
  g_cond_clear (&batch->drawn);
  g_free (batch->start);
  g_free (batch);
}
