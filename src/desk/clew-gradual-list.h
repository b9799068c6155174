/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* The beginning of a long list, which gets longer as somebody goes on in it. Its items are
 * places: when other things are shown, they come to stand in the places that there are, so that
 * widgets stay. */

#define CLEW_TYPE_LIST_PLACE (clew_list_place_get_type ())
G_DECLARE_FINAL_TYPE (ClewListPlace, clew_list_place, CLEW, LIST_PLACE, GObject)

#define CLEW_TYPE_GRADUAL_LIST (clew_gradual_list_get_type ())
G_DECLARE_FINAL_TYPE (ClewGradualList, clew_gradual_list, CLEW, GRADUAL_LIST, GObject)

typedef void (*ClewListSetUp) (GtkListItem *item, gpointer data);
/* Shows @object in the child of @item. */
typedef void (*ClewListShow) (GtkListItem *item, gpointer object, gpointer data);

gpointer            clew_list_place_get (ClewListPlace *place);
ClewGradualList    *clew_gradual_list_new (GtkAdjustment *adjustment, guint few);
void                clew_gradual_list_show (ClewGradualList *list, GPtrArray *all, gboolean anew);
void                clew_gradual_list_reach (ClewGradualList *list, guint place);
guint               clew_gradual_list_count (ClewGradualList *list);
gpointer            clew_gradual_list_get (ClewGradualList *list, guint place);
GtkListItemFactory *clew_gradual_list_factory_new (ClewListSetUp set_up,
                                                   ClewListShow  show,
                                                   gpointer      data);
