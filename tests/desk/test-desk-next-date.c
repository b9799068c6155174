/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"

#include "desk/clew-settings.h"
#include "desk/legal/clew-closings-window.h"
#include "desk/legal/clew-docket-agenda.h"
#include "desk/legal/clew-docket-table.h"
#include "desk/legal/clew-next-date-window.h"
#include "desk/legal/clew-outcome-window.h"
#include "desk/legal/clew-record-window.h"
#include "exchange/clew-demo.h"
#include "records/clew-case-save.h"
#include "records/clew-docket.h"

#include <string.h>

/* One next date for several hearings, from their selection to undo; and what is said of days on
 * which courts don't sit. */

typedef struct
{
  DeskOffice *files;
  ClewWindow *window;
  ClewOffice *office;
  ClewDay     today;
} Fixture;

static Fixture *
fixture_new (const char *form)
{
  Fixture        *fixture = g_new0 (Fixture, 1);
  ClewDemoOptions options = CLEW_DEMO_OPTIONS_INIT;
  GError         *error = NULL;
  ClewOffice     *office;

  g_settings_set_string (clew_settings_get (), "docket-form", form);
  fixture->files = desk_office_new ("prosecutor");
  office = desk_office_open (fixture->files);
  options.people = 60;
  options.today = clew_office_today (office);
  clew_demo_fill (office, &options, NULL, &error);
  g_assert_no_error (error);
  clew_office_close (office);
  g_object_unref (office);
  fixture->window = desk_test_open (fixture->files, clew_place_new ("docket", NULL));
  fixture->office = clew_window_get_office (fixture->window);
  fixture->today = clew_office_today (fixture->office);
  return fixture;
}

static void
fixture_free (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  desk_test_settle ();
  g_settings_reset (clew_settings_get (), "docket-form");
  desk_office_free (fixture->files);
  g_free (fixture);
}

static void
act (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
  desk_test_settle ();
}

static gint64
count (Fixture *fixture, const char *sql, ClewDay day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRows) rows = clew_store_query (clew_office_get_store (fixture->office), &error,
                                                sql, "d", day);

  g_assert_no_error (error);
  g_assert_true (clew_rows_next (rows, NULL));
  return clew_rows_get_number (rows, 0);
}

static gint64
count_open_on (Fixture *fixture, ClewDay day)
{
  return count (fixture, "SELECT count (*) FROM hearing WHERE on_day = ?1 AND outcome IS NULL "
                         "AND removed IS NULL",
                day);
}

static GPtrArray *
get_chosen (Fixture *fixture, const char *form)
{
  if (g_str_equal (form, "table"))
    return clew_docket_table_get_chosen (
      CLEW_DOCKET_TABLE (desk_test_get (fixture->window, CLEW_TYPE_DOCKET_TABLE, NULL)));
  return clew_docket_agenda_get_chosen (
    CLEW_DOCKET_AGENDA (desk_test_get (fixture->window, CLEW_TYPE_DOCKET_AGENDA, NULL)));
}

static guint
count_hearings (GPtrArray *entries)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    n += ((ClewDocketEntry *)g_ptr_array_index (entries, i))->kind == CLEW_DOCKET_HEARING ? 1 : 0;
  return n;
}

/* A day that no hearing of the demonstration is on. */
static ClewDay
find_free_day (Fixture *fixture)
{
  ClewDay day = fixture->today + 400;

  while (count_open_on (fixture, day) > 0)
    day++;
  return day;
}

/* All that is shown is selected and gets one date; one stroke takes all of it back. */
static void
set_for_all (const char *form)
{
  Fixture         *fixture = fixture_new (form);
  ClewDay          day = find_free_day (fixture);
  g_autofree char *iso = clew_day_to_iso (day);
  g_autofree char *bar = NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  GtkWidget *window;
  guint      n;

  act (fixture, "view.select-all");
  chosen = get_chosen (fixture, form);
  n = count_hearings (chosen);
  g_assert_cmpuint (n, >, 2);
  bar = g_strdup_printf ("%u hearings selected", n);
  g_assert_true (desk_test_has_text (fixture->window, bar));
  act (fixture, "view.record-outcome");
  window = desk_test_get_window (CLEW_TYPE_NEXT_DATE_WINDOW);
  g_assert_true (desk_test_has_text (window, "What Will Happen"));

  /* Nothing is chosen beforehand, and what is missing is said at its field. */
  desk_test_click (window, "_Record");
  g_assert_nonnull (desk_test_find_window (CLEW_TYPE_NEXT_DATE_WINDOW));
  g_assert_true (desk_test_has_text (window,
                                     "Choose what came of the hearings whose day has come."));
  desk_test_choose (window, "Outcome", 2);
  desk_test_type (window, "Date", iso);
  desk_test_choose (window, "Why", 1);
  desk_test_click (window, "_Record");
  desk_test_wait_for_no_window (CLEW_TYPE_NEXT_DATE_WINDOW);
  desk_test_settle ();
  g_assert_cmpint (count_open_on (fixture, day), ==, n);
  g_assert_cmpstr (clew_office_get_undo (fixture->office), ==, "Set next date");

  act (fixture, "win.undo");
  g_assert_cmpint (count_open_on (fixture, day), ==, 0);
  g_assert_null (desk_test_find_message ());
  act (fixture, "win.redo");
  g_assert_cmpint (count_open_on (fixture, day), ==, n);
  fixture_free (fixture);
}

static void
test_agenda (void)
{
  set_for_all ("agenda");
}

static void
test_table (void)
{
  set_for_all ("table");
}

/* Nothing is selected, then one, then none again; the bar is for several. */
static void
test_clear (void)
{
  Fixture *fixture = fixture_new ("agenda");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) none = NULL;

  g_assert_false (desk_test_can_click (fixture->window, "_Set Next Date…"));
  act (fixture, "view.select-all");
  all = get_chosen (fixture, "agenda");
  g_assert_cmpuint (all->len, >, 2);
  /* Reviews and ends of releases have no next date. */
  g_assert_cmpuint (count_hearings (all), ==, all->len);
  act (fixture, "view.select-none");
  none = get_chosen (fixture, "agenda");
  g_assert_cmpuint (none->len, ==, 0);
  fixture_free (fixture);
}

/* A case that was closed meanwhile is left out, and the window says so before. */
static void
test_left_out (void)
{
  Fixture *fixture = fixture_new ("agenda");
  g_autoptr (GPtrArray) chosen = NULL;
  ClewDocketEntry *entry;
  g_autoptr (ClewRecord) court_case = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;

  act (fixture, "view.select-all");
  chosen = get_chosen (fixture, "agenda");
  entry = g_ptr_array_index (chosen, 0);
  court_case = clew_record_load (clew_office_get_store (fixture->office), &clew_kind_court_case,
                                 entry->court_case, &error);
  g_assert_no_error (error);
  clew_record_set_day (court_case, "closed_on", fixture->today);
  g_assert_true (clew_case_save (fixture->office, "close", court_case, NULL, &error));
  g_assert_no_error (error);
  desk_test_settle ();
  act (fixture, "view.set-next-date");
  window = desk_test_get_window (CLEW_TYPE_NEXT_DATE_WINDOW);
  g_assert_true (desk_test_has_text (window, "Left out: case closed"));
  gtk_window_close (GTK_WINDOW (window));
  desk_test_wait_for_no_window (CLEW_TYPE_NEXT_DATE_WINDOW);
  fixture_free (fixture);
}

static ClewDocketEntry *
find_hearing (Fixture *fixture, GPtrArray **kept)
{
  gboolean more;
  g_autoptr (GError) error = NULL;

  *kept = clew_docket_load_days (clew_office_get_store (fixture->office), fixture->today,
                                 fixture->today + 60, fixture->today, NULL, 500, &more, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < (*kept)->len; i++)
    if (((ClewDocketEntry *)g_ptr_array_index (*kept, i))->kind == CLEW_DOCKET_HEARING)
      return g_ptr_array_index (*kept, i);
  g_assert_not_reached ();
}

/* A holiday is said at the field, and the hearing can be set all the same. */
static void
test_holiday (void)
{
  Fixture *fixture = fixture_new ("agenda");
  g_autoptr (GPtrArray) entries = NULL;
  ClewDocketEntry *entry = find_hearing (fixture, &entries);
  int              year;
  ClewDay          christmas;
  g_autofree char *iso = NULL;
  GtkWidget       *window;
  gint64           before;

  clew_day_split (fixture->today, &year, NULL, NULL);
  christmas = clew_day_new (year + 1, 12, 25);
  iso = clew_day_to_iso (christmas);
  before = count_open_on (fixture, christmas);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.record-outcome", "s", entry->id);
  desk_test_settle ();
  window = desk_test_get_window (CLEW_TYPE_OUTCOME_WINDOW);
  desk_test_choose (window, "Outcome", 2);
  desk_test_type (window, "Date", iso);
  g_assert_true (desk_test_has_text (window, "Christmas Day"));
  desk_test_click (window, "_Record");
  desk_test_wait_for_no_window (CLEW_TYPE_OUTCOME_WINDOW);
  g_assert_cmpint (count_open_on (fixture, christmas), ==, before + 1);
  act (fixture, "win.undo");
  g_assert_cmpint (count_open_on (fixture, christmas), ==, before);
  fixture_free (fixture);
}

/* The site's own closing: entered once, then said, shown at its day, and gone again. */
static void
test_closing (void)
{
  Fixture         *fixture = fixture_new ("agenda");
  g_autofree char *iso = clew_day_to_iso (fixture->today);
  GtkWidget       *window, *entry;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-task", "s",
                              "court-closings");
  desk_test_settle ();
  window = desk_test_get_window (CLEW_TYPE_CLOSINGS_WINDOW);
  g_assert_true (desk_test_has_text (window, "No Court Closings Yet"));
  gtk_widget_activate_action (window, "closings.add", NULL);
  desk_test_settle ();
  entry = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_type (entry, "Day", iso);
  desk_test_type (entry, "Why", "Lantern festival");
  desk_test_click (entry, "_Add");
  desk_test_wait_for_no_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_settle ();
  g_assert_true (desk_test_has_text (window, "Lantern festival"));
  gtk_window_close (GTK_WINDOW (window));
  desk_test_wait_for_no_window (CLEW_TYPE_CLOSINGS_WINDOW);
  desk_test_settle ();
  g_assert_true (desk_test_has_text (fixture->window, "Lantern festival"));
  act (fixture, "win.undo");
  g_assert_false (desk_test_has_text (fixture->window, "Lantern festival"));
  fixture_free (fixture);
}

/* On a case, Ctrl+R takes the hearing that waits; where there is none, it says so. */
static void
test_case_outcome (void)
{
  Fixture *fixture = fixture_new ("agenda");
  g_autoptr (GPtrArray) entries = NULL;
  ClewDocketEntry *entry = find_hearing (fixture, &entries);
  GtkWidget       *window;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.record-case-outcome", "s",
                              entry->court_case);
  desk_test_settle ();
  window = desk_test_get_window (CLEW_TYPE_OUTCOME_WINDOW);
  gtk_window_close (GTK_WINDOW (window));
  desk_test_wait_for_no_window (CLEW_TYPE_OUTCOME_WINDOW);
  fixture_free (fixture);
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/next-date/agenda", test_agenda);
  g_test_add_func ("/clew/desk/next-date/table", test_table);
  g_test_add_func ("/clew/desk/next-date/clear", test_clear);
  g_test_add_func ("/clew/desk/next-date/left-out", test_left_out);
  g_test_add_func ("/clew/desk/next-date/holiday", test_holiday);
  g_test_add_func ("/clew/desk/next-date/closing", test_closing);
  g_test_add_func ("/clew/desk/next-date/case-outcome", test_case_outcome);
  return g_test_run ();
}
