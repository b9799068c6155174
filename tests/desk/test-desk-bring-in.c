/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/legal/clew-bring-in-window.h"
#include "records/clew-record.h"

#include <glib/gstdio.h>

/* Bringing cases in, from the choice of a file to what is kept. */

#define TODAY RELEASE_OFFICE_TODAY /* October 12, 2026 */

typedef struct
{
  ReleaseOffice *made;
  ClewWindow    *window;
  ClewOffice    *office;
  ClewRecord    *court_case;
  char          *path;
} Desk;

static void
save (Desk *desk, ClewRecord *record)
{
  g_autoptr (GError) error = NULL;

  clew_office_save (desk->office, "invent", record, &error);
  g_assert_no_error (error);
}

/* A case of the person of the office, with a hearing. */
static void
set_up (Desk *desk)
{
  g_autoptr (ClewRecord) hearing = clew_record_new (&clew_kind_hearing);
  int file = g_file_open_tmp ("clew-calendar-XXXXXX.csv", &desk->path, NULL);

  g_close (file, NULL);
  desk->made = release_office_new (0);
  desk->window = desk_test_open (desk->made->desk, clew_place_new ("docket", NULL));
  desk->office = clew_window_get_office (desk->window);
  clew_office_set_today (desk->office, TODAY);
  desk->court_case = clew_record_new (&clew_kind_court_case);
  clew_record_set_text (desk->court_case, "participant", desk->made->person);
  clew_record_set_text (desk->court_case, "court", "Pine City Municipal Court");
  clew_record_set_text (desk->court_case, "cause_number", "26-7");
  save (desk, desk->court_case);
  clew_record_set_text (hearing, "court_case", clew_record_get_id (desk->court_case));
  clew_record_set_text (hearing, "kind", "arraignment");
  clew_record_set_day (hearing, "on_day", TODAY + 7);
  save (desk, hearing);
}

static void
desk_clear (Desk *desk)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  desk_test_settle ();
  g_object_unref (desk->court_case);
  release_office_free (desk->made);
  g_unlink (desk->path);
  g_free (desk->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static void
write_file (Desk *desk, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (desk->path, text, -1, &error);
  g_assert_no_error (error);
}

static GtkWidget *
open_window (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "view.bring-in", NULL);
  desk_test_settle ();
  return desk_test_get_window (CLEW_TYPE_BRING_IN_WINDOW);
}

static GtkWidget *
load (Desk *desk, const char *text, const char *until)
{
  GtkWidget *window = open_window (desk);

  write_file (desk, text);
  clew_bring_in_window_load (CLEW_BRING_IN_WINDOW (window), desk->path);
  desk_test_wait_for_text (window, until);
  return window;
}

static guint
count (Desk *desk, const ClewKind *kind, const char *where)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = clew_record_select (clew_office_get_store (desk->office), kind,
                                                    &error, where, NULL);

  g_assert_no_error (error);
  return found->len;
}

#define FILE_TEXT                                                       \
  "Case Number,Court,Hearing Date,Time,Hearing Type,Judge\n"            \
  "26-7,Pine City Municipal Court,10/19/2026,9:00,Arraignment,A. Lee\n" \
  "26-8,Pine City Municipal Court,10/20/2026,9:00,Arraignment,B. Moss\n"

static GtkWidget *
compare (Desk *desk)
{
  GtkWidget *window = load (desk, FILE_TEXT, "First Rows");

  desk_test_click (window, "C_ompare");
  desk_test_wait_for_text (window, "To Confirm (1)");
  return window;
}

/* Nothing is ticked beforehand; what is ticked is kept, and the settings for the next time. */
static void
test_keep (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up (&desk);
  window = compare (&desk);
  g_assert_true (desk_test_has_text (
    window, "2 rows. Of these, 1 are of nobody who is known here. They are left out."));
  g_assert_true (desk_test_shows (window, "Judge: A. Lee\nTime: 09:00") ||
                 desk_test_shows (window, "Time: 09:00\nJudge: A. Lee"));
  g_assert_cmpuint (count (&desk, &clew_kind_hearing, "judge IS NOT NULL"), ==, 0);
  desk_test_click (window, "_Finish");
  desk_test_wait_for_text (window, "Nothing Was Changed");
  g_assert_cmpuint (count (&desk, &clew_kind_hearing, "judge IS NOT NULL"), ==, 0);
  g_assert_cmpuint (count (&desk, &clew_kind_calendar_mapping, "1"), ==, 1);
  desk_test_click (window, "_Close");
  desk_test_wait_for_no_window (CLEW_TYPE_BRING_IN_WINDOW);
}

static void
test_tick (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window, *tick;

  set_up (&desk);
  window = compare (&desk);
  tick = desk_test_get (window, GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  desk_test_settle ();
  desk_test_click (window, "_Keep 1 Row");
  desk_test_wait_for_text (window, "1 Row Kept");
  g_assert_cmpuint (count (&desk, &clew_kind_hearing, "judge = 'A. Lee' AND at_time = '09:00'"), ==,
                    1);
  desk_test_click (window, "_Close");
  desk_test_wait_for_no_window (CLEW_TYPE_BRING_IN_WINDOW);
}

/* What is ticked is not lost without a question. */
static void
test_discard (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up (&desk);
  window = compare (&desk);
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (desk_test_get (window, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  desk_test_settle ();
  desk_test_click (window, "_Cancel");
  desk_test_settle ();
  desk_test_answer ("_Discard");
  desk_test_wait_for_no_window (CLEW_TYPE_BRING_IN_WINDOW);
  g_assert_cmpuint (count (&desk, &clew_kind_hearing, "judge IS NOT NULL"), ==, 0);
}

/* A file that is none says why, and another can be chosen; a column that is missing says so. */
static void
test_bad_files (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up (&desk);
  window = load (&desk, "only words\n", "This File Can’t Be Read");
  g_assert_true (desk_test_can_click (window, "C_hoose File…"));
  write_file (&desk, "One,Two\n1,2\n");
  clew_bring_in_window_load (CLEW_BRING_IN_WINDOW (window), desk.path);
  desk_test_wait_for_text (window, "First Rows");
  desk_test_click (window, "C_ompare");
  desk_test_settle ();
  g_assert_true (desk_test_has_text (window,
                                     "Say which column has the cause number, or which have the "
                                     "name and the date of birth."));
  g_assert_cmpuint (count (&desk, &clew_kind_calendar_mapping, "1"), ==, 0);
  desk_test_click (window, "_Cancel");
  desk_test_wait_for_no_window (CLEW_TYPE_BRING_IN_WINDOW);
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/bring-in/keep", test_keep);
  g_test_add_func ("/clew/desk/bring-in/tick", test_tick);
  g_test_add_func ("/clew/desk/bring-in/discard", test_discard);
  g_test_add_func ("/clew/desk/bring-in/bad-files", test_bad_files);
  return g_test_run ();
}
