/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/clew-courts-page.h"
#include "desk/clew-courts-window.h"
#include "desk/clew-preferences-window.h"
#include "desk/clew-staff-window.h"
#include "records/clew-hearing-kind.h"
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

/* How long an intake may take is refused at its field, and empty it is as LEAD says. */
static void
test_intake_days (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, "courts");
  desk_test_enter (fixture.preferences, "Days for the intake after a diversion", "0");
  g_assert_true (desk_test_has_text (fixture.preferences, "from 1 to 90"));
  desk_test_enter (fixture.preferences, "Days for the intake after a diversion", "91");
  g_assert_true (desk_test_has_text (fixture.preferences, "from 1 to 90"));
  gtk_window_close (GTK_WINDOW (fixture.preferences));
  desk_test_settle ();
  g_assert_true (gtk_widget_get_mapped (fixture.preferences));
  desk_test_enter (fixture.preferences, "Days for the intake after a diversion", "14");
  g_assert_cmpint (get_number (&fixture, "intake_days"), ==, 14);
  desk_test_enter (fixture.preferences, "Days for the intake after a diversion", "");
  g_assert_cmpint (get_number (&fixture, "intake_days"), ==, -1);
}

static GtkWidget *
get_page (Fixture *fixture)
{
  return desk_test_get (fixture->preferences, CLEW_TYPE_COURTS_PAGE, NULL);
}

static void
add_kind (Fixture *fixture, const char *name, guint which)
{
  GtkWidget *window;

  desk_test_click (get_page (fixture), "_Add…");
  window = desk_test_get_window (CLEW_TYPE_COURTS_WINDOW);
  desk_test_type (window, "Name", name);
  desk_test_choose (window, "Counts as", which);
  desk_test_click (window, "_Add");
  g_assert_null (desk_test_find_window (CLEW_TYPE_COURTS_WINDOW));
}

static void
assert_kinds (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) kinds = clew_hearing_kind_list (
    clew_office_get_store (fixture->desk.office), NULL, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < kinds->len; i++)
    g_string_append_printf (names, "%s;", clew_record_get_text (kinds->pdata[i], "name"));
  g_assert_cmpstr (names->str, ==, expected);
}

static GtkWidget *
find_arrow (Fixture *fixture, const char *name, const char *icon)
{
  return desk_test_find_icon (desk_test_get (fixture->preferences, ADW_TYPE_ACTION_ROW, name),
                              icon);
}

/* Hearings as people call them: entered, renamed, put in order, taken off, brought back. */
static void
test_hearing_kinds (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *window;

  fixture_init (&fixture, "courts");
  desk_test_click (get_page (&fixture), "_Add…");
  window = desk_test_get_window (CLEW_TYPE_COURTS_WINDOW);
  desk_test_type (window, "Name", "Morning list");
  desk_test_click (window, "_Add");
  g_assert_true (desk_test_has_text (window, "can’t be empty"));
  gtk_window_destroy (GTK_WINDOW (window));
  add_kind (&fixture, "Morning list", 1);
  add_kind (&fixture, "LEAD calendar", 6);
  add_kind (&fixture, "Quash day", 5);
  assert_kinds (&fixture, "Morning list;LEAD calendar;Quash day;");
  g_signal_emit_by_name (find_arrow (&fixture, "Quash day", "go-up-symbolic"), "clicked");
  assert_kinds (&fixture, "Morning list;Quash day;LEAD calendar;");
  g_assert_true (gtk_widget_is_focus (find_arrow (&fixture, "Quash day", "go-up-symbolic")));
  g_assert_false (
    gtk_widget_get_sensitive (find_arrow (&fixture, "Morning list", "go-up-symbolic")));
  g_signal_emit_by_name (desk_test_get (fixture.preferences, ADW_TYPE_ACTION_ROW, "Quash day"),
                         "activated");
  window = desk_test_get_window (CLEW_TYPE_COURTS_WINDOW);
  desk_test_enter (window, "Name", "Quash calendar");
  assert_kinds (&fixture, "Morning list;Quash calendar;LEAD calendar;");
  desk_test_click (window, "_Remove From the List");
  g_assert_null (desk_test_find_window (CLEW_TYPE_COURTS_WINDOW));
  assert_kinds (&fixture, "Morning list;LEAD calendar;");
  g_assert_null (desk_test_find (fixture.preferences, ADW_TYPE_ACTION_ROW, "Quash calendar"));
  desk_test_click (fixture.preferences, "_Undo");
  assert_kinds (&fixture, "Morning list;Quash calendar;LEAD calendar;");
  g_assert_nonnull (desk_test_find (fixture.preferences, ADW_TYPE_ACTION_ROW, "Quash calendar"));
}

static const char *
get_course (Fixture *fixture)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (
    desk_test_get (fixture->preferences, ADW_TYPE_ACTION_ROW, "Misdemeanor")));
}

static GtkWidget *
open_course (Fixture *fixture)
{
  g_signal_emit_by_name (desk_test_get (fixture->preferences, ADW_TYPE_ACTION_ROW, "Misdemeanor"),
                         "activated");
  return desk_test_get_window (CLEW_TYPE_COURTS_WINDOW);
}

/* A change is a new entry with its day; what was entered before stays and is shown. */
static void
test_ordinary_course (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *window;

  fixture_init (&fixture, "courts");
  g_assert_cmpstr (get_course (&fixture), ==, "Nothing entered");
  window = open_course (&fixture);
  desk_test_click (window, "_Add");
  g_assert_true (desk_test_has_text (window, "Enter at least one of the three."));
  desk_test_choose (window, "Offer", 3);
  desk_test_enter (window, "As of", "2027-10-01");
  g_assert_true (desk_test_has_text (window, "still to come"));
  desk_test_enter (window, "As of", "2026-10-01");
  desk_test_click (window, "_Add");
  g_assert_null (desk_test_find_window (CLEW_TYPE_COURTS_WINDOW));
  g_assert_cmpstr (get_course (&fixture), ==, "Offer: Deferral or diversion · since Oct 1, 2026");
  window = open_course (&fixture);
  g_assert_nonnull (desk_test_find (window, ADW_TYPE_ACTION_ROW, "As of Oct 1, 2026"));
  desk_test_choose (window, "Detention", 1);
  desk_test_click (window, "_Add");
  g_assert_cmpstr (get_course (&fixture), ==,
                   "Offer: Deferral or diversion · Detention: Release without conditions · "
                   "since Oct 12, 2026");
  g_assert_cmpint (release_desk_count (&fixture.desk, "SELECT count (*) FROM ordinary_course"), ==,
                   2);
  window = open_course (&fixture);
  desk_test_choose (window, "Offer", 1);
  gtk_window_close (GTK_WINDOW (window));
  desk_test_settle ();
  g_assert_nonnull (desk_test_find_message ());
  desk_test_answer ("_Discard");
  g_assert_null (desk_test_find_window (CLEW_TYPE_COURTS_WINDOW));
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
  g_test_add_func ("/clew/desk/preferences/intake-days", test_intake_days);
  g_test_add_func ("/clew/desk/preferences/hearing-kinds", test_hearing_kinds);
  g_test_add_func ("/clew/desk/preferences/ordinary-course", test_ordinary_course);
  return g_test_run ();
}
