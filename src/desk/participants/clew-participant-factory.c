/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-participant-factory.h"

typedef struct
{
  ClewParticipantShow show;
  gpointer            data;
} Showing;

/* What could not be read stands empty; the error has a page of its own. */
static void
show_item (GtkListItem *item)
{
  const Showing *showing = g_object_get_data (G_OBJECT (item), "clew-showing");
  ClewPersonRow *person = gtk_list_item_get_item (item);

  if (clew_person_row_get (person)->id != NULL)
    showing->show (CLEW_PARTICIPANT_ROW (gtk_list_item_get_child (item)), person,
                   gtk_list_item_get_position (item), showing->data);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Showing *showing)
{
  g_object_set_data (G_OBJECT (item), "clew-showing", showing);
  gtk_list_item_set_child (item, clew_participant_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gpointer person = gtk_list_item_get_item (item);

  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), "clew-person", person);
  g_signal_connect_swapped (person, "changed", G_CALLBACK (show_item), item);
  show_item (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), "clew-person", NULL);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_item, item);
}

/**
 * clew_participant_factory_new:
 * @show: shows a person in a row; also after somebody else has come to stand there
 * @data: for @show; must live as long as the list
 *
 * Returns: (transfer full): the factory
 */
GtkListItemFactory *
clew_participant_factory_new (ClewParticipantShow show, gpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Showing            *showing = g_new0 (Showing, 1);

  showing->show = show;
  showing->data = data;
  g_object_set_data_full (G_OBJECT (factory), "clew-showing", showing, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), showing);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

/**
 * clew_participant_factory_find_row:
 * @view: a list with such rows
 * @position: a place
 *
 * A row is there only once it has been laid out, and only near what is seen.
 *
 * Returns: (transfer none) (nullable): the widget that takes the focus for the place
 */
GtkWidget *
clew_participant_factory_find_row (GtkListView *view, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (view));
  g_autoptr (ClewPersonRow) wanted = g_list_model_get_item (model, position);
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (GTK_WIDGET (view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);

      if (CLEW_IS_PARTICIPANT_ROW (child) &&
          g_object_get_data (G_OBJECT (child), "clew-person") == wanted)
        return row;
    }
  return NULL;
}
