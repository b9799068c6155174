/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/clew-minors-page.h"
#include "desk/consent/clew-release-assistant.h"
#include "desk/participants/clew-participant-adder.h"
#include "desk/participants/clew-participant-editor.h"
#include "desk/participants/clew-person-timeline.h"

/* What can't be read is said where it would stand: a gap must not look like an answer. */

#define UNREAD "The records can’t be read now."

static void
stop_reading (ReleaseDesk *desk)
{
  clew_store_close (clew_office_get_store (desk->office));
}

/* A name that is kept is not taken for one that never was. */
static void
test_other_name (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (ClewRecord) alias = clew_record_new (&clew_kind_alias);
  g_autoptr (GError) error = NULL;

  release_desk_init (&desk, 1);
  clew_record_set_text (alias, "participant", desk.made->person);
  clew_record_set_text (alias, "name", "Überflieger");
  clew_office_save (desk.office, "test", alias, &error);
  g_assert_no_error (error);
  release_desk_present (&desk,
                        clew_participant_editor_new (NULL, desk.office, desk.made->person));
  stop_reading (&desk);
  g_signal_emit_by_name (desk_test_find_icon (desk.window, "user-trash-symbolic"), "clicked");
  desk_test_settle ();
  g_assert_nonnull (desk_test_find_message ());
  g_assert_true (desk_test_shows (desk_test_find_message (), "Nothing Was Changed"));
  g_assert_nonnull (desk_test_find_icon (desk.window, "user-trash-symbolic"));
}

static void
test_choices (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  release_desk_init (&desk, 1);
  stop_reading (&desk);
  release_desk_present (&desk, clew_participant_adder_new (NULL, desk.office));
  g_assert_nonnull (desk_test_find (desk.window, ADW_TYPE_ACTION_ROW, "Case manager"));
  g_assert_true (desk_test_shows (desk.window, UNREAD));
}

static void
test_release_now (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  ClewReleaseDraft *draft;

  release_desk_init (&desk, 2);
  draft = release_desk_new_draft (&desk);
  stop_reading (&desk);
  release_desk_present (&desk, clew_release_assistant_new (NULL, desk.office, draft));
  g_assert_true (desk_test_shows (desk.window, "Release now"));
  g_assert_true (desk_test_shows (desk.window, UNREAD));
}

/* Ages that nobody set can't be seen as the site's, nor be kept. */
static void
test_ages (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  GtkWidget *page;

  release_desk_init (&desk, 1);
  stop_reading (&desk);
  page = GTK_WIDGET (clew_minors_page_new (desk.office));
  release_desk_present_child (&desk, page);
  g_assert_true (desk_test_shows (desk.window, UNREAD));
  g_assert_false (gtk_widget_is_sensitive (page));
}

static void
test_timeline (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char    *consent = NULL;
  ClewPersonTimeline *timeline = g_object_new (CLEW_TYPE_PERSON_TIMELINE, NULL);
  GtkWidget          *row;
  g_autoptr (GError) error = NULL;

  release_desk_init (&desk, 1);
  consent = release_office_issue (desk.made, desk.office, 1);
  release_desk_present_child (&desk, GTK_WIDGET (timeline));
  clew_person_timeline_show (timeline, desk.office, desk.made->person, &error);
  g_assert_no_error (error);
  stop_reading (&desk);
  row = desk_test_get (desk.window, ADW_TYPE_ACTION_ROW, NULL);
  g_signal_emit_by_name (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX), "row-activated", row);
  desk_test_settle ();
  g_assert_nonnull (desk_test_find_message ());
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/unread/other-name", test_other_name);
  g_test_add_func ("/clew/desk/unread/choices", test_choices);
  g_test_add_func ("/clew/desk/unread/release-now", test_release_now);
  g_test_add_func ("/clew/desk/unread/ages", test_ages);
  g_test_add_func ("/clew/desk/unread/timeline", test_timeline);
  return g_test_run ();
}
