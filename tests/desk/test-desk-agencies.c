/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/agencies/clew-agencies-view.h"
#include "desk/agencies/clew-agency-adder.h"
#include "desk/clew-check-row.h"
#include "desk/consent/clew-addition-window.h"
#include "desk/clew-paper-page.h"
#include "records/clew-release-addition.h"

/* The directory of agencies, one agency, and forms that add one. */

typedef struct
{
  ReleaseOffice *made;
  ClewWindow    *window;
  ClewOffice    *office; /* the window's */
} Fixture;

static void
fixture_init (Fixture *fixture, guint n_agencies)
{
  fixture->made = release_office_new (n_agencies);
  fixture->window = desk_test_open (fixture->made->desk, clew_place_new ("agencies", NULL));
  fixture->office = clew_window_get_office (fixture->window);
  clew_office_set_today (fixture->office, RELEASE_OFFICE_TODAY);
  desk_test_settle ();
}

static void
fixture_clear (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  desk_test_settle ();
  release_office_free (fixture->made);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
do_action (Fixture *fixture, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action,
                                             target != NULL ? "s" : NULL, target));
  desk_test_settle ();
}

static const char *
get_agency (Fixture *fixture, guint i)
{
  return g_ptr_array_index (fixture->made->agencies, i);
}

static ClewRecord *
load_agency (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  ClewRecord *agency = clew_record_load (clew_office_get_store (fixture->office),
                                         &clew_kind_agency, id, &error);

  g_assert_no_error (error);
  return agency;
}

static void
set (Fixture *fixture, guint i, const char *column, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) agency = load_agency (fixture, get_agency (fixture, i));

  clew_record_set_text (agency, column, text);
  clew_office_save (fixture->office, "edit", agency, &error);
  g_assert_no_error (error);
  desk_test_settle ();
}

static char *
dup_name (Fixture *fixture, guint i)
{
  g_autoptr (ClewRecord) agency = load_agency (fixture, get_agency (fixture, i));

  return g_strdup (clew_record_get_text (agency, "legal_name"));
}

static void
test_directory (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget       *view;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  fixture_init (&fixture, 3);
  view = desk_test_get (fixture.window, CLEW_TYPE_AGENCIES_VIEW, NULL);
  first = dup_name (&fixture, 0);
  second = dup_name (&fixture, 1);
  g_assert_true (desk_test_shows (fixture.window, first));
  g_assert_true (desk_test_shows (fixture.window, second));
  g_assert_true (desk_test_shows (fixture.window, "No agreement entered"));
  set (&fixture, 1, "mou_signed_on", "2026-02-01");
  g_assert_true (desk_test_shows (fixture.window, "Joined Feb 1, 2026"));
  desk_test_search (view, second);
  g_assert_false (desk_test_shows (fixture.window, first));
  g_assert_true (desk_test_shows (fixture.window, second));
  desk_test_search (view, "zzz");
  g_assert_true (desk_test_shows (fixture.window, "No Results"));
  desk_test_click (view, "_Clear Search");
  desk_test_search (view, "");
  g_assert_true (desk_test_shows (fixture.window, first));
}

static void
test_empty (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, 0);
  g_assert_true (desk_test_shows (fixture.window, "No Agencies Yet"));
}

/* A class is refused at the field and stays as typed; a name is kept, and undone. */
static void
test_edit (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  fixture_init (&fixture, 2);
  before = dup_name (&fixture, 0);
  do_action (&fixture, "win.show-agency", get_agency (&fixture, 0));
  desk_test_enter (fixture.window, "Legal name", "law enforcement");
  g_assert_true (desk_test_shows (fixture.window, "is a group, not one agency"));
  after = dup_name (&fixture, 0);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                     desk_test_get (fixture.window, ADW_TYPE_ENTRY_ROW, "Legal name"))),
                   ==, "law enforcement");
  desk_test_enter (fixture.window, "Legal name", "Northgate Police Department");
  g_assert_false (desk_test_shows (fixture.window, "is a group, not one agency"));
  g_free (after);
  after = dup_name (&fixture, 0);
  g_assert_cmpstr (after, ==, "Northgate Police Department");
  desk_test_enter (fixture.window, "Agreement signed", "2026-05-02");
  desk_test_enter (fixture.window, "Agreement ended", "2026-05-01");
  g_assert_true (desk_test_shows (fixture.window, "can’t end before it was signed"));
  desk_test_enter (fixture.window, "Agreement ended", "");
  do_action (&fixture, "win.undo", NULL);
  do_action (&fixture, "win.undo", NULL);
  undone = dup_name (&fixture, 0);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (desk_test_shows (fixture.window, before));
}

/* What a person signed for one agency does not let another hear under its name. */
static void
test_rename (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *consent = NULL;
  g_autofree char *before = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *renamed = NULL;
  GtkWidget       *adder;

  fixture_init (&fixture, 2);
  consent = release_office_issue (fixture.made, fixture.office, 2);
  before = dup_name (&fixture, 0);
  do_action (&fixture, "win.show-agency", get_agency (&fixture, 0));
  g_assert_false (desk_test_shows (fixture.window, "Is this the same agency"));
  desk_test_enter (fixture.window, "Legal name", "Pine City Police");
  g_assert_true (desk_test_shows (fixture.window, "Is this the same agency"));
  kept = dup_name (&fixture, 0);
  g_assert_cmpstr (kept, ==, before);
  desk_test_click (fixture.window, "A_nother Agency…");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                     desk_test_get (fixture.window, ADW_TYPE_ENTRY_ROW, "Legal name"))),
                   ==, before);
  g_assert_false (desk_test_shows (fixture.window, "Is this the same agency"));
  adder = desk_test_get_window (CLEW_TYPE_AGENCY_ADDER);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                     desk_test_get (adder, ADW_TYPE_ENTRY_ROW, "Legal name"))),
                   ==, "Pine City Police");
  gtk_window_destroy (GTK_WINDOW (adder));
  desk_test_enter (fixture.window, "Legal name", "Pine City Police");
  g_assert_true (desk_test_shows (fixture.window, "Is this the same agency"));
  desk_test_enter (fixture.window, "Legal name", before);
  g_assert_false (desk_test_shows (fixture.window, "Is this the same agency"));
  desk_test_enter (fixture.window, "Legal name", "Lantern House");
  desk_test_click (fixture.window, "The _Same Agency");
  g_assert_false (desk_test_shows (fixture.window, "Is this the same agency"));
  renamed = dup_name (&fixture, 0);
  g_assert_cmpstr (renamed, ==, "Lantern House");
}

static void
test_rejoin (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *consent = NULL;
  g_autoptr (ClewRecord) left = NULL;
  g_autoptr (ClewRecord) back = NULL;

  fixture_init (&fixture, 2);
  consent = release_office_issue (fixture.made, fixture.office, 2);
  do_action (&fixture, "win.show-agency", get_agency (&fixture, 0));
  desk_test_enter (fixture.window, "Agreement ended", "2026-10-01");
  desk_test_enter (fixture.window, "Agreement ended", "");
  g_assert_true (desk_test_shows (fixture.window, "Did it join again"));
  left = load_agency (&fixture, get_agency (&fixture, 0));
  g_assert_cmpstr (clew_record_get_text (left, "mou_ended_on"), ==, "2026-10-01");
  desk_test_click (fixture.window, "_Joined Again");
  g_assert_true (desk_test_shows (fixture.window, "Did it join again"));
  gtk_editable_set_text (GTK_EDITABLE (desk_test_get (fixture.window, GTK_TYPE_ENTRY, NULL)),
                         "2026-10-05");
  desk_test_click (fixture.window, "_Joined Again");
  g_assert_false (desk_test_shows (fixture.window, "Did it join again"));
  back = load_agency (&fixture, get_agency (&fixture, 0));
  g_assert_cmpstr (clew_record_get_text (back, "mou_signed_on"), ==, "2026-10-05");
  g_assert_null (clew_record_get_text (back, "mou_ended_on"));
}

static void
test_checks (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (ClewRecord) agency = NULL;

  fixture_init (&fixture, 1);
  do_action (&fixture, "win.show-agency", get_agency (&fixture, 0));
  desk_test_tick (fixture.window, "May receive information", FALSE);
  desk_test_tick (fixture.window, "Funded for victim services", TRUE);
  agency = load_agency (&fixture, get_agency (&fixture, 0));
  g_assert_cmpint (clew_record_get_number (agency, "may_receive", 1), ==, 0);
  g_assert_true (clew_record_get_yes (agency, "victim_services_funded"));
  g_assert_true (desk_test_shows (fixture.window, "may receive nothing · only hears"));
  do_action (&fixture, "win.undo", NULL);
  g_assert_false (clew_check_row_get_active (CLEW_CHECK_ROW (
    desk_test_get (fixture.window, CLEW_TYPE_CHECK_ROW, "Funded for victim services"))));
}

static void
test_add (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *adder;

  fixture_init (&fixture, 1);
  do_action (&fixture, "view.add-agency", NULL);
  adder = desk_test_get_window (CLEW_TYPE_AGENCY_ADDER);
  desk_test_enter (adder, "Legal name", "and other agencies");
  g_assert_true (desk_test_has_text (adder, "is a group, not one agency"));
  desk_test_enter (adder, "Legal name", "Zinnia House");
  /* The kind is asked for at its field. */
  desk_test_click (adder, "_Add");
  g_assert_true (desk_test_has_text (adder, "This can’t be empty"));
  adw_combo_row_set_selected (
    ADW_COMBO_ROW (desk_test_get (adder, ADW_TYPE_COMBO_ROW, "Kind of agency")), 2);
  desk_test_settle ();
  desk_test_click (adder, "_Add");
  g_assert_true (desk_test_shows (fixture.window, "Agency added"));
  g_assert_true (desk_test_shows (fixture.window, "Zinnia House"));
  do_action (&fixture, "win.undo", NULL);
  g_assert_true (desk_test_shows (fixture.window, "Agency Removed"));
}

static void
show_tab (Fixture *fixture, const char *name)
{
  GtkWidget *view = desk_test_get (fixture->window, CLEW_TYPE_AGENCIES_VIEW, NULL);
  GtkWidget *page = desk_test_get (view, g_type_from_name ("ClewAgencyPage"), NULL);

  adw_view_stack_set_visible_child_name (
    ADW_VIEW_STACK (desk_test_get (page, ADW_TYPE_VIEW_STACK, NULL)), name);
  desk_test_settle ();
}

/* Who named it; and whom to see again once another joins. */
static void
test_people (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *consent = NULL;

  fixture_init (&fixture, 2);
  consent = release_office_issue (fixture.made, fixture.office, 1);
  release_office_sign (fixture.office, consent, RELEASE_OFFICE_TODAY - 20);
  do_action (&fixture, "win.show-agency", get_agency (&fixture, 0));
  show_tab (&fixture, "people");
  g_assert_true (desk_test_shows (fixture.window, "Aguilar Peña, Rosa"));
  do_action (&fixture, "win.show-agency", get_agency (&fixture, 1));
  show_tab (&fixture, "people");
  g_assert_true (desk_test_shows (fixture.window, "No One Named It"));
  show_tab (&fixture, "changes");
  g_assert_true (desk_test_shows (fixture.window, "No One to See Again"));
  set (&fixture, 1, "mou_signed_on", "2026-10-01");
  g_assert_true (desk_test_shows (fixture.window, "joined since"));
  g_assert_true (desk_test_shows (fixture.window, "Aguilar Peña, Rosa"));
}

/* A form that adds, from the release to the paper. */
static void
test_addition (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *consent = NULL;
  g_autofree char *name = NULL;
  GtkWidget       *addition;

  fixture_init (&fixture, 2);
  consent = release_office_issue (fixture.made, fixture.office, 1);
  release_office_sign (fixture.office, consent, RELEASE_OFFICE_TODAY);
  name = dup_name (&fixture, 1);
  do_action (&fixture, "win.show-release", consent);
  g_assert_true (desk_test_shows (fixture.window, "Add an Agency…"));
  g_assert_true (
    gtk_widget_activate (desk_test_get (fixture.window, ADW_TYPE_ACTION_ROW, "Add an Agency…")));
  desk_test_settle ();
  addition = desk_test_get_window (CLEW_TYPE_ADDITION_WINDOW);
  /* Nothing is ticked beforehand. */
  g_assert_false (desk_test_can_click (addition, "_Print…"));
  g_assert_false (desk_test_can_click (addition, "_Save PDF…"));
  /* Beside it the paper, once there is one. */
  g_assert_null (desk_test_find (addition, CLEW_TYPE_PAPER_PAGE, NULL));
  desk_test_tick (addition, name, TRUE);
  desk_test_wait_for_widget (addition, CLEW_TYPE_PAPER_PAGE);
  g_assert_true (desk_test_can_click (addition, "_Print…"));
  g_assert_true (desk_test_has_text (addition, "may hear"));
  gtk_window_destroy (GTK_WINDOW (addition));
  desk_test_settle ();
}

/* Why an agency is on the form stands there as on the paper, in its language. */
static void
test_addition_language (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *consent = NULL;
  g_autoptr (GError) error = NULL;
  ClewReleaseDraft *draft;
  GtkWidget        *addition;

  fixture_init (&fixture, 2);
  consent = release_office_issue (fixture.made, fixture.office, 1);
  release_office_sign (fixture.office, consent, RELEASE_OFFICE_TODAY);
  draft = clew_release_addition_new (fixture.office, consent, &error);
  g_assert_no_error (error);
  g_free (draft->language);
  draft->language = g_strdup ("es");
  addition = GTK_WIDGET (clew_addition_window_new (NULL, fixture.office, draft));
  gtk_window_present (GTK_WINDOW (addition));
  desk_test_settle ();
  g_assert_true (desk_test_shows (addition, "Solo sabe que alguien recibe ayuda"));
  g_assert_false (desk_test_shows (addition, "Hears only that somebody is helped"));
  gtk_window_destroy (GTK_WINDOW (addition));
  desk_test_settle ();
}

/* Of an agency that left, the release says so, and nobody is added to what is over. */
static void
test_left (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *consent = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, 2);
  consent = release_office_issue (fixture.made, fixture.office, 2);
  release_office_sign (fixture.office, consent, RELEASE_OFFICE_TODAY);
  do_action (&fixture, "win.show-release", consent);
  g_assert_false (desk_test_shows (fixture.window, "Left the site"));
  set (&fixture, 0, "mou_ended_on", "2026-10-12");
  g_assert_true (desk_test_shows (fixture.window, "Left the site Oct 12, 2026: may hear nothing"));
  clew_release_record_taken_back (fixture.office, consent, RELEASE_OFFICE_TODAY, NULL, FALSE,
                                  &error);
  g_assert_no_error (error);
  g_assert_false (desk_test_shows (fixture.window, "Add an Agency…"));
  do_action (&fixture, "win.add-to-release", consent);
  g_assert_nonnull (desk_test_find_message ());
  gtk_window_destroy (GTK_WINDOW (desk_test_find_message ()));
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/agencies/directory", test_directory);
  g_test_add_func ("/clew/desk/agencies/empty", test_empty);
  g_test_add_func ("/clew/desk/agencies/edit", test_edit);
  g_test_add_func ("/clew/desk/agencies/rename", test_rename);
  g_test_add_func ("/clew/desk/agencies/rejoin", test_rejoin);
  g_test_add_func ("/clew/desk/agencies/checks", test_checks);
  g_test_add_func ("/clew/desk/agencies/add", test_add);
  g_test_add_func ("/clew/desk/agencies/people", test_people);
  g_test_add_func ("/clew/desk/agencies/addition", test_addition);
  g_test_add_func ("/clew/desk/agencies/addition-language", test_addition_language);
  g_test_add_func ("/clew/desk/agencies/left", test_left);
  return g_test_run ();
}
