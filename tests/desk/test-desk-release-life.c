/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/clew-preferences-window.h"
#include "desk/clew-day-field.h"
#include "desk/consent/clew-happening-window.h"
#include "desk/consent/clew-release-assistant.h"
#include "desk/consent/clew-release-begin.h"
#include "desk/consent/clew-release-page.h"
#include "desk/consent/clew-signature-window.h"
#include "documents/clew-release-form.h"
#include "records/clew-signer-ages.h"

/* The life of a release from inside the program: half-made forms, renewal,
 * signers and corrections. */

static void
set_up (ReleaseDesk *desk, guint n_agencies)
{
  release_desk_init (desk, n_agencies);
  desk->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (desk->parent));
  desk_test_settle ();
}

#define KEPT "SELECT count(*) FROM release_draft WHERE removed IS NULL"

static void
look_at_assistant (ReleaseDesk *desk)
{
  release_desk_present (desk, desk_test_get_window (CLEW_TYPE_RELEASE_ASSISTANT));
}

/* Half-made forms */

static void
test_continue (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  set_up (&desk, 8);
  clew_release_begin (GTK_WINDOW (desk.parent), desk.office, desk.made->person);
  look_at_assistant (&desk);
  desk_test_tick (desk.window, "Harbor Recovery Center", TRUE);
  desk_test_click (desk.window, "_Next");
  desk_test_click (desk.window, "_Next");
  /* A step further, it is kept already. */
  g_assert_cmpint (release_desk_count (&desk, KEPT), ==, 1);
  release_desk_close (&desk);

  clew_release_begin (GTK_WINDOW (desk.parent), desk.office, desk.made->person);
  desk_test_settle ();
  g_assert_null (desk_test_find_window (CLEW_TYPE_RELEASE_ASSISTANT));
  desk_test_answer ("_Cancel");
  g_assert_null (desk_test_find_window (CLEW_TYPE_RELEASE_ASSISTANT));
  g_assert_cmpint (release_desk_count (&desk, KEPT), ==, 1);

  clew_release_begin (GTK_WINDOW (desk.parent), desk.office, desk.made->person);
  desk_test_settle ();
  desk_test_answer ("C_ontinue");
  look_at_assistant (&desk);
  g_assert_true (desk_test_shows (desk.window, "1 of 8 offered"));
  g_assert_true (desk_test_shows (desk.window, "What may each agency hear?"));
  release_desk_close (&desk);

  clew_release_begin (GTK_WINDOW (desk.parent), desk.office, desk.made->person);
  desk_test_settle ();
  desk_test_answer ("_Start Over");
  look_at_assistant (&desk);
  g_assert_true (desk_test_shows (desk.window, "Nobody yet"));
  g_assert_cmpint (release_desk_count (&desk, KEPT), ==, 0);
}

static gboolean
is_kept (gpointer data)
{
  return release_desk_count (data, KEPT) == 1;
}

/* A pause is enough: a kill loses the last moment at most. */
static void
test_pause (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  set_up (&desk, 2);
  clew_release_begin (GTK_WINDOW (desk.parent), desk.office, desk.made->person);
  look_at_assistant (&desk);
  desk_test_tick (desk.window, "City Housing Partnership", TRUE);
  g_assert_cmpint (release_desk_count (&desk, KEPT), ==, 0);
  desk_test_wait (is_kept, &desk);
}

/* Renewal */

static void
test_renew (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;

  set_up (&desk, 8);
  consent = release_office_issue (desk.made, desk.office, 3);
  release_office_sign (desk.office, consent, RELEASE_OFFICE_TODAY);
  clew_release_begin_renewal (GTK_WINDOW (desk.parent), desk.office, consent);
  look_at_assistant (&desk);
  g_assert_true (desk_test_shows (desk.window, "Is the form complete?"));
  g_assert_true (desk_test_shows (desk.window, "3 of 8 offered"));
  g_assert_false (desk_test_shows (desk.window, "not on the form any more"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (desk.window)) ==
                 desk_test_get (desk.window, GTK_TYPE_BUTTON, "_Print…"));
  /* Nothing was chosen, so nothing is kept. */
  release_desk_close (&desk);
  g_assert_cmpint (release_desk_count (&desk, KEPT), ==, 0);
}

static void
test_renew_dropped (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewRecord) agency = NULL;

  set_up (&desk, 3);
  consent = release_office_issue (desk.made, desk.office, 3);
  release_office_sign (desk.office, consent, RELEASE_OFFICE_TODAY);
  agency = clew_record_load (clew_office_get_store (desk.office), &clew_kind_agency,
                             g_ptr_array_index (desk.made->agencies, 0), NULL);
  clew_record_set_day (agency, "mou_ended_on", RELEASE_OFFICE_TODAY);
  g_assert_true (clew_office_save (desk.office, "leave", agency, NULL));
  clew_release_begin_renewal (GTK_WINDOW (desk.parent), desk.office, consent);
  look_at_assistant (&desk);
  g_assert_true (desk_test_shows (desk.window, "Which agencies does this form offer?"));
  g_assert_true (desk_test_shows (
    desk.window, "City Housing Partnership: its agreement with the site has ended"));
}

/* Who signs */

static void
tick_all (ReleaseDesk *desk, const char *agency)
{
  g_autofree char *name = g_strdup_printf ("%s: all boxes", agency);
  GtkWidget       *grid = desk_test_get (desk->window, GTK_TYPE_GRID, NULL);

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
open_signature (ReleaseDesk *desk, const char *consent)
{
  g_autoptr (ClewReleaseDetail) release = release_desk_load (desk, consent);

  release_desk_present (desk, clew_signature_window_new (NULL, desk->office, release));
  desk_test_type_day (desk->window, 0, "today");
  tick_all (desk, "City Housing Partnership");
}

static void
test_representative (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;

  set_up (&desk, 2);
  consent = release_office_issue (desk.made, desk.office, 1);
  open_signature (&desk, consent);
  g_assert_true (desk_test_can_click (desk.window, "_Record"));
  desk_test_tick (desk.window, "A representative", TRUE);
  g_assert_true (desk_test_shows (desk.window, "Enter the name of the person who signed."));
  g_assert_false (desk_test_can_click (desk.window, "_Record"));
  desk_test_type (desk.window, "Name of who signed for the person", "Marta Peña");
  g_assert_true (
    desk_test_shows (desk.window, "Without authority the signature counts for nothing."));
  g_assert_false (desk_test_can_click (desk.window, "_Record"));
  desk_test_type (desk.window, "Why they may sign, such as “mother” or “guardian”", "guardian");
  desk_test_click (desk.window, "_Record");
  g_assert_null (desk.window);
  g_assert_cmpint (release_desk_count (&desk,
                                       "SELECT count(*) FROM consent_event WHERE "
                                       "signer = 'representative' AND authority = 'guardian'"),
                   ==, 1);
}

static void
test_minor (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewRecord) person = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;

  set_up (&desk, 2);
  person = clew_record_load (clew_office_get_store (desk.office), &clew_kind_participant,
                             desk.made->person, NULL);
  clew_record_set_day (person, "birth_date", clew_day_new (2009, 3, 1));
  g_assert_true (clew_office_save (desk.office, "younger", person, NULL));
  consent = release_office_issue (desk.made, desk.office, 1);
  open_signature (&desk, consent);
  g_assert_true (desk_test_shows (desk.window, "too young to sign alone"));
  g_assert_false (desk_test_can_click (desk.window, "_Record"));
  desk_test_tick (desk.window, "A minor and a parent or guardian", TRUE);
  desk_test_type (desk.window, "Name of who signed for the person", "Marta Peña");
  desk_test_type (desk.window, "Why they may sign, such as “mother” or “guardian”", "mother");
  desk_test_click (desk.window, "_Record");
  g_assert_null (desk.window);
  release = release_desk_load (&desk, consent);
  g_assert_cmpuint (release->standing.day, ==, clew_day_new (2027, 3, 1));
}

/* What happened */

static void
test_before_signing (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;
  GtkWidget *field;

  set_up (&desk, 2);
  clew_office_set_today (desk.office, RELEASE_OFFICE_TODAY - 5);
  consent = release_office_issue (desk.made, desk.office, 2);
  clew_office_set_today (desk.office, RELEASE_OFFICE_TODAY);
  release_office_sign (desk.office, consent, RELEASE_OFFICE_TODAY - 2);
  release = release_desk_load (&desk, consent);
  release_desk_present (
    &desk, clew_happening_window_new (NULL, desk.office, release, CLEW_CONSENT_REVOKED));
  field = desk_test_get (desk.window, CLEW_TYPE_DAY_FIELD, NULL);
  gtk_editable_set_text (GTK_EDITABLE (desk_test_find (field, ADW_TYPE_ENTRY_ROW, NULL)),
                         "2026-10-09");
  g_assert_true (desk_test_shows (desk.window, "This is before the release was signed."));
  g_assert_false (desk_test_can_click (desk.window, "_Take Back"));
}

static void
test_restriction (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;

  set_up (&desk, 3);
  consent = release_office_issue (desk.made, desk.office, 3);
  release_office_sign (desk.office, consent, RELEASE_OFFICE_TODAY);
  release = release_desk_load (&desk, consent);
  release_desk_present (
    &desk, clew_happening_window_new (NULL, desk.office, release, CLEW_CONSENT_RESTRICTED));
  g_assert_true (
    desk_test_shows (desk.window, "Choose an agency, a kind of information, or both."));
  g_assert_false (desk_test_can_click (desk.window, "_Record"));
  adw_combo_row_set_selected (
    ADW_COMBO_ROW (desk_test_get (desk.window, ADW_TYPE_COMBO_ROW, "Information")), 3);
  desk_test_click (desk.window, "_Record");
  g_assert_null (desk.window);
  g_assert_cmpint (release_desk_count (&desk, "SELECT count(*) FROM consent_event WHERE "
                                              "kind = 'restricted' AND agency IS NULL "
                                              "AND category = 'housing'"),
                   ==, 1);
}

/* The page */

static GtkWidget *
open_page (ReleaseDesk *desk, const char *consent)
{
  GtkWidget *page = g_object_new (CLEW_TYPE_RELEASE_PAGE, NULL);

  release_desk_present_child (desk, page);
  clew_release_page_show (CLEW_RELEASE_PAGE (page), desk->office, consent);
  desk_test_settle ();
  return page;
}

/* What is not done yet stands on the page until it is. */
static void
test_open_ends (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;
  GtkWidget       *page;
  GtkWidget       *window;

  set_up (&desk, 2);
  consent = release_office_issue (desk.made, desk.office, 2);
  page = open_page (&desk, consent);
  g_assert_true (desk_test_shows (desk.window, "Could Not Decide Today…"));
  release_office_sign (desk.office, consent, RELEASE_OFFICE_TODAY);
  clew_release_page_show (CLEW_RELEASE_PAGE (page), desk.office, consent);
  g_assert_false (desk_test_shows (desk.window, "Could Not Decide Today…"));
  g_assert_true (desk_test_shows (desk.window, "No copy was given yet"));
  gtk_widget_activate_action (page, "form.record-copy", NULL);
  window = desk_test_get_window (CLEW_TYPE_HAPPENING_WINDOW);
  desk_test_click (window, "_Record");
  clew_release_page_show (CLEW_RELEASE_PAGE (page), desk.office, consent);
  g_assert_false (desk_test_shows (desk.window, "No copy was given yet"));
  g_assert_false (desk_test_shows (desk.window, "Note Received…"));
  g_assert_true (clew_release_record_taken_back (desk.office, consent, RELEASE_OFFICE_TODAY, NULL,
                                                 TRUE, NULL));
  clew_release_page_show (CLEW_RELEASE_PAGE (page), desk.office, consent);
  g_assert_true (desk_test_shows (desk.window, "Note Received…"));
  gtk_widget_activate_action (page, "form.record-note", NULL);
  window = desk_test_get_window (CLEW_TYPE_HAPPENING_WINDOW);
  desk_test_click (window, "_Record");
  clew_release_page_show (CLEW_RELEASE_PAGE (page), desk.office, consent);
  g_assert_false (desk_test_shows (desk.window, "Note Received…"));
}

/* Only a form of many parties can get one more; the kinds are never merged. */
static void
test_adds_no_agency (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (ClewReleaseDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *many = NULL;
  g_autofree char *treatment = NULL;
  GtkWidget       *page;

  set_up (&desk, 3);
  many = release_office_issue (desk.made, desk.office, 1);
  release_office_sign (desk.office, many, RELEASE_OFFICE_TODAY);
  page = open_page (&desk, many);
  g_assert_true (desk_test_shows (desk.window, "Add an Agency…"));
  draft = release_desk_new_draft (&desk);
  clew_release_draft_set_kind (draft, "tpo");
  /* The treatment provider. */
  ((ClewReleaseOffer *)g_ptr_array_index (draft->agencies, 2))->offered = TRUE;
  treatment = clew_release_issue (desk.office, draft, clew_release_form_print, NULL, NULL, &error);
  g_assert_no_error (error);
  release_office_sign (desk.office, treatment, RELEASE_OFFICE_TODAY);
  clew_release_page_show (CLEW_RELEASE_PAGE (page), desk.office, treatment);
  g_assert_true (desk_test_shows (desk.window, "Take Back…"));
  g_assert_false (desk_test_shows (desk.window, "Add an Agency…"));
}

/* A doubtful signature is recorded, and the doubt is said before. */
static void
test_doubts (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewRecord) person = NULL;

  set_up (&desk, 2);
  consent = release_office_issue (desk.made, desk.office, 1);
  person = clew_record_load (clew_office_get_store (desk.office), &clew_kind_participant,
                             desk.made->person, NULL);
  clew_record_set_text (person, "language", "es");
  g_assert_true (clew_office_save (desk.office, "language", person, NULL));
  open_signature (&desk, consent);
  g_assert_true (desk_test_shows (desk.window, "not in the person’s language"));
  g_assert_true (desk_test_shows (desk.window, "was read aloud is not ticked"));
  desk_test_type (desk.window, "Interpreter, if there was one", "Invented Interpreter");
  desk_test_tick (desk.window, "Read aloud", TRUE);
  g_assert_false (desk_test_shows (desk.window, "not in the person’s language"));
  g_assert_false (desk_test_shows (desk.window, "was read aloud is not ticked"));
  desk_test_click (desk.window, "_Record");
  g_assert_null (desk.window);
  g_assert_cmpint (release_desk_count (&desk,
                                       "SELECT count(*) FROM consent_event WHERE read_aloud = 1"),
                   ==, 1);
}

static void
test_correct (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;
  g_autoptr (ClewReleaseDetail) after = NULL;
  GtkWidget  *page;
  const char *event = NULL;

  set_up (&desk, 2);
  consent = release_office_issue (desk.made, desk.office, 2);
  release_office_sign (desk.office, consent, RELEASE_OFFICE_TODAY);
  release = release_desk_load (&desk, consent);
  event = clew_record_get_id (
    ((ClewReleaseHappening *)g_ptr_array_index (release->events, 0))->record);
  page = open_page (&desk, consent);
  gtk_widget_activate_action (page, "form.correct", "s", event);
  desk_test_settle ();
  desk_test_answer ("_Cancel");
  g_assert_cmpint (
    release_desk_count (&desk, "SELECT count(*) FROM consent_event WHERE kind = 'corrected'"), ==,
    0);
  gtk_widget_activate_action (page, "form.correct", "s", event);
  desk_test_settle ();
  desk_test_answer ("_Correct Entry");
  after = release_desk_load (&desk, consent);
  g_assert_cmpint (after->standing.state, ==, CLEW_RELEASE_PREPARED);
  clew_release_page_show (CLEW_RELEASE_PAGE (page), desk.office, consent);
  g_assert_true (desk_test_shows (desk.window, "Entry corrected: Signed"));
  g_assert_true (desk_test_shows (desk.window, "Entered by mistake; corrected"));
}

/* The site's ages */

static void
test_ages (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (ClewSignerAges) ages = NULL;
  g_autoptr (ClewSignerAges) again = NULL;

  set_up (&desk, 1);
  release_desk_present (&desk,
                        clew_preferences_window_new (GTK_WINDOW (desk.parent), desk.office));
  desk_test_choose (desk.window, "Age of majority", 3);
  desk_test_choose (desk.window, "Health", 4);
  desk_test_choose (desk.window, "Health", 5);
  desk_test_choose (desk.window, "Housing", 1);
  ages = clew_signer_ages_load (clew_office_get_store (desk.office), NULL);
  g_assert_cmpint (ages->majority, ==, 19);
  g_assert_cmpint (clew_signer_own_age (ages, "health"), ==, 14);
  g_assert_cmpint (clew_signer_own_age (ages, "housing"), ==, 10);
  g_assert_cmpint (clew_signer_own_age (ages, "plan"), ==, 19);
  desk_test_choose (desk.window, "Housing", 0);
  again = clew_signer_ages_load (clew_office_get_store (desk.office), NULL);
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
  g_test_add_func ("/clew/desk/release-life/open-ends", test_open_ends);
  g_test_add_func ("/clew/desk/release-life/adds-no-agency", test_adds_no_agency);
  g_test_add_func ("/clew/desk/release-life/doubts", test_doubts);
  g_test_add_func ("/clew/desk/release-life/correct", test_correct);
  g_test_add_func ("/clew/desk/release-life/ages", test_ages);
  return g_test_run ();
}
