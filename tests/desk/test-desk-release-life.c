/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/clew-preferences-window.h"
#include "desk/clew-check-row.h"
#include "desk/consent/clew-day-field.h"
#include "desk/consent/clew-happening-window.h"
#include "desk/consent/clew-release-assistant.h"
#include "desk/consent/clew-release-begin.h"
#include "desk/consent/clew-release-page.h"
#include "desk/consent/clew-scan-rows.h"
#include "desk/consent/clew-signature-window.h"
#include "records/clew-signer-ages.h"

#include <glib/gstdio.h>

#include <string.h>

/* The life of a release from inside the program: half-made forms, renewal,
 * scans, signers and corrections. */

typedef struct
{
  ReleaseOffice *made;
  ClewOffice    *office;
  GtkWidget     *window; /* (nullable): what is looked at */
  GtkWidget     *parent;
} Fixture;

static void
fixture_init (Fixture *fixture, guint n_agencies)
{
  fixture->made = release_office_new (n_agencies);
  fixture->office = release_office_open (fixture->made);
  fixture->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->parent));
  desk_test_settle ();
}

static void
fixture_clear (Fixture *fixture)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  desk_test_settle ();
  clew_office_close (fixture->office);
  g_assert_finalize_object (fixture->office);
  release_office_free (fixture->made);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
look_at (Fixture *fixture, gpointer window)
{
  g_assert_nonnull (window);
  fixture->window = window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&fixture->window);
  gtk_window_present (GTK_WINDOW (window));
  desk_test_settle ();
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

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button = find (fixture, GTK_TYPE_BUTTON, label);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  desk_test_settle ();
}

static gboolean
can_click (Fixture *fixture, const char *label)
{
  desk_test_settle ();
  return gtk_widget_is_sensitive (find (fixture, GTK_TYPE_BUTTON, label));
}

static void
tick (Fixture *fixture, const char *title)
{
  clew_check_row_set_active (CLEW_CHECK_ROW (find (fixture, CLEW_TYPE_CHECK_ROW, title)), TRUE);
  desk_test_settle ();
}

static void
type_into (Fixture *fixture, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, title)), text);
  desk_test_settle ();
}

static gint64
count (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRows) rows = clew_store_query (clew_office_get_store (fixture->office), &error,
                                                sql, NULL);

  g_assert_no_error (error);
  g_assert_true (clew_rows_next (rows, &error));
  return clew_rows_get_number (rows, 0);
}

#define KEPT "SELECT count(*) FROM release_draft WHERE removed IS NULL"

static GtkWidget *
find_assistant (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (CLEW_IS_RELEASE_ASSISTANT (window))
        return window;
    }
  return NULL;
}

static void
look_at_assistant (Fixture *fixture)
{
  desk_test_settle ();
  look_at (fixture, find_assistant ());
}

static void
close_window (Fixture *fixture)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  desk_test_settle ();
  g_assert_null (fixture->window);
}

static ClewReleaseDetail *
load_release (Fixture *fixture, const char *consent)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDetail *release = clew_release_detail_load (
    clew_office_get_store (fixture->office), consent, clew_office_today (fixture->office), &error);

  g_assert_no_error (error);
  return release;
}

/* Half-made forms */

static void
test_continue (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture, 8);
  clew_release_begin (GTK_WINDOW (fixture.parent), fixture.office, fixture.made->person);
  look_at_assistant (&fixture);
  tick (&fixture, "Harbor Recovery Center");
  click (&fixture, "_Next");
  click (&fixture, "_Next");
  /* A step further, it is kept already. */
  g_assert_cmpint (count (&fixture, KEPT), ==, 1);
  close_window (&fixture);

  clew_release_begin (GTK_WINDOW (fixture.parent), fixture.office, fixture.made->person);
  desk_test_settle ();
  g_assert_null (find_assistant ());
  desk_test_answer ("_Cancel");
  g_assert_null (find_assistant ());
  g_assert_cmpint (count (&fixture, KEPT), ==, 1);

  clew_release_begin (GTK_WINDOW (fixture.parent), fixture.office, fixture.made->person);
  desk_test_settle ();
  desk_test_answer ("C_ontinue");
  look_at_assistant (&fixture);
  g_assert_true (has (&fixture, "1 of 8 offered"));
  g_assert_true (has (&fixture, "What may each agency hear?"));
  close_window (&fixture);

  clew_release_begin (GTK_WINDOW (fixture.parent), fixture.office, fixture.made->person);
  desk_test_settle ();
  desk_test_answer ("_Start Over");
  look_at_assistant (&fixture);
  g_assert_true (has (&fixture, "Nobody yet"));
  g_assert_cmpint (count (&fixture, KEPT), ==, 0);
}

static gboolean
is_kept (gpointer data)
{
  return count (data, KEPT) == 1;
}

/* A pause is enough: a kill loses the last moment at most. */
static void
test_pause (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture, 2);
  clew_release_begin (GTK_WINDOW (fixture.parent), fixture.office, fixture.made->person);
  look_at_assistant (&fixture);
  tick (&fixture, "City Housing Partnership");
  g_assert_cmpint (count (&fixture, KEPT), ==, 0);
  desk_test_wait (is_kept, &fixture);
}

/* Renewal */

static void
test_renew (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *consent = NULL;

  fixture_init (&fixture, 8);
  consent = release_office_issue (fixture.made, fixture.office, 3);
  release_office_sign (fixture.office, consent, RELEASE_OFFICE_TODAY);
  clew_release_begin_renewal (GTK_WINDOW (fixture.parent), fixture.office, consent);
  look_at_assistant (&fixture);
  g_assert_true (has (&fixture, "Is the form complete?"));
  g_assert_true (has (&fixture, "3 of 8 offered"));
  g_assert_false (has (&fixture, "not on the form any more"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) ==
                 find (&fixture, GTK_TYPE_BUTTON, "_Print…"));
  /* Nothing was chosen, so nothing is kept. */
  close_window (&fixture);
  g_assert_cmpint (count (&fixture, KEPT), ==, 0);
}

static void
test_renew_dropped (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewRecord) agency = NULL;

  fixture_init (&fixture, 3);
  consent = release_office_issue (fixture.made, fixture.office, 3);
  release_office_sign (fixture.office, consent, RELEASE_OFFICE_TODAY);
  agency = clew_record_load (clew_office_get_store (fixture.office), &clew_kind_agency,
                             g_ptr_array_index (fixture.made->agencies, 0), NULL);
  clew_record_set_day (agency, "mou_ended_on", RELEASE_OFFICE_TODAY);
  g_assert_true (clew_office_save (fixture.office, "leave", agency, NULL));
  clew_release_begin_renewal (GTK_WINDOW (fixture.parent), fixture.office, consent);
  look_at_assistant (&fixture);
  g_assert_true (has (&fixture, "Which agencies does this form offer?"));
  g_assert_true (
    has (&fixture, "City Housing Partnership: its agreement with the site has ended"));
}

/* Who signs */

static void
tick_all (Fixture *fixture, const char *agency)
{
  g_autofree char *name = g_strdup_printf ("%s: all boxes", agency);
  GtkWidget       *grid = find (fixture, GTK_TYPE_GRID, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_widget_get_tooltip_text (child), name) == 0)
      {
        g_signal_emit_by_name (child, "clicked");
        desk_test_settle ();
        return;
      }
  g_assert_not_reached ();
}

static void
open_signature (Fixture *fixture, const char *consent)
{
  g_autoptr (ClewReleaseDetail) release = load_release (fixture, consent);
  GtkWidget *field;

  look_at (fixture, clew_signature_window_new (NULL, fixture->office, release));
  field = find (fixture, CLEW_TYPE_DAY_FIELD, NULL);
  gtk_editable_set_text (GTK_EDITABLE (desk_test_find (field, ADW_TYPE_ENTRY_ROW, NULL)),
                         "today");
  tick_all (fixture, "City Housing Partnership");
}

static void
test_representative (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *consent = NULL;

  fixture_init (&fixture, 2);
  consent = release_office_issue (fixture.made, fixture.office, 1);
  open_signature (&fixture, consent);
  g_assert_true (can_click (&fixture, "_Record"));
  tick (&fixture, "A representative");
  g_assert_true (has (&fixture, "Enter the name of the person who signed."));
  g_assert_false (can_click (&fixture, "_Record"));
  type_into (&fixture, "Name of who signed for the person", "Marta Peña");
  g_assert_true (has (&fixture, "Without authority the signature counts for nothing."));
  g_assert_false (can_click (&fixture, "_Record"));
  type_into (&fixture, "Why they may sign, such as “mother” or “guardian”", "guardian");
  click (&fixture, "_Record");
  g_assert_null (fixture.window);
  g_assert_cmpint (count (&fixture, "SELECT count(*) FROM consent_event WHERE "
                                    "signer = 'representative' AND authority = 'guardian'"),
                   ==, 1);
}

static void
test_minor (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewRecord) person = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;

  fixture_init (&fixture, 2);
  person = clew_record_load (clew_office_get_store (fixture.office), &clew_kind_participant,
                             fixture.made->person, NULL);
  clew_record_set_day (person, "birth_date", clew_day_new (2009, 3, 1));
  g_assert_true (clew_office_save (fixture.office, "younger", person, NULL));
  consent = release_office_issue (fixture.made, fixture.office, 1);
  open_signature (&fixture, consent);
  g_assert_true (has (&fixture, "too young to sign alone"));
  g_assert_false (can_click (&fixture, "_Record"));
  tick (&fixture, "A minor and a parent or guardian");
  type_into (&fixture, "Name of who signed for the person", "Marta Peña");
  type_into (&fixture, "Why they may sign, such as “mother” or “guardian”", "mother");
  click (&fixture, "_Record");
  g_assert_null (fixture.window);
  release = load_release (&fixture, consent);
  g_assert_cmpuint (release->standing.day, ==, clew_day_new (2027, 3, 1));
}

/* What happened */

static void
test_before_signing (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;
  GtkWidget *field;

  fixture_init (&fixture, 2);
  clew_office_set_today (fixture.office, RELEASE_OFFICE_TODAY - 5);
  consent = release_office_issue (fixture.made, fixture.office, 2);
  clew_office_set_today (fixture.office, RELEASE_OFFICE_TODAY);
  release_office_sign (fixture.office, consent, RELEASE_OFFICE_TODAY - 2);
  release = load_release (&fixture, consent);
  look_at (&fixture,
           clew_happening_window_new (NULL, fixture.office, release, CLEW_CONSENT_REVOKED));
  field = find (&fixture, CLEW_TYPE_DAY_FIELD, NULL);
  gtk_editable_set_text (GTK_EDITABLE (desk_test_find (field, ADW_TYPE_ENTRY_ROW, NULL)),
                         "2026-10-09");
  g_assert_true (has (&fixture, "This is before the release was signed."));
  g_assert_false (can_click (&fixture, "_Take Back"));
}

static void
test_restriction (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;

  fixture_init (&fixture, 3);
  consent = release_office_issue (fixture.made, fixture.office, 3);
  release_office_sign (fixture.office, consent, RELEASE_OFFICE_TODAY);
  release = load_release (&fixture, consent);
  look_at (&fixture,
           clew_happening_window_new (NULL, fixture.office, release, CLEW_CONSENT_RESTRICTED));
  g_assert_true (has (&fixture, "Choose an agency, a kind of information, or both."));
  g_assert_false (can_click (&fixture, "_Record"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (&fixture, ADW_TYPE_COMBO_ROW, "Information")),
                              3);
  click (&fixture, "_Record");
  g_assert_null (fixture.window);
  g_assert_cmpint (count (&fixture, "SELECT count(*) FROM consent_event WHERE "
                                    "kind = 'restricted' AND agency IS NULL "
                                    "AND category = 'housing'"),
                   ==, 1);
}

/* The page */

static GtkWidget *
open_page (Fixture *fixture, const char *consent)
{
  GtkWidget *page = g_object_new (CLEW_TYPE_RELEASE_PAGE, NULL);
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (window), page);
  look_at (fixture, window);
  clew_release_page_show (CLEW_RELEASE_PAGE (page), fixture->office, consent);
  desk_test_settle ();
  return page;
}

static void
test_correct (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;
  g_autoptr (ClewReleaseDetail) after = NULL;
  GtkWidget  *page;
  const char *event = NULL;

  fixture_init (&fixture, 2);
  consent = release_office_issue (fixture.made, fixture.office, 2);
  release_office_sign (fixture.office, consent, RELEASE_OFFICE_TODAY);
  release = load_release (&fixture, consent);
  event = clew_record_get_id (
    ((ClewReleaseHappening *)g_ptr_array_index (release->events, 0))->record);
  page = open_page (&fixture, consent);
  gtk_widget_activate_action (page, "form.correct", "s", event);
  desk_test_settle ();
  desk_test_answer ("_Cancel");
  g_assert_cmpint (count (&fixture, "SELECT count(*) FROM consent_event WHERE kind = 'corrected'"),
                   ==, 0);
  gtk_widget_activate_action (page, "form.correct", "s", event);
  desk_test_settle ();
  desk_test_answer ("_Correct Entry");
  after = load_release (&fixture, consent);
  g_assert_cmpint (after->standing.state, ==, CLEW_RELEASE_PREPARED);
  clew_release_page_show (CLEW_RELEASE_PAGE (page), fixture.office, consent);
  g_assert_true (has (&fixture, "Entry corrected: Signed"));
  g_assert_true (has (&fixture, "Entered by mistake; corrected"));
}

typedef struct
{
  Fixture *fixture;
  gint64   n;
} Wanted;

static gboolean
has_scans (gpointer data)
{
  Wanted *wanted = data;

  return count (wanted->fixture, "SELECT count(*) FROM scan WHERE removed IS NULL") == wanted->n;
}

static gboolean
is_refused (gpointer data)
{
  return desk_test_has_text (((Fixture *)data)->window, "neither a PDF nor a PNG");
}

static gboolean
shows_scan (gpointer data)
{
  return desk_test_has_text (((Fixture *)data)->window, "Page 1 of 1 of the scan") ||
         desk_test_has_text (((Fixture *)data)->window, "of the scan");
}

/* Refused by what is in it, attached, looked at beside its form's number. */
static void
test_scans (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *consent = NULL;
  g_autofree char *folder = g_dir_make_tmp ("clew-scan-XXXXXX", NULL);
  g_autofree char *text = g_build_filename (folder, "text.pdf", NULL);
  g_autofree char *paper = g_build_filename (folder, "paper.pdf", NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (text);
  g_autoptr (GFile) good = g_file_new_for_path (paper);
  g_autoptr (GError) error = NULL;
  GtkWidget    *page;
  ClewScanRows *rows;
  Wanted        one = { &fixture, 1 };

  fixture_init (&fixture, 2);
  consent = release_office_issue (fixture.made, fixture.office, 2);
  release_office_sign (fixture.office, consent, RELEASE_OFFICE_TODAY);
  pdf = clew_release_load_pdf (fixture.office, consent, &error);
  g_assert_no_error (error);
  g_file_set_contents (paper, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf), NULL);
  g_file_set_contents (text, "Dear diary", -1, NULL);
  page = open_page (&fixture, consent);
  rows = CLEW_SCAN_ROWS (find (&fixture, CLEW_TYPE_SCAN_ROWS, NULL));
  g_assert_true (has (&fixture, "The scan of the signed paper is missing."));

  clew_scan_rows_take (rows, file);
  desk_test_wait (is_refused, &fixture);
  g_assert_cmpint (count (&fixture, "SELECT count(*) FROM scan"), ==, 0);

  clew_scan_rows_take (rows, good);
  desk_test_wait (has_scans, &one);
  clew_release_page_show (CLEW_RELEASE_PAGE (page), fixture.office, consent);
  g_assert_true (has (&fixture, "Scan 1"));
  g_assert_false (has (&fixture, "neither a PDF nor a PNG"));
  g_assert_false (has (&fixture, "The scan of the signed paper is missing."));

  gtk_widget_activate (find (&fixture, ADW_TYPE_ACTION_ROW, "Scan 1"));
  desk_test_wait (shows_scan, &fixture);
  g_assert_true (has (&fixture, "This is attached to form PC-2026-0001."));
  click (&fixture, "Show the _Printed Form");
  g_assert_true (has (&fixture, "as it prints"));
  g_unlink (text);
  g_unlink (paper);
  g_rmdir (folder);
}

/* The site's ages */

static void
choose (Fixture *fixture, const char *title, guint place)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (fixture, ADW_TYPE_COMBO_ROW, title)), place);
  desk_test_settle ();
}

static void
test_ages (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (ClewSignerAges) ages = NULL;
  g_autoptr (ClewSignerAges) again = NULL;

  fixture_init (&fixture, 1);
  look_at (&fixture, clew_preferences_window_new (GTK_WINDOW (fixture.parent), fixture.office));
  choose (&fixture, "Age of majority", 3);
  choose (&fixture, "Health", 4);
  choose (&fixture, "Health", 5);
  choose (&fixture, "Housing", 1);
  ages = clew_signer_ages_load (clew_office_get_store (fixture.office), NULL);
  g_assert_cmpint (ages->majority, ==, 19);
  g_assert_cmpint (clew_signer_own_age (ages, "health"), ==, 14);
  g_assert_cmpint (clew_signer_own_age (ages, "housing"), ==, 10);
  g_assert_cmpint (clew_signer_own_age (ages, "plan"), ==, 19);
  choose (&fixture, "Housing", 0);
  again = clew_signer_ages_load (clew_office_get_store (fixture.office), NULL);
  g_assert_cmpuint (again->n_rules, ==, 1);
  g_assert_cmpint (clew_signer_own_age (again, "housing"), ==, 19);
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/release-life/continue", test_continue);
  g_test_add_func ("/clew/desk/release-life/pause", test_pause);
  g_test_add_func ("/clew/desk/release-life/renew", test_renew);
  g_test_add_func ("/clew/desk/release-life/renew-dropped", test_renew_dropped);
  g_test_add_func ("/clew/desk/release-life/representative", test_representative);
  g_test_add_func ("/clew/desk/release-life/minor", test_minor);
  g_test_add_func ("/clew/desk/release-life/before-signing", test_before_signing);
  g_test_add_func ("/clew/desk/release-life/restriction", test_restriction);
  g_test_add_func ("/clew/desk/release-life/correct", test_correct);
  g_test_add_func ("/clew/desk/release-life/scans", test_scans);
  g_test_add_func ("/clew/desk/release-life/ages", test_ages);
  return g_test_run ();
}
