/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"

#include "desk/clew-drawn-lines.h"
#include "desk/clew-gradual-list.h"
#include "desk/clew-settings.h"
#include "desk/legal/clew-docket-agenda.h"
#include "desk/legal/clew-docket-filters.h"
#include "desk/legal/clew-docket-output.h"
#include "desk/legal/clew-docket-span.h"
#include "exchange/clew-demo.h"
#include "records/clew-day-words.h"
#include "records/clew-docket.h"

#include <glib/gstdio.h>
#include <string.h>

/* The docket as a week, a month and a table, and what is filtered of it. */

typedef struct
{
  DeskOffice *files;
  ClewWindow *window;
  ClewOffice *office;
  ClewDay     today;
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

  g_settings_reset (clew_settings_get (), "docket-form");
  fixture->files = desk_office_new ("prosecutor");
  if (with_people)
    fill_with_people (fixture->files);
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
  desk_office_free (fixture->files);
  g_free (fixture);
}

static void
act (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
  desk_test_settle ();
}

static void
show_as (Fixture *fixture, const char *form)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "view.form", "s", form);
  desk_test_settle ();
}

static GPtrArray *
load (Fixture *fixture, ClewDay from, ClewDay to)
{
  gboolean more;
  g_autoptr (GError) error = NULL;
  GPtrArray *days = clew_docket_load_days (clew_office_get_store (fixture->office), from, to,
                                           fixture->today, NULL, 5000, &more, &error);

  g_assert_no_error (error);
  return days;
}

static void
collect (GtkWidget *widget, GType type, const char *name, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget) &&
      (name == NULL || g_strcmp0 (gtk_widget_get_name (widget), name) == 0))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, name, found);
}

static GPtrArray *
find_all (Fixture *fixture, GType type, const char *name)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (GTK_WIDGET (fixture->window), type, name, found);
  return found;
}

/* As if somebody had gone down to the end of it. */
static GListModel *
get_whole (gpointer model)
{
  GListModel *list = GTK_IS_NO_SELECTION (model) ? gtk_no_selection_get_model (model)
                                                 : gtk_multi_selection_get_model (model);

  clew_gradual_list_reach (CLEW_GRADUAL_LIST (list), G_MAXUINT);
  return list;
}

static ClewDocketEntry *
get_entry (GListModel *list, guint position)
{
  g_autoptr (ClewListPlace) place = g_list_model_get_item (list, position);

  return clew_list_place_get (place);
}

/* What stands in the places as whoever listens to them knows it. */
static void
heard_cb (GListModel *list, guint position, guint removed, guint added, GPtrArray *heard)
{
  g_assert_cmpuint (position + removed, <=, heard->len);
  if (removed > 0)
    g_ptr_array_remove_range (heard, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (ClewListPlace) place = g_list_model_get_item (list, position + i);

      g_ptr_array_insert (heard, (int)(position + i), place);
    }
}

/* Whatever is shown and however far somebody goes: the list is the beginning of it, at least a
 * few, and places that stay are not told of as others. */
static void
test_gradual (void)
{
  g_autoptr (GtkAdjustment) adjustment = g_object_ref_sink (
    gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_autoptr (ClewGradualList) list = clew_gradual_list_new (adjustment, 12);
  g_autoptr (GPtrArray) heard = g_ptr_array_new ();
  guint length = 0;

  g_signal_connect (list, "items-changed", G_CALLBACK (heard_cb), heard);
  for (int round = 0; round < 500; round++)
    {
      guint    n = (guint)g_test_rand_int_range (0, 60);
      gboolean anew = g_test_rand_bit ();
      guint    far = (guint)g_test_rand_int_range (0, 80);
      g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (all, gtk_string_object_new ("x"));
      clew_gradual_list_show (list, all, anew);
      length = MIN (n, anew ? 12 : MAX (length, 12));
      if (g_test_rand_bit ())
        {
          clew_gradual_list_reach (list, far);
          length = MAX (length, MIN (n, far + 12));
        }
      g_assert_cmpuint (clew_gradual_list_count (list), ==, n);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, length);
      g_assert_cmpuint (heard->len, ==, length);
      for (guint i = 0; i < length; i++)
        {
          g_autoptr (ClewListPlace) place = g_list_model_get_item (G_LIST_MODEL (list), i);

          g_assert_true (place == g_ptr_array_index (heard, i));
          g_assert_true (clew_list_place_get (place) == g_ptr_array_index (all, i));
        }
    }
}

/* Whatever the day: it is in its span, and spans follow each other without a gap. */
static void
test_spans (void)
{
  for (int round = 0; round < 4000; round++)
    {
      ClewDay day = clew_day_new (2026, 1, 1) + (ClewDay)g_test_rand_int_range (0, 4000);
      int     first = g_test_rand_int_range (1, 8);

      for (ClewDocketForm form = 0; form < CLEW_DOCKET_N_FORMS; form++)
        {
          ClewDocketSpan span = clew_docket_span (form, day, first);
          ClewDay        later = clew_docket_span_step (form, day, 1);
          ClewDocketSpan next = clew_docket_span (form, later, first);
          ClewDocketSpan before = clew_docket_span (form, clew_docket_span_step (form, day, -1),
                                                    first);
          ClewDocketSpan weeks = clew_docket_span_weeks (span, first);

          g_assert_true (span.from <= day && day <= span.to);
          g_assert_cmpuint (next.from, ==, span.to + 1);
          g_assert_cmpuint (before.to, ==, span.from - 1);
          g_assert_cmpint (clew_day_weekday (weeks.from), ==, first);
          g_assert_cmpuint ((weeks.to - weeks.from + 1) % 7, ==, 0);
          g_assert_true (weeks.from <= span.from && span.to <= weeks.to);
          g_assert_cmpuint (weeks.to - weeks.from, <, span.to - span.from + 14);
        }
    }
}

static void
test_remembered (void)
{
  Fixture         *fixture = fixture_new (TRUE);
  g_autofree char *form = NULL;

  show_as (fixture, "month");
  form = g_settings_get_string (clew_settings_get (), "docket-form");
  g_assert_cmpstr (form, ==, "month");
  g_assert_true (gtk_toggle_button_get_active (
    GTK_TOGGLE_BUTTON (desk_test_get (fixture->window, GTK_TYPE_TOGGLE_BUTTON, "Month"))));
  show_as (fixture, "no such form");
  form = (g_free (form), g_settings_get_string (clew_settings_get (), "docket-form"));
  g_assert_cmpstr (form, ==, "agenda");
  fixture_free (fixture);
}

/* The lists of a week have what is due on their days, and initials only. */
static void
test_week (void)
{
  Fixture       *fixture = fixture_new (TRUE);
  ClewDocketSpan span = clew_docket_span (CLEW_DOCKET_FORM_WEEK, fixture->today,
                                          clew_docket_first_weekday ());
  g_autoptr (GPtrArray) due = load (fixture, span.from, span.to);
  g_autoptr (GPtrArray) lists = NULL;
  guint n = 0;

  show_as (fixture, "week");
  lists = find_all (fixture, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_cmpuint (lists->len, ==, 7);
  for (guint i = 0; i < 7; i++)
    {
      GListModel *model = get_whole (gtk_list_view_get_model (g_ptr_array_index (lists, i)));

      for (guint j = 0; j < g_list_model_get_n_items (model); j++, n++)
        {
          ClewDocketEntry *entry = get_entry (model, j);

          g_assert_cmpuint (entry->day, ==, span.from + i);
          g_assert_cmpstr (entry->id, ==, ((ClewDocketEntry *)g_ptr_array_index (due, n))->id);
          g_assert_false (desk_test_has_text (GTK_WIDGET (fixture->window), entry->name));
        }
    }
  g_assert_cmpuint (n, ==, due->len);
  g_assert_cmpuint (n, >, 0);
  fixture_free (fixture);
}

static ClewRecord *
add (Fixture *fixture, const ClewKind *kind, ...)
{
  ClewRecord *record = clew_record_new (kind);
  const char *column;
  va_list     arguments;

  va_start (arguments, kind);
  while ((column = va_arg (arguments, const char *)) != NULL)
    clew_record_set_text (record, column, va_arg (arguments, const char *));
  va_end (arguments);
  return record;
}

static void
add_hearings (Fixture *fixture, guint n)
{
  g_autofree char *day = clew_day_to_iso (fixture->today);
  g_autoptr (ClewRecord) person = add (fixture, &clew_kind_participant, "given_name", "Ada",
                                       "family_name", "Stone", NULL);
  g_autoptr (ClewRecord) court_case = add (fixture, &clew_kind_court_case, "participant",
                                           clew_record_get_id (person), "court", "Harbor Court",
                                           NULL);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, g_object_ref (person));
  g_ptr_array_add (records, g_object_ref (court_case));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (records, add (fixture, &clew_kind_hearing, "court_case",
                                   clew_record_get_id (court_case), "kind", "arraignment",
                                   "on_day", day, "at_time", "09:00", NULL));
  clew_office_save_together (fixture->office, "test", (ClewRecord *const *)records->pdata,
                             records->len, &error);
  g_assert_no_error (error);
  desk_test_settle ();
}

/* As far as the agenda goes by itself. */
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

/* A day of very many has rows for what is seen. */
static void
test_many_on_one_day (void)
{
  Fixture *fixture = fixture_new (FALSE);
  g_autoptr (GPtrArray) lists = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  guint n_items = 0;

  add_hearings (fixture, 300);
  show_as (fixture, "week");
  lists = find_all (fixture, GTK_TYPE_LIST_VIEW, NULL);
  rows = find_all (fixture, CLEW_TYPE_DRAWN_LINES, NULL);
  g_assert_cmpuint (rows->len, <, 60);
  for (guint i = 0; i < lists->len; i++)
    n_items += g_list_model_get_n_items (
      get_whole (gtk_list_view_get_model (g_ptr_array_index (lists, i))));
  g_assert_cmpuint (n_items, ==, 300);
  g_assert_true (desk_test_has_text (GTK_WIDGET (fixture->window), "300"));
  show_as (fixture, "table");
  tables = find_all (fixture, GTK_TYPE_COLUMN_VIEW, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (
                      get_whole (gtk_column_view_get_model (g_ptr_array_index (tables, 0)))),
                    ==, 300);
  show_as (fixture, "agenda");
  g_assert_null (desk_test_find (fixture->window, GTK_TYPE_BUTTON, "Show 150 More"));
  go_down (fixture);
  g_assert_nonnull (desk_test_find (fixture->window, GTK_TYPE_BUTTON, "Show 150 More"));
  fixture_free (fixture);
}

/* Each square says how much is due, and leads to the day in the agenda. */
static void
test_month (void)
{
  Fixture       *fixture = fixture_new (TRUE);
  ClewDocketSpan span = clew_docket_span (CLEW_DOCKET_FORM_MONTH, fixture->today,
                                          clew_docket_first_weekday ());
  ClewDocketSpan weeks = clew_docket_span_weeks (span, clew_docket_first_weekday ());
  g_autoptr (GPtrArray) due = load (fixture, weeks.from, weeks.to);
  g_autoptr (GPtrArray) squares = NULL;
  g_autofree char *next = clew_day_words_month (span.to + 1);
  GtkWidget       *last = NULL;
  ClewDay          last_day = CLEW_DAY_UNKNOWN;
  g_autofree char *weekday = NULL;

  show_as (fixture, "month");
  squares = find_all (fixture, GTK_TYPE_BUTTON, "docket-day");
  g_assert_cmpuint (squares->len, ==, weeks.to - weeks.from + 1);
  for (guint i = 0; i < squares->len; i++)
    {
      GtkWidget       *square = g_ptr_array_index (squares, i);
      ClewDay          day = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (square), "day"));
      g_autofree char *count = NULL;
      guint            n = 0;

      for (guint j = 0; j < due->len; j++)
        n += ((ClewDocketEntry *)g_ptr_array_index (due, j))->day == day ? 1 : 0;
      count = g_strdup_printf (n == 1 ? ": %u entry" : ": %u entries", n);
      g_assert_cmpuint (day, ==, weeks.from + i);
      g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (square), count));
      if (n > 0 && day > fixture->today + 1)
        {
          last = square;
          last_day = day;
        }
    }
  if (last != NULL)
    {
      g_signal_emit_by_name (last, "clicked");
      desk_test_settle ();
      weekday = clew_day_words_weekday (last_day);
      g_assert_true (desk_test_has_text (GTK_WIDGET (fixture->window), weekday));
      g_assert_true (gtk_toggle_button_get_active (
        GTK_TOGGLE_BUTTON (desk_test_get (fixture->window, GTK_TYPE_TOGGLE_BUTTON, "Agenda"))));
      act (fixture, "view.today");
    }
  show_as (fixture, "month");
  act (fixture, "view.later");
  g_assert_true (desk_test_has_text (GTK_WIDGET (fixture->window), next));
  act (fixture, "view.earlier");
  g_assert_false (desk_test_has_text (GTK_WIDGET (fixture->window), next));
  fixture_free (fixture);
}

/* A month counts all that is due, however much it is, and has the first of each day. */
static void
test_month_of_many (void)
{
  Fixture *fixture = fixture_new (FALSE);
  g_autoptr (GPtrArray) squares = NULL;
  guint n_found = 0;

  add_hearings (fixture, 300);
  show_as (fixture, "month");
  squares = find_all (fixture, GTK_TYPE_BUTTON, "docket-day");
  for (guint i = 0; i < squares->len; i++)
    {
      const char *words = gtk_widget_get_tooltip_text (g_ptr_array_index (squares, i));

      if (strstr (words, ": 300 entries. 09:00 A. S. · Arraignment. 09:00 A. S. · Arraignment"))
        n_found++;
      else
        g_assert_nonnull (strstr (words, ": 0 entries"));
    }
  g_assert_cmpuint (n_found, ==, 1);
  fixture_free (fixture);
}

/* However it is sorted, what is overdue stands first, and nothing is lost. */
static void
test_table (void)
{
  Fixture *fixture = fixture_new (TRUE);
  g_autoptr (GPtrArray) views = NULL;
  GtkColumnView *view;
  GListModel    *columns, *rows;
  g_autoptr (GPtrArray) due = load (fixture, fixture->today, fixture->today + 27);

  show_as (fixture, "table");
  views = find_all (fixture, GTK_TYPE_COLUMN_VIEW, NULL);
  g_assert_cmpuint (views->len, ==, 1);
  view = g_ptr_array_index (views, 0);
  columns = gtk_column_view_get_columns (view);
  rows = get_whole (gtk_column_view_get_model (view));
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, 9);
  for (guint i = 0; i < 18; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i / 2);
      gboolean past_overdue = FALSE;
      guint    n_overdue = 0;

      gtk_column_view_sort_by_column (view, column,
                                      i % 2 == 0 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
      for (guint j = 0; j < g_list_model_get_n_items (rows); j++)
        {
          ClewDocketEntry *entry = get_entry (rows, j);

          g_assert_false (entry->overdue && past_overdue);
          past_overdue = !entry->overdue;
          n_overdue += entry->overdue ? 1 : 0;
        }
      g_assert_cmpuint (n_overdue, >, 0);
      g_assert_cmpuint (g_list_model_get_n_items (rows) - n_overdue, ==, due->len);
    }
  fixture_free (fixture);
}

static GtkDropDown *
get_drop_down (Fixture *fixture, guint place)
{
  g_autoptr (GPtrArray) found = find_all (fixture, GTK_TYPE_DROP_DOWN, NULL);

  g_assert_cmpuint (found->len, ==, CLEW_DOCKET_N_CHOICES);
  return g_ptr_array_index (found, place);
}

/* What is filtered is said in words, one stroke takes it away, and what is missing is told from
 * what is not there. */
static void
test_filters (void)
{
  Fixture         *fixture = fixture_new (TRUE);
  GtkWidget       *window = GTK_WIDGET (fixture->window);
  GtkDropDown     *court = get_drop_down (fixture, CLEW_DOCKET_BY_COURT);
  GtkDropDown     *kind = get_drop_down (fixture, CLEW_DOCKET_BY_KIND);
  GtkDropDown     *who = get_drop_down (fixture, CLEW_DOCKET_BY_PARTICIPANT);
  guint            n_people = g_list_model_get_n_items (gtk_drop_down_get_model (who));
  const char      *name;
  g_autofree char *words = NULL;

  g_assert_false (desk_test_has_text (window, "Only this is shown"));
  gtk_drop_down_set_selected (court, 1);
  desk_test_settle ();
  name = gtk_string_object_get_string (gtk_drop_down_get_selected_item (court));
  words = g_strdup_printf ("Only this is shown: %s", name);
  g_assert_true (desk_test_has_text (window, words));
  /* An end of a release is of no court. */
  gtk_drop_down_set_selected (kind, 3);
  desk_test_settle ();
  g_assert_true (desk_test_has_text (window, "Nothing With These Filters"));
  g_assert_false (desk_test_has_text (window, "Nothing Scheduled"));
  act (fixture, "view.clear-filters");
  g_assert_false (desk_test_has_text (window, "Only this is shown"));
  g_assert_false (desk_test_has_text (window, "Nothing With These Filters"));
  g_assert_cmpuint (gtk_drop_down_get_selected (court), ==, 0);
  /* Of a person initials stand there, and the choice outlives the days on which it was made. */
  g_assert_cmpuint (n_people, >, 2);
  gtk_drop_down_set_selected (who, 1);
  desk_test_settle ();
  name = gtk_string_object_get_string (gtk_drop_down_get_selected_item (who));
  g_clear_pointer (&words, g_free);
  words = g_strdup_printf ("Only this is shown: %s", name);
  g_assert_true (desk_test_has_text (window, "Only this is shown: "));
  g_assert_false (desk_test_has_text (window, words));
  for (guint i = 0; i < 30; i++)
    act (fixture, "view.later");
  g_assert_cmpuint (gtk_drop_down_get_selected (who), >, 0);
  act (fixture, "view.clear-filters");
  fixture_free (fixture);
}

static void
test_nothing (void)
{
  Fixture *fixture = fixture_new (FALSE);

  for (ClewDocketForm form = 0; form < CLEW_DOCKET_N_FORMS; form++)
    {
      show_as (fixture, clew_docket_form_ids[form]);
      g_assert_true (desk_test_has_text (GTK_WIDGET (fixture->window), "Nothing Scheduled"));
      g_assert_false (desk_test_has_text (GTK_WIDGET (fixture->window), "_Clear Filters"));
    }
  fixture_free (fixture);
}

/* The question says what is in the file; the file is there for its owner alone. */
static void
test_calendar_file (void)
{
  Fixture            *fixture = fixture_new (TRUE);
  ClewDocketQuestion *question = g_new0 (ClewDocketQuestion, 1);
  g_autoptr (ClewDocketOutput) output = NULL;
  g_autofree char *folder = g_dir_make_tmp ("clew-ics-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "docket.ics", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  GtkWidget *dialog;

  act (fixture, "view.save-calendar");
  dialog = desk_test_get_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (desk_test_has_text (dialog, "It shows initials, and no names or cause numbers."));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  desk_test_settle ();
  question->span = clew_docket_span (CLEW_DOCKET_FORM_AGENDA, fixture->today, 7);
  output = clew_docket_output_new (GTK_WINDOW (fixture->window), fixture->office, question, NULL);
  g_assert_true (clew_docket_output_write_calendar (output, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR"));
  info = g_file_query_info (file, "unix::mode", 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_file_info_get_attribute_uint32 (info, "unix::mode") & 077, ==, 0);
  g_assert_true (g_file_delete (file, NULL, &error));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  fixture_free (fixture);
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/docket-forms/gradual", test_gradual);
  g_test_add_func ("/clew/desk/docket-forms/spans", test_spans);
  g_test_add_func ("/clew/desk/docket-forms/remembered", test_remembered);
  g_test_add_func ("/clew/desk/docket-forms/week", test_week);
  g_test_add_func ("/clew/desk/docket-forms/many-on-one-day", test_many_on_one_day);
  g_test_add_func ("/clew/desk/docket-forms/month", test_month);
  g_test_add_func ("/clew/desk/docket-forms/month-of-many", test_month_of_many);
  g_test_add_func ("/clew/desk/docket-forms/table", test_table);
  g_test_add_func ("/clew/desk/docket-forms/filters", test_filters);
  g_test_add_func ("/clew/desk/docket-forms/nothing", test_nothing);
  g_test_add_func ("/clew/desk/docket-forms/calendar-file", test_calendar_file);
  return g_test_run ();
}
