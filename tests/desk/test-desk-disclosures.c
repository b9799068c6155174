/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/clew-day-field.h"
#include "desk/disclosures/clew-told-window.h"
#include "desk/participants/clew-person-disclosures.h"
#include "desk/participants/clew-person-page.h"
#include "records/clew-gate.h"
#include "records/clew-ledger.h"

#include <string.h>

/* The ledger at the desk: entering, correcting, listing; and who may hear what
 * on another day. */

/* The first two agencies may hear, from the tenth day on. */
static void
set_up (ReleaseDesk *desk)
{
  g_autofree char *consent = NULL;

  release_desk_init (desk, 8);
  consent = release_office_issue (desk->made, desk->office, 2);
  clew_office_set_today (desk->office, RELEASE_OFFICE_TODAY + 20);
  release_office_sign (desk->office, consent, RELEASE_OFFICE_TODAY + 10);
}

static void
present_told (ReleaseDesk *desk, ClewRecord *corrected)
{
  g_autoptr (GError) error = NULL;
  ClewToldWindow *window = clew_told_window_new (NULL, desk->office, desk->made->person,
                                                 corrected, &error);

  g_assert_no_error (error);
  release_desk_present (desk, window);
}

static GPtrArray *
load (ReleaseDesk *desk)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = clew_ledger_load (clew_office_get_store (desk->office),
                                         desk->made->person, CLEW_DAY_UNKNOWN,
                                         CLEW_DAY_UNKNOWN, CLEW_LEDGER_ALL, NULL, &error);

  g_assert_no_error (error);
  return entries;
}

static void
tell_all (ReleaseDesk *desk, const char *const *agencies, ClewDay on, const char *corrects)
{
  static const char *const categories[] = { "enrollment", NULL };
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = {
    .participant = desk->made->person,
    .agencies = agencies,
    .categories = categories,
    .purpose = CLEW_PURPOSE_COORDINATION,
    .method = "telephone",
    .on = on,
    .person = "Sam Clerk",
  };

  g_assert_true (clew_gate_record_told (desk->office, &what, corrects, &error));
  g_assert_no_error (error);
}

static void
tell (ReleaseDesk *desk, guint agency, ClewDay on, const char *corrects)
{
  const char *agencies[] = { desk->made->agencies->pdata[agency], NULL };

  tell_all (desk, agencies, on, corrects);
}

/* Nothing is ticked beforehand; each thing that is missing is named. */
static void
test_covered (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GPtrArray) entries = NULL;
  const ClewLedgerEntry *entry;

  set_up (&desk);
  present_told (&desk, NULL);
  g_assert_true (desk_test_shows (desk.window, "Choose who was told."));
  /* Each list says to the eye, too, what it is. */
  g_assert_nonnull (desk_test_get (desk.window, GTK_TYPE_LABEL, "Who was told"));
  g_assert_nonnull (desk_test_get (desk.window, GTK_TYPE_LABEL, "What was told"));
  g_assert_nonnull (desk_test_get (desk.window, GTK_TYPE_LABEL, "How and what for"));
  desk_test_choose (desk.window, "Told to", 1);
  g_assert_true (desk_test_shows (desk.window, "Choose what was told."));
  desk_test_tick (desk.window, "Enrolled, attendance", TRUE);
  g_assert_true (desk_test_shows (desk.window, "Choose what for."));
  desk_test_choose (desk.window, "Why", 1);
  g_assert_true (desk_test_shows (desk.window, "Choose how."));
  desk_test_choose (desk.window, "How", 2);
  g_assert_true (
    desk_test_shows (desk.window, "Covered on that day. Release PC-2026-0001 lets this out."));
  g_assert_true (desk_test_can_click (desk.window, "_Record"));
  desk_test_type (desk.window, "Person there", "Sam Clerk");
  desk_test_type (desk.window, "In a few words", "That she comes to every appointment");
  desk_test_click (desk.window, "_Record");
  g_assert_null (desk.window);
  entries = load (&desk);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->recipient, ==, "City Housing Partnership");
  g_assert_cmpstr (entry->person, ==, "Sam Clerk");
  g_assert_cmpstr (entry->ground, ==, "consent");
  g_assert_cmpstr (entry->method, ==, "telephone");
  g_assert_cmpuint (entry->on, ==, RELEASE_OFFICE_TODAY + 20);
}

/* What nothing covered is kept once somebody owns it, and then says so. */
static void
test_not_covered (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GPtrArray) entries = NULL;

  set_up (&desk);
  present_told (&desk, NULL);
  desk_test_choose (desk.window, "Told to", 4);
  desk_test_tick (desk.window, "Enrolled, attendance", TRUE);
  desk_test_choose (desk.window, "Why", 1);
  desk_test_choose (desk.window, "How", 1);
  g_assert_true (desk_test_shows (desk.window,
                                  "Not covered on that day. The release in force does not name "
                                  "Northgate Police Department."));
  g_assert_false (desk_test_can_click (desk.window, "_Record"));
  desk_test_tick (desk.window, "No release covered this", TRUE);
  g_assert_true (desk_test_can_click (desk.window, "_Record"));
  /* Words take nothing back; another agency does. */
  desk_test_type (desk.window, "In a few words", "In the street");
  g_assert_true (desk_test_can_click (desk.window, "_Record"));
  desk_test_choose (desk.window, "Told to", 5);
  g_assert_false (desk_test_can_click (desk.window, "_Record"));
  desk_test_choose (desk.window, "Told to", 4);
  desk_test_tick (desk.window, "No release covered this", TRUE);
  desk_test_click (desk.window, "_Record");
  entries = load (&desk);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((ClewLedgerEntry *)entries->pdata[0])->ground, ==, "none");
}

/* Who is in no directory is named in words, and a correction begins with them. */
static void
test_somebody_else (void)
{
  static const char name[] = "St. Anne’s Hospital, the night nurse";
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) corrected = NULL;
  g_autoptr (ClewRecord) row = NULL;
  const ClewLedgerEntry *entry;
  GtkWidget             *typed;
  guint                  last;

  set_up (&desk);
  present_told (&desk, NULL);
  g_assert_false (desk_test_is_on_screen (desk_test_get (desk.window, ADW_TYPE_ENTRY_ROW,
                                                         "Name of the person or place")));
  last = g_list_model_get_n_items (adw_combo_row_get_model (
           ADW_COMBO_ROW (desk_test_get (desk.window, ADW_TYPE_COMBO_ROW, "Told to")))) -
         1;
  desk_test_choose (desk.window, "Told to", last);
  g_assert_true (desk_test_shows (desk.window, "Enter the name of who was told."));
  desk_test_type (desk.window, "Name of the person or place", "   ");
  g_assert_true (desk_test_shows (desk.window, "Enter the name of who was told."));
  desk_test_type (desk.window, "Name of the person or place", name);
  desk_test_type (desk.window, "Address, if known", "1 Hill Rd");
  desk_test_tick (desk.window, "Enrolled, attendance", TRUE);
  desk_test_choose (desk.window, "Why", 1);
  desk_test_choose (desk.window, "How", 2);
  g_assert_true (
    desk_test_shows (desk.window,
                     "Not covered on that day. “St. Anne’s Hospital, the night nurse” is not in "
                     "the directory of agencies, and a release names only agencies that are."));
  g_assert_false (desk_test_can_click (desk.window, "_Record"));
  desk_test_tick (desk.window, "No release covered this", TRUE);
  desk_test_click (desk.window, "_Record");
  g_assert_null (desk.window);
  entries = load (&desk);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->recipient, ==, name);
  g_assert_cmpstr (entry->address, ==, "1 Hill Rd");
  g_assert_cmpstr (entry->ground, ==, "none");

  row = clew_record_load (clew_office_get_store (desk.office), &clew_kind_disclosure, entry->id,
                          NULL);
  present_told (&desk, row);
  typed = desk_test_get (desk.window, ADW_TYPE_ENTRY_ROW, "Name of the person or place");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (typed)), ==, name);
  /* It was the agency after all. */
  desk_test_choose (desk.window, "Told to", 1);
  g_assert_true (
    desk_test_shows (desk.window, "Covered on that day. Release PC-2026-0001 lets this out."));
  desk_test_click (desk.window, "_Record");
  corrected = load (&desk);
  g_assert_cmpuint (corrected->len, ==, 1);
  g_assert_cmpstr (((ClewLedgerEntry *)corrected->pdata[0])->recipient, ==,
                   "City Housing Partnership");
}

/* The gate is asked as of the day that is typed; a day to come is refused there. */
static void
test_days (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *long_text = g_strnfill (301, 'x');

  set_up (&desk);
  present_told (&desk, NULL);
  desk_test_choose (desk.window, "Told to", 1);
  desk_test_tick (desk.window, "Enrolled, attendance", TRUE);
  desk_test_choose (desk.window, "Why", 1);
  desk_test_choose (desk.window, "How", 1);
  g_assert_true (desk_test_can_click (desk.window, "_Record"));
  desk_test_type_day (desk.window, 0, "2026-10-21");
  g_assert_true (desk_test_shows (desk.window, "Not covered on that day."));
  g_assert_false (desk_test_can_click (desk.window, "_Record"));
  desk_test_type_day (desk.window, 0, "2026-10-22");
  g_assert_true (desk_test_can_click (desk.window, "_Record"));
  desk_test_type_day (desk.window, 0, "2026-11-02");
  g_assert_true (desk_test_shows (desk.window, "This day has not come yet."));
  g_assert_false (desk_test_can_click (desk.window, "_Record"));
  desk_test_type_day (desk.window, 0, "some day");
  g_assert_false (desk_test_can_click (desk.window, "_Record"));
  desk_test_type_day (desk.window, 0, "2026-11-01");
  g_assert_true (desk_test_can_click (desk.window, "_Record"));
  desk_test_type (desk.window, "In a few words", long_text);
  g_assert_true (desk_test_shows (desk.window, "Say it in fewer words."));
  g_assert_false (desk_test_can_click (desk.window, "_Record"));
}

static ClewRecord *
load_first_row (ReleaseDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = load (desk);
  ClewRecord *row = clew_record_load (clew_office_get_store (desk->office),
                                      &clew_kind_disclosure,
                                      ((ClewLedgerEntry *)entries->pdata[0])->id, &error);

  g_assert_no_error (error);
  return row;
}

static void
test_correction (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (ClewRecord) row = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const ClewLedgerEntry *entry;

  set_up (&desk);
  tell (&desk, 0, RELEASE_OFFICE_TODAY + 15, NULL);
  row = load_first_row (&desk);
  present_told (&desk, row);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (desk.window)), ==, "Correct Disclosure");
  g_assert_true (desk_test_shows (desk.window, "Covered on that day."));
  desk_test_choose (desk.window, "Told to", 2);
  desk_test_click (desk.window, "_Record");
  entries = load (&desk);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->recipient, ==, "Downtown Business District");
  g_assert_cmpstr (entry->person, ==, "Sam Clerk");
  g_assert_cmpuint (entry->on, ==, RELEASE_OFFICE_TODAY + 15);
  g_assert_cmpuint (entry->earlier->len, ==, 1);

  /* That one never was. */
  g_clear_object (&row);
  row = load_first_row (&desk);
  present_told (&desk, row);
  desk_test_tick (desk.window, "Nothing was told", TRUE);
  g_assert_false (desk_test_is_on_screen (desk_test_get (desk.window, CLEW_TYPE_DAY_FIELD, NULL)));
  desk_test_click (desk.window, "_Record");
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = load (&desk);
  g_assert_true (clew_ledger_is_mistake (entries->pdata[0]));

  /* The first entry can't be corrected any more; the window stays and says why. */
  g_clear_object (&row);
  row = clew_record_load (clew_office_get_store (desk.office), &clew_kind_disclosure,
                          ((ClewLedgerEntry *)((ClewLedgerEntry *)entries->pdata[0])
                             ->earlier->pdata[1])
                            ->id,
                          NULL);
  present_told (&desk, row);
  desk_test_click (desk.window, "_Record");
  g_assert_nonnull (desk.window);
  g_assert_true (
    desk_test_shows (desk.window, "This entry was corrected already. Correct the newer one."));
}

static void
test_tab (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  ClewPersonDisclosures *tab = g_object_new (CLEW_TYPE_PERSON_DISCLOSURES, NULL);

  set_up (&desk);
  release_desk_present_child (&desk, GTK_WIDGET (tab));
  g_assert_true (clew_person_disclosures_show (tab, desk.office, desk.made->person, &error));
  g_assert_true (desk_test_shows (desk.window, "No Disclosures"));
  tell (&desk, 0, RELEASE_OFFICE_TODAY + 15, NULL);
  entries = load (&desk);
  tell (&desk, 3, RELEASE_OFFICE_TODAY + 16, ((ClewLedgerEntry *)entries->pdata[0])->id);
  tell (&desk, 1, RELEASE_OFFICE_TODAY + 12, NULL);
  g_assert_true (clew_person_disclosures_show (tab, desk.office, desk.made->person, &error));
  g_assert_no_error (error);
  g_assert_true (
    desk_test_shows (desk.window, "Oct 28, 2026 · Northgate Police Department (Sam Clerk)"));
  g_assert_true (desk_test_shows (desk.window, "Not covered"));
  g_assert_true (desk_test_shows (desk.window, "Corrected"));
  g_assert_true (desk_test_shows (desk.window, "Release PC-2026-0001"));
  g_assert_true (
    desk_test_shows (desk.window, "Oct 24, 2026 · Downtown Business District (Sam Clerk)"));
  g_assert_false (
    gtk_widget_is_visible (desk_test_get (desk.window, GTK_TYPE_BUTTON, "Show _More")));
}

static guint
count_rows (ReleaseDesk *desk)
{
  GtkListBox *list = GTK_LIST_BOX (desk_test_get (desk->window, GTK_TYPE_LIST_BOX, NULL));
  guint       n = 0;

  while (gtk_list_box_get_row_at_index (list, (int)n) != NULL)
    n++;
  return n;
}

static void
test_many (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GError) error = NULL;
  ClewPersonDisclosures *tab = g_object_new (CLEW_TYPE_PERSON_DISCLOSURES, NULL);
  const char            *agencies[131] = { NULL };

  set_up (&desk);
  for (guint i = 0; i < 130; i++)
    agencies[i] = desk.made->agencies->pdata[i % 8];
  tell_all (&desk, agencies, RELEASE_OFFICE_TODAY, NULL);
  release_desk_present_child (&desk, GTK_WIDGET (tab));
  g_assert_true (clew_person_disclosures_show (tab, desk.office, desk.made->person, &error));
  desk_test_settle ();
  g_assert_cmpuint (count_rows (&desk), ==, 100);
  desk_test_click (desk.window, "Show _More");
  g_assert_cmpuint (count_rows (&desk), ==, 130);
}

static void
ask_day (ReleaseDesk *desk, const char *text)
{
  /* The entry beside “As of”, not what a row brings along. */
  GtkWidget *entry = desk_test_get (desk->window, GTK_TYPE_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  desk_test_settle ();
}

/* Who may hear what, on any day that is typed; what is no date says so there. */
static void
test_other_day (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  ClewPersonPage *page = g_object_new (CLEW_TYPE_PERSON_PAGE, NULL);

  set_up (&desk);
  clew_person_page_set_office (page, desk.office);
  release_desk_present_child (&desk, GTK_WIDGET (page));
  clew_person_page_show (page, desk.made->person);
  g_assert_true (desk_test_shows (desk.window, "City Housing Partnership"));
  g_assert_false (desk_test_shows (
    desk.window, "Nobody may hear anything on this day. These agencies were named "
                 "once:"));
  ask_day (&desk, "2026-10-21");
  g_assert_true (desk_test_shows (desk.window, "So it was on Wednesday, October 21, 2026."));
  g_assert_true (desk_test_shows (
    desk.window, "Nobody may hear anything on this day. These agencies were named "
                 "once:"));
  /* Reading again, as after any change, keeps the day. */
  clew_person_page_refresh (page);
  g_assert_true (desk_test_shows (desk.window, "So it was on Wednesday, October 21, 2026."));
  ask_day (&desk, "never");
  g_assert_true (desk_test_shows (desk.window,
                                  "This is not a date. Write it like 3/4/2024, March 4, 2024 or "
                                  "2024-03-04."));
  ask_day (&desk, "2026-12-24");
  g_assert_true (desk_test_shows (
    desk.window, "So it will be on Thursday, December 24, 2026 if nothing changes. "
                 "Nothing can be shared for a day to come."));
  desk_test_click (desk.window, "_Today");
  g_assert_false (desk_test_shows (desk.window, "So it was"));

  /* The tab makes its rows once somebody looks. */
  tell (&desk, 0, RELEASE_OFFICE_TODAY + 15, NULL);
  clew_person_page_refresh (page);
  clew_person_page_show_tab (page, "disclosures");
  g_assert_true (
    desk_test_shows (desk.window, "Oct 27, 2026 · City Housing Partnership (Sam Clerk)"));
}

/* An agency whose agreement has ended hears nothing, and the table says why. */
static void
test_agreement_ended (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) agency = NULL;
  ClewPersonPage *page = g_object_new (CLEW_TYPE_PERSON_PAGE, NULL);

  set_up (&desk);
  agency = clew_record_load (clew_office_get_store (desk.office), &clew_kind_agency,
                             desk.made->agencies->pdata[0], &error);
  clew_record_set_day (agency, "mou_ended_on", RELEASE_OFFICE_TODAY + 18);
  clew_office_save (desk.office, "change", agency, &error);
  g_assert_no_error (error);
  clew_person_page_set_office (page, desk.office);
  release_desk_present_child (&desk, GTK_WIDGET (page));
  clew_person_page_show (page, desk.made->person);
  g_assert_true (desk_test_shows (
    desk.window, "City Housing Partnership\nThe agreement ended on Oct 30, 2026"));
  ask_day (&desk, "2026-10-29");
  g_assert_true (desk_test_shows (desk.window, "City Housing Partnership"));
}

/* Why an agency may not hear is read with the keyboard alone: its row opens. */
static void
test_reasons (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  ClewPersonPage *page = g_object_new (CLEW_TYPE_PERSON_PAGE, NULL);
  GtkWidget      *name;
  GtkWidget      *row;

  set_up (&desk);
  clew_person_page_set_office (page, desk.office);
  release_desk_present_child (&desk, GTK_WIDGET (page));
  clew_person_page_show (page, desk.made->person);
  g_assert_false (desk_test_shows (desk.window, "Enrolled, attendance: may hear this"));
  name = desk_test_get (desk.window, GTK_TYPE_LABEL, "City Housing Partnership");
  row = gtk_widget_get_ancestor (name, GTK_TYPE_LIST_BOX_ROW);
  g_assert_true (gtk_widget_get_focusable (row));
  for (guint i = 0; i < 2; i++)
    {
      /* What Enter and the space bar do. */
      gtk_widget_activate (row);
      desk_test_settle ();
      g_assert_cmpint (desk_test_shows (desk.window, "Enrolled, attendance: may hear this"), ==,
                       i == 0);
    }
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/disclosures/covered", test_covered);
  g_test_add_func ("/clew/desk/disclosures/not-covered", test_not_covered);
  g_test_add_func ("/clew/desk/disclosures/somebody-else", test_somebody_else);
  g_test_add_func ("/clew/desk/disclosures/days", test_days);
  g_test_add_func ("/clew/desk/disclosures/correction", test_correction);
  g_test_add_func ("/clew/desk/disclosures/tab", test_tab);
  g_test_add_func ("/clew/desk/disclosures/many", test_many);
  g_test_add_func ("/clew/desk/disclosures/other-day", test_other_day);
  g_test_add_func ("/clew/desk/disclosures/agreement-ended", test_agreement_ended);
  g_test_add_func ("/clew/desk/disclosures/reasons", test_reasons);
  return g_test_run ();
}
