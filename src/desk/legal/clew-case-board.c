/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-case-board.h"

#include "desk/clew-accessible.h"
#include "desk/legal/clew-board-column.h"
#include "desk/legal/clew-board-filter.h"
#include "desk/legal/clew-case-card.h"
#include "desk/legal/clew-case-moves.h"
#include "records/clew-case.h"

#include <glib/gi18n.h>

struct _ClewCaseBoard
{
  AdwBin parent_instance;

  ClewOffice      *office;
  GPtrArray       *rows; /* all that were read */
  ClewBoardFilter *filter;
  ClewBoardColumn *columns[CLEW_N_STAGES];
  GtkInfoBar      *refusal_bar;
  GtkLabel        *refusal;
  GtkWidget       *menu;    /* (nullable): the one that is open */
  char            *menu_of; /* (nullable): id of the case whose card has it */
  guint            focus_id;
  char            *focus_on; /* (nullable): id of the case that is to have the focus */
};

G_DEFINE_FINAL_TYPE (ClewCaseBoard, clew_case_board, ADW_TYPE_BIN)

/* The card that has the focus. */
static ClewCaseCard *
find_focused (ClewCaseBoard *board)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (board));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (board))
                      ? gtk_widget_get_first_child (focus)
                      : NULL;

  return CLEW_IS_CASE_CARD (card) ? CLEW_CASE_CARD (card) : NULL;
}

static ClewBoardColumn *
find_column (GtkWidget *widget)
{
  GtkWidget *column = gtk_widget_get_ancestor (widget, CLEW_TYPE_BOARD_COLUMN);

  return column != NULL ? CLEW_BOARD_COLUMN (column) : NULL;
}

/* Those resolved have the newest first, the others the one that is there longest. */
static void
fill_column (ClewCaseBoard *board, ClewCaseStage stage, GPtrArray *shown)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < shown->len; i++)
    {
      ClewCaseRow *row = g_ptr_array_index (
        shown, stage == CLEW_STAGE_RESOLVED ? shown->len - 1 - i : i);

      if (row->stage.stage == stage)
        g_ptr_array_add (rows, g_object_ref (row));
    }
  clew_board_column_fill (board->columns[stage], rows, clew_office_today (board->office));
}

static gboolean
focus_cb (gpointer data)
{
  ClewCaseBoard   *board = data;
  g_autofree char *id = g_steal_pointer (&board->focus_on);

  board->focus_id = 0;
  for (ClewCaseStage stage = 0; id != NULL && stage < CLEW_N_STAGES; stage++)
    if (clew_board_column_focus (board->columns[stage], id))
      return G_SOURCE_REMOVE;
  for (ClewCaseStage stage = 0; stage < CLEW_N_STAGES; stage++)
    if (clew_board_column_focus (board->columns[stage], NULL))
      break;
  return G_SOURCE_REMOVE;
}

/* A card has its widget only once the board is laid out: before the next time that nothing else
 * is to do. */
static void
focus_later (ClewCaseBoard *board, const char *court_case)
{
  g_free (board->focus_on);
  board->focus_on = g_strdup (court_case);
  if (board->focus_id == 0)
    board->focus_id = g_idle_add_full (G_PRIORITY_LOW, focus_cb, board, NULL);
}

static void
fill (ClewCaseBoard *board)
{
  ClewCaseCard    *focused = find_focused (board);
  g_autofree char *id = focused != NULL && clew_case_card_get_row (focused) != NULL
                          ? g_strdup (clew_case_card_get_row (focused)->of.court_case)
                          : NULL;
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  if (board->rows == NULL)
    return;
  for (guint i = 0; i < board->rows->len; i++)
    if (clew_board_filter_takes (board->filter, g_ptr_array_index (board->rows, i)))
      g_ptr_array_add (shown, g_ptr_array_index (board->rows, i));
  for (ClewCaseStage stage = 0; stage < CLEW_N_STAGES; stage++)
    fill_column (board, stage, shown);
  clew_board_filter_say (board->filter, shown->len, board->rows->len);
  /* Other cases come to stand in the places; whoever was on one stays on it, wherever it is. */
  if (id != NULL)
    focus_later (board, id);
}

static void
show_refusal (ClewCaseBoard *board, const char *text)
{
  if (text != NULL)
    gtk_label_set_label (board->refusal, text);
  gtk_info_bar_set_revealed (board->refusal_bar, text != NULL);
}

static void
enter (ClewCaseBoard *board, const char *court_case, ClewStageDeed deed)
{
  show_refusal (board, NULL);
  if (board->office != NULL)
    clew_case_moves_begin (GTK_WIDGET (board), board->office, court_case, deed);
}

static void
enter_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *court_case;
  guint       deed;

  g_variant_get (parameter, "(&su)", &court_case, &deed);
  if (deed < CLEW_N_DEEDS)
    enter (CLEW_CASE_BOARD (widget), court_case, deed);
}

static void
add_deeds (GMenu *menu, ClewCaseRow *row, ClewCaseStage to, gboolean with_stage)
{
  ClewStageDeed deeds[CLEW_MOVE_MOST_DEEDS];
  guint         n_deeds;

  clew_case_moves_find (row, to, deeds, &n_deeds);
  for (guint i = 0; i < n_deeds; i++)
    {
      const char      *label = clew_case_moves_label (deeds[i]);
      g_autofree char *text = with_stage
        /* Translators: in a menu: the stage to which a case is brought,
           and what is entered for it */
        ? g_strdup_printf (_ ("%s: %s"), clew_stage_label (to), label)
        : g_strdup (label);
      g_autoptr (GMenuItem) item = g_menu_item_new (text, NULL);

      g_menu_item_set_action_and_target (item, "board.enter", "(su)", row->of.court_case,
                                         (guint)deeds[i]);
      g_menu_append_item (menu, item);
    }
}

static void
put_away_cb (gpointer popover)
{
  /* Unless the board is gone, which took it along. */
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  g_object_unref (popover);
}

/* The action of an item comes after this, and needs the widget that the menu stands on. */
static void
closed_cb (GtkPopover *popover, ClewCaseBoard *board)
{
  if (board->menu == GTK_WIDGET (popover))
    board->menu = NULL;
  g_idle_add_once (put_away_cb, g_object_ref (popover));
  if (board->menu_of != NULL)
    focus_later (board, board->menu_of);
  g_clear_pointer (&board->menu_of, g_free);
}

static void
pop_up (ClewCaseBoard *board, GMenu *menu, GtkWidget *at)
{
  GtkWidget      *popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  graphene_rect_t bounds;
  GdkRectangle    place;

  if (!gtk_widget_compute_bounds (at, GTK_WIDGET (board), &bounds))
    bounds = *graphene_rect_zero ();
  place = (GdkRectangle){ (int)bounds.origin.x, (int)bounds.origin.y, (int)bounds.size.width,
                          (int)MIN (bounds.size.height, 120) };
  gtk_widget_set_parent (popover, GTK_WIDGET (board));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), board);
  board->menu = popover;
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
append_target (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* What a card offers, of the moves just those that can be. */
static void
show_menu (ClewCaseBoard *board, ClewCaseCard *card)
{
  ClewCaseRow *row = clew_case_card_get_row (card);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();

  if (row == NULL)
    return;
  for (ClewCaseStage stage = 0; stage < CLEW_N_STAGES; stage++)
    add_deeds (moves, row, stage, TRUE);
  append_target (places, _ ("Record _Outcome…"), "win.record-case-outcome", row->of.court_case);
  append_target (places, _ ("Open _Case"), "win.show-case", row->of.court_case);
  append_target (places, _ ("Open _Participant"), "win.show-person", row->of.participant);
  if (g_menu_model_get_n_items (G_MENU_MODEL (moves)) > 0)
    g_menu_append_section (menu, _ ("Move To"), G_MENU_MODEL (moves));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  g_free (board->menu_of);
  board->menu_of = g_strdup (row->of.court_case);
  pop_up (board, menu, GTK_WIDGET (card));
}

static gboolean
focus_beside (ClewCaseBoard *board, ClewBoardColumn *column, int step)
{
  int stage = (int)clew_board_column_get_stage (column) + step;

  for (; stage >= 0 && stage < CLEW_N_STAGES; stage += step)
    if (clew_board_column_focus (board->columns[stage], NULL))
      return TRUE;
  return FALSE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        ClewCaseBoard         *board)
{
  ClewCaseCard *card = find_focused (board);
  gboolean      to_left = gtk_widget_get_direction (GTK_WIDGET (board)) == GTK_TEXT_DIR_RTL;

  modifiers &= gtk_accelerator_get_default_mod_mask ();
  if (card == NULL)
    return FALSE;
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    {
      show_menu (board, card);
      return TRUE;
    }
  if (modifiers == 0 && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    return focus_beside (board, find_column (GTK_WIDGET (card)),
                         (key == GDK_KEY_Right) != to_left ? 1 : -1);
  return FALSE;
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, ClewCaseBoard *board)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (board), x, y, GTK_PICK_DEFAULT);
  GtkWidget *card = picked;

  if (picked != NULL && !CLEW_IS_CASE_CARD (picked))
    card = gtk_widget_get_ancestor (picked, CLEW_TYPE_CASE_CARD);
  if (card == NULL && picked != NULL)
    card = gtk_widget_get_first_child (picked);
  if (!CLEW_IS_CASE_CARD (card))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (gtk_widget_get_parent (card));
  show_menu (board, CLEW_CASE_CARD (card));
}

static void
dropped_cb (ClewBoardColumn *column, ClewCaseRow *row, ClewCaseBoard *board)
{
  clew_case_board_move (board, row, clew_board_column_get_stage (column));
}

static void
opened_cb (ClewBoardColumn *column, ClewCaseRow *row, ClewCaseBoard *board)
{
  gtk_widget_activate_action (GTK_WIDGET (board), "win.show-case", "s", row->of.court_case);
}

static void
clew_case_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ClewCaseBoard *board = CLEW_CASE_BOARD (widget);

  GTK_WIDGET_CLASS (clew_case_board_parent_class)->size_allocate (widget, width, height, baseline);
  if (board->menu != NULL)
    gtk_popover_present (GTK_POPOVER (board->menu));
}

static void
clew_case_board_dispose (GObject *object)
{
  ClewCaseBoard *board = CLEW_CASE_BOARD (object);

  g_clear_handle_id (&board->focus_id, g_source_remove);
  g_clear_pointer (&board->focus_on, g_free);
  g_clear_pointer (&board->menu_of, g_free);
  g_clear_pointer (&board->menu, gtk_widget_unparent);
  g_clear_object (&board->office);
  g_clear_pointer (&board->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (clew_case_board_parent_class)->dispose (object);
}

static void
clew_case_board_class_init (ClewCaseBoardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = clew_case_board_dispose;
  widget_class->size_allocate = clew_case_board_size_allocate;
  gtk_widget_class_install_action (widget_class, "board.enter", "(su)", enter_cb);
}

static GtkWidget *
create_refusal_bar (ClewCaseBoard *board)
{
  GtkWidget *bar = gtk_info_bar_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_info_bar_add_child (GTK_INFO_BAR (bar), label);
  gtk_info_bar_set_message_type (GTK_INFO_BAR (bar), GTK_MESSAGE_WARNING);
  gtk_info_bar_set_show_close_button (GTK_INFO_BAR (bar), TRUE);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (bar), FALSE);
  g_signal_connect_object (bar, "response", G_CALLBACK (gtk_info_bar_set_revealed), bar,
                           G_CONNECT_SWAPPED);
  board->refusal_bar = GTK_INFO_BAR (bar);
  board->refusal = GTK_LABEL (label);
  return bar;
}

static GtkWidget *
create_columns (ClewCaseBoard *board)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "clew-board");
  for (ClewCaseStage stage = 0; stage < CLEW_N_STAGES; stage++)
    {
      board->columns[stage] = clew_board_column_new (stage);
      g_signal_connect_object (board->columns[stage], "dropped", G_CALLBACK (dropped_cb), board,
                               0);
      g_signal_connect_object (board->columns[stage], "opened", G_CALLBACK (opened_cb), board, 0);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (board->columns[stage]));
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
clew_case_board_init (ClewCaseBoard *board)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  board->filter = clew_board_filter_new ();
  g_object_set (board->filter, "margin-start", 12, "margin-end", 12, "margin-top", 9,
                "margin-bottom", 6, NULL);
  g_signal_connect_object (board->filter, "changed", G_CALLBACK (fill), board, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), create_refusal_bar (board));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (board->filter));
  gtk_box_append (GTK_BOX (box), create_columns (board));
  adw_bin_set_child (ADW_BIN (board), box);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), board);
  gtk_widget_add_controller (GTK_WIDGET (board), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), board);
  gtk_widget_add_controller (GTK_WIDGET (board), GTK_EVENT_CONTROLLER (click));
}

/**
 * clew_case_board_show:
 * @board: a board
 * @office: an open office
 * @rows: (element-type ClewCaseRow): its cases, as clew_case_list_read() gives them
 */
void
clew_case_board_show (ClewCaseBoard *board, ClewOffice *office, GPtrArray *rows)
{
  g_set_object (&board->office, office);
  g_ptr_array_ref (rows);
  g_clear_pointer (&board->rows, g_ptr_array_unref);
  board->rows = rows;
  clew_board_filter_offer (board->filter, rows);
  fill (board);
}

/**
 * clew_case_board_move:
 * @board: a board
 * @row: a case of it
 * @to: the stage to which it is to be brought
 *
 * Opens the window in which what makes it so is entered, or a menu where there is more than
 * one way; or says why it can't be.
 *
 * Returns: whether there is a way
 */
gboolean
clew_case_board_move (ClewCaseBoard *board, ClewCaseRow *row, ClewCaseStage to)
{
  ClewStageDeed    deeds[CLEW_MOVE_MOST_DEEDS];
  guint            n_deeds;
  ClewMoveAnswer   answer = clew_case_moves_find (row, to, deeds, &n_deeds);
  g_autofree char *refusal = NULL;
  g_autoptr (GMenu) menu = NULL;

  if (answer == CLEW_MOVE_HERE)
    return FALSE;
  if (n_deeds == 0)
    {
      refusal = clew_case_moves_refusal (answer, to);
      show_refusal (board, refusal);
      return FALSE;
    }
  if (n_deeds == 1)
    {
      enter (board, row->of.court_case, deeds[0]);
      return TRUE;
    }
  menu = g_menu_new ();
  add_deeds (menu, row, to, FALSE);
  show_refusal (board, NULL);
  pop_up (board, menu, GTK_WIDGET (board->columns[to]));
  return TRUE;
}

/**
 * clew_case_board_focus_search:
 *
 * Puts the focus where a participant or a number is typed.
 */
void
clew_case_board_focus_search (ClewCaseBoard *board)
{
  clew_board_filter_focus (board->filter);
}

/**
 * clew_case_board_focus_first:
 *
 * Puts the focus on the first card.
 */
void
clew_case_board_focus_first (ClewCaseBoard *board)
{
  focus_later (board, NULL);
}
