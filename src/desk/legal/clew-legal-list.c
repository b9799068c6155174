/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-legal-list.h"

#include "desk/clew-accessible.h"

#include <glib/gi18n.h>

/* How many rows come at a time. */
#define STRETCH 150

struct _ClewLegalList
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox            *box;
  GtkListBox        *rows; /* (nullable): to which the next row comes */
  GtkWidget         *heading;
  guint              limit;
  guint              n_rows;
  guint              n_left; /* beyond the limit */
  char              *focused;
  double             place;
};

G_DEFINE_FINAL_TYPE (ClewLegalList, clew_legal_list, ADW_TYPE_BIN)

enum
{
  MORE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
more_cb (ClewLegalList *list)
{
  list->limit += STRETCH;
  g_signal_emit (list, signals[MORE], 0);
}

static void
clew_legal_list_finalize (GObject *object)
{
  g_free (CLEW_LEGAL_LIST (object)->focused);
  G_OBJECT_CLASS (clew_legal_list_parent_class)->finalize (object);
}

static void
clew_legal_list_class_init (ClewLegalListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_legal_list_finalize;

  /**
   * ClewLegalList::more:
   *
   * More rows are wanted: fill it again.
   */
  signals[MORE] = g_signal_new ("more", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_legal_list_init (ClewLegalList *list)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 24,
                NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 820);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (list), scroller);
  list->scroller = GTK_SCROLLED_WINDOW (scroller);
  list->box = GTK_BOX (box);
  list->limit = STRETCH;
}

static GtkWidget *
find_focused (ClewLegalList *list)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (list)))
    return NULL;
  return ADW_IS_ACTION_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW);
}

/**
 * clew_legal_list_begin:
 * @list: a list
 *
 * Takes all rows away. Whoever was on one will be on it again after clew_legal_list_end().
 */
void
clew_legal_list_begin (ClewLegalList *list)
{
  GtkWidget *focused = find_focused (list);
  GtkWidget *child;

  g_free (list->focused);
  list->focused = focused != NULL
                    ? g_strdup (g_object_get_data (G_OBJECT (focused), "clew-id"))
                    : NULL;
  list->place = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (list->scroller));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list->box))) != NULL)
    gtk_box_remove (list->box, child);
  list->rows = NULL;
  list->heading = NULL;
  list->n_rows = 0;
  list->n_left = 0;
}

static GtkWidget *
create_dim_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/**
 * clew_legal_list_add_note:
 * @list: a list
 * @text: what to know about the rows below
 */
void
clew_legal_list_add_note (ClewLegalList *list, const char *text)
{
  gtk_box_append (list->box, create_dim_label (text));
}

/**
 * clew_legal_list_add_widget:
 * @list: a list
 * @widget: (transfer floating): what stands between the rows
 */
void
clew_legal_list_add_widget (ClewLegalList *list, GtkWidget *widget)
{
  list->rows = NULL;
  list->heading = NULL;
  gtk_box_append (list->box, widget);
}

/**
 * clew_legal_list_add_heading:
 * @list: a list
 * @title: of the rows that come next
 * @detail: (nullable): beside it
 */
void
clew_legal_list_add_heading (ClewLegalList *list, const char *title, const char *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *dim = create_dim_label (detail);

  list->rows = NULL;
  if (list->n_rows >= list->limit)
    return;
  list->heading = gtk_label_new (title);
  gtk_label_set_ellipsize (GTK_LABEL (list->heading), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (list->heading, title);
  gtk_widget_add_css_class (list->heading, "heading");
  gtk_widget_set_valign (list->heading, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (dim, GTK_ALIGN_BASELINE);
  gtk_widget_set_margin_top (box, 6);
  gtk_box_append (GTK_BOX (box), list->heading);
  gtk_box_append (GTK_BOX (box), dim);
  gtk_box_append (list->box, box);
}

static void
activated_cb (GtkListBox *rows, GtkListBoxRow *row, ClewLegalList *list)
{
  const char *court_case = g_object_get_data (G_OBJECT (row), "clew-case");
  const char *participant = g_object_get_data (G_OBJECT (row), "clew-participant");

  if (court_case != NULL)
    gtk_widget_activate_action (GTK_WIDGET (list), "win.show-case", "s", court_case);
  else if (participant != NULL)
    gtk_widget_activate_action (GTK_WIDGET (list), "win.show-person", "s", participant);
}

static void
add_list (ClewLegalList *list)
{
  GtkWidget *rows = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  if (list->heading != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    list->heading, NULL, -1);
  g_signal_connect_object (rows, "row-activated", G_CALLBACK (activated_cb), list, 0);
  gtk_box_append (list->box, rows);
  list->rows = GTK_LIST_BOX (rows);
}

static GMenuModel *
create_menu (const ClewLegalItem *item)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) deeds = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();
  const struct
  {
    const char *label;
    const char *action;
    const char *id;
  } ways[] = {
    { _ ("Record _Outcome…"), "win.record-case-outcome", item->court_case },
      { _ ("Open _Case"), "win.show-case", item->court_case },
        { _ ("Open _Participant"), "win.show-person", item->participant },
      };

  for (const ClewLegalDeed *deed = item->deeds; deed != NULL && deed->what != NULL; deed++)
    {
      g_autoptr (GMenuItem) one = g_menu_item_new (_ (deed->label), NULL);

      g_menu_item_set_action_and_target (one, "legal.do", "(ss)", deed->what, item->id);
      g_menu_append_item (deeds, one);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (ways[i].id != NULL)
      {
        g_autoptr (GMenuItem) one = g_menu_item_new (ways[i].label, NULL);

        g_menu_item_set_action_and_target (one, ways[i].action, "s", ways[i].id);
        g_menu_append_item (places, one);
      }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (deeds));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        GtkMenuButton         *button)
{
  modifiers &= gtk_accelerator_get_default_mod_mask ();
  if (key != GDK_KEY_Menu && !(key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    return FALSE;
  gtk_menu_button_popup (button);
  return TRUE;
}

static void
add_menu (GtkWidget *row, const ClewLegalItem *item)
{
  GtkWidget          *button = gtk_menu_button_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GMenuModel) menu = create_menu (item);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, _ ("More Actions"));
  clew_menu_button_set_accessible_name (GTK_MENU_BUTTON (button), _ ("More Actions"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), button);
  gtk_widget_add_controller (row, keys);
}

static void
add_button (GtkWidget *row, const ClewLegalItem *item)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ (item->deeds[0].label));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "legal.do");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", item->deeds[0].what,
                                    item->id);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
create_row (const ClewLegalItem *item)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (item->subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), item->subtitle);
  if (item->pill != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               clew_pill_new (item->pill_icon, item->pill, item->tone));
  if (item->deeds != NULL && item->deeds[0].what != NULL)
    add_button (row, item);
  add_menu (row, item);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_name (row, "legal-row");
  g_object_set_data_full (G_OBJECT (row), "clew-id", g_strdup (item->id), g_free);
  g_object_set_data_full (G_OBJECT (row), "clew-case", g_strdup (item->court_case), g_free);
  g_object_set_data_full (G_OBJECT (row), "clew-participant", g_strdup (item->participant),
                          g_free);
  return row;
}

/* The name of the row says how it stands, too: a pill beside it isn't read with it. */
static void
set_spoken (GtkWidget *row, const ClewLegalItem *item)
{
  g_autoptr (GString) text = g_string_new (item->title);

  if (item->pill != NULL)
    g_string_append_printf (text, ". %s", item->pill);
  if (item->subtitle != NULL)
    g_string_append_printf (text, ". %s", item->subtitle);
  clew_accessible_set_name (row, text->str);
}

/**
 * clew_legal_list_add:
 * @list: a list
 * @item: what the row says; copied
 *
 * Returns: %FALSE when there are so many rows that this one waits until it is asked for
 */
gboolean
clew_legal_list_add (ClewLegalList *list, const ClewLegalItem *item)
{
  GtkWidget *row;

  if (list->n_rows >= list->limit)
    {
      list->n_left++;
      return FALSE;
    }
  if (list->rows == NULL)
    add_list (list);
  row = create_row (item);
  set_spoken (row, item);
  gtk_list_box_append (list->rows, row);
  list->n_rows++;
  return TRUE;
}

static GtkWidget *
find_row (GtkWidget *widget, const char *id)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), "clew-id"), id) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * clew_legal_list_end:
 * @list: a list
 *
 * Returns: how many rows there are, with those that wait
 */
guint
clew_legal_list_end (ClewLegalList *list)
{
  GtkWidget *row = NULL;

  if (list->n_left > 0)
    {
      guint            n = MIN (list->n_left, STRETCH);
      g_autofree char *text = g_strdup_printf (ngettext ("Show %u More", "Show %u More", n), n);
      GtkWidget       *button = gtk_button_new_with_label (text);

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "flat");
      g_signal_connect_object (button, "clicked", G_CALLBACK (more_cb), list, G_CONNECT_SWAPPED);
      gtk_box_append (list->box, button);
    }
  if (list->focused != NULL)
    {
      row = find_row (GTK_WIDGET (list->box), list->focused);
      if (row != NULL)
        gtk_widget_grab_focus (row);
      else
        clew_legal_list_focus (list);
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (list->scroller), list->place);
  return list->n_rows + list->n_left;
}

/**
 * clew_legal_list_focus:
 *
 * Returns: whether the first row has the focus now
 */
gboolean
clew_legal_list_focus (ClewLegalList *list)
{
  return gtk_widget_child_focus (GTK_WIDGET (list->box), GTK_DIR_TAB_FORWARD);
}
