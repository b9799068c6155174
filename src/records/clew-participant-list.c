/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-participant-list.h"

#include "base/clew-fold.h"
#include "records/clew-participant-filter.h"
#include "records/clew-participant-places.h"
#include "store/clew-search.h"

/* A list over everybody, or over the hits of a search, that holds only what
 * is looked at.
 *
 *   positions  0 1 2 3 …            what GTK asks for
 *   stretches  [0–31][32–63] …      read at once, a few kept (least recently used go)
 *   rows       one object a place, as long as somebody holds it
 *
 * When the search changes, rows that are held are filled anew and only the
 * tail is announced: replacing all items makes GTK walk all of them, which at
 * 100,000 people costs half a second. */

#define STRETCH     32
#define N_STRETCHES 64

struct _ClewParticipantList
{
  GObject     parent_instance;
  ClewOffice *office;

  ClewParticipantPlaces places;
  guint                 n_items;
  guint                 n_exact;
  gboolean              more;

  GHashTable *stretches; /* number → GPtrArray of ClewPersonFields */
  GQueue      recent;    /* numbers, the latest first */
  GHashTable *rows;      /* position → ClewPersonRow, not owned */

  char         *text;
  ClewDateOrder order;
  char         *enrollment;
  char         *door;
  char         *case_manager;
  char         *release;
  GCancellable *filtering;
  GError       *error;
  guint         tell_id; /* an error that was met while rows were asked for */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ClewParticipantList, clew_participant_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  STATE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
forget_row_cb (gpointer data, GObject *gone)
{
  ClewParticipantList *list = data;
  GHashTableIter       iter;
  gpointer             row;

  g_hash_table_iter_init (&iter, list->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (row == gone)
      {
        g_hash_table_iter_remove (&iter);
        return;
      }
}

static void
forget_stretches (ClewParticipantList *list)
{
  g_hash_table_remove_all (list->stretches);
  g_queue_clear (&list->recent);
}

static GPtrArray *
read_stretch (ClewParticipantList *list, guint number, GError **error)
{
  guint first = number * STRETCH;

  return clew_participant_places_read (&list->places, list->office, first,
                                       MIN (STRETCH, list->n_items - first), error);
}

static gboolean
tell_cb (gpointer data)
{
  ClewParticipantList *list = data;

  list->tell_id = 0;
  g_signal_emit (list, signals[STATE_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Keeps the first error. Whoever asks for rows is in the midst of laying them out, and
 * must not be told before that is done. */
static void
note_error (ClewParticipantList *list, GError *error)
{
  if (list->error != NULL)
    {
      g_error_free (error);
      return;
    }
  list->error = error;
  if (list->tell_id == 0)
    list->tell_id = g_idle_add (tell_cb, list);
}

static GPtrArray *
get_stretch (ClewParticipantList *list, guint number)
{
  gpointer   key = GUINT_TO_POINTER (number);
  GPtrArray *people = g_hash_table_lookup (list->stretches, key);
  GError    *error = NULL;

  if (people == NULL)
    {
      people = read_stretch (list, number, &error);
      if (people == NULL)
        {
          note_error (list, error);
          return NULL;
        }
      g_hash_table_insert (list->stretches, key, people);
      if (g_queue_get_length (&list->recent) >= N_STRETCHES)
        g_hash_table_remove (list->stretches, g_queue_pop_tail (&list->recent));
    }
  else
    {
      g_queue_remove (&list->recent, key);
    }
  g_queue_push_head (&list->recent, key);
  return people;
}

static void
fill_row (ClewParticipantList *list, ClewPersonRow *row, guint position)
{
  ClewPersonFields fields = { 0 };
  guint            offset = position % STRETCH;
  GPtrArray       *people = get_stretch (list, position / STRETCH);

  if (people != NULL && offset < people->len)
    clew_person_fields_copy (&fields, g_ptr_array_index (people, offset));
  clew_person_row_take (row, &fields);
}

static GType
get_item_type (GListModel *model)
{
  return CLEW_TYPE_PERSON_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return CLEW_PARTICIPANT_LIST (model)->n_items;
}

static gpointer
get_item (GListModel *model, guint position)
{
  ClewParticipantList *list = CLEW_PARTICIPANT_LIST (model);
  ClewPersonRow       *row;

  if (position >= list->n_items)
    return NULL;
  row = g_hash_table_lookup (list->rows, GUINT_TO_POINTER (position));
  if (row != NULL)
    return g_object_ref (row);
  row = g_object_new (CLEW_TYPE_PERSON_ROW, NULL);
  g_hash_table_insert (list->rows, GUINT_TO_POINTER (position), row);
  g_object_weak_ref (G_OBJECT (row), forget_row_cb, list);
  fill_row (list, row, position);
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Rows beyond the new end are left to those who hold them. */
static void
drop_rows_from (ClewParticipantList *list, guint end)
{
  GHashTableIter iter;
  gpointer       key, row;

  g_hash_table_iter_init (&iter, list->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (GPOINTER_TO_UINT (key) >= end)
      {
        g_object_weak_unref (row, forget_row_cb, list);
        g_hash_table_iter_remove (&iter);
      }
}

static void
refill (ClewParticipantList *list)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer       key, row;

  g_hash_table_iter_init (&iter, list->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      guint place = GPOINTER_TO_UINT (key);

      g_array_append_val (places, place);
      g_ptr_array_add (rows, g_object_ref (row));
    }
  for (guint i = 0; i < rows->len; i++)
    fill_row (list, g_ptr_array_index (rows, i), g_array_index (places, guint, i));
}

/* Takes over what the list is now of: first who stands where, then the tail. */
static void
apply (ClewParticipantList *list, GArray *hits, guint n_items)
{
  guint before = list->n_items;

  clew_participant_places_take_hits (&list->places, hits);
  list->n_items = n_items;
  forget_stretches (list);
  drop_rows_from (list, n_items);
  refill (list);
  if (before != n_items)
    {
      guint common = MIN (before, n_items);

      g_list_model_items_changed (G_LIST_MODEL (list), common, before - common, n_items - common);
    }
  g_signal_emit (list, signals[STATE_CHANGED], 0);
}

static void
fail (ClewParticipantList *list, GError *error)
{
  g_clear_error (&list->error);
  list->error = error;
  g_signal_emit (list, signals[STATE_CHANGED], 0);
}

static void
filtered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ClewParticipantList) list = data;
  GError *error = NULL;
  GArray *ranks = clew_participant_filter_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }
  g_clear_object (&list->filtering);
  if (ranks == NULL)
    {
      fail (list, error);
      return;
    }
  list->more = FALSE;
  list->n_exact = ranks->len;
  apply (list, ranks, ranks->len);
}

static gboolean
has_facets (ClewParticipantList *list)
{
  return list->enrollment != NULL || list->door != NULL || list->case_manager != NULL ||
         list->release != NULL;
}

static void
search_now (ClewParticipantList *list)
{
  GError *error = NULL;
  GArray *hits =
    clew_search_find (clew_office_get_store (list->office), list->text, list->order,
                      CLEW_PARTICIPANT_LIST_HITS, &list->n_exact, &list->more, &error);

  if (hits == NULL)
    fail (list, error);
  else
    apply (list, hits, hits->len);
}

/**
 * clew_participant_list_reload:
 * @list: a list
 *
 * Reads again what the list shows; held rows stay and are filled anew.
 */
void
clew_participant_list_reload (ClewParticipantList *list)
{
  GError *error = NULL;

  g_clear_error (&list->error);
  g_cancellable_cancel (list->filtering);
  g_clear_object (&list->filtering);
  if (!clew_participant_places_load (&list->places, clew_office_get_store (list->office), &error))
    {
      fail (list, error);
      return;
    }
  if (has_facets (list))
    {
      ClewFacets facets = { list->enrollment, list->door, list->case_manager, list->release };

      list->filtering = g_cancellable_new ();
      clew_participant_filter_async (list->office, list->text, list->order, &facets,
                                     list->filtering, filtered_cb, g_object_ref (list));
      g_signal_emit (list, signals[STATE_CHANGED], 0);
    }
  else if (list->text != NULL)
    {
      search_now (list);
    }
  else
    {
      list->more = FALSE;
      list->n_exact = list->places.total;
      apply (list, NULL, list->places.total);
    }
}

static gboolean
replace (char **slot, const char *text)
{
  const char *kept = text != NULL && *text != '\0' ? text : NULL;

  if (g_strcmp0 (*slot, kept) == 0)
    return FALSE;
  g_free (*slot);
  *slot = g_strdup (kept);
  return TRUE;
}

static gboolean
has_words (const char *text)
{
  g_auto (GStrv) words = text != NULL ? clew_fold_words (text) : NULL;

  return words != NULL && words[0] != NULL;
}

/**
 * clew_participant_list_search:
 * @list: a list
 * @text: (nullable): what was typed; words in any order, beginnings are enough
 * @order: how a date with slashes is meant
 * @facets: (nullable): what else must hold
 *
 * Lists whom the search leaves. Without facets the answer is there when this
 * returns; with facets the list stays as it is until "state-changed".
 */
void
clew_participant_list_search (ClewParticipantList *list,
                              const char          *text,
                              ClewDateOrder        order,
                              const ClewFacets    *facets)
{
  static const ClewFacets any = { NULL };
  g_autofree char        *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  gboolean                changed;

  /* Marks alone ask for nobody in particular. */
  if (!has_words (stripped))
    g_clear_pointer (&stripped, g_free);

  if (facets == NULL)
    facets = &any;
  changed = replace (&list->text, stripped);
  changed |= list->text != NULL && list->order != order;
  changed |= replace (&list->enrollment, facets->enrollment);
  changed |= replace (&list->door, facets->door);
  changed |= replace (&list->case_manager, facets->case_manager);
  changed |= replace (&list->release, facets->release);
  list->order = order;
  if (changed)
    clew_participant_list_reload (list);
}

static void
clew_participant_list_dispose (GObject *object)
{
  ClewParticipantList *list = CLEW_PARTICIPANT_LIST (object);

  g_cancellable_cancel (list->filtering);
  g_clear_object (&list->filtering);
  g_clear_handle_id (&list->tell_id, g_source_remove);
  drop_rows_from (list, 0);
  forget_stretches (list);
  g_clear_object (&list->office);
  G_OBJECT_CLASS (clew_participant_list_parent_class)->dispose (object);
}

static void
clew_participant_list_finalize (GObject *object)
{
  ClewParticipantList *list = CLEW_PARTICIPANT_LIST (object);

  clew_participant_places_clear (&list->places);
  g_hash_table_unref (list->stretches);
  g_hash_table_unref (list->rows);
  g_free (list->text);
  g_free (list->enrollment);
  g_free (list->door);
  g_free (list->case_manager);
  g_free (list->release);
  g_clear_error (&list->error);
  G_OBJECT_CLASS (clew_participant_list_parent_class)->finalize (object);
}

static void
clew_participant_list_class_init (ClewParticipantListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = clew_participant_list_dispose;
  object_class->finalize = clew_participant_list_finalize;

  /**
   * ClewParticipantList::state-changed:
   *
   * What the list is of, whether it is loading, or its error may have changed.
   */
  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (class),
                                         G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_participant_list_init (ClewParticipantList *list)
{
  list->stretches = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  list->rows = g_hash_table_new (NULL, NULL);
  g_queue_init (&list->recent);
}

/**
 * clew_participant_list_new:
 * @office: an open office
 *
 * A list of everybody in the order of names. Follows the office's changes.
 * Belongs to the office's thread.
 *
 * Returns: (transfer full): the list
 */
ClewParticipantList *
clew_participant_list_new (ClewOffice *office)
{
  ClewParticipantList *list = g_object_new (CLEW_TYPE_PARTICIPANT_LIST, NULL);

  list->office = g_object_ref (office);
  g_signal_connect_object (office, "changed", G_CALLBACK (clew_participant_list_reload), list,
                           G_CONNECT_SWAPPED);
  clew_participant_list_reload (list);
  return list;
}

/**
 * clew_participant_list_get_total:
 * @list: a list
 *
 * Returns: how many people the office has, whatever is searched
 */
guint
clew_participant_list_get_total (ClewParticipantList *list)
{
  return list->places.total;
}

/**
 * clew_participant_list_get_more:
 * @list: a list
 *
 * Returns: whether the search found more than are listed
 */
gboolean
clew_participant_list_get_more (ClewParticipantList *list)
{
  return list->more;
}

/**
 * clew_participant_list_get_n_exact:
 * @list: a list
 *
 * Returns: how many at the list's start match to the letter; those after them
 *   match with one slip of the fingers forgiven
 */
guint
clew_participant_list_get_n_exact (ClewParticipantList *list)
{
  return list->n_exact;
}

/**
 * clew_participant_list_is_loading:
 * @list: a list
 *
 * Returns: whether facets are still being asked
 */
gboolean
clew_participant_list_is_loading (ClewParticipantList *list)
{
  return list->filtering != NULL;
}

/**
 * clew_participant_list_get_error:
 * @list: a list
 *
 * Returns: (nullable): why the list could not be read, borrowed
 */
const GError *
clew_participant_list_get_error (ClewParticipantList *list)
{
  return list->error;
}

/**
 * clew_participant_list_find:
 * @list: a list
 * @id: a participant's id
 * @position: (out): where the person stands
 *
 * Looks where somebody stands now, for keeping a selection over a change.
 *
 * Returns: whether the person is listed
 */
gboolean
clew_participant_list_find (ClewParticipantList *list, const char *id, guint *position)
{
  return clew_participant_places_find (&list->places, clew_office_get_store (list->office), id,
                                       position) &&
         *position < list->n_items;
}
