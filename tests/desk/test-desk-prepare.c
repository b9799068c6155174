/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/clew-check-row.h"
#include "desk/disclosures/clew-kept-paper-window.h"
#include "desk/disclosures/clew-letter-window.h"
#include "desk/disclosures/clew-told-window.h"
#include "desk/legal/clew-case-page.h"
#include "desk/legal/clew-conference-window.h"
#include "desk/legal/clew-docket-words.h"
#include "desk/participants/clew-person-legal.h"

#include <string.h>

/* A hearing is prepared on the page of a case. */

#define TODAY      RELEASE_OFFICE_TODAY /* October 12, 2026 */
#define PROSECUTOR "Pine County Prosecuting Attorney"
#define POLICE     "Northgate Police Department"
#define CANARY     "canary sings"

typedef struct
{
  ReleaseOffice *made;
  ClewWindow    *window;
  ClewOffice    *office;
  char          *consent;
  char          *id; /* of the case on screen */
} Desk;

static void
desk_clear (Desk *desk)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  desk_test_settle ();
  release_office_free (desk->made);
  g_free (desk->consent);
  g_free (desk->id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static void
save (Desk *desk, ClewRecord *record)
{
  g_autoptr (GError) error = NULL;

  clew_office_save (desk->office, "invent", record, &error);
  g_assert_no_error (error);
}

static void
add_hearing (Desk *desk, ClewDay day)
{
  g_autoptr (ClewRecord) hearing = clew_record_new (&clew_kind_hearing);

  clew_record_set_text (hearing, "court_case", desk->id);
  clew_record_set_text (hearing, "kind", "status");
  clew_record_set_day (hearing, "on_day", day);
  save (desk, hearing);
}

/* A release for the first six agencies, a case whose prosecutor is named in it as a person, and
 * a hearing in ten days. */
static void
set_up (Desk *desk)
{
  g_autoptr (ClewRecord) court_case = clew_record_new (&clew_kind_court_case);

  desk->made = release_office_new (8);
  desk->window = desk_test_open (desk->made->desk, clew_place_new ("person", desk->made->person));
  desk->office = clew_window_get_office (desk->window);
  clew_office_set_today (desk->office, TODAY);
  desk->consent = release_office_issue (desk->made, desk->office, 6);
  release_office_sign (desk->office, desk->consent, TODAY);
  clew_record_set_text (court_case, "participant", desk->made->person);
  clew_record_set_text (court_case, "court", "Pine City Municipal Court");
  clew_record_set_text (court_case, "cause_number", "26-1-00001");
  clew_record_set_text (court_case, "prosecutor", "Helen Strand");
  save (desk, court_case);
  desk->id = g_strdup (clew_record_get_id (court_case));
  add_hearing (desk, TODAY + 10);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-case", "s", desk->id);
  desk_test_settle ();
}

static GtkWidget *
get_page (Desk *desk)
{
  return desk_test_get (desk->window, CLEW_TYPE_CASE_PAGE, NULL);
}

static gboolean
shows (Desk *desk, const char *text)
{
  return desk_test_shows (get_page (desk), text);
}

static gint64
count (Desk *desk, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRows) rows = clew_store_query (clew_office_get_store (desk->office), &error, sql,
                                                NULL);

  g_assert_no_error (error);
  g_assert_true (clew_rows_next (rows, &error));
  return clew_rows_get_number (rows, 0);
}

static void
take_back (Desk *desk)
{
  g_autoptr (ClewRecord) event = clew_record_new (&clew_kind_consent_event);

  clew_record_set_text (event, "consent", desk->consent);
  clew_record_set_text (event, "kind", "revoked");
  clew_record_set_day (event, "on_day", TODAY);
  save (desk, event);
  desk_test_settle ();
}

static guint
count_ticked (GtkWidget *widget)
{
  guint n = CLEW_IS_CHECK_ROW (widget) && clew_check_row_get_active (CLEW_CHECK_ROW (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_ticked (child);
  return n;
}

/* Whatever any widget could say, on screen or not. */
static gboolean
says_anywhere (GtkWidget *widget, const char *text)
{
  static const char *const properties[] = { "label", "title", "subtitle", "text", "tooltip-text",
                                            "tooltip-markup", "description", "name" };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *value = NULL;
      GParamSpec      *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget),
                                                             properties[i]);

      if (pspec == NULL || pspec->value_type != G_TYPE_STRING)
        continue;
      g_object_get (widget, properties[i], &value, NULL);
      if (value != NULL && strstr (value, text) != NULL)
        return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says_anywhere (child, text))
      return TRUE;
  return FALSE;
}

/* The button of that name beneath an agency. */
static void
press_for (Desk *desk, const char *label, const char *agency)
{
  g_autofree char *about = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = clew_record_select (clew_office_get_store (desk->office),
                                                    &clew_kind_agency, &error, "legal_name = ?",
                                                    "s", agency);

  g_assert_no_error (error);
  about = g_strjoin ("/", desk->made->person, desk->id,
                     clew_record_get_id (g_ptr_array_index (found, 0)), NULL);
  g_assert_nonnull (desk_test_find (get_page (desk), GTK_TYPE_BUTTON, label));
  gtk_widget_activate_action (
    get_page (desk), label[0] == 'W' ? "win.write-letter" : "win.record-told", "s", about);
  desk_test_settle ();
}

/* From what is told over the page to the ledger, and back on the page with its ground. */
static void
test_told (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up (&desk);
  g_assert_true (shows (&desk, "May hear today: Enrolled, attendance; Plan and progress"));
  g_assert_true (shows (&desk, "May not hear: Housing"));
  g_assert_true (shows (&desk, "Nothing was told to them."));
  press_for (&desk, "Record What Was Told…", PROSECUTOR);
  window = desk_test_get_window (CLEW_TYPE_TOLD_WINDOW);
  /* The agency, who there and what for are filled in, and nothing is ticked. */
  g_assert_cmpuint (count_ticked (window), ==, 0);
  g_assert_true (says_anywhere (window, "Helen Strand"));
  desk_test_tick (window, "Enrolled, attendance", TRUE);
  g_assert_true (desk_test_shows (window, "Covered on that day."));
  desk_test_choose (window, "How", 2);
  desk_test_type (window, "In a few words", CANARY);
  desk_test_click (window, "_Record");
  desk_test_settle ();
  g_assert_cmpint (count (&desk, "SELECT count (*) FROM disclosure WHERE court_case IS NOT NULL "
                                 "AND person = 'Helen Strand' AND purpose = 'coordination'"),
                   ==, 1);
  g_assert_true (shows (&desk, "By telephone · Release PC-2026-0001"));
  g_assert_true (shows (&desk, "In force"));
  g_assert_true (shows (&desk, "Told " PROSECUTOR));
  g_assert_false (shows (&desk, CANARY));
}

static void
expect (Desk *desk, const char *text, gboolean there)
{
  g_assert_cmpint (shows (desk, text), ==, there);
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

static gboolean
has_docket_row (gpointer data)
{
  return find_docket_row (data) != NULL;
}

static ClewDocketEntry *
get_first_entry (Desk *desk)
{
  GtkWidget *row;

  desk_test_wait (has_docket_row, desk->window);
  row = find_docket_row (GTK_WIDGET (desk->window));
  return g_object_get_data (G_OBJECT (row), "entry");
}

/* A revocation between the telling and the hearing: said at the top, and on the docket. */
static void
test_taken_back (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget       *window;
  g_autofree char *details = NULL;

  set_up (&desk);
  press_for (&desk, "Record What Was Told…", PROSECUTOR);
  window = desk_test_get_window (CLEW_TYPE_TOLD_WINDOW);
  desk_test_tick (window, "Enrolled, attendance", TRUE);
  desk_test_choose (window, "How", 2);
  desk_test_click (window, "_Record");
  desk_test_settle ();
  expect (&desk, "was taken back on", FALSE);
  take_back (&desk);
  expect (&desk, "Permission for " PROSECUTOR " was taken back on Oct 12, 2026", TRUE);
  expect (&desk, "Taken back Oct 12, 2026", TRUE);
  g_assert_nonnull (desk_test_find (get_page (&desk), GTK_TYPE_BUTTON, "_Notices…"));
  g_assert_null (desk_test_find (get_page (&desk), GTK_TYPE_BUTTON, "Write Letter…"));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.show-view", "s", "docket");
  desk_test_settle ();
  details = clew_docket_words_details (get_first_entry (&desk), TODAY);
  g_assert_nonnull (strstr (details, "taken back after something was shared"));
}

/* What the release lets them hear today it may not on the day of the hearing. */
static void
test_ends_before (void)
{
  g_auto (Desk) desk = { NULL };

  set_up (&desk);
  g_assert_false (shows (&desk, "ends before the hearing"));
  add_hearing (&desk, TODAY + 4000);
  clew_office_set_today (desk.office, TODAY + 11);
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.show-case", "s", desk.id);
  desk_test_settle ();
  g_assert_true (shows (&desk, "ends before the hearing"));
  g_assert_true (shows (&desk, "Not at the hearing"));
}

/* A letter from the page: recipient and person are there, and what it says is not. */
static void
test_letter (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget       *window;
  g_autofree char *file = NULL;

  set_up (&desk);
  press_for (&desk, "Write Letter…", PROSECUTOR);
  window = desk_test_get_window (CLEW_TYPE_LETTER_WINDOW);
  g_assert_true (says_anywhere (window, "Helen Strand"));
  g_assert_true (
    desk_test_shows (window, "Printing or saving records what was told, to whom and why."));
  file = g_build_filename (desk.made->desk->folder, "letter.pdf", NULL);
  gtk_widget_activate_action (window, "letter.save", NULL);
  desk_test_choose_file (file);
  desk_test_wait_for_text (window, "Its exact pages are kept");
  gtk_window_destroy (GTK_WINDOW (window));
  desk_test_settle ();
  g_assert_cmpint (count (&desk, "SELECT count (*) FROM disclosure WHERE court_case IS NOT NULL "
                                 "AND paper IS NOT NULL"),
                   ==, 1);
  /* What left can be read from here, and that somebody did is in the audit. */
  g_assert_true (shows (&desk, "Letters Out"));
  g_assert_true (shows (&desk, "Letter to " PROSECUTOR));
  gtk_widget_activate (desk_test_get (get_page (&desk), ADW_TYPE_ACTION_ROW,
                                      "Nothing helpful to report"));
  window = desk_test_get_window (CLEW_TYPE_KEPT_PAPER_WINDOW);
  g_assert_cmpint (count (&desk, "SELECT count (*) FROM audit WHERE action = 'viewed'"), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  desk_test_settle ();
}

/* Who may not hear bars it at its own row; what was agreed stays open until it is done. */
static void
test_conference (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up (&desk);
  desk_test_click (get_page (&desk), "Record Co_nference…");
  window = desk_test_get_window (CLEW_TYPE_CONFERENCE_WINDOW);
  g_assert_cmpuint (count_ticked (window), ==, 0);
  g_assert_true (desk_test_shows (window, "Choose how."));
  desk_test_choose (window, "How", 1);
  g_assert_true (desk_test_shows (window, "Choose which agencies were there."));
  desk_test_tick (window, PROSECUTOR, TRUE);
  g_assert_true (desk_test_shows (window, "Choose what was spoken of"));
  desk_test_tick (window, "Progress", TRUE);
  g_assert_true (desk_test_shows (window, "lets this out"));
  g_assert_true (desk_test_can_click (window, "_Record"));
  /* The police may hear that she takes part, and no more. */
  desk_test_tick (window, POLICE, TRUE);
  g_assert_true (desk_test_shows (window, POLICE " is named, but not for “Plan and progress”."));
  g_assert_false (desk_test_can_click (window, "_Record"));
  desk_test_tick (window, POLICE, FALSE);
  desk_test_tick (window, "Meet again", TRUE);
  g_assert_true (desk_test_shows (window, "Choose whose step each is."));
  desk_test_choose (window, "Whose step", 2);
  desk_test_click (window, "_Record");
  desk_test_wait_for_no_window (CLEW_TYPE_CONFERENCE_WINDOW);
  g_assert_cmpint (count (&desk, "SELECT count (*) FROM disclosure WHERE categories = "
                                 "'enrollment plan' AND method = 'meeting'"),
                   ==, 1);
  g_assert_true (shows (&desk, "Meet again"));
  desk_test_click (get_page (&desk), "Done");
  g_assert_true (shows (&desk, "Over since"));
  desk_test_click (get_page (&desk), "Open Again");
  g_assert_false (shows (&desk, "Over since"));
  desk_test_click (get_page (&desk), "Entered by Mistake…");
  desk_test_answer ("Entered by _Mistake");
  desk_test_settle ();
  g_assert_true (shows (&desk, "No conference is recorded."));
  g_assert_false (shows (&desk, "Meet again"));
}

static void
record_life (Desk *desk, const char *kind)
{
  g_autoptr (ClewRecord) event = clew_record_new (&clew_kind_enrollment_event);

  clew_record_set_text (event, "participant", desk->made->person);
  clew_record_set_text (event, "kind", kind);
  clew_record_set_day (event, "on_day", TODAY);
  save (desk, event);
  desk_test_settle ();
}

/* Who left goes on; of who died nothing is asked; who returned goes on. */
static void
test_leaves_dies_returns (void)
{
  g_auto (Desk) desk = { NULL };

  set_up (&desk);
  record_life (&desk, "discharged");
  g_assert_true (shows (&desk, "This person left on Oct 12, 2026"));
  g_assert_nonnull (desk_test_find (get_page (&desk), GTK_TYPE_BUTTON, "Write Letter…"));
  record_life (&desk, "died");
  g_assert_true (shows (&desk, "This person died on Oct 12, 2026"));
  g_assert_null (desk_test_find (get_page (&desk), GTK_TYPE_BUTTON, "Write Letter…"));
  g_assert_null (desk_test_find (get_page (&desk), GTK_TYPE_BUTTON, "Outcome and Next Date…"));
  g_assert_false (desk_test_can_click (get_page (&desk), "Record Co_nference…"));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.write-letter", "s",
                              desk.made->person);
  desk_test_settle ();
  g_assert_null (desk_test_find_window (CLEW_TYPE_LETTER_WINDOW));
  g_assert_true (desk_test_shows (desk_test_find_message (), "This person has died"));
  gtk_window_destroy (GTK_WINDOW (desk_test_find_message ()));
  record_life (&desk, "returned");
  g_assert_false (shows (&desk, "This person"));
  g_assert_nonnull (desk_test_find (get_page (&desk), GTK_TYPE_BUTTON, "Outcome and Next Date…"));
}

/* What case managers note for themselves is on the page of no case. */
static void
test_no_notes (void)
{
  static const char *const columns[] = { "alerts", "usual_places", "safe_contact", "phone" };
  g_auto (Desk) desk = { NULL };
  g_autoptr (ClewRecord) note = clew_record_new (&clew_kind_contact_note);
  g_autoptr (ClewRecord) person = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&desk);
  clew_record_set_text (note, "participant", desk.made->person);
  clew_record_set_day (note, "on_day", TODAY);
  clew_record_set_text (note, "place", CANARY);
  clew_record_set_text (note, "body", CANARY);
  save (&desk, note);
  person = clew_record_load (clew_office_get_store (desk.office), &clew_kind_participant,
                             desk.made->person, &error);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    clew_record_set_text (person, columns[i], CANARY);
  save (&desk, person);
  desk_test_settle ();
  g_assert_true (says_anywhere (get_page (&desk), "26-1-00001"));
  g_assert_false (says_anywhere (get_page (&desk), CANARY));
}

static char *
add (ClewOffice *office, const ClewKind *kind, const char *columns[][2])
{
  g_autoptr (ClewRecord) record = clew_record_new (kind);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; columns[i][0] != NULL; i++)
    clew_record_set_text (record, columns[i][0], columns[i][1]);
  clew_office_save (office, "invent", record, &error);
  g_assert_no_error (error);
  return g_strdup (clew_record_get_id (record));
}

/* A prosecutor's office tells nothing under a release: no part of the page is about that, and
 * who was at a conference is kept without a ledger. */
static void
test_prosecutor (void)
{
  const char *agency[][2] = { { "legal_name", "Pine County Public Defense" },
                              { "kind", "public_defender" },
                              { NULL } };
  const char *person[][2] = { { "given_name", "Rosa" }, { "family_name", "Aguilar" }, { NULL } };
  g_autoptr (DeskOffice) files = desk_office_new ("prosecutor");
  ClewWindow      *window = desk_test_open (files, clew_place_new ("docket", NULL));
  ClewOffice      *office = clew_window_get_office (window);
  g_autofree char *defense = add (office, &clew_kind_agency, agency);
  g_autofree char *participant = add (office, &clew_kind_participant, person);
  const char      *columns[][2] = { { "participant", participant },
                                    { "court", "Pine City Municipal Court" },
                                    { NULL } };
  g_autofree char *id = add (office, &clew_kind_court_case, columns);
  Desk             desk = { .window = window, .office = office };
  GtkWidget       *conference;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-case", "s", id);
  desk_test_settle ();
  g_assert_false (shows (&desk, "What May Be Asked"));
  g_assert_false (shows (&desk, "From the participant’s list of disclosures"));
  g_assert_false (shows (&desk, "Write Letter…"));
  desk_test_click (get_page (&desk), "Record Co_nference…");
  conference = desk_test_get_window (CLEW_TYPE_CONFERENCE_WINDOW);
  desk_test_choose (conference, "How", 1);
  desk_test_tick (conference, "Pine County Public Defense", TRUE);
  desk_test_tick (conference, "Next goals", TRUE);
  desk_test_click (conference, "_Record");
  desk_test_wait_for_no_window (CLEW_TYPE_CONFERENCE_WINDOW);
  g_assert_true (shows (&desk, "Next goals"));
  g_assert_cmpint (count (&desk, "SELECT count (*) FROM conference_party"), ==, 1);
  g_assert_cmpint (count (&desk, "SELECT count (*) FROM disclosure"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  desk_test_settle ();
}

/* The page of the person lists what is held, and says at which stage each case is. */
static void
test_person (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget       *legal;
  g_autofree char *held = NULL;

  set_up (&desk);
  {
    const char *columns[][2] = { { "participant", desk.made->person },
                                 { "charge", "Criminal trespass" },
                                 { "diverted_on", "2026-10-01" },
                                 { "held_by", "police" },
                                 { NULL } };

    held = add (desk.office, &clew_kind_held_charge, columns);
  }
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.show-person", "s",
                              desk.made->person);
  desk_test_settle ();
  legal = desk_test_get (desk.window, CLEW_TYPE_PERSON_LEGAL, NULL);
  g_assert_true (says_anywhere (legal, "Criminal trespass"));
  g_assert_true (says_anywhere (legal, "intake until Oct 31, 2026"));
  g_assert_true (says_anywhere (legal, "Filing queue"));
}

static const char *
get_label (GtkWidget *widget)
{
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  return GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
}

/* Presses Tab until the focus is on what is called so. Returns how often. */
static guint
tab_to (Desk *desk, GType type, const char *label)
{
  guint      keys = 0;
  GtkWidget *focus;

  do
    {
      gtk_widget_child_focus (GTK_WIDGET (desk->window), GTK_DIR_TAB_FORWARD);
      focus = gtk_root_get_focus (GTK_ROOT (desk->window));
      keys++;
      g_assert_cmpuint (keys, <, 50);
    }
  while (!g_type_is_a (G_OBJECT_TYPE (focus), type) || g_strcmp0 (get_label (focus), label) != 0);
  return keys;
}

/* From the open docket to a letter begun: Return on the hearing, Tab, Return. To the letter with
 * nobody chosen it is shorter than to that with the prosecutor filled in. */
static void
test_keys (void)
{
  g_auto (Desk) desk = { NULL };
  guint keys;

  set_up (&desk);
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.show-view", "s", "docket");
  desk_test_settle ();
  g_assert_nonnull (get_first_entry (&desk));
  /* The first hearing of the list has the focus when the view is entered. */
  gtk_widget_activate (gtk_root_get_focus (GTK_ROOT (desk.window)));
  desk_test_settle ();
  g_assert_true (shows (&desk, "26-1-00001"));
  keys = 1 + tab_to (&desk, ADW_TYPE_ACTION_ROW, "Write Letter…");
  g_test_message ("%u keys from the docket to a letter begun", keys + 1);
  g_assert_cmpuint (keys + 1, <=, 4);
  keys += tab_to (&desk, GTK_TYPE_BUTTON, "Write Letter…");
  g_signal_emit_by_name (gtk_root_get_focus (GTK_ROOT (desk.window)), "clicked");
  desk_test_settle ();
  gtk_window_destroy (GTK_WINDOW (desk_test_get_window (CLEW_TYPE_LETTER_WINDOW)));
  desk_test_settle ();
  g_test_message ("%u keys to one with its recipient", keys + 1);
  g_assert_cmpuint (keys + 1, <=, 12);
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/prepare/told", test_told);
  g_test_add_func ("/clew/desk/prepare/taken-back", test_taken_back);
  g_test_add_func ("/clew/desk/prepare/ends-before", test_ends_before);
  g_test_add_func ("/clew/desk/prepare/letter", test_letter);
  g_test_add_func ("/clew/desk/prepare/conference", test_conference);
  g_test_add_func ("/clew/desk/prepare/leaves-dies-returns", test_leaves_dies_returns);
  g_test_add_func ("/clew/desk/prepare/no-notes", test_no_notes);
  g_test_add_func ("/clew/desk/prepare/prosecutor", test_prosecutor);
  g_test_add_func ("/clew/desk/prepare/person", test_person);
  g_test_add_func ("/clew/desk/prepare/keys", test_keys);
  return g_test_run ();
}
