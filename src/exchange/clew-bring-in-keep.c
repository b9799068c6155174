/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clew-bring-in-private.h"

#include "base/clew-error.h"
#include "base/clew-id.h"

#include <glib/gi18n-lib.h>

/* What somebody chose, all of it or nothing. */

typedef struct
{
  ClewIncomingWork work;
  ClewBringIn     *plan;
  GPtrArray       *before; /* ClewRecord or NULL */
  GPtrArray       *after;  /* ClewRecord, as many */
  GHashTable      *places; /* id → place in both, counted from 1 */
} Keeping;

/* Keeps a record and how it was before the change, the first time that it is altered. */
static gboolean
keep_cb (gpointer data, ClewRecord *record, GError **error)
{
  Keeping         *keeping = data;
  g_autofree char *id = g_strdup (clew_record_get_id (record)); /* keeping gives it anew */
  guint            place = GPOINTER_TO_UINT (g_hash_table_lookup (keeping->places, id));
  g_autoptr (ClewRecord) before = NULL;

  if (clew_record_is_stored (record))
    {
      before = clew_record_load (keeping->work.store, clew_record_get_kind (record), id, error);
      if (before == NULL)
        return FALSE;
      if (clew_record_equal (before, record))
        return TRUE;
    }
  if (!clew_record_save (keeping->work.store, record, error))
    return FALSE;
  if (place > 0)
    {
      g_object_unref (keeping->after->pdata[place - 1]);
      keeping->after->pdata[place - 1] = clew_record_copy (record);
      return TRUE;
    }
  g_ptr_array_add (keeping->before, g_steal_pointer (&before));
  g_ptr_array_add (keeping->after, clew_record_copy (record));
  place = keeping->after->len;
  g_hash_table_insert (keeping->places, g_steal_pointer (&id), GUINT_TO_POINTER (place));
  return TRUE;
}

/* Whether @changes holds no difference that was not shown. */
static gboolean
were_shown (GPtrArray *changes, GPtrArray *shown)
{
  for (guint i = 0; i < changes->len; i++)
    {
      ClewIncomingChange *change = g_ptr_array_index (changes, i);
      gboolean            found = FALSE;

      for (guint j = 0; j < shown->len && !found; j++)
        {
          ClewIncomingChange *other = g_ptr_array_index (shown, j);

          found = g_str_equal (change->label, other->label) &&
                  g_strcmp0 (change->before, other->before) == 0 &&
                  g_strcmp0 (change->after, other->after) == 0;
        }
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* What says the same as before is noted as seen, where it is certain whose it is. */
static gboolean
is_wanted (ClewIncoming *row)
{
  return row->is_chosen ||
         (row->state == CLEW_INCOMING_SAME &&
          (row->match == CLEW_MATCH_SURE || row->match == CLEW_MATCH_NUMBER));
}

static gboolean
keep_row (Keeping *keeping, ClewIncoming *row, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (clew_incoming_change_free);
  g_autoptr (GError) failure = NULL;
  if (!clew_incoming_make (&keeping->work, row, changes, keep_cb, keeping, &failure))
    {
      /* Translators: a row of a file, and why it can't be kept */
      g_set_error (error, failure->domain, failure->code,
                   _ ("Row %u: %s"), row->number, failure->message);
      return FALSE;
    }
  if (were_shown (changes, row->changes))
    return TRUE;
  g_set_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_FAILED,
               _ ("Row %u: What it would change has changed since it was shown."), row->number);
  return FALSE;
}

static gboolean
keep_days (Keeping *keeping, GError **error)
{
  for (guint i = 0; i < keeping->plan->days->len; i++)
    {
      ClewIncomingDays *days = g_ptr_array_index (keeping->plan->days, i);
      gboolean          is_known;
      g_autoptr (ClewRecord) reading = clew_reading_new (keeping->work.store, keeping->work.as_of,
                                                         days->court, days->department, days->from,
                                                         days->to, &is_known, error);

      if (reading == NULL || (!is_known && !keep_cb (keeping, reading, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
change_cb (ClewStore *store, gpointer data, GError **error)
{
  Keeping *keeping = data;

  for (guint i = 0; i < keeping->plan->rows->len; i++)
    {
      ClewIncoming *row = g_ptr_array_index (keeping->plan->rows, i);

      if (is_wanted (row) && !keep_row (keeping, row, error))
        return FALSE;
    }
  return keep_days (keeping, error);
}

static void
unref_if_any (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

/**
 * clew_bring_in_keep:
 * @store: a store that can be written, of any thread
 * @today: today
 * @actor: clew_office_get_actor(): the id of one of the staff, or who else it is
 * @plan: the differences, some of them chosen
 * @before: (element-type ClewRecord): each record as it was is added here, or %NULL for a new one
 * @after: (element-type ClewRecord): and as it is now
 * @error: return location; the message names the row
 *
 * Keeps what was chosen in one change, and notes as seen what the file says as it is kept. What
 * was changed meanwhile is not overwritten: then nothing is kept. The file is kept nowhere.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_bring_in_keep (ClewStore   *store,
                    ClewDay      today,
                    const char  *actor,
                    ClewBringIn *plan,
                    GPtrArray   *before,
                    GPtrArray   *after,
                    GError     **error)
{
  g_autoptr (GHashTable) new_cases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            g_free);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Keeping keeping = { .plan = plan, .before = before, .after = after, .places = places };

  g_ptr_array_set_free_func (before, unref_if_any);
  g_ptr_array_set_free_func (after, g_object_unref);
  keeping.work = (ClewIncomingWork){
    .store = store,
    .today = today,
    .as_of = plan->as_of,
    .source = plan->source,
    .new_cases = new_cases,
    .staff = clew_id_is_valid (actor) ? actor : NULL,
  };
  return clew_store_change (store, actor, _ ("Bring in cases"), change_cb, &keeping, error);
}

/**
 * clew_bring_in_choose_sure:
 * @plan: the differences
 *
 * Chooses each row of which cause number, court and name agree with what is kept, and no other.
 *
 * Returns: how many
 */
guint
clew_bring_in_choose_sure (ClewBringIn *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      ClewIncoming *row = g_ptr_array_index (plan->rows, i);

      clew_incoming_set_chosen (row, clew_incoming_is_sure (row));
      n += row->is_chosen;
    }
  return n;
}

/**
 * clew_bring_in_count_chosen:
 * @plan: the differences
 *
 * Returns: how many rows are chosen
 */
guint
clew_bring_in_count_chosen (ClewBringIn *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    n += ((ClewIncoming *)g_ptr_array_index (plan->rows, i))->is_chosen;
  return n;
}
