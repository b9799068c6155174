/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-bring-in-list.h"

#include "desk/clew-accessible.h"
#include "desk/clew-wrap-box.h"

#include <glib/gi18n.h>

typedef enum
{
  TAB_NEW,
  TAB_CHANGED,
  TAB_TO_CONFIRM,
  TAB_NOT_UNDERSTOOD,
  TAB_SAME,
  N_TABS,
} Tab;

struct _ClewBringInList
{
  AdwBin parent_instance;

  GtkLabel        *summary;
  GtkWidget       *buttons[N_TABS];
  GtkWidget       *choose_button;
  GtkStack        *states;
  AdwStatusPage   *empty_page;
  GtkListView     *view;
  GtkCustomFilter *filter;
  ClewBringIn     *plan; /* of whoever shows it */
  Tab              tab;
};

G_DEFINE_FINAL_TYPE (ClewBringInList, clew_bring_in_list, ADW_TYPE_BIN)

enum
{
  CHOSEN_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static Tab
find_tab (ClewIncoming *row)
{
  if (row->state == CLEW_INCOMING_SAME)
    return TAB_SAME;
  if (!clew_incoming_can_be_chosen (row))
    return TAB_NOT_UNDERSTOOD;
  if (!clew_incoming_is_sure (row))
    return TAB_TO_CONFIRM;
  return row->state == CLEW_INCOMING_NEW_CASE || row->state == CLEW_INCOMING_NEW_HEARING
           ? TAB_NEW
           : TAB_CHANGED;
}

/* A row: a tick, whose it is, what would change, what to know of it. */

static GtkLabel *
add_label (GtkWidget *box, const char *name, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  g_object_set_data (G_OBJECT (box), name, label);
  return GTK_LABEL (label);
}

static void
tick_cb (GtkCheckButton *tick)
{
  ClewIncoming *row = g_object_get_data (G_OBJECT (tick), "row");

  if (row != NULL)
    clew_incoming_set_chosen (row, gtk_check_button_get_active (tick));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ClewBringInList *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *tick = gtk_check_button_new ();

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_valign (tick, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  g_signal_connect (tick, "toggled", G_CALLBACK (tick_cb), NULL);
  gtk_box_append (GTK_BOX (box), tick);
  gtk_box_append (GTK_BOX (box), words);
  add_label (words, "name", "heading");
  add_label (words, "case", "dim-label");
  add_label (words, "changes", NULL);
  add_label (words, "note", "warning");
  gtk_list_item_set_child (item, box);
}

static char *
describe_case (ClewIncoming *row)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  /* Translators: the number of a row in a file */
  g_autofree char *number = g_strdup_printf (_ ("Row %u"), row->number);

  if (row->cause_number != NULL)
    g_ptr_array_add (parts, row->cause_number);
  if (row->court != NULL)
    g_ptr_array_add (parts, row->court);
  g_ptr_array_add (parts, number);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

static char *
describe_changes (ClewIncoming *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (row->state > CLEW_INCOMING_CHANGED)
    return g_strdup ("");
  for (guint i = 0; i < row->changes->len; i++)
    {
      ClewIncomingChange *change = g_ptr_array_index (row->changes, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      if (change->before == NULL)
        /* Translators: a field and what it will say */
        g_string_append_printf (text, _ ("%s: %s"), change->label, change->after);
      else
        /* Translators: a field, what it says and what it will say */
        g_string_append_printf (text, _ ("%s: %s → %s"), change->label, change->before,
                                         change->after);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_match (ClewIncoming *row)
{
  switch (row->match)
    {
    case CLEW_MATCH_NUMBER:
      return g_strdup (_ ("The file names nobody. Only the cause number says whose it is."));
    case CLEW_MATCH_NO_COURT:
      return g_strdup (
        _ ("The file does not say which court. Only the cause number says whose it is."));
    case CLEW_MATCH_OTHER_NAME:
      /* Translators: %s is a name in the file */
      return g_strdup_printf (_ ("The file has another name: %s."), row->file_name);
    case CLEW_MATCH_OTHER_COURT:
      return g_strdup_printf (_ ("The file has another court: %s."),
                                 row->texts[CLEW_INCOMING_COURT]);
    case CLEW_MATCH_PERSON_CASE:
      return g_strdup (_ ("Name and date of birth agree. The file has no cause number."));
    case CLEW_MATCH_PERSON:
      return g_strdup (_ ("Name and date of birth agree. The case is new here."));
    case CLEW_MATCH_UNCLEAR:
      if (row->state == CLEW_INCOMING_NOT_READ)
        return NULL;
      return g_strdup (_ ("More than one person or case here may be meant. Enter it by hand."));
    case CLEW_MATCH_SURE:
    case CLEW_MATCH_NOBODY:
    default:
      return NULL;
    }
}

static char *
describe_note (ClewIncoming *row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *match = describe_match (row);

  if (match != NULL)
    g_string_append (text, match);
  if (row->state == CLEW_INCOMING_OLDER)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            _ ("What is kept came from a later file, so it stays."));
  if (row->problem != NULL && row->column != NULL)
    /* Translators: a column of a file and what is wrong in it */
    g_string_append_printf (text, _ ("%sColumn “%s”: %s"),
                                     text->len > 0 ? "\n" : "", row->column, row->problem);
  else if (row->problem != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", row->problem);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_label (GtkWidget *words, const char *name, const char *text)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (words), name);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
}

static void
show_tick (GtkCheckButton *tick)
{
  ClewIncoming *row = g_object_get_data (G_OBJECT (tick), "row");

  gtk_check_button_set_active (tick, row->is_chosen);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ClewBringInList *list)
{
  ClewIncoming *row = gtk_list_item_get_item (item);
  GtkWidget    *box = gtk_list_item_get_child (item);
  GtkWidget    *tick = gtk_widget_get_first_child (box);
  GtkWidget    *words = gtk_widget_get_last_child (box);
  const char   *name = row->name != NULL ? row->name : _ ("Nobody is named");
  g_autofree char *where = describe_case (row);
  g_autofree char *changes = describe_changes (row);
  g_autofree char *note = describe_note (row);
  g_autofree char *spoken = g_strdup_printf ("%s. %s. %s. %s", name, where, changes, note);

  show_label (words, "name", name);
  show_label (words, "case", where);
  show_label (words, "changes", changes);
  show_label (words, "note", note);
  gtk_widget_set_visible (tick, clew_incoming_can_be_chosen (row));
  g_object_set_data (G_OBJECT (tick), "row", row);
  show_tick (GTK_CHECK_BUTTON (tick));
  clew_accessible_set_name (tick, spoken);
  clew_row_set_accessible_name (box, spoken);
  g_signal_connect_object (row, "chosen-changed", G_CALLBACK (show_tick), tick, G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ClewBringInList *list)
{
  GtkWidget *tick = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_tick, tick);
  g_object_set_data (G_OBJECT (tick), "row", NULL);
}

static void
activate_cb (GtkListView *view, guint position, ClewBringInList *list)
{
  g_autoptr (ClewIncoming) row = g_list_model_get_item (
    G_LIST_MODEL (gtk_list_view_get_model (view)), position);

  clew_incoming_set_chosen (row, !row->is_chosen);
}

static gboolean
filter_cb (gpointer item, gpointer data)
{
  return find_tab (item) == ((ClewBringInList *)data)->tab;
}

static void
show_state (ClewBringInList *list)
{
  static const char *const empty[N_TABS] = {
    [TAB_NEW] = N_ ("Nothing New"),
    [TAB_CHANGED] = N_ ("Nothing Changed"),
    [TAB_TO_CONFIRM] = N_ ("Nothing to Confirm"),
    [TAB_NOT_UNDERSTOOD] = N_ ("Everything Is Understood"),
    [TAB_SAME] = N_ ("Nothing Is the Same"),
  };
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (list->view));

  adw_status_page_set_title (list->empty_page, _ (empty[list->tab]));
  gtk_stack_set_visible_child_name (list->states,
                                    g_list_model_get_n_items (shown) > 0 ? "list" : "empty");
}

static void
tab_cb (GtkToggleButton *button, ClewBringInList *list)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (Tab tab = 0; tab < N_TABS; tab++)
    if (list->buttons[tab] == GTK_WIDGET (button))
      list->tab = tab;
  gtk_filter_changed (GTK_FILTER (list->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_state (list);
}

static void
choose_cb (ClewBringInList *list)
{
  clew_bring_in_choose_sure (list->plan);
}

static GtkWidget *
create_view (ClewBringInList *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *scrolled = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), list);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), list);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), list);
  list->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_show_separators (list->view, TRUE);
  gtk_list_view_set_single_click_activate (list->view, FALSE);
  g_signal_connect (list->view, "activate", G_CALLBACK (activate_cb), list);
  clew_accessible_set_name (GTK_WIDGET (list->view), _ ("Differences"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (list->view));
  return scrolled;
}

static GtkWidget *
create_bar (ClewBringInList *list)
{
  GtkWidget *bar = g_object_new (CLEW_TYPE_WRAP_BOX, "margin-start", 12, "margin-end", 12,
                                 "margin-top", 6, "margin-bottom", 6, NULL);

  for (Tab tab = 0; tab < N_TABS; tab++)
    {
      list->buttons[tab] = gtk_toggle_button_new ();
      gtk_widget_add_css_class (list->buttons[tab], "flat");
      if (tab > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (list->buttons[tab]),
                                     GTK_TOGGLE_BUTTON (list->buttons[0]));
      g_signal_connect (list->buttons[tab], "toggled", G_CALLBACK (tab_cb), list);
      clew_wrap_box_append (CLEW_WRAP_BOX (bar), list->buttons[tab]);
    }
  return bar;
}

static GtkWidget *
create_head (ClewBringInList *list)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_margin_start (head, 18);
  gtk_widget_set_margin_end (head, 18);
  gtk_widget_set_margin_bottom (head, 6);
  list->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (list->summary, 0);
  gtk_label_set_wrap (list->summary, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (list->summary), TRUE);
  list->choose_button = gtk_button_new_with_mnemonic (_ ("_Tick All That Are Certain"));
  gtk_widget_set_tooltip_text (list->choose_button,
                               _ ("Rows of which cause number, court and name agree"));
  gtk_widget_set_valign (list->choose_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (list->choose_button, "clicked", G_CALLBACK (choose_cb), list,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (list->summary));
  gtk_box_append (GTK_BOX (head), list->choose_button);
  return head;
}

static void
clew_bring_in_list_class_init (ClewBringInListClass *class)
{
  signals[CHOSEN_CHANGED] = g_signal_new ("chosen-changed", CLEW_TYPE_BRING_IN_LIST,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_bring_in_list_init (ClewBringInList *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  list->states = GTK_STACK (gtk_stack_new ());
  list->empty_page = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (list->empty_page, "object-select-symbolic");
  gtk_widget_set_vexpand (GTK_WIDGET (list->states), TRUE);
  gtk_stack_add_named (list->states, create_view (list), "list");
  gtk_stack_add_named (list->states, GTK_WIDGET (list->empty_page), "empty");
  gtk_box_append (GTK_BOX (box), create_bar (list));
  gtk_box_append (GTK_BOX (box), create_head (list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list->states));
  adw_bin_set_child (ADW_BIN (list), box);
}

static void
row_chosen_cb (ClewBringInList *list)
{
  g_signal_emit (list, signals[CHOSEN_CHANGED], 0);
}

static void
show_counts (ClewBringInList *list, const guint n[N_TABS])
{
  static const char *const labels[N_TABS] = {
    /* Translators: these five are sorts of rows of a file */
    [TAB_NEW] = N_ ("New"),
    [TAB_CHANGED] = N_ ("Changed"),
    [TAB_TO_CONFIRM] = N_ ("To Confirm"),
    [TAB_NOT_UNDERSTOOD] = N_ ("Not Understood"),
    [TAB_SAME] = N_ ("Same"),
  };
  ClewBringIn     *plan = list->plan;
  g_autofree char *summary = g_strdup_printf (
    ngettext ("%'u row. Of these, %'u are of nobody who is known here. They are left out.",
              "%'u rows. Of these, %'u are of nobody who is known here. They are left out.",
              plan->n_rows),
    plan->n_rows, plan->n_strangers);

  for (Tab tab = 0; tab < N_TABS; tab++)
    {
      /* Translators: a sort of rows, and how many there are: "New (12)" */
      g_autofree char *label = g_strdup_printf (_ ("%s (%u)"), _ (labels[tab]), n[tab]);

      gtk_button_set_label (GTK_BUTTON (list->buttons[tab]), label);
    }
  gtk_label_set_label (list->summary, summary);
}

/**
 * clew_bring_in_list_show:
 * @list: the list
 * @plan: (nullable): the differences, which live as long as they are shown
 *
 * Shows the differences, the first sort of which there are some.
 */
void
clew_bring_in_list_show (ClewBringInList *list, ClewBringIn *plan)
{
  g_autoptr (GtkNoSelection) model = NULL;
  GListStore *rows;
  guint       n[N_TABS] = { 0 };
  Tab         first = N_TABS;

  list->plan = plan;
  if (plan == NULL)
    {
      gtk_list_view_set_model (list->view, NULL);
      return;
    }
  rows = g_list_store_new (CLEW_TYPE_INCOMING);
  for (guint i = 0; i < plan->rows->len; i++)
    {
      ClewIncoming *row = g_ptr_array_index (plan->rows, i);

      n[find_tab (row)]++;
      first = MIN (first, find_tab (row));
      g_list_store_append (rows, row);
      g_signal_connect_object (row, "chosen-changed", G_CALLBACK (row_chosen_cb), list,
                               G_CONNECT_SWAPPED);
    }
  list->filter = gtk_custom_filter_new (filter_cb, list, NULL);
  model = gtk_no_selection_new (
    G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (rows), GTK_FILTER (list->filter))));
  gtk_list_view_set_model (list->view, GTK_SELECTION_MODEL (model));
  show_counts (list, n);
  list->tab = first == N_TABS ? TAB_NEW : first;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (list->buttons[list->tab]), TRUE);
  gtk_filter_changed (GTK_FILTER (list->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_widget_set_sensitive (list->choose_button, n[TAB_NEW] + n[TAB_CHANGED] > 0);
  show_state (list);
}

/**
 * clew_bring_in_list_grab_first_focus:
 * @list: the list
 */
void
clew_bring_in_list_grab_first_focus (ClewBringInList *list)
{
  gtk_widget_grab_focus (list->buttons[list->tab]);
}
