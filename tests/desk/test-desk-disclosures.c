/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/clew-check-row.h"
#include "desk/consent/clew-day-field.h"
#include "desk/consent/clew-told-window.h"
#include "desk/participants/clew-person-disclosures.h"
#include "desk/participants/clew-person-page.h"
#include "records/clew-gate.h"
#include "records/clew-ledger.h"

#include <string.h>

/* The ledger at the desk: entering, correcting, listing; and who may hear what
 * on another day. */

typedef struct
{
  ReleaseOffice *made;
  ClewOffice    *office;
  GtkWidget     *window;
} Fixture;

/* The first two agencies may hear, from the tenth day on. */
static void
fixture_init (Fixture *fixture)
{
  g_autofree char *consent = NULL;

  fixture->made = release_office_new (8);
  fixture->office = release_office_open (fixture->made);
  consent = release_office_issue (fixture->made, fixture->office, 2);
  clew_office_set_today (fixture->office, RELEASE_OFFICE_TODAY + 20);
  release_office_sign (fixture->office, consent, RELEASE_OFFICE_TODAY + 10);
}

static void
fixture_clear (Fixture *fixture)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  desk_test_settle ();
  clew_office_close (fixture->office);
  g_assert_finalize_object (fixture->office);
  release_office_free (fixture->made);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
present (Fixture *fixture, gpointer window)
{
  fixture->window = window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&fixture->window);
  gtk_window_present (GTK_WINDOW (window));
  desk_test_settle ();
}

static void
present_in_window (Fixture *fixture, GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 720, 640);
  gtk_window_set_child (GTK_WINDOW (window), child);
  present (fixture, window);
}

static void
present_told (Fixture *fixture, ClewRecord *corrected)
{
  g_autoptr (GError) error = NULL;
  ClewToldWindow *window = clew_told_window_new (NULL, fixture->office, fixture->made->person,
                                                 corrected, &error);

  g_assert_no_error (error);
  present (fixture, window);
}

static GtkWidget *
find (Fixture *fixture, GType type, const char *label)
{
  GtkWidget *found = desk_test_find (fixture->window, type, label);

  if (found == NULL)
    g_error ("There is no %s “%s”", g_type_name (type), label != NULL ? label : "");
  return found;
}

static gboolean
has (Fixture *fixture, const char *text)
{
  desk_test_settle ();
  return desk_test_has_text (fixture->window, text);
}

static gboolean
can_record (Fixture *fixture)
{
  desk_test_settle ();
  return gtk_widget_is_sensitive (find (fixture, GTK_TYPE_BUTTON, "_Record"));
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button = find (fixture, GTK_TYPE_BUTTON, label);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  desk_test_settle ();
}

static void
tick (Fixture *fixture, const char *title, gboolean on)
{
  clew_check_row_set_active (CLEW_CHECK_ROW (find (fixture, CLEW_TYPE_CHECK_ROW, title)), on);
  desk_test_settle ();
}

static void
choose (Fixture *fixture, const char *title, guint which)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (fixture, ADW_TYPE_COMBO_ROW, title)), which);
  desk_test_settle ();
}

static void
type_in (Fixture *fixture, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, title)), text);
  desk_test_settle ();
}

static GPtrArray *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = clew_ledger_load (clew_office_get_store (fixture->office),
                                         fixture->made->person, CLEW_DAY_UNKNOWN,
                                         CLEW_DAY_UNKNOWN, CLEW_LEDGER_ALL, NULL, &error);

  g_assert_no_error (error);
  return entries;
}

static void
tell_all (Fixture *fixture, const char *const *agencies, ClewDay on, const char *corrects)
{
  static const char *const categories[] = { "enrollment", NULL };
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = {
    .participant = fixture->made->person,
    .agencies = agencies,
    .categories = categories,
    .purpose = CLEW_PURPOSE_COORDINATION,
    .method = "telephone",
    .on = on,
    .person = "Sam Clerk",
  };

  g_assert_true (clew_gate_record_told (fixture->office, &what, corrects, &error));
  g_assert_no_error (error);
}

static void
tell (Fixture *fixture, guint agency, ClewDay on, const char *corrects)
{
  const char *agencies[] = { fixture->made->agencies->pdata[agency], NULL };

  tell_all (fixture, agencies, on, corrects);
}

/* Nothing is ticked beforehand; each thing that is missing is named. */
static void
test_covered (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GPtrArray) entries = NULL;
  const ClewLedgerEntry *entry;

  fixture_init (&fixture);
  present_told (&fixture, NULL);
  g_assert_true (has (&fixture, "Choose who was told."));
  choose (&fixture, "Told to", 1);
  g_assert_true (has (&fixture, "Choose what was told."));
  tick (&fixture, "Enrolled, attendance", TRUE);
  g_assert_true (has (&fixture, "Choose what for."));
  choose (&fixture, "Why", 1);
  g_assert_true (has (&fixture, "Choose how."));
  choose (&fixture, "How", 2);
  g_assert_true (has (&fixture, "Covered on that day. Release PC-2026-0001 lets this out."));
  g_assert_true (can_record (&fixture));
  type_in (&fixture, "Person there", "Sam Clerk");
  type_in (&fixture, "In a few words", "That she comes to every appointment");
  click (&fixture, "_Record");
  g_assert_null (fixture.window);
  entries = load (&fixture);
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
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GPtrArray) entries = NULL;

  fixture_init (&fixture);
  present_told (&fixture, NULL);
  choose (&fixture, "Told to", 4);
  tick (&fixture, "Enrolled, attendance", TRUE);
  choose (&fixture, "Why", 1);
  choose (&fixture, "How", 1);
  g_assert_true (has (&fixture, "Not covered on that day. The release in force does not name "
                                "Northgate Police Department."));
  g_assert_false (can_record (&fixture));
  tick (&fixture, "No release covered this", TRUE);
  g_assert_true (can_record (&fixture));
  /* Words take nothing back; another agency does. */
  type_in (&fixture, "In a few words", "In the street");
  g_assert_true (can_record (&fixture));
  choose (&fixture, "Told to", 5);
  g_assert_false (can_record (&fixture));
  choose (&fixture, "Told to", 4);
  tick (&fixture, "No release covered this", TRUE);
  click (&fixture, "_Record");
  entries = load (&fixture);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((ClewLedgerEntry *)entries->pdata[0])->ground, ==, "none");
}

static void
type_day (Fixture *fixture, const char *text)
{
  GtkWidget *field = find (fixture, CLEW_TYPE_DAY_FIELD, NULL);

  gtk_editable_set_text (GTK_EDITABLE (desk_test_find (field, ADW_TYPE_ENTRY_ROW, NULL)), text);
  desk_test_settle ();
}

/* The gate is asked as of the day that is typed; a day to come is refused there. */
static void
test_days (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *long_text = g_strnfill (301, 'x');

  fixture_init (&fixture);
  present_told (&fixture, NULL);
  choose (&fixture, "Told to", 1);
  tick (&fixture, "Enrolled, attendance", TRUE);
  choose (&fixture, "Why", 1);
  choose (&fixture, "How", 1);
  g_assert_true (can_record (&fixture));
  type_day (&fixture, "2026-10-21");
  g_assert_true (has (&fixture, "Not covered on that day."));
  g_assert_false (can_record (&fixture));
  type_day (&fixture, "2026-10-22");
  g_assert_true (can_record (&fixture));
  type_day (&fixture, "2026-11-02");
  g_assert_true (has (&fixture, "This day has not come yet."));
  g_assert_false (can_record (&fixture));
  type_day (&fixture, "some day");
  g_assert_false (can_record (&fixture));
  type_day (&fixture, "2026-11-01");
  g_assert_true (can_record (&fixture));
  type_in (&fixture, "In a few words", long_text);
  g_assert_true (has (&fixture, "Say it in fewer words."));
  g_assert_false (can_record (&fixture));
}

static ClewRecord *
load_first_row (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = load (fixture);
  ClewRecord *row = clew_record_load (clew_office_get_store (fixture->office),
                                      &clew_kind_disclosure,
                                      ((ClewLedgerEntry *)entries->pdata[0])->id, &error);

  g_assert_no_error (error);
  return row;
}

static void
test_correction (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (ClewRecord) row = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const ClewLedgerEntry *entry;

  fixture_init (&fixture);
  tell (&fixture, 0, RELEASE_OFFICE_TODAY + 15, NULL);
  row = load_first_row (&fixture);
  present_told (&fixture, row);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture.window)), ==, "Correct Disclosure");
  g_assert_true (has (&fixture, "Covered on that day."));
  choose (&fixture, "Told to", 2);
  click (&fixture, "_Record");
  entries = load (&fixture);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->recipient, ==, "Downtown Business District");
  g_assert_cmpstr (entry->person, ==, "Sam Clerk");
  g_assert_cmpuint (entry->on, ==, RELEASE_OFFICE_TODAY + 15);
  g_assert_cmpuint (entry->earlier->len, ==, 1);

  /* That one never was. */
  g_clear_object (&row);
  row = load_first_row (&fixture);
  present_told (&fixture, row);
  tick (&fixture, "Nothing was told", TRUE);
  g_assert_false (desk_test_is_on_screen (find (&fixture, CLEW_TYPE_DAY_FIELD, NULL)));
  click (&fixture, "_Record");
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = load (&fixture);
  g_assert_true (clew_ledger_is_mistake (entries->pdata[0]));

  /* The first entry can't be corrected any more; the window stays and says why. */
  g_clear_object (&row);
  row = clew_record_load (clew_office_get_store (fixture.office), &clew_kind_disclosure,
                          ((ClewLedgerEntry *)((ClewLedgerEntry *)entries->pdata[0])
                             ->earlier->pdata[1])
                            ->id,
                          NULL);
  present_told (&fixture, row);
  click (&fixture, "_Record");
  g_assert_nonnull (fixture.window);
  g_assert_true (has (&fixture, "This entry was corrected already. Correct the newer one."));
}

static void
test_tab (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  ClewPersonDisclosures *tab = g_object_new (CLEW_TYPE_PERSON_DISCLOSURES, NULL);

  fixture_init (&fixture);
  present_in_window (&fixture, GTK_WIDGET (tab));
  g_assert_true (clew_person_disclosures_show (tab, fixture.office, fixture.made->person, &error));
  g_assert_true (has (&fixture, "No Disclosures"));
  tell (&fixture, 0, RELEASE_OFFICE_TODAY + 15, NULL);
  entries = load (&fixture);
  tell (&fixture, 3, RELEASE_OFFICE_TODAY + 16, ((ClewLedgerEntry *)entries->pdata[0])->id);
  tell (&fixture, 1, RELEASE_OFFICE_TODAY + 12, NULL);
  g_assert_true (clew_person_disclosures_show (tab, fixture.office, fixture.made->person, &error));
  g_assert_no_error (error);
  g_assert_true (has (&fixture, "Oct 28, 2026 · Northgate Police Department (Sam Clerk)"));
  g_assert_true (has (&fixture, "Not covered"));
  g_assert_true (has (&fixture, "Corrected"));
  g_assert_true (has (&fixture, "Release PC-2026-0001"));
  g_assert_true (has (&fixture, "Oct 24, 2026 · Downtown Business District (Sam Clerk)"));
  g_assert_false (gtk_widget_is_visible (find (&fixture, GTK_TYPE_BUTTON, "Show _More")));
}

static guint
count_rows (Fixture *fixture)
{
  GtkListBox *list = GTK_LIST_BOX (find (fixture, GTK_TYPE_LIST_BOX, NULL));
  guint       n = 0;

  while (gtk_list_box_get_row_at_index (list, (int)n) != NULL)
    n++;
  return n;
}

static void
test_many (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GError) error = NULL;
  ClewPersonDisclosures *tab = g_object_new (CLEW_TYPE_PERSON_DISCLOSURES, NULL);
  const char            *agencies[131] = { NULL };

  fixture_init (&fixture);
  for (guint i = 0; i < 130; i++)
    agencies[i] = fixture.made->agencies->pdata[i % 8];
  tell_all (&fixture, agencies, RELEASE_OFFICE_TODAY, NULL);
  present_in_window (&fixture, GTK_WIDGET (tab));
  g_assert_true (clew_person_disclosures_show (tab, fixture.office, fixture.made->person, &error));
  desk_test_settle ();
  g_assert_cmpuint (count_rows (&fixture), ==, 100);
  click (&fixture, "Show _More");
  g_assert_cmpuint (count_rows (&fixture), ==, 130);
}

static void
ask_day (Fixture *fixture, const char *text)
{
  /* The entry beside “As of”, not what a row brings along. */
  GtkWidget *entry = find (fixture, GTK_TYPE_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  desk_test_settle ();
}

/* Who may hear what, on any day that is typed; what is no date says so there. */
static void
test_other_day (void)
{
  g_auto (Fixture) fixture = { NULL };
  ClewPersonPage *page = g_object_new (CLEW_TYPE_PERSON_PAGE, NULL);

  fixture_init (&fixture);
  clew_person_page_set_office (page, fixture.office);
  present_in_window (&fixture, GTK_WIDGET (page));
  clew_person_page_show (page, fixture.made->person);
  g_assert_true (has (&fixture, "City Housing Partnership"));
  g_assert_false (has (&fixture, "Nobody may hear anything on this day. These agencies were named "
                                 "once:"));
  ask_day (&fixture, "2026-10-21");
  g_assert_true (has (&fixture, "So it was on Wednesday, October 21, 2026."));
  g_assert_true (has (&fixture, "Nobody may hear anything on this day. These agencies were named "
                                "once:"));
  /* Reading again, as after any change, keeps the day. */
  clew_person_page_refresh (page);
  g_assert_true (has (&fixture, "So it was on Wednesday, October 21, 2026."));
  ask_day (&fixture, "never");
  g_assert_true (has (&fixture, "This is not a date. Write it like 3/4/2024, March 4, 2024 or "
                                "2024-03-04."));
  ask_day (&fixture, "2026-12-24");
  g_assert_true (has (&fixture, "So it will be on Thursday, December 24, 2026 if nothing changes. "
                                "Nothing can be shared for a day to come."));
  click (&fixture, "_Today");
  g_assert_false (has (&fixture, "So it was"));

  /* The tab makes its rows once somebody looks. */
  tell (&fixture, 0, RELEASE_OFFICE_TODAY + 15, NULL);
  clew_person_page_refresh (page);
  clew_person_page_show_tab (page, "disclosures");
  g_assert_true (has (&fixture, "Oct 27, 2026 · City Housing Partnership (Sam Clerk)"));
}

/* An agency whose agreement has ended hears nothing, and the table says why. */
static void
test_agreement_ended (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) agency = NULL;
  ClewPersonPage *page = g_object_new (CLEW_TYPE_PERSON_PAGE, NULL);

  fixture_init (&fixture);
  agency = clew_record_load (clew_office_get_store (fixture.office), &clew_kind_agency,
                             fixture.made->agencies->pdata[0], &error);
  clew_record_set_day (agency, "mou_ended_on", RELEASE_OFFICE_TODAY + 18);
  clew_office_save (fixture.office, "change", agency, &error);
  g_assert_no_error (error);
  clew_person_page_set_office (page, fixture.office);
  present_in_window (&fixture, GTK_WIDGET (page));
  clew_person_page_show (page, fixture.made->person);
  g_assert_true (has (&fixture, "City Housing Partnership\nThe agreement ended on Oct 30, 2026"));
  ask_day (&fixture, "2026-10-29");
  g_assert_true (has (&fixture, "City Housing Partnership"));
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/disclosures/covered", test_covered);
  g_test_add_func ("/clew/desk/disclosures/not-covered", test_not_covered);
  g_test_add_func ("/clew/desk/disclosures/days", test_days);
  g_test_add_func ("/clew/desk/disclosures/correction", test_correction);
  g_test_add_func ("/clew/desk/disclosures/tab", test_tab);
  g_test_add_func ("/clew/desk/disclosures/many", test_many);
  g_test_add_func ("/clew/desk/disclosures/other-day", test_other_day);
  g_test_add_func ("/clew/desk/disclosures/agreement-ended", test_agreement_ended);
  return g_test_run ();
}
