/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-choosing.h"

#include "desk/legal/clew-docket-row.h"

struct _ClewDocketChoosing
{
  GObject parent_instance;

  GtkWidget  *days;    /* not owned: it owns what is connected here */
  GPtrArray  *offered; /* ClewDocketEntry: hearings in order, whether they have a row yet or not */
  GHashTable *ids;     /* of those that are chosen */
  char       *anchor;  /* (nullable): from where Shift extends */
};

G_DEFINE_FINAL_TYPE (ClewDocketChoosing, clew_docket_choosing, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clew_docket_choosing_finalize (GObject *object)
{
  ClewDocketChoosing *choosing = CLEW_DOCKET_CHOOSING (object);

  g_ptr_array_unref (choosing->offered);
  g_hash_table_unref (choosing->ids);
  g_free (choosing->anchor);

  G_OBJECT_CLASS (clew_docket_choosing_parent_class)->finalize (object);
}

static void
clew_docket_choosing_class_init (ClewDocketChoosingClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_docket_choosing_finalize;

  /**
   * ClewDocketChoosing::changed:
   *
   * Other hearings are chosen than before.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_docket_choosing_init (ClewDocketChoosing *choosing)
{
  choosing->offered = g_ptr_array_new_with_free_func (g_object_unref);
  choosing->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static ClewDocketEntry *
get_offered (ClewDocketChoosing *choosing, guint i)
{
  return g_ptr_array_index (choosing->offered, i);
}

/* Returns: its place, or how many there are when it is not offered. */
static guint
find_place (ClewDocketChoosing *choosing, const char *id)
{
  guint i = 0;

  while (i < choosing->offered->len &&
         g_strcmp0 (get_offered (choosing, i)->id, id) != 0)
    i++;
  return i;
}

static void
mark_all (ClewDocketChoosing *choosing, GtkWidget *widget)
{
  if (g_object_get_data (G_OBJECT (widget), "entry") != NULL)
    {
      clew_docket_choosing_mark (choosing, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mark_all (choosing, child);
}

static void
changed (ClewDocketChoosing *choosing)
{
  mark_all (choosing, choosing->days);
  g_signal_emit (choosing, signals[CHANGED], 0);
}

static void
set_anchor (ClewDocketChoosing *choosing, const char *id)
{
  g_free (choosing->anchor);
  choosing->anchor = g_strdup (id);
}

static void
toggle (ClewDocketChoosing *choosing, ClewDocketEntry *entry)
{
  if (entry->kind != CLEW_DOCKET_HEARING)
    return;
  if (!g_hash_table_remove (choosing->ids, entry->id))
    g_hash_table_add (choosing->ids, g_strdup (entry->id));
  set_anchor (choosing, entry->id);
  changed (choosing);
}

/* Everything between where the choice began and @entry, and nothing else. */
static void
extend (ClewDocketChoosing *choosing, ClewDocketEntry *entry)
{
  guint to = find_place (choosing, entry->id);
  guint from = find_place (choosing, choosing->anchor);

  if (to == choosing->offered->len)
    return;
  if (from == choosing->offered->len)
    {
      from = to;
      set_anchor (choosing, entry->id);
    }
  g_hash_table_remove_all (choosing->ids);
  for (guint i = MIN (from, to); i <= MAX (from, to); i++)
    g_hash_table_add (choosing->ids, g_strdup (get_offered (choosing, i)->id));
  changed (choosing);
}

static ClewDocketEntry *
find_focused (ClewDocketChoosing *choosing)
{
  GtkRoot   *root = gtk_widget_get_root (choosing->days);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, choosing->days))
    return NULL;
  return g_object_get_data (G_OBJECT (focus), "entry");
}

static GtkWidget *
find_row (GtkWidget *widget, ClewDocketEntry *entry)
{
  ClewDocketEntry *its = g_object_get_data (G_OBJECT (widget), "entry");
  GtkWidget       *found = its == entry ? widget : NULL;

  if (its != NULL)
    return found;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, entry);
  return found;
}

/* Shift with an arrow: the hearing before or after belongs to the choice, too. */
static void
step (ClewDocketChoosing *choosing, int by)
{
  ClewDocketEntry *focused = find_focused (choosing);
  guint            at = focused != NULL ? find_place (choosing, focused->id)
                                        : choosing->offered->len;
  GtkWidget       *row;

  if (at == choosing->offered->len)
    return;
  if (g_hash_table_size (choosing->ids) == 0)
    set_anchor (choosing, focused->id);
  if ((by < 0 && at == 0) || (by > 0 && at + 1 == choosing->offered->len))
    return;
  at = (guint)((int)at + by);
  row = find_row (choosing->days, get_offered (choosing, at));
  if (row != NULL)
    gtk_widget_grab_focus (row);
  extend (choosing, get_offered (choosing, at));
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
        ClewDocketChoosing *choosing)
{
  ClewDocketEntry *focused = find_focused (choosing);
  GdkModifierType  held = state & gtk_accelerator_get_default_mod_mask ();

  if (held == GDK_CONTROL_MASK && gdk_keyval_to_lower (key) == GDK_KEY_a)
    clew_docket_choosing_choose (choosing, TRUE);
  else if (held == GDK_CONTROL_MASK && (key == GDK_KEY_space || key == GDK_KEY_KP_Space) &&
           focused != NULL)
    toggle (choosing, focused);
  else if (held == GDK_SHIFT_MASK && (key == GDK_KEY_Down || key == GDK_KEY_KP_Down))
    step (choosing, 1);
  else if (held == GDK_SHIFT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_KP_Up))
    step (choosing, -1);
  else if (held == 0 && key == GDK_KEY_Escape && g_hash_table_size (choosing->ids) > 0)
    clew_docket_choosing_choose (choosing, FALSE);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* With Ctrl or Shift a click chooses; without it opens, which the row does itself. */
static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, ClewDocketChoosing *choosing)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  GtkWidget       *picked = gtk_widget_pick (choosing->days, x, y, GTK_PICK_DEFAULT);
  GtkWidget       *row = picked != NULL ? gtk_widget_get_ancestor (picked, GTK_TYPE_LIST_BOX_ROW)
                                        : NULL;
  ClewDocketEntry *entry = row != NULL ? g_object_get_data (G_OBJECT (row), "entry") : NULL;

  if (entry == NULL || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (row);
  if ((state & GDK_SHIFT_MASK) != 0)
    extend (choosing, entry);
  else
    toggle (choosing, entry);
}

/**
 * clew_docket_choosing_new:
 * @days: a widget with rows of clew_docket_row_new() in it; must live as long as this
 *
 * Returns: (transfer full): what is chosen in it
 */
ClewDocketChoosing *
clew_docket_choosing_new (GtkWidget *days)
{
  ClewDocketChoosing *choosing = g_object_new (CLEW_TYPE_DOCKET_CHOOSING, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  choosing->days = days;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), choosing, 0);
  gtk_widget_add_controller (days, keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), choosing, 0);
  gtk_widget_add_controller (days, GTK_EVENT_CONTROLLER (click));
  return choosing;
}

/**
 * clew_docket_choosing_offer:
 * @choosing: a choice
 * @entries: (element-type ClewDocketEntry): what can be chosen from now on, in order
 *
 * What was chosen stays chosen as long as it is there.
 */
void
clew_docket_choosing_offer (ClewDocketChoosing *choosing, GPtrArray *entries)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&choosing->ids);

  choosing->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_set_size (choosing->offered, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (entries, i);

      if (entry->kind != CLEW_DOCKET_HEARING)
        continue;
      g_ptr_array_add (choosing->offered, g_object_ref (entry));
      if (g_hash_table_contains (before, entry->id))
        g_hash_table_add (choosing->ids, g_strdup (entry->id));
    }
  changed (choosing);
}

/**
 * clew_docket_choosing_mark:
 * @choosing: a choice
 * @row: a row
 *
 * Shows on it whether it is chosen.
 */
void
clew_docket_choosing_mark (ClewDocketChoosing *choosing, GtkWidget *row)
{
  ClewDocketEntry *entry = g_object_get_data (G_OBJECT (row), "entry");

  clew_docket_row_set_chosen (row, g_hash_table_contains (choosing->ids, entry->id));
}

/**
 * clew_docket_choosing_choose:
 * @choosing: a choice
 * @all: whether all hearings, or none
 */
void
clew_docket_choosing_choose (ClewDocketChoosing *choosing, gboolean all)
{
  g_hash_table_remove_all (choosing->ids);
  for (guint i = 0; all && i < choosing->offered->len; i++)
    g_hash_table_add (choosing->ids, g_strdup (get_offered (choosing, i)->id));
  changed (choosing);
}

/**
 * clew_docket_choosing_get_chosen:
 * @choosing: a choice
 *
 * Returns: (transfer full) (element-type ClewDocketEntry): what is chosen, in order
 */
GPtrArray *
clew_docket_choosing_get_chosen (ClewDocketChoosing *choosing)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < choosing->offered->len; i++)
    if (g_hash_table_contains (choosing->ids, get_offered (choosing, i)->id))
      g_ptr_array_add (chosen, g_object_ref (get_offered (choosing, i)));
  return chosen;
}
