/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"

#include "desk/clew-settings.h"
#include "desk/clew-typed-day.h"
#include "desk/clew-wrap-box.h"
#include "desk/clew-field-form.h"
#include "desk/participants/clew-participant-adder.h"
#include "desk/participants/clew-participant-editor.h"
#include "desk/participants/clew-participant-row.h"
#include "desk/participants/clew-participants-pane.h"
#include "desk/participants/clew-participants-view.h"
#include "desk/participants/clew-person-page.h"
#include "desk/participants/clew-person-words.h"
#include "exchange/clew-demo.h"
#include "records/clew-state-words.h"

#include <string.h>

/* Finding people, seeing who may hear what, adding and editing, in a window. */

#define N_PEOPLE 60

typedef struct
{
  DeskOffice *made;
  ClewOffice *office;
  GtkWindow  *window;
  ClewView   *view;
} Fixture;

/* A view in a window of its own: no program around it decides anything. */
static void
open_view (Fixture *fixture)
{
  GtkWidget *window = adw_application_window_new (
    GTK_APPLICATION (desk_test_get_application ()));
  GtkWidget *toasts = adw_toast_overlay_new ();

  fixture->window = GTK_WINDOW (window);
  fixture->view = g_object_ref_sink (g_object_new (CLEW_TYPE_PARTICIPANTS_VIEW, NULL));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (fixture->view));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), toasts);
  gtk_window_set_default_size (fixture->window, 1100, 700);
  gtk_widget_insert_action_group (window, "view", clew_view_get_actions (fixture->view));
  clew_view_set_office (fixture->view, fixture->office);
  clew_view_set_shown (fixture->view, TRUE);
  gtk_window_present (fixture->window);
  desk_test_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer people)
{
  ClewDemoOptions options = CLEW_DEMO_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  fixture->made = desk_office_new ("case_management");
  fixture->office = desk_office_open (fixture->made);
  if (people != NULL)
    {
      options.people = GPOINTER_TO_UINT (people);
      clew_demo_fill (fixture->office, &options, NULL, &error);
      g_assert_no_error (error);
    }
  open_view (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer people)
{
  gtk_window_destroy (fixture->window);
  g_object_unref (fixture->view);
  desk_test_settle ();
  clew_office_close (fixture->office);
  g_object_unref (fixture->office);
  desk_office_free (fixture->made);
}

/* What is on screen */

static GtkWidget *
get_pane (Fixture *fixture)
{
  return desk_test_get (GTK_WIDGET (fixture->view), CLEW_TYPE_PARTICIPANTS_PANE, NULL);
}

static GtkSearchEntry *
get_search (Fixture *fixture)
{
  return GTK_SEARCH_ENTRY (desk_test_get (get_pane (fixture), GTK_TYPE_SEARCH_ENTRY, NULL));
}

/* Not one of those inside drop-downs. */
static GListModel *
get_model (Fixture *fixture)
{
  GtkWidget *states = desk_test_get (get_pane (fixture), GTK_TYPE_STACK, NULL);
  GtkWidget *list = desk_test_get (states, GTK_TYPE_LIST_VIEW, NULL);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

static const ClewPersonFields *
get_person (Fixture *fixture, guint position)
{
  g_autoptr (ClewPersonRow) row = g_list_model_get_item (get_model (fixture), position);

  g_assert_nonnull (row);
  return clew_person_row_get (row);
}

static char *
dup_subtitle (Fixture *fixture)
{
  GtkWidget *title = desk_test_get (get_pane (fixture), ADW_TYPE_WINDOW_TITLE, NULL);

  return g_strdup (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title)));
}

static ClewPersonPage *
get_page (Fixture *fixture)
{
  return CLEW_PERSON_PAGE (
    desk_test_get (GTK_WIDGET (fixture->view), CLEW_TYPE_PERSON_PAGE, NULL));
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_search (fixture)), text);
  desk_test_settle ();
}

static ClewRecord *
new_record (const ClewKind *kind, const char *column, const char *value)
{
  ClewRecord *record = clew_record_new (kind);

  clew_record_set_text (record, column, value);
  return record;
}

static void
save (Fixture *fixture, ClewRecord *record)
{
  g_autoptr (GError) error = NULL;

  clew_office_save (fixture->office, "test", record, &error);
  g_assert_no_error (error);
}

/* Somebody whom the demo does not invent. */
static char *
add_somebody (Fixture *fixture)
{
  g_autoptr (ClewRecord) person = new_record (&clew_kind_participant, "given_name", "Quillon");
  g_autoptr (ClewRecord) alias = new_record (&clew_kind_alias, "name", "Überflieger");

  clew_record_set_text (person, "family_name", "Zzyzx");
  clew_record_set_text (person, "birth_date", "1985-03-04");
  save (fixture, person);
  clew_record_set_text (alias, "participant", clew_record_get_id (person));
  save (fixture, alias);
  desk_test_settle ();
  return g_strdup (clew_record_get_id (person));
}

static ClewRecord *
load (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  ClewRecord *record = clew_record_load (clew_office_get_store (fixture->office),
                                         &clew_kind_participant, id, &error);

  g_assert_no_error (error);
  return record;
}

/* The list */

static void
test_list (Fixture *fixture, gconstpointer people)
{
  g_autofree char *subtitle = dup_subtitle (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, N_PEOPLE);
  g_assert_cmpstr (subtitle, ==, "60 people");
  desk_test_wait_for_text (GTK_WIDGET (fixture->view), get_person (fixture, 0)->name);
}

static void
test_empty (Fixture *fixture, gconstpointer people)
{
  g_autofree char *subtitle = dup_subtitle (fixture);

  g_assert_cmpstr (subtitle, ==, "0 people");
  desk_test_wait_for_text (GTK_WIDGET (fixture->view), "No Participants Yet");
}

static void
test_search (Fixture *fixture, gconstpointer people)
{
  static const char *const typed[] = { "uberfl", "ÜBERFL", "zzyzx quil", "quil zzyzx",
                                       "1985-03-04",
                                       "  uber  " };
  g_autofree char         *id = add_somebody (fixture);
  g_autofree char         *subtitle = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gboolean found = FALSE;

      type (fixture, typed[i]);
      for (guint j = 0; j < g_list_model_get_n_items (get_model (fixture)); j++)
        found |= g_str_equal (get_person (fixture, j)->id, id);
      if (!found)
        g_error ("“%s” does not find the person", typed[i]);
    }
  type (fixture, "uberfl");
  subtitle = dup_subtitle (fixture);
  g_assert_cmpstr (subtitle, ==, "1 found");
}

/* A date of birth is searched as dates are typed here. */
static void
test_search_date (Fixture *fixture, gconstpointer people)
{
  static const char *const typed[][2] = { { "month-first", "3/4/1985" },
                                          { "day-first", "4/3/1985" } };
  g_autofree char         *id = add_somebody (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gboolean found = FALSE;

      type (fixture, "");
      g_settings_set_string (clew_settings_get (), "date-order", typed[i][0]);
      type (fixture, typed[i][1]);
      for (guint j = 0; j < g_list_model_get_n_items (get_model (fixture)); j++)
        found |= g_str_equal (get_person (fixture, j)->id, id);
      if (!found)
        g_error ("“%s” does not find the person, %s", typed[i][1], typed[i][0]);
    }
  g_settings_reset (clew_settings_get (), "date-order");
}

static void
test_no_results (Fixture *fixture, gconstpointer people)
{
  GtkWidget *clear;

  type (fixture, "qqqqqqqq");
  desk_test_wait_for_text (GTK_WIDGET (fixture->view), "No Results");
  clear = desk_test_get (GTK_WIDGET (fixture->view), GTK_TYPE_BUTTON, "_Clear Search");
  g_signal_emit_by_name (clear, "clicked");
  desk_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, N_PEOPLE);
}

/* What somebody is by each facet, in the words of its drop-down. */
static const char *
status_of (Fixture *fixture, const ClewPersonFields *person)
{
  return clew_enrollment_state_word (person->enrollment);
}

static const char *
release_of (Fixture *fixture, const ClewPersonFields *person)
{
  return clew_release_state_word (person->release);
}

/* By the last referral that is not removed, as the facts have it. */
static const char *
door_of (Fixture *fixture, const ClewPersonFields *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewFacts) facts = clew_facts_load (clew_office_get_store (fixture->office),
                                                 person->id, &error);

  g_assert_no_error (error);
  return clew_choice_get_label (clew_doors, clew_facts_get_door (facts));
}

static const char *
case_manager_of (Fixture *fixture, const ClewPersonFields *person)
{
  g_autoptr (ClewRecord) record = load (fixture, person->id);
  const char *id = clew_record_get_text (record, "case_manager");
  g_autoptr (ClewRecord) staff = NULL;

  if (id == NULL)
    return "Nobody";
  staff = clew_record_load (clew_office_get_store (fixture->office), &clew_kind_staff, id, NULL);
  return g_intern_string (clew_record_get_text (staff, "name"));
}

static const struct
{
  const char *title;
  const char *(*get) (Fixture *fixture, const ClewPersonFields *person);
} facet_table[] = {
  { "Status", status_of },
  { "Door", door_of },
  { "Case Manager", case_manager_of },
  { "Release", release_of },
};

static void
list_drop_downs (GtkWidget *widget, GPtrArray *found)
{
  if (GTK_IS_DROP_DOWN (widget))
    {
      g_ptr_array_add (found, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_drop_downs (child, found);
}

static gboolean
is_loaded (gpointer data)
{
  GListModel *list = gtk_single_selection_get_model (GTK_SINGLE_SELECTION (get_model (data)));

  return !clew_participant_list_is_loading (CLEW_PARTICIPANT_LIST (list));
}

/* Each choice of each facet lists those who are so, and all of them. */
static void
test_facets (Fixture *fixture, gconstpointer people)
{
  GtkWidget *facets =
    desk_test_get (GTK_WIDGET (fixture->view), g_type_from_name ("ClewFacetPane"), NULL);
  GtkWidget *clear = desk_test_get (facets, GTK_TYPE_BUTTON, "_Clear Filters");
  g_autoptr (GPtrArray) drop_downs = g_ptr_array_new ();

  list_drop_downs (facets, drop_downs);
  g_assert_cmpuint (drop_downs->len, ==, G_N_ELEMENTS (facet_table));
  for (guint facet = 0; facet < drop_downs->len; facet++)
    {
      GtkDropDown *drop_down = g_ptr_array_index (drop_downs, facet);
      GListModel  *choices = gtk_drop_down_get_model (drop_down);
      guint        n_listed = 0, n_kinds = 0;

      g_assert_nonnull (desk_test_find (facets, GTK_TYPE_LABEL, facet_table[facet].title));
      for (guint i = 1; i < g_list_model_get_n_items (choices); i++)
        {
          const char *choice = gtk_string_list_get_string (GTK_STRING_LIST (choices), i);
          guint       n;

          gtk_drop_down_set_selected (drop_down, i);
          desk_test_wait (is_loaded, fixture);
          g_assert_true (gtk_widget_get_sensitive (clear));
          n = g_list_model_get_n_items (get_model (fixture));
          for (guint j = 0; j < n; j++)
            g_assert_cmpstr (facet_table[facet].get (fixture, get_person (fixture, j)), ==,
                             choice);
          n_listed += n;
          n_kinds += n > 0;
        }
      g_assert_cmpuint (n_listed, ==, N_PEOPLE);
      g_assert_cmpuint (n_kinds, >, 1);
      g_signal_emit_by_name (clear, "clicked");
      desk_test_settle ();
      g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, N_PEOPLE);
      g_assert_false (gtk_widget_get_sensitive (clear));
    }
}

/* The selection follows the person, not the place. */
static void
test_selection (Fixture *fixture, gconstpointer people)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (get_model (fixture));
  g_autofree char    *id = g_strdup (get_person (fixture, 7)->id);
  g_autoptr (ClewRecord) first = new_record (&clew_kind_participant, "given_name", "Aaaa");

  clew_view_show_record (fixture->view, id);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 7);
  save (fixture, first);
  desk_test_settle ();
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 8);
  g_assert_cmpstr (get_person (fixture, 8)->id, ==, id);
  g_assert_cmpstr (clew_person_page_get_id (get_page (fixture)), ==, id);

  type (fixture, "qqqqqqqq");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpstr (clew_person_page_get_id (get_page (fixture)), ==, id);
  type (fixture, "");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 8);
}

static gboolean
page_shows_somebody (gpointer data)
{
  return clew_person_page_get_id (get_page (data)) != NULL;
}

static void
test_walking (Fixture *fixture, gconstpointer people)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (get_model (fixture));

  gtk_single_selection_set_selected (selection, 3);
  desk_test_wait (page_shows_somebody, fixture);
  g_assert_cmpstr (clew_person_page_get_id (get_page (fixture)), ==, get_person (fixture, 3)->id);
}

static void
test_row_words (void)
{
  ClewPersonFields person = {
    .name = (char *)"Aguilar Peña, Rosa",
    .aliases = (char *)"Rosie, Chayo",
    .case_manager = (char *)"TO",
    .age = 50,
    .age_is_guess = TRUE,
    .release = CLEW_RELEASE_EXPIRING,
    .release_day = clew_day_new (2026, 12, 4),
    .enrollment = CLEW_ENROLLMENT_INACTIVE,
  };
  ClewDay          today = clew_day_new (2026, 11, 22);
  g_autofree char *spoken = clew_participant_row_describe (&person, TRUE, today);
  GtkWidget       *row = g_object_ref_sink (clew_participant_row_new ());
  g_autofree char *written = NULL;

  g_assert_cmpstr (spoken, ==,
                   "Aguilar Peña, Rosa, similar name, also called Rosie, Chayo, age about 50, "
                   "Inactive, Release: Expires in 12 days, case manager TO");
  clew_participant_row_show (CLEW_PARTICIPANT_ROW (row), &person, "chay", FALSE, today);
  /* The name that was searched comes first: the end may be cut. */
  written = clew_participant_row_dup_text (CLEW_PARTICIPANT_ROW (row));
  g_assert_nonnull (strstr (written, "about 50, “Chayo, Rosie”"));
  /* Two things, on either side of the icon. */
  g_assert_true (g_str_has_suffix (written, "\nInactive\nExpires in 12 days\n"));
  g_object_unref (row);
}

/* The person's page */

static void
test_person (Fixture *fixture, gconstpointer people)
{
  static const char *const tabs[] = { "overview", "timeline", "legal", "releases" };
  g_autofree char         *id = add_somebody (fixture);

  clew_view_show_record (fixture->view, id);
  desk_test_wait_for_text (GTK_WIDGET (fixture->view), "Quillon Zzyzx");
  desk_test_wait_for_text (GTK_WIDGET (fixture->view), "“Überflieger”");
  desk_test_wait_for_text (GTK_WIDGET (fixture->view), "there is no signed release");
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      clew_person_page_show_tab (get_page (fixture), tabs[i]);
      desk_test_settle ();
      g_assert_cmpstr (clew_person_page_get_tab (get_page (fixture)), ==, tabs[i]);
    }
}

/* Everybody of the demo can be shown, in every tab, without a warning. */
static void
test_everybody (Fixture *fixture, gconstpointer people)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *id = g_strdup (get_person (fixture, i)->id);

      clew_view_show_record (fixture->view, id);
      g_assert_nonnull (clew_person_page_get_record (get_page (fixture)));
      desk_test_settle ();
    }
}

static void
test_removed (Fixture *fixture, gconstpointer people)
{
  g_autofree char *id = add_somebody (fixture);
  g_autoptr (GError) error = NULL;

  clew_view_show_record (fixture->view, id);
  g_action_group_activate_action (clew_view_get_actions (fixture->view), "remove-participant",
                                  NULL);
  clew_view_changed (fixture->view);
  desk_test_wait_for_text (GTK_WIDGET (fixture->view), "Participant Removed");
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, N_PEOPLE);
  g_assert_false (g_action_group_get_action_enabled (clew_view_get_actions (fixture->view),
                                                     "edit-participant"));
  clew_office_undo (fixture->office, &error);
  g_assert_no_error (error);
  clew_view_changed (fixture->view);
  desk_test_wait_for_text (GTK_WIDGET (fixture->view), "Quillon Zzyzx");
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, N_PEOPLE + 1);
}

/* Where somebody can't be shown, nothing can be done to whoever was shown before. */
static void
test_unreadable (Fixture *fixture, gconstpointer people)
{
  static const char *const needing[] = { "edit-participant", "remove-participant" };
  GActionGroup            *actions = clew_view_get_actions (fixture->view);
  g_autofree char         *id = add_somebody (fixture);
  g_autoptr (ClewRecord) record = NULL;

  clew_view_show_record (fixture->view, id);
  for (guint i = 0; i < G_N_ELEMENTS (needing); i++)
    g_assert_true (g_action_group_get_action_enabled (actions, needing[i]));

  clew_view_show_record (fixture->view, "00000000-0000-4000-8000-000000000000");
  desk_test_wait_for_text (GTK_WIDGET (fixture->view), "This Person Can’t Be Shown");
  g_assert_null (clew_person_page_get_record (get_page (fixture)));
  for (guint i = 0; i < G_N_ELEMENTS (needing); i++)
    g_assert_false (g_action_group_get_action_enabled (actions, needing[i]));
  g_action_group_activate_action (actions, "remove-participant", NULL);
  record = load (fixture, id);
  g_assert_false (clew_record_is_removed (record));

  g_signal_emit_by_name (
    desk_test_get (GTK_WIDGET (get_page (fixture)), GTK_TYPE_BUTTON, "_Try Again"), "clicked");
  desk_test_settle ();
  desk_test_wait_for_text (GTK_WIDGET (fixture->view), "This Person Can’t Be Shown");
  clew_view_show_record (fixture->view, id);
  g_assert_true (g_action_group_get_action_enabled (actions, "remove-participant"));
}

static void
test_hearing_words (void)
{
  ClewHearAnswer answers[] = {
    { CLEW_HEAR_YES },
    { CLEW_HEAR_NOT_THIS_KIND },
    { CLEW_HEAR_NOT_THIS_KIND },
    { CLEW_HEAR_NOT_THIS_KIND },
    { CLEW_HEAR_REVOKED_AGENCY },
    { CLEW_HEAR_NOT_THIS_KIND },
    { CLEW_HEAR_YES },
  };
  ClewHearingRow   row = { .name = (char *)"Pine County Prosecutor", .answers = answers };
  g_autofree char *spoken = clew_hear_row_words (&row);

  g_assert_cmpstr (spoken, ==,
                   "Pine County Prosecutor may hear: Enrolled, attendance; Court dates. "
                   "Taken back: Treatment (Part 2). "
                   "Not: Plan and progress; Housing; Basic needs and work; Health.");
  g_clear_pointer (&spoken, g_free);
  row.left_on = clew_day_new (2026, 11, 3);
  spoken = clew_hear_row_words (&row);
  g_assert_cmpstr (spoken, ==,
                   "Pine County Prosecutor may hear nothing. The agreement ended on Nov 3, 2026. "
                   "Taken back: Treatment (Part 2).");
}

/* Pills are never cut: they go to a next line. */
static void
test_wrapping (void)
{
  ClewWrapBox *box = g_object_ref_sink (g_object_new (CLEW_TYPE_WRAP_BOX, NULL));
  int          narrow, natural, one, several;

  clew_wrap_box_append (box, gtk_label_new ("Release: Active until May 3, 2027"));
  clew_wrap_box_append (box, gtk_label_new ("Taken back for the Sheriff"));
  clew_wrap_box_append (box, gtk_label_new ("Hearing in 3 days"));
  gtk_widget_measure (GTK_WIDGET (box), GTK_ORIENTATION_HORIZONTAL, -1, &narrow, &natural, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (box), GTK_ORIENTATION_VERTICAL, natural, &one, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (box), GTK_ORIENTATION_VERTICAL, narrow, &several, NULL, NULL,
                      NULL);
  g_assert_cmpint (narrow, <, natural);
  g_assert_cmpint (several, >=, 3 * one);
  g_object_unref (box);
}

/* Typed days */

/* In both orders. */
static void
test_typed_days (void)
{
  static const char *const orders[] = { "month-first", "day-first" };
  ClewDay                  today = clew_day_new (2026, 11, 22); /* a Sunday */
  struct
  {
    const char *text[G_N_ELEMENTS (orders)];
    gboolean    past;
    ClewDay     day;
  } cases[] = {
    { { "3/4/85", "4/3/85" }, TRUE, clew_day_new (1985, 3, 4) },
    { { "4 mar 1985", "4 mar 1985" }, TRUE, clew_day_new (1985, 3, 4) },
    { { "3/4/30", "4/3/30" }, TRUE, clew_day_new (1930, 3, 4) },
    { { "3/4/30", "4/3/30" }, FALSE, clew_day_new (2030, 3, 4) },
    { { "3/4", "4/3" }, TRUE, clew_day_new (2026, 3, 4) },
    { { "3/4", "4/3" }, FALSE, clew_day_new (2027, 3, 4) },
    { { "11/22", "22/11" }, TRUE, today },
    { { "11/23", "23/11" }, TRUE, clew_day_new (2025, 11, 23) },
    { { "2/29", "29/2" }, TRUE, clew_day_new (2024, 2, 29) },
    { { "fri", "fri" }, TRUE, clew_day_new (2026, 11, 20) },
    { { "fri", "fri" }, FALSE, clew_day_new (2026, 11, 27) },
    { { "mon", "mon" }, TRUE, clew_day_new (2026, 11, 16) },
    { { "sunday", "sunday" }, TRUE, today },
    { { "today", "today" }, TRUE, today },
    { { "yesterday", "yesterday" }, TRUE, today - 1 },
    /* Still to come: refused at the field, never turned into another day. */
    { { "tomorrow", "tomorrow" }, TRUE, today + 1 },
    { { "2027-01-02", "2027-01-02" }, TRUE, clew_day_new (2027, 1, 2) },
    { { "40/40/1999", "40/40/1999" }, TRUE, CLEW_DAY_UNKNOWN },
  };

  for (guint order = 0; order < G_N_ELEMENTS (orders); order++)
    {
      g_settings_set_string (clew_settings_get (), "date-order", orders[order]);
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        if (clew_typed_day_read (cases[i].text[order], today, cases[i].past) != cases[i].day)
          g_error ("“%s” is read wrongly, %s", cases[i].text[order], orders[order]);
    }
  g_settings_reset (clew_settings_get (), "date-order");
}

/* What the message gives as an example is read as the day that it stands for. */
static void
test_typed_examples (void)
{
  static const char *const examples[][4] = {
    { "month-first", "3/4/2024", "March 4, 2024", "2024-03-04" },
    { "day-first", "4/3/2024", "4 March 2024", "2024-03-04" },
  };
  ClewDay meant = clew_day_new (2024, 3, 4);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_settings_set_string (clew_settings_get (), "date-order", examples[i][0]);
      for (guint j = 1; j < G_N_ELEMENTS (examples[i]); j++)
        {
          g_assert_nonnull (strstr (clew_typed_day_problem (), examples[i][j]));
          g_assert_cmpuint (clew_typed_day_read (examples[i][j], meant + 900, FALSE), ==, meant);
        }
    }
  g_settings_reset (clew_settings_get (), "date-order");
}

/* Editing */

static const char *
get_row (GtkWidget *window, const char *title)
{
  return gtk_editable_get_text (GTK_EDITABLE (desk_test_get (window, ADW_TYPE_ENTRY_ROW, title)));
}

static GtkWidget *
open_editor (Fixture *fixture, const char *id)
{
  GtkWindow *editor = clew_participant_editor_new (fixture->window, fixture->office, id);

  gtk_window_present (editor);
  desk_test_settle ();
  return GTK_WIDGET (editor);
}

static void
test_edit (Fixture *fixture, gconstpointer people)
{
  g_autofree char *id = add_somebody (fixture);
  GtkWidget       *editor = open_editor (fixture, id);
  g_autoptr (ClewRecord) edited = NULL;
  g_autoptr (ClewRecord) undone = NULL;
  g_autoptr (GError) error = NULL;

  desk_test_enter (editor, "Date of birth", "4 apr 1990");
  g_assert_cmpstr (get_row (editor, "Date of birth"), ==, "Apr 4, 1990");
  desk_test_enter (editor, "Phone", "  (360) 555-0199 ");
  edited = load (fixture, id);
  g_assert_cmpstr (clew_record_get_text (edited, "birth_date"), ==, "1990-04-04");
  g_assert_cmpstr (clew_record_get_text (edited, "phone"), ==, "(360) 555-0199");

  clew_office_undo (fixture->office, &error);
  g_assert_no_error (error);
  clew_office_undo (fixture->office, &error);
  g_assert_no_error (error);
  desk_test_settle ();
  undone = load (fixture, id);
  g_assert_cmpstr (clew_record_get_text (undone, "birth_date"), ==, "1985-03-04");
  g_assert_cmpstr (get_row (editor, "Date of birth"), ==, "Mar 4, 1985");
  g_assert_cmpstr (get_row (editor, "Phone"), ==, "");
  gtk_window_close (GTK_WINDOW (editor));
  desk_test_settle ();
}

/* What can't be kept stays as typed, with a message, and holds the window open. */
static void
test_refused (Fixture *fixture, gconstpointer people)
{
  g_autofree char *id = add_somebody (fixture);
  GtkWidget       *editor = open_editor (fixture, id);
  g_autoptr (ClewRecord) record = NULL;

  desk_test_enter (editor, "Date of birth", "the day before");
  desk_test_wait_for_text (editor, "This is not a date.");
  g_assert_cmpstr (get_row (editor, "Date of birth"), ==, "the day before");
  gtk_window_close (GTK_WINDOW (editor));
  desk_test_settle ();
  g_assert_true (gtk_widget_get_visible (editor));
  desk_test_enter (editor, "Date of birth", "2101-01-01");
  desk_test_wait_for_text (editor, "This date is still to come.");
  record = load (fixture, id);
  g_assert_cmpstr (clew_record_get_text (record, "birth_date"), ==, "1985-03-04");

  desk_test_enter (editor, "Date of birth", "");
  g_assert_false (desk_test_has_text (editor, "This date is still to come."));
  desk_test_enter (editor, "Approximate age", "forty");
  desk_test_wait_for_text (editor, "This is not a number.");
  desk_test_enter (editor, "Approximate age", "40");
  g_clear_object (&record);
  record = load (fixture, id);
  g_assert_cmpint (clew_record_get_number (record, "approximate_age", -1), ==, 40);
  g_assert_cmpint (clew_record_get_day (record, "approximate_age_on"), ==,
                   clew_office_today (fixture->office));
  /* The date of birth makes the guess void. */
  desk_test_enter (editor, "Date of birth", "1985-03-04");
  g_assert_cmpstr (get_row (editor, "Approximate age"), ==, "");
  gtk_window_close (GTK_WINDOW (editor));
  desk_test_settle ();
}

/* The window closes with whoever is removed, and never because reading failed. */
static void
test_editor_stays (Fixture *fixture, gconstpointer people)
{
  g_autofree char *id = add_somebody (fixture);
  g_autoptr (ClewRecord) record = load (fixture, id);
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = open_editor (fixture, id);

  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *)&editor);
  clew_office_remove (fixture->office, "test", record, &error);
  g_assert_no_error (error);
  desk_test_settle ();
  g_assert_null (editor);
  clew_office_undo (fixture->office, &error);
  g_assert_no_error (error);

  editor = open_editor (fixture, id);
  gtk_editable_set_text (GTK_EDITABLE (desk_test_get (editor, ADW_TYPE_ENTRY_ROW, "Phone")),
                         "555-01");
  clew_store_close (clew_office_get_store (fixture->office));
  g_signal_emit_by_name (fixture->office, "changed");
  desk_test_settle ();
  desk_test_wait_for_text (editor, "What you typed is still here.");
  g_assert_cmpstr (get_row (editor, "Phone"), ==, "555-01");
  gtk_window_destroy (GTK_WINDOW (editor));
}

static void
test_nameless (Fixture *fixture, gconstpointer people)
{
  g_autofree char *id = add_somebody (fixture);
  GtkWidget       *editor = open_editor (fixture, id);
  g_autoptr (ClewRecord) record = NULL;

  desk_test_enter (editor, "Given name", "");
  desk_test_enter (editor, "Family name", "");
  desk_test_wait_for_text (editor, "Enter at least one name.");
  record = load (fixture, id);
  g_assert_cmpstr (clew_record_get_text (record, "family_name"), ==, "Zzyzx");
  desk_test_enter (editor, "Name they go by", "Q");
  desk_test_enter (editor, "Family name", "");
  g_clear_object (&record);
  record = load (fixture, id);
  g_assert_null (clew_record_get_text (record, "family_name"));
  gtk_window_close (GTK_WINDOW (editor));
  desk_test_settle ();
}

static void
test_other_names (Fixture *fixture, gconstpointer people)
{
  g_autofree char *id = add_somebody (fixture);
  GtkWidget       *editor = open_editor (fixture, id);
  GtkWidget       *row;

  row = desk_test_get (editor, ADW_TYPE_ENTRY_ROW, "Also known as");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Überflieger");
  g_signal_emit_by_name (desk_test_get (editor, GTK_TYPE_BUTTON, "_Add Other Name"), "clicked");
  gtk_editable_set_text (GTK_EDITABLE (row), "Hochflieger");
  g_signal_emit_by_name (row, "entry-activated");
  desk_test_settle ();
  type (fixture, "hochfl");
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, 1);

  g_signal_emit_by_name (desk_test_find_icon (row, "user-trash-symbolic"), "clicked");
  desk_test_settle ();
  type (fixture, "hochfl");
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, 0);
  gtk_widget_activate_action (editor, "win.undo", NULL);
  desk_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, 1);
  gtk_window_close (GTK_WINDOW (editor));
  desk_test_settle ();
}

/* Adding */

static void
take_id_cb (ClewParticipantAdder *adder, const char *id, char **added)
{
  *added = g_strdup (id);
}

static void
test_add (Fixture *fixture, gconstpointer people)
{
  ClewParticipantAdder *adder = clew_participant_adder_new (fixture->window, fixture->office);
  g_autofree char      *added = NULL;
  g_autoptr (GPtrArray) referrals = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (adder, "added", G_CALLBACK (take_id_cb), &added);
  gtk_window_present (GTK_WINDOW (adder));
  desk_test_settle ();

  gtk_widget_activate_action (GTK_WIDGET (adder), "adder.add", NULL);
  desk_test_wait_for_text (GTK_WIDGET (adder), "Enter at least one name.");
  desk_test_enter (GTK_WIDGET (adder), "Given name", "Quillon");
  gtk_widget_activate_action (GTK_WIDGET (adder), "adder.add", NULL);
  desk_test_wait_for_text (GTK_WIDGET (adder), "This can’t be empty.");
  g_assert_null (added);
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, N_PEOPLE);

  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_test_get (GTK_WIDGET (adder), ADW_TYPE_COMBO_ROW,
                                                            "Door")),
                              2);
  gtk_widget_activate_action (GTK_WIDGET (adder), "adder.add", NULL);
  desk_test_settle ();
  g_assert_nonnull (added);
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, N_PEOPLE + 1);
  referrals = clew_record_select (clew_office_get_store (fixture->office), &clew_kind_referral,
                                  &error, "participant = ?", "s", added);
  g_assert_no_error (error);
  g_assert_cmpuint (referrals->len, ==, 1);
  g_assert_cmpstr (clew_record_get_text (g_ptr_array_index (referrals, 0), "door"), ==,
                   "social_contact");

  /* One step takes back the person and the way in. */
  clew_office_undo (fixture->office, &error);
  g_assert_no_error (error);
  desk_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, N_PEOPLE);
  g_clear_pointer (&referrals, g_ptr_array_unref);
  referrals = clew_record_select (clew_office_get_store (fixture->office), &clew_kind_referral,
                                  &error, "participant = ?", "s", added);
  g_assert_cmpuint (referrals->len, ==, 0);
}

static void
test_similar (Fixture *fixture, gconstpointer people)
{
  g_autofree char      *id = add_somebody (fixture);
  g_autofree char      *chosen = NULL;
  ClewParticipantAdder *adder = clew_participant_adder_new (fixture->window, fixture->office);
  GtkWidget            *row;

  g_signal_connect (adder, "person-chosen", G_CALLBACK (take_id_cb), &chosen);
  gtk_window_present (GTK_WINDOW (adder));
  desk_test_enter (GTK_WIDGET (adder), "Given name", "Quilon");
  desk_test_wait_for_text (GTK_WIDGET (adder), "Here Already?");
  row = desk_test_get (GTK_WIDGET (adder), ADW_TYPE_ACTION_ROW, "Zzyzx, Quillon");
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  desk_test_settle ();
  g_assert_cmpstr (chosen, ==, id);
}

static void
choose_similar (GtkWidget *adder)
{
  GtkWidget *row = desk_test_get (adder, ADW_TYPE_ACTION_ROW, "Zzyzx, Quillon");

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  desk_test_settle ();
}

/* Whoever is here already has a name; what else was typed is not dropped unasked. */
static void
test_similar_asks (Fixture *fixture, gconstpointer people)
{
  g_autofree char      *id = add_somebody (fixture);
  g_autofree char      *chosen = NULL;
  ClewParticipantAdder *adder = clew_participant_adder_new (fixture->window, fixture->office);
  GtkWidget            *window = GTK_WIDGET (adder);

  g_signal_connect (adder, "person-chosen", G_CALLBACK (take_id_cb), &chosen);
  gtk_window_present (GTK_WINDOW (adder));
  desk_test_enter (window, "Date of birth", "the day before");
  desk_test_enter (window, "Given name", "Quilon");
  desk_test_wait_for_text (window, "Here Already?");
  choose_similar (window);
  desk_test_answer ("_Keep Typing");
  g_assert_null (chosen);
  g_assert_cmpstr (get_row (window, "Date of birth"), ==, "the day before");

  desk_test_enter (window, "Date of birth", "4 apr 1990");
  choose_similar (window);
  g_assert_null (chosen);
  desk_test_answer ("_Discard");
  g_assert_cmpstr (chosen, ==, id);
  g_assert_null (desk_test_find_message ());
}

/* At the size and the letters that must hold, nothing asks for more room. */
static void
test_sizes (Fixture *fixture, gconstpointer people)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int          dpi, minimum;

  clew_view_show_record (fixture->view, get_person (fixture, 0)->id);
  desk_test_settle ();
  gtk_widget_measure (GTK_WIDGET (fixture->view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 1024 - 217);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi * 3 / 2, NULL);
  desk_test_settle ();
  gtk_widget_measure (GTK_WIDGET (fixture->view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 1024 - 280);
  gtk_widget_measure (GTK_WIDGET (fixture->view), GTK_ORIENTATION_VERTICAL, 740, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 600);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  desk_test_settle ();
}

#define ADD(path, people, function)                     \
  g_test_add ("/clew/desk/participants/" path, Fixture, \
              GUINT_TO_POINTER (people), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_test_init (&argc, &argv);

  g_test_add_func ("/clew/desk/participants/row-words", test_row_words);
  g_test_add_func ("/clew/desk/participants/hearing-words", test_hearing_words);
  g_test_add_func ("/clew/desk/participants/wrapping", test_wrapping);
  g_test_add_func ("/clew/desk/participants/typed-days", test_typed_days);
  g_test_add_func ("/clew/desk/participants/typed-examples", test_typed_examples);
  ADD ("empty", 0, test_empty);
  ADD ("list", N_PEOPLE, test_list);
  ADD ("search", N_PEOPLE, test_search);
  ADD ("search-date", N_PEOPLE, test_search_date);
  ADD ("no-results", N_PEOPLE, test_no_results);
  ADD ("facets", N_PEOPLE, test_facets);
  ADD ("selection", N_PEOPLE, test_selection);
  ADD ("walking", N_PEOPLE, test_walking);
  ADD ("person", N_PEOPLE, test_person);
  ADD ("everybody", N_PEOPLE, test_everybody);
  ADD ("removed", N_PEOPLE, test_removed);
  ADD ("unreadable", N_PEOPLE, test_unreadable);
  ADD ("edit", N_PEOPLE, test_edit);
  ADD ("refused", N_PEOPLE, test_refused);
  ADD ("editor-stays", N_PEOPLE, test_editor_stays);
  ADD ("nameless", N_PEOPLE, test_nameless);
  ADD ("other-names", N_PEOPLE, test_other_names);
  ADD ("add", N_PEOPLE, test_add);
  ADD ("similar", N_PEOPLE, test_similar);
  ADD ("similar-asks", N_PEOPLE, test_similar_asks);
  ADD ("sizes", N_PEOPLE, test_sizes);

  return g_test_run ();
}
