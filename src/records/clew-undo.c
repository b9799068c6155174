/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-undo.h"

#include "base/clew-error.h"
#include "records/clew-record-private.h"

#include <glib/gi18n-lib.h>

/* A record before and after a change. Without @before it was new. */
typedef struct
{
  ClewRecord *before;
  ClewRecord *after;
} Pair;

/* One step that can be undone: the records that changed together. */
typedef struct
{
  char            *what;
  GPtrArray       *pairs;
  ClewTakeBackFunc take_back; /* (nullable): for the events among them */
} Step;

struct _ClewUndo
{
  GPtrArray *done;
  GPtrArray *undone;
};

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_clear_object (&pair->before);
  g_clear_object (&pair->after);
  g_free (pair);
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->what);
  g_ptr_array_unref (step->pairs);
  g_free (step);
}

/* What one change does: each record with what is to be done to it. */
typedef struct
{
  GPtrArray *records;
  GArray    *funcs; /* ClewChangeFunc, one a record */
} Work;

static gboolean
save_cb (ClewStore *store, gpointer data, GError **error)
{
  return clew_record_save (store, data, error);
}

static gboolean
remove_cb (ClewStore *store, gpointer data, GError **error)
{
  return clew_record_remove (store, data, error);
}

static gboolean
take_back_cb (ClewStore *store, gpointer data, GError **error)
{
  return clew_record_take_back (store, data, error);
}

static gboolean
restore_cb (ClewStore *store, gpointer data, GError **error)
{
  return clew_record_restore (store, data, error);
}

static gboolean
work_cb (ClewStore *store, gpointer data, GError **error)
{
  Work *work = data;

  for (guint i = 0; i < work->records->len; i++)
    if (!g_array_index (work->funcs, ClewChangeFunc, i) (store,
                                                         g_ptr_array_index (work->records, i),
                                                         error))
      return FALSE;
  return TRUE;
}

static gboolean
is_event (const Pair *pair)
{
  return pair->after != NULL && clew_record_get_kind (pair->after)->append_only;
}

/* An event stays; what can't be answered by another event is not undone. */
static void
push_step (ClewUndo *undo, const char *what, GPtrArray *pairs, ClewTakeBackFunc take_back)
{
  Step *step;

  for (guint i = 0; i < pairs->len; i++)
    if (take_back == NULL && is_event (g_ptr_array_index (pairs, i)))
      return;
  step = g_new0 (Step, 1);
  step->what = g_strdup (what);
  step->take_back = take_back;
  step->pairs = g_ptr_array_ref (pairs);
  g_ptr_array_add (undo->done, step);
  g_ptr_array_set_size (undo->undone, 0);
}

/* Adds the record as the store has it (nothing, when it is new) and a copy of
 * it as it shall be, unless the two say the same. */
static gboolean
add_pair (ClewOffice    *office,
          GPtrArray     *pairs,
          ClewRecord    *record,
          ClewChangeFunc func,
          GError       **error)
{
  g_autoptr (ClewRecord) before = NULL;
  Pair *pair;

  if (clew_record_is_stored (record))
    {
      before = clew_record_load (clew_office_get_store (office), clew_record_get_kind (record),
                                 clew_record_get_id (record), error);
      if (before == NULL)
        return FALSE;
      if (func == save_cb && clew_record_equal (before, record))
        return TRUE;
    }
  pair = g_new0 (Pair, 1);
  pair->before = g_steal_pointer (&before);
  pair->after = clew_record_copy (record);
  g_ptr_array_add (pairs, pair);
  return TRUE;
}

static void
follow_store (ClewRecord *const *records, guint n_records, GPtrArray *pairs)
{
  for (guint i = 0; i < n_records; i++)
    for (guint j = 0; j < pairs->len; j++)
      {
        Pair *pair = g_ptr_array_index (pairs, j);

        if (g_str_equal (clew_record_get_id (records[i]), clew_record_get_id (pair->after)))
          clew_record_set_stored (records[i], clew_record_get_id (pair->after),
                                  clew_record_get_created (pair->after),
                                  clew_record_get_removed (pair->after));
      }
}

/**
 * clew_undo_change:
 * @undo: the steps taken so far
 * @office: an office
 * @what: for the audit and the undo menu, translated
 * @records: (array length=n_records): records that change together
 * @n_records: how many
 * @removing: whether they are removed rather than saved
 * @take_back: (nullable): as for clew_office_save_events()
 * @error: return location
 *
 * Changes the records in one change and remembers how to take it back.
 * Records that say what the store says already are left alone.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_undo_change (ClewUndo          *undo,
                  ClewOffice        *office,
                  const char        *what,
                  ClewRecord *const *records,
                  guint              n_records,
                  gboolean           removing,
                  ClewTakeBackFunc   take_back,
                  GError           **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (pair_free);
  g_autoptr (GPtrArray) after = g_ptr_array_new ();
  g_autoptr (GArray) funcs = g_array_new (FALSE, FALSE, sizeof (ClewChangeFunc));
  Work           work = { after, funcs };
  ClewChangeFunc func = removing ? remove_cb : save_cb;

  for (guint i = 0; i < n_records; i++)
    if (!add_pair (office, pairs, records[i], func, error))
      return FALSE;
  if (pairs->len == 0)
    return TRUE;
  for (guint i = 0; i < pairs->len; i++)
    {
      g_ptr_array_add (after, ((Pair *)g_ptr_array_index (pairs, i))->after);
      g_array_append_val (funcs, func);
    }
  if (!clew_office_change (office, what, work_cb, &work, error))
    return FALSE;
  follow_store (records, n_records, pairs);
  push_step (undo, what, pairs, take_back);
  return TRUE;
}

/**
 * clew_undo_follow:
 * @undo: the steps taken so far
 * @what: what the change was for, translated
 * @before: (element-type ClewRecord): each record that another connection kept as it was, %NULL for
 *   one that was new
 * @after: (element-type ClewRecord): and as it is now
 * @take_back: (nullable): as for clew_office_save_events()
 *
 * Remembers how to take it back.
 */
void
clew_undo_follow (ClewUndo        *undo,
                  const char      *what,
                  GPtrArray       *before,
                  GPtrArray       *after,
                  ClewTakeBackFunc take_back)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (pair_free);

  for (guint i = 0; i < after->len; i++)
    {
      Pair *pair = g_new0 (Pair, 1);

      g_set_object (&pair->before, g_ptr_array_index (before, i));
      pair->after = clew_record_copy (g_ptr_array_index (after, i));
      g_ptr_array_add (pairs, pair);
    }
  if (pairs->len > 0)
    push_step (undo, what, pairs, take_back);
}

/* Adds to @work what makes the store say @to where it says @from. Refused when
 * it says something else by now: undo must never overwrite what came later. */
static gboolean
add_turn (ClewOffice *office, Work *work, ClewRecord *from, ClewRecord *to, GError **error)
{
  ClewStore     *store = clew_office_get_store (office);
  ClewRecord    *known = from != NULL ? from : to;
  ClewChangeFunc func;
  g_autoptr (ClewRecord) now = NULL;

  now = clew_record_load (store, clew_record_get_kind (known), clew_record_get_id (known), error);
  if (now == NULL)
    return FALSE;
  if (from == NULL ? !clew_record_is_removed (now) : !clew_record_equal (now, from))
    {
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_FAILED,
                           _ ("This can’t be undone: the record was changed again since. "
                              "Nothing was changed."));
      return FALSE;
    }
  func = to == NULL || clew_record_is_removed (to) ? take_back_cb : restore_cb;
  g_ptr_array_add (work->records, clew_record_copy (to != NULL ? to : from));
  g_array_append_val (work->funcs, func);
  return TRUE;
}

/* An event that answers the one that is kept; from then on it is the one to answer. */
static ClewRecord *
add_answer (ClewOffice *office, Work *work, const Step *step, const Pair *pair, gboolean back)
{
  ClewRecord    *answer = step->take_back (office, pair->after, back);
  ClewChangeFunc func = save_cb;

  g_ptr_array_add (work->records, g_object_ref (answer));
  g_array_append_val (work->funcs, func);
  return answer;
}

static gboolean
add_step (ClewOffice *office,
          Work       *work,
          const Step *step,
          gboolean    back,
          GPtrArray  *answers,
          GError    **error)
{
  for (guint i = 0; i < step->pairs->len; i++)
    {
      Pair *pair = g_ptr_array_index (step->pairs, i);

      if (is_event (pair))
        g_ptr_array_add (answers, add_answer (office, work, step, pair, back));
      else if (!add_turn (office, work, back ? pair->after : pair->before,
                          back ? pair->before : pair->after, error))
        return FALSE;
    }
  return TRUE;
}

/* What was done again is another event than before. */
static void
follow_answers (const Step *step, GPtrArray *answers)
{
  guint at = 0;

  for (guint i = 0; i < step->pairs->len; i++)
    {
      Pair *pair = g_ptr_array_index (step->pairs, i);

      if (is_event (pair))
        g_set_object (&pair->after, g_ptr_array_index (answers, at++));
    }
}

/**
 * clew_undo_take:
 * @undo: the steps taken so far
 * @office: an office
 * @back: whether to take back the last step, or to do again what was taken back
 * @error: return location
 *
 * Does nothing when there is no such step.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_undo_take (ClewUndo *undo, ClewOffice *office, gboolean back, GError **error)
{
  GPtrArray *stack = back ? undo->done : undo->undone;
  GPtrArray *other = back ? undo->undone : undo->done;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) funcs = g_array_new (FALSE, FALSE, sizeof (ClewChangeFunc));
  Work  work = { records, funcs };
  Step *step;

  if (stack->len == 0)
    return TRUE;
  step = g_ptr_array_index (stack, stack->len - 1);
  if (!add_step (office, &work, step, back, answers, error) ||
      !clew_office_change (office, back ? "undo" : "redo", work_cb, &work, error))
    return FALSE;
  if (!back)
    follow_answers (step, answers);
  g_ptr_array_add (other, g_ptr_array_steal_index (stack, stack->len - 1));
  return TRUE;
}

/**
 * clew_undo_get_name:
 * @undo: the steps taken so far
 * @back: of the step to take back, or of the one to do again
 *
 * Returns: (nullable): what the step was for, for people
 */
const char *
clew_undo_get_name (ClewUndo *undo, gboolean back)
{
  GPtrArray *steps = back ? undo->done : undo->undone;

  return steps->len == 0 ? NULL : ((Step *)g_ptr_array_index (steps, steps->len - 1))->what;
}

/**
 * clew_undo_new:
 *
 * Returns: (transfer full): no steps yet
 */
ClewUndo *
clew_undo_new (void)
{
  ClewUndo *undo = g_new0 (ClewUndo, 1);

  undo->done = g_ptr_array_new_with_free_func (step_free);
  undo->undone = g_ptr_array_new_with_free_func (step_free);
  return undo;
}

/**
 * clew_undo_free:
 * @undo: the steps taken so far
 */
void
clew_undo_free (ClewUndo *undo)
{
  g_ptr_array_unref (undo->done);
  g_ptr_array_unref (undo->undone);
  g_free (undo);
}
