/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"

#include "desk/legal/clew-case-page.h"
#include "desk/legal/clew-docket-agenda.h"
#include "desk/legal/clew-docket-row.h"
#include "exchange/clew-demo.h"
#include "records/clew-day-words.h"
#include "records/clew-docket.h"

#include <string.h>

/* The docket shows what records/clew-docket says is due, and leads to it. */

typedef struct
{
  DeskOffice *files;
  ClewWindow *window;
  GPtrArray  *due; /* what the store says */
} Fixture;

static void
fill_with_people (DeskOffice *files)
{
  ClewDemoOptions options = CLEW_DEMO_OPTIONS_INIT;
  g_autoptr (ClewOffice) office = desk_office_open (files);
  GError *error = NULL;

  options.people = 250;
  options.today = clew_office_today (office);
  clew_demo_fill (office, &options, NULL, &error);
  g_assert_no_error (error);
  clew_office_close (office);
}

static Fixture *
fixture_new (gboolean with_people)
{
  Fixture *fixture = g_new0 (Fixture, 1);
  g_autoptr (GError) error = NULL;
  ClewOffice *office;
  ClewDay     today;

  fixture->files = desk_office_new ("case_management");
  if (with_people)
    fill_with_people (fixture->files);
  fixture->window = desk_test_open (fixture->files, clew_place_new ("docket", NULL));
  office = clew_window_get_office (fixture->window);
  today = clew_office_today (office);
  fixture->due = clew_docket_load (clew_office_get_store (office), today, today + 13, today,
                                   &error);
  g_assert_no_error (error);
  return fixture;
}

static void
fixture_free (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  desk_test_settle ();
  g_ptr_array_unref (fixture->due);
  desk_office_free (fixture->files);
  g_free (fixture);
}

static void
collect_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (g_strcmp0 (gtk_widget_get_name (widget), "docket-row") == 0)
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

static GPtrArray *
find_rows (Fixture *fixture)
{
  GPtrArray *rows = g_ptr_array_new ();

  collect_rows (GTK_WIDGET (fixture->window), rows);
  return rows;
}

/* Rows are made as far as somebody goes. */
static void
go_down (Fixture *fixture)
{
  GtkWidget     *agenda = desk_test_get (fixture->window, CLEW_TYPE_DOCKET_AGENDA, NULL);
  GtkWidget     *scroller = desk_test_find (agenda, GTK_TYPE_SCROLLED_WINDOW, NULL);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double         before = -1;

  while (gtk_adjustment_get_value (place) > before)
    {
      before = gtk_adjustment_get_value (place);
      gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
      desk_test_settle ();
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
    }
}

static ClewDocketEntry *
entry_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "entry");
}

static guint
count_overdue (Fixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < fixture->due->len; i++)
    n += ((ClewDocketEntry *)g_ptr_array_index (fixture->due, i))->overdue ? 1 : 0;
  return n;
}

/* Asked for everything, the agenda has each entry once, in order. */
static void
test_all_rows (void)
{
  Fixture         *fixture = fixture_new (TRUE);
  guint            overdue = count_overdue (fixture);
  g_autofree char *more = g_strdup_printf ("Show %u Earlier", overdue - 4);
  GtkWidget       *button;
  g_autoptr (GPtrArray) begun = find_rows (fixture);
  g_autoptr (GPtrArray) few = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_assert_cmpuint (overdue, >=, 5);
  g_assert_cmpuint (begun->len, <, fixture->due->len - overdue + 4);
  go_down (fixture);
  few = find_rows (fixture);
  g_assert_cmpuint (few->len, ==, fixture->due->len - overdue + 4);
  button = desk_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, more);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  desk_test_settle ();
  go_down (fixture);
  all = find_rows (fixture);
  g_assert_cmpuint (all->len, ==, fixture->due->len);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr (entry_of (g_ptr_array_index (all, i))->id, ==,
                     ((ClewDocketEntry *)g_ptr_array_index (fixture->due, i))->id);
  fixture_free (fixture);
}

/* A docket lies open on the desk: no row says a whole name. */
static void
test_no_names (void)
{
  Fixture *fixture = fixture_new (TRUE);
  g_autoptr (GPtrArray) rows = find_rows (fixture);

  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget       *row = g_ptr_array_index (rows, i);
      ClewDocketEntry *entry = entry_of (row);
      g_autofree char *text = clew_docket_row_dup_text (row);

      g_assert_nonnull (strstr (text, entry->initials));
      g_assert_null (strstr (text, entry->name));
    }
  fixture_free (fixture);
}

static void
test_row_opens_case (void)
{
  Fixture *fixture = fixture_new (TRUE);
  g_autoptr (GPtrArray) rows = find_rows (fixture);
  ClewDocketEntry *entry = NULL;
  GtkWidget       *row = NULL;

  for (guint i = 0; i < rows->len && entry == NULL; i++)
    if (entry_of (g_ptr_array_index (rows, i))->kind == CLEW_DOCKET_HEARING)
      {
        row = g_ptr_array_index (rows, i);
        entry = g_object_ref (entry_of (row));
      }
  g_assert_nonnull (entry);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  desk_test_settle ();
  g_assert_true (desk_test_has_text (GTK_WIDGET (fixture->window), entry->cause_number));
  g_assert_true (desk_test_has_text (GTK_WIDGET (fixture->window), "Hearings"));
  g_assert_true (desk_test_has_text (GTK_WIDGET (fixture->window), "Charges"));
  /* and Back leads to the agenda */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL);
  desk_test_settle ();
  g_assert_true (desk_test_has_text (GTK_WIDGET (fixture->window), "Today"));
  g_object_unref (entry);
  fixture_free (fixture);
}

/* The last row of a case that can have the focus, which is far down. */
static GtkWidget *
find_last_row (GtkWidget *widget)
{
  GtkWidget *last = ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_last_row (child);

      if (found != NULL)
        last = found;
    }
  return last;
}

/* A row draws its words itself: however narrow it gets, and whatever it says, it is as high as
 * they are, and never so wide that it would be cut. */
static void
test_row_sizes (void)
{
  Fixture *fixture = fixture_new (TRUE);
  g_autoptr (GPtrArray) rows = find_rows (fixture);

  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);
      int        least, height = 0;

      gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 360);
      for (int width = 900; width >= least; width -= 20)
        {
          int higher;

          gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width, &higher, NULL, NULL, NULL);
          g_assert_cmpint (higher, >=, 50);
          g_assert_cmpint (higher, <=, 300);
          height = MAX (height, higher);
        }
      /* The words of each need more than one line where there is little room. */
      g_assert_cmpint (height, >, 50);
    }
  fixture_free (fixture);
}

static gboolean
can_scroll (gpointer data)
{
  GtkAdjustment *adjustment = data;

  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 100;
}

static gboolean
is_scrolled (gpointer data)
{
  return gtk_adjustment_get_value (data) > 50;
}

/* A change made meanwhile shows, and moves neither the focus nor the page. */
static void
test_case_stays (void)
{
  Fixture         *fixture = fixture_new (TRUE);
  ClewOffice      *office = clew_window_get_office (fixture->window);
  ClewDocketEntry *entry = NULL;
  GtkWidget       *page, *scroller, *row;
  GtkAdjustment   *adjustment;
  double           place;
  g_autofree char *title = NULL;
  g_autoptr (ClewRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; entry == NULL || entry->court_case == NULL; i++)
    entry = g_ptr_array_index (fixture->due, i);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 360);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-case", "s",
                              entry->court_case);
  desk_test_settle ();
  page = desk_test_find (GTK_WIDGET (fixture->window), CLEW_TYPE_CASE_PAGE, NULL);
  scroller = desk_test_find (page, GTK_TYPE_SCROLLED_WINDOW, NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  desk_test_wait (can_scroll, adjustment);
  row = find_last_row (page);
  title = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  g_assert_true (gtk_widget_grab_focus (row));
  desk_test_wait (is_scrolled, adjustment);
  place = gtk_adjustment_get_value (adjustment);

  record = clew_record_load (clew_office_get_store (office), &clew_kind_court_case,
                             entry->court_case, &error);
  g_assert_no_error (error);
  clew_record_set_text (record, "court", "Court of the Lost Mitten");
  clew_office_save (office, "test", record, &error);
  g_assert_no_error (error);
  desk_test_settle ();
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  g_assert_nonnull (desk_test_find (page, GTK_TYPE_LABEL, "Court of the Lost Mitten"));
  row = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (row, page));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, title);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, place);
  fixture_free (fixture);
}

static void
test_earlier_and_today (void)
{
  Fixture         *fixture = fixture_new (TRUE);
  ClewDay          today = clew_office_today (clew_window_get_office (fixture->window));
  g_autofree char *long_today = clew_day_words_long (today);

  g_assert_true (desk_test_has_text (GTK_WIDGET (fixture->window), long_today));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "view.later", NULL);
  desk_test_settle ();
  g_assert_false (desk_test_has_text (GTK_WIDGET (fixture->window), long_today));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "view.today", NULL);
  desk_test_settle ();
  g_assert_true (desk_test_has_text (GTK_WIDGET (fixture->window), long_today));
  fixture_free (fixture);
}

/* The end of a release leads to the release. */
static void
test_row_opens_release (void)
{
  Fixture *fixture = fixture_new (TRUE);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *id = NULL;

  go_down (fixture);
  rows = find_rows (fixture);
  for (guint i = 0; i < rows->len && id == NULL; i++)
    {
      GtkWidget       *row = g_ptr_array_index (rows, i);
      ClewDocketEntry *entry = entry_of (row);

      if (entry->kind != CLEW_DOCKET_RELEASE_ENDS)
        continue;
      id = g_strdup (entry->id);
      g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
    }
  g_assert_nonnull (id);
  desk_test_settle ();
  g_assert_cmpstr (clew_window_get_place (fixture->window)->name, ==, "consent");
  g_assert_cmpstr (clew_window_get_place (fixture->window)->id, ==, id);
  fixture_free (fixture);
}

/* What is safe and what to do is said, and one stroke tries again. */
static void
test_no_case (void)
{
  Fixture   *fixture = fixture_new (FALSE);
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *button;
  g_autoptr (ClewPlace) place = clew_place_new ("case", "no such case");

  clew_window_go (fixture->window, place);
  desk_test_settle ();
  g_assert_true (desk_test_has_text (window, "This Case Can’t Be Shown"));
  g_assert_true (desk_test_has_text (window, "Everything else is as it was."));
  g_assert_true (desk_test_has_text (window, "Go back and look for it in the list."));
  button = desk_test_find (desk_test_find (window, CLEW_TYPE_CASE_PAGE, NULL), GTK_TYPE_BUTTON,
                           "_Try Again");
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  desk_test_settle ();
  g_assert_true (desk_test_has_text (window, "This Case Can’t Be Shown"));
  g_assert_cmpstr (clew_window_get_place (fixture->window)->id, ==, "no such case");
  fixture_free (fixture);
}

/* Over midnight, two weeks from today stay two weeks from today; others stay where they are. */
static void
test_midnight (void)
{
  Fixture         *fixture = fixture_new (TRUE);
  ClewOffice      *office = clew_window_get_office (fixture->window);
  ClewDay          today = clew_office_today (office);
  g_autofree char *tomorrow = clew_day_words_long (today + 1);
  g_autofree char *after = clew_day_words_long (today + 2);

  clew_office_set_today (office, today + 1);
  g_signal_emit_by_name (office, "changed");
  desk_test_settle ();
  g_assert_true (desk_test_has_text (GTK_WIDGET (fixture->window), tomorrow));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "view.later", NULL);
  clew_office_set_today (office, today + 2);
  g_signal_emit_by_name (office, "changed");
  desk_test_settle ();
  g_assert_false (desk_test_has_text (GTK_WIDGET (fixture->window), after));
  fixture_free (fixture);
}

static void
test_empty (void)
{
  Fixture *fixture = fixture_new (FALSE);

  g_assert_cmpuint (fixture->due->len, ==, 0);
  g_assert_true (desk_test_has_text (GTK_WIDGET (fixture->window), "Nothing Scheduled"));
  fixture_free (fixture);
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/docket/all-rows", test_all_rows);
  g_test_add_func ("/clew/desk/docket/no-names", test_no_names);
  g_test_add_func ("/clew/desk/docket/row-opens-case", test_row_opens_case);
  g_test_add_func ("/clew/desk/docket/row-sizes", test_row_sizes);
  g_test_add_func ("/clew/desk/docket/case-stays", test_case_stays);
  g_test_add_func ("/clew/desk/docket/earlier-and-today", test_earlier_and_today);
  g_test_add_func ("/clew/desk/docket/row-opens-release", test_row_opens_release);
  g_test_add_func ("/clew/desk/docket/no-case", test_no_case);
  g_test_add_func ("/clew/desk/docket/midnight", test_midnight);
  g_test_add_func ("/clew/desk/docket/empty", test_empty);
  return g_test_run ();
}
