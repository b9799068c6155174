/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-chosen.h"

#include "desk/legal/clew-next-date-window.h"

#include <glib/gi18n.h>

struct _ClewDocketChosen
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel    *count;
  GPtrArray   *hearings; /* ClewDocketEntry */
};

G_DEFINE_FINAL_TYPE (ClewDocketChosen, clew_docket_chosen, ADW_TYPE_BIN)

static void
clew_docket_chosen_dispose (GObject *object)
{
  g_clear_pointer (&CLEW_DOCKET_CHOSEN (object)->hearings, g_ptr_array_unref);
  G_OBJECT_CLASS (clew_docket_chosen_parent_class)->dispose (object);
}

static void
clew_docket_chosen_class_init (ClewDocketChosenClass *class)
{
  G_OBJECT_CLASS (class)->dispose = clew_docket_chosen_dispose;
}

static GtkWidget *
button_new (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
clew_docket_chosen_init (ClewDocketChosen *chosen)
{
  GtkWidget *revealer = gtk_revealer_new ();
  GtkWidget *bar = gtk_action_bar_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *set = button_new (_ ("_Set Next Date…"), "view.set-next-date");

  gtk_widget_add_css_class (set, "suggested-action");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 6);
  gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), label);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), set);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar),
                           button_new (_ ("_Clear Selection"), "view.select-none"));
  gtk_revealer_set_transition_type (GTK_REVEALER (revealer), GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (revealer), bar);
  adw_bin_set_child (ADW_BIN (chosen), revealer);
  chosen->revealer = GTK_REVEALER (revealer);
  chosen->count = GTK_LABEL (label);
  chosen->hearings = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * clew_docket_chosen_show:
 * @chosen: the bar
 * @entries: (element-type ClewDocketEntry): what is selected; of it hearings count
 *
 * Says how many hearings are selected. One alone needs no bar.
 */
void
clew_docket_chosen_show (ClewDocketChosen *chosen, GPtrArray *entries)
{
  g_autofree char *text = NULL;

  g_ptr_array_set_size (chosen->hearings, 0);
  for (guint i = 0; i < entries->len; i++)
    if (((ClewDocketEntry *)g_ptr_array_index (entries, i))->kind == CLEW_DOCKET_HEARING)
      g_ptr_array_add (chosen->hearings, g_object_ref (g_ptr_array_index (entries, i)));
  text = g_strdup_printf (ngettext ("%u hearing selected", "%u hearings selected",
                                    chosen->hearings->len),
                          chosen->hearings->len);
  gtk_label_set_label (chosen->count, text);
  gtk_revealer_set_reveal_child (chosen->revealer, clew_docket_chosen_is_several (chosen));
}

/**
 * clew_docket_chosen_is_several:
 * @chosen: the bar
 *
 * Returns: whether more than one hearing is selected
 */
gboolean
clew_docket_chosen_is_several (ClewDocketChosen *chosen)
{
  return chosen->hearings->len > 1;
}

/**
 * clew_docket_chosen_set_next:
 * @chosen: the bar
 * @office: the open office
 *
 * Opens the window in which one next date is set for the hearings that are selected.
 */
void
clew_docket_chosen_set_next (ClewDocketChosen *chosen, ClewOffice *office)
{
  ClewNextDateWindow *window;

  if (chosen->hearings->len == 0)
    return;
  window = clew_next_date_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (chosen))),
                                      office, chosen->hearings);
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
}

/**
 * clew_docket_chosen_find_focused:
 * @widget: a widget of the docket
 *
 * Returns: (transfer none) (nullable): the entry on which somebody is there
 */
ClewDocketEntry *
clew_docket_chosen_find_focused (GtkWidget *widget)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget))
    return NULL;
  if (g_object_get_data (G_OBJECT (focus), "entry") != NULL)
    return g_object_get_data (G_OBJECT (focus), "entry");
  /* A list has the focus in a widget of its own around what it was given. */
  child = gtk_widget_get_first_child (focus);
  return child != NULL ? g_object_get_data (G_OBJECT (child), "entry") : NULL;
}
