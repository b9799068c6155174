/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/clew-day-field.h"
#include "desk/legal/clew-no-worse-span.h"
#include "desk/legal/clew-no-worse-view.h"
#include "desk/legal/clew-record-window.h"
#include "records/clew-record.h"

/* "No Worse Off". */

#define TODAY RELEASE_OFFICE_TODAY /* October 12, 2026 */

typedef struct
{
  ReleaseOffice *made;
  ClewWindow    *window;
  ClewOffice    *office;
} Desk;

static void
set_up (Desk *desk)
{
  desk->made = release_office_new (0);
  desk->window = desk_test_open (desk->made->desk, clew_place_new ("start", NULL));
  desk->office = clew_window_get_office (desk->window);
  clew_office_set_today (desk->office, TODAY);
}

static void
desk_clear (Desk *desk)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  desk_test_settle ();
  release_office_free (desk->made);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static void
show_view (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-view", "s", "no-worse-off");
  desk_test_settle ();
}

static gboolean
shows (Desk *desk, const char *text)
{
  return desk_test_shows (desk->window, text);
}

static void
keep (Desk *desk, ClewRecord *record)
{
  g_autoptr (GError) error = NULL;

  clew_office_save (desk->office, "invent", record, &error);
  g_assert_no_error (error);
  g_object_unref (record);
}

static void
add_course (Desk *desk)
{
  ClewRecord *course = clew_record_new (&clew_kind_ordinary_course);

  clew_record_set_text (course, "charge_class", "misdemeanor");
  clew_record_set_text (course, "disposition", "fine_or_service");
  clew_record_set_day (course, "entered_on", TODAY - 700);
  keep (desk, course);
}

/* A case that ended with a plea, with the sentence, if it is entered. */
static void
add_case (Desk *desk, const char *number, const char *sentence, ClewDay on)
{
  ClewRecord *one = clew_record_new (&clew_kind_court_case);
  ClewRecord *charge = clew_record_new (&clew_kind_charge);

  clew_record_set_text (one, "participant", desk->made->person);
  clew_record_set_text (one, "court", "Pine City Municipal Court");
  clew_record_set_text (one, "cause_number", number);
  clew_record_set_text (charge, "court_case", clew_record_get_id (one));
  clew_record_set_text (charge, "description", "Criminal trespass");
  clew_record_set_text (charge, "class", "misdemeanor");
  clew_record_set_text (charge, "disposition", "plea");
  clew_record_set_text (charge, "sentence", sentence);
  clew_record_set_day (charge, "disposed_on", on);
  keep (desk, one);
  keep (desk, charge);
}

static void
choose_days (Desk *desk, ClewNoWorseChoice choice)
{
  GtkWidget *view = desk_test_get (desk->window, CLEW_TYPE_NO_WORSE_VIEW, NULL);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (desk_test_get (view, GTK_TYPE_DROP_DOWN, NULL)),
                              choice);
  desk_test_settle ();
}

static void
assert_closed (GType type)
{
  desk_test_settle ();
  g_assert_null (desk_test_find_window (type));
}

static void
test_empty (void)
{
  g_auto (Desk) desk = { NULL };

  set_up (&desk);
  show_view (&desk);
  g_assert_true (shows (&desk, "Nothing Was Decided in These Days"));
}

/* The answer follows what is entered. */
static void
test_answer (void)
{
  g_auto (Desk) desk = { NULL };

  set_up (&desk);
  add_case (&desk, "26-M-1", NULL, TODAY - 10);
  show_view (&desk);
  g_assert_true (shows (&desk, "No decided case can be compared"));
  g_assert_true (shows (&desk, "what came isn’t entered"));
  add_course (&desk);
  add_case (&desk, "26-M-2", "deferred", TODAY - 10);
  desk_test_settle ();
  g_assert_true (shows (&desk, "The one decided case that can be compared did not come out"));
  g_assert_true (shows (&desk, "1 decided case can’t be compared."));
  g_assert_false (shows (&desk, "Harsher Than the Ordinary Course"));
  add_case (&desk, "26-M-3", "jail", TODAY - 10);
  desk_test_settle ();
  g_assert_true (shows (&desk, "1 case came out harsher than the ordinary course, out of 2"));
  g_assert_true (shows (&desk, "Harsher Than the Ordinary Course"));
  g_assert_true (shows (&desk, "Disposition: Jail; ordinarily Fine or community service"));
}

/* A concern is recorded beside what came out harsher, answered, and raised again. */
static void
test_concern (void)
{
  g_auto (Desk) desk = { NULL };
  GtkWidget *window;

  set_up (&desk);
  add_course (&desk);
  add_case (&desk, "26-M-3", "jail", TODAY - 10);
  show_view (&desk);
  desk_test_click (desk.window, "Record _Concern…");
  desk_test_settle ();
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_choose (window, "What about", 5);
  desk_test_choose (window, "Concern", 1);
  desk_test_click (window, "_Record");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "Concerns Without an Answer"));
  g_assert_true (shows (&desk, "Open for 0 days"));
  desk_test_click (desk.window, "_Answer…");
  desk_test_settle ();
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_choose (window, "Answer", 1);
  desk_test_enter (window, "Answered by", "Noel Prewitt");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_false (shows (&desk, "Concerns Without an Answer"));
  g_assert_true (shows (&desk, "The decision was changed (Noel Prewitt"));
  desk_test_click (desk.window, "Raise _Again…");
  desk_test_settle ();
  window = desk_test_get_window (CLEW_TYPE_RECORD_WINDOW);
  desk_test_click (window, "_Record");
  assert_closed (CLEW_TYPE_RECORD_WINDOW);
  g_assert_true (shows (&desk, "Concerns Without an Answer"));
  g_assert_true (shows (&desk, "raised again"));
}

static ClewDayField *
find_day (Desk *desk, guint which)
{
  GtkWidget *first = desk_test_get (desk->window, CLEW_TYPE_DAY_FIELD, NULL);

  return CLEW_DAY_FIELD (which == 0 ? first : gtk_widget_get_next_sibling (first));
}

/* The days are chosen, or typed. */
static void
test_days (void)
{
  g_auto (Desk) desk = { NULL };

  set_up (&desk);
  add_course (&desk);
  add_case (&desk, "25-M-1", "jail", clew_day_new (2025, 3, 4));
  show_view (&desk);
  g_assert_true (shows (&desk, "Nothing Was Decided in These Days"));
  choose_days (&desk, CLEW_NO_WORSE_LAST_YEAR);
  g_assert_true (shows (&desk, "1 case came out harsher"));
  choose_days (&desk, CLEW_NO_WORSE_THIS_YEAR);
  g_assert_true (shows (&desk, "Nothing Was Decided in These Days"));
  choose_days (&desk, CLEW_NO_WORSE_ALL);
  g_assert_true (shows (&desk, "1 case came out harsher"));
  choose_days (&desk, CLEW_NO_WORSE_OTHER);
  clew_day_field_set_day (find_day (&desk, 0), clew_day_new (2025, 3, 5));
  clew_day_field_set_day (find_day (&desk, 1), clew_day_new (2025, 3, 6));
  desk_test_settle ();
  g_assert_true (shows (&desk, "Nothing Was Decided in These Days"));
  clew_day_field_set_day (find_day (&desk, 1), clew_day_new (2025, 3, 1));
  desk_test_settle ();
  g_assert_true (shows (&desk, "This lies before the first day."));
  clew_day_field_set_day (find_day (&desk, 0), clew_day_new (2025, 3, 1));
  clew_day_field_set_day (find_day (&desk, 1), clew_day_new (2025, 3, 4));
  desk_test_settle ();
  g_assert_true (shows (&desk, "1 case came out harsher"));
}

/* More than there is room for come when they are asked for. */
static void
test_many (void)
{
  g_auto (Desk) desk = { NULL };

  set_up (&desk);
  add_course (&desk);
  for (guint i = 0; i < 170; i++)
    {
      g_autofree char *number = g_strdup_printf ("26-M-%04u", i);

      add_case (&desk, number, "prison", TODAY - 10);
    }
  show_view (&desk);
  g_assert_true (shows (&desk, "170 cases came out harsher"));
  g_assert_true (shows (&desk, "26-M-0149"));
  g_assert_false (shows (&desk, "26-M-0150"));
  desk_test_click (desk.window, "Show 20 More");
  desk_test_settle ();
  g_assert_true (shows (&desk, "26-M-0169"));
}

/* First and last days, across the turn of a year and on 29 February. */
static void
test_spans (void)
{
  const struct
  {
    ClewNoWorseChoice choice;
    const char       *today, *from, *to;
  } rows[] = {
    { CLEW_NO_WORSE_TWELVE_MONTHS, "2026-10-12", "2025-10-13", "2026-10-12" },
    { CLEW_NO_WORSE_TWELVE_MONTHS, "2028-02-29", "2027-03-01", "2028-02-29" },
    { CLEW_NO_WORSE_THIS_QUARTER, "2026-10-12", "2026-10-01", "2026-10-12" },
    { CLEW_NO_WORSE_THIS_QUARTER, "2026-12-31", "2026-10-01", "2026-12-31" },
    { CLEW_NO_WORSE_LAST_QUARTER, "2026-10-12", "2026-07-01", "2026-09-30" },
    { CLEW_NO_WORSE_LAST_QUARTER, "2026-02-01", "2025-10-01", "2025-12-31" },
    { CLEW_NO_WORSE_THIS_YEAR, "2026-01-01", "2026-01-01", "2026-01-01" },
    { CLEW_NO_WORSE_LAST_YEAR, "2026-01-01", "2025-01-01", "2025-12-31" },
    { CLEW_NO_WORSE_ALL, "2026-01-01", NULL, "2026-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ClewNoWorseSpan span = clew_no_worse_span (rows[i].choice, clew_day_from_iso (rows[i].today));

      g_test_message ("row %u", i);
      g_assert_cmpuint (span.from, ==, clew_day_from_iso (rows[i].from));
      g_assert_cmpuint (span.to, ==, clew_day_from_iso (rows[i].to));
    }
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/no-worse/spans", test_spans);
  g_test_add_func ("/clew/desk/no-worse/empty", test_empty);
  g_test_add_func ("/clew/desk/no-worse/answer", test_answer);
  g_test_add_func ("/clew/desk/no-worse/concern", test_concern);
  g_test_add_func ("/clew/desk/no-worse/days", test_days);
  g_test_add_func ("/clew/desk/no-worse/many", test_many);
  return g_test_run ();
}
