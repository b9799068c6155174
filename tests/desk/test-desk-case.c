/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "base/clew-time-typed.h"
#include "desk/legal/clew-case-page.h"
#include "desk/legal/clew-decision-window.h"
#include "desk/legal/clew-outcome-window.h"
#include "desk/legal/clew-record-window.h"
#include "records/clew-case.h"
#include "records/clew-hearing-kind.h"
#include "records/clew-refusal.h"

/* A case is entered at the desk, and goes on there. */

#define TODAY RELEASE_OFFICE_TODAY /* October 12, 2026 */

typedef struct
{
  ReleaseOffice *made;
  ClewWindow    *window;
  ClewOffice    *office;
  char          *id; /* (nullable): of the case on screen */
} Desk;

static void
set_up (Desk *desk)
{
  desk->made = release_office_new (0);
  desk->window = desk_test_open (desk->made->desk, clew_place_new ("person", desk->made->person));
  desk->office = clew_window_get_office (desk->window);
  clew_office_set_today (desk->office, TODAY);
}

static void
desk_clear (Desk *desk)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  desk_test_settle ();
  release_office_free (desk->made);
  g_free (desk->id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static ClewRecord *
new_case (Desk *desk, const char *number)
{
  ClewRecord *record = clew_record_new (&clew_kind_court_case);
  g_autoptr (GError) error = NULL;

  clew_record_set_text (record, "participant", desk->made->person);
  clew_record_set_text (record, "court", "Pine City Municipal Court");
  clew_record_set_text (record, "cause_number", number);
  clew_record_set_day (record, "incident_on", TODAY - 100);
  clew_office_save (desk->office, "invent", record, &error);
  g_assert_no_error (error);
  return record;
}

/* With a case on screen. */
static void
set_up_case (Desk *desk)
{
  g_autoptr (ClewRecord) record = NULL;

  set_up (desk);
  record = new_case (desk, "26-1-00001");
  desk->id = g_strdup (clew_record_get_id (record));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-case", "s", desk->id);
  desk_test_settle ();
}

static ClewCase *
load_case (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  ClewCase *court_case = clew_case_load (clew_office_get_store (desk->office), desk->id, &error);

  g_assert_no_error (error);
  return court_case;
}

static GtkWidget *
begin (Desk *desk, const char *label)
{
  desk_test_click (GTK_WIDGET (desk->window), label);
  return desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
}

static void
press_row (Desk *desk, const char *title)
{
  GtkWidget *page = desk_test_get (desk->window, CLEW_TYPE_CASE_PAGE, NULL);
  GtkWidget *row = desk_test_get (page, ADW_TYPE_ACTION_ROW, title);

  gtk_widget_activate (row);
  desk_test_settle ();
}

static void
assert_closed (GType type)
{
  desk_test_settle ();
  g_assert_null (desk_test_find_window (type));
}

static void
undo (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_test_settle ();
}

static gboolean
shows (Desk *desk, const char *text)
{
  return desk_test_shows (GTK_WIDGET (desk->window), text);
}

static guint
count_cases (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = NULL;

  cases = clew_case_list (clew_office_get_store (desk->office), desk->made->person, &error);
  g_assert_no_error (error);
  return cases->len;
}

/* From the person, with each refusal at its field, to the case on screen; and back by undo. */
static void
test_add_case (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up (&desk);
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.add-case", "s", desk.made->person);
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_click (window, "_Add");
  g_assert_true (desk_test_shows (window, "This can’t be empty."));
  desk_test_type (window, "Court", "Pine County Superior Court");
  desk_test_type (window, "Cause number", "26-1-00042");
  desk_test_type (window, "Incident", "2026-05-20");
  desk_test_type (window, "Filed", "2026-05-02");
  desk_test_click (window, "_Add");
  g_assert_true (desk_test_is_on_screen (window));
  g_assert_cmpuint (count_cases (&desk), ==, 0);
  desk_test_enter (window, "Filed", "2026-06-02");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_cmpuint (count_cases (&desk), ==, 1);
  g_assert_true (shows (&desk, "26-1-00042"));
  g_assert_true (shows (&desk, "Pine County Superior Court"));
  g_assert_true (shows (&desk, "No hearing is set."));
  undo (&desk);
  g_assert_cmpuint (count_cases (&desk), ==, 0);
}

/* What was typed is not lost by one key. */
static void
test_discard (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up (&desk);
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.add-case", "s", desk.made->person);
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_type (window, "Court", "Pine County Superior Court");
  gtk_window_close (GTK_WINDOW (window));
  desk_test_settle ();
  desk_test_answer ("_Keep Typing");
  desk_test_settle ();
  g_assert_true (desk_test_is_on_screen (window));
  gtk_window_close (GTK_WINDOW (window));
  desk_test_settle ();
  desk_test_answer ("_Discard");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_cmpuint (count_cases (&desk), ==, 0);
}

/* A court gives a number once; another court may give the same. */
static void
test_same_number (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up_case (&desk);
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.add-case", "s", desk.made->person);
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_type (window, "Court", "Pine City Municipal Court");
  desk_test_type (window, "Cause number", "26-1-00001");
  desk_test_click (window, "_Add");
  g_assert_true (desk_test_shows (window, "There is a case with this number"));
  desk_test_type (window, "Court", "Northgate Municipal Court");
  desk_test_click (window, "_Add");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_cmpuint (count_cases (&desk), ==, 2);
}

/* Each field is kept as it is typed; what can't be stays, and says why. */
static void
test_edit_case (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;
  g_autoptr (ClewCase) court_case = NULL;

  set_up_case (&desk);
  window = begin (&desk, "_Edit Case…");
  desk_test_enter (window, "Prosecutor", "Noel Prewitt");
  desk_test_choose (window, "Court elsewhere", 1);
  desk_test_enter (window, "Time zone of the court", "America/Nowhere");
  g_assert_true (desk_test_shows (window, "There is no such time zone."));
  desk_test_enter (window, "Time zone of the court", "America/Denver");
  desk_test_enter (window, "Arrest", "2026-01-02");
  gtk_window_close (GTK_WINDOW (window));
  desk_test_settle ();
  g_assert_true (desk_test_is_on_screen (window));
  desk_test_enter (window, "Arrest", "2026-07-06");
  gtk_window_close (GTK_WINDOW (window));
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  court_case = load_case (&desk);
  g_assert_cmpstr (clew_record_get_text (court_case->record, "prosecutor"), ==, "Noel Prewitt");
  g_assert_cmpstr (clew_record_get_text (court_case->record, "time_zone"), ==, "America/Denver");
  g_assert_true (clew_record_get_yes (court_case->record, "is_remote"));
  g_assert_true (shows (&desk, "Noel Prewitt"));
  g_assert_true (shows (&desk, "Court elsewhere"));
}

static void
test_charges (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up_case (&desk);
  window = begin (&desk, "Add Cha_rge…");
  desk_test_type (window, "Statute", "PCC 9.02");
  desk_test_click (window, "_Add");
  g_assert_true (desk_test_shows (window, "This can’t be empty."));
  desk_test_type (window, "Count", "1");
  desk_test_choose (window, "Class", 3);
  desk_test_enter (window, "Charge", "Criminal trespass");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "Count 1: Criminal trespass"));
  g_assert_true (shows (&desk, "PCC 9.02 · Misdemeanor"));
  press_row (&desk, "Count 1: Criminal trespass");
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_choose (window, "Disposition", 2);
  g_assert_true (shows (&desk, "Dismissed"));
  desk_test_click (window, "_Remove Charge");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "No charge is entered."));
  g_assert_true (shows (&desk, "Charge removed"));
  undo (&desk);
  g_assert_true (shows (&desk, "Count 1: Criminal trespass"));
}

static void
add_hearing (Desk *desk, const char *day, const char *time)
{
  GtkWidget *window = begin (desk, "Add _Hearing…");

  desk_test_choose (window, "Hearing", 2); /* pretrial */
  desk_test_type (window, "Department", "Courtroom 2");
  desk_test_type (window, "Date", day);
  desk_test_enter (window, "Time", time);
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
}

/* Without a date, then with one, then with another: nothing of it is forgotten. */
static void
test_hearing_moves (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;
  g_autoptr (ClewCase) court_case = NULL;

  set_up_case (&desk);
  add_hearing (&desk, "", "");
  g_assert_true (shows (&desk, "No date yet"));
  window = begin (&desk, "Set Date…");
  desk_test_choose (window, "Why", 1);
  desk_test_type (window, "To", "2026-10-20");
  desk_test_enter (window, "Time", "1:30");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "in 8 days"));
  window = begin (&desk, "Move…");
  desk_test_enter (window, "To", "2026-11-03");
  g_assert_true (desk_test_shows (window, "This can’t be empty.")); /* why */
  desk_test_choose (window, "Why", 3);
  desk_test_click (window, "_Record");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "moved from Oct 20"));
  court_case = load_case (&desk);
  g_assert_cmpuint (court_case->moves->len, ==, 2);
  g_assert_cmpstr (clew_record_get_text (court_case->hearings->pdata[0], "on_day"), ==,
                   "2026-11-03");
  g_assert_cmpstr (clew_record_get_text (court_case->hearings->pdata[0], "at_time"), ==, "13:30");
}

/* Both in one window and in one change: one undo takes both back. */
static void
test_outcome (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;
  ClewCase  *court_case;

  set_up_case (&desk);
  add_hearing (&desk, "2026-10-12", "9");
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "view.record-outcome", NULL);
  window = desk_test_get_window (CLEW_TYPE_OUTCOME_WINDOW);
  desk_test_enter (window, "Date", "2026-10-26");
  g_assert_true (desk_test_shows (window, "Choose what came of it."));
  desk_test_choose (window, "Outcome", 2); /* continued */
  desk_test_enter (window, "Date", "2026-10-05");
  g_assert_true (desk_test_shows (window, "The next date can’t be before this one."));
  desk_test_enter (window, "Date", "2026-10-26");
  assert_closed (CLEW_TYPE_OUTCOME_WINDOW);
  g_assert_true (shows (&desk, "Continued to another date"));
  g_assert_true (shows (&desk, "in 14 days"));
  court_case = load_case (&desk);
  g_assert_cmpuint (court_case->hearings->len, ==, 2);
  g_assert_cmpstr (clew_record_get_text (court_case->hearings->pdata[0], "continued_from"), ==,
                   clew_record_get_id (court_case->hearings->pdata[1]));
  g_assert_cmpstr (clew_record_get_text (court_case->hearings->pdata[0], "department"), ==,
                   "Courtroom 2");
  clew_case_free (court_case);
  undo (&desk);
  court_case = load_case (&desk);
  g_assert_cmpuint (court_case->hearings->len, ==, 1);
  g_assert_null (clew_record_get_text (court_case->hearings->pdata[0], "outcome"));
  clew_case_free (court_case);
}

static void
add_kind (Desk *desk, const char *name, const char *kind)
{
  g_autoptr (ClewRecord) record = clew_record_new (&clew_kind_hearing_kind);
  g_autoptr (GError) error = NULL;

  clew_record_set_text (record, "name", name);
  clew_record_set_text (record, "kind", kind);
  clew_hearing_kind_add (desk->office, record, &error);
  g_assert_no_error (error);
}

/* As the site calls it: in the window, on the page, and of the hearing that follows. */
static void
test_site_kinds (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget  *window;
  ClewRecord *next;
  g_autoptr (ClewCase) court_case = NULL;

  set_up_case (&desk);
  add_kind (&desk, "First appearance", "arraignment");
  add_kind (&desk, "Quash calendar", "warrant_quash");
  window = begin (&desk, "Add _Hearing…");
  desk_test_choose (window, "Hearing", 1);
  desk_test_enter (window, "Date", "2026-10-12");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "First appearance"));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "view.record-outcome", NULL);
  window = desk_test_get_window (CLEW_TYPE_OUTCOME_WINDOW);
  g_assert_true (desk_test_shows (window, "First appearance, "));
  desk_test_choose (window, "Outcome", 1);
  desk_test_choose (window, "Hearing", 2);
  desk_test_enter (window, "Date", "2026-10-26");
  assert_closed (CLEW_TYPE_OUTCOME_WINDOW);
  g_assert_true (shows (&desk, "Quash calendar"));
  court_case = load_case (&desk);
  next = court_case->hearings->pdata[0];
  g_assert_cmpstr (clew_record_get_text (next, "kind"), ==, "warrant_quash");
  g_assert_cmpstr (clew_case_get_hearing_name (court_case, next), ==, "Quash calendar");
  /* Any kind of the program is still there, and has no name of the site. */
  press_row (&desk, "Quash calendar");
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_choose (window, "Hearing", 3);
  gtk_window_close (GTK_WINDOW (window));
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "Arraignment"));
  g_assert_false (shows (&desk, "Quash calendar"));
}

static GtkWidget *
find_docket_row (GtkWidget *widget)
{
  if (g_strcmp0 (gtk_widget_get_name (widget), "docket-row") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_docket_row (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* From the morning's docket, without going to the case. */
static void
test_outcome_in_docket (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window, *row;
  g_autoptr (ClewCase) court_case = NULL;

  set_up_case (&desk);
  add_hearing (&desk, "2026-10-12", "9");
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.show-view", "s", "docket");
  desk_test_settle ();
  row = find_docket_row (GTK_WIDGET (desk.window));
  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "view.record-outcome", NULL);
  window = desk_test_get_window (CLEW_TYPE_OUTCOME_WINDOW);
  desk_test_choose (window, "Outcome", 1);
  desk_test_click (window, "_Record");
  assert_closed (CLEW_TYPE_OUTCOME_WINDOW);
  court_case = load_case (&desk);
  g_assert_cmpuint (court_case->hearings->len, ==, 1);
  g_assert_cmpstr (clew_record_get_text (court_case->hearings->pdata[0], "outcome"), ==, "held");
}

/* What may be entered next follows from what was entered. */
static void
test_warrant (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;
  GtkWidget *page;

  set_up_case (&desk);
  page = desk_test_get (desk.window, CLEW_TYPE_CASE_PAGE, NULL);
  window = begin (&desk, "Add _Warrant…");
  desk_test_type (window, "Bail (dollars)", "500");
  desk_test_enter (window, "Issued", "2026-10-01");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "Stands"));
  g_assert_true (shows (&desk, "bail $500"));
  window = begin (&desk, "Quash Requested…");
  desk_test_enter (window, "Quash requested", "2026-09-30");
  g_assert_true (desk_test_shows (window, "This can’t be before the warrant was issued."));
  desk_test_enter (window, "Quash requested", "2026-10-02");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "Quash requested"));
  g_assert_null (desk_test_find (page, GTK_TYPE_BUTTON, "Quash Requested…"));
  begin (&desk, "Officers Told…");
  desk_test_click (desk_test_get_window (CLEW_TYPE_RECORD_WINDOW), "_Record");
  g_assert_true (shows (&desk, "officers told Oct 12, 2026"));
  begin (&desk, "Quashed…");
  desk_test_click (desk_test_get_window (CLEW_TYPE_RECORD_WINDOW), "_Record");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "Quashed"));
  g_assert_null (desk_test_find (page, GTK_TYPE_BUTTON, "Served…"));
  undo (&desk);
  g_assert_nonnull (desk_test_find (page, GTK_TYPE_BUTTON, "Served…"));
}

static void
test_conditions_and_custody (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up_case (&desk);
  window = begin (&desk, "Add C_ondition…");
  desk_test_choose (window, "Condition", 3);
  desk_test_enter (window, "Due", "2026-10-15");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "in 3 days"));
  begin (&desk, "Met…");
  desk_test_click (desk_test_get_window (CLEW_TYPE_RECORD_WINDOW), "_Record");
  g_assert_false (shows (&desk, "in 3 days"));
  window = begin (&desk, "Add _Time in Custody…");
  desk_test_type (window, "Place", "Pine County Jail");
  desk_test_enter (window, "Booked", "2026-10-10");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "In custody"));
  window = begin (&desk, "Released…");
  desk_test_enter (window, "Released", "2026-10-09");
  g_assert_true (desk_test_shows (window, "Nobody can be released before being booked."));
  desk_test_enter (window, "Released", "2026-10-11");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_false (shows (&desk, "In custody"));
}

/* Everything of it is gone from the page at once, and comes back whole. */
static void
test_sealed (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up_case (&desk);
  add_hearing (&desk, "2026-10-20", "9");
  press_row (&desk, "Sealed or Vacated…");
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_click (window, "_Record");
  g_assert_true (desk_test_shows (window, "Enter one of the two days."));
  desk_test_enter (window, "Sealed", "2026-10-12");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "Sealed on Monday, October 12, 2026"));
  g_assert_false (shows (&desk, "26-1-00001"));
  g_assert_false (shows (&desk, "Resolved"));
  g_assert_false (shows (&desk, "Pine City Municipal Court"));
  g_assert_false (shows (&desk, "Pretrial hearing"));
  desk_test_click (GTK_WIDGET (desk.window), "_Show Again");
  g_assert_true (shows (&desk, "26-1-00001"));
  g_assert_true (shows (&desk, "Pretrial hearing"));
}

/* What belongs together leads from one to the other. */
static void
test_related (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window, *page;
  g_autoptr (ClewRecord) other = NULL;

  set_up_case (&desk);
  page = desk_test_get (desk.window, CLEW_TYPE_CASE_PAGE, NULL);
  press_row (&desk, "Add Related Case…");
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (desk_test_shows (window, "There is no other case"));
  gtk_window_close (GTK_WINDOW (window));
  other = new_case (&desk, "26-1-00002");
  press_row (&desk, "Add Related Case…");
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_choose (window, "Related case", 1);
  desk_test_click (window, "_Add");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_signal_emit_by_name (desk_test_find_icon (page, "user-trash-symbolic"), "clicked");
  g_assert_true (shows (&desk, "Link removed"));
  g_assert_null (desk_test_find (page, ADW_TYPE_ACTION_ROW,
                                 "26-1-00002 · Pine City Municipal Court"));
  undo (&desk);
  press_row (&desk, "26-1-00002 · Pine City Municipal Court");
  window = begin (&desk, "_Edit Case…");
  desk_test_choose (window, "Filed again; before it", 1);
  gtk_window_close (GTK_WINDOW (window));
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "filed again as this case"));
}

static void
press_kind (GtkWidget *window, const char *title)
{
  gtk_widget_activate (desk_test_get (window, ADW_TYPE_ACTION_ROW, title));
  desk_test_settle ();
}

static GtkWidget *
begin_decision (Desk *desk, const char *kind)
{
  GtkWidget *window;

  desk_test_click (GTK_WIDGET (desk->window), "Record _Decision…");
  window = desk_test_get_window (CLEW_TYPE_DECISION_WINDOW);
  press_kind (window, kind);
  return window;
}

/* Each decision of the model is offered, none is chosen; its review is entered on the page. */
static void
test_decision (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;
  g_autoptr (ClewCase) court_case = NULL;
  ClewRecord *decision;

  set_up_case (&desk);
  /* At which stage the case is follows from what is entered. */
  g_assert_true (shows (&desk, "Filing queue"));
  desk_test_click (GTK_WIDGET (desk.window), "Record _Decision…");
  window = desk_test_get_window (CLEW_TYPE_DECISION_WINDOW);
  for (const ClewChoice *kind = clew_decision_kinds; kind->id != NULL; kind++)
    g_assert_nonnull (desk_test_find (window, ADW_TYPE_ACTION_ROW, kind->label));
  press_kind (window, "Hold filing in abeyance");
  g_assert_null (desk_test_find (window, ADW_TYPE_ENTRY_ROW, "Attested by"));
  desk_test_type (window, "Decided by", "Noel Prewitt");
  desk_test_type (window, "Review", "2026-10-01");
  desk_test_click (window, "_Record");
  g_assert_true (desk_test_shows (window, "This can’t be before the decision."));
  desk_test_enter (window, "Review", "2026-11-12");
  desk_test_click (window, "_Record");
  assert_closed (CLEW_TYPE_DECISION_WINDOW);
  court_case = load_case (&desk);
  g_assert_cmpuint (court_case->decisions->len, ==, 1);
  decision = court_case->decisions->pdata[0];
  g_assert_cmpstr (clew_record_get_text (decision, "kind"), ==, "hold_filing");
  g_assert_cmpstr (clew_record_get_text (decision, "on_day"), ==, "2026-10-12");
  g_assert_null (clew_record_get_text (decision, "source"));
  g_assert_null (clew_record_get_text (decision, "offer"));
  g_assert_true (shows (&desk, "Held in abeyance"));
  g_assert_false (shows (&desk, "Filing queue"));
  g_assert_true (shows (&desk, "Review Nov 12"));
  window = begin (&desk, "Reviewed…");
  desk_test_click (window, "_Record");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_false (shows (&desk, "Review Nov 12"));
}

/* K19: against the person only with a source outside LEAD, and said at the field until then. */
static void
test_adverse_decision (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;
  g_autoptr (ClewCase) court_case = NULL;

  set_up_case (&desk);
  window = begin_decision (&desk, "Seek a warrant");
  desk_test_choose (window, "Source of information", 1); /* what was shared */
  desk_test_click (window, "_Record");
  g_assert_true (desk_test_shows (window, "This decision needs a source of its own."));
  desk_test_choose (window, "Source of information", 2);
  desk_test_click (window, "_Record");
  g_assert_true (desk_test_shows (window, "Write who attests to it."));
  desk_test_type (window, "Attested by", "Officer Lee");
  desk_test_click (window, "_Record");
  g_assert_true (desk_test_shows (window, "Choose what kind of source it is."));
  /* And back to another, which does not need it. */
  desk_test_click (window, "_Back");
  press_kind (window, "Not seek a warrant");
  g_assert_null (desk_test_find (window, ADW_TYPE_ENTRY_ROW, "Attested by"));
  desk_test_click (window, "_Back");
  press_kind (window, "Seek a warrant");
  desk_test_choose (window, "Independent source", 1);
  desk_test_click (window, "_Record");
  assert_closed (CLEW_TYPE_DECISION_WINDOW);
  court_case = load_case (&desk);
  g_assert_cmpuint (court_case->decisions->len, ==, 1);
  g_assert_cmpstr (clew_record_get_text (court_case->decisions->pdata[0], "attested_source"), ==,
                   "police_report");
  g_assert_true (shows (&desk, "Police report, attested by Officer Lee"));
}

static void
save (Desk *desk, ClewRecord *record)
{
  g_autoptr (GError) error = NULL;

  clew_office_save (desk->office, "invent", record, &error);
  g_assert_no_error (error);
}

static void
add_ordinary (Desk *desk, ClewDay on, const char *detention, const char *disposition)
{
  g_autoptr (ClewRecord) ordinary = clew_record_new (&clew_kind_ordinary_course);

  clew_record_set_text (ordinary, "charge_class", "misdemeanor");
  clew_record_set_text (ordinary, "detention", detention);
  clew_record_set_text (ordinary, "disposition", disposition);
  clew_record_set_day (ordinary, "entered_on", on);
  save (desk, ordinary);
}

static void
add_misdemeanor (Desk *desk)
{
  g_autoptr (ClewRecord) charge = clew_record_new (&clew_kind_charge);

  clew_record_set_text (charge, "court_case", desk->id);
  clew_record_set_text (charge, "description", "Criminal trespass");
  clew_record_set_text (charge, "class", "misdemeanor");
  save (desk, charge);
}

static guint
count_choices (GtkWidget *window, const char *title)
{
  AdwComboRow *row = ADW_COMBO_ROW (desk_test_get (window, ADW_TYPE_COMBO_ROW, title));

  return g_list_model_get_n_items (adw_combo_row_get_model (row));
}

/* K20: what is harsher than the ordinary course isn't offered, and it is said whose rule it is. */
static void
test_not_offered (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window, *row;

  set_up_case (&desk);
  add_misdemeanor (&desk);
  add_ordinary (&desk, TODAY - 30, "bail", "fine_or_service");
  window = begin_decision (&desk, "Seek detention");
  row = desk_test_get (window, ADW_TYPE_ACTION_ROW, "Seek detention");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Not offered: harsher than “Bail”, the ordinary course of this office for "
                   "“Misdemeanor” since Sep 12, 2026");
  g_assert_null (desk_test_find (window, ADW_TYPE_ENTRY_ROW, "Decided by"));
  press_kind (window, "Negotiate or recommend a disposition");
  g_assert_true (desk_test_shows (window, "Nothing harsher is offered"));
  g_assert_cmpuint (count_choices (window, "Disposition"), ==, 4);
  g_assert_cmpuint (count_choices (window, "Detention"), ==, 4);
  g_assert_cmpuint (count_choices (window, "Offer"), ==, 6);
  /* On a day on which nothing was in force nothing is compared. */
  desk_test_enter (window, "Decided", "2026-09-01");
  g_assert_true (desk_test_shows (window, "nothing can be compared"));
  g_assert_cmpuint (count_choices (window, "Disposition"), ==, 7);
  desk_test_click (window, "_Back");
  press_kind (window, "Seek detention");
  g_assert_nonnull (desk_test_find (window, ADW_TYPE_ENTRY_ROW, "Decided by"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is chosen while the ordinary course becomes a milder one is refused, and that is kept. */
static void
test_harsher_decision (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;
  g_autoptr (GPtrArray) refusals = NULL;
  g_autoptr (ClewCase) court_case = NULL;

  set_up_case (&desk);
  add_misdemeanor (&desk);
  window = begin_decision (&desk, "Negotiate or recommend a disposition");
  g_assert_true (desk_test_shows (window, "has entered no ordinary course for “Misdemeanor”"));
  desk_test_choose (window, "Disposition", 5); /* jail */
  add_ordinary (&desk, TODAY - 30, NULL, "fine_or_service");
  g_assert_cmpuint (count_choices (window, "Disposition"), ==, 5);
  desk_test_click (window, "_Record");
  g_assert_true (desk_test_shows (window, "The project manager will see that it was tried."));
  court_case = load_case (&desk);
  g_assert_cmpuint (court_case->decisions->len, ==, 0);
  refusals = clew_refusal_list_unseen (clew_office_get_store (desk.office), NULL);
  g_assert_cmpuint (refusals->len, ==, 1);
  desk_test_choose (window, "Disposition", 3);
  desk_test_click (window, "_Record");
  assert_closed (CLEW_TYPE_DECISION_WINDOW);
}

/* What the defense asks is followed to its answer. */
static void
test_concern (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up_case (&desk);
  press_row (&desk, "Record Concern…");
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_choose (window, "Concern", 1);
  desk_test_enter (window, "Raised by", "Peter Oyelaran");
  /* What about has to be said. */
  g_assert_nonnull (desk_test_find_window (CLEW_TYPE_RECORD_WINDOW));
  desk_test_choose (window, "What about", 1);
  desk_test_click (window, "_Record");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "Not answered"));
  window = begin (&desk, "Answer…");
  desk_test_click (window, "_Record");
  g_assert_true (desk_test_shows (window, "Choose what was answered."));
  desk_test_choose (window, "Answer", 2);
  desk_test_click (window, "_Record");
  g_assert_true (desk_test_shows (window, "Write who answered."));
  desk_test_enter (window, "Answered by", "Noel Prewitt");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_false (shows (&desk, "Not answered"));
  g_assert_true (shows (&desk, "Stands: it is no harsher than the ordinary course"));
  window = begin (&desk, "Raise Again…");
  desk_test_click (window, "_Record");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "raised again"));
  g_assert_true (shows (&desk, "Not answered"));
}

static void
test_typed_times (void)
{
  static const struct
  {
    const char *text;
    const char *time;
  } cases[] = {
    { "9", "09:00" },
    { "9:30", "09:30" },
    { "9.30", "09:30" },
    { "930", "09:30" },
    { "0930", "09:30" },
    { "1:30", "13:30" },
    { "01:30", "01:30" },
    { "1:30 am", "01:30" },
    { "6", "18:00" },
    { "7", "07:00" },
    { "12", "12:00" },
    { "12 am", "00:00" },
    { "12:15 p.m.", "12:15" },
    { "130p", "13:30" },
    { "13:30", "13:30" },
    { "1330", "13:30" },
    { "0:00", "00:00" },
    { " 9:30 AM ", "09:30" },
    { "24:00", NULL },
    { "9:60", NULL },
    { "9:3", NULL },
    { "13 pm", NULL },
    { "0 am", NULL },
    { "noon", NULL },
    { "", NULL },
    { "9 o’clock", NULL },
    { "12345", NULL },
    { "9:30:00", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *time = clew_time_parse_typed (cases[i].text);

      if (g_strcmp0 (time, cases[i].time) != 0)
        g_error ("“%s” is read as %s", cases[i].text, time);
    }
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/case/typed-times", test_typed_times);
  g_test_add_func ("/clew/desk/case/add", test_add_case);
  g_test_add_func ("/clew/desk/case/discard", test_discard);
  g_test_add_func ("/clew/desk/case/same-number", test_same_number);
  g_test_add_func ("/clew/desk/case/edit", test_edit_case);
  g_test_add_func ("/clew/desk/case/charges", test_charges);
  g_test_add_func ("/clew/desk/case/hearing-moves", test_hearing_moves);
  g_test_add_func ("/clew/desk/case/outcome", test_outcome);
  g_test_add_func ("/clew/desk/case/site-kinds", test_site_kinds);
  g_test_add_func ("/clew/desk/case/outcome-in-docket", test_outcome_in_docket);
  g_test_add_func ("/clew/desk/case/warrant", test_warrant);
  g_test_add_func ("/clew/desk/case/conditions-and-custody", test_conditions_and_custody);
  g_test_add_func ("/clew/desk/case/sealed", test_sealed);
  g_test_add_func ("/clew/desk/case/related", test_related);
  g_test_add_func ("/clew/desk/case/decision", test_decision);
  g_test_add_func ("/clew/desk/case/adverse-decision", test_adverse_decision);
  g_test_add_func ("/clew/desk/case/not-offered", test_not_offered);
  g_test_add_func ("/clew/desk/case/harsher-decision", test_harsher_decision);
  g_test_add_func ("/clew/desk/case/concern", test_concern);
  return g_test_run ();
}
