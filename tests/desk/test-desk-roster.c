/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/disclosures/clew-roster-window.h"
#include "records/clew-kind.h"
#include "records/clew-record.h"

#include <glib/gstdio.h>

/* The meeting of a work group, from inside the program. */

#define PROSECUTOR "Pine County Prosecuting Attorney"
#define RECOVERY   "Harbor Recovery Center"
#define STRANGER   "Pine County Sheriff"
#define PERSON     "Aguilar Peña, Rosa"

/* Eight agencies, of which six are on a signed release. */
static void
set_up (ReleaseDesk *desk)
{
  release_desk_init (desk, 8);
  desk->consent = release_office_issue (desk->made, desk->office, 6);
  release_office_sign (desk->office, desk->consent, RELEASE_OFFICE_TODAY - 9);
  release_desk_present (desk, clew_roster_window_new (NULL, desk->office));
}

static gboolean
can_print (gpointer data)
{
  return desk_test_can_click (((ReleaseDesk *)data)->window, "_Print…");
}

static void
say (ReleaseDesk *desk, const char *text)
{
  desk_test_wait_for_text (desk->window, text);
}

static GtkWidget *
find_withheld (ReleaseDesk *desk)
{
  return desk_test_get (desk->window, ADW_TYPE_ACTION_ROW, PERSON);
}

/* Nothing is ticked in advance, and nothing chosen means nobody. */
static void
test_nothing_chosen (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  set_up (&desk);
  say (&desk, "Tick who is present. Nothing chosen means nobody.");
  g_assert_true (desk_test_shows (desk.window, "Who Is Present?"));
  g_assert_false (can_print (&desk));
  desk_test_tick (desk.window, RECOVERY, TRUE);
  say (&desk, "Tick what will be spoken of. Nothing chosen means nothing.");
  desk_test_tick (desk.window, "Plan and progress", TRUE);
  say (&desk, "1 person may be spoken of · 0 must not be");
  g_assert_false (can_print (&desk));
  desk_test_tick (desk.window, RECOVERY, FALSE);
  say (&desk, "Tick who is present. Nothing chosen means nobody.");
  g_assert_false (desk_test_shows (desk.window, PERSON));
}

/* Who bars is named, and what it would bring if they stepped out. */
static void
test_barred (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  set_up (&desk);
  desk_test_tick (desk.window, RECOVERY, TRUE);
  desk_test_tick (desk.window, "Plan and progress", TRUE);
  say (&desk, "1 person may be spoken of · 0 must not be");
  desk_test_tick (desk.window, STRANGER, TRUE);
  say (&desk, "0 people may be spoken of · 1 must not be");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_withheld (&desk))), ==,
                   "Not while " STRANGER " is present: not named on the release");
  g_assert_true (desk_test_shows (desk.window, "Without " STRANGER));
  g_assert_true (desk_test_shows (desk.window, "1 more could be spoken of"));
  g_assert_true (desk_test_shows (desk.window,
                                  "Nobody may be spoken of in front of " STRANGER "."));
  g_assert_false (can_print (&desk));
}

/* Whoever is not in the directory bars everybody; one who is there is to be ticked. */
static void
test_others (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  set_up (&desk);
  desk_test_tick (desk.window, RECOVERY, TRUE);
  desk_test_tick (desk.window, "Plan and progress", TRUE);
  say (&desk, "1 person may be spoken of · 0 must not be");
  desk_test_type (desk.window, "Others present (not in the directory)", "A reporter");
  say (&desk, "0 people may be spoken of · 1 must not be");
  g_assert_true (desk_test_shows (desk.window, "While somebody else is present, nobody may be "
                                               "spoken of."));
  desk_test_type (desk.window, "Others present (not in the directory)", PROSECUTOR);
  g_assert_true (desk_test_shows (desk.window, PROSECUTOR " is in the directory of agencies."));
  g_assert_false (can_print (&desk));
  desk_test_type (desk.window, "Others present (not in the directory)", " ");
  say (&desk, "1 person may be spoken of · 0 must not be");
}

static void
choose_rosa (ReleaseDesk *desk)
{
  desk_test_tick (desk->window, RECOVERY, TRUE);
  desk_test_tick (desk->window, PROSECUTOR, TRUE);
  desk_test_tick (desk->window, "Plan and progress", TRUE);
  say (desk, "1 person may be spoken of · 0 must not be");
  desk_test_tick (desk->window, PERSON, TRUE);
  desk_test_wait (can_print, desk);
}

static void
save (ReleaseDesk *desk, const char *says, gboolean written)
{
  g_autofree char *path = g_build_filename (desk->made->desk->folder, "list.pdf", NULL);

  desk_test_click (desk->window, "_Save as PDF…");
  desk_test_choose_file (path);
  say (desk, says);
  g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, written);
  g_unlink (path);
}

/* What comes out is in the ledger, one row an agency. */
static void
test_save (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  set_up (&desk);
  choose_rosa (&desk);
  g_assert_cmpint (release_desk_count (&desk, "SELECT count (*) FROM disclosure"), ==, 0);
  save (&desk, "The list is made, and the ledger says so for 1 person.", TRUE);
  g_assert_cmpint (release_desk_count (&desk,
                                       "SELECT count (*) FROM disclosure d JOIN outgoing_paper p "
                                       "ON p.id = d.paper WHERE p.kind = 'roster' AND d.method = "
                                       "'meeting' AND d.categories = 'enrollment plan'"),
                   ==, 2);
  /* It says so until something else is chosen. */
  desk_test_tick (desk.window, PERSON, FALSE);
  say (&desk, "Tick those of whom you will speak, to print a list");
  g_assert_false (can_print (&desk));
}

static void
take_back (ReleaseDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) event = clew_record_new (&clew_kind_consent_event);

  clew_record_set_text (event, "consent", desk->consent);
  clew_record_set_text (event, "kind", "revoked");
  clew_record_set_day (event, "on_day", RELEASE_OFFICE_TODAY);
  clew_office_save (desk->office, "record event", event, &error);
  g_assert_no_error (error);
}

/* Taken back while the file dialog stands there: nothing leaves, and the lists are new. */
static void
test_taken_back (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *path = NULL;

  set_up (&desk);
  path = g_build_filename (desk.made->desk->folder, "list.pdf", NULL);
  choose_rosa (&desk);
  desk_test_click (desk.window, "_Save as PDF…");
  take_back (&desk);
  desk_test_choose_file (path);
  say (&desk, "Something changed since you looked");
  say (&desk, "Whoever is present: the release was taken back");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (release_desk_count (&desk, "SELECT count (*) FROM disclosure"), ==, 0);
  g_assert_false (can_print (&desk));
}

/* A day to come is a forecast, and a day that is none is told at the field. */
static void
test_day (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  set_up (&desk);
  choose_rosa (&desk);
  desk_test_type_day (desk.window, 0, "tomorrow");
  say (&desk, "As known today; the list is printed on the day of the meeting");
  g_assert_false (can_print (&desk));
  desk_test_type_day (desk.window, 0, "Smarch");
  say (&desk, "This is not a date.");
  g_assert_true (desk_test_shows (desk.window, "Enter the day of the meeting."));
  desk_test_type_day (desk.window, 0, "2026-10-11");
  say (&desk, "As it was on that day; a list is printed only for today");
  desk_test_type_day (desk.window, 0, "2026-10-12");
  desk_test_wait (can_print, &desk);
}

/* Names are found, and all can be ticked at once. */
static void
test_find (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  set_up (&desk);
  desk_test_tick (desk.window, RECOVERY, TRUE);
  desk_test_tick (desk.window, "Plan and progress", TRUE);
  say (&desk, "1 person may be spoken of · 0 must not be");
  desk_test_click (desk.window, "_Tick All");
  say (&desk, "1 chosen for the list");
  desk_test_search (desk.window, "nobody");
  say (&desk, "Nobody here is found by that name.");
  desk_test_search (desk.window, "pena");
  desk_test_wait_for_text (desk.window, PERSON);
  desk_test_click (desk.window, "_Untick All");
  say (&desk, "Tick those of whom you will speak, to print a list");
}

int
main (int argc, char **argv)
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/roster/nothing-chosen", test_nothing_chosen);
  g_test_add_func ("/clew/desk/roster/barred", test_barred);
  g_test_add_func ("/clew/desk/roster/others", test_others);
  g_test_add_func ("/clew/desk/roster/save", test_save);
  g_test_add_func ("/clew/desk/roster/taken-back", test_taken_back);
  g_test_add_func ("/clew/desk/roster/day", test_day);
  g_test_add_func ("/clew/desk/roster/find", test_find);

  return g_test_run ();
}
