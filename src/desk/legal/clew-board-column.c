/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-board-column.h"

#include "desk/clew-accessible.h"
#include "desk/clew-gradual-list.h"
#include "desk/legal/clew-case-board.h"
#include "desk/legal/clew-case-card.h"
#include "records/clew-case.h"

#include <glib/gi18n.h>

#define COLUMN_WIDTH 210

/* How many cards a column begins with. */
#define FEW_CARDS 12

struct _ClewBoardColumn
{
  GtkBox parent_instance;

  ClewCaseStage    stage;
  ClewDay          today;
  ClewGradualList *rows;
  GtkStack        *states;
  GtkWidget       *list;
  GtkLabel        *count;
};

G_DEFINE_FINAL_TYPE (ClewBoardColumn, clew_board_column, GTK_TYPE_BOX)

enum
{
  DROPPED,
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What it means that nothing stands there. */
static const char *const meanings[CLEW_N_STAGES] = {
  [CLEW_STAGE_FILING_QUEUE] = N_ ("Cases that wait for the decision whether to file stand here."),
  [CLEW_STAGE_HELD] = N_ ("Cases whose filing or prosecution is held in abeyance stand here."),
  [CLEW_STAGE_FILED] = N_ ("Cases that are filed and not yet set for disposition stand here."),
  [CLEW_STAGE_WARRANT] = N_ ("Cases in which a warrant stands are here."),
  [CLEW_STAGE_SET_FOR_DISPOSITION] =
    N_ ("Cases with a date for a plea, trial, sentencing or dismissal stand here."),
  [CLEW_STAGE_RESOLVED] = N_ ("Cases that ended lately stand here."),
};

/* The card at that place of the list. */
static ClewCaseCard *
find_card (GtkWidget *list, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);

  for (; picked != NULL && picked != list; picked = gtk_widget_get_parent (picked))
    {
      GtkWidget *card = CLEW_IS_CASE_CARD (picked) ? picked : gtk_widget_get_first_child (picked);

      if (CLEW_IS_CASE_CARD (card))
        return CLEW_CASE_CARD (card);
    }
  return NULL;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *list)
{
  ClewCaseCard *card = find_card (list, x, y);
  ClewCaseRow  *row = card != NULL ? clew_case_card_get_row (card) : NULL;
  g_autoptr (GdkPaintable) picture = NULL;

  if (row == NULL)
    return NULL;
  picture = gtk_widget_paintable_new (gtk_widget_get_parent (GTK_WIDGET (card)));
  gtk_drag_source_set_icon (source, picture, 0, 0);
  return gdk_content_provider_new_typed (CLEW_TYPE_CASE_ROW, row);
}

static void
set_up (GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, clew_case_card_new ());
}

static void
show_case (GtkListItem *item, gpointer row, gpointer data)
{
  clew_case_card_show (CLEW_CASE_CARD (gtk_list_item_get_child (item)), row,
                       CLEW_BOARD_COLUMN (data)->today);
}

static void
activate_cb (GtkListView *list, guint position, ClewBoardColumn *column)
{
  g_signal_emit (column, signals[OPENED], 0, clew_gradual_list_get (column->rows, position));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, ClewBoardColumn *column)
{
  g_signal_emit (column, signals[DROPPED], 0, g_value_get_object (value));
  return TRUE;
}

static void
clew_board_column_dispose (GObject *object)
{
  g_clear_object (&CLEW_BOARD_COLUMN (object)->rows);
  G_OBJECT_CLASS (clew_board_column_parent_class)->dispose (object);
}

static void
clew_board_column_class_init (ClewBoardColumnClass *class)
{
  G_OBJECT_CLASS (class)->dispose = clew_board_column_dispose;

  /**
   * ClewBoardColumn::dropped:
   * @row: the #ClewCaseRow whose card was let go here
   */
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, CLEW_TYPE_CASE_ROW);
  /**
   * ClewBoardColumn::opened:
   * @row: the #ClewCaseRow that somebody wants to see
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, CLEW_TYPE_CASE_ROW);
}

static void
clew_board_column_init (ClewBoardColumn *column)
{
  GtkDropTarget *target = gtk_drop_target_new (CLEW_TYPE_CASE_ROW, GDK_ACTION_MOVE);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (column), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (GTK_WIDGET (column), COLUMN_WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (column), "clew-column");
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), column);
  gtk_widget_add_controller (GTK_WIDGET (column), GTK_EVENT_CONTROLLER (target));
}

static void
add_head (ClewBoardColumn *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (clew_stage_label (column->stage));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "clew-badge");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_widget_add_css_class (box, "clew-column-head");
  gtk_box_append (GTK_BOX (column), box);
  column->count = GTK_LABEL (count);
  if (column->stage == CLEW_STAGE_RESOLVED)
    {
      g_autofree char *text = g_strdup_printf (_ ("The last %d days, newest first"),
                                                  CLEW_BOARD_RESOLVED_DAYS);
      GtkWidget       *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_set_margin_start (label, 9);
      gtk_box_append (GTK_BOX (column), label);
    }
}

static GtkWidget *
create_list (ClewBoardColumn *column, GtkAdjustment *adjustment)
{
  GtkDragSource *source = gtk_drag_source_new ();

  column->rows = clew_gradual_list_new (adjustment, FEW_CARDS);
  column->list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (
                                      g_object_ref (G_LIST_MODEL (column->rows)))),
                                    clew_gradual_list_factory_new (set_up, show_case, column));
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), column->list);
  gtk_widget_add_controller (column->list, GTK_EVENT_CONTROLLER (source));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (column->list), TRUE);
  gtk_widget_add_css_class (column->list, "clew-cards");
  clew_accessible_set_name (column->list, clew_stage_label (column->stage));
  g_signal_connect_object (column->list, "activate", G_CALLBACK (activate_cb), column, 0);
  return column->list;
}

static GtkWidget *
create_meaning (ClewBoardColumn *column)
{
  GtkWidget *label = gtk_label_new (_ (meanings[column->stage]));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (label, 9);
  gtk_widget_set_margin_end (label, 9);
  gtk_widget_set_margin_top (label, 6);
  return label;
}

/**
 * clew_board_column_new:
 * @stage: whose cases stand here
 *
 * Returns: (transfer floating): an empty column
 */
ClewBoardColumn *
clew_board_column_new (ClewCaseStage stage)
{
  ClewBoardColumn *column = g_object_new (CLEW_TYPE_BOARD_COLUMN, NULL);
  GtkWidget       *states = gtk_stack_new ();
  GtkWidget       *scroller = gtk_scrolled_window_new ();

  column->stage = stage;
  add_head (column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (
    GTK_SCROLLED_WINDOW (scroller),
    create_list (column, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller))));
  gtk_widget_set_vexpand (states, TRUE);
  gtk_stack_set_hhomogeneous (GTK_STACK (states), FALSE);
  gtk_stack_add_named (GTK_STACK (states), create_meaning (column), "empty");
  gtk_stack_add_named (GTK_STACK (states), scroller, "list");
  gtk_box_append (GTK_BOX (column), states);
  column->states = GTK_STACK (states);
  return column;
}

/**
 * clew_board_column_fill:
 * @column: a column
 * @rows: (element-type ClewCaseRow): its cases, in order; the column takes a reference
 * @today: today
 */
void
clew_board_column_fill (ClewBoardColumn *column, GPtrArray *rows, ClewDay today)
{
  g_autofree char *count = g_strdup_printf ("%'u", rows->len);
  g_autofree char *name = NULL;
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (column));
  GtkWidget       *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  column->today = today;
  /* Whoever is in a column keeps all that they have come to. */
  clew_gradual_list_show (column->rows, rows,
                          focus == NULL || !gtk_widget_is_ancestor (focus, column->list));
  gtk_label_set_label (column->count, count);
  name = g_strdup_printf (ngettext ("%s, %s case", "%s, %s cases", rows->len),
                          clew_stage_label (column->stage), count);
  clew_accessible_set_name (column->list, name);
  gtk_stack_set_visible_child_name (column->states, rows->len > 0 ? "list" : "empty");
}

/**
 * clew_board_column_get_stage:
 *
 * Returns: whose cases stand here
 */
ClewCaseStage
clew_board_column_get_stage (ClewBoardColumn *column)
{
  return column->stage;
}

/**
 * clew_board_column_count:
 *
 * Returns: how many cases stand here
 */
guint
clew_board_column_count (ClewBoardColumn *column)
{
  return clew_gradual_list_count (column->rows);
}

/**
 * clew_board_column_focus:
 * @column: a column
 * @court_case: (nullable): id of the case wanted, or %NULL for where the focus was last
 *
 * Returns: whether a card has the focus now
 */
gboolean
clew_board_column_focus (ClewBoardColumn *column, const char *court_case)
{
  guint n = clew_board_column_count (column);

  for (guint i = 0; court_case != NULL && i < n; i++)
    {
      ClewCaseRow *row = clew_gradual_list_get (column->rows, i);

      if (g_str_equal (row->of.court_case, court_case))
        {
          clew_gradual_list_reach (column->rows, i);
          gtk_widget_activate_action (column->list, "list.scroll-to-item", "u", i);
          break;
        }
      if (i + 1 == n)
        return FALSE;
    }
  return n > 0 && gtk_widget_grab_focus (column->list);
}
