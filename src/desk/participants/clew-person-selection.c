/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-person-selection.h"

#include "desk/participants/clew-participant-factory.h"

struct _ClewPersonSelection
{
  GObject parent_instance;

  ClewParticipantList *list;
  GtkListView         *view; /* not owned: it has us go first */
  GtkSingleSelection  *places;
  char                *id;      /* (nullable): who is selected */
  gboolean             placing; /* the selection moves because the list did */
  guint                tell_id;
  guint                focus_id;
  guint                scroll_id;
};

G_DEFINE_FINAL_TYPE (ClewPersonSelection, clew_person_selection, G_TYPE_OBJECT)

enum
{
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
tell_cb (gpointer data)
{
  ClewPersonSelection *selection = data;

  selection->tell_id = 0;
  if (selection->id != NULL)
    g_signal_emit (selection, signals[SELECTED], 0, selection->id);
  return G_SOURCE_REMOVE;
}

static void
selected_cb (ClewPersonSelection *selection)
{
  ClewPersonRow *row = gtk_single_selection_get_selected_item (selection->places);
  const char    *id = row != NULL ? clew_person_row_get (row)->id : NULL;

  if (selection->placing || id == NULL || g_strcmp0 (id, selection->id) == 0)
    return;
  g_free (selection->id);
  selection->id = g_strdup (id);
  /* Holding an arrow key walks faster than pages can be read. */
  if (selection->tell_id == 0)
    selection->tell_id = g_idle_add_full (G_PRIORITY_LOW, tell_cb, selection, NULL);
}

/* To where the selected person stands now. */
static void
place (ClewPersonSelection *selection)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (selection->id == NULL ||
      !clew_participant_list_find (selection->list, selection->id, &position))
    position = GTK_INVALID_LIST_POSITION;
  selection->placing = TRUE;
  gtk_single_selection_set_selected (selection->places, position);
  selection->placing = FALSE;
}

/* Before 4.10 GTK's list, told to go to a row of which it has not measured
 * the rows above, leaves their place blank until it is laid out again. */
static gboolean
lay_out_again_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_resize (view);
  return G_SOURCE_REMOVE;
}

/* GTK 4.8 loses the rows of a list that scrolls before it was laid out. */
static gboolean
scroll_cb (gpointer data)
{
  ClewPersonSelection *selection = data;
  GtkWidget           *view = GTK_WIDGET (selection->view);
  guint                position = gtk_single_selection_get_selected (selection->places);

  if (gtk_widget_get_mapped (view) && gtk_widget_get_height (view) == 0)
    return G_SOURCE_CONTINUE;
  selection->scroll_id = 0;
  if (position != GTK_INVALID_LIST_POSITION && gtk_widget_get_height (view) > 0)
    {
      gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
      gtk_widget_add_tick_callback (view, lay_out_again_cb, NULL, NULL);
    }
  return G_SOURCE_REMOVE;
}

static gboolean
focus_cb (gpointer data)
{
  ClewPersonSelection *selection = data;
  guint                position = gtk_single_selection_get_selected (selection->places);
  GtkWidget           *row = NULL;

  selection->focus_id = 0;
  if (position != GTK_INVALID_LIST_POSITION)
    row = clew_participant_factory_find_row (selection->view, position);
  gtk_widget_grab_focus (row != NULL ? row : GTK_WIDGET (selection->view));
  return G_SOURCE_REMOVE;
}

static void
clew_person_selection_dispose (GObject *object)
{
  ClewPersonSelection *selection = CLEW_PERSON_SELECTION (object);

  g_clear_handle_id (&selection->tell_id, g_source_remove);
  g_clear_handle_id (&selection->focus_id, g_source_remove);
  g_clear_handle_id (&selection->scroll_id, g_source_remove);
  if (selection->places != NULL)
    g_signal_handlers_disconnect_by_data (selection->places, selection);
  if (selection->list != NULL)
    g_signal_handlers_disconnect_by_data (selection->list, selection);
  g_clear_object (&selection->places);
  g_clear_object (&selection->list);
  g_clear_pointer (&selection->id, g_free);

  G_OBJECT_CLASS (clew_person_selection_parent_class)->dispose (object);
}

static void
clew_person_selection_class_init (ClewPersonSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_person_selection_dispose;

  /**
   * ClewPersonSelection::selected:
   * @selection: the selection
   * @id: of whom somebody selected
   *
   * A moment later, and not for clew_person_selection_set().
   */
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
clew_person_selection_init (ClewPersonSelection *selection)
{
}

/**
 * clew_person_selection_new:
 * @list: the people
 * @view: shows them from now on; it must outlive the selection
 *
 * Returns: (transfer full): a selection of nobody
 */
ClewPersonSelection *
clew_person_selection_new (ClewParticipantList *list, GtkListView *view)
{
  ClewPersonSelection *selection = g_object_new (CLEW_TYPE_PERSON_SELECTION, NULL);

  selection->list = g_object_ref (list);
  selection->view = view;
  selection->places = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (list)));
  gtk_single_selection_set_autoselect (selection->places, FALSE);
  gtk_single_selection_set_can_unselect (selection->places, TRUE);
  gtk_single_selection_set_selected (selection->places, GTK_INVALID_LIST_POSITION);
  g_signal_connect_swapped (selection->places, "notify::selected", G_CALLBACK (selected_cb),
                            selection);
  g_signal_connect_swapped (list, "state-changed", G_CALLBACK (place), selection);
  gtk_list_view_set_model (view, GTK_SELECTION_MODEL (selection->places));
  return selection;
}

/**
 * clew_person_selection_set:
 * @selection: the selection
 * @id: (nullable): a participant's id, whether listed now or not
 *
 * Selects somebody and scrolls there.
 */
void
clew_person_selection_set (ClewPersonSelection *selection, const char *id)
{
  if (g_strcmp0 (id, selection->id) == 0)
    return;
  g_free (selection->id);
  selection->id = g_strdup (id);
  place (selection);
  if (selection->scroll_id == 0)
    selection->scroll_id = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, selection, NULL);
}

/**
 * clew_person_selection_focus:
 * @selection: the selection
 *
 * Puts the focus on the person who is selected, or on the first.
 */
void
clew_person_selection_focus (ClewPersonSelection *selection)
{
  guint position = gtk_single_selection_get_selected (selection->places);

  if (g_list_model_get_n_items (G_LIST_MODEL (selection->list)) == 0)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (selection->places, position = 0);
  gtk_widget_activate_action (GTK_WIDGET (selection->view), "list.scroll-to-item", "u", position);
  /* The row is laid out before the next time that nothing else is to do. */
  if (selection->focus_id == 0)
    selection->focus_id = g_idle_add_full (G_PRIORITY_LOW, focus_cb, selection, NULL);
}
