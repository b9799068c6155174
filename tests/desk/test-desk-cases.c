/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/legal/clew-board-column.h"
#include "desk/legal/clew-case-board.h"
#include "desk/legal/clew-case-card.h"
#include "desk/legal/clew-cases-view.h"
#include "desk/legal/clew-decision-window.h"
#include "desk/legal/clew-legal-list.h"
#include "desk/legal/clew-record-window.h"
#include "records/clew-record.h"
#include "rules/clew-move-rules.h"

/* The board of cases and the lists beside it. */

#define TODAY RELEASE_OFFICE_TODAY /* October 12, 2026 */

typedef struct
{
  ReleaseOffice *made;
  ClewWindow    *window;
  ClewOffice    *office;
} Desk;

static void
set_up (Desk *desk)
{
  desk->made = release_office_new (0);
  desk->window = desk_test_open (desk->made->desk, clew_place_new ("start", NULL));
  desk->office = clew_window_get_office (desk->window);
  clew_office_set_today (desk->office, TODAY);
}

static void
desk_clear (Desk *desk)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  desk_test_settle ();
  release_office_free (desk->made);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static void
save (Desk *desk, ClewRecord *record)
{
  g_autoptr (GError) error = NULL;

  clew_office_save (desk->office, "invent", record, &error);
  g_assert_no_error (error);
}

static ClewRecord *
add_case (Desk *desk, const char *number, ClewDay filed)
{
  ClewRecord *record = clew_record_new (&clew_kind_court_case);

  clew_record_set_text (record, "participant", desk->made->person);
  clew_record_set_text (record, "court", "Pine City Municipal Court");
  clew_record_set_text (record, "cause_number", number);
  clew_record_set_day (record, "incident_on", TODAY - 100);
  clew_record_set_day (record, "filed_on", filed);
  save (desk, record);
  return record;
}

static ClewRecord *
add_part (Desk *desk, const ClewKind *kind, ClewRecord *court_case, const char *column, ClewDay on)
{
  ClewRecord *record = clew_record_new (kind);

  clew_record_set_text (record, "court_case", clew_record_get_id (court_case));
  clew_record_set_day (record, column, on);
  if (kind == &clew_kind_decision)
    {
      clew_record_set_text (record, "kind", "hold_filing");
      clew_record_set_text (record, "decided_by", "Robin Teller");
      clew_record_set_day (record, "review_on", TODAY - 2);
    }
  save (desk, record);
  return record;
}

static void
show_tab (Desk *desk, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-view", "s", "cases");
  desk_test_settle ();
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "view.show-tab", "s", name);
  desk_test_settle ();
}

static gboolean
shows (Desk *desk, const char *text)
{
  return desk_test_shows (desk->window, text);
}

static ClewCaseBoard *
get_board (Desk *desk)
{
  return CLEW_CASE_BOARD (desk_test_get (desk->window, CLEW_TYPE_CASE_BOARD, NULL));
}

static GtkWidget *
find_card (gpointer widget, const char *number)
{
  if (CLEW_IS_CASE_CARD (widget))
    {
      ClewCaseRow *row = clew_case_card_get_row (widget);

      return row != NULL && gtk_widget_get_mapped (widget) &&
                 g_strcmp0 (row->of.cause_number, number) == 0
               ? widget
               : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_card (child, number);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The stage in whose column the case stands. */
static const char *
get_stage (Desk *desk, const char *number)
{
  GtkWidget *card;

  desk_test_settle ();
  card = find_card (get_board (desk), number);
  g_assert_nonnull (card);
  return clew_stage_get_id (clew_board_column_get_stage (
    CLEW_BOARD_COLUMN (gtk_widget_get_ancestor (card, CLEW_TYPE_BOARD_COLUMN))));
}

static ClewCaseRow *
get_row (Desk *desk, const char *number)
{
  return clew_case_card_get_row (CLEW_CASE_CARD (find_card (get_board (desk), number)));
}

/* As if the card was let go on the column. */
static void
drop (Desk *desk, const char *number, ClewCaseStage to)
{
  g_autoptr (ClewCaseRow) row = g_object_ref (get_row (desk, number));

  clew_case_board_move (get_board (desk), row, to);
  desk_test_settle ();
}

static void
fill_board (Desk *desk)
{
  g_autoptr (ClewRecord) waiting = add_case (desk, "26-1-00001", CLEW_DAY_UNKNOWN);
  g_autoptr (ClewRecord) filed = add_case (desk, "26-1-00002", TODAY - 30);
  g_autoptr (ClewRecord) wanted = add_case (desk, "26-1-00003", TODAY - 40);
  g_autoptr (ClewRecord) warrant = add_part (desk, &clew_kind_warrant, wanted, "issued_on",
                                             TODAY - 12);
}

static void
test_empty (void)
{
  g_auto (Desk) desk = { NULL };

  set_up (&desk);
  show_tab (&desk, "board");
  g_assert_true (shows (&desk, "No Cases Yet"));
  show_tab (&desk, "warrants");
  g_assert_true (shows (&desk, "No Warrant Stands"));
  show_tab (&desk, "held");
  g_assert_true (shows (&desk, "No Charge Is Held"));
  show_tab (&desk, "reviews");
  g_assert_true (shows (&desk, "No Decision to Review"));
  show_tab (&desk, "changes");
  g_assert_true (shows (&desk, "Nothing Has Changed"));
}

static void
test_board (void)
{
  g_auto (Desk) desk = { NULL };

  set_up (&desk);
  fill_board (&desk);
  show_tab (&desk, "board");
  g_assert_cmpstr (get_stage (&desk, "26-1-00001"), ==, "filing_queue");
  g_assert_cmpstr (get_stage (&desk, "26-1-00002"), ==, "filed");
  g_assert_cmpstr (get_stage (&desk, "26-1-00003"), ==, "warrant");
  g_assert_true (shows (&desk, "3 cases"));
  /* An empty column says what it means. */
  g_assert_true (shows (&desk, "Cases that ended lately stand here."));
}

static void
test_filter (void)
{
  g_auto (Desk) desk = { NULL };

  set_up (&desk);
  fill_board (&desk);
  show_tab (&desk, "board");
  desk_test_search (get_board (&desk), "00002");
  g_assert_null (find_card (get_board (&desk), "26-1-00001"));
  g_assert_nonnull (find_card (get_board (&desk), "26-1-00002"));
  g_assert_true (shows (&desk, "“00002” · 1 of 3 cases"));
  desk_test_click (desk.window, "_Clear Filters");
  g_assert_nonnull (find_card (get_board (&desk), "26-1-00001"));
  g_assert_false (shows (&desk, "1 of 3 cases"));
}

/* Each move is something that is entered, and only then is the case there. */
static void
test_moves (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up (&desk);
  fill_board (&desk);
  show_tab (&desk, "board");

  drop (&desk, "26-1-00001", CLEW_STAGE_HELD);
  window = desk_test_get_window (CLEW_TYPE_DECISION_WINDOW);
  g_assert_true (desk_test_shows (window, "Hold filing in abeyance"));
  g_assert_cmpstr (get_stage (&desk, "26-1-00001"), ==, "filing_queue");
  desk_test_type (window, "Decided by", "Robin Teller");
  gtk_widget_activate_action (window, "decision.record", NULL);
  g_assert_cmpstr (get_stage (&desk, "26-1-00001"), ==, "held_in_abeyance");

  drop (&desk, "26-1-00002", CLEW_STAGE_WARRANT);
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_enter (window, "Issued", "2026-10-12");
  g_assert_cmpstr (get_stage (&desk, "26-1-00002"), ==, "warrant");

  drop (&desk, "26-1-00001", CLEW_STAGE_FILED);
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_enter (window, "Filed", "2026-10-12");
  g_assert_cmpstr (get_stage (&desk, "26-1-00001"), ==, "filed");
}

static void
test_refusals (void)
{
  g_auto (Desk) desk = { NULL };

  set_up (&desk);
  fill_board (&desk);
  show_tab (&desk, "board");
  drop (&desk, "26-1-00002", CLEW_STAGE_FILING_QUEUE);
  g_assert_true (shows (&desk, "Filing queue: This case is filed"));
  drop (&desk, "26-1-00003", CLEW_STAGE_HELD);
  g_assert_true (shows (&desk, "Held in abeyance: A warrant stands."));
  g_assert_null (desk_test_find_window (CLEW_TYPE_RECORD_WINDOW));
  g_assert_null (desk_test_find_window (CLEW_TYPE_DECISION_WINDOW));
  g_assert_cmpstr (get_stage (&desk, "26-1-00003"), ==, "warrant");
}

/* As with a key or the mouse. */
static void
press_item (GtkWidget *menu, const char *text)
{
  GtkWidget *label = desk_test_get (menu, GTK_TYPE_LABEL, text);

  gtk_widget_activate (gtk_widget_get_ancestor (label, g_type_from_name ("GtkModelButton")));
  desk_test_settle ();
}

/* Where there are two ways, both are offered and none is taken. */
static void
test_two_ways (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *menu;
  GtkWidget *window;

  set_up (&desk);
  fill_board (&desk);
  show_tab (&desk, "board");
  drop (&desk, "26-1-00003", CLEW_STAGE_FILED);
  menu = desk_test_find (get_board (&desk), GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_nonnull (menu);
  g_assert_true (desk_test_shows (menu, "Warrant Quashed…"));
  g_assert_true (desk_test_shows (menu, "Warrant Served…"));
  g_assert_null (desk_test_find_window (CLEW_TYPE_RECORD_WINDOW));
  press_item (menu, "Warrant Quashed…");
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_click (window, "_Record");
  g_assert_cmpstr (get_stage (&desk, "26-1-00003"), ==, "filed");
}

/* From the menu of a card, as from the keyboard. */
static void
test_menu_action (void)
{
  g_auto (Desk) desk = { NULL };
  g_autofree char *id = NULL;
  GtkWidget       *window;

  set_up (&desk);
  fill_board (&desk);
  show_tab (&desk, "board");
  id = g_strdup (get_row (&desk, "26-1-00002")->of.court_case);
  gtk_widget_activate_action (GTK_WIDGET (get_board (&desk)), "board.enter", "(su)", id,
                              (guint)CLEW_DEED_CLOSED);
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_enter (window, "Closed", "2026-10-11");
  g_assert_cmpstr (get_stage (&desk, "26-1-00002"), ==, "resolved");
}

static void
test_warrants (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up (&desk);
  fill_board (&desk);
  show_tab (&desk, "warrants");
  g_assert_true (shows (&desk, "Stands"));
  g_assert_true (shows (&desk, "officers not told"));
  desk_test_click (desk.window, "Quash _Requested…");
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_click (window, "_Record");
  g_assert_true (shows (&desk, "Quash requested"));
  desk_test_click (desk.window, "Quash S_upported…");
  desk_test_click (desk_test_get_window (CLEW_TYPE_RECORD_WINDOW), "_Record");
  desk_test_click (desk.window, "_Quashed…");
  desk_test_click (desk_test_get_window (CLEW_TYPE_RECORD_WINDOW), "_Record");
  g_assert_true (shows (&desk, "No Warrant Stands"));
}

static void
test_reviews (void)
{
  g_auto (Desk) desk = { NULL };
  g_autoptr (ClewRecord) court_case = NULL;
  g_autoptr (ClewRecord) decision = NULL;

  set_up (&desk);
  court_case = add_case (&desk, "26-1-00001", CLEW_DAY_UNKNOWN);
  decision = add_part (&desk, &clew_kind_decision, court_case, "on_day", TODAY - 20);
  show_tab (&desk, "reviews");
  g_assert_true (shows (&desk, "Overdue"));
  g_assert_true (shows (&desk, "Hold filing in abeyance"));
  desk_test_click (desk.window, "_Reviewed Today");
  g_assert_true (shows (&desk, "No Decision to Review"));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  g_assert_true (shows (&desk, "Overdue"));
}

static void
test_held (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up (&desk);
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.hold-charge", "s",
                              desk.made->person);
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_type (window, "Diverted charge", "Theft in the third degree");
  desk_test_type (window, "Diverted", "2026-09-10");
  desk_test_choose (window, "Who holds the paperwork", 1);
  desk_test_click (window, "_Add");
  show_tab (&desk, "held");
  /* Day 0 was September 10, so day 30 was October 10. */
  g_assert_true (shows (&desk, "2 days over"));
  desk_test_click (desk.window, "_Extend…");
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_type (window, "Until, this day included", "2026-10-20");
  desk_test_choose (window, "Who agreed", 1);
  desk_test_choose (window, "Why", 1);
  desk_test_click (window, "_Record");
  g_assert_true (shows (&desk, "Day 32 of 40"));
  g_assert_true (shows (&desk, "extended until"));
}

static gboolean
save_record (ClewStore *store, gpointer record, GError **error)
{
  return clew_record_save (store, record, error);
}

/* As if somebody else had worked in the office. */
static void
save_as_other (Desk *desk, ClewRecord *record)
{
  g_autoptr (GError) error = NULL;

  clew_store_change (clew_office_get_store (desk->office), "sam", "Correct a number", save_record,
                     record, &error);
  g_assert_no_error (error);
}

static void
test_changes (void)
{
  g_auto (Desk) desk = { NULL };
  g_autoptr (ClewRecord) mine = NULL;
  g_autoptr (ClewRecord) other = NULL;

  set_up (&desk);
  mine = add_case (&desk, "26-1-00001", CLEW_DAY_UNKNOWN);
  other = add_case (&desk, "26-1-00002", CLEW_DAY_UNKNOWN);
  clew_record_set_text (other, "cause_number", "26-1-00022");
  save_as_other (&desk, other);
  show_tab (&desk, "changes");
  g_assert_true (shows (&desk, "26-1-00022"));
  g_assert_true (shows (&desk, "by sam"));
  /* What I did myself I know. */
  g_assert_false (shows (&desk, "26-1-00001"));

  desk_test_click (desk.window, "_Mark as Seen");
  g_assert_true (shows (&desk, "Nothing Has Changed"));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "view.mark-as-unseen", NULL);
  g_assert_true (shows (&desk, "26-1-00022"));
  /* Whoever goes on to another list has seen them. */
  show_tab (&desk, "board");
  show_tab (&desk, "changes");
  g_assert_true (shows (&desk, "Nothing Has Changed"));
}

/* The start page has what waits, and leads to its list. */
static void
test_start_cards (void)
{
  g_auto (Desk) desk = { NULL };

  set_up (&desk);
  fill_board (&desk);
  g_assert_true (shows (&desk, "Warrants That Stand"));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.show-cases", "s", "warrants");
  g_assert_true (shows (&desk, "Quash _Requested…"));
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/cases/empty", test_empty);
  g_test_add_func ("/clew/desk/cases/board", test_board);
  g_test_add_func ("/clew/desk/cases/filter", test_filter);
  g_test_add_func ("/clew/desk/cases/moves", test_moves);
  g_test_add_func ("/clew/desk/cases/refusals", test_refusals);
  g_test_add_func ("/clew/desk/cases/two-ways", test_two_ways);
  g_test_add_func ("/clew/desk/cases/menu-action", test_menu_action);
  g_test_add_func ("/clew/desk/cases/warrants", test_warrants);
  g_test_add_func ("/clew/desk/cases/reviews", test_reviews);
  g_test_add_func ("/clew/desk/cases/held", test_held);
  g_test_add_func ("/clew/desk/cases/changes", test_changes);
  g_test_add_func ("/clew/desk/cases/start-cards", test_start_cards);
  return g_test_run ();
}
