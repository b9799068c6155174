/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-gradual-list.h"

/* GTK makes widgets for some two hundred rows of a list, far more than are seen, before it shows
 * any, and makes all of them anew when the items of a model change. */

struct _ClewListPlace
{
  GObject parent_instance;

  gpointer object;
};

G_DEFINE_FINAL_TYPE (ClewListPlace, clew_list_place, G_TYPE_OBJECT)

struct _ClewGradualList
{
  GObject parent_instance;

  GPtrArray *all;    /* what there is to show */
  GPtrArray *places; /* ClewListPlace, for the beginning of it */
  guint      few;    /* to begin with, and at a time */
  guint      idle_id;
};

static guint changed_signal;

static void
clew_list_place_finalize (GObject *object)
{
  g_clear_object (&CLEW_LIST_PLACE (object)->object);
  G_OBJECT_CLASS (clew_list_place_parent_class)->finalize (object);
}

static void
clew_list_place_class_init (ClewListPlaceClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_list_place_finalize;
  /**
   * ClewListPlace::changed:
   *
   * Something else stands there now.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_list_place_init (ClewListPlace *place)
{
}

/**
 * clew_list_place_get:
 *
 * Returns: (transfer none): what stands there
 */
gpointer
clew_list_place_get (ClewListPlace *place)
{
  return place->object;
}

static GType
get_item_type (GListModel *model)
{
  return CLEW_TYPE_LIST_PLACE;
}

static guint
get_n_items (GListModel *model)
{
  return CLEW_GRADUAL_LIST (model)->places->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *places = CLEW_GRADUAL_LIST (model)->places;

  return position < places->len ? g_object_ref (g_ptr_array_index (places, position)) : NULL;
}

static void
model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ClewGradualList, clew_gradual_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_init))

static void
clew_gradual_list_finalize (GObject *object)
{
  ClewGradualList *list = CLEW_GRADUAL_LIST (object);

  g_clear_handle_id (&list->idle_id, g_source_remove);
  g_ptr_array_unref (list->all);
  g_ptr_array_unref (list->places);
  G_OBJECT_CLASS (clew_gradual_list_parent_class)->finalize (object);
}

static void
clew_gradual_list_class_init (ClewGradualListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_gradual_list_finalize;
}

static void
clew_gradual_list_init (ClewGradualList *list)
{
  list->all = g_ptr_array_new ();
  list->places = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Cuts or adds at the end. */
static void
set_length (ClewGradualList *list, guint length)
{
  guint before = list->places->len;

  if (length < before)
    g_ptr_array_set_size (list->places, (int)length);
  for (guint i = before; i < length; i++)
    {
      ClewListPlace *place = g_object_new (CLEW_TYPE_LIST_PLACE, NULL);

      place->object = g_object_ref (g_ptr_array_index (list->all, i));
      g_ptr_array_add (list->places, place);
    }
  if (length != before)
    g_list_model_items_changed (G_LIST_MODEL (list), MIN (length, before),
                                before - MIN (length, before), length - MIN (length, before));
}

static gboolean
reach_cb (gpointer data)
{
  ClewGradualList *list = data;

  list->idle_id = 0;
  clew_gradual_list_reach (list, list->places->len);
  return G_SOURCE_REMOVE;
}

/* Not at once: the widget may be about to lay itself out. */
static void
reach_later (ClewGradualList *list)
{
  if (list->idle_id == 0)
    list->idle_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, reach_cb, list, NULL);
}

static double
get_rest (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) -
         gtk_adjustment_get_value (adjustment);
}

static void
scrolled_cb (ClewGradualList *list, GtkAdjustment *adjustment)
{
  if (list->places->len < list->all->len &&
      get_rest (adjustment) < gtk_adjustment_get_page_size (adjustment))
    reach_later (list);
}

/* A few may be fewer than a tall screen has room for. */
static void
changed_cb (ClewGradualList *list, GtkAdjustment *adjustment)
{
  if (list->places->len < list->all->len && gtk_adjustment_get_page_size (adjustment) > 0 &&
      get_rest (adjustment) <= 0)
    reach_later (list);
}

/**
 * clew_gradual_list_new:
 * @adjustment: of the scroller in which it stands
 * @few: how many there are to begin with, and come at a time
 *
 * Returns: (transfer full): an empty list
 */
ClewGradualList *
clew_gradual_list_new (GtkAdjustment *adjustment, guint few)
{
  ClewGradualList *list = g_object_new (CLEW_TYPE_GRADUAL_LIST, NULL);

  list->few = few;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), list,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (changed_cb), list,
                           G_CONNECT_SWAPPED);
  return list;
}

/**
 * clew_gradual_list_show:
 * @list: a list
 * @all: (element-type GObject): what there is to show, which doesn't change any more; the list
 *   takes references
 * @anew: whether it begins anew with a few; else it stays as long as it is
 *
 * Shows other things.
 */
void
clew_gradual_list_show (ClewGradualList *list, GPtrArray *all, gboolean anew)
{
  guint length = MIN (anew ? list->few : MAX (list->places->len, list->few), all->len);

  g_ptr_array_ref (all);
  g_ptr_array_unref (list->all);
  list->all = all;
  if (length < list->places->len)
    set_length (list, length);
  for (guint i = 0; i < list->places->len; i++)
    {
      ClewListPlace *place = g_ptr_array_index (list->places, i);

      if (g_set_object (&place->object, g_ptr_array_index (all, i)))
        g_signal_emit (place, changed_signal, 0);
    }
  set_length (list, length);
}

/**
 * clew_gradual_list_reach:
 * @list: a list
 * @place: a place, or %G_MAXUINT for the last
 *
 * Makes the list long enough for @place, and a few more.
 */
void
clew_gradual_list_reach (ClewGradualList *list, guint place)
{
  guint length = place < list->all->len ? MIN (place + list->few, list->all->len)
                                        : list->all->len;

  if (length > list->places->len)
    set_length (list, length);
}

/**
 * clew_gradual_list_count:
 *
 * Returns: how many there are to show
 */
guint
clew_gradual_list_count (ClewGradualList *list)
{
  return list->all->len;
}

/**
 * clew_gradual_list_get:
 * @list: a list
 * @place: a place, which the list need not have come to yet
 *
 * Returns: (transfer none): what stands there
 */
gpointer
clew_gradual_list_get (ClewGradualList *list, guint place)
{
  return g_ptr_array_index (list->all, place);
}

typedef struct
{
  ClewListSetUp set_up;
  ClewListShow  show;
  gpointer      data;
} Showing;

static Showing *
get_showing (gpointer factory)
{
  return g_object_get_data (factory, "clew-showing");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Showing *showing = get_showing (factory);

  g_object_set_data (G_OBJECT (item), "clew-showing", showing);
  showing->set_up (item, showing->data);
}

static void
show_cb (GtkListItem *item)
{
  Showing       *showing = get_showing (item);
  ClewListPlace *place = gtk_list_item_get_item (item);

  showing->show (item, place->object, showing->data);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_cb), item);
  show_cb (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_cb, item);
}

/**
 * clew_gradual_list_factory_new:
 * @set_up: makes the child of an item
 * @show: shows what stands in the place of an item; also after something else came there
 * @data: for both; must live as long as the list
 *
 * Returns: (transfer full): the factory
 */
GtkListItemFactory *
clew_gradual_list_factory_new (ClewListSetUp set_up, ClewListShow show, gpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Showing            *showing = g_new0 (Showing, 1);

  *showing = (Showing){ set_up, show, data };
  g_object_set_data_full (G_OBJECT (factory), "clew-showing", showing, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
