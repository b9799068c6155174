/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/clew-preferences-window.h"
#include "desk/clew-staff-window.h"
#include "records/clew-staff.h"

/* What an office says of itself and of its people, as somebody enters it who has just
 * made one. */

typedef struct
{
  ReleaseDesk desk;
  GtkWidget  *preferences;
} Fixture;

static void
fixture_init (Fixture *fixture, const char *page)
{
  release_desk_init (&fixture->desk, 2);
  fixture->preferences = GTK_WIDGET (
    clew_preferences_window_new (GTK_WINDOW (fixture->desk.parent), fixture->desk.office));
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (fixture->preferences),
                                                page);
  release_desk_present (&fixture->desk, fixture->preferences);
}

static void
fixture_clear (Fixture *fixture)
{
  release_desk_clear (&fixture->desk);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static const char *
get_text (Fixture *fixture, const char *column)
{
  return clew_record_get_text (clew_office_get_record (fixture->desk.office), column);
}

static gint64
get_number (Fixture *fixture, const char *column)
{
  return clew_record_get_number (clew_office_get_record (fixture->desk.office), column, -1);
}

static ClewReleaseGap
get_gap (Fixture *fixture)
{
  g_autoptr (ClewReleaseDraft) draft = release_desk_new_draft (&fixture->desk);

  ((ClewReleaseOffer *)g_ptr_array_index (draft->agencies, 0))->offered = TRUE;
  return clew_release_draft_check (draft, fixture->desk.office);
}

/* As an office is that was made a minute ago. */
static void
forget_address (Fixture *fixture)
{
  g_autoptr (ClewRecord) record = clew_record_copy (clew_office_get_record (fixture->desk.office));
  g_autoptr (GError) error = NULL;

  clew_record_set_nothing (record, "address");
  clew_record_set_nothing (record, "phone");
  clew_office_save (fixture->desk.office, "forget", record, &error);
  g_assert_no_error (error);
}

/* A new office has no address; with what is entered here its first release is printed. */
static void
test_first_release (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *consent = NULL;

  fixture_init (&fixture, "office");
  forget_address (&fixture);
  g_assert_cmpint (get_gap (&fixture), ==, CLEW_RELEASE_NO_WAY_BACK);
  desk_test_enter (fixture.preferences, "Phone", "555-0142");
  g_assert_cmpstr (get_text (&fixture, "phone"), ==, "555-0142");
  g_assert_cmpint (get_gap (&fixture), ==, CLEW_RELEASE_COMPLETE);
  desk_test_enter (fixture.preferences, "Form number prefix", "KX");
  consent = release_office_issue (fixture.desk.made, fixture.desk.office, 1);
  {
    g_autoptr (ClewReleaseDetail) detail = release_desk_load (&fixture.desk, consent);

    g_assert_true (g_str_has_prefix (
      clew_record_get_text (detail->consent, "form_number"), "KX-2026-"));
  }
}

/* When its page first opens, the address is no higher than its two lines, its name and a line
 * to type in: a text that has no width yet would ask for a line a letter. */
static void
test_address_height (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (PangoLayout) line = NULL;
  GtkWidget *text;
  GtkWidget *row;
  int        height;

  fixture_init (&fixture, "people");
  text = desk_test_find (fixture.preferences, GTK_TYPE_TEXT_VIEW, NULL);
  row = gtk_widget_get_ancestor (text, ADW_TYPE_PREFERENCES_ROW);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (fixture.preferences),
                                                "office");
  gtk_test_widget_wait_for_draw (row);
  desk_test_settle ();
  line = gtk_widget_create_pango_layout (text, "12 Wharf Street");
  pango_layout_get_pixel_size (line, NULL, &height);
  g_test_message ("%d, of lines of %d", gtk_widget_get_height (row), height);
  g_assert_cmpint (gtk_widget_get_height (row), >=, 3 * height);
  g_assert_cmpint (gtk_widget_get_height (row), <=, 7 * height);
}

/* Whether all of the message stands above the lower edge of the window. */
static gboolean
is_message_in_view (gpointer preferences)
{
  GtkWidget      *label = desk_test_find (preferences, GTK_TYPE_LABEL,
                                          "This is not a number. Write it in figures, like 45.");
  graphene_rect_t place;

  return label != NULL && gtk_widget_compute_bounds (label, preferences, &place) &&
         place.origin.y + place.size.height <= gtk_widget_get_height (preferences);
}

/* What can't be is said at its field and not kept; the window stays until it is mended. */
static void
test_refused (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, "office");
  desk_test_enter (fixture.preferences, "Longest release allowed (months)", "24");
  desk_test_enter (fixture.preferences, "Releases usually last (months)", "36");
  g_assert_true (desk_test_has_text (fixture.preferences, "can’t usually last longer"));
  g_assert_cmpint (get_number (&fixture, "release_months"), ==, -1);
  desk_test_enter (fixture.preferences, "Releases usually last (months)", "a year");
  g_assert_true (desk_test_has_text (fixture.preferences, "This is not a number"));
  gtk_window_close (GTK_WINDOW (fixture.preferences));
  desk_test_settle ();
  g_assert_true (gtk_widget_get_mapped (fixture.preferences));
  /* The focus is in the field now. */
  desk_test_wait (is_message_in_view, fixture.preferences);
  desk_test_enter (fixture.preferences, "Releases usually last (months)", "12");
  g_assert_cmpint (get_number (&fixture, "release_months"), ==, 12);
  desk_test_enter (fixture.preferences, "Form number prefix", "p/c");
  g_assert_true (desk_test_has_text (fixture.preferences, "capital letters"));
  desk_test_enter (fixture.preferences, "Form number prefix", "PC2");
  g_assert_cmpstr (get_text (&fixture, "form_prefix"), ==, "PC2");
  desk_test_enter (fixture.preferences, "Office name", "");
  g_assert_true (desk_test_has_text (fixture.preferences, "can’t be empty"));
  g_assert_nonnull (get_text (&fixture, "name"));
}

/* A day begins when it begins at the site. */
static void
test_time_zone (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GDateTime) there = NULL;

  fixture_init (&fixture, "office");
  desk_test_enter (fixture.preferences, "Time zone", "Pine City");
  g_assert_true (desk_test_has_text (fixture.preferences, "no such time zone"));
  g_assert_null (get_text (&fixture, "time_zone"));
  desk_test_enter (fixture.preferences, "Time zone", "Pacific/Kiritimati");
  there = clew_office_to_local (fixture.desk.office, "2026-10-12T11:00:00Z");
  g_assert_nonnull (there);
  g_assert_cmpint (g_date_time_get_day_of_month (there), ==, 13);
}

static guint
count_me (Fixture *fixture)
{
  return (guint)release_desk_count (&fixture->desk,
                                    "SELECT count (*) FROM staff WHERE login IS NOT NULL");
}

/* Whoever sits here says so, and what they do then is theirs. */
static void
test_who_i_am (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *window;

  fixture_init (&fixture, "people");
  g_assert_nonnull (clew_office_get_me (fixture.desk.office));
  desk_test_click (fixture.preferences, "_Add…");
  window = desk_test_get_window (CLEW_TYPE_STAFF_WINDOW);
  desk_test_click (window, "_Add");
  g_assert_true (desk_test_has_text (window, "can’t be empty"));
  desk_test_enter (window, "Name", "Zoltan Invented");
  desk_test_choose (window, "Role", 1);
  desk_test_click (window, "_Add");
  g_assert_null (desk_test_find_window (CLEW_TYPE_STAFF_WINDOW));
  /* By names: Tamsin, Zoltan. */
  desk_test_choose (fixture.preferences, "You work here as", 2);
  g_assert_cmpstr (clew_record_get_text (clew_office_get_me (fixture.desk.office), "name"), ==,
                   "Zoltan Invented");
  g_assert_cmpuint (count_me (&fixture), ==, 1);
  desk_test_choose (fixture.preferences, "You work here as", 0);
  g_assert_null (clew_office_get_me (fixture.desk.office));
  g_assert_cmpuint (count_me (&fixture), ==, 0);
}

/* Who has left is no choice any more, and stays in the list. */
static void
test_leaves (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *window;

  fixture_init (&fixture, "people");
  g_signal_emit_by_name (desk_test_get (fixture.preferences, ADW_TYPE_ACTION_ROW, "Tamsin Osei"),
                         "activated");
  window = desk_test_get_window (CLEW_TYPE_STAFF_WINDOW);
  desk_test_enter (window, "Started", "2026-05-02");
  desk_test_enter (window, "Ended", "2026-05-01");
  g_assert_true (desk_test_has_text (window, "Nobody can leave before"));
  desk_test_enter (window, "Ended", "2026-06-01");
  desk_test_click (window, "_Close");
  g_assert_null (desk_test_find_window (CLEW_TYPE_STAFF_WINDOW));
  g_assert_nonnull (desk_test_find (fixture.preferences, ADW_TYPE_ACTION_ROW, "Tamsin Osei"));
  g_assert_null (clew_office_get_me (fixture.desk.office));
}

/* Half a person is not dropped without a question. */
static void
test_discard (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *window;

  fixture_init (&fixture, "people");
  desk_test_click (fixture.preferences, "_Add…");
  window = desk_test_get_window (CLEW_TYPE_STAFF_WINDOW);
  desk_test_type (window, "Name", "Zoltan Invented");
  gtk_window_close (GTK_WINDOW (window));
  desk_test_settle ();
  g_assert_nonnull (desk_test_find_message ());
  desk_test_answer ("_Keep Typing");
  g_assert_nonnull (desk_test_find_window (CLEW_TYPE_STAFF_WINDOW));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpint (release_desk_count (&fixture.desk, "SELECT count (*) FROM staff"), ==, 1);
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/preferences/first-release", test_first_release);
  g_test_add_func ("/clew/desk/preferences/refused", test_refused);
  g_test_add_func ("/clew/desk/preferences/time-zone", test_time_zone);
  g_test_add_func ("/clew/desk/preferences/who-i-am", test_who_i_am);
  g_test_add_func ("/clew/desk/preferences/leaves", test_leaves);
  g_test_add_func ("/clew/desk/preferences/discard", test_discard);
  g_test_add_func ("/clew/desk/preferences/address-height", test_address_height);
  return g_test_run ();
}
