/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"

#include "desk/clew-cases-seen.h"
#include "desk/clew-start-view.h"
#include "exchange/clew-demo.h"
#include "records/clew-docket.h"
#include "records/clew-legal-lists.h"
#include "records/clew-refusal.h"
#include "records/clew-release-list.h"

/* What stands first on the start page, for whom. */

#define CARD_ROWS 5

typedef struct
{
  DeskOffice *files;
  ClewOffice *office;
  GtkWidget  *window;
  ClewView   *view;
} Fixture;

static void
invent (ClewOffice *office, guint people)
{
  ClewDemoOptions options = CLEW_DEMO_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  options.people = people;
  options.today = clew_office_today (office);
  clew_demo_fill (office, &options, NULL, &error);
  g_assert_no_error (error);
}

/* Somebody with @role works in an office of @kind, with few people unless many are invented. */
static void
fixture_open (Fixture *fixture, const char *kind, const char *role, guint people)
{
  g_autoptr (ClewRecord) me = NULL;
  g_autoptr (GError) error = NULL;

  fixture->files = desk_office_new (kind);
  if (people == 0)
    desk_office_fill (fixture->files);
  fixture->office = desk_office_open (fixture->files);
  if (people > 0)
    invent (fixture->office, people);
  me = clew_record_copy (clew_office_get_me (fixture->office));
  clew_record_set_text (me, "role", role);
  clew_office_save (fixture->office, "test", me, &error);
  g_assert_no_error (error);
  /* Who sits at the desk is read when it opens. */
  clew_office_close (fixture->office);
  g_object_unref (fixture->office);
  fixture->office = desk_office_open (fixture->files);

  fixture->window = adw_application_window_new (GTK_APPLICATION (desk_test_get_application ()));
  fixture->view = g_object_ref_sink (g_object_new (CLEW_TYPE_START_VIEW, NULL));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window),
                                      GTK_WIDGET (fixture->view));
  clew_view_set_office (fixture->view, fixture->office);
  clew_view_set_shown (fixture->view, TRUE);
  gtk_window_present (GTK_WINDOW (fixture->window));
  desk_test_settle ();
}

/* Where much is due. */
static void
fixture_init (Fixture *fixture, const char *kind, const char *role)
{
  fixture_open (fixture, kind, role, 150);
}

static void
fixture_clear (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->view);
  desk_test_settle ();
  clew_office_close (fixture->office);
  g_object_unref (fixture->office);
  desk_office_free (fixture->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      g_ptr_array_add (found, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
find_cards (Fixture *fixture)
{
  GPtrArray *cards = g_ptr_array_new ();

  collect (GTK_WIDGET (fixture->view), ADW_TYPE_PREFERENCES_GROUP, cards);
  return cards;
}

/* Of offices of each kind, and of the roles that make a difference there. */
static void
test_cards (void)
{
  static const struct
  {
    const char *kind;
    const char *role;
    const char *titles[10];
  } table[] = {
    { "case_management",
      "case_manager",
      { "Waiting for Signature", "Needs an Outcome", "Releases That End Soon", "Next in Court",
        "Decisions to Review", "Warrants That Stand", "Concerns Without an Answer",
        "Scan of the Signed Paper Missing" } },
    { "case_management",
      "project_manager",
      { "Concerns Without an Answer", "Waiting for Signature", "Releases That End Soon",
        "Needs an Outcome",
        "Decisions to Review", "Next in Court", "Scan of the Signed Paper Missing" } },
    { "project_management",
      "case_manager",
      { "Concerns Without an Answer", "Waiting for Signature", "Releases That End Soon",
        "Needs an Outcome",
        "Decisions to Review", "Next in Court", "Scan of the Signed Paper Missing" } },
    { "prosecutor",
      "case_manager",
      { "Next in Court", "Filing Decisions That Wait", "Decisions to Review",
        "Warrants That Stand", "Time for the Intake Ends", "Concerns Without an Answer",
        "Needs an Outcome" } },
    { "case_management",
      "liaison_prosecutor",
      { "Next in Court", "Filing Decisions That Wait", "Decisions to Review",
        "Warrants That Stand", "Concerns Without an Answer", "Needs an Outcome",
        "Releases That End Soon" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (Fixture) fixture = { NULL };
      g_autoptr (GPtrArray) cards = NULL;

      fixture_init (&fixture, table[i].kind, table[i].role);
      cards = find_cards (&fixture);
      g_test_message ("%s, %s", table[i].kind, table[i].role);
      for (guint j = 0; j < cards->len; j++)
        g_assert_cmpstr (adw_preferences_group_get_title (g_ptr_array_index (cards, j)), ==,
                         table[i].titles[j]);
      g_assert_null (table[i].titles[cards->len]);
    }
}

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  char **went_to = data;

  g_free (*went_to);
  *went_to = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)),
                              g_variant_get_string (parameter, NULL));
}

/* The card of those that wait is the beginning of their list, and leads to them. */
static void
test_waiting (void)
{
  static const GActionEntry actions[] = { { "show-release", show_cb, "s" },
                                          { "show-view", show_cb, "s" } };
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *went_to = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, "case_management", "case_manager");
  waiting = clew_release_list_load (clew_office_get_store (fixture.office), CLEW_RELEASES_WAITING,
                                    NULL, CLEW_DATE_ORDER_MONTH_FIRST, CLEW_RELEASE_LIST_LIMIT,
                                    clew_office_today (fixture.office), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waiting->len, >, CARD_ROWS);
  cards = find_cards (&fixture);
  collect (g_ptr_array_index (cards, 0), ADW_TYPE_ACTION_ROW, rows);
  g_assert_cmpuint (rows->len, ==, CARD_ROWS);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (adw_preferences_row_get_title (g_ptr_array_index (rows, i)), ==,
                     ((ClewReleaseItem *)g_ptr_array_index (waiting, i))->name);

  g_action_map_add_action_entries (G_ACTION_MAP (fixture.window), actions, G_N_ELEMENTS (actions),
                                   &went_to);
  adw_action_row_activate (g_ptr_array_index (rows, 2));
  expected = g_strdup_printf ("show-release %s",
                              ((ClewReleaseItem *)g_ptr_array_index (waiting, 2))->id);
  g_assert_cmpstr (went_to, ==, expected);
  g_signal_emit_by_name (desk_test_find (GTK_WIDGET (fixture.view), GTK_TYPE_BUTTON,
                                         "Open Releases"),
                         "clicked");
  g_assert_cmpstr (went_to, ==, "show-view releases");
}

/* How many of each there are, counted from the lists that the numbers lead to. */
static void
count_lists (Fixture *fixture, guint n[5])
{
  ClewStore     *store = clew_office_get_store (fixture->office);
  ClewDay        today = clew_office_today (fixture->office);
  ClewCaseFilter queue = { .has_stage = TRUE, .stage = CLEW_STAGE_FILING_QUEUE };
  gboolean       more;
  g_autoptr (GError) error = NULL;
  GPtrArray *lists[5] = {
    clew_docket_load_few (store, CLEW_DOCKET_NEXT_HEARINGS, today, today, 1000, &more, &error),
    clew_docket_load_few (store, CLEW_DOCKET_OVERDUE, today, today, 1000, &more, &error),
    clew_case_list_read (store, &queue, today, &error),
    clew_review_list_read (store, NULL, today, today, &error),
    clew_warrant_list_read (store, NULL, today, &error),
  };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      n[i] = lists[i]->len;
      g_ptr_array_unref (lists[i]);
    }
}

/* The morning in numbers: each is that of a list, and leads to it. */
static void
test_counts (void)
{
  static const GActionEntry actions[] = { { "show-cases", show_cb, "s" },
                                          { "show-view", show_cb, "s" } };
  static const char *const  leads[] = { "show-view docket", "show-view docket",
                                        "show-cases board", "show-cases reviews",
                                        "show-cases warrants", "show-cases changes" };
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *went_to = NULL;
  guint            n[5], n_full = 0;
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  fixture_init (&fixture, "prosecutor", "liaison_prosecutor");
  count_lists (&fixture, n);
  clew_cases_seen_set (fixture.office, "2999-01-01T00:00:00Z");
  CLEW_VIEW_GET_CLASS (fixture.view)->refresh (fixture.view);
  desk_test_settle ();
  g_action_map_add_action_entries (G_ACTION_MAP (fixture.window), actions, G_N_ELEMENTS (actions),
                                   &went_to);
  collect (desk_test_find (GTK_WIDGET (fixture.view), GTK_TYPE_FLOW_BOX, NULL), GTK_TYPE_BUTTON,
           buttons);
  g_assert_cmpuint (buttons->len, ==, G_N_ELEMENTS (leads));
  for (guint i = 0; i < buttons->len; i++)
    {
      g_autoptr (GPtrArray) labels = g_ptr_array_new ();
      g_autofree char *figure = g_strdup_printf ("%u", i < G_N_ELEMENTS (n) ? n[i] : 0);

      collect (g_ptr_array_index (buttons, i), GTK_TYPE_LABEL, labels);
      g_assert_cmpstr (gtk_label_get_text (g_ptr_array_index (labels, 0)), ==, figure);
      n_full += i < G_N_ELEMENTS (n) && n[i] > 0;
      g_signal_emit_by_name (g_ptr_array_index (buttons, i), "clicked");
      g_assert_cmpstr (went_to, ==, leads[i]);
    }
  g_assert_cmpuint (n_full, >=, 3);
}

/* Whoever does not coordinate cases is not counted at. */
static void
test_no_counts (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();

  fixture_init (&fixture, "case_management", "case_manager");
  collect (GTK_WIDGET (fixture.view), GTK_TYPE_FLOW_BOX, boxes);
  g_assert_cmpuint (boxes->len, ==, 0);
}

static void
refresh (Fixture *fixture)
{
  CLEW_VIEW_GET_CLASS (fixture->view)->refresh (fixture->view);
  desk_test_settle ();
}

static char *
pick_case (Fixture *fixture)
{
  g_autoptr (GPtrArray) cases = clew_record_select (
    clew_office_get_store (fixture->office), &clew_kind_court_case, NULL,
    "closed_on IS NULL AND sealed_on IS NULL AND vacated_on IS NULL LIMIT 1", NULL);

  return g_strdup (clew_record_get_id (cases->pdata[0]));
}

/* What was tried against the ordinary course stands first until the project manager has looked. */
static void
test_refused (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *court_case = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, "case_management", "project_manager");
  court_case = pick_case (&fixture);
  g_assert_true (clew_refusal_keep (fixture.office, court_case, "detention", &error));
  refresh (&fixture);
  cards = find_cards (&fixture);
  g_assert_cmpstr (adw_preferences_group_get_title (g_ptr_array_index (cards, 0)), ==,
                   "Refused: Harsher Than Ordinary");
  desk_test_click (GTK_WIDGET (fixture.view), "_Looked At");
  refresh (&fixture);
  g_assert_null (desk_test_find (GTK_WIDGET (fixture.view), GTK_TYPE_BUTTON, "_Looked At"));
  left = clew_refusal_list_unseen (clew_office_get_store (fixture.office), &error);
  g_assert_cmpuint (left->len, ==, 0);
}

/* Others may not say so, and the prosecutor sees that it waits. */
static void
test_refused_waits (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *court_case = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, "case_management", "liaison_prosecutor");
  court_case = pick_case (&fixture);
  g_assert_true (clew_refusal_keep (fixture.office, court_case, "detention", &error));
  refresh (&fixture);
  g_assert_true (desk_test_has_text (GTK_WIDGET (fixture.view), "Refused: Harsher Than Ordinary"));
  g_assert_null (desk_test_find (GTK_WIDGET (fixture.view), GTK_TYPE_BUTTON, "_Looked At"));
}

/* Where nothing is entered for the class of a charge that was decided about, it is to be. */
static void
test_missing_course (void)
{
  static const GActionEntry actions[] = { { "preferences-page", show_cb, "s" } };
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *went_to = NULL;
  g_autofree char *court_case = NULL;
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (ClewRecord) charge = clew_record_new (&clew_kind_charge);
  g_autoptr (GError) error = NULL;
  GtkWidget *row;

  fixture_open (&fixture, "case_management", "project_manager", 0);
  court_case = pick_case (&fixture);
  clew_record_set_text (charge, "court_case", court_case);
  clew_record_set_text (charge, "description", "Trespass");
  clew_record_set_text (charge, "class", "misdemeanor");
  g_assert_true (clew_office_save (fixture.office, "add", charge, &error));
  refresh (&fixture);
  row = desk_test_find (GTK_WIDGET (fixture.view), ADW_TYPE_ACTION_ROW, "Misdemeanor");
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Decisions in 1 open case can’t be compared");
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), &went_to);
  gtk_widget_insert_action_group (fixture.window, "app", G_ACTION_GROUP (group));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_cmpstr (went_to, ==, "preferences-page courts");
}

int
main (int argc, char **argv)
{
  desk_test_init (&argc, &argv);

  g_test_add_func ("/clew/desk/start/cards", test_cards);
  g_test_add_func ("/clew/desk/start/waiting", test_waiting);
  g_test_add_func ("/clew/desk/start/counts", test_counts);
  g_test_add_func ("/clew/desk/start/no-counts", test_no_counts);
  g_test_add_func ("/clew/desk/start/refused", test_refused);
  g_test_add_func ("/clew/desk/start/refused-waits", test_refused_waits);
  g_test_add_func ("/clew/desk/start/missing-course", test_missing_course);

  return g_test_run ();
}
